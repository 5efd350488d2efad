"""What merchandisers wish of one query, as engines are told it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Steered:
    """Wishes for one query. Groups are those of ``SearchRecord``; things are (kind, object id)."""

    ways: tuple[str, ...] = ()
    """The query in other words, for synonyms: whatever one of them finds is found."""
    meanings: Mapping[tuple[str, ...], Sequence[str]] = field(default_factory=dict)
    """The same by phrase, for an engine that puts alternatives in one question."""
    pins: tuple[tuple[str, int], ...] = ()
    """Things that stand first, in this order, whether they have the words or not."""
    weights: tuple[tuple[str, float], ...] = ()
    """Groups whose score is multiplied."""
    hidden: tuple[str, ...] = ()
    """Groups that are not found."""


UNSTEERED = Steered()
