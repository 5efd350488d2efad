"""Elasticsearch fails in four ways while people save and search: all are answered, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from search import api, indexing, records
from search.engines.elasticsearch import alias_name
from tests.doubles.elasticsearch import Door
from tests.search.shelves import ANYBODY, ids

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def door(settings, shelves, fill, closed_breaker) -> Iterator[Door]:
    for number in range(1, 11):
        shelves.products.put(number, f"Silk suture {number}", identifiers=(f"SK-{number:04}",))
    fill()
    door = Door(settings.ELASTICSEARCH_URL)
    settings.ELASTICSEARCH_URL = door.address
    settings.SEARCH_TIMEOUT_SECONDS = 5.0
    yield door
    door.open()
    door.close()


def refused(door, elasticsearch, settings):
    door.refuse()


def hanging(door, elasticsearch, settings):
    settings.SEARCH_TIMEOUT_SECONDS = 0.3
    door.hang()


def busy(door, elasticsearch, settings):
    door.be_busy()


def read_only(door, elasticsearch, settings):
    elasticsearch.indices.put_settings(index=alias_name(), settings={"index.blocks.write": True})


@pytest.mark.parametrize(
    ("saves", "searches"), [(10, 20), pytest.param(100, 200, marks=pytest.mark.prove)], ids=["short", "full"]
)
@pytest.mark.parametrize("fail", [refused, hanging, busy, read_only], ids=lambda fail: fail.__name__)
def test_saves_do_not_ask_it_and_searches_are_answered_and_it_catches_up(
    fail: Callable, saves, searches, door, shelves, elasticsearch, settings, closed_breaker, figure
):
    assert api.find("silk", user=ANYBODY).engine == "elasticsearch"
    fail(door, elasticsearch, settings)

    before, took = door.asked, []
    for number in range(1, saves + 1):
        shelves.products.put(number, f"Silk suture renamed{number}")
        started = time.perf_counter()
        records.refresh("product", [number])
        took.append((time.perf_counter() - started) * 1000)
    assert door.asked == before, "a save asked Elasticsearch"
    down = indexing.deliver()
    assert down.sent == 0
    assert down.down

    answers = [api.find("silk suture", user=ANYBODY) for _ in range(searches)]
    assert [answer for answer in answers if not answer.hits] == []
    assert {answer.degraded for answer in answers} == {fail is not read_only}

    settings.SEARCH_TIMEOUT_SECONDS = 10.0
    elasticsearch.indices.put_settings(index=alias_name(), settings={"index.blocks.write": False})
    door.open()
    closed_breaker.now += 15
    delivered = indexing.deliver()
    assert (delivered.sent, delivered.down) == (saves, "")
    elasticsearch.indices.refresh(index=alias_name())

    after = indexing.status()
    differences = sum(abs(kind.stored - (kind.indexed or 0)) + kind.pending for kind in after.kinds)
    assert (after.agrees, differences) == (True, 0)
    found = api.find(f"renamed{saves}", user=ANYBODY)
    assert (found.engine, ids(found)) == ("elasticsearch", [saves])
    p95 = sorted(took)[int(len(took) * 0.95) - 1]
    figure(
        f"outage, {fail.__name__}: {searches} of {searches} searches answered, saves p95 {p95:.0f} ms, 0 differences"
    )
