"""The one place where VAT is added and money is rounded.

Prices are kept without VAT. VAT is worked out for one selling unit and rounded to a penny there, so that a line is
always its quantity times the price that was shown, and a basket the sum of its lines.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from django.conf import settings
from oscar.apps.partner.prices import FixedPrice

from core.money import to_pennies
from shop.data import Price


@lru_cache(maxsize=4)
def _rate(setting: str) -> Decimal:
    return Decimal(setting)


def vat_rate() -> Decimal:
    """The rate as a fraction: 0.20 is 20 %."""
    return _rate(str(settings.VAT_RATE))


def vat_on(excl: Decimal) -> Decimal:
    """VAT on the price of one selling unit, rounded to a penny, halves away from zero."""
    return to_pennies(excl * vat_rate())


def price_of(excl: Decimal, currency: str = "GBP") -> Price:
    """A price from its amount without VAT, which is rounded to a penny first."""
    return _price(excl, currency, vat_rate())


@lru_cache(maxsize=8192)
def _price(excl: Decimal, currency: str, rate: Decimal) -> Price:
    excl = to_pennies(excl)
    return Price(excl=excl, incl=excl + to_pennies(excl * rate), currency=currency)


def times(price: Price, quantity: int) -> Price:
    """What ``quantity`` units cost at ``price``: nothing is rounded again."""
    return Price(excl=price.excl * quantity, incl=price.incl * quantity, currency=price.currency)


def oscar_price(price: Price) -> FixedPrice:
    """The same price in the shape that Oscar's baskets and orders ask for."""
    return FixedPrice(currency=price.currency, excl_tax=price.excl, tax=price.incl - price.excl)
