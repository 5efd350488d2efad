"""From stock records to the units that people buy."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from shop import data
from shop.pricing.models import unit_label
from shop.pricing.prices import price_of

if TYPE_CHECKING:
    from shop.forks.partner.models import StockRecord


def selling_unit(record: StockRecord) -> data.SellingUnit:
    """``record`` as it is offered. Costs no query when its ``selling_unit`` is loaded."""
    unit = getattr(record, "selling_unit", None)
    return unit_of(
        stockrecord_id=record.pk,
        sku=record.partner_sku,
        price=record.price,
        currency=record.price_currency,
        code=unit and unit.code,
        base_quantity=unit and unit.base_quantity,
        base_name=unit and unit.base_name,
    )


def unit_of(
    *,
    stockrecord_id: int,
    sku: str,
    price: Decimal | None,
    currency: str,
    code: str | None,
    base_quantity: int | None,
    base_name: str | None,
) -> data.SellingUnit:
    """A unit from columns of a stock record and its selling unit; without one (the last three None) it is an each."""
    code, base_quantity, base_name = code or "EA", base_quantity or 1, base_name or "each"
    paid = None if price is None else price_of(price, currency)
    return data.SellingUnit(
        stockrecord_id=stockrecord_id,
        sku=sku,
        code=code,
        label=unit_label(code, base_quantity, base_name),
        base_quantity=base_quantity,
        price=paid,
        price_per_base=paid and price_of(paid.excl / base_quantity, currency),
        base_name=base_name,
    )
