"""The education blog."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.fields import StoryField
from cms.media import load_card_pictures
from cms.pages import BasePage, ReviewedPage, ReviewedPageQuerySet, closed_to
from shoppable.blocks import ShoppableStoryBlock, cards_of

ARTICLES_PER_PAGE = 12


class ArticlePageQuerySet(ReviewedPageQuerySet):
    def newest_first(self) -> Self:
        """Live articles, by the day they were published on."""
        return self.live().order_by("-published_on", "-pk")


class BlogIndexPage(BasePage):
    """The list of articles that everybody may read, newest first: the same for every visitor."""

    subpage_types = ["blog.ArticlePage"]
    max_count = 1

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        open_to_all = ArticlePage.objects.child_of(self).exclude(closed_to(AnonymousUser()))
        articles = open_to_all.newest_first().select_related("picture")
        context["articles"] = Paginator(articles, ARTICLES_PER_PAGE).get_page(request.GET.get("page"))
        load_card_pictures(context["articles"])
        return context


class ArticlePage(ReviewedPage):
    """An article that explains; products may stand beside the text."""

    published_on = models.DateField()
    body = StoryField(ShoppableStoryBlock(), blank=True, use_json_field=True)
    sources = models.TextField(blank=True, help_text="One source a line.")

    objects = PageManager.from_queryset(ArticlePageQuerySet)()

    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("body"),
        FieldPanel("sources"),
        *ReviewedPage.related_panels,
    ]
    search_fields = [*ReviewedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "article"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"cards": cards_of(self.body)}
