"""What the checkout's pages show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from shop.data import Price
from shop.fulfilment.methods import METHODS
from shop.pricing.prices import price_of


@dataclass(frozen=True, slots=True)
class DeliveryChoice:
    """A delivery method for one basket, with its charge and its day."""

    code: str
    name: str
    description: str
    price: Price
    arrives_on: dt.date


def delivery_choices(basket: Any, *, now: dt.datetime) -> list[DeliveryChoice]:
    """Every method with what it costs for ``basket`` and when it arrives if ordered at ``now`` (local time)."""
    goods = basket.total_excl_tax
    return [
        DeliveryChoice(
            code=method.code,
            name=method.name,
            description=method.description,
            price=price_of(method.charge_for(goods)),
            arrives_on=method.arrives_on(now),
        )
        for method in METHODS
    ]


def address_lines(details: dict[str, Any]) -> list[str]:
    """The delivery address of the details given, name first, without empty lines."""
    name = f"{details['first_name']} {details['last_name']}"
    parts = (name, details["line1"], details["line2"], details["line3"], details["line4"], details["postcode"])
    return [part for part in parts if part]
