"""Up to four products side by side, whatever their classes: every fact that any of them has, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from shop.catalogue import attributes as facts
from shop.catalogue import device_facts, querysets
from shop.catalogue.attributes import NOT_STATED
from shop.catalogue.cards import product_cards
from shop.catalogue.drawings import device, product_class
from shop.data import Fact, ProductCard
from shop.devices.models import DeviceSize

MOST = 4
ASKED_AT_MOST = 50
"""Ids that are looked at in an address; more is a mistake or mischief."""
LARGEST_ID = 2**31 - 1
OTHER_TYPE = "Not listed for this type of product"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of every product, in the order of the columns."""

    name: str
    cells: tuple[Fact, ...]

    @property
    def differs(self) -> bool:
        """Whether two products say different things; silence differs from every word."""
        return len({(cell.value, cell.stated) for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table. ``differing`` of ``total`` facts differ, whichever of them are shown."""

    cards: tuple[ProductCard, ...]
    groups: tuple[Group, ...]
    differing: int
    total: int


def compare(ids: Iterable[int], *, only_differences: bool = False) -> Comparison:
    """Those of ``ids`` that may be seen, each once, the first four. Eight queries at most, none for no ids."""
    cards = product_cards(ids)
    shown = tuple(cards.values())[:MOST]
    if not shown:
        return Comparison((), (), 0, 0)
    found = {row.pk: row for row in querysets.with_card_rows(querysets.visible_products()).filter(pk__in=cards)}
    rows = [found[card.id] for card in shown]
    made = [device(row) for row in rows]
    groups: tuple[Group, ...] = (
        Group("Identity", _identity(shown, made)),
        Group("Safety", _merged([device_facts.safety(one) for one in made])),
        Group("Facts", _attributes(rows) + _merged(_sizes(rows))),
        Group("Classification", _merged([device_facts.classification(one) for one in made])),
    )
    every = [row for group in groups for row in group.rows]
    if only_differences:
        groups = tuple(Group(group.name, tuple(row for row in group.rows if row.differs)) for group in groups)
    return Comparison(
        cards=shown,
        groups=tuple(group for group in groups if group.rows),
        differing=sum(row.differs for row in every),
        total=len(every),
    )


@require_safe
def compare_products(request: HttpRequest) -> HttpResponse:
    """The whole choice is in the address: ``id`` once for each product, ``only=differences``. No session, no script."""
    asked = _ids(request.GET)
    only = request.GET.get("only") == "differences"
    table = compare(asked, only_differences=only)
    shown = [card.id for card in table.cards]
    if shown and asked != shown and len(asked) > len(shown) == MOST:
        return redirect(_address(shown, only=only))
    context = {
        "table": table,
        "removals": [_address([other for other in shown if other != pk], only=only) for pk in shown],
        "other_view": _address(shown, only=not only),
        "only": only,
        "missing": len(asked) - len(shown),
        "most": MOST,
    }
    return render(request, "shop/compare.html", context)


def _ids(query: QueryDict) -> list[int]:
    """The ids that the address names, each once; what is none is ignored."""
    words = query.getlist("id")[:ASKED_AT_MOST]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= 10]
    return list(dict.fromkeys(number for number in numbers if number <= LARGEST_ID))


def _address(ids: Sequence[int], *, only: bool) -> str:
    query = [("id", pk) for pk in ids] + ([("only", "differences")] if only else [])
    return f"{reverse('catalogue:compare')}?{urlencode(query)}" if query else reverse("catalogue:compare")


def _identity(cards: Sequence[ProductCard], made: Sequence[Any]) -> tuple[Row, ...]:
    said = (
        ("Maker", [card.maker for card in cards]),
        ("Brand", [one.brand if one else "" for one in made]),
        ("Part number", [card.part_number for card in cards]),
    )
    return tuple(Row(name, tuple(_said(name, text) for text in texts)) for name, texts in said)


def _said(name: str, text: str) -> Fact:
    return Fact(name, name, text) if text else Fact(name, name, NOT_STATED, stated=False)


def _attributes(rows: Sequence[Any]) -> tuple[Row, ...]:
    """The attributes of all classes involved, those of the first product's class first. Two queries.

    Attributes of two classes are one row when code and name agree.
    """
    classes = [cls.pk if (cls := product_class(row)) else 0 for row in rows]
    of_class = facts.attributes_of(set(classes))
    every = [attribute for attributes in of_class.values() for attribute in attributes]
    families = [row.pk for row in rows if row.is_parent]
    speaking = {row.pk for row in rows} | {row.parent_id for row in rows if row.parent_id}
    values = facts.values_of(speaking, every, families=families, varying=[attribute.id for attribute in every])
    columns: list[dict[tuple[str, str], Fact]] = []
    for row, class_id in zip(rows, classes, strict=True):
        own = of_class.get(class_id, [])
        if row.is_parent:
            said = facts.family_facts(row.pk, own, values)
        else:
            said = facts.facts_of(row.pk, row.parent_id, own, values)
        columns.append({(fact.code, fact.name): fact for fact in said})
    keys = dict.fromkeys(key for column in columns for key in column)
    other = {key: Fact(*key, OTHER_TYPE, stated=False) for key in keys}
    return tuple(Row(key[1], tuple(column.get(key, other[key]) for column in columns)) for key in keys)


def _sizes(rows: Sequence[Any]) -> list[tuple[Fact, ...]]:
    """What each product's source says of its sizes; several of one name stand in one cell. One query."""
    sizes: dict[int, list[DeviceSize]] = {row.pk: [] for row in rows}
    for size in DeviceSize.objects.filter(product__in=sizes):
        sizes[size.product_id].append(size)
    columns = []
    for of_product in sizes.values():
        by_name: dict[str, list[str]] = {}
        for fact in device_facts.sizes(of_product):
            by_name.setdefault(fact.name, []).append(fact.value)
        columns.append(tuple(Fact(name, name, ", ".join(values)) for name, values in by_name.items()))
    return columns


def _merged(columns: Sequence[Sequence[Fact]]) -> tuple[Row, ...]:
    """One row a fact that any column has; where a column lacks it, the maker has not stated it."""
    by_name = [{fact.name: fact for fact in column} for column in columns]
    names = dict.fromkeys(name for column in by_name for name in column)
    return tuple(
        Row(name, tuple(column.get(name) or Fact(name, name, NOT_STATED, stated=False) for column in by_name))
        for name in names
    )
