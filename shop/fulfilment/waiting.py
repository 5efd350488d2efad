"""Orders that wait for goods, and those for which everything has come: a list for whoever orders in and sends out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from oscar.core.loading import get_model

from core.units import counted
from shop.fulfilment.dispatch import READY
from shop.stock.models import Reservation


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Goods of one product that one order waits for, or waited for."""

    order_number: str
    ordered_at: dt.datetime
    product_id: int
    title: str
    ordered: str
    missing: str
    """Both in words: "12", "300 pairs"."""
    promised_on: dt.date | None
    """The day the buyer was told."""
    expected_on: dt.date | None
    """The day on which they are expected now."""
    came_at: dt.datetime | None
    is_late: bool
    """They are expected later than the buyer was told, or that day has passed."""


def waiting_for_goods() -> QuerySet:
    """Reservations of orders of which something is still to come, the oldest first: in the order they are served."""
    return _of_orders().filter(waiting__gt=0).order_by("pk")


def ready_to_leave() -> QuerySet:
    """Reservations of paid orders for which all has come and which have not left, the oldest first."""
    lines = get_model("order", "Line").objects.filter(order__status__in=READY, num_allocated__gt=0)
    held = lines.values_list("order__attempt__key", flat=True)
    return _of_orders().filter(waiting=0, ready_at__isnull=False, key__in=held).order_by("ready_at", "pk")


def _of_orders() -> QuerySet:
    return Reservation.objects.filter(state=Reservation.State.ORDERED).select_related("level__product__parent")


def rows(reservations: Iterable[Reservation], *, today: dt.date) -> list[WaitingRow]:
    """``reservations`` as a table shows them. Two queries."""
    found = list(reservations)
    orders = get_model("order", "Order").objects.filter(attempt__key__in=[one.key for one in found])
    by_key = {order.attempt.key: order for order in orders.select_related("attempt")}
    names = _base_names({one.level.product_id for one in found})
    return [_row(one, by_key[one.key], names[one.level.product_id], today) for one in found if one.key in by_key]


def _row(one: Reservation, order: Any, base_name: str, today: dt.date) -> WaitingRow:
    promised, expected = one.promised_on, one.level.expected_on
    return WaitingRow(
        order_number=order.number,
        ordered_at=order.date_placed,
        product_id=one.level.product_id,
        title=one.level.product.get_title(),
        ordered=counted(one.quantity, base_name),
        missing=counted(one.waiting, base_name),
        promised_on=promised,
        expected_on=expected,
        came_at=one.ready_at,
        is_late=bool(one.waiting and promised and (promised < today or (expected and expected > promised))),
    )


def _base_names(products: set[int]) -> dict[int, str]:
    records = get_model("partner", "StockRecord").objects.filter(product__in=products, selling_unit__isnull=False)
    return dict.fromkeys(products, "each") | dict(records.values_list("product", "selling_unit__base_name"))
