"""What the search hands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in the list. ``highlight`` is safe HTML: escaped text with <mark> around what matched."""

    kind: str
    object_id: int
    score: float
    highlight: str = ""
    title: str = ""
    summary: str = ""
    """Title and summary as indexed, plain text: enough for the card of a kind that shows no more than these."""
    page_number: int | None = None
    """The page of the file on which the passage stands, where that is known."""


@dataclass(frozen=True, slots=True)
class Results:
    """An answer of the search: a page of hits, and what can be said about the whole."""

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, int] = field(default_factory=dict)
    """Hits by kind, over all kinds, for the tabs. Empty when the engine cannot know."""
    page: int = 1
    pages: int = 1
    engine: str = "elasticsearch"
    degraded: bool = False
    """True when the fallback answered: no facets, simpler ranking; the page says so."""
    relaxed: bool = False
    """True when nothing had all the words and these are the nearest; the page says so."""
    exact: int | None = None
    """How many have all the words, when the nearest follow after them; None when nothing follows."""
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By facet and value, hits that value would leave together with what is chosen in the other facets. Variants of a
    family count once, nearly exactly. Empty when the engine cannot know."""
    corrected: str = ""
    """The words these are results for, when those that were asked for are found nowhere."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line of the typeahead."""

    kind: str
    object_id: int
    title: str
    url: str = ""
    label: str = ""
    """The kind in words, as its source says it."""
    card: Any = None
    """What the source's ``hydrate`` returned; the result page and the typeahead fill it in."""
