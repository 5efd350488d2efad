"""Making families in the catalogue: what the register shows to be one product in several sizes becomes its variants.

A product is looked at once, when it comes or when what speaks for a family changes. A family that people took apart is
not put together again, and what they placed or classified otherwise is left alone. A variant keeps its own product,
with its address, identifiers, prices and stock; the family is a product more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.text import slugify
from oscar.core.loading import get_model

from search import api as search
from shop.catalogue.classes import class_spec
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
MOST_VARIANTS = 100
"""More than so many make several families, each of one size in which all of it agree: a page is to be read."""
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
        for parent, variants in _decide(family):
            if parent is None:
                parent = _make_family(variants, stored, rows)
                done.families += 1
            joined[parent] = [one.pk for one in variants]
            done.variants += len(variants)
    for parent, variants_ids in joined.items():
        Product.objects.filter(pk__in=variants_ids).update(structure=Product.CHILD, parent=parent, product_class=None)
        _take_off_the_shelf(variants_ids)
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


def _decide(members: Sequence[_Member]) -> list[tuple[int | None, list[_Member]]]:
    """Families there are, or None for one to be made, each with those who should join it. Of one size only one may be
    in a family.

    Where two devices have the same sizes they differ in something that the register does not say, so none of them is
    known to be a variant.
    """
    if len({one.class_slug for one in members}) > 1:
        return []
    families: dict[int, list[_Member]] = defaultdict(list)
    for one in members:
        if one.parent_id:
            families[one.parent_id].append(one)
    singles = [one for one in members if one.parent_id is None]
    sizes = Counter(one.sizes for one in members)
    if families:
        return _joining(families, [one for one in singles if sizes[one.sizes] == 1])
    if len(sizes) < len(singles):
        return []
    return [(None, part) for part in _parts(singles) if len(part) > 1]


def _joining(
    families: Mapping[int, Sequence[_Member]], singles: Iterable[_Member]
) -> list[tuple[int | None, list[_Member]]]:
    """Who joins which family: where there are several, the one whose common sizes it has, if only one."""
    joining: dict[int, list[_Member]] = defaultdict(list)
    for one in singles:
        fitting = [
            pk
            for pk, variants in families.items()
            if len(families) == 1 or ((shared := _shared(variants)) and shared <= set(one.sizes))
        ]
        if len(fitting) == 1 and len(families[fitting[0]]) + len(joining[fitting[0]]) < MOST_VARIANTS:
            joining[fitting[0]].append(one)
    return [(pk, variants) for pk, variants in joining.items() if variants]


def _parts(members: Sequence[_Member]) -> list[list[_Member]]:
    """``members``, or parts of it that are small enough: divided by the size that has the fewest values."""
    if len(members) <= MOST_VARIANTS:
        return [list(members)]
    values: dict[str, dict[Any, list[_Member]]] = defaultdict(lambda: defaultdict(list))
    for one in members:
        for code, value in one.sizes:
            values[code][value].append(one)
    fewest = min((parts for parts in values.values() if len(parts) > 1), key=len)
    return [small for part in fewest.values() for small in _parts(part)]


def _shared(variants: Sequence[_Member]) -> set[tuple[str, Any]]:
    """The sizes in which all of ``variants`` agree."""
    return set.intersection(*(set(one.sizes) for one in variants))


def _make_family(variants: Sequence[_Member], stored: Stored, rows: ClassRows) -> int:
    first = variants[0]
    maker_id, *device = stored.devices[first.pk]
    title = family_title(stored.products[first.pk][0], device[_PART_NUMBER]) or stored.products[first.pk][0]
    title = ", ".join([title, *(_said(first.class_slug, code, value) for code, value in sorted(_shared(variants)))])
    descriptions = {stored.products[one.pk][1] for one in variants}
    family = Product(
        structure=Product.PARENT,
        product_class_id=rows.classes[first.class_slug],
        title=title,
        slug=slugify(title)[:120].strip("-") or "device",
        description=descriptions.pop() if len(descriptions) == 1 else "",
    )
    (product,) = Product.objects.bulk_create([family])  # in bulk, as no signal is to tell the search
    ProductCategory.objects.bulk_create(
        [ProductCategory(product=product, category_id=rows.categories[first.class_slug])]
    )
    Device.objects.bulk_create([Device(product=product, maker_id=maker_id, source=SOURCE)])
    return int(product.pk)


def _take_off_the_shelf(variants: list[int]) -> None:
    """A variant stands where its family does. No signals: one for each row would write its search record again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalogue_productcategory WHERE product_id = ANY(%s)", [variants])


def _said(class_slug: str, code: str, value: Any) -> str:
    """A size in which a whole family agrees, as its title says it."""
    spec = class_spec(class_slug).attribute(code)
    return f"{spec.name.lower()} {f'{value:g}' if isinstance(value, float) else value} {spec.unit}".strip()
