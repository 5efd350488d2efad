"""Load the European Medical Device Nomenclature from its published table, plain or packed with gzip."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from shop.devices.codes import CodeSystem
from shop.management.commands import load_codes


class Command(load_codes.Command):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        self.add_file(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options | {"system": CodeSystem.EMDN.value})
