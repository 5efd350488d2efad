"""What the page of a product reads: four queries for a single as for a family of any size, their SQL written once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject
from oscar.core.loading import get_model

from core.prepared import Prepared
from shop.catalogue import querysets
from shop.data import SellingUnit
from shop.devices.codes import CodeName, CodeSystem
from shop.devices.models import DeviceDocument, DeviceIdentifier, DeviceSize, ProductRelation
from shop.pricing.units import read_tiers, tiers_of, unit_of
from shop.stock.availability import Supply
from shop.stock.models import StockLevel
from shop.stock.services import MAIN_LOCATION

DOCUMENT = ("pk", "kind", "title", "language", "version", "valid_from", "size", "checksum")
IDENTIFIER = (
    *("pk", "value", "kind", "agency", "package_type", "contains", "quantity", "check_digit_valid"),
    *("discontinued", "discontinued_on"),
)
CODES = (
    (CodeSystem.EMDN, "emdn"),
    (CodeSystem.FDA, "fda_code"),
    (CodeSystem.UNSPSC, "unspsc"),
    (CodeSystem.HCPCS, "hcpcs"),
)
"""Systems whose lists can be loaded, and the column of a device that has its code."""
SIZE = ("position", "type", "unit", "text")


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the page that can be bought."""

    id: int
    parent_id: int | None
    title: str
    url: str
    part_number: str
    units: tuple[SellingUnit, ...]
    """Priced ones first, then the smallest first."""
    supply: Supply


@dataclass(frozen=True, slots=True)
class Relation:
    """``product`` stands to ``other`` as ``kind`` says; ids."""

    product: int
    other: int
    kind: str


def product_row(product_id: int) -> Any:
    """The product with the rows that cards have, its ``register_record``, ``identifier_rows``, ``size_rows``,
    ``document_rows``, ``relation_rows`` and ``code_rows``; None where nobody may see it. One query.
    """
    return next(iter(_PRODUCT.rows(product_id=product_id)), None)


def identifiers_of(row: Any) -> list[DeviceIdentifier]:
    """The device identifiers of a ``product_row``, in no order."""
    return [
        DeviceIdentifier(**columns | {"discontinued_on": since and dt.date.fromisoformat(since)})
        for columns in row.identifier_rows
        for since in [columns["discontinued_on"]]
    ]


def sizes_of(row: Any) -> list[DeviceSize]:
    """The sizes of a ``product_row`` as its source states them, in their order."""
    return [
        DeviceSize(**columns | {"value": None if columns["value"] is None else Decimal(columns["value"])})
        for columns in row.size_rows
    ]


def documents_of(row: Any) -> list[DeviceDocument]:
    """The papers of a ``product_row`` and of its family, the newest first."""
    return [
        DeviceDocument(**columns | {"valid_from": day and dt.date.fromisoformat(day)})
        for columns in row.document_rows
        for day in [columns["valid_from"]]
    ]


def code_names_of(row: Any) -> dict[tuple[str, str], str]:
    """(system, code) → name, of those codes of a ``product_row`` and its family whose lists are loaded."""
    return {(columns["system"], columns["code"]): columns["name"] for columns in row.code_rows}


def relations_of(row: Any) -> list[Relation]:
    """How a ``product_row``, or its family, stands to other products, first said first."""
    return [Relation(**columns) for columns in row.relation_rows]


def items_of(main: Any) -> dict[int, Item]:
    """What can be bought on the page of ``main`` (a product row): itself, or its variants. One query."""
    return {
        pk: Item(
            id=pk,
            parent_id=parent_id,
            title=title,
            url=querysets.product_address(slug, pk),
            part_number=part_number or "",
            units=(units := tuple(_unit(columns) for columns in unit_rows)),
            supply=_supply(units, bool(discontinued), level),
        )
        for pk, parent_id, title, slug, part_number, discontinued, level, unit_rows in _ITEMS.rows(main_id=main.pk)
    }


