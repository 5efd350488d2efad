"""All that other apps call of the search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from search import asking, records
from search.audience import audience_of
from search.data import Hit, Results, Suggestion
from search.sources import all_sources, source

__all__ = ["all_sources", "audience_of", "find", "refresh", "refresh_kind", "suggest"]


def find(words: str, *, kinds: Iterable[str] = (), user: Any, page: int = 1, per_page: int = 20) -> Results:
    """One page of what ``user`` may find for ``words``, best first, over all kinds or only ``kinds``.

    Answers from Elasticsearch, or from PostgreSQL (``degraded``) when that is down, slow or not configured; it does
    not raise for either. Unknown kinds are ignored, pages count from 1, words are cut at 1,000 characters. Every hit
    has been checked against the database just now: what went or was closed since it was indexed is not in it.
    """
    results = asking.find(words, kinds=kinds, user=user, page=page, per_page=per_page)
    visible = _visible(results.hits, user)
    return asking.without_hidden(results, lambda hit: (hit.kind, hit.object_id) in visible)


def suggest(words: str, *, user: Any, limit: int = 8) -> list[Suggestion]:
    """At most ``limit`` things whose names go on as ``words`` begins, all visible to ``user`` at this moment."""
    found = asking.suggest(words, user=user, limit=limit)
    visible = _visible(found, user)
    return [one for one in found if (one.kind, one.object_id) in visible]


def refresh(kind: str, ids: Iterable[int]) -> int:
    """Bring the documents of ``ids`` up to date; call it inside the transaction that changes them, after the change.

    See ``search.records.refresh``. Elasticsearch hears of it within seconds, from the scheduler: a save never waits.
    """
    return records.refresh(kind, ids)


def refresh_kind(kind: str) -> int:
    """Bring every document of ``kind`` up to date, those included that no longer exist. Returns how many changed."""
    return records.refresh_kind(kind)


def _visible(found: Iterable[Hit | Suggestion], user: Any) -> set[tuple[str, int]]:
    ids: dict[str, list[int]] = defaultdict(list)
    for one in found:
        ids[one.kind].append(one.object_id)
    return {(kind, object_id) for kind, asked in ids.items() for object_id in source(kind).visible(asked, user)}
