"""Lists far longer than Elasticsearch pages through by itself, with families once, to their very end."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.urls import reverse
from elasticsearch.helpers import bulk

from search import analysis, asking
from search.engines.elasticsearch import ElasticsearchEngine, alias_name
from tests.search.shelves import ANYBODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_breaker")]

FAMILIES = 10_350
"""Every tenth has two variants more."""


@pytest.fixture
def long_list(shelves, elasticsearch, settings, monkeypatch):
    """So many things in the index alone; all may be seen."""
    settings.SEARCH_TIMEOUT_SECONDS = 60.0
    monkeypatch.setattr(shelves.products, "visible", lambda ids, user: set(ids))
    monkeypatch.setattr(
        shelves.products, "hydrate", lambda ids, request: {one: SimpleNamespace(title=str(one), url="/") for one in ids}
    )

    def entries():
        for family in range(1, FAMILIES + 1):
            for variant in range(3 if family % 10 == 0 else 1):
                number = family + variant * 100_000
                fields = {"kind": "product", "object_id": number, "group": f"f{family}", "audience": "public"}
                entry = fields | {"boost": 1.0, "title": "Silk suture", "summary": ""}
                yield {"_index": alias_name(), "_id": f"product:{number}", "_source": entry}

    bulk(elasticsearch, entries(), chunk_size=5000, refresh=True)
    yield
    elasticsearch.indices.delete(index=next(iter(elasticsearch.indices.get_alias(name=alias_name()).body)))


@pytest.mark.usefixtures("long_list")
def test_every_thing_beyond_ten_thousand_stands_on_one_page_and_the_last_page_is_the_end(client, settings):
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {"search/search.html": ""})]},
        }
    ]
    engine, seen = ElasticsearchEngine.from_settings(), []
    for page in range(96, 105):
        query = asking.query("silk suture", user=ANYBODY, page=page, per_page=100)
        found = engine.find(query)
        seen += [hit.object_id % 100_000 for hit in found.hits]
    assert len(seen) == len(set(seen)) == FAMILIES - 9_500
    assert (found.total, found.pages) == (FAMILIES, 104)

    def look(page):
        return client.get(reverse("site_search:results"), {"q": "silk suture", "kind": "product", "page": page}).context

    last = look(518)
    assert (last["page_obj"].number, len(last["items"]), last["page_obj"].has_next()) == (518, 10, False)
    assert look(517)["page_obj"].has_next()
    assert look(999_999)["page_obj"].number in range(500, 519)
    assert look(999_999)["items"]


def test_pages_end_where_memory_would(settings):
    assert asking.query("silk", user=ANYBODY, page=10**9, per_page=20).page == analysis.DEEPEST // 20
