"""What a payment's news does to an attempt."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout import attempts, finalise
from shop.checkout.models import PaymentAttempt
from shop.payments.models import DemonstrationPayment, MoneyMovement
from shop.payments.port import GatewayError
from tests.factories.checkout import DETAILS, basket_with, priced, start
from tests.factories.shop import UserFactory, sell, single

Basket = get_model("basket", "Basket")
Order = get_model("order", "Order")
State = PaymentAttempt.State
Paid = DemonstrationPayment.State
pytestmark = pytest.mark.django_db

NOW = timezone.make_aware(dt.datetime(2026, 11, 20, 12, 0))


@pytest.fixture
def product():
    return single(price="10.00", stock_of=100)


@pytest.fixture
def attempt(product):
    """A guest pays for two boxes of 12 and three singles: 27 base units."""
    box = sell(product, price="100.00", unit=("BX", 12))
    attempt = start(basket_with((box, 2), (product.stockrecords.first(), 3)), now=NOW)
    attempts.open_payment(attempt)
    return attempt


def at_gateway(state: str) -> None:
    DemonstrationPayment.objects.update(state=state)


class TestFinalise:
    def test_promised_money_becomes_an_order_with_everything_in_it(self, attempt, product):
        at_gateway(Paid.AUTHORISED)

        finalise.finalise(attempt.key, now=NOW)

        order = Order.objects.get()
        assert order.number == attempt.order_number
        assert order.total_incl_tax == attempt.amount == Decimal("276.00")
        assert order.guest_email == "theatre.stores@hospital.example"
        assert [(line.partner_sku, line.quantity) for line in order.lines.order_by("pk")] == [
            (line["sku"], line["quantity"]) for line in attempt.snapshot["quote"]["lines"]
        ]
        assert order.shipping_address.postcode == "LS1 4AP"
        assert order.basket.status == Basket.SUBMITTED
        assert product.stock_levels.get().reserved == 27
        assert MoneyMovement.objects.get().kind == MoneyMovement.Kind.AUTHORISED

    def test_twice_is_once(self, attempt):
        at_gateway(Paid.AUTHORISED)

        first = finalise.finalise(attempt.key, now=NOW)
        second = finalise.finalise(attempt.key, now=NOW)

        assert first.order_id == second.order_id
        assert Order.objects.count() == 1

    def test_keeps_the_prices_that_the_buyer_saw(self, attempt, product):
        product.stockrecords.update(price=Decimal("999.00"))
        at_gateway(Paid.AUTHORISED)

        finalise.finalise(attempt.key, now=NOW)

        assert Order.objects.get().total_incl_tax == Decimal("276.00")

    def test_an_open_payment_changes_nothing(self, attempt):
        finalise.finalise(attempt.key, now=NOW)

        attempt.refresh_from_db()
        assert (attempt.state, Order.objects.count()) == (State.OPEN, 0)

    def test_a_declined_payment_gives_goods_and_basket_back(self, attempt, product):
        at_gateway(Paid.DECLINED)

        found = finalise.finalise(attempt.key, now=NOW)

        assert (found.state, found.failure) == (State.FAILED, "the card was declined")
        assert product.stock_levels.get().reserved == 0
        assert found.returned_basket.status == Basket.OPEN
        assert found.returned_basket.num_items == 5
        assert found.basket.status == Basket.FROZEN

    def test_another_amount_is_refused_and_shown_to_a_human(self, attempt):
        DemonstrationPayment.objects.update(state=Paid.AUTHORISED, amount=Decimal("2.76"))

        found = finalise.finalise(attempt.key, now=NOW)

        assert Order.objects.count() == 0
        assert (found.state, "the gateway says 2.76" in found.problem) == (State.OPEN, True)

    def test_the_order_belongs_to_whoever_was_signed_in(self, product):
        buyer = UserFactory()
        attempt = start(basket_with((product.stockrecords.get(), 1), owner=buyer), user=buyer, now=NOW)
        attempts.open_payment(attempt)
        at_gateway(Paid.AUTHORISED)

        finalise.finalise(attempt.key, now=NOW)

        assert (Order.objects.get().user, Order.objects.get().guest_email) == (buyer, "")

    def test_placing_costs_few_statements(self, attempt, at_most_queries):
        at_gateway(Paid.AUTHORISED)

        with at_most_queries(45):
            finalise.finalise(attempt.key, now=NOW)


class TestCapture:
    def test_takes_the_money_and_marks_the_order_paid(self, attempt):
        at_gateway(Paid.AUTHORISED)
        found = finalise.finalise(attempt.key, now=NOW)

        captured = finalise.capture(found, now=NOW)

        assert (captured.state, captured.captured_at, captured.order.status) == (State.CAPTURED, NOW, "Paid")
        assert captured.order.sources.get().amount_debited == Decimal("276.00")

    def test_a_refusal_leaves_the_order_with_a_payment_problem(self, attempt):
        at_gateway(Paid.AUTHORISED)
        found = finalise.finalise(attempt.key, now=NOW)
        at_gateway(Paid.CANCELLED)

        finalise.capture(found, now=NOW)

        found.refresh_from_db()
        assert (found.order.status, found.state) == ("Payment problem", State.AUTHORISED)
        assert found.problem.startswith("capture refused")


class TestSweep:
    LATER = NOW + dt.timedelta(minutes=6)
    TOO_LATE = NOW + dt.timedelta(minutes=31)

    def test_finds_the_order_of_a_buyer_who_never_came_back(self, attempt):
        at_gateway(Paid.AUTHORISED)

        assert finalise.sweep(now=self.LATER)["ordered"] == 1

        assert Order.objects.get().number == attempt.order_number

    def test_leaves_young_attempts_alone(self, attempt):
        at_gateway(Paid.AUTHORISED)

        assert finalise.sweep(now=NOW + dt.timedelta(minutes=1))["looked_at"] == 0

    def test_ends_what_nobody_paid_at_the_gateway_first(self, attempt, product):
        assert finalise.sweep(now=self.TOO_LATE)["ended"] == 1

        attempt.refresh_from_db()
        assert attempt.state == State.EXPIRED
        assert DemonstrationPayment.objects.get().state == Paid.CANCELLED
        assert product.stock_levels.get().reserved == 0

    def test_finds_the_payment_whose_answer_was_lost(self, attempt):
        PaymentAttempt.objects.update(gateway_reference=None)

        finalise.sweep(now=self.TOO_LATE)

        attempt.refresh_from_db()
        assert (attempt.state, DemonstrationPayment.objects.count()) == (State.EXPIRED, 1)

    def test_paid_in_the_last_moment_is_an_order_not_an_expiry(self, attempt):
        at_gateway(Paid.CAPTURED)

        finalise.sweep(now=self.TOO_LATE)

        assert Order.objects.count() == 1

    def test_asks_again_when_the_gateway_is_away(self, attempt, monkeypatch):
        def away(*args, **kwargs):
            raise GatewayError("no answer")

        monkeypatch.setattr("shop.payments.gateways.demonstration.DemonstrationGateway.look_up", away)

        assert finalise.sweep(now=self.LATER)["unreachable"] == 1

        attempt.refresh_from_db()
        assert attempt.state == State.OPEN


class TestStartAttempt:
    def test_a_changed_price_is_shown_not_charged(self, product):
        record = product.stockrecords.get()
        basket = basket_with((record, 1))

        record.price = Decimal("11.00")
        record.save()
        with pytest.raises(attempts.QuoteChanged) as changed:
            attempts.start_attempt(
                basket=priced(basket),
                shown_hash="old",
                details=DETAILS,
                gateway="demonstration",
                user=UserFactory(),
                now=NOW,
            )

        assert changed.value.now.lines[0].unit_excl == Decimal("11.00")
        assert PaymentAttempt.objects.count() == 0
        assert product.stock_levels.get().reserved == 0

    def test_sold_out_says_what_is_left_in_the_buyers_unit(self):
        product = single(stock_of=20)
        box = sell(product, price="100.00", unit=("BX", 12))

        with pytest.raises(attempts.SoldOut) as sold_out:
            start(basket_with((box, 2)), now=NOW)

        assert sold_out.value.shortages == [(product.title, 1)]
        assert product.stock_levels.get().reserved == 0

    def test_an_empty_basket_starts_nothing(self):
        with pytest.raises(attempts.BasketGone):
            start(basket_with(), now=NOW)
