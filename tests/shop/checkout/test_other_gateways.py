"""One gateway is away: the others are offered, the buyer is told, and what was begun can be taken back or continues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout import attempts, finalise
from shop.checkout.models import PaymentAttempt
from shop.payments import gateways
from shop.payments.breaker import REST_SECONDS
from tests.doubles import paypal, stripe
from tests.doubles.paypal import PayPalDouble
from tests.doubles.stripe import StripeDouble
from tests.factories.checkout import run_tasks
from tests.factories.shop import single
from tests.shop.checkout.buyer import Buyer
from tests.shop.checkout.test_with_paypal import PayPalBuyer

Order = get_model("order", "Order")
State = PaymentAttempt.State
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(120)]

CARD, PAYPAL = "Card, Apple Pay or Google Pay", "PayPal"
FOR_EVER = 1000


@pytest.fixture
def shop(settings: Any, stripe_double: StripeDouble, paypal_double: PayPalDouble) -> None:
    """A shop that takes cards and PayPal, and nothing else."""
    settings.PAYMENT_GATEWAYS = {
        name: path for name, path in settings.PAYMENT_GATEWAYS.items() if name in ("card", "paypal")
    }


@pytest.fixture
def product() -> Any:
    return single(price="10.00", stock_of=500)


@pytest.fixture
def card_buyer(shop: None, product: Any, stripe_double: StripeDouble) -> Callable[[], Buyer]:
    return lambda: Buyer(product.stockrecords.get(), stripe_double)


@pytest.fixture
def paypal_buyer(shop: None, product: Any, paypal_double: PayPalDouble) -> PayPalBuyer:
    return PayPalBuyer(product.stockrecords.get(), paypal_double)


def stripe_falls_silent(double: StripeDouble) -> None:
    double.goes_wrong(stripe.Fault("* /v1/*", status=500), times=FOR_EVER)


def rests(name: str) -> bool:
    return name in [gateway.name for gateway in gateways.resting_gateways()]


def the_rest_is_over(name: str) -> None:
    gateways.get_gateway(name)._breaker._opened_at -= REST_SECONDS


def three_buyers_fail(card_buyer: Callable[[], Buyer]) -> list[Buyer]:
    """Each tries once; the third failure in a row opens the breaker."""
    failed = []
    for n in range(3):
        assert not rests("card")
        buyer = card_buyer()
        shown = buyer.reviews().context["quote"].hash
        answer = buyer.presses_pay_for(shown)
        assert "/wait/" in answer.url, n
        buyer.wait_page = answer.url
        failed.append(buyer)
    assert rests("card")
    return failed


class TestWhileOneGatewayRests:
    @pytest.fixture(autouse=True)
    def silent(self, shop: None, stripe_double: StripeDouble) -> None:
        stripe_falls_silent(stripe_double)

    def test_the_review_offers_the_other_and_says_which_rests(self, card_buyer):
        three_buyers_fail(card_buyer)

        page = card_buyer().reviews()

        assert [gateway.name for gateway in page.context["gateways"]] == ["paypal"]
        assert f"{CARD} is not available at this moment. You can pay another way" in page.content.decode()

    def test_the_next_buyer_pays_the_other_way(self, card_buyer, paypal_buyer, paypal_double):
        three_buyers_fail(card_buyer)

        assert paypal_buyer.presses_pay().url.startswith(paypal_double.address)
        attempt = PaymentAttempt.objects.get(gateway="paypal")
        paypal_double.approves(attempt.gateway_reference)
        finalise.finalise(attempt.key, now=timezone.now())
        run_tasks()

        assert Order.objects.get().status == "Paid"
        assert len(paypal_double.captured) == 1

    def test_a_press_on_a_page_from_before_asks_to_choose_again_and_begins_nothing(self, card_buyer, product):
        buyer = card_buyer()
        shown = buyer.reviews().context["quote"].hash
        three_buyers_fail(card_buyer)

        answer = buyer.presses_pay_for(shown)

        assert answer.status_code == 422
        assert "Choose how you want to pay." in answer.content.decode()
        assert PaymentAttempt.objects.count() == 3
        assert product.stock_levels.get().reserved == 6

    def test_nobody_waits_for_it(self, card_buyer, stripe_double):
        first, *_ = three_buyers_fail(card_buyer)
        asked = len(stripe_double.requests)

        first.client.post(first.wait_page, {"action": "pay"})

        assert len(stripe_double.requests) == asked

    def test_who_was_never_told_where_to_pay_takes_the_basket_back_and_pays_the_other_way(
        self, card_buyer, product, paypal_double
    ):
        first, *_ = three_buyers_fail(card_buyer)
        told = first.client.get(first.wait_page).content.decode()
        assert f"{CARD} is not available at this moment. Take the basket back to pay another way" in told

        page = first.client.post(first.wait_page, {"action": "cancel"}, follow=True)

        assert page.templates[0].name == "shop/payment_failed.html"
        assert first.basket_count() == 2
        assert product.stock_levels.get().reserved == 4
        shown = first.reviews().context["quote"].hash
        assert PayPalBuyer.presses_pay_for(first, shown).url.startswith(paypal_double.address)

    def test_the_sweeper_gives_their_goods_back_when_the_time_to_pay_is_over(self, card_buyer, product):
        three_buyers_fail(card_buyer)

        counts = finalise.sweep(now=timezone.now() + dt.timedelta(minutes=31))

        assert (counts["ended"], counts["unreachable"]) == (3, 0)
        assert product.stock_levels.get().reserved == 0

    def test_the_first_who_fails_is_told_that_there_is_another_way(self, card_buyer):
        buyer = card_buyer()

        page = buyer.client.get(buyer.presses_pay().url)

        assert "take the basket back and pay another way" in page.content.decode()


class TestWhoWasOnThePageOfAGatewayThatFellSilent:
    @pytest.fixture
    def begun(self, card_buyer: Callable[[], Buyer], stripe_double: StripeDouble) -> Buyer:
        """Somebody on Stripe's page, while three others find the shop without Stripe."""
        buyer = card_buyer()
        assert buyer.presses_pay().url.startswith(stripe_double.address)
        buyer.begun = PaymentAttempt.objects.get()
        stripe_falls_silent(stripe_double)
        three_buyers_fail(card_buyer)
        return buyer

    def waits(self, buyer: Buyer, action: str = "") -> str:
        address = f"/shop/checkout/wait/{buyer.begun.key}/"
        asked = buyer.client.post(address, {"action": action}, follow=True) if action else buyer.client.get(address)
        return asked.content.decode()

    def test_is_not_given_back_what_may_be_paid(self, begun, product):
        told = self.waits(begun, "cancel")

        assert "we do not know yet whether it was paid" in told
        assert f"{CARD} is not available at this moment. If you have paid" in told
        begun.begun.refresh_from_db()
        assert begun.begun.state == State.OPEN
        assert product.stock_levels.get().reserved == 8

    def test_has_the_order_when_the_gateway_is_back(self, begun, stripe_double):
        stripe_double.pays(begun.begun.gateway_reference)
        stripe_double.recovers()
        the_rest_is_over("card")

        finalise.finalise(begun.begun.key, now=timezone.now())
        run_tasks()

        assert Order.objects.get().status == "Paid"
        assert not rests("card")

    def test_takes_the_basket_back_when_the_gateway_is_back_and_nothing_was_paid(self, begun, stripe_double):
        stripe_double.recovers()
        the_rest_is_over("card")

        assert "Nothing was charged" in self.waits(begun, "cancel")
        assert not stripe_double.pays(begun.begun.gateway_reference)


