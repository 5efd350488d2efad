"""Letters about an order, as text and HTML, to whoever ordered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from shop.data import OrderView
from shop.fulfilment.papers import invoice_pdf
from shop.fulfilment.presentation import order_view
from shop.fulfilment.returns.presentation import return_view
from shop.fulfilment.returns.slip import instructions, slip_pdf


def order_letter(order: Any, template: str, subject: str, /, **context: Any) -> EmailMultiAlternatives:
    """The letter of ``emails/<template>.txt`` and ``.html``, with the order as ``order`` and a link to its page.

    It has no recipient, and so is not sent, where nobody left an address.
    """
    view: OrderView = context.setdefault("order", order_view(order))
    context |= {"order_url": settings.SITE_URL + _page_of(order), "site_name": settings.SITE_NAME}
    mail = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"emails/{template}.txt", context),
        to=[view.email] if view.email else [],
        headers={"X-Order-Number": view.number},
    )
    mail.attach_alternative(render_to_string(f"emails/{template}.html", context), "text/html")
    return mail


def attach_invoice(mail: EmailMultiAlternatives, view: OrderView) -> None:
    """The invoice of ``view`` as PDF, if there is one."""
    if view.invoice:
        name = f"invoice-{view.invoice.number}.pdf"
        mail.attach(name, invoice_pdf(view, view.invoice), "application/pdf")


def order_shipped(event: Any) -> EmailMultiAlternatives:
    """What left with a shipping event, and whether anything follows."""
    order = event.order
    view = order_view(order)
    left = dict(event.line_quantities.values_list("line__partner_sku", "quantity"))
    sent = [replace(line, quantity=left[line.sku]) for line in view.lines if line.sku in left]
    is_all = not event.order.lines.filter(num_allocated__gt=0).exists()
    subject = f"{'Order' if is_all else 'Part of order'} {order.number} is on its way"
    parcel = next((one for one in view.parcels if one.event_id == event.pk), None)
    return order_letter(order, "order_shipped", subject, order=view, sent=sent, parcel=parcel, is_all=is_all)


def parcel_delivered(shipment: Any) -> EmailMultiAlternatives:
    """That a parcel has arrived, what was in it, and what to do when something is not right."""
    view = order_view(shipment.order)
    parcel = next(one for one in view.parcels if one.event_id == shipment.event_id)
    is_all = all(one.delivered_at for one in view.parcels) and not view.is_owed
    subject = f"{'Order' if is_all else 'Part of order'} {view.number} is delivered"
    return order_letter(shipment.order, "order_delivered", subject, order=view, parcel=parcel, is_all=is_all)


def return_asked(goods_return: Any) -> EmailMultiAlternatives:
    """What comes back and how, with the slip for the box."""
    order, view = order_view(goods_return.order), return_view(goods_return)
    subject = f"Return {view.number}: how to send it"
    mail = order_letter(
        goods_return.order, "return_asked", subject, order=order, returned=view, instructions=instructions(view)
    )
    mail.attach(f"return-{view.number}.pdf", slip_pdf(order, view), "application/pdf")
    return mail


def return_settled(goods_return: Any) -> EmailMultiAlternatives:
    """What came and how much goes back for it, or why a return is not accepted."""
    view = return_view(goods_return)
    subject = f"Return {view.number} {'has reached us' if view.is_received else 'is not accepted'}"
    return order_letter(goods_return.order, "return_received", subject, returned=view)


def _page_of(order: Any) -> str:
    """Where its buyer sees it: by the key of its payment, which needs no signing in."""
    attempt = getattr(order, "attempt", None)
    if attempt:
        return reverse("checkout:thank-you", kwargs={"key": attempt.key})
    return reverse("customer:order", args=[order.number])
