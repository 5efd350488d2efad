"""Invoices: numbers without a gap, days by which they are due, and the money that comes in for them."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.money import Money
from shop.organisations.models import AccountCharge, Invoice, InvoiceSequence, Organisation, ReceivedPayment
from shop.payments.models import MoneyMovement
from shop.payments.services import record_movement

ON_ACCOUNT = "account"
"""The name of the gateway, as attempts and the ledger have it."""


class CannotBeRecorded(Exception):
    """In words for the desk. Nothing has changed."""


@transaction.atomic
def issue(order: Any, *, key: uuid.UUID, at: dt.datetime, vat_number: str = "") -> Invoice:
    """Write the invoice of ``order``, which was paid for under ``key``. Safe to repeat: an order has one.

    ``vat_number`` is the one that the buyer gave; on account that of the organisation stands there.

    Call it last in the transaction of the order: whoever writes the next number waits until that is committed.
    """
    if known := Invoice.objects.filter(order=order).first():
        return known
    charge = AccountCharge.objects.select_related("organisation").filter(key=key).first()
    day = timezone.localdate(at)
    return Invoice.objects.create(
        order=order,
        year=day.year,
        sequence=_next_number(day.year),
        issued_on=day,
        due_on=day + dt.timedelta(days=charge.organisation.payment_days) if charge else None,
        charge=charge,
        billed_to="\n".join(_billed_to(charge.organisation) if charge else _address(order, vat_number)),
        amount=order.total_incl_tax,
        received=Decimal("0.00") if charge else order.total_incl_tax,
        currency=order.currency,
        state=Invoice.State.DUE if charge else Invoice.State.SETTLED,
    )


@transaction.atomic
def record_payment(
    invoice: Invoice,
    amount: Decimal,
    *,
    key: uuid.UUID,
    received_on: dt.date,
    bank_reference: str,
    by: Any,
    at: dt.datetime,
) -> ReceivedPayment:
    """Write down that ``amount`` reached the bank for ``invoice``. Safe to repeat with the same key.

    Raises:
        CannotBeRecorded: it is nothing or more than is outstanding, or the invoice was not on account.
    """
    if invoice.charge_id is None:
        raise CannotBeRecorded(f"Invoice {invoice.number} was paid with its order.")
    charge = AccountCharge.objects.select_for_update(of=("self",)).get(pk=invoice.charge_id)
    locked = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    if known := ReceivedPayment.objects.filter(key=key).first():
        return known
    if not 0 < amount <= locked.outstanding:
        raise CannotBeRecorded(
            f"£{max(locked.outstanding, Decimal(0)):,.2f} of invoice {locked.number} are outstanding;"
            " a payment of more, or of nothing, is not recorded."
        )
    payment = ReceivedPayment.objects.create(
        key=key,
        invoice=locked,
        amount=amount,
        received_on=received_on,
        bank_reference=bank_reference,
        recorded_by=by,
        recorded_at=at,
    )
    locked.received += amount
    if locked.outstanding == 0:
        locked.state = Invoice.State.SETTLED
    locked.save(update_fields=["received", "state"])
    Organisation.objects.filter(pk=charge.organisation_id).update(owed=F("owed") - amount)
    record_movement(
        kind=MoneyMovement.Kind.RECEIVED,
        attempt_key=charge.key,
        amount=Money(amount, locked.currency),
        gateway=ON_ACCOUNT,
        reference=str(key),
        at=at,
    )
    return payment


def _next_number(year: int) -> int:
    InvoiceSequence.objects.bulk_create([InvoiceSequence(year=year)], ignore_conflicts=True)
    InvoiceSequence.objects.filter(year=year).update(last=F("last") + 1)
    return InvoiceSequence.objects.values_list("last", flat=True).get(year=year)


def _billed_to(organisation: Organisation) -> list[str]:
    lines = [organisation.name, *(line.strip() for line in organisation.billing_address.splitlines())]
    vat = [f"VAT number {organisation.vat_number}"] if organisation.vat_number else []
    return [line for line in lines if line] + vat


def _address(order: Any, vat_number: str) -> list[str]:
    address = order.shipping_address
    if address is None:
        return []
    parts = (address.name, address.line1, address.line2, address.line3, address.line4, address.postcode)
    return [part for part in parts if part] + ([f"VAT number {vat_number}"] if vat_number else [])
