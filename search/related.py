"""What stands near something that can be found: others of its kind, and what other kinds say of it.

Links that somebody set come first and are for the page of the thing; this is what the index adds to them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from search import asking, engines
from search.audience import audience_of
from search.data import Hit
from search.engines.base import Alike
from search.models import SearchRecord
from search.sources import source
from search.steering.current import current

MOST_VALUES = 40


class NothingThere(Exception):
    """The reader finds no such thing."""


@dataclass(frozen=True, slots=True)
class Section:
    """Things that stand near another in one way."""

    title: str
    hits: list[Hit]


def origin(kind: str, object_id: int, *, user: Any) -> SearchRecord:
    """The record of what others are to stand near to.

    Raises:
        NothingThere: there is none, or none that ``user`` may see.
    """
    rows = SearchRecord.objects.filter(kind=kind, object_id=object_id, deleted=False, audience__in=audience_of(user))
    row = rows.only("kind", "object_id", "group", "title", "facets").first()
    if row is None or object_id not in source(kind).visible([object_id], user):
        raise NothingThere
    return row


def sections(
    one: SearchRecord, *, kinds: Sequence[str], user: Any, limit: int, without: Collection[int] = ()
) -> list[Section]:
    """Similar things, where its own kind is among ``kinds``, then what other kinds say of it; nothing is checked."""
    found = []
    if one.kind in kinds:
        found.append(
            Section(f"Similar {source(one.kind).plural.lower()}", similar(one, user=user, limit=limit, without=without))
        )
    if others := [kind for kind in kinds if kind != one.kind]:
        plurals = " and ".join(source(kind).plural.lower() for kind in others)
        title = f"{plurals.capitalize()} for this {source(one.kind).label.lower()}"
        found.append(Section(title, about(one, kinds=others, user=user, limit=limit)))
    return found


def similar(one: SearchRecord, *, user: Any, limit: int, without: Collection[int] = ()) -> list[Hit]:
    """Others of the kind of ``one`` that share most of its facets, and always its class where it has one.

    Not yet checked against the database. A thing without facets resembles none.
    """
    values = tuple((name, value) for name, all_values in one.facets.items() for value in all_values)[:MOST_VALUES]
    if not values:
        return []
    alike = Alike(
        kind=one.kind,
        values=values,
        required=tuple((name, value) for name, value in values if name == "class"),
        hidden=(one.group, *sorted(current().hidden)),
        audiences=audience_of(user),
        limit=limit + len(without),
    )
    found = engines.answer(lambda engine: engine.alike(alike))
    return [hit for hit in found if hit.object_id not in without][:limit]


def about(one: SearchRecord, *, kinds: Iterable[str], user: Any, limit: int) -> list[Hit]:
    """What of other ``kinds`` is found by the class of ``one``, or else by its title. Not yet checked either."""
    words = " ".join(one.facets.get("class", ())) or one.title
    found = asking.find(words, kinds=kinds, user=user, page=1, per_page=limit)
    return [] if found.relaxed else list(found.hits)
