"""Products as they stand in lists and inside guides: any number of them in six queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from core.drawings import Drawing
from shop.catalogue import attributes as facts
from shop.catalogue import querysets
from shop.catalogue.attributes import Attribute, Values
from shop.data import ProductCard, SellingUnit
from shop.pricing.units import unit_of
from shop.stock.availability import Supply, availability, family_availability

FALLBACK_DRAWING = "package"


def product_cards(ids: Iterable[int]) -> dict[int, ProductCard]:
    """The cards of those products among ``ids`` that may be seen now, in the order of ``ids``.

    A withdrawn or unknown product has none. Six queries, however many ids; none for no ids.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    rows = {row.pk: row for row in querysets.with_card_rows(querysets.visible_products().filter(pk__in=wanted))}
    shelf = _shelf(rows.values())
    return {pk: _card(rows[pk], shelf) for pk in wanted if pk in rows}


@dataclass(slots=True)
class _Leaf:
    """Something that can be bought: a single or a variant, with the unit that is offered first."""

    id: int
    family_id: int | None
    supply: Supply
    unit: SellingUnit | None = None


@dataclass(slots=True)
class _Shelf:
    """All that the cards of one call draw on."""

    leaves: dict[int, _Leaf]
    of_family: dict[int, list[_Leaf]]
    attributes: Mapping[int, list[Attribute]]
    values: Values
    today: dt.date = field(default_factory=timezone.localdate)


def product_class(row: Any) -> Any:
    """The class of a product row, which a variant has from its family; None where there is none."""
    return row.product_class or (row.parent and row.parent.product_class)


def device(row: Any) -> Any:
    """The device of a product row, or its family's; None where neither has one."""
    return getattr(row, "device", None) or (row.parent and getattr(row.parent, "device", None))


def drawing_spec(row: Any) -> tuple[str, dict[str, Any]]:
    """The kind of drawing of a product row and where its parameters come from."""
    profile = getattr(product_class(row), "profile", None)
    return (profile.drawing_kind, profile.drawing_params) if profile else (FALLBACK_DRAWING, {})


def _shelf(rows: Iterable[Any]) -> _Shelf:
    rows = list(rows)
    families = [row.pk for row in rows if row.is_parent]
    leaves = _leaves([row.pk for row in rows if not row.is_parent], families)
    of_family: dict[int, list[_Leaf]] = defaultdict(list)
    for leaf in leaves.values():
        if leaf.family_id in families:
            of_family[leaf.family_id].append(leaf)
    attributes = facts.attributes_of({cls.pk for row in rows if (cls := product_class(row))})
    drawn = {
        (cls.pk, code) for row in rows if (cls := product_class(row)) for code in facts.drawn_codes(drawing_spec(row)[1])
    }
    used = [
        attribute
        for of_class in attributes.values()
        for attribute in of_class
        if attribute.deciding or (attribute.class_id, attribute.code) in drawn
    ]
    speaking = {row.pk for row in rows} | {row.parent_id for row in rows if row.parent_id}
    speaking |= {variants[0].id for variants in of_family.values()}  # a family that says nothing is drawn as these
    values = facts.values_of(speaking, used, families=families, varying=[a.id for a in used if a.deciding])
    return _Shelf(leaves, of_family, attributes, values)


def _leaves(products: list[int], families: list[int]) -> dict[int, _Leaf]:
    found = {}
    levels = {
        product_id: level
        for product_id, *level in querysets.levels(products, families).values_list(
            "product_id", "on_hand", "reserved", "backorder_allowed", "expected_on"
        )
    }
    rows = querysets.leaves(products, families).order_by("pk").values_list("pk", "parent_id", "device__discontinued")
    for pk, parent_id, discontinued in rows:
        supply = Supply(*levels.get(pk, ()), discontinued=bool(discontinued), priced=False)
        found[pk] = _Leaf(pk, parent_id, supply)
    units = querysets.selling_units(products, families).distinct("product_id").values_list(
        "product_id", "pk", "partner_sku", "price", "price_currency", "selling_unit__code",
        "base_quantity", "selling_unit__base_name",
    )  # fmt: skip
    for product_id, pk, sku, price, currency, code, base_quantity, base_name in units:
        if leaf := found.get(product_id):
            leaf.unit = unit_of(
                stockrecord_id=pk, sku=sku, price=price, currency=currency, code=code, base_quantity=base_quantity,
                base_name=base_name,
            )  # fmt: skip
            leaf.supply = replace(
                leaf.supply, priced=price is not None, smallest_unit=base_quantity, base_name=leaf.unit.base_name
            )
    return found


def _card(row: Any, shelf: _Shelf) -> ProductCard:
    cls, made = product_class(row), device(row)
    attributes = shelf.attributes.get(cls.pk, []) if cls else []
    deciding = [attribute for attribute in attributes if attribute.deciding][:3]
    common = {
        "id": row.pk,
        "title": row.get_title(),
        "url": row.get_absolute_url(),
        "maker": made.maker.name if made else "",
        "part_number": made.part_number if made else "",
        "drawing": _drawing(row, attributes, shelf),
    }
    if row.is_parent:
        variants = shelf.of_family.get(row.pk, [])
        return ProductCard(
            **common,
            facts=facts.family_facts(row.pk, deciding, shelf.values),
            unit=_cheapest(variants),
            availability=family_availability([variant.supply for variant in variants], today=shelf.today),
            variant_count=len(variants),
        )
    leaf = shelf.leaves[row.pk]
    return ProductCard(
        **common,
        facts=facts.facts_of(row.pk, row.parent_id, deciding, shelf.values),
        unit=leaf.unit if leaf.unit and leaf.unit.price else None,
        availability=availability(leaf.supply, today=shelf.today),
    )


def _drawing(row: Any, attributes: list[Attribute], shelf: _Shelf) -> Drawing:
    kind, spec = drawing_spec(row)
    own = shelf.values.own
    first_variant = next((leaf.id for leaf in shelf.of_family.get(row.pk, [])), 0)
    said = [own.get(pk, {}) for pk in (row.pk, row.parent_id or 0, first_variant)]
    return Drawing.of(kind, **facts.drawing_params(spec, attributes, said))


def _cheapest(variants: list[_Leaf]) -> SellingUnit | None:
    """The unit a family is priced "from": the cheapest on sale, of discontinued ones only where nothing else is."""
    priced = [leaf for leaf in variants if leaf.unit and leaf.unit.price]
    on_sale = [leaf for leaf in priced if not leaf.supply.discontinued] or priced
    return min((leaf.unit for leaf in on_sale), key=lambda unit: unit.price.excl, default=None)
