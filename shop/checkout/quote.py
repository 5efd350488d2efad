"""What an order would cost now: shown to the buyer, hashed, stored with the attempt, and turned into the order."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone

from core.money import Money, to_pennies
from core.templatetags.format import day, percent
from core.units import per, pieces
from shop.basket.shortfalls import Shortfall, shortfalls
from shop.checkout.taxing import added_up, taxes_of
from shop.fulfilment.consignments import consignment_of
from shop.fulfilment.methods import deliver, delivery_method
from shop.fulfilment.zones import destination_of
from shop.pricing.prices import price_at
from shop.pricing.tax import Part, Tax, shared_out
from shop.stock.selling_units import base_quantity
from shop.stock.services import Wait


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line with the prices the buyer saw. Major units; ``line_*`` after offers."""

    line_id: int
    product_id: int
    stockrecord_id: int
    title: str
    sku: str
    unit_label: str
    base_quantity: int
    quantity: int
    unit_excl: Decimal
    unit_incl: Decimal
    line_excl: Decimal
    line_incl: Decimal
    line_excl_before_offers: Decimal
    line_incl_before_offers: Decimal
    vat_rate: Decimal = Decimal("0.20")
    """As a fraction. Quotes from before there were several rates had this one."""
    vat_code: str = ""
    """The rule in ``shop.pricing.tax``."""
    waiting: int = 0
    """Base units that are not there: the buyer agreed to wait for them."""
    waits_until: str = ""
    """The day they are expected (ISO); empty where nothing is waited for or no day is known."""

    @property
    def units_waiting(self) -> int:
        """Selling units that cannot leave yet."""
        return -(-self.waiting // self.base_quantity)

    @property
    def expected_on(self) -> dt.date | None:
        """The day on which what is waited for is expected."""
        return dt.date.fromisoformat(self.waits_until) if self.waits_until else None

    @property
    def base_units(self) -> int:
        """Base units that leave the shelf for this line."""
        return self.quantity * self.base_quantity


@dataclass(frozen=True, slots=True)
class QuoteDiscount:
    """An offer that applied. ``amount`` is what it took off."""

    offer_id: int
    name: str
    amount: Decimal
    frequency: int
    voucher_id: int | None = None
    voucher_code: str = ""


@dataclass(frozen=True, slots=True)
class QuoteTax:
    """What is taxed under one rule, goods and delivery together, and why so. ``rate`` is a fraction."""

    code: str
    rate: Decimal
    reason: str
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Quote:
    """All amounts of an order. Totals are exact sums of what is shown; ``vat`` is the difference."""

    lines: tuple[QuoteLine, ...]
    discounts: tuple[QuoteDiscount, ...]
    delivery_code: str
    delivery_name: str
    delivery_excl: Decimal
    delivery_incl: Decimal
    total_excl: Decimal
    total_incl: Decimal
    currency: str = "GBP"
    taxes: tuple[QuoteTax, ...] = ()
    """Totals by rule; their sums are the totals to the penny."""
    arrives_on: str = ""
    """The day that is promised, as ISO writes it; empty in quotes that promised none."""

    @property
    def promised_on(self) -> dt.date | None:
        """The day that is promised."""
        return dt.date.fromisoformat(self.arrives_on) if self.arrives_on else None

    @property
    def vat(self) -> Decimal:
        return self.total_incl - self.total_excl

    @property
    def goods_excl(self) -> Decimal:
        return self.total_excl - self.delivery_excl

    @property
    def total(self) -> Money:
        """What is to be paid."""
        return Money(self.total_incl, self.currency)

    @property
    def hash(self) -> str:
        """Changes whenever anything the buyer was shown changes."""
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()

    @property
    def quantities(self) -> dict[int, int]:
        """Product id → base units, lines of one product added up (boxes and eaches of the same thing)."""
        quantities: dict[int, int] = {}
        for line in self.lines:
            quantities[line.product_id] = quantities.get(line.product_id, 0) + line.base_units
        return quantities

    @property
    def waits(self) -> dict[int, Wait]:
        """Product id → what the buyer agreed to wait for."""
        waits: dict[int, Wait] = {}
        for line in self.lines:
            if line.waiting:
                before = waits.get(line.product_id, Wait(0))
                waits[line.product_id] = Wait(before.quantity + line.waiting, line.expected_on)
        return waits

    def as_json(self) -> dict[str, Any]:
        """For the attempt's snapshot; decimals as text, so nothing is rounded."""
        return json.loads(json.dumps(asdict(self), default=str))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Quote:
        """The quote that ``as_json`` wrote."""
        lines = tuple(QuoteLine(**{k: _decimal(k, v) for k, v in line.items()}) for line in data["lines"])
        discounts = tuple(QuoteDiscount(**{k: _decimal(k, v) for k, v in d.items()}) for d in data["discounts"])
        taxes = tuple(QuoteTax(**{k: _decimal(k, v) for k, v in tax.items()}) for tax in data.get("taxes", ()))
        rest = {k: _decimal(k, v) for k, v in data.items() if k not in ("lines", "discounts", "taxes")}
        return cls(lines=lines, discounts=discounts, taxes=taxes, **rest)


_AMOUNTS = (
    "unit_", "line_excl", "line_incl", "amount", "delivery_excl", "delivery_incl", "total_", "vat_rate", "rate", "net",
    "vat",
)  # fmt: skip
_TEXTS = ("unit_label", "vat_code")


def _decimal(name: str, value: Any) -> Any:
    return Decimal(value) if name.startswith(_AMOUNTS) and name not in _TEXTS else value


def make_quote(basket: Any, details: Mapping[str, Any], *, user: Any, at: dt.datetime) -> Quote:
    """The quote for ``basket`` (its strategy and offers applied), ordered by ``user`` at ``at``. One query besides the
    basket's own, where a certificate of relief from VAT might count.

    ``details`` are the validated form's: of them the method of delivery, the address and the VAT number count.

    Raises:
        shop.fulfilment.methods.NotDelivered: these goods cannot be delivered there in that way.
    """
    rows = list(basket.all_lines())
    moment = timezone.localtime(at)
    taxes = taxes_of(rows, details, user, on=moment.date())
    short = shortfalls(rows, today=moment.date())
    lines = tuple(_quote_line(line, tax, short.get(line.pk)) for line, tax in zip(rows, taxes, strict=True))
    goods_excl = sum((line.line_excl for line in lines), Decimal("0.00"))
    goods_incl = sum((line.line_incl for line in lines), Decimal("0.00"))
    delivery = deliver(
        delivery_method(details["delivery"]),
        consignment_of(rows),
        destination_of(details["country_id"], details["postcode"]),
        goods_excl=goods_excl,
        ordered_at=moment,
    )
    worth = [(tax, line.line_excl) for line, tax in zip(lines, taxes, strict=True)]
    carried = shared_out(delivery.charge, worth)
    delivery_incl = delivery.charge + sum((part.vat for part in carried), Decimal("0.00"))
    sold = (Part(tax, line.line_excl, line.line_incl - line.line_excl) for line, tax in zip(lines, taxes, strict=True))
    return Quote(
        lines=lines,
        discounts=tuple(
            _quote_discount(applied) for applied in basket.offer_applications if not applied["result"].affects_shipping
        ),
        delivery_code=delivery.method.code,
        delivery_name=delivery.method.name,
        delivery_excl=delivery.charge,
        delivery_incl=delivery_incl,
        total_excl=goods_excl + delivery.charge,
        total_incl=goods_incl + delivery_incl,
        currency=basket.currency or settings.OSCAR_DEFAULT_CURRENCY,
        taxes=tuple(
            QuoteTax(part.tax.code, part.tax.rate, part.tax.reason, part.net, part.vat)
            for part in added_up((*sold, *carried))
        ),
        arrives_on=delivery.arrives_on.isoformat(),
    )


def _quote_discount(applied: dict[str, Any]) -> QuoteDiscount:
    voucher = applied["voucher"]
    return QuoteDiscount(
        offer_id=applied["offer"].pk,
        name=applied["name"],
        amount=to_pennies(applied["discount"]),
        frequency=applied["freq"],
        voucher_id=voucher.pk if voucher else None,
        voucher_code=voucher.code if voucher else "",
    )


def _quote_line(line: Any, tax: Tax, short: Shortfall | None) -> QuoteLine:
    waits = short if short and short.agreed else None
    unit = getattr(line.stockrecord, "selling_unit", None)
    before = to_pennies(line.line_price_excl_tax)
    after = to_pennies(line.line_price_excl_tax_incl_discounts)
    one = price_at(line.unit_price_excl_tax, tax.rate)
    incl_before, incl_after = one.incl * line.quantity, to_pennies(after * (1 + tax.rate))
    if after == before:
        incl_after = incl_before
    elif one.incl == line.unit_price_incl_tax:  # taxed as the basket shows it: to the penny as it is shown there
        incl_after = to_pennies(line.line_price_incl_tax_incl_discounts)
    return QuoteLine(
        line_id=line.pk,
        product_id=line.product_id,
        stockrecord_id=line.stockrecord_id,
        title=line.product.get_title(),
        sku=line.stockrecord.partner_sku,
        unit_label=unit.label if unit else "each",
        base_quantity=base_quantity(line.stockrecord),
        quantity=line.quantity,
        unit_excl=one.excl,
        unit_incl=one.incl,
        line_excl=after,
        line_incl=incl_after,
        line_excl_before_offers=before,
        line_incl_before_offers=incl_before,
        vat_rate=tax.rate,
        vat_code=tax.code,
        waiting=waits.missing if waits else 0,
        waits_until=waits.until.isoformat() if waits and waits.until else "",
    )


def differences(before: Quote, now: Quote) -> list[str]:
    """What changed between two quotes, one sentence each, for the buyer to confirm."""
    old = {line.stockrecord_id: line for line in before.lines}
    new = {line.stockrecord_id: line for line in now.lines}
    said = [f"{line.title} is no longer in your basket." for pk, line in old.items() if pk not in new]
    for pk, line in new.items():
        if pk not in old:
            said.append(f"{line.title} was added to your basket.")
        elif line.quantity != old[pk].quantity:
            said.append(f"{line.title}: quantity {line.quantity}, before {old[pk].quantity}.")
        elif line.vat_rate != old[pk].vat_rate:
            said.append(f"{line.title}: VAT {percent(line.vat_rate)}, before {percent(old[pk].vat_rate)}.")
        elif line.line_incl != old[pk].line_incl:
            said.append(
                f"{line.title}: £{line.unit_incl:.2f} with VAT {per(line.unit_label)}, before £{old[pk].unit_incl:.2f}."
            )
    said += [_said_of_waiting(line) for pk, line in new.items() if pk in old and _waits_otherwise(line, old[pk])]
    if now.delivery_incl != before.delivery_incl or now.delivery_code != before.delivery_code:
        said.append(f"{now.delivery_name}: £{now.delivery_incl:.2f} with VAT, before £{before.delivery_incl:.2f}.")
    reasons = {tax.reason for tax in before.taxes}
    said += [f"VAT {percent(tax.rate)}: {tax.reason}" for tax in now.taxes if reasons and tax.reason not in reasons]
    if before.promised_on and now.promised_on and now.promised_on != before.promised_on:
        said.append(f"It arrives {day(now.promised_on)}, before {day(before.promised_on)}.")
    if now.total_incl != before.total_incl:
        said.append(f"The total is now £{now.total_incl:.2f} with VAT, before £{before.total_incl:.2f}.")
    return said


def _waits_otherwise(line: QuoteLine, before: QuoteLine) -> bool:
    return (line.waiting, line.waits_until) != (before.waiting, before.waits_until)


def _said_of_waiting(line: QuoteLine) -> str:
    if not line.waiting:
        return f"{line.title}: everything is there now, or you have not said that you want to wait."
    expected = f", expected {day(line.expected_on)}" if line.expected_on else ""
    return f"{line.title}: {pieces(line.units_waiting, line.unit_label)} to be waited for{expected}."
