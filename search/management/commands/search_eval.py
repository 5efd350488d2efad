"""Measure the search on a judged collection in BEIR layout, in an index of its own that goes afterwards."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError

from search import evaluation, indexing
from search.collection import Collection, UnreadableCollection, known_items
from search.engines.base import EngineUnavailable, QueryRefused

HEADINGS = {
    "queries": "queries",
    "ndcg_at_10": "nDCG@10",
    "mrr": "MRR",
    "recall_at_100": "recall@100",
    "first": "first",
    "within_10": "in 10",
    "zero_result_rate": "no result",
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dir", metavar="DIR", type=Path, help="has corpus.jsonl, queries.jsonl and qrels.tsv")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print the figures as JSON")
        parser.add_argument("--baseline", action="store_true", help="measure plain BM25 over title and text as well")
        parser.add_argument(
            "--known-item", type=Path, metavar="FILE.tsv", help="lines of query, tab, expected id; asked as well"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            figures = self._measured(options["dir"], options["known_item"], with_baseline=options["baseline"])
        except (UnreadableCollection, indexing.NoElasticsearch) as reason:
            raise CommandError(f"Nothing was measured: {reason}.") from reason
        except (ApiError, TransportError, BulkIndexError, EngineUnavailable, QueryRefused) as failure:
            raise CommandError(f"Nothing was measured, Elasticsearch failed: {failure}") from failure
        if options["as_json"]:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        self.stdout.write(f"{figures['collection']}: {figures['documents']} documents")
        for part, title in (("judged", "Judged queries"), ("known_item", "Known items")):
            if part in figures:
                self.stdout.write(f"\n{title}\n{_table(figures[part])}")

    def _measured(self, folder: Path, items_file: Path | None, *, with_baseline: bool) -> dict[str, Any]:
        """Everything that can be asked of ``folder``; files are read before anything is indexed."""
        collection = Collection(folder)
        items = known_items(items_file) if items_file else []
        judged = not items or (folder / "queries.jsonl").exists()
        queries = collection.queries() if judged else {}
        judgements = collection.judgements() if judged else {}
        if judged and not any(name in queries for name in judgements):
            raise UnreadableCollection(f"{folder}: no query of queries.jsonl has a judgement in qrels.tsv")
        found: dict[str, Any] = {"collection": folder.resolve().name}
        with evaluation.bench(collection, plain=with_baseline, progress=self._tell) as bench:
            ways = {"ours": bench.ask} | ({"bm25": bench.ask_plainly} if with_baseline else {})
            found |= {"documents": len(bench.names), "repeated_ids": len(collection.repeated)}
            if judged:
                found["judged"] = {
                    way: asdict(evaluation.measure(ask, queries, judgements)) for way, ask in ways.items()
                }
            if items:
                found["known_item"] = {
                    way: asdict(evaluation.measure_known_items(bench, ask, items)) for way, ask in ways.items()
                }
        if collection.repeated:
            self.stderr.write(
                f"{len(collection.repeated)} documents repeat an id and were left out, first {collection.repeated[0]!r}"
            )
        return found

    def _tell(self, done: int) -> None:
        self.stderr.write(f"  indexed {done}")


def _table(ways: dict[str, dict[str, float]]) -> str:
    """A line for each way to search, a column for each figure."""
    columns = list(next(iter(ways.values())))
    lines = [f"{'':<6}" + "".join(f"{HEADINGS[column]:>11}" for column in columns)]
    for way, figures in ways.items():
        cells = (_cell(column, figures[column]) for column in columns)
        lines.append(f"{way:<6}" + "".join(f"{cell:>11}" for cell in cells))
    return "\n".join(lines)


def _cell(column: str, figure: float) -> str:
    if column == "queries":
        return str(figure)
    return f"{figure:.1f}" if column.endswith("_ms") else f"{figure:.4f}"
