"""Holding, releasing and moving stock. Quantities are base units; every change writes its line in the ledger.

Levels are always locked in the order of their ids, so that two orders of the same goods cannot wait for each other.
Reservations are changed under the lock of their level.

What is promised beyond what lies there is waited for: by buyers who agreed to it, of goods that may go on back-order.
While anything is waited for nothing is free, so what arrives goes to who waits, the oldest first.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest
from django.utils import timezone

from shop.stock.models import Reservation, StockLevel, StockLocation, StockMovement

MAIN_LOCATION = "main"


class OutOfStock(Exception):
    """Not enough is free. ``shortages`` maps product ids to what was asked and what was free, in base units."""

    def __init__(self, shortages: Mapping[int, tuple[int, int]]) -> None:
        super().__init__(f"not enough stock: {dict(shortages)}")
        self.shortages = dict(shortages)


def main_location() -> StockLocation:
    """The place that sells. One place for now; a level names its place, so more can come."""
    return StockLocation.objects.get_or_create(code=MAIN_LOCATION, defaults={"name": "Main warehouse"})[0]


@dataclass(frozen=True, slots=True)
class Wait:
    """A buyer agreed to wait for ``quantity`` base units, who was told they come ``until`` then, or no day."""

    quantity: int
    until: dt.date | None = None


def enough_free(quantity: int) -> Q:
    """The guard against overselling: true of a level that has ``quantity`` free."""
    return Q(on_hand__gte=F("reserved") + quantity)


def _beyond_the_shelf(*, on_hand: int = 0, reserved: int = 0) -> Combinable:
    """What of a level is waited for once both numbers changed by so many."""
    return Greatest(F("reserved") + reserved - F("on_hand") - on_hand, 0)


@transaction.atomic
def hold(
    *, key: uuid.UUID, quantities: Mapping[int, int], until: dt.datetime, agreed: Mapping[int, Wait] | None = None
) -> list[Reservation]:
    """Hold ``quantities`` (product id → base units) under ``key``, all or nothing. Safe to repeat with the same key.

    Each level changes by one conditional UPDATE: comparison and addition are one statement, so no two buyers can both
    see the last one. ``agreed`` says of which products the buyer waits for how many at most.

    Raises:
        OutOfStock: some of it is neither free nor agreed to be waited for; nothing is held.
    """
    agreed = agreed or {}
    if existing := list(Reservation.objects.filter(key=key)):
        return existing
    levels = list(
        StockLevel.objects.filter(product__in=quantities, location__code=MAIN_LOCATION)
        .order_by("pk")
        .values("pk", "product")
    )
    short = {product: (asked, 0) for product, asked in quantities.items()}
    held = []
    for level in levels:
        asked, wait = quantities[level["product"]], agreed.get(level["product"])
        waiting = _wait(level["pk"], asked, wait) if wait else 0
        if waiting or StockLevel.objects.filter(enough_free(asked), pk=level["pk"]).update(
            reserved=F("reserved") + asked
        ):
            del short[level["product"]]
            held.append(
                Reservation(
                    key=key,
                    level_id=level["pk"],
                    quantity=asked,
                    waiting=waiting,
                    promised_on=wait.until if wait and waiting else None,
                    expires_at=until,
                )
            )
    if short:
        free = {level.product_id: level.available for level in StockLevel.objects.filter(product__in=short)}
        raise OutOfStock({product: (asked, free.get(product, 0)) for product, (asked, _) in short.items()})
    Reservation.objects.bulk_create(held)
    _record(StockMovement.Kind.HELD, [(r.level_id, 0, r.quantity) for r in held], reference=str(key))
    return held


def _wait(level_id: int, asked: int, wait: Wait) -> int:
    """Hold ``asked`` of a level of which not enough is free. Returns how many are waited for; 0: nothing was held."""
    level = StockLevel.objects.select_for_update(of=("self",)).get(pk=level_id)
    waiting = asked - min(asked, level.available)
    if not level.backorder_allowed or not 0 < waiting <= wait.quantity:
        return 0
    StockLevel.objects.filter(pk=level_id).update(
        reserved=F("reserved") + asked, waiting=_beyond_the_shelf(reserved=asked)
    )
    return waiting


@transaction.atomic
def release(*, key: uuid.UUID) -> int:
    """Give back what is still held under ``key``. Returns how many base units. Safe to repeat."""
    _lock(Reservation.objects.filter(key=key, state=Reservation.State.HELD).values("level"))
    held = list(
        Reservation.objects.select_for_update().filter(key=key, state=Reservation.State.HELD).order_by("level_id")
    )
    Reservation.objects.filter(pk__in=[r.pk for r in held]).update(state=Reservation.State.RELEASED, waiting=0)
    for reservation in held:
        StockLevel.objects.filter(pk=reservation.level_id).update(
            reserved=F("reserved") - reservation.quantity, waiting=_beyond_the_shelf(reserved=-reservation.quantity)
        )
    _record(StockMovement.Kind.RELEASED, [(r.level_id, 0, -r.quantity) for r in held], reference=str(key))
    _hand_out([r.level_id for r in held])
    return sum(reservation.quantity for reservation in held)


def _lock(levels: Any) -> None:
    list(StockLevel.objects.select_for_update(of=("self",)).filter(pk__in=levels).order_by("pk"))


def _hand_out(levels: Iterable[int]) -> None:
    """Give what came, or came free, to those who wait for it, the oldest first. The levels are locked."""
    queue = list(
        Reservation.objects.filter(level__in=levels, waiting__gt=0).select_related("level").order_by("level_id", "pk")
    )
    came: dict[int, int] = {r.level_id: -r.level.waiting for r in queue}
    for reservation in queue:
        came[reservation.level_id] += reservation.waiting
    for reservation in queue:
        part = min(came[reservation.level_id], reservation.waiting)
        if part:
            came[reservation.level_id] -= part
            reservation.waiting -= part
            reservation.ready_at = None if reservation.waiting else timezone.now()
            reservation.save(update_fields=["waiting", "ready_at"])


def waiting_under(key: uuid.UUID) -> dict[int, Reservation]:
    """What is, or was, waited for under ``key``, by product."""
    rows = Reservation.objects.filter(Q(waiting__gt=0) | Q(ready_at__isnull=False), key=key).select_related("level")
    return {reservation.level.product_id: reservation for reservation in rows}


def pass_to_order(*, key: uuid.UUID) -> None:
    """What is held under ``key`` belongs to an order now: it leaves only by dispatch or cancellation."""
    Reservation.objects.filter(key=key, state=Reservation.State.HELD).update(state=Reservation.State.ORDERED)


@transaction.atomic
def hold_now(*, product_id: int, quantity: int, reference: str) -> None:
    """Hold ``quantity`` without a key, as an order typed in by hand does.

    Raises:
        OutOfStock: it is not free; nothing is held.
    """
    level = StockLevel.objects.filter(product=product_id, location__code=MAIN_LOCATION).first()
    if level is None or not StockLevel.objects.filter(enough_free(quantity), pk=level.pk).update(
        reserved=F("reserved") + quantity
    ):
        raise OutOfStock({product_id: (quantity, level.available if level else 0)})
    _record(StockMovement.Kind.HELD, [(level.pk, 0, quantity)], reference=reference)


def lock_levels(product_ids: Collection[int]) -> None:
    """Take the levels of these products, in the order in which everybody takes them, before changing several."""
    levels = StockLevel.objects.select_for_update(of=("self",)).filter(
        product__in=product_ids, location__code=MAIN_LOCATION
    )
    list(levels.order_by("pk"))


class NotHeld(Exception):
    """More was to leave, or to be given back, than is held or lies there."""


@transaction.atomic
def dispatch(*, product_id: int, quantity: int, reference: str) -> None:
    """Held goods leave the building.

    Raises:
        NotHeld: fewer than ``quantity`` are held and on hand; nothing changes.
    """
    _change_held(
        product_id, on_hand=-quantity, reserved=-quantity, kind=StockMovement.Kind.DISPATCHED, reference=reference
    )


@transaction.atomic
def unhold(*, product_id: int, quantity: int, reference: str, key: uuid.UUID | None = None) -> None:
    """Goods held for an order are free again, as when a line is cancelled. ``key``: of the order's attempt, which waits
    for nothing of this product any more.

    Raises:
        NotHeld: fewer than ``quantity`` are held; nothing changes.
    """
    lock_levels([product_id])
    ended = Reservation.objects.filter(key=key, level__product=product_id) if key else Reservation.objects.none()
    ended.update(state=Reservation.State.RELEASED, waiting=0)
    level = _change_held(
        product_id, on_hand=0, reserved=-quantity, kind=StockMovement.Kind.RELEASED, reference=reference
    )
    _hand_out([level])


@transaction.atomic
def receive(*, product_id: int, quantity: int, reference: str = "") -> StockLevel:
    """Goods came in. A product's first delivery makes it a stocked one."""
    level, _ = StockLevel.objects.get_or_create(product_id=product_id, location=main_location())
    StockLevel.objects.filter(pk=level.pk).update(
        on_hand=F("on_hand") + quantity, waiting=_beyond_the_shelf(on_hand=quantity)
    )
    _record(StockMovement.Kind.RECEIVED, [(level.pk, quantity, 0)], reference=reference)
    _hand_out([level.pk])
    level.refresh_from_db()
    return level


