"""Products as they stand in lists and inside guides: any number of them in three queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.utils import timezone

from core.drawings import Drawing
from shop.catalogue import attributes as facts
from shop.catalogue import drawings
from shop.catalogue.attributes import Attribute, Values
from shop.catalogue.card_rows import CardRow, card_rows
from shop.catalogue.device_facts import main_facts
from shop.catalogue.querysets import product_address
from shop.data import ProductCard, SellingUnit
from shop.devices.models import Device
from shop.pricing.units import read_tiers, unit_of
from shop.stock.availability import FamilySupply, Supply, availability, family_availability


def product_cards(ids: Iterable[int]) -> dict[int, ProductCard]:
    """The cards of those products among ``ids`` that may be seen now, in the order of ``ids``.

    A withdrawn or unknown product has none. Three queries, however many ids; none for no ids.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    today = timezone.localdate()
    rows = card_rows(wanted, today=today)
    attributes = facts.attributes_of({row.class_id for row in rows.values() if row.class_id})
    values = _values(rows.values(), attributes)
    return {pk: _card(rows[pk], attributes, values, today) for pk in wanted if pk in rows}


def _values(rows: Collection[CardRow], attributes: Mapping[int, list[Attribute]]) -> Values:
    """What the facts and the drawings of ``rows`` are made of. One query."""
    drawn = {
        (row.class_id, code) for row in rows if row.drawing_params for code in drawings.drawn_codes(row.drawing_params)
    }
    every = [attribute for of_class in attributes.values() for attribute in of_class]
    deciding = [attribute.id for attribute in every if attribute.deciding]
    used = [attribute for attribute in every if attribute.deciding or (attribute.class_id, attribute.code) in drawn]
    speaking = {pk for row in rows for pk in (row.id, row.family_id, row.first_variant) if pk}
    return facts.values_of(speaking, used, families=[row.id for row in rows if row.is_family], varying=deciding)


def _card(row: CardRow, attributes: Mapping[int, list[Attribute]], values: Values, today: dt.date) -> ProductCard:
    of_class = attributes.get(row.class_id or 0, [])
    deciding = [attribute for attribute in of_class if attribute.deciding][:3]
    unit = _unit(row)
    if row.is_family:
        said = facts.applying(facts.family_facts(row.id, deciding, values))
        supply = family_availability(
            FamilySupply(
                items=row.sum_items,
                sold=row.sum_sold,
                now=row.sum_now,
                free=row.sum_free,
                any_priced=row.any_priced,
                any_later=row.any_later,
                due=row.due,
            )
        )
    else:
        said = facts.applying(facts.facts_of(row.id, row.family_id, deciding, values)) or _main_facts(row)
        supply = availability(_supply(row, unit), today=today)
    return ProductCard(
        id=row.id,
        title=row.title,
        url=product_address(row.slug, row.id),
        maker=row.maker or "",
        part_number=row.part_number or "",
        drawing=_drawing(row, of_class, values),
        facts=said,
        unit=unit if unit and unit.price else None,
        availability=supply,
        variant_count=row.sum_items if row.is_family else 0,
    )


def _unit(row: CardRow) -> SellingUnit | None:
    if row.unit_id is None:
        return None
    return unit_of(
        stockrecord_id=row.unit_id,
        sku=row.sku,
        price=row.price,
        currency=row.currency,
        code=row.unit_code,
        base_quantity=row.base_quantity,
        base_name=row.base_name,
        minimum=row.minimum,
        multiple=row.multiple,
        tax_class=row.tax_class,
        tiers=read_tiers(row.tiers or ()),
    )


def _supply(row: CardRow, unit: SellingUnit | None) -> Supply:
    return Supply(
        on_hand=row.on_hand,
        reserved=row.reserved or 0,
        backorder_allowed=bool(row.backorder_allowed),
        expected_on=row.expected_on,
        discontinued=row.discontinued,
        priced=unit is not None and unit.price is not None,
        smallest_unit=unit.base_quantity if unit else 1,
        base_name=unit.base_name if unit else "each",
        unit_label=unit.label if unit else "",
    )


def _main_facts(row: CardRow) -> tuple[facts.Fact, ...]:
    if row.maker is None:
        return ()
    return main_facts(Device(sterile=row.sterile, use=row.use, latex=row.latex))


def _drawing(row: CardRow, attributes: Iterable[Attribute], values: Values) -> Drawing:
    if not row.drawing_kind:
        return Drawing.of(drawings.FALLBACK)
    said = [values.own.get(pk or 0, {}) for pk in (row.id, row.family_id, row.first_variant)]
    return drawings.drawing_of(row.drawing_kind, row.drawing_params or {}, attributes, said)
