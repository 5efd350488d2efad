"""What happens to a basket. Quantities are selling units; stock is compared in base units over all lines of a product.

Every change locks the basket's row first, so two presses of a button at one moment count as two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from oscar.core.loading import get_model

from core.units import counted
from shop.pricing.units import not_sold_in, selling_unit, tiers_of
from shop.stock.availability import shortage
from shop.stock.levels import prefetch_main_levels, supply_of
from shop.stock.selling_units import base_quantity

MOST_OF_ONE = 9_999
"""Selling units of one line."""
NOT_SOLD = "This product is no longer sold."
BEING_PAID = "Your basket is being paid for at this moment. Look at the page again and then go on."


class NotAdded(Exception):
    """The basket could not be changed as asked. The message is for the buyer; nothing was changed."""


class NoSuchLine(LookupError):
    """The basket has no line of that id."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody wants ``quantity`` selling units of a stock record."""

    stockrecord_id: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """What of a kit could not be added, and why, in words. ``title`` is empty for what is not sold at all."""

    title: str
    reason: str
    stockrecord_id: int = 0


def add(basket: Any, wish: Wish) -> None:
    """Add to ``basket``, which is written to the database with its first line.

    Raises:
        NotAdded: the unit is not sold, there is less of it than the basket would then hold, or it is being paid for.
    """
    _, refused = add_kit(basket, [wish])
    if refused:
        raise NotAdded(_about(basket, refused[0].title, refused[0].reason))


@transaction.atomic
def add_kit(basket: Any, wishes: Sequence[Wish]) -> tuple[list[str], list[Refusal]]:
    """Add whatever of ``wishes`` can be had. Returns the titles of what was added, and what was refused.

    Raises:
        NotAdded: the basket is being paid for; nothing is added.
    """
    lock(basket)
    records = _records([wish.stockrecord_id for wish in wishes])
    lines = _lines(basket, {record.product_id for record in records.values()})
    added: list[str] = []
    refused: list[Refusal] = []
    for wish in wishes:
        record = records.get(wish.stockrecord_id)
        if record is None:
            refused.append(Refusal("", NOT_SOLD, wish.stockrecord_id))
        elif reason := _reason_against(record, wish.quantity, lines.values()):
            refused.append(Refusal(record.product.get_title(), reason, wish.stockrecord_id))
        else:
            _put(basket, record, wish.quantity, lines)
            added.append(record.product.get_title())
    basket.reset_offer_applications()
    return added, refused


@transaction.atomic
def change_line(basket: Any, line_id: int, quantity: int) -> None:
    """Set a line's quantity; 0 removes it. Less than before is refused only where so few are not sold.

    Raises:
        NotAdded: there is less of it than that, or it is not sold in that number; the line stays as it was.
        NoSuchLine: the basket has no such line.
    """
    lock(basket)
    lines = get_model("basket", "Line").objects.select_related("stockrecord__selling_unit", "product__parent")
    line = lines.filter(pk=line_id, basket=basket).first() if basket.pk else None
    if line is None:
        raise NoSuchLine(line_id)
    title = line.product.get_title()
    if quantity <= 0:
        line.delete()
    elif quantity < line.quantity:
        if reason := not_sold_in(line.unit, quantity):
            raise NotAdded(_about(basket, title, reason))
        _set(basket, line_id, quantity)
    elif quantity > line.quantity:
        record = _records([line.stockrecord_id]).get(line.stockrecord_id)
        others = [other for other in _lines(basket, {line.product_id}).values() if other.pk != line.pk]
        if reason := _reason_against(record, quantity, others) if record else NOT_SOLD:
            raise NotAdded(_about(basket, title, reason))
        _set(basket, line_id, quantity)
    basket.reset_offer_applications()


