"""Measures in the units that the shop counts in: mm, mL and g; French and gauge are scales of their own.

Conversions are exact: every factor is a terminating decimal, so a measure that is converted and back is the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

_DIGITS = 60
"""Of the arithmetic: more than any measure of the register times any factor has, so nothing is ever rounded."""


class Scale(StrEnum):
    """What a measure is counted in."""

    MM = "mm"
    ML = "mL"
    GRAM = "g"
    FRENCH = "Fr"
    GAUGE = "G"
    DEGREE = "°"


class UnknownUnit(ValueError):
    """A unit that has no place among the scales; the message names it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """``value`` on ``scale``: millimetres, millilitres, grams, French (a third of a millimetre), gauge, degrees."""

    value: Decimal
    scale: Scale

    def in_unit(self, unit: str) -> Decimal:
        """The number to write before ``unit``, to as many digits as arithmetic carries where it does not end.

        Raises:
            UnknownUnit: ``unit`` is not known, or measures something else.
        """
        factor, scale = _unit(unit)
        if scale != self.scale:
            raise UnknownUnit(f"{unit} does not measure what {self.scale} measures")
        with localcontext(prec=_DIGITS):
            return self.value / factor


_MICROMETRE = Decimal("0.001")
_INCH = Decimal("25.4")
_US_FLUID_OUNCE = Decimal("29.5735295625")
_POUND = Decimal("453.59237")

_UNITS: dict[str, tuple[Decimal, Scale]] = {
    name: (factor, scale)
    for names, factor, scale in (
        ("mm millimeter millimetre millimeters millimetres", Decimal(1), Scale.MM),
        ("cm centimeter centimetre centimeters centimetres", Decimal(10), Scale.MM),
        ("m meter metre meters metres", Decimal(1000), Scale.MM),
        ("µm um micrometer micrometre", _MICROMETRE, Scale.MM),
        ('in inch inches "', _INCH, Scale.MM),
        ("ft foot feet '", _INCH * 12, Scale.MM),
        ("ml cc milliliter millilitre milliliters millilitres", Decimal(1), Scale.ML),
        ("l liter litre liters litres", Decimal(1000), Scale.ML),
        ("floz fluidounce fluidounces", _US_FLUID_OUNCE, Scale.ML),
        ("g gram grams", Decimal(1), Scale.GRAM),
        ("mg milligram milligrams", Decimal("0.001"), Scale.GRAM),
        ("kg kilogram kilograms", Decimal(1000), Scale.GRAM),
        ("lb lbs pound pounds", _POUND, Scale.GRAM),
        ("fr f french ch charriere charrière", Decimal(1), Scale.FRENCH),
        ("ga gauge gauges", Decimal(1), Scale.GAUGE),
        ("° degree degrees", Decimal(1), Scale.DEGREE),
    )
    for name in names.split()
}


def measure(value: Decimal, unit: str) -> Measure:
    """``value`` of ``unit`` on its scale, exactly. Units in any case: Millimeter, CM, inch, fl oz, French, lb.

    A bare G is a gram here; the gauge is written Ga or Gauge.

    Raises:
        UnknownUnit: ``unit`` is not known.
    """
    factor, scale = _unit(unit)
    with localcontext(prec=_DIGITS):
        product = value * factor
        return Measure(product.normalize() if product else Decimal(0), scale)


def french_to_millimetres(french: Decimal) -> Decimal:
    """The outer diameter that a French size means, in mm: a third of it, to the digits that arithmetic carries."""
    return french / 3


def _unit(unit: str) -> tuple[Decimal, Scale]:
    known = _UNITS.get("".join(unit.casefold().split()).rstrip("."))
    if known is None:
        raise UnknownUnit(unit)
    return known


_MIXED = re.compile(r"(?:(\d{1,4})[ -])?(\d{1,3})/(\d{1,3})", re.ASCII)
_PLAIN = re.compile(r"\d{1,6}(?:\.\d{1,6})?|\.\d{1,6}", re.ASCII)


def number(text: str) -> Decimal | None:
    """A number as catalogues write it: 18, 4.5, .035, 4 3/4, 4-3/4, 7/8. None for anything else.

    A fraction that never ends in decimals (1/3) is None too, as it cannot be said exactly.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    mixed = _MIXED.fullmatch(text)
    if mixed is None or not int(mixed[3]):
        return None
    whole, over, under = int(mixed[1] or 0), int(mixed[2]), int(mixed[3])
    value = Decimal(over) / under
    return whole + value if value * under == over and len(value.as_tuple().digits) < 12 else None
