"""What delivery costs, by method, zone and weight: the whole table. Pounds without VAT, weights in grams.

Who changes a figure here changes the page "Delivery and returns" as well; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shop.fulfilment.zones import Zone

KILOGRAM = 1_000
STEP = 10 * KILOGRAM
"""What is heavier than the last band costs so much more for each of these, begun ones included."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """One method to one zone. ``bands`` are (up to so many grams, charge), rising. ``further`` is the charge for each
    ``STEP`` above the last band; None where nothing heavier is taken.
    """

    working_days: int
    bands: tuple[tuple[int, Decimal], ...]
    further: Decimal | None = None
    free_from: Decimal | None = None
    """Goods without VAT from which it costs nothing."""

    @property
    def heaviest(self) -> int:
        """The weight at which the last band ends."""
        return self.bands[-1][0]

    def charge_for(self, grams: int) -> Decimal | None:
        """What ``grams`` cost; None when that is too heavy."""
        for up_to, charge in self.bands:
            if grams <= up_to:
                return charge
        if self.further is None:
            return None
        return self.bands[-1][1] + self.further * -(-(grams - self.heaviest) // STEP)


def _bands(to_10: str, to_20: str, to_30: str) -> tuple[tuple[int, Decimal], ...]:
    return tuple((n * STEP, Decimal(charge)) for n, charge in enumerate((to_10, to_20, to_30), start=1))


TARIFFS: Mapping[str, Mapping[Zone, Tariff]] = {
    "standard": {
        Zone.MAINLAND: Tariff(2, _bands("6.50", "8.50", "11.00"), Decimal("4.00"), free_from=Decimal("150.00")),
        Zone.HIGHLANDS: Tariff(3, _bands("12.50", "17.50", "24.00"), Decimal("8.00")),
        Zone.NORTHERN_IRELAND: Tariff(3, _bands("11.00", "15.00", "21.00"), Decimal("7.00")),
        Zone.ISLE_OF_MAN: Tariff(3, _bands("12.00", "16.50", "23.00"), Decimal("8.00")),
        Zone.CHANNEL_ISLANDS: Tariff(4, _bands("14.50", "20.00", "28.00"), Decimal("9.50")),
        Zone.IRELAND: Tariff(4, _bands("16.00", "22.00", "30.00"), Decimal("10.00")),
    },
    "next-day": {
        Zone.MAINLAND: Tariff(1, _bands("12.00", "16.00", "21.00"), Decimal("7.00")),
        Zone.NORTHERN_IRELAND: Tariff(1, _bands("24.00", "32.00", "41.00")),
    },
}
"""A method does not go where it has no tariff."""

COLD_BOX = Decimal("14.00")
"""An insulated box with its coolant, added to the charge."""
COLD_BOX_HOLDS = 8 * KILOGRAM
"""Of goods that travel cold."""

WEIGHTS = {
    "EA": 200,
    "PR": 200,
    "DZ": 600,
    "RL": 500,
    "PK": 500,
    "BX": 1_000,
    "KT": 1_500,
    "CS": 8_000,
}
"""What one selling unit counts for when nobody has weighed it, in grams."""
HEAVIEST_UNIT = 1_000 * KILOGRAM
"""More than a tonne is a slip of the pen."""
UNKNOWN_UNIT = 1_000
"""The same for a unit that is not in the list."""
