"""A product chosen in a block, loaded whole for editors and by its id alone for readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import prefetch_related_objects
from wagtail.blocks import ChooserBlock

from shop import api as shop

_by_id_alone: ContextVar[bool] = ContextVar("by_id_alone", default=False)


@contextmanager
def by_id_alone() -> Iterator[None]:
    """Blocks loaded while this lasts know their product's id only. A page takes everything else from its cards."""
    token = _by_id_alone.set(True)
    try:
        yield
    finally:
        _by_id_alone.reset(token)


class ProductBlockBase(ChooserBlock):
    """A chooser whose products cost a page no statement of their own."""

    def bulk_to_python(self, values: Sequence[int | None]) -> list[Any]:
        if not _by_id_alone.get():
            products = super().bulk_to_python(values)
            prefetch_related_objects([product for product in products if product], *shop.LABEL_ROWS)
            return products
        return [self.model_class.from_db(DEFAULT_DB_ALIAS, ["id"], [pk]) if pk else None for pk in values]
