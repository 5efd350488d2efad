"""The result page and the typeahead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search import asking, gathering, narrowing, related, ways_on
from search.analysis import DEEPEST
from search.data import Hit, Results, Suggestion
from search.forms import BY_DATE, BY_PRICE, BY_RELEVANCE, SearchForm
from search.passages import with_page_numbers
from search.querylog import counting
from search.sources import all_sources, offers, places, signposts, source

PER_PAGE = 20
SUGGESTIONS = 8
SHORTEST_SUGGESTED = 2
PLACES_SUGGESTED = 2
MOST_NEAR = 5
STEP_BACK = 50
"""Lists far longer than 10,000 are counted to some two in a hundred."""


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
    """The list for a query, over all kinds or one, narrowed by facets; without a query only the form."""
    form = SearchForm(request.GET)
    form.is_valid()  # fills cleaned_data; nothing is an error
    words, kind = form.cleaned_data["q"], _known(form.cleaned_data["kind"])
    page = form.cleaned_data["page"] or 1
    chosen = narrowing.heard(request.GET.getlist("f"))
    facets = narrowing.offered_for(kind, chosen) if words else []
    chosen = narrowing.kept(chosen, facets)
    sorts = _sorts(kind)
    sort = form.cleaned_data["sort"] if form.cleaned_data["sort"] in dict(sorts) else ""
    wishes = asking.Narrowing(
        chosen=chosen,
        faceted=tuple(facet.name for facet in facets),
        order=sort,
        as_typed=bool(form.cleaned_data["exactly"]),
    )
    kinds = [kind] if kind else []

    def ask(page: int) -> Results:
        return asking.find(words, kinds=kinds, user=request.user, page=page, per_page=PER_PAGE, narrowing=wishes)

    results = ask(page)
    while results.total and not results.hits and results.page > 1:
        # beyond the end, or where a long list was thought to end
        results = ask(results.pages if page > results.pages else max(1, results.page - 1 - results.page // STEP_BACK))
        page = results.page
    cards = gathering.cards(results.hits, request)
    results = asking.without_hidden(results, lambda hit: (hit.kind, hit.object_id) in cards)
    results = replace(results, hits=with_page_numbers(results.hits))
    if page == 1 and not chosen:
        counting.count_search(words, kind, results, on=timezone.localdate())
    asked = [("q", words), *([("kind", kind)] if kind else []), *([("exactly", "1")] if wishes.as_typed else [])]
    sorted_by = [("sort", sort)] if sort else []
    context = {
        "form": form,
        "query": words,
        "kind": kind,
        "results": results,
        "items": [
            Item(hit=hit, card=cards[hit.kind, hit.object_id], template=source(hit.kind).template)
            for hit in results.hits
        ],
        "signposts": signposts(words) if page == 1 else [],
        "tabs": _tabs(words, kind, results),
        "facets": narrowing.offer(facets, chosen, results.facets),
        "chips": narrowing.chips(facets, chosen, [*asked, *sorted_by]),
        "unfiltered": "?" + urlencode([*asked, *sorted_by]),
        "sorts": sorts,
        "sort": sort,
        "asked": asked,
        "pairs": narrowing.pairs(chosen),
        "corrected_url": "?" + urlencode({**dict(asked), "q": results.corrected}),
        "typed_url": "?" + urlencode([*asked, ("exactly", "1")]),
        "ways": ways_on.ways_on(words, request) if words and (not results.hits or results.relaxed) else None,
        "page_obj": _page(results),
        "nearest": results.total - (results.exact or 0),
        "out_of_reach": results.total > DEEPEST,
        "reach": DEEPEST,
        "told": counting.token(words, kind),
        "rest": urlencode([*asked, *sorted_by, *narrowing.pairs(chosen)]) + "&",
    }
    return render(request, "search/search.html", context)


@require_safe
@cache_control(private=True, max_age=0)
def suggest(request: HttpRequest) -> HttpResponse:
    """The lines below the search box, as a fragment of a page; nothing for fewer than two characters."""
    words = " ".join(request.GET.get("q", "").split())
    suggestions: list[Suggestion] = []
    if len(words) >= SHORTEST_SUGGESTED:
        found = asking.suggest(words, user=request.user, limit=SUGGESTIONS)
        cards = gathering.cards(found, request)
        suggestions = [
            replace(one, card=card, url=str(getattr(card, "url", "")), label=source(one.kind).label)
            for one in found
            if (card := cards.get((one.kind, one.object_id))) is not None
        ]
        near = places(words, PLACES_SUGGESTED)
    else:
        near = []
    return render(request, "search/suggestions.html", {"query": words, "suggestions": suggestions, "places": near})


@require_safe
@cache_control(private=True, max_age=300)
def near(request: HttpRequest, kind: str, object_id: int) -> HttpResponse:
    """What stands near one thing, of the kinds in ``of``: as a part of its page, or as a page where scripts are off."""
    wanted = [one for one in dict.fromkeys(request.GET.getlist("of")) if _known(one)]
    without = [int(one) for one in request.GET.getlist("without")[:MOST_NEAR] if one.isdecimal() and len(one) < 19]
    try:
        if not _known(kind):
            raise related.NothingThere
        one = related.origin(kind, object_id, user=request.user)
    except related.NothingThere as nothing:
        raise Http404 from nothing
    found = related.sections(one, kinds=wanted, user=request.user, limit=MOST_NEAR, without=without)
    cards = gathering.cards([hit for section in found for hit in section.hits], request)
    sections = [
        (section.title, [cards[hit.kind, hit.object_id] for hit in section.hits if (hit.kind, hit.object_id) in cards])
        for section in found
    ]
    context = {"title": one.title, "sections": [(title, here) for title, here in sections if here]}
    in_place = request.headers.get("HX-Request") == "true"
    response = render(request, "search/near_sections.html" if in_place else "search/near.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _known(kind: str | None) -> str:
    return kind if kind and any(offered.kind == kind for offered in all_sources()) else ""


def _sorts(kind: str) -> list[tuple[str, str]]:
    """By what a list of ``kind`` may be sorted, value and words; nothing where there is no choice."""
    offered = [*(BY_DATE if offers(kind, "by_date") else []), *(BY_PRICE if offers(kind, "by_price") else [])]
    return [BY_RELEVANCE, *offered] if offered else []


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
