"""Credit notes: what takes back an invoice, in part or whole. Numbers without a gap, as invoices have."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from shop.organisations.models import CreditNote, CreditNoteSequence, Invoice

PENNY = Decimal("0.01")
NOTHING = Decimal("0.00")


@transaction.atomic
def issue(order: Any, amount: Decimal, *, key: str, reason: str, at: dt.datetime) -> CreditNote | None:
    """Write the credit note over ``amount``, with VAT, of the invoice of ``order``. Safe to repeat with the same key.

    None: ``order`` was never invoiced, so there is nothing to take back. Call it last in a transaction: whoever writes
    the next number waits until that is committed.
    """
    invoice = Invoice.objects.select_for_update(of=("self",)).select_related("order").filter(order=order).first()
    if invoice is None:
        return None
    if known := CreditNote.objects.filter(key=key).first():
        return known
    day = timezone.localdate(at)
    return CreditNote.objects.create(
        key=key,
        invoice=invoice,
        year=day.year,
        sequence=_next_number(day.year),
        issued_on=day,
        amount=amount,
        net=_net(invoice, amount),
        reason=reason,
    )


def _net(invoice: Invoice, amount: Decimal) -> Decimal:
    """The part of ``amount`` that is not VAT, as the invoice has them. What takes back the rest takes all that is left,
    so that the notes of an invoice add up to it.
    """
    order: Any = invoice.order
    before = invoice.credit_notes.aggregate(amount=Sum("amount"), net=Sum("net"))
    if (before["amount"] or NOTHING) + amount == order.total_incl_tax:
        net = order.total_excl_tax - (before["net"] or NOTHING)
    else:
        net = (amount * order.total_excl_tax / order.total_incl_tax).quantize(PENNY, rounding=ROUND_HALF_UP)
    return min(max(net, NOTHING), amount)


def _next_number(year: int) -> int:
    CreditNoteSequence.objects.bulk_create([CreditNoteSequence(year=year)], ignore_conflicts=True)
    CreditNoteSequence.objects.filter(year=year).update(last=F("last") + 1)
    return CreditNoteSequence.objects.values_list("last", flat=True).get(year=year)
