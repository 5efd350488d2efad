"""Compare the table of findable things with Elasticsearch; exit status 1 when they differ."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search import indexing, repairing

MOST_NAMED = 10


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="compare every document and mend those that differ")

    def handle(self, *args: Any, repair: bool = False, **options: Any) -> None:
        if repair:
            self._repair()
        found = indexing.status()
        if found.down:
            self.stdout.write(f"Elasticsearch does not answer, PostgreSQL does: {found.down}")
        else:
            self.stdout.write(f"Index in use: {found.index or 'none'}{' (outdated)' if found.outdated else ''}")
        self.stdout.write(f"{'kind':<12}{'table':>9}{'index':>9}{'pending':>9}{'refused':>9}")
        for kind in found.kinds:
            indexed = "-" if kind.indexed is None else str(kind.indexed)
            self.stdout.write(f"{kind.kind:<12}{kind.stored:>9}{indexed:>9}{kind.pending:>9}{kind.refused:>9}")
        if not found.agrees:
            sys.exit(1)

    def _repair(self) -> None:
        try:
            found = repairing.differences()
            names = found.names
            if names:
                repairing.repair(found)
        except (indexing.NoElasticsearch, ApiError, TransportError) as down:
            raise CommandError(f"The index was not compared and mended: {down}") from down
        if not names:
            self.stdout.write("Every document agrees.")
            return
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        self.stdout.write(f"Mended: {', '.join(names[:MOST_NAMED])}{more}")
