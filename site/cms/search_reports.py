"""What readers ask, at the editors' desk: the questions that no page answers, and the briefs made of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import ContentBrief
from search.querylog import reports
from search.steering import lists

DAYS = 28
MAY_READ, MAY_ASK = "site_search.view_queryday", "site_search.add_contentbrief"
REPORTS = {
    "nothing": ("Nothing found", reports.zero_results),
    "few": ("Few clicks", reports.low_clicks),
    "top": ("Asked most", reports.top),
}


class SearchReportView(WagtailAdminTemplateMixin, TemplateView):
    """Three reports over a span of days; a click makes a content brief of a line."""

    template_name = "cms/search_report.html"
    page_title = "What readers ask"
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(MAY_READ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        asked = self.request.GET
        chosen = asked.get("report", "") if asked.get("report") in REPORTS else "nothing"
        until = _day(asked.get("until", "")) or today
        since = min(_day(asked.get("since", "")) or today - dt.timedelta(days=DAYS - 1), until)
        return super().get_context_data(**kwargs) | {
            "report": chosen,
            "reports": [(name, label) for name, (label, _) in REPORTS.items()],
            "since": since,
            "until": until,
            "lines": REPORTS[chosen][1](since, until),
            "may_ask": self.request.user.has_perm(MAY_ASK),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
        """Make a brief of ``words``."""
        words = request.POST.get("words", "")
        if not request.user.has_perm(MAY_ASK):
            raise PermissionDenied
        if words.strip():
            made, created = lists.brief(words, by=request.user, on=timezone.localdate())
            said = "There is a content brief for" if created else "There is an open brief already for"
            messages.success(request, f"{said} “{made.words}”.")
        return redirect(request.get_full_path())


class ContentBriefViewSet(SnippetViewSet):
    """Questions that wait for a page."""

    model = ContentBrief
    icon = "edit"
    menu_label = "Content briefs"
    menu_name = "content-briefs"
    add_to_admin_menu = True
    list_display = ("words", "state", "asked", "created_at")
    list_filter = ("state",)
    search_fields = ("words", "note")
    panels = (FieldPanel("words"), FieldPanel("note"), FieldPanel("state"), FieldPanel("asked", read_only=True))


class SearchReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_READ))


@hooks.register("register_admin_urls")
def search_report_url() -> list[Any]:
    return [path("reports/search/", SearchReportView.as_view(), name="search_report")]


@hooks.register("register_reports_menu_item")
def search_report_menu_item() -> MenuItem:
    return SearchReportMenuItem("What readers ask", reverse("search_report"), icon_name="search", order=50)


def _day(said: str) -> dt.date | None:
    """The date ``said``; None when it is none."""
    try:
        return parse_date(said)
    except ValueError:
        return None
