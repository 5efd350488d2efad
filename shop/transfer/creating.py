"""Products that a file brings anew: a row without a product number, with an SKU that nobody has, a type and a maker.

Further rows of the same maker and part number (or title) are further selling units of the same new product.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import ProtectedError
from django.utils.text import slugify
from oscar.core.loading import get_model

from shop.devices.models import Device, Maker
from shop.pricing.models import NAMES, SellingUnit
from shop.stock import services as stock
from shop.transfer.fields import FIELDS, BadCell, Field, Origin, Product, StockRecord, Target, attribute_field, of_class

Category = get_model("catalogue", "Category")
OrderLine = get_model("order", "Line")
Partner = get_model("partner", "Partner")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductClass = get_model("catalogue", "ProductClass")

NEW = "new"
"""The field of a change that makes something; its value holds all that the row says."""
LONGEST_SKU = 128
_UNIT = re.compile(r"(?P<name>[a-z]+)(?: of (?P<count>\d{1,6})(?: (?P<base>[a-z]{1,18}))?)?")
_CODES = {name: code for code, name in NAMES.items()}
_PLAIN = {field.code: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class NewRow:
    """What a row would make, and under which key rows of one product belong together."""

    key: str
    after: dict[str, Any]


class NewProducts:
    """Reads new rows; loads what they refer to once for a file."""

    def __init__(self) -> None:
        self._classes = {row.name.lower(): row for row in ProductClass.objects.all()}
        self._attributes: dict[int, dict[str, Any]] = {}
        self._partners = {row.name.lower(): row for row in Partner.objects.all()}
        self._supplies: dict[str, set[int]] = {}
        for maker, partner in (
            StockRecord.objects.order_by().values_list("product__device__maker__name", "partner").distinct()
        ):
            if maker:
                self._supplies.setdefault(maker.lower(), set()).add(partner)
        self._known: dict[str, dict[str, Any]] = {}

    def read(
        self, text: Callable[[str], str], fields: Sequence[Field], problem: Callable[[str, str], None]
    ) -> NewRow | None:
        """What the row makes. ``text`` gives a cell; ``problem`` hears of each cell that is wrong, and then None is
        returned.
        """
        said: dict[str, str] = {}
        wrong = False

        def tell(column: str, reason: str) -> None:
            nonlocal wrong
            wrong = True
            problem(column, reason)

        maker, title, sku = text("maker"), text("title"), text("sku")
        cls = self._classes.get(text("type").lower())
        if cls is None:
            tell("type", f"There is no product type “{text('type')}”.")
        if not maker or len(maker) > 255:
            tell("maker", "Say who makes it.")
        if len(sku) > LONGEST_SKU:
            tell("sku", f"An SKU has at most {LONGEST_SKU} characters.")
        partner = self._partner(text("supplier"), maker)
        if partner is None:
            names = ", ".join(sorted(row.name for row in self._partners.values()))
            tell("supplier", f"Name who supplies it: {names}.")
        try:
            unit = _unit(text("unit"))
        except BadCell as reason:
            tell("unit", str(reason))
            unit = {}
        currency = text("currency") or settings.OSCAR_DEFAULT_CURRENCY
        if currency != settings.OSCAR_DEFAULT_CURRENCY:
            tell("currency", f"Prices are in {settings.OSCAR_DEFAULT_CURRENCY}.")
        key = f"{maker.lower()}\t{text('part_number').lower() or title.lower()}"
        target = self._imagined(cls)
        values = {}
        for field in fields:
            cell = text(field.code)
            try:
                value = field.understand(cell, target) if cell else _unsaid(field, target)
                if value is not None:
                    values[field.code] = value
                    said[field.code] = cell
            except BadCell as reason:
                tell(field.code, str(reason))
        if wrong or cls is None or partner is None:
            return None
        first = self._known.setdefault(key, {"values": values, "type": cls.pk})
        for code, value in values.items():
            if code in said and not _by_code(code).of_unit and first["values"].get(code) != value and first is not None:
                tell(code, "An earlier row says something else of the same new product.")
        if wrong:
            return None
        after = {
            "key": key, "type": cls.pk, "type_name": cls.name, "maker": maker, "partner": partner, "sku": sku,
            "unit": unit, "values": values, "said": said,
        }  # fmt: skip
        return NewRow(key, after)

    def _partner(self, name: str, maker: str) -> int | None:
        if name:
            row = self._partners.get(name.lower())
            return row.pk if row else None
        usual = self._supplies.get(maker.lower(), set())
        if len(usual) == 1:
            return next(iter(usual))
        return next(iter(self._partners.values())).pk if len(self._partners) == 1 else None

    def _imagined(self, cls: Any) -> Target:
        """A product that is not written, for cells to be understood."""
        if cls is not None and cls.pk not in self._attributes:
            self._attributes |= of_class([cls.pk])
        product = Product(structure=Product.STANDALONE, product_class=cls)
        product.main_levels = []
        product.device = Device()
        return Target(product, StockRecord(), self._attributes.get(cls.pk, {}) if cls else {})


def _unsaid(field: Field, target: Target) -> Any:
    """What an empty cell of a new row means: nothing is said; only a title must be."""
    return field.understand("", target) if field.code == "title" else None


def _by_code(code: str) -> Field:
    return _PLAIN.get(code) or attribute_field(code.partition(":")[2])


def _unit(text: str) -> dict[str, Any]:
    """ "box of 50 pairs" as code, count and name of the base unit; empty is an each."""
    found = _UNIT.fullmatch((text or "each").lower())
    if found is None or found["name"] not in _CODES:
        raise BadCell(f"“{text}” is no unit. Write it as each, box of 12, box of 50 pairs: {', '.join(_CODES)}.")
    base = found["base"] or "each"
    base = base.removesuffix("es") if base.endswith(("xes", "ses", "ches")) else base.removesuffix("s")
    count = int(found["count"] or 1)
    if count < 1:
        raise BadCell("A unit holds at least one.")
    name = found["name"] if found["name"] == "pair" and not found["count"] else base
    return {"code": _CODES[found["name"]], "base_quantity": count, "base_name": name}


# ── Making and taking back ──────────────────────────────────────────────────────────────────────────────


def make(after: Mapping[str, Any], made: dict[str, Any], origin: Origin) -> Target:
    """Write what a new row says. ``made``: key → product of rows before it.

    Raises:
        BadCell: it cannot be written any more.
    """
    if StockRecord.objects.filter(partner_sku=after["sku"]).exists():
        raise BadCell(f"The SKU “{after['sku']}” has been given to another product meanwhile.")
    values = dict(after["values"])
    product = made.get(after["key"])
    is_first = product is None
    if is_first:
        product = made[after["key"]] = _product(after, values)
    record = StockRecord.objects.create(
        product=product,
        partner_id=after["partner"],
        partner_sku=after["sku"],
        price_currency=settings.OSCAR_DEFAULT_CURRENCY,
    )
    record.selling_unit = SellingUnit.objects.create(stockrecord=record, **after["unit"])
    target = Target(product, record, of_class([after["type"]]).get(after["type"], {}))
    for code, value in sorted(values.items(), key=lambda item: _place(item[0])):
        field = _by_code(code)
        if field.of_unit or is_first:
            field.write(target, value, field.read(target), origin)
    return target


def _place(code: str) -> int:
    """A minimum is a multiple, and back-orders are allowed, before what builds on it."""
    return {"title": 0, "back_order": 1, "minimum": 1}.get(code, 2)


def _product(after: Mapping[str, Any], values: dict[str, Any]) -> Any:
    product = Product.objects.create(
        title=values.get("title", ""),
        structure=Product.STANDALONE,
        product_class_id=after["type"],
        is_public=values.get("on_sale", True),
    )
    maker = Maker.objects.filter(name__iexact=after["maker"]).order_by("pk").first()
    if maker is None:
        maker = Maker.objects.create(name=after["maker"], slug=_free_slug(after["maker"]))
    product.device = Device.objects.create(product=product, maker=maker)
    shelf = Category.objects.filter(code=f"class:{product.product_class.slug}").first()
    if shelf is not None:
        ProductCategory.objects.create(product=product, category=shelf)
    return product


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:240] or "maker"
    taken = set(Maker.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(one for one in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if one not in taken)


def take_back(product: Any, rows: Iterable[Mapping[str, Any]], *, reference: str) -> str:
    """Delete a product that an import made, unless something happened to it since: then say what, and keep it."""
    if OrderLine.objects.filter(product=product).exists():
        return "It has been ordered since."
    for after in rows:
        record = StockRecord.objects.select_related("selling_unit").filter(partner_sku=after["sku"]).first()
        target = Target(product, record)
        changed = [
            code
            for code, value in after["values"].items()
            if code in _PLAIN and code != "on_hand" and _PLAIN[code].read(target) != value
        ]
        if record is None or changed:
            return f"It was changed since: {', '.join(changed) or after['sku']}."
    try:
        stock.forget(product_id=product.pk, reference=reference)
        product.delete()
    except (stock.Moved, ProtectedError):
        return "Its stock has moved since."
    return ""
