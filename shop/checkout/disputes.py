"""Chargebacks: a buyer asked the bank for the money back. We write down what the gateway says, and who must answer."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any, cast

from django.db import transaction
from django.db.models import F, QuerySet

from shop.checkout import tasks
from shop.checkout.models import Dispute, PaymentAttempt
from shop.payments.gateways import get_gateway
from shop.payments.models import MoneyMovement
from shop.payments.port import GatewayDispute
from shop.payments.services import record_movement

logger = logging.getLogger(__name__)


def look_into(gateway_name: str, reference: str, *, now: dt.datetime) -> Dispute | None:
    """Ask the gateway what became of the dispute it calls ``reference``, and write it down. Safe to repeat.

    None: it is not about a payment of ours, which is logged for a human.

    Raises:
        GatewayError: the gateway could not be asked; nothing changed.
    """
    return record(gateway_name, get_gateway(gateway_name).look_up_dispute(reference), now=now)


@transaction.atomic
def record(gateway_name: str, told: GatewayDispute, *, now: dt.datetime) -> Dispute | None:
    """Write down what ``told`` says: one row for a dispute, its money in the ledger once, however often it is told.

    ``now`` is when the gateway was asked, or earlier: an answer older than the one written down changes nothing.
    """
    attempts = PaymentAttempt.objects.filter(gateway=gateway_name, gateway_reference=told.payment)
    attempt = attempts.select_for_update(of=("self",)).select_related("order").first()
    if attempt is None:
        logger.warning("%s tells of dispute %s about a payment we did not open", gateway_name, told.reference)
        return None
    row = Dispute.objects.filter(reference=told.reference).first()
    if row and row.looked_up_at > now:
        return row
    _write_movements(attempt, told)
    row = row or Dispute(reference=told.reference, attempt=attempt)
    was_open = row.pk is None or row.state in Dispute.OPEN
    row.amount, row.reason, row.state = told.amount.amount, told.reason[:80], Dispute.State(told.state.name)
    row.withholds, row.answer_by, row.opened_at = told.withholds, told.answer_by, told.opened_at
    is_open = row.state in Dispute.OPEN
    row.closed_at = None if is_open else row.closed_at or now
    row.looked_up_at = now
    row.save()
    if was_open and row.state == Dispute.State.WON and _is_called_off(attempt):
        tasks.give_money_back.enqueue(attempt.pk)
    return row


def _write_movements(attempt: PaymentAttempt, told: GatewayDispute) -> None:
    kinds = MoneyMovement.Kind
    for moved in told.moved:
        record_movement(
            kind=kinds.REINSTATED if moved.came_back else kinds.WITHDRAWN,
            attempt_key=attempt.key,
            amount=moved.amount,
            gateway=attempt.gateway,
            reference=moved.reference,
            at=moved.at,
        )


def _is_called_off(attempt: PaymentAttempt) -> bool:
    """Whether its money shall go back to the buyer, which the dispute has delayed."""
    return attempt.order_id is None or cast(Any, attempt.order).status == "Cancelled"


def open_disputes() -> QuerySet[Dispute]:
    """Those that are not settled, the most urgent first."""
    unsettled = Dispute.objects.filter(state__in=Dispute.OPEN).select_related("attempt__order")
    return unsettled.order_by("state", F("answer_by").asc(nulls_last=True), "pk")


def differences(gateway_name: str, *, since: dt.datetime, now: dt.datetime) -> list[str]:
    """What the gateway says of disputes and we did not know, a sentence each. It is written down on the way.

    Looked at are those opened at the gateway since then, and all of ours that are not settled.

    Raises:
        GatewayError: the gateway could not be asked.
    """
    gateway = get_gateway(gateway_name)
    told = {one.reference: one for one in gateway.disputes_since(since)}
    unsettled = Dispute.objects.filter(attempt__gateway=gateway_name, state__in=Dispute.OPEN)
    for reference in unsettled.exclude(reference__in=told).values_list("reference", flat=True):
        told[reference] = gateway.look_up_dispute(reference)
    known = dict(Dispute.objects.filter(reference__in=told).values_list("reference", "state"))
    return [
        sentence
        for reference, one in told.items()
        if known.get(reference) != one.state.name or _lacks_movement(gateway_name, one)
        for sentence in [_difference(gateway_name, one, known.get(reference), now=now)]
    ]


def _lacks_movement(gateway_name: str, told: GatewayDispute) -> bool:
    names = [moved.reference for moved in told.moved]
    written = MoneyMovement.objects.filter(
        gateway=gateway_name, kind__in=[MoneyMovement.Kind.WITHDRAWN, MoneyMovement.Kind.REINSTATED]
    )
    return bool(names) and written.filter(reference__in=names).count() != len(names)


def _difference(gateway_name: str, told: GatewayDispute, state: str | None, *, now: dt.datetime) -> str:
    row = record(gateway_name, told, now=now)
    here = state.lower().replace("_", " ") if state else "unknown"
    there = told.state.value.replace("_", " ")
    if row is None:
        return f"{gateway_name} tells of dispute {told.reference} over {told.amount}, about a payment we did not open"
    name = f"order {row.attempt.order_number}: dispute {told.reference} over {told.amount}"
    if here == there:
        return f"{name} moved money that the ledger lacked; it is written down now"
    return f"{name} is {there} at {gateway_name}, {here} here; it is written down now"
