"""Which drawing stands for a product: the kind of its class, with what is known of it as parameters.

``row`` is a Product loaded by ``querysets.with_card_rows``, so nothing here asks the database for it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core.drawings import Drawing
from shop.catalogue import attributes as facts
from shop.catalogue.attributes import Attribute, Stated

FALLBACK = "package"


def product_class(row: Any) -> Any:
    """The class of a product row, which a variant has from its family; None where there is none."""
    return row.product_class or (row.parent and row.parent.product_class)


def device(row: Any) -> Any:
    """The device of a product row, or its family's; None where neither has one."""
    return getattr(row, "device", None) or (row.parent and getattr(row.parent, "device", None))


def drawn_codes(spec: Mapping[str, object]) -> set[str]:
    """The attribute codes whose values a drawing takes; ``spec`` is ``ClassProfile.drawing_params``."""
    return {source for source in spec.values() if isinstance(source, str)}


def drawing_of(
    kind: str, spec: Mapping[str, Any], attributes: Iterable[Attribute], said: Sequence[Mapping[int, Stated]]
) -> Drawing:
    """The drawing of ``kind``; each parameter from the first of ``said`` (values by attribute) that has one."""
    by_code = {attribute.code: attribute.id for attribute in attributes}
    params: dict[str, object] = {}
    for name, source in spec.items():
        if isinstance(source, Mapping):
            params[name] = source.get("value")
        elif attribute_id := by_code.get(source):
            params[name] = next((values[attribute_id].raw for values in said if attribute_id in values), None)
    return Drawing.of(kind, **params)


def drawing(row: Any, attributes: Iterable[Attribute], said: Sequence[Mapping[int, Stated]]) -> Drawing:
    """The drawing of ``row``; ``said`` as for ``drawing_of``."""
    kind, spec = _spec(row)
    return drawing_of(kind, spec, attributes, said)


def drawings(rows: Iterable[Any]) -> dict[int, Drawing]:
    """The drawings of product rows by id. Two queries, however many."""
    rows = list(rows)
    attributes = facts.attributes_of({cls.pk for row in rows if (cls := product_class(row))})
    products = {row.pk for row in rows} | {row.parent_id for row in rows if row.parent_id}
    codes = {(cls.pk, code) for row in rows if (cls := product_class(row)) for code in drawn_codes(_spec(row)[1])}
    drawn = [one for of_class in attributes.values() for one in of_class if (one.class_id, one.code) in codes]
    own = facts.values_of(products, drawn).own
    return {
        row.pk: drawing(
            row, attributes.get(getattr(product_class(row), "pk", 0), []), [own[row.pk], own[row.parent_id or 0]]
        )
        for row in rows
    }


def class_drawing(profile: Any) -> Drawing:
    """The drawing of a class as such: only what is fixed for all of it."""
    if profile is None:
        return Drawing.of(FALLBACK)
    fixed = {name: source["value"] for name, source in profile.drawing_params.items() if isinstance(source, Mapping)}
    return Drawing.of(profile.drawing_kind, **fixed)


def _spec(row: Any) -> tuple[str, dict[str, Any]]:
    profile = getattr(product_class(row), "profile", None)
    return (profile.drawing_kind, profile.drawing_params) if profile else (FALLBACK, {})
