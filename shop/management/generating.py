"""A catalogue of any size that nobody typed in: the same seed makes the same products, in our own classes.

For measuring and for proofs. Makers and brands are invented; sizes and flags are drawn at random within what a class
allows, so nothing here describes a device that exists.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from oscar.core.loading import get_model

from core.made_up import AlreadyGenerated
from shop.catalogue.classes import CLASSES, AttributeSpec, ClassSpec
from shop.catalogue.facet_rows import refresh_facets
from shop.catalogue.services import ClassRows, ensure_classes
from shop.catalogue.spans import KIND as SPAN
from shop.devices.gudid.copying import copy_in, draw_keys
from shop.devices.identifiers import gs1_check_digit
from shop.devices.models import Device, DeviceIdentifier, Latex, Maker, MriSafety, Stated, Use
from shop.pricing.models import SellingUnit
from shop.stock import services as stock
from shop.stock.models import StockLevel

Partner = get_model("partner", "Partner")
Product = get_model("catalogue", "Product")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
ProductCategory = get_model("catalogue", "ProductCategory")
StockRecord = get_model("partner", "StockRecord")

CODE = "generated:"
"""Before the code of every generated product; the seed and a running number follow."""
SOURCE = "generated"
AT_ONCE = 4_000
"""Items in one transaction, more or less: a family is never torn."""
LARGEST_FAMILY = 60
FAMILY_SIZES = (2, 3, 4, 6, 8, 10, 12, 18, 24, LARGEST_FAMILY)
FAMILY_WEIGHTS = (8, 8, 10, 12, 12, 10, 8, 6, 4, 2)
ITEMS_A_MAKER = 400
MAKERS_AT_MOST = 120

FIRST = ("Brel", "Corv", "Dunth", "Elsk", "Farn", "Grev", "Hald", "Jorv", "Keld", "Lomb", "Morv", "Orv", "Quel", "Skar")
LAST = ("abeck", "endale", "inmoor", "omere", "undby", "athwaite", "erlund", "iswick", "onholt")
FIRMS = ("Surgical", "Medical", "Instruments", "Theatre Supply", "Wound Care")
TEXTS = ("standard", "short", "long", "fine", "heavy", "soft", "firm", "small round", "large round", "oval", "flat")
SPANS = {"mm": (2, 400), "cm": (10, 150), "mL": (1, 100), "Fr": (4, 36), "days": (1, 90), "m": (1, 5), "": (1, 100)}
"""Least and greatest number of an attribute by its unit; those of another unit lie between 1 and 20."""
SILENT_OFTEN, SILENT_SELDOM = 0.2, 0.04
"""How often a maker says nothing of an attribute, and of one that decides."""


@dataclass(slots=True)
class _Batch:
    """Rows to be written together; all instances have their keys."""

    families: list[Any] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    choices: list[tuple[Any, Sequence[int]]] = field(default_factory=list)
    """A value of several options, with the ids of those options."""
    places: list[Any] = field(default_factory=list)
    devices: list[Any] = field(default_factory=list)
    identifiers: list[Any] = field(default_factory=list)
    records: list[Any] = field(default_factory=list)
    units: list[Any] = field(default_factory=list)
    quantities: dict[int, int] = field(default_factory=dict)
    expected: dict[int, dt.date] = field(default_factory=dict)

    def write(self) -> None:
        """All of it in one transaction, what lists are filtered by included."""
        with transaction.atomic():
            copy_in(Product, self.families)
            copy_in(Product, self.items)
            copy_in(ProductCategory, self.places)
            copy_in(Device, self.devices)
            copy_in(DeviceIdentifier, self.identifiers)
            copy_in(ProductAttributeValue, self.values)
            self._write_choices()
            copy_in(StockRecord, self.records)
            copy_in(SellingUnit, self.units)
            stock.receive_many(quantities=self.quantities, reference="Generated")
            late = list(StockLevel.objects.filter(product__in=self.expected))
            for level in late:
                level.expected_on = self.expected[level.product_id]
            StockLevel.objects.bulk_update(late, ["expected_on"])
            refresh_facets(product.pk for product in (*self.families, *self.items))

    def _write_choices(self) -> None:
        through = ProductAttributeValue.value_multi_option.through
        for (value, _), pk in zip(self.choices, draw_keys(ProductAttributeValue, len(self.choices)), strict=True):
            value.pk = pk
        copy_in(ProductAttributeValue, [value for value, _ in self.choices])
        copy_in(
            through,
            [
                through(productattributevalue_id=value.pk, attributeoption_id=option)
                for value, options in self.choices
                for option in options
            ],
        )


def generate_products(count: int, *, seed: int) -> Iterator[int]:
    """Write ``count`` items that can be bought, singles and variants of families, in batches of their own.

    Yields how many there are after each batch. The search is not told: ``rebuild_search_index`` reads them afterwards.

    Raises:
        AlreadyGenerated: the same seed has been here before; nothing is written.
    """
    if Product.objects.filter(code__startswith=f"{CODE}{seed}:").exists():
        raise AlreadyGenerated(seed)
    yield from _Generator(count, seed).run()


class _Generator:
    """Draws products from one stream of random numbers, so that the seed decides all of them."""

    def __init__(self, count: int, seed: int) -> None:
        self._count = count
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311 - made-up goods, not secrets
        self._rows: ClassRows = ensure_classes()
        self._makers = self._written_makers()
        self._partner = Partner.objects.get_or_create(code="generated", defaults={"name": "Generated supplies"})[0].pk
        self._weights = [1 / (place + 3) for place in range(len(CLASSES))]
        self._number = 0
        self._today = timezone.localdate()
        self._keys: Iterator[int] = iter(())
        self._record_keys: Iterator[int] = iter(())
        self._batch = _Batch()

    def run(self) -> Iterator[int]:
        made = 0
        while made < self._count:
            self._batch = _Batch()
            end = min(made + AT_ONCE, self._count)
            self._keys = iter(draw_keys(Product, 2 * (end - made)))
            self._record_keys = iter(draw_keys(StockRecord, 2 * (end - made)))
            while made < end:
                made += self._add(end - made, first=made == 0)
            self._batch.write()
            yield made

    def _add(self, room: int, *, first: bool) -> int:
        """One single or family of at most ``room`` items; how many items it has. The first is as large as can be."""
        spec = CLASSES[0] if first else self._random.choices(CLASSES, self._weights)[0]
        maker, brand = self._random.choice(self._makers)
        if first and room >= LARGEST_FAMILY:
            return self._family(spec, maker, brand, LARGEST_FAMILY)
        if room > 1 and self._random.random() < 0.12:
            size = self._random.choices(FAMILY_SIZES, FAMILY_WEIGHTS)[0]
            return self._family(spec, maker, brand, min(size, room))
        self._single(spec, maker, brand)
        return 1

    # ── Products ────────────────────────────────────────────────────────────────────────────────────────

    def _single(self, spec: ClassSpec, maker: int, brand: str) -> None:
        product = self._product(spec, Product.STANDALONE)
        said = self._said(spec, spec.attributes)
        product.title = self._title(spec, brand, product, said)
        self._finish(spec, product, said)
        self._device(product, maker, brand, self._facts(), number=f"G{self._seed}-{self._number:06}")
        self._item(product)

    def _family(self, spec: ClassSpec, maker: int, brand: str, size: int) -> int:
        family = self._product(spec, Product.PARENT)
        family.title = self._title(spec, brand, family, {})
        varying = spec.deciding[:2]
        self._finish(spec, family, self._said(spec, [one for one in spec.attributes if one not in varying]))
        facts = self._facts()
        self._device(family, maker, brand, facts)
        for _ in range(size):
            variant = self._product(spec, Product.CHILD, family=family)
            said = self._said(spec, varying)
            variant.title = self._title(spec, brand, family, said)
            self._finish(spec, variant, said)
            self._device(variant, maker, brand, facts, number=f"G{self._seed}-{self._number:06}")
            self._item(variant)
        return size

    def _product(self, spec: ClassSpec, structure: str, family: Any = None) -> Any:
        self._number += 1
        return Product(
            pk=next(self._keys),
            code=f"{CODE}{self._seed}:{self._number}",
            structure=structure,
            parent=family,
            product_class_id=None if family else self._rows.classes[spec.slug],
            description="" if family else f"<p>{spec.summary} Generated for measurements.</p>",
        )

    def _title(self, spec: ClassSpec, brand: str, product: Any, said: Mapping[AttributeSpec, Any]) -> str:
        number = product.code.rpartition(":")[2]
        words = [f"{value} {spec.unit}".strip() for spec, value in said.items() if spec.deciding and _is_plain(value)]
        return ", ".join([f"{brand} {spec.name.lower()} {number}", *words])[:255]

    def _finish(self, spec: ClassSpec, product: Any, said: Mapping[AttributeSpec, Any]) -> None:
        product.slug = slugify(product.title)[:255]
        if product.structure == Product.CHILD:
            self._batch.items.append(product)
        else:
            (self._batch.families if product.structure == Product.PARENT else self._batch.items).append(product)
            self._batch.places.append(ProductCategory(product=product, category_id=self._rows.categories[spec.slug]))
        for attribute, value in said.items():
            row = ProductAttributeValue(product=product, attribute_id=self._rows.attributes[spec.slug, attribute.code])
            if attribute.type == "multi_option":
                ids = [self._rows.options[spec.slug, attribute.code, option] for option in value]
                self._batch.choices.append((row, ids))
                continue
            if attribute.type == "option":
                row.value_option_id = self._rows.options[spec.slug, attribute.code, value]
            else:
                setattr(row, "value_text" if attribute.type == SPAN else f"value_{attribute.type}", value)
            self._batch.values.append(row)

    def _said(self, spec: ClassSpec, attributes: Sequence[AttributeSpec]) -> dict[AttributeSpec, Any]:
        draw = self._random.random
        return {
            attribute: self._value(attribute)
            for attribute in attributes
            if draw() >= (SILENT_SELDOM if attribute.deciding else SILENT_OFTEN)
        }

    def _value(self, attribute: AttributeSpec) -> Any:
        if attribute.type == "option":
            return self._random.choice(attribute.options)
        if attribute.type == "multi_option":
            return self._random.sample(attribute.options, k=min(self._random.randint(1, 3), len(attribute.options)))
        if attribute.type == "boolean":
            return self._random.random() < 0.5
        if attribute.type == "text":
            return self._random.choice(TEXTS)
        low, high = SPANS.get(attribute.unit, (1, 20))
        if attribute.type == SPAN:
            return "..".join(map(str, sorted(self._random.sample(range(low, high + 1), 2))))
        number = self._random.randint(low, high)
        return number if attribute.type == "integer" else float(number)

    # ── Devices, units, stock ───────────────────────────────────────────────────────────────────────────

    def _facts(self) -> dict[str, Any]:
        return {
            "sterile": self._random.choice(Stated.values),
            "use": self._random.choice(Use.values),
            "latex": self._random.choice(Latex.values),
            "mri_safety": self._random.choice(MriSafety.values),
        }

    def _device(self, product: Any, maker: int, brand: str, facts: Mapping[str, Any], *, number: str = "") -> None:
        discontinued = bool(number) and self._random.random() < 0.02
        self._batch.devices.append(
            Device(
                product=product,
                maker_id=maker,
                brand=brand,
                part_number=number,
                discontinued=discontinued,
                source=SOURCE,
                **facts,
            )
        )

    def _item(self, product: Any) -> None:
        """Its identifier, its units and its stock."""
        body = f"0{200 + self._seed % 100}{self._number:09}"
        self._batch.identifiers.append(
            DeviceIdentifier(
                product=product,
                value=body + gs1_check_digit(body),
                kind=DeviceIdentifier.Kind.PRIMARY,
                agency=DeviceIdentifier.Agency.GS1,
            )
        )
        each = round(self._random.lognormvariate(2.5, 1.2), 2) + 0.05
        smallest = self._random.choice((1, 1, 1, 10, 12, 50))
        on_request = self._random.random() < 0.02
        for code, quantity in (("EA" if smallest == 1 else "BX", smallest), ("CS", smallest * 10)):
            if code == "CS" and self._random.random() < 0.6:
                continue
            record = StockRecord(
                pk=next(self._record_keys),
                product=product,
                partner_id=self._partner,
                partner_sku=f"GEN-{self._seed}-{self._number:06}-{code}",
                price_currency=settings.OSCAR_DEFAULT_CURRENCY,
                price=None if on_request else Decimal(f"{each * quantity:.2f}"),
            )
            self._batch.records.append(record)
            self._batch.units.append(SellingUnit(stockrecord=record, code=code, base_quantity=quantity))
        left = self._random.random()
        if left >= 0.05:  # the rest is not stocked at all
            self._batch.quantities[product.pk] = 0 if left < 0.15 else self._random.randint(1, 500) * smallest
        if 0.05 <= left < 0.1:
            self._batch.expected[product.pk] = self._today + dt.timedelta(days=self._random.randint(2, 40))

    def _written_makers(self) -> list[tuple[int, str]]:
        """Makers, those that are there already included, with a brand each."""
        wanted = max(3, min(self._count // ITEMS_A_MAKER, MAKERS_AT_MOST))
        names = [f"{first}{last}" for last in LAST for first in FIRST]
        self._random.shuffle(names)
        found = []
        for name in names[:wanted]:
            firm = f"{name} {self._random.choice(FIRMS)}"
            maker, _ = Maker.objects.get_or_create(slug=slugify(firm), defaults={"name": firm})
            found.append((maker.pk, name))
        return found


def _is_plain(value: Any) -> bool:
    return not isinstance(value, bool | list)
