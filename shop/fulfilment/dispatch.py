"""Goods leave for an order: its lines, the shelf and its status change together, or none of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from oscar.core.loading import get_model

from shop.fulfilment.carriers import MANUAL
from shop.fulfilment.shipments import open_shipment
from shop.stock import services as stock
from shop.stock.selling_units import base_quantity

Order = get_model("order", "Order")
ShippingEventType = get_model("order", "ShippingEventType")

DISPATCHED = "dispatched"
"""The code of the one kind of shipping event that moves stock."""
READY = ("Paid", "Invoiced")
"""What may leave: the money is taken, or charged to the organisation's account."""


class CannotBeDispatched(Exception):
    """In words for the desk. Nothing has left."""


def dispatch_type() -> Any:
    """The kind of shipping event under which goods leave."""
    return ShippingEventType.objects.get_or_create(code=DISPATCHED, defaults={"name": "Dispatched"})[0]


@transaction.atomic
def dispatch(
    order: Any,
    quantities: Mapping[int, int],
    *,
    adapter: str = MANUAL,
    carrier: str = "",
    reference: str = "",
    by: Any = None,
    now: dt.datetime | None = None,
) -> Any:
    """Send ``quantities`` (line id → selling units) on their way as one parcel; returns the shipping event.

    ``carrier`` and ``reference``, its number, are what somebody arranged by hand; with another ``adapter`` a task buys
    the label once this is committed. When nothing is left to send the order is dispatched.

    Raises:
        CannotBeDispatched: the order is not paid, a line holds or the shelf has fewer, or what lies there belongs to
            buyers who have waited longer; nothing has left.
    """
    locked = Order.objects.select_for_update().get(pk=order.pk)
    if locked.status not in READY:
        raise CannotBeDispatched(
            f"Order {locked.number} is {locked.status.lower()}; only a paid or invoiced order is dispatched."
        )
    lines = list(locked.lines.select_for_update(of=("self",)).filter(pk__in=quantities).order_by("pk"))
    stock.lock_levels([line.product_id for line in lines])
    _must_have_come(locked, lines, quantities)
    event = locked.shipping_events.create(event_type=dispatch_type(), notes=reference)
    for line in lines:
        _send(line, quantities[line.pk], order_number=locked.number)
        event.line_quantities.create(line=line, quantity=quantities[line.pk])
    pieces = ", ".join(f"{quantities[line.pk]} × {line.partner_sku}" for line in lines)
    locked.notes.create(user=by, note_type="System", message=f"Dispatched {pieces}. {carrier} {reference}".strip())
    if not locked.lines.filter(num_allocated__gt=0).exists():
        locked.set_status("Dispatched")
    open_shipment(event, adapter=adapter, carrier=carrier, tracking_number=reference, now=now or timezone.now())
    order.refresh_from_db(fields=["status"])
    return event


def dispatch_all(order: Any, *, carrier: str = "", reference: str = "", by: Any = None) -> Any:
    """Send everything that has not left yet. Raises CannotBeDispatched."""
    left = dict(order.lines.filter(num_allocated__gt=0).values_list("pk", "num_allocated"))
    if not left:
        raise CannotBeDispatched(f"Nothing of order {order.number} is left to dispatch.")
    return dispatch(order, left, carrier=carrier, reference=reference, by=by)


def _must_have_come(order: Any, lines: Iterable[Any], quantities: Mapping[int, int]) -> None:
    """Refuse what the order still waits for. Goods that lie there may belong to those who have waited longer."""
    attempt = getattr(order, "attempt", None)
    for product, reservation in stock.waiting_under(attempt.key).items() if attempt else ():
        leaving = sum(quantities[ln.pk] * base_quantity(ln.stockrecord) for ln in lines if ln.product_id == product)
        held = order.lines.filter(product=product).select_related("stockrecord__selling_unit")
        here = sum(ln.num_allocated * base_quantity(ln.stockrecord) for ln in held) - reservation.waiting
        if leaving > here:
            title = next(line.title for line in lines if line.product_id == product)
            raise CannotBeDispatched(f"{title}: {reservation.waiting} of it are waited for; {max(here, 0)} can leave.")


def _send(line: Any, quantity: int, *, order_number: str) -> None:
    if not 0 < quantity <= line.num_allocated:
        raise CannotBeDispatched(f"{line.partner_sku}: {line.num_allocated} are left to dispatch, not {quantity}.")
    if line.stockrecord is None:
        raise CannotBeDispatched(f"{line.partner_sku}: its selling unit was deleted.")
    needed = quantity * base_quantity(line.stockrecord)
    try:
        stock.dispatch(product_id=line.product_id, quantity=needed, reference=order_number)
    except stock.NotHeld as absent:
        raise CannotBeDispatched(f"{line.partner_sku}: fewer than {quantity} lie on the shelf.") from absent
    line.num_allocated = F("num_allocated") - quantity
    line.save(update_fields=["num_allocated"])
    line.refresh_from_db(fields=["num_allocated"])
    if not line.num_allocated:
        line.status = "Dispatched"
        line.save(update_fields=["status"])
