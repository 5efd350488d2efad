"""The whole checkout by card, against the double of Stripe: whatever goes wrong, one order, one capture."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from core.retrying import take_up_again
from shop.checkout import finalise
from shop.checkout.models import PaymentAttempt
from shop.checkout.numbers import new_order_number
from shop.checkout.orders import write_order
from shop.payments.models import MoneyMovement
from tests.doubles.stripe import Event, Fault, StripeDouble, signature
from tests.doubles.stripe.server import WEBHOOK_SECRET
from tests.factories.checkout import run_tasks
from tests.factories.shop import single
from tests.shop.checkout.buyer import Buyer, tell_the_shop

Order = get_model("order", "Order")
State = PaymentAttempt.State
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(120)]

CREATE = "POST /v1/checkout/sessions"
RETRIEVE = "GET /v1/checkout/sessions/*"
CAPTURE = "POST /v1/payment_intents/*/capture"
OF_A_PAYMENT = (
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.amount_capturable_updated",
    "checkout.session.completed",
)


@pytest.fixture
def product() -> Any:
    return single(price="10.00", stock_of=50)


@pytest.fixture
def buyer(product: Any, stripe_double: StripeDouble) -> Buyer:
    return Buyer(product.stockrecords.get(), stripe_double)


@pytest.fixture
def payer(buyer: Buyer) -> Buyer:
    """A buyer who has reached Stripe's page."""
    assert buyer.presses_pay().url.startswith(buyer.stripe.address)
    return buyer


@pytest.fixture(name="run_tasks")
def run_tasks_fixture() -> Callable[[], None]:
    return run_tasks


def sweep(*, minutes: int) -> dict[str, Any]:
    """What the scheduler does ``minutes`` later."""
    now = timezone.now() + dt.timedelta(minutes=minutes)
    take_up_again(now=now)
    return finalise.sweep(now=now)


def assert_paid_once(stripe: StripeDouble, product: Any) -> None:
    """One order, one capture, its amount in the ledger, the goods held once."""
    order = Order.objects.get()
    attempt = PaymentAttempt.objects.get()
    assert (attempt.state, attempt.order, order.status) == (State.CAPTURED, order, "Paid")
    assert [intent["amount_received"] for intent in stripe.captured] == [3180]
    assert (stripe.held, len(stripe.books.sessions)) == ([], 1)
    taken = MoneyMovement.objects.get(kind=MoneyMovement.Kind.CAPTURED)
    assert (taken.amount, order.total_incl_tax) == (Decimal("31.80"), Decimal("31.80"))
    assert product.stock_levels.get().reserved == 2


def assert_nothing_happened(stripe: StripeDouble, product: Any) -> None:
    assert Order.objects.count() == 0
    assert (stripe.held, stripe.captured) == ([], [])
    assert product.stock_levels.get().reserved == 0


class TestABuyerWhoPays:
    def test_has_an_order_and_pays_once(self, payer, product, stripe_double, run_tasks):
        payer.pays()
        page = payer.comes_back()
        run_tasks()

        assert page.context["order"].number == Order.objects.get().number
        assert_paid_once(stripe_double, product)

    def test_and_closes_the_tab_has_the_order_by_the_notice(self, payer, product, stripe_double, run_tasks):
        payer.pays()
        answers = stripe_double.deliver(tell_the_shop)
        run_tasks()

        assert set(answers) == {200}
        assert_paid_once(stripe_double, product)

    def test_and_is_never_heard_of_again_has_the_order_by_the_sweeper(self, payer, product, stripe_double, run_tasks):
        payer.pays()

        assert sweep(minutes=6)["ordered"] == 1

        run_tasks()
        assert_paid_once(stripe_double, product)

    def test_has_the_order_even_when_the_sweeper_comes_after_the_time_to_pay(
        self, payer, product, stripe_double, run_tasks
    ):
        payer.pays()

        assert sweep(minutes=40)["ordered"] == 1

        run_tasks()
        assert_paid_once(stripe_double, product)

    def test_after_a_declined_card_has_one_order(self, payer, product, stripe_double, run_tasks):
        stripe_double.declines(payer.session)
        assert payer.comes_back().templates[0].name == "shop/checkout_wait.html"

        assert payer.waiting("pay").url == stripe_double.books.sessions[payer.session]["url"]
        payer.pays()
        payer.comes_back()
        run_tasks()

        assert_paid_once(stripe_double, product)


