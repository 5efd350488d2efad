"""The result page and the typeahead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search import api
from search.data import Hit, Results, Suggestion
from search.forms import SearchForm
from search.sources import all_sources, source

PER_PAGE = 20
SUGGESTIONS = 8
SHORTEST_SUGGESTED = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list: the template of its kind draws ``card`` and ``hit``."""

    hit: Hit
    card: Any
    template: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind to look at alone, or all (``kind`` empty)."""

    kind: str
    label: str
    count: int
    url: str
    current: bool


@require_safe
@cache_control(private=True, max_age=0)
def search(request: HttpRequest) -> HttpResponse:
    """The list for a query, over all kinds or one; without a query only the form."""
    form = SearchForm(request.GET)
    form.is_valid()  # fills cleaned_data; nothing is an error
    words, kind = form.cleaned_data["q"], _known(form.cleaned_data["kind"])
    page = form.cleaned_data["page"] or 1
    results = api.find(words, kinds=[kind] if kind else [], user=request.user, page=page, per_page=PER_PAGE)
    if page > results.pages and results.total:
        results = api.find(
            words, kinds=[kind] if kind else [], user=request.user, page=results.pages, per_page=PER_PAGE
        )
    context = {
        "form": form,
        "query": words,
        "kind": kind,
        "results": results,
        "items": _items(results.hits, request),
        "tabs": _tabs(words, kind, results),
        "page_obj": _page(results),
        "rest": urlencode({"q": words, **({"kind": kind} if kind else {})}) + "&",
    }
    return render(request, "search/search.html", context)


@require_safe
@cache_control(private=True, max_age=0)
def suggest(request: HttpRequest) -> HttpResponse:
    """The lines below the search box, as a fragment of a page; nothing for fewer than two characters."""
    words = " ".join(request.GET.get("q", "").split())
    suggestions: list[Suggestion] = []
    if len(words) >= SHORTEST_SUGGESTED:
        found = api.suggest(words, user=request.user, limit=SUGGESTIONS)
        cards = _cards(found, request)
        suggestions = [
            replace(one, card=card, url=str(getattr(card, "url", "")), label=source(one.kind).label)
            for one in found
            if (card := cards[one.kind].get(one.object_id)) is not None
        ]
    return render(request, "search/suggestions.html", {"query": words, "suggestions": suggestions})


def _known(kind: str | None) -> str:
    return kind if kind and any(offered.kind == kind for offered in all_sources()) else ""


def _cards(found: Iterable[Hit | Suggestion], request: HttpRequest) -> dict[str, Mapping[int, Any]]:
    """What the templates need, by kind and id: one call for each kind on the page."""
    ids: dict[str, list[int]] = defaultdict(list)
    for one in found:
        ids[one.kind].append(one.object_id)
    return {kind: source(kind).hydrate(asked, request) for kind, asked in ids.items()}


def _items(hits: Iterable[Hit], request: HttpRequest) -> list[Item]:
    """A line for each hit, in their order; a thing that went since is left out."""
    hits = list(hits)
    cards = _cards(hits, request)
    return [
        Item(hit=hit, card=card, template=source(hit.kind).template)
        for hit in hits
        if (card := cards[hit.kind].get(hit.object_id)) is not None
    ]


def _tabs(words: str, kind: str, results: Results) -> list[Tab]:
    """All, then each kind that has hits or is looked at; none where there is nothing to choose."""
    counts = results.counts
    if not counts and not kind:
        return []
    tabs = [Tab("", "All", sum(counts.values()), "?" + urlencode({"q": words}), not kind)]
    tabs += [
        Tab(
            offered.kind,
            offered.plural,
            counts.get(offered.kind, 0),
            "?" + urlencode({"q": words, "kind": offered.kind}),
            kind == offered.kind,
        )
        for offered in all_sources()
        if counts.get(offered.kind) or kind == offered.kind
    ]
    return tabs


def _page(results: Results) -> Page[int]:
    """Django's page object for the links; it holds no hits. ``pages`` are the numbers to show, with gaps."""
    paginator = Paginator(range(results.pages * PER_PAGE), PER_PAGE)
    page = paginator.get_page(results.page)
    page.pages = list(paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))  # type: ignore[attr-defined]
    return page
