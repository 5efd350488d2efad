"""Attempts to pay: what makes an order possible without a browser."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class PaymentAttempt(models.Model):
    """One try to take money for one basket through one gateway.

    Written and committed before the gateway is called, so ``key`` is ours (it is the idempotency key too) and
    ``gateway_reference`` comes later. Both are unique: two messages about one payment meet on one row. ``snapshot`` has
    all an order needs (lines with prices, addresses, delivery, email), so it can be placed by whoever hears first.
    Major units.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", "Open"
        AUTHORISED = "AUTHORISED", "Authorised"
        CAPTURED = "CAPTURED", "Captured"
        FAILED = "FAILED", "Failed"
        EXPIRED = "EXPIRED", "Expired"

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    basket = models.ForeignKey("basket.Basket", on_delete=models.PROTECT, related_name="attempts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    order_number = models.CharField(max_length=20, unique=True)
    order = models.OneToOneField("order.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="attempt")
    returned_basket = models.ForeignKey(
        "basket.Basket", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The open basket that got the lines back when nothing came of it; ``basket`` itself is never thawed."""
    gateway = models.CharField(max_length=30)
    gateway_reference = models.CharField(max_length=255, unique=True, null=True, blank=True)
    gateway_customer = models.CharField(
        max_length=255, null=True, blank=True, help_text="Who may have the card remembered. Settled at the first call."
    )
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    quote_hash = models.CharField(max_length=64)
    snapshot = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    failure = models.CharField(max_length=255, blank=True, help_text="Why it came to nothing, in words for the buyer.")
    problem = models.CharField(max_length=255, blank=True, help_text="What a human must look at; empty when nothing.")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    captured_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["basket"],
                condition=models.Q(state__in=["OPEN", "AUTHORISED", "CAPTURED"]),
                name="payment_attempt_one_alive_per_basket",
            ),
            models.CheckConstraint(
                name="payment_attempt_captured_has_time",
                condition=~models.Q(state="CAPTURED") | models.Q(captured_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(state="OPEN"), name="payment_attempt_open_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.order_number} {self.amount} {self.currency} {self.state}"


class OrderTax(models.Model):
    """What of an order is taxed under one rule: goods and delivery together. Lines name theirs by ``code``."""

    order = models.ForeignKey("order.Order", on_delete=models.CASCADE, related_name="taxes")
    code = models.CharField(max_length=64)
    rate = models.DecimalField(max_digits=5, decimal_places=4, help_text="As a fraction: 0.2 is 20 %.")
    reason = models.TextField()
    net = models.DecimalField(max_digits=12, decimal_places=2)
    vat = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        ordering = ("-rate", "code")
        constraints = [models.UniqueConstraint(fields=["order", "code"], name="order_tax_once")]

    def __str__(self) -> str:
        return f"{self.vat} on {self.net}: {self.reason}"


class Redemption(models.Model):
    """What an attempt takes of an offer: counted from the moment of paying, given back when nothing comes of it.

    Offers and vouchers with limits are used up by these rows, as stock is by what is held. Major units.
    """

    attempt_key = models.UUIDField(db_index=True)
    offer = models.ForeignKey("offer.ConditionalOffer", on_delete=models.CASCADE, related_name="redemptions")
    voucher = models.ForeignKey(
        "voucher.Voucher", null=True, blank=True, on_delete=models.CASCADE, related_name="redemptions"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    frequency = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt_key", "offer"], name="redemption_once_per_attempt")]

    def __str__(self) -> str:
        return f"{self.offer} × {self.frequency}"


class Refund(models.Model):
    """Money of an order that is to go back, in part or whole. Written before the gateway is asked under its ``key``.

    Major units, in the currency of the attempt.
    """

    class State(models.TextChoices):
        ASKED = "ASKED", "On its way"
        DONE = "DONE", "Given back"
        REFUSED = "REFUSED", "Refused by the gateway"

    class Reason(models.TextChoices):
        CANCELLED = "CANCELLED", "The order was cancelled"
        LATE = "LATE", "The payment came too late"
        RETURNED = "RETURNED", "Goods came back"
        DAMAGED = "DAMAGED", "Goods arrived damaged or wrong"
        PRICE = "PRICE", "The price was wrong"
        GOODWILL = "GOODWILL", "Goodwill"

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="refunds")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=10, choices=Reason)
    state = models.CharField(max_length=7, choices=State, default=State.ASKED)
    answer = models.CharField(max_length=255, blank=True, help_text="Why the gateway refused.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_of_something")]

    def __str__(self) -> str:
        return f"{self.amount} {self.attempt.currency} {self.state}"


class Dispute(models.Model):
    """A buyer asked the bank for money of ``attempt`` back. One row for each, as the gateway told it last. Major units.

    ``withholds``: its amount cannot be refunded, because the bank holds it or has given it away.
    """

    class State(models.TextChoices):
        NEEDS_ANSWER = "NEEDS_ANSWER", "Needs an answer"
        UNDER_REVIEW = "UNDER_REVIEW", "With the bank"
        WON = "WON", "Won"
        LOST = "LOST", "Lost"

    OPEN = (State.NEEDS_ANSWER, State.UNDER_REVIEW)

    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="disputes")
    reference = models.CharField(max_length=255, unique=True, help_text="The gateway's name for it.")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=80, help_text="The bank's word for it.")
    state = models.CharField(max_length=12, choices=State)
    withholds = models.BooleanField()
    answer_by = models.DateTimeField(null=True, blank=True, help_text="Until when evidence can be sent.")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    looked_up_at = models.DateTimeField(help_text="When the gateway was asked; an older answer changes nothing.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="dispute_of_something"),
            models.CheckConstraint(
                name="dispute_closed_has_time",
                condition=models.Q(state__in=["NEEDS_ANSWER", "UNDER_REVIEW"], closed_at=None)
                | models.Q(state__in=["WON", "LOST"], closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.amount} {self.attempt.currency} {self.state}"


class ReconciliationRun(models.Model):
    """One comparison of gateways, ledger and orders. ``differences``: a sentence for each; empty is what we want."""

    ran_at = models.DateTimeField(db_index=True)
    since = models.DateTimeField()
    payments = models.PositiveIntegerField(help_text="How many payments the gateways listed.")
    differences = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.ran_at:%Y-%m-%d %H:%M}: {len(self.differences)} differences"
