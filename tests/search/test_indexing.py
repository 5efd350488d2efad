from __future__ import annotations

import threading
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from core import schedule
from search import asking, indexing, records
from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine, alias_name
from search.models import SearchRecord
from tests.search.shelves import ANYBODY

pytestmark = pytest.mark.django_db


def titles(elasticsearch):
    elasticsearch.indices.refresh(index=alias_name())
    hits = elasticsearch.search(index=alias_name(), size=1000)["hits"]["hits"]
    return {hit["_id"]: hit["_source"]["title"] for hit in hits}


def pending():
    return SearchRecord.objects.filter(version__gt=F("indexed_version")).count()


@pytest.fixture
def stocked(shelves, fill):
    shelves.products.put(1, "Silk suture")
    shelves.products.put(2, "Nylon suture")
    shelves.guides.put(1, "Choosing a suture")
    fill()
    return shelves


class TestDeliver:
    def test_sends_what_changed_and_nothing_twice(self, stocked, elasticsearch):
        stocked.products.put(1, "Silk suture, black")
        records.refresh("product", [1, 2])

        assert indexing.deliver() == indexing.Delivery(sent=1)
        assert indexing.deliver() == indexing.Delivery()
        assert titles(elasticsearch)["product:1"] == "Silk suture, black"

    def test_sending_everything_again_changes_nothing(self, stocked, elasticsearch):
        before = titles(elasticsearch)
        SearchRecord.objects.update(indexed_version=0)

        assert indexing.deliver().sent == 3
        assert (titles(elasticsearch), pending()) == (before, 0)

    def test_an_old_text_never_replaces_a_newer_one(self, stocked, elasticsearch):
        stocked.products.put(1, "Second")
        records.refresh("product", [1])
        late = SearchRecord.objects.get(kind="product", object_id=1)
        stocked.products.put(1, "Third")
        records.refresh("product", [1])
        indexing.deliver()

        indexing._send(elasticsearch, [late])

        assert titles(elasticsearch)["product:1"] == "Third"
        assert pending() == 0

    def test_a_late_text_does_not_bring_back_what_went(self, stocked, elasticsearch):
        stocked.products.put(1, "Second")
        records.refresh("product", [1])
        late = SearchRecord.objects.get(kind="product", object_id=1)
        del stocked.products.things[1]
        records.refresh("product", [1])
        indexing.deliver()

        indexing._send(elasticsearch, [late])

        assert "product:1" not in titles(elasticsearch)

    def test_a_change_during_the_delivery_stays_pending(self, stocked, elasticsearch, monkeypatch):
        stocked.products.put(1, "Second")
        records.refresh("product", [1])
        mark = indexing._mark_delivered

        def change_first(sent):
            stocked.products.put(1, "Third")
            records.refresh("product", [1])
            mark(sent)

        monkeypatch.setattr(indexing, "_mark_delivered", change_first)
        indexing.deliver()
        assert pending() == 1
        monkeypatch.setattr(indexing, "_mark_delivered", mark)
        indexing.deliver()

        assert (titles(elasticsearch)["product:1"], pending()) == ("Third", 0)

    def test_takes_a_deleted_thing_out(self, stocked, elasticsearch):
        del stocked.products.things[2]
        records.refresh("product", [2])
        indexing.deliver()

        assert set(titles(elasticsearch)) == {"product:1", "guide:1"}

    def test_takes_the_oldest_change_first(self, stocked, elasticsearch):
        for number in (2, 1):
            stocked.products.put(number, f"Changed {number}")
            records.refresh("product", [number])

        indexing.deliver(limit=1)

        assert titles(elasticsearch)["product:2"] == "Changed 2"
        assert titles(elasticsearch)["product:1"] == "Silk suture"

    def test_a_document_that_is_refused_does_not_hold_up_the_others(self, stocked, elasticsearch):
        stocked.products.put(1, "Broken")
        records.refresh("product", [1])
        SearchRecord.objects.filter(kind="product", object_id=1).update(boost=float("inf"))
        stocked.products.put(2, "Sound")
        records.refresh("product", [2])

        assert indexing.deliver(limit=1) == indexing.Delivery(refused=1)
        assert indexing.deliver(limit=1) == indexing.Delivery(sent=1)
        assert titles(elasticsearch)["product:2"] == "Sound"
        assert {kind.kind: kind.refused for kind in indexing.status().kinds} == {"product": 1, "guide": 0}

    def test_a_read_only_index_loses_nothing(self, stocked, elasticsearch):
        elasticsearch.indices.put_settings(index=alias_name(), settings={"index.blocks.write": True})
        stocked.products.put(1, "Changed")
        records.refresh("product", [1])

        delivery = indexing.deliver()
        assert delivery.sent == delivery.refused == 0
        assert delivery.down

        elasticsearch.indices.put_settings(index=alias_name(), settings={"index.blocks.write": False})
        assert indexing.deliver().sent == 1
        assert titles(elasticsearch)["product:1"] == "Changed"

    def test_what_changed_while_elasticsearch_was_down_arrives_afterwards(self, stocked, elasticsearch, settings):
        there = settings.ELASTICSEARCH_URL
        settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
        stocked.products.put(1, "Changed meanwhile")
        del stocked.products.things[2]
        records.refresh("product", [1, 2])

        assert indexing.deliver().down
        assert pending() == 2

        settings.ELASTICSEARCH_URL = there
        indexing.deliver()
        assert titles(elasticsearch) == {"product:1": "Changed meanwhile", "guide:1": "Choosing a suture"}
        assert indexing.status().agrees

    def test_an_outage_is_told_when_it_begins_and_when_it_is_over(self, stocked, elasticsearch, settings, caplog):
        there = settings.ELASTICSEARCH_URL
        settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
        for _ in range(3):
            indexing.deliver()
        settings.ELASTICSEARCH_URL = there
        indexing.deliver()
        indexing.deliver()

        assert [
            record.getMessage().partition(",")[0] for record in caplog.records if record.levelname == "WARNING"
        ] == [
            "The search index could not be brought up to date",
            "Elasticsearch answers again: the search index is brought up to date.",
        ]

    def test_fills_an_index_where_there_is_none(self, stocked, elasticsearch):
        elasticsearch.indices.delete(index=indexing.current_index(elasticsearch))

        indexing.deliver()

        assert len(titles(elasticsearch)) == 3

    def test_does_nothing_without_elasticsearch(self, shelves, settings):
        settings.ELASTICSEARCH_URL = ""

        assert indexing.deliver() == indexing.Delivery(down="ELASTICSEARCH_URL is empty")


