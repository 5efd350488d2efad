"""Which pages are due for another clinical review: a panel on the desk's front page, and a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

import django_filters
from django.apps import apps
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from cms.pages import ReviewedPage

COMING = dt.timedelta(days=60)
"""How long before the day a page begins to stand on the desk's front page."""
ON_THE_FRONT_PAGE = 10


def pages_with_review_dates() -> QuerySet[Page]:
    """Live pages that have one, as ``review_by``; longest overdue first."""
    models = [model for model in apps.get_models() if issubclass(model, ReviewedPage)]
    dates = [Subquery(model.objects.filter(pk=OuterRef("pk")).values("review_by_date")) for model in models]
    dated = Page.objects.live().annotate(review_by=Coalesce(*dates) if len(dates) > 1 else dates[0])
    return dated.filter(review_by__isnull=False).order_by("review_by", "pk")


class ReviewDatesPanel(Component):
    """Overdue pages, and those whose day is near."""

    name = "review_dates"
    template_name = "cms/review_dates_panel.html"
    order = 230

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        today = timezone.localdate()
        due = list(pages_with_review_dates().filter(review_by__lte=today + COMING)[: ON_THE_FRONT_PAGE + 1])
        return {
            "overdue": [page for page in due if page.review_by <= today][:ON_THE_FRONT_PAGE],
            "coming": [page for page in due if page.review_by > today][:ON_THE_FRONT_PAGE],
            "more": len(due) > ON_THE_FRONT_PAGE,
        }


class ReviewDatesFilterSet(WagtailFilterSet):
    review_by = django_filters.DateFilter(label="Due on or before", lookup_expr="lte", widget=AdminDateInput)

    class Meta:
        model = Page
        fields: list[str] = []


class ReviewDatesReport(ReportView):
    """Every live page with a review date, longest overdue first."""

    model = Page
    page_title = "Review dates"
    header_icon = "calendar-check"
    index_url_name = "review_dates_report"
    index_results_url_name = "review_dates_report_results"
    filterset_class = ReviewDatesFilterSet
    default_ordering = "review_by"
    columns = (
        TitleColumn("title", label="Page", url_name="wagtailadmin_pages:edit", sort_key="title"),
        Column("kind", label="Kind", accessor=lambda page: page.cached_content_type.name.capitalize(), width="15%"),
        Column(
            "review_by",
            label="Review by",
            accessor=lambda page: date_format(page.review_by),
            sort_key="review_by",
            width="20%",
        ),
    )
    list_export = ("title", "review_by", "cached_content_type.name")
    export_headings: ClassVar[dict[str, str]] = {
        "title": "Page",
        "review_by": "Review by",
        "cached_content_type.name": "Kind",
    }
    any_permission_required = ("add", "change", "publish")

    def get_base_queryset(self) -> QuerySet[Page]:
        return pages_with_review_dates()
