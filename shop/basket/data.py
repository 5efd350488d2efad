"""A basket as its page shows it: frozen values as those of ``shop.data``, of which they are made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from core.drawings import Drawing
from shop.data import Availability, Discount, Price, ProductLink, SellingUnit


@dataclass(frozen=True, slots=True)
class Substitute:
    """What may be ordered instead of a line, in the same selling unit and number."""

    stockrecord_id: int
    product: ProductLink
    maker: str
    price: Price
    """What one costs at the line's quantity, without and with VAT."""
    dearer: Decimal
    """How much more one costs without VAT than one of the line does; negative: less."""
    differs: tuple[str, ...]
    """In what it differs, as "Brand: Apex instead of Corda"; what neither maker states is no difference."""
    replaces: bool
    """Its maker made it to follow the line's product."""
    availability: Availability

    @property
    def cheaper(self) -> Decimal:
        """How much less one costs, where it does."""
        return -self.dearer


@dataclass(frozen=True, slots=True)
class LineShortage:
    """What of a line is not there, and what its buyer may do about it."""

    missing: int
    """Base units."""
    units_here: int
    units_missing: int
    """Selling units that can leave at once, and that cannot."""
    take: int
    """The most of the line that can be had now, in a number in which it is sold; 0: nothing."""
    can_wait: bool
    until: dt.date | None
    """When the rest is expected; None where no day is known."""
    agreed: bool
    """The buyer agreed to wait for it until that day."""
    substitutes: tuple[Substitute, ...] = ()


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One line of a basket, priced now."""

    id: int
    product: ProductLink
    drawing: Drawing
    maker: str
    unit: SellingUnit
    quantity: int
    unit_price: Price | None
    """What one costs at this quantity; None for a price on request."""
    line_price: Price
    availability: Availability
    problem: str = ""
    """Why this line cannot be ordered as it stands, in words for the buyer; empty when it can."""
    shortage: LineShortage | None = None
    """Set where not all of it is there."""
    refusal: str = ""
    """Why the quantity just typed was not taken, in words; the line is as it was."""
    typed: str = ""
    """That quantity, as it was typed."""


@dataclass(frozen=True, slots=True)
class SavedLine:
    """What was put aside for another time: its price and stock are those of now."""

    id: int
    product: ProductLink
    drawing: Drawing
    maker: str
    unit: SellingUnit
    quantity: int
    unit_price: Price | None
    """What one costs now at this quantity; None for a price on request."""
    price_before: Price | None
    """What one cost when it was saved, where that was something else; None where it costs the same."""
    availability: Availability
    problem: str = ""
    """Why it cannot go back into the basket now; empty when it can."""


@dataclass(frozen=True, slots=True)
class BasketView:
    """A basket as shown. Totals are of goods, before delivery."""

    lines: tuple[BasketLine, ...]
    total_excl: Decimal
    vat: Decimal
    total_incl: Decimal
    discounts: tuple[Discount, ...] = ()
    codes: tuple[str, ...] = ()
    """Voucher codes on the basket, those that take nothing off at this moment among them."""
    currency: str = "GBP"
    saved: tuple[SavedLine, ...] = ()
    """What was saved for later; no total counts it."""

    @property
    def item_count(self) -> int:
        return sum(line.quantity for line in self.lines)

    def refusing(self, line_id: int, typed: str, refusal: str) -> BasketView:
        """The same, saying at a line why the quantity ``typed`` was not taken."""
        lines = (replace(one, typed=typed, refusal=refusal) if one.id == line_id else one for one in self.lines)
        return replace(self, lines=tuple(lines))

    @property
    def can_check_out(self) -> bool:
        return bool(self.lines) and not any(line.problem for line in self.lines)
