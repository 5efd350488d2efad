"""From the button to the gateway's page: reserve, write the attempt, commit, and only then ask the gateway.

The order of things keeps money, stock and orders whole (docs/adr/0004): nothing is asked of a gateway before the
attempt is committed, and no transaction is open while it is asked.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_class, get_model

from core.money import Money
from shop.basket.shortfalls import shortfalls
from shop.checkout import redemptions
from shop.checkout.models import PaymentAttempt
from shop.checkout.numbers import new_order_number
from shop.checkout.quote import Quote, make_quote
from shop.organisations import credit, verification
from shop.organisations.invoices import ON_ACCOUNT
from shop.payments import customers
from shop.payments.gateways import get_gateway
from shop.payments.port import PaymentPage, PaymentRefused, PaymentRequest
from shop.pricing.units import not_sold_in
from shop.stock import services as stock

Basket = get_model("basket", "Basket")
Applicator = get_class("offer.applicator", "Applicator")
Selector = get_class("partner.strategy", "Selector")
ALIVE = (PaymentAttempt.State.OPEN, PaymentAttempt.State.AUTHORISED, PaymentAttempt.State.CAPTURED)


class CheckoutError(Exception):
    """The order could not be started; nothing was charged and the basket is as it was."""


class QuoteChanged(CheckoutError):
    """What it costs now is not what was shown. ``now`` is the new quote, for the buyer to confirm."""

    def __init__(self, now: Quote) -> None:
        super().__init__("the quote changed")
        self.now = now


class BasketGone(CheckoutError):
    """The basket is empty, or was ordered meanwhile."""


class NotSold(CheckoutError):
    """Some lines cannot be ordered as they stand. ``reasons`` says why, a sentence or two for each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("not sold so")
        self.reasons = reasons


class NotOnAccount(CheckoutError):
    """It cannot be ordered on account. The message is for the buyer."""


class SoldOut(CheckoutError):
    """Some goods are not free any more. ``titles`` names them with what is left, in selling units."""

    def __init__(self, shortages: list[tuple[str, int]]) -> None:
        super().__init__("sold out")
        self.shortages = shortages


def start_attempt(
    *,
    basket: Any,
    shown_hash: str,
    details: dict[str, Any],
    gateway: str,
    user: Any,
    now: dt.datetime,
    key: uuid.UUID | None = None,
) -> PaymentAttempt:
    """Freeze ``basket`` into an attempt: compare with the quote shown, hold the goods, write it all down, commit.

    ``details`` is the validated checkout form (email, address, delivery code …). Safe to call twice at once: the second
    caller gets the attempt of the first. ``key`` is for a caller who has written it down before.

    Raises:
        QuoteChanged, NotSold, SoldOut, NotOnAccount, BasketGone: nothing is held, nothing written.
        shop.fulfilment.methods.NotDelivered: nor so, where the goods cannot travel as the details say.
    """
    try:
        return _start(basket, shown_hash, details, gateway, user, now, key or uuid.uuid4())
    except redemptions.UsedUp as used_up:
        raise QuoteChanged(_quote_as_of_now(basket, details, user, now)) from used_up


@transaction.atomic
def _start(
    basket: Any, shown_hash: str, details: dict[str, Any], gateway: str, user: Any, now: dt.datetime, key: uuid.UUID
) -> PaymentAttempt:
    status = Basket.objects.select_for_update().values_list("status", flat=True).get(pk=basket.pk)
    if alive := PaymentAttempt.objects.filter(basket_id=basket.pk, state__in=ALIVE).first():
        return alive
    if status != Basket.OPEN or basket.is_empty:
        raise BasketGone
    quote = make_quote(basket, details, user=user, at=now)
    if quote.hash != shown_hash:
        raise QuoteChanged(quote)
    if reasons := _not_sold(basket, user, on=timezone.localdate(now)):
        raise NotSold(reasons)
    attempt = PaymentAttempt(
        key=key,
        basket_id=basket.pk,
        user=user if user.is_authenticated else None,
        order_number=new_order_number(),
        gateway=gateway,
        amount=quote.total.amount,
        currency=quote.currency,
        quote_hash=quote.hash,
        snapshot={"quote": quote.as_json(), "details": details},
        created_at=now,
        expires_at=now + dt.timedelta(minutes=settings.PAYMENT_EXPIRES_AFTER_MINUTES),
    )
    try:
        stock.hold(key=attempt.key, quantities=quote.quantities, until=attempt.expires_at, agreed=quote.waits)
    except stock.OutOfStock as short:
        raise SoldOut(_shortages(quote, short)) from short
    redemptions.hold(attempt.key, quote, user=user)
    if gateway == ON_ACCOUNT:
        _hold_credit(attempt, user, at=now)
    attempt.save()
    Basket.objects.filter(pk=basket.pk).update(status=Basket.FROZEN)
    return attempt


