"""Products as somebody chooses them for a page: by any name they have, told apart by maker and part number."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from shop.catalogue.querysets import visible_products

LABEL_ROWS = ("device__maker", "parent__device__maker")
"""What ``product_label`` looks at, for those who prefetch."""


def products_to_choose(words: str = "") -> QuerySet:
    """Every product that may be seen, by title, narrowed to those that ``words`` name (see ``named``). Each row has
    ``maker``, ``part_number``, ``sku`` (of the unit that costs least) and ``variants`` (how many; a family has some).
    """
    records = get_model("partner", "StockRecord").objects.filter(product=OuterRef("pk")).order_by("price", "pk")
    children = visible_products().filter(parent=OuterRef("pk")).values("parent")
    products = with_names(visible_products()).annotate(
        sku=Subquery(records.values("partner_sku")[:1]),
        variants=Coalesce(Subquery(children.annotate(n=Count("pk")).values("n")), 0),
    )
    return products.filter(named(words)).order_by("title", "pk")


def with_names(products: QuerySet) -> QuerySet:
    """``products`` with ``maker`` (of the family where a variant states none) and ``part_number``."""
    return products.annotate(
        maker=Coalesce("device__maker__name", "parent__device__maker__name"), part_number=F("device__part_number")
    )


def named(words: str) -> Q:
    """True of products ``with_names`` that ``words`` name: every word stands in title or maker, or a part number or SKU
    begins with them, or they are a UDI. No words name everything.
    """
    words = words.strip()
    if not words:
        return Q()
    everything = Q()
    for word in words.split():
        everything &= Q(title__icontains=word) | Q(maker__icontains=word)
    records = get_model("partner", "StockRecord").objects.filter(partner_sku__istartswith=words)
    identifiers = get_model("shop", "DeviceIdentifier").objects.filter(value=words)
    return (
        everything
        | Q(part_number__istartswith=words)
        | Q(upc=words)
        | Q(pk__in=records.values("product"))
        | Q(pk__in=identifiers.values("product"))
    )


def product_label(product: Any) -> str:
    """``product`` in one line that nothing else has: title, maker, part number."""
    device = getattr(product, "device", None) or getattr(product.parent, "device", None)
    return " · ".join(filter(None, [product.get_title(), device and device.maker.name, device and device.part_number]))
