"""Work goes on although processes are lost, and a rebuild that was killed is taken up again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from django.db import connection

from search import indexing, records, spreading
from search.engines.elasticsearch import alias_name

pytestmark = pytest.mark.django_db


def double(number: int) -> tuple[int, int]:
    with connection.cursor() as cursor:  # of this process alone
        cursor.execute("SELECT %s * 2", [number])
        return cursor.fetchone()[0], os.getpid()


def die_once(asked: tuple[int, str]) -> int:
    number, mark = asked
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(number: int) -> int:
    raise ValueError(f"not {number}")


def test_is_done_by_other_processes_and_the_connection_here_lives_on():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (before,) = cursor.fetchone()

    done = dict(spreading.spread(double, [1, 2, 3, 4], processes=2))

    assert {chunk: number for chunk, (number, _) in done.items()} == {1: 2, 2: 4, 3: 6, 4: 8}
    assert os.getpid() not in {pid for _, pid in done.values()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() == (before,)


@pytest.mark.parametrize(("processes", "chunks"), [(1, [1, 2]), (2, [1])])
def test_little_work_is_done_here(processes, chunks):
    assert {pid for _, (_, pid) in spreading.spread(double, chunks, processes=processes)} == {os.getpid()}


def test_what_a_lost_process_left_is_done_by_another(tmp_path):
    chunks = [(number, str(tmp_path / "died")) for number in range(6)]

    done = [answer for _, answer in spreading.spread(die_once, chunks, processes=2)]

    assert (tmp_path / "died").exists()
    assert sorted(done) == list(range(6))


def test_gives_up_when_processes_are_lost_again_and_again():
    with pytest.raises(spreading.WorkersLost, match="2 parts are not done"):
        list(spreading.spread(die, [1, 2], processes=2))


def test_an_error_in_the_work_is_raised_here():
    with pytest.raises(ValueError, match=r"not [12]"):
        list(spreading.spread(refuse, [1, 2], processes=2))


class TestRebuild:
    @pytest.fixture(autouse=True)
    def small_parts(self, monkeypatch, shelves, elasticsearch):
        """Forty products in parts of four, brought to the table and to the index in use."""
        monkeypatch.setattr(records, "CHUNK", 4)
        monkeypatch.setattr(indexing, "_FILL_CHUNK", 4)
        for number in range(1, 41):
            shelves.products.put(number, f"Silk suture {number}")
        records.refresh_kind("product")
        indexing.deliver()

    def titles(self, elasticsearch, index=None):
        index = index or alias_name()
        elasticsearch.indices.refresh(index=index)
        found = elasticsearch.search(index=index, size=100, source=["title"])["hits"]["hits"]
        return {hit["_id"]: hit["_source"]["title"] for hit in found}

    def test_one_that_was_killed_is_taken_up_and_only_what_lacks_is_sent(self, shelves, elasticsearch, monkeypatch):
        used = indexing.current_index(elasticsearch)
        fill, filled = indexing._fill_chunk, []

        def stop_after_five(asked):
            if len(filled) == 5:
                raise KeyboardInterrupt
            filled.append(asked)
            return fill(asked)

        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(indexing, "_fill_chunk", stop_after_five)
            indexing.rebuild()
        (begun,) = set(indexing._indices(elasticsearch)) - {used}
        assert len(self.titles(elasticsearch, begun)) == 20
        assert indexing.current_index(elasticsearch) == used
        with pytest.raises(indexing.NothingToRollBackTo):
            indexing.roll_back()
        shelves.products.put(1, "Changed meanwhile")
        del shelves.products.things[2]
        records.refresh("product", [1, 2])

        sent = []
        bulk = indexing._bulk

        def count(connected, actions):
            told = list(actions)
            sent.extend(one["_id"] for one in told)
            return bulk(connected, told)

        monkeypatch.setattr(indexing, "_bulk", count)
        done = indexing.rebuild()

        assert (done.index, done.documents) == (begun, 39)
        assert len(sent) == len(set(sent)) == 22  # twenty that lacked, the changed one, and the one that went
        left = self.titles(elasticsearch)
        assert (left["product:1"], "product:2" in left, len(left)) == ("Changed meanwhile", False, 39)
        assert indexing.roll_back() == used

    def test_one_that_was_begun_with_other_analysers_is_thrown_away(self, elasticsearch, monkeypatch):
        used = indexing.current_index(elasticsearch)
        begun = indexing._create_index(elasticsearch)
        monkeypatch.setattr("search.analysis.fingerprint", lambda: "of tomorrow")

        done = indexing.rebuild()

        assert done.index != begun
        assert indexing._indices(elasticsearch) == [used, done.index]
