"""Shelves of things to find, and an Elasticsearch index of the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as project
from django.db import connection
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from search import analysis, engines, indexing, records, sources
from search.engines.elasticsearch import ElasticsearchEngine, alias_name, client
from search.engines.postgres import PostgresEngine
from tests.search.shelves import Shelf


@pytest.fixture
def shelves(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Empty shelves of products and guides; the project's own sources stand aside."""
    monkeypatch.setattr(sources, "_sources", {})
    return SimpleNamespace(
        products=sources.register(Shelf("product", "Products")), guides=sources.register(Shelf("guide", "Guides"))
    )


@pytest.fixture
def closed_breaker(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A breaker of the test's own, with a clock to turn."""
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr(engines, "breaker", engines.CircuitBreaker(clock=lambda: clock.now))
    return clock


@pytest.fixture(scope="session")
def search_prefix(request: pytest.FixtureRequest) -> Iterator[str]:
    """A prefix where parallel workers do not meet; what stands under it goes at the end."""
    assert project.ELASTICSEARCH_URL, "these tests need ELASTICSEARCH_URL"
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    prefix = f"{project.SEARCH_INDEX_PREFIX}-searchtests-{worker}"
    yield prefix
    drop_indices(client(project.ELASTICSEARCH_URL, 30.0), f"{prefix}-*")


@pytest.fixture
def elasticsearch(settings: Any, search_prefix: str, db: None) -> Elasticsearch:
    """The real Elasticsearch with one empty index behind the alias."""
    return emptied(settings, search_prefix)


def emptied(settings: Any, search_prefix: str) -> Elasticsearch:
    """See ``elasticsearch``; asks the database."""
    settings.SEARCH_INDEX_PREFIX = search_prefix
    settings.SEARCH_TIMEOUT_SECONDS = 10.0  # a busy machine is not an outage
    connected = client(settings.ELASTICSEARCH_URL, 30.0)
    indices = indexing._indices(connected)
    used = indexing.current_index(connected)
    if indices == [used] and used and indexing._fingerprint_of(connected, used) == analysis.fingerprint():
        empty(connected)
    else:
        drop_indices(connected, f"{alias_name()}-*")
        index = indexing._create_index(connected)
        indexing._finish(connected, index)
        indexing._swap(connected, None, index)
    return connected


@pytest.fixture
def fill(shelves: SimpleNamespace, elasticsearch: Elasticsearch) -> Callable[[], None]:
    """Brings what stands on the shelves into the table and the index."""

    def stored() -> None:
        for kind in ("product", "guide"):
            records.refresh_kind(kind)
        indexing.deliver()
        elasticsearch.indices.refresh(index=alias_name())

    return stored


@pytest.fixture(params=["elasticsearch", "postgres"])
def engine(request: pytest.FixtureRequest, db: None, shelves: SimpleNamespace) -> SimpleNamespace:
    """Both engines keep the same promises; ``engine.store()`` brings the shelves into them."""
    if request.param == "elasticsearch":
        store = request.getfixturevalue("fill")
        answering: Any = ElasticsearchEngine.from_settings()
    else:

        def store() -> None:
            for kind in ("product", "guide"):
                records.refresh_kind(kind)

        answering = PostgresEngine()
    return SimpleNamespace(store=store, find=answering.find, suggest=answering.suggest, name=request.param)


def drop_indices(connected: Elasticsearch, pattern: str) -> None:
    for index in connected.indices.get(index=pattern).body:
        connected.indices.delete(index=index)


def empty(connected: Elasticsearch) -> None:
    """Take every document out, at a version that later ones exceed; much quicker than a new index."""
    connected.indices.put_settings(index=alias_name(), settings={"index.blocks.write": False})
    connected.indices.refresh(index=alias_name())
    found = connected.search(index=alias_name(), size=10_000, source=False)["hits"]["hits"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('site_search_version')")
        version = cursor.fetchone()[0]
    gone = [
        {
            "_op_type": "delete",
            "_index": alias_name(),
            "_id": hit["_id"],
            "version": version,
            "version_type": "external",
        }
        for hit in found
    ]
    bulk(connected, gone, refresh=True)