@transaction.atomic
def merge(basket: Any, other: Any) -> bool:
    """Move every line of ``other``, a basket from before signing in, into ``basket``; quantities of one unit add up.

    Both are open, or both saved. Nothing is refused here: what there is too little of stays as a line that says so.
    Safe to repeat: only the first call finds ``other``. Returns whether it was this one.
    """
    model = get_model("basket", "Basket")
    found = set(
        model.objects.select_for_update()
        .filter(pk__in=(basket.pk, other.pk), status=basket.status)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if found != {basket.pk, other.pk}:
        return False
    move_lines(other, basket, other.lines.all())
    basket.vouchers.add(*other.vouchers.all())
    other.vouchers.clear()
    model.objects.filter(pk=other.pk).update(status=model.MERGED, date_merged=timezone.now())
    basket.reset_offer_applications()
    return True


def move_lines(basket: Any, target: Any, lines: Iterable[Any]) -> None:
    """``lines`` of ``basket`` are now in ``target``; where that has the unit, quantities add up. Both locked."""
    theirs = dict(target.lines.values_list("line_reference", "pk"))
    for line in lines:
        if mine := theirs.get(line.line_reference):
            target.lines.filter(pk=mine).update(quantity=F("quantity") + line.quantity)
            line.delete()
        else:
            basket.lines.filter(pk=line.pk).update(basket=target.pk)


def lock(basket: Any) -> None:
    """Wait for other changes of ``basket`` and see that it is still open. One that is not written yet has no rivals."""
    if basket.pk is None:
        return
    model = get_model("basket", "Basket")
    status = model.objects.select_for_update().filter(pk=basket.pk).values_list("status", flat=True).first()
    if status != model.OPEN:
        raise NotAdded(BEING_PAID)


def _records(ids: Iterable[int]) -> dict[int, Any]:
    """Stock records that are sold now, by id, with stock and prices. Two queries."""
    shown = Q(product__is_public=True) & (Q(product__parent=None) | Q(product__parent__is_public=True))
    return {
        record.pk: record
        for record in get_model("partner", "StockRecord")
        .objects.filter(shown, pk__in=ids)
        .select_related("product__parent", "product__device", "selling_unit")
        .prefetch_related(prefetch_main_levels("product"))
        .annotate(price_tiers=tiers_of("pk"))
    }


def _lines(basket: Any, products: Iterable[int]) -> dict[int, Any]:
    """The lines of ``basket`` that hold ``products``, by stock record."""
    if basket.pk is None:
        return {}
    lines = basket.lines.filter(product__in=products).select_related("stockrecord__selling_unit").order_by()
    return {line.stockrecord_id: line for line in lines}


def _reason_against(record: Any, more: int, lines: Iterable[Any]) -> str:
    """Why ``more`` selling units of ``record`` cannot join ``lines``, in words; empty when they can."""
    unit = selling_unit(record)
    alike = [line for line in lines if line.product_id == record.product_id]
    there = sum(line.quantity for line in alike if line.stockrecord_id == record.pk)
    if more + there > MOST_OF_ONE:
        return f"At most {MOST_OF_ONE:,} of one product can be ordered at a time."
    if reason := not_sold_in(unit, more + there):
        following = unit.allowed(more + there)
        return f"{unit.rule} Add {following - there:,} to the {there:,} in your basket." if there else reason
    held = sum(line.quantity * base_quantity(line.stockrecord) for line in alike)
    supply = supply_of(
        record.product, smallest_unit=unit.base_quantity, base_name=unit.base_name, priced=unit.price is not None
    )
    reason = shortage(
        supply, wanted=held + unit.base_units(more), unit_label=unit.label, base_quantity=unit.base_quantity
    )
    if reason and held:
        return f"{reason} Your basket already holds {counted(held, unit.base_name)}."
    return reason


def _about(basket: Any, title: str, reason: str) -> str:
    """``reason`` with the product that it is about, where ``basket`` has more lines than one."""
    several = bool(title and basket.pk) and basket.lines.count() > 1
    return f"{title}: {reason}" if several else reason


def _put(basket: Any, record: Any, quantity: int, lines: dict[int, Any]) -> None:
    if line := lines.get(record.pk):
        basket.lines.filter(pk=line.pk).update(quantity=F("quantity") + quantity, date_updated=timezone.now())
        line.quantity += quantity
        return
    if basket.pk is None:
        basket.save()
    price = selling_unit(record).price_for(quantity)
    lines[record.pk] = basket.lines.create(
        product=record.product,
        stockrecord=record,
        line_reference=f"{record.product_id}_{record.pk}",
        quantity=quantity,
        price_currency=record.price_currency,
        price_excl_tax=price.excl if price else None,
        price_incl_tax=price.incl if price else None,
    )


def _set(basket: Any, line_id: int, quantity: int) -> None:
    basket.lines.filter(pk=line_id).update(quantity=quantity, date_updated=timezone.now())
