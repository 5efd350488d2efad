"""The tree of categories, and what stands in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least, Left, Length
from oscar.core.loading import get_model

from shop.catalogue import querysets
from shop.catalogue.cards import product_cards
from shop.catalogue.drawings import class_drawing
from shop.catalogue.forms import Choice, Filters
from shop.catalogue.markup import clean_html
from shop.catalogue.models import ClassProfile
from shop.data import CategoryLink, ProductCard
from shop.stock.models import StockLevel
from shop.stock.services import MAIN_LOCATION

PER_PAGE = 24
MOST_MAKERS = 40
"""Makers offered as filters: those with most products."""


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
    makers: tuple[Choice, ...]
    cards: tuple[ProductCard, ...]
    page: Page
    total: int


def top_categories() -> list[CategoryLink]:
    """The outermost categories that hold anything, in the order of the tree. Two queries."""
    return _links(querysets.browsable_categories().filter(depth=1), _figures(depth=1))


def category_tree() -> list[CategoryLink]:
    """The outermost categories with those one level below, as far as they hold anything. Three queries."""
    rows = list(querysets.browsable_categories().filter(depth__lte=2))
    roots, figures, below = [row for row in rows if row.depth == 1], _figures(depth=1), _figures(depth=2)
    links = []
    for root in roots:
        children = [row for row in rows if row.depth == 2 and row.path.startswith(root.path)]
        links += [replace(link, children=tuple(_links(children, below))) for link in _links([root], figures)]
    return links


def category_page(category_id: int, filters: Filters, *, page: str | None = None) -> CategoryPage:
    """What stands in a category and below it. At most eight queries, however much that is.

    Raises:
        NoSuchCategory: there is none, or nobody may see it.
    """
    category, above, below = _with_relatives(category_id)
    listed = querysets.listed_in(category)
    if filters.in_stock:
        listed = listed.filter(pk__in=_in_stock())
    makers = _makers(listed, filters.makers)
    total = sum(maker.count for maker in makers if maker.selected or not filters.makers)
    if filters.makers:
        listed = listed.filter(device__maker__slug__in=filters.makers)
    shown = _KnownPaginator(_sorted(listed, filters.sort).values_list("pk", flat=True), total).get_page(page)
    return CategoryPage(
        name=category.name,
        url=category.get_absolute_url(),
        description=clean_html(category.description),
        breadcrumbs=tuple((row.name, row.get_absolute_url()) for row in above),
        subcategories=tuple(_links(below, _figures(depth=category.depth + 1, within=category.path))) if below else (),
        makers=_offered(makers),
        cards=tuple(product_cards(shown.object_list).values()),
        page=shown,
        total=total,
    )


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
    model = get_model("catalogue", "Category")
    path = Subquery(model.objects.filter(pk=category_id).order_by().values("path"))
    rows = list(
        querysets.browsable_categories()
        .annotate(target=path)
        .filter(Q(path=Left("target", Length("path"))) | Q(path__startswith=F("target")))
    )
    category = next((row for row in rows if row.pk == category_id), None)
    if category is None:
        raise NoSuchCategory(category_id)
    return (
        category,
        [row for row in rows if row.depth < category.depth],
        [row for row in rows if row.depth == category.depth + 1],
    )


@dataclass(frozen=True, slots=True)
class _Figure:
    """How much a category holds, and the class that most of it belongs to."""

    count: int = 0
    largest: int = 0
    profile: ClassProfile | None = None


def _figures(*, depth: int, within: str = "") -> Mapping[str, _Figure]:
    """Figures of the categories at ``depth`` (below the path ``within``), by path. One query."""
    step = get_model("catalogue", "Category").steplen
    rows = (
        get_model("catalogue", "ProductCategory")
        .objects.filter(
            category__path__startswith=within,
            category__depth__gte=depth,
            category__is_public=True,
            category__ancestors_are_public=True,
            product__is_public=True,
            product__parent=None,
        )
        .order_by()
        .values(
            shelf=Left("category__path", depth * step),
            kind=F("product__product_class__profile__drawing_kind"),
            params=F("product__product_class__profile__drawing_params"),
        )
        .annotate(count=Count("product", distinct=True))
    )
    figures: dict[str, _Figure] = {}
    for row in rows:
        so_far = figures.get(row["shelf"], _Figure())
        larger = row["count"] > so_far.largest
        profile = ClassProfile(drawing_kind=row["kind"], drawing_params=row["params"]) if row["kind"] else None
        figures[row["shelf"]] = _Figure(
            count=so_far.count + row["count"],
            largest=max(row["count"], so_far.largest),
            profile=profile if larger else so_far.profile,
        )
    return figures


def _links(rows: Iterable[Any], figures: Mapping[str, _Figure]) -> list[CategoryLink]:
    return [
        CategoryLink(
            name=row.name,
            url=row.get_absolute_url(),
            count=figures[row.path].count,
            drawing=class_drawing(figures[row.path].profile),
        )
        for row in rows
        if row.path in figures
    ]


def _in_stock() -> QuerySet:
    """Ids of singles that lie there, and of families of which a variant does."""
    return StockLevel.objects.filter(location__code=MAIN_LOCATION, on_hand__gt=F("reserved")).values(
        listed=Coalesce("product__parent_id", "product_id")
    )


def _makers(listed: QuerySet, chosen: Iterable[str]) -> list[Choice]:
    """Every maker with its number of products, those without a maker as the slug "". One query."""
    rows = listed.values_list("device__maker__slug", "device__maker__name").annotate(count=Count("pk"))
    return [Choice(slug or "", name or "", count, slug in chosen) for slug, name, count in rows.order_by()]


def _offered(makers: list[Choice]) -> tuple[Choice, ...]:
    """The makers worth offering, by name: the most frequent and the chosen."""
    named = sorted((maker for maker in makers if maker.value), key=lambda maker: -maker.count)
    kept = named[:MOST_MAKERS] + [maker for maker in named[MOST_MAKERS:] if maker.selected]
    return tuple(sorted(kept, key=lambda maker: maker.label.casefold()))


def _sorted(listed: QuerySet, sort: str) -> QuerySet:
    if sort == "newest":
        return listed.order_by("-date_created", "-pk")
    if sort == "price":
        return listed.annotate(lowest=_lowest_price()).order_by(F("lowest").asc(nulls_last=True), "pk")
    return listed.order_by("title", "pk")


def _lowest_price() -> Least:
    """The lowest price of any unit of a single, or of any variant of a family."""
    records = get_model("partner", "StockRecord").objects.order_by()
    own = records.filter(product=OuterRef("pk")).values("product")
    of_variants = records.filter(product__parent=OuterRef("pk"), product__is_public=True).values("product__parent")
    return Least(
        Subquery(own.annotate(lowest=Min("price")).values("lowest")),
        Subquery(of_variants.annotate(lowest=Min("price")).values("lowest")),
    )
