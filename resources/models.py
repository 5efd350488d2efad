"""The surgical resource library: guides, documents with versions, safety notices."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, TruncDate
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import get_language_info
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index

from cms.fields import StoryField
from cms.pages import BasePage, ReviewedPage, ReviewedPageQuerySet, closed_to
from shoppable.blocks import ProductListBlock, ShoppableStoryBlock, cards_of, product_ids

ITEMS_PER_PAGE = 24


class LibraryIndexPage(BasePage):
    """The library's front: everything in it, newest reviewed or issued first, with a filter by kind."""

    subpage_types = ["resources.GuidePage", "resources.DocumentPage", "resources.NoticePage"]
    max_count = 1

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """``kind``: the chosen one or empty; ``kinds``: (value, plural) of all; ``items``: a page of specific pages."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        kinds = {"guide": GuidePage, "document": DocumentPage, "notice": NoticePage}
        kind = request.GET.get("kind", "")
        dated = Coalesce("guidepage__reviewed_on", "documentpage__valid_from", "noticepage__issued_on")
        pages = Page.objects.child_of(self).live().exclude(closed_to(AnonymousUser()))
        pages = pages.order_by(dated.desc(nulls_last=True), "title", "pk")
        if kind in kinds:
            pages = pages.type(kinds[kind])
        items = Paginator(pages.specific(), ITEMS_PER_PAGE).get_page(request.GET.get("page"))
        return context | {
            "items": items,
            "kind": kind if kind in kinds else "",
            "kinds": [(name, str(model._meta.verbose_name_plural)) for name, model in kinds.items()],
        }


class GuidePageQuerySet(ReviewedPageQuerySet):
    def newest_first(self) -> Self:
        """Live guides, by the day they were first published on."""
        return self.live().order_by("-first_published_at", "-pk")


class NoticePageQuerySet(PageQuerySet):
    def still_open(self, *, on: dt.date | TruncDate) -> Self:
        """Live notices that ask for something on that day."""
        return self.live().filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def newest_first(self) -> Self:
        """Live notices, by the day they were issued on."""
        return self.live().order_by("-issued_on", "-pk")


class GuidePage(ReviewedPage):
    """How to do something, step by step, with the products it takes."""

    key_points = models.TextField(blank=True, help_text="What to take away, one point a line.")
    procedures = ParentalManyToManyField("core.Procedure", blank=True, related_name="+")
    body = StoryField(ShoppableStoryBlock(), blank=True, use_json_field=True)
    sources = models.TextField(blank=True, help_text="One source a line.")

    objects = PageManager.from_queryset(GuidePageQuerySet)()

    parent_page_types = ["resources.LibraryIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("procedures", widget=CheckboxSelectMultiple),
        FieldPanel("key_points"),
        FieldPanel("body"),
        FieldPanel("sources"),
        *ReviewedPage.related_panels,
    ]
    search_fields = [*ReviewedPage.search_fields, index.SearchField("key_points"), index.SearchField("body")]

    class Meta:
        verbose_name = "guide"
        verbose_name_plural = "guides"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"cards": cards_of(self.body)}


class DocumentPage(BasePage):
    """A document of the library: its file, version and language, and what it is about."""

    class Kind(models.TextChoices):
        IFU = "IFU", "Instructions for use"
        REPROCESSING = "REPROCESSING", "Reprocessing instructions"
        SAFETY_DATA = "SAFETY_DATA", "Safety data"
        MRI = "MRI", "MRI statement"
        CONFORMITY = "CONFORMITY", "Declaration of conformity"
        CHART = "CHART", "Chart"
        POLICY = "POLICY", "Policy template"

    kind = models.CharField(max_length=16, choices=Kind)
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=8, default="en")
    valid_from = models.DateField()
    specialties = ParentalManyToManyField("core.Specialty", blank=True, related_name="+")
    products = StoryField(ProductListBlock(), blank=True, use_json_field=True, help_text="What the document covers.")
    sources = models.TextField(blank=True, help_text="One source a line.")

    parent_page_types = ["resources.LibraryIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("document"),
        FieldPanel("version"),
        FieldPanel("language"),
        FieldPanel("valid_from"),
        FieldPanel("specialties", widget=CheckboxSelectMultiple),
        FieldPanel("products"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documents"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """``products``: cards of what the document covers and is still sold, in the editor's order."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        cards = cards_of(self.products)
        return context | {"products": [cards[pk] for pk in product_ids(self.products) if pk in cards]}

    @property
    def language_name(self) -> str:
        """As "German"; the bare code where nobody has a name for it."""
        try:
            return str(get_language_info(self.language.lower())["name_translated"])
        except KeyError:
            return self.language.upper()


class NoticePage(BasePage):
    """A safety notice: what is affected, why, and what to do now."""

    class Kind(models.TextChoices):
        RECALL = "RECALL", "Recall"
        SAFETY = "SAFETY", "Field safety notice"
        ADVICE = "ADVICE", "Advice"

    kind = models.CharField(max_length=8, choices=Kind)
    reference = models.CharField(max_length=60, help_text="The number under which the maker or regulator knows it.")
    issued_on = models.DateField()
    closed_on = models.DateField(
        null=True, blank=True, help_text="From this day nothing is left to do; the products no longer show the notice."
    )
    reason = models.TextField()
    action = models.TextField(help_text="What the reader must do, first thing first.")
    affected = models.TextField(blank=True, help_text="Products and lots, one a line.")
    body = StoryField(
        ShoppableStoryBlock(),
        blank=True,
        use_json_field=True,
        help_text="Add the affected products here: each of them shows this notice until it is closed.",
    )
    sources = models.TextField(blank=True, help_text="One source a line.")

    objects = PageManager.from_queryset(NoticePageQuerySet)()

    parent_page_types = ["resources.LibraryIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("reference"),
        FieldPanel("issued_on"),
        FieldPanel("closed_on"),
        FieldPanel("reason"),
        FieldPanel("action"),
        FieldPanel("affected"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "safety notice"
        verbose_name_plural = "safety notices"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"cards": cards_of(self.body)}
