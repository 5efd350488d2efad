"""Letters about invoices that wait to be paid."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives

from shop.fulfilment.mails import order_letter
from shop.organisations.models import Invoice

SUBJECTS = {
    Invoice.State.REMINDED: "Invoice {number} is due soon",
    Invoice.State.OVERDUE: "Invoice {number} is overdue",
    Invoice.State.SECOND_REMINDER: "Second reminder: invoice {number}",
    Invoice.State.ON_HOLD: "Orders on account are on hold: invoice {number}",
}


def reminder(invoice: Invoice, step: str) -> EmailMultiAlternatives:
    """The letter of a step of dunning, to the organisation that owes."""
    subject = SUBJECTS[Invoice.State(step)].format(number=invoice.number)
    letter = order_letter(invoice.order, "invoice_reminder", subject, step=step)
    letter.to = [invoice.charge.organisation.email] if invoice.charge else []
    return letter