class TestABuyerWhoDoesNotPay:
    def test_and_takes_the_basket_back_is_told_why_the_card_failed(self, payer, product, stripe_double):
        stripe_double.declines(payer.session)

        page = payer.client.get(payer.waiting("cancel").url, follow=True)

        assert "Your card was declined. Nothing was charged" in page.content.decode()
        assert not stripe_double.pays(payer.session)
        assert payer.basket_count() == 2
        assert_nothing_happened(stripe_double, product)

    def test_and_stays_away_loses_nothing(self, payer, product, stripe_double):
        assert sweep(minutes=31)["ended"] == 1

        assert payer.attempt.state == State.EXPIRED
        assert not stripe_double.pays(payer.session)
        assert "The time to pay ran out. Nothing was charged" in payer.comes_back().content.decode()
        assert payer.basket_count() == 2
        assert_nothing_happened(stripe_double, product)

    def test_has_the_basket_back_when_stripe_closes_the_page(self, payer, product, stripe_double):
        stripe_double.books.expire_session(payer.session, {})

        stripe_double.deliver(tell_the_shop)

        assert payer.attempt.state == State.FAILED
        assert_nothing_happened(stripe_double, product)

    def test_but_pays_when_it_is_over_gets_the_money_back(self, payer, product, stripe_double, run_tasks):
        sweep(minutes=31)
        session = stripe_double.books.sessions[payer.session]
        session["status"] = "open"  # as if the page had been paid at the moment we closed it
        payer.pays()

        stripe_double.deliver(tell_the_shop)
        run_tasks()

        assert payer.attempt.problem == ""
        assert MoneyMovement.objects.get().kind == MoneyMovement.Kind.CANCELLED
        assert_nothing_happened(stripe_double, product)


class TestALostAnswer:
    def test_when_the_page_is_opened_opens_no_second_one(self, buyer, product, stripe_double, run_tasks):
        stripe_double.goes_wrong(Fault(CREATE, answer_lost=True), times=3)
        told = buyer.client.get(buyer.presses_pay().url)
        assert "We could not reach the payment provider" in told.content.decode()

        buyer.waiting("pay")
        buyer.pays()
        buyer.comes_back()
        run_tasks()

        assert_paid_once(stripe_double, product)

    def test_of_a_page_nobody_saw_ends_with_that_page_closed(self, buyer, product, stripe_double):
        stripe_double.goes_wrong(Fault(CREATE, answer_lost=True), times=3)
        buyer.presses_pay()

        sweep(minutes=31)

        assert [session["status"] for session in stripe_double.books.sessions.values()] == ["expired"]
        buyer.comes_back()
        assert buyer.basket_count() == 2
        assert_nothing_happened(stripe_double, product)

    def test_when_the_money_is_taken_takes_it_once(self, payer, product, stripe_double, run_tasks):
        stripe_double.goes_wrong(Fault(CAPTURE, answer_lost=True), times=3)
        payer.pays()
        payer.comes_back()
        run_tasks()
        assert payer.attempt.state == State.AUTHORISED

        sweep(minutes=6)
        run_tasks()

        assert_paid_once(stripe_double, product)

    def test_when_we_look_leaves_the_buyer_waiting_and_finds_it_later(self, payer, product, stripe_double, run_tasks):
        stripe_double.goes_wrong(Fault(RETRIEVE, status=503), times=3)
        payer.pays()
        assert payer.comes_back().templates[0].name == "shop/checkout_wait.html"

        payer.comes_back()
        run_tasks()

        assert_paid_once(stripe_double, product)


