"""The catalogue's pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from shop.catalogue import categories, ranges
from shop.catalogue.barcodes import figures
from shop.catalogue.cards import product_cards
from shop.catalogue.detail import NoSuchProduct, product_detail
from shop.catalogue.forms import SORTS, Filters
from shop.catalogue.matrix import lay_out
from shop.catalogue.mentions import mentions_of
from shop.catalogue.structured_data import as_json_ld, structured_data


@require_safe
def catalogue_index(request: HttpRequest) -> HttpResponse:
    """Every category, two levels deep."""
    return render(request, "shop/catalogue_index.html", {"categories": categories.category_tree()})


@require_safe
def category(request: HttpRequest, category_slug: str, pk: int) -> HttpResponse:
    """What stands in a category; the whole choice is in the address."""
    filters = Filters.read(request.GET)
    try:
        found = categories.category_page(pk, filters, page=request.GET.get("page"))
    except categories.NoSuchCategory as missing:
        raise Http404 from missing
    if request.path != found.url:
        query = request.META["QUERY_STRING"]
        return redirect(f"{found.url}?{query}" if query else found.url, permanent=True)
    context = {
        "category": found,
        "subcategories": found.subcategories,
        "cards": found.cards,
        "facets": found.facets,
        "chips": found.chips,
        "ways_out": found.ways_out,
        "pairs": found.pairs,
        "sort": filters.sort,
        "sorts": SORTS,
        "view": filters.view,
        "page_obj": found.page,
        "total": found.total,
        "query": found.query,
    }
    in_place = bool(request.htmx) and not request.htmx.history_restore_request
    response = render(request, "shop/category_narrowed.html" if in_place else "shop/category.html", context)
    patch_vary_headers(response, ["HX-Request"])
    if in_place:
        response["HX-Push-Url"] = f"{found.url}?{found.query}view={filters.view}"
    return response


@require_safe
def product(request: HttpRequest, product_slug: str, pk: int) -> HttpResponse:
    """A single, or a family; a variant's address shows its family with that variant selected.

    ``?view=table`` shows a family's variants as a table where they would stand in a matrix; ``?sold_by=box of 12``
    gives the matrix the prices of another selling unit.
    """
    try:
        detail = product_detail(pk)
    except NoSuchProduct as missing:
        raise Http404 from missing
    address = next((variant.url for variant in detail.variants if variant.id == pk), detail.url)
    if request.path != address:
        return redirect(address, permanent=True)
    matrix = lay_out(detail.variants, detail.variant_columns, sold_by=request.GET.get("sold_by", ""))
    about = [detail.id, *(variant.id for variant in detail.variants)]
    mentions = mentions_of(about)
    alerts = [mention for mention in mentions if mention.asks_for_action]
    context = {
        "detail": detail,
        "matrix": matrix,
        "as_table": matrix is None or request.GET.get("view") == "table",
        "alerts": alerts,
        "guides": [one for one in mentions if one.url not in {alert.url for alert in alerts}],
        "barcodes": figures(detail.identifiers),
        "canonical": settings.SITE_URL + detail.url,
        "structured_data": as_json_ld(structured_data(detail, settings.SITE_URL)),
    }
    return render(request, "shop/product.html", context)


LOOKS_LIKE_AN_ID = re.compile(r"[0-9]{1,18}")
MOST_RECENT = 8
"""Products whose cards are given at once."""


@require_safe
@cache_control(private=True, no_store=True)
def recent(request: HttpRequest) -> HttpResponse:
    """Cards of the products that a browser remembers (``id``, the latest first). Nothing is kept of the question."""
    ids = [int(one) for one in request.GET.getlist("id")[:MOST_RECENT] if LOOKS_LIKE_AN_ID.fullmatch(one)]
    return render(request, "components/recent_cards.html", {"cards": product_cards(ids).values()})


@require_safe
def makers(request: HttpRequest) -> HttpResponse:
    """Every maker, by name."""
    return render(request, "shop/makers.html", {"makers": ranges.makers()})


@require_safe
def maker(request: HttpRequest, slug: str) -> HttpResponse:
    """What one maker makes, class by class."""
    return _range(request, ranges.maker_page, slug)


@require_safe
def brand(request: HttpRequest, slug: str) -> HttpResponse:
    """What bears one brand, class by class."""
    return _range(request, ranges.brand_page, slug)


def _range(request: HttpRequest, page_of: Callable[..., ranges.RangePage], slug: str) -> HttpResponse:
    try:
        found = page_of(slug, of_class=request.GET.get("class", ""), page=request.GET.get("page"))
    except ranges.NoSuchRange as missing:
        raise Http404 from missing
    return render(request, "shop/range.html", {"range": found, "canonical": settings.SITE_URL + found.url})
