"""Two merchandisers publish the same draft of search rules at the same moment."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from search.models import SteeringEvent, SteeringSet
from search.steering import replay, services
from tests.races.together import all_at_once

pytestmark = pytest.mark.race

PUBLISHERS = 4


@pytest.fixture(autouse=True)
def rules(real_commits: None, settings, monkeypatch) -> Iterator[None]:
    """A draft with one rule; replays take long enough for all to be under way at once."""
    settings.ELASTICSEARCH_URL = ""
    replayed = replay.replay

    def slow_replay(*args, **kwargs):
        time.sleep(0.3)
        return replayed(*args, **kwargs)

    monkeypatch.setattr(replay, "replay", slow_replay)
    services.add_rule("SYNONYM", "swab", by=None, at=timezone.now(), meant=["sponge"])
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE site_search_steering_set CASCADE")


def published_by_all_at_once() -> list[object]:
    revision, now = services.draft().revision, timezone.now()
    publish = partial(services.publish, revision=revision, by=None, at=now, on=now.date())
    return all_at_once([publish] * PUBLISHERS)


def test_one_publishes_and_the_others_are_told():
    outcomes = published_by_all_at_once()

    assert sum(isinstance(one, SteeringEvent) for one in outcomes) == 1
    assert sum(isinstance(one, services.Refused) for one in outcomes) == PUBLISHERS - 1
    assert SteeringEvent.objects.filter(action="PUBLISHED").count() == 1
    assert [one.state for one in SteeringSet.objects.all()] == ["PUBLISHED"]


def test_without_the_lock_it_is_published_more_than_once(monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, *args, **kwargs: rows)

    published_by_all_at_once()

    assert SteeringEvent.objects.filter(action="PUBLISHED").count() > 1
