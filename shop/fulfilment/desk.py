"""The papers of an order, for who packs it and who answers questions about it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from oscar.core.loading import get_model

from shop.fulfilment.views import credit_note_response, invoice_response, packing_slip_response
from shop.fulfilment.waiting import ready_to_leave, rows, waiting_for_goods

PER_PAGE = 50


def _order(request: HttpRequest, number: str) -> Any:
    if not (request.user.is_staff and request.user.has_perm("order.view_order")):
        raise PermissionDenied
    orders = get_model("order", "Order").objects.select_related("attempt", "invoice", "shipping_address__country")
    return get_object_or_404(orders, number=number)


@never_cache
@require_safe
def invoice(request: HttpRequest, number: str) -> HttpResponse:
    """The invoice as PDF."""
    return invoice_response(_order(request, number))


@never_cache
@require_safe
def credit_note(request: HttpRequest, number: str, note: str) -> HttpResponse:
    """One of its credit notes as PDF."""
    return credit_note_response(_order(request, number), note)


@never_cache
@require_safe
def packing_slip(request: HttpRequest, number: str) -> HttpResponse:
    """The packing slip as PDF."""
    return packing_slip_response(_order(request, number))


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Orders for which all has come, and those that still wait, in the order in which they are served."""
    if not (request.user.is_staff and request.user.has_perm("order.view_order")):
        raise PermissionDenied
    today = timezone.localdate()
    page = Paginator(waiting_for_goods(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "waiting": rows(page, today=today),
        "ready": rows(ready_to_leave()[:PER_PAGE], today=today),
    }
    return render(request, "shop/desk_waiting.html", context)


urlpatterns = [
    path("waiting/", waiting, name="waiting"),
    path("orders/<str:number>/invoice.pdf", invoice, name="order-invoice"),
    path("orders/<str:number>/credit-notes/<str:note>.pdf", credit_note, name="order-credit-note"),
    path("orders/<str:number>/packing-slip.pdf", packing_slip, name="order-packing-slip"),
]
