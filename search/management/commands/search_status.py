"""Compare the table of findable things with Elasticsearch; exit status 1 when they differ."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from search import indexing


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
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
