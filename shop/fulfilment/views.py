"""The page of an order, wherever its buyer comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django_htmx.http import HttpResponseStopPolling

from shop.fulfilment.credit_paper import credit_note_pdf
from shop.fulfilment.papers import invoice_pdf, packing_slip_pdf
from shop.fulfilment.presentation import order_view, slip_lines

PROGRESS = "order-progress"
"""The id of the part that asks again."""
ASKED_FOR = dt.timedelta(minutes=10)
"""After the order; a payment that takes longer is told by whoever loads the page again."""


def order_page(request: HttpRequest, order: Any, *, just_placed: bool) -> HttpResponse:
    """``order`` in full. Until its payment is taken the page asks for its progress alone, and then stops asking."""
    view = order_view(order)
    on_account = view.invoice is not None and view.invoice.is_on_account
    is_awaited = order.status == "Placed" and not on_account and timezone.now() - order.date_placed < ASKED_FOR
    if request.headers.get("HX-Target") != PROGRESS:
        context = {"order": view, "just_placed": just_placed and view.can_be_cancelled, "is_awaited": is_awaited}
        return render(request, "shop/order.html", context)
    response = render(request, "components/order_progress.html", {"order": view, "is_awaited": is_awaited})
    return response if is_awaited else HttpResponseStopPolling(response.content)


def invoice_response(order: Any) -> HttpResponse:
    """The invoice of ``order`` as PDF, for nobody's cache. 404 while there is none."""
    view = order_view(order)
    if view.invoice is None:
        raise Http404("no invoice was written yet")
    return private_pdf(invoice_pdf(view, view.invoice), f"invoice-{view.invoice.number}.pdf")


def credit_note_response(order: Any, number: str) -> HttpResponse:
    """The credit note ``number`` of ``order`` as PDF, for nobody's cache. 404 where the order has no such note."""
    view = order_view(order)
    note = next((one for one in view.credit_notes if one.number == number), None)
    if note is None or view.invoice is None:
        raise Http404("the order has no such credit note")
    return private_pdf(credit_note_pdf(view, view.invoice, note), f"credit-note-{note.number}.pdf")


def packing_slip_response(order: Any) -> HttpResponse:
    """The packing slip of ``order`` as PDF, for nobody's cache."""
    return private_pdf(packing_slip_pdf(order_view(order), slip_lines(order)), f"packing-slip-{order.number}.pdf")


def private_pdf(pdf: bytes, name: str) -> HttpResponse:
    """``pdf`` for nobody's cache and no search engine."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
