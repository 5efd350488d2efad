"""VAT and pennies."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from core.units import counted
from shop.data import SellingUnit
from shop.pricing.models import SellingUnit as SellingUnitRow
from shop.pricing.models import unit_label
from shop.pricing.prices import oscar_price, price_at, price_of, times
from shop.pricing.units import not_sold_in, unit_of
from tests.factories.shop import single

PRICES = st.decimals(min_value="0.01", max_value="99999.99", places=2)


class TestVat:
    def test_is_twenty_per_cent(self):
        assert price_of(Decimal("10.00")).incl == Decimal("12.00")

    @pytest.mark.parametrize(
        ("excl", "vat"), [("0.01", "0.00"), ("0.02", "0.00"), ("0.03", "0.01"), ("14.99", "3.00"), ("10.00", "2.00")]
    )
    def test_is_rounded_to_a_penny_halves_away_from_zero(self, excl, vat):
        price = price_at(Decimal(excl), Decimal("0.20"))

        assert price.incl - price.excl == Decimal(vat)

    @given(PRICES, st.integers(min_value=1, max_value=9_999))
    def test_of_a_line_is_its_quantity_times_what_was_shown_for_one(self, excl, quantity):
        one = price_of(excl)

        line = times(one, quantity)

        assert line.incl == one.incl * quantity
        assert line.incl - line.excl == (one.incl - one.excl) * quantity
        assert line.incl.as_tuple().exponent == -2

    @given(PRICES)
    def test_is_the_same_for_oscar(self, excl):
        ours = price_of(excl)
        oscars = oscar_price(ours)

        assert (oscars.excl_tax, oscars.incl_tax, oscars.is_tax_known) == (ours.excl, ours.incl, True)


class TestUnits:
    @pytest.mark.parametrize(
        ("code", "quantity", "base_name", "label"),
        [
            ("EA", 1, "each", "each"),
            ("PR", 1, "pair", "pair"),
            ("BX", 12, "each", "box of 12"),
            ("BX", 50, "pair", "box of 50 pairs"),
            ("CS", 10, "box", "case of 10 boxes"),
            ("ZZ", 3, "each", "ZZ of 3"),
        ],
    )
    def test_have_a_label_that_stands_after_per(self, code, quantity, base_name, label):
        assert unit_label(code, quantity, base_name) == label

    def test_cost_their_price_divided_by_what_they_hold_for_one_of_it(self):
        unit = unit_of(
            stockrecord_id=1,
            sku="X",
            price=Decimal("10.00"),
            currency="GBP",
            code="BX",
            base_quantity=3,
            base_name="each",
        )

        assert (unit.price_per_base.excl, unit.price_per_base.incl) == (Decimal("3.33"), Decimal("4.00"))

    def test_without_a_selling_unit_are_eaches_and_without_a_price_have_none(self):
        unit = unit_of(stockrecord_id=1, sku="X", price=None, currency="GBP")

        assert (unit.label, unit.base_quantity, unit.price, unit.price_per_base) == ("each", 1, None, None)

    def test_are_counted_in_words(self):
        assert [counted(1, "pair"), counted(2, "pair"), counted(2, "box"), counted(7)] == [
            "1 pair",
            "2 pairs",
            "2 boxes",
            "7",
        ]


SIZES = st.integers(min_value=1, max_value=500)
AMOUNTS = st.decimals(min_value="0.00", max_value="99999.99", places=2)
TIERS = st.lists(st.tuples(st.integers(min_value=2, max_value=500), AMOUNTS), unique_by=lambda tier: tier[0]).map(
    sorted
)


def unit(holds: int = 1, price: Decimal | None = Decimal("10.00"), **rules: Any) -> SellingUnit:
    return unit_of(stockrecord_id=1, sku="X", price=price, currency="GBP", code="BX", base_quantity=holds, **rules)


class TestConversion:
    @given(st.integers(min_value=0, max_value=10**9), SIZES)
    def test_to_base_units_and_back_loses_nothing(self, quantity, holds):
        box = unit(holds)

        assert box.from_base(box.base_units(quantity)) == (quantity, 0)

    @given(st.integers(min_value=0, max_value=10**9), SIZES)
    def test_of_what_is_no_whole_number_tells_what_is_left_over(self, eaches, holds):
        whole, rest = unit(holds).from_base(eaches)

        assert whole * holds + rest == eaches
        assert 0 <= rest < holds

    @given(st.integers(min_value=0, max_value=10**6), SIZES, SIZES)
    def test_of_cases_is_that_of_the_boxes_in_them(self, cases, eaches_in_a_box, boxes_in_a_case):
        box, case = unit(eaches_in_a_box), unit(eaches_in_a_box * boxes_in_a_case)

        assert box.from_base(case.base_units(cases)) == (cases * boxes_in_a_case, 0)

    @given(AMOUNTS, SIZES)
    def test_of_a_price_is_right_to_half_a_penny_for_one_base_unit(self, price, holds):
        each = unit(holds, price).price_per_base

        assert abs(each.excl - price / holds) <= Decimal("0.005")
        assert each.excl == each.excl.quantize(Decimal("0.01"))


class TestTiers:
    def test_cost_less_from_their_quantity_on(self):
        box = unit(12, tiers=[(5, Decimal("9.00")), (20, Decimal("7.50"))])

        assert [box.price_for(n).excl for n in (1, 4, 5, 19, 20, 9_999)] == [
            Decimal("10.00"), Decimal("10.00"), Decimal("9.00"), Decimal("9.00"), Decimal("7.50"), Decimal("7.50"),
        ]  # fmt: skip
        assert [(step.from_quantity, step.price.excl, step.price_per_base.excl) for step in box.ladder] == [
            (1, Decimal("10.00"), Decimal("0.83")),
            (5, Decimal("9.00"), Decimal("0.75")),
            (20, Decimal("7.50"), Decimal("0.63")),
        ]

    @given(AMOUNTS, TIERS, st.integers(min_value=1, max_value=600), st.integers(min_value=1, max_value=600))
    def test_never_make_more_of_it_dearer_by_the_unit(self, price, tiers, fewer, more):
        box = unit(price=price, tiers=tiers)
        fewer, more = sorted((fewer, more))

        assert box.price_for(more).excl <= box.price_for(fewer).excl <= price

    @given(AMOUNTS, TIERS, st.integers(min_value=1, max_value=600))
    def test_charge_the_lowest_price_that_the_quantity_has_reached(self, price, tiers, quantity):
        reached = [lower for from_quantity, lower in tiers if from_quantity <= quantity]

        assert unit(price=price, tiers=tiers).price_for(quantity).excl == min([price, *reached])

    @given(AMOUNTS, TIERS)
    def test_stand_on_the_ladder_with_rising_quantities_and_falling_prices(self, price, tiers):
        ladder = unit(price=price, tiers=tiers).ladder

        for lower, higher in pairwise(ladder):
            assert lower.from_quantity < higher.from_quantity
            assert lower.price.excl > higher.price.excl

    def test_below_the_fewest_that_are_sold_are_the_price(self):
        box = unit(minimum=10, tiers=[(5, Decimal("9.00")), (20, Decimal("8.00"))])

        assert [(step.from_quantity, step.price.excl) for step in box.ladder] == [
            (10, Decimal("9.00")),
            (20, Decimal("8.00")),
        ]

    def test_of_a_price_on_request_are_none(self):
        box = unit(price=None, tiers=[(5, Decimal("9.00"))])

        assert (box.price_for(5), box.ladder, box.tiers) == (None, (), ())


class TestRules:
    @given(st.integers(min_value=1, max_value=50), st.integers(min_value=1, max_value=20), st.integers(1, 5_000))
    def test_lead_to_the_next_number_that_is_sold(self, multiple, times_multiple, quantity):
        box = unit(multiple=multiple, minimum=multiple * times_multiple)

        following = box.allowed(quantity)

        assert following % multiple == 0
        assert following >= max(quantity, box.minimum)
        assert following == box.minimum or following - multiple < quantity
        assert box.allowed(following) == following
        assert bool(not_sold_in(box, quantity)) == (following != quantity)

    @pytest.mark.parametrize(
        ("multiple", "minimum", "words"),
        [
            (1, 1, ""),
            (1, 5, "Sold from 5 on."),
            (10, 10, "Sold in multiples of 10."),
            (10, 1000, "Sold in multiples of 10, 1,000 or more."),
        ],
    )
    def test_are_said_in_a_sentence(self, multiple, minimum, words):
        assert unit(multiple=multiple, minimum=minimum).rule == words


@pytest.mark.django_db
class TestTheDatabase:
    @pytest.mark.parametrize("rule", [{"minimum": 0}, {"multiple": 0}, {"minimum": 15, "multiple": 10}])
    def test_refuses_rules_that_nothing_fits(self, rule):
        record = single().stockrecords.get()

        with pytest.raises(DatabaseError), transaction.atomic():
            SellingUnitRow.objects.filter(pk=record.pk).update(**rule)

    @pytest.mark.parametrize(
        "tier", [{"from_quantity": 1}, {"from_quantity": 10}, {"from_quantity": 5, "price": Decimal("-1.00")}]
    )
    def test_refuses_a_tier_for_one_twice_the_same_and_below_nothing(self, tier):
        record = single(tiers={10: "9.00"}).stockrecords.get()

        with pytest.raises(DatabaseError), transaction.atomic():
            record.selling_unit.tiers.create(**{"price": Decimal("8.00")} | tier)
