"""Amounts of money: Decimal, major units, two places, with their currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")


def to_pennies(amount: Decimal) -> Decimal:
    """``amount`` rounded to two places, halves away from zero, as tills and tax offices do."""
    return amount.quantize(PENNY, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in major units and its ISO 4217 currency. Two amounts are equal only in the same currency."""

    amount: Decimal
    currency: str = "GBP"

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", to_pennies(self.amount))

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
