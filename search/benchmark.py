"""How fast the search is: made-up documents beside those there are, asked as readers ask. Leaves nothing behind."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.test import RequestFactory, override_settings

from search import api, asking, indexing, records, sources, views
from search.engines import elasticsearch as engine
from search.models import SearchRecord
from search.sources import Facet, SearchDocument

PATIENCE_SECONDS = 60.0
"""For one answer: a slow one is a figure here, not an outage."""
_WARM_UP = 10
_UNHASHED = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""So that pages can be drawn in a checkout whose static files were never collected."""

# fmt: off
_WORDS = (
    "absorbable", "braided", "clamp", "curved", "drape", "dressing", "drain", "forceps", "gauze", "glove", "haemostat",
    "needle", "nitrile", "nylon", "polyglactin", "polypropylene", "retractor", "scalpel", "scissors", "silk", "sponge",
    "stapler", "straight", "suture", "syringe", "tray", "trocar", "tube", "violet", "wire",
)
_MAKERS = ("Arden", "Bellamy", "Corvane", "Dunmere", "Estrill", "Fenwold", "Garrick", "Hollin")
# fmt: on


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of one kind of question."""

    name: str
    asked: int
    p50_ms: float
    p95_ms: float


class MadeUp:
    """A source of ``count`` documents that are the same for the same ``seed``. Open to all as long as they stand in
    the table, which is asked as a true source would ask its own.
    """

    label = plural = "Made up"
    template = "search/cards/page.html"

    def __init__(self, kind: str, count: int, *, seed: int, words: int) -> None:
        self.kind, self._count, self._seed, self._words = kind, count, seed, words

    def facets(self, chosen: Mapping[str, Sequence[str]]) -> Sequence[Facet]:
        return (Facet("class", "Kind of product"), Facet("maker", "Maker"), Facet("sterile", "Sterile as supplied"))

    def ids(self) -> Iterable[int]:
        return range(1, self._count + 1)

    def documents(self, ids: Sequence[int]) -> list[SearchDocument]:
        return [self._document(one) for one in ids if one <= self._count]

    def _document(self, number: int) -> SearchDocument:
        chance = random.Random(f"{self._seed}:{self.kind}:{number}")  # noqa: S311 - nothing secret
        name = chance.sample(_WORDS, 4)
        return SearchDocument(
            kind=self.kind,
            object_id=number,
            title=f"{' '.join(name)} {number}",
            summary=" ".join(chance.choices(_WORDS, k=8)),
            body=" ".join(chance.choices(_WORDS, k=self._words)),
            identifiers=(f"MU-{self.kind[-1]}-{number:07}",),
            attributes={"length": f"{chance.randrange(5, 90)} cm"},
            keywords=tuple(name[:2]),
            group=f"family-{number // 5}",
            facets={"class": [name[0]], "maker": [chance.choice(_MAKERS)], "sterile": [chance.choice(("Yes", "No"))]},
        )

    def visible(self, ids: Sequence[int], user: Any) -> set[int]:
        rows = SearchRecord.objects.filter(kind=self.kind, object_id__in=ids, deleted=False)
        return set(rows.values_list("object_id", flat=True))

    def hydrate(self, ids: Sequence[int], request: Any) -> Mapping[int, Any]:
        return {one: SimpleNamespace(title=f"{self.kind} {one}", url="/", kind="page", label=self.label) for one in ids}


@contextmanager
def stocked(items: int, pages: int, *, seed: int) -> Iterator[dict[str, float]]:
    """An index of its own with what the table holds and so much more; yields what filling it took.

    Everything is written in one transaction that is rolled back, and the index is dropped.

    Raises:
        search.indexing.NoElasticsearch, elasticsearch.ApiError, elasticsearch.TransportError: nothing was measured.
    """
    prefix = f"{settings.SEARCH_INDEX_PREFIX}-bench"
    made = [MadeUp("made_up_item", items, seed=seed, words=30), MadeUp("made_up_page", pages, seed=seed, words=600)]
    before = dict(sources._sources)
    plain_names = settings.STORAGES | {"staticfiles": {"BACKEND": _UNHASHED}}
    own = override_settings(SEARCH_INDEX_PREFIX=prefix, SEARCH_TIMEOUT_SECONDS=PATIENCE_SECONDS, STORAGES=plain_names)
    with own, transaction.atomic():
        try:
            for offered in made:
                sources.register(offered)
            started = time.perf_counter()
            written = sum(records.refresh_kind(offered.kind) for offered in made)
            table = time.perf_counter() - started
            started = time.perf_counter()
            built = indexing.rebuild(from_sources=False)
            index = time.perf_counter() - started
            yield {
                "documents": built.documents,
                "table_per_second": written / max(table, 0.001),
                "index_per_second": built.documents / max(index, 0.001),
            }
        finally:
            connected = indexing._connected()
            for name in indexing._indices(connected):
                connected.indices.delete(index=name)
            sources._sources.clear()
            sources._sources.update(before)
            transaction.set_rollback(True)


def measure(queries: int, *, seed: int) -> list[Timed]:
    """Search, narrowed search and typeahead as pages, ``api.find`` alone, and its first request sent raw."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    asked = [" ".join(chance.sample(_WORDS, chance.choice((1, 2, 2, 3)))) for _ in range(queries)]
    kind = "made_up_item"

    def page(words: str) -> None:
        views.search(_request({"q": words}))

    def narrowed(words: str) -> None:
        views.search(_request({"q": words, "kind": kind, "f": ["maker:Arden", "sterile:Yes"]}))

    def typed(words: str) -> None:
        views.suggest(_request({"q": words[:5]}))

    return [
        _timed("search page", page, asked),
        _timed("narrowed page", narrowed, asked),
        _timed("typeahead", typed, asked),
        _timed("api.find()", lambda words: api.find(words, user=AnonymousUser()), asked),
        _timed("raw Elasticsearch", _raw, asked),
    ]


def _raw(words: str) -> None:
    query = asking.query(words, user=AnonymousUser(), per_page=20)
    body = engine._renamed(engine._request(query, engine.strict_query(query.words)))
    engine.client(settings.ELASTICSEARCH_URL, PATIENCE_SECONDS).search(index=engine.alias_name(), **body)


def _request(query: dict[str, Any]) -> Any:
    request = RequestFactory().get("/search/", query)
    request.user = AnonymousUser()
    request.session = SessionBase()
    return request


def _timed(name: str, ask: Callable[[str], object], asked: Sequence[str]) -> Timed:
    for words in asked[:_WARM_UP]:
        ask(words)
    took = []
    for words in asked:
        started = time.perf_counter()
        ask(words)
        took.append((time.perf_counter() - started) * 1000)
    took.sort()
    return Timed(name, len(took), took[len(took) // 2], took[max(0, int(len(took) * 0.95) - 1)])
