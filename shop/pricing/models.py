"""How a product is sold."""

from django.core.validators import MinValueValidator
from django.db import models


class SellingUnit(models.Model):
    """How many base units one stock record sells, and what people call it.

    A stock record without one sells the base unit itself ("each").
    """

    stockrecord = models.OneToOneField(
        "partner.StockRecord", primary_key=True, on_delete=models.CASCADE, related_name="selling_unit"
    )
    code = models.CharField(max_length=2, default="EA", help_text="EA each, BX box, PK pack, CS case, PR pair …")
    base_quantity = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    base_name = models.CharField(max_length=20, default="each", help_text="What one base unit is called: each, pair, strand.")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(base_quantity__gte=1), name="selling_unit_holds_something")]

    def __str__(self) -> str:
        return self.label

    NAMES = {"EA": "each", "BX": "box", "PK": "pack", "CS": "case", "PR": "pair", "DZ": "dozen", "RL": "roll", "KT": "kit"}

    @property
    def label(self) -> str:
        """"each", "box of 12": ready to stand after "per"."""
        name = self.NAMES.get(self.code, self.code)
        return name if self.base_quantity == 1 else f"{name} of {self.base_quantity}"
