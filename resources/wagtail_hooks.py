"""A library document is as open as its pages."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from cms.media import SiteDocument
from cms.pages import closed_to
from resources.models import DocumentPage


@hooks.register("before_serve_document")
def serve_only_to_readers_of_its_page(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    """Hand a file out when one of its live pages is open to the reader. A file without a page follows its collection.

    Editors see the files of pages that are not published yet.
    """
    pages = DocumentPage.objects.filter(document=document)
    if not pages.exists() or pages.live().exclude(closed_to(request.user)).exists():
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.user.has_perm("wagtailadmin.access_admin"):
        return None
    raise PermissionDenied
