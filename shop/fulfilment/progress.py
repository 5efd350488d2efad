"""How far an order has come: its parcels, and the steps of its timeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, NamedTuple

from shop.data import OrderStep, ParcelLine, ParcelNews, ParcelView
from shop.fulfilment.carriers import MANUAL
from shop.fulfilment.dispatch import DISPATCHED
from shop.fulfilment.models import Shipment

State = Shipment.State
SEEN = (State.ON_ITS_WAY, State.OUT_FOR_DELIVERY, State.TO_COLLECT, State.DELIVERED, State.GOING_BACK, State.FAILED)
"""What a carrier only says of a parcel that it has."""

PARTLY = {
    "Packed": "Partly packed",
    "Handed over": "Partly handed over",
    "On its way": "Part on its way",
    "Delivered": "Partly delivered",
}


class _Step(NamedTuple):
    label: str
    is_reached: bool
    at: dt.datetime | None


def parcel_views(order: Any) -> tuple[ParcelView, ...]:
    """What left for ``order``, in the order in which it did, in three statements."""
    events = (
        order.shipping_events.filter(event_type__code=DISPATCHED)
        .select_related("shipment")
        .prefetch_related("line_quantities__line__stockrecord__selling_unit", "shipment__happened")
        .order_by("date_created", "pk")
    )
    return tuple(_parcel(event) for event in events)


def order_steps(
    order: Any, parcels: tuple[ParcelView, ...], *, is_owed: bool, is_on_account: bool
) -> tuple[OrderStep, ...]:
    """Placed, paid, packed, handed over, on its way, delivered; or how it ended otherwise."""
    changed = {change.new_status: change.date_created for change in order.status_changes.order_by("date_created")}
    settled = "Invoiced" if is_on_account else "Paid"
    is_settled = settled in changed or order.status in (settled, "Dispatched", "Completed")
    steps = [_Step("Placed", True, order.date_placed), _Step(settled, is_settled, changed.get(settled))]
    if order.status in ("Cancelled", "Payment problem"):
        steps = [step for step in steps if step.at] + [_Step(order.status, True, changed.get(order.status))]
    else:
        steps += _steps_of(parcels, is_owed=is_owed)
    last = max(place for place, step in enumerate(steps) if step.is_reached)
    return tuple(
        OrderStep(step.label, step.at, "now" if place == last else "done" if place < last else "ahead")
        for place, step in enumerate(steps)
        if step.is_reached or place > last
    )


def with_now(steps: tuple[OrderStep, ...], later: tuple[OrderStep, ...]) -> tuple[OrderStep, ...]:
    """``steps`` with what came ``later``: the last that is reached is where the order stands now."""
    found = [*steps, *later]
    last = max(place for place, step in enumerate(found) if step.state != "ahead")
    return tuple(
        step if step.state == "ahead" else replace(step, state="now" if place == last else "done")
        for place, step in enumerate(found)
    )


def _steps_of(parcels: tuple[ParcelView, ...], *, is_owed: bool) -> list[_Step]:
    """A step that not all goods have reached says so, and has the time of the first that did."""
    moving = [one.moving_at for one in parcels if one.is_followed]
    return [
        _step("Packed", [one.left_at for one in parcels], is_owed=is_owed),
        _step("Handed over", [one.handed_over_at for one in parcels], is_owed=is_owed),
        *([_step("On its way", moving, is_owed=is_owed)] if moving else []),
        _step("Delivered", [one.delivered_at for one in parcels], is_owed=is_owed),
    ]


def _step(label: str, times: list[dt.datetime | None], *, is_owed: bool) -> _Step:
    reached = sorted(time for time in times if time)
    if not reached:
        return _Step(label, False, None)
    if is_owed or len(reached) < len(times):
        return _Step(PARTLY[label], True, reached[0])
    return _Step(label, True, reached[-1] if label == "Delivered" else reached[0])


def _parcel(event: Any) -> ParcelView:
    shipment: Shipment | None = getattr(event, "shipment", None)
    lines = tuple(_line(row) for row in sorted(event.line_quantities.all(), key=lambda row: row.pk))
    if shipment is None:
        return ParcelView(
            event.pk, event.date_created, "Handed over", lines,
            tracking_number=event.notes, handed_over_at=event.date_created,
        )  # fmt: skip
    seen = [one for one in shipment.happened.all() if one.state in SEEN]
    by_hand = shipment.adapter == MANUAL
    first = seen[0].at if seen else shipment.heard_at if shipment.state in SEEN else None
    return ParcelView(
        event_id=event.pk,
        left_at=event.date_created,
        state="Handed over" if by_hand and shipment.state == State.LABELLED else shipment.get_state_display(),
        lines=lines,
        carrier=shipment.carrier,
        tracking_number=shipment.tracking_number,
        tracking_url=shipment.tracking_url,
        expected_on=shipment.expected_on,
        handed_over_at=event.date_created if by_hand else first,
        moving_at=None if by_hand else first,
        delivered_at=shipment.delivered_at,
        is_followed=not by_hand,
        news=tuple(
            ParcelNews(one.at, one.words or one.get_state_display(), one.place)
            for one in reversed(shipment.happened.all())
        ),
    )


def _line(row: Any) -> ParcelLine:
    unit = getattr(row.line.stockrecord, "selling_unit", None) if row.line.stockrecord_id else None
    return ParcelLine(row.line.title, row.line.partner_sku, unit.label if unit else "each", row.quantity)
