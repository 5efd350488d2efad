"""A buyer sends goods back. By the key of the order's payment, as its other papers."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from oscar.core.loading import get_model

from core.same_origin import same_origin_required
from shop.fulfilment.models import Return
from shop.fulfilment.presentation import order_view
from shop.fulfilment.returns.asking import CannotBeReturned, ask, withdraw
from shop.fulfilment.returns.forms import ReturnForm
from shop.fulfilment.returns.policy import RULES, terms_of
from shop.fulfilment.returns.presentation import return_view
from shop.fulfilment.returns.slip import slip_pdf
from shop.fulfilment.views import private_pdf


def _order(key: uuid.UUID) -> Any:
    orders = get_model("order", "Order").objects.select_related("attempt", "user", "shipping_address__country")
    return get_object_or_404(orders, attempt__key=key)


def _return(key: uuid.UUID, number: str) -> Return:
    found = Return.objects.select_related("refund", "order__attempt", "order__shipping_address__country")
    return get_object_or_404(found, number=number, order__attempt__key=key)


@never_cache
@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_return(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What goes back, how many and why; what was typed stays when something is refused."""
    order, today = _order(key), timezone.localdate()
    terms = terms_of(order)
    if not terms and request.method != "POST":
        messages.error(request, f"Nothing of order {order.number} is left to send back.")
        return redirect("checkout:thank-you", key=key)
    form = ReturnForm(terms, request.POST if request.method == "POST" else None, on=today)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            asked = ask(order, form.wishes(), key=data["key"], note=data["note"].strip(), now=timezone.now())
        except CannotBeReturned as refused:
            form.add_refusals(refused)
        else:
            messages.success(request, f"Return {asked.number} is written down. How to send it stands below.")
            return redirect("checkout:thank-you", key=key)
    context = {"form": form, "order": order_view(order), "rules": RULES}
    return render(request, "shop/order_return.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def slip(request: HttpRequest, key: uuid.UUID, number: str) -> HttpResponse:
    """The slip for the box as PDF."""
    found = _return(key, number)
    return private_pdf(slip_pdf(order_view(found.order), return_view(found)), f"return-{number}.pdf")


@same_origin_required
@require_POST
def withdraw_return(request: HttpRequest, key: uuid.UUID, number: str) -> HttpResponse:
    """The buyer keeps the goods."""
    try:
        withdraw(_return(key, number), now=timezone.now())
        messages.success(request, f"Return {number} is withdrawn.")
    except CannotBeReturned as refused:
        messages.error(request, str(refused))
    return redirect("checkout:thank-you", key=key)
