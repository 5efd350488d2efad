"""Parcels on the merchandisers' desk: those that need somebody, those on their way, and what may be done about one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from shop.fulfilment import shipments
from shop.fulfilment.carriers import MANUAL
from shop.fulfilment.carriers.manual import PAGES
from shop.fulfilment.carriers.port import CarrierError, CarrierRefused
from shop.fulfilment.models import Shipment

PERMISSION = "shop.change_shipment"
PER_PAGE = 50


def _only_the_desk(request: HttpRequest) -> None:
    if not (request.user.is_staff and request.user.has_perm(PERMISSION)):
        raise PermissionDenied


@require_safe
def parcels(request: HttpRequest) -> HttpResponse:
    """Those with a problem first, then the latest."""
    _only_the_desk(request)
    found = Shipment.objects.select_related("order", "event").order_by("-created_at", "-pk")
    chosen = request.GET.get("state", "")
    if chosen in Shipment.State.values:
        found = found.filter(state=chosen)
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "troubled": Shipment.objects.exclude(problem="").select_related("order").order_by("created_at")[:PER_PAGE],
        "states": Shipment.State.choices,
        "chosen": chosen,
    }
    return render(request, "shop/desk_parcels.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def parcel(request: HttpRequest, pk: int) -> HttpResponse:
    """One parcel with all that its carrier said. The carrier is asked here, outside any transaction."""
    _only_the_desk(request)
    found = get_object_or_404(
        Shipment.objects.select_related("order__shipping_address", "event__order", "order__attempt"), pk=pk
    )
    if request.method == "POST":
        try:
            messages.success(request, _act(found, request.POST))
        except CarrierError as refused:
            messages.error(request, f"Nothing changed. {refused}")
        return redirect("dashboard:parcel", pk=pk)
    context = {
        "parcel": found,
        "lines": found.event.line_quantities.select_related("line"),
        "news": found.happened.order_by("-at", "-pk"),
        "carriers": list(PAGES),
        "by_hand": found.adapter == MANUAL,
    }
    return render(request, "shop/desk_parcel.html", context)


def _act(found: Shipment, given: Any) -> str:
    now, action = timezone.now(), given.get("action", "")
    if action == "by_hand":
        carrier, number = given.get("carrier", "").strip()[:60], given.get("reference", "").strip()[:120]
        shipments.carry_by_hand(found, carrier=carrier, tracking_number=number, now=now)
        return "Carrier and number are written down."
    if action == "delivered" and found.adapter == MANUAL:
        shipments.say_delivered(found, now=now)
        return "It is delivered. The buyer is told."
    if action == "give_back":
        return f"{shipments.give_label_back(found, now=now).get_state_display()}."
    if action == "buy":
        bought = shipments.buy_label(found, now=now)
        if bought.problem:
            raise CarrierRefused(bought.problem)
        return "The label is bought."
    state = shipments.refresh(found, now=now).get_state_display()
    return f"The carrier answered: {state.lower()}."


urlpatterns = [path("parcels/", parcels, name="parcels"), path("parcels/<int:pk>/", parcel, name="parcel")]
