"""Baskets and details ready to be paid."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_class, get_model

from shop.basket.shortfalls import shortfalls
from shop.basket.waiting import agree_to_wait
from shop.checkout import attempts
from shop.checkout.models import PaymentAttempt
from shop.checkout.quote import make_quote
from shop.fulfilment.carriers.port import CarrierError
from shop.payments.port import GatewayError

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")

DETAILS = {
    "email": "theatre.stores@hospital.example",
    "first_name": "Noor",
    "last_name": "Buyer",
    "line1": "Day surgery unit",
    "line2": "1 Example Road",
    "line3": "",
    "line4": "Leeds",
    "postcode": "LS1 4AP",
    "country_id": "GB",
    "phone_number": "",
    "po_number": "PO-1001",
    "delivery": "standard",
    "form": {},
}


def basket_with(*lines: tuple[Any, int], owner: Any = None, waits: bool = False) -> Any:
    """An open basket of (stock record, quantity), priced as the shop prices it. ``waits``: for all that is missing."""
    basket = Basket.objects.create(owner=owner)
    for record, quantity in lines:
        Line.objects.create(
            basket=basket,
            line_reference=f"{record.product_id}_{record.pk}",
            product=record.product,
            stockrecord=record,
            quantity=quantity,
            price_currency="GBP",
            price_excl_tax=record.price,
            price_incl_tax=record.price,
        )
    return agreed(basket) if waits else priced(basket)


def agreed(basket: Any) -> Any:
    """``basket`` after its buyer ticked every line of which something is missing that may be waited for."""
    for pk, short in shortfalls(priced(basket).all_lines(), today=timezone.localdate()).items():
        if short.can_wait:
            agree_to_wait(priced(basket), pk, missing=short.missing, until=short.until)
    return priced(basket)


def priced(basket: Any) -> Any:
    """``basket`` as a request of its own would load it, before offers."""
    fresh = Basket.objects.get(pk=basket.pk)
    fresh.strategy = get_class("partner.strategy", "Selector")().strategy()
    return fresh


def with_offers(basket: Any, user: Any = None) -> Any:
    """``basket`` as a request of ``user`` would load it, offers applied."""
    fresh = priced(basket)
    get_class("offer.applicator", "Applicator")().apply(fresh, user or AnonymousUser())
    return fresh


def start(
    basket: Any,
    *,
    details: dict[str, Any] | None = None,
    user: Any = None,
    now: Any = None,
    gateway: str = "demonstration",
) -> PaymentAttempt:
    """Press the button on ``basket`` with the quote as it is now."""
    details, now = details or DETAILS, now or timezone.now()
    return attempts.start_attempt(
        basket=basket,
        shown_hash=make_quote(basket, details, user=user, at=now).hash,
        details=details,
        gateway=gateway,
        user=user or AnonymousUser(),
        now=now,
    )


def run_tasks() -> None:
    """What the worker does, in this connection: all that waits, and what that asks for."""
    while row := DBTaskResult.objects.ready().first():
        row.claim("test")
        try:
            row.set_successful(row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"]))
        except (GatewayError, CarrierError, OSError) as away:
            row.set_failed(away)
