"""All that other apps call of the search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from search import engines, records
from search.audience import audience_of
from search.data import Hit, Results, Suggestion
from search.engines.base import Query
from search.sources import all_sources, source

__all__ = ["audience_of", "find", "refresh", "refresh_kind", "suggest"]

LONGEST_QUERY = 200
DEEPEST_PAGE = 500
MOST_PER_PAGE = 100


def find(words: str, *, kinds: Iterable[str] = (), user: Any, page: int = 1, per_page: int = 20) -> Results:
    """One page of what ``user`` may find for ``words``, best first, over all kinds or only ``kinds``.

    Answers from Elasticsearch, or from PostgreSQL (``degraded``) when that is down, slow or not configured; it does
    not raise for either. Unknown kinds are ignored, pages count from 1, words are cut at 200 characters. Every hit
    has been checked against the database just now: what went or was closed since it was indexed is not in it.
    """
    query = _query(words, kinds=kinds, user=user, page=page, per_page=per_page)
    if not query.words or not query.shown:
        return Results(hits=(), total=0)
    results = engines.answer(lambda engine: engine.find(query))
    return _without_hidden(results, user)


def suggest(words: str, *, user: Any, limit: int = 8) -> list[Suggestion]:
    """At most ``limit`` things whose names go on as ``words`` begins, all visible to ``user`` at this moment."""
    query = _query(words, user=user, per_page=limit)
    if not query.words or not query.shown:
        return []
    found = engines.answer(lambda engine: engine.suggest(query))
    visible = _visible(found, user)
    return [one for one in found if one.object_id in visible[one.kind]]


def refresh(kind: str, ids: Iterable[int]) -> int:
    """Bring the documents of ``ids`` up to date; call it inside the transaction that changes them, after the change.

    See ``search.records.refresh``. Elasticsearch hears of it within seconds, from the scheduler: a save never waits.
    """
    return records.refresh(kind, ids)


def refresh_kind(kind: str) -> int:
    """Bring every document of ``kind`` up to date, those included that no longer exist. Returns how many changed."""
    return records.refresh_kind(kind)


def _query(words: str, *, user: Any, kinds: Iterable[str] = (), page: int = 1, per_page: int) -> Query:
    searched = tuple(offered.kind for offered in all_sources())
    asked = set(kinds)
    return Query(
        words=" ".join(words.replace("\x00", " ").split())[:LONGEST_QUERY],
        searched=searched,
        audiences=audience_of(user),
        kinds=tuple(kind for kind in searched if kind in asked),
        page=min(max(1, page), DEEPEST_PAGE),
        per_page=min(max(1, per_page), MOST_PER_PAGE),
    )


def _without_hidden(results: Results, user: Any) -> Results:
    """``results`` without hits that ``user`` may not see, which no count tells of either."""
    visible = _visible(results.hits, user)
    hits = tuple(hit for hit in results.hits if hit.object_id in visible[hit.kind])
    hidden = len(results.hits) - len(hits)
    if not hidden:
        return results
    counts = dict(results.counts)
    for hit in results.hits:
        if hit.object_id not in visible[hit.kind]:
            counts[hit.kind] = counts.get(hit.kind, 1) - 1
    counts = {kind: count for kind, count in counts.items() if count > 0}
    return replace(results, hits=hits, total=max(len(hits), results.total - hidden), counts=counts)


def _visible(found: Iterable[Hit | Suggestion], user: Any) -> dict[str, set[int]]:
    ids: dict[str, list[int]] = defaultdict(list)
    for one in found:
        ids[one.kind].append(one.object_id)
    return {kind: source(kind).visible(asked, user) for kind, asked in ids.items()}
