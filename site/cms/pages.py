"""What every page of ours shares."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.forms import CheckboxSelectMultiple
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index


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


class ReviewedPage(BasePage):
    """A page with clinical responsibility: who wrote it, who reviewed it, and until when that holds."""

    author = models.CharField(max_length=120, blank=True)
    reviewer = models.CharField(max_length=120, blank=True, help_text="The clinician who checked it, with profession.")
    reviewed_on = models.DateField(null=True, blank=True)
    review_by_date = models.DateField(null=True, blank=True, help_text="Then it must be checked again.")
    specialties = ParentalManyToManyField("core.Specialty", blank=True, related_name="+")
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("picture"),
        FieldPanel("specialties", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("reviewer"), FieldPanel("reviewed_on"), FieldPanel("review_by_date")],
            heading="Clinical responsibility",
        ),
    ]

    class Meta:
        abstract = True


def professionals_group() -> Group:
    """The group whose members are known to be healthcare professionals."""
    return Group.objects.get_or_create(name=settings.PROFESSIONALS_GROUP)[0]


def audience_of(page: Page) -> str:
    """Who may read ``page``, by its own and its ancestors' privacy: one of search.sources.AUDIENCES.

    A page restricted in a way search cannot express (a password, another group) is nobody's to find: "hidden".
    """
    audience = "public"
    for restriction in page.get_view_restrictions():
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
