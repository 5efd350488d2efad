"""The level that a product sells from, without a query where it is loaded."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from shop.stock.availability import Supply
from shop.stock.models import StockLevel
from shop.stock.services import MAIN_LOCATION


def main_levels() -> QuerySet:
    """Levels at the place that sells."""
    return StockLevel.objects.filter(location__code=MAIN_LOCATION)


def prefetch_main_levels(product: str = "") -> Prefetch:
    """Loads the main level of products for ``main_level``; ``product`` is the lookup that leads to them."""
    lookup = f"{product}__stock_levels" if product else "stock_levels"
    return Prefetch(lookup, queryset=main_levels(), to_attr="main_levels")


def main_level(product: Any) -> StockLevel | None:
    """The level that ``product`` sells from; None where it is not stocked."""
    loaded = getattr(product, "main_levels", None)
    if loaded is None:
        return main_levels().filter(product=product.pk).first()
    return loaded[0] if loaded else None


def supply_of(
    product: Any, *, smallest_unit: int = 1, base_name: str = "each", unit_label: str = "", priced: bool = True
) -> Supply:
    """What decides whether ``product`` can be bought in units of ``smallest_unit``, called ``unit_label``."""
    level = main_level(product)
    device = getattr(product, "device", None)
    return Supply(
        on_hand=level.on_hand if level else None,
        reserved=level.reserved if level else 0,
        backorder_allowed=bool(level and level.backorder_allowed),
        expected_on=level.expected_on if level else None,
        discontinued=bool(device and device.discontinued),
        priced=priced,
        smallest_unit=smallest_unit,
        base_name=base_name,
        unit_label=unit_label,
    )
