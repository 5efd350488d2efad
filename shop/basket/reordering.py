"""Ordering again what was ordered before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from shop.basket.services import NOT_SOLD, Refusal, Wish, add_kit


def reorder_into(basket: Any, order: Any) -> tuple[list[str], list[Refusal]]:
    """Add the lines of ``order`` that can be had now, at the prices of now. Returns the titles of what was added, and
    what was refused, by its title of then.

    Raises:
        NotAdded: the basket is being paid for; nothing is added.
    """
    lines = list(order.lines.order_by("pk"))
    titles = {line.stockrecord_id: line.title for line in lines}
    gone = [Refusal(line.title, NOT_SOLD) for line in lines if line.stockrecord_id is None]
    wishes = [Wish(line.stockrecord_id, line.quantity) for line in lines if line.stockrecord_id is not None]
    added, refused = add_kit(basket, wishes)
    return added, gone + [replace(one, title=one.title or titles[one.stockrecord_id]) for one in refused]
