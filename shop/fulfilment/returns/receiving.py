"""Goods come back: to the shelf or into quarantine, and their money goes back. Or we say why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from shop.checkout.models import PaymentAttempt, Refund
from shop.checkout.refunds import ask_refund, refundable
from shop.fulfilment import tasks
from shop.fulfilment.models import Return, ReturnLine
from shop.fulfilment.returns.asking import lock_order
from shop.fulfilment.returns.policy import (
    NEVER_RESTOCKED,
    Reason,
    has_all_come_back_through_us,
    is_cold_chain,
    is_sterile,
    worth,
)
from shop.stock import services as stock
from shop.stock.selling_units import base_quantity

Condition = ReturnLine.Condition


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of one line of a return. ``refusal``: why no money goes back for it; empty when it does."""

    quantity: int
    condition: str = ""
    refusal: str = ""


class CannotBeReceived(Exception):
    """In words for the desk. Nothing has changed."""


@transaction.atomic
def receive(goods_return: Return, arrivals: Mapping[int, Arrival], *, now: dt.datetime, by: Any) -> Return:
    """Write down what came back (return line id → arrival), put it where it belongs, and give back its money.

    Raises:
        CannotBeReceived: it is settled already, a line is missing or makes no sense; nothing has changed.
    """
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).filter(order=goods_return.order_id).first()
    order = lock_order(goods_return.order)
    _still_awaited(goods_return)
    lines = list(
        goods_return.lines.select_related(
            "line__product__device", "line__product__parent__device", "line__stockrecord__selling_unit"
        ).order_by("pk")
    )
    if not any(arrivals[line.pk].quantity for line in lines if line.pk in arrivals):
        raise CannotBeReceived("Nothing of it came. If it will not be accepted, say so instead.")
    stock.lock_levels([line.line.product_id for line in lines])
    for line in lines:
        _arrive(line, arrivals.get(line.pk, Arrival(0)), reference=goods_return.number)
    goods_return.state, goods_return.settled_at, goods_return.settled_by = Return.State.RECEIVED, now, by
    goods_return.save(update_fields=["state", "settled_at", "settled_by"])
    goods_return.refund = _give_back(lines, order, attempt, now=now, by=by)
    goods_return.save(update_fields=["refund"])
    pieces = ", ".join(
        f"{line.received} × {line.line.partner_sku} ({line.get_condition_display().lower()})"
        for line in lines
        if line.received
    )
    order.notes.create(user=by, note_type="System", message=f"Return {goods_return.number} received: {pieces}.")
    tasks.send_return_received.enqueue(goods_return.pk)
    return goods_return


@transaction.atomic
def refuse(goods_return: Return, reason: str, *, now: dt.datetime, by: Any) -> Return:
    """Do not accept a return; the buyer reads ``reason``.

    Raises:
        CannotBeReceived: it is settled already, or no reason is given.
    """
    order = lock_order(goods_return.order)
    _still_awaited(goods_return)
    if not reason.strip():
        raise CannotBeReceived("Say why, in words for the buyer.")
    goods_return.state, goods_return.refusal = Return.State.REFUSED, reason.strip()[:255]
    goods_return.settled_at, goods_return.settled_by = now, by
    goods_return.save(update_fields=["state", "refusal", "settled_at", "settled_by"])
    order.notes.create(user=by, note_type="System", message=f"Return {goods_return.number} not accepted: {reason}")
    tasks.send_return_received.enqueue(goods_return.pk)
    return goods_return


def examine(line: ReturnLine, outcome: str, *, now: dt.datetime, by: Any) -> None:
    """Somebody looked into a report of quality. Raises CannotBeReceived where nothing is said of what came of it."""
    if not outcome.strip():
        raise CannotBeReceived("Say what came of it.")
    line.examined, line.examined_at, line.examined_by = outcome.strip()[:255], now, by
    line.save(update_fields=["examined", "examined_at", "examined_by"])


def _still_awaited(goods_return: Return) -> None:
    goods_return.refresh_from_db()
    if goods_return.state != Return.State.ASKED:
        raise CannotBeReceived(f"Return {goods_return.number} is {goods_return.get_state_display().lower()} already.")


def _arrive(line: ReturnLine, arrival: Arrival, *, reference: str) -> None:
    sku = line.line.partner_sku
    if not 0 <= arrival.quantity <= line.quantity:
        raise CannotBeReceived(f"{sku}: {line.quantity} were announced, not {arrival.quantity}.")
    if arrival.quantity and arrival.condition not in Condition.values:
        raise CannotBeReceived(f"{sku}: say where it goes.")
    if arrival.quantity and arrival.condition == Condition.RESTOCK:
        _restock(line, arrival.quantity, reference=reference)
    line.received = arrival.quantity
    line.condition = arrival.condition if arrival.quantity else ""
    line.refusal = arrival.refusal.strip()[:255] if arrival.quantity else ""
    line.amount = worth(line.line, arrival.quantity) if arrival.quantity and not line.refusal else None
    line.save(update_fields=["received", "condition", "refusal", "amount"])


def _restock(line: ReturnLine, quantity: int, *, reference: str) -> None:
    """To the shelf, where somebody else buys it. What is not put back there stands in no level and cannot be sold."""
    sku = line.line.partner_sku
    if line.reason in NEVER_RESTOCKED:
        why = line.get_reason_display().lower()
        raise CannotBeReceived(f"{sku}: {why}, so it does not go back to the shelf. Quarantine or destroy it.")
    if is_sterile(line.line.product):
        raise CannotBeReceived(f"{sku}: sterile, and nobody knows how it was kept. Quarantine or destroy it.")
    if is_cold_chain(line.line.product):
        raise CannotBeReceived(f"{sku}: kept cold, and nobody knows how it travelled. Quarantine or destroy it.")
    if line.line.stockrecord is None or line.line.product_id is None:
        raise CannotBeReceived(f"{sku}: its selling unit was deleted. Quarantine or destroy it.")
    stock.take_back(
        product_id=line.line.product_id, quantity=quantity * base_quantity(line.line.stockrecord), reference=reference
    )


def _give_back(
    lines: list[ReturnLine],
    order: Any,
    attempt: PaymentAttempt | None,
    *,
    now: dt.datetime,
    by: Any,
) -> Refund | None:
    """The refund for what was accepted; never more than is left of what was paid. None: nothing goes back."""
    total = sum((line.amount for line in lines if line.amount), Decimal("0.00"))
    if total and has_all_come_back_through_us(order):
        total += order.shipping_incl_tax
    if attempt is None or not (amount := min(total, refundable(attempt))):
        return None
    is_ours = all(line.reason != Reason.MISTAKE for line in lines if line.amount)
    reason = Refund.Reason.DAMAGED if is_ours else Refund.Reason.RETURNED
    return ask_refund(attempt, amount, reason=reason, now=now, by=by)
