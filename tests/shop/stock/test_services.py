from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.stock import services as stock
from shop.stock.models import StockLevel
from tests.factories.shop import UserFactory, single

pytestmark = pytest.mark.django_db
KEY = uuid.UUID(int=7)


def hold(quantities: dict[int, int], key: uuid.UUID = KEY, **terms) -> None:
    stock.hold(key=key, quantities=quantities, until=timezone.now(), **terms)


def level_of(product) -> StockLevel:
    return StockLevel.objects.get(product=product)


class TestHold:
    def test_holds_all_or_nothing(self):
        plenty, few = single(stock_of=10), single(stock_of=1)

        with pytest.raises(stock.OutOfStock) as short:
            hold({plenty.pk: 5, few.pk: 2})

        assert short.value.shortages == {few.pk: (2, 1)}
        assert (level_of(plenty).reserved, level_of(few).reserved) == (0, 0)

    def test_the_same_key_holds_once(self):
        product = single(stock_of=10)

        hold({product.pk: 4})
        hold({product.pk: 4})

        assert level_of(product).reserved == 4

    def test_what_was_never_stocked_cannot_be_held(self):
        product = single(stock_of=None)

        with pytest.raises(stock.OutOfStock):
            hold({product.pk: 1})

    def test_nobody_waits_without_having_agreed(self):
        product = single(stock_of=1)
        StockLevel.objects.update(backorder_allowed=True)

        with pytest.raises(stock.OutOfStock):
            hold({product.pk: 3})

        assert (level_of(product).reserved, level_of(product).waiting) == (0, 0)


class TestRelease:
    def test_gives_back_once(self):
        product = single(stock_of=10)
        hold({product.pk: 4})

        assert (stock.release(key=KEY), stock.release(key=KEY)) == (4, 0)

        assert level_of(product).reserved == 0

    def test_what_belongs_to_an_order_stays(self):
        product = single(stock_of=10)
        hold({product.pk: 4})
        stock.pass_to_order(key=KEY)

        assert stock.release(key=KEY) == 0
        assert level_of(product).reserved == 4


class TestDispatch:
    def test_takes_held_goods_off_the_shelf(self):
        product = single(stock_of=10)
        hold({product.pk: 4})

        stock.dispatch(product_id=product.pk, quantity=4, reference="SU-1")

        assert (level_of(product).on_hand, level_of(product).reserved) == (6, 0)

    def test_refuses_what_is_not_held(self):
        product = single(stock_of=10)

        with pytest.raises(stock.NotHeld):
            stock.dispatch(product_id=product.pk, quantity=1, reference="SU-1")

        assert level_of(product).on_hand == 10


class TestCount:
    def test_replaces_the_number_and_says_who_and_why(self):
        product, person = single(stock_of=10), UserFactory()

        stock.count(product_id=product.pk, counted=7, seen_on_hand=10, reference="year end", by=person)

        assert level_of(product).on_hand == 7
        assert level_of(product).movements.values_list("kind", "on_hand_change", "reference", "by").last() == (
            "COUNTED",
            -3,
            "year end",
            person.pk,
        )

    def test_of_two_who_saw_the_same_number_one_is_believed(self):
        product = single(stock_of=10)
        stock.count(product_id=product.pk, counted=12, seen_on_hand=10)

        with pytest.raises(stock.CountConflict) as conflict:
            stock.count(product_id=product.pk, counted=8, seen_on_hand=10)

        assert conflict.value.on_hand == 12
        assert level_of(product).on_hand == 12
        assert level_of(product).movements.filter(kind="COUNTED").count() == 1

    def test_goods_that_left_meanwhile_are_a_conflict_too(self):
        product = single(stock_of=10)
        hold({product.pk: 4})
        stock.dispatch(product_id=product.pk, quantity=4, reference="SU-1")

        with pytest.raises(stock.CountConflict):
            stock.count(product_id=product.pk, counted=9, seen_on_hand=10)

        assert level_of(product).on_hand == 6

    def test_refuses_fewer_than_orders_hold(self):
        product = single(stock_of=10)
        hold({product.pk: 4})

        with pytest.raises(stock.Promised) as promised:
            stock.count(product_id=product.pk, counted=3, seen_on_hand=10)

        assert (promised.value.reserved, level_of(product).on_hand) == (4, 10)

    def test_a_first_count_makes_a_product_a_stocked_one(self):
        product = single(stock_of=None)

        stock.count(product_id=product.pk, counted=3, seen_on_hand=None)

        assert level_of(product).on_hand == 3

    def test_two_first_counts_are_a_conflict(self):
        product = single(stock_of=None)
        stock.count(product_id=product.pk, counted=3, seen_on_hand=None)

        with pytest.raises(stock.CountConflict):
            stock.count(product_id=product.pk, counted=5, seen_on_hand=None)

        assert level_of(product).on_hand == 3


class TestPlan:
    def test_changes_what_is_named_and_nothing_else(self):
        product = single(stock_of=10)
        stock.plan(product_id=product.pk, backorder_allowed=True)

        stock.plan(product_id=product.pk, expected_on=dt.date(2026, 12, 3))

        level = level_of(product)
        assert (level.backorder_allowed, level.expected_on, level.on_hand) == (True, dt.date(2026, 12, 3), 10)

    def test_does_not_end_back_orders_that_are_promised(self):
        product = single(stock_of=1)
        stock.plan(product_id=product.pk, backorder_allowed=True)
        hold({product.pk: 3}, agreed={product.pk: stock.Wait(2)})

        with pytest.raises(stock.Promised):
            stock.plan(product_id=product.pk, backorder_allowed=False)

        assert level_of(product).backorder_allowed


class TestLedger:
    def test_explains_every_number(self):
        product = single(stock_of=10)
        hold({product.pk: 4})
        stock.release(key=KEY)
        hold({product.pk: 3}, key=uuid.uuid4())
        stock.dispatch(product_id=product.pk, quantity=2, reference="SU-1")
        stock.receive(product_id=product.pk, quantity=5)

        level = level_of(product)
        changes = level.movements.values_list("on_hand_change", "reserved_change")
        assert (sum(c[0] for c in changes), sum(c[1] for c in changes)) == (level.on_hand, level.reserved) == (13, 1)


class TestTheDatabaseItself:
    def test_refuses_to_promise_more_than_there_is(self):
        product = single(stock_of=1)

        with pytest.raises(IntegrityError, match="stock_level_not_oversold"), transaction.atomic():
            StockLevel.objects.filter(product=product).update(reserved=2)
