"""Single documents that differ are found and mended, whatever the difference, and nothing else is touched."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import indexing, records, repairing
from search.engines.elasticsearch import alias_name
from search.models import SearchRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def stocked(shelves, fill):
    for number in range(1, 6):
        shelves.products.put(number, f"Silk suture {number}")
    fill()
    return shelves


def titles(elasticsearch):
    elasticsearch.indices.refresh(index=alias_name())
    found = elasticsearch.search(index=alias_name(), size=100, source=["title"])["hits"]["hits"]
    return {hit["_id"]: hit["_source"]["title"] for hit in found}


def mended() -> str:
    out = StringIO()
    call_command("search_status", repair=True, stdout=out)
    return out.getvalue().splitlines()[0]


def test_says_so_where_every_document_agrees(stocked, elasticsearch):
    assert mended() == "Every document agrees."


def test_a_document_that_the_index_lost_comes_back(stocked, elasticsearch):
    elasticsearch.delete(index=alias_name(), id="product:2")

    assert mended() == "Mended: product:2"
    assert titles(elasticsearch)["product:2"] == "Silk suture 2"
    assert indexing.status().agrees


def test_one_that_no_row_knows_goes(stocked, elasticsearch):
    elasticsearch.index(index=alias_name(), id="product:99", document={"kind": "product", "title": "Ghost"})

    assert mended() == "Mended: product:99"
    assert len(titles(elasticsearch)) == 5


def test_one_that_went_from_the_shelf_without_a_word_goes_and_a_new_one_comes(stocked, elasticsearch):
    del stocked.products.things[3]
    stocked.products.put(6, "Silk suture 6")

    assert mended() == "Mended: product:3, product:6"
    assert set(titles(elasticsearch)) == {f"product:{number}" for number in (1, 2, 4, 5, 6)}


def test_an_index_ahead_of_the_table_is_overtaken(stocked, elasticsearch):
    """As after the database was put back from a copy: the index has a later text in a later version."""
    row = SearchRecord.objects.get(object_id=4)
    later = indexing.indexed_fields(row) | {"title": "From another life"}
    ahead = row.version + 1_000_000
    elasticsearch.index(index=alias_name(), id="product:4", document=later, version=ahead, version_type="external")

    assert mended() == "Mended: product:4"
    assert titles(elasticsearch)["product:4"] == "Silk suture 4"
    stocked.products.put(4, "Changed afterwards")
    records.refresh("product", [4])
    indexing.deliver()
    assert titles(elasticsearch)["product:4"] == "Changed afterwards"


def test_touches_nothing_else(stocked, elasticsearch):
    before = dict(SearchRecord.objects.exclude(object_id=2).values_list("object_id", "version"))
    elasticsearch.delete(index=alias_name(), id="product:2")

    repairing.repair(repairing.differences())

    assert dict(SearchRecord.objects.exclude(object_id=2).values_list("object_id", "version")) == before


def test_says_why_it_cannot(stocked, settings):
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is empty"):
        mended()
