"""Gateways, ledger and orders compared: silent when they tell one story, a sentence where they do not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout import reconciliation, refunds
from shop.checkout.cancelling import cancel_order
from shop.checkout.models import PaymentAttempt, Refund
from shop.payments.gateways.demonstration import DemonstrationGateway
from shop.payments.models import DemonstrationPayment, MoneyMovement
from shop.payments.port import GatewayUnavailable
from tests.desks.furniture import paid_order
from tests.factories.checkout import run_tasks
from tests.factories.shop import single

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")


@pytest.fixture
def order():
    made = paid_order((single(price="50.00").stockrecords.get(), 1))
    run_tasks()
    return made


def differences() -> list[str]:
    tomorrow = timezone.now() + dt.timedelta(days=1)
    return reconciliation.reconcile(now=tomorrow, gateways=["demonstration"]).differences


class TestOneStory:
    def test_of_a_paid_a_refunded_and_a_cancelled_order_has_no_difference(self, order):
        attempt = PaymentAttempt.objects.get(order=order)
        refunds.ask_refund(attempt, Decimal("5.00"), reason=Refund.Reason.GOODWILL, now=timezone.now())
        cancelled = paid_order((single().stockrecords.get(), 1))
        cancel_order(cancelled, now=timezone.now())
        cancel_order(paid_order((single().stockrecords.get(), 1), captured=False), now=timezone.now())
        run_tasks()

        assert differences() == []

    def test_asks_as_often_however_many_orders(self, order, django_assert_num_queries):
        for _ in range(3):
            paid_order((single().stockrecords.get(), 1))
        run_tasks()

        with django_assert_num_queries(
            5
        ):  # the gateway's books, our disputes, attempts with sums, those it lacks, the report
            assert differences() == []


class TestADifference:
    def test_a_payment_that_nobody_here_opened(self):
        DemonstrationPayment.objects.create(idempotency_key="x", amount=Decimal("9.99"), state="CAPTURED")

        assert "which we did not open" in differences()[0]

    def test_money_without_an_order(self, order):
        attempt = PaymentAttempt.objects.get(order=order)
        PaymentAttempt.objects.filter(pk=attempt.pk).update(order=None, state="FAILED", captured_at=None)

        assert "there is no order" in differences()[0]

    def test_an_amount_that_differs(self, order):
        MoneyMovement.objects.filter(kind="CAPTURED").update(amount=Decimal("1.00"))

        assert "1.00 in the ledger" in differences()[0]

    def test_a_capture_that_the_gateway_does_not_know(self, order):
        DemonstrationPayment.objects.all().delete()

        assert "unknown to demonstration" in differences()[0]

    def test_a_refund_that_the_ledger_does_not_know(self, order):
        attempt = PaymentAttempt.objects.get(order=order)
        refunds.ask_refund(attempt, Decimal("5.00"), reason=Refund.Reason.GOODWILL, now=timezone.now())
        run_tasks()
        MoneyMovement.objects.filter(kind="REFUNDED").delete()

        assert "0.00 went back by the ledger, 5.00 by the refunds" in differences()[0]

    def test_a_gateway_that_does_not_answer_is_named(self, monkeypatch):
        def away(self, since):
            raise GatewayUnavailable("no answer")

        monkeypatch.setattr(DemonstrationGateway, "payments_since", away)

        assert differences() == ["demonstration could not be asked: no answer"]

    def test_of_this_minute_is_left_to_the_sweeper(self, order):
        PaymentAttempt.objects.update(state="AUTHORISED", captured_at=None)

        assert reconciliation.reconcile(now=timezone.now(), gateways=["demonstration"]).differences == []
