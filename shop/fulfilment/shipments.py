"""Parcels: opened with a dispatch, labelled and followed in their own time. No carrier is asked in a transaction."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from shop.fulfilment import tasks
from shop.fulfilment.carriers import MANUAL, get_carrier
from shop.fulfilment.carriers.manual import tracking_url
from shop.fulfilment.carriers.port import CarrierError, CarrierRefused, CarrierUnavailable, Parcel, ParcelRequest, Place
from shop.fulfilment.consignments import weight_of
from shop.fulfilment.models import Shipment, ShipmentEvent

logger = logging.getLogger(__name__)
Order = get_model("order", "Order")
State = Shipment.State

SILENT_FOR = dt.timedelta(hours=4)
"""Then the sweeper asks where a parcel is."""
AT_ONCE = 200
"""How many parcels one sweep asks about."""
OVER = (State.DELIVERED, State.CANCELLED)
IN_TURN = (State.ANNOUNCED, State.LABELLED, State.ON_ITS_WAY, State.OUT_FOR_DELIVERY, State.TO_COLLECT, State.DELIVERED)
"""The usual way of a parcel. Of two answers that cross, the one that is further on holds."""
WITHIN_DAYS = {"next-day": 1}
"""Delivery method → working days its label may take."""
NEED_SOMEBODY = (State.GOING_BACK, State.FAILED)


def open_shipment(
    event: Any, *, adapter: str, carrier: str = "", tracking_number: str = "", now: dt.datetime
) -> Shipment:
    """The parcel of a shipping event, in the event's transaction. What carriage by hand knows is there at once."""
    by_hand = adapter == MANUAL
    shipment = Shipment.objects.create(
        order_id=event.order_id,
        event=event,
        adapter=adapter,
        carrier=carrier if by_hand else "",
        tracking_number=tracking_number if by_hand else "",
        tracking_url=tracking_url(carrier, tracking_number) if by_hand else "",
        state=State.LABELLED if by_hand else State.ANNOUNCED,
        created_at=now,
        heard_at=now,
    )
    if by_hand:
        tasks.send_order_shipped.enqueue(event.pk)
    else:
        tasks.buy_label.enqueue(shipment.pk)
    return shipment


def buy_label(shipment: Shipment, *, now: dt.datetime) -> Shipment:
    """Have the carrier know the parcel, keep its reference, then buy the label. Safe to repeat.

    What the carrier refuses waits for somebody on the desk.

    Raises:
        CarrierError: not known whether it was bought; ask again.
    """
    if shipment.adapter == MANUAL or shipment.state != State.ANNOUNCED:
        return shipment
    carrier = get_carrier(shipment.adapter)
    within_days = WITHIN_DAYS.get(shipment.order.shipping_code)
    try:
        if shipment.reference is None:
            keep_reference(shipment, carrier.announce(_request(shipment)))
        parcel = carrier.buy(shipment.reference or "", within_days=within_days)
    except CarrierRefused as refused:
        Shipment.objects.filter(pk=shipment.pk).update(problem=f"no label: {refused}"[:255])
        shipment.refresh_from_db()
        return shipment
    return record(shipment, parcel, now=now)


def keep_reference(shipment: Shipment, reference: str) -> None:
    """The guard against two labels: of two workers that announced a parcel, both go on with what was kept first."""
    Shipment.objects.filter(pk=shipment.pk, reference=None).update(reference=reference)
    shipment.refresh_from_db(fields=["reference"])


def refresh(shipment: Shipment, *, now: dt.datetime) -> Shipment:
    """Ask the carrier where a parcel is, and write it down. Safe to repeat. Raises CarrierError."""
    if shipment.adapter == MANUAL or shipment.reference is None:
        return shipment
    return record(shipment, get_carrier(shipment.adapter).look_up(shipment.reference), now=now)


def give_label_back(shipment: Shipment, *, now: dt.datetime) -> Shipment:
    """The label is not needed: the carrier gives its price back. Raises CarrierError."""
    if shipment.reference is None:
        raise CarrierRefused("It has no label.")
    return record(shipment, get_carrier(shipment.adapter).cancel(shipment.reference), now=now)


@transaction.atomic
def carry_by_hand(shipment: Shipment, *, carrier: str, tracking_number: str, now: dt.datetime) -> Shipment:
    """Somebody arranged the carriage, or mended the number. The buyer hears of a number that is new."""
    shipment = Shipment.objects.select_for_update(of=("self",)).get(pk=shipment.pk)
    if shipment.state in OVER and shipment.adapter != MANUAL and shipment.state != State.CANCELLED:
        raise CarrierRefused("It has arrived.")
    is_news = (shipment.carrier, shipment.tracking_number) != (carrier, tracking_number)
    shipment.adapter, shipment.carrier, shipment.tracking_number = MANUAL, carrier, tracking_number
    shipment.tracking_url, shipment.problem, shipment.heard_at = tracking_url(carrier, tracking_number), "", now
    if shipment.state in (State.ANNOUNCED, State.CANCELLED):
        shipment.state = State.LABELLED
    shipment.save()
    if is_news:
        tasks.send_order_shipped.enqueue(shipment.event_id)
    return shipment


