"""Public holidays by nation."""

from __future__ import annotations

import datetime as dt

import pytest

from shop.fulfilment.working_days import Nation, is_working_day, next_working_day

ENGLAND, SCOTLAND, ULSTER, MANN = Nation.ENGLAND, Nation.SCOTLAND, Nation.NORTHERN_IRELAND, Nation.ISLE_OF_MAN


def off(day: str) -> set[Nation]:
    """Where nobody works on that day."""
    return {nation for nation in Nation if not is_working_day(dt.date.fromisoformat(day), nation)}


class TestHolidays:
    @pytest.mark.parametrize(
        ("day", "nations"),
        [
            ("2026-11-30", {SCOTLAND}),  # St Andrew's Day
            ("2027-01-04", {SCOTLAND}),  # for 2 January, a Saturday
            ("2026-07-13", {ULSTER}),  # for 12 July, a Sunday
            ("2027-07-12", {ULSTER}),
            ("2027-07-05", {MANN}),  # Tynwald Day
            ("2027-06-04", {MANN}),  # Senior Race Day of the TT
            ("2027-08-02", {SCOTLAND, Nation.IRELAND}),
            ("2027-08-30", set(Nation) - {SCOTLAND, Nation.IRELAND}),
            ("2027-03-26", set(Nation) - {Nation.IRELAND}),  # Good Friday
            ("2027-03-29", set(Nation) - {SCOTLAND}),  # Easter Monday
            ("2026-12-25", set(Nation)),
            ("2026-12-28", set(Nation) - {Nation.IRELAND}),  # for 26 December, a Saturday
            ("2026-12-26", set(Nation)),
            ("2026-12-29", set()),
        ],
    )
    def test_are_those_of_the_nation(self, day, nations):
        assert off(day) == nations


class TestNextWorkingDay:
    @pytest.mark.parametrize(
        ("day", "nations", "following"),
        [
            ("2026-12-24", (ENGLAND,), "2026-12-29"),
            ("2026-12-31", (ENGLAND,), "2027-01-04"),
            ("2026-12-31", (ENGLAND, SCOTLAND), "2027-01-05"),
            ("2027-03-25", (ENGLAND,), "2027-03-30"),
            ("2027-03-25", (SCOTLAND,), "2027-03-29"),
            ("2027-03-25", (ENGLAND, SCOTLAND), "2027-03-30"),
        ],
    )
    def test_is_one_in_all_of_them(self, day, nations, following):
        assert next_working_day(dt.date.fromisoformat(day), *nations) == dt.date.fromisoformat(following)
