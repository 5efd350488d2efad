"""Products as they stand in lists and inside guides: any number of them in four queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils import timezone

from core.drawings import Drawing
from shop.catalogue import attributes as facts
from shop.catalogue import drawings, querysets
from shop.catalogue.attributes import Attribute, Values
from shop.catalogue.device_facts import main_facts
from shop.catalogue.drawings import device, product_class
from shop.data import ProductCard, SellingUnit
from shop.pricing.units import read_tiers, unit_of
from shop.stock.availability import Supply, availability, family_availability


def product_cards(ids: Iterable[int]) -> dict[int, ProductCard]:
    """The cards of those products among ``ids`` that may be seen now, in the order of ``ids``.

    A withdrawn or unknown product has none. Four queries, however many ids; none for no ids.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    found = querysets.with_card_rows(querysets.visible_products().filter(pk__in=wanted)).only(*querysets.CARD_COLUMNS)
    rows = {row.pk: row for row in found}
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


def _shelf(rows: Iterable[Any]) -> _Shelf:
    rows = list(rows)
    families = [row.pk for row in rows if row.is_parent]
    leaves = _leaves([row.pk for row in rows if not row.is_parent], families)
    of_family: dict[int, list[_Leaf]] = defaultdict(list)
    for leaf in leaves.values():
        if leaf.family_id in families:
            of_family[leaf.family_id].append(leaf)
    attributes = facts.attributes_of({cls.pk for row in rows if (cls := product_class(row))})
    deciding = [attribute for of_class in attributes.values() for attribute in of_class if attribute.deciding]
    used = {*deciding, *drawings.drawn_attributes(rows, attributes)}
    speaking = {row.pk for row in rows} | {row.parent_id for row in rows if row.parent_id}
    speaking |= {variants[0].id for variants in of_family.values()}  # a family that says nothing is drawn as these
    values = facts.values_of(speaking, used, families=families, varying=[attribute.id for attribute in deciding])
    return _Shelf(leaves, of_family, attributes, values)


def _leaves(products: list[int], families: list[int]) -> dict[int, _Leaf]:
    rows = querysets.leaves(products, families).order_by("pk")
    return {
        pk: _leaf(pk, parent_id, bool(discontinued), level, unit)
        for pk, parent_id, discontinued, level, unit in rows.values_list(
            "pk", "parent_id", "device__discontinued", "level", "unit"
        )
    }


def _leaf(
    pk: int, parent_id: int | None, discontinued: bool, level: dict[str, Any] | None, unit: dict[str, Any] | None
) -> _Leaf:
    stock = dict(level or {})
    if due := stock.get("expected_on"):
        stock["expected_on"] = dt.date.fromisoformat(due)
    if unit is None:
        return _Leaf(pk, parent_id, Supply(**stock, discontinued=discontinued, priced=False))
    price = unit["price"] and Decimal(unit["price"])
    offered = unit_of(**unit | {"price": price, "tiers": read_tiers(unit["tiers"])})
    supply = Supply(
        **stock,
        discontinued=discontinued,
        priced=offered.price is not None,
        smallest_unit=offered.base_quantity,
        base_name=offered.base_name,
        unit_label=offered.label,
    )
    return _Leaf(pk, parent_id, supply, offered)


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
            facts=facts.applying(facts.family_facts(row.pk, deciding, shelf.values)),
            unit=_cheapest(variants),
            availability=family_availability([variant.supply for variant in variants], today=shelf.today),
            variant_count=len(variants),
        )
    leaf = shelf.leaves[row.pk]
    return ProductCard(
        **common,
        facts=facts.applying(facts.facts_of(row.pk, row.parent_id, deciding, shelf.values)) or main_facts(made),
        unit=leaf.unit if leaf.unit and leaf.unit.price else None,
        availability=availability(leaf.supply, today=shelf.today),
    )


def _drawing(row: Any, attributes: list[Attribute], shelf: _Shelf) -> Drawing:
    own = shelf.values.own
    first_variant = next((leaf.id for leaf in shelf.of_family.get(row.pk, [])), 0)
    return drawings.drawing(row, attributes, [own.get(pk, {}) for pk in (row.pk, row.parent_id or 0, first_variant)])


def _cheapest(variants: list[_Leaf]) -> SellingUnit | None:
    """The unit a family is priced "from": the cheapest on sale, of discontinued ones only where nothing else is."""
    priced = [leaf for leaf in variants if leaf.unit and leaf.unit.price]
    on_sale = [leaf for leaf in priced if not leaf.supply.discontinued] or priced
    return min((leaf.unit for leaf in on_sale), key=lambda unit: unit.price.excl, default=None)
