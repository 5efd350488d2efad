"""What a category can be narrowed down by, how many products each choice would leave, and what was chosen.

Choices of one facet are "any of these", facets are "all of these", and one and the same variant of a family has to fit
them all. The numbers beside a facet's choices respect what was chosen in the other facets, not in itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from oscar.core.loading import get_model

from shop.catalogue.forms import RESERVED, Choice, Filters, number
from shop.catalogue.spans import KIND as SPAN
from shop.devices.models import DOES_NOT_APPLY, Latex, Maker, MriSafety, Stated, Use
from shop.stock.services import MAIN_LOCATION

UNSTATED = "not_stated"
"""The value in an address that asks for those of which the maker says nothing."""
UNSTATED_LABEL = "Not stated"
MOST_CHOICES = 40
"""Choices offered of a facet: those with most products. What was chosen is always among them."""
MOST_TEXTS = 24
"""An attribute of free text with more different values than these is no filter."""
MOST_OPEN = 4
"""Facets that stand open when nothing is chosen; the others unfold."""
DEVICE_FACTS = (
    ("sterile", "Sterile as supplied", Stated),
    ("use", "Use", Use),
    ("latex", "Natural rubber latex", Latex),
    ("mri", "MRI safety", MriSafety),
)
NUMBERS = ("integer", "float")
MEASURED = (*NUMBERS, SPAN)
"""Types that are asked for from … to …."""
TYPES = ("option", "multi_option", "boolean", "text", *NUMBERS)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet: its value in addresses, its words, and its elements in ``ProductFacets.values``."""

    value: str
    label: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A facet before it is counted. ``keys``: what its elements begin with; several where classes share it.

    ``is_range``: asked for from … to …. ``of_spans``: what products say is a range too, and fits where the two overlap.
    """

    param: str
    name: str
    unit: str
    keys: tuple[str, ...]
    options: tuple[Option, ...] = ()
    is_range: bool = False
    of_spans: bool = False
    is_text: bool = False

    @property
    def unstated(self) -> Option:
        return Option(UNSTATED, UNSTATED_LABEL, tuple(f"{key}=" for key in self.keys))

    def option(self, value: str) -> Option | None:
        """What ``value`` in an address means; None when it means nothing here."""
        if value == UNSTATED:
            return self.unstated
        if self.is_text:
            return self.text(value)
        return next((option for option in self.options if option.value == value), None)

    def text(self, words: str) -> Option:
        return Option(words, words, tuple(f"{key}={words}" for key in self.keys))


_NUMBER = "(facets.numbers ->> %s)::float8"
_LOWEST, _HIGHEST = (f"(facets.numbers #>> ARRAY[%s, '{place}'])::float8" for place in (0, 1))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen in one facet: any of ``options``, or a number from ``low`` to ``high``, the ends included."""

    facet: Definition
    options: tuple[Option, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def is_range(self) -> bool:
        return self.low is not None or self.high is not None

    def pairs(self) -> list[tuple[str, str]]:
        """As it stands in an address."""
        ends = [(f"{self.facet.param}_from", self.low), (f"{self.facet.param}_to", self.high)]
        return [(name, f"{end:g}") for name, end in ends if end is not None] + [
            (self.facet.param, option.value) for option in self.options
        ]

    def condition(self) -> tuple[str, list[Any]]:
        """SQL that is true of the rows that fit, and its parameters."""
        parts: list[str] = []
        params: list[Any] = []
        elements = [element for option in self.options for element in option.elements]
        if elements == [IN_STOCK]:
            return "level.product_id IS NOT NULL", []
        if elements:
            parts.append('facets."values" && %s::text[]')
            params.append(elements)
        for key in self.facet.keys if self.is_range else ():
            ends = [(_LOWEST if self.facet.of_spans else _NUMBER, "<=", self.high)]
            ends += [(_HIGHEST if self.facet.of_spans else _NUMBER, ">=", self.low)]
            tests = [(f"{said} {sign} %s", end) for said, sign, end in ends if end is not None]
            parts.append(" AND ".join(test for test, _ in tests))
            params += [value for _, end in tests for value in (key, end)]
        return "COALESCE(" + " OR ".join(parts) + ", FALSE)", params


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet as a page shows it. ``low`` and ``high`` as chosen, ``least`` and ``most`` as there are any."""

    param: str
    name: str
    unit: str
    choices: tuple[Choice, ...]
    is_range: bool = False
    low: str = ""
    high: str = ""
    least: str = ""
    most: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice, with the query string of the page without it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class WayOut:
    """What to let go of when nothing fits, with the query string of the page without it and what it shows."""

    label: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many products: in all, and by element with what is chosen in other facets respected."""

    total: int = 0
    of: Mapping[str, int] = field(default_factory=dict)
    but_for: Mapping[int, int] = field(default_factory=dict)
    """How many fit all that was chosen but for one facet, by its place among what was chosen."""


IN_STOCK = "stock=yes"
STOCK = Definition("in_stock", "Stock", "", ("stock",), (Option("1", "In stock now", (IN_STOCK,)),))

_LEAVES = """
    FROM shop_productfacets AS facets
    LEFT JOIN (
        SELECT product_id FROM shop_stocklevel JOIN shop_stocklocation AS place ON place.id = location_id
        WHERE place.code = %s AND on_hand > reserved
    ) AS level ON level.product_id = facets.product_id
    WHERE facets.listed_id IN (SELECT product_id FROM catalogue_productcategory WHERE category_id = ANY(%s))
        AND facets.product_id NOT IN (SELECT id FROM catalogue_product WHERE NOT is_public)
        AND facets.listed_id NOT IN (SELECT id FROM catalogue_product WHERE NOT is_public)
"""

# Most singles of a category say the same as many others: they are counted by what they say, not one by one.
_COUNT = """
    WITH leaf AS MATERIALIZED (
        SELECT facets.product_id, CASE WHEN facets.listed_id <> facets.product_id THEN facets.listed_id END AS family,
            facets.alike, level.product_id IS NOT NULL AS there, {missed} AS missed
        {leaves}
    ), alike AS MATERIALIZED (
        SELECT family, there, missed, COUNT(*) AS count, MIN(product_id) AS product_id
        FROM leaf WHERE missed = ANY(%s) GROUP BY family, alike, there, missed
    )
    SELECT element, COALESCE(SUM(count) FILTER (WHERE family IS NULL), 0)::int + COUNT(DISTINCT family)::int
    FROM alike JOIN shop_productfacets AS facets USING (product_id)
    CROSS JOIN UNNEST(
        facets."values" || ('~=' || missed) || CASE WHEN there THEN '{{stock=yes}}'::text[] END
    ) AS element
    WHERE missed = 0 OR missed || ':' || SPLIT_PART(element, '=', 1) = ANY(%s)
    GROUP BY element
"""


def count(categories: Sequence[int], chosen: Sequence[Chosen]) -> Counts:
    """Count what stands in ``categories`` (ids). One query, whatever was chosen.

    A row that fits every facet but one counts for the choices of that one only. The element "~=…" counts rows alike
    in what they miss.
    """
    conditions = [one.condition() for one in chosen]
    bits = [f"CASE WHEN {sql} THEN 0 ELSE {1 << place} END" for place, (sql, _) in enumerate(conditions)]
    loose = [f"{1 << place}:{key}" for place, one in enumerate(chosen) for key in (*one.facet.keys, "~")]
    params = [value for _, values in conditions for value in values]
    params += [MAIN_LOCATION, list(categories), [0, *(1 << place for place in range(len(chosen)))], loose]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(missed=" + ".join(bits) or "0", leaves=_LEAVES), params)
        found = dict(cursor.fetchall())
    total = found.pop("~=0", 0)
    return Counts(total, found, {place: found.pop(f"~={1 << place}", 0) for place in range(len(chosen))})


