"""The map of the site for search engines: apps name what they have in their ``sitemaps.py``.

``/sitemap.xml`` lists the parts, each part at most ``PER_PART`` addresses. Only what anybody may read belongs in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

PER_PART = 10_000
"""Addresses in one file; the protocol allows 50,000 and 50 MB."""
KEPT_SECONDS = 3600
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
Entry = tuple[str, dt.date | dt.datetime | None]
"""An address within the site and when it last changed, where that is known."""


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of address. ``entries(start, stop)`` gives those of a stretch, in an order that does not change."""

    name: str
    count: Callable[[], int]
    entries: Callable[[int, int], Iterable[Entry]]


sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Have ``section`` stand in the map."""
    sections[section.name] = section


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def index(request: HttpRequest) -> HttpResponse:
    """The parts of the map. One count for each section."""
    parts = [
        reverse("sitemap-part", args=[section.name, number + 1])
        for section in sections.values()
        for number in range(-(-section.count() // PER_PART))
    ]
    lines = "".join(f"<sitemap><loc>{_absolute(part)}</loc></sitemap>\n" for part in parts)
    return HttpResponse(f"{HEAD}<sitemapindex {SCHEMA}>\n{lines}</sitemapindex>\n", content_type="application/xml")


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def part(request: HttpRequest, name: str, number: int) -> StreamingHttpResponse:
    """The addresses of one part, sent as they are read."""
    section = sections.get(name)
    if section is None or not 0 < number <= -(-section.count() // PER_PART):
        raise Http404
    start = (number - 1) * PER_PART
    return StreamingHttpResponse(_lines(section.entries(start, start + PER_PART)), content_type="application/xml")


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    yield f"{HEAD}<urlset {SCHEMA}>\n"
    for path, changed in entries:
        when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        yield f"<url><loc>{_absolute(path)}</loc>{when}</url>\n"
    yield "</urlset>\n"


def _absolute(path: str) -> str:
    return escape(f"{settings.SITE_URL}{path}")