class TestAnOutage:
    @pytest.mark.parametrize(
        "fault",
        [Fault(CREATE, status=500), Fault(CREATE, status=500, stored=True), Fault(CREATE, status=429)],
        ids=["500", "500 kept under the key", "429"],
    )
    def test_charges_nothing_and_passes(self, buyer, product, stripe_double, run_tasks, fault):
        stripe_double.goes_wrong(fault, times=3)
        told = buyer.client.get(buyer.presses_pay().url)
        assert "Nothing was charged" in told.content.decode()
        assert stripe_double.books.sessions == {}
        stripe_double.recovers()

        buyer.waiting("pay")
        buyer.pays()
        buyer.comes_back()
        run_tasks()

        assert_paid_once(stripe_double, product)

    def test_that_lasts_gives_the_basket_back_when_the_time_is_over_for_nobody_knows_where_to_pay(
        self, buyer, product, stripe_double
    ):
        stripe_double.goes_wrong(Fault(CREATE, status=503), times=100)
        buyer.presses_pay()

        assert sweep(minutes=31)["ended"] == 1

        buyer.comes_back()
        assert buyer.basket_count() == 2
        assert_nothing_happened(stripe_double, product)

    def test_while_a_notice_arrives_asks_stripe_to_tell_us_again(self, payer, product, stripe_double, run_tasks):
        payer.pays()
        told = stripe_double.events[-1:]
        stripe_double.goes_wrong(Fault(RETRIEVE, status=500), times=3)

        assert stripe_double.deliver(tell_the_shop, events=told) == [503]
        assert stripe_double.deliver(tell_the_shop, events=told) == [200]

        run_tasks()
        assert_paid_once(stripe_double, product)

    def test_of_several_calls_takes_the_card_off_the_list_and_says_so(self, buyer, stripe_double):
        stripe_double.goes_wrong(Fault(CREATE, status=503), times=100)
        buyer.presses_pay()
        for _ in range(2):
            buyer.waiting("pay")
        asked = len(stripe_double.requests)

        other = Buyer(single().stockrecords.get(), stripe_double)
        page = other.reviews()
        refused = other.client.post(
            reverse("checkout:review"), {"quote": page.context["quote"].hash, "gateway": "card"}
        )

        assert "Card, Apple Pay or Google Pay is not available at this moment" in page.content.decode()
        assert [gateway.name for gateway in page.context["gateways"]] == ["demonstration"]
        assert refused.status_code == 422
        assert len(stripe_double.requests) == asked
        assert PaymentAttempt.objects.count() == 1


class TestARefusal:
    def test_to_open_gives_the_basket_back_at_once(self, buyer, product, stripe_double):
        stripe_double.goes_wrong(Fault(CREATE, status=402))

        page = buyer.client.get(buyer.presses_pay().url, follow=True)

        assert "did not accept this payment. Nothing was charged" in page.content.decode()
        assert buyer.basket_count() == 2
        assert_nothing_happened(stripe_double, product)

    def test_to_give_the_money_is_shown_to_a_human(self, payer, stripe_double, run_tasks):
        stripe_double.goes_wrong(Fault(CAPTURE, status=402))
        payer.pays()
        payer.comes_back()
        run_tasks()

        attempt = payer.attempt
        assert (attempt.state, attempt.order.status) == (State.AUTHORISED, "Payment problem")
        assert attempt.problem.startswith("capture refused")
        assert stripe_double.captured == []


