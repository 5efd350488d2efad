"""The tree of categories, and what stands in one of them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import F, Min, Q, QuerySet, Subquery
from django.db.models.functions import Least, Left, Length
from oscar.core.loading import get_model

from core.drawings import Drawing
from core.prepared import Prepared
from shop.catalogue import facets, querysets
from shop.catalogue.cards import product_cards
from shop.catalogue.drawings import class_drawing
from shop.catalogue.facets import Chip, Facet, WayOut
from shop.catalogue.forms import Filters
from shop.catalogue.markup import clean_html
from shop.catalogue.models import ClassProfile
from shop.data import CategoryLink, ProductCard

PER_PAGE = 24


class NoSuchCategory(LookupError):
    """No category of that id may be seen."""


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """One page of a category, filtered and sorted. ``total`` counts what the filters leave."""

    name: str
    url: str
    description: str
    """Cleaned HTML."""
    breadcrumbs: tuple[tuple[str, str], ...]
    subcategories: tuple[CategoryLink, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    """What was chosen, each with the way to take it away."""
    ways_out: tuple[WayOut, ...]
    """Where nothing fits: what to let go of."""
    query: str
    """Filters and order as a query string that ends with "&", or empty. The layout is not in it."""
    pairs: tuple[tuple[str, str], ...]
    """The filters alone, as names and values of form fields."""
    cards: tuple[ProductCard, ...]
    page: Page
    total: int


def top_categories() -> list[CategoryLink]:
    """The outermost categories that hold anything, in the order of the tree. Two queries."""
    rows = list(querysets.browsable_categories().only("path", "depth", "name", "slug"))
    return _links([row for row in rows if row.depth == 1], rows)


def category_tree() -> list[CategoryLink]:
    """The outermost categories with those one level below, as far as they hold anything. Two queries."""
    rows = list(querysets.browsable_categories().only("path", "depth", "name", "slug"))
    return _links([row for row in rows if row.depth == 1], rows, levels=2)


def category_page(category_id: int, filters: Filters, *, page: str | None = None) -> CategoryPage:
    """What stands in a category and below it. Five queries once its counts are kept, six with filters; at most five
    more to count anew. However much that is.

    Raises:
        NoSuchCategory: there is none, or nobody may see it.
    """
    category, above, below = _with_relatives(category_id)
    scope = [category.pk, *(row.pk for row in below)]
    held = _held([category, *below])
    by_class = held[category.path].by_class if category.path in held else Counter()
    chosen: list[facets.Chosen] = []
    if filters.pairs:
        offered, ends = _offered(scope, by_class, filters)
        chosen = facets.choose(offered, filters)
    if chosen:
        counts = facets.count(scope, chosen)
        shown_facets = facets.counted(offered, chosen, counts, ends)
    else:
        shown_facets = _kept(f"facets:{category.pk}", lambda: _facets(scope, by_class))
    listed = querysets.listed_in(scope)
    if chosen:
        listed = facets.fitting(listed, scope, chosen)
    total = counts.total if chosen else by_class.total()
    shown = _KnownPaginator(_sorted(listed, filters.sort), total).get_page(page)
    children = [row for row in below if row.depth == category.depth + 1]
    return CategoryPage(
        name=category.name,
        url=category.get_absolute_url(),
        description=clean_html(category.description),
        breadcrumbs=tuple((row.name, row.get_absolute_url()) for row in above),
        subcategories=tuple(_link(row, held) for row in children if row.path in held),
        facets=shown_facets,
        chips=facets.chips(chosen, sort=filters.ordered_by),
        ways_out=facets.ways_out(chosen, counts, sort=filters.ordered_by) if chosen else (),
        query=facets.query_of(chosen, sort=filters.ordered_by),
        pairs=tuple(pair for one in chosen for pair in one.pairs()),
        cards=tuple(product_cards(shown.object_list).values()),
        page=shown,
        total=total,
    )


def _facets(scope: list[int], by_class: Mapping[int, int]) -> tuple[Facet, ...]:
    """The facets of what stands in ``scope`` when nothing is chosen."""
    offered, ends = _offered(scope, by_class, Filters())
    return facets.counted(offered, [], facets.count(scope, []), ends)


def _offered(
    scope: list[int], by_class: Mapping[int, int], filters: Filters
) -> tuple[list[facets.Definition], dict[str, tuple[float, float]]]:
    """The facets of what stands in ``scope``, and the ends of their ranges. Four queries, now and then."""
    of = _kept("kinds:" + ",".join(map(str, sorted(by_class))), lambda: facets.kinds(by_class))
    ends = {}
    if any(attribute.type in facets.MEASURED for kind in of for attribute in kind.attributes):
        ends = _kept(f"bounds:{scope[0]}", lambda: facets.bounds(scope))
    return facets.definitions(of, by_class, _kept("makers", facets.makers), filters), ends


class _KnownPaginator(Paginator):
    """A paginator that has been told how many there are."""

    def __init__(self, ids: QuerySet, count: int) -> None:
        super().__init__(ids, PER_PAGE)
        self.count = count  # instead of asking for it

    def get_page(self, number: str | None) -> Page:
        page = super().get_page(number)
        page.pages = self.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        return page


def _with_relatives(category_id: int) -> tuple[Any, list[Any], list[Any]]:
    """A category, those above it outermost first, and those right below it. One query."""
    rows = _RELATIVES.rows(category_id=category_id)
    category = next((row for row in rows if row.pk == category_id), None)
    if category is None:
        raise NoSuchCategory(category_id)
    above = [row for row in rows if row.depth < category.depth]
    return category, above, [row for row in rows if row.depth > category.depth]


def _relatives(category_id: int) -> QuerySet:
    model = get_model("catalogue", "Category")
    path = Subquery(model.objects.filter(pk=category_id).order_by().values("path"))
    return (
        querysets.browsable_categories()
        .only("path", "depth", "name", "slug", "description")
        .annotate(target=path)
        .filter(Q(path=Left("target", Length("path"))) | Q(path__startswith=F("target")))
    )


_RELATIVES = Prepared(_relatives)


class _Shelved(NamedTuple):
    """So many products of one class stand in exactly these categories; ``drawn``: its drawing's kind and parameters."""

    categories: list[int]
    class_id: int | None
    drawn: tuple[str, str] | None
    count: int