def way_to(product_id: int) -> tuple[tuple[str, str], ...]:
    """(name, address) from the outermost category to the deepest one that holds the product. One query."""
    rows = _CATEGORIES.rows(product_id=product_id)
    deepest = max(rows, key=lambda category: category.depth, default=None)
    way = [row for row in rows if deepest and deepest.path.startswith(row.path)]
    return tuple((category.name, category.get_absolute_url()) for category in way)


def _unit(columns: Mapping[str, Any]) -> SellingUnit:
    price = columns["price"]
    return unit_of(**{**columns, "price": price and Decimal(price), "tiers": read_tiers(columns["tiers"] or ())})


def _supply(units: tuple[SellingUnit, ...], discontinued: bool, level: Mapping[str, Any] | None) -> Supply:
    stock = dict(level or {})
    if due := stock.get("expected_on"):
        stock["expected_on"] = dt.date.fromisoformat(due)
    offered = next((unit for unit in units if unit.price), None)
    if offered is None:
        return Supply(**stock, discontinued=discontinued, priced=False)
    return Supply(
        **stock,
        discontinued=discontinued,
        smallest_unit=offered.base_quantity,
        base_name=offered.base_name,
        unit_label=offered.label,
    )


def _product(product_id: int) -> QuerySet:
    identifiers = DeviceIdentifier.objects.filter(product=OuterRef("pk"))
    sizes = DeviceSize.objects.filter(product=OuterRef("pk")).order_by("position")
    sides = Q(product=OuterRef("pk")) | Q(other=OuterRef("pk"))
    of_family = Q(product=OuterRef("parent")) | Q(other=OuterRef("parent"))
    relations = ProductRelation.objects.filter(sides | of_family).order_by("pk")
    papers = DeviceDocument.objects.filter(Q(product=OuterRef("pk")) | Q(product=OuterRef("parent")))
    newest = papers.order_by(F("valid_from").desc(nulls_last=True), "-pk")
    names = Q()
    for system, column in CODES:
        for side in ("device", "parent__device"):
            names |= Q(list=system.value, code=OuterRef(f"{side}__{column}"))
    columns = JSONObject(**{name: name for name in SIZE}, value=Cast("value", CharField()))
    return (
        querysets.with_card_rows(querysets.visible_products())
        .select_related("register_record")
        .filter(pk=product_id)
        .annotate(
            code_rows=ArraySubquery(
                CodeName.objects.filter(names)
                .order_by()
                .values(row=JSONObject(system="list_id", code="code", name="name"))
            ),
            identifier_rows=ArraySubquery(identifiers.values(row=JSONObject(**{name: name for name in IDENTIFIER}))),
            size_rows=ArraySubquery(sizes.values(row=columns)),
            document_rows=ArraySubquery(newest.values(row=JSONObject(**{name: name for name in DOCUMENT}))),
            relation_rows=ArraySubquery(
                relations.values(row=JSONObject(product="product_id", other="other_id", kind="kind"))
            ),
        )
    )


def _items(main_id: int) -> QuerySet:
    level = StockLevel.objects.filter(product=OuterRef("pk"), location__code=MAIN_LOCATION)
    units = querysets.in_order_of_offer().filter(product=OuterRef("pk"))
    return (
        querysets.orderable_products()
        .filter(Q(pk=main_id) | Q(parent=main_id))
        .annotate(
            level=Subquery(level.values(columns=JSONObject(**{name: name for name in querysets.LEVEL_COLUMNS}))),
            units=ArraySubquery(units.values(columns=JSONObject(**querysets.UNIT, tiers=tiers_of("pk")))),
        )
        .order_by("pk")
        .values_list(
            "pk", "parent_id", "title", "slug", "device__part_number", "device__discontinued", "level", "units"
        )
    )


def _categories(product_id: int) -> QuerySet:
    holds = get_model("catalogue", "ProductCategory").objects.filter(
        product=product_id, category__path__startswith=OuterRef("path")
    )
    return querysets.browsable_categories().only("path", "depth", "name", "slug").filter(Exists(holds))


_PRODUCT, _ITEMS, _CATEGORIES = Prepared(_product), Prepared(_items), Prepared(_categories)
