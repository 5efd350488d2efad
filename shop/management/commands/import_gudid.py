"""Import devices from the FDA's public register: lines of JSON or the official XML, plain or packed with gzip.

Safe to stop and to repeat: what is there and unchanged is left alone.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search import indexing
from shop.devices.gudid.importing import Importer, ImportRunning, alone
from shop.devices.gudid.reader import read
from shop.devices.gudid.records import GudidRecord, Refusal
from shop.devices.gudid.report import Report
from shop.devices.gudid.survey import Quarantine, Survey
from shop.devices.gudid.xml_release import DtdRefused

BATCH = 1000
"""Devices of one transaction."""


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--demo-prices", action="store_true", help="invent a price and stock where there is none")
        parser.add_argument("--limit", type=int, metavar="N", help="read the first N rows only")
        parser.add_argument(
            "--classes-report", type=Path, metavar="FILE", help="write how many devices each product class has"
        )
        parser.add_argument("--no-index", action="store_true", help="leave the search to rebuild_search_index")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        file: Path = options["file"]
        quarantine = Quarantine(settings.VAR / "import" / f"quarantine-{file.name}.jsonl")
        importer = Importer(demo_prices=options["demo_prices"], index=not options["no_index"])
        report = Report()

        def rows() -> Iterator[GudidRecord | Refusal]:
            return islice(read(file), options["limit"])

        try:
            with alone(), quarantine:
                survey = Survey.of(rows(), quarantine)
                report.note(survey.duplicates)
                self._import(survey.counting(rows()), importer, report, quarantine, total=len(survey.last_row))
                report.gathered = importer.gather()
        except (OSError, DtdRefused, ImportRunning) as reason:
            raise CommandError(f"{file} was not imported: {reason}.") from reason
        except KeyboardInterrupt:
            raise CommandError("Stopped. What was imported stays; the same command goes on from there.") from None
        if not options["no_index"]:
            self._deliver()
        if options["classes_report"]:
            options["classes_report"].write_text("\n".join(report.class_lines()) + "\n", encoding="utf-8")
        seconds = time.monotonic() - started
        self.stdout.write(f"{survey.rows:,} rows, {report.devices:,} devices, {seconds:.1f} s", ending="")
        self.stdout.write(f" ({report.devices / seconds:,.0f} devices/s)")
        for line in report.lines(quarantine):
            self.stdout.write(line)

    def _import(
        self, records: Iterable[GudidRecord], importer: Importer, report: Report, quarantine: Quarantine, *, total: int
    ) -> None:
        """A batch a transaction; after a stop, the batches before it are there whole."""
        records = iter(records)
        with tqdm(total=total, unit=" devices", disable=None) as progress:
            while batch := list(islice(records, BATCH)):
                outcome = importer.write(batch)
                for refusal in outcome.refused:
                    quarantine.add(refusal)
                report.add(outcome)
                for record in batch:
                    report.note_record(record)
                progress.update(len(batch))

    def _deliver(self) -> None:
        """Send to Elasticsearch what waits for it; what cannot be sent now is sent by the scheduler later."""
        started, sent = time.monotonic(), 0
        while (delivery := indexing.deliver()).sent:
            sent += delivery.sent
        if delivery.down:
            self.stdout.write(f"Elasticsearch will be told later: {delivery.down}")
        self.stdout.write(f"Search: {sent:,} documents delivered in {time.monotonic() - started:.1f} s")
