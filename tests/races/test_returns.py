"""Two browsers send the same unit back at once. One is told that nothing is left; with the guard off both get money."""

from __future__ import annotations

import threading
import uuid
from functools import partial
from typing import Any

import pytest
from django.db.models import Sum
from django.test import Client
from django.urls import reverse
from oscar.core.loading import get_model

from shop.fulfilment.dispatch import dispatch_all
from shop.fulfilment.models import ReturnLine
from shop.fulfilment.returns import asking, policy
from tests.desks.furniture import paid_order
from tests.factories.shop import single
from tests.races.together import all_at_once

pytestmark = pytest.mark.race

BROWSERS = 6


def sent() -> Any:
    order = paid_order((single(stock_of=10).stockrecords.get(), 1))
    dispatch_all(order)
    return order


def asks(order: Any) -> int:
    pk = order.lines.get().pk
    form = {"key": uuid.uuid4(), f"quantity_{pk}": 1, f"reason_{pk}": "WRONG", "note": ""}
    browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
    return browser.post(reverse("checkout:order-return", args=[order.attempt.key]), form).status_code


def units_asked_for() -> int:
    return ReturnLine.objects.aggregate(n=Sum("quantity"))["n"]


class TestManyBrowsersThatReturnOneUnit:
    def test_return_it_once(self):
        order = sent()

        outcomes = all_at_once([partial(asks, order)] * BROWSERS)

        assert sorted(outcomes) == [302] + [422] * (BROWSERS - 1)
        assert units_asked_for() == 1

    def test_without_the_guard_return_it_more_than_once(self, monkeypatch):
        order = sent()
        everybody = threading.Barrier(2)
        counted = policy.already_asked

        def counted_together(order: Any) -> dict[int, int]:
            known = counted(order)
            if threading.current_thread() is not threading.main_thread():
                everybody.wait(timeout=30)
            return known

        monkeypatch.setattr(asking, "lock_order", lambda order: get_model("order", "Order").objects.get(pk=order.pk))
        monkeypatch.setattr(policy, "already_asked", counted_together)

        all_at_once([partial(asks, order)] * 2)

        assert units_asked_for() == 2
