"""The shape of the demonstration catalogue: plain data, nothing of Django.

Amounts are pounds sterling without VAT, sizes are in the unit that their ``AttributeSpec`` names. A fact that a maker
does not publish is left out of ``attributes`` or written as ``not_stated``; it never becomes "no".
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from shop.catalogue.classes import ClassSpec, Codes

NOT_STATED = "not_stated"

#: What a selling unit may be called (UN/ECE Rec 20 and X12): each, pair, pack, box, case.
UNIT_NAMES = {"EA": "each", "PR": "pair", "PK": "pack", "BX": "box", "CS": "case"}

#: The values of ``DeviceFacts``, in the order in which a filter shows them.
STERILE = ("sterile", "non_sterile", "sterilise_before_use", NOT_STATED)
METHODS = ("ethylene_oxide", "radiation", "steam", "hydrogen_peroxide")
USE = ("single_use", "single_patient_use", "reusable", "reposable", NOT_STATED)
LATEX = ("contains_nrl", "not_made_with_nrl", NOT_STATED)
YES_NO = ("yes", "no", NOT_STATED)
MRI = ("safe", "conditional", "unsafe", NOT_STATED)
RX = ("rx_only", "otc", "professional_use_only", "unrestricted", NOT_STATED)
CONTROLS = ("lot", "serial", "expiry", "manufacture_date")
EU_CLASSES = ("I", "Is", "Im", "Ir", "IIa", "IIb", "III", NOT_STATED)

Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """A fictitious manufacturer. ``prefix`` opens its part numbers, ``gs1`` is its four digits after 952."""

    name: str
    country: str
    prefix: str
    gs1: str
    supplier: str


@dataclass(frozen=True, slots=True)
class StorageRange:
    """Degrees Celsius; ``None`` where the label gives no limit on that side."""

    low: int | None = None
    high: int | None = None
    keep_dry: bool = False
    away_from_sunlight: bool = False


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """What the label says about the device. Every default is "not stated"."""

    sterile: str = NOT_STATED
    methods: tuple[str, ...] = ()
    use: str = NOT_STATED
    latex: str = NOT_STATED
    dehp: str = NOT_STATED
    powder: str = NOT_STATED
    mri_safety: str = NOT_STATED
    rx_status: str = NOT_STATED
    controls: tuple[str, ...] = ()
    shelf_life_months: int | None = None
    storage: StorageRange = StorageRange()
    eu_class: str = NOT_STATED

    def but(self, **changes: object) -> DeviceFacts:
        """The same facts with some of them changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class SellingUnit:
    """One way to buy: ``quantity`` base units at ``price`` for all of them."""

    code: str
    quantity: int
    price: Decimal
    sku: str

    @property
    def price_per_base_unit(self) -> Decimal:
        """Pounds for one base unit, unrounded."""
        return self.price / self.quantity


@dataclass(frozen=True, slots=True)
class Package:
    """A packaging level with an identifier of its own: ``quantity`` base units under ``gtin``."""

    code: str
    quantity: int
    gtin: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One item that can be ordered. Stock is counted in base units.

    ``restock_in_days`` counts from the day of loading, so that the demonstration does not grow stale.
    """

    part_number: str
    title: str
    attributes: Mapping[str, Value]
    gtin: str
    packages: tuple[Package, ...]
    units: tuple[SellingUnit, ...]
    stock: int
    restock_in_days: int | None = None
    backorder_allowed: bool = False
    discontinued: bool = False
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """One product of one maker in all its sizes. ``base_unit`` is what stock counts: EA, PR, PK or BX.

    ``not_applicable`` names attributes that make no sense here (the needle of a tie), so that a page does not say
    "not stated" about them. ``codes`` overrides what the class says where material or size decides.
    """

    title: str
    maker: Maker
    brand: str
    class_slug: str
    description: str
    attributes: Mapping[str, Value]
    facts: DeviceFacts
    variants: tuple[Variant, ...]
    base_unit: str = "EA"
    codes: Codes | None = None
    not_applicable: frozenset[str] = frozenset()

    def values(self, variant: Variant) -> dict[str, Value]:
        """All attributes of one variant, shared ones included."""
        return {**self.attributes, **variant.attributes}

    def not_stated(self, variant: Variant, spec: ClassSpec) -> tuple[str, ...]:
        """Attributes of the class that the maker leaves open for this variant."""
        known = self.values(variant)
        return tuple(a.code for a in spec.attributes if a.code not in known and a.code not in self.not_applicable)


# ── Numbers ─────────────────────────────────────────────────────────────────────────────────────────────


def check_digit(digits: str) -> str:
    """The GS1 check digit (modulo 10, weights 3 and 1 from the right) that belongs behind ``digits``."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def gtin(maker: Maker, part_number: str, level: int = 0) -> str:
    """A GTIN-14 under 952, the prefix that GS1 keeps for demonstrations; ``level`` is the packaging indicator.

    The item reference is taken from the part number, so that a number stays when the catalogue around it changes.
    """
    item = f"{zlib.crc32(part_number.encode()) % 100_000:05d}"
    body = f"{level}952{maker.gs1}{item}"
    return body + check_digit(body)