class TestSchedule:
    def test_the_scheduler_delivers_every_two_seconds(self, stocked, elasticsearch):
        from search import schedules

        stocked.products.put(1, "Changed")
        records.refresh("product", [1])

        entry = next(entry for entry in schedule.entries if entry.job is schedules.deliver_to_elasticsearch)
        assert entry.interval == 2
        assert entry.job() == indexing.Delivery(sent=1)


class TestRebuild:
    def test_brings_table_and_index_to_what_the_sources_say(self, stocked, elasticsearch):
        stocked.products.put(3, "New, never announced")
        del stocked.products.things[1]

        done = indexing.rebuild()

        assert set(titles(elasticsearch)) == {"product:2", "product:3", "guide:1"}
        assert (done.documents, done.changed) == (3, 2)

    def test_searches_never_notice(self, stocked, elasticsearch):
        """A reader asks without pause during three rebuilds, and always finds all three things."""
        query = asking.query("suture", user=ANYBODY, per_page=20)
        reader, stop, answers, failures = ElasticsearchEngine.from_settings(), threading.Event(), [], []

        def read():
            while not stop.is_set():
                try:
                    answers.append(reader.find(query).total)
                except EngineUnavailable as down:
                    failures.append(down)

        thread = threading.Thread(target=read)
        thread.start()
        for _ in range(3):
            indexing.rebuild()
        stop.set()
        thread.join()

        assert failures == []
        assert len(answers) > 3
        assert set(answers) == {3}

    def test_a_change_delivered_during_the_rebuild_is_in_the_new_index(self, stocked, elasticsearch, monkeypatch):
        swap = indexing._swap

        def change_first(connected, before, after):
            stocked.products.put(1, "Changed meanwhile")
            del stocked.products.things[2]
            stocked.products.put(3, "Come meanwhile")
            records.refresh("product", [1, 2, 3])
            indexing.deliver()  # reaches the old index only
            swap(connected, before, after)

        monkeypatch.setattr(indexing, "_swap", change_first)
        indexing.rebuild()

        assert titles(elasticsearch) == {
            "product:1": "Changed meanwhile",
            "product:3": "Come meanwhile",
            "guide:1": "Choosing a suture",
        }
        indexing.deliver()
        assert indexing.status().agrees

    def test_keeps_one_index_to_go_back_to(self, stocked, elasticsearch):
        first = indexing.current_index(elasticsearch)
        second = indexing.rebuild().index
        third = indexing.rebuild().index

        assert indexing._indices(elasticsearch) == [second, third]
        assert first not in (second, third)

    def test_going_back_sends_what_changed_since(self, stocked, elasticsearch):
        before = indexing.current_index(elasticsearch)
        indexing.rebuild()
        stocked.products.put(1, "Changed since")
        del stocked.products.things[2]
        records.refresh("product", [1, 2])
        indexing.deliver()

        assert indexing.roll_back() == before
        indexing.deliver()

        assert indexing.current_index(elasticsearch) == before
        assert titles(elasticsearch) == {"product:1": "Changed since", "guide:1": "Choosing a suture"}

    def test_a_failure_half_way_leaves_the_index_in_use(self, stocked, elasticsearch, monkeypatch):
        used = indexing.current_index(elasticsearch)

        def fail(*args):
            raise indexing.RebuildFailed("no room")

        monkeypatch.setattr(indexing, "_swap", fail)
        with pytest.raises(indexing.RebuildFailed):
            indexing.rebuild()

        assert indexing._indices(elasticsearch) == [used]
        assert len(titles(elasticsearch)) == 3

    def test_uses_only_what_every_distribution_has(self, stocked, elasticsearch):
        mapping = elasticsearch.indices.get_mapping(index=alias_name()).body
        types = {field["type"] for index in mapping.values() for field in index["mappings"]["properties"].values()}

        assert types == {"text", "keyword", "long", "double", "date"}


