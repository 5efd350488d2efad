"""Basket lines, loaded once with all that pricing and display ask for."""

from __future__ import annotations

from django.db.models import QuerySet

from shop.pricing.units import tiers_of
from shop.stock.levels import prefetch_main_levels


def with_everything(lines: QuerySet) -> QuerySet:
    """``lines`` in the order they were added, ready to be priced, checked and shown without another query a line."""
    return to_be_priced(lines).prefetch_related(prefetch_main_levels("product"))


def to_be_priced(lines: QuerySet) -> QuerySet:
    """The same without their stock, in one query: for who only says what they cost."""
    return (
        lines.select_related(
            "product__product_class__profile",
            "product__parent__product_class__profile",
            "product__device__maker",
            "product__parent__device__maker",
            "stockrecord__partner",
            "stockrecord__selling_unit",
            "agreed_wait",
        )
        .annotate(price_tiers=tiers_of("stockrecord"))
        .order_by("pk")
    )
