"""What travels: how heavy it is, and at what temperature it must stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from shop.catalogue.drawings import device
from shop.devices.models import Device, Stated, Use
from shop.fulfilment.charges import COLD_BOX, COLD_BOX_HOLDS, UNKNOWN_UNIT, WEIGHTS

COLD_UP_TO = 8.0
"""°C: what is stored no warmer than this travels cold."""
FROZEN_BELOW = 0.0
"""°C: what must stay colder than this is frozen; an insulated box does not keep it so."""
_TO_CELSIUS = {"°c": (1.0, 0.0), "°f": (5 / 9, -160 / 9), "k": (1.0, -273.15)}
_SPELT = {
    "degrees celsius": "°c",
    "celsius": "°c",
    "c": "°c",
    "degrees fahrenheit": "°f",
    "fahrenheit": "°f",
    "f": "°f",
    "degrees kelvin": "k",
    "kelvin": "k",
}


class Storage(Enum):
    """At what temperature a product is kept, as far as its maker says."""

    AMBIENT = "ambient"
    COLD = "cold"
    FROZEN = "frozen"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Consignment:
    """Goods on their way. Weights are whole grams; the other fields are titles of products, each once."""

    grams: int
    cold_grams: int
    cold: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()
    """Nobody has said at what temperature they are stored: they travel without cooling, and the buyer is told."""

    @property
    def cold_boxes(self) -> int:
        """Insulated boxes that it takes."""
        return -(-self.cold_grams // COLD_BOX_HOLDS)

    @property
    def surcharge(self) -> Decimal:
        """What those cost without VAT."""
        return COLD_BOX * self.cold_boxes


def consignment_of(lines: Iterable[Any]) -> Consignment:
    """What the lines of a basket weigh and need. No query where they were loaded with everything."""
    grams = cold_grams = 0
    titles: dict[Storage, list[str]] = {kind: [] for kind in Storage}
    for line in lines:
        weight = weight_of(line.stockrecord) * line.quantity
        kind = storage_of(line.product)
        grams += weight
        cold_grams += weight if kind is Storage.COLD else 0
        if (title := line.product.get_title()) not in titles[kind]:
            titles[kind].append(title)
    return Consignment(
        grams=grams,
        cold_grams=cold_grams,
        cold=tuple(titles[Storage.COLD]),
        frozen=tuple(titles[Storage.FROZEN]),
        not_stated=tuple(titles[Storage.NOT_STATED]),
    )


def weight_of(record: Any) -> int:
    """Grams of one selling unit: as weighed, else what a unit of its kind counts for; never nothing."""
    unit = getattr(record, "selling_unit", None)
    if unit is None:
        return WEIGHTS["EA"]
    return unit.grams or WEIGHTS.get(unit.code, UNKNOWN_UNIT)


def storage_of(product: Any) -> Storage:
    """How ``product`` is kept, by the record of its device or else of its family."""
    made = device(product)
    limits = [_upper_limit(condition) for condition in made.storage] if made else []
    if not limits and made and product.parent_id:
        family = getattr(product.parent, "device", None)
        limits = [_upper_limit(condition) for condition in family.storage] if family else []
    warmest = [limit for limit in limits if limit is not None]
    if not warmest:
        return Storage.AMBIENT if made and _is_boiled_anyway(made) else Storage.NOT_STATED
    if min(warmest) < FROZEN_BELOW:
        return Storage.FROZEN
    return Storage.COLD if min(warmest) <= COLD_UP_TO else Storage.AMBIENT


def _is_boiled_anyway(made: Device) -> bool:
    """Reusable, comes unsterile, sterilised before use: its maker says that warmth is nothing to it."""
    return made.use == Use.REUSABLE and made.sterile == Stated.NO and made.sterilise_before_use == Stated.YES


def _upper_limit(condition: Mapping[str, Any]) -> float | None:
    """°C up to which it is stored; None for other conditions, and where that is not said. A lower limit above 8 °C
    says enough: infinity.
    """
    kind = str(condition.get("type") or "").lower()
    if "temperature" not in kind or "handling" in kind:
        return None
    unit = str(condition.get("unit") or "").strip().lower()
    if (scale := _TO_CELSIUS.get(_SPELT.get(unit, unit))) is None:
        return None
    factor, offset = scale
    high, low = condition.get("high"), condition.get("low")
    if high is not None:
        return float(high) * factor + offset
    return float("inf") if low is not None and float(low) * factor + offset > COLD_UP_TO else None
