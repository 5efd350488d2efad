"""What people brought in by file, value by value, so that it can be looked at before and taken back after."""

from django.conf import settings
from django.db import models


class TransferRun(models.Model):
    """One file that was read. Nothing of the catalogue changes until it is applied."""

    class State(models.TextChoices):
        PREVIEWED = "PREVIEWED", "Read, not applied"
        APPLIED = "APPLIED", "Applied"
        UNDONE = "UNDONE", "Undone"

    filename = models.CharField(max_length=255)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who brought the file; empty from the command line.",
    )
    state = models.CharField(max_length=10, choices=State, default=State.PREVIEWED)
    rows = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list, blank=True)
    """What cannot be taken over: {"row", "cell", "column", "reason"}, in the order of the file."""
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.filename} ({self.get_state_display()})"


class TransferChange(models.Model):
    """One value that differs between file and catalogue: what stood there when the file was read, and what is to."""

    class State(models.TextChoices):
        PLANNED = "PLANNED", "Planned"
        APPLIED = "APPLIED", "Applied"
        REFUSED = "REFUSED", "Refused"
        UNDONE = "UNDONE", "Undone"
        KEPT = "KEPT", "Kept: changed again since"

    run = models.ForeignKey(TransferRun, on_delete=models.CASCADE, related_name="changes")
    row = models.PositiveIntegerField()
    cell = models.CharField(max_length=12, help_text="As spreadsheets name it: C7.")
    product = models.ForeignKey(
        "catalogue.Product",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Empty for a new one that is not written yet, or taken back.",
    )
    stockrecord = models.ForeignKey(
        "partner.StockRecord",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Only for what belongs to one selling unit.",
    )
    field = models.CharField(max_length=160)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)

    class Meta:
        ordering = ["row", "pk"]

    def __str__(self) -> str:
        return f"{self.cell}: {self.before!r} → {self.after!r}"
