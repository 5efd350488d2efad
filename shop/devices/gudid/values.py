"""Values of typed attributes in our tables: written for new products, merged for changed ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from oscar.core.loading import get_model

from shop.catalogue.classes import class_spec
from shop.catalogue.services import ClassRows
from shop.devices.gudid.copying import copy_in
from shop.devices.gudid.deriving import Value

ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")

_COLUMNS = ("value_option_id", "value_integer", "value_float", "value_text")
_COLUMN = {"option": 0, "integer": 1, "float": 2, "text": 3}
Stated = tuple[str, dict[str, Value]]
"""Class, and attribute → value, of one product."""


def write(rows: ClassRows, of: Mapping[int, Stated]) -> None:
    """Write what is said of new products (id → class and values)."""
    copy_in(ProductAttributeValue, _instances(rows, of))


def merge(rows: ClassRows, before: Mapping[int, Stated], now: Mapping[int, Stated]) -> None:
    """Bring values from what the register said ``before`` to what it says ``now``.

    A value that is not what the register said before is a person's, and stays.
    """
    stored = {
        (product, attribute): (pk, tuple(columns))
        for pk, product, attribute, *columns in ProductAttributeValue.objects.filter(product__in=now).values_list(
            "pk", "product_id", "attribute_id", *_COLUMNS
        )
    }
    gone: list[int] = []
    fresh: dict[int, Stated] = {}
    for product, (slug, values) in now.items():
        old = before[product][1]
        for code in old.keys() | values.keys():
            if old.get(code) == values.get(code):
                continue
            row = stored.get((product, rows.attributes[slug, code]))
            if row is not None and (code not in old or row[1] != _columns(rows, slug, code, old[code])):
                continue
            if row is not None:
                gone.append(row[0])
            if code in values:
                fresh.setdefault(product, (slug, {}))[1][code] = values[code]
    ProductAttributeValue.objects.filter(pk__in=gone).delete()
    write(rows, fresh)


def _instances(rows: ClassRows, of: Mapping[int, Stated]) -> Iterator[Any]:
    for product, (slug, values) in of.items():
        for code, value in values.items():
            yield ProductAttributeValue(
                product_id=product,
                attribute_id=rows.attributes[slug, code],
                **dict(zip(_COLUMNS, _columns(rows, slug, code, value), strict=True)),
            )


def _columns(rows: ClassRows, slug: str, code: str, value: Value) -> tuple[Any, ...]:
    """``value`` in the column of the attribute's type, the others empty."""
    kind = class_spec(slug).attribute(code).type
    columns: list[Any] = [None] * len(_COLUMNS)
    columns[_COLUMN[kind]] = rows.options[slug, code, str(value)] if kind == "option" else value
    return tuple(columns)
