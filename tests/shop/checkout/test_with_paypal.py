"""The whole checkout by PayPal, against its double: whatever goes wrong, one order, one capture."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from core.retrying import take_up_again
from shop.checkout import finalise, reconciliation
from shop.checkout.cancelling import cancel_order
from shop.checkout.models import PaymentAttempt
from shop.payments.models import MoneyMovement, PayPalOrder
from tests.doubles.paypal import Fault, PayPalDouble
from tests.factories.checkout import run_tasks
from tests.factories.shop import single
from tests.shop.checkout.buyer import Buyer

Order = get_model("order", "Order")
State = PaymentAttempt.State
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(120)]

CREATE = "POST /v2/checkout/orders"
SHOW = "GET /v2/checkout/orders/*"
AUTHORISE = "POST /v2/checkout/orders/*/authorize"
CAPTURE = "POST /v2/payments/authorizations/*/capture"
VERIFY = "POST /v1/notifications/verify-webhook-signature"


def tell_the_shop(body: bytes, headers: dict[str, str]) -> int:
    """A notice arrives at our webhook."""
    signed = {name: value for name, value in headers.items() if name.startswith("Paypal-")}
    address = reverse("checkout:webhook", kwargs={"gateway_name": "paypal"})
    return Client().post(address, body, content_type="application/json", headers=signed).status_code


class PayPalBuyer(Buyer):
    """Somebody who pays by PayPal."""

    def presses_pay_for(self, shown: str) -> Any:
        return self.client.post(reverse("checkout:review"), {"quote": shown, "gateway": "paypal"})

    def approves(self) -> None:
        assert self.paypal.approves(self.session)

    @property
    def paypal(self) -> PayPalDouble:
        return self.stripe


@pytest.fixture
def product() -> Any:
    return single(price="10.00", stock_of=50)


@pytest.fixture
def payer(product: Any, paypal_double: PayPalDouble) -> PayPalBuyer:
    """A buyer who has reached PayPal's page."""
    buyer = PayPalBuyer(product.stockrecords.get(), paypal_double)
    assert buyer.presses_pay().url == f"{paypal_double.address}/checkoutnow?token={buyer.session}"
    return buyer


def sweep(*, minutes: int) -> dict[str, Any]:
    """What the scheduler does ``minutes`` later."""
    now = timezone.now() + dt.timedelta(minutes=minutes)
    take_up_again(now=now)
    return finalise.sweep(now=now)


def assert_paid_once(paypal: PayPalDouble, product: Any) -> None:
    """One order, one capture, its amount in the ledger, the goods held once."""
    order, attempt = Order.objects.get(), PaymentAttempt.objects.get()
    assert (attempt.state, attempt.order, order.status) == (State.CAPTURED, order, "Paid")
    assert [taken["amount"]["value"] for taken in paypal.captured] == ["31.80"]
    assert (paypal.held, len(paypal.books.orders)) == ([], 1)
    taken = MoneyMovement.objects.get(kind=MoneyMovement.Kind.CAPTURED)
    assert (taken.amount, order.total_incl_tax) == (Decimal("31.80"), Decimal("31.80"))
    assert product.stock_levels.get().reserved == 2


def assert_nothing_happened(paypal: PayPalDouble, product: Any) -> None:
    assert Order.objects.count() == 0
    assert (paypal.held, paypal.captured) == ([], [])
    assert product.stock_levels.get().reserved == 0


class TestABuyerWhoApproves:
    def test_has_an_order_and_pays_once(self, payer, product, paypal_double):
        payer.approves()

        page = payer.comes_back()
        run_tasks()

        assert page.context["order"].number == Order.objects.get().number
        assert_paid_once(paypal_double, product)

    def test_and_closes_the_tab_has_the_order_by_the_notice(self, payer, product, paypal_double):
        payer.approves()

        assert paypal_double.deliver(tell_the_shop, times=2) == [200, 200]
        run_tasks()
        assert set(paypal_double.deliver(tell_the_shop)) == {200}  # and those about what we did ourselves

        assert_paid_once(paypal_double, product)

    @pytest.mark.parametrize("minutes", [6, 40])
    def test_and_is_never_heard_of_again_has_the_order_by_the_sweeper(self, payer, product, paypal_double, minutes):
        payer.approves()

        assert sweep(minutes=minutes)["ordered"] == 1

        run_tasks()
        assert_paid_once(paypal_double, product)

    @pytest.mark.parametrize("lost", [CREATE, AUTHORISE, CAPTURE])
    def test_pays_once_whichever_answer_is_lost(self, product, paypal_double, lost):
        buyer = PayPalBuyer(product.stockrecords.get(), paypal_double)
        paypal_double.goes_wrong(Fault(lost, answer_lost=True), times=2)
        if "/wait/" in buyer.presses_pay().url:
            buyer.tries_again()
        buyer.approves()
        buyer.comes_back()
        run_tasks()
        sweep(minutes=6)
        run_tasks()

        assert_paid_once(paypal_double, product)

    def test_while_paypal_looks_at_the_payment_waits_and_has_the_order_when_it_agrees(
        self, payer, product, paypal_double
    ):
        paypal_double.approves_for_review(payer.session)
        assert payer.comes_back().templates[0].name == "shop/checkout_wait.html"

        paypal_double.reviews(payer.session, "CREATED")
        paypal_double.deliver(tell_the_shop)
        run_tasks()

        assert_paid_once(paypal_double, product)


