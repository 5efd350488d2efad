"""What a file may say of a product: each field is read, understood, written and taken back in one place.

Values of fields are what JSON knows: text, whole numbers, truth values, None, lists of text. Prices are text with two
places, dates are ISO 8601. A field that a product cannot have says so when somebody fills it in.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from oscar.core.loading import get_model

from shop.basket.services import MOST_OF_ONE
from shop.catalogue.spans import KIND as SPAN
from shop.catalogue.spans import NotASpan, kind_of, understood
from shop.devices.models import Device, Latex, MriSafety, Stated, Supply, Use
from shop.fulfilment.charges import HEAVIEST_UNIT
from shop.pricing.models import SellingUnit, unit_label
from shop.pricing.services import set_tiers
from shop.stock import services as stock
from shop.stock.levels import main_level, prefetch_main_levels
from shop.transfer.sheets import Cell

Product = get_model("catalogue", "Product")
ProductAttribute = get_model("catalogue", "ProductAttribute")
StockRecord = get_model("partner", "StockRecord")

Value = Any
AT_ONCE = 500
"""Products loaded at a time."""
DEAREST = Decimal("9999999999.99")
BETWEEN_OPTIONS = " | "
ATTRIBUTE = "attribute:"
_TIER = re.compile(r"(?P<quantity>\d{1,6})(?: or more)?\s*:\s*(?P<price>\d[\d.]*)")


class BadCell(ValueError):
    """The cell cannot be taken over; the message says why, to the person who filled it in."""


@dataclass(slots=True)
class Target:
    """One row of a file: a product, and the selling unit that the row is about, if any."""

    product: Any
    record: Any = None
    attributes: dict[str, Any] = field(default_factory=dict)
    """Those of its class, by code."""
    said: dict[str, Value] = field(default_factory=dict)
    """Its own attribute values, by code."""

    @property
    def device(self) -> Any:
        return getattr(self.product, "device", None)

    @property
    def type(self) -> str:
        cls = self.product.product_class or (self.product.parent and self.product.parent.product_class)
        return cls.name if cls else ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who writes, and on what ground: it stands in the stock ledger."""

    reference: str
    by: Any = None


@dataclass(frozen=True, slots=True)
class Field:
    """One column. ``of_unit``: it belongs to the selling unit, not to the product. ``write`` gets the value before."""

    code: str
    read: Callable[[Target], Value]
    understand: Callable[[str, Target], Value]
    write: Callable[[Target, Value, Value, Origin], None]
    show: Callable[[Value], Cell] = lambda value: "" if value is None else str(value)
    of_unit: bool = False


def targets(products: QuerySet) -> Iterator[Target]:
    """A target for each selling unit of ``products``, or one for a product without; in the order of the query."""
    ids = list(products.values_list("pk", flat=True))
    by_class = of_class()
    rows = Product.objects.select_related("product_class", "parent__product_class", "device__maker").prefetch_related(
        prefetch_main_levels(),
        "stockrecords__selling_unit__tiers",
        "stockrecords__partner",
        "attribute_values__attribute",
        "attribute_values__value_option",
        "attribute_values__value_multi_option",
    )
    for start in range(0, len(ids), AT_ONCE):
        found = rows.in_bulk(ids[start : start + AT_ONCE])
        for product in (found[pk] for pk in ids[start : start + AT_ONCE] if pk in found):
            class_id = product.product_class_id or (product.parent and product.parent.product_class_id) or 0
            said = {value.attribute.code: _said(value) for value in product.attribute_values.all()}
            known = by_class.get(class_id, {})
            records = sorted(product.stockrecords.all(), key=lambda record: (_holds(record), record.pk))
            for record in records or [None]:
                yield Target(product, record, known, said)


