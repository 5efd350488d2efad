"""Making families in the catalogue: what the register shows to be one product in several sizes becomes its variants.

A product is looked at once, when it comes or when what speaks for a family changes. A family that people took apart is
not put together again, and what they placed or classified otherwise is left alone. A variant keeps its own product,
with its address, identifiers, prices and stock; the family is a product more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from oscar.core.loading import get_model

from search import api as search
from shop.catalogue.facet_rows import refresh_facets
from shop.catalogue.services import ClassRows
from shop.devices.gudid.facts import DEVICE_COLUMNS, SOURCE
from shop.devices.gudid.families import common, family_title, sizes_of
from shop.devices.gudid.stored import Stored
from shop.devices.models import Device
from shop.devices.register import RegisterRecord

Product = get_model("catalogue", "Product")
ProductCategory = get_model("catalogue", "ProductCategory")

AT_ONCE = 100
"""Possible families of one transaction."""
_PART_NUMBER = DEVICE_COLUMNS.index("part_number")
_SILENT = {column: Device._meta.get_field(column).get_default() for column in DEVICE_COLUMNS}


@dataclass(slots=True)
class Gathered:
    """How many families were made, and how many products became variants of these or of families there were."""

    families: int = 0
    variants: int = 0


@dataclass(frozen=True, slots=True)
class _Member:
    pk: int
    parent_id: int | None
    class_slug: str
    sizes: tuple[Any, ...]


def gather(rows: ClassRows, *, index: bool) -> Gathered:
    """Look at every product that has not been looked at. Safe to repeat and to stop; a batch a transaction."""
    done = Gathered()
    waiting = RegisterRecord.objects.filter(gathered=False, family_key__isnull=False)
    keys = list(waiting.order_by("family_key").values_list("family_key", flat=True).distinct())
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            _gather(keys[start : start + AT_ONCE], rows, done, index=index)
    return done


def restate(variants: Iterable[int]) -> None:
    """Let the families of ``variants`` say only what all their variants say; they must not promise more than one."""
    families = set(
        Product.objects.filter(pk__in=list(variants), parent__device__source=SOURCE).values_list("parent_id", flat=True)
    )
    if not families:
        return
    said: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for family, *columns in (
        Device.objects.filter(product__parent__in=families)
        .order_by("pk")
        .values_list("product__parent_id", *DEVICE_COLUMNS)
    ):
        said[family].append(tuple(columns))
    changed = [Device(pk=pk, **common(DEVICE_COLUMNS, _SILENT, devices)) for pk, devices in said.items()]
    Device.objects.bulk_update(changed, DEVICE_COLUMNS)
    refresh_facets(families)


def _gather(keys: Collection[int], rows: ClassRows, done: Gathered, *, index: bool) -> None:
    records = RegisterRecord.objects.filter(family_key__in=keys)
    by_key: dict[int, list[int]] = defaultdict(list)
    for pk, key in records.filter(product__device__source=SOURCE).order_by("pk").values_list("pk", "family_key"):
        by_key[key].append(pk)
    stored = Stored([pk for members in by_key.values() for pk in members])
    places = _places(stored.products, rows)
    joined: dict[int, list[int]] = {}
    for members in by_key.values():
        family = [_member(pk, stored, places[pk]) for pk in members if pk in places]
        parent, variants = _decide(family)
        if not variants:
            continue
        if parent is None:
            parent = _make_family(variants, stored, rows)
            done.families += 1
        joined[parent] = [one.pk for one in variants]
        done.variants += len(variants)
    for parent, variants_ids in joined.items():
        Product.objects.filter(pk__in=variants_ids).update(structure=Product.CHILD, parent=parent, product_class=None)
        ProductCategory.objects.filter(product__in=variants_ids).delete()
    records.update(gathered=True)
    touched = [pk for variants_ids in joined.values() for pk in variants_ids]
    restate(touched)
    refresh_facets(touched)
    if index and touched:
        search.refresh("product", touched)


def _places(products: Iterable[int], rows: ClassRows) -> dict[int, int | None]:
    """Product → its family, of those that are variants, or stand alone where the import put them."""
    these = Product.objects.filter(pk__in=list(products))
    variants = these.filter(structure=Product.CHILD, parent__device__source=SOURCE)
    found: dict[int, int | None] = dict(variants.values_list("pk", "parent_id"))
    singles = these.filter(structure=Product.STANDALONE, is_public=True)
    shelves: dict[int, set[int]] = defaultdict(set)
    for pk, category in singles.values_list("pk", "productcategory__category_id"):
        shelves[pk].add(category)
    classes = dict(singles.values_list("pk", "product_class__slug"))
    return found | {pk: None for pk, shelf in shelves.items() if shelf == {rows.categories.get(classes[pk])}}


def _member(pk: int, stored: Stored, parent_id: int | None) -> _Member:
    slug = stored.classes[pk]
    return _Member(pk, parent_id, slug, sizes_of(stored.attributes(pk, slug)))


def _decide(members: Sequence[_Member]) -> tuple[int | None, list[_Member]]:
    """The family there is, if any, and who should join it or make one. Of one size only one may be in a family.

    Where two devices have the same sizes they differ in something that the register does not say, so none of them is
    known to be a variant.
    """
    parents = {one.parent_id for one in members if one.parent_id}
    singles = [one for one in members if one.parent_id is None]
    if len({one.class_slug for one in members}) > 1 or len(parents) > 1:
        return None, []
    if parents:
        taken = {one.sizes for one in members if one.parent_id}
        sizes = [one.sizes for one in singles]
        return parents.pop(), [one for one in singles if one.sizes not in taken and sizes.count(one.sizes) == 1]
    if len(singles) < 2 or len({one.sizes for one in singles}) < len(singles):
        return None, []
    return None, singles


def _make_family(variants: Sequence[_Member], stored: Stored, rows: ClassRows) -> int:
    first = variants[0]
    maker_id, *device = stored.devices[first.pk]
    title = family_title(stored.products[first.pk][0], device[_PART_NUMBER]) or stored.products[first.pk][0]
    descriptions = {stored.products[one.pk][1] for one in variants}
    product = Product.objects.create(
        structure=Product.PARENT,
        product_class_id=rows.classes[first.class_slug],
        title=title,
        slug=slugify(title)[:120].strip("-") or "device",
        description=descriptions.pop() if len(descriptions) == 1 else "",
    )
    ProductCategory.objects.create(product=product, category_id=rows.categories[first.class_slug])
    Device.objects.create(product=product, maker_id=maker_id, source=SOURCE)
    return int(product.pk)
