"""What follows a dispatch in its own time. Rows of its transaction: none is lost, none comes early."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django_tasks import task
from oscar.core.loading import get_model

from core.retrying import repeatable


@repeatable
@task()
def send_order_shipped(event_id: int) -> int:
    """Write to the buyer that goods have left. Returns how many mails went out."""
    from shop.fulfilment.mails import order_shipped

    events = get_model("order", "ShippingEvent").objects.select_related("order__attempt", "order__user")
    return order_shipped(events.get(pk=event_id)).send()


@repeatable
@task()
def send_return_asked(return_id: int) -> int:
    """Write to the buyer how the goods come back, with the slip for the box. Returns how many mails went out."""
    from shop.fulfilment.mails import return_asked

    return return_asked(_returns().get(pk=return_id)).send()


@repeatable
@task()
def send_return_received(return_id: int) -> int:
    """Write to the buyer what became of a return: what came and what goes back, or why not."""
    from shop.fulfilment.mails import return_settled

    return return_settled(_returns().get(pk=return_id)).send()


@repeatable
@task()
def buy_label(shipment_id: int) -> str:
    """Have the carrier carry a parcel. A carrier that is down leaves it waiting, and the task is tried again."""
    from shop.fulfilment.shipments import buy_label  # shipments enqueues this task

    return buy_label(_shipments().get(pk=shipment_id), now=timezone.now()).state


@repeatable
@task()
def refresh_parcel(shipment_id: int) -> str:
    """Ask the carrier where a parcel is, because it said that something is new."""
    from shop.fulfilment.shipments import refresh

    return refresh(_shipments().get(pk=shipment_id), now=timezone.now()).state


@repeatable
@task()
def refresh_silent_parcels() -> int:
    """Ask about the parcels of which nothing was heard for hours. Returns how many answered."""
    from shop.fulfilment.shipments import sweep

    return sweep(now=timezone.now())


@repeatable
@task()
def send_parcel_delivered(shipment_id: int) -> int:
    """Write to the buyer that a parcel has arrived. Returns how many mails went out."""
    from shop.fulfilment.mails import parcel_delivered

    return parcel_delivered(_shipments().get(pk=shipment_id)).send()


def _shipments() -> Any:
    from shop.fulfilment.models import Shipment

    return Shipment.objects.select_related("order__attempt", "order__user", "order__shipping_address__country", "event")


def _returns() -> Any:
    from shop.fulfilment.models import Return

    return Return.objects.select_related("order__attempt", "order__user", "order__invoice", "refund")
