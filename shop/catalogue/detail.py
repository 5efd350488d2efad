"""Everything the page of a product shows, in six queries for a single as for a family of any size; in four more when
others stand beside it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from core.drawings import Drawing
from shop.catalogue import attributes as facts
from shop.catalogue import detail_rows, device_facts, drawings
from shop.catalogue.attributes import Attribute, Stated, Values
from shop.catalogue.cards import product_cards
from shop.catalogue.detail_rows import Item, Relation
from shop.catalogue.drawings import device, product_class
from shop.catalogue.markup import clean_html
from shop.catalogue.package_levels import package_levels, units_held
from shop.catalogue.ranges import brand_url, maker_url
from shop.catalogue.register_facts import gone_since, register_facts
from shop.catalogue.two_systems import in_two_systems
from shop.data import (
    Availability,
    Document,
    Fact,
    Identifier,
    ProductCard,
    ProductDetail,
    ProductLink,
    Related,
    Variant,
)
from shop.devices.models import DeviceDocument, DeviceIdentifier, ProductRelation
from shop.stock.availability import FamilySupply, availability, family_availability

MOST_COLUMNS = 6
"""Attributes in the table of variants."""
MOST_RELATED = 8
"""Products under one heading."""
HEADINGS = {
    ProductRelation.Kind.REPLACES: ("Replaces", "Replaced by"),
    ProductRelation.Kind.SUBSTITUTE: ("Can stand in for", "Can be used instead"),
    ProductRelation.Kind.COMPATIBLE: ("Used together with", "Used together with"),
    ProductRelation.Kind.SPARE_PART: ("Spare part of", "Spare parts"),
}
"""What a relation is called on the page of the product that has it, and on the page of the other one."""


class NoSuchProduct(LookupError):
    """No product of that id may be seen."""


def product_detail(product_id: int) -> ProductDetail:
    """The page of a single, of a family, or of a family with one of its variants selected. Its ``url`` is canonical.

    Raises:
        NoSuchProduct: there is none, or nobody may see it.
    """
    row = detail_rows.product_row(product_id)
    if row is None:
        raise NoSuchProduct(product_id)
    main = row.parent if row.is_child else row
    items = detail_rows.items_of(main)
    cls, made = product_class(row), device(row)
    attributes = facts.attributes_of([cls.pk]).get(cls.pk, []) if cls else []
    values = facts.values_of({main.pk, *items}, attributes)
    values.variants[main.pk] = _said_by_variants(items if main.is_parent else (), values)
    columns = _columns(attributes, values, list(items)) if main.is_parent else []
    selected = items.get(row.pk)
    relations = detail_rows.relations_of(row)
    cards = product_cards(pk for relation in relations for pk in (relation.product, relation.other) if pk != row.pk)
    way = detail_rows.way_to(main.pk)
    return ProductDetail(
        id=main.pk,
        title=row.get_title(),
        url=main.get_absolute_url(),
        maker=made.maker.name if made else "",
        brand=made.brand if made else "",
        part_number=made.part_number if made else "",
        description=clean_html(row.description or main.description),
        drawing=_drawing(row, main, items, attributes, values),
        breadcrumbs=(*way, (main.get_title(), main.get_absolute_url())) if row.is_child else way,
        facts=tuple(
            in_two_systems(fact)
            for fact in (*_facts(row, attributes, values), *device_facts.sizes(detail_rows.sizes_of(row)))
        ),
        safety=facts.applying(device_facts.safety(made)),
        symbols=device_facts.symbols(made),
        classification=device_facts.classification(made, detail_rows.code_names_of(row)),
        identifiers=_identifiers(detail_rows.identifiers_of(row), selected),
        units=tuple(unit for unit in selected.units if unit.price) if selected else (),
        availability=_availability(selected, items.values()),
        variants=_variants(items.values(), columns, values) if main.is_parent else (),
        variant_columns=tuple(attribute.name for attribute in columns),
        selected_variant_id=row.pk if row.is_child else None,
        maker_url=maker_url(made.maker.slug) if made else "",
        brand_url=brand_url(made.brand_slug) if made else "",
        replaced_by=_replacement(row.pk, relations, cards),
        related=_related({row.pk, main.pk}, relations, cards),
        documents=_documents(detail_rows.documents_of(row)),
        register=register_facts(made, getattr(row, "register_record", None)),
    )


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


def _variants(items: Iterable[Item], columns: Sequence[Attribute], values: Values) -> tuple[Variant, ...]:
    def place(item: Item) -> tuple[Any, ...]:
        own = values.own.get(item.id, {})
        return tuple(own[column.id].order if column.id in own else (float("inf"), "") for column in columns)

    today = timezone.localdate()
    return tuple(_variant(item, columns, values, today) for item in sorted(items, key=place))


def _variant(item: Item, columns: Sequence[Attribute], values: Values, today: dt.date) -> Variant:
    said = facts.facts_of(item.id, item.parent_id, columns, values)
    return Variant(
        id=item.id,
        title=item.title or ", ".join(fact.value for fact in said if fact.stated),
        url=item.url,
        part_number=item.part_number,
        facts=said,
        units=item.units,
        availability=availability(item.supply, today=today),
    )


def _facts(row: Any, attributes: Sequence[Attribute], values: Values) -> tuple[Fact, ...]:
    if row.is_parent:
        return facts.applying(facts.family_facts(row.pk, attributes, values))
    return facts.applying(facts.facts_of(row.pk, row.parent_id, attributes, values))


def _drawing(row: Any, main: Any, items: Iterable[int], attributes: Sequence[Attribute], values: Values) -> Drawing:
    first_variant = next(iter(items), 0)
    said = [values.own.get(pk, {}) for pk in (row.pk, main.pk, first_variant)]
    return drawings.drawing(row, attributes, said)


def _availability(selected: Item | None, items: Iterable[Item]) -> Availability:
    today = timezone.localdate()
    if selected:
        return availability(selected.supply, today=today)
    return family_availability(FamilySupply.of([item.supply for item in items], today=today))


def _identifiers(rows: Sequence[DeviceIdentifier], item: Item | None) -> tuple[Identifier, ...]:
    """Primary first, then as the kinds are listed, smaller packages before larger."""
    order = list(DeviceIdentifier.Kind.values)
    held = units_held(rows)
    levels = package_levels(rows, base_name=item.supply.base_name if item else "each")
    return tuple(
        Identifier(
            value=row.value,
            kind=row.get_kind_display(),
            agency=row.get_agency_display(),
            contains=row.quantity,
            check_digit_valid=row.check_digit_valid,
            level=levels[row.pk],
            note=gone_since(row.discontinued_on) if row.discontinued else "",
        )
        for row in sorted(rows, key=lambda row: (order.index(row.kind), held[row.pk], row.value))
    )


def _replacement(
    product_id: int, relations: Iterable[Relation], cards: Mapping[int, ProductCard]
) -> ProductLink | None:
    """What the product itself was replaced by; a family's replacement is not that of its variants."""
    for relation in relations:
        replaced = relation.kind == ProductRelation.Kind.REPLACES and relation.other == product_id
        if replaced and (card := cards.get(relation.product)):
            return ProductLink(id=card.id, title=card.title, url=card.url, part_number=card.part_number)
    return None


