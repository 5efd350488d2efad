"""Pages that anybody may read, for the map of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from cms.pages import closed_to
from core.sitemaps import Entry, Section, register


def _pages() -> Any:
    return Page.objects.live().filter(depth__gt=1).exclude(closed_to(AnonymousUser())).order_by("path")


def _entries(start: int, stop: int) -> Iterator[Entry]:
    for page in _pages().defer_streamfields()[start:stop]:
        parts = page.get_url_parts()
        if parts and parts[2]:  # no site serves the others
            yield parts[2], page.last_published_at


register(Section("pages", count=lambda: _pages().count(), entries=_entries))
