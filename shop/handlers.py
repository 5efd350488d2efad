"""What happens when rows of Oscar or of ours change: search and facets hear of it in the same transaction.

Bulk writes send no signals; whoever writes in bulk refreshes both once at the end, and wraps in ``quiet`` what does
send some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from oscar.core.loading import get_model

from search import api as search
from shop.catalogue.facet_rows import refresh_facets
from shop.catalogue.signals import attributes_saved
from shop.devices.models import Device, DeviceDocument, DeviceIdentifier, DeviceSize, DoesNotApply, Maker
from shop.payments.customers import delete_at_gateway
from shop.payments.models import SavedCustomer

KIND = "product"
PAPER_KIND = "paper"
MOST_AT_ONCE = 5_000
"""A changed name of a maker or category that stands on more products than this waits for the next rebuild."""

Product = get_model("catalogue", "Product")
Category = get_model("catalogue", "Category")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
StockRecord = get_model("partner", "StockRecord")

SAY_SOMETHING_OF_A_PRODUCT = (
    Device,
    DeviceIdentifier,
    DeviceSize,
    DoesNotApply,
    ProductAttributeValue,
    ProductCategory,
    StockRecord,
)
SAY_WHAT_IT_IS_FILTERED_BY = (Device, DoesNotApply, ProductAttributeValue)

_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


@contextmanager
def quiet() -> Iterator[None]:
    """While this lasts, changes are told to nobody: the caller does that once, with ``tell_search``."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def tell_search(ids: Iterable[int | None]) -> None:
    """Bring the records of these products up to date, and those of the variants of families among them: what the
    search finds, and what categories are filtered by.
    """
    wanted = set(ids)
    _tell_index(wanted)
    _tell_facets(wanted)


def _tell_index(ids: Iterable[int | None]) -> None:
    wanted = {pk for pk in ids if pk}
    if not wanted or _quiet.get():
        return
    variants = Product.objects.filter(parent__in=wanted).order_by().values_list("pk", flat=True)
    search.refresh(KIND, wanted.union(variants))


def _tell_facets(ids: Iterable[int | None]) -> None:
    if not _quiet.get():
        refresh_facets(ids)


def _product_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _tell_index([instance.pk])


def _product_written(instance: Any, **kwargs: Any) -> None:
    _tell_facets([instance.pk, instance.parent_id])


def _part_changed(sender: Any, instance: Any, raw: bool = False, origin: Any = None, **kwargs: Any) -> None:
    if raw:
        return
    _tell_index([instance.product_id])
    goes_with_its_product = origin is not None and getattr(origin, "model", type(origin)) is not sender
    if sender in SAY_WHAT_IT_IS_FILTERED_BY and not goes_with_its_product:
        _tell_facets([instance.product_id])


def _choices_changed(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    if action.startswith("post_") and not reverse:
        _tell_index([instance.product_id])
        _tell_facets([instance.product_id])


def _attribute_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Products of the class state it from now on, or not. For a large class that waits for the next rebuild."""
    products = Product.objects.filter(product_class=instance.product_class_id).order_by()
    ids = list(products.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    if not raw and ids and len(ids) <= MOST_AT_ONCE:
        _tell_facets(ids)


def _categories_changed(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any) -> None:
    if action.startswith("post_"):
        _tell_index((pk_set or ()) if reverse else [instance.pk])


def _category_changed(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        _tell_of(Product.objects.filter(productcategory__category__path__startswith=instance.path))


def _maker_changed(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        _tell_of(Product.objects.filter(device__maker=instance))


def _paper_changed(instance: DeviceDocument, raw: bool = False, **kwargs: Any) -> None:
    """All rows of its file: another one may stand for it from now on."""
    if not raw and not _quiet.get():
        alike = DeviceDocument.objects.filter(checksum=instance.checksum).values_list("pk", flat=True)
        search.refresh(PAPER_KIND, {instance.pk, *alike})


def _tell_of(products: QuerySet) -> None:
    ids = list(products.order_by().values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    if len(ids) <= MOST_AT_ONCE:
        _tell_index(ids)


post_save.connect(_product_changed, sender=Product, dispatch_uid="shop_search")
post_delete.connect(_product_changed, sender=Product, dispatch_uid="shop_search")
post_delete.connect(_product_written, sender=Product, dispatch_uid="shop_facets")
attributes_saved.connect(_product_written, sender=Product, dispatch_uid="shop_facets")
for _model in SAY_SOMETHING_OF_A_PRODUCT:
    post_save.connect(_part_changed, sender=_model, dispatch_uid="shop_search")
    post_delete.connect(_part_changed, sender=_model, dispatch_uid="shop_search")
m2m_changed.connect(
    _choices_changed, sender=ProductAttributeValue.value_multi_option.through, dispatch_uid="shop_search"
)
m2m_changed.connect(_categories_changed, sender=Product.categories.through, dispatch_uid="shop_search")
post_save.connect(_paper_changed, sender=DeviceDocument, dispatch_uid="shop_search")
post_delete.connect(_paper_changed, sender=DeviceDocument, dispatch_uid="shop_search")
post_save.connect(_category_changed, sender=Category, dispatch_uid="shop_search")
post_save.connect(_attribute_changed, sender=ProductAttribute, dispatch_uid="shop_facets")
post_delete.connect(delete_at_gateway, sender=SavedCustomer, dispatch_uid="shop_saved_customer")
post_save.connect(_maker_changed, sender=Maker, dispatch_uid="shop_search")
