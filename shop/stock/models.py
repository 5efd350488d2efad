"""How many there are, counted once, in base units, with a ledger that explains every number."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class StockLocation(models.Model):
    """A place where goods lie."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class StockLevel(models.Model):
    """What lies at one place of one product, and how much of it is promised. Base units.

    ``waiting`` is what of ``reserved`` is still to come: its buyers agreed to wait. Nothing else may go beyond what
    lies there. A product without a row is not stocked: nothing of it can be held.
    """

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="stock_levels")
    location = models.ForeignKey(StockLocation, on_delete=models.PROTECT, related_name="levels")
    on_hand = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0, db_default=0)
    backorder_allowed = models.BooleanField(default=False)
    expected_on = models.DateField(null=True, blank=True, help_text="When the next delivery is due.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "location"], name="stock_level_once"),
            models.CheckConstraint(
                name="stock_level_not_oversold",
                condition=models.Q(reserved__lte=models.F("on_hand") + models.F("waiting")),
            ),
            models.CheckConstraint(
                name="stock_level_waits_where_allowed",
                condition=models.Q(waiting=0) | models.Q(backorder_allowed=True, waiting__lte=models.F("reserved")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}: {self.on_hand} on hand, {self.reserved} reserved"

    @property
    def available(self) -> int:
        """Base units free to sell now; never negative."""
        return max(self.on_hand - self.reserved, 0)


class Reservation(models.Model):
    """Goods held under a key (a payment attempt) until they are ordered, released, or time runs out. Base units.

    ``waiting`` of them are still to come, as the buyer agreed; what arrives goes to the oldest first.
    """

    class State(models.TextChoices):
        HELD = "HELD", "Held"
        ORDERED = "ORDERED", "Ordered"
        RELEASED = "RELEASED", "Released"

    key = models.UUIDField()
    level = models.ForeignKey(StockLevel, on_delete=models.PROTECT, related_name="reservations")
    quantity = models.PositiveIntegerField()
    waiting = models.PositiveIntegerField(default=0, db_default=0)
    promised_on = models.DateField(null=True, blank=True, help_text="The day the buyer was told the rest would come.")
    ready_at = models.DateTimeField(null=True, blank=True, help_text="When the last of what was waited for came.")
    state = models.CharField(max_length=8, choices=State, default=State.HELD)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "level"], name="reservation_once_per_key"),
            models.CheckConstraint(
                name="reservation_waits_for_its_own", condition=models.Q(waiting__lte=models.F("quantity"))
            ),
            models.CheckConstraint(
                name="reservation_released_waits_for_nothing",
                condition=~models.Q(state="RELEASED") | models.Q(waiting=0),
            ),
        ]
        indexes = [
            models.Index(fields=["level", "id"], condition=models.Q(waiting__gt=0), name="reservation_waiting_by_age"),
            models.Index(fields=["expires_at"], condition=models.Q(state="HELD"), name="reservation_held_by_expiry"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} under {self.key} ({self.state})"


class StockMovement(models.Model):
    """One change of a level, never altered: the level is the sum of its movements."""

    class Kind(models.TextChoices):
        RECEIVED = "RECEIVED", "Received"
        COUNTED = "COUNTED", "Counted"
        HELD = "HELD", "Held for a payment"
        RELEASED = "RELEASED", "Released"
        DISPATCHED = "DISPATCHED", "Dispatched"
        RETURNED = "RETURNED", "Returned"

    level = models.ForeignKey(StockLevel, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=10, choices=Kind)
    on_hand_change = models.IntegerField(default=0)
    reserved_change = models.IntegerField(default=0)
    reference = models.CharField(
        max_length=64, blank=True, help_text="The attempt, order, delivery or count behind it."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who counted; empty where the shop itself moved it.",
    )
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.on_hand_change:+d}/{self.reserved_change:+d}"
