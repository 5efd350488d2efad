"""The front page and the pages that every site has."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, When
from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageQuerySet
from wagtail.url_routing import RouteResult

from blog.models import ArticlePage
from cms.blocks.story import StoryBlock
from cms.fields import StoryField
from cms.media import load_card_pictures
from cms.pages import BasePage, RelatedPagesBlock, chosen_pages, closed_to
from resources.models import GuidePage, NoticePage
from shop import api as shop


class HomePage(BasePage):
    """The front page: search, the ways in, what is new to read, safety notices."""

    heading = models.CharField(max_length=120, blank=True)
    featured = StoryField(
        RelatedPagesBlock(),
        blank=True,
        use_json_field=True,
        help_text="Articles and guides to show first, in this order. The newest fill up what is left.",
    )

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    content_panels = [FieldPanel("title"), FieldPanel("heading"), FieldPanel("intro"), FieldPanel("featured")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        closed = closed_to(AnonymousUser())  # the front page is the same for everyone
        featured = chosen_pages(self.featured)
        articles, guides = ArticlePage.objects.newest_first(), GuidePage.objects.newest_first()
        articles = _these_first(featured, articles).exclude(closed).select_related("picture")[:3]
        guides = _these_first(featured, guides).exclude(closed).select_related("picture")[:3]
        notices = NoticePage.objects.still_open(on=timezone.localdate()).newest_first().exclude(closed)[:3]
        load_card_pictures([*articles, *guides])
        for page in (*articles, *guides, *notices):
            page.address = self._address_of(page, request)
        return context | {
            "categories": shop.top_categories(),
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


def _these_first(ids: list[int], pages: PageQuerySet) -> PageQuerySet:
    """``pages`` in their order, but those of ``ids`` before all others, in the order of ``ids``."""
    places = [When(pk=pk, then=place) for place, pk in enumerate(ids)]
    return pages.order_by(Case(*places, default=len(places)), *pages.query.order_by) if places else pages


class StandardPage(BasePage):
    """About, delivery, privacy, accessibility …"""

    class Footer(models.TextChoices):
        ABOUT = "ABOUT", "Under “About”"
        HELP = "HELP", "Under “Help”"

    body = StoryField(StoryBlock(), blank=True, use_json_field=True)
    footer = models.CharField(
        "in the footer", max_length=8, choices=Footer, blank=True, help_text="Where every page links to this one."
    )

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    promote_panels = [*BasePage.promote_panels, FieldPanel("footer")]
