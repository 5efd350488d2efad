"""How a product is sold."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from core.units import counted
from shop.pricing.tax import TaxClass


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

    minimum = models.PositiveIntegerField(
        default=1, validators=[MinValueValidator(1)], help_text="The fewest that are sold at once."
    )
    multiple = models.PositiveIntegerField(
        default=1, validators=[MinValueValidator(1)], help_text="Sold in multiples of so many."
    )
    grams = models.PositiveIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1)], help_text="What one weighs, packaging included."
    )
    """None where nobody has weighed it; ``shop.fulfilment.consignments.weight_of`` says what it counts for then."""
    tax_class = models.CharField("VAT", max_length=10, choices=TaxClass, default=TaxClass.STANDARD)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(grams__gte=1), name="selling_unit_weighs_something"),
            models.CheckConstraint(
                condition=models.Q(tax_class__in=TaxClass.values), name="selling_unit_has_tax_class"
            ),
            models.CheckConstraint(condition=models.Q(base_quantity__gte=1), name="selling_unit_holds_something"),
            models.CheckConstraint(
                condition=models.Q(minimum__gte=1, multiple__gte=1), name="selling_unit_is_sold_by_something"
            ),
            models.CheckConstraint(
                condition=models.Q(minimum=models.F("minimum") / models.F("multiple") * models.F("multiple")),
                name="selling_unit_minimum_is_a_multiple",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return unit_label(self.code, self.base_quantity, self.base_name)


class PriceTier(models.Model):
    """A lower price of one selling unit for those who buy so many of it at once. Without VAT, in its record's currency.

    A tier that is no cheaper than what stands before it has no effect: nobody pays more for buying more.
    """

    unit = models.ForeignKey(SellingUnit, on_delete=models.CASCADE, related_name="tiers")
    from_quantity = models.PositiveIntegerField(validators=[MinValueValidator(2)])
    price = models.DecimalField(max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal("0.00"))])

    class Meta:
        ordering = ["from_quantity"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "from_quantity"], name="price_tier_once"),
            models.CheckConstraint(condition=models.Q(from_quantity__gte=2), name="price_tier_is_for_several"),
            models.CheckConstraint(condition=models.Q(price__gte=0), name="price_tier_is_not_below_nothing"),
        ]

    def __str__(self) -> str:
        return f"from {self.from_quantity}: {self.price}"


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
