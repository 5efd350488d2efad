"""Where to go when nothing was found: categories near the words, guides to read, and somebody to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import HttpRequest

from search import gathering
from search.data import Hit
from search.models import SearchRecord
from search.sources import AUDIENCES, Place, places

MOST_PLACES = 6
MOST_PAGES = 3
READABLE = ("guide", "article")


@dataclass(frozen=True, slots=True)
class WaysOn:
    """What a page without an answer offers instead. ``pages`` are cards; ``ask`` is a mailto with the words in it."""

    places: Sequence[Place]
    pages: Sequence[Any]
    ask: str


def ways_on(words: str, request: HttpRequest) -> WaysOn:
    """For ``words`` that found nothing, or only what is near. Everything in it may be seen by ``request.user``."""
    return WaysOn(places=places(words, MOST_PLACES), pages=_pages(request), ask=_letter(words))


def _pages(request: HttpRequest) -> list[Any]:
    """The guides and articles that were looked through last."""
    rows = SearchRecord.objects.filter(kind__in=READABLE, deleted=False, audience=AUDIENCES[0], dated__isnull=False)
    newest = rows.order_by("-dated", "-pk").values_list("kind", "object_id")[:MOST_PAGES]
    return list(gathering.cards([Hit(kind, object_id, 0.0) for kind, object_id in newest], request).values())


def _letter(words: str) -> str:
    """The address of a letter that asks for ``words``."""
    lines = {
        "subject": f"I could not find: {words[:80]}",
        "body": f"I searched for: {words[:300]}\n\nWhat I need it for, and how many:\n",
    }
    return f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}?{urlencode(lines, quote_via=quote)}"
