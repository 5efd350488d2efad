"""A rebuild by two processes, which see what is committed and nothing else."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from search import indexing, records
from search.engines.elasticsearch import alias_name
from search.models import SearchRecord
from tests.search.conftest import emptied


@pytest.fixture(autouse=True)
def real_commits(test_database: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE site_search_document")
        connection.close()


@pytest.fixture
def elasticsearch(real_commits, settings, search_prefix):
    return emptied(settings, search_prefix)


@pytest.fixture(autouse=True)
def small_parts(real_commits, monkeypatch, shelves, elasticsearch):
    """Forty products in parts of four, brought to the table and to the index in use."""
    monkeypatch.setattr(records, "CHUNK", 4)
    monkeypatch.setattr(indexing, "_FILL_CHUNK", 4)
    for number in range(1, 41):
        shelves.products.put(number, f"Silk suture {number}")
    records.refresh_kind("product")
    indexing.deliver()


def titles(elasticsearch):
    elasticsearch.indices.refresh(index=alias_name())
    found = elasticsearch.search(index=alias_name(), size=100, source=["title"])["hits"]["hits"]
    return {hit["_id"]: hit["_source"]["title"] for hit in found}


def test_two_processes_build_what_one_builds(shelves, elasticsearch):
    one = indexing.rebuild()
    alone = titles(elasticsearch)
    shelves.products.put(41, "Never announced")

    two = indexing.rebuild(processes=2)

    assert (one.documents, two.documents, two.changed) == (40, 41, 1)
    assert titles(elasticsearch) == alone | {"product:41": "Never announced"}
    assert indexing.status().agrees


def test_a_killed_process_does_not_stop_it(elasticsearch, monkeypatch, tmp_path):
    fill, mark = indexing._fill_chunk, tmp_path / "died"

    def fill_or_die(asked):
        if SearchRecord.objects.filter(pk__in=asked[1], object_id=9).exists() and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return fill(asked)

    with monkeypatch.context() as patched:
        patched.setattr(indexing, "_fill_chunk", _picklable(fill_or_die))
        done = indexing.rebuild(processes=2)

    assert mark.exists()
    assert done.documents == len(titles(elasticsearch)) == 40
    assert indexing.status().agrees


_FUNCTIONS = {}


def _call(asked):
    return _FUNCTIONS["fill"](asked)


def _picklable(function):
    """``function``, which closes over things, under a name that another process finds."""
    _FUNCTIONS["fill"] = function
    return _call
