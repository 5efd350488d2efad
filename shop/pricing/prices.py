"""The one place where VAT is added and money is rounded.

Prices are kept without VAT. VAT is worked out for one selling unit and rounded to a penny there, so that a line is
always its quantity times the price that was shown, and a basket the sum of its lines.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from django.utils import timezone
from oscar.apps.partner.prices import FixedPrice

from core.money import to_pennies
from shop.data import Price
from shop.pricing.tax import TaxClass, home_rate


def price_of(excl: Decimal, currency: str = "GBP", *, tax_class: str = TaxClass.STANDARD) -> Price:
    """A price from its amount without VAT, which is rounded to a penny first, with the VAT of the United Kingdom."""
    return price_at(excl, home_rate(tax_class, timezone.localdate()), currency)


@lru_cache(maxsize=8192)
def price_at(excl: Decimal, rate: Decimal, currency: str = "GBP") -> Price:
    """A price at a rate of VAT (0.20 is 20 %); both halves are rounded to a penny, halves away from zero."""
    excl = to_pennies(excl)
    return Price(excl=excl, incl=excl + to_pennies(excl * rate), currency=currency)


def times(price: Price, quantity: int) -> Price:
    """What ``quantity`` units cost at ``price``: nothing is rounded again."""
    return Price(excl=price.excl * quantity, incl=price.incl * quantity, currency=price.currency)


def oscar_price(price: Price) -> FixedPrice:
    """The same price in the shape that Oscar's baskets and orders ask for."""
    return FixedPrice(currency=price.currency, excl_tax=price.excl, tax=price.incl - price.excl)
