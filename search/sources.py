"""What an app offers so that its things are found: one ``SearchSource`` a kind, registered at start-up.

An app puts its sources in ``search_sources.py``; the module is imported as Django imports ``admin.py``.
The index says *which* and *in what order*; prices, stock, and who may see what come from the database at request time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from django.http import HttpRequest

from search.data import Hit, Suggestion

AUDIENCES = ("public", "signed_in", "professional")
"""Who may find a document, widest first. A professional also sees what is signed_in and public."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One findable thing. Text only, no HTML."""

    kind: str
    object_id: int
    title: str
    body: str = ""
    summary: str = ""
    identifiers: tuple[str, ...] = ()
    """Exact names people type or scan: SKU, part number, GTIN, document number."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Short facts ("usp_size": "3-0"), searched as text with more weight than the body."""
    keywords: tuple[str, ...] = ()
    """Category names, specialties, brand, maker."""
    group: str = ""
    """Documents of one group (the variants of a family) stand in a result list once. Empty: its own group."""
    audience: str = "public"
    boost: float = 1.0
    """Below 1 for what should stand lower (discontinued, overdue for review)."""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What lists are narrowed by, in words ("maker": ["Arden"]): by name as ``Facet`` has it, all values that hold.
    What nobody states has a value of its own, and never that of a "no"."""
    dated: dt.date | None = None
    """The day that "newest first" goes by; None where age says nothing."""
    price: Decimal | None = None
    """The least that it is offered for, in the shop's currency; only lists are ordered by it, nobody is shown it. None:
    on request, or nothing to buy."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which a list of one kind is narrowed. ``name`` is lower-case letters, digits and underscores."""

    name: str
    label: str
    order: tuple[str, ...] = ()
    """The values in the order of the trade, where there is one; others follow, the most frequent first."""
    general: bool = False
    """Whether lists of all kinds offer it too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to look further that is no hit of the list: a category. Everybody may go there."""

    title: str
    url: str


class Gatherer(Protocol):
    """Draws up the cards of a page of hits in one go, for one kind or for several that share their tables.

    A source that names one as its ``gatherer`` is asked neither ``visible`` nor ``hydrate`` for the result page and
    the typeahead. Sources of several kinds may name the same one: it is then called once, with the hits of them all.
    """

    def cards(self, found: Sequence[Hit | Suggestion], request: HttpRequest) -> Mapping[tuple[str, int], Any]:
        """By kind and id, the cards of those of ``found`` that ``request.user`` may see at this moment; no others."""
        ...


class Faceted(Protocol):
    """A source whose lists can be narrowed; a source need not be one."""

    def facets(self, chosen: Mapping[str, Sequence[str]]) -> Sequence[Facet]:
        """What is offered once ``chosen`` was: values by name, not yet checked by anybody."""
        ...


class SearchSource(Protocol):
    """One kind of thing that can be found. It may also have a ``gatherer`` and ``facets`` (see there); one with
    ``paged`` True writes bodies with a form feed between pages, and hits in them name their page; one with
    ``by_date`` True gives every document a date that its lists may be sorted by, one with ``by_price`` True a price.
    """

    kind: str
    """"product", "article", "guide", "document", "notice": also the filter's value in the address."""
    label: str
    plural: str
    template: str
    """The card: gets ``hit`` (search.data.Hit) and ``card`` (what ``hydrate`` returned for it)."""

    def ids(self) -> Iterable[int]:
        """Every id that should be in the index now, ascending."""
        ...

    def documents(self, ids: Sequence[int]) -> list[SearchDocument]:
        """The documents for ``ids``, in few queries. One without a document (draft, withdrawn, expired) goes."""
        ...

    def visible(self, ids: Sequence[int], user: Any) -> set[int]:
        """Those of ``ids`` that ``user`` may see at this moment, asked of the database."""
        ...

    def hydrate(self, ids: Sequence[int], request: HttpRequest) -> Mapping[int, Any]:
        """What the card's template needs, by id, in a fixed number of queries."""
        ...


_sources: dict[str, SearchSource] = {}


def register(source: SearchSource) -> SearchSource:
    """Make ``source`` known. Registering a kind twice is a programming error."""
    if source.kind in _sources:
        raise ValueError(f"search kind {source.kind!r} is registered twice")
    _sources[source.kind] = source
    return source


def source(kind: str) -> SearchSource:
    """The source of ``kind``. Raises KeyError for an unknown kind."""
    return _sources[kind]


def offers(kind: str, what: str) -> bool:
    """Whether the source of ``kind`` says that it is ``paged``, ``by_date`` or ``by_price``."""
    return bool(getattr(_sources.get(kind), what, False))


_guides_to_places: list[Callable[[str], Sequence[Place]]] = []


def register_places(lead: Callable[[str], Sequence[Place]]) -> None:
    """Make known who can lead to places for some words: the nearest first, few, none when nothing is near."""
    _guides_to_places.append(lead)


def places(words: str, limit: int) -> list[Place]:
    """At most ``limit`` places that ``words`` lead to."""
    return [place for lead in _guides_to_places for place in lead(words)][:limit]


def facets_of(kind: str, chosen: Mapping[str, Sequence[str]]) -> list[Facet]:
    """By what a list of ``kind`` is narrowed; nothing for a kind that nobody offers or that has no facets."""
    offer = getattr(_sources.get(kind), "facets", None)
    return list(offer(chosen)) if offer else []


def all_sources() -> list[SearchSource]:
    """Every registered source, in order of registration."""
    return list(_sources.values())


@dataclass(frozen=True, slots=True)
class Signpost:
    """A page that the words of a search name as a whole, shown above the list: the maker or the brand of that name."""

    label: str
    """What it is: "Brand"."""
    title: str
    url: str


_signs: list[Callable[[str], list[Signpost]]] = []


def register_signs(ask: Callable[[str], list[Signpost]]) -> Callable[[str], list[Signpost]]:
    """Have ``ask`` look at the words of every search. It answers at once, for anybody, with very few pages or none."""
    if ask not in _signs:
        _signs.append(ask)
    return ask


def signposts(words: str) -> list[Signpost]:
    """The pages that ``words`` name as a whole."""
    return [sign for ask in _signs for sign in ask(words)] if words else []
