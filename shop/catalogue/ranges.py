"""What one maker makes, and what bears one brand: by class, with counts, a page at a time.

However much that is, seven statements: over the range, for its page, for a maker's name, and four for the cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from oscar.core.loading import get_model

from shop.catalogue.cards import product_cards
from shop.catalogue.querysets import visible_products
from shop.data import NamedRange, ProductCard
from shop.devices.models import Maker, in_address

PER_PAGE = 24


class NoSuchRange(LookupError):
    """Nothing that may be seen is of that maker or brand."""


@dataclass(frozen=True, slots=True)
class ClassCount:
    """Products of one class; a family counts once."""

    name: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class RangePage:
    """One page of a range. ``chosen`` is the class it was narrowed to; ``total`` counts what that leaves."""

    name: str
    url: str
    breadcrumbs: tuple[tuple[str, str], ...]
    country: str
    """Where the maker sits; empty when not known, and for a brand."""
    makers: tuple[NamedRange, ...]
    """Whose brand it is; empty for a maker."""
    brands: tuple[NamedRange, ...]
    """A maker's brands; empty for a brand."""
    classes: tuple[ClassCount, ...]
    chosen: ClassCount | None
    everything: int
    total: int
    cards: tuple[ProductCard, ...]
    page: Page


@dataclass(slots=True)
class _Sums:
    """How many products there are of each class, brand and maker, and what these are called. By slug."""

    classes: Counter[str] = field(default_factory=Counter)
    brands: Counter[str] = field(default_factory=Counter)
    makers: Counter[str] = field(default_factory=Counter)
    names: dict[tuple[str, str], str] = field(default_factory=dict)


def maker_url(slug: str) -> str:
    """The address of a maker's page."""
    return reverse("maker", args=[slug])


def brand_url(slug: str) -> str:
    """The address of a brand's page; empty for a brand that has no letter or digit we could write."""
    return reverse("brand", args=[slug]) if slug else ""


def maker_page(slug: str, *, of_class: str = "", page: str | None = None) -> RangePage:
    """What a maker makes.

    Raises:
        NoSuchRange: there is no such maker, or nothing of it may be seen.
    """
    countries = get_model("address", "Country").objects.filter(iso_3166_1_a2=OuterRef("country"))
    maker = Maker.objects.annotate(place=Subquery(countries.values("printable_name")[:1])).filter(slug=slug).first()
    if maker is None:
        raise NoSuchRange(slug)
    products = _listed().filter(device__maker=maker.pk)
    sums = _summed(products)
    return _range(
        maker.name,
        maker_url(slug),
        products,
        sums,
        of_class=of_class,
        page=page,
        country=maker.place or "",
        brands=_named(sums.brands, sums.names, "brand"),
    )


def brand_page(slug: str, *, of_class: str = "", page: str | None = None) -> RangePage:
    """What bears a brand; where two makers use the same one, both stand there.

    Raises:
        NoSuchRange: nothing that may be seen bears it.
    """
    if not slug:
        raise NoSuchRange(slug)
    products = _listed().filter(device__brand_slug=slug)
    sums = _summed(products)
    return _range(
        sums.names.get(("brand", slug), ""),
        brand_url(slug),
        products,
        sums,
        of_class=of_class,
        page=page,
        makers=_named(sums.makers, sums.names, "maker"),
    )


def makers() -> list[NamedRange]:
    """Every maker of whom anything may be seen, by name. One query."""
    rows = _listed().values_list("device__maker__name", "device__maker__slug").annotate(Count("pk"))
    found = [NamedRange(name, maker_url(slug), count) for name, slug, count in rows if slug]
    return sorted(found, key=lambda maker: maker.name.casefold())


def brand_slugs() -> QuerySet:
    """The slug of every brand that has a page, in order."""
    slugs = _listed().exclude(device__brand_slug="").filter(device__isnull=False)
    return slugs.order_by("device__brand_slug").values_list("device__brand_slug", flat=True).distinct()


MOST_WORDS = 5
"""In the name of a maker or a brand; longer questions name neither."""


def named(words: str) -> list[tuple[str, NamedRange]]:
    """ "Maker" and "Brand" with what is called just ``words``. One query, none for long questions."""
    slug = in_address(words)
    if not slug or len(words.split()) > MOST_WORDS:
        return []
    maker = Maker.objects.filter(slug=slug).values("pk")
    rows = (
        _listed()
        .filter(Q(device__brand_slug=slug) | Q(device__maker=Subquery(maker)))
        .order_by()
        .values_list("device__maker__slug", "device__maker__name", "device__brand_slug")
        .annotate(Min("device__brand"), Count("pk"))
    )
    makers, brands = Counter[str](), Counter[str]()
    names: dict[tuple[str, str], str] = {}
    for maker_slug, maker_name, brand_slug, brand_name, count in rows:
        if maker_slug == slug:
            makers[slug] += count
            names["maker", slug] = maker_name
        if brand_slug == slug:
            brands[slug] += count
            names.setdefault(("brand", slug), brand_name)
    found = {"Maker": _named(makers, names, "maker"), "Brand": _named(brands, names, "brand")}
    return [(label, one) for label, named_so in found.items() for one in named_so]


def _listed() -> QuerySet:
    """Singles and families."""
    return visible_products().filter(parent=None)


def _summed(products: QuerySet) -> _Sums:
    rows = products.values_list(
        "product_class__name",
        "product_class__slug",
        "device__brand_slug",
        "device__maker__slug",
        "device__maker__name",
    ).annotate(Min("device__brand"), Count("pk"))
    sums = _Sums()
    for class_name, class_slug, brand, maker, maker_name, brand_name, count in rows:
        if class_slug:
            sums.classes[class_slug] += count
            sums.names["class", class_slug] = class_name
        sums.brands[brand] += count
        sums.makers[maker] += count
        sums.names["maker", maker] = maker_name
        sums.names["brand", brand] = min(brand_name, sums.names.get(("brand", brand), brand_name))
    return sums


def _named(counts: Mapping[str, int], names: Mapping[tuple[str, str], str], kind: str) -> tuple[NamedRange, ...]:
    address = brand_url if kind == "brand" else maker_url
    found = [NamedRange(names[kind, slug], address(slug), count) for slug, count in counts.items() if slug]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _range(
    name: str,
    url: str,
    products: QuerySet,
    sums: _Sums,
    *,
    of_class: str,
    page: str | None,
    **more: Any,
) -> RangePage:
    everything = sums.makers.total()
    if not everything:
        raise NoSuchRange(url)
    classes = tuple(
        ClassCount(sums.names["class", slug], slug, count)
        for slug, count in sorted(sums.classes.items(), key=lambda item: (-item[1], item[0]))
    )
    chosen = next((one for one in classes if one.slug == of_class), None)
    if chosen:
        products = products.filter(product_class__slug=chosen.slug)
    total = chosen.count if chosen else everything
    shown = _Known(products.order_by("title", "pk").values_list("pk", flat=True), total).get_page(page)
    return RangePage(
        name=name,
        url=url,
        breadcrumbs=(("Makers", reverse("makers")), *((one.name, one.url) for one in more.get("makers", ())[:1])),
        **{"country": "", "makers": (), "brands": ()} | more,
        classes=classes,
        chosen=chosen,
        everything=everything,
        total=total,
        cards=tuple(product_cards(shown.object_list).values()),
        page=shown,
    )


class _Known(Paginator):
    """A paginator that has been told how many there are."""

    def __init__(self, ids: QuerySet, count: int) -> None:
        super().__init__(ids, PER_PAGE)
        self.count = count  # instead of asking for it
