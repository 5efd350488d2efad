"""The variants of a large family as a matrix: one attribute down, one across, what can be bought where they meet.

Pure arrangement of what ``detail`` has found; nothing here asks the database.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from shop.data import SellingUnit, Variant

FEWEST = 12
"""Variants below which a table is read at one glance."""
MOST_ACROSS = 9
"""Columns that fit beside each other at 1,240 px."""
MOST_IN_A_CELL = 3
EMPTIEST = 0.4
"""Of all cells, at least so many hold something: a matrix of gaps says less than a table."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One variant in its cell. ``rest`` is what the two axes do not say; ``unit`` is None when its price is on request
    or it is not sold by the unit that was chosen.
    """

    variant: Variant
    rest: str
    unit: SellingUnit | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row meets the column ``label``; no entries where the maker has nothing."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the attribute that goes down, with a cell for each column."""

    anchor: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """``down`` and ``across`` name the attributes; the more deciding one goes down if the other is short enough."""

    down: str
    across: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sold_by: tuple[SellingUnit, ...]
    """The selling units that every priced variant has, smallest first: one is chosen for the whole matrix."""
    chosen: str
    """Label of the unit chosen; empty where variants are sold in different ways."""


def lay_out(variants: Sequence[Variant], columns: Sequence[str], *, sold_by: str = "") -> Matrix | None:
    """The best matrix of ``variants``, whose facts are ``columns``; None where a table serves better.

    ``sold_by`` is the label of a selling unit ("box of 12"); one that not all have counts as none.
    """
    if len(variants) < FEWEST:
        return None
    texts = [[fact.value if fact.stated else "" for fact in variant.facts] for variant in variants]
    axes = [place for place in range(len(columns)) if len({text[place] for text in texts}) > 1]
    best: tuple[float, int, int] | None = None
    for one, other in combinations(axes, 2):
        share = _share(texts, one, other)
        if share and (best is None or share > best[0]):
            best = (share, one, other)
    if best is None:
        return None
    return _built(variants, columns, texts, best[1], best[2], sold_by)


def _share(texts: Sequence[Sequence[str]], one: int, other: int) -> float:
    """How much of the matrix of two attributes is filled; 0 where it does not suit."""
    cells: dict[tuple[str, str], int] = defaultdict(int)
    for text in texts:
        if not text[one] or not text[other]:
            return 0.0
        cells[text[one], text[other]] += 1
    down, across = len({one for one, _ in cells}), len({other for _, other in cells})
    share = len(cells) / (down * across)
    fits = min(down, across) <= MOST_ACROSS and max(cells.values()) <= MOST_IN_A_CELL
    return share if fits and share >= EMPTIEST else 0.0


def _built(
    variants: Sequence[Variant],
    columns: Sequence[str],
    texts: Sequence[Sequence[str]],
    one: int,
    other: int,
    sold_by: str,
) -> Matrix:
    values = {place: _in_order([text[place] for text in texts], first=place == 0) for place in (one, other)}
    down, across = (one, other) if len(values[other]) <= MOST_ACROSS else (other, one)
    units = _common_units(variants)
    chosen = sold_by if any(unit.label == sold_by for unit in units) else units[0].label if units else ""
    cells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for variant, text in zip(variants, texts, strict=True):
        rest = ", ".join(value for place, value in enumerate(text) if place not in (down, across) and value)
        cells[text[down], text[across]].append(Entry(variant, rest, _unit(variant, chosen)))
    rows = []
    for number, label in enumerate(values[down], start=1):
        row = tuple(Cell(column, tuple(cells[label, column])) for column in values[across])
        rows.append(Row(f"row-{number}", label, row))
    return Matrix(columns[down], columns[across], tuple(values[across]), tuple(rows), units, chosen)


def _in_order(texts: Sequence[str], *, first: bool) -> list[str]:
    """The distinct ``texts``. Variants come sorted by their first attribute; others are sorted as people count."""
    distinct = list(dict.fromkeys(texts))
    return distinct if first else sorted(distinct, key=_natural)


def _natural(text: str) -> list[tuple[int, float, str]]:
    """ "taper 9 mm" before "taper 26 mm"."""
    return [
        (0, float(part), "") if part[:1].isdigit() else (1, 0.0, part.casefold())
        for part in re.findall(r"\d+(?:\.\d+)?|\D+", text)
    ]


def _common_units(variants: Sequence[Variant]) -> tuple[SellingUnit, ...]:
    priced = [[unit for unit in variant.units if unit.price] for variant in variants]
    sold = [units for units in priced if units]
    if not sold:
        return ()
    shared: Mapping[str, int] = {unit.label: unit.base_quantity for unit in sold[0]}
    for units in sold[1:]:
        labels = {unit.label for unit in units}
        shared = {label: quantity for label, quantity in shared.items() if label in labels}
    return tuple(unit for unit in sold[0] if unit.label in shared)


def _unit(variant: Variant, chosen: str) -> SellingUnit | None:
    priced = [unit for unit in variant.units if unit.price]
    if not chosen:
        return priced[0] if priced else None
    return next((unit for unit in priced if unit.label == chosen), None)
