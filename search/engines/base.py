"""The port: what an engine is asked, and how it says that it cannot answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from search.data import Hit, Results, Suggestion
from search.steering.wishes import UNSTEERED, Steered


class EngineUnavailable(Exception):
    """The engine is down, too slow, or has no index: another one may answer."""


class QueryRefused(Exception):
    """The engine is well but would not take this one query: another one may answer, and nothing is to be mended."""


ORDERS = ("newest", "cheapest", "dearest")
"""By date, the latest first; by price, the least or the most first, what has none last. A family: its first."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question, already cleaned. Engines answer only from ``searched`` kinds and ``audiences``."""

    words: str
    searched: tuple[str, ...]
    """Every kind that somebody offers: counts are over these."""
    audiences: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    """The tab: hits come from these alone. Empty: from all."""
    page: int = 1
    per_page: int = 20
    passages: bool = True
    """Whether hits come with the passage that matched, marked."""
    steered: Steered = UNSTEERED
    narrowed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Facets with the values chosen in each: any value of a facet, in all facets. Counts by kind do not heed them."""
    faceted: tuple[str, ...] = ()
    """Facets whose values are to be counted, among the kinds shown."""
    order: str = ""
    """One of ``ORDERS``: only what has all the words, in that order. Empty: the best first."""
    as_typed: bool = False
    """Mended spelling is no answer: whatever is nearest to these very words."""

    @property
    def shown(self) -> tuple[str, ...]:
        """The kinds that hits may have."""
        return tuple(kind for kind in self.searched if kind in self.kinds) if self.kinds else self.searched


@dataclass(frozen=True, slots=True)
class Alike:
    """A thing that others of its kind are to resemble. ``values`` are (facet, value) pairs as documents carry them."""

    kind: str
    values: tuple[tuple[str, str], ...]
    """Those that share most of these are most alike."""
    required: tuple[tuple[str, str], ...]
    """Those of ``values`` that all of them share: a thing of another class resembles none."""
    hidden: tuple[str, ...]
    """Groups that are left out, its own among them."""
    audiences: tuple[str, ...]
    limit: int


class Engine(Protocol):
    """Answers queries; changes nothing."""

    def find(self, query: Query) -> Results:
        """A page of hits, each group once, with counts by kind.

        Raises:
            EngineUnavailable, QueryRefused: see there.
        """
        ...

    def alike(self, one: Alike) -> list[Hit]:
        """What resembles ``one`` most, each group once.

        Raises:
            EngineUnavailable, QueryRefused: see there.
        """
        ...

    def suggest(self, query: Query) -> list[Suggestion]:
        """At most ``query.per_page`` things whose title, keywords or identifiers go on as ``query.words`` begins.

        Raises:
            EngineUnavailable, QueryRefused: see there.
        """
        ...
