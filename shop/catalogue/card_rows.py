"""What the cards of a list are made of: one row a product, whatever it is, however many variants it has.

Written as SQL because Django takes longer to put such a statement together than PostgreSQL takes to answer it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from shop.stock.services import MAIN_LOCATION


class CardRow(NamedTuple):
    """A product that may be seen: a single, a variant, or a family with all of its variants summed up.

    The columns of stock are those of ``shop.stock.availability.Supply``; of a family they are None, and ``sum_*`` count
    its variants. ``unit_*`` is what is offered first, of a family its cheapest; ``unit_id`` is None where nothing is.
    Quantities are base units, ``price`` is without VAT.
    """

    id: int
    is_family: bool
    title: str
    slug: str
    family_id: int | None
    class_id: int | None
    drawing_kind: str | None
    drawing_params: dict[str, Any] | None
    maker: str | None
    part_number: str | None
    sterile: str | None
    use: str | None
    latex: str | None
    first_variant: int | None
    discontinued: bool
    on_hand: int | None
    reserved: int | None
    backorder_allowed: bool | None
    expected_on: dt.date | None
    sum_items: int
    sum_sold: int
    """Not discontinued."""
    sum_now: int
    """Of which one unit can leave today."""
    sum_free: int
    any_priced: bool
    """Any that is not discontinued has a price."""
    any_later: bool
    """Any may be ordered although it is not there."""
    due: dt.date | None
    """The first day on which any of them that is not discontinued is expected."""
    unit_id: int | None
    sku: str
    price: Decimal | None
    currency: str
    unit_code: str | None
    base_quantity: int | None
    base_name: str | None
    minimum: int | None
    multiple: int | None
    tax_class: str | None
    tiers: list[dict[str, Any]] | None
    """As ``shop.pricing.units.read_tiers`` takes them."""


# ``sells_now`` and ``sells_later`` are those of shop.stock.availability.Supply; tests hold the two together.
_ROWS = """
WITH listed AS MATERIALIZED (
    SELECT product.id, product.structure = 'parent' AS is_family, product.title, product.slug, product.parent_id,
        product.product_class_id, family.title AS family_title, family.product_class_id AS family_class_id
    FROM catalogue_product AS product LEFT JOIN catalogue_product AS family ON family.id = product.parent_id
    WHERE product.id = ANY(%(ids)s) AND product.is_public AND (family.id IS NULL OR family.is_public)
), item AS (
    SELECT id AS listed_id, id FROM listed WHERE NOT is_family
    UNION ALL
    SELECT variant.parent_id, variant.id FROM catalogue_product AS variant JOIN listed ON listed.id = variant.parent_id
    WHERE listed.is_family AND variant.is_public AND variant.structure <> 'parent'
), offered AS (
    SELECT item.listed_id, item.id, COALESCE(device.discontinued, FALSE) AS discontinued,
        level.on_hand, level.reserved, level.backorder_allowed, level.expected_on,
        offer.id AS unit_id, offer.price IS NOT NULL AS priced, LEAST(offer.price, offer.price_at_minimum) AS price,
        GREATEST(COALESCE(level.on_hand, 0) - COALESCE(level.reserved, 0), 0) AS free,
        offer.price IS NOT NULL
            AND COALESCE(level.on_hand, 0) - COALESCE(level.reserved, 0) >= offer.base_quantity AS sells_now,
        offer.price IS NOT NULL AND level.backorder_allowed IS TRUE AND device.discontinued IS NOT TRUE AS sells_later
    FROM item
    LEFT JOIN shop_device AS device ON device.product_id = item.id
    LEFT JOIN shop_stocklevel AS level ON level.product_id = item.id
        AND level.location_id = (SELECT id FROM shop_stocklocation WHERE code = %(main)s)
    LEFT JOIN LATERAL (
        SELECT record.id, record.price, COALESCE(unit.base_quantity, 1) AS base_quantity, (
            SELECT MIN(tier.price) FROM shop_pricetier AS tier
            WHERE tier.unit_id = record.id AND tier.from_quantity <= unit.minimum
        ) AS price_at_minimum
        FROM partner_stockrecord AS record LEFT JOIN shop_sellingunit AS unit ON unit.stockrecord_id = record.id
        WHERE record.product_id = item.id
        ORDER BY record.price IS NULL, COALESCE(unit.base_quantity, 1), record.price, record.id LIMIT 1
    ) AS offer ON TRUE
), summed AS (
    SELECT listed_id, MIN(id) AS first_item, BOOL_OR(discontinued) AS discontinued,
        MIN(on_hand) AS on_hand, MIN(reserved) AS reserved,
        BOOL_OR(backorder_allowed) AS backorder_allowed, MIN(expected_on) AS expected_on,
        COUNT(*) AS items, COUNT(*) FILTER (WHERE NOT discontinued) AS sold, COUNT(*) FILTER (WHERE sells_now) AS now,
        SUM(free)::int AS free,
        BOOL_OR(priced AND NOT discontinued) AS any_priced, BOOL_OR(sells_later) AS any_later,
        MIN(expected_on) FILTER (WHERE NOT discontinued AND expected_on >= %(today)s) AS due,
        (ARRAY_AGG(unit_id ORDER BY NOT priced, discontinued, price, id))[1] AS unit_id
    FROM offered GROUP BY listed_id
)
SELECT listed.id, listed.is_family, COALESCE(NULLIF(listed.title, ''), listed.family_title, ''), listed.slug,
    listed.parent_id, COALESCE(listed.product_class_id, listed.family_class_id),
    profile.drawing_kind, profile.drawing_params::json, maker.name,
    device.part_number, device.sterile, device.use, device.latex,
    CASE WHEN listed.is_family THEN summed.first_item END,
    COALESCE(summed.discontinued, FALSE), summed.on_hand, summed.reserved, summed.backorder_allowed, summed.expected_on,
    COALESCE(summed.items, 0), COALESCE(summed.sold, 0), COALESCE(summed.now, 0), COALESCE(summed.free, 0),
    COALESCE(summed.any_priced, FALSE), COALESCE(summed.any_later, FALSE), summed.due,
    record.id, COALESCE(record.partner_sku, ''), record.price, COALESCE(record.price_currency, ''),
    unit.code, unit.base_quantity, unit.base_name, unit.minimum, unit.multiple, unit.tax_class, (
        SELECT JSON_AGG(
            JSON_BUILD_OBJECT('from_quantity', tier.from_quantity, 'price', tier.price::text)
            ORDER BY tier.from_quantity
        ) FROM shop_pricetier AS tier WHERE tier.unit_id = unit.stockrecord_id
    )
FROM listed
LEFT JOIN summed ON summed.listed_id = listed.id
LEFT JOIN shop_classprofile AS profile
    ON profile.product_class_id = COALESCE(listed.product_class_id, listed.family_class_id)
LEFT JOIN shop_device AS own ON own.product_id = listed.id
LEFT JOIN shop_device AS device
    ON device.product_id = CASE WHEN own.product_id IS NULL THEN listed.parent_id ELSE listed.id END
LEFT JOIN shop_maker AS maker ON maker.id = device.maker_id
LEFT JOIN partner_stockrecord AS record ON record.id = summed.unit_id
LEFT JOIN shop_sellingunit AS unit ON unit.stockrecord_id = record.id
"""


def card_rows(ids: Sequence[int], *, today: dt.date) -> dict[int, CardRow]:
    """The rows of those of ``ids`` that may be seen, by id. One query. Deliveries due before ``today`` do not count."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"ids": list(ids), "main": MAIN_LOCATION, "today": today})
        return {row[0]: CardRow(*row) for row in cursor.fetchall()}