def fitting(listed: QuerySet, categories: Sequence[int], chosen: Sequence[Chosen]) -> QuerySet:
    """Those of ``listed`` of which one variant, or the single itself, fits all that was chosen."""
    conditions = [one.condition() for one in chosen]
    where = "".join(f" AND {sql}" for sql, _ in conditions)
    params = [MAIN_LOCATION, list(categories), *(value for _, values in conditions for value in values)]
    return listed.filter(pk__in=RawSQL(f"SELECT facets.listed_id {_LEAVES}{where}", params))  # noqa: S611 - values are parameters


_END = """CASE JSONB_TYPEOF(number.value)
    WHEN 'array' THEN COALESCE(
        NULLIF(NULLIF(number.value ->> {one}, 'Infinity'), '-Infinity')::float8, (number.value ->> {other})::float8
    ) ELSE (number.value #>> '{{}}')::float8 END"""
"""A number, or of a span one end, the other where that is open."""


def bounds(categories: Sequence[int]) -> dict[str, tuple[float, float]]:
    """The least and the greatest number of each attribute, by its key. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT number.key, MIN({_END.format(one=0, other=1)}), MAX({_END.format(one=1, other=0)}) "  # noqa: S608
            "FROM shop_productfacets AS facets CROSS JOIN JSONB_EACH(facets.numbers) AS number "
            "WHERE facets.numbers <> '{}' AND facets.listed_id IN "
            "(SELECT product_id FROM catalogue_productcategory WHERE category_id = ANY(%s)) GROUP BY 1",
            [list(categories)],
        )
        return {key: (least, most) for key, least, most in cursor.fetchall()}


# ── What there is to choose from ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ClassAttribute:
    """An attribute of one class as a filter may use it."""

    id: int
    code: str
    name: str
    type: str
    unit: str
    options: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class KindOfProduct:
    """A product class with its attributes in the order of our pages."""

    id: int
    slug: str
    name: str
    attributes: tuple[ClassAttribute, ...]


def kinds(class_ids: Collection[int]) -> list[KindOfProduct]:
    """Product classes with all that their products may be asked for. Two queries."""
    rows = list(
        get_model("catalogue", "ProductClass")
        .objects.filter(pk__in=class_ids)
        .order_by("name", "pk", F("attributes__profile__position").asc(nulls_last=True), "attributes__pk")
        .values_list(
            "pk", "slug", "name",
            "attributes__pk", "attributes__code", "attributes__name", "attributes__type",
            "attributes__profile__unit", "attributes__profile__spans", "attributes__option_group",
        )
    )  # fmt: skip
    options: dict[int, list[tuple[int, str]]] = defaultdict(list)
    groups = {group for *_, group in rows if group}
    if groups:
        found = get_model("catalogue", "AttributeOption").objects.filter(group__in=groups).order_by("pk")
        for group, pk, words in found.values_list("group", "pk", "option"):
            options[group].append((pk, words))
    attributes: dict[tuple[int, str, str], list[ClassAttribute]] = {}
    for class_id, slug, class_name, pk, code, name, kind, unit, spans, group in rows:
        of_class = attributes.setdefault((class_id, slug, class_name), [])
        if kind in TYPES:
            kind = SPAN if spans and kind == "text" else kind
            of_class.append(ClassAttribute(pk, code, name, kind, unit or "", tuple(options[group])))
    return [KindOfProduct(*of, tuple(listed)) for of, listed in attributes.items()]


def makers() -> list[Option]:
    """Every maker as a choice. One query."""
    rows = Maker.objects.order_by("name").values_list("pk", "slug", "name")
    return [Option(slug, name, (f"maker={pk}",)) for pk, slug, name in rows]


def definitions(
    of: Sequence[KindOfProduct], held: Mapping[int, int], named: Sequence[Option], filters: Filters
) -> list[Definition]:
    """The facets that fit products of these kinds, of which there are ``held``, made by those ``named``.

    Where there are several kinds, the attributes of a kind are offered when at least half of the products (of the
    kinds chosen, where some are) have them.
    """
    by_kind = Definition(
        "kind", "Kind of product", "", ("kind",), tuple(Option(one.slug, one.name, (f"kind={one.id}",)) for one in of)
    )
    asked = {value for param, value in filters.facets if param == "kind"}
    wanted = [one for one in of if one.slug in asked] or of
    return [
        STOCK,
        *([by_kind] if len(of) > 1 else []),
        *_attribute_facets(wanted, held),
        *(_device_fact(*fact) for fact in DEVICE_FACTS),
        Definition("maker", "Maker", "", ("maker",), tuple(named)),
    ]


def _device_fact(param: str, name: str, values: Any) -> Definition:
    silent = (UNSTATED, DOES_NOT_APPLY)
    options = [Option(value, label, (f"{param}={value}",)) for value, label in values.choices if value not in silent]
    return Definition(param, name, "", (param,), tuple(options))


def _attribute_facets(of: Sequence[KindOfProduct], held: Mapping[int, int]) -> list[Definition]:
    shared: dict[tuple[str, str, str], list[tuple[int, ClassAttribute]]] = defaultdict(list)
    for one in of:
        for attribute in one.attributes:
            shape = "number" if attribute.type in NUMBERS else attribute.type.removeprefix("multi_")
            shared[attribute.code, shape, attribute.unit].append((held.get(one.id, 0), attribute))
    half = sum(held.get(one.id, 0) for one in of) / 2
    found: dict[str, Definition] = {}
    for (code, shape, unit), same in shared.items():
        param = f"{code}_" if code in RESERVED else code
        if sum(holding for holding, _ in same) < half or param in found:
            continue
        attributes = [attribute for _, attribute in same]
        found[param] = Definition(
            param=param,
            name=attributes[0].name,
            unit=unit,
            keys=tuple(str(attribute.id) for attribute in attributes),
            options=_yes_or_no(attributes) if shape == "boolean" else _options(attributes),
            is_range=shape in ("number", SPAN),
            of_spans=shape == SPAN,
            is_text=shape == "text",
        )
    return list(found.values())


def _options(attributes: Iterable[ClassAttribute]) -> tuple[Option, ...]:
    """Options in domain order; those of several classes that are called the same are one."""
    elements: dict[str, list[str]] = defaultdict(list)
    for attribute in attributes:
        for pk, words in attribute.options:
            elements[words].append(f"{attribute.id}=o{pk}")
    return tuple(Option(words, words, tuple(named)) for words, named in elements.items())


def _yes_or_no(attributes: Sequence[ClassAttribute]) -> tuple[Option, ...]:
    return tuple(
        Option(value, value.capitalize(), tuple(f"{attribute.id}={value}" for attribute in attributes))
        for value in ("yes", "no")
    )


# ── What was chosen ─────────────────────────────────────────────────────────────────────────────────────


def choose(offered: Iterable[Definition], filters: Filters) -> list[Chosen]:
    """What ``filters`` ask of the facets on offer; the rest of them is ignored."""
    asked: dict[str, list[str]] = defaultdict(list)
    for param, value in filters.pairs:
        asked[param].append(value)
    chosen = [_chosen(facet, asked) for facet in offered]
    return [one for one in chosen if one.options or one.is_range]


def _chosen(facet: Definition, asked: Mapping[str, list[str]]) -> Chosen:
    options = {option.value: option for value in asked.get(facet.param, ()) if (option := facet.option(value))}
    if not facet.is_range:
        in_order = {option.value: place for place, option in enumerate(facet.options)}
        found = sorted(options.values(), key=lambda option: (in_order.get(option.value, len(in_order)), option.value))
        return Chosen(facet, tuple(found))
    low, high = (number(next(iter(asked.get(f"{facet.param}_{end}", ())), "")) for end in ("from", "to"))
    return Chosen(facet, tuple(options.values()), low, high)


def query_of(chosen: Iterable[Chosen], *, sort: str = "") -> str:
    """What was chosen as a query string in a fixed order that ends with "&", or empty."""
    pairs = [pair for one in chosen for pair in one.pairs()] + ([("sort", sort)] if sort else [])
    return urlencode(pairs) + "&" if pairs else ""


def chips(chosen: Sequence[Chosen], *, sort: str = "") -> tuple[Chip, ...]:
    """Every single choice, each with the way to take it away."""
    found = []
    for place, one in enumerate(chosen):
        words = [(_words(one, option), _without(one, option)) for option in one.options]
        if one.is_range:
            words.insert(0, (f"{one.facet.name} {_range(one)}", Chosen(one.facet, one.options)))
        for label, rest in words:
            found.append(Chip(label, query_of([*chosen[:place], rest, *chosen[place + 1 :]], sort=sort)))
    return tuple(found)


def ways_out(chosen: Sequence[Chosen], counts: Counts, *, sort: str = "") -> tuple[WayOut, ...]:
    """Where nothing fits: which facet to let go of, and how many products there are then; most products first."""
    found = []
    for place, one in enumerate(chosen):
        if left := 0 if counts.total else counts.but_for.get(place, 0):
            words = [option.label for option in one.options]
            label = f"{one.facet.name}: {', '.join(([_range(one)] if one.is_range else []) + words)}"
            found.append(WayOut(label, query_of([*chosen[:place], *chosen[place + 1 :]], sort=sort), left))
    return tuple(sorted(found, key=lambda way: -way.count))


def _without(one: Chosen, gone: Option) -> Chosen:
    return Chosen(one.facet, tuple(option for option in one.options if option != gone), one.low, one.high)


def _words(one: Chosen, option: Option) -> str:
    return option.label if one.facet is STOCK else f"{one.facet.name}: {option.label}{_unit(one.facet, option)}"


def _unit(facet: Definition, option: Option) -> str:
    return f" {facet.unit}" if facet.unit and option.value != UNSTATED else ""


def _range(one: Chosen) -> str:
    unit = f" {one.facet.unit}" if one.facet.unit else ""
    if one.low is None:
        return f"up to {one.high:g}{unit}"
    if one.high is None:
        return f"from {one.low:g}{unit}"
    return f"{one.low:g} to {one.high:g}{unit}"


# ── As a page shows them ────────────────────────────────────────────────────────────────────────────────


def counted(
    offered: Sequence[Definition],
    chosen: Sequence[Chosen],
    counts: Counts,
    ends: Mapping[str, tuple[float, float]],
) -> tuple[Facet, ...]:
    """The facets worth showing: those that leave a choice, and those in which something was chosen."""
    taken = {one.facet.param: one for one in chosen}
    texts = _texts(counts)
    shown: list[Facet] = []
    for facet in offered:
        picked = taken.get(facet.param, Chosen(facet))
        choices = _choices(facet, picked, counts, texts)
        spread = _spread(facet, ends) if facet.is_range else None
        if not (picked.options or picked.is_range or _leaves_a_choice(facet, choices, spread)):
            continue
        shown.append(
            Facet(
                param=facet.param,
                name=facet.name,
                unit=facet.unit,
                choices=choices,
                is_range=facet.is_range,
                low="" if picked.low is None else f"{picked.low:g}",
                high="" if picked.high is None else f"{picked.high:g}",
                least=f"{spread[0]:g}" if spread else "",
                most=f"{spread[1]:g}" if spread else "",
                open=len(shown) < MOST_OPEN or bool(picked.options) or picked.is_range,
            )
        )
    return tuple(shown)


def _leaves_a_choice(facet: Definition, choices: Sequence[Choice], spread: tuple[float, float] | None) -> bool:
    if facet.is_range:
        return spread is not None and spread[0] < spread[1]
    if facet.is_text and len(choices) > MOST_TEXTS:
        return False
    stated = [choice for choice in choices if choice.value != UNSTATED]
    return bool(stated) and (len(choices) > 1 or facet is STOCK)


def _choices(facet: Definition, picked: Chosen, counts: Counts, texts: Mapping[str, list[str]]) -> tuple[Choice, ...]:
    options = list(facet.options)
    if facet.is_text:
        options = [facet.text(words) for words in sorted({words for key in facet.keys for words in texts.get(key, ())})]
    options += [option for option in picked.options if option not in options and option.value != UNSTATED]
    found = [_choice(option, picked, counts) for option in (*options, *(() if facet is STOCK else (facet.unstated,)))]
    worth = [choice for choice in found if choice.count or choice.selected]
    if len(worth) > MOST_CHOICES and not facet.is_text:
        frequent = {choice.value for choice in sorted(worth, key=lambda choice: -choice.count)[:MOST_CHOICES]}
        worth = [choice for choice in worth if choice.value in frequent or choice.selected]
    return tuple(worth)


def _choice(option: Option, picked: Chosen, counts: Counts) -> Choice:
    number_of = sum(counts.of.get(element, 0) for element in option.elements)
    return Choice(option.value, option.label, number_of, option in picked.options)


def _texts(counts: Counts) -> dict[str, list[str]]:
    """The values counted, by key; only free texts are not known beforehand."""
    found: dict[str, list[str]] = defaultdict(list)
    for element in counts.of:
        key, _, words = element.partition("=")
        if words:
            found[key].append(words)
    return found


def _spread(facet: Definition, ends: Mapping[str, tuple[float, float]]) -> tuple[float, float] | None:
    known = [ends[key] for key in facet.keys if key in ends]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None
