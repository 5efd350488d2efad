"""Barcodes on the page of a product, each by an address of its own that never changes what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from shop.catalogue import querysets
from shop.data import Identifier
from shop.devices.barcodes import Barcode, Symbology, barcodes_of, draw
from shop.devices.identifiers import search_forms
from shop.devices.models import DeviceIdentifier

NOT_ON_LABELS = DeviceIdentifier.Kind.UNIT_OF_USE.label
"""Identifiers that stand in registers only: what they name has no label."""
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Figure:
    """A barcode as a page shows it: picture, name of the symbology, the text it carries, and which package bears it."""

    url: str
    name: str
    text: str
    kind: str
    level: str
    is_matrix: bool


def figures(identifiers: Iterable[Identifier]) -> tuple[Figure, ...]:
    """The barcodes of ``identifiers``, in their order. No query."""
    return tuple(
        Figure(
            url=reverse("catalogue:barcode", args=[barcode.symbology.value, barcode.code]),
            name=barcode.symbology.label,
            text=barcode.text,
            kind=identifier.kind,
            level=identifier.level,
            is_matrix=barcode.symbology is Symbology.DATA_MATRIX,
        )
        for identifier in identifiers
        if identifier.kind != NOT_ON_LABELS
        for barcode in barcodes_of(identifier.agency, identifier.value)
    )


@require_safe
def barcode(request: HttpRequest, symbology: str, code: str) -> HttpResponse:
    """The drawing of an identifier that some visible product has; nobody else's are drawn. One query."""
    try:
        wanted = Barcode(Symbology(symbology), code)
        picture = draw(wanted)
    except ValueError as unknown:  # CannotDraw is one
        raise Http404 from unknown
    known = DeviceIdentifier.objects.filter(
        value__in=search_forms(code), product__in=querysets.visible_products().values("pk")
    )
    if not known.exists():
        raise Http404
    return HttpResponse(picture, content_type="image/svg+xml", headers={"Cache-Control": FOREVER})
