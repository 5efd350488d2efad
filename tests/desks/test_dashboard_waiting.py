"""Orders that wait for goods, as the desk sees them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.fulfilment.dispatch import dispatch_all
from shop.stock import services as stock
from tests.desks.furniture import paid_order
from tests.factories.shop import single

SOON = timezone.localdate() + dt.timedelta(days=9)


@pytest.fixture
def desk(sign_in):
    return sign_in("merchandiser")


@pytest.fixture
def late(shop):
    product = single(title="Mesh", stock_of=1)
    stock.plan(product_id=product.pk, backorder_allowed=True, expected_on=SOON)
    return product


def order_of(product, quantity: int):
    return paid_order((product.stockrecords.get(), quantity), waits=True)


def page(desk):
    return desk.get(reverse("dashboard:waiting")).context


class TestTheList:
    def test_stands_in_the_order_in_which_orders_are_served(self, desk, late):
        first, second = order_of(late, 3), order_of(late, 2)

        waiting = page(desk)["waiting"]

        assert [(row.order_number, row.ordered, row.missing, row.promised_on) for row in waiting] == [
            (first.number, "3", "2", SOON),
            (second.number, "2", "2", SOON),
        ]

    def test_says_for_which_all_has_come_until_they_left(self, desk, late):
        first, second = order_of(late, 3), order_of(late, 2)
        stock.receive(product_id=late.pk, quantity=3)

        before = page(desk)
        dispatch_all(first)
        after = page(desk)

        assert [row.order_number for row in before["ready"]] == [first.number]
        assert [(row.order_number, row.missing) for row in before["waiting"]] == [(second.number, "1")]
        assert after["ready"] == []

    @pytest.mark.parametrize(("days", "is_late"), [(0, False), (-3, False), (1, True)])
    def test_marks_what_comes_later_than_its_buyer_was_told(self, desk, late, days, is_late):
        order_of(late, 3)

        stock.plan(product_id=late.pk, expected_on=SOON + dt.timedelta(days=days))

        assert [row.is_late for row in page(desk)["waiting"]] == [is_late]

    def test_leaves_out_what_is_only_being_paid_for_or_was_cancelled(self, desk, late):
        order = order_of(late, 3)
        desk.post(
            reverse("dashboard:order-detail", kwargs={"number": order.number}),
            {"order_action": "change_order_status", "new_status": "Cancelled"},
        )

        assert page(desk)["waiting"] == []

    def test_costs_the_same_however_many_wait(self, desk, late, at_most_queries):
        for _ in range(3):
            order_of(late, 3)
        desk.get(reverse("dashboard:waiting"))

        with at_most_queries(20) as few:
            page(desk)
        for _ in range(3):
            order_of(late, 3)

        with at_most_queries(len(few)):
            page(desk)

    @pytest.mark.parametrize("role", ["clinician", "editor"])
    def test_is_for_merchandisers(self, sign_in, shop, role):
        assert sign_in(role).get(reverse("dashboard:waiting")).status_code in (302, 403)
