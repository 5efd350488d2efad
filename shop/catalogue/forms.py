"""What a visitor chose in a category's address. Whatever does not make sense is ignored, never an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

SORTS = (("name", "Name"), ("price", "Price, lowest first"), ("newest", "Newest first"))
VIEWS = ("cards", "table")
MOST_CHOSEN = 50


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

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """The filters that ``query`` asks for."""
        sort, view = query.get("sort", ""), query.get("view", "")
        return cls(
            makers=tuple(dict.fromkeys(slug[:255] for slug in query.getlist("maker") if "\x00" not in slug))[
                :MOST_CHOSEN
            ],
            in_stock=query.get("in_stock") == "1",
            sort=sort if sort in dict(SORTS) else cls().sort,
            view=view if view in VIEWS else cls().view,
        )

    @property
    def chosen(self) -> int:
        """How many filters narrow the list."""
        return len(self.makers) + self.in_stock

    @property
    def query(self) -> str:
        """Filters and order as a query string that ends with "&", or empty. The layout is not in it."""
        pairs = [("maker", slug) for slug in self.makers]
        if self.in_stock:
            pairs.append(("in_stock", "1"))
        if self.sort != SORTS[0][0]:
            pairs.append(("sort", self.sort))
        return urlencode(pairs) + "&" if pairs else ""