class TestCommands:
    def run(self, name, *options):
        out = StringIO()
        call_command(name, *options, stdout=out)
        return out.getvalue()

    def test_if_needed_builds_once(self, shelves, elasticsearch):
        shelves.products.put(1, "Silk suture")
        elasticsearch.indices.delete(index=indexing.current_index(elasticsearch))

        assert "there is no index" in self.run("rebuild_search_index", "--if-needed")
        assert "up to date" in self.run("rebuild_search_index", "--if-needed")

    def test_if_needed_sees_an_index_that_lost_documents(self, stocked, elasticsearch):
        elasticsearch.delete(index=alias_name(), id="product:1", refresh=True)

        assert "1 of 2 product" in self.run("rebuild_search_index", "--if-needed")

    def test_if_needed_sees_other_analysers(self, stocked, elasticsearch, monkeypatch):
        monkeypatch.setattr("search.analysis.fingerprint", lambda: "of tomorrow")

        assert "analysers" in self.run("rebuild_search_index", "--if-needed")

    def test_says_why_when_elasticsearch_is_not_there(self, shelves, settings):
        settings.ELASTICSEARCH_URL = ""

        with pytest.raises(CommandError, match="ELASTICSEARCH_URL is empty"):
            self.run("rebuild_search_index")

    def test_status_agrees_after_a_rebuild_and_not_after_a_change(self, stocked, elasticsearch, capsys):
        self.run("search_status")
        stocked.products.put(1, "Changed")
        records.refresh("product", [1])

        with pytest.raises(SystemExit):
            self.run("search_status")
