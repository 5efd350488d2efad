"""Everything the page of a product shows, in nine queries for a single as for a family of any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from oscar.core.loading import get_model

from core.drawings import Drawing
from shop.catalogue import attributes as facts
from shop.catalogue import device_facts, drawings, querysets
from shop.catalogue.attributes import Attribute, Stated, Values
from shop.catalogue.drawings import device, product_class
from shop.catalogue.markup import clean_html
from shop.catalogue.package_levels import package_levels
from shop.data import Availability, Fact, Identifier, ProductDetail, ProductLink, SellingUnit, Variant
from shop.devices.models import DeviceIdentifier, DeviceSize, ProductRelation
from shop.pricing.units import selling_unit, tiers_of
from shop.stock.availability import Supply, availability, family_availability
from shop.stock.levels import prefetch_main_levels, supply_of

MOST_COLUMNS = 6
"""Attributes in the table of variants."""
ITEM_COLUMNS = ("title", "slug", "is_public", "structure", "parent_id", "device__part_number", "device__discontinued")
LINK_COLUMNS = (*ITEM_COLUMNS, "parent__title", "parent__is_public")


class NoSuchProduct(LookupError):
    """No product of that id may be seen."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Something on the page that can be bought."""

    row: Any
    units: tuple[SellingUnit, ...]
    supply: Supply


def product_detail(product_id: int) -> ProductDetail:
    """The page of a single, of a family, or of a family with one of its variants selected. Its ``url`` is canonical.

    Raises:
        NoSuchProduct: there is none, or nobody may see it.
    """
    row = querysets.with_card_rows(querysets.visible_products()).filter(pk=product_id).first()
    if row is None:
        raise NoSuchProduct(product_id)
    main = row.parent if row.is_child else row
    items = _items(main)
    cls, made = product_class(row), device(row)
    attributes = facts.attributes_of([cls.pk]).get(cls.pk, []) if cls else []
    values = facts.values_of({main.pk, *items}, attributes)
    values.variants[main.pk] = _said_by_variants(items if main.is_parent else (), values)
    columns = _columns(attributes, values, list(items)) if main.is_parent else []
    selected = items.get(row.pk)
    replaced_by, replaces = _relations(row.pk)
    return ProductDetail(
        id=main.pk,
        title=row.get_title(),
        url=main.get_absolute_url(),
        maker=made.maker.name if made else "",
        brand=made.brand if made else "",
        part_number=made.part_number if made else "",
        description=clean_html(row.description or main.description),
        drawing=_drawing(row, main, items, attributes, values),
        breadcrumbs=_breadcrumbs(main.pk),
        facts=_facts(row, attributes, values) + device_facts.sizes(DeviceSize.objects.filter(product=row.pk)),
        safety=device_facts.safety(made),
        symbols=device_facts.symbols(made),
        classification=device_facts.classification(made),
        identifiers=_identifiers(row.pk, selected),
        units=tuple(unit for unit in selected.units if unit.price) if selected else (),
        availability=_availability(selected, items.values()),
        variants=_variants(items.values(), columns, values) if main.is_parent else (),
        variant_columns=tuple(attribute.name for attribute in columns),
        selected_variant_id=row.pk if row.is_child else None,
        replaced_by=replaced_by,
        replaces=replaces,
    )


def _items(main: Any) -> dict[int, _Item]:
    """What can be bought on the page of ``main``: itself, or its variants. Three queries."""
    shown = querysets.orderable_products().filter(Q(pk=main.pk) | Q(parent=main.pk)).select_related("device")
    rows = list(shown.only(*ITEM_COLUMNS).prefetch_related(prefetch_main_levels()).order_by("pk"))
    units: dict[int, list[SellingUnit]] = defaultdict(list)
    records = querysets.in_order_of_offer().filter(product__in=[row.pk for row in rows])
    for record in records.select_related("selling_unit").annotate(price_tiers=tiers_of("pk")):
        units[record.product_id].append(selling_unit(record))
    return {row.pk: _item(row, units[row.pk]) for row in rows}


def _item(row: Any, units: Sequence[SellingUnit]) -> _Item:
    offered = next((unit for unit in units if unit.price), None)
    supply = supply_of(
        row,
        smallest_unit=offered.base_quantity if offered else 1,
        base_name=offered.base_name if offered else "each",
        unit_label=offered.label if offered else "",
        priced=offered is not None,
    )
    return _Item(row, tuple(units), supply)


def _said_by_variants(variants: Iterable[int], values: Values) -> dict[int, list[Stated]]:
    """The distinct values of ``variants`` by attribute, in order."""
    distinct: dict[int, dict[str, Stated]] = defaultdict(dict)
    for pk in variants:
        for attribute_id, stated in values.own.get(pk, {}).items():
            distinct[attribute_id][stated.text] = stated
    return {key: sorted(said.values(), key=lambda stated: stated.order) for key, said in distinct.items()}


