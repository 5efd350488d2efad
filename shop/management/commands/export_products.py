"""Write products, prices, stock and attributes to a .csv or .xlsx file, for people to work on."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from oscar.core.loading import get_model

from shop.transfer.services import export
from shop.transfer.sheets import UnreadableFile, format_of


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--class", dest="classes", action="append", metavar="NAME", help="only this product class")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            content = export(format_of(file.name), classes=self._classes(options["classes"]))
            file.write_bytes(content)
        except (UnreadableFile, OSError) as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{file}: {len(content):,} bytes")

    def _classes(self, names: list[str] | None) -> list[int] | None:
        if names is None:
            return None
        found = dict(get_model("catalogue", "ProductClass").objects.filter(name__in=names).values_list("name", "pk"))
        if missing := [name for name in names if name not in found]:
            raise CommandError(f"There is no product class “{missing[0]}”.")
        return list(found.values())
