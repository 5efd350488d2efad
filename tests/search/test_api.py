"""Who answers, and what nobody may see."""

from __future__ import annotations

import socket
import threading
import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group

from search import api, engines, indexing, records
from search.engines.base import QueryRefused
from search.engines.elasticsearch import ElasticsearchEngine
from tests.search.shelves import ANYBODY, ids

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_breaker")]

NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def stocked(shelves, fill):
    shelves.products.put(1, "Silk suture 3-0", identifiers=("SK-3000",))
    shelves.products.put(2, "Nylon suture 4-0")
    shelves.guides.put(1, "Choosing a suture")
    fill()
    return shelves


@pytest.fixture
def hung():
    """A server that accepts and never answers; ``len(hung.callers)`` is how often it was asked."""

    class Hung:
        def __init__(self):
            self.socket = socket.create_server(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
            self.callers = []
            threading.Thread(target=self.accept, daemon=True).start()

        def accept(self):
            while True:
                try:
                    self.callers.append(self.socket.accept()[0])
                except OSError:
                    return

    server = Hung()
    yield server
    server.socket.close()
    for caller in server.callers:
        caller.close()


class TestWhoAnswers:
    def test_elasticsearch_does_when_it_is_there(self, stocked):
        found = api.find("suture", user=ANYBODY)

        assert (found.engine, found.degraded, found.total) == ("elasticsearch", False, 3)

    @pytest.mark.parametrize("words", ["suture", "3/0 suture", "sk3000", "choose suture", "silc suture", "zeppelin"])
    def test_postgresql_finds_it_too_when_elasticsearch_is_down(self, stocked, settings, words):
        before = api.find(words, user=ANYBODY)
        settings.ELASTICSEARCH_URL = NOBODY_LISTENS
        after = api.find(words, user=ANYBODY)

        assert (after.engine, after.degraded) == ("postgres", True)
        assert {(hit.kind, hit.object_id) for hit in after.hits} >= {
            (hit.kind, hit.object_id) for hit in before.hits[: before.exact]
        }
        assert bool(after.total) is bool(before.total)

    def test_without_an_address_postgresql_answers_and_nothing_else_is_tried(self, stocked, settings, monkeypatch):
        settings.ELASTICSEARCH_URL = ""
        monkeypatch.setattr(ElasticsearchEngine, "find", lambda *_: pytest.fail("asked although not configured"))

        assert api.find("suture", user=ANYBODY).engine == "postgres"

    def test_a_missing_index_is_no_error(self, stocked, elasticsearch):
        for index in indexing._indices(elasticsearch):
            elasticsearch.indices.delete(index=index)

        assert ids(api.find("silk", user=ANYBODY)) == [1]

    def test_a_hung_elasticsearch_is_asked_three_times_at_most(self, stocked, settings, hung):
        settings.ELASTICSEARCH_URL, settings.SEARCH_TIMEOUT_SECONDS = hung.url, 0.2
        started = time.monotonic()

        answers = [api.find("suture", user=ANYBODY) for _ in range(20)]

        assert {(answer.engine, answer.total) for answer in answers} == {("postgres", 3)}
        assert len(hung.callers) == 3
        assert time.monotonic() - started < 20 * 0.2

    def test_suggestions_come_too_when_elasticsearch_hangs(self, stocked, settings, hung):
        settings.ELASTICSEARCH_URL, settings.SEARCH_TIMEOUT_SECONDS = hung.url, 0.2

        assert [one.title for one in api.suggest("nyl", user=ANYBODY)] == ["Nylon suture 4-0"]

    def test_it_recovers_by_itself_after_the_pause(self, stocked, settings, closed_breaker):
        there = settings.ELASTICSEARCH_URL
        settings.ELASTICSEARCH_URL = NOBODY_LISTENS
        for _ in range(3):
            api.find("suture", user=ANYBODY)
        settings.ELASTICSEARCH_URL = there

        assert api.find("suture", user=ANYBODY).engine == "postgres"
        closed_breaker.now += 15
        assert api.find("suture", user=ANYBODY).engine == "elasticsearch"

    def test_one_refused_query_does_not_close_the_way_for_others(self, stocked, monkeypatch):
        find = ElasticsearchEngine.find

        def refuse(self, query):
            if query.words == "strange":
                raise QueryRefused("cannot be parsed")
            return find(self, query)

        monkeypatch.setattr(ElasticsearchEngine, "find", refuse)
        for _ in range(5):
            assert api.find("strange", user=ANYBODY).engine == "postgres"

        assert api.find("suture", user=ANYBODY).engine == "elasticsearch"
        assert not engines.breaker.is_open


class TestWhatIsAsked:
    def test_no_words_ask_nobody(self, shelves, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert api.find("  ", user=ANYBODY) == api.Results(hits=(), total=0)
            assert api.suggest("\x00", user=ANYBODY) == []

    def test_an_unknown_kind_is_ignored(self, stocked):
        assert api.find("suture", kinds=["unicorn"], user=ANYBODY).total == 3
        assert api.find("suture", kinds=["unicorn", "guide"], user=ANYBODY).total == 1

    def test_a_kind_that_nobody_offers_any_more_is_not_found(self, stocked, monkeypatch):
        from search import sources

        monkeypatch.delitem(sources._sources, "guide")

        assert dict(api.find("suture", user=ANYBODY).counts) == {"product": 2}


class TestWhatMayBeSeen:
    @pytest.mark.parametrize("down", [False, True])
    def test_what_was_closed_since_it_was_indexed_is_neither_shown_nor_counted(self, stocked, settings, down):
        stocked.products.hidden.add(1)
        if down:
            settings.ELASTICSEARCH_URL = NOBODY_LISTENS

        found = api.find("suture", user=ANYBODY)

        assert ids(found) == [2, 1] or ids(found) == [1, 2]
        assert {(hit.kind, hit.object_id) for hit in found.hits} == {("product", 2), ("guide", 1)}
        assert (found.total, dict(found.counts)) == (2, {"product": 1, "guide": 1})
        assert [one.title for one in api.suggest("silk", user=ANYBODY)] == []

    def test_audiences_follow_the_user(self, db):
        users = get_user_model().objects
        member = users.create(email="member@example.org")
        assert api.audience_of(None) == api.audience_of(AnonymousUser()) == ("public",)
        assert api.audience_of(member) == ("public", "signed_in")

        member.groups.add(Group.objects.get_or_create(name="Healthcare professionals")[0])
        assert api.audience_of(member) == ("public", "signed_in", "professional")

        member.is_active = False
        assert api.audience_of(member) == ("public", "signed_in")

    def test_the_professionals_group_may_have_another_name(self, db, settings):
        settings.SEARCH_PROFESSIONAL_GROUP = "Theatre staff"
        member = get_user_model().objects.create(email="member@example.org")
        member.groups.add(Group.objects.create(name="Theatre staff"))

        assert "professional" in api.audience_of(member)


class TestRefreshThenFind:
    def test_a_change_is_found_at_once_by_the_fallback_and_after_a_delivery_by_elasticsearch(
        self, stocked, settings, elasticsearch
    ):
        there = settings.ELASTICSEARCH_URL
        stocked.products.put(1, "Linen suture")
        records.refresh("product", [1])

        settings.ELASTICSEARCH_URL = ""
        assert ids(api.find("linen", user=ANYBODY)) == [1]

        settings.ELASTICSEARCH_URL = there
        assert ids(api.find("linen", user=ANYBODY)) == []
        indexing.deliver()
        elasticsearch.indices.refresh(index=indexing.alias_name())
        assert ids(api.find("linen", user=ANYBODY)) == [1]
