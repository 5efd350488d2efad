"""Pages for tests: the site's tree, and a page of each kind below it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.models import Page, PageViewRestriction, Site

from blog.models import ArticlePage, BlogIndexPage
from cms.media import SiteDocument
from cms.pages import professionals_group
from home.models import HomePage
from resources.models import DocumentPage, GuidePage, LibraryIndexPage, NoticePage
from tests.factories.shop import UserFactory

TODAY = dt.date(2026, 11, 21)


def home() -> HomePage:
    """The home page, made once a test, as the root of the default site."""
    if found := HomePage.objects.first():
        return found
    page = Page.get_first_root_node().add_child(instance=HomePage(title="Suture", slug="suture", heading="Suture"))
    Site.objects.update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


def library() -> LibraryIndexPage:
    page = LibraryIndexPage(title="Library", slug="library")
    return LibraryIndexPage.objects.first() or home().add_child(instance=page)


def education() -> BlogIndexPage:
    page = BlogIndexPage(title="Education", slug="education")
    return BlogIndexPage.objects.first() or home().add_child(instance=page)


def publish(parent: Page, page: Page) -> Any:
    """Add ``page`` below ``parent`` and publish it as an editor does, signals included."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def guide(title: str = "A guide", **fields: Any) -> GuidePage:
    return publish(library(), GuidePage(title=title, **fields))


def article(title: str = "An article", **fields: Any) -> ArticlePage:
    return publish(education(), ArticlePage(title=title, published_on=TODAY, **fields))


def notice(title: str = "A notice", **fields: Any) -> NoticePage:
    values = {"kind": "ADVICE", "reference": "FSN-1", "issued_on": TODAY, "reason": "Why", "action": "Do this"}
    return publish(library(), NoticePage(title=title, **(values | fields)))


def document(title: str = "A document", *, content: bytes = b"text", **fields: Any) -> DocumentPage:
    file = SiteDocument.objects.create(title=title, file=ContentFile(content, name="document.txt"))
    values = {"kind": "IFU", "version": "1.0", "valid_from": TODAY, "document": file}
    return publish(library(), DocumentPage(title=title, **(values | fields)))


def for_signed_in(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def for_professionals(page: Page) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(professionals_group())


def professional() -> Any:
    person = UserFactory()
    person.groups.add(Group.objects.get(pk=professionals_group().pk))
    return person
