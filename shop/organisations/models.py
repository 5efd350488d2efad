"""Hospitals and practices that buy on account, who of them may, what they owe, and who is a verified professional."""

from __future__ import annotations

import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone

NOTHING = Decimal("0.00")


class Organisation(models.Model):
    """Who is invoiced. ``owed`` is everything held, invoiced and not paid: it goes up by one conditional UPDATE, so
    that orders at one moment cannot exceed ``credit_limit`` together. Major units of the shop's currency.
    """

    class State(models.TextChoices):
        APPLIED = "APPLIED", "Waits for approval"
        APPROVED = "APPROVED", "Approved"
        ON_HOLD = "ON_HOLD", "On hold"
        CLOSED = "CLOSED", "Closed"

    name = models.CharField(max_length=160, unique=True)
    vat_number = models.CharField("VAT number", max_length=16, blank=True)
    billing_address = models.TextField(max_length=400, help_text="As it is printed on invoices, without the name.")
    email = models.EmailField("Email for invoices", help_text="Invoices and reminders go there.")
    payment_days = models.PositiveSmallIntegerField("Days to pay", default=30, help_text="From the day of the invoice.")
    credit_limit = models.DecimalField(
        max_digits=12, decimal_places=2, default=NOTHING, help_text="With VAT: what may be open at one time."
    )
    owed = models.DecimalField(max_digits=12, decimal_places=2, default=NOTHING, editable=False)
    state = models.CharField(max_length=8, choices=State, default=State.APPLIED)
    approved_until = models.DateField(null=True, blank=True, help_text="The last day on which it may order on account.")

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=models.Q(credit_limit__gte=0), name="organisation_limit_not_negative"),
            models.CheckConstraint(
                condition=~models.Q(state="APPROVED") | models.Q(approved_until__isnull=False),
                name="organisation_approved_has_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def free(self) -> Decimal:
        """What may still be ordered on account; below nothing where the limit was lowered."""
        return self.credit_limit - self.owed


class Member(models.Model):
    """Somebody who orders on account of an organisation; of one at a time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="organisation_member")

    def __str__(self) -> str:
        return f"{self.user} of {self.organisation}"


class DeliveryPoint(models.Model):
    """A place of an organisation where goods are taken in; its people choose it in the checkout. Kept by the desk."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="delivery_points")
    name = models.CharField(max_length=80, help_text="As its people call it: Main theatres, goods-in.")
    line1 = models.CharField("Address line 1", max_length=255)
    line2 = models.CharField("Address line 2", max_length=255, blank=True)
    town = models.CharField("Town or city", max_length=255)
    postcode = models.CharField(max_length=16)
    country = models.ForeignKey("address.Country", on_delete=models.PROTECT, related_name="+")
    phone = models.CharField("Telephone", max_length=32, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="delivery_point_name_once")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.name}"


class OrganisationChange(models.Model):
    """Who changed what of an organisation, approvals among it. Never altered."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.TextField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.what


class Verification(models.Model):
    """A merchandiser saw that somebody is a professional: until then they may buy what is sold on prescription only."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="verification")
    verified_until = models.DateField()
    evidence = models.CharField(max_length=200, help_text="Which register or letter was looked at, and its number.")
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    verified_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} until {self.verified_until}"


class ReliefCertificate(models.Model):
    """An organisation, or somebody, showed that they buy medical equipment without VAT. Counts while it is valid."""

    class Kind(models.TextChoices):
        ELIGIBLE_BODY = "BODY", "Eligible body that pays with charitable funds (Group 15, item 5)"
        DONATION = "DONATION", "Bought to be given to an eligible body (Group 15, item 4)"

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="certificates"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="relief_certificates"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.CharField(max_length=40, help_text="As it stands on the certificate; printed on invoices.")
    valid_from = models.DateField()
    valid_until = models.DateField(help_text="The last day on which it counts.")
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ("-valid_until", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) ^ models.Q(user__isnull=True),
                name="relief_certificate_has_one_holder",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")), name="relief_certificate_ends_after_start"
            ),
            models.CheckConstraint(condition=~models.Q(number=""), name="relief_certificate_has_number"),
        ]

    def __str__(self) -> str:
        return f"VAT relief certificate {self.number}"


