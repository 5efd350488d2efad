"""Read a file that export_products wrote and somebody changed: shows the differences, and writes them with --apply."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from shop.transfer import services
from shop.transfer.creating import NEW
from shop.transfer.models import TransferChange
from shop.transfer.sheets import UnreadableFile


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--apply", action="store_true", help="write the differences")
        parser.add_argument("--good-rows", action="store_true", help="leave out rows with problems, write the others")
        parser.add_argument("--undo", type=int, metavar="IMPORT", help="take back this import, the last one applied")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["undo"]:
                self._undo(options["undo"])
            elif options["file"]:
                self._import(options["file"], apply=options["apply"], good_rows=options["good_rows"])
            else:
                raise CommandError("Name a file, or an import to undo.")
        except services.NotApplied as refused:
            self._tell(refused.problems)
            raise CommandError(str(refused)) from refused
        except (UnreadableFile, OSError) as reason:
            raise CommandError(str(reason)) from reason

    def _import(self, file: Path, *, apply: bool, good_rows: bool) -> None:
        run = services.preview(file.read_bytes(), file.name)
        changes = list(run.changes.all())
        for change in changes:
            if change.field == NEW:
                self.stdout.write(f"{change.cell} new: {change.after['sku']}, {change.after['said']}")
            else:
                self.stdout.write(f"{change.cell} {change.field}: {change.before!r} → {change.after!r}")
        self.stdout.write(f"{run.rows:,} rows, {len(changes):,} differences, {len(run.problems):,} problems")
        if not apply:
            self._tell(run.problems)
            self.stdout.write("Nothing was written. Add --apply to write the differences.")
            return
        run = services.apply(run.pk, good_rows=good_rows, at=timezone.now())
        self._tell(run.problems)
        applied = run.changes.filter(state=TransferChange.State.APPLIED).count()
        self.stdout.write(f"Import {run.pk}: {applied:,} values written. Take it back with --undo {run.pk}.")

    def _undo(self, run_id: int) -> None:
        run = services.undo(run_id, at=timezone.now())
        kept = run.changes.filter(state=TransferChange.State.KEPT)
        for change in kept:
            what = f"{change.cell} {change.field}"
            self.stdout.write(f"{what}: kept, it was changed again since" if change.field != NEW else f"{what}: kept")
        self._tell(problem for problem in run.problems if problem["reason"].startswith("Kept"))
        self.stdout.write(f"Import {run.pk} is taken back, {len(kept):,} values kept.")

    def _tell(self, problems: Iterable[Mapping[str, Any]]) -> None:
        for problem in problems:
            self.stderr.write(f"{problem['cell']} {problem['column']}: {problem['reason']}")
