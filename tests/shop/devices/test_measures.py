from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.devices.measures import Measure, Scale, UnknownUnit, french_to_millimetres, measure, number

VALUES = st.decimals(min_value=0, max_value=10**8, places=4)
ENDING = ["mm", "cm", "Micrometer", "Milliliter", "Liter", "g", "Kilogram", "French", "Gauge"]
LENGTHS = ["Millimeter", "Centimeter", "Inch", "Feet", "Micrometer", "m"]
FACTORS = {
    "Inch": Fraction(254, 10), "Feet": Fraction(3048, 10), "Centimeter": Fraction(10), "Micrometer": Fraction(1, 1000),
    "Liter": Fraction(1000), "Fluid Ounce": Fraction(295735295625, 10**10), "Pound": Fraction(45359237, 10**5),
    "kg": Fraction(1000), "French": Fraction(1), "Gauge": Fraction(1), "Milliliter": Fraction(1),
}  # fmt: skip


class TestMeasure:
    @pytest.mark.parametrize(
        ("value", "unit", "expected", "scale"),
        [
            ("4.75", "Inch", "120.65", Scale.MM),
            ("18", "in", "457.2", Scale.MM),
            ("12", "Feet", "3657.6", Scale.MM),
            ("60", "Centimeter", "600", Scale.MM),
            ("1", "Fluid Ounce", "29.5735295625", Scale.ML),
            ("0.5", "Liter", "500", Scale.ML),
            ("2", "Pound", "907.18474", Scale.GRAM),
            ("12", "French", "12", Scale.FRENCH),
            ("30", "Gauge", "30", Scale.GAUGE),
        ],
    )
    def test_is_in_the_unit_that_the_shop_counts_in(self, value, unit, expected, scale):
        assert measure(Decimal(value), unit) == Measure(Decimal(expected), scale)

    @given(VALUES, st.sampled_from(sorted(FACTORS)))
    def test_is_exact_whatever_the_unit(self, value, unit):
        assert Fraction(measure(value, unit).value) == Fraction(value) * FACTORS[unit]

    @given(VALUES, st.sampled_from([*ENDING, *LENGTHS]))
    def test_comes_back_as_it_was(self, value, unit):
        assert measure(value, unit).in_unit(unit) == value

    @given(VALUES, VALUES, st.sampled_from(LENGTHS))
    def test_keeps_the_order_of_sizes(self, one, other, unit):
        assert (measure(one, unit).value < measure(other, unit).value) is (one < other)

    @pytest.mark.parametrize("unit", ["", "drop", "Pascal", "3"])
    def test_refuses_a_unit_that_it_does_not_know(self, unit):
        with pytest.raises(UnknownUnit):
            measure(Decimal(1), unit)

    def test_keeps_the_scales_apart(self):
        with pytest.raises(UnknownUnit, match="Fr"):
            measure(Decimal(12), "French").in_unit("mm")

    def test_knows_what_a_french_is_in_millimetres(self):
        assert french_to_millimetres(Decimal(18)) == 6


class TestNumber:
    @pytest.mark.parametrize(
        ("text", "value"),
        [("18", "18"), ("4.5", "4.5"), (".035", "0.035"), ("4 3/4", "4.75"), ("6-1/2", "6.5"), ("7/8", "0.875")],
    )
    def test_reads_what_catalogues_write(self, text, value):
        assert number(text) == Decimal(value)

    @pytest.mark.parametrize("text", ["", "3-0", "1/3", "1/0", "4x4", "-2", "about 3", "²"])
    def test_says_nothing_about_anything_else(self, text):
        assert number(text) is None

    @given(st.text(max_size=12))
    def test_never_fails(self, text):
        assert number(text) is None or number(text) >= 0
