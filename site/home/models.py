"""The front page and the pages that every site has."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import Http404, HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from blog.models import ArticlePage
from cms.blocks.story import StoryBlock
from cms.fields import StoryField
from cms.media import load_card_pictures
from cms.pages import BasePage, closed_to
from core.taxonomy import Specialty
from resources.models import GuidePage, NoticePage
from shop import api as shop


class HomePage(BasePage):
    """The front page: search, the ways in, what is new to read, safety notices."""

    heading = models.CharField(max_length=120, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    content_panels = [FieldPanel("title"), FieldPanel("heading"), FieldPanel("intro")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        closed = closed_to(AnonymousUser())  # the front page is the same for everyone
        articles = ArticlePage.objects.newest_first().exclude(closed).select_related("picture")[:3]
        guides = GuidePage.objects.newest_first().exclude(closed).select_related("picture")[:3]
        notices = NoticePage.objects.newest_first().exclude(closed)[:3]
        load_card_pictures([*articles, *guides])
        for page in (*articles, *guides, *notices):
            page.address = self._address_of(page, request)
        return context | {
            "categories": shop.top_categories(),
            "specialties": Specialty.objects.all(),
            "articles": articles,
            "guides": guides,
            "notices": notices,
        }

    def _address_of(self, page: Page, request: HttpRequest) -> str:
        """Where ``page`` is: below this one, whose own address is known; Wagtail asks for that of every site."""
        if page.url_path.startswith(self.url_path):
            return request.path + page.url_path.removeprefix(self.url_path)
        return page.get_url(request) or ""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Straight to the page by its stored path: two statements, where Wagtail takes two for every level."""
        if not path_components:
            return super().route(request, path_components)
        path = f"{self.url_path}{'/'.join(path_components)}/"
        page = Page.objects.filter(url_path=path, path__startswith=self.path).specific().first()
        if page is None:
            raise Http404
        return page.route(request, [])


class StandardPage(BasePage):
    """About, delivery, privacy, accessibility …"""

    body = StoryField(StoryBlock(), blank=True, use_json_field=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
