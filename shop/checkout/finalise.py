"""One way for a payment to become an order, whoever hears of it first: the return page, a notice, or the sweeper."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.db.models import F
from oscar.core.loading import get_model

from core.money import Money
from shop.basket.returning import copy_to_open_basket
from shop.checkout import redemptions, tasks
from shop.checkout.attempts import open_payment
from shop.checkout.models import PaymentAttempt
from shop.checkout.orders import write_order
from shop.organisations import invoices
from shop.payments.gateways import get_gateway
from shop.payments.models import MoneyMovement
from shop.payments.port import GatewayError, GatewayPayment, GatewayUnavailable, Notice, PaymentRefused, PaymentState
from shop.payments.services import record_movement
from shop.stock import services as stock

Basket = get_model("basket", "Basket")
Order = get_model("order", "Order")
Source = get_model("payment", "Source")
logger = logging.getLogger(__name__)
State = PaymentAttempt.State


def finalise(key: uuid.UUID, *, now: dt.datetime) -> PaymentAttempt:
    """Bring the attempt ``key`` to where its payment is. Safe to call any number of times, from anywhere, at once.

    Promised money becomes an order; a payment that is over gives goods and basket back; an open one changes nothing.
    The gateway is asked before any row is locked.

    Raises:
        PaymentAttempt.DoesNotExist: nothing was started under ``key``.
        GatewayError: the gateway could not be asked; nothing changed.
    """
    attempt = PaymentAttempt.objects.get(key=key)
    if attempt.order_id or not attempt.gateway_reference:
        return attempt
    return settle(attempt, get_gateway(attempt.gateway).look_up(attempt.gateway_reference), now=now)


def finalise_from_notice(gateway_name: str, notice: Notice, *, now: dt.datetime) -> PaymentAttempt | None:
    """Finalise the attempt a notice names. None: we never opened such a payment, which is logged for a human."""
    attempt = PaymentAttempt.objects.filter(gateway=gateway_name, gateway_reference=notice.reference).first()
    if attempt is None:
        logger.warning("%s sent a notice about %s, which we did not open", gateway_name, notice.reference)
        return None
    return finalise(attempt.key, now=now)


@transaction.atomic
def settle(attempt: PaymentAttempt, payment: GatewayPayment, *, now: dt.datetime) -> PaymentAttempt:
    """Write down what ``payment`` means for ``attempt``: at most one order, at most one return of goods."""
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    if attempt.order_id:
        return attempt
    if payment.state.is_promised:
        if payment.amount != Money(attempt.amount, attempt.currency):
            return _set_problem(
                attempt, f"asked {attempt.amount} {attempt.currency}, the gateway says {payment.amount}"
            )
        if attempt.state == State.OPEN:
            return _place_order(attempt, payment, now=now)
        tasks.give_money_back.enqueue(attempt.pk)
        return _set_problem(attempt, f"paid after it was {attempt.state.lower()}; the money goes back")
    if payment.state.is_over and attempt.state == State.OPEN:
        return _give_back(attempt, State.FAILED, reason=payment.reason or "the payment was cancelled")
    return attempt


def capture(attempt: PaymentAttempt, *, now: dt.datetime) -> PaymentAttempt:
    """Take the money of an attempt that has its order. Safe to repeat.

    Raises:
        GatewayError: not known whether it was taken; ask again.
    """
    if attempt.state != State.AUTHORISED or cast(Any, attempt.order).status == "Cancelled":
        return attempt
    asked = Money(attempt.amount, attempt.currency)
    try:
        payment = get_gateway(attempt.gateway).capture(_reference(attempt), asked, key=f"{attempt.key}:capture")
    except PaymentRefused as refused:
        with transaction.atomic():
            _move_order(attempt, "Payment problem")
            return _set_problem(attempt, f"capture refused: {refused}")
    if payment.state is not PaymentState.CAPTURED:
        raise GatewayError(f"{attempt.gateway_reference} is {payment.state.value} after capture")
    return _record_capture(attempt, payment.amount, now=now)


@transaction.atomic
def _record_capture(attempt: PaymentAttempt, taken: Money, *, now: dt.datetime) -> PaymentAttempt:
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).select_related("order").get(pk=attempt.pk)
    if attempt.state == State.CAPTURED:
        return attempt
    _record(MoneyMovement.Kind.CAPTURED, attempt, taken, now)
    attempt.state, attempt.captured_at = State.CAPTURED, now
    attempt.save(update_fields=["state", "captured_at"])
    Source.objects.filter(order=attempt.order_id).update(amount_debited=F("amount_debited") + taken.amount)
    on_account = attempt.gateway == invoices.ON_ACCOUNT
    if not _move_order(attempt, "Invoiced" if on_account else "Paid"):
        tasks.give_money_back.enqueue(attempt.pk)
    elif not on_account:
        vat_number = attempt.snapshot["details"].get("vat_number", "")
        invoices.issue(attempt.order, key=attempt.key, at=now, vat_number=vat_number)
        tasks.send_order_paid.enqueue(attempt.pk)
    return attempt


def _move_order(attempt: PaymentAttempt, status: str) -> bool:
    """Whether the order of ``attempt`` took ``status``; one that was cancelled meanwhile stays so."""
    order = attempt.order = Order.objects.select_for_update().get(pk=attempt.order_id)
    if status not in order.available_statuses():
        return order.status == status
    order.set_status(status)
    return True


def _place_order(attempt: PaymentAttempt, payment: GatewayPayment, *, now: dt.datetime) -> PaymentAttempt:
    attempt.order = write_order(attempt, at=now)
    attempt.state = State.AUTHORISED
    attempt.save(update_fields=["order", "state"])
    stock.pass_to_order(key=attempt.key)
    _record(MoneyMovement.Kind.AUTHORISED, attempt, payment.amount, now)
    Basket.objects.filter(pk=attempt.basket_id).update(status=Basket.SUBMITTED, date_submitted=now)
    tasks.capture_payment.enqueue(attempt.pk)
    tasks.send_order_placed.enqueue(attempt.pk)
    if attempt.gateway == invoices.ON_ACCOUNT:
        invoices.issue(attempt.order, key=attempt.key, at=now)
    return attempt


def expire(attempt: PaymentAttempt, *, now: dt.datetime) -> PaymentAttempt:
    """End an attempt whose time ran out: first at the gateway, so that it cannot be paid any more, then here.

    Raises:
        GatewayError: the gateway could not be asked; nothing changed.
    """
    return _end(attempt, State.EXPIRED, reason="the time to pay ran out", now=now)


def cancel(attempt: PaymentAttempt, *, now: dt.datetime) -> PaymentAttempt:
    """The buyer wants the basket back before paying.

    Raises:
        GatewayError: the gateway could not be asked; nothing changed.
    """
    return _end(attempt, State.FAILED, reason="the payment was cancelled", now=now)


def never_opened(attempt: PaymentAttempt) -> PaymentAttempt:
    """The gateway refuses to open a payment for ``attempt``, so nothing can be paid: goods and basket go back."""
    return _give_up(attempt, State.FAILED, reason="the payment provider did not accept this payment")


def _end(attempt: PaymentAttempt, state: str, *, reason: str, now: dt.datetime) -> PaymentAttempt:
    """What was paid meanwhile becomes the order all the same; the rest can be paid no more and comes back."""
    gateway = get_gateway(attempt.gateway)
    try:
        reference = _reference(attempt)
    except PaymentRefused:
        return never_opened(attempt)
    except GatewayUnavailable:
        if (given_up := _give_up_untold(attempt, state, reason=reason)) is None:
            raise
        return given_up
    found = settle(attempt, gateway.look_up(reference), now=now)
    if found.state != State.OPEN:
        return found
    payment = gateway.cancel(reference, key=f"{attempt.key}:cancel")
    if payment.state.is_promised:
        return settle(found, payment, now=now)
    return _give_up(found, state, reason=payment.reason or reason)


@transaction.atomic
def _give_up(attempt: PaymentAttempt, state: str, *, reason: str) -> PaymentAttempt:
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    return attempt if attempt.state != State.OPEN else _give_back(attempt, state, reason=reason)


@transaction.atomic
def _give_up_untold(attempt: PaymentAttempt, state: str, *, reason: str) -> PaymentAttempt | None:
    """End an attempt without its gateway, which is away. None: the buyer was told where to pay, so it may be paid.

    An attempt without a reference has a page at most whose address nobody knows. Whoever is opening it at this moment
    finds it given up, and sends nobody there (attempts.open_payment).
    """
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    if attempt.gateway_reference:
        return None
    return attempt if attempt.state != State.OPEN else _give_back(attempt, state, reason=reason)


def _reference(attempt: PaymentAttempt) -> str:
    """The gateway's name for the payment. Where its answer was lost, the same key finds the payment, or makes it."""
    return attempt.gateway_reference or open_payment(attempt).reference


