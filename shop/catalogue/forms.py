"""What a visitor chose in a category's address. Whatever does not make sense is ignored, never an error."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

SORTS = (("name", "Name"), ("price", "Price, lowest first"), ("newest", "Newest first"))
VIEWS = ("cards", "table")
RESERVED = {"in_stock", "kind", "latex", "maker", "mri", "page", "sort", "sterile", "use", "view"}
"""Names in addresses that mean something of ours; an attribute of the same code gets a "_" after its name."""
MOST_CHOSEN = 50
LONGEST = 255


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many products it would show."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters, order and layout of a category page. ``makers`` are slugs; several are "any of these"."""

    makers: tuple[str, ...] = ()
    in_stock: bool = False
    sort: str = SORTS[0][0]
    view: str = VIEWS[0]
    facets: tuple[tuple[str, str], ...] = ()
    """(name, value) of everything else that may be a choice."""

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """The filters that ``query`` asks for."""
        sort, view = query.get("sort", ""), query.get("view", "")
        pairs = [(name, value) for name in query for value in query.getlist(name) if _sensible(name, value)]
        others = [pair for pair in pairs if pair[0] not in {"in_stock", "maker", "page", "sort", "view"}]
        return cls(
            makers=tuple(dict.fromkeys(value for name, value in pairs if name == "maker"))[:MOST_CHOSEN],
            in_stock=query.get("in_stock") == "1",
            sort=sort if sort in dict(SORTS) else cls().sort,
            view=view if view in VIEWS else cls().view,
            facets=tuple(dict.fromkeys(others))[:MOST_CHOSEN],
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Everything that narrows the list, as it stood in the address."""
        own = [("maker", slug) for slug in self.makers] + ([("in_stock", "1")] if self.in_stock else [])
        return [*own, *self.facets]

    @property
    def ordered_by(self) -> str:
        """The order when it is not the usual one, else empty."""
        return self.sort if self.sort != SORTS[0][0] else ""


def number(text: str) -> float | None:
    """A finite number as people type it, with a point or a comma; None for anything else."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _sensible(name: str, value: str) -> bool:
    return bool(value) and len(name) <= LONGEST and len(value) <= LONGEST and "\x00" not in name + value
