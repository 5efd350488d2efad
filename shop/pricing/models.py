"""How a product is sold."""

from django.core.validators import MinValueValidator
from django.db import models

from core.units import counted


class SellingUnit(models.Model):
    """How many base units one stock record sells, and what people call it.

    A stock record without one sells the base unit itself ("each").
    """

    stockrecord = models.OneToOneField(
        "partner.StockRecord", primary_key=True, on_delete=models.CASCADE, related_name="selling_unit"
    )
    code = models.CharField(max_length=2, default="EA", help_text="EA each, BX box, PK pack, CS case, PR pair …")
    base_quantity = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    base_name = models.CharField(
        max_length=20, default="each", help_text="What one base unit is called: each, pair, strand."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(base_quantity__gte=1), name="selling_unit_holds_something")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return unit_label(self.code, self.base_quantity, self.base_name)


NAMES = {
    "EA": "each",
    "BX": "box",
    "PK": "pack",
    "CS": "case",
    "PR": "pair",
    "DZ": "dozen",
    "RL": "roll",
    "KT": "kit",
}


def unit_label(code: str, base_quantity: int, base_name: str) -> str:
    """ "each", "pair", "box of 12", "box of 50 pairs": the name of a selling unit."""
    name = base_name if code == "EA" and base_quantity == 1 else NAMES.get(code, code)
    return name if base_quantity == 1 else f"{name} of {counted(base_quantity, base_name)}"
