"""The front page and the pages that every site has."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from blog.models import ArticlePage
from cms.blocks.story import StoryBlock
from cms.fields import StoryField
from cms.pages import BasePage
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
        return context | {
            "categories": shop.top_categories(),
            "specialties": Specialty.objects.all(),
            "articles": ArticlePage.objects.public().newest_first().select_related("picture")[:3],
            "guides": GuidePage.objects.live()
            .public()
            .select_related("picture")
            .order_by("-first_published_at", "-pk")[:3],
            "notices": NoticePage.objects.live().public().order_by("-issued_on", "-pk")[:3],
        }


class StandardPage(BasePage):
    """About, delivery, privacy, accessibility …"""

    body = StoryField(StoryBlock(), blank=True, use_json_field=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