class TestAfterTheRest:
    def test_the_gateway_is_offered_again_and_one_success_keeps_it(self, card_buyer, stripe_double):
        stripe_falls_silent(stripe_double)
        three_buyers_fail(card_buyer)
        stripe_double.recovers()
        the_rest_is_over("card")

        buyer = card_buyer()
        page = buyer.reviews()
        assert [gateway.name for gateway in page.context["gateways"]] == ["card", "paypal"]
        assert "not available at this moment" not in page.content.decode()
        assert buyer.presses_pay_for(page.context["quote"].hash).url.startswith(stripe_double.address)
        assert not rests("card")

    def test_one_more_failure_lets_it_rest_again(self, card_buyer, stripe_double):
        stripe_falls_silent(stripe_double)
        three_buyers_fail(card_buyer)
        the_rest_is_over("card")

        card_buyer().presses_pay()

        assert rests("card")


class TestPayPalRestsAsWell:
    def test_and_the_review_offers_cards(self, paypal_buyer, card_buyer, paypal_double):
        paypal_double.goes_wrong(paypal.Fault("* /v*", status=503), times=FOR_EVER)
        shown = paypal_buyer.reviews().context["quote"].hash
        address = paypal_buyer.presses_pay_for(shown).url
        for _ in range(2):
            paypal_buyer.client.post(address, {"action": "pay"})

        page = card_buyer().reviews()

        assert [gateway.name for gateway in page.context["gateways"]] == ["card"]
        assert f"{PAYPAL} is not available at this moment. You can pay another way" in page.content.decode()

    def test_with_both_away_the_basket_is_kept(self, paypal_buyer, card_buyer, paypal_double, stripe_double):
        paypal_double.goes_wrong(paypal.Fault("* /v*", status=503), times=FOR_EVER)
        stripe_falls_silent(stripe_double)
        address = paypal_buyer.presses_pay().url
        for _ in range(2):
            paypal_buyer.client.post(address, {"action": "pay"})
        three_buyers_fail(card_buyer)

        page = card_buyer().reviews().content.decode()

        assert page.count("is not available at this moment. Your basket is kept: try again in a minute.") == 2
        assert "Pay £" not in page


class TestAPageThatWasOpenedTooLate:
    """The gateway answers just when its buyer takes the basket back: nobody may be sent to a page of nothing."""

    @pytest.fixture
    def slow(self, card_buyer: Callable[[], Buyer], stripe_double: StripeDouble, monkeypatch: Any) -> Buyer:
        stripe_double.goes_wrong(stripe.Fault("POST /v1/checkout/sessions", status=500), times=3)
        buyer = card_buyer()
        buyer.wait_page = buyer.presses_pay().url
        gateway = gateways.get_gateway("card")
        opens = gateway.open

        def open_late(request: Any) -> Any:
            page = opens(request)
            finalise._give_up_untold(buyer.attempt, State.FAILED, reason="taken back in another window")
            return page

        monkeypatch.setattr(gateway, "open", open_late)
        return buyer

    def test_leads_nowhere(self, slow, stripe_double):
        answer = slow.client.post(slow.wait_page, {"action": "pay"})

        assert not answer.url.startswith(stripe_double.address)
        assert (slow.attempt.gateway_reference, slow.attempt.state) == (None, State.FAILED)

    def test_without_the_guard_would_be_shown(self, slow, stripe_double, monkeypatch):
        monkeypatch.setattr(attempts, "_is_told", lambda attempt, page: True)

        answer = slow.client.post(slow.wait_page, {"action": "pay"})

        assert answer.url.startswith(stripe_double.address)
