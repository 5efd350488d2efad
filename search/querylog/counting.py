"""Counting in memory, writing a moment later by a thread of its own: a search never waits for its log.

What a process has counted and not yet written is lost when it is killed, at most a second's worth (ADR 0009).
"""

from __future__ import annotations

import atexit
import datetime as dt
import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import DatabaseError, connection
from django.db.models import Count, Sum

from search.data import Results
from search.models import QueryDay, SearchRecord
from search.querylog import privacy

logger = logging.getLogger(__name__)

MOST_COUNTED = 2_000
"""Queries that wait to be written; what comes beyond them is not counted."""
_SALT = "search.querylog"
_TOLD_FOR_SECONDS = 24 * 60 * 60
_FARTHEST = 10_000

_ADD = """
    INSERT INTO site_search_query_day AS kept (day, words, kind, asked, nothing, clicks, places, added, found)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb)
    ON CONFLICT (day, words, kind) DO UPDATE SET
        asked = kept.asked + excluded.asked, nothing = kept.nothing + excluded.nothing,
        clicks = kept.clicks + excluded.clicks, places = kept.places + excluded.places,
        added = kept.added + excluded.added,
        found = CASE WHEN excluded.asked > 0 THEN excluded.found ELSE kept.found END
"""

Key = tuple[dt.date, str, str]


@dataclass(slots=True)
class _Counts:
    asked: int = 0
    nothing: int = 0
    clicks: int = 0
    places: int = 0
    added: int = 0
    found: Mapping[str, int] = field(default_factory=dict)


class BadToken(Exception):
    """What a page tells of a search was not said by us, or too long ago."""


_counted: dict[Key, _Counts] = {}
_lock = threading.Lock()
_timer: threading.Timer | None = None


def token(words: str, kind: str) -> str:
    """By which a page of results tells what came of them; empty for words that look personal."""
    asked = _countable(words)
    return signing.dumps([asked, kind], salt=_SALT) if asked else ""


def count_search(words: str, kind: str, results: Results, *, on: dt.date) -> None:
    """Count that somebody saw ``results`` for ``words``, unless these look personal. Writes nothing yet."""
    asked = _countable(words)
    if not asked:
        return
    with _lock:
        if counts := _at((on, asked, kind)):
            counts.asked += 1
            counts.nothing += not results.hits or results.relaxed
            counts.found = results.counts


def count_click(said: str, place: int, *, on: dt.date) -> None:
    """Count that the hit at ``place`` (from 1) of the page with the token ``said`` was opened.

    Raises:
        BadToken: see there.
    """
    asked, kind = _told(said)
    with _lock:
        if counts := _at((on, asked, kind)):
            counts.clicks += 1
            counts.places += min(max(1, place), _FARTHEST)


def count_added(said: str, *, on: dt.date) -> None:
    """Count that a product was put into a basket from the list, or from the page opened from it.

    Raises:
        BadToken: see there.
    """
    asked, kind = _told(said)
    with _lock:
        if counts := _at((on, asked, kind)):
            counts.added += 1


def write() -> int:
    """Add what was counted to the table, a row a query and day. Returns how many; what fails is lost, and logged."""
    global _timer
    with _lock:
        batch = dict(_counted)
        _counted.clear()
        _timer = None
    if not batch:
        return 0
    try:
        kept = _without_numbers_of_persons(batch)
        with connection.cursor() as cursor:
            cursor.executemany(
                _ADD, [_row(key, counts) for key, counts in sorted(kept.items(), key=lambda one: one[0])]
            )
    except DatabaseError as failure:
        logger.warning("%d counts of searches could not be written: %s", len(batch), failure)
        return 0
    return len(kept)


def forget_unwritten() -> None:
    """Drop what was counted and not yet written."""
    with _lock:
        _counted.clear()


def forget_old(today: dt.date) -> int:
    """Delete what is older than is kept; sooner what was asked but once. Returns how many rows went."""
    days = QueryDay.objects.all()
    rare_until = today - dt.timedelta(days=settings.SEARCH_LOG_KEPT_DAYS_IF_RARE)
    rare = days.values("words").annotate(n=Sum("asked"), days=Count("day")).filter(n__lte=1).values("words")
    gone, _ = days.filter(day__lt=today - dt.timedelta(days=settings.SEARCH_LOG_KEPT_DAYS)).delete()
    rarely, _ = days.filter(day__lt=rare_until, words__in=rare).delete()
    return gone + rarely


def _at(key: Key) -> _Counts | None:
    """The counts of ``key``, with a write under way; None when too many wait. Called with the lock held."""
    global _timer
    if key not in _counted and len(_counted) >= MOST_COUNTED:
        return None
    seconds = settings.SEARCH_LOG_WRITTEN_AFTER_SECONDS
    if seconds and _timer is None:
        _timer = threading.Timer(seconds, _write_and_close)
        _timer.daemon = True
        _timer.start()
    return _counted.setdefault(key, _Counts())


def _write_and_close() -> None:
    """In the timer's thread, which has a connection of its own."""
    try:
        write()
    finally:
        connection.close()


@atexit.register
def _write_the_rest() -> None:
    if settings.configured and settings.SEARCH_LOG_WRITTEN_AFTER_SECONDS:
        write()


def _without_numbers_of_persons(batch: Mapping[Key, _Counts]) -> dict[Key, _Counts]:
    """``batch`` without long numbers that no product bears. One statement at most."""
    doubtful = {key: keys for key in batch if (keys := privacy.keys_to_prove(key[1]))}
    if not doubtful:
        return dict(batch)
    asked = sorted({key for keys in doubtful.values() for key in keys})
    rows = SearchRecord.objects.filter(deleted=False, identifier_keys__overlap=asked)
    borne = {key for keys in rows.values_list("identifier_keys", flat=True) for key in keys}
    return {key: counts for key, counts in batch.items() if key not in doubtful or borne.intersection(doubtful[key])}


def _row(key: Key, counts: _Counts) -> tuple[Any, ...]:
    found = json.dumps(dict(counts.found))
    return (*key, counts.asked, counts.nothing, counts.clicks, counts.places, counts.added, found)


def _countable(words: str) -> str:
    """``words`` as they are kept; empty when they are not."""
    asked = privacy.normalised(words)
    return "" if privacy.is_personal(asked) else asked


def _told(said: str) -> tuple[str, str]:
    try:
        asked, kind = signing.loads(said, salt=_SALT, max_age=_TOLD_FOR_SECONDS)
    except (signing.BadSignature, ValueError) as refused:
        raise BadToken from refused
    return str(asked), str(kind)
