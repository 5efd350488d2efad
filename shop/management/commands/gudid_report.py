"""Compare the catalogue with a file of the FDA's register: where its codes are filed, and what is claimed how often.

Ends with an error when something is claimed more or less often than the file says, or a device is missing.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shop.devices.gudid.evidence import FIELDS, NotCountable, class_names, gather_evidence


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="lines of JSON, plain or packed with gzip")
        parser.add_argument("--codes", type=int, default=40, metavar="N", help="show the N most frequent FDA codes")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = gather_evidence(options["file"])
        except (OSError, NotCountable) as reason:
            raise CommandError(f"{options['file']} was not compared: {reason}.") from reason
        classes = class_names()
        self.stdout.write(f"{'devices':>8}  code  {'class':<28}  name")
        for (code, name, slug), count in found.codes.most_common(options["codes"]):
            self.stdout.write(f"{count:>8,}  {code or '-':<4}  {classes[slug]:<28}  {name}")
        rest = len(found.codes) - options["codes"]
        if rest > 0:
            self.stdout.write(f"          and {rest:,} codes more")
        self.stdout.write(f"In a named class: {found.named:.2%} of {found.devices:,}")
        self.stdout.write("")
        self.stdout.write(f"{'':<22}{'':<20}{'source':>8}  {'stored':>8}")
        for line in found.lines():
            verdict = "equal" if line.equal else "DIFFERS"
            self.stdout.write(
                f"{FIELDS[line.field]:<22}{line.value:<20}{line.source:>8,}  {line.stored:>8,}  {verdict}"
            )
        if found.missing:
            self.stdout.write(f"{found.missing:,} devices of the file are not in the catalogue")
        if not found.holds:
            raise CommandError("The catalogue does not say what the file says.")
