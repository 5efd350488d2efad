"""Money that goes back, in part or whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core import mail
from django.db.models import Sum
from django.utils import timezone

from shop.checkout import refunds
from shop.checkout.cancelling import cancel_order
from shop.checkout.models import PaymentAttempt, Refund
from shop.fulfilment.presentation import order_view
from shop.payments.gateways.demonstration import DemonstrationGateway
from shop.payments.models import DemonstrationPayment, MoneyMovement
from shop.payments.port import GatewayUnavailable, PaymentRefused
from tests.desks.furniture import paid_order
from tests.factories.checkout import run_tasks
from tests.factories.shop import single

pytestmark = pytest.mark.django_db
PART = Decimal("10.00")


@pytest.fixture
def order():
    made = paid_order((single(price="50.00").stockrecords.get(), 1))
    run_tasks()
    mail.outbox.clear()
    return made


@pytest.fixture
def attempt(order):
    return PaymentAttempt.objects.get(order=order)


def ask(attempt, amount=PART, reason=Refund.Reason.DAMAGED):
    return refunds.ask_refund(attempt, amount, reason=reason, now=timezone.now())


def went_back():
    return MoneyMovement.objects.filter(kind="REFUNDED").aggregate(n=Sum("amount"))["n"]


class TestARefundInParts:
    def test_goes_back_at_the_gateway_in_the_ledger_and_on_the_order(self, order, attempt):
        ask(attempt)
        ask(attempt)
        run_tasks()

        assert DemonstrationPayment.objects.get().refunded == went_back() == 2 * PART
        assert order_view(order).refunded == 2 * PART
        assert refunds.refundable(attempt) == attempt.amount - 2 * PART
        assert [letter.subject for letter in mail.outbox] == [f"Money back for order {order.number}"] * 2

    @pytest.mark.parametrize("amount", ["0.00", "-1.00", "9999.00"])
    def test_of_too_much_or_nothing_is_refused(self, attempt, amount):
        with pytest.raises(refunds.CannotBeRefunded):
            ask(attempt, Decimal(amount))

        assert not Refund.objects.exists()

    def test_counts_what_is_on_its_way(self, attempt):
        ask(attempt, attempt.amount - PART)

        with pytest.raises(refunds.CannotBeRefunded):
            ask(attempt, PART + 1)

    def test_that_the_gateway_refuses_wants_a_human_and_leaves_the_rest_free(self, attempt, monkeypatch):
        def refuse(*args, **kwargs):
            raise PaymentRefused("the card is closed")

        monkeypatch.setattr(DemonstrationGateway, "refund", refuse)
        refund = ask(attempt)
        run_tasks()

        refund.refresh_from_db()
        attempt.refresh_from_db()
        assert (refund.state, refund.answer) == ("REFUSED", "the card is closed")
        assert "the card is closed" in attempt.problem
        assert refunds.refundable(attempt) == attempt.amount
        assert went_back() is None

    def test_whose_answer_was_lost_is_given_once(self, attempt, monkeypatch):
        give = DemonstrationGateway.refund

        def lose_the_answer(*args, **kwargs):
            give(*args, **kwargs)
            raise GatewayUnavailable("no answer")

        refund = ask(attempt)
        monkeypatch.setattr(DemonstrationGateway, "refund", lose_the_answer)
        with pytest.raises(GatewayUnavailable):
            refunds.give(refund, now=timezone.now())
        monkeypatch.setattr(DemonstrationGateway, "refund", give)

        refunds.give(refund, now=timezone.now())
        refunds.give(refund, now=timezone.now())

        assert DemonstrationPayment.objects.get().refunded == went_back() == PART


class TestACancelledOrder:
    def test_gives_back_what_has_not_gone_back_yet(self, order, attempt):
        ask(attempt)
        run_tasks()

        cancel_order(order, now=timezone.now())
        run_tasks()

        assert DemonstrationPayment.objects.get().refunded == went_back() == attempt.amount
        assert refunds.refundable(attempt) == 0
