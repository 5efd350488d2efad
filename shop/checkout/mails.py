"""Letters about an order that is placed, paid, called off or paid back."""

from __future__ import annotations

from typing import Any

from django.core.mail import EmailMultiAlternatives

from shop.checkout.models import PaymentAttempt, Refund
from shop.fulfilment.credit_paper import credit_note_pdf
from shop.fulfilment.mails import attach_invoice, order_letter
from shop.fulfilment.presentation import order_view
from shop.organisations.models import CreditNote


def order_placed(attempt: PaymentAttempt) -> EmailMultiAlternatives:
    """The confirmation, with everything ordered and a link that opens the order without signing in.

    On account it brings the invoice; otherwise that comes when the money is taken.
    """
    view = order_view(attempt.order)
    mail = order_letter(attempt.order, "order_placed", f"Your order {attempt.order_number}", order=view)
    if view.invoice and view.invoice.is_on_account:
        attach_invoice(mail, view)
    return mail


def order_paid(attempt: PaymentAttempt) -> EmailMultiAlternatives:
    """That the money was taken, with the invoice. Called when there is one."""
    view = order_view(attempt.order)
    mail = order_letter(attempt.order, "order_paid", f"Order {attempt.order_number} is paid: your invoice", order=view)
    attach_invoice(mail, view)
    return mail


def order_cancelled(order: Any, money: str) -> EmailMultiAlternatives:
    """That nothing comes, and what becomes of the money: ``money`` is the state its payment was in, empty for none."""
    return order_letter(order, "order_cancelled", f"Order {order.number} is cancelled", money=money)


def order_refunded(refund: Refund) -> EmailMultiAlternatives:
    """How much of an order's money went back, and why, with its credit note where there is one."""
    order = refund.attempt.order
    view = order_view(order)
    number = next((str(one) for one in CreditNote.objects.filter(key=f"{refund.attempt.key}:{refund.key}")), "")
    note = next((one for one in view.credit_notes if one.number == number), None)
    returned = getattr(refund, "goods_return", None)
    subject = f"Money back for order {refund.attempt.order_number}"
    mail = order_letter(order, "order_refunded", subject, order=view, refund=refund, returned=returned, note=note)
    if note and view.invoice:
        mail.attach(f"credit-note-{note.number}.pdf", credit_note_pdf(view, view.invoice, note), "application/pdf")
    return mail
