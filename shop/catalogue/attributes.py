"""Attributes of Oscar's product classes as facts, in bulk: one query for what may be said, one for what is said."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import BooleanField, DateField, F, FloatField, IntegerField, Q, QuerySet, TextField, Value
from django.utils.formats import date_format
from django.utils.html import strip_tags
from oscar.core.loading import get_model

from core.prepared import Prepared
from shop.data import Fact
from shop.devices.models import DoesNotApply

NOT_STATED = "Not stated by the maker"
INAPPLICABLE = "Does not apply"
UNSTATED_VALUES = {"", "not_stated", "not stated"}
"""Texts under which sources write that the maker is silent."""
MOST_LISTED = 3
"""Variants that differ in more values than these are summed up."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a product class. ``unit`` stands after the value."""

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
    order: tuple[float, str]
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


def attributes_of(class_ids: Collection[int]) -> dict[int, list[Attribute]]:
    """The attributes of product classes, by class, in the order of our pages. One query."""
    found: dict[int, list[Attribute]] = defaultdict(list)
    for pk, class_id, code, name, kind, unit, deciding in _ATTRIBUTES.rows(class_ids=list(class_ids)):
        found[class_id].append(Attribute(pk, class_id, code, name, kind, unit or "", bool(deciding)))
    return found


def _attributes(class_ids: list[int]) -> QuerySet:
    return (
        get_model("catalogue", "ProductAttribute")
        .objects.filter(product_class__id__any_of=class_ids)
        .order_by("product_class_id", F("profile__position").asc(nulls_last=True), "pk")
        .values_list("pk", "product_class", "code", "name", "type", "profile__unit", "profile__deciding")
    )


_ATTRIBUTES = Prepared(_attributes)


def said_by(products: Collection[int], attributes: Iterable[Attribute]) -> Values:
    """As ``values_of`` for ``products`` that have no attributes but these. One query, its SQL written once."""
    known = {attribute.id: attribute for attribute in attributes}
    rows = _SAID.rows(products=list(products))
    return _gathered((row for row in rows if row[2] in known), known)


def _said(products: list[int]) -> QuerySet:
    mine = Q(product__id__any_of=products)
    return _rows(mine, owner=F("product_id"), of_variants=SAID).union(_without(mine), all=True)


_SAID = Prepared(_said)


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
    wanted = Q(product__in=products, attribute__in=known)
    queryset = _rows(wanted, owner=F("product_id"), of_variants=SAID).union(_without(wanted), all=True)
    if families and varying:
        said_by_variants = Q(product__parent__in=families, product__is_public=True, attribute__in=varying)
        by_family = _rows(said_by_variants, owner=F("product__parent_id"), of_variants=SAID_BY_VARIANTS).distinct()
        queryset = queryset.union(by_family, all=True)
    return _gathered(queryset, known)


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


def _rows(condition: Q, *, owner: F, of_variants: int) -> QuerySet:
    return (
        get_model("catalogue", "ProductAttributeValue")
        .objects.filter(condition)
        .order_by()
        .values_list(
            Value(of_variants, output_field=IntegerField()),
            owner,
            "attribute_id",
            "value_text",
            "value_integer",
            "value_float",
            "value_boolean",
            "value_date",
            "value_richtext",
            "value_option_id",
            "value_option__option",
            "value_multi_option__id",
            "value_multi_option__option",
        )
    )


SAID, SAID_BY_VARIANTS, DOES_NOT_APPLY = range(3)
"""What a row of ``values_of`` tells; it stands in its first column."""


def _without(condition: Q) -> QuerySet:
    """What makes no sense of products, in the columns of ``_rows``."""
    nothing = [
        Value(None, output_field=output)
        for output in (
            TextField(), IntegerField(), FloatField(), BooleanField(), DateField(), TextField(), IntegerField(),
            TextField(), IntegerField(), TextField(),
        )
    ]  # fmt: skip
    return (
        DoesNotApply.objects.filter(condition)
        .order_by()
        .values_list(Value(DOES_NOT_APPLY, output_field=IntegerField()), F("product_id"), F("attribute_id"), *nothing)
    )


def _gathered(rows: Iterable[tuple], known: Mapping[int, Attribute]) -> Values:
    values = Values()
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
        stated = _stated(attribute, columns)
        if stated and of_variants:
            values.variants[owner][attribute_id].append(stated)
        elif stated:
            values.own[owner][attribute_id] = stated
    for (of_variants, owner, attribute_id), options in multiple.items():
        if of_variants:  # each option counts by itself: which variant has which does not show here
            values.variants[owner][attribute_id] += [Stated(text, (pk, text), text) for pk, text in options.items()]
        else:
            text = ", ".join(options[pk] for pk in sorted(options))
            values.own[owner][attribute_id] = Stated(text, (0, text), text)
    for said in values.variants.values():
        for attribute_id in said:
            said[attribute_id].sort(key=lambda stated: stated.order)
    return values


def _stated(attribute: Attribute, columns: Sequence[object]) -> Stated | None:
    """The value in the column of the attribute's type; None where there is none or the maker is silent."""
    text, integer, number, flag, date, richtext, option_id, option, _, _ = columns
    by_type = {
        "integer": (integer, integer),
        "float": (number, number),
        "boolean": (flag, flag),
        "date": (date, None),
        "richtext": (richtext, None),
        "option": (option, option_id),
    }
    raw, order = by_type.get(attribute.type, (text, None))
    if raw is None:
        return None
    words = _words(raw)
    if words.strip().lower() in UNSTATED_VALUES:
        return None
    printed = f"{words} {attribute.unit}" if attribute.unit else words
    return Stated(printed, (float(order or 0), words), raw)  # type: ignore[arg-type]


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
    """A few values are listed; many that count something go "5.5 to 9"; many others are counted."""
    unit = f" {attribute.unit}" if attribute.unit else ""
    words = [stated.text.removesuffix(unit) for stated in said]
    if len(words) <= MOST_LISTED:
        return ", ".join(words) + unit
    if all(word[:1].isdigit() for word in words):
        return f"{words[0]} to {words[-1]}{unit}"
    return f"{len(words)} to choose from"
