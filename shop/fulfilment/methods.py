"""How an order travels, what that costs, and when it arrives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

FREE_FROM = Decimal("150.00")
"""Goods without VAT from which standard delivery costs nothing."""
DISPATCH_UNTIL = dt.time(15, 0)
"""Orders placed before leave on the same working day."""


@dataclass(frozen=True, slots=True)
class DeliveryMethod:
    """A way of delivery. ``charge`` is without VAT, major units; ``working_days`` from dispatch to arrival."""

    code: str
    name: str
    description: str
    charge: Decimal
    working_days: int
    free_from: Decimal | None = None

    def charge_for(self, goods_excl: Decimal) -> Decimal:
        """What it costs without VAT for goods worth ``goods_excl`` without VAT."""
        return Decimal("0.00") if self.free_from is not None and goods_excl >= self.free_from else self.charge

    def arrives_on(self, ordered_at: dt.datetime) -> dt.date:
        """The day it arrives when ordered at ``ordered_at`` (local time). Weekends do not count."""
        day = ordered_at.date()
        if ordered_at.time() >= DISPATCH_UNTIL or not _is_working_day(day):
            day = _next_working_day(day)
        for _ in range(self.working_days):
            day = _next_working_day(day)
        return day


METHODS = (
    DeliveryMethod(
        code="standard",
        name="Standard delivery",
        description="To your door or goods-in, Monday to Friday.",
        charge=Decimal("6.50"),
        working_days=2,
        free_from=FREE_FROM,
    ),
    DeliveryMethod(
        code="next-day",
        name="Next working day",
        description="Before 13:00 on the next working day when ordered before 15:00.",
        charge=Decimal("12.00"),
        working_days=1,
    ),
)


class UnknownDeliveryMethod(LookupError):
    """No delivery method goes by that code."""


def delivery_method(code: str) -> DeliveryMethod:
    """The method with ``code``. Raises UnknownDeliveryMethod."""
    for method in METHODS:
        if method.code == code:
            return method
    raise UnknownDeliveryMethod(code)


def _is_working_day(day: dt.date) -> bool:
    return day.weekday() < 5


def _next_working_day(day: dt.date) -> dt.date:
    day += dt.timedelta(days=1)
    while not _is_working_day(day):
        day += dt.timedelta(days=1)
    return day
