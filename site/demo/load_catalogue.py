"""Puts the demonstration catalogue into the shop: classes, categories, makers, families, items, units and stock.

What is there already is left alone, whatever somebody has made of it since: a second run adds nothing and changes
nothing. Products of the demonstration are known by their ``code``.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import slugify
from oscar.core.loading import get_model

from demo.catalogue import class_spec, families, makers, selling_terms
from demo.catalogue.relations import relations
from demo.catalogue.schema import NOT_STATED, UNIT_NAMES, Codes, DeviceFacts, Family, Value, Variant
from shop.catalogue.classes.fda import FDA_NAMES
from shop.catalogue.services import ensure_classes
from shop.catalogue.spans import KIND as SPAN
from shop.devices.models import DOES_NOT_APPLY, Device, DeviceIdentifier, DoesNotApply, Maker, ProductRelation, Stated
from shop.pricing.models import PriceTier, SellingUnit
from shop.stock import services as stock
from shop.stock.models import StockLevel

Partner = get_model("partner", "Partner")
Product = get_model("catalogue", "Product")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
ProductCategory = get_model("catalogue", "ProductCategory")
StockRecord = get_model("partner", "StockRecord")

CODE = "demo:"
"""Before the code of every product of the demonstration."""
SOURCE = "demo"
REFERENCE = "Demonstration"

METHODS = {
    "ethylene_oxide": "Ethylene Oxide",
    "radiation": "Radiation Sterilization",
    "steam": "Moist Heat or Steam Sterilization",
    "hydrogen_peroxide": "Hydrogen Peroxide",
}
"""Ours to the register's words, so that imported and demonstration devices say the same thing alike."""

PACKAGE_TYPES = {"PR": "Pair", "PK": "Pack", "BX": "Box", "CS": "Case"}


@dataclass(slots=True)
class CatalogueReport:
    """How many rows this run added, and how many items the catalogue has of each class."""

    classes: int = 0
    categories: int = 0
    makers: int = 0
    families: int = 0
    items: int = 0
    selling_units: int = 0
    items_by_class: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def anything_added(self) -> bool:
        return any((self.classes, self.categories, self.makers, self.families, self.items, self.selling_units))


@transaction.atomic
def load_catalogue(*, today: dt.date | None = None) -> CatalogueReport:
    """Add what is missing of the demonstration catalogue, in bulk and in one transaction.

    ``today`` is the day from which deliveries are expected. Search hears of the products from the caller, who refreshes
    it once for all that a demonstration loads.
    """
    started = time.perf_counter()
    report = CatalogueReport()
    house = _House.built(report)
    products = _Products(house, report)
    for family in families():
        products.add(family)
    products.write(today or timezone.localdate())
    report.items_by_class = dict(Counter(family.class_slug for family in families() for _ in family.variants))
    report.seconds = time.perf_counter() - started
    return report


# ── What products stand on ──────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _House:
    """Rows that every product refers to, by the names that the catalogue knows them under."""

    classes: dict[str, int]
    attributes: dict[tuple[str, str], int]
    options: dict[tuple[str, str, str], int]
    """(class, attribute, option) → id."""
    categories: dict[str, int]
    """Class → the category of its products."""
    makers: dict[str, int]
    suppliers: dict[str, int]

    @classmethod
    def built(cls, report: CatalogueReport) -> _House:
        rows = ensure_classes()
        report.classes, report.categories = rows.classes_added, rows.categories_added
        return cls(
            classes=rows.classes,
            attributes=rows.attributes,
            options=rows.options,
            categories=rows.categories,
            makers=_makers(report),
            suppliers={
                name: Partner.objects.get_or_create(code=slugify(name), defaults={"name": name})[0].pk
                for name in dict.fromkeys(maker.supplier for maker in makers())
            },
        )


def _makers(report: CatalogueReport) -> dict[str, int]:
    found = dict(Maker.objects.filter(name__in=[maker.name for maker in makers()]).values_list("name", "pk"))
    made = Maker.objects.bulk_create(
        Maker(name=maker.name, slug=slugify(maker.name), country=maker.country)
        for maker in makers()
        if maker.name not in found
    )
    report.makers += len(made)
    return found | {maker.name: maker.pk for maker in made}


# ── Products ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Entry:
    """A product to be written: a family, a variant of one, or a single that is both."""

    product: Product
    family: Family
    variant: Variant | None
    values: Mapping[str, Value]


