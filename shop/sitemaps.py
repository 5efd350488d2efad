"""Products, categories, makers and brands, for the map of the site.

A variant has no entry: its address stands for its family's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.sitemaps import Entry, Section, register
from shop.catalogue import ranges
from shop.catalogue.querysets import browsable_categories, visible_products


def _products() -> Any:
    return visible_products().filter(parent=None).order_by("pk")


def _product_entries(start: int, stop: int) -> Iterator[Entry]:
    columns = ("structure", "parent_id", "slug", "date_updated")
    for product in _products().only(*columns)[start:stop].iterator(chunk_size=2000):
        yield product.get_absolute_url(), product.date_updated


def _category_entries(start: int, stop: int) -> Iterator[Entry]:
    for category in browsable_categories()[start:stop]:
        yield category.get_absolute_url(), None


def _maker_entries(start: int, stop: int) -> Iterator[Entry]:
    for maker in ranges.makers()[start:stop]:
        yield maker.url, None


def _brand_entries(start: int, stop: int) -> Iterator[Entry]:
    for slug in ranges.brand_slugs()[start:stop].iterator(chunk_size=2000):
        yield ranges.brand_url(slug), None


register(Section("products", count=lambda: _products().count(), entries=_product_entries))
register(Section("categories", count=lambda: browsable_categories().count(), entries=_category_entries))
register(Section("makers", count=lambda: len(ranges.makers()), entries=_maker_entries))
register(Section("brands", count=lambda: ranges.brand_slugs().count(), entries=_brand_entries))
