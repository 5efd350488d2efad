"""What our pages need to know of Oscar's product classes and attributes."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class ClassProfile(models.Model):
    """How a product class is drawn and classified."""

    product_class = models.OneToOneField(
        "catalogue.ProductClass", primary_key=True, on_delete=models.CASCADE, related_name="profile"
    )
    drawing_kind = models.CharField(max_length=40, default="package", help_text="A kind of core.drawings.")
    drawing_params = models.JSONField(default=dict, blank=True)
    """Parameter of the drawing → attribute code whose value it takes, or {"value": …} for a fixed one."""
    description = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        return str(self.product_class)


class AttributeProfile(models.Model):
    """How an attribute stands on our pages: its unit, its place, and whether it is one of the three that decide."""

    attribute = models.OneToOneField(
        "catalogue.ProductAttribute", primary_key=True, on_delete=models.CASCADE, related_name="profile"
    )
    unit = models.CharField(max_length=20, blank=True, help_text="As printed after the value: mm, cm, mL.")
    position = models.PositiveSmallIntegerField(default=0)
    deciding = models.BooleanField(default=False, help_text="Stands on the card of the product.")
    spans = models.BooleanField(default=False, help_text="Its values are ranges, such as 5 to 12.")
    """Of an attribute of text alone: each value is stored as ``shop.catalogue.spans`` writes it."""

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.attribute)


class ProductFacets(models.Model):
    """What one product that can be bought says, in the form in which categories are filtered and counted.

    Derived from attributes and device; ``shop.catalogue.facet_rows`` alone writes it. A family without variants has a
    row too, else it would be lost as soon as somebody filters.
    """

    product = models.OneToOneField(
        "catalogue.Product", primary_key=True, on_delete=models.CASCADE, related_name="facets"
    )
    listed = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    """What stands in lists for it: itself, or its family."""
    values = ArrayField(models.TextField(), default=list)
    """ "maker=7", "sterile=yes", "31=o12": attribute 31 has option 12. "31=" where the maker is silent."""
    numbers = models.JSONField(default=dict)
    """Attribute id, as text → number in the unit of the attribute; of a span both ends, infinite where one is open."""
    alike = models.BigIntegerField(default=0)
    """A hash of ``values``: rows that say the same are counted together."""

    class Meta:
        indexes = [GinIndex(fields=["values"], name="product_facets_values")]

    def __str__(self) -> str:
        return f"Facets of {self.product_id}"
