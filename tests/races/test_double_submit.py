"""One basket, many presses of the button, many messages about one payment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout import attempts
from shop.checkout.attempts import open_payment
from shop.checkout.finalise import capture, finalise
from shop.checkout.models import PaymentAttempt
from shop.payments.models import DemonstrationPayment, MoneyMovement
from tests.factories.checkout import basket_with, priced, start
from tests.factories.shop import single
from tests.races.together import all_at_once

Order = get_model("order", "Order")
pytestmark = pytest.mark.race

PRESSES = 20


def press_and_open(basket: object) -> PaymentAttempt:
    attempt = start(priced(basket))
    open_payment(attempt)
    return attempt


class TestTwentyPressesOfOneButton:
    @pytest.mark.parametrize(
        "rounds", [1, pytest.param(50, marks=[pytest.mark.prove, pytest.mark.timeout(1800)])], ids=["once", "50 times"]
    )
    def test_make_one_attempt_one_payment_and_hold_the_goods_once(self, rounds, figure):
        for done in range(1, rounds + 1):
            product = single(stock_of=100)
            basket = basket_with((product.stockrecords.get(), 2))

            outcomes = all_at_once([partial(press_and_open, basket)] * PRESSES)

            assert {type(outcome) for outcome in outcomes} == {PaymentAttempt}
            assert PaymentAttempt.objects.count() == done
            assert DemonstrationPayment.objects.count() == done
            assert product.stock_levels.get().reserved == 2
        figure(f"{PRESSES} presses at once, {rounds} ×: one attempt, one payment, goods held once")


class TestOnePaymentHeardOfTwentyTimes:
    def test_becomes_one_order_and_one_capture(self):
        product = single(stock_of=100)
        attempt = press_and_open(basket_with((product.stockrecords.get(), 2)))
        DemonstrationPayment.objects.update(state=DemonstrationPayment.State.AUTHORISED)

        all_at_once([partial(finalise, attempt.key, now=timezone.now())] * PRESSES)
        attempt.refresh_from_db()
        all_at_once([partial(capture, attempt, now=timezone.now())] * PRESSES)

        order = Order.objects.get()
        assert order.total_incl_tax == attempt.amount
        assert MoneyMovement.objects.filter(kind=MoneyMovement.Kind.CAPTURED).count() == 1
        assert product.stock_levels.get().reserved == 2


@pytest.fixture
def guard_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No lock on the basket, no look for an attempt that lives, no unique index: what stock Oscar has."""
    monkeypatch.setattr(attempts.Basket.objects, "select_for_update", attempts.Basket.objects.all)
    monkeypatch.setattr(attempts, "ALIVE", ())
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX payment_attempt_one_alive_per_basket")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE shop_paymentattempt CASCADE")
        cursor.execute(
            "CREATE UNIQUE INDEX payment_attempt_one_alive_per_basket ON shop_paymentattempt (basket_id)"
            " WHERE state IN ('OPEN', 'AUTHORISED', 'CAPTURED')"
        )


class TestTwentyPressesWithoutTheGuard:
    def test_open_more_than_one_payment(self, guard_off):
        product = single(stock_of=100)
        basket = basket_with((product.stockrecords.get(), 2))

        all_at_once([partial(press_and_open, basket)] * PRESSES)

        assert DemonstrationPayment.objects.count() > 1
