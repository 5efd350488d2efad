"""A guard against cross-site requests that needs no cookie: pages with forms stay cacheable and alike for all."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def is_same_origin(request: HttpRequest) -> bool:
    """Whether a browser says the request comes from our own pages.

    Browsers send ``Sec-Fetch-Site``, which no script can forge; older ones send ``Origin`` or ``Referer``.
    """
    if fetch_site := request.headers.get("Sec-Fetch-Site"):
        return fetch_site == "same-origin"
    claimed = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(claimed).netloc == request.get_host()


def same_origin_required(view: View) -> View:
    """Accept unsafe requests only from our own pages. Takes the place of the CSRF token where pages must carry none."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "OPTIONS") and not is_same_origin(request):
            return HttpResponseForbidden("This request did not come from one of our pages.")
        return view(request, *args, **kwargs)

    return guarded
