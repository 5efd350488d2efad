"""Which unit of a product is sold at what price, and whether there is enough of it."""

from __future__ import annotations

from typing import Any

from django.utils.functional import SimpleLazyObject
from oscar.apps.partner import strategy
from oscar.apps.partner.availability import Base as Availability
from oscar.apps.partner.availability import Unavailable
from oscar.apps.partner.prices import Base as Pricing
from oscar.apps.partner.prices import Unavailable as NoPrice

from shop.data import Price, SellingUnit
from shop.pricing.prices import oscar_price
from shop.pricing.units import not_sold_in, selling_unit
from shop.stock.availability import Supply, shortage
from shop.stock.levels import supply_of
from shop.stock.selling_units import base_quantity


class Selector(strategy.Selector):
    """One strategy for everybody, for now."""

    def strategy(self, request: Any = None, user: Any = None, **kwargs: Any) -> Strategy:
        return Strategy(request)


class Strategy(strategy.Structured):
    """Prices without VAT on stock records, VAT beside them, stock in base units."""

    def fetch_for_line(self, line: Any, stockrecord: Any = None) -> strategy.PurchaseInfo:
        """A line keeps the unit it was added in: its own stock record, never the product's first. What one costs
        depends on how many of it the line holds.
        """
        return strategy.PurchaseInfo(
            price=_pricing(line.unit.price_for(line.quantity)),
            availability=SimpleLazyObject(lambda: _availability(line.product, line.unit)),  # who prices asks no stock
            stockrecord=line.stockrecord,
        )

    def select_stockrecord(self, product: Any) -> Any:
        """The unit that is offered first: the smallest that has a price."""
        return min(product.stockrecords.all(), key=_order_of_offer, default=None)

    def pricing_policy(self, product: Any, stockrecord: Any) -> Pricing:
        return NoPrice() if stockrecord is None else _pricing(selling_unit(stockrecord).price)

    def availability_policy(self, product: Any, stockrecord: Any) -> Availability:
        return Unavailable() if stockrecord is None else _availability(product, selling_unit(stockrecord))

    def parent_pricing_policy(self, product: Any, children_stock: list[tuple[Any, Any]]) -> Pricing:
        """A family is priced as the cheapest of what is offered first of its variants."""
        priced = [record for _, record in children_stock if record is not None and record.price is not None]
        return self.pricing_policy(product, min(priced, key=lambda record: record.price, default=None))

    def parent_availability_policy(self, product: Any, children_stock: list[tuple[Any, Any]]) -> Availability:
        """A family is available when any of its variants is."""
        policies = [self.availability_policy(child, record) for child, record in children_stock]
        return next((policy for policy in policies if policy.is_available_to_buy), Unavailable())


def _order_of_offer(record: Any) -> tuple[bool, int, int]:
    return record.price is None, base_quantity(record), record.pk


def _pricing(price: Price | None) -> Pricing:
    return NoPrice() if price is None else oscar_price(price)


def _availability(product: Any, unit: SellingUnit) -> Availability:
    if not product.is_public or (product.parent_id and not product.parent.is_public):
        return Unavailable()
    supply = supply_of(
        product, smallest_unit=unit.base_quantity, base_name=unit.base_name, priced=unit.price is not None
    )
    return UnitAvailability(supply, unit)


class UnitAvailability(Availability):
    """Stock of a product, asked for in one of its selling units."""

    def __init__(self, supply: Supply, unit: SellingUnit) -> None:
        self.supply = supply
        self.unit = unit

    @property
    def num_available(self) -> int:
        """Whole selling units free to sell now."""
        return self.unit.from_base(self.supply.free)[0]

    @property
    def code(self) -> str:
        return "available" if self.is_available_to_buy else "unavailable"

    @property
    def is_available_to_buy(self) -> bool:
        """Whether the fewest that are sold can be had."""
        return self.is_purchase_permitted(self.unit.minimum)[0]

    @property
    def message(self) -> str:
        return self.is_purchase_permitted(self.unit.minimum)[1] or "Available"

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        """Whether ``quantity`` selling units can be ordered, and otherwise why not."""
        reason = not_sold_in(self.unit, quantity) or shortage(
            self.supply,
            wanted=self.unit.base_units(quantity),
            unit_label=self.unit.label,
            base_quantity=self.unit.base_quantity,
        )
        return not reason, reason
