"""What a buyer said of a basket line that Oscar's line has no column for."""

from __future__ import annotations

from django.db import models


class AgreedWait(models.Model):
    """The buyer of a line agreed to wait for ``quantity`` base units of it, which were to come ``until`` then.

    It holds for that much and that day: when more is missing, or it comes later, the buyer is asked again.
    """

    line = models.OneToOneField("basket.Line", primary_key=True, on_delete=models.CASCADE, related_name="agreed_wait")
    quantity = models.PositiveIntegerField()
    until = models.DateField(null=True, blank=True, help_text="Empty: no day was named.")
    agreed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(name="agreed_wait_for_something", condition=models.Q(quantity__gte=1))]

    def __str__(self) -> str:
        return f"{self.quantity} of line {self.line_id} until {self.until}"
