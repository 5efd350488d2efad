"""Letters about an order that leaves or is called off: rows of the same transaction, in text and HTML."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.checkout.cancelling import CannotBeCancelled, cancel_order
from shop.checkout.models import PaymentAttempt
from shop.fulfilment.dispatch import CannotBeDispatched, dispatch, dispatch_all
from tests.desks.furniture import paid_order
from tests.factories.shop import single

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Any:
    product = single(title="Braided suture", stock_of=50)
    return paid_order((product.stockrecords.get(), 3))


def written(name: str) -> list[DBTaskResult]:
    """The tasks of that name that wait to be run."""
    return [row for row in DBTaskResult.objects.ready() if row.task_path.endswith(f".{name}")]


def send(name: str) -> None:
    """Run the one task of that name."""
    (row,) = written(name)
    row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])


def both_bodies(mail: Any) -> list[str]:
    return [mail.body, *(body for body, _ in mail.alternatives)]


class TestADispatch:
    def test_writes_to_the_buyer_what_left_and_where_to_follow_it(self, order, mailoutbox):
        line = order.lines.get()
        dispatch(order, {line.pk: 3}, reference="RM 123 456")
        send("send_order_shipped")

        (mail,) = mailoutbox
        assert mail.subject == f"Order {order.number} is on its way"
        assert mail.to == ["theatre.stores@hospital.example"]
        for body in both_bodies(mail):
            assert "Braided suture" in body
            assert "RM 123 456" in body
            assert f"/checkout/order/{order.attempt.key}" in body or str(order.attempt.key) in body
            assert "The rest follows" not in body

    def test_of_a_part_says_that_the_rest_follows(self, order, mailoutbox):
        dispatch(order, {order.lines.get().pk: 1})
        send("send_order_shipped")

        (mail,) = mailoutbox
        assert mail.subject == f"Part of order {order.number} is on its way"
        assert "1, Braided suture" in mail.body
        assert all("The rest follows" in body for body in both_bodies(mail))

    def test_that_is_refused_writes_to_nobody(self, order):
        with pytest.raises(CannotBeDispatched):
            dispatch(order, {order.lines.get().pk: 4})

        assert written("send_order_shipped") == []


class TestACancellation:
    def test_writes_to_the_buyer_what_becomes_of_the_money(self, order, mailoutbox):
        PaymentAttempt.objects.filter(order=order).update(state="CAPTURED", captured_at=timezone.now())
        cancel_order(order, now=timezone.now())
        send("send_order_cancelled")

        (mail,) = mailoutbox
        assert mail.subject == f"Order {order.number} is cancelled"
        assert mail.to == ["theatre.stores@hospital.example"]
        assert all("you paid go back the way they came" in body for body in both_bodies(mail))

    def test_before_the_money_was_taken_says_that_none_is(self, order, mailoutbox):
        PaymentAttempt.objects.filter(order=order).update(state="AUTHORISED", captured_at=None)
        cancel_order(order, now=timezone.now())
        send("send_order_cancelled")

        assert all("No money was taken" in body for body in both_bodies(mailoutbox[0]))

    def test_that_is_refused_writes_to_nobody(self, order):
        dispatch_all(order)

        with pytest.raises(CannotBeCancelled):
            cancel_order(order, now=timezone.now())

        assert written("send_order_cancelled") == []
