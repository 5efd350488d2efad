"""People of one organisation order on account together. The limit holds, and fails with its guard off."""

from __future__ import annotations

import time
from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from shop.checkout import attempts
from shop.checkout.models import PaymentAttempt
from shop.organisations import credit, credit_notes
from shop.organisations.models import CreditNote, Invoice
from tests.factories.organisations import buyer_of, order_on_account, organisation, start_on_account
from tests.factories.shop import single
from tests.races.together import all_at_once

pytestmark = pytest.mark.race

BUYERS = 20
LIMIT = Decimal("210.00")
"""Three orders of 67.80 each."""


def rush(found):
    record = single(price="50.00", stock_of=100).stockrecords.get()
    buyers = [buyer_of(found) for _ in range(BUYERS)]
    return all_at_once([partial(start_on_account, buyer, record) for buyer in buyers])


class TestManyOrdersWithinOneLimit:
    def test_as_many_as_fit_are_taken_and_the_rest_are_told(self):
        found = organisation(limit=str(LIMIT))

        outcomes = rush(found)

        found.refresh_from_db()
        taken = [one for one in outcomes if isinstance(one, PaymentAttempt)]
        told = [one for one in outcomes if isinstance(one, attempts.NotOnAccount)]
        assert (len(taken), len(told)) == (3, BUYERS - 3)
        assert found.owed == sum(one.amount for one in taken) <= LIMIT

    def test_without_the_guard_they_exceed_it(self, monkeypatch):
        monkeypatch.setattr(credit, "within_limit", lambda amount: Q())
        found = organisation(limit=str(LIMIT))

        rush(found)

        found.refresh_from_db()
        assert found.owed > LIMIT


class TestManyInvoicesAtOneMoment:
    def test_have_numbers_without_a_gap(self):
        found = organisation(limit="100000.00")
        record = single(price="50.00", stock_of=100).stockrecords.get()

        orders = all_at_once([partial(order_on_account, buyer_of(found), record) for _ in range(BUYERS)])

        assert [one for one in orders if isinstance(one, Exception)] == []
        assert sorted(Invoice.objects.values_list("sequence", flat=True)) == list(range(1, BUYERS + 1))


class TestManyCreditNotesAtOneMoment:
    def rush(self) -> list[object]:
        """Every second of them is taken back at the last moment."""
        found = organisation(limit="100000.00")
        record = single(price="50.00", stock_of=100).stockrecords.get()
        orders = [order_on_account(buyer_of(found), record) for _ in range(BUYERS)]

        def write(place, order):
            with transaction.atomic():
                note = credit_notes.issue(order, Decimal("6.00"), key=str(place), reason="Goodwill", at=timezone.now())
                if place % 2:
                    raise InterruptedError
                return note

        return all_at_once([partial(write, place, order) for place, order in enumerate(orders)])

    def test_have_numbers_without_a_gap_though_some_are_never_committed(self):
        outcomes = self.rush()

        assert all(isinstance(one, (CreditNote, InterruptedError)) for one in outcomes)
        numbers = CreditNote.objects.order_by("sequence").values_list("sequence", flat=True)
        assert list(numbers) == list(range(1, BUYERS // 2 + 1))

    def test_without_the_locked_row_they_collide(self, monkeypatch):
        def next_by_counting(year):
            number = CreditNote.objects.filter(year=year).count() + 1
            time.sleep(0.2)
            return number

        monkeypatch.setattr(credit_notes, "_next_number", next_by_counting)

        outcomes = self.rush()

        assert any(isinstance(one, IntegrityError) for one in outcomes)
