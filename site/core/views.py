"""Small pages that belong to no app."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The process can serve: the database answers. Search, cache and mail degrade, so they do not count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone, and where the rest is listed."""
    private = ("/cms/", "/dashboard/", "/account/", "/search/", "/shop/basket/", "/shop/checkout/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers, feed readers and mail programs ask for it here, whatever a page says."""
    return redirect(static("img/favicon.ico"))


@require_safe
def desk_sign_in(request: HttpRequest) -> HttpResponse:
    """Desks send here whoever may not enter: to the site's one sign-in page, or away when that is done already.

    Sending on somebody who is signed in would send in circles, from the desk to the page and back.
    """
    if request.user.is_authenticated and "next" in request.GET:
        raise PermissionDenied("this desk is for people of another role")
    query = request.META["QUERY_STRING"]
    return redirect(reverse("account_login") + (f"?{query}" if query else ""))
