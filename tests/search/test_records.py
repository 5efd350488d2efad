from __future__ import annotations

import threading
import time
import uuid

import pytest
from django.db import connection, transaction

from search import api, records
from search.models import SearchRecord
from search.sources import SearchDocument
from tests.search.shelves import ANYBODY, Shelf


def versions():
    return dict(SearchRecord.objects.values_list("object_id", "version"))


@pytest.mark.django_db
class TestRefresh:
    def test_stores_a_document_as_pending(self, shelves):
        shelves.products.put(7, "Silk suture 3-0", identifiers=("SK-30",), audience="signed_in", group="silk")

        assert records.refresh("product", [7]) == 1

        row = SearchRecord.objects.get(kind="product", object_id=7)
        assert (row.title, row.group, row.audience, row.deleted) == (
            "Silk suture 3-0",
            "product:silk",
            "signed_in",
            False,
        )
        assert row.identifier_keys == ["SK30"]
        assert row.version > row.indexed_version == 0

    def test_an_unchanged_document_is_not_written_again(self, shelves):
        shelves.products.put(7, "Silk suture")
        records.refresh("product", [7])
        before = versions()

        assert records.refresh("product", [7]) == 0
        assert versions() == before

    def test_every_change_has_a_greater_version(self, shelves):
        seen = []
        for title in ("Silk", "Silk suture", "Silk"):
            shelves.products.put(7, title)
            records.refresh("product", [7])
            seen.append(versions()[7])

        assert seen == sorted(set(seen))

    def test_a_thing_that_went_becomes_a_deleted_row_and_may_come_back(self, shelves):
        shelves.products.put(7, "Silk suture")
        records.refresh("product", [7])
        first = versions()[7]
        gone = shelves.products.things.pop(7)

        assert records.refresh("product", [7]) == 1
        row = SearchRecord.objects.get(object_id=7)
        assert (row.deleted, row.title) == (True, "")
        assert row.version > first

        shelves.products.things[7] = gone
        records.refresh("product", [7])
        assert not SearchRecord.objects.get(object_id=7).deleted

    def test_an_id_that_never_had_a_document_leaves_no_row(self, shelves):
        assert records.refresh("product", [1, 2, 3]) == 0
        assert not SearchRecord.objects.exists()

    def test_a_rolled_back_change_leaves_nothing(self, shelves):
        shelves.products.put(7, "Silk suture")

        with pytest.raises(RuntimeError), transaction.atomic():
            records.refresh("product", [7])
            raise RuntimeError

        assert not SearchRecord.objects.exists()
        assert not api.find("silk", user=ANYBODY).hits

    def test_many_documents_take_as_few_statements_as_one(self, shelves, django_assert_max_num_queries):
        for number in range(1, 401):
            shelves.products.put(number, f"Suture {number}")

        with django_assert_max_num_queries(5):  # savepoint, reserve, lock, write, release
            records.refresh("product", range(1, 401))

    def test_elasticsearch_is_not_asked_for_anything(self, shelves, settings):
        settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"  # nothing listens there; a call would be an error
        shelves.products.put(7, "Silk suture")

        assert records.refresh("product", [7]) == 1

    def test_text_that_no_database_takes_is_cleaned_and_cut(self, shelves):
        shelves.products.put(7, "Silk\x00 suture \ud800", body="word " * 100_000, attributes={"a\x00": "b\x1f"})

        records.refresh("product", [7])

        row = SearchRecord.objects.get(object_id=7)
        assert row.title == "Silk  suture  "
        assert len(row.body) == 200_000

    def test_a_text_of_a_hundred_thousand_different_words_is_stored(self, shelves):
        shelves.products.put(7, "All words", body=" ".join(f"w{number:x}" for number in range(60_000)))

        assert records.refresh("product", [7]) == 1

    def test_refuses_an_unknown_kind_and_a_wrong_audience(self, shelves):
        with pytest.raises(KeyError):
            records.refresh("nothing", [1])

        shelves.products.put(7, "Silk suture", audience="everybody")
        with pytest.raises(ValueError, match="everybody"):
            records.refresh("product", [7])
        assert not SearchRecord.objects.exists()

    def test_refresh_kind_also_buries_what_the_source_no_longer_offers(self, shelves):
        for number in range(1, 4):
            shelves.products.put(number, f"Suture {number}")
        records.refresh_kind("product")
        del shelves.products.things[2]

        assert records.refresh_kind("product") == 1
        assert set(SearchRecord.objects.filter(deleted=False).values_list("object_id", flat=True)) == {1, 3}


class Drawer(Shelf):
    """Builds its only document from two rows of a table, as real sources read several tables."""

    table = "site_search_race"

    def documents(self, ids):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT string_agg(said, ' ' ORDER BY part) FROM {self.table}")
            return [SearchDocument(kind=self.kind, object_id=1, title=cursor.fetchone()[0])]


@pytest.fixture
def drawer(django_db_setup, django_db_blocker, monkeypatch):
    """Committed rows that two connections change; they and their record are removed afterwards."""
    source = Drawer(f"race-{uuid.uuid4().hex[:8]}", "Races")
    monkeypatch.setattr("search.sources._sources", {source.kind: source})
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {source.table}")
            cursor.execute(f"CREATE TABLE {source.table} (part int, said text)")
            cursor.execute(f"INSERT INTO {source.table} VALUES (1, 'old'), (2, 'old')")
        try:
            yield source
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE {source.table}")
            SearchRecord.objects.filter(kind=source.kind).delete()
            connection.close()


@pytest.mark.race
class TestTwoChangesAtOnce:
    def change_both(self, drawer):
        """Two transactions change a part each, and the first is open while the second refreshes. The title stored."""
        first_refreshed = threading.Event()

        def change(part, *, wait_for=None, announce=None, linger=0.0):
            try:
                if wait_for:
                    wait_for.wait(10)
                with transaction.atomic():
                    with connection.cursor() as cursor:
                        cursor.execute(f"UPDATE {drawer.table} SET said = 'new' WHERE part = %s", [part])
                    records.refresh(drawer.kind, [1])
                    if announce:
                        announce.set()
                    time.sleep(linger)  # the other one reads meanwhile, unless something makes it wait
            finally:
                connection.close()

        threads = [
            threading.Thread(target=change, args=[1], kwargs={"announce": first_refreshed, "linger": 0.5}),
            threading.Thread(target=change, args=[2], kwargs={"wait_for": first_refreshed}),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        return SearchRecord.objects.get(kind=drawer.kind, object_id=1).title

    @pytest.mark.parametrize("stored_before", [True, False])
    def test_the_later_one_builds_from_what_the_earlier_committed(self, drawer, stored_before):
        if stored_before:
            records.refresh(drawer.kind, [1])

        assert self.change_both(drawer) == "new new"

    def test_without_the_locks_one_change_is_lost(self, drawer, monkeypatch):
        records.refresh(drawer.kind, [1])
        monkeypatch.setattr(records, "_RESERVE", "SELECT %(kind)s, %(ids)s")  # it waits for an open change as well
        monkeypatch.setattr(records, "_LOCK", records._LOCK.replace("FOR UPDATE", ""))

        assert self.change_both(drawer) == "old new"
