"""Stock in words for the buyer."""

from __future__ import annotations

import datetime as dt

import pytest

from shop.data import Availability
from shop.stock.availability import FamilySupply, Supply, availability, family_availability, shortage

TODAY = dt.date(2026, 11, 21)
SOON = dt.date(2026, 12, 3)


class TestASingle:
    @pytest.mark.parametrize(
        ("supply", "code", "label"),
        [
            (Supply(on_hand=240), "in_stock", "In stock, 240"),
            (Supply(on_hand=240, base_name="pair"), "in_stock", "In stock, 240 pairs"),
            (Supply(on_hand=48, smallest_unit=12), "low", "Low stock, 48 left"),
            (Supply(on_hand=60, smallest_unit=12), "in_stock", "In stock, 60"),
            (Supply(on_hand=71, smallest_unit=12, unit_label="box of 12"), "in_stock", "In stock, 5 boxes"),
            (Supply(on_hand=12, smallest_unit=12, unit_label="box of 12"), "low", "Low stock, 1 box left"),
            (Supply(on_hand=13700, smallest_unit=50, base_name="pair", unit_label="box of 50 pairs"), "in_stock",
             "In stock, 274 boxes"),
            (Supply(on_hand=12600), "in_stock", "In stock, 12,600"),
            (Supply(on_hand=0, expected_on=SOON), "out", "Out of stock, expected 3 December 2026"),
            (Supply(on_hand=0, expected_on=TODAY), "out", "Out of stock, expected 21 November 2026"),
            (Supply(on_hand=0, expected_on=TODAY - dt.timedelta(1)), "out", "Out of stock"),
            (Supply(), "out", "Out of stock"),
            (Supply(backorder_allowed=True), "out", "Out of stock"),
            (Supply(on_hand=0, backorder_allowed=True, expected_on=SOON), "back_order",
             "On back-order, expected 3 December 2026"),
            (Supply(on_hand=5, priced=False), "on_request", "Price on request"),
            (Supply(on_hand=0, priced=False, discontinued=True), "discontinued", "Discontinued"),
            (Supply(on_hand=0, backorder_allowed=True, discontinued=True), "discontinued", "Discontinued"),
            (Supply(on_hand=3, reserved=5), "out", "Out of stock"),
        ],
    )  # fmt: skip
    def test_is_told_whether_it_can_be_had(self, supply, code, label):
        found = availability(supply, today=TODAY)

        assert (found.code, found.label) == (code, label)
        assert found.orderable == (code in ("in_stock", "low", "back_order"))


def of(supplies: list[Supply]) -> Availability:
    return family_availability(FamilySupply.of(supplies, today=TODAY))


class TestAFamily:
    def test_says_of_how_many_variants_there_is_something(self):
        found = of([Supply(on_hand=9), Supply(on_hand=0), Supply(on_hand=1)])

        assert (found.label, found.orderable, found.available) == ("In stock in 2 of 3 variants", True, 10)

    def test_names_the_first_delivery_when_there_is_nothing(self):
        supplies = [Supply(on_hand=0, expected_on=SOON + dt.timedelta(9)), Supply(on_hand=0, expected_on=SOON)]

        assert of(supplies).label == "Out of stock, expected 3 December 2026"

    def test_is_discontinued_only_when_all_of_it_is(self):
        gone = Supply(on_hand=0, discontinued=True)

        assert of([gone, gone]).code == "discontinued"
        assert of([gone, Supply(on_hand=0)]).code == "out"

    def test_without_variants_is_not_for_sale(self):
        assert not of([]).orderable


class TestAShortage:
    @pytest.mark.parametrize(
        ("supply", "wanted", "words"),
        [
            (Supply(on_hand=24), 24, ""),
            (Supply(on_hand=24), 36, "Only 2 × box of 12 left."),
            (Supply(on_hand=11), 12, "Only 11 left, fewer than one box of 12."),
            (Supply(on_hand=0), 12, "It is out of stock."),
            (Supply(on_hand=0, discontinued=True), 12, "It is discontinued and sold out."),
            (Supply(on_hand=0, backorder_allowed=True), 1200, ""),
            (Supply(on_hand=99, priced=False), 12, "Its price is on request: write to us and we answer with a quote."),
        ],
    )
    def test_is_told_in_the_unit_that_was_asked_for(self, supply, wanted, words):
        assert shortage(supply, wanted=wanted, unit_label="box of 12", base_quantity=12) == words
