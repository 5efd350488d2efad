"""Load the names of codes from a published list: EMDN, FDA product codes, UNSPSC or HCPCS. It replaces the list before.

The file has a header line with a column for the code and one for the name; CSV or parted by "|", plain or gzip.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shop.devices.code_lists import ListRefused, read_names, store
from shop.devices.codes import CodeSystem


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("system", choices=CodeSystem.values)
        self.add_file(parser)

    @staticmethod
    def add_file(parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--edition", default="", help="what the list is called on the site; else the file's name")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        system = CodeSystem(options["system"])
        try:
            names = read_names(file, system)
        except (OSError, ListRefused) as reason:
            raise CommandError(f"{file} was not loaded: {reason}.") from reason
        store(system, names, edition=options["edition"] or file.name)
        self.stdout.write(f"{len(names):,} codes of {system.label} loaded")
