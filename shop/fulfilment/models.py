"""Parcels on their way, and what comes back after an order has left."""

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


class Shipment(models.Model):
    """One parcel: what left with one shipping event. ``key`` is ours and written down before any carrier is asked.

    ``reference`` is the carrier's and comes later. ``cost`` is what the label cost us, major units.
    """

    class State(models.TextChoices):
        ANNOUNCED = "ANNOUNCED", "Waiting for its label"
        LABELLED = "LABELLED", "Packed"
        ON_ITS_WAY = "ON_ITS_WAY", "On its way"
        OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY", "Out for delivery"
        TO_COLLECT = "TO_COLLECT", "Waiting to be collected"
        DELIVERED = "DELIVERED", "Delivered"
        GOING_BACK = "GOING_BACK", "Coming back to us"
        FAILED = "FAILED", "Stopped on its way"
        CANCELLED = "CANCELLED", "Label given back"

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="shipments")
    event = models.OneToOneField("order.ShippingEvent", on_delete=models.PROTECT, related_name="shipment")
    adapter = models.CharField(max_length=30)
    reference = models.CharField(max_length=255, null=True, blank=True)
    carrier = models.CharField(max_length=60, blank=True)
    tracking_number = models.CharField(max_length=120, blank=True)
    tracking_url = models.URLField(max_length=500, blank=True)
    label_url = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=16, choices=State, default=State.ANNOUNCED)
    expected_on = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    problem = models.CharField(max_length=255, blank=True, help_text="What a human must look at; empty when nothing.")
    created_at = models.DateTimeField()
    heard_at = models.DateTimeField(help_text="When the carrier last answered.")
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["adapter", "reference"], condition=~models.Q(adapter="manual"), name="shipment_reference_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="DELIVERED") | models.Q(delivered_at__isnull=False),
                name="shipment_delivered_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["heard_at"],
                condition=~models.Q(adapter="manual") & ~models.Q(state__in=["DELIVERED", "CANCELLED"]),
                name="shipment_moving_by_silence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.carrier} {self.tracking_number} {self.state}".strip()


class ShipmentEvent(models.Model):
    """One thing that a carrier said of a parcel. Said again, it is the same row."""

    shipment = models.ForeignKey(Shipment, on_delete=models.CASCADE, related_name="happened")
    at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=Shipment.State)
    words = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["shipment", "at", "state", "words"], name="shipment_event_once")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.state}"
