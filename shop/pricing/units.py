"""From stock records to the units that people buy."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef
from django.db.models.functions import Cast, JSONObject

from shop import data
from shop.pricing.models import PriceTier, unit_label
from shop.pricing.prices import price_of
from shop.pricing.tax import TaxClass

if TYPE_CHECKING:
    from shop.forks.partner.models import StockRecord


def tiers_of(unit: str) -> ArraySubquery:
    """For ``annotate(price_tiers=…)``: the tiers of the selling unit whose id the column ``unit`` holds.

    ``read_tiers`` understands them. So a list of units costs no query for its tiers.
    """
    step = JSONObject(from_quantity="from_quantity", price=Cast("price", CharField()))  # JSON numbers are floats
    return ArraySubquery(PriceTier.objects.filter(unit=OuterRef(unit)).order_by("from_quantity").values(step=step))


def read_tiers(steps: Iterable[dict[str, Any]]) -> list[tuple[int, Decimal]]:
    """(from so many, price without VAT) in rising order."""
    return [(step["from_quantity"], Decimal(step["price"])) for step in steps]


def selling_unit(record: StockRecord, tiers: Iterable[dict[str, Any]] | None = None) -> data.SellingUnit:
    """``record`` as it is offered. Costs no query when its ``selling_unit`` is loaded and its tiers are given, or stand
    on it as ``price_tiers``.
    """
    unit = getattr(record, "selling_unit", None)
    steps = getattr(record, "price_tiers", None) if tiers is None else tiers
    if steps is None and unit:
        known = list(unit.tiers.values_list("from_quantity", "price"))
    else:
        known = read_tiers(steps or ())
    return unit_of(
        stockrecord_id=record.pk,
        sku=record.partner_sku,
        price=record.price,
        currency=record.price_currency,
        code=unit and unit.code,
        base_quantity=unit and unit.base_quantity,
        base_name=unit and unit.base_name,
        minimum=unit and unit.minimum,
        multiple=unit and unit.multiple,
        tax_class=unit and unit.tax_class,
        tiers=known,
    )


def unit_of(
    *,
    stockrecord_id: int,
    sku: str,
    price: Decimal | None,
    currency: str,
    code: str | None = None,
    base_quantity: int | None = None,
    base_name: str | None = None,
    minimum: int | None = None,
    multiple: int | None = None,
    tax_class: str | None = None,
    tiers: Iterable[tuple[int, Decimal]] = (),
) -> data.SellingUnit:
    """A unit from columns of a stock record and its selling unit; without one it is an each.

    ``tiers`` are (from so many, price without VAT) in rising order; those that make nothing cheaper are left out.
    """
    code, base_quantity, base_name = code or "EA", base_quantity or 1, base_name or "each"
    fewest, tax_class = minimum or 1, tax_class or TaxClass.STANDARD
    priced = partial(price_of, currency=currency, tax_class=tax_class)
    falling: list[data.PriceStep] = []
    paid = None if price is None else priced(price)
    for from_quantity, lower in tiers:
        step = priced(lower)
        best = falling[-1].price if falling else paid
        if best is None or step.excl >= best.excl:
            continue
        if from_quantity <= fewest:
            paid = step
        else:
            falling.append(data.PriceStep(from_quantity, step, priced(step.excl / base_quantity)))
    return data.SellingUnit(
        stockrecord_id=stockrecord_id,
        sku=sku,
        code=code,
        label=unit_label(code, base_quantity, base_name),
        base_quantity=base_quantity,
        price=paid,
        price_per_base=paid and priced(paid.excl / base_quantity),
        base_name=base_name,
        minimum=fewest,
        multiple=multiple or 1,
        tax_class=tax_class,
        tiers=tuple(falling),
    )


def not_sold_in(unit: data.SellingUnit, quantity: int) -> str:
    """Why ``quantity`` of ``unit`` are not sold, and which number is, in words; empty when they are."""
    following = unit.allowed(quantity)
    if following == quantity:
        return ""
    return f"{unit.rule} The next quantity is {following:,}."
