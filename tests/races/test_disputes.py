"""One dispute told by many notices at the same moment, and a refund asked for while it is being written down."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from core.money import Money
from shop.checkout import disputes, refunds
from shop.checkout.models import Dispute, PaymentAttempt, Refund
from shop.payments.models import MoneyMovement
from shop.payments.port import DisputedMoney, DisputeState, GatewayDispute
from tests.desks.furniture import paid_order
from tests.factories.shop import single
from tests.races.together import all_at_once

pytestmark = pytest.mark.race

NOTICES = 8


@pytest.fixture
def attempt(real_commits) -> PaymentAttempt:
    order = paid_order((single(price="50.00").stockrecords.get(), 1))
    return PaymentAttempt.objects.get(order=order)


def told_of(attempt: PaymentAttempt) -> GatewayDispute:
    """A dispute about all of it, whose money has left."""
    all_of_it, now = Money(attempt.amount, attempt.currency), timezone.now()
    return GatewayDispute(
        reference="du_1",
        payment=attempt.gateway_reference or "",
        state=DisputeState.NEEDS_ANSWER,
        amount=all_of_it,
        reason="fraudulent",
        opened_at=now,
        answer_by=now + dt.timedelta(days=9),
        moved=(DisputedMoney("txn_1", all_of_it, came_back=False, at=now),),
    )


def tell_often(attempt: PaymentAttempt, monkeypatch) -> list[object]:
    """The same dispute from many threads, each slow between looking and writing."""
    write = disputes._write_movements

    def slowly(*args):
        write(*args)
        time.sleep(0.1)

    monkeypatch.setattr(disputes, "_write_movements", slowly)
    told = told_of(attempt)
    return all_at_once([partial(disputes.record, "demonstration", told, now=timezone.now())] * NOTICES)


class TestManyNoticesOfOneDispute:
    def test_are_one_row_and_one_movement(self, attempt, monkeypatch):
        outcomes = tell_often(attempt, monkeypatch)

        assert [one for one in outcomes if not isinstance(one, Dispute)] == []
        assert Dispute.objects.count() == 1
        assert MoneyMovement.objects.filter(kind=MoneyMovement.Kind.WITHDRAWN).count() == 1

    def test_without_the_lock_collide(self, attempt, monkeypatch):
        monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *args, **kwargs: self)

        outcomes = tell_often(attempt, monkeypatch)

        assert any(isinstance(one, IntegrityError) for one in outcomes)


class TestARefundAtTheSameMoment:
    def test_is_either_before_the_dispute_or_refused(self, attempt, monkeypatch):
        ask = partial(refunds.ask_refund, attempt, Decimal("1.00"), reason=Refund.Reason.GOODWILL, now=timezone.now())

        _, refund = all_at_once([partial(disputes.record, "demonstration", told_of(attempt), now=timezone.now()), ask])

        assert isinstance(refund, (Refund, refunds.CannotBeRefunded))
        assert refunds.refundable(attempt) == 0
        with pytest.raises(refunds.CannotBeRefunded):
            ask()