class TestAnotherAmount:
    @pytest.mark.parametrize("change", [{"amount_capturable": 318}, {"currency": "eur"}], ids=["amount", "currency"])
    def test_is_no_order_and_goes_back(self, payer, product, stripe_double, run_tasks, change):
        payer.pays()
        next(iter(stripe_double.books.intents.values())).update(change)

        assert set(stripe_double.deliver(tell_the_shop)) == {200}
        run_tasks()

        assert "the gateway says" in payer.attempt.problem
        assert (Order.objects.count(), stripe_double.captured) == (0, [])
        sweep(minutes=31)
        assert_nothing_happened(stripe_double, product)


class TestANoticeThatIsNotStripes:
    @pytest.mark.parametrize(
        ("body", "sign", "status"),
        [
            (b'{"id": "evt_1"}', lambda body: signature(body, "whsec_wrong"), 400),
            (b'{"id": "evt_1"}', lambda body: signature(body, WEBHOOK_SECRET, at=1_700_000_000), 400),
            (b"", lambda body: signature(body, WEBHOOK_SECRET), 400),
            (b"x" * 5_000_000, lambda body: signature(body, WEBHOOK_SECRET), 413),
        ],
        ids=["wrong secret", "too old", "empty", "5 MB"],
    )
    def test_is_refused(self, payer, stripe_double, body, sign, status):
        payer.pays()

        assert tell_the_shop(body, {"Stripe-Signature": sign(body)}) == status
        assert Order.objects.count() == 0

    def test_or_about_somebody_elses_payment_is_taken_and_forgotten(self, payer, stripe_double):
        payer.pays()
        told = stripe_double.events[-1]
        body = told.body.replace(payer.session.encode(), b"cs_test_of_another_shop")

        assert tell_the_shop(body, {"Stripe-Signature": signature(body, WEBHOOK_SECRET)}) == 200
        assert Order.objects.count() == 0


# ── Every order in which news of a payment can come ─────────────────────────────────────────────────────
ORDERS = list(itertools.permutations(range(len(OF_A_PAYMENT))))[::3]
CASES = [
    pytest.param(times, back, order, marks=() if (3 * i + j) % 8 == k else pytest.mark.prove)
    for i, times in enumerate((1, 2, 3))
    for j, back in enumerate(("before", "after", "never"))
    for k, order in enumerate(ORDERS)
]


class TestNewsOfOnePayment:
    """Notices once, twice or three times, in eight orders, the buyer back before, after or never: 72 cases."""

    @pytest.mark.parametrize(("times", "back", "order"), CASES)
    def test_makes_one_order_and_one_capture(self, payer, product, stripe_double, run_tasks, times, back, order):
        payer.pays()
        assert tuple(event.type for event in stripe_double.events) == OF_A_PAYMENT
        told: list[Event] = [stripe_double.events[place] for place in order]

        if back == "before":
            payer.comes_back()
        answers = stripe_double.deliver(tell_the_shop, events=told, times=times)
        run_tasks()
        answers += stripe_double.deliver(tell_the_shop, events=stripe_double.events[::-1])  # and those of the capture
        if back == "after":
            payer.comes_back()
        run_tasks()

        assert set(answers) == {200}
        assert_paid_once(stripe_double, product)
        assert len(stripe_double.asked(CAPTURE)) == 1

    def test_there_are_seventy_two_cases(self):
        assert (len(CASES), len(ORDERS)) == (72, 8)
        assert sum(not case.marks for case in CASES) == 9


def place_for_every_notice(key: Any, *, now: dt.datetime) -> None:
    """What a shop does that believes each notice: no lock, no look at what is there already."""
    attempt = PaymentAttempt.objects.get(key=key)
    attempt.order_number = new_order_number()
    write_order(attempt, at=now)


class TestNewsOfOnePaymentWithoutTheGuard:
    def test_makes_an_order_for_every_notice(self, payer, stripe_double, monkeypatch):
        monkeypatch.setattr(finalise, "finalise", place_for_every_notice)
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX order_once_per_basket")
        payer.pays()

        stripe_double.deliver(tell_the_shop, times=3)

        assert Order.objects.count() == 3
