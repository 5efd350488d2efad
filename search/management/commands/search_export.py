"""Write what everybody may find as corpus.jsonl in BEIR layout, under names that outlive the database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from search.models import SearchRecord
from search.records import name_of
from search.sources import AUDIENCES


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dir", metavar="DIR", type=Path, help="made if it is not there")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["dir"]
        folder.mkdir(parents=True, exist_ok=True)
        rows = SearchRecord.objects.filter(deleted=False, audience=AUDIENCES[0]).defer("words")
        written = 0
        with (folder / "corpus.jsonl").open("w", encoding="utf-8") as file:
            for row in rows.order_by("kind", "object_id").iterator():
                file.write(json.dumps(_entry(row), ensure_ascii=False, sort_keys=True) + "\n")
                written += 1
        self.stdout.write(f"{folder / 'corpus.jsonl'}: {written} documents")


def _entry(row: SearchRecord) -> dict[str, Any]:
    entry = {
        "_id": name_of(row),
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "text": row.body,
        "attributes": row.attributes,
        "identifiers": row.identifiers,
        "keywords": row.keywords,
        "boost": row.boost if row.boost != 1 else None,
    }
    return {name: value for name, value in entry.items() if value}
