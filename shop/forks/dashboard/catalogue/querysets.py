"""Rows of the desk's product lists, with stock and prices as columns."""

from __future__ import annotations

from django.db.models import Aggregate, Count, F, IntegerField, Min, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from shop.catalogue.choosing import named, with_names
from shop.stock.availability import LOW_BELOW_UNITS
from shop.stock.models import StockLevel
from shop.stock.services import MAIN_LOCATION

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


def with_stock_and_prices(products: QuerySet) -> QuerySet:
    """``products`` with ``variants`` (how many), ``on_hand`` and ``reserved`` in base units, ``units`` (how many
    selling units) and ``lowest_price``; a family adds up its variants. ``on_hand`` is None where nothing is stocked.
    """
    levels = StockLevel.objects.filter(location__code=MAIN_LOCATION)
    records = StockRecord.objects.all()
    children = Product.objects.filter(parent=OuterRef("pk")).order_by().values("parent")
    return products.select_related("product_class", "device__maker", "parent__device__maker").annotate(
        variants=Subquery(children.annotate(n=Count("pk")).values("n"), output_field=IntegerField()),
        on_hand=_own_or_of_variants(levels, Sum("on_hand")),
        reserved=_own_or_of_variants(levels, Sum("reserved")),
        units=_own_or_of_variants(records, Count("pk")),
        lowest_price=_own_or_of_variants(records, Min("price")),
    )


def _own_or_of_variants(rows: QuerySet, figure: Aggregate) -> Coalesce:
    """``figure`` over the ``rows`` of a product, or of its variants: two look-ups by an index each."""
    own = rows.filter(product=OuterRef("pk")).order_by().values("product")
    theirs = rows.filter(product__parent=OuterRef("pk")).order_by().values("product__parent")
    return Coalesce(*(Subquery(found.annotate(figure=figure).values("figure")) for found in (own, theirs)))


def matching(products: QuerySet, words: str) -> QuerySet:
    """Those of ``products`` (families and singles) that ``words`` name, themselves or by one of their variants."""
    found = with_names(Product.objects.order_by()).filter(named(words))
    return products.filter(pk__in=found.values(top=Coalesce("parent", "pk")))


def low_levels() -> QuerySet:
    """Stock levels with fewer than so many of the smallest selling unit free, the emptiest first. What is discontinued
    or withdrawn is left to sell out.
    """
    smallest = (
        StockRecord.objects.filter(product=OuterRef("product"))
        .order_by()
        .values("product")
        .annotate(n=Min(Coalesce("selling_unit__base_quantity", 1)))
        .values("n")
    )
    return (
        StockLevel.objects.filter(location__code=MAIN_LOCATION, product__is_public=True)
        .exclude(product__device__discontinued=True)
        .exclude(product__parent__is_public=False)
        .annotate(free=F("on_hand") - F("reserved"), smallest=Coalesce(Subquery(smallest), 1))
        .filter(free__lt=F("smallest") * LOW_BELOW_UNITS)
        .select_related("product__parent__device__maker", "product__device__maker")
        .order_by("free", "product__title", "pk")
    )
