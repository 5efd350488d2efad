"""From what somebody typed to what the engines say; who may see each hit is for the caller to check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from search import analysis, engines
from search.audience import audience_of
from search.data import Hit, Results, Suggestion
from search.engines.base import Query
from search.sources import all_sources
from search.steering.current import current
from search.steering.rules import Steering
from search.steering.wishes import UNSTEERED

LONGEST_QUERY = 1000
MOST_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a reader wishes of the list beside the words."""

    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values by facet: any of a facet's values, in all facets."""
    faceted: tuple[str, ...] = ()
    """Facets whose values are to be counted."""
    order: str = ""
    """See ``search.engines.base.ORDERS``."""
    as_typed: bool = False


UNNARROWED = Narrowing()


def find(
    words: str,
    *,
    kinds: Iterable[str],
    user: Any,
    page: int,
    per_page: int,
    steering: Steering | None = None,
    narrowing: Narrowing = UNNARROWED,
) -> Results:
    """See ``search.api.find``; the hits are as indexed, not yet checked against the database.

    ``steering`` stands in for the published rules.
    """
    steering = _published(words) if steering is None else steering
    asked = query(words, kinds=kinds, user=user, page=page, per_page=per_page, steering=steering)
    if not asked.words or not asked.shown:
        return Results(hits=(), total=0)
    asked = replace(
        asked,
        narrowed=tuple((name, tuple(values)) for name, values in narrowing.chosen.items() if values),
        faceted=narrowing.faceted,
        order=narrowing.order,
        as_typed=narrowing.as_typed,
    )
    return engines.answer(lambda engine: engine.find(asked))


def suggest(words: str, *, user: Any, limit: int) -> list[Suggestion]:
    """See ``search.api.suggest``; not yet checked either."""
    asked = query(words, user=user, per_page=limit, steering=_published(words))
    if not asked.words or not asked.shown:
        return []
    return engines.answer(lambda engine: engine.suggest(asked))


def query(
    words: str,
    *,
    user: Any,
    kinds: Iterable[str] = (),
    page: int = 1,
    per_page: int,
    searched: Sequence[str] | None = None,
    steering: Steering | None = None,
) -> Query:
    """What the engines are asked: words without odd blanks and not too many, kinds that exist, a page within reason.

    ``searched`` are the kinds that exist where that is not for the registered sources to say. Without ``steering`` it
    is the plain query.
    """
    words = " ".join(words.replace("\x00", " ").split())[:LONGEST_QUERY]
    steered = UNSTEERED
    if steering:
        words = steering.heard(words)
        steered = steering.of(words)
    per_page = min(max(1, per_page), MOST_PER_PAGE)
    searched = tuple(offered.kind for offered in all_sources()) if searched is None else tuple(searched)
    wanted = set(kinds)
    return Query(
        words=words,
        searched=searched,
        audiences=audience_of(user),
        kinds=tuple(kind for kind in searched if kind in wanted),
        page=min(max(1, page), analysis.DEEPEST // per_page),
        per_page=per_page,
        steered=steered,
    )


def without_hidden(results: Results, may_see: Callable[[Hit], bool]) -> Results:
    """``results`` without the hits that the reader may not see, which no count tells of either."""
    hidden = [hit for hit in results.hits if not may_see(hit)]
    if not hidden:
        return results
    hits = tuple(hit for hit in results.hits if hit not in hidden)
    counts = dict(results.counts)
    for hit in hidden:
        counts[hit.kind] = counts.get(hit.kind, 1) - 1
    return replace(
        results,
        hits=hits,
        total=max(len(hits), results.total - len(hidden)),
        counts={kind: count for kind, count in counts.items() if count > 0},
    )


def _published(words: str) -> Steering | None:
    """What merchandisers wish, where anything is asked."""
    return current() if words.strip("\x00 \t\r\n") else None