def say_delivered(shipment: Shipment, *, now: dt.datetime) -> Shipment:
    """Somebody knows that a parcel carried by hand has arrived. Safe to repeat."""
    with transaction.atomic():
        shipment = Shipment.objects.select_for_update(of=("self",)).get(pk=shipment.pk)
        if shipment.state != State.DELIVERED:
            _arrived(shipment, at=now)
            shipment.save()
    return shipment


def sweep(*, now: dt.datetime) -> int:
    """Ask about every parcel that has been silent too long. Returns how many answered; the others are asked again."""
    silent = Shipment.objects.exclude(adapter=MANUAL).exclude(state__in=OVER)
    silent = silent.filter(heard_at__lte=now - SILENT_FOR, reference__isnull=False)
    answered = 0
    for shipment in silent.select_related("order").order_by("heard_at", "pk")[:AT_ONCE]:
        try:
            refresh(shipment, now=now)
            answered += 1
        except CarrierUnavailable as away:
            logger.warning("parcels are not asked about any more this time: %s", away)
            break
        except CarrierError as odd:
            Shipment.objects.filter(pk=shipment.pk).update(problem=str(odd)[:255], heard_at=now)
    return answered


def may_follow(old: str, new: str) -> bool:
    """The guard against answers that cross: whether a parcel that was ``old`` can be ``new`` now."""
    if old in OVER:
        return old == new
    if old in IN_TURN and new in IN_TURN:
        return IN_TURN.index(State(new)) >= IN_TURN.index(State(old))
    return True


@transaction.atomic
def record(shipment: Shipment, parcel: Parcel, *, now: dt.datetime) -> Shipment:
    """Write down what a carrier says of a parcel, and who is told. Safe to repeat, in any order."""
    shipment = Shipment.objects.select_for_update(of=("self",)).get(pk=shipment.pk)
    had_label = bool(shipment.tracking_number)
    for name in ("carrier", "tracking_number", "tracking_url", "label_url"):
        setattr(shipment, name, getattr(parcel, name) or getattr(shipment, name))
    shipment.expected_on = parcel.expected_on or shipment.expected_on
    if parcel.cost:
        shipment.cost, shipment.currency = parcel.cost.amount, parcel.cost.currency
    ShipmentEvent.objects.bulk_create(
        (
            ShipmentEvent(shipment=shipment, at=one.at, state=one.state.value, words=one.words, place=one.place)
            for one in parcel.happened
        ),
        ignore_conflicts=True,
    )
    new = parcel.state.value
    if may_follow(shipment.state, new) and shipment.state != new:
        if new == State.DELIVERED:
            times = [one.at for one in parcel.happened if one.state.value == State.DELIVERED]
            _arrived(shipment, at=max(times, default=now))
        shipment.state = new
        shipment.problem = f"the carrier says: {shipment.get_state_display().lower()}" if new in NEED_SOMEBODY else ""
    shipment.heard_at = now
    shipment.save()
    if shipment.tracking_number and not had_label:
        tasks.send_order_shipped.enqueue(shipment.event_id)
    return shipment


def _arrived(shipment: Shipment, *, at: dt.datetime) -> None:
    """Once for each parcel. With the last of an order that left whole, the order is completed."""
    shipment.state, shipment.delivered_at, shipment.problem = State.DELIVERED, at, ""
    tasks.send_parcel_delivered.enqueue(shipment.pk)
    order = Order.objects.select_for_update(of=("self",)).get(pk=shipment.order_id)
    others = order.shipments.exclude(pk=shipment.pk).exclude(state__in=OVER)
    if order.status == "Dispatched" and not others.exists():
        order.set_status("Completed")


def _request(shipment: Shipment) -> ParcelRequest:
    address = shipment.order.shipping_address
    lines = shipment.event.line_quantities.select_related("line__stockrecord__selling_unit")
    return ParcelRequest(
        key=shipment.key,
        to=Place(
            name=address.name,
            organisation=address.line3,
            street1=address.line1,
            street2=address.line2,
            town=address.line4,
            postcode=address.postcode,
            country=address.country_id,
            phone=str(address.phone_number or ""),
        ),
        grams=sum(row.quantity * weight_of(row.line.stockrecord) for row in lines),
        within_days=WITHIN_DAYS.get(shipment.order.shipping_code),
    )
