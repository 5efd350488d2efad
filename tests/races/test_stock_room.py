"""Several people in the stock room at once: one count is believed, and a parcel leaves once."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db.models import Q, Sum

from shop.fulfilment.dispatch import CannotBeDispatched, dispatch_all
from shop.stock import services as stock
from shop.stock.models import StockLevel
from tests.desks.furniture import paid_order
from tests.factories.shop import single
from tests.races.together import all_at_once

pytestmark = pytest.mark.race

PEOPLE = 10


def everybody_counts(product: Any) -> list[Any]:
    """``PEOPLE`` saw 100 and count 101, 102, …, together."""
    count = partial(stock.count, product_id=product.pk, seen_on_hand=100)
    return all_at_once([partial(count, counted=101 + n) for n in range(PEOPLE)])


def explained(level: StockLevel) -> int:
    """What the ledger says lies there."""
    return level.movements.aggregate(n=Sum("on_hand_change"))["n"]


class TestTenCountAtOnce:
    def test_one_is_believed_and_nine_are_asked_to_look_again(self):
        product = single(stock_of=100)

        outcomes = everybody_counts(product)

        level = StockLevel.objects.get(product=product)
        believed = [outcome for outcome in outcomes if isinstance(outcome, StockLevel)]
        refused = [outcome for outcome in outcomes if isinstance(outcome, stock.CountConflict)]
        assert (len(believed), len(refused)) == (1, PEOPLE - 1)
        assert level.on_hand == believed[0].on_hand == explained(level)

    def test_without_the_guard_the_ledger_no_longer_explains_the_shelf(self, monkeypatch):
        monkeypatch.setattr(stock, "unchanged_since", lambda seen: Q())
        product = single(stock_of=100)

        everybody_counts(product)

        level = StockLevel.objects.get(product=product)
        assert explained(level) != level.on_hand


class TestTenDispatchOneOrder:
    def test_it_leaves_once(self):
        product = single(stock_of=100)
        order = paid_order((product.stockrecords.get(), 7))

        outcomes = all_at_once([partial(dispatch_all, order) for _ in range(PEOPLE)])

        level = StockLevel.objects.get(product=product)
        assert sum(isinstance(outcome, CannotBeDispatched) for outcome in outcomes) == PEOPLE - 1
        assert (level.on_hand, level.reserved) == (93, 0)
        assert order.shipping_events.count() == 1
