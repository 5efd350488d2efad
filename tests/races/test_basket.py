"""One basket, several hands."""

from __future__ import annotations

import time
from functools import partial

import pytest
from oscar.core.loading import get_model

from shop.basket import services
from shop.basket.services import Wish
from tests.factories.checkout import priced
from tests.factories.shop import UserFactory, single
from tests.races.together import all_at_once

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")
pytestmark = pytest.mark.race

PRESSES = 6


def basket_holding(record: object) -> object:
    basket = Basket.objects.create()
    services.add(basket, Wish(record.pk, 1))
    return basket


class TestSixPressesOfAdd:
    def test_add_six(self):
        record = single().stockrecords.get()
        basket = basket_holding(record)

        all_at_once([lambda: services.add(priced(basket), Wish(record.pk, 1))] * PRESSES)

        assert Line.objects.get().quantity == 1 + PRESSES

    def test_never_go_beyond_what_is_left(self):
        record = single(stock_of=4).stockrecords.get()
        basket = basket_holding(record)

        outcomes = all_at_once([lambda: services.add(priced(basket), Wish(record.pk, 1))] * PRESSES)

        assert Line.objects.get().quantity == 4
        assert sum(isinstance(outcome, services.NotAdded) for outcome in outcomes) == PRESSES - 3


class TestSixPressesAsOscarAddsThem:
    def test_lose_some(self, monkeypatch):
        product = single()
        basket = basket_holding(product.stockrecords.get())
        save = Line.save

        def slow_save(line, *args, **kwargs):
            time.sleep(0.05)
            save(line, *args, **kwargs)

        monkeypatch.setattr(Line, "save", slow_save)

        all_at_once([lambda: priced(basket).add_product(product)] * PRESSES)

        assert Line.objects.get().quantity < 1 + PRESSES


class TestSigningInOnSixPagesAtOnce:
    def test_brings_the_basket_along_once(self):
        record = single().stockrecords.get()
        mine, theirs = Basket.objects.create(owner=UserFactory()), basket_holding(record)

        outcomes = all_at_once([partial(services.merge, mine, theirs)] * PRESSES)

        assert sorted(outcomes) == [False] * (PRESSES - 1) + [True]
        assert mine.lines.get().quantity == 1
