"""Links between pages in rich text, written out without loading the pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

REMEMBERED_SECONDS = 60
"""An address is remembered for so long. A page that moves leaves a redirect behind, so an old one still leads to it."""


class LightPageLinkHandler(PageLinkHandler):
    """Wagtail's own loads each linked page whole, and the language for each; a link needs the address alone.

    A reader in another language than the default is led to the page in that language, as Wagtail does.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        addresses = _addresses({attrs["id"] for attrs in attrs_list if str(attrs.get("id", "")).isdigit()})
        return [f'<a href="{escape(addresses[a["id"]])}">' if a.get("id") in addresses else "<a>" for a in attrs_list]


def _addresses(ids: set[str]) -> dict[str, str]:
    """Page id (as rich text has it) → address, of pages that exist."""
    language = get_language() or settings.LANGUAGE_CODE
    keys = {f"page-address:{language}:{pk}": pk for pk in ids}
    known = cache.get_many(keys)
    if missing := [pk for key, pk in keys.items() if key not in known]:
        for page in Page.objects.filter(pk__in=missing):
            target = page if language == settings.LANGUAGE_CODE else page.localized
            known[f"page-address:{language}:{page.pk}"] = target.url or ""
        cache.set_many(known, REMEMBERED_SECONDS)
    return {keys[key]: address for key, address in known.items() if address}
