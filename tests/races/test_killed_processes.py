"""``kill -9`` before and after each step from the button to the captured money: nothing lost, nothing twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model

from core.retrying import take_up_again
from shop.checkout import attempts, finalise, notices
from shop.checkout.models import PaymentAttempt
from shop.payments.gateways.stripe import StripeGateway
from shop.payments.models import MoneyMovement
from tests.doubles.stripe import StripeDouble
from tests.factories.checkout import run_tasks
from tests.factories.shop import single
from tests.races.crashing import after, die, in_a_process_that_dies
from tests.shop.checkout.buyer import Buyer, tell_the_shop

Order = get_model("order", "Order")
pytestmark = [pytest.mark.race, pytest.mark.timeout(300)]

PATIENCE = dt.timedelta(minutes=15)
"""By then an order that was paid for must be there, and its money taken."""

POINTS: dict[str, tuple[Any, str, Callable[[Any], Any]]] = {
    "before the attempt is committed": (PaymentAttempt, "save", after),
    "after the attempt is committed": (attempts, "open_payment", lambda _: die),
    "before Stripe is asked for a page": (StripeGateway, "open", lambda _: die),
    "after Stripe is asked for a page": (StripeGateway, "open", after),
    "before the buyer pays": (attempts, "open_payment", after),
    "after the buyer pays": (finalise, "finalise", lambda _: die),
    "before the notice is read": (StripeGateway, "read_notification", lambda _: die),
    "after the notice is read": (notices, "finalise_from_notice", lambda _: die),
    "before the order is committed": (finalise, "_place_order", after),
    "after the order is committed": (finalise, "settle", after),
    "before the money is taken": (StripeGateway, "capture", lambda _: die),
    "after the money is taken": (StripeGateway, "capture", after),
}
"""Name → what is replaced in the process that dies, and by what. Each must be reached, or the test fails."""
ON_THE_WAY_TO_THE_PAGE = tuple(POINTS)[:5]
WHILE_THE_BUYER_RETURNS = ("after the buyer pays", "before the order is committed", "after the order is committed")
WHILE_A_NOTICE_ARRIVES = ("before the notice is read", "after the notice is read")
ROUNDS = 20


def killed(point: str, work: Callable[[], object]) -> None:
    """Do ``work`` in a process that dies at ``point``."""
    place, name, how = POINTS[point]

    def doomed() -> None:
        setattr(place, name, how(getattr(place, name)))
        work()

    in_a_process_that_dies(doomed)


def goes_through_it(buyer: Buyer, stripe: StripeDouble, point: str) -> None:
    """The buyer presses the button, pays and comes back; at ``point`` the process that serves that dies.

    Who was interrupted before the payment page tries again. Who has paid never looks back, and no notice arrives but
    the one that the process died of.
    """
    if point in ON_THE_WAY_TO_THE_PAGE:
        shown = buyer.reviews().context["quote"].hash
        killed(point, lambda: buyer.presses_pay_for(shown))
        buyer.tries_again()
    else:
        buyer.presses_pay()
    buyer.pays()
    if point in WHILE_THE_BUYER_RETURNS:
        killed(point, buyer.comes_back)
    elif point in WHILE_A_NOTICE_ARRIVES:
        killed(point, lambda: stripe.deliver(tell_the_shop))
    elif point not in ON_THE_WAY_TO_THE_PAGE:
        buyer.comes_back()
        killed(point, run_tasks)


def the_machine_recovers(*, guarded: bool = True) -> dt.timedelta | None:
    """Minute by minute on the clock of the shop: when the money of an order was taken. None: not within PATIENCE."""
    began = timezone.now()
    for minute in range(1, int(PATIENCE.total_seconds() // 60) + 1):
        now = began + dt.timedelta(minutes=minute)
        if guarded:
            take_up_again(now=now)
            finalise.sweep(now=now)
        run_tasks()
        if PaymentAttempt.objects.filter(state=PaymentAttempt.State.CAPTURED).exists():
            return now - began
    return None


def empty(stripe: StripeDouble) -> None:
    """As before the first buyer of this test."""
    stripe.reset()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE basket_basket, order_order, shop_moneymovement, shop_reservation CASCADE")
        cursor.execute("UPDATE shop_stocklevel SET reserved = 0")
    DBTaskResult.objects.all().delete()


def assert_all_is_whole(product: Any, stripe: StripeDouble) -> None:
    """I1 to I4 of one buyer: one order, paid once, its goods held once, and nothing else held anywhere."""
    order = Order.objects.get()
    assert [payment["amount_received"] for payment in stripe.captured] == [int(order.total_incl_tax * 100)]
    assert stripe.held == []
    assert list(MoneyMovement.objects.order_by("pk").values_list("kind", flat=True)) == ["AUTHORISED", "CAPTURED"]
    assert PaymentAttempt.objects.get(order=order).state == PaymentAttempt.State.CAPTURED
    assert not PaymentAttempt.objects.exclude(order=order).filter(state=PaymentAttempt.State.OPEN).exists()
    assert product.stock_levels.get().reserved == 2


class TestAKilledProcess:
    @pytest.mark.parametrize(
        "rounds", [1, pytest.param(ROUNDS, marks=pytest.mark.prove)], ids=["once", f"{ROUNDS} times"]
    )
    @pytest.mark.parametrize("point", POINTS)
    def test_costs_no_order_and_no_second_payment(self, point, rounds, stripe_double, figure):
        product = single(price="10.00", stock_of=50)
        longest = dt.timedelta()
        for _ in range(rounds):
            empty(stripe_double)
            goes_through_it(Buyer(product.stockrecords.get(), stripe_double), stripe_double, point)

            took = the_machine_recovers()

            assert took is not None, f"killed {point}: no order {PATIENCE} later"
            assert_all_is_whole(product, stripe_double)
            longest = max(longest, took)
        figure(f"kill -9 {point}, {rounds} ×: 0 lost, 0 double, whole after at most {longest} of the shop's clock")


class TestAKilledProcessWithoutTheSweeper:
    @pytest.mark.parametrize(
        "point", ["after the buyer pays", "after the notice is read", "before the order is committed"]
    )
    def test_costs_an_order_that_was_paid_for(self, point, stripe_double):
        product = single(price="10.00", stock_of=50)
        goes_through_it(Buyer(product.stockrecords.get(), stripe_double), stripe_double, point)

        assert the_machine_recovers(guarded=False) is None
        assert stripe_double.held
        assert not Order.objects.exists()

    def test_costs_the_money_of_an_order_that_was_placed(self, stripe_double):
        product = single(price="10.00", stock_of=50)
        goes_through_it(Buyer(product.stockrecords.get(), stripe_double), stripe_double, "before the money is taken")

        assert the_machine_recovers(guarded=False) is None
        assert Order.objects.exists()
        assert not stripe_double.captured
