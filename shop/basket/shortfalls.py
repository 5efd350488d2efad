"""What of a basket is not there, line by line, and whether its buyer agreed to wait for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shop.stock.availability import Supply
from shop.stock.levels import supply_of


@dataclass(frozen=True, slots=True)
class Shortfall:
    """``missing`` base units of a line are not there. The lines before it of the same product were served first."""

    missing: int
    units_here: int
    """Whole selling units that are."""
    can_wait: bool
    """Whether the goods may be ordered although they are not there."""
    until: dt.date | None
    """When they are expected; None where no day is known."""
    agreed: bool
    """Whether the buyer agreed to wait for so many until that day."""


def supply_for(line: Any) -> Supply:
    """What decides whether ``line`` can be had. No query where it was loaded with everything."""
    unit = line.unit
    return supply_of(
        line.product,
        smallest_unit=unit.base_quantity,
        base_name=unit.base_name,
        unit_label=unit.label,
        priced=unit.price is not None,
    )


def shortfalls(lines: Iterable[Any], *, today: dt.date) -> dict[int, Shortfall]:
    """The lines of which something is missing, by id. ``lines`` are those of one basket, in its order."""
    left: dict[int, int] = {}
    found = {}
    for line in lines:
        supply, wanted = supply_for(line), line.unit.base_units(line.quantity)
        free = left.get(line.product_id, supply.free)
        left[line.product_id] = max(free - wanted, 0)
        if missing := max(wanted - free, 0):
            until = supply.due(today)
            found[line.pk] = Shortfall(
                missing=missing,
                units_here=line.unit.from_base(free)[0],
                can_wait=supply.sells_later,
                until=until,
                agreed=supply.sells_later and _holds(getattr(line, "agreed_wait", None), missing, until),
            )
    return found


def _holds(wait: Any, missing: int, until: dt.date | None) -> bool:
    """Whether what was agreed covers what is the case: never more, never later than the buyer was told."""
    if wait is None or missing > wait.quantity:
        return False
    return wait.until is None or (until is not None and until <= wait.until)