class _Products:
    """Collects what is missing, then writes it table by table."""

    def __init__(self, house: _House, report: CatalogueReport) -> None:
        self._house = house
        self._report = report
        self._known: dict[str, int] = dict(Product.objects.filter(code__startswith=CODE).values_list("code", "pk"))
        self._families: list[_Entry] = []
        self._items: list[tuple[_Entry, str]] = []
        """Each with the code of its family; empty for a single."""

    def add(self, family: Family) -> None:
        """Note what the shop does not have yet of ``family``."""
        single = len(family.variants) == 1
        family_code = "" if single else f"{CODE}family:{slugify(family.title)}"
        if family_code and family_code not in self._known:
            product = self._product(family_code, family.title, family, structure=Product.PARENT)
            self._families.append(_Entry(product, family, None, family.attributes))
        for variant in family.variants:
            code = f"{CODE}{variant.part_number}"
            if code in self._known:
                continue
            if single:
                product = self._product(code, variant.title, family, structure=Product.STANDALONE)
                entry = _Entry(product, family, variant, family.values(variant))
            else:
                product = Product(
                    code=code,
                    title=variant.title,
                    slug=slugify(variant.title),
                    upc=variant.gtin,
                    structure=Product.CHILD,
                )
                entry = _Entry(product, family, variant, variant.attributes)
            self._items.append((entry, family_code))

    def write(self, today: dt.date) -> None:
        """Write everything noted."""
        Product.objects.bulk_create(entry.product for entry in self._families)
        self._known |= {entry.product.code: entry.product.pk for entry in self._families}
        for entry, family_code in self._items:
            if family_code:
                entry.product.parent_id = self._known[family_code]
        Product.objects.bulk_create(entry.product for entry, _ in self._items)
        self._known |= {entry.product.code: entry.product.pk for entry, _ in self._items}
        items = [entry for entry, _ in self._items]
        entries = [*self._families, *items]
        ProductCategory.objects.bulk_create(
            ProductCategory(product=entry.product, category_id=self._house.categories[entry.family.class_slug])
            for entry in entries
            if entry.product.structure != Product.CHILD
        )
        self._write_values(entries)
        DoesNotApply.objects.bulk_create(
            DoesNotApply(product=entry.product, attribute_id=self._house.attributes[entry.family.class_slug, code])
            for entry in entries
            if entry.product.structure != Product.CHILD
            for code in sorted(entry.family.not_applicable)
        )
        Device.objects.bulk_create(_device(entry, self._house.makers) for entry in entries)
        DeviceIdentifier.objects.bulk_create(
            identifier for entry in items for identifier in _identifiers(entry.product, entry.variant)
        )
        self._write_units(items)
        _write_stock(items, today)
        self._write_relations(entries)
        self._report.families += len(self._families)
        self._report.items += len(items)

    def _product(self, code: str, title: str, family: Family, *, structure: str) -> Product:
        return Product(
            code=code,
            title=title,
            slug=slugify(title),
            description=f"<p>{escape(family.description)}</p>",
            structure=structure,
            upc=family.variants[0].gtin if structure == Product.STANDALONE else None,
            product_class_id=self._house.classes[family.class_slug],
        )

    def _write_values(self, entries: Iterable[_Entry]) -> None:
        rows, choices = [], []
        for entry in entries:
            slug = entry.family.class_slug
            for code, value in entry.values.items():
                row = ProductAttributeValue(product=entry.product, attribute_id=self._house.attributes[slug, code])
                kind = class_spec(slug).attribute(code).type
                if kind == "multi_option":
                    choices.append((row, [self._house.options[slug, code, option] for option in value]))
                elif kind == "option":
                    row.value_option_id = self._house.options[slug, code, value]
                else:
                    setattr(row, "value_text" if kind == SPAN else f"value_{kind}", value)
                rows.append(row)
        ProductAttributeValue.objects.bulk_create(rows)
        through = ProductAttributeValue.value_multi_option.through
        through.objects.bulk_create(
            through(productattributevalue_id=row.pk, attributeoption_id=option)
            for row, options in choices
            for option in options
        )

    def _write_units(self, items: Iterable[_Entry]) -> None:
        sold = [
            (entry.family, unit, StockRecord(
                product=entry.product,
                partner_id=self._house.suppliers[entry.family.maker.supplier],
                partner_sku=unit.sku,
                price_currency=settings.OSCAR_DEFAULT_CURRENCY,
                price=unit.price,
            ))
            for entry in items
            for unit in entry.variant.units
        ]  # fmt: skip
        StockRecord.objects.bulk_create(record for _, _, record in sold)
        terms = [selling_terms.terms(family.class_slug, unit) for family, unit, _ in sold]
        units = SellingUnit.objects.bulk_create(
            SellingUnit(
                stockrecord=record,
                code=unit.code,
                base_quantity=unit.quantity,
                base_name=UNIT_NAMES[family.base_unit],
                minimum=term.minimum,
                multiple=term.multiple,
                grams=selling_terms.grams(family.class_slug, unit),
                tax_class=selling_terms.tax_class(family.class_slug),
            )
            for (family, unit, record), term in zip(sold, terms, strict=True)
        )
        PriceTier.objects.bulk_create(
            PriceTier(unit=row, from_quantity=from_quantity, price=price)
            for row, term in zip(units, terms, strict=True)
            for from_quantity, price in term.tiers
        )
        self._report.selling_units += len(sold)

    def _write_relations(self, added: Iterable[_Entry]) -> None:
        """Those of which an end is new; between products that were there, people decide."""
        new = {entry.product.pk for entry in added}
        ends = ((self._known[_code(one.one)], one.kind, self._known[_code(one.other)]) for one in relations(families()))
        ProductRelation.objects.bulk_create(
            ProductRelation(product_id=one, kind=kind, other_id=other)
            for one, kind, other in ends
            if one in new or other in new
        )


