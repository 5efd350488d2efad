"""Take judged queries in BEIR layout (queries.jsonl, qrels.tsv) over for the replay at the merchandisers' desk."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.collection import Collection, UnreadableCollection
from search.steering.services import load_judgements


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dir", metavar="DIR", type=Path, help="documents are named as search_export names them")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            taken, unknown = load_judgements(Collection(options["dir"]), at=timezone.now())
        except UnreadableCollection as reason:
            raise CommandError(f"Nothing was taken over: {reason}.") from reason
        self.stdout.write(f"{taken} judgements; {unknown} are of things that are not here")
