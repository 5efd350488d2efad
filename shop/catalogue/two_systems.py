"""Lengths, volumes and weights in metric and in imperial units, for buyers who think in the other one.

French, gauge and suture sizes are scales of their own and stay as they are; so does everything that is not a number,
or numbers, with one unit behind.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from shop.data import Fact
from shop.devices.measures import measure

OTHER = {
    "mm": "in", "cm": "in", "m": "ft", "mL": "US fl oz", "L": "US fl oz", "g": "oz", "kg": "lb",
    "in": "mm", "ft": "m", "fl oz": "mL", "oz": "g", "lb": "kg",
}  # fmt: skip
"""A unit as we print it → the one of the other system that people use for such a thing."""
METRIC = {"mm", "cm", "m", "mL", "L", "g", "kg"}
REGISTER = {"US fl oz": "fl oz"}
"""Units that ``measures`` knows under another name."""
OUNCE = Decimal("28.349523125")
"""Grams; ``measures`` has no ounce."""
DIGITS = 3
"""Significant ones: enough to recognise a size, too few to look exact."""

_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
_ENDS = "(?:from |up to )?"
_MEASURE = re.compile(
    rf"({_ENDS}{_NUMBER}(?:(?:, | to | × ){_ENDS}{_NUMBER})*) ({'|'.join(sorted(OTHER, key=len, reverse=True))})"
)


def in_two_systems(fact: Fact) -> Fact:
    """``fact`` with its value in both systems, where it is a measure; else as it is."""
    found = _MEASURE.fullmatch(fact.value) if fact.stated else None
    if found is None:
        return fact
    numbers, unit = found.groups()
    other = OTHER[unit]
    converted = f"{re.sub(_NUMBER, lambda number: _converted(number.group(), unit, other), numbers)} {other}"
    if unit in METRIC:
        return replace(fact, metric=fact.value, imperial=converted)
    return replace(fact, metric=converted, imperial=fact.value)


def _converted(number: str, unit: str, other: str) -> str:
    return _rounded(_in_unit(Decimal(number), unit, other))


def _in_unit(value: Decimal, unit: str, other: str) -> Decimal:
    if other == "oz":
        return measure(value, unit).value / OUNCE
    if unit == "oz":
        return value * OUNCE
    return measure(value, unit).in_unit(REGISTER.get(other, other))


def _rounded(value: Decimal) -> str:
    """``DIGITS`` significant digits, without zeros at the end."""
    if not value:
        return "0"
    places = DIGITS - 1 - value.adjusted()
    rounded = value.quantize(Decimal(1).scaleb(-places) if places > 0 else Decimal(1), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".") if places > 0 else f"{rounded:f}"
