import time
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from oscar.core.loading import get_model

from demo.generated_pages import AlreadyGenerated, generate_pages

MOST = 100_000


class Command(BaseCommand):
    help = "Fills a database with made-up guides and articles for measurements. Never one in which anybody has ordered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, help="how many pages")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same pages (default 1)")

    def handle(self, *, count: int, seed: int, **options: object) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("These settings do not allow made-up data (DEMO_ALLOWED).")
        if get_model("order", "Order").objects.exists():
            raise CommandError("This database holds orders. Nothing was written.")
        if not 1 <= count <= MOST:
            raise CommandError(f"Between 1 and {MOST:,} pages, please, not {count:,}.")
        if seed < 0:
            raise CommandError("A seed is a whole number from 0.")
        started = time.monotonic()
        try:
            for made in generate_pages(count, seed=seed):
                self.stdout.write(f"{made:,} of {count:,} pages, {time.monotonic() - started:.0f} s")
        except AlreadyGenerated as there:
            raise CommandError(f"The pages of seed {seed} are there already. Nothing was written.") from there
