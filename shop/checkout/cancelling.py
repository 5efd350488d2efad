"""An order that is called off: its goods are free again, and its money goes back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from oscar.core.loading import get_model

from core.money import Money
from shop.checkout import redemptions, tasks
from shop.checkout.models import PaymentAttempt
from shop.payments.gateways import get_gateway
from shop.payments.models import MoneyMovement
from shop.payments.port import PaymentRefused, PaymentState
from shop.payments.services import record_movement
from shop.stock import services as stock
from shop.stock.selling_units import base_quantity

Order = get_model("order", "Order")
Source = get_model("payment", "Source")
State = PaymentAttempt.State


class CannotBeCancelled(Exception):
    """In words for the desk. Nothing has changed."""


@transaction.atomic
def cancel_order(order: Any, *, now: dt.datetime, by: Any = None) -> None:
    """Call ``order`` off before anything of it has left. Its money goes back in its own time, by a task.

    Raises:
        CannotBeCancelled: part of it has left, or it is over already; nothing has changed.
    """
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).filter(order=order.pk).first()
    locked = Order.objects.select_for_update().get(pk=order.pk)
    if "Cancelled" not in locked.available_statuses():
        raise CannotBeCancelled(f"Order {locked.number} is {locked.status.lower()} and cannot be cancelled.")
    lines = list(locked.lines.select_for_update(of=("self",)).order_by("pk"))
    if any(line.num_allocated < line.quantity for line in lines):
        raise CannotBeCancelled(f"Part of order {locked.number} has left: what comes back is a return.")
    stock.lock_levels([line.product_id for line in lines])
    for line in lines:
        _release(line, order_number=locked.number)
    locked.set_status("Cancelled")
    if attempt:
        redemptions.release(attempt.key)
    if attempt and attempt.state in (State.AUTHORISED, State.CAPTURED):
        tasks.give_money_back.enqueue(attempt.pk)
    tasks.send_order_cancelled.enqueue(locked.pk, attempt.state if attempt else "")
    order.refresh_from_db(fields=["status"])


def _release(line: Any, *, order_number: str) -> None:
    if line.stockrecord is None:
        raise CannotBeCancelled(f"{line.partner_sku}: its selling unit was deleted, so what it held is not known.")
    held = line.num_allocated * base_quantity(line.stockrecord)
    stock.unhold(product_id=line.product_id, quantity=held, reference=order_number)
    line.num_allocated, line.allocation_cancelled = 0, True
    line.save(update_fields=["num_allocated", "allocation_cancelled"])


def give_money_back(attempt: PaymentAttempt, *, now: dt.datetime) -> PaymentAttempt:
    """Let go what was promised for a cancelled order or came too late, or refund what was taken. Safe to repeat.

    Raises:
        GatewayError: not known whether it went back; ask again.
    """
    gateway, reference = get_gateway(attempt.gateway), attempt.gateway_reference or ""
    payment = gateway.cancel(reference, key=f"{attempt.key}:cancel")
    if payment.state is not PaymentState.CAPTURED:
        return _write(attempt, MoneyMovement.Kind.CANCELLED, payment.amount, now=now)
    try:
        gateway.refund(reference, payment.amount, key=f"{attempt.key}:refund")
    except PaymentRefused as refused:
        attempt.problem = f"refund refused: {refused}"[:255]
        attempt.save(update_fields=["problem"])
        return attempt
    return _write(attempt, MoneyMovement.Kind.REFUNDED, payment.amount, now=now)


@transaction.atomic
def _write(attempt: PaymentAttempt, kind: MoneyMovement.Kind, amount: Money, *, now: dt.datetime) -> PaymentAttempt:
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    is_new = record_movement(
        kind=kind,
        attempt_key=attempt.key,
        amount=amount,
        gateway=attempt.gateway,
        reference=attempt.gateway_reference or "",
        at=now,
    )
    if is_new and kind is MoneyMovement.Kind.REFUNDED:
        Source.objects.filter(order=attempt.order_id).update(amount_refunded=F("amount_refunded") + amount.amount)
    if attempt.order_id and kind is MoneyMovement.Kind.CANCELLED:
        attempt.state, attempt.failure = State.FAILED, "the order was cancelled"
    elif not attempt.order_id:
        attempt.problem = ""
    attempt.save(update_fields=["state", "failure", "problem"])
    return attempt