class TestABuyerWhoDoesNotPay:
    def test_and_is_declined_is_told_why_and_has_the_basket_again(self, payer, product, paypal_double):
        paypal_double.declines(payer.session)

        page = payer.comes_back()

        assert "PayPal declined the card or bank account chosen there. Nothing was charged" in page.content.decode()
        assert payer.basket_count() == 2
        assert_nothing_happened(paypal_double, product)

    def test_and_takes_the_basket_back_cannot_pay_for_it_later(self, payer, product, paypal_double):
        assert payer.comes_back().templates[0].name == "shop/checkout_wait.html"
        payer.client.get(payer.waiting("cancel").url, follow=True)
        payer.approves()

        assert payer.comes_back().templates[0].name == "shop/payment_failed.html"
        paypal_double.deliver(tell_the_shop)
        run_tasks()

        assert payer.basket_count() == 2
        assert_nothing_happened(paypal_double, product)

    def test_and_stays_away_loses_nothing(self, payer, product, paypal_double):
        assert sweep(minutes=31)["ended"] == 1

        payer.comes_back()
        assert payer.basket_count() == 2
        assert_nothing_happened(paypal_double, product)

    def test_has_the_basket_again_though_paypal_forgot_the_order_while_we_were_away(
        self, payer, product, paypal_double
    ):
        paypal_double.forgets_orders()
        PayPalOrder.objects.update(opened_at=timezone.now() - dt.timedelta(hours=4))

        assert sweep(minutes=240)["ended"] == 1
        payer.comes_back()
        assert payer.basket_count() == 2


class TestMoneyThatComesAfterTheEnd:
    def test_is_let_go(self, payer, product, paypal_double):
        payer.waiting("cancel")
        payer.approves()
        paypal_double.books.authorise(payer.session, {})  # by a look-up that was under way

        payer.comes_back()
        run_tasks()

        assert [one["status"] for one in paypal_double.books.authorisations.values()] == ["VOIDED"]
        assert_nothing_happened(paypal_double, product)


class TestAnOrderThatIsCalledOff:
    @pytest.mark.parametrize("is_captured", [False, True])
    def test_gives_the_money_back(self, payer, product, paypal_double, is_captured):
        payer.approves()
        payer.comes_back()
        if is_captured:
            run_tasks()

        cancel_order(Order.objects.get(), now=timezone.now())
        run_tasks()

        given = [refund["amount"]["value"] for refund in paypal_double.books.refunds.values()]
        assert (paypal_double.held, given) == ([], ["31.80"] if is_captured else [])


class TestTheNightlyComparison:
    def test_finds_one_story(self, payer, product, paypal_double):
        payer.approves()
        payer.comes_back()
        run_tasks()

        run = reconciliation.reconcile(now=timezone.now() + dt.timedelta(hours=1), gateways=["paypal"])

        assert (run.payments, run.differences) == (1, [])

    def test_tells_when_paypal_took_another_amount(self, payer, product, paypal_double):
        payer.approves()
        payer.comes_back()
        run_tasks()
        next(iter(paypal_double.books.captures.values()))["amount"]["value"] = "31.79"

        run = reconciliation.reconcile(now=timezone.now() + dt.timedelta(hours=1), gateways=["paypal"])

        assert len(run.differences) == 1
        assert "31.79 GBP at paypal, 31.80 in the ledger" in run.differences[0]


class TestTheWebhook:
    def test_refuses_what_paypal_did_not_send(self, payer, paypal_double):
        payer.approves()

        assert paypal_double.deliver(tell_the_shop, webhook_id="ANOTHER") == [400]
        assert Order.objects.count() == 0

    def test_asks_for_the_notice_again_when_paypal_could_not_be_asked(self, payer, product, paypal_double):
        payer.approves()
        paypal_double.goes_wrong(Fault(VERIFY, status=503), times=2)

        assert paypal_double.deliver(tell_the_shop) == [503]
        assert paypal_double.deliver(tell_the_shop) == [200]

        run_tasks()
        assert_paid_once(paypal_double, product)
