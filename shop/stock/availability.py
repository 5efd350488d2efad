"""Stock as words for the buyer. Quantities are base units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.utils.formats import date_format

from core.units import counted, pieces
from shop.data import Availability

ON_REQUEST = "Its price is on request: write to us and we answer with a quote."
LOW_BELOW_UNITS = 5
"""Fewer than so many of the smallest selling unit are "low"."""


@dataclass(frozen=True, slots=True)
class Supply:
    """What decides whether a product can be bought: its level at the place that sells, and what the shop says of it.

    ``smallest_unit`` counts the base units of its smallest selling unit and ``unit_label`` names it ("box of 12");
    ``on_hand`` is None where nothing is stocked.
    """

    on_hand: int | None = None
    reserved: int = 0
    backorder_allowed: bool = False
    expected_on: dt.date | None = None
    discontinued: bool = False
    priced: bool = True
    smallest_unit: int = 1
    base_name: str = "each"
    unit_label: str = ""

    @property
    def left(self) -> str:
        """What is free to sell as it is sold: "6 boxes" of what comes in boxes of 12, "240" of eaches."""
        name = self.unit_label.partition(" of ")[0]
        if self.smallest_unit > 1 and name and self.sells_now:
            return counted(self.free // self.smallest_unit, name)
        return counted(self.free, self.base_name)

    @property
    def free(self) -> int:
        """Base units free to sell now; never negative."""
        return max((self.on_hand or 0) - self.reserved, 0)

    @property
    def sells_now(self) -> bool:
        """Whether one selling unit can leave today."""
        return self.priced and self.free >= self.smallest_unit

    @property
    def sells_later(self) -> bool:
        """Whether it may be ordered although it is not there."""
        return self.priced and self.backorder_allowed and self.on_hand is not None and not self.discontinued

    def due(self, today: dt.date) -> dt.date | None:
        """The day of the next delivery, unless it has passed: a broken promise is no promise."""
        return self.expected_on if self.expected_on and self.expected_on >= today else None


def availability(supply: Supply, *, today: dt.date) -> Availability:
    """Whether one product can be bought, in words."""
    free = supply.free
    due = supply.due(today)
    if supply.sells_now:
        if supply.discontinued:
            return Availability("discontinued", f"Discontinued, {supply.left} left", orderable=True, available=free)
        if free < LOW_BELOW_UNITS * supply.smallest_unit:
            return Availability(
                "low", f"Low stock, {supply.left} left", orderable=True, available=free, expected_on=due
            )
        return Availability("in_stock", f"In stock, {supply.left}", orderable=True, available=free)
    if supply.discontinued:
        return Availability("discontinued", "Discontinued", orderable=False, available=free)
    if not supply.priced:
        return Availability("on_request", "Price on request", orderable=False, available=None)
    if supply.sells_later:
        return Availability(
            "back_order", _with_date("On back-order", due), orderable=True, available=free, expected_on=due
        )
    return Availability("out", _with_date("Out of stock", due), orderable=False, available=free, expected_on=due)


def shortage(supply: Supply, *, wanted: int, unit_label: str, base_quantity: int) -> str:
    """Why ``wanted`` base units cannot be ordered in units of ``base_quantity``, in words; empty when they can."""
    if not supply.priced:
        return ON_REQUEST
    if wanted <= supply.free or supply.sells_later:
        return ""
    if whole := supply.free // base_quantity:
        return f"Only {pieces(whole, unit_label)} left."
    if supply.discontinued:
        return "It is discontinued and sold out."
    if supply.free:
        return f"Only {counted(supply.free, supply.base_name)} left, fewer than one {unit_label}."
    return "It is out of stock."


@dataclass(frozen=True, slots=True)
class FamilySupply:
    """What decides whether any variant of a family can be bought. ``items``: how many variants there are."""

    items: int
    sold: int
    """Not discontinued."""
    now: int
    """Those of which a unit can leave today."""
    free: int
    """Base units, of all of them."""
    any_priced: bool
    """Whether any that is not discontinued has a price."""
    any_later: bool
    """Whether any may be ordered although it is not there."""
    due: dt.date | None
    """The first day, today or later, on which any of them that is not discontinued is expected."""

    @classmethod
    def of(cls, supplies: Sequence[Supply], *, today: dt.date) -> Self:
        """The variants' ``supplies`` summed up; ``shop.catalogue.card_rows`` does the same in the database."""
        sold = [supply for supply in supplies if not supply.discontinued]
        return cls(
            items=len(supplies),
            sold=len(sold),
            now=sum(supply.sells_now for supply in supplies),
            free=sum(supply.free for supply in supplies),
            any_priced=any(supply.priced for supply in sold),
            any_later=any(supply.sells_later for supply in sold),
            due=min((due for supply in sold if (due := supply.due(today))), default=None),
        )


def family_availability(family: FamilySupply) -> Availability:
    """Whether any variant of a family can be bought, in words; ``available`` adds up all of them."""
    if family.now:
        some = f"{family.now} of {family.items}" if family.now < family.items else f"all {family.items}"
        return Availability("in_stock", f"In stock in {some} variants", orderable=True, available=family.free)
    if not family.sold:
        return Availability("discontinued", "Discontinued", orderable=False, available=family.free)
    if not family.any_priced:
        return Availability("on_request", "Price on request", orderable=False, available=None)
    code, words = ("back_order", "On back-order") if family.any_later else ("out", "Out of stock")
    label = _with_date(words, family.due)
    return Availability(code, label, orderable=family.any_later, available=family.free, expected_on=family.due)


def _with_date(words: str, due: dt.date | None) -> str:
    return f"{words}, expected {date_format(due, 'j F Y')}" if due else words
