"""Which products there are to see, and their rows as lists ask for them."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.translation import get_language
from oscar.core.loading import get_model

PUBLIC = Q(is_public=True) & (Q(parent=None) | Q(parent__is_public=True))
"""A product may be seen when it is public and, being a variant, so is its family."""


def product_address(slug: str, product_id: int) -> str:
    """As ``Product.get_absolute_url``, without resolving the route for each of many."""
    before, after = _address(get_language() or "")
    return f"{before}{slug}_{product_id}{after}"


@lru_cache(maxsize=16)
def _address(language: str) -> tuple[str, str]:
    """What stands before and after the name and number of a product in addresses of ``language``, the active one."""
    before, _, after = reverse("catalogue:detail", kwargs={"product_slug": "name", "pk": 0}).rpartition("name_0")
    return before, after


def visible_products() -> QuerySet:
    """Every product that may be seen: singles, families and variants."""
    return get_model("catalogue", "Product").objects.filter(PUBLIC).order_by()


def orderable_products() -> QuerySet:
    """Those that can stand in a basket: singles and variants."""
    return visible_products().exclude(structure="parent")


def with_card_rows(products: QuerySet) -> QuerySet:
    """``products`` with the rows that title, maker and drawing come from, their family's included."""
    return products.select_related(
        "product_class__profile",
        "parent__product_class__profile",
        "device__maker",
        "parent__device__maker",
    )


def browsable_categories() -> QuerySet:
    """Categories that may be seen, in the order of the tree."""
    return get_model("catalogue", "Category").objects.filter(is_public=True, ancestors_are_public=True).order_by("path")


def listed_in(categories: Collection[int]) -> QuerySet:
    """Singles and families that stand in one of ``categories`` (ids), each once, in no order."""
    products = get_model("catalogue", "Product").objects.filter(is_public=True, parent=None).order_by()
    members = get_model("catalogue", "ProductCategory").objects.filter(category__in=categories).order_by()
    return products.filter(pk__in=members.values("product_id"))


LEVEL_COLUMNS = ("on_hand", "reserved", "backorder_allowed", "expected_on")
UNIT = {
    "stockrecord_id": "pk",
    "sku": "partner_sku",
    "price": Cast("price", CharField()),  # JSON numbers are floats
    "currency": "price_currency",
    "code": "selling_unit__code",
    "base_quantity": "selling_unit__base_quantity",
    "base_name": "selling_unit__base_name",
    "minimum": "selling_unit__minimum",
    "multiple": "selling_unit__multiple",
    "tax_class": "selling_unit__tax_class",
}


def in_order_of_offer() -> QuerySet:
    """Stock records, product by product: priced ones first, then the smallest unit first."""
    return get_model("partner", "StockRecord").objects.order_by(
        "product_id", IsNull(F("price"), True), Coalesce("selling_unit__base_quantity", 1), "price", "pk"
    )