def spread(part_number: str, low: int, high: int) -> int:
    """A number from ``low`` to ``high`` that looks arbitrary and is always the same for a part number."""
    return low + zlib.crc32(part_number[::-1].encode()) % (high - low + 1)


# ── Building ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Ladder:
    """How a family is packed and sold.

    ``steps`` are (code, base units), smallest first. ``priced_step`` is the one that a table's price is for. A smaller
    step costs ``premium`` more per base unit, a larger one ``rebate`` less. A step of ``unsold`` is a packaging level
    that has an identifier but no price.
    """

    steps: tuple[tuple[str, int], ...]
    priced_step: str
    premium: Decimal = Decimal("1.15")
    rebate: Decimal = Decimal("0.95")
    unsold: frozenset[str] = frozenset()

    def prices(self, price: Decimal) -> Iterable[tuple[str, int, Decimal]]:
        """(code, base units, pounds) of every step that is sold."""
        priced = dict(self.steps)[self.priced_step]
        for code, quantity in self.steps:
            if code in self.unsold:
                continue
            factor = self.premium if quantity < priced else self.rebate if quantity > priced else Decimal(1)
            yield code, quantity, (price / priced * quantity * factor).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Status:
    """What is not as usual with an item: none left, when more comes, or what took its place."""

    out: bool = False
    restock_in_days: int | None = None
    backorder: bool = False
    replaced_by: str = ""


def out(restock_in_days: int | None = None, *, backorder: bool = False) -> Status:
    """None in stock; more is expected in so many days, or nobody knows when."""
    return Status(out=True, restock_in_days=restock_in_days, backorder=backorder)


def replaced_by(part_number: str) -> Status:
    """No longer made; ``part_number`` takes its place."""
    return Status(out=True, replaced_by=part_number)


USUAL = Status()


def make_variant(
    maker: Maker,
    part_number: str,
    title: str,
    attributes: Mapping[str, Value],
    ladder: Ladder,
    price: str,
    status: Status = USUAL,
    stock_of: tuple[int, int] = (4, 90),
) -> Variant:
    """An item with its identifiers, selling units and stock.

    ``price`` is for the ladder's priced step; ``stock_of`` bounds the stock, counted in that same step.
    """
    packages = tuple(
        Package(code, quantity, gtin(maker, part_number, level))
        for level, (code, quantity) in enumerate(ladder.steps)
        if level > 0
    )
    units = tuple(
        SellingUnit(code, quantity, amount, f"{part_number}-{code}")
        for code, quantity, amount in ladder.prices(Decimal(price))
    )
    priced = dict(ladder.steps)[ladder.priced_step]
    return Variant(
        part_number=part_number,
        title=title,
        attributes=dict(attributes),
        gtin=gtin(maker, part_number),
        packages=packages,
        units=units,
        stock=0 if status.out else spread(part_number, *stock_of) * priced,
        restock_in_days=status.restock_in_days,
        backorder_allowed=status.backorder,
        discontinued=bool(status.replaced_by),
        replaced_by=status.replaced_by,
    )
