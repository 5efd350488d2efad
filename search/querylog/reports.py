"""What readers asked and what came of it, over a span of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, FloatField, QuerySet, Sum
from django.db.models.functions import Cast

from search.models import QueryDay

LATEST = 100
ASKED_ENOUGH = 5
"""Below this, few clicks say nothing."""
FEW_CLICKS = 0.2
"""Clicks for each time it was asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """A query over the whole span."""

    words: str
    asked: int
    nothing: int
    clicks: int
    added: int
    mean_place: float | None
    """Of what was clicked, from 1."""
    found: Mapping[str, int] = field(default_factory=dict)
    """Hits by kind, when it was last asked."""

    @property
    def click_rate(self) -> float:
        """Clicks for each time it was asked; above 1 where people come back for another."""
        return self.clicks / self.asked if self.asked else 0.0


def zero_results(since: dt.date, until: dt.date, *, kind: str | None = None, limit: int = LATEST) -> list[Line]:
    """Queries for which nothing had all the words, those first that were asked most. Days are inclusive."""
    return _lines(_summed(since, until, kind).filter(nothing_sum__gt=0).order_by("-nothing_sum", "words")[:limit])


def low_clicks(since: dt.date, until: dt.date, *, kind: str | None = None, limit: int = LATEST) -> list[Line]:
    """Queries that found something which hardly anybody opened."""
    rate = Cast(F("clicks_sum"), FloatField()) / F("asked_sum")
    rows = _summed(since, until, kind).filter(asked_sum__gte=ASKED_ENOUGH, nothing_sum__lt=F("asked_sum"))
    rows = rows.annotate(rate=rate).filter(rate__lt=FEW_CLICKS).order_by("-asked_sum", "rate", "words")
    return _lines(rows[:limit])


def top(since: dt.date, until: dt.date, *, kind: str | None = None, limit: int = LATEST) -> list[Line]:
    """What was asked most."""
    return _lines(_summed(since, until, kind).filter(asked_sum__gt=0).order_by("-asked_sum", "words")[:limit])


def totals(since: dt.date, until: dt.date, *, kind: str | None = None) -> Line:
    """All queries of the span as one line, without words."""
    rows = QueryDay.objects.filter(day__range=(since, until))
    if kind is not None:
        rows = rows.filter(kind=kind)
    summed = rows.aggregate(
        **{name: Sum(name, default=0) for name in ("asked", "nothing", "clicks", "added", "places")}
    )
    places = summed.pop("places")
    return Line(words="", mean_place=places / summed["clicks"] if summed["clicks"] else None, **summed)


def asked_lately(words: str, until: dt.date, *, days: int = 28) -> int:
    """How often ``words`` (normalised) were asked in the ``days`` before ``until``."""
    since = until - dt.timedelta(days=days)
    rows = QueryDay.objects.filter(words=words, day__range=(since, until))
    return int(rows.aggregate(n=Sum("asked", default=0))["n"])


def _summed(since: dt.date, until: dt.date, kind: str | None) -> QuerySet[Any, Any]:
    rows = QueryDay.objects.filter(day__range=(since, until))
    if kind is not None:
        rows = rows.filter(kind=kind)
    return (
        rows.order_by()
        .values("words")
        .annotate(
            asked_sum=Sum("asked"),
            nothing_sum=Sum("nothing"),
            clicks_sum=Sum("clicks"),
            added_sum=Sum("added"),
            places_sum=Sum("places"),
        )
    )


def _lines(rows: Iterable[Mapping[str, Any]]) -> list[Line]:
    summed = list(rows)
    latest = QueryDay.objects.filter(words__in=[row["words"] for row in summed]).exclude(asked=0)
    found = dict(latest.order_by("words", "-kind", "day").values_list("words", "found"))
    return [
        Line(
            words=row["words"],
            asked=row["asked_sum"],
            nothing=row["nothing_sum"],
            clicks=row["clicks_sum"],
            added=row["added_sum"],
            mean_place=row["places_sum"] / row["clicks_sum"] if row["clicks_sum"] else None,
            found=found.get(row["words"], {}),
        )
        for row in summed
    ]