def of_class(classes: Iterable[int] | None = None) -> dict[int, dict[str, Any]]:
    """The attributes of product classes, or of all, by class and code. Two queries."""
    attributes = ProductAttribute.objects.filter(type__in=TYPES).order_by("product_class", "pk")
    if classes is not None:
        attributes = attributes.filter(product_class__in=classes)
    found: dict[int, dict[str, Any]] = {}
    for attribute in attributes.select_related("option_group", "profile").prefetch_related("option_group__options"):
        found.setdefault(attribute.product_class_id, {})[attribute.code] = attribute
    return found


def attribute_fields(classes: Iterable[int] | None = None) -> list[Field]:
    """A field for each attribute code of ``classes``, or of all; what two classes call the same is one column."""
    known = ProductAttribute.objects.filter(type__in=TYPES)
    if classes is not None:
        known = known.filter(product_class__in=classes)
    codes = dict.fromkeys(known.order_by("product_class__name", "pk").values_list("code", flat=True))
    return [attribute_field(code) for code in codes]


def attribute_field(code: str) -> Field:
    """The field of the attribute ``code``, whatever its type is in the class of the product."""

    def understand(text: str, target: Target) -> Value:
        attribute = target.attributes.get(code)
        if attribute is None:
            raise BadCell(f"“{target.type}” has no attribute “{code}”.")
        return UNDERSTOOD[kind_of(attribute)](text, attribute)

    def write(target: Target, value: Value, before: Value, origin: Origin) -> None:
        attribute = target.attributes[code]
        if attribute.type == "option" and value is not None:
            value = attribute.option_group.options.get(option=value)
        elif attribute.type == "multi_option" and value is not None:
            value = attribute.option_group.options.filter(option__in=value)
        elif attribute.type == "date" and value is not None:
            value = dt.date.fromisoformat(value)
        attribute.save_value(target.product, value)

    return Field(f"{ATTRIBUTE}{code}", lambda target: target.said.get(code), understand, write, _show)


def identity(target: Target) -> dict[str, Cell]:
    """The columns that say which row is which; they come back unchanged or the row is refused."""
    record = target.record
    unit = getattr(record, "selling_unit", None)
    label = unit_label(unit.code, unit.base_quantity, unit.base_name) if unit else ("each" if record else "")
    return {
        "product": target.product.pk,
        "sku": record.partner_sku if record else "",
        "type": target.type,
        "unit": label,
        "currency": record.price_currency if record else "",
        "maker": target.device.maker.name if target.device else "",
        "supplier": record.partner.name if record else "",
    }


IDENTITY = ("product", "sku", "type", "unit", "currency", "maker", "supplier")
SEEN_ON_HAND = "on_hand_when_exported"
"""What the books said when the file was made; stock changes only where it still holds."""


def _holds(record: Any) -> int:
    unit = getattr(record, "selling_unit", None)
    return unit.base_quantity if unit else 1


def _said(value: Any) -> Value:
    kind = value.attribute.type
    if kind == "option":
        return value.value_option.option if value.value_option else None
    if kind == "multi_option":
        return sorted(option.option for option in value.value_multi_option.all()) or None
    if kind == "date":
        return value.value_date.isoformat() if value.value_date else None
    said = getattr(value, f"value_{kind}", None) if kind in TYPES else None
    return None if said == "" else said


