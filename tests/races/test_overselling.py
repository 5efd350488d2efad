"""Many buyers, few goods. Each promise has a twin that takes the guard away and must break it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from functools import partial

import pytest
from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from shop.checkout import attempts
from shop.checkout.models import PaymentAttempt
from shop.stock import services as stock
from shop.stock.models import StockLevel
from tests.factories.checkout import basket_with, start
from tests.factories.shop import sell, single
from tests.races.together import all_at_once

pytestmark = pytest.mark.race

BUYERS = 50
UNITS = 5


@pytest.fixture
def guard_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No comparison in the UPDATE and no CHECK in the table: what stock Oscar has."""
    monkeypatch.setattr(stock, "enough_free", lambda quantity: Q())
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE shop_stocklevel DROP CONSTRAINT stock_level_not_oversold")
    yield
    with connection.cursor() as cursor:
        cursor.execute("UPDATE shop_stocklevel SET reserved = LEAST(reserved, on_hand)")
        cursor.execute(
            "ALTER TABLE shop_stocklevel ADD CONSTRAINT stock_level_not_oversold CHECK (reserved <= on_hand + waiting)"
        )


def rush(record: object, *, buyers: int) -> list[object]:
    """``buyers`` guests press the button on one unit each, together."""
    baskets = [basket_with((record, 1)) for _ in range(buyers)]
    return all_at_once([partial(start, basket) for basket in baskets])


class TestManyBuyersOfFewUnits:
    @pytest.mark.parametrize(
        ("buyers", "units", "rounds"),
        [(BUYERS, UNITS, 1), pytest.param(200, 20, 25, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])],
    )
    def test_those_are_sold_and_the_rest_are_told(self, buyers, units, rounds, figure):
        for _ in range(rounds):
            product = single(stock_of=units)

            outcomes = rush(product.stockrecords.get(), buyers=buyers)

            sold = [outcome for outcome in outcomes if isinstance(outcome, PaymentAttempt)]
            told = [outcome for outcome in outcomes if isinstance(outcome, attempts.SoldOut)]
            level = StockLevel.objects.get(product=product)
            assert (len(sold), len(told)) == (units, buyers - units)
            assert (level.on_hand, level.reserved) == (units, units)
            assert sum(level.movements.values_list("reserved_change", flat=True)) == units
        figure(f"{buyers} buyers of {units} units, {rounds} ×: {units} sold each time")

    def test_without_the_guard_they_oversell(self, guard_off):
        product = single(stock_of=UNITS)

        outcomes = rush(product.stockrecords.get(), buyers=BUYERS)

        sold = [outcome for outcome in outcomes if isinstance(outcome, PaymentAttempt)]
        assert len(sold) > UNITS


class TestBoxesAndEachesOfOneProduct:
    def test_share_one_stock(self):
        product = single(stock_of=30)
        each = product.stockrecords.get()
        box = sell(product, price="100.00", unit=("BX", 12))
        baskets = [basket_with((box, 1)) for _ in range(4)] + [basket_with((each, 1)) for _ in range(12)]

        all_at_once([partial(start, basket) for basket in baskets])

        level = StockLevel.objects.get(product=product)
        held = sum(level.reservations.values_list("quantity", flat=True))
        assert level.reserved == held <= 30


class TestTwoOrdersOfTheSameGoodsInOppositeOrder:
    def test_do_not_wait_for_each_other(self):
        first, second = single(stock_of=1000), single(stock_of=1000)
        there, back = {first.pk: 1, second.pk: 1}, {second.pk: 1, first.pk: 1}
        until = timezone.now()

        outcomes = all_at_once(
            [partial(stock.hold, key=uuid.uuid4(), quantities=q, until=until) for q in [there, back] * 20]
        )

        assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
        assert StockLevel.objects.get(product=first).reserved == 40


class TestManyBuyersWhoAgreeToWait:
    BUYERS, ON_HAND, COMES = 20, 5, 7

    def hold_all(self) -> tuple[StockLevel, list[object]]:
        """Each wants one and would wait for it, while goods come in. The level, and what was refused."""
        product = single(stock_of=self.ON_HAND)
        stock.plan(product_id=product.pk, backorder_allowed=True)
        wants = {"quantities": {product.pk: 1}, "until": timezone.now(), "agreed": {product.pk: stock.Wait(1)}}
        buyers = [lambda: stock.hold(key=uuid.uuid4(), **wants)] * self.BUYERS
        outcomes = all_at_once([*buyers, lambda: stock.receive(product_id=product.pk, quantity=self.COMES)])
        refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        return StockLevel.objects.get(product=product), refused

    def waiting(self, level: StockLevel) -> list[int]:
        return list(level.reservations.order_by("pk").values_list("waiting", flat=True))

    def test_are_served_from_the_shelf_and_then_wait(self):
        level, refused = self.hold_all()

        assert (level.on_hand, level.reserved, level.waiting, refused) == (12, 20, 8, [])
        assert sorted(self.waiting(level)) == [0] * 12 + [1] * 8

    def test_without_the_lock_are_refused_or_miscounted(self, monkeypatch):
        def unlocked(level_id: int, asked: int, wait: stock.Wait) -> int:
            level = StockLevel.objects.get(pk=level_id)
            time.sleep(0.05)
            StockLevel.objects.filter(pk=level_id).update(
                reserved=F("reserved") + asked, waiting=stock._beyond_the_shelf(reserved=asked)
            )
            return asked - min(asked, level.available)

        monkeypatch.setattr(stock, "_wait", unlocked)
        level, refused = self.hold_all()

        assert refused or sum(self.waiting(level)) != level.waiting
