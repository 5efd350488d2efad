import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from shop.management.buying import STOCK_OSCAR, CannotBuy, best_of, table, total

GOAL = {"requests": 6, "sql": 110}


class Command(BaseCommand):
    help = "Prints what a guest's way from a filled basket to a paid order costs, with stock Oscar's beside it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--times", type=int, default=5, help="ways through the checkout; the best of them counts")
        parser.add_argument("--lines", type=int, default=1, help="lines in the basket")
        parser.add_argument("--json", action="store_true", help="print JSON instead of the table")

    def handle(self, *, times: int, lines: int, **options: object) -> None:
        if times < 1 or lines < 1:
            raise CommandError("--times and --lines are whole numbers from 1.")
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        try:
            steps = best_of(times, lines=lines)
        except CannotBuy as reason:
            raise CommandError(str(reason)) from reason
        if options["json"]:
            found = {"steps": [asdict(step) for step in steps], "total": asdict(total(steps))}
            self.stdout.write(json.dumps(found | {"goal": GOAL, "stock_oscar": asdict(STOCK_OSCAR)}, indent=2))
        else:
            self.stdout.write(table(steps))
            self.stdout.write("Goal: at most {requests} requests and {sql} statements.".format(**GOAL))
