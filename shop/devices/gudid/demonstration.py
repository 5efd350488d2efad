"""Invented prices and stock for a demonstration: the same device always costs the same, on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from django.conf import settings
from oscar.core.loading import get_model

from shop.devices.gudid.facts import DEVICE_COLUMNS, DeviceFacts
from shop.devices.gudid.records import Identity
from shop.stock import services as stock

Partner = get_model("partner", "Partner")
StockRecord = get_model("partner", "StockRecord")

PARTNER_CODE = "demonstration"
PARTNER_NAME = "Demonstration supplier"

_PENCE = {  # what a device whose name has the word may cost, without VAT; the first word that fits counts
    "stent": (18_000, 69_000),
    "implant": (9_000, 32_000),
    "catheter": (3_500, 26_000),
    "cannula": (1_200, 9_500),
    "needle": (450, 4_800),
    "suture": (1_400, 9_800),
    "bur": (250, 2_400),
    "diamond": (280, 2_900),
    "drill": (600, 5_400),
    "tray": (350, 2_600),
    "kit": (2_400, 18_000),
    "tube": (900, 6_800),
    "forceps": (2_400, 14_500),
    "scissors": (2_200, 13_000),
    "retractor": (2_900, 18_500),
    "rongeur": (6_500, 24_000),
    "elevator": (1_900, 8_900),
    "curette": (1_600, 7_400),
    "chisel": (2_400, 9_900),
    "probe": (1_100, 4_900),
    "mirror": (350, 2_200),
    "syringe": (400, 5_200),
}
_OTHERWISE = (900, 12_000)
_FDA_NAME = DEVICE_COLUMNS.index("fda_name")
_DISCONTINUED = DEVICE_COLUMNS.index("discontinued")


def price(devices: Mapping[int, DeviceFacts]) -> int:
    """Give each of ``devices`` (by product id) that has no price one, and stock. Returns how many got theirs.

    Call it in the transaction that writes the devices. A price that somebody has set stays.
    """
    priced = set(StockRecord.objects.filter(product__in=devices).values_list("product_id", flat=True))
    wanting = {pk: facts for pk, facts in devices.items() if pk not in priced}
    if not wanting:
        return 0
    partner, _ = Partner.objects.get_or_create(code=PARTNER_CODE, defaults={"name": PARTNER_NAME})
    StockRecord.objects.bulk_create(
        StockRecord(
            product_id=pk,
            partner=partner,
            partner_sku="-".join(reversed(facts.identity)),
            price_currency=settings.OSCAR_DEFAULT_CURRENCY,
            price=invented_price(facts),
        )
        for pk, facts in wanting.items()
    )
    stock.receive_many(
        quantities={pk: invented_stock(facts) for pk, facts in wanting.items()}, reference="Demonstration"
    )
    return len(wanting)


def invented_price(facts: DeviceFacts) -> Decimal:
    """Pounds without VAT, in steps of five pence, within what such devices might cost."""
    named = f"{facts.device[_FDA_NAME]} {facts.title}".casefold()
    low, high = next((span for word, span in _PENCE.items() if word in named), _OTHERWISE)
    pence = low + _draw(facts.identity, "price") % (high - low)
    return Decimal(pence - pence % 5) / 100


def invented_stock(facts: DeviceFacts) -> int:
    """Base units on hand: none of what is discontinued, none of one device in twelve, else up to 240."""
    drawn = _draw(facts.identity, "stock")
    if facts.device[_DISCONTINUED] or drawn % 12 == 0:
        return 0
    return 1 + drawn // 12 % 240


def _draw(identity: Identity, what: str) -> int:
    """A number that depends on nothing but its arguments."""
    digest = hashlib.blake2s("|".join((*identity, what)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")
