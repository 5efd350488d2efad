"""What commands that fill a database with made-up data for measurements have in common."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from oscar.core.loading import get_model


class AlreadyGenerated(Exception):
    """What this seed makes is there already; nothing was written."""


class GeneratingCommand(BaseCommand):
    """Asks for a count and a seed, refuses a database in which anybody has ordered, and tells how far it is."""

    things: str
    """What is counted, such as "items"."""
    counted: str
    """What the count means, for the help."""
    most: int

    def generate(self, count: int, *, seed: int) -> Iterator[int]:
        """Make them, and say from time to time how many there are. Raises AlreadyGenerated."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, help=self.counted)
        parser.add_argument(
            "--seed", type=int, default=1, help=f"the same seed makes the same {self.things} (default 1)"
        )

    def handle(self, *, count: int, seed: int, **options: object) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("These settings do not allow made-up data (DEMO_ALLOWED).")
        if get_model("order", "Order").objects.exists():
            raise CommandError("This database holds orders. Nothing was written.")
        if not 1 <= count <= self.most:
            raise CommandError(f"Between 1 and {self.most:,} {self.things}, please, not {count:,}.")
        if seed < 0:
            raise CommandError("A seed is a whole number from 0.")
        started = time.monotonic()
        try:
            for made in self.generate(count, seed=seed):
                self.stdout.write(f"{made:,} of {count:,} {self.things}, {time.monotonic() - started:.0f} s")
        except AlreadyGenerated as there:
            raise CommandError(f"The {self.things} of seed {seed} are there already. Nothing was written.") from there
