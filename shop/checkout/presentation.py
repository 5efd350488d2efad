"""What the checkout's pages show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings

from core.money import to_pennies
from shop.fulfilment.methods import METHODS
from shop.pricing.models import SellingUnit


@dataclass(frozen=True, slots=True)
class DeliveryChoice:
    """A delivery method for this basket. ``charge_incl`` is with VAT; both are 0.00 when it is free."""

    code: str
    name: str
    description: str
    charge_excl: Decimal
    charge_incl: Decimal
    arrives_on: dt.date
    chosen: bool


@dataclass(frozen=True, slots=True)
class CheckoutLine:
    """A line of the little summary beside the form."""

    title: str
    quantity: int
    unit_label: str
    line_excl: Decimal


def delivery_choices(basket: Any, *, chosen: str | None, now: dt.datetime) -> list[DeliveryChoice]:
    """Every method with what it costs for ``basket`` and when it arrives if ordered at ``now`` (local time)."""
    goods = basket.total_excl_tax
    choices = []
    for method in METHODS:
        charge = method.charge_for(goods)
        choices.append(
            DeliveryChoice(
                code=method.code,
                name=method.name,
                description=method.description,
                charge_excl=charge,
                charge_incl=to_pennies(charge * (1 + Decimal(settings.VAT_RATE))),
                arrives_on=method.arrives_on(now),
                chosen=method.code == chosen,
            )
        )
    return choices


def checkout_lines(basket: Any) -> list[CheckoutLine]:
    """The basket's lines in short."""
    lines = []
    for line in basket.all_lines():
        unit: SellingUnit | None = getattr(line.stockrecord, "selling_unit", None)
        lines.append(
            CheckoutLine(
                title=line.product.get_title(),
                quantity=line.quantity,
                unit_label=unit.label if unit else "each",
                line_excl=to_pennies(line.line_price_excl_tax_incl_discounts),
            )
        )
    return lines
