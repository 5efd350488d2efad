"""Chargebacks at the double of Stripe: told often and in any order, they are one row, and money moved once."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from oscar.core.loading import get_model

from core.money import Money
from shop.checkout import disputes, reconciliation, refunds
from shop.checkout.cancelling import cancel_order
from shop.checkout.models import Dispute, PaymentAttempt, Refund
from shop.payments.models import MoneyMovement
from shop.payments.port import DisputeState, GatewayDispute
from tests.doubles.stripe import Fault, StripeDouble, signature
from tests.doubles.stripe.server import WEBHOOK_SECRET
from tests.factories.checkout import run_tasks
from tests.factories.shop import single
from tests.shop.checkout.buyer import Buyer, tell_the_shop

Order = get_model("order", "Order")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(120)]
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
WHOLE = Decimal("31.80")


@pytest.fixture
def paid(stripe_double: StripeDouble) -> PaymentAttempt:
    """An order over 31.80 GBP whose money is taken."""
    buyer = Buyer(single(price="10.00", stock_of=50).stockrecords.get(), stripe_double)
    buyer.presses_pay()
    buyer.pays()
    buyer.comes_back()
    run_tasks()
    stripe_double.events.clear()
    return PaymentAttempt.objects.get()


def moved() -> dict[str, Decimal]:
    """What went out and came back for disputes."""
    kinds = [MoneyMovement.Kind.WITHDRAWN, MoneyMovement.Kind.REINSTATED]
    return {row.kind: row.amount for row in MoneyMovement.objects.filter(kind__in=kinds)}


def told(paid: PaymentAttempt, **changed: Any) -> GatewayDispute:
    """What a gateway says of a dispute about ``paid``."""
    facts: dict[str, Any] = {
        "reference": "du_1",
        "payment": paid.gateway_reference,
        "state": DisputeState.NEEDS_ANSWER,
        "amount": Money(WHOLE, "GBP"),
        "reason": "fraudulent",
        "opened_at": NOON,
        "answer_by": NOON + dt.timedelta(days=9),
    }
    return GatewayDispute(**facts | changed)


class TestADispute:
    def test_is_written_down_with_the_day_by_which_evidence_is_due(self, paid, stripe_double):
        reference = stripe_double.disputes(paid.gateway_reference, reason="product_not_received")

        assert stripe_double.deliver(tell_the_shop) == [200, 200]

        row = Dispute.objects.get()
        assert (row.attempt, row.reference, row.amount) == (paid, reference, WHOLE)
        assert (row.state, row.reason, row.withholds) == (Dispute.State.NEEDS_ANSWER, "product not received", True)
        assert row.answer_by - row.opened_at == dt.timedelta(days=9)
        assert moved() == {"WITHDRAWN": WHOLE}

    def test_of_a_part_withdraws_that_part(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference, amount=1000)
        stripe_double.deliver(tell_the_shop)

        assert Dispute.objects.get().amount == Decimal("10.00")
        assert moved() == {"WITHDRAWN": Decimal("10.00")}

    def test_that_is_won_brings_the_money_back(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference)
        stripe_double.hears_the_shop(dispute)
        stripe_double.deliver(tell_the_shop)
        assert Dispute.objects.get().state == Dispute.State.UNDER_REVIEW

        stripe_double.settles(dispute, won=True)
        stripe_double.deliver(tell_the_shop)

        row = Dispute.objects.get()
        assert (row.state, row.withholds, row.closed_at is not None) == (Dispute.State.WON, False, True)
        assert moved() == {"WITHDRAWN": WHOLE, "REINSTATED": WHOLE}
        assert refunds.refundable(paid) == WHOLE

    def test_that_is_lost_leaves_nothing_to_refund(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference)
        stripe_double.settles(dispute, won=False)
        stripe_double.deliver(tell_the_shop)

        assert Dispute.objects.get().state == Dispute.State.LOST
        assert moved() == {"WITHDRAWN": WHOLE}
        with pytest.raises(refunds.CannotBeRefunded, match="was lost in a dispute"):
            refunds.ask_refund(paid, Decimal("1.00"), reason=Refund.Reason.GOODWILL, now=timezone.now())

    @pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::3])
    @pytest.mark.parametrize("times", [1, 3])
    def test_is_one_row_in_whatever_order_and_however_often_it_is_told(self, paid, stripe_double, order, times):
        dispute = stripe_double.disputes(paid.gateway_reference)
        stripe_double.settles(dispute, won=True)
        shuffled = [stripe_double.events[place] for place in order]

        stripe_double.deliver(tell_the_shop, events=shuffled, times=times)

        assert Dispute.objects.get().state == Dispute.State.WON
        assert moved() == {"WITHDRAWN": WHOLE, "REINSTATED": WHOLE}

    def test_is_looked_up_never_taken_from_the_notice(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference)
        event = json.loads(stripe_double.events[0].body)
        event["data"]["object"] |= {"amount": 1, "status": "won"}
        body = json.dumps(event).encode()

        assert tell_the_shop(body, {"Stripe-Signature": signature(body, WEBHOOK_SECRET)}) == 200

        row = Dispute.objects.get()
        assert (row.amount, row.state) == (WHOLE, Dispute.State.NEEDS_ANSWER)

    def test_told_by_a_stranger_is_refused(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference)

        assert stripe_double.deliver(tell_the_shop, secret="whsec_wrong") == [400, 400]

        assert (Dispute.objects.count(), moved()) == (0, {})

    def test_that_stripe_cannot_be_asked_about_is_told_again(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference)
        stripe_double.goes_wrong(Fault("GET /v1/disputes/*", status=503), times=3)
        first = stripe_double.events[:1]

        assert stripe_double.deliver(tell_the_shop, events=first) == [503]
        assert Dispute.objects.count() == 0
        assert stripe_double.deliver(tell_the_shop, events=first) == [200]
        assert Dispute.objects.count() == 1

    def test_about_a_payment_of_somebody_else_is_none_of_ours(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference)
        PaymentAttempt.objects.update(gateway_reference="cs_test_another")

        assert stripe_double.deliver(tell_the_shop) == [200, 200]

        assert (Dispute.objects.count(), moved()) == (0, {})


class TestAnAnswerThatComesLate:
    def test_does_not_open_again_what_a_later_one_has_settled(self, paid):
        disputes.record("card", told(paid, state=DisputeState.WON, withholds=False), now=NOON)

        disputes.record("card", told(paid), now=NOON - dt.timedelta(seconds=1))

        row = Dispute.objects.get()
        assert (row.state, row.closed_at) == (Dispute.State.WON, NOON)

    def test_without_its_time_would_have(self, paid):
        disputes.record("card", told(paid, state=DisputeState.WON, withholds=False), now=NOON)
        Dispute.objects.update(looked_up_at=NOON - dt.timedelta(days=1))

        disputes.record("card", told(paid), now=NOON - dt.timedelta(seconds=1))

        assert Dispute.objects.get().state == Dispute.State.NEEDS_ANSWER

    def test_an_appeal_opens_it_again(self, paid):
        disputes.record("card", told(paid, state=DisputeState.LOST), now=NOON)

        disputes.record("card", told(paid), now=NOON + dt.timedelta(days=3))

        row = Dispute.objects.get()
        assert (row.state, row.closed_at) == (Dispute.State.NEEDS_ANSWER, None)


class TestTheTable:
    @pytest.mark.parametrize("wrong", [{"amount": Decimal("0.00")}, {"state": "WON"}, {"closed_at": NOON}])
    def test_refuses_nonsense(self, paid, wrong):
        disputes.record("card", told(paid), now=NOON)

        with pytest.raises(IntegrityError), transaction.atomic():
            Dispute.objects.update(**wrong)


class TestMoneyUnderDispute:
    def test_cannot_be_refunded_and_the_desk_is_told_why(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference, amount=1000)
        stripe_double.deliver(tell_the_shop)

        with pytest.raises(refunds.CannotBeRefunded) as refused:
            refunds.ask_refund(paid, Decimal("21.81"), reason=Refund.Reason.GOODWILL, now=timezone.now())

        assert str(refused.value) == (
            "21.80 GBP can go back at most, and more than nothing."
            f" 10.00 GBP is under dispute: the bank holds it until the dispute is settled ({dispute})."
        )
        assert Refund.objects.count() == 0
        assert refunds.refundable(paid) == Decimal("21.80")

    def test_of_an_inquiry_can_be_refunded(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference, inquiry=True)
        stripe_double.deliver(tell_the_shop)
        refunds.ask_refund(paid, WHOLE, reason=Refund.Reason.GOODWILL, now=timezone.now())
        run_tasks()
        stripe_double.settles(dispute, won=True)
        stripe_double.deliver(tell_the_shop)

        assert Refund.objects.get().state == Refund.State.DONE
        assert (Dispute.objects.get().state, moved()) == (Dispute.State.WON, {})

    def test_when_a_refund_was_on_its_way_already_is_refused_by_the_bank(self, paid, stripe_double):
        refunds.ask_refund(paid, WHOLE, reason=Refund.Reason.GOODWILL, now=timezone.now())
        stripe_double.disputes(paid.gateway_reference)
        run_tasks()

        refund = Refund.objects.get()
        assert (refund.state, "charged back" in refund.answer) == (Refund.State.REFUSED, True)
        assert stripe_double.books.refunds == {}

    def test_of_a_cancelled_order_goes_back_once_the_dispute_is_won(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference)
        stripe_double.deliver(tell_the_shop)
        cancel_order(paid.order, now=timezone.now())
        run_tasks()
        assert stripe_double.books.refunds == {}

        stripe_double.settles(dispute, won=True)
        stripe_double.deliver(tell_the_shop, times=2)
        run_tasks()

        assert [refund["amount"] for refund in stripe_double.books.refunds.values()] == [3180]

    def test_of_a_cancelled_order_stays_with_the_buyer_when_it_is_lost(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference)
        stripe_double.deliver(tell_the_shop)
        cancel_order(paid.order, now=timezone.now())
        stripe_double.settles(dispute, won=False)
        stripe_double.deliver(tell_the_shop)
        run_tasks()

        assert stripe_double.books.refunds == {}


class TestTheNightlyComparison:
    def compare(self) -> list[str]:
        return reconciliation.reconcile(now=timezone.now(), gateways=["card"]).differences

    def test_finds_and_writes_down_a_dispute_nobody_told_us_of(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference)

        assert self.compare() == [
            f"order {paid.order_number}: dispute {dispute} over 31.80 GBP is needs answer at card, unknown here;"
            " it is written down now"
        ]
        assert (Dispute.objects.get().state, moved()) == (Dispute.State.NEEDS_ANSWER, {"WITHDRAWN": WHOLE})
        assert self.compare() == []

    def test_asks_about_every_dispute_that_is_not_settled_however_old(self, paid, stripe_double):
        dispute = stripe_double.disputes(paid.gateway_reference)
        stripe_double.deliver(tell_the_shop)
        stripe_double.settles(dispute, won=False)
        stripe_double.books.disputes[dispute]["created"] -= 30 * 24 * 60 * 60

        (difference,) = self.compare()

        assert "is lost at card, needs answer here" in difference
        assert Dispute.objects.get().state == Dispute.State.LOST

    def test_finds_money_that_the_ledger_lacks(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference)
        stripe_double.deliver(tell_the_shop)
        MoneyMovement.objects.filter(kind="WITHDRAWN").delete()

        assert "moved money that the ledger lacked" in self.compare()[0]
        assert moved() == {"WITHDRAWN": WHOLE}

    def test_names_a_dispute_about_a_payment_that_is_not_ours(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference)
        next(iter(stripe_double.books.disputes.values()))["payment_intent"] = None

        assert "about a payment we did not open" in self.compare()[0]

    def test_is_silent_where_both_know_the_same(self, paid, stripe_double):
        stripe_double.disputes(paid.gateway_reference)
        stripe_double.deliver(tell_the_shop)

        assert self.compare() == []
