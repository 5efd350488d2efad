"""Writes ``ProductFacets``: one statement, whether one product changed or a whole catalogue was loaded.

Values are read as ``shop.catalogue.attributes`` reads them: a variant says what its family says where it is silent
itself, and texts such as "not stated" are silence. A span is a pair of numbers,
infinite where one is open. What does not apply leaves no element, not even a silent one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from oscar.core.loading import get_model

from shop.catalogue.attributes import UNSTATED_VALUES
from shop.catalogue.models import ProductFacets
from shop.catalogue.spans import STORED
from shop.devices.models import DOES_NOT_APPLY

AT_ONCE = 5_000
"""Products in one statement."""
LONGEST_TEXT = 100
"""Longer texts are cut: as a choice in a filter nobody reads more."""

_WRITE = """
WITH leaf AS MATERIALIZED (
    SELECT product.id, product.parent_id AS family_id, COALESCE(product.parent_id, product.id) AS listed_id,
        COALESCE(product.product_class_id, family.product_class_id) AS class_id,
        CASE WHEN own.product_id IS NULL THEN product.parent_id ELSE product.id END AS device_id
    FROM catalogue_product AS product
    LEFT JOIN catalogue_product AS family ON family.id = product.parent_id
    LEFT JOIN shop_device AS own ON own.product_id = product.id
    WHERE product.id = ANY(%(ids)s) AND (product.structure <> 'parent' OR NOT EXISTS (
        SELECT FROM catalogue_product AS variant WHERE variant.parent_id = product.id AND variant.is_public
    ))
), said AS (
    SELECT leaf.id, attribute.id AS attribute_id, value.product_id = leaf.id AS is_own,
        CASE attribute.type
            WHEN 'integer' THEN TO_JSONB(value.value_integer)
            WHEN 'float' THEN TO_JSONB(value.value_float)
            WHEN 'text' THEN CASE WHEN span.ends IS NOT NULL THEN TO_JSONB(
                ARRAY[COALESCE(span.ends[1], '-Infinity'), COALESCE(span.ends[2], 'Infinity')]::float8[]
            ) END
        END AS number,
        CASE attribute.type
            WHEN 'option' THEN CASE WHEN LOWER(BTRIM(option.option)) <> ALL(%(silent)s) THEN 'o' || option.id END
            WHEN 'multi_option' THEN 'o' || several.attributeoption_id
            WHEN 'boolean' THEN CASE WHEN value.value_boolean THEN 'yes' WHEN NOT value.value_boolean THEN 'no' END
            WHEN 'text' THEN CASE WHEN span.ends IS NULL AND LOWER(BTRIM(value.value_text)) <> ALL(%(silent)s)
                THEN LEFT(BTRIM(REGEXP_REPLACE(value.value_text, '[[:space:]]+', ' ', 'g')), %(longest)s) END
        END AS choice
    FROM leaf
    JOIN catalogue_productattributevalue AS value ON value.product_id IN (leaf.id, leaf.family_id)
    JOIN catalogue_productattribute AS attribute
        ON attribute.id = value.attribute_id AND attribute.product_class_id = leaf.class_id
    LEFT JOIN shop_attributeprofile AS profile ON profile.attribute_id = attribute.id AND profile.spans
    LEFT JOIN LATERAL (SELECT REGEXP_MATCH(value.value_text, %(span)s) AS ends) AS span
        ON profile.attribute_id IS NOT NULL AND attribute.type = 'text'
    LEFT JOIN catalogue_attributeoption AS option ON option.id = value.value_option_id
    LEFT JOIN catalogue_productattributevalue_value_multi_option AS several
        ON attribute.type = 'multi_option' AND several.productattributevalue_id = value.id
), stated AS (
    SELECT DISTINCT id, attribute_id, number, choice FROM (
        SELECT *, BOOL_OR(is_own) OVER (PARTITION BY id, attribute_id) AS has_own
        FROM said WHERE number IS NOT NULL OR choice IS NOT NULL
    ) AS heard WHERE is_own OR NOT has_own
), counted AS (
    SELECT id, JSONB_OBJECT_AGG(attribute_id, number) AS numbers FROM stated WHERE number IS NOT NULL GROUP BY id
), chosen AS (
    SELECT leaf.id, ARRAY_AGG(attribute.id || '=' || COALESCE(stated.choice, '') ORDER BY attribute.id, stated.choice)
        FILTER (WHERE stated.number IS NULL) AS choices
    FROM leaf
    JOIN catalogue_productattribute AS attribute ON attribute.product_class_id = leaf.class_id
        AND attribute.type IN ('option', 'multi_option', 'boolean', 'text', 'integer', 'float')
    LEFT JOIN stated ON stated.id = leaf.id AND stated.attribute_id = attribute.id
    WHERE stated.id IS NOT NULL OR NOT EXISTS (
        SELECT FROM shop_doesnotapply AS void
        WHERE void.attribute_id = attribute.id AND void.product_id IN (leaf.id, leaf.family_id)
    )
    GROUP BY leaf.id
)
INSERT INTO shop_productfacets (product_id, listed_id, values, numbers, alike)
SELECT leaf.id, leaf.listed_id, said.values, COALESCE(counted.numbers, '{}'),
    HASHTEXTEXTENDED(ARRAY_TO_STRING(said.values, CHR(31)), 0)
