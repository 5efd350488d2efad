"""What a reader would see under a set of rules: for the desk, which compares two."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AnonymousUser

from search import asking
from search.models import ContentBrief, SearchRecord, SteeringRule, SteeringSet
from search.querylog import reports
from search.querylog.privacy import normalised
from search.sources import all_sources, source
from search.steering.rules import Steering, compiled


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a list of results."""

    kind: str
    object_id: int
    title: str
    label: str
    number: int
    pinned: bool = False
    was: int | None = None
    """Its place in the list that this one is compared with."""

    @property
    def moved(self) -> int:
        """How many places up; negative for down."""
        return self.was - self.number if self.was else 0


@dataclass(frozen=True, slots=True)
class List:
    """The top of a list of results."""

    places: tuple[Place, ...] = ()
    total: int = 0
    relaxed: bool = False
    """Nothing had all the words; these are the nearest."""
    degraded: bool = False


def listed(words: str, chosen: SteeringSet | None, *, on: dt.date, limit: int = 10) -> List:
    """What everybody finds for ``words`` under the rules of ``chosen``, at most ``limit`` lines."""
    steering = compiled(chosen, on)
    results = asking.find(words, kinds=(), user=None, page=1, per_page=limit, steering=steering)
    visible = {
        (offered.kind, object_id)
        for offered in all_sources()
        if (ids := [hit.object_id for hit in results.hits if hit.kind == offered.kind])
        for object_id in offered.visible(ids, AnonymousUser())
    }
    results = asking.without_hidden(results, lambda hit: (hit.kind, hit.object_id) in visible)
    pins = _pins(words, steering)
    places = tuple(
        Place(
            kind=hit.kind,
            object_id=hit.object_id,
            title=hit.title,
            label=source(hit.kind).label,
            number=number,
            pinned=(hit.kind, hit.object_id) in pins,
        )
        for number, hit in enumerate(results.hits, start=1)
    )
    return List(places, results.total, results.relaxed, results.degraded)


def compared(words: str, before: SteeringSet | None, after: SteeringSet | None, *, on: dt.date) -> tuple[List, List]:
    """Both lists for ``words``, each line with its place in the other."""
    old, new = (listed(words, chosen, on=on) for chosen in (before, after))
    return _beside(old, new), _beside(new, old)


def title_of(kind: str, object_id: int) -> str | None:
    """What a findable thing is called; None when there is no such thing."""
    found = SearchRecord.objects.filter(kind=kind, object_id=object_id, deleted=False)
    return found.values_list("title", flat=True).first()


def queries_of(rules: list[SteeringRule]) -> list[str]:
    """The queries that ``rules`` are about, each once: to look at before publishing them."""
    said = (words for rule in rules for words in (rule.words, *rule.meant[:1]) if words)
    return list(dict.fromkeys(normalised(words) for words in said))


def brief(words: str, *, by: Any, on: dt.date) -> tuple[ContentBrief, bool]:
    """The open brief for ``words``, and whether it is new."""
    asked = normalised(words)
    made, created = ContentBrief.objects.exclude(state=ContentBrief.State.DONE).get_or_create(
        words=asked, defaults={"asked": reports.asked_lately(asked, on), "created_by": by}
    )
    return made, created


def _pins(words: str, steering: Steering) -> frozenset[tuple[str, int]]:
    return frozenset(steering.of(steering.heard(words)).pins)


def _beside(these: List, others: List) -> List:
    elsewhere = {(place.kind, place.object_id): place.number for place in others.places}
    places = (replace(place, was=elsewhere.get((place.kind, place.object_id))) for place in these.places)
    return replace(these, places=tuple(places))
