"""The figures are right, and the command measures what readers would get."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import evaluation
from search.engines.elasticsearch import client
from tests.search.test_collection import write

CORPUS = [
    {"_id": "s/3", "kind": "product", "title": "Silk suture 3-0", "text": "Black.", "identifiers": ["SK-30", "00845"]},
    {"_id": "s/4", "kind": "product", "title": "Silk suture 4-0", "text": "Black.", "identifiers": ["SK-40"]},
    {"_id": "twin", "kind": "product", "title": "Another make", "text": "", "identifiers": ["SK 40"]},
    {"_id": "guide", "kind": "guide", "text": "How to knot a silk thread so that it holds."},
]
QUERIES = [
    {"_id": "1", "text": "silk suture 4/0"},
    {"_id": "2", "text": "knot a thread"},
    {"_id": "3", "text": "unjudged"},
]
QRELS = ["query-id\tcorpus-id\tscore", "1\ts/4\t3", "2\tguide\t2", "2\ts/3\t0", "9\tguide\t1"]


class TestMeasures:
    def test_a_perfect_ranking_has_one_and_a_late_hit_is_discounted(self):
        assert evaluation.ndcg([3, 1], [1, 3]) == 1.0
        assert evaluation.ndcg([0, 0, 1], [1]) == 0.5
        assert evaluation.ndcg([1, 3], [1, 3]) == pytest.approx((1 + 3 / 1.584963) / (3 + 1 / 1.584963), rel=1e-6)

    def test_what_stands_after_the_tenth_place_counts_nothing(self):
        assert evaluation.ndcg([0] * 10 + [1], [1]) == 0.0
        assert evaluation.ndcg([1] * 10, [1] * 40) == 1.0

    def test_every_judged_query_counts_alike_and_an_empty_answer_counts_nought(self):
        answers = {"one": ["x", "a", "b"], "two": []}

        found = evaluation.measure(
            answers.__getitem__, {"1": "one", "2": "two", "3": "three"}, {"1": {"a": 1, "b": 1}, "2": {"c": 1}}
        )

        assert (found.queries, found.mrr, found.recall_at_100, found.zero_result_rate) == (2, 0.25, 0.5, 0.5)
        assert found.ndcg_at_10 == pytest.approx((1 / 1.584963 + 0.5) / (1 + 1 / 1.584963) / 2, rel=1e-6)

    def test_a_document_is_no_answer_to_the_query_made_of_it(self):
        found = evaluation.measure(lambda words: ["1", "a"], {"1": "one"}, {"1": {"a": 1}})

        assert found.mrr == 1.0

    def test_a_percentile_is_a_time_that_was_measured(self):
        assert [evaluation._percentile(range(1, 101), percent) for percent in (50, 95)] == [50, 95]
        assert evaluation._percentile([7.0], 95) == 7.0


@pytest.fixture
def folder(tmp_path, settings, search_prefix):
    settings.SEARCH_INDEX_PREFIX = search_prefix
    write(tmp_path, corpus=CORPUS, queries=QUERIES, qrels=QRELS)
    return tmp_path


def run(folder, *options):
    out = StringIO()
    call_command("search_eval", str(folder), *options, stdout=out, stderr=StringIO())
    return out.getvalue()


class TestTheCommand:
    def test_prints_figures_of_both_ways_as_json(self, folder):
        found = json.loads(run(folder, "--json", "--baseline"))

        assert (found["documents"], found["repeated_ids"]) == (4, 0)
        assert set(found["judged"]) == {"ours", "bm25"}
        ours = found["judged"]["ours"]
        assert (ours["queries"], ours["ndcg_at_10"], ours["mrr"], ours["zero_result_rate"]) == (2, 1.0, 1.0, 0.0)
        assert 0 < ours["p50_ms"] <= ours["p95_ms"]

    def test_any_document_that_bears_the_identifier_counts_as_the_known_item(self, folder):
        items = folder / "items.tsv"
        items.write_text("sk30\ts/3\nSK 40\ts/4\nsk-40\tSK-40\nnowhere\ts/3\n")

        found = json.loads(run(folder, "--json", "--known-item", str(items)))["known_item"]["ours"]

        assert (found["queries"], found["first"], found["mrr"]) == (4, 0.75, 0.75)

    def test_known_items_need_no_judged_queries(self, folder):
        (folder / "queries.jsonl").unlink()
        (folder / "items.tsv").write_text("sk30\ts/3\n")

        assert "Judged queries" not in run(folder, "--known-item", str(folder / "items.tsv"))

    def test_prints_a_table_for_people(self, folder):
        table = run(folder)

        assert "nDCG@10" in table
        assert "1.0000" in table

    def test_leaves_no_index_behind(self, folder, settings, search_prefix):
        run(folder, "--baseline")
        (folder / "corpus.jsonl").write_text('{"_id": "1"}\nnonsense\n')
        with pytest.raises(CommandError, match="line 2: this is no JSON"):
            run(folder)

        assert dict(client(settings.ELASTICSEARCH_URL, 30.0).indices.get(index=f"{search_prefix}-eval-*")) == {}

    def test_says_so_when_nothing_is_judged(self, folder):
        (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n")

        with pytest.raises(CommandError, match=r"no query of queries\.jsonl has a judgement"):
            run(folder)

    def test_says_so_without_elasticsearch(self, folder, settings):
        settings.ELASTICSEARCH_URL = ""

        with pytest.raises(CommandError, match="ELASTICSEARCH_URL is not set"):
            run(folder)