def _give_back(attempt: PaymentAttempt, state: str, *, reason: str) -> PaymentAttempt:
    """Goods free again, lines in an open basket. The attempt's own basket stays frozen: it is part of the record."""
    stock.release(key=attempt.key)
    redemptions.release(attempt.key)
    attempt.returned_basket = copy_to_open_basket(attempt.basket)
    attempt.state, attempt.failure = state, reason[:255]
    attempt.save(update_fields=["returned_basket", "state", "failure"])
    return attempt


def _set_problem(attempt: PaymentAttempt, problem: str) -> PaymentAttempt:
    logger.error("payment attempt %s: %s", attempt.key, problem)
    attempt.problem = problem[:255]
    attempt.save(update_fields=["problem"])
    return attempt


def _record(kind: MoneyMovement.Kind, attempt: PaymentAttempt, amount: Money, at: dt.datetime) -> None:
    record_movement(
        kind=kind,
        attempt_key=attempt.key,
        amount=amount,
        gateway=attempt.gateway,
        reference=attempt.gateway_reference or "",
        at=at,
    )


def sweep(*, now: dt.datetime) -> dict[str, Any]:
    """Look after attempts nobody came back for. Returns how many were looked at, ordered, ended, and out of reach."""
    stale = now - dt.timedelta(minutes=settings.PAYMENT_STALE_AFTER_MINUTES)
    counts = {"looked_at": 0, "ordered": 0, "ended": 0, "unreachable": 0}
    for attempt in PaymentAttempt.objects.filter(state=State.OPEN, created_at__lte=stale).order_by("created_at"):
        counts["looked_at"] += 1
        try:
            found = expire(attempt, now=now) if attempt.expires_at <= now else finalise(attempt.key, now=now)
        except GatewayError as unreachable:
            logger.warning("attempt %s: %s; asked again next time", attempt.key, unreachable)
            counts["unreachable"] += 1
            continue
        counts["ordered"] += bool(found.order_id)
        counts["ended"] += found.state in (State.FAILED, State.EXPIRED)
    return counts
