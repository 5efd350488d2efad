"""Basket lines, loaded once with all that pricing and display ask for."""

from __future__ import annotations

from django.db.models import QuerySet


def with_everything(lines: QuerySet) -> QuerySet:
    """``lines`` in the order they were added, ready to be priced, checked and shown without another query a line."""
    return (
        lines.select_related(
            "product__product_class__profile",
            "product__parent__product_class__profile",
            "product__device__maker",
            "stockrecord__partner",
            "stockrecord__selling_unit",
        )
        .prefetch_related("attributes", "product__stock_levels", "product__parent__categories", "product__categories")
        .order_by("pk")
    )
