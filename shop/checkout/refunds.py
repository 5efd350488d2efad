"""Money that goes back, in part or whole: written down first, then asked of the gateway, once under its key."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet, Sum
from oscar.core.loading import get_model

from core.money import Money
from shop.checkout import tasks
from shop.checkout.models import Dispute, PaymentAttempt, Refund
from shop.organisations import credit_notes
from shop.payments.gateways import get_gateway
from shop.payments.models import MoneyMovement
from shop.payments.port import PaymentRefused
from shop.payments.services import record_movement

Source = get_model("payment", "Source")
NOTHING = Decimal("0.00")


class CannotBeRefunded(Exception):
    """In words for the desk. Nothing has changed."""


def refundable(attempt: PaymentAttempt) -> Decimal:
    """What was taken for ``attempt`` and neither went back, nor is on its way, nor is disputed. Major units."""
    taken = MoneyMovement.objects.filter(attempt_key=attempt.key, kind=MoneyMovement.Kind.CAPTURED)
    back = attempt.refunds.exclude(state=Refund.State.REFUSED)
    left = _sum(taken) - _sum(back) - _sum(attempt.disputes.filter(withholds=True))
    return max(left, NOTHING)


def withheld(attempt: PaymentAttempt) -> list[str]:
    """Why part of the money cannot go back: a sentence for each dispute that withholds some."""
    return [
        f"{dispute.amount:.2f} {attempt.currency} {_WITHHELD[dispute.state]} ({dispute.reference})."
        for dispute in attempt.disputes.filter(withholds=True).order_by("opened_at", "pk")
    ]


_WITHHELD: dict[str, str] = {
    Dispute.State.NEEDS_ANSWER: "is under dispute: the bank holds it until the dispute is settled",
    Dispute.State.UNDER_REVIEW: "is under dispute: the bank holds it until the dispute is settled",
    Dispute.State.LOST: "was lost in a dispute: the buyer has it already",
}


def _sum(rows: QuerySet[Any]) -> Decimal:
    return rows.aggregate(n=Sum("amount"))["n"] or NOTHING


@transaction.atomic
def ask_refund(attempt: PaymentAttempt, amount: Decimal, *, reason: str, now: dt.datetime, by: Any = None) -> Refund:
    """Write down that ``amount`` goes back; a task gives it. Two who ask at once are served one after the other.

    Raises:
        CannotBeRefunded: it is more than can go back, because of a dispute perhaps.
    """
    locked = PaymentAttempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    left = refundable(locked)
    if not NOTHING < amount <= left:
        most = f"{left:.2f} {locked.currency} can go back at most, and more than nothing."
        raise CannotBeRefunded(" ".join([most, *withheld(locked)]))
    refund = Refund.objects.create(attempt=locked, amount=amount, reason=reason, asked_by=by, asked_at=now)
    tasks.give_refund.enqueue(refund.pk)
    return refund


def give(refund: Refund, *, now: dt.datetime) -> Refund:
    """Ask the gateway to give ``refund`` back, and write down what it says. Safe to repeat.

    Raises:
        GatewayError: not known whether it was given; ask again.
    """
    if refund.state != Refund.State.ASKED:
        return refund
    attempt = refund.attempt
    amount = Money(refund.amount, attempt.currency)
    try:
        get_gateway(attempt.gateway).refund(attempt.gateway_reference or "", amount, key=_key(refund))
    except PaymentRefused as refused:
        return _close(refund, Refund.State.REFUSED, now=now, answer=str(refused)[:255])
    return _close(refund, Refund.State.DONE, now=now)


@transaction.atomic
def _close(refund: Refund, state: str, *, now: dt.datetime, answer: str = "") -> Refund:
    refund = Refund.objects.select_for_update(of=("self",)).select_related("attempt__order").get(pk=refund.pk)
    if refund.state != Refund.State.ASKED:
        return refund
    attempt = refund.attempt
    if state == Refund.State.DONE:
        record_movement(
            kind=MoneyMovement.Kind.REFUNDED,
            attempt_key=attempt.key,
            amount=Money(refund.amount, attempt.currency),
            gateway=attempt.gateway,
            reference=str(refund.key),
            at=now,
        )
        Source.objects.filter(order=attempt.order_id).update(amount_refunded=F("amount_refunded") + refund.amount)
        if attempt.order_id and refund.reason != Refund.Reason.CANCELLED:
            tasks.send_order_refunded.enqueue(refund.pk)
    else:
        attempt.problem = f"refund of {refund.amount} {attempt.currency} refused: {answer}"[:255]
        attempt.save(update_fields=["problem"])
    refund.state, refund.answer = state, answer
    refund.save(update_fields=["state", "answer"])
    if state == Refund.State.DONE and attempt.order_id:
        why = refund.get_reason_display()
        credit_notes.issue(attempt.order_id, refund.amount, key=_key(refund), reason=why, at=now)
    return refund


def _key(refund: Refund) -> str:
    return f"{refund.attempt.key}:{refund.key}"
