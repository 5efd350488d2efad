"""What the tables say of products, in the shape in which the register's facts are compared with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from shop.devices.gudid.deriving import Value
from shop.devices.gudid.facts import (
    DEVICE_COLUMNS,
    IDENTIFIER_COLUMNS,
    PRODUCT_COLUMNS,
    REGISTER_COLUMNS,
    SIZE_COLUMNS,
    attributes_of,
)
from shop.devices.models import Device, DeviceIdentifier, DeviceSize
from shop.devices.register import RegisterRecord

Product = get_model("catalogue", "Product")


class Stored:
    """What the tables say of some products now, in the shape of ``DeviceFacts``."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.products = _rows(Product.objects.filter(pk__in=ids).values_list("pk", *PRODUCT_COLUMNS))
        self.classes = dict(
            Product.objects.filter(pk__in=ids).values_list(
                "pk", Coalesce("product_class__slug", "parent__product_class__slug")
            )
        )
        self.devices = _rows(Device.objects.filter(pk__in=ids).values_list("pk", "maker_id", *DEVICE_COLUMNS))
        self.identifiers = _groups(
            DeviceIdentifier.objects.filter(product__in=ids).values_list("product_id", *IDENTIFIER_COLUMNS)
        )
        self.sizes = _groups(DeviceSize.objects.filter(product__in=ids).values_list("product_id", *SIZE_COLUMNS))
        self.registers = _rows(RegisterRecord.objects.filter(product__in=ids).values_list("pk", *REGISTER_COLUMNS))

    def attributes(self, pk: int, class_slug: str) -> dict[str, Value]:
        """The typed attributes that followed from what is stored of a product."""
        return attributes_of(class_slug, self.products[pk], self.devices[pk][1:], frozenset(self.sizes[pk]))


def _rows(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[Any, ...]]:
    return {pk: tuple(columns) for pk, *columns in rows}


def _groups(rows: Iterable[tuple[Any, ...]]) -> defaultdict[int, set[tuple[Any, ...]]]:
    groups: defaultdict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for pk, *columns in rows:
        groups[pk].add(tuple(columns))
    return groups
