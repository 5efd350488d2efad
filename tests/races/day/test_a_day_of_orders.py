"""A day's orders through HTTP, by people who pay, press twice, are declined, vanish and give up."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, F, Sum
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt
from shop.payments.models import DemonstrationPayment, MoneyMovement
from shop.stock.models import Reservation, StockLevel, StockMovement
from tests.factories.shop import single
from tests.races.day import buyers
from tests.races.day.servers import the_shop_runs

Order = get_model("order", "Order")
Line = get_model("order", "Line")
pytestmark = pytest.mark.race

STORIES: tuple[tuple[buyers.Story, int], ...] = (
    (buyers.pays, 80),
    (buyers.vanishes, 8),
    (buyers.is_declined_first, 5),
    (buyers.presses_twice, 4),
    (buyers.comes_back_thrice, 3),
)
"""Who buys, and how many of a hundred."""
GIVE_UP = 3
"""Of a hundred more, who leave without an order."""
AT_ONCE = 6
"""Buyers at one moment."""
STANDSTILL_SECONDS = 240
"""More than a failed task waits for its second try, and than the sweeper waits for a buyer."""


def a_day(orders: int, records: Sequence[int], *, seed: int = 2026) -> list[tuple[buyers.Story, buyers.Wishes]]:
    """Buyers whose stories end in ``orders`` orders, and some who give up, in any order: the same for a seed."""
    dice = random.Random(seed)
    stories, weights = zip(*STORIES, strict=True)
    told = dice.choices(stories, weights, k=orders) + [buyers.gives_up] * (orders * GIVE_UP // 100)
    dice.shuffle(told)
    return [
        (story, [(record, dice.randint(1, 3)) for record in dice.sample(records, dice.choice((1, 1, 2, 3)))])
        for story in told
    ]


def all_buy(address: str, day: Sequence[tuple[buyers.Story, buyers.Wishes]]) -> Counter[str]:
    """Let all of ``day`` buy, AT_ONCE of them at a time. Returns how often which story was told, and "requests"."""

    def one(told: tuple[buyers.Story, buyers.Wishes]) -> tuple[str, int]:
        story, wishes = told
        browser = buyers.Browser(address)
        try:
            story(browser, wishes)
        finally:
            browser.close()
        return story.__name__, browser.requests

    counted: Counter[str] = Counter()
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        for name, requests in pool.map(one, day):
            counted[name] += 1
            counted["requests"] += requests
    return counted


def settle() -> float:
    """Wait until the worker has done all that was asked and no payment is open. Returns the seconds it took."""
    began = moved = time.monotonic()
    left = -1
    while time.monotonic() - moved < STANDSTILL_SECONDS:
        tasks = DBTaskResult.objects.exclude(status="SUCCESSFUL").count()
        payments = PaymentAttempt.objects.filter(state=PaymentAttempt.State.OPEN).count()
        if not tasks + payments:
            return time.monotonic() - began
        if tasks + payments != left:
            left, moved = tasks + payments, time.monotonic()
        time.sleep(1)
    raise AssertionError(f"{tasks} tasks and {payments} payments stand still")


def total(rows: Any, field: str) -> Any:
    return rows.aggregate(n=Sum(field))["n"] or Decimal(0)


def assert_all_is_whole(orders: int) -> None:
    """I1 to I4 over everything that the day wrote."""
    assert Order.objects.count() == orders
    assert set(Order.objects.values_list("status", flat=True)) == {"Paid"}
    assert not PaymentAttempt.objects.exclude(problem="").exists()
    paid = total(Order.objects, "total_incl_tax")
    books = DemonstrationPayment.objects.filter(state=DemonstrationPayment.State.CAPTURED)
    for kind in (MoneyMovement.Kind.AUTHORISED, MoneyMovement.Kind.CAPTURED):
        movements = MoneyMovement.objects.filter(kind=kind)
        assert (movements.count(), total(movements, "amount")) == (orders, paid)
    assert (books.count(), total(books, "amount")) == (orders, paid)
    assert not DemonstrationPayment.objects.filter(state=DemonstrationPayment.State.AUTHORISED).exists()

    assert not Order.objects.values("basket").annotate(n=Count("pk")).filter(n__gt=1).exists()
    assert Order.objects.filter(attempt__amount=F("total_incl_tax")).count() == orders

    assert not Reservation.objects.filter(state=Reservation.State.HELD).exists()
    assert (
        total(StockLevel.objects, "reserved") == total(Line.objects, "num_allocated") == total(Line.objects, "quantity")
    )
    assert total(StockMovement.objects, "reserved_change") == total(StockLevel.objects, "reserved")
    assert not StockLevel.objects.filter(reserved__gt=F("on_hand")).exists()

    letters = DBTaskResult.objects.filter(task_path__endswith="send_order_placed")
    assert (letters.count(), set(letters.values_list("status", flat=True))) == (orders, {"SUCCESSFUL"})


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """The processes of the shop come by new connections; ours must not stand in their way."""
    connection.close()
    return tmp_path


class TestADayOfOrders:
    @pytest.mark.parametrize(
        "orders",
        [
            pytest.param(40, marks=pytest.mark.timeout(300)),
            pytest.param(10_000, marks=[pytest.mark.prove, pytest.mark.timeout(7200)]),
        ],
    )
    def test_leaves_money_goods_and_orders_whole(self, orders, logs, figure):
        records = [single(price="7.35", stock_of=orders * 9).stockrecords.get().pk for _ in range(min(orders, 300))]

        with the_shop_runs(logs) as address:
            began = time.monotonic()
            told = all_buy(address, a_day(orders, records))
            bought = time.monotonic() - began
            settled = settle()

        assert_all_is_whole(orders)
        figure(
            f"{orders} orders through HTTP: {bought / 60:.1f} min, {orders / bought:.1f} orders/s, "
            f"{told.pop('requests') / bought:.0f} requests/s, all settled {settled:.0f} s later; {dict(told)}"
        )


class TestOneHotProduct:
    @pytest.mark.parametrize(
        ("people", "units"),
        [
            pytest.param(30, 20, marks=pytest.mark.timeout(300)),
            pytest.param(1_000, 900, marks=[pytest.mark.prove, pytest.mark.timeout(3600)]),
        ],
    )
    def test_is_sold_to_the_last_unit_and_no_further(self, people, units, logs, figure):
        hot = single(price="7.35", stock_of=units).stockrecords.get().pk

        with the_shop_runs(logs) as address:
            began = time.monotonic()
            told = all_buy(address, [(buyers.pays_if_there_is_one, [(hot, 1)])] * people)
            took = time.monotonic() - began
            settle()

        assert_all_is_whole(units)
        rate, requests = units / took, told["requests"] / took
        figure(f"one hot product, {people} buyers of {units} units: {rate:.1f} orders/s, {requests:.0f} requests/s")