# A product may stand in several categories of one branch; counted by the set of its categories it is counted once.
_SHELVED = """
    SELECT shelved.categories, shelved.class_id, profile.drawing_kind, profile.drawing_params::text, count(*)
    FROM (
        SELECT product.product_class_id AS class_id, array_agg(place.category_id) AS categories
        FROM catalogue_productcategory AS place JOIN catalogue_product AS product ON product.id = place.product_id
        WHERE product.is_public AND product.parent_id IS NULL
        GROUP BY product.id
    ) AS shelved LEFT JOIN shop_classprofile AS profile ON profile.product_class_id = shelved.class_id
    GROUP BY 1, 2, 3, 4
"""


def _shelved() -> list[_Shelved]:
    """How many products stand where. One query over all of them, now and then."""

    def ask() -> list[_Shelved]:
        with connection.cursor() as cursor:
            cursor.execute(_SHELVED)
            return [
                _Shelved(categories, class_id, (kind, params) if kind else None, count)
                for categories, class_id, kind, params, count in cursor.fetchall()
            ]

    return _kept("shelved", ask)


def _kept(name: str, ask: Callable[[], Any]) -> Any:
    """What ``ask`` answers, at most ``CATALOGUE_COUNTS_KEPT_SECONDS`` old."""
    seconds = settings.CATALOGUE_COUNTS_KEPT_SECONDS
    return cache.get_or_set(f"catalogue:{name}", ask, seconds) if seconds else ask()


class _Held:
    """What stands in a category and below it."""

    def __init__(self) -> None:
        self.by_class: Counter[int] = Counter()
        self.drawn: dict[int, tuple[str, str] | None] = {}

    def add(self, shelved: _Shelved) -> None:
        self.by_class[shelved.class_id or 0] += shelved.count
        self.drawn[shelved.class_id or 0] = shelved.drawn

    @property
    def count(self) -> int:
        return self.by_class.total()

    @property
    def drawing(self) -> Drawing:
        """The drawing of the class that most of it belongs to."""
        largest = min(self.by_class, key=lambda class_id: (-self.by_class[class_id], class_id))
        kind, params = self.drawn[largest] or ("", "{}")
        return class_drawing(ClassProfile(drawing_kind=kind, drawing_params=json.loads(params)) if kind else None)


def _links(rows: Iterable[Any], relatives: Iterable[Any], *, levels: int = 1) -> list[CategoryLink]:
    """``rows`` that hold anything, ``levels`` deep. ``relatives``: all categories that may be seen below them."""
    everything = {row.pk: row for row in (*rows, *relatives)}.values()
    held = _held(everything)
    below: dict[str, list[Any]] = defaultdict(list)
    for row in everything:
        below[row.path[: -row.steplen]].append(row)

    def link(row: Any, levels: int) -> CategoryLink:
        children = below[row.path] if levels > 1 else []
        return _link(row, held, tuple(link(child, levels - 1) for child in children if child.path in held))

    return [link(row, levels) for row in rows if row.path in held]


def _link(row: Any, held: Mapping[str, _Held], children: tuple[CategoryLink, ...] = ()) -> CategoryLink:
    return CategoryLink(
        name=row.name,
        url=row.get_absolute_url(),
        count=held[row.path].count,
        drawing=held[row.path].drawing,
        children=children,
    )


def _held(rows: Iterable[Any]) -> dict[str, _Held]:
    """What ``rows`` hold, by path, each product once; what holds nothing is not there."""
    paths = {row.pk: (row.path, row.steplen) for row in rows}
    held: dict[str, _Held] = defaultdict(_Held)
    for shelved in _shelved():
        places = [paths[place] for place in shelved.categories if place in paths]
        for branch in {path[:end] for path, step in places for end in range(step, len(path) + 1, step)}:
            held[branch].add(shelved)
    return held


def _sorted(listed: QuerySet, sort: str) -> QuerySet:
    """The ids of ``listed`` in the order asked for; a family is as cheap as its cheapest variant."""
    if sort == "newest":
        listed = listed.order_by("-date_created", "-pk")
    elif sort == "price":
        of_variants = Min("children__stockrecords__price", filter=Q(children__is_public=True))
        lowest = Least(Min("stockrecords__price"), of_variants)
        listed = listed.values("pk").annotate(lowest=lowest).order_by(F("lowest").asc(nulls_last=True), "pk")
    else:
        listed = listed.order_by("title", "pk")
    return listed.values_list("pk", flat=True)
