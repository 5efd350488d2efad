"""Papers of devices, for whoever may see the device."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from shop.catalogue import querysets
from shop.devices.models import DeviceDocument

KEPT_SECONDS = 3600


def _paper(pk: int) -> DeviceDocument | None:
    return DeviceDocument.objects.filter(pk=pk, product__in=querysets.visible_products()).first()


def _etag(request: HttpRequest, pk: int) -> str | None:
    paper = _paper(pk)
    return f'"{paper.checksum}"' if paper else None


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@condition(etag_func=_etag)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, as it was stored; of a product that nobody may see there is none."""
    paper = _paper(pk)
    if paper is None:
        raise Http404
    try:
        content = paper.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    name = f"{slugify(str(paper))}-{paper.language}.pdf"
    return FileResponse(content, filename=name, content_type="application/pdf")
