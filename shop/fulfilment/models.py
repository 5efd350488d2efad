"""What comes back after an order has left."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Return(models.Model):
    """Goods of an order that its buyer wants to send back. ``key``: one press of the button."""

    class State(models.TextChoices):
        ASKED = "ASKED", "Waiting for the goods"
        RECEIVED = "RECEIVED", "Received"
        REFUSED = "REFUSED", "Not accepted"
        WITHDRAWN = "WITHDRAWN", "Withdrawn"

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="returns")
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    note = models.TextField(max_length=1000, blank=True, help_text="What the buyer wrote to us.")
    refusal = models.CharField(max_length=255, blank=True, help_text="Why it was not accepted, in words for the buyer.")
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True, help_text="Received, not accepted or withdrawn.")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    refund = models.OneToOneField(
        "shop.Refund", null=True, blank=True, on_delete=models.PROTECT, related_name="goods_return"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="ASKED") | models.Q(settled_at__isnull=False), name="return_settled_has_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="REFUSED") | ~models.Q(refusal=""), name="return_refused_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ReturnLine(models.Model):
    """How many selling units of one line of the order come back, why, and what became of them.

    ``received`` is None until the goods are there. ``amount``: what goes back for them, with VAT, major units.
    """

    class Reason(models.TextChoices):
        MISTAKE = "MISTAKE", "Ordered in error"
        DAMAGED = "DAMAGED", "Arrived damaged"
        WRONG = "WRONG", "Not what was ordered"
        FAULTY = "FAULTY", "Faulty, or a question of quality"
        RECALL = "RECALL", "Recalled, or under a safety notice"

    class Condition(models.TextChoices):
        RESTOCK = "RESTOCK", "Back to the shelf"
        QUARANTINE = "QUARANTINE", "Quarantine"
        DESTROY = "DESTROY", "Destroy"

    goods_return = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="return_lines")
    quantity = models.PositiveIntegerField()
    reason = models.CharField(max_length=8, choices=Reason)
    lot = models.CharField("lot or serial number", max_length=60, blank=True)
    received = models.PositiveIntegerField(null=True, blank=True)
    condition = models.CharField(max_length=10, choices=Condition, blank=True)
    refusal = models.CharField(max_length=255, blank=True, help_text="Why no money goes back, in words for the buyer.")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    examined = models.CharField(max_length=255, blank=True, help_text="What came of looking into a quality report.")
    examined_at = models.DateTimeField(null=True, blank=True)
    examined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goods_return", "line"], name="return_line_once"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="return_line_of_something"),
            models.CheckConstraint(
                condition=models.Q(received__isnull=True) | models.Q(received__lte=models.F("quantity")),
                name="return_line_received_at_most_asked",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason__in=["FAULTY", "RECALL"]) | ~models.Q(lot=""),
                name="return_line_quality_has_lot",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason__in=["DAMAGED", "FAULTY", "RECALL"], condition="RESTOCK"),
                name="return_line_bad_goods_never_restocked",
            ),
        ]
        indexes = [
            models.Index(
                fields=["goods_return"],
                condition=models.Q(reason__in=["FAULTY", "RECALL"], examined_at__isnull=True),
                name="return_line_unexamined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of line {self.line_id}: {self.reason}"