class AccountCharge(models.Model):
    """An amount that an organisation owes for one attempt, or will: the books of the gateway "on account".

    Written with the attempt, under its ``key``. It counts in the organisation's ``owed`` until it is given up.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", "Held"
        AUTHORISED = "AUTHORISED", "Ordered"
        CAPTURED = "CAPTURED", "Charged"
        FAILED = "FAILED", "Refused"
        CANCELLED = "CANCELLED", "Given up"

    reference = models.UUIDField(primary_key=True, default=uuid.uuid4)
    key = models.UUIDField(unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="charges")
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    po_number = models.CharField(max_length=40)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    refunds = models.JSONField(default=dict, help_text="Key of the request → amount taken off.")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = models.CharField(max_length=200, blank=True, help_text="Why it was refused, in words for the buyer.")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(po_number=""), name="account_charge_has_po_number")]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} {self.state}"

    @property
    def refunded(self) -> Decimal:
        """All that was taken off."""
        return sum((Decimal(amount) for amount in self.refunds.values()), NOTHING)


class InvoiceSequence(models.Model):
    """The last number given in a year. Its row is locked until the order that takes a number is committed: no gap."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Invoice(models.Model):
    """What was invoiced for an order. One on account has a charge and a day by which it is due. Major units."""

    class State(models.TextChoices):
        DUE = "DUE", "Due"
        REMINDED = "REMINDED", "Reminded"
        OVERDUE = "OVERDUE", "Overdue"
        SECOND_REMINDER = "SECOND", "Second reminder"
        ON_HOLD = "ON_HOLD", "Orders on hold"
        SETTLED = "SETTLED", "Settled"

    order = models.OneToOneField("order.Order", on_delete=models.PROTECT, related_name="invoice")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    issued_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    charge = models.OneToOneField(
        AccountCharge, null=True, blank=True, on_delete=models.PROTECT, related_name="invoice"
    )
    billed_to = models.TextField(help_text="Name, address and VAT number as they were on that day.")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    credited = models.DecimalField(max_digits=12, decimal_places=2, default=NOTHING)
    received = models.DecimalField(max_digits=12, decimal_places=2, default=NOTHING)
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=8, choices=State, default=State.DUE)
    told_at = models.DateTimeField(null=True, blank=True, help_text="When the last reminder was written.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="invoice_number_once"),
            models.CheckConstraint(
                condition=models.Q(credited__gte=0, received__gte=0, credited__lte=models.F("amount")),
                name="invoice_amounts_make_sense",
            ),
            models.CheckConstraint(
                condition=models.Q(charge__isnull=True) | models.Q(due_on__isnull=False),
                name="invoice_on_account_has_due_day",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=~models.Q(state="SETTLED"), name="invoice_unsettled_by_due"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As it is printed: "2026-000042"."""
        return f"{self.year}-{self.sequence:06}"

    @property
    def outstanding(self) -> Decimal:
        """What is still to be paid; below nothing when money came and the goods went back."""
        return self.amount - self.credited - self.received


class CreditNoteSequence(models.Model):
    """The last number of a credit note given in a year, as InvoiceSequence."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class CreditNote(models.Model):
    """What takes back some of an invoice, or all. ``key``: of the refund or cancellation behind it. Major units."""

    key = models.CharField(max_length=80, unique=True)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="credit_notes")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    issued_on = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2, help_text="With VAT.")
    net = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="credit_note_number_once"),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, net__gte=0, net__lte=models.F("amount")),
                name="credit_note_amounts_make_sense",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As it is printed: "C2026-000042"."""
        return f"C{self.year}-{self.sequence:06}"


class ReceivedPayment(models.Model):
    """Money that reached the bank for an invoice, as the desk wrote it down. ``key``: one press of the button."""

    key = models.UUIDField(unique=True)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    received_on = models.DateField()
    bank_reference = models.CharField(max_length=80)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="received_payment_of_something")]

    def __str__(self) -> str:
        return f"{self.amount} for {self.invoice}"
