"""Oscar asks a stock record for stock in selling units; here that becomes base units of its product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shop.stock import services
from shop.stock.models import StockLevel

if TYPE_CHECKING:
    from shop.forks.partner.models import StockRecord


def base_quantity(record: StockRecord) -> int:
    """Base units in one selling unit of ``record``."""
    unit = getattr(record, "selling_unit", None)
    return unit.base_quantity if unit else 1


def units_available(record: StockRecord) -> int:
    """Whole selling units free to sell. A product on back-order answers with what lies there."""
    level = StockLevel.objects.filter(product=record.product_id, location__code=services.MAIN_LOCATION).first()
    return level.available // base_quantity(record) if level else 0


def hold_units(record: StockRecord, quantity: int) -> None:
    """Hold ``quantity`` selling units. Raises services.OutOfStock."""
    services.hold_now(
        product_id=record.product_id, quantity=quantity * base_quantity(record), reference=record.partner_sku
    )


def can_dispatch_units(record: StockRecord, quantity: int) -> bool:
    """Whether ``quantity`` selling units are held and lie there."""
    needed = quantity * base_quantity(record)
    return StockLevel.objects.filter(
        product=record.product_id, location__code=services.MAIN_LOCATION, on_hand__gte=needed, reserved__gte=needed
    ).exists()


def dispatch_units(record: StockRecord, quantity: int) -> None:
    """``quantity`` held selling units leave. Raises services.NotHeld."""
    services.dispatch(
        product_id=record.product_id, quantity=quantity * base_quantity(record), reference=record.partner_sku
    )


def release_units(record: StockRecord, quantity: int) -> None:
    """``quantity`` held selling units are free again. Raises services.NotHeld."""
    services.unhold(
        product_id=record.product_id, quantity=quantity * base_quantity(record), reference=record.partner_sku
    )
