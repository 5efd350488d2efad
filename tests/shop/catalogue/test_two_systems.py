"""Measures in metric and in imperial units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.catalogue.two_systems import in_two_systems
from shop.data import Fact


def said(value: str, *, stated: bool = True) -> tuple[str, str]:
    fact = in_two_systems(Fact("length", "Length", value, stated=stated))
    return fact.metric, fact.imperial


class TestInTwoSystems:
    @pytest.mark.parametrize(
        ("value", "imperial"),
        [
            ("75 cm", "29.5 in"),
            ("26 mm", "1.02 in"),
            ("9 mm", "0.354 in"),
            ("45, 70, 90 cm", "17.7, 27.6, 35.4 in"),
            ("17 to 48 mm", "0.669 to 1.89 in"),
            ("from 5 mm", "from 0.197 in"),
            ("up to 12 mm", "up to 0.472 in"),
            ("5, 5 to 12, from 8 mm", "0.197, 0.197 to 0.472, from 0.315 in"),
            ("10 × 10 cm", "3.94 × 3.94 in"),
            ("2.5 m", "8.2 ft"),
            ("50 mL", "1.69 US fl oz"),
            ("120 g", "4.23 oz"),
            ("2 kg", "4.41 lb"),
            ("1000 mm", "39.4 in"),
            ("100000 mm", "3937 in"),
            ("0 mm", "0 in"),
        ],
    )
    def test_says_a_metric_measure_in_imperial_units_too(self, value, imperial):
        assert said(value) == (value, imperial)

    @pytest.mark.parametrize(
        ("value", "metric"),
        [("4.75 in", "121 mm"), ("3 ft", "0.914 m"), ("2 fl oz", "59.1 mL"), ("8 oz", "227 g"), ("1 lb", "0.454 kg")],
    )
    def test_says_an_imperial_measure_in_metric_units_too(self, value, metric):
        assert said(value) == (metric, value)

    @pytest.mark.parametrize(
        "value",
        ["12 Fr", "18 G", "3-0", "3", "2-0", "21 days", "45 °", "26 mm needle", "taper 26 mm (1/2 circle)", "mm", "",
         "5 to choose from", "1/2 in", "12 months", "0.65 AQL", "10 mmHg"],
    )  # fmt: skip
    def test_leaves_scales_of_their_own_and_words_alone(self, value):
        assert said(value) == ("", "")

    def test_says_nothing_of_what_is_not_stated(self):
        assert said("75 cm", stated=False) == ("", "")

    @given(st.integers(min_value=1, max_value=5000))
    def test_is_right_to_half_a_hundredth(self, millimetres):
        inches = Decimal(said(f"{millimetres} mm")[1].removesuffix(" in"))

        assert abs(inches * Decimal("25.4") / millimetres - 1) <= Decimal("0.005")