def _code(name: str) -> str:
    """The code of the product that a relation calls ``name``: a part number, or ``family:`` and a title."""
    kind, _, title = name.partition("family:")
    return f"{CODE}{kind}" if kind else f"{CODE}family:{slugify(title)}"


def _write_stock(items: Iterable[_Entry], today: dt.date) -> None:
    stocked = {entry.product.pk: entry.variant for entry in items}
    if not stocked:
        return
    stock.receive_many(quantities={pk: variant.stock for pk, variant in stocked.items()}, reference=REFERENCE)
    levels = list(
        StockLevel.objects.filter(
            product__in=[pk for pk, v in stocked.items() if v.backorder_allowed or v.restock_in_days is not None]
        )
    )
    for level in levels:
        variant = stocked[level.product_id]
        level.backorder_allowed = variant.backorder_allowed
        if variant.restock_in_days is not None:
            level.expected_on = today + dt.timedelta(days=variant.restock_in_days)
    StockLevel.objects.bulk_update(levels, ["backorder_allowed", "expected_on"])


# ── Devices ─────────────────────────────────────────────────────────────────────────────────────────────

STERILE = {
    "sterile": (Stated.YES, Stated.NO),
    "non_sterile": (Stated.NO, Stated.NO),
    "sterilise_before_use": (Stated.NO, Stated.YES),
    NOT_STATED: (Stated.NOT_STATED, Stated.NOT_STATED),
}
"""Our one word to the device's two statements: sterile as supplied, to be sterilised before use."""


def _device(entry: _Entry, maker_ids: Mapping[str, int]) -> Device:
    family, facts = entry.family, entry.family.facts
    codes: Codes = family.codes or class_spec(family.class_slug).codes
    sterile, before_use = STERILE[facts.sterile]
    return Device(
        product=entry.product,
        maker_id=maker_ids[family.maker.name],
        brand=family.brand,
        part_number=entry.variant.part_number if entry.variant else "",
        sterile=sterile,
        sterilise_before_use=before_use,
        sterilisation_methods=[METHODS[method] for method in facts.methods],
        use=facts.use,
        latex=facts.latex,
        dehp=_where_it_matters(facts.dehp, family.class_slug in PLASTIC),
        powder=_where_it_matters(facts.powder, family.class_slug in POWDERED),
        mri_safety=facts.mri_safety,
        supply=facts.rx_status,
        label_controls=list(facts.controls),
        shelf_life_months=facts.shelf_life_months,
        storage=_storage(facts),
        class_us=codes.fda_class,
        class_eu="" if facts.eu_class == NOT_STATED else facts.eu_class,
        fda_code=codes.fda_code,
        fda_name=FDA_NAMES.get(codes.fda_code, ""),
        regulation=codes.fda_regulation,
        emdn=codes.emdn,
        unspsc=codes.unspsc,
        discontinued=bool(entry.variant and entry.variant.discontinued),
        source=SOURCE,
    )


POWDERED = {"surgical-glove", "examination-glove"}
PLASTIC = {
    "surgical-glove", "examination-glove", "infusion", "syringe", "hypodermic-needle", "suction-drainage", "catheter",
    "face-mask", "theatre-clothing", "surgical-drape", "surgical-gown", "procedure-pack", "wound-dressing", "bandage",
    "electrosurgery", "laparoscopic-instrument", "endovascular", "ent-implant", "dental-consumable", "other-device",
    "reprocessing", "stapler-clip",
}  # fmt: skip
"""Classes of which some contain powder, or plastics that may hold DEHP. Of others the question makes no sense."""


def _where_it_matters(said: str, matters: bool) -> str:
    return DOES_NOT_APPLY if said == NOT_STATED and not matters else said


def _storage(facts: DeviceFacts) -> list[dict[str, object]]:
    """Conditions in the words that imported devices have."""
    kept = facts.storage
    conditions: list[dict[str, object]] = []
    if kept.low is not None or kept.high is not None:
        conditions.append({"type": "Storage temperature", "low": kept.low, "high": kept.high, "unit": "°C", "note": ""})
    notes = [(kept.keep_dry, "Keep dry"), (kept.away_from_sunlight, "Keep away from sunlight")]
    return conditions + [
        {"type": "Special condition", "low": None, "high": None, "unit": "", "note": note}
        for needed, note in notes
        if needed
    ]


def _identifiers(product: Product, variant: Variant) -> Iterable[DeviceIdentifier]:
    """The item's own identifier, then one for each package, each naming what it contains."""
    kind, agency = DeviceIdentifier.Kind, DeviceIdentifier.Agency.GS1
    yield DeviceIdentifier(product=product, value=variant.gtin, kind=kind.PRIMARY, agency=agency)
    inner, held = variant.gtin, 1
    for package in variant.packages:
        yield DeviceIdentifier(
            product=product,
            value=package.gtin,
            kind=kind.PACKAGE,
            agency=agency,
            package_type=PACKAGE_TYPES[package.code],
            contains=inner,
            quantity=package.quantity // held,
        )
        inner, held = package.gtin, package.quantity
