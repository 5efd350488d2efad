"""Spans: what people write, what is stored, what is read; and what is refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from shop.catalogue.spans import STORED, NotASpan, Span, hull, understood

ENDS = st.one_of(st.none(), st.decimals(-999_999, 999_999, places=4, allow_nan=False, allow_infinity=False))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    low, high = draw(ENDS), draw(ENDS)
    if low is None and high is None:
        low = Decimal(draw(st.integers(-40, 40)))
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Span(low, high)


class TestASpan:
    @given(spans())
    def test_comes_back_from_its_stored_form(self, span):
        assert Span.stored(str(span)) == span

    @given(spans(), st.sampled_from(["", "mm", "°C", "mL"]))
    def test_comes_back_from_its_words(self, span, unit):
        assert understood(f"{span.words} {unit}", unit) == span

    @given(spans())
    def test_has_one_stored_form(self, span):
        assert str(understood(str(span))) == str(span)

    @given(st.lists(spans(), min_size=1, max_size=4))
    def test_around_others_begins_with_the_lowest_and_ends_with_the_highest(self, several):
        ends = min(one.order[0] for one in several), max(one.order[1] for one in several)
        whole = hull(several)
        assert (whole.order if whole else (float("-inf"), float("inf"))) == ends

    @given(st.text(max_size=12))
    def test_is_read_from_anything_or_refused_and_then_stored(self, text):
        try:
            span = understood(text)
        except NotASpan:
            return
        assert Span.stored(str(span)) == span


class TestPeopleWrite:
    @pytest.mark.parametrize(
        ("written", "unit", "stored"),
        [
            ("2-8", "", "2..8"),
            ("2 to 8", "°C", "2..8"),
            ("2–8 °C", "°C", "2..8"),
            ("2 °C to 8 °C", "°C", "2..8"),
            ("5mm-12mm", "mm", "5..12"),
            ("From 5 to 12 MM", "mm", "5..12"),
            ("2.50 to 08.0", "", "2.5..8"),
            ("-20 to -10 °C", "°C", "-20..-10"),
            ("−20–−10", "°C", "-20..-10"),
            ("-20--10", "", "-20..-10"),
            ("-0 to 0.0", "", "0..0"),
            ("from 5 mm", "mm", "5.."),
            ("5 mm or more", "mm", "5.."),
            ("5+", "", "5.."),
            ("≥ 5", "", "5.."),
            ("up to 12 mm", "mm", "..12"),
            ("12 or less", "", "..12"),
            ("5", "mm", "5..5"),
            ("5..12", "mm", "5..12"),
            ("100 to 5000", "", "100..5000"),
        ],
    )
    def test_a_range_in_many_ways(self, written, unit, stored):
        assert str(understood(written, unit)) == stored

    @pytest.mark.parametrize(
        ("written", "unit", "reason"),
        [
            ("8..2", "", "8 to 2 stands the wrong way round: the lower end comes first."),
            ("8 to 2 mm", "mm", "8 to 2 stands the wrong way round"),
            ("3-0", "", "“3-0” reads as a size, as sutures have it"),
            ("0-0", "", "reads as a size"),
            ("3-0 to 5-0", "", "is no range. Write it as 5 to 12"),
            ("2,5 to 8", "", "has a comma in a number. Write decimals with a point"),
            ("2,500 to 3,000", "", "has a comma in a number"),
            ("2 to 8 cm", "mm", "“cm” is not the unit here: it is mm."),
            ("2 to 8 mm", "", "“mm” is not the unit here: leave mm out."),
            ("2 to 8 to 12", "", "is no range"),
            ("2026-02-08", "", "is no range"),
            ("..", "", "is no range"),
            ("", "", "is no range"),
            ("not stated", "", "is no range"),
            ("1 to 0.00001", "", "has more than 6 digits before or 4 behind the point"),
            ("0 to 1000000", "", "1000000 has more than 6 digits"),
        ],
    )
    def test_what_is_none_and_hear_why(self, written, unit, reason):
        with pytest.raises(NotASpan, match=re.escape(reason)):
            understood(written, unit)


class TestStored:
    @pytest.mark.parametrize("text", ["", "..", "3-0", "2 to 8", "8..2", "2..8 mm", "..-", "2...8", "٢..٨", "1e3..2e3"])
    def test_as_anything_else_is_none(self, text):
        assert Span.stored(text) is None

    def test_without_an_end_is_refused(self):
        with pytest.raises(NotASpan, match="A range needs an end"):
            Span(None, None)

    @pytest.mark.django_db
    @pytest.mark.parametrize("text", ["2..8", "-2.5..", "..12", "..", "3-0", "2 to 8", "2...8", "x2..8"])
    def test_is_the_same_to_the_database(self, text):
        with connection.cursor() as cursor:
            cursor.execute("SELECT REGEXP_MATCH(%s, %s)", [text, STORED])
            found = cursor.fetchone()[0]
        here = re.match(STORED, text, re.ASCII)
        assert found == (list(here.groups()) if here else None)
