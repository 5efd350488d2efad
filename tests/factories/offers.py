"""Offers and vouchers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone
from oscar.core.loading import get_model

Benefit = get_model("offer", "Benefit")
Condition = get_model("offer", "Condition")
ConditionalOffer = get_model("offer", "ConditionalOffer")
Range = get_model("offer", "Range")
Voucher = get_model("voucher", "Voucher")


def ten_percent_off(*, name: str = "Ten percent off", **limits: Any) -> Any:
    """A site offer: ten percent off everything from one item on, within ``limits`` (Oscar's ``max_…`` fields)."""
    everything, _ = Range.objects.get_or_create(name="All products", includes_all_products=True)
    return ConditionalOffer.objects.create(
        name=name,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=Benefit.PERCENTAGE, value=Decimal("10")),
        **limits,
    )


def voucher(code: str = "THEATRE10", *, usage: str = Voucher.MULTI_USE, days: int = 30, **limits: Any) -> Any:
    """A voucher for ten percent off everything; ``days`` below zero make one whose time is over."""
    offer = ten_percent_off(name=f"Ten percent off with {code}", offer_type=ConditionalOffer.VOUCHER, **limits)
    now = timezone.now()
    made = Voucher.objects.create(
        name=code,
        code=code,
        usage=usage,
        start_datetime=now - dt.timedelta(days=60),
        end_datetime=now + dt.timedelta(days=days),
    )
    made.offers.add(offer)
    return made
