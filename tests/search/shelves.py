"""Things to find that are held in memory, and who looks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from search.data import Results
from search.sources import SearchDocument

ANYBODY = SimpleNamespace(is_authenticated=False)
CLINICIAN = SimpleNamespace(is_authenticated=True, is_active=True, is_staff=True)


class Shelf:
    """A source whose documents are what the test puts on it."""

    def __init__(self, kind: str, plural: str) -> None:
        self.kind, self.label, self.plural = kind, kind.capitalize(), plural
        self.template = f"shelf/{kind}.html"
        self.things: dict[int, SearchDocument] = {}
        self.hidden: set[int] = set()

    def put(self, object_id: int, title: str, **more: Any) -> SearchDocument:
        self.things[object_id] = SearchDocument(kind=self.kind, object_id=object_id, title=title, **more)
        return self.things[object_id]

    def ids(self) -> Iterable[int]:
        return sorted(self.things)

    def documents(self, ids: Sequence[int]) -> list[SearchDocument]:
        return [self.things[one] for one in ids if one in self.things]

    def visible(self, ids: Sequence[int], user: Any) -> set[int]:
        return {one for one in ids if one in self.things and one not in self.hidden}

    def hydrate(self, ids: Sequence[int], request: Any) -> Mapping[int, Any]:
        return {
            one: SimpleNamespace(title=self.things[one].title, url=f"/{self.kind}/{one}/")
            for one in ids
            if one in self.things
        }


def ids(results: Results) -> list[int]:
    """The hits' ids, in their order."""
    return [hit.object_id for hit in results.hits]