def _show(value: Value) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return BETWEEN_OPTIONS.join(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    return value if isinstance(value, int) else str(value)


# ── Understanding cells ─────────────────────────────────────────────────────────────────────────────────


def _whole(text: str, most: int = 2**31 - 1, least: int = 0) -> int:
    try:
        number = Decimal(text)
        whole = int(number)
    except (InvalidOperation, ValueError, OverflowError) as wrong:
        raise BadCell(f"“{text}” is no whole number.") from wrong
    if number != whole:
        raise BadCell(f"“{text}” is no whole number.")
    if not least <= whole <= most:
        raise BadCell(f"{text} is not between {least:,} and {most:,}.")
    return whole


def _yes_or_no(text: str) -> bool:
    answer = {"yes": True, "no": False, "true": True, "false": False}.get(text.lower())
    if answer is None:
        raise BadCell(f"“{text}” is neither “yes” nor “no”.")
    return answer


def _day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as wrong:
        raise BadCell(f"“{text}” is no date. Write it as 2026-12-03.") from wrong


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError as wrong:
        raise BadCell(f"“{text}” is no number. Write it with a point: 0.5.") from wrong
    if not math.isfinite(number):
        raise BadCell(f"“{text}” is no number.")
    return number


def _option(text: str, attribute: Any) -> str:
    options = {option.option.lower(): option.option for option in _in_domain_order(attribute)}
    if text.lower() not in options:
        raise BadCell(f"“{text}” is not a choice of “{attribute.name}”: {', '.join(options.values())}.")
    return options[text.lower()]


def _in_domain_order(attribute: Any) -> list[Any]:
    """The attribute's options as they were made, which is their domain's order."""
    return sorted(attribute.option_group.options.all(), key=lambda option: option.pk)


def _options(text: str, attribute: Any) -> list[str]:
    return sorted({_option(part.strip(), attribute) for part in text.split("|") if part.strip()})


def _span(text: str, attribute: Any) -> str:
    """In the form that is stored: a spreadsheet takes it neither for a date nor for a number."""
    try:
        return str(understood(text, attribute.profile.unit))
    except NotASpan as wrong:
        raise BadCell(str(wrong)) from wrong


def _or_nothing(understand: Callable[[str, Any], Value]) -> Callable[[str, Any], Value]:
    """An empty cell means that nothing is stated."""
    return lambda text, about: understand(text, about) if text else None


TYPES: dict[str, Callable[[str, Any], Value]] = {
    "text": _or_nothing(lambda text, attribute: text),
    "richtext": _or_nothing(lambda text, attribute: text),
    "integer": _or_nothing(lambda text, attribute: _whole(text, least=-(2**31))),
    "float": _or_nothing(lambda text, attribute: _number(text)),
    "boolean": _or_nothing(lambda text, attribute: _yes_or_no(text)),
    "date": _or_nothing(lambda text, attribute: _day(text)),
    "option": _or_nothing(_option),
    "multi_option": _or_nothing(_options),
}
"""Types of attributes that fit a cell."""
UNDERSTOOD = TYPES | {SPAN: _or_nothing(_span)}


def _model_text(model: Any, name: str, text: str) -> str:
    try:
        return str(model._meta.get_field(name).clean(text, None))
    except ValidationError as wrong:
        raise BadCell(" ".join(wrong.messages)) from wrong


def _title(text: str, target: Target) -> str:
    if not text and target.product.is_child:
        return ""  # it is called as its family
    if not text:
        raise BadCell("A product needs a title.")
    return _model_text(Product, "title", text)


def _price(text: str, target: Target) -> str | None:
    if not text:
        return None
    if target.record is None:
        raise BadCell("Without a selling unit there is no price. Add the unit on the product’s page first.")
    try:
        amount = Decimal(text)
    except InvalidOperation as wrong:
        raise BadCell(f"“{text}” is no amount. Write it as 12.50, without a sign of currency.") from wrong
    if not amount.is_finite() or not 0 <= amount <= DEAREST or amount != round(amount, 2):
        raise BadCell(f"{text} is no price: from 0 up, with at most two places.")
    return f"{amount:.2f}"


def _number_sold(text: str, target: Target) -> int:
    if target.record is None:
        if text:
            raise BadCell("It has no selling unit.")
        return 1
    return _whole(text, least=1, most=MOST_OF_ONE) if text else 1


def _number_of(name: str) -> Callable[[Target], Value]:
    def read(target: Target) -> Value:
        if target.record is None:
            return None
        return getattr(getattr(target.record, "selling_unit", None), name, 1)

    return read


def _grams(text: str, target: Target) -> int | None:
    if not text:
        return None
    if target.record is None:
        raise BadCell("It has no selling unit.")
    return _whole(text, least=1, most=HEAVIEST_UNIT)


def _weigh(target: Target, value: Value, before: Value, origin: Origin) -> None:
    unit = _unit_of(target)
    unit.grams = value
    unit.save(update_fields=["grams"])


def _sell_in(name: str) -> Callable[[Target, Value, Value, Origin], None]:
    """Minimum and multiple are written once they fit; see ``fits``."""

    def write(target: Target, value: Value, before: Value, origin: Origin) -> None:
        unit = _unit_of(target)
        setattr(unit, name, value)
        if fits(target):
            unit.save(update_fields=["minimum", "multiple"])

    return write


def fits(target: Target) -> bool:
    """Whether the fewest that are sold are a multiple of what is sold at a time."""
    unit = getattr(target.record, "selling_unit", None) if target.record else None
    return unit is None or unit.minimum % unit.multiple == 0


def _unit_of(target: Target) -> SellingUnit:
    unit = getattr(target.record, "selling_unit", None)
    if unit is None:
        unit = target.record.selling_unit = SellingUnit.objects.create(stockrecord=target.record)
    return unit


def _tiers(text: str, target: Target) -> list[list[Value]] | None:
    """ "5 or more: 9.00 | 20 or more: 8.50" as [[5, "9.00"], [20, "8.50"]]."""
    found: list[list[Value]] = []
    for part in text.split("|") if text else ():
        match = _TIER.fullmatch(part.strip())
        if match is None:
            raise BadCell(f"“{part.strip()}” is no price for more. Write them as 5 or more: 9.00 | 20 or more: 8.50.")
        price = _price(match["price"], target)
        found.append([_whole(match["quantity"], least=2, most=MOST_OF_ONE), price])
    for (fewer, dearer), (more, cheaper) in pairwise(found):
        if more <= fewer or Decimal(cheaper) >= Decimal(dearer):
            raise BadCell("Each price for more must be for more, and lower, than the one before.")
    return found or None


def _read_tiers(target: Target) -> Value:
    unit = getattr(target.record, "selling_unit", None) if target.record else None
    tiers = sorted((tier.from_quantity, f"{tier.price:.2f}") for tier in unit.tiers.all()) if unit else []
    return [list(tier) for tier in tiers] or None


def _write_tiers(target: Target, value: Value, before: Value, origin: Origin) -> None:
    unit = _unit_of(target)
    set_tiers(unit, [(quantity, Decimal(price)) for quantity, price in value or ()])
    getattr(unit, "_prefetched_objects_cache", {}).pop("tiers", None)


def _show_tiers(value: Value) -> Cell:
    return " | ".join(f"{quantity} or more: {price}" for quantity, price in value or ())


def _on_hand(text: str, target: Target) -> int | None:
    level = main_level(target.product)
    if text:
        if target.product.is_parent:
            raise BadCell("A family has no stock of its own; its variants have.")
        return _whole(text)
    if level is not None:
        raise BadCell("It is stocked. Write 0 when nothing is left.")
    return None


def _of_level(understand: Callable[[str], Value]) -> Callable[[str, Target], Value]:
    def of_target(text: str, target: Target) -> Value:
        if text and target.product.is_parent:
            raise BadCell("A family has no stock of its own; its variants have.")
        return understand(text) if text else None

    return of_target


# ── Fields ──────────────────────────────────────────────────────────────────────────────────────────────


def _save(row: Any, name: str, value: Value) -> None:
    setattr(row, name, value)
    row.save(update_fields=[name])


def _device_field(name: str, choices: Any = None) -> Field:
    """A field of the device. Empty for a product whose family has the device; there it cannot be filled in."""
    labels = dict(choices.choices) if choices else {}
    by_word = {word.lower(): code for code, label in labels.items() for word in (code, label)}

    def understand(text: str, target: Target) -> Value:
        if target.device is None:
            if text:
                raise BadCell("It has no device record of its own; change this on its family.")
            return None
        if not choices:
            return _model_text(Device, name, text)
        if text.lower() not in by_word and text:
            raise BadCell(f"“{text}” is none of: {', '.join(labels.values())}.")
        return by_word[text.lower()] if text else "not_stated"

    return Field(
        name,
        lambda target: getattr(target.device, name) if target.device else None,
        understand,
        lambda target, value, before, origin: _save(target.device, name, value),
        lambda value: str(labels.get(value, value if value is not None else "")),
    )


def _discontinued(text: str, target: Target) -> bool | None:
    if target.device is None:
        if text:
            raise BadCell("It has no device record of its own; change this on its family.")
        return None
    return _yes_or_no(text)


def _level_value(name: str) -> Callable[[Target], Value]:
    def read(target: Target) -> Value:
        level = main_level(target.product)
        value = getattr(level, name) if level else None
        return value.isoformat() if isinstance(value, dt.date) else value

    return read


def _plan(name: str, of: Callable[[Value], Value]) -> Callable[[Target, Value, Value, Origin], None]:
    return lambda target, value, before, origin: stock.plan(product_id=target.product.pk, **{name: of(value)})


def _count(target: Target, value: Value, before: Value, origin: Origin) -> None:
    """A product once stocked stays so: taken back, its first count becomes 0."""
    stock.count(
        product_id=target.product.pk,
        counted=value or 0,
        seen_on_hand=before,
        reference=origin.reference,
        by=origin.by,
    )


ON_HAND, BACK_ORDER = "on_hand", "back_order"
FIELDS: Sequence[Field] = (
    Field(
        "title",
        lambda target: target.product.title,
        _title,
        lambda target, value, before, origin: _save(target.product, "title", value),
    ),
    Field(
        "on_sale",
        lambda target: target.product.is_public,
        lambda text, target: _yes_or_no(text),
        lambda target, value, before, origin: _save(target.product, "is_public", value),
        _show,
    ),
    Field(
        "price",
        lambda target: f"{target.record.price:.2f}" if target.record and target.record.price is not None else None,
        _price,
        lambda target, value, before, origin: _save(target.record, "price", Decimal(value) if value else None),
        lambda value: Decimal(value) if value else "",
        of_unit=True,
    ),
    Field("minimum", _number_of("minimum"), _number_sold, _sell_in("minimum"), _show, of_unit=True),
    Field("multiple", _number_of("multiple"), _number_sold, _sell_in("multiple"), _show, of_unit=True),
    Field(
        "grams",
        lambda target: getattr(getattr(target.record, "selling_unit", None), "grams", None),
        _grams,
        _weigh,
        lambda value: "" if value is None else value,
        of_unit=True,
    ),
    Field("tiers", _read_tiers, _tiers, _write_tiers, _show_tiers, of_unit=True),
    Field(ON_HAND, _level_value("on_hand"), _on_hand, _count, _show),
    Field(
        BACK_ORDER,
        _level_value("backorder_allowed"),
        _of_level(_yes_or_no),
        _plan("backorder_allowed", bool),
        _show,
    ),
    Field("expected_on", _level_value("expected_on"), _of_level(_day), _plan("expected_on", lambda day: day), _show),
    _device_field("part_number"),
    _device_field("brand"),
    Field(
        "discontinued",
        lambda target: target.device.discontinued if target.device else None,
        _discontinued,
        lambda target, value, before, origin: _save(target.device, "discontinued", value),
        _show,
    ),
    _device_field("sterile", Stated),
    _device_field("sterilise_before_use", Stated),
    _device_field("use", Use),
    _device_field("latex", Latex),
    _device_field("dehp", Stated),
    _device_field("powder", Stated),
    _device_field("mri_safety", MriSafety),
    _device_field("supply", Supply),
)