@transaction.atomic
def take_back(*, product_id: int, quantity: int, reference: str) -> None:
    """Goods that had left lie on the shelf again and can be sold. What is quarantined is never brought here."""
    level, _ = StockLevel.objects.get_or_create(product_id=product_id, location=main_location())
    StockLevel.objects.filter(pk=level.pk).update(
        on_hand=F("on_hand") + quantity, waiting=_beyond_the_shelf(on_hand=quantity)
    )
    _record(StockMovement.Kind.RETURNED, [(level.pk, quantity, 0)], reference=reference)
    _hand_out([level.pk])


def unchanged_since(seen: int) -> Q:
    """The guard against lost counts and lost dispatches: true of a level that still has what somebody saw."""
    return Q(on_hand=seen)


class CountConflict(Exception):
    """The number on hand changed since somebody looked. ``on_hand`` is what lies there now; None: not stocked."""

    def __init__(self, on_hand: int | None) -> None:
        super().__init__(f"there are {on_hand} now")
        self.on_hand = on_hand


class Promised(Exception):
    """More is promised to orders, without a word of waiting, than would be there."""

    def __init__(self, reserved: int) -> None:
        super().__init__(f"{reserved} are promised")
        self.reserved = reserved


@transaction.atomic
def count(
    *, product_id: int, counted: int, seen_on_hand: int | None, reference: str = "", by: Any = None
) -> StockLevel:
    """Somebody counted the shelf. ``seen_on_hand`` is what the books said when they did; None: not stocked yet.

    The comparison and the change are one statement, so of two people who saw the same number only one is believed.

    Raises:
        CountConflict: the books changed in between; nothing is written.
        Promised: fewer were counted than orders hold; nothing is written.
    """
    level, is_new = StockLevel.objects.get_or_create(product_id=product_id, location=main_location())
    if is_new != (seen_on_hand is None):
        raise CountConflict(None if is_new else level.on_hand)
    seen = seen_on_hand or 0
    keeps_promises = Q(reserved__lte=F("waiting") + counted)
    if not StockLevel.objects.filter(unchanged_since(seen), keeps_promises, pk=level.pk).update(
        on_hand=counted, waiting=Greatest(F("reserved") - counted, 0)
    ):
        level.refresh_from_db()
        raise Promised(level.reserved - level.waiting) if level.on_hand == seen else CountConflict(level.on_hand)
    _record(StockMovement.Kind.COUNTED, [(level.pk, counted - seen, 0)], reference=reference, by=by)
    _hand_out([level.pk])
    level.refresh_from_db()
    return level


