"""Measure the search on made-up documents beside those there are; nothing of it stays."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search import benchmark, indexing


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--items", type=int, default=10_000, help="short documents to make up (default 10000)")
        parser.add_argument("--pages", type=int, default=1_000, help="long documents to make up (default 1000)")
        parser.add_argument("--queries", type=int, default=200, help="questions of each sort (default 200)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed asks the same (default 1)")
        parser.add_argument("--json", dest="file", type=Path, help="a file to write the figures to")

    def handle(self, *, items: int, pages: int, queries: int, seed: int, file: Path | None, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("These settings do not allow made-up data (DEMO_ALLOWED).")
        if min(items, pages) < 0 or queries < 1:
            raise CommandError("Documents are counted from 0 and questions from 1.")
        try:
            with benchmark.stocked(items, pages, seed=seed) as filled:
                timed = benchmark.measure(queries, seed=seed)
        except (indexing.NoElasticsearch, ApiError, TransportError) as down:
            raise CommandError(f"Nothing was measured: {down}") from down
        by_name = {one.name: one for one in timed}
        times = by_name["api.find()"].p50_ms / by_name["raw Elasticsearch"].p50_ms
        self.stdout.write(f"{filled['documents']:.0f} documents")
        self.stdout.write(f"{'into the table':<22}{filled['table_per_second']:>8.0f} documents/s")
        self.stdout.write(f"{'into the index':<22}{filled['index_per_second']:>8.0f} documents/s")
        self.stdout.write(f"{'':<22}{'p50':>8}{'p95':>8}  ms")
        for one in timed:
            self.stdout.write(f"{one.name:<22}{one.p50_ms:>8.1f}{one.p95_ms:>8.1f}")
        self.stdout.write(f"api.find() takes {times:.1f} times as long as its first request alone")
        figures = filled | {"find_to_raw": times, "timed": [asdict(one) for one in timed]}
        if file:
            file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
