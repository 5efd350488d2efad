"""What a buyer may do with an order: its papers, calling it off, ordering it again. By the key of its payment."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.same_origin import same_origin_required
from shop.basket.reordering import reorder_into
from shop.basket.services import NotAdded
from shop.checkout.cancelling import CannotBeCancelled, cancel_order
from shop.checkout.models import PaymentAttempt
from shop.fulfilment.presentation import order_view
from shop.fulfilment.views import credit_note_response, invoice_response, packing_slip_response


def _order(key: uuid.UUID) -> Any:
    orders = PaymentAttempt.objects.select_related("order__user", "order__invoice", "order__shipping_address__country")
    return get_object_or_404(orders, key=key, order__isnull=False).order


@never_cache
@require_safe
def invoice(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The invoice as PDF."""
    return invoice_response(_order(key))


@never_cache
@require_safe
def credit_note(request: HttpRequest, key: uuid.UUID, number: str) -> HttpResponse:
    """One of its credit notes as PDF."""
    return credit_note_response(_order(key), number)


@never_cache
@require_safe
def packing_slip(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The packing slip as PDF."""
    return packing_slip_response(_order(key))


@never_cache
@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask once more, then call the order off. What has left comes back as a return."""
    order = _order(key)
    if request.method == "POST":
        try:
            cancel_order(order, now=timezone.now(), by=request.user if request.user.is_authenticated else None)
            messages.success(request, f"Order {order.number} is cancelled.")
        except CannotBeCancelled as refused:
            messages.error(request, str(refused))
        return redirect("checkout:thank-you", key=key)
    view = order_view(order)
    if not view.can_be_cancelled:
        messages.error(request, f"Order {view.number} is {view.status.lower()} and cannot be cancelled here any more.")
        return redirect("checkout:thank-you", key=key)
    return render(request, "shop/order_cancel.html", {"order": view})


@same_origin_required
@require_POST
def reorder(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Put what is still sold into the basket, and say what is not."""
    try:
        added, refused = reorder_into(request.open_basket, _order(key))
    except NotAdded as refusal:
        messages.error(request, str(refusal))
        return redirect("basket:summary")
    if added:
        messages.success(request, f"{len(added)} product{'s' if len(added) > 1 else ''} added to your basket.")
    for one in refused:
        messages.error(request, f"{one.title}: {one.reason}")
    return redirect("basket:summary")
