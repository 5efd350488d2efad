"""Many presses and many messages about one card payment, over the double of Stripe."""

from __future__ import annotations

from functools import partial

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout.attempts import open_payment
from shop.checkout.finalise import capture, finalise
from shop.checkout.models import PaymentAttempt
from shop.payments.models import MoneyMovement
from shop.payments.port import GatewayError
from tests.doubles.stripe import Fault
from tests.factories.checkout import basket_with, priced, start
from tests.factories.shop import single
from tests.races.together import all_at_once

Order = get_model("order", "Order")
pytestmark = [pytest.mark.race, pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(180)]

PRESSES = 20


def press_and_open(basket: object) -> PaymentAttempt:
    attempt = start(priced(basket), gateway="card")
    open_payment(attempt)
    return attempt


@pytest.fixture
def basket() -> object:
    return basket_with((single(stock_of=100).stockrecords.get(), 2))


class TestTwentyPressesOfOneButton:
    @pytest.mark.parametrize("seconds", [0.0, 0.5], ids=["at once", "while stripe is slow"])
    def test_open_one_page_and_hold_the_goods_once(self, basket, stripe_double, seconds):
        stripe_double.goes_wrong(Fault("POST /v1/checkout/sessions", hangs_seconds=seconds))

        outcomes = all_at_once([partial(press_and_open, basket)] * PRESSES)

        assert any(isinstance(outcome, PaymentAttempt) for outcome in outcomes)
        assert all(isinstance(outcome, PaymentAttempt | GatewayError) for outcome in outcomes)
        assert len(stripe_double.books.sessions) == 1
        assert PaymentAttempt.objects.get().gateway_reference in stripe_double.books.sessions


class TestOneCardPaymentHeardOfTwentyTimes:
    def test_becomes_one_order_and_one_capture(self, basket, stripe_double):
        attempt = press_and_open(basket)
        stripe_double.pays(attempt.gateway_reference)

        heard = all_at_once([partial(finalise, attempt.key, now=timezone.now())] * PRESSES)
        attempt.refresh_from_db()
        taken = all_at_once([partial(capture, attempt, now=timezone.now())] * PRESSES)

        assert {type(outcome) for outcome in heard + taken} == {PaymentAttempt}
        assert Order.objects.get().total_incl_tax == attempt.amount
        assert [event.type for event in stripe_double.events].count("charge.captured") == 1
        assert MoneyMovement.objects.filter(kind=MoneyMovement.Kind.CAPTURED).count() == 1
