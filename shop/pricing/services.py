"""Changing how a product is sold."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from shop.pricing.models import PriceTier, SellingUnit


@transaction.atomic
def set_tiers(unit: SellingUnit, tiers: Iterable[tuple[int, Decimal]]) -> None:
    """Give ``unit`` these tiers, (from so many, price for one without VAT), and no others. Safe to repeat."""
    wanted = dict(tiers)
    SellingUnit.objects.select_for_update().get(pk=unit.pk)
    unit.tiers.all().delete()
    PriceTier.objects.bulk_create(
        PriceTier(unit=unit, from_quantity=from_quantity, price=price) for from_quantity, price in wanted.items()
    )
