"""VAT and pennies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.units import counted
from shop.pricing.models import unit_label
from shop.pricing.prices import oscar_price, price_of, times, vat_on, vat_rate
from shop.pricing.units import unit_of

PRICES = st.decimals(min_value="0.01", max_value="99999.99", places=2)


class TestVat:
    def test_is_twenty_per_cent(self):
        assert vat_rate() == Decimal("0.20")

    @pytest.mark.parametrize(
        ("excl", "vat"), [("0.01", "0.00"), ("0.02", "0.00"), ("0.03", "0.01"), ("14.99", "3.00"), ("10.00", "2.00")]
    )
    def test_is_rounded_to_a_penny_halves_away_from_zero(self, excl, vat):
        assert vat_on(Decimal(excl)) == Decimal(vat)

    @given(PRICES, st.integers(min_value=1, max_value=9_999))
    def test_of_a_line_is_its_quantity_times_what_was_shown_for_one(self, excl, quantity):
        one = price_of(excl)

        line = times(one, quantity)

        assert line.incl == one.incl * quantity
        assert line.incl - line.excl == (one.incl - one.excl) * quantity
        assert line.incl.as_tuple().exponent == -2

    @given(PRICES)
    def test_is_the_same_for_oscar(self, excl):
        ours, oscars = price_of(excl), oscar_price(excl, "GBP")

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
        unit = unit_of(
            stockrecord_id=1, sku="X", price=None, currency="GBP", code=None, base_quantity=None, base_name=None
        )

        assert (unit.label, unit.base_quantity, unit.price, unit.price_per_base) == ("each", 1, None, None)

    def test_are_counted_in_words(self):
        assert [counted(1, "pair"), counted(2, "pair"), counted(2, "box"), counted(7)] == [
            "1 pair",
            "2 pairs",
            "2 boxes",
            "7",
        ]
