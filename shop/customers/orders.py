"""Orders as lists show them, and who may see which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum
from django.urls import reverse
from oscar.core.loading import get_model


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in a list. ``item_count``: selling units in it."""

    number: str
    placed_at: dt.datetime
    status: str
    total_incl: Decimal
    currency: str
    url: str
    item_count: int


def orders_of(user: Any) -> QuerySet:
    """The orders that ``user`` placed while signed in, newest first."""
    orders = get_model("order", "Order").objects.filter(user=user).order_by("-date_placed", "-pk")
    return orders.annotate(item_count=Sum("lines__quantity"))


def rows(orders: Iterable[Any]) -> list[OrderRow]:
    """``orders`` (from ``orders_of``) as a table shows them."""
    return [
        OrderRow(
            number=order.number,
            placed_at=order.date_placed,
            status=order.status,
            total_incl=order.total_incl_tax,
            currency=order.currency,
            url=reverse("customer:order", args=[order.number]),
            item_count=order.item_count or 0,
        )
        for order in orders
    ]


def own_order(user: Any, number: str) -> Any | None:
    """The order of that number, if ``user`` placed it."""
    return for_page().filter(user=user, number=number).first()


def order_for(number: str, email: str) -> Any | None:
    """The order of that number, if it was placed with that email address, in any case of letters."""
    order = for_page().filter(number=number).first()
    if order is None:
        return None
    given = order.attempt.snapshot["details"].get("email", "") if hasattr(order, "attempt") else ""
    known = {address.casefold() for address in (order.guest_email, order.email, given) if address}
    return order if email.casefold() in known else None


def for_page() -> QuerySet:
    """Orders with what their page asks for."""
    return get_model("order", "Order").objects.select_related("attempt", "invoice", "user", "shipping_address__country")
