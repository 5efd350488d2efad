"""Papers of devices in the search, with what stands in them. A file that many products share is one hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from search.sources import Facet, SearchDocument
from shop.catalogue import querysets
from shop.data import PaperCard
from shop.devices.models import DeviceDocument

KIND = "paper"
SUPERSEDED_BOOST = 0.1
BOOST = 0.2
"""Below what people wrote for readers, and below the product: a leaflet names everything that its maker sells."""


class PaperSource:
    """One hit for each file, under the first of its rows whose product may be seen."""

    kind = KIND
    label = "Device document"
    plural = "Device documents"
    template = "search/cards/page.html"
    paged = by_date = True

    def facets(self, chosen: Mapping[str, Sequence[str]]) -> Sequence[Facet]:
        return (Facet("document_kind", "Kind of document"), Facet("maker", "Maker"), Facet("language", "Language"))

    def ids(self) -> Iterable[int]:
        return _firsts().order_by("pk").values_list("pk", flat=True)

    def documents(self, ids: Sequence[int]) -> list[SearchDocument]:
        """One query for any number of papers."""
        rows = _firsts().filter(pk__in=ids).select_related("product__device__maker").order_by("pk")
        return [_document(row) for row in rows]

    def visible(self, ids: Sequence[int], user: Any) -> set[int]:
        return set(_rows().filter(pk__in=ids).values_list("pk", flat=True))

    def hydrate(self, ids: Sequence[int], request: HttpRequest) -> Mapping[int, PaperCard]:
        return {row.pk: _card(row) for row in _rows().filter(pk__in=ids)}


def _rows() -> QuerySet[DeviceDocument]:
    """Papers of products that may be seen, each with ``superseded``: whether a newer version of it is there."""
    newer = DeviceDocument.objects.filter(
        product=OuterRef("product"),
        kind=OuterRef("kind"),
        language=OuterRef("language"),
        title=OuterRef("title"),
        valid_from__gt=OuterRef("valid_from"),
    )
    return _seen().annotate(superseded=Exists(newer))


def _firsts() -> QuerySet[DeviceDocument]:
    """Of each file the first row."""
    earlier = _seen().filter(checksum=OuterRef("checksum"), pk__lt=OuterRef("pk"))
    return _rows().filter(~Exists(earlier))


def _seen() -> QuerySet[DeviceDocument]:
    return DeviceDocument.objects.filter(product__in=querysets.visible_products().order_by().values("pk"))


def _document(row: Any) -> SearchDocument:
    made = getattr(row.product, "device", None)
    return SearchDocument(
        kind=KIND,
        object_id=row.pk,
        title=_title(row),
        body=row.text,
        attributes={"kind": row.get_kind_display(), "version": row.version, "language": row.language},
        keywords=(made.maker.name, made.brand) if made else (),
        boost=SUPERSEDED_BOOST if row.superseded else BOOST,
        facets={
            "document_kind": [row.get_kind_display()],
            "maker": [made.maker.name] if made else [],
            "language": [row.language],
        },
        dated=row.valid_from,
    )


def _title(row: Any) -> str:
    return f"{row}, version {row.version} (superseded)" if row.superseded else str(row)


def _about(row: Any) -> str:
    said = [row.get_kind_display(), f"version {row.version}" if row.version else "", row.language]
    return ", ".join([*filter(None, said), *(["superseded"] if row.superseded else [])])


def _card(row: Any) -> PaperCard:
    url = reverse("catalogue:document", args=[row.pk])
    return PaperCard(
        title=_title(row),
        url=url,
        file=url if row.file.name.lower().endswith(".pdf") else "",
        label=row.get_kind_display(),
        meta=_about(row),
    )
