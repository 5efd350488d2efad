"""What is promised beyond the shelf: only what was agreed, and what comes goes to who has waited longest."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from shop.stock import services as stock
from shop.stock.models import Reservation, StockLevel
from tests.factories.shop import single

pytestmark = pytest.mark.django_db
SOON = dt.date(2026, 12, 3)
State = Reservation.State


def back_order(*, stock_of: int) -> Any:
    product = single(stock_of=stock_of)
    stock.plan(product_id=product.pk, backorder_allowed=True, expected_on=SOON)
    return product


def hold(product: Any, quantity: int, *, agreed: int = 0, key: uuid.UUID | None = None) -> uuid.UUID:
    key = key or uuid.uuid4()
    waits = {product.pk: stock.Wait(agreed, SOON)} if agreed else {}
    stock.hold(key=key, quantities={product.pk: quantity}, until=timezone.now(), agreed=waits)
    return key


def numbers(product: Any) -> tuple[int, int, int]:
    level = StockLevel.objects.get(product=product)
    return level.on_hand, level.reserved, level.waiting


def waiting(*keys: uuid.UUID) -> list[int]:
    return [Reservation.objects.get(key=key).waiting for key in keys]


class TestHoldingWhatIsNotThere:
    def test_takes_what_is_there_and_waits_for_the_rest(self):
        product = back_order(stock_of=2)

        key = hold(product, 5, agreed=3)

        held = Reservation.objects.get(key=key)
        assert numbers(product) == (2, 5, 3)
        assert (held.quantity, held.waiting, held.promised_on) == (5, 3, SOON)

    def test_waits_for_less_where_more_has_come(self):
        product = back_order(stock_of=4)

        assert waiting(hold(product, 5, agreed=3)) == [1]

    def test_waits_for_nothing_where_all_of_it_has_come(self):
        product = back_order(stock_of=5)

        key = hold(product, 5, agreed=3)

        held = Reservation.objects.get(key=key)
        assert (numbers(product), held.promised_on) == ((5, 5, 0), None)

    @pytest.mark.parametrize("agreed", [0, 1, 2])
    def test_is_refused_beyond_what_was_agreed(self, agreed):
        product = back_order(stock_of=2)

        with pytest.raises(stock.OutOfStock) as short:
            hold(product, 5, agreed=agreed)

        assert (short.value.shortages, numbers(product)) == ({product.pk: (5, 2)}, (2, 0, 0))

    def test_is_refused_where_back_orders_are_not_allowed_whatever_was_agreed(self):
        product = single(stock_of=2)

        with pytest.raises(stock.OutOfStock):
            hold(product, 5, agreed=3)

        assert numbers(product) == (2, 0, 0)

    def test_by_hand_is_refused(self):
        product = back_order(stock_of=2)

        with pytest.raises(stock.OutOfStock):
            stock.hold_now(product_id=product.pk, quantity=3, reference="SU-1")

        assert numbers(product) == (2, 0, 0)


class TestWhatComes:
    def test_goes_to_the_oldest_first(self):
        product = back_order(stock_of=0)
        first, second, third = (hold(product, 4, agreed=4) for _ in range(3))

        stock.receive(product_id=product.pk, quantity=6)

        assert waiting(first, second, third) == [0, 2, 4]
        assert numbers(product) == (6, 12, 6)
        assert Reservation.objects.get(key=first).ready_at is not None

    def test_by_a_file_goes_to_who_waits_as_well(self):
        product = back_order(stock_of=0)
        key = hold(product, 4, agreed=4)

        stock.receive_many(quantities={product.pk: 10})

        assert (waiting(key), numbers(product)) == ([0], (10, 4, 0))

    def test_is_not_free_while_anybody_waits(self):
        product = back_order(stock_of=0)
        hold(product, 4, agreed=4)
        stock.receive(product_id=product.pk, quantity=3)

        with pytest.raises(stock.OutOfStock):
            hold(product, 1)

    def test_free_by_a_cancelled_order_goes_to_who_waits(self):
        product = back_order(stock_of=5)
        first, second = hold(product, 5), hold(product, 3, agreed=3)
        stock.pass_to_order(key=first)

        stock.unhold(product_id=product.pk, quantity=5, reference="SU-1", key=first)

        assert (waiting(second), numbers(product)) == ([0], (5, 3, 0))

    def test_free_by_a_payment_that_failed_goes_to_who_waits(self):
        product = back_order(stock_of=5)
        first, second = hold(product, 6, agreed=1), hold(product, 3, agreed=3)

        stock.release(key=first)

        assert (waiting(second), numbers(product)) == ([0], (5, 3, 0))

    def test_is_not_given_to_an_order_that_was_cancelled(self):
        product = back_order(stock_of=0)
        first, second = hold(product, 2, agreed=2), hold(product, 2, agreed=2)
        stock.pass_to_order(key=first)
        stock.unhold(product_id=product.pk, quantity=2, reference="SU-1", key=first)

        stock.receive(product_id=product.pk, quantity=2)

        assert (waiting(second), Reservation.objects.get(key=first).ready_at) == ([0], None)


class TestCounting:
    def test_below_what_was_promised_from_the_shelf_is_refused(self):
        product = back_order(stock_of=4)
        hold(product, 6, agreed=2)

        with pytest.raises(stock.Promised) as promised:
            stock.count(product_id=product.pk, counted=3, seen_on_hand=4)

        assert (promised.value.reserved, numbers(product)) == (4, (4, 6, 2))

    def test_more_serves_who_waits(self):
        product = back_order(stock_of=4)
        key = hold(product, 6, agreed=2)

        stock.count(product_id=product.pk, counted=5, seen_on_hand=4)

        assert (waiting(key), numbers(product)) == ([1], (5, 6, 1))


class TestTheDatabaseItself:
    @pytest.mark.parametrize(
        ("change", "constraint"),
        [
            ({"reserved": 6}, "stock_level_not_oversold"),
            ({"waiting": 6}, "stock_level_waits_where_allowed"),
            ({"backorder_allowed": False}, "stock_level_waits_where_allowed"),
        ],
    )
    def test_refuses_what_nobody_agreed_to(self, change, constraint):
        product = back_order(stock_of=2)
        hold(product, 5, agreed=3)

        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            StockLevel.objects.filter(product=product).update(**change)


class Shelf(RuleBasedStateMachine):
    """One product on back-order, and whoever asks for it, waits, gives up, orders, cancels and is served."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.agreed: dict[uuid.UUID, int] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize(on_hand=st.integers(0, 8))
    def opens(self, on_hand: int) -> None:
        self.product = back_order(stock_of=on_hand)

    @rule(quantity=st.integers(1, 6), agreed=st.integers(0, 6))
    def somebody_asks(self, quantity: int, agreed: int) -> None:
        key = uuid.uuid4()
        try:
            hold(self.product, quantity, agreed=agreed, key=key)
        except stock.OutOfStock:
            return
        self.agreed[key] = agreed

    def nth(self, state: str, nth: int) -> Reservation | None:
        found = list(Reservation.objects.filter(state=state).order_by("pk"))
        return found[nth % len(found)] if found else None

    @rule(nth=st.integers(0, 5))
    def somebody_gives_up(self, nth: int) -> None:
        if held := self.nth(State.HELD, nth):
            stock.release(key=held.key)

    @rule(nth=st.integers(0, 5))
    def somebody_pays(self, nth: int) -> None:
        if held := self.nth(State.HELD, nth):
            stock.pass_to_order(key=held.key)

    @rule(nth=st.integers(0, 5))
    def an_order_is_cancelled(self, nth: int) -> None:
        if ordered := self.nth(State.ORDERED, nth):
            stock.unhold(product_id=self.product.pk, quantity=ordered.quantity, reference="SU", key=ordered.key)

    @rule(nth=st.integers(0, 5))
    def an_order_that_is_ready_leaves(self, nth: int) -> None:
        ordered = self.nth(State.ORDERED, nth)
        if ordered and not ordered.waiting:
            stock.dispatch(product_id=self.product.pk, quantity=ordered.quantity, reference="SU")
            ordered.delete()  # all of it has left

    @rule(quantity=st.integers(1, 9))
    def goods_come(self, quantity: int) -> None:
        stock.receive(product_id=self.product.pk, quantity=quantity)

    @rule(counted=st.integers(0, 12))
    def somebody_counts(self, counted: int) -> None:
        seen = StockLevel.objects.get(product=self.product).on_hand
        try:
            stock.count(product_id=self.product.pk, counted=counted, seen_on_hand=seen)
        except stock.Promised:
            return

    @invariant()
    def numbers_agree(self) -> None:
        if not hasattr(self, "product"):
            return
        on_hand, reserved, waits = numbers(self.product)
        living = list(Reservation.objects.exclude(state=State.RELEASED).order_by("pk"))
        assert waits == max(reserved - on_hand, 0) == sum(one.waiting for one in living)
        assert reserved == sum(one.quantity for one in living)

    @invariant()
    def nobody_waits_for_more_than_they_agreed_to(self) -> None:
        assert all(one.waiting <= self.agreed[one.key] for one in Reservation.objects.all())

    @invariant()
    def nobody_is_served_before_somebody_who_has_waited_longer(self) -> None:
        living = list(Reservation.objects.exclude(state=State.RELEASED).order_by("pk"))
        first = next((place for place, one in enumerate(living) if one.waiting), len(living))
        assert all(one.waiting == one.quantity for one in living[first + 1 :])


def histories(runs: int) -> None:
    run_state_machine_as_test(
        Shelf,
        settings=settings(
            max_examples=runs,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )


class TestAnyHistory:
    @pytest.mark.timeout(600)
    def test_leaves_promises_kept_in_their_order(self):
        histories(25)

    @pytest.mark.timeout(600)
    def test_without_handing_out_what_comes_does_not(self, monkeypatch):
        monkeypatch.setattr(stock, "_hand_out", lambda levels: None)

        shelf = Shelf()
        shelf.opens(on_hand=1)
        shelf.somebody_asks(quantity=4, agreed=3)
        shelf.goods_come(quantity=2)
        with pytest.raises(AssertionError):
            shelf.numbers_agree()
        shelf.teardown()
