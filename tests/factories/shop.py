"""Rows of the shop for tests. Defaults are the plainest thing that works: a public single, priced, with stock."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory
from oscar.core.loading import get_model

from shop.catalogue.models import AttributeProfile, ClassProfile
from shop.catalogue.spans import KIND as SPAN
from shop.devices.models import Device, Maker
from shop.pricing.models import SellingUnit
from shop.stock import services as stock


class UserFactory(DjangoModelFactory):
    email = factory.Sequence(lambda n: f"person{n}@hospital.example")
    password = factory.django.Password("correct horse battery")

    class Meta:
        model = "users.User"


class MakerFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Maker {n}")
    slug = factory.Sequence(lambda n: f"maker-{n}")

    class Meta:
        model = Maker


class ProductClassFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Class {n}")

    class Meta:
        model = "catalogue.ProductClass"


class PartnerFactory(DjangoModelFactory):
    name = "Suture warehouse"
    code = "suture-warehouse"

    class Meta:
        model = "partner.Partner"
        django_get_or_create = ("code",)


class ProductFactory(DjangoModelFactory):
    """A public single with a device, without price or stock: see ``sell``."""

    title = factory.Sequence(lambda n: f"Product {n}")
    structure = "standalone"
    product_class = factory.SubFactory(ProductClassFactory)
    device = factory.RelatedFactory("tests.factories.shop.DeviceFactory", factory_related_name="product")

    class Meta:
        model = "catalogue.Product"
        skip_postgeneration_save = True


class DeviceFactory(DjangoModelFactory):
    product = factory.SubFactory(ProductFactory, device=None)
    maker = factory.SubFactory(MakerFactory)

    class Meta:
        model = Device


class StockRecordFactory(DjangoModelFactory):
    product = factory.SubFactory(ProductFactory)
    partner = factory.SubFactory(PartnerFactory)
    partner_sku = factory.Sequence(lambda n: f"SKU-{n}")
    price = Decimal("10.00")
    price_currency = "GBP"

    class Meta:
        model = "partner.StockRecord"


def sell(
    product: Any,
    *,
    price: str | None = "10.00",
    stock_of: int | None = 100,
    unit: tuple[str, int] = ("EA", 1),
    minimum: int = 1,
    multiple: int = 1,
    tiers: dict[int, str] | None = None,
) -> Any:
    """Give ``product`` a selling unit (code, base units), a price, and stock in base units: its stock record.

    ``tiers``: from so many → price.
    """
    record = StockRecordFactory(product=product, price=None if price is None else Decimal(price))
    code, base_quantity = unit
    made = SellingUnit.objects.create(
        stockrecord=record, code=code, base_quantity=base_quantity, minimum=minimum, multiple=multiple
    )
    for from_quantity, lower in (tiers or {}).items():
        made.tiers.create(from_quantity=from_quantity, price=Decimal(lower))
    if stock_of is not None and not product.stock_levels.exists():
        stock.receive(product_id=product.pk, quantity=stock_of, reference="test")
    return record


SOLD = ("price", "stock_of", "unit", "minimum", "multiple", "tiers")
"""Arguments of ``sell``."""


def single(**fields: Any) -> Any:
    """A single on sale: arguments of ``sell`` and fields of the product."""
    sold = {name: fields.pop(name) for name in SOLD if name in fields}
    product = ProductFactory(**fields)
    sell(product, **sold)
    return product


def family(*, variants: Sequence[dict[str, Any]] = ({}, {}), **fields: Any) -> Any:
    """A family whose ``variants`` are given as the arguments of ``single``."""
    parent = ProductFactory(structure="parent", **fields)
    for arguments in variants:
        single(structure="child", parent=parent, product_class=None, **arguments)
    return parent


def attribute(
    product_class: Any,
    code: str,
    kind: str = "text",
    *,
    unit: str = "",
    deciding: bool = True,
    options: Sequence[str] = (),
) -> Any:
    """An attribute of ``product_class`` with our profile; ``options`` in order make it an option attribute."""
    group = None
    if options:
        group = get_model("catalogue", "AttributeOptionGroup").objects.create(name=f"{product_class.pk}-{code}")
        for option in options:
            group.options.create(option=option)
    made = product_class.attributes.create(
        code=code,
        name=code.replace("_", " ").capitalize(),
        type="text" if kind == SPAN else kind,
        option_group=group,
    )
    position = AttributeProfile.objects.filter(attribute__product_class=product_class).count()
    AttributeProfile.objects.create(attribute=made, unit=unit, deciding=deciding, position=position, spans=kind == SPAN)
    return made


def state(product: Any, **values: Any) -> None:
    """Write attribute values of ``product`` by code."""
    for code, value in values.items():
        setattr(product.attr, code, value)
    product.attr.save()


def draw(product_class: Any, kind: str, **params: Any) -> ClassProfile:
    """Say how ``product_class`` is drawn."""
    return ClassProfile.objects.create(product_class=product_class, drawing_kind=kind, drawing_params=params)


def category(name: str, *, within: Any = None, holding: Sequence[Any] = (), **fields: Any) -> Any:
    """A category, ``within`` another where given, with the products that stand in it."""
    model = get_model("catalogue", "Category")
    made = within.add_child(name=name, **fields) if within else model.add_root(name=name, **fields)
    for product in holding:
        product.categories.add(made)
    return made
