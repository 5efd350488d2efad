"""Attributes of Oscar's product classes as facts, in bulk: one query for what may be said, one for what is said."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils.formats import date_format
from django.utils.html import strip_tags

from shop.catalogue.spans import KIND as SPAN
from shop.catalogue.spans import Span, hull
from shop.data import Fact

NOT_STATED = "Not stated by the maker"
INAPPLICABLE = "Does not apply"
UNSTATED_VALUES = {"", "not_stated", "not stated"}
"""Texts under which sources write that the maker is silent."""
MOST_LISTED = 3
"""Variants that differ in more values than these are summed up."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a product class. ``unit`` stands after the value. ``type`` is Oscar's, or ``SPAN``."""

    id: int
    class_id: int
    code: str
    name: str
    type: str
    unit: str
    deciding: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as text, with what puts it in order among others of its attribute, and as it is for a drawing."""

    text: str
    order: tuple[float | str, ...]
    raw: object


@dataclass(slots=True)
class Values:
    """What is said: by product for single values, by family for all that its variants say."""

    own: dict[int, dict[int, Stated]] = field(default_factory=lambda: defaultdict(dict))
    """Product id → attribute id → value."""
    variants: dict[int, dict[int, list[Stated]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    """Family id → attribute id → the distinct values of its variants, in order."""
    inapplicable: set[tuple[int, int]] = field(default_factory=set)
    """(product id, attribute id) of what makes no sense there; what is said for a family holds for its variants."""


_ATTRIBUTES = f"""
    SELECT attribute.id, attribute.product_class_id, attribute.code, attribute.name,
        CASE WHEN attribute.type = 'text' AND profile.spans THEN '{SPAN}' ELSE attribute.type END,
        COALESCE(profile.unit, ''), COALESCE(profile.deciding, FALSE)
    FROM catalogue_productattribute AS attribute
    LEFT JOIN shop_attributeprofile AS profile ON profile.attribute_id = attribute.id
    WHERE attribute.product_class_id = ANY(%s)
    ORDER BY attribute.product_class_id, profile.position NULLS LAST, attribute.id
"""  # noqa: S608 - a constant


def attributes_of(class_ids: Collection[int]) -> dict[int, list[Attribute]]:
    """The attributes of product classes, by class, in the order of our pages. One query, none for no classes."""
    found: dict[int, list[Attribute]] = defaultdict(list)
    if not class_ids:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_ATTRIBUTES, [list(class_ids)])
        for row in cursor.fetchall():
            found[row[1]].append(Attribute(*row))
    return found


def values_of(
    products: Collection[int],
    attributes: Iterable[Attribute],
    *,
    families: Collection[int] = (),
    varying: Collection[int] = (),
) -> Values:
    """What ``products`` say of ``attributes``, and the distinct values that the variants of ``families`` say of the
    attributes with ids ``varying``. One query.
    """
    known = {attribute.id: attribute for attribute in attributes}
    if not known:
        return Values()
    asked = {"products": list(products), "attributes": list(known), "families": list(families), "some": list(varying)}
    said_by_variants = bool(families and varying)
    with connection.cursor() as cursor:
        cursor.execute(f"{_SAID} UNION ALL {_SAID_BY_VARIANTS}" if said_by_variants else _SAID, asked)
        return _gathered(cursor.fetchall(), known)


SAID, SAID_BY_VARIANTS, DOES_NOT_APPLY = range(3)
"""What a row of ``values_of`` tells; it stands in its first column."""

_COLUMNS = """
    value.attribute_id, value.value_text, value.value_integer, value.value_float, value.value_boolean,
    value.value_date, value.value_richtext, value.value_option_id, option.option, one.id, one.option
"""
_VALUES = """
    catalogue_productattributevalue AS value
    LEFT JOIN catalogue_attributeoption AS option ON option.id = value.value_option_id
    LEFT JOIN catalogue_productattributevalue_value_multi_option AS several
        ON several.productattributevalue_id = value.id
    LEFT JOIN catalogue_attributeoption AS one ON one.id = several.attributeoption_id
"""
_SAID = f"""
    SELECT {SAID}, value.product_id, {_COLUMNS} FROM {_VALUES}
    WHERE value.product_id = ANY(%(products)s) AND value.attribute_id = ANY(%(attributes)s)
    UNION ALL
    SELECT {DOES_NOT_APPLY}, product_id, attribute_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM shop_doesnotapply WHERE product_id = ANY(%(products)s) AND attribute_id = ANY(%(attributes)s)
"""  # noqa: S608 - constants of this module
_SAID_BY_VARIANTS = f"""
    (SELECT DISTINCT {SAID_BY_VARIANTS}, variant.parent_id, {_COLUMNS}
    FROM catalogue_product AS variant JOIN ({_VALUES}) ON value.product_id = variant.id
    WHERE variant.parent_id = ANY(%(families)s) AND variant.is_public AND value.attribute_id = ANY(%(some)s))
