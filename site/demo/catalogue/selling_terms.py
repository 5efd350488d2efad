"""In which numbers the demonstration sells, and what more of it costs: a few classes have terms, most have none."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from demo.catalogue.schema import SellingUnit

PENNY = Decimal("0.01")
BY_THE_BOX = {
    "absorbable-suture": ((5, 3), (20, 7)),
    "non-absorbable-suture": ((5, 3), (20, 7)),
    "examination-glove": ((10, 4), (40, 9)),
    "surgical-glove": ((5, 4), (20, 8)),
}
"""Class → (from so many boxes, per cent less)."""
IN_FIVES = {"safety-scalpel", "bandage"}
"""Classes whose cheap single pieces are sold in fives."""
CHEAP = Decimal("2.00")


GRAMS = {
    "absorbable-suture": 6,
    "non-absorbable-suture": 6,
    "scalpel-blade": 3,
    "safety-scalpel": 14,
    "needle-holder": 55,
    "scissors": 48,
    "tissue-forceps": 32,
    "haemostat": 45,
    "retractor": 160,
    "bone-instrument": 240,
    "surgical-glove": 38,
    "examination-glove": 620,
    "surgical-gown": 210,
    "surgical-drape": 180,
    "syringe": 16,
    "wound-dressing": 12,
}
"""Class → what one base unit weighs; others nobody has weighed."""
PACKAGING = 10
"""Per cent of the goods that the box around them weighs."""
EQUIPMENT = frozenset({
    "needle-holder", "scissors", "tissue-forceps", "haemostat", "retractor", "bone-instrument", "scalpel-handle",
    "laparoscopic-instrument", "electrosurgery",
})  # fmt: skip
"""Classes of medical equipment: eligible bodies buy them without VAT."""


class Terms(NamedTuple):
    minimum: int = 1
    multiple: int = 1
    tiers: tuple[tuple[int, Decimal], ...] = ()
    """(from so many, price for one)."""


def terms(class_slug: str, unit: SellingUnit) -> Terms:
    """How ``unit`` of a product of that class is sold."""
    if unit.quantity == 1 and class_slug in IN_FIVES and unit.price < CHEAP:
        return Terms(minimum=5, multiple=5)
    if unit.code != "BX" or class_slug not in BY_THE_BOX:
        return Terms()
    return Terms(
        tiers=tuple(
            (from_quantity, (unit.price * (100 - per_cent) / 100).quantize(PENNY))
            for from_quantity, per_cent in BY_THE_BOX[class_slug]
        )
    )


def grams(class_slug: str, unit: SellingUnit) -> int | None:
    """What one ``unit`` weighs in its packaging; None where nobody has weighed it."""
    one = GRAMS.get(class_slug)
    return one and -(-one * unit.quantity * (100 + PACKAGING) // 100)


def tax_class(class_slug: str) -> str:
    """How products of that class are taxed at home."""
    return "equipment" if class_slug in EQUIPMENT else "standard"
