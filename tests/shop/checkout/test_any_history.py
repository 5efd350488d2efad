"""Whatever buyers, payments, clock and desk do, in whatever order: money, goods, offers and orders agree.

A hypothesis state machine over the real services and PostgreSQL, paid through the demonstration gateway.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from oscar.core.loading import get_model

from core.retrying import take_up_again
from shop.basket import services as baskets
from shop.checkout import attempts, finalise, redemptions
from shop.checkout.cancelling import CannotBeCancelled, cancel_order
from shop.checkout.models import PaymentAttempt, Redemption
from shop.fulfilment.dispatch import CannotBeDispatched, dispatch_all
from shop.payments.models import DemonstrationPayment, MoneyMovement
from shop.stock import services as stock
from shop.stock.models import Reservation, StockLevel
from tests.factories.checkout import basket_with, priced, run_tasks, start, with_offers
from tests.factories.offers import ten_percent_off, voucher
from tests.factories.shop import sell, single

Basket = get_model("basket", "Basket")
Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")
Voucher = get_model("voucher", "Voucher")
Kind = MoneyMovement.Kind
State = PaymentAttempt.State

BUYERS = 3
LIMIT = 2


class Shop(RuleBasedStateMachine):
    """Three buyers of one product in two selling units, an offer for two, a code for one."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.clock = timezone.now()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize(on_hand=st.integers(2, 15))
    def opens(self, on_hand: int) -> None:
        self.product = single(price="10.00", stock_of=on_hand)
        self.each = self.product.stockrecords.get()
        self.box = sell(self.product, price="90.00", unit=("BX", 12))
        self.offer = ten_percent_off(max_global_applications=LIMIT)
        self.code = voucher(usage=Voucher.SINGLE_USE)
        self.baskets = [basket_with() for _ in range(BUYERS)]

    buyers = st.integers(0, BUYERS - 1)

    @rule(buyer=buyers, boxed=st.booleans(), quantity=st.integers(1, 9))
    def puts_into_the_basket(self, buyer: int, boxed: bool, quantity: int) -> None:
        wish = baskets.Wish((self.box if boxed else self.each).pk, quantity)
        try:
            baskets.add(priced(self.baskets[buyer]), wish)
        except baskets.NotAdded:
            return

    @rule(buyer=buyers, quantity=st.integers(1, 3), with_code=st.booleans())
    def fills_a_basket_and_presses_the_button(self, buyer: int, quantity: int, with_code: bool) -> None:
        self.puts_into_the_basket(buyer, False, quantity)
        if with_code:
            self.baskets[buyer].vouchers.add(self.code)
        basket = with_offers(self.baskets[buyer])
        if basket.is_empty:
            return
        try:
            attempt = start(basket, now=self.clock)
        except (attempts.SoldOut, attempts.QuoteChanged):
            return
        attempts.open_payment(attempt)
        self.baskets[buyer] = basket_with()

    @rule(outcome=st.sampled_from(["AUTHORISED", "DECLINED"]), nth=st.integers(0, 5), comes_back=st.booleans())
    def pays_or_is_declined(self, outcome: str, nth: int, comes_back: bool) -> None:
        open_ones = list(DemonstrationPayment.objects.filter(state="OPEN").order_by("reference"))
        if open_ones:
            payment = open_ones[nth % len(open_ones)]
            DemonstrationPayment.objects.filter(pk=payment.pk).update(state=outcome)
            if comes_back:
                finalise.finalise(PaymentAttempt.objects.get(gateway_reference=payment.pk).key, now=self.clock)

    @rule(minutes=st.sampled_from([1, 6, 31]))
    def time_passes(self, minutes: int) -> None:
        self.clock += dt.timedelta(minutes=minutes)
        take_up_again(now=self.clock)
        finalise.sweep(now=self.clock)

    @rule(nth=st.integers(0, 5))
    def an_order_is_cancelled(self, nth: int) -> None:
        if orders := list(Order.objects.order_by("pk")):
            try:
                cancel_order(orders[nth % len(orders)], now=self.clock)
            except CannotBeCancelled:
                return

    @rule(nth=st.integers(0, 5))
    def an_order_is_dispatched(self, nth: int) -> None:
        if orders := list(Order.objects.order_by("pk")):
            try:
                dispatch_all(orders[nth % len(orders)])
            except CannotBeDispatched:
                return

    @rule(quantity=st.integers(1, 20))
    def goods_arrive(self, quantity: int) -> None:
        stock.receive(product_id=self.product.pk, quantity=quantity)

    @rule(price=st.sampled_from(["9.99", "10.00", "29.97"]))
    def a_price_changes(self, price: str) -> None:
        StockRecord.objects.filter(pk=self.each.pk).update(price=Decimal(price))

    @invariant()
    def taken_money_belongs_to_orders(self) -> None:
        """I1, I4: what the gateway took and kept is what living paid orders cost, but for what a task still does."""
        run_tasks()
        took = sum(p.amount - p.refunded for p in DemonstrationPayment.objects.filter(state__in=["CAPTURED"]))
        paid = Order.objects.exclude(status__in=["Placed", "Cancelled", "Payment problem"])
        assert took == sum(order.total_incl_tax for order in paid)
        ledger = {kind: Decimal(0) for kind in Kind}
        for movement in MoneyMovement.objects.all():
            ledger[Kind(movement.kind)] += movement.amount
        assert ledger[Kind.CAPTURED] - ledger[Kind.REFUNDED] == took

    @invariant()
    def nothing_is_oversold(self) -> None:
        """I2: what is held is what attempts and orders hold, and never more than there is."""
        if not hasattr(self, "product"):
            return
        level = StockLevel.objects.get(product=self.product)
        assert 0 <= level.reserved <= level.on_hand
        held = sum(r.quantity for r in Reservation.objects.filter(state=Reservation.State.HELD))
        units = {self.each.pk: 1, self.box.pk: 12}
        ordered = sum(
            line.num_allocated * units[line.stockrecord_id]
            for order in Order.objects.all()
            for line in order.lines.all()
        )
        assert level.reserved == held + ordered
        assert level.movements.count() == 0 or level.reserved == sum(m.reserved_change for m in level.movements.all())

    @invariant()
    def a_basket_has_one_order_and_it_costs_what_was_shown(self) -> None:
        """I3, F9."""
        orders = list(Order.objects.select_related("attempt"))
        assert len({order.basket_id for order in orders}) == len(orders)
        assert all(order.total_incl_tax == order.attempt.amount for order in orders)

    @invariant()
    def offers_keep_their_limits(self) -> None:
        """F12: counters are the sum of redemptions, and those belong to attempts that live or orders that stand."""
        if not hasattr(self, "offer"):
            return
        self.offer.refresh_from_db()
        rows = Redemption.objects.all()
        assert self.offer.num_applications == sum(row.frequency for row in rows.filter(offer=self.offer)) <= LIMIT
        assert rows.filter(voucher=self.code).count() <= 1
        dead = PaymentAttempt.objects.filter(state__in=[State.FAILED, State.EXPIRED]).values("key")
        assert not rows.filter(attempt_key__in=dead).exists()


def histories(*, runs: int, steps: int, always_the_same: bool = False) -> None:
    run_state_machine_as_test(
        Shop,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            derandomize=always_the_same,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )


@pytest.mark.django_db
class TestAnyHistory:
    @pytest.mark.timeout(3600)
    @pytest.mark.parametrize(
        ("runs", "steps"), [(15, 30), pytest.param(200, 30, marks=pytest.mark.prove)], ids=["few", "200 of 30 steps"]
    )
    def test_leaves_money_goods_and_offers_whole(self, runs, steps, figure):
        histories(runs=runs, steps=steps)
        figure(f"{runs} histories of up to {steps} steps: money, goods, offers and orders agree after each step")

    @pytest.mark.timeout(600)
    def test_without_giving_offers_back_does_not(self, monkeypatch: Any) -> None:
        monkeypatch.setattr(redemptions, "release", lambda key: None)

        with pytest.raises(AssertionError):
            histories(runs=100, steps=20, always_the_same=True)
