"""From hits to cards: what a reader may see of what was found, asked of the database in as few statements as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from search.data import Hit, Suggestion
from search.sources import Gatherer, SearchSource, source


def cards(found: Sequence[Hit] | Sequence[Suggestion], request: HttpRequest) -> dict[tuple[str, int], Any]:
    """By kind and id, the cards of those of ``found`` that ``request.user`` may see. One call for each gatherer."""
    by_gatherer: dict[Gatherer, list[Hit | Suggestion]] = {}
    plain: dict[str, _Plain] = {}
    for one in found:
        offered = source(one.kind)
        gatherer = getattr(offered, "gatherer", None) or plain.setdefault(one.kind, _Plain(offered))
        by_gatherer.setdefault(gatherer, []).append(one)
    drawn: dict[tuple[str, int], Any] = {}
    for gatherer, asked in by_gatherer.items():
        drawn.update(gatherer.cards(asked, request))
    return drawn


class _Plain:
    """The gatherer of a source that has none: ask who is visible, then for their cards."""

    def __init__(self, offered: SearchSource) -> None:
        self._offered = offered

    def cards(self, found: Sequence[Hit | Suggestion], request: HttpRequest) -> Mapping[tuple[str, int], Any]:
        visible = self._offered.visible([one.object_id for one in found], request.user)
        wanted = [one.object_id for one in found if one.object_id in visible]
        drawn = self._offered.hydrate(wanted, request) if wanted else {}
        return {(self._offered.kind, object_id): card for object_id, card in drawn.items() if object_id in visible}
