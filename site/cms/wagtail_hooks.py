"""What our pages change in the editors' desk and in rich text."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.links import LightPageLinkHandler
from cms.review_dates import ReviewDatesPanel, ReviewDatesReport
from cms.search_reports import ContentBriefViewSet
from cms.snippets import VocabularyViewSetGroup

register_snippet(VocabularyViewSetGroup)
register_snippet(ContentBriefViewSet)


@hooks.register("register_rich_text_features", order=10)
def use_light_page_links(features: Any) -> None:
    features.register_link_type(LightPageLinkHandler)


@hooks.register("on_serve_page", order=-1)
def refuse_instead_of_sending_in_circles(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wagtail sends whoever may not read a page to sign in, and that page sends back those who have done so already."""

    def serve_or_refuse(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        sign_in = resolve_url(settings.WAGTAIL_FRONTEND_LOGIN_URL)
        sent_away = isinstance(response, HttpResponseRedirect) and response.url.startswith(f"{sign_in}?")
        if sent_away and request.user.is_authenticated:
            raise PermissionDenied
        return response

    return serve_or_refuse


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_that_review_comes_first(request: HttpRequest, page: Page) -> None:
    """Wagtail keeps what was to be published as a draft when the right is missing, and says no more than that."""
    if "action-publish" in request.POST and not page.permissions_for_user(request.user).can_publish():
        messages.warning(
            request,
            f"“{page.get_admin_display_title()}” was kept as a draft and not published: pages go live when a clinical "
            "reviewer has signed them. Submit it to clinical review.",
        )


@hooks.register("construct_homepage_panels")
def show_review_dates(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ReviewDatesPanel())


@hooks.register("register_admin_urls")
def review_dates_addresses() -> list[URLPattern]:
    return [
        path("reports/review-dates/", ReviewDatesReport.as_view(), name="review_dates_report"),
        path(
            "reports/review-dates/results/",
            ReviewDatesReport.as_view(results_only=True),
            name="review_dates_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def review_dates_in_the_menu() -> MenuItem:
    return MenuItem("Review dates", reverse("review_dates_report"), icon_name="calendar-check", order=50)