def _quote_as_of_now(basket: Any, details: dict[str, Any], user: Any, now: dt.datetime) -> Quote:
    """What the basket costs with the offers that are left now."""
    fresh = Basket.objects.get(pk=basket.pk)
    fresh.strategy = Selector().strategy(user=user)
    Applicator().apply(fresh, user)
    return make_quote(fresh, details, user=user, at=now)


def open_payment(attempt: PaymentAttempt) -> PaymentPage:
    """Ask the gateway for the page where ``attempt`` is paid. Safe to repeat: its key is the idempotency key.

    Raises:
        shop.payments.port.PaymentRefused: nothing can be paid under this key (see finalise.never_opened), or it was
            given up meanwhile: the buyer must not be sent there.
        shop.payments.port.GatewayError: the gateway did not answer; the attempt stays open and can be asked again.
    """
    page = get_gateway(attempt.gateway).open(payment_request(attempt, customer=_settled_customer(attempt)))
    if not page.knew_customer:
        customers.is_gone(attempt.gateway, attempt.gateway_customer or "")
    still_wanted = PaymentAttempt.objects.filter(pk=attempt.pk, gateway_reference=None, state=PaymentAttempt.State.OPEN)
    if not still_wanted.update(gateway_reference=page.reference) and not _is_told(attempt, page):
        raise PaymentRefused(f"{attempt.key} was given up while its page was opened")
    attempt.gateway_reference = page.reference
    return page


def _is_told(attempt: PaymentAttempt, page: PaymentPage) -> bool:
    """Whether ``page`` is the one that the buyer of ``attempt`` was sent to before."""
    return PaymentAttempt.objects.filter(pk=attempt.pk, gateway_reference=page.reference).exists()


def _settled_customer(attempt: PaymentAttempt) -> str:
    """Whose card the gateway may remember. Settled once for the attempt, whatever the buyer does meanwhile."""
    if attempt.gateway_customer is None:
        found = customers.customer_of(attempt.user, attempt.gateway) if attempt.user else ""
        PaymentAttempt.objects.filter(pk=attempt.pk, gateway_customer=None).update(gateway_customer=found)
        attempt.refresh_from_db(fields=["gateway_customer"])
    return attempt.gateway_customer or ""


def payment_request(attempt: PaymentAttempt, *, customer: str) -> PaymentRequest:
    """What the gateway is asked for: made of the attempt alone, so a repeated question is the same question."""
    return PaymentRequest(
        key=attempt.key,
        amount=Money(attempt.amount, attempt.currency),
        description=f"Order {attempt.order_number}",
        return_url=settings.SITE_URL + reverse("checkout:payment-return", kwargs={"key": attempt.key}),
        email=attempt.snapshot["details"]["email"],
        expires_at=attempt.expires_at,
        customer=customer,
    )


def _hold_credit(attempt: PaymentAttempt, user: Any, *, at: dt.datetime) -> None:
    amount = Money(attempt.amount, attempt.currency)
    po_number = attempt.snapshot["details"].get("po_number", "")
    try:
        credit.hold(key=attempt.key, user=user, amount=amount, po_number=po_number, at=at)
    except credit.NotOnAccount as refused:
        raise NotOnAccount(str(refused)) from refused


def _not_sold(basket: Any, user: Any, *, on: dt.date) -> list[str]:
    """Lines that are not sold (any more) in this number, or not to ``user``, or not there without the buyer's word."""
    lines = list(basket.all_lines())
    withheld = verification.withheld([line.product for line in lines], user, on=on)
    short = shortfalls(lines, today=on)
    found = []
    for line in lines:
        reason = not_sold_in(line.unit, line.quantity)
        if not reason and line.product_id in withheld:
            reason = verification.REASON
        if not reason and line.pk in short and short[line.pk].can_wait and not short[line.pk].agreed:
            reason = "Not all of it is there, and you have not said whether you want to wait."
        if reason:
            found.append(f"{line.product.get_title()}: {reason}")
    return found


def _shortages(quote: Quote, short: stock.OutOfStock) -> list[tuple[str, int]]:
    return [
        (line.title, short.shortages[line.product_id][1] // line.base_quantity)
        for line in quote.lines
        if line.product_id in short.shortages
    ]
