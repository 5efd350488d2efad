"""A search index of these tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from search import api, indexing
from search.engines.elasticsearch import alias_name, client


@pytest.fixture
def build_index(settings: Any, db: None) -> Iterator[Callable[[], None]]:
    """Brings all that is in the database into a real Elasticsearch; the index goes with the test."""
    assert settings.ELASTICSEARCH_URL, "these tests need ELASTICSEARCH_URL"
    settings.SEARCH_INDEX_PREFIX = f"{settings.SEARCH_INDEX_PREFIX}-pages-{settings.DATABASES['default']['NAME']}"
    settings.SEARCH_TIMEOUT_SECONDS = 20.0  # a busy machine is not an outage
    connected = client(settings.ELASTICSEARCH_URL, 60.0)

    def build() -> None:
        for source in api.all_sources():
            api.refresh_kind(source.kind)
        indexing.rebuild(from_sources=False)

    yield build
    for index in connected.indices.get(index=f"{alias_name()}-*").body:
        connected.indices.delete(index=index)
