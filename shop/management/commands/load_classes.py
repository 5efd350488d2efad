"""Put the product classes of a medical supplier into the shop; what is there already stays as it is."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from shop.catalogue.services import ensure_classes


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        rows = ensure_classes()
        self.stdout.write(
            f"{rows.classes_added} classes, {rows.attributes_added} attributes and {rows.categories_added} categories "
            f"added; the shop has {len(rows.classes)} classes."
        )