FROM leaf
LEFT JOIN shop_device AS device ON device.product_id = leaf.device_id
LEFT JOIN chosen ON chosen.id = leaf.id
LEFT JOIN counted ON counted.id = leaf.id
CROSS JOIN LATERAL (
    SELECT ARRAY_REMOVE(ARRAY[
        'kind=' || COALESCE(leaf.class_id::text, ''),
        'maker=' || COALESCE(device.maker_id::text, ''),
        'sterile=' || REPLACE(NULLIF(COALESCE(device.sterile, ''), %(void)s), 'not_stated', ''),
        'use=' || COALESCE(NULLIF(device.use, 'not_stated'), ''),
        'latex=' || REPLACE(NULLIF(COALESCE(device.latex, ''), %(void)s), 'not_stated', ''),
        'mri=' || REPLACE(NULLIF(COALESCE(device.mri_safety, ''), %(void)s), 'not_stated', '')
    ], NULL) || COALESCE(chosen.choices, '{}') AS values
) AS said
ON CONFLICT (product_id) DO UPDATE
SET listed_id = EXCLUDED.listed_id, values = EXCLUDED.values, numbers = EXCLUDED.numbers, alike = EXCLUDED.alike
WHERE (shop_productfacets.listed_id, shop_productfacets.values, shop_productfacets.numbers)
    IS DISTINCT FROM (EXCLUDED.listed_id, EXCLUDED.values, EXCLUDED.numbers)
"""

_FORGET = """
DELETE FROM shop_productfacets AS facets WHERE facets.product_id = ANY(%(ids)s) AND EXISTS (
    SELECT FROM catalogue_product AS variant JOIN catalogue_product AS family ON family.id = variant.parent_id
    WHERE family.id = facets.product_id AND family.structure = 'parent' AND variant.is_public
)
"""


@transaction.atomic
def refresh_facets(ids: Iterable[int | None]) -> None:
    """Bring the rows of these products up to date, with those of their variants and families."""
    wanted = sorted({pk for pk in ids if pk})
    products = get_model("catalogue", "Product").objects.order_by()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        variants = products.filter(parent__in=some).values_list("pk", flat=True)
        families = products.filter(pk__in=some, parent__isnull=False).values_list("parent_id", flat=True)
        _write({*some, *variants, *families})


def rebuild_facets() -> int:
    """Bring every row up to date, a batch a transaction; how many rows there are then."""
    ids = get_model("catalogue", "Product").objects.order_by("pk").values_list("pk", flat=True)
    every = list(ids)
    for start in range(0, len(every), AT_ONCE):
        with transaction.atomic():
            _write(every[start : start + AT_ONCE])
    return ProductFacets.objects.count()


def _write(ids: Iterable[int]) -> None:
    columns: dict[str, Any] = {
        "ids": sorted(ids),
        "silent": sorted(UNSTATED_VALUES),
        "longest": LONGEST_TEXT,
        "span": STORED,
        "void": DOES_NOT_APPLY,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, columns)
        cursor.execute(_WRITE, columns)
