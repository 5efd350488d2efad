"""What every page of ours shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import PageChooserBlock, StreamBlock, StreamValue
from wagtail.models import Page, PageQuerySet, PageViewRestriction
from wagtail.permissions import policy_registry
from wagtail.search import index

from cms.fields import StoryField

SIGNED = ("reviewer", "reviewed_on", "review_by_date")
"""What a clinical reviewer answers for."""


class BasePage(Page):
    """A page with an introduction. Who may read it is Wagtail's own privacy setting, inherited down the tree."""

    intro = models.TextField(blank=True, help_text="One or two sentences: what the reader will know afterwards.")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """As Wagtail's, in one statement: a page's path names all the pages above it."""
        if self.alias_of_id:
            return super().get_view_restrictions()
        above = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=above)


class ReviewedPageForm(WagtailAdminPageForm):
    """Only who may publish says who reviewed the page, and nothing is published without that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = policy_registry.get_by_type(Page)
        self.may_sign = not self.for_user or policy.user_has_permission(self.for_user, "publish")
        for name in SIGNED if not self.may_sign else ():
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.may_sign and "action-publish" in self.data:
            for name in SIGNED:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, "A clinical page is published with its reviewer and the dates of the review.")
        reviewed, again = cleaned.get("reviewed_on"), cleaned.get("review_by_date")
        if reviewed and again and again <= reviewed:
            self.add_error("review_by_date", "This day is not after the review.")
        return cleaned


class ReviewedPageQuerySet(PageQuerySet):
    def overdue_for_review(self, *, on: dt.date) -> Self:
        """Live pages whose review date is ``on`` or earlier, longest overdue first."""
        return self.live().filter(review_by_date__lte=on).order_by("review_by_date", "pk")


class RelatedPagesBlock(StreamBlock):
    """Pages to read next, in the order in which they stand."""

    page = PageChooserBlock()


class ReviewedPage(BasePage):
    """A page with clinical responsibility: who wrote it, who reviewed it, and until when that holds."""

    base_form_class = ReviewedPageForm

    author = models.CharField(max_length=120, blank=True)
    reviewer = models.CharField(max_length=120, blank=True, help_text="The clinician who checked it, with profession.")
    reviewed_on = models.DateField(null=True, blank=True)
    review_by_date = models.DateField(null=True, blank=True, help_text="Then it must be checked again.")
    specialties = ParentalManyToManyField("core.Specialty", blank=True, related_name="+")
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_alt = models.CharField(
        "what the picture shows",
        max_length=250,
        blank=True,
        help_text="For those who cannot see it. Empty where the picture adds nothing to the text.",
    )
    related = StoryField(RelatedPagesBlock(), blank=True, use_json_field=True, verbose_name="read next")

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading="Picture"),
        FieldPanel("specialties", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("reviewer"), FieldPanel("reviewed_on"), FieldPanel("review_by_date")],
            heading="Clinical responsibility",
            help_text="Submit the page to clinical review: it goes live when a reviewer has signed it. "
            "The reviewer's name and the dates are entered then.",
        ),
    ]
    related_panels = [FieldPanel("related")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """``related``: the pages to read next that are live and open to everybody, in the editor's order."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        wanted = chosen_pages(self.related)
        found = Page.objects.live().filter(pk__in=wanted).exclude(closed_to(AnonymousUser())) if wanted else ()
        return context | {"related": sorted(found, key=lambda page: wanted.index(page.pk))}


def chosen_pages(story: StreamValue) -> list[int]:
    """Ids of the pages chosen in ``story``, in order. Asks no database."""
    return [raw["value"] for raw in story.raw_data if raw["value"]]


def professionals_group() -> Group:
    """The group whose members are known to be healthcare professionals."""
    return Group.objects.get_or_create(name=settings.PROFESSIONALS_GROUP)[0]


def audiences_of(pages: Iterable[Page]) -> dict[int, str]:
    """Who may read each of ``pages``, by its own and its ancestors' privacy: one of search.sources.AUDIENCES, by id.

    A page restricted in a way search cannot express (a password, another group) is nobody's to find: "hidden". Two
    queries for any number, more for those that stand for another page.
    """
    all_of_them = list(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))
    return {
        page.pk: _audience(
            page.get_view_restrictions()
            if page.alias_of_id
            else (one for one in all_of_them if page.path.startswith(one.page.path))
        )
        for page in pages
    }


def _audience(restrictions: Iterable[PageViewRestriction]) -> str:
    audience = "public"
    for restriction in restrictions:
        if restriction.restriction_type == PageViewRestriction.LOGIN:
            audience = "signed_in" if audience == "public" else audience
        elif restriction.restriction_type == PageViewRestriction.GROUPS:
            names = {group.name for group in restriction.groups.all()}
            if names != {settings.PROFESSIONALS_GROUP}:
                return "hidden"
            audience = "professional"
        else:
            return "hidden"
    return audience


def closed_to(user: Any) -> Q:
    """Pages that ``user`` may not read, by their own privacy or that of a page above. Costs no query of its own."""
    if user.is_superuser:
        return Q(pk__in=())
    above = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    restrictions = PageViewRestriction.objects.annotate(asked=above).filter(asked__startswith=F("page__path"))
    if user.is_authenticated:
        theirs = Q(restriction_type=PageViewRestriction.LOGIN)
        theirs |= Q(restriction_type=PageViewRestriction.GROUPS) & Exists(
            PageViewRestriction.groups.through.objects.filter(
                pageviewrestriction=OuterRef("pk"), group__in=user.groups.all()
            )
        )
        restrictions = restrictions.exclude(theirs)
    return Q(Exists(restrictions))
