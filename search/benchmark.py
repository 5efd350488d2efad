"""How fast the search is here: questions drawn from what can be found, asked as readers ask. Writes nothing.

On a catalogue made for it: ``generate_products``, ``generate_pages``, ``rebuild_search_index``, then this.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.test import RequestFactory, override_settings

from search import analysis, api, asking, views
from search.engines import elasticsearch as engine
from search.models import SearchRecord
from search.querylog import counting
from search.sources import AUDIENCES

PATIENCE_SECONDS = 60.0
"""For one answer: a slow one is a figure here, not an outage."""
_WARM_UP = 20
_MOST_FACETS = 2
_UNHASHED = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""So that pages can be drawn in a checkout whose static files were never collected."""


class NothingToFind(Exception):
    """The table is empty: there is nothing to draw questions from."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words out of the title of something that is there, its kind, and filters that it would stay behind."""

    words: str
    kind: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of one way to ask."""

    name: str
    asked: int
    p50_ms: float
    p95_ms: float


def draw(count: int, *, seed: int) -> list[Question]:
    """``count`` questions, the same for the same seed and the same things.

    Raises:
        NothingToFind: see there.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    rows = SearchRecord.objects.filter(deleted=False, audience=AUDIENCES[0]).order_by("kind", "object_id")
    ids = list(rows.values_list("pk", flat=True))
    if not ids:
        raise NothingToFind
    drawn = chance.choices(ids, k=count)
    found = {row.pk: row for row in rows.filter(pk__in=drawn).only("kind", "title", "facets")}
    return [_question(found[pk], chance) for pk in drawn]


def _question(row: SearchRecord, chance: random.Random) -> Question:
    words = analysis.telling_words(row.title) or [row.kind]
    wanted = sorted(chance.sample(range(len(words)), min(len(words), chance.choice((1, 2, 2, 3)))))
    values = [f"{name}:{value}" for name, all_values in row.facets.items() for value in all_values[:1]]
    filters = chance.sample(values, min(len(values), _MOST_FACETS))
    return Question(" ".join(words[place] for place in wanted), row.kind, tuple(filters))


def measure(questions: Sequence[Question]) -> list[Timed]:
    """What ``api.find`` sends sent raw, ``api.find`` alone, and search, narrowed search and typeahead as pages.

    Raises:
        elasticsearch.ApiError, elasticsearch.TransportError: Elasticsearch does not answer.
    """
    own = override_settings(
        SEARCH_TIMEOUT_SECONDS=PATIENCE_SECONDS,
        SEARCH_LOG_WRITTEN_AFTER_SECONDS=0,
        STORAGES=settings.STORAGES | {"staticfiles": {"BACKEND": _UNHASHED}},
    )
    with own:
        try:
            return [
                _timed("the same, raw", _raw, [_requests(one) for one in questions]),
                _timed("api.find()", lambda one: api.find(one.words, user=AnonymousUser()), questions),
                _timed("search page", lambda one: views.search(_request(q=one.words)), questions),
                _timed("narrowed page", _narrowed, questions),
                _timed("typeahead", lambda one: views.suggest(_request(q=one.words[:5])), questions),
            ]
        finally:
            counting.forget_unwritten()


def _narrowed(one: Question) -> None:
    views.search(_request(q=one.words, kind=one.kind, f=list(one.filters)))


class _Recorder(engine.ElasticsearchEngine):
    """Notes what it sends."""

    def __init__(self) -> None:
        super().__init__(settings.ELASTICSEARCH_URL, engine.alias_name(), PATIENCE_SECONDS)
        self.sent: list[dict[str, Any]] = []

    def _search(self, body: dict[str, Any], deadline: float) -> dict[str, Any]:
        self.sent.append(engine._renamed(body))
        return super()._search(body, deadline)


def _requests(one: Question) -> list[dict[str, Any]]:
    """What ``api.find`` sends for ``one``: a second request where the first does not fill the page."""
    recorder = _Recorder()
    recorder.find(asking.query(one.words, user=AnonymousUser(), per_page=views.PER_PAGE))
    return recorder.sent


def _raw(requests: Sequence[dict[str, Any]]) -> None:
    client = engine.client(settings.ELASTICSEARCH_URL, PATIENCE_SECONDS)
    for body in requests:
        client.search(index=engine.alias_name(), **body)


def _request(**query: Any) -> Any:
    request = RequestFactory().get("/search/", query)
    request.user = AnonymousUser()
    request.session = SessionBase()
    return request


def _timed(name: str, ask: Callable[[Any], object], questions: Sequence[Any]) -> Timed:
    for one in questions[:_WARM_UP]:
        ask(one)
    took = []
    for one in questions:
        started = time.perf_counter()
        ask(one)
        took.append((time.perf_counter() - started) * 1000)
    took.sort()
    return Timed(name, len(took), took[len(took) // 2], took[max(0, int(len(took) * 0.95) - 1)])
