"""Where header and footer lead: the addresses of pages, which editors may rename and move."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.cache import cache
from django.db.models import F, Q, Subquery
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from blog.models import BlogIndexPage
from core.taxonomy import Specialty
from home.models import StandardPage
from resources.models import LibraryIndexPage

KEY = "site-links"
REMEMBERED_SECONDS = 60
"""Another process learns of a change so late; a page that moves leaves a redirect behind."""


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Empty where there is no such live page: nothing leads there then."""

    library: str = ""
    education: str = ""
    about: list[Link] = field(default_factory=list)
    help: list[Link] = field(default_factory=list)
    specialties: list[str] = field(default_factory=list)
    """Names, by which the front page leads to what is found for them."""


def site_links() -> SiteLinks:
    """The same for every visitor, so remembered for all."""
    links: SiteLinks | None = cache.get(KEY)
    if links is None:
        links = _read()
        cache.set(KEY, links, REMEMBERED_SECONDS)
    return links


def _read() -> SiteLinks:
    """One statement: addresses are read from the paths, which Wagtail would ask of every site.

    The front page is among them so that the specialties come even where it stands alone.
    """
    root = Site.objects.filter(is_default_site=True).values("root_page__url_path")
    pages = (
        Page.objects.live()
        .filter(
            Q(homepage__isnull=False)
            | Q(libraryindexpage__isnull=False)
            | Q(blogindexpage__isnull=False)
            | Q(standardpage__footer__gt="")
        )
        .annotate(
            root=Subquery(root),
            library=F("libraryindexpage"),
            education=F("blogindexpage"),
            column=F("standardpage__footer"),
            specialties=ArraySubquery(Specialty.objects.values("name")),
        )
        .filter(url_path__startswith=F("root"))
        .order_by("path")
        .values("title", "url_path", "root", "library", "education", "column", "specialties")
    )
    links = [(page, Link(page["title"], "/" + page["url_path"].removeprefix(page["root"]))) for page in pages]
    return SiteLinks(
        library=next((link.url for page, link in links if page["library"]), ""),
        education=next((link.url for page, link in links if page["education"]), ""),
        about=[link for page, link in links if page["column"] == StandardPage.Footer.ABOUT],
        help=[link for page, link in links if page["column"] == StandardPage.Footer.HELP],
        specialties=links[0][0]["specialties"] if links else [],
    )


def forget(**signal: Any) -> None:
    """Called when a page is published, unpublished, renamed, moved or deleted, and when a specialty is."""
    cache.delete(KEY)


for _signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
    _signal.connect(forget, dispatch_uid="site-links")
post_delete.connect(forget, sender=LibraryIndexPage, dispatch_uid="site-links-library")
post_delete.connect(forget, sender=BlogIndexPage, dispatch_uid="site-links-education")
post_delete.connect(forget, sender=StandardPage, dispatch_uid="site-links-standard")
post_save.connect(forget, sender=Specialty, dispatch_uid="site-links-specialty")
post_delete.connect(forget, sender=Specialty, dispatch_uid="site-links-no-specialty")
