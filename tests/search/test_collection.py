"""Judged collections come from anywhere: what is odd in them is read, what is wrong is named."""

from __future__ import annotations

import json

import pytest

from search.collection import Collection, KnownItem, UnreadableCollection, known_items


@pytest.fixture
def folder(tmp_path):
    write(
        tmp_path,
        corpus=[
            {"_id": "a/1", "title": "Silk", "text": "A thread."},
            {"_id": 7, "text": "No title\u2028and an odd line end."},
            {"_id": "a/1", "title": "Again", "text": "Repeated."},
            {
                "_id": "p",
                "title": None,
                "text": None,
                "kind": "product",
                "attributes": {"size": 3, "loop": False, "colours": ["blue", "green"], "coating": None},
                "identifiers": ["SK-1", None, 12],
            },
        ],
        queries=[{"_id": 1, "text": "silk"}, {"_id": "2", "text": " "}, {"_id": "3", "text": "p"}],
        qrels=["query-id\tcorpus-id\tscore", "1\ta/1\t2", "1\t7\t0", "3\tp\t1.5", "3\tp\t9"],
    )
    return tmp_path


def write(folder, *, corpus=(), queries=(), qrels=(), end="\n"):
    """Three files, every second line blank."""
    for name, lines in (
        ("corpus.jsonl", [json.dumps(row, ensure_ascii=False) for row in corpus]),
        ("queries.jsonl", [json.dumps(row) for row in queries]),
        ("qrels.tsv", qrels),
    ):
        text = "".join(f"{line}{end}{end}" for line in lines)
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.encode())


class TestCorpus:
    def test_is_read_in_its_order_each_id_once(self, folder):
        collection = Collection(folder)

        entries = list(collection.entries())

        assert [(entry.name, entry.document.object_id) for entry in entries] == [("a/1", 1), ("7", 2), ("p", 3)]
        assert [entry.document.title for entry in entries] == ["Silk", "", ""]
        assert entries[1].document.body == "No title\u2028and an odd line end."
        assert collection.repeated == ["a/1"]

    def test_takes_kind_attributes_and_identifiers_where_there_are_any(self, folder):
        *_, silk, product = (entry.document for entry in Collection(folder).entries())

        assert silk.kind == "document"
        assert product.kind == "product"
        assert product.attributes == {"size": "3", "loop": "no", "colours": "blue, green", "coating": ""}
        assert product.identifiers == ("SK-1", "12")

    @pytest.mark.parametrize(("given", "read"), [(0.4, 0.4), (2, 2.0), (None, 1.0), (0, 1.0), (True, 1.0), ("3", 1.0)])
    def test_takes_a_boost_where_there_is_one(self, tmp_path, given, read):
        write(tmp_path, corpus=[{"_id": "a", "text": "silk", "boost": given}])

        (entry,) = Collection(tmp_path).entries()

        assert entry.document.boost == read

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("{", "line 3: this is no JSON"),
            ("[1]", "line 3: a JSON object"),
            ('{"text": "x"}', "line 3: there is no _id"),
        ],
    )
    def test_what_cannot_be_read_is_named_with_its_line(self, tmp_path, line, said):
        (tmp_path / "corpus.jsonl").write_text('{"_id": "1"}\n\n' + line + "\n")

        with pytest.raises(UnreadableCollection, match=said):
            list(Collection(tmp_path).entries())

    def test_a_missing_file_is_named(self, tmp_path):
        with pytest.raises(UnreadableCollection, match=r"corpus\.jsonl cannot be read"):
            list(Collection(tmp_path).entries())


class TestQueriesAndJudgements:
    def test_are_by_their_ids(self, folder):
        assert Collection(folder).queries() == {"1": "silk", "3": "p"}
        assert Collection(folder).judgements() == {"1": {"a/1": 2.0, "7": 0.0}, "3": {"p": 1.5}}

    def test_lines_may_end_as_on_windows(self, tmp_path):
        write(
            tmp_path,
            queries=[{"_id": "1", "text": "silk"}],
            qrels=["query-id\tcorpus-id\tscore", "1\ta\t2"],
            end="\r\n",
        )

        assert Collection(tmp_path).queries() == {"1": "silk"}
        assert Collection(tmp_path).judgements() == {"1": {"a": 2.0}}

    def test_may_lie_where_published_collections_have_them(self, tmp_path):
        (tmp_path / "qrels").mkdir()
        (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\td\t1\n")

        assert Collection(tmp_path).judgements() == {"q": {"d": 1.0}}

    def test_a_line_that_is_no_judgement_is_named(self, tmp_path):
        (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\td\n")

        with pytest.raises(UnreadableCollection, match="line 2"):
            Collection(tmp_path).judgements()


class TestKnownItems:
    def test_are_queries_and_what_is_meant(self, tmp_path):
        (tmp_path / "items.tsv").write_bytes(b"sk 1\tSK-1\r\n\r\n(01)0084 5\t00845\r\n")

        assert known_items(tmp_path / "items.tsv") == [KnownItem("sk 1", "SK-1"), KnownItem("(01)0084 5", "00845")]

    def test_a_line_without_an_answer_is_named(self, tmp_path):
        (tmp_path / "items.tsv").write_text("sk 1\n")

        with pytest.raises(UnreadableCollection, match="line 1"):
            known_items(tmp_path / "items.tsv")
