"""Every night: what the gateways say, what our ledger says and what the orders say must be one story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum

from shop.checkout import disputes
from shop.checkout.models import PaymentAttempt, ReconciliationRun, Refund
from shop.payments.gateways import get_gateway
from shop.payments.models import MoneyMovement
from shop.payments.port import GatewayError, GatewayPayment, PaymentState

LOOK_BACK = dt.timedelta(days=3)
SETTLES_WITHIN = dt.timedelta(minutes=45)
"""Younger attempts may still be under way: the sweeper has not had its turn."""
State = PaymentAttempt.State
NOTHING = Decimal("0.00")


def reconcile(*, now: dt.datetime, gateways: list[str]) -> ReconciliationRun:
    """Compare the last days at each of ``gateways`` with what we hold, and write the differences down for a human."""
    since = now - LOOK_BACK
    differences: list[str] = []
    looked_at = 0
    for name in gateways:
        try:
            listed = {payment.reference: payment for payment in get_gateway(name).payments_since(since)}
            of_disputes = disputes.differences(name, since=since, now=now)
        except GatewayError as away:
            differences.append(f"{name} could not be asked: {away}")
            continue
        looked_at += len(listed)
        differences += _differences(name, listed, since=since, until=now - SETTLES_WITHIN)
        differences += of_disputes
    return ReconciliationRun.objects.create(ran_at=now, since=since, payments=looked_at, differences=differences)


def _differences(
    gateway: str, listed: dict[str, GatewayPayment], *, since: dt.datetime, until: dt.datetime
) -> Iterator[str]:
    """One sentence each. Two queries, however many payments there are."""
    attempts = PaymentAttempt.objects.filter(gateway=gateway).select_related("order")
    told_of = _with_sums(attempts.filter(gateway_reference__in=listed))
    known = {attempt.gateway_reference: attempt for attempt in told_of}
    for reference, payment in listed.items():
        if reference not in known:
            if payment.state.is_promised:
                yield f"{gateway} holds {payment.amount} under {reference}, which we did not open"
        elif known[reference].created_at <= until:
            yield from _of_payment(known[reference], payment)
    recent = attempts.filter(created_at__gte=since, created_at__lte=until, state=State.CAPTURED)
    for attempt in recent.exclude(gateway_reference__in=listed):
        yield f"order {attempt.order_number}: captured here, unknown to {gateway}"


def _with_sums(attempts: QuerySet[PaymentAttempt]) -> QuerySet[Any]:
    """Beside each attempt: what the ledger says was ``taken`` and went ``back``, and what its refunds say was ``given``
    (None: nothing), and whether any refund ``was_asked``.
    """
    moved = MoneyMovement.objects.filter(attempt_key=OuterRef("key")).order_by().values("attempt_key")
    refunds = Refund.objects.filter(attempt=OuterRef("pk")).order_by()
    return attempts.annotate(
        taken=_sum(moved.filter(kind=MoneyMovement.Kind.CAPTURED)),
        back=_sum(moved.filter(kind=MoneyMovement.Kind.REFUNDED)),
        given=_sum(refunds.filter(state=Refund.State.DONE).values("attempt")),
        was_asked=Exists(refunds),
    )


def _sum(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.annotate(sum=Sum("amount")).values("sum"))


def _of_payment(attempt: Any, payment: GatewayPayment) -> Iterator[str]:
    name = f"order {attempt.order_number}"
    if payment.state.is_promised and not attempt.order_id:
        if not attempt.was_asked:
            yield f"{name}: {attempt.gateway} holds {payment.amount}, and there is no order"
        return
    if payment.state is PaymentState.AUTHORISED and attempt.state == State.AUTHORISED:
        yield f"{name}: placed, and its money is not taken yet"
    if (payment.state is PaymentState.CAPTURED) != (attempt.state == State.CAPTURED):
        yield f"{name}: {payment.state.value} at {attempt.gateway}, {attempt.state.lower()} here"
    taken, back, given = (amount or NOTHING for amount in (attempt.taken, attempt.back, attempt.given))
    ordered = attempt.order.total_incl_tax if attempt.order else NOTHING
    if attempt.state == State.CAPTURED and not taken == payment.amount.amount == ordered:
        yield f"{name}: {payment.amount} at {attempt.gateway}, {taken} in the ledger, {ordered} ordered"
    if back != given:
        yield f"{name}: {back} went back by the ledger, {given} by the refunds"