class Moved(Exception):
    """Something happened to the stock of a product that must stay in the ledger."""


@transaction.atomic
def forget(*, product_id: int, reference: str) -> None:
    """Take a product out of the books that only ``reference`` ever counted: it never was there.

    Raises:
        Moved: it was held, received, counted or dispatched otherwise; nothing is written.
    """
    levels = StockLevel.objects.select_for_update().filter(product=product_id)
    held = list(levels.values_list("pk", flat=True))
    others = StockMovement.objects.filter(level__in=held).exclude(reference=reference, kind=StockMovement.Kind.COUNTED)
    if others.exists() or Reservation.objects.filter(level__in=held).exists():
        raise Moved(product_id)
    StockMovement.objects.filter(level__in=held).delete()
    StockLevel.objects.filter(pk__in=held).delete()


@transaction.atomic
def plan(*, product_id: int, **changes: Any) -> None:
    """Change ``backorder_allowed`` or ``expected_on`` of a product; what is not named stays. Makes it a stocked one.

    Raises:
        Promised: back-orders were to end while buyers wait; nothing is written.
    """
    level, _ = StockLevel.objects.get_or_create(product_id=product_id, location=main_location())
    allowed = Q() if changes.get("backorder_allowed", True) else Q(waiting=0)
    if not StockLevel.objects.filter(allowed, pk=level.pk).update(**changes):
        level.refresh_from_db()
        raise Promised(level.reserved)


