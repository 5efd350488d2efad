"""The VAT of a basket, once it is known who buys and where it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from shop.organisations.relief import certificate_of
from shop.pricing.tax import UNITED_KINGDOM, Customer, Part, Tax, TaxClass, tax_on


def taxes_of(lines: Sequence[Any], details: Mapping[str, Any], user: Any, *, on: dt.date) -> list[Tax]:
    """The VAT on each of a basket's lines. ``details`` are the validated form's; of them country and VAT number count.

    Asks the database for a certificate of relief only where one would make a difference.
    """
    country = details["country_id"]
    relievable = country in UNITED_KINGDOM and any(line.unit.tax_class == TaxClass.EQUIPMENT for line in lines)
    certificate = certificate_of(user, on=on) if relievable else None
    customer = Customer.BUSINESS if details.get("vat_number") else Customer.CONSUMER
    if certificate:
        customer = Customer.EXEMPT
    number = certificate.number if certificate else ""
    return [
        tax_on(country=country, tax_class=line.unit.tax_class, customer=customer, on=on, certificate=number)
        for line in lines
    ]


def added_up(parts: Iterable[Part]) -> tuple[Part, ...]:
    """What is taxed under one rule as one part, the highest rate first."""
    sums: dict[Tax, tuple[Decimal, Decimal]] = {}
    for part in parts:
        net, vat = sums.get(part.tax, (Decimal("0.00"), Decimal("0.00")))
        sums[part.tax] = net + part.net, vat + part.vat
    return tuple(Part(tax, *sums[tax]) for tax in sorted(sums, key=lambda tax: (-tax.rate, tax.code)))
