"""VAT: which rate, and why, by where goods go, what they are, and who buys. One table, read from the top.

What each rule says stands on orders and invoices, so a rule's code, once used, keeps its meaning. A change of rate is
one more line in ``RATES``, with the day from which it counts, written before that day comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from django.db.models import TextChoices

from core.money import PENNY, to_pennies


class TaxClass(TextChoices):
    """How a product is taxed at home."""

    STANDARD = "standard", "Standard rate"
    EQUIPMENT = "equipment", "Medical equipment: standard rate, or relief"
    REDUCED = "reduced", "Reduced rate"
    ZERO = "zero", "Zero rate"


class Customer(StrEnum):
    """Who buys: somebody, a business with a VAT number, or a body that showed a certificate of relief."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    EXEMPT = "exempt"


class Band(StrEnum):
    """The rates there are."""

    STANDARD = "standard"
    REDUCED = "reduced"
    ZERO = "zero"


RATES: dict[Band, tuple[tuple[dt.date, Decimal], ...]] = {
    Band.STANDARD: ((dt.date(2011, 1, 4), Decimal("0.20")),),
    Band.REDUCED: ((dt.date(1997, 9, 1), Decimal("0.05")),),
    Band.ZERO: ((dt.date(1973, 4, 1), Decimal("0.00")),),
}
"""Band → (from this day on, as a fraction), the latest last."""

HOME = "GB"
"""Prices are shown with the VAT of here until an address is known. Northern Ireland is part of it: goods that we send
there from Great Britain are taxed as at home."""
UNITED_KINGDOM = frozenset({"GB", "IM"})
"""The Isle of Man has the VAT of the United Kingdom."""
CHANNEL_ISLANDS = frozenset({"JE", "GG"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table. An empty set stands for any."""

    code: str
    band: Band
    reason: str
    countries: frozenset[str] = frozenset()
    classes: frozenset[TaxClass] = frozenset()
    customers: frozenset[Customer] = frozenset()

    def fits(self, country: str, tax_class: TaxClass, customer: Customer) -> bool:
        """Whether it is about this."""
        return (
            (not self.countries or country in self.countries)
            and (not self.classes or tax_class in self.classes)
            and (not self.customers or customer in self.customers)
        )


RULES: Sequence[Rule] = (
    Rule(
        "uk-relief",
        Band.ZERO,
        "Zero-rated: medical equipment for an eligible body (VAT Act 1994, Schedule 8, Group 15).",
        UNITED_KINGDOM,
        frozenset({TaxClass.EQUIPMENT}),
        frozenset({Customer.EXEMPT}),
    ),
    Rule("uk-zero", Band.ZERO, "Zero-rated goods, UK VAT.", UNITED_KINGDOM, frozenset({TaxClass.ZERO})),
    Rule("uk-reduced", Band.REDUCED, "Reduced rate of UK VAT.", UNITED_KINGDOM, frozenset({TaxClass.REDUCED})),
    Rule("uk-standard", Band.STANDARD, "Standard rate of UK VAT.", UNITED_KINGDOM),
    Rule(
        "channel-islands",
        Band.ZERO,
        "Zero-rated: sent to the Channel Islands, outside the United Kingdom. Their own tax may be due on arrival.",
        CHANNEL_ISLANDS,
    ),
    Rule(
        "export-business",
        Band.ZERO,
        "Zero-rated: export from Great Britain. The customer accounts for import VAT.",
        customers=frozenset({Customer.BUSINESS}),
    ),
    Rule("export", Band.ZERO, "Zero-rated: export from Great Britain. Import VAT and duty are due on arrival."),
)
"""The first rule that fits counts; the last fits all."""


class Tax(NamedTuple):
    """What is charged, as a fraction, under which rule, and why, in a sentence for the invoice."""

    rate: Decimal
    code: str
    reason: str


class Part(NamedTuple):
    """An amount without VAT, its VAT, and why it is so much."""

    tax: Tax
    net: Decimal
    vat: Decimal


def tax_on(*, country: str, tax_class: str, customer: Customer, on: dt.date, certificate: str = "") -> Tax:
    """The VAT on goods of ``tax_class`` that go to ``country`` (ISO) on that day.

    ``certificate`` is the number of the one that an exempt body showed; it ends the reason of the rule that needs it.
    """
    rule = next(rule for rule in RULES if rule.fits(country, TaxClass(tax_class), customer))
    needs_one = Customer.EXEMPT in rule.customers
    return Tax(rate_of(rule.band, on), rule.code, rule.reason + (f" Certificate {certificate}." if needs_one else ""))


def rate_of(band: Band, on: dt.date) -> Decimal:
    """The rate on that day, as a fraction."""
    return next(rate for since, rate in reversed(RATES[band]) if since <= on)


def home_rate(tax_class: str, on: dt.date) -> Decimal:
    """The rate that prices are shown with before it is known who buys and where it goes."""
    return tax_on(country=HOME, tax_class=tax_class, customer=Customer.CONSUMER, on=on).rate


def shared_out(charge: Decimal, goods: Iterable[tuple[Tax, Decimal]]) -> tuple[Part, ...]:
    """Delivery is taxed as the goods are that travel: ``charge`` without VAT in shares of their value, to the penny.

    Where the goods cost nothing, the highest of their rates takes all.
    """
    worth: dict[Tax, Decimal] = {}
    for tax, net in goods:
        worth[tax] = worth.get(tax, Decimal(0)) + net
    total = sum(worth.values(), Decimal(0))
    if not charge or not worth:
        return ()
    if not total:
        worth = {max(worth): Decimal(1)}
        total = Decimal(1)
    shares = _whole_pennies(charge, {tax: net / total for tax, net in worth.items()})
    return tuple(Part(tax, net, to_pennies(net * tax.rate)) for tax, net in shares.items() if net)


def _whole_pennies(amount: Decimal, fractions: Mapping[Tax, Decimal]) -> dict[Tax, Decimal]:
    """``amount`` by ``fractions``, rounded down; the pennies that are left go to those that lost most by it."""
    exact = {tax: amount * fraction for tax, fraction in fractions.items()}
    shares = {tax: value // PENNY * PENNY for tax, value in exact.items()}
    left = int((amount - sum(shares.values())) / PENNY)
    for tax in sorted(exact, key=lambda tax: (shares[tax] - exact[tax], tax))[:left]:
        shares[tax] += PENNY
    return shares
