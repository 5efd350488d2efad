"""Which days are working days where: Monday to Friday without the public holidays of the nation.

The rules come with the package ``holidays``, which asks no network; proclaimed days come with its next version.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import lru_cache

import holidays

SATURDAY = 5


class Nation(StrEnum):
    """Whose public holidays count. England and Wales share theirs; within the United Kingdom the rest differ."""

    ENGLAND = "GB-ENG"
    SCOTLAND = "GB-SCT"
    NORTHERN_IRELAND = "GB-NIR"
    ISLE_OF_MAN = "IM"
    JERSEY = "JE"
    GUERNSEY = "GG"
    IRELAND = "IE"


def is_working_day(day: dt.date, *nations: Nation) -> bool:
    """Whether people work on ``day`` in all of ``nations``."""
    return day.weekday() < SATURDAY and not any(day in _holidays(nation, day.year) for nation in nations)


def next_working_day(day: dt.date, *nations: Nation) -> dt.date:
    """The first day after ``day`` on which people work in all of ``nations``."""
    day += dt.timedelta(days=1)
    while not is_working_day(day, *nations):
        day += dt.timedelta(days=1)
    return day


@lru_cache(maxsize=64)
def _holidays(nation: Nation, year: int) -> frozenset[dt.date]:
    country, _, part = nation.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
