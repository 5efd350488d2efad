"""What the shop hands out: frozen values, safe to cache, free of the database and of HTML.

Amounts are ``Decimal`` in major units with two places; ``excl`` is without VAT, ``incl`` with it. Quantities are whole
numbers: ``base_quantity`` counts base units (eaches) in one selling unit.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from core.drawings import Drawing


@dataclass(frozen=True, slots=True)
class Price:
    """What one selling unit costs."""

    excl: Decimal
    incl: Decimal
    currency: str = "GBP"


class Discount(NamedTuple):
    """An offer that applied, and what it took off."""

    name: str
    amount: Decimal


class PriceStep(NamedTuple):
    """What one selling unit costs when at least ``from_quantity`` of it are bought."""

    from_quantity: int
    price: Price
    price_per_base: Price


@dataclass(frozen=True, slots=True)
class SellingUnit:
    """One way a product is sold: the each, a box, a case. ``price`` is None when it is on request."""

    stockrecord_id: int
    sku: str
    code: str
    """UN/ECE style: EA each, BX box, CS case …"""
    label: str
    """"each", "pair", "box of 12"."""
    base_quantity: int
    price: Price | None
    price_per_base: Price | None
    """The same money for one base unit, rounded to a penny; equals ``price`` where the unit is the base unit."""
    base_name: str = "each"
    """What one base unit is called: each, pair, strand."""
    minimum: int = 1
    """The fewest that are sold at once; ``price`` is what one costs then."""
    multiple: int = 1
    """They are sold in multiples of so many; ``minimum`` is one of them."""
    tax_class: str = "standard"
    """How it is taxed, as ``shop.pricing.tax.TaxClass`` has it."""
    tiers: tuple[PriceStep, ...] = ()
    """Lower prices for more of it: quantities rise, prices fall."""

    @property
    def ladder(self) -> tuple[PriceStep, ...]:
        """Every price there is, dearest first, from the fewest that are sold on; empty for a price on request."""
        if self.price is None or self.price_per_base is None:
            return ()
        return (PriceStep(self.minimum, self.price, self.price_per_base), *self.tiers)

    @property
    def rule(self) -> str:
        """In which numbers it is sold, as a sentence; empty when in any."""
        if self.multiple > 1 and self.minimum > self.multiple:
            return f"Sold in multiples of {self.multiple:,}, {self.minimum:,} or more."
        if self.multiple > 1:
            return f"Sold in multiples of {self.multiple:,}."
        return f"Sold from {self.minimum:,} on." if self.minimum > 1 else ""

    def price_for(self, quantity: int) -> Price | None:
        """What one costs when ``quantity`` are bought; None for a price on request."""
        reached = [tier.price for tier in self.tiers if tier.from_quantity <= quantity]
        return reached[-1] if reached and self.price else self.price

    def allowed(self, quantity: int) -> int:
        """``quantity`` if so many are sold, else the next larger number that is."""
        return max(-(-quantity // self.multiple) * self.multiple, self.minimum)

    def most_of(self, quantity: int) -> int:
        """The greatest number that is sold and no more than ``quantity``; 0 where there is none."""
        most = quantity // self.multiple * self.multiple
        return most if most >= self.minimum else 0

    def base_units(self, quantity: int) -> int:
        """Base units in ``quantity`` of it."""
        return quantity * self.base_quantity

    def from_base(self, base_units: int) -> tuple[int, int]:
        """How many whole ones ``base_units`` make, and how many base units are left over."""
        return divmod(base_units, self.base_quantity)


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a product can be bought now, in words that people understand."""

    code: str
    """in_stock, low, out, back_order, discontinued, on_request"""
    label: str
    """"In stock, 240", "In stock, 6 boxes", "Out of stock, expected 3 December 2026" …"""
    orderable: bool
    available: int | None
    """Base units free to sell; None where stock is not counted."""
    expected_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """An attribute with its value as text and unit. ``stated`` is False for "Not stated by the maker"."""

    code: str
    name: str
    value: str
    stated: bool = True
    applies: bool = True
    """False where the question makes no sense, as the needle of a tie: tables of one product leave it out."""
    metric: str = ""
    """The value in metric units and in imperial ones, rounded for reading: both, or neither where it is no measure."""
    imperial: str = ""
    url: str = ""
    """Where more of the kind is to be found; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class ProductLink:
    """Just enough to point at a product."""

    id: int
    title: str
    url: str
    part_number: str = ""


@dataclass(frozen=True, slots=True)
class CategoryLink:
    """A category as others point at it. ``count``: products in it and below it; a family counts once."""

    name: str
    url: str
    count: int
    drawing: Drawing
    children: tuple[CategoryLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product, or a family of variants, as it stands in a list or inside a guide."""

    id: int
    title: str
    url: str
    maker: str
    part_number: str
    drawing: Drawing
    facts: tuple[Fact, ...]
    """The (up to three) facts that decide within its class."""
    unit: SellingUnit | None
    """The unit that is offered first; for a family its cheapest. None: price on request."""
    availability: Availability
    variant_count: int = 0
    """0 for a single product; a family has no unit to add, only a page to choose on."""

    @property
    def is_family(self) -> bool:
        return self.variant_count > 0

    @property
    def can_add(self) -> bool:
        return (
            self.unit is not None and self.unit.price is not None and self.availability.orderable and not self.is_family
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """One row of a family's table."""

    id: int
    title: str
    url: str
    part_number: str
    facts: tuple[Fact, ...]
    """The attributes in which the family's variants differ, in the order of the columns."""
    units: tuple[SellingUnit, ...]
    availability: Availability


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol of ISO 15223-1 with the words that always stand beside it. ``icon`` names a drawing in the sprite."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """A device identifier with its kind ("Primary", "Package") and, where it is on a package, how many it contains."""

    value: str
    kind: str
    agency: str
    contains: int | None = None
    check_digit_valid: bool = True
    level: str = ""
    """What bears it: "each", "box of 12", "case of 10 boxes"; empty when not known."""
    note: str = ""
    """That the maker sells this package no more, and since when; empty where nothing is to be said."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that anybody may read. ``kind`` is the search's word for it, ``label`` the word for people.

    ``asks_for_action``: a safety notice that is still open, to be seen before anything else.
    """

    title: str
    url: str
    kind: str
    label: str
    asks_for_action: bool = False


@dataclass(frozen=True, slots=True)
class NamedRange:
    """A maker or a brand as others point at it. ``count``: products of it; a family counts once."""

    name: str
    url: str
    count: int


class Related(NamedTuple):
    """Products that stand to a product as ``title`` says."""

    title: str
    cards: tuple[ProductCard, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of a product as its page offers it. ``size`` in bytes; ``checksum`` is SHA-256 in hexadecimal."""

    kind: str
    title: str
    language: str
    version: str
    valid_from: dt.date | None
    size: int
    checksum: str
    url: str
    superseded: bool = False
    """A newer version of it is in force."""


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A paper of a device as it stands in a list of results."""

    title: str
    url: str
    label: str
    meta: str
    kind: str = "document"
    summary: str = ""
    file: str = ""
    """Where the file opens at a page; empty where it does not."""


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """Everything the page of one product, or of one family, shows."""

    id: int
    title: str
    url: str
    maker: str
    brand: str
    part_number: str
    description: str
    """Cleaned HTML."""
    drawing: Drawing
    breadcrumbs: tuple[tuple[str, str], ...]
    """(name, address), outermost first."""
    facts: tuple[Fact, ...]
    """All attributes of the class in the class's order, the unstated ones included."""
    safety: tuple[Fact, ...]
    """Sterility, latex, MRI safety, single use …: always all of them, unstated ones included."""
    symbols: tuple[Symbol, ...]
    classification: tuple[Fact, ...]
    """Device class, FDA product code, EMDN, UNSPSC: those known, with the names that are loaded."""
    identifiers: tuple[Identifier, ...]
    units: tuple[SellingUnit, ...]
    availability: Availability
    variants: tuple[Variant, ...] = ()
    variant_columns: tuple[str, ...] = ()
    selected_variant_id: int | None = None
    maker_url: str = ""
    brand_url: str = ""
    """Empty for a brand that is written without any letter or digit of ours."""
    replaced_by: ProductLink | None = None
    related: tuple[Related, ...] = ()
    """What replaces it, what may be used instead, what it fits, its spare parts, and the same the other way."""
    documents: tuple[Document, ...] = ()
    register: tuple[Fact, ...] = ()
    """What label and register say besides: papers, terms, distribution, contacts: those known."""

    @property
    def has_measures(self) -> bool:
        """Whether any fact is said in metric and imperial units."""
        return any(fact.imperial for fact in self.facts)

    @property
    def is_family(self) -> bool:
        """Whether a variant is still to be chosen."""
        return bool(self.variants) and self.selected_variant_id is None

    @property
    def can_add(self) -> bool:
        return not self.is_family and bool(self.units) and self.availability.orderable


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """What of an order is taxed under one rule. ``rate`` is a fraction; None where nobody wrote it down."""

    rate: Decimal | None
    reason: str
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class OrderLineView:
    """One line of an order, as it was bought."""

    title: str
    url: str
    """Empty when the product is no longer shown."""
    sku: str
    unit_label: str
    quantity: int
    unit_excl: Decimal
    line_excl: Decimal
    line_incl: Decimal
    units_waiting: int = 0
    """Selling units that are still to come, as the buyer agreed."""
    expected_on: dt.date | None = None
    """The day the buyer was told they come."""
    came_at: dt.datetime | None = None
    """When the last of what was waited for came, until it leaves."""
    vat_rate: Decimal | None = None
    """As a fraction; None where nobody wrote it down."""


@dataclass(frozen=True, slots=True)
class OrderStep:
    """A step of the timeline. ``at`` is None while it lies ahead."""

    label: str
    at: dt.datetime | None
    state: str
    """done, now, ahead"""


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """An invoice as its buyer sees it. Major units."""

    number: str
    issued_on: dt.date
    due_on: dt.date | None
    is_on_account: bool
    state: str
    """Where it stands, in words."""
    amount: Decimal
    credited: Decimal
    outstanding: Decimal
    billed_to: tuple[str, ...]
    currency: str = "GBP"


class ParcelLine(NamedTuple):
    """So many selling units of a line, in one parcel."""

    title: str
    sku: str
    unit_label: str
    quantity: int


class ParcelNews(NamedTuple):
    """Something that a carrier said of a parcel. ``place`` is empty where it did not say."""

    at: dt.datetime
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class ParcelView:
    """What left together, as the buyer sees it. Texts are empty, and days None, where nobody has said."""

    event_id: int
    left_at: dt.datetime
    state: str
    """In words."""
    lines: tuple[ParcelLine, ...]
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""
    expected_on: dt.date | None = None
    handed_over_at: dt.datetime | None = None
    moving_at: dt.datetime | None = None
    """When the carrier first said that it moves."""
    delivered_at: dt.datetime | None = None
    is_followed: bool = False
    """The carrier tells us where it is."""
    news: tuple[ParcelNews, ...] = ()
    """Latest first."""


@dataclass(frozen=True, slots=True)
class CreditNoteView:
    """What takes back some of an invoice, or all. Major units; ``amount`` with VAT, ``net`` without."""

    number: str
    issued_on: dt.date
    amount: Decimal
    net: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class ReturnLineView:
    """One line of a return. ``outcome``: what became of it, as a sentence; empty until the goods are there."""

    title: str
    sku: str
    unit_label: str
    quantity: int
    reason: str
    lot: str = ""
    outcome: str = ""
    is_refused: bool = False
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReturnView:
    """Goods that come back, as the buyer sees them. Major units."""

    number: str
    state: str
    """In words."""
    asked_at: dt.datetime
    settled_at: dt.datetime | None
    lines: tuple[ReturnLineView, ...]
    refusal: str = ""
    is_awaited: bool = False
    """The goods are still to be sent: there is a slip for the box, and it can be withdrawn."""
    is_received: bool = False
    refund: Decimal | None = None
    delivery_refund: Decimal = Decimal("0.00")
    """What of ``refund`` is the delivery charge."""
    refunded_at: dt.datetime | None = None
    collected: bool = False
    """We have something to put right, so we pay for the way back."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order as its buyer sees it. Major units."""

    number: str
    placed_at: dt.datetime
    status: str
    email: str
    steps: tuple[OrderStep, ...]
    lines: tuple[OrderLineView, ...]
    address: tuple[str, ...]
    """Lines of the delivery address, name first."""
    delivery_name: str
    delivery_excl: Decimal
    discounts: tuple[Discount, ...]
    goods_excl: Decimal
    total_excl: Decimal
    vat: Decimal
    total_incl: Decimal
    taxes: tuple[TaxTotal, ...] = ()
    """Totals by rate, the highest first; their sum is ``vat``."""
    promised_on: dt.date | None = None
    """The day on which the goods were promised to arrive."""
    refunded: Decimal = Decimal("0.00")
    """What went back already."""
    currency: str = "GBP"
    po_number: str = ""
    invoice: InvoiceView | None = None
    credit_notes: tuple[CreditNoteView, ...] = ()
    key: uuid.UUID | None = None
    """Of its payment: whoever holds it may see the order and its papers, and call it off while nothing has left."""
    can_be_cancelled: bool = False
    can_be_returned: bool = False
    """Something of it has left and has not been sent back."""
    returns: tuple[ReturnView, ...] = ()
    parcels: tuple[ParcelView, ...] = ()
    is_owed: bool = False
    """Something of it is still to be sent."""