def _columns(attributes: Sequence[Attribute], values: Values, variants: Sequence[int]) -> list[Attribute]:
    """The attributes that tell ``variants`` apart: the deciding ones that differ, and more until no two look alike."""

    def said(attribute: Attribute) -> list[str]:
        return [stated.text if (stated := values.own.get(pk, {}).get(attribute.id)) else "" for pk in variants]

    differing = [attribute for attribute in attributes if len(set(said(attribute))) > 1]
    columns = [attribute for attribute in differing if attribute.deciding]
    for attribute in differing:
        rows = list(zip(*(said(column) for column in columns), strict=True))
        if len(columns) == MOST_COLUMNS or (rows and len(set(rows)) == len(variants)):
            break
        if attribute not in columns:
            columns.append(attribute)
    shown = columns or [attribute for attribute in attributes if attribute.deciding][:1]
    return [attribute for attribute in attributes if attribute in shown]


def _variants(items: Iterable[_Item], columns: Sequence[Attribute], values: Values) -> tuple[Variant, ...]:
    def place(item: _Item) -> tuple[Any, ...]:
        own = values.own.get(item.row.pk, {})
        return tuple(own[column.id].order if column.id in own else (float("inf"), "") for column in columns)

    return tuple(_variant(item, columns, values) for item in sorted(items, key=place))


def _variant(item: _Item, columns: Sequence[Attribute], values: Values) -> Variant:
    said = facts.facts_of(item.row.pk, item.row.parent_id, columns, values)
    made = getattr(item.row, "device", None)
    return Variant(
        id=item.row.pk,
        title=item.row.title or ", ".join(fact.value for fact in said if fact.stated),
        url=item.row.get_absolute_url(),
        part_number=made.part_number if made else "",
        facts=said,
        units=item.units,
        availability=availability(item.supply, today=timezone.localdate()),
    )


def _facts(row: Any, attributes: Sequence[Attribute], values: Values) -> tuple[Fact, ...]:
    if row.is_parent:
        return facts.family_facts(row.pk, attributes, values)
    return facts.facts_of(row.pk, row.parent_id, attributes, values)


def _drawing(row: Any, main: Any, items: Iterable[int], attributes: Sequence[Attribute], values: Values) -> Drawing:
    first_variant = next(iter(items), 0)
    said = [values.own.get(pk, {}) for pk in (row.pk, main.pk, first_variant)]
    return drawings.drawing(row, attributes, said)


def _availability(selected: _Item | None, items: Iterable[_Item]) -> Availability:
    today = timezone.localdate()
    if selected:
        return availability(selected.supply, today=today)
    return family_availability([item.supply for item in items], today=today)


def _breadcrumbs(product_id: int) -> tuple[tuple[str, str], ...]:
    """The way from the outermost category to the deepest one that holds the product. One query."""
    holds = get_model("catalogue", "ProductCategory").objects.filter(
        product=product_id, category__path__startswith=OuterRef("path")
    )
    rows = list(querysets.browsable_categories().only("path", "depth", "name", "slug").filter(Exists(holds)))
    deepest = max(rows, key=lambda category: category.depth, default=None)
    way = [row for row in rows if deepest and deepest.path.startswith(row.path)]
    return tuple((category.name, category.get_absolute_url()) for category in way)


def _identifiers(product_id: int, item: _Item | None) -> tuple[Identifier, ...]:
    """Primary first, then as the kinds are listed, smaller packages before larger."""
    order = list(DeviceIdentifier.Kind.values)
    rows = sorted(
        DeviceIdentifier.objects.filter(product=product_id),
        key=lambda row: (order.index(row.kind), row.quantity or 0, row.value),
    )
    levels = package_levels(rows, base_name=item.supply.base_name if item else "each")
    return tuple(
        Identifier(
            value=row.value,
            kind=row.get_kind_display(),
            agency=row.get_agency_display(),
            contains=row.quantity,
            check_digit_valid=row.check_digit_valid,
            level=levels[row.pk],
        )
        for row in rows
    )


def _relations(product_id: int) -> tuple[ProductLink | None, tuple[ProductLink, ...]]:
    """What replaces a product, and what it replaces, as far as it may be seen. One query."""
    rows = (
        ProductRelation.objects.filter(Q(product=product_id) | Q(other=product_id), kind=ProductRelation.Kind.REPLACES)
        .select_related("product__parent", "product__device", "other__parent", "other__device")
        .only(*(f"{side}__{column}" for side in ("product", "other") for column in LINK_COLUMNS))
        .order_by("pk")
    )
    newer = [_link(row.product) for row in rows if row.other_id == product_id and _visible(row.product)]
    older = [_link(row.other) for row in rows if row.product_id == product_id and _visible(row.other)]
    return (newer[0] if newer else None), tuple(older)


def _visible(product: Any) -> bool:
    return product.is_public and (product.parent is None or product.parent.is_public)


def _link(product: Any) -> ProductLink:
    made = getattr(product, "device", None)
    return ProductLink(
        id=product.pk,
        title=product.get_title(),
        url=product.get_absolute_url(),
        part_number=made.part_number if made else "",
    )
