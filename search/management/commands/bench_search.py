"""Measure the search on what can be found here; writes nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search import benchmark, indexing

MOST_TYPEAHEAD_MS = 60
MOST_FIND_TO_RAW = 3.0


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queries", type=int, default=300, help="questions of each sort (default 300)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed asks the same (default 1)")
        parser.add_argument("--json", dest="file", type=Path, help="a file to write the figures to")

    def handle(self, *, queries: int, seed: int, file: Path | None, **options: Any) -> None:
        if queries < 1:
            raise CommandError("Questions are counted from 1.")
        there = indexing.status()
        if there.down or there.index is None:
            raise CommandError(f"Nothing was measured: {there.down or 'there is no index'}.")
        documents = {kind.kind: kind.indexed or 0 for kind in there.kinds if kind.indexed}
        try:
            timed = benchmark.measure(benchmark.draw(queries, seed=seed))
        except benchmark.NothingToFind as nothing:
            raise CommandError("Nothing was measured: there is nothing to find.") from nothing
        except (ApiError, TransportError) as down:
            raise CommandError(f"Nothing was measured: {down}") from down
        by_name = {one.name: one for one in timed}
        times = by_name["api.find()"].p50_ms / by_name["the same, raw"].p50_ms
        self.stdout.write(", ".join(f"{count} {kind}" for kind, count in documents.items()))
        self.stdout.write(f"{'':<22}{'p50':>8}{'p95':>8}  ms")
        for one in timed:
            self.stdout.write(f"{one.name:<22}{one.p50_ms:>8.1f}{one.p95_ms:>8.1f}")
        self.stdout.write(
            f"api.find() takes {times:.1f} times as long as its requests sent raw (goal {MOST_FIND_TO_RAW:g}); "
            f"typeahead p95 {by_name['typeahead'].p95_ms:.0f} ms (goal {MOST_TYPEAHEAD_MS})"
        )
        figures = {"documents": documents, "find_to_raw": times, "timed": [asdict(one) for one in timed]}
        if file:
            file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
