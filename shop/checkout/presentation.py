"""What the checkout's pages show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shop.checkout.taxing import taxes_of
from shop.data import Price
from shop.fulfilment.charges import COLD_BOX
from shop.fulfilment.consignments import Consignment, consignment_of
from shop.fulfilment.methods import METHODS, NotDelivered, deliver
from shop.fulfilment.zones import destination_of
from shop.pricing.tax import shared_out

TITLES_SAID = 2


@dataclass(frozen=True, slots=True)
class DeliveryChoice:
    """A delivery method for one basket and one address, with its charge and its day; or why it is not offered."""

    code: str
    name: str
    description: str
    price: Price | None = None
    arrives_on: dt.date | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryChoices:
    """All methods for one basket and one address. ``place`` is where that is; ``notes`` are sentences on the goods."""

    offered: tuple[DeliveryChoice, ...]
    refused: tuple[DeliveryChoice, ...]
    place: str
    is_assumed: bool
    """No postcode is known yet."""
    notes: tuple[str, ...] = ()

    def refusal_of(self, code: str) -> str:
        """Why the method with ``code`` is not offered; empty when it is."""
        return next((choice.refusal for choice in self.refused if choice.code == code), "")


def delivery_choices(
    basket: Any, *, country: str, postcode: str, vat_number: str, user: Any, now: dt.datetime
) -> DeliveryChoices:
    """Every method with what it costs for ``basket`` to that address and when it arrives if ordered at ``now`` (local
    time).
    """
    rows = list(basket.all_lines())
    to, consignment = destination_of(country, postcode), consignment_of(rows)
    taxes = taxes_of(rows, {"country_id": to.country, "vat_number": vat_number}, user, on=now.date())
    worth = [
        (tax, line.line_price_excl_tax_incl_discounts) for line, tax in zip(rows, taxes, strict=True) if line.unit.price
    ]
    goods_excl = basket.total_excl_tax
    choices = []
    for method in METHODS:
        words = method.code, method.name, method.description
        try:
            found = deliver(method, consignment, to, goods_excl=goods_excl, ordered_at=now)
        except NotDelivered as refused:
            choices.append(DeliveryChoice(*words, refusal=str(refused)))
        else:
            vat = sum((part.vat for part in shared_out(found.charge, worth)), Decimal("0.00"))
            price = Price(excl=found.charge, incl=found.charge + vat)
            choices.append(DeliveryChoice(*words, price=price, arrives_on=found.arrives_on))
    return DeliveryChoices(
        offered=tuple(choice for choice in choices if not choice.refusal),
        refused=tuple(choice for choice in choices if choice.refusal),
        place=to.zone.value,
        is_assumed=not postcode.strip(),
        notes=goods_notes(consignment),
    )


def goods_notes(consignment: Consignment) -> tuple[str, ...]:
    """What a buyer must know of how the goods travel, one sentence or two each."""
    notes = []
    if consignment.cold:
        boxes = "an insulated box" if consignment.cold_boxes == 1 else f"{consignment.cold_boxes} insulated boxes"
        notes.append(
            f"{_listed(consignment.cold)} must stay at 8 °C or below: the charge includes {boxes} at £{COLD_BOX:.2f},"
            " and nothing leaves the day before a weekend or a holiday."
        )
    if consignment.not_stated:
        travels, it = ("It travels", "it") if len(consignment.not_stated) == 1 else ("They travel", "one")
        notes.append(
            f"No storage temperature is stated for {_listed(consignment.not_stated)}. {travels} without cooling;"
            f" if you know that {it} must stay cold, write to us before you order."
        )
    return tuple(notes)


def address_lines(details: dict[str, Any]) -> list[str]:
    """The delivery address of the details given, name first, without empty lines."""
    name = f"{details['first_name']} {details['last_name']}"
    parts = (name, details["line1"], details["line2"], details["line3"], details["line4"], details["postcode"])
    return [part for part in parts if part]


def _listed(titles: tuple[str, ...]) -> str:
    said, more = titles[:TITLES_SAID], len(titles) - TITLES_SAID
    if more > 0:
        return f"{', '.join(said)} and {more} more"
    return " and ".join(said)
