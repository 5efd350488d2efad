"""How an order travels, what that costs, and when it arrives. The figures stand in ``charges``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from shop.fulfilment.charges import KILOGRAM, TARIFFS
from shop.fulfilment.consignments import Consignment
from shop.fulfilment.working_days import Nation, is_working_day, next_working_day
from shop.fulfilment.zones import Destination

DISPATCH_UNTIL = dt.time(15, 0)
"""Orders placed before leave on the same working day."""
WAREHOUSE = Nation.ENGLAND
OVERNIGHT = 1
"""Working days on the way for what must stay cold."""
NOT_FROZEN = "{} must stay frozen, and we have no way to carry it so. Write to us about it."


@dataclass(frozen=True, slots=True)
class DeliveryMethod:
    """A way of delivery."""

    code: str
    name: str
    description: str


METHODS = (
    DeliveryMethod("standard", "Standard delivery", "To your door or goods-in, Monday to Friday."),
    DeliveryMethod("next-day", "Next working day", "Before 13:00 when ordered before 15:00."),
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A method for one consignment to one place. ``charge`` is without VAT, the ``surcharge`` for cold included."""

    method: DeliveryMethod
    charge: Decimal
    surcharge: Decimal
    leaves_on: dt.date
    arrives_on: dt.date


class NotDelivered(Exception):
    """It cannot be delivered so. The message is for the buyer."""


class UnknownDeliveryMethod(LookupError):
    """No delivery method goes by that code."""


def delivery_method(code: str) -> DeliveryMethod:
    """The method with ``code``. Raises UnknownDeliveryMethod."""
    for method in METHODS:
        if method.code == code:
            return method
    raise UnknownDeliveryMethod(code)


def deliver(
    method: DeliveryMethod,
    consignment: Consignment,
    to: Destination,
    *,
    goods_excl: Decimal,
    ordered_at: dt.datetime,
) -> Delivery:
    """What ``method`` costs and when it arrives, for goods worth ``goods_excl`` without VAT, ordered at local time.

    Raises:
        NotDelivered: it does not go there, not so heavy, or not cold.
    """
    if consignment.frozen:
        raise NotDelivered(NOT_FROZEN.format(consignment.frozen[0]))
    tariff = TARIFFS[method.code].get(to.zone)
    if tariff is None:
        raise NotDelivered(f"It does not go to {to.zone.value}.")
    is_cold = bool(consignment.cold)
    if is_cold and tariff.working_days != OVERNIGHT:
        raise NotDelivered(f"{consignment.cold[0]} must stay cold, and this takes longer than one night.")
    charge = tariff.charge_for(consignment.grams)
    if charge is None:
        raise NotDelivered(f"It takes no more than {tariff.heaviest // KILOGRAM} kg to {to.zone.value}.")
    if tariff.free_from is not None and goods_excl >= tariff.free_from:
        charge = Decimal("0.00")
    leaves_on = _leaves_on(ordered_at, to.nation, cold=is_cold)
    arrives_on = leaves_on
    for _ in range(tariff.working_days):
        arrives_on = next_working_day(arrives_on, WAREHOUSE, to.nation)
    return Delivery(method, charge + consignment.surcharge, consignment.surcharge, leaves_on, arrives_on)


def _leaves_on(ordered_at: dt.datetime, nation: Nation, *, cold: bool) -> dt.date:
    """The working day of the warehouse on which it leaves. Cold goods leave only when the very next day is one too,
    here and where they go: they do not lie in a depot over a weekend or a holiday.
    """
    day = ordered_at.date()
    if ordered_at.time() >= DISPATCH_UNTIL or not is_working_day(day, WAREHOUSE):
        day = next_working_day(day, WAREHOUSE)
    while cold and not is_working_day(day + dt.timedelta(days=1), WAREHOUSE, nation):
        day = next_working_day(day, WAREHOUSE)
    return day
