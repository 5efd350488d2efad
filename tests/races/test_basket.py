"""One basket, several hands."""

from __future__ import annotations

import time
from functools import partial

import pytest
from oscar.core.loading import get_model

from shop.basket import saving, services
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


def saved_by(owner: object) -> object:
    """The saved basket as each request makes it: without a row until it holds something."""
    return Basket(owner=owner, status=Basket.SAVED)


class TestSixPressesOfSaveForLater:
    def test_move_the_line_once(self):
        owner = UserFactory()
        basket = Basket.objects.create(owner=owner)
        services.add(basket, Wish(single().stockrecords.get().pk, 3))
        line = basket.lines.get().pk

        outcomes = all_at_once([lambda: saving.save_for_later(priced(basket), saved_by(owner), line)] * PRESSES)

        kept = Line.objects.get()
        assert (kept.quantity, kept.basket.status, kept.basket.owner_id) == (3, Basket.SAVED, owner.pk)
        assert sum(isinstance(outcome, services.NoSuchLine) for outcome in outcomes) == PRESSES - 1
        assert Basket.objects.filter(owner=owner, status=Basket.SAVED).count() == 1


class TestSixPressesOfMoveToBasket:
    def move(self, monkeypatch, *, guarded: bool) -> int:
        """How many the basket holds after six presses moved a line of three back."""
        owner = UserFactory()
        basket, saved = Basket.objects.create(owner=owner), Basket.objects.create(owner=owner, status=Basket.SAVED)
        services.add(basket, Wish(single().stockrecords.get().pk, 3))
        line = basket.lines.get().pk
        saving.save_for_later(basket, saved, line)
        if not guarded:
            monkeypatch.setattr(saving, "lock_both", lambda *baskets: time.sleep(0.05))
            find = saving._line
            monkeypatch.setattr(saving, "_line", lambda *wanted: (find(*wanted), time.sleep(0.2))[0])
        all_at_once([lambda: saving.move_to_basket(saved, priced(basket), line)] * PRESSES)
        return Line.objects.get(basket=basket).quantity

    def test_bring_it_back_once(self, monkeypatch):
        assert self.move(monkeypatch, guarded=True) == 3

    def test_bring_it_back_several_times_without_the_lock(self, monkeypatch):
        assert self.move(monkeypatch, guarded=False) > 3
