"""An order that is called off: its goods are free again, and its money goes back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from shop.checkout import redemptions, tasks
from shop.checkout.models import PaymentAttempt, Refund
from shop.checkout.refunds import ask_refund, refundable
from shop.payments.gateways import get_gateway
from shop.payments.models import MoneyMovement
from shop.payments.port import PaymentState
from shop.payments.services import record_movement
from shop.stock import services as stock
from shop.stock.selling_units import base_quantity

Order = get_model("order", "Order")
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
    _release(lines, order_number=locked.number, key=attempt.key if attempt else None)
    locked.set_status("Cancelled")
    if attempt:
        redemptions.release(attempt.key)
    if attempt and attempt.state in (State.AUTHORISED, State.CAPTURED):
        tasks.give_money_back.enqueue(attempt.pk)
    tasks.send_order_cancelled.enqueue(locked.pk, attempt.state if attempt else "")
    order.refresh_from_db(fields=["status"])


def _release(lines: list[Any], *, order_number: str, key: uuid.UUID | None) -> None:
    """What the lines hold is free again, and nobody waits for the rest; the levels are locked."""
    held: Counter[int] = Counter()
    for line in lines:
        if line.stockrecord is None:
            raise CannotBeCancelled(f"{line.partner_sku}: its selling unit was deleted, so what it held is not known.")
        held[line.product_id] += line.num_allocated * base_quantity(line.stockrecord)
        line.num_allocated, line.allocation_cancelled = 0, True
        line.save(update_fields=["num_allocated", "allocation_cancelled"])
    for product, quantity in held.items():
        stock.unhold(product_id=product, quantity=quantity, reference=order_number, key=key)


def give_money_back(attempt: PaymentAttempt, *, now: dt.datetime) -> PaymentAttempt:
    """Let go what was promised for a cancelled order or came too late, or refund what was taken. Safe to repeat.

    Raises:
        GatewayError: not known whether it went back; ask again.
    """
    payment = get_gateway(attempt.gateway).cancel(attempt.gateway_reference or "", key=f"{attempt.key}:cancel")
    taken = payment.state is PaymentState.CAPTURED
    kind = MoneyMovement.Kind.CAPTURED if taken else MoneyMovement.Kind.CANCELLED
    with transaction.atomic():
        attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
        record_movement(
            kind=kind,
            attempt_key=attempt.key,
            amount=payment.amount,
            gateway=attempt.gateway,
            reference=attempt.gateway_reference or "",
            at=now,
        )
        if taken and (rest := refundable(attempt)):
            reason = Refund.Reason.CANCELLED if attempt.order_id else Refund.Reason.LATE
            ask_refund(attempt, rest, reason=reason, now=now)
        if attempt.order_id and not taken:
            attempt.state, attempt.failure = State.FAILED, "the order was cancelled"
        elif not attempt.order_id:
            attempt.problem = ""
        attempt.save(update_fields=["state", "failure", "problem"])
    return attempt
