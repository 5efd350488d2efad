"""What our pages need to know of Oscar's product classes and attributes."""

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

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.attribute)
