"""The European nomenclature as a way into the catalogue: each code, those below it, and what is filed under it.

A code begins with the codes above it, so what stands below one is what begins with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Length
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from shop.catalogue import querysets
from shop.catalogue.cards import product_cards
from shop.data import ProductCard
from shop.devices.code_lists import above
from shop.devices.codes import CodeList, CodeName, CodeSystem
from shop.devices.models import Device

PER_PAGE = 24
MOST_FOUND = 50
LONGEST_QUESTION = 100
_CODE = re.compile(r"[A-Z](\d\d){0,6}")
_UNNAMED = "Name not loaded"

_BELOW = """
    SELECT LEFT(device.emdn, %s) AS code, COUNT(DISTINCT COALESCE(product.parent_id, product.id))
    FROM shop_device AS device
    JOIN catalogue_product AS product ON product.id = device.product_id
    LEFT JOIN catalogue_product AS family ON family.id = product.parent_id
    WHERE device.emdn <> '' AND device.emdn LIKE %s AND product.is_public AND COALESCE(family.is_public, TRUE)
    GROUP BY 1
"""
_UNDER_EACH = """
    SELECT wanted.code, COUNT(DISTINCT COALESCE(product.parent_id, product.id))
    FROM UNNEST(%s::varchar[]) AS wanted(code)
    JOIN shop_device AS device ON device.emdn <> '' AND device.emdn LIKE wanted.code || '%%'
    JOIN catalogue_product AS product ON product.id = device.product_id AND product.is_public
    LEFT JOIN catalogue_product AS family ON family.id = product.parent_id
    WHERE COALESCE(family.is_public, TRUE)
    GROUP BY 1
"""


class NoSuchCode(LookupError):
    """Neither the loaded list nor any product has the code."""


@dataclass(frozen=True, slots=True)
class CodeLink:
    """A code as pages point at it. ``count``: products at it and below; a family counts once."""

    code: str
    name: str
    count: int = 0

    @property
    def url(self) -> str:
        return reverse("emdn-code", args=[self.code])


@dataclass(frozen=True, slots=True)
class CodePage:
    """A code with what is below it; the root of the tree has an empty code."""

    code: str
    name: str
    above: tuple[CodeLink, ...]
    """Outermost first."""
    below: tuple[CodeLink, ...]
    cards: tuple[ProductCard, ...]
    page: Page | None
    total: int


def loaded_list() -> CodeList | None:
    """Which list the names come from. One query."""
    return CodeList.objects.filter(system=CodeSystem.EMDN).first()


def code_page(code: str, *, page: str | None = None) -> CodePage:
    """At most eight queries; two for the root, which lists no products.

    Raises:
        NoSuchCode: nobody knows it.
    """
    length = 1 if not code else len(code) + 2
    way = _way(code)
    names = dict(
        CodeName.objects.filter(list=CodeSystem.EMDN)
        .annotate(length=Length("code"))
        .filter(Q(code__in=[*way, code]) | Q(code__startswith=code, length=length))
        .values_list("code", "name")
    )
    counts = _counts(_BELOW, [length, f"{code}%"])
    if code and code not in names and not counts:
        raise NoSuchCode(code)
    below = sorted({one for one in (*names, *counts) if len(one) == length})
    shown = Paginator(_filed_under(code), PER_PAGE).get_page(page) if code and counts else None
    if shown:
        shown.pages = shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)
    return CodePage(
        code=code,
        name=names.get(code, _UNNAMED) if code else "",
        above=tuple(CodeLink(one, names.get(one, _UNNAMED)) for one in way),
        below=tuple(CodeLink(one, names.get(one, _UNNAMED), counts.get(one, 0)) for one in below),
        cards=tuple(product_cards(shown.object_list).values()) if shown else (),
        page=shown,
        total=shown.paginator.count if shown else 0,
    )


def codes_named(question: str, *, most: int = MOST_FOUND) -> list[CodeLink]:
    """Codes that begin with ``question`` or whose names have all its words, without counts. At most one query."""
    words = question[:LONGEST_QUESTION].split()
    if not words:
        return []
    named = Q()
    for word in words:
        named &= Q(name__icontains=word)
    code = "".join(words).replace(".", "").upper()
    rows = CodeName.objects.filter(Q(code__startswith=code) | named, list=CodeSystem.EMDN).order_by("code")
    return [CodeLink(code, name) for code, name in rows.values_list("code", "name")[:most]]


def find_codes(question: str) -> list[CodeLink]:
    """As ``codes_named``, with counts. Two queries."""
    found = codes_named(question)
    counts = _counts(_UNDER_EACH, [[one.code for one in found]]) if found else {}
    return [CodeLink(one.code, one.name, counts.get(one.code, 0)) for one in found]


def _way(code: str) -> list[str]:
    """The codes above ``code``, outermost first."""
    way: list[str] = []
    while code := above(code) if code else "":
        way.insert(0, code)
    return way


def _counts(statement: str, values: list[Any]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return dict(cursor.fetchall())


def _filed_under(code: str) -> QuerySet:
    """Ids of singles and families that are, or have a variant, at ``code`` or below."""
    devices = Device.objects.exclude(emdn="").filter(emdn__startswith=code)
    devices = devices.filter(product__in=querysets.visible_products().values("pk"))
    listed = devices.annotate(listed=Coalesce(F("product__parent_id"), F("product_id"))).values("listed")
    products = querysets.visible_products().filter(parent=None, pk__in=listed)
    return products.order_by("title", "pk").values_list("pk", flat=True)


@require_safe
def browse(request: HttpRequest, code: str = "") -> HttpResponse:
    """The outermost codes, or one code; with a question, the codes that it names."""
    plain = code.upper()
    if code and not _CODE.fullmatch(plain):
        raise Http404("no code of EMDN has that form")
    if plain != code:
        return redirect("emdn-code", plain, permanent=True)
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    if question and code:
        return redirect(f"{reverse('emdn')}?{request.META['QUERY_STRING']}")
    try:
        found = code_page(code, page=request.GET.get("page"))
    except NoSuchCode as missing:
        raise Http404 from missing
    context = {
        "found": found,
        "trail": [("Products", reverse("catalogue:index"))]
        + ([("EMDN", reverse("emdn"))] if code else [])
        + [(f"{one.code} {one.name}", one.url) for one in found.above],
        "question": question,
        "results": find_codes(question),
        "most_found": MOST_FOUND,
        "loaded": loaded_list(),
        "page_obj": found.page,
        "canonical": settings.SITE_URL + (reverse("emdn-code", args=[code]) if code else reverse("emdn")),
    }
    return render(request, "shop/emdn.html", context)