"""  # noqa: S608 - constants of this module


def facts_of(
    product_id: int, parent_id: int | None, attributes: Iterable[Attribute], values: Values
) -> tuple[Fact, ...]:
    """A fact for each of ``attributes``; a variant says what its family says where it is silent itself."""
    own, family = values.own.get(product_id, {}), values.own.get(parent_id or 0, {})
    void = {key for owner, key in values.inapplicable if owner in (product_id, parent_id)}
    return tuple(_fact(attribute, own.get(attribute.id) or family.get(attribute.id), void) for attribute in attributes)


def family_facts(family_id: int, attributes: Iterable[Attribute], values: Values) -> tuple[Fact, ...]:
    """A fact for each of ``attributes``: the family's own, else its variants' values summed up."""
    facts = []
    void = {key for owner, key in values.inapplicable if owner == family_id}
    for attribute in attributes:
        said = values.variants.get(family_id, {}).get(attribute.id, [])
        if len(said) > 1:
            facts.append(Fact(attribute.code, attribute.name, _summed_up(attribute, said)))
        else:
            facts.append(_fact(attribute, said[0] if said else values.own.get(family_id, {}).get(attribute.id), void))
    return tuple(facts)


def _gathered(rows: Iterable[tuple], known: Mapping[int, Attribute]) -> Values:
    values = Values()
    read: dict[tuple[int, object, object], Stated | None] = {}  # most values of a list are said by several products
    multiple: dict[tuple[int, int, int], dict[int, str]] = defaultdict(dict)
    for of_variants, owner, attribute_id, *columns in rows:
        if of_variants == DOES_NOT_APPLY:
            values.inapplicable.add((owner, attribute_id))
            continue
        attribute = known[attribute_id]
        if attribute.type == "multi_option":
            if columns[-2] is not None:
                multiple[of_variants, owner, attribute_id][columns[-2]] = columns[-1]
            continue
        raw, order = _value(attribute.type, columns)
        if (attribute_id, raw, order) not in read:
            read[attribute_id, raw, order] = _stated(attribute, raw, order)
        stated = read[attribute_id, raw, order]
        if stated and of_variants == SAID_BY_VARIANTS:
            values.variants[owner][attribute_id].append(stated)
        elif stated:
            values.own[owner][attribute_id] = stated
    for (of_variants, owner, attribute_id), options in multiple.items():
        if of_variants == SAID_BY_VARIANTS:  # each option counts by itself: which variant has which does not show here
            values.variants[owner][attribute_id] += [Stated(text, (pk, text), text) for pk, text in options.items()]
        else:
            text = ", ".join(options[pk] for pk in sorted(options))
            values.own[owner][attribute_id] = Stated(text, (0, text), text)
    for said in values.variants.values():
        for attribute_id in said:
            said[attribute_id].sort(key=lambda stated: stated.order)
    return values


_COLUMN_OF = {"integer": 1, "float": 2, "boolean": 3, "date": 4, "richtext": 5, "option": 7}
"""Where the value of an attribute's type stands among its columns; other types are text."""
_ORDERED = {"integer", "float", "boolean"}


def _value(kind: str, columns: Sequence[Any]) -> tuple[Any, float]:
    """The value in the column of the attribute's type, None where there is none, and what puts it in order."""
    raw = columns[_COLUMN_OF.get(kind, 0)]
    if raw is None:
        return None, 0
    return raw, columns[6] if kind == "option" else raw if kind in _ORDERED else 0


def _stated(attribute: Attribute, raw: Any, order: float) -> Stated | None:
    """A value as it is said; None where there is none or the maker is silent."""
    if raw is None:
        return None
    if attribute.type == SPAN:
        return _stated_span(attribute, raw)
    words = _words(raw)
    if words.strip().lower() in UNSTATED_VALUES:
        return None
    printed = f"{words} {attribute.unit}" if attribute.unit else words
    return Stated(printed, (float(order), words), raw)


def _stated_span(attribute: Attribute, raw: str) -> Stated | None:
    """What is stored and is no span is said as it stands: it is not silence."""
    if (span := Span.stored(raw)) is None:
        words = _words(raw)
        return Stated(words, (float("inf"), float("inf"), words), raw) if words else None
    printed = f"{span.words} {attribute.unit}" if attribute.unit else span.words
    return Stated(printed, (*span.order, span.words), raw)


def _words(raw: object) -> str:
    if isinstance(raw, bool):
        return "Yes" if raw else "No"
    if isinstance(raw, float):
        return f"{raw:.4f}".rstrip("0").rstrip(".")
    if isinstance(raw, dt.date):
        return date_format(raw, "j F Y")
    return " ".join(strip_tags(raw).split()) if isinstance(raw, str) else str(raw)


def applying(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those of ``facts`` that make sense of their product."""
    return tuple(fact for fact in facts if fact.applies)


def inapplicable(code: str, name: str) -> Fact:
    return Fact(code, name, INAPPLICABLE, stated=False, applies=False)


def _fact(attribute: Attribute, stated: Stated | None, void: Collection[int]) -> Fact:
    if stated is None and attribute.id in void:
        return inapplicable(attribute.code, attribute.name)
    if stated is None:
        return Fact(attribute.code, attribute.name, NOT_STATED, stated=False)
    return Fact(attribute.code, attribute.name, stated.text)


def _summed_up(attribute: Attribute, said: Sequence[Stated]) -> str:
    """A few values are listed; many that count something go "5.5 to 9", ranges too; many others are counted."""
    unit = f" {attribute.unit}" if attribute.unit else ""
    words = [stated.text.removesuffix(unit) for stated in said]
    if len(words) <= MOST_LISTED:
        return ", ".join(words) + unit
    spans = [Span.stored(str(stated.raw)) for stated in said] if attribute.type == SPAN else []
    if whole := hull([span for span in spans if span]) if spans and None not in spans else None:
        return whole.words + unit
    if attribute.type != SPAN and all(word[:1].isdigit() for word in words):
        return f"{words[0]} to {words[-1]}{unit}"
    return f"{len(words)} to choose from"
