"""The money ledger, and the books of the gateways that need some of their own."""

import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone


class MoneyMovement(models.Model):
    """Money that moved for an attempt, as a gateway confirmed it. Never altered. Major units."""

    class Kind(models.TextChoices):
        AUTHORISED = "AUTHORISED", "Authorised"
        CAPTURED = "CAPTURED", "Captured"
        REFUNDED = "REFUNDED", "Refunded"
        CANCELLED = "CANCELLED", "Authorisation cancelled"
        RECEIVED = "RECEIVED", "Received for an invoice"
        WITHDRAWN = "WITHDRAWN", "Withdrawn for a dispute"
        REINSTATED = "REINSTATED", "Reinstated after a dispute"

    attempt_key = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    gateway = models.CharField(max_length=30)
    reference = models.CharField(max_length=255, help_text="The gateway's name for this movement.")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gateway", "kind", "reference"], name="money_movement_once"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="money_movement_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"


class LastNotice(models.Model):
    """When a gateway last told us anything that was truly its own, so that its silence is noticed."""

    gateway = models.CharField(max_length=30, primary_key=True)
    event_id = models.CharField(max_length=255, blank=True, help_text="Empty: it was of no concern to us.")
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.gateway} {self.received_at:%Y-%m-%d %H:%M}"


class SavedCustomer(models.Model):
    """Somebody whose cards a gateway may remember, under its own name for them. Never a guest, and no card is in here.

    Written under ``key`` before the gateway is asked, so that it makes one customer however often it is asked;
    ``reference`` is empty until it has answered.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    gateway = models.CharField(max_length=30)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "gateway"], name="saved_customer_once")]

    def __str__(self) -> str:
        return self.reference or str(self.key)


class DemonstrationPayment(models.Model):
    """A payment at the pretended provider: its books, not ours. The shop reads them through the port only."""

    class State(models.TextChoices):
        OPEN = "OPEN", "Open"
        AUTHORISED = "AUTHORISED", "Authorised"
        CAPTURED = "CAPTURED", "Captured"
        DECLINED = "DECLINED", "Declined"
        CANCELLED = "CANCELLED", "Cancelled"
        REFUNDED = "REFUNDED", "Refunded"

    reference = models.UUIDField(primary_key=True, default=uuid.uuid4)
    idempotency_key = models.CharField(max_length=80, unique=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    refunds = models.JSONField(default=dict, help_text="Key of the request → amount given back.")
    description = models.CharField(max_length=80)
    return_url = models.CharField(max_length=255)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = models.CharField(max_length=255, blank=True, help_text="Why it was declined, in words for the buyer.")
    confirmed_at = models.DateTimeField(
        null=True, blank=True, help_text="Of a payment that takes a while: when it is authorised, if still open then."
    )
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"

    @property
    def standing(self) -> str:
        """Its state at this moment. A confirmation that took its while has come, though nobody wrote it down."""
        is_confirmed = self.confirmed_at is not None and self.confirmed_at <= timezone.now()
        return self.State.AUTHORISED if self.state == self.State.OPEN and is_confirmed else self.state

    @property
    def awaits_the_buyer(self) -> bool:
        """Whether nobody has chosen yet what becomes of it."""
        return self.state == self.State.OPEN and self.confirmed_at is None

    @property
    def refunded(self) -> Decimal:
        """All that was given back."""
        return sum((Decimal(amount) for amount in self.refunds.values()), Decimal("0.00"))


class PayPalOrder(models.Model):
    """What PayPal does not keep for us of an order there: that we opened it, and that we will not authorise it."""

    class State(models.TextChoices):
        OPEN = "OPEN", "Open"
        CANCELLED = "CANCELLED", "Let go before it was authorised"
        DECLINED = "DECLINED", "Declined when it was to be authorised"

    reference = models.CharField(max_length=36, primary_key=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    opened_at = models.DateTimeField(default=timezone.now, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = models.CharField(max_length=255, blank=True, help_text="Why it was declined, in words for the buyer.")

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"
