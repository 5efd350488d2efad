"""What our pages change in the editors' desk and in rich text."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.links import LightPageLinkHandler
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