@transaction.atomic
def receive_many(*, quantities: Mapping[int, int], reference: str = "") -> None:
    """``receive`` for many products (product id → base units) in a fixed number of statements."""
    place = main_location()
    StockLevel.objects.bulk_create(
        (StockLevel(product_id=product, location=place) for product in sorted(quantities)), ignore_conflicts=True
    )
    locked = StockLevel.objects.select_for_update().filter(product__in=quantities, location=place).order_by("pk")
    came = {pk: quantities[product] for pk, product in locked.values_list("pk", "product_id")}
    with connection.cursor() as cursor:  # bulk_update, with a CASE for each row, takes ten times as long
        cursor.execute(
            "UPDATE shop_stocklevel AS level SET on_hand = level.on_hand + came.quantity,"
            " waiting = GREATEST(level.reserved - level.on_hand - came.quantity, 0)"
            " FROM unnest(%s::bigint[], %s::integer[]) AS came(level_id, quantity) WHERE level.id = came.level_id",
            [list(came), list(came.values())],
        )
    changes = [(level, quantity, 0) for level, quantity in came.items() if quantity]
    _record(StockMovement.Kind.RECEIVED, changes, reference=reference)
    _hand_out(came)


def _change_held(product_id: int, *, on_hand: int, reserved: int, kind: StockMovement.Kind, reference: str) -> int:
    """Returns the id of the level that changed."""
    level = StockLevel.objects.filter(product=product_id, location__code=MAIN_LOCATION).first()
    changed = level and StockLevel.objects.filter(pk=level.pk, on_hand__gte=-on_hand, reserved__gte=-reserved).update(
        on_hand=F("on_hand") + on_hand,
        reserved=F("reserved") + reserved,
        waiting=_beyond_the_shelf(on_hand=on_hand, reserved=reserved),
    )
    if level is None or not changed:
        raise NotHeld(f"product {product_id}: {-reserved} are not held and on hand")
    _record(kind, [(level.pk, on_hand, reserved)], reference=reference)
    return level.pk


def _record(kind: StockMovement.Kind, changes: list[tuple[int, int, int]], *, reference: str, by: Any = None) -> None:
    """``changes``: (level id, change on hand, change reserved)."""
    StockMovement.objects.bulk_create(
        StockMovement(
            level_id=level, kind=kind, on_hand_change=on_hand, reserved_change=reserved, reference=reference, by=by
        )
        for level, on_hand, reserved in changes
    )