def _documents(rows: Sequence[DeviceDocument]) -> tuple[Document, ...]:
    """Every paper, those in force first: of several versions of one the newest. ``rows`` are newest first."""
    newest: dict[tuple[str, str, str], DeviceDocument] = {}
    for row in rows:
        newest.setdefault((row.kind, row.language, row.title), row)
    in_force = {row.pk for row in newest.values()}
    order = list(DeviceDocument.Kind.values)
    return tuple(
        Document(
            kind=row.get_kind_display(),
            title=str(row),
            language=row.language,
            version=row.version,
            valid_from=row.valid_from,
            size=row.size,
            checksum=row.checksum,
            url=reverse("catalogue:document", args=[row.pk]),
            superseded=row.pk not in in_force,
        )
        for row in sorted(
            rows, key=lambda row: (row.pk not in in_force, order.index(row.kind), row.language, row.title)
        )
    )


def _related(own: set[int], relations: Iterable[Relation], cards: Mapping[int, ProductCard]) -> tuple[Related, ...]:
    """The ``cards`` under their headings, in the order of these; what nobody may see has none. What belongs to the
    page itself (``own``: the product and its family) is left out.
    """
    found: dict[str, dict[int, ProductCard]] = {title: {} for both in HEADINGS.values() for title in reversed(both)}
    for relation in relations:
        forward = relation.product in own
        other = relation.other if forward else relation.product
        if other not in own and (card := cards.get(other)):
            found[HEADINGS[ProductRelation.Kind(relation.kind)][0 if forward else 1]][other] = card
    return tuple(Related(title, tuple(by_id.values())[:MOST_RELATED]) for title, by_id in found.items() if by_id)
