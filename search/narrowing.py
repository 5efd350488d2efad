"""By what the list of results is narrowed: what an address asks for, and what the page offers.

An address says it as ``f=maker:Arden&f=maker:Bellamy&f=sterile:Yes``: any of a facet's values, in all facets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from search.sources import Facet, all_sources, facets_of

MOST_CHOSEN = 40
"""Choices of one address; more are not heard."""
LONGEST_CHOICE = 300

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Chosen = dict[str, list[str]]
"""Values by facet."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. ``count`` is None where it cannot be known."""

    value: str
    label: str
    count: int | None
    selected: bool


@dataclass(frozen=True, slots=True)
class OfferedFacet:
    """A facet as the page shows it."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice, with the address of the page without it."""

    label: str
    url: str


def heard(asked: Iterable[str]) -> Chosen:
    """What the parameters ``asked`` ("maker:Arden") mean; what cannot be understood counts as not said."""
    chosen: Chosen = {}
    for one in list(asked)[:MOST_CHOSEN]:
        name, colon, value = one.partition(":")
        if colon and value and len(one) <= LONGEST_CHOICE and "\x00" not in one:
            values = chosen.setdefault(name, [])
            if value not in values:
                values.append(value)
    return chosen


def offered_for(kind: str, chosen: Chosen) -> list[Facet]:
    """The facets of a list of ``kind``. A list of all kinds has those that are general, and whatever was chosen."""
    if kind:
        return facets_of(kind, chosen)
    found: dict[str, Facet] = {}
    for source in all_sources():
        for facet in facets_of(source.kind, chosen):
            if facet.general or facet.name in chosen:
                found.setdefault(facet.name, facet)
    return list(found.values())


def kept(chosen: Chosen, offered: Sequence[Facet]) -> Chosen:
    """``chosen`` as far as it is ``offered``."""
    names = {facet.name for facet in offered}
    return {name: values for name, values in chosen.items() if name in names}


def pairs(chosen: Chosen) -> list[tuple[str, str]]:
    """As it stands in an address."""
    return [("f", f"{name}:{value}") for name, values in chosen.items() for value in values]


def offer(
    facets: Sequence[Facet], chosen: Chosen, counted: Mapping[str, Mapping[str, int]], *, open_at_most: int = 4
) -> list[OfferedFacet]:
    """``facets`` with the values that were ``counted``, and those ``chosen`` whether they were counted or not.

    A facet with fewer than two values and nothing chosen is no choice and is left out.
    """
    offered: list[OfferedFacet] = []
    for facet in facets:
        counts, selected = counted.get(facet.name), chosen.get(facet.name, [])
        values = _in_order(facet, {**(counts or {}), **{value: (counts or {}).get(value, 0) for value in selected}})
        if len(values) < 2 and not selected:
            continue
        choices = tuple(
            Choice(
                value=f"{facet.name}:{value}",
                label=value,
                count=None if counts is None else counts.get(value, 0),
                selected=value in selected,
            )
            for value in values
        )
        offered.append(OfferedFacet(facet.name, facet.label, choices, bool(selected) or len(offered) < open_at_most))
    return offered


def chips(facets: Sequence[Facet], chosen: Chosen, rest: Sequence[tuple[str, str]]) -> list[Chip]:
    """A chip for each choice; ``rest`` is what else stands in the address."""
    labels = {facet.name: facet.label for facet in facets}
    everything = pairs(chosen)
    return [
        Chip(f"{labels[name]}: {value}", "?" + urlencode([*rest, *(one for one in everything if one != this)]))
        for name, values in chosen.items()
        for value in values
        for this in [("f", f"{name}:{value}")]
    ]


def _in_order(facet: Facet, counts: Mapping[str, int]) -> list[str]:
    """The values as the trade orders them, or by their numbers where they have some, or the most frequent first."""
    if facet.order:
        place = {value: number for number, value in enumerate(facet.order)}
        return sorted(counts, key=lambda value: (place.get(value, len(place)), -counts[value], value))
    numbers = {value: float(found[0]) for value in counts if (found := _NUMBER.match(value))}
    if numbers and len(numbers) >= len(counts) - 1:  # "Not stated" may stand among them, and does so last
        return sorted(counts, key=lambda value: (value not in numbers, numbers.get(value, 0.0), value))
    return sorted(counts, key=lambda value: (-counts[value], value))
