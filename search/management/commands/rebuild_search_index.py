"""Build the search index anew, while searches go on in the old one."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search import indexing, spreading
from search.spreading import WorkersLost

MOST_PROCESSES = 32


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="only when there is no index, or it is outdated or incomplete"
        )
        parser.add_argument(
            "--table-only", action="store_true", help="fill from the table as it is, without asking the sources"
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=spreading.sensible(),
            help="that share the work (default %(default)s); killed half-way, the next rebuild goes on",
        )
        parser.add_argument("--roll-back", action="store_true", help="use the index before the last rebuild again")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["processes"] <= MOST_PROCESSES:
            raise CommandError(f"Between 1 and {MOST_PROCESSES} processes, please, not {options['processes']}.")
        try:
            if options["roll_back"]:
                self.stdout.write(f"{indexing.roll_back()} is in use again.")
                return
            if options["if_needed"]:
                reason = indexing.needs_rebuild()
                if not reason:
                    self.stdout.write("The search index is up to date.")
                    return
                self.stdout.write(f"Building the search index: {reason}.")
            started = time.monotonic()
            done = indexing.rebuild(
                from_sources=not options["table_only"], processes=options["processes"], progress=self._tell
            )
        except (indexing.NoElasticsearch, indexing.RebuildRunning) as reason:
            raise CommandError(f"The search index was not built: {reason}.") from reason
        except (indexing.RebuildFailed, indexing.NothingToRollBackTo, ApiError, TransportError, WorkersLost) as failure:
            raise CommandError(f"The index in use stays as it is: {failure}") from failure
        seconds = time.monotonic() - started
        self.stdout.write(
            f"{done.index}: {done.documents} documents in {seconds:.1f} s "
            f"({done.documents / max(seconds, 0.001):.0f}/s; {done.documents / max(done.index_seconds, 0.001):.0f}/s "
            f"from the table into the index), {done.changed} of them changed."
        )

    def _tell(self, step: str, done: int, total: int) -> None:
        self.stdout.write(f"  {step}: {done} of {total}")
