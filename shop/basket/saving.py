"""Lines that are kept for another time: a second basket of Oscar's, with the status "Saved", one for each owner.

Both baskets are locked, the older first, so two presses of a button move a line once. The database allows an owner one
saved basket (basket_one_saved_per_owner).
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket import services
from shop.basket.lines import to_be_priced
from shop.basket.services import NoSuchLine, NotAdded


def saved_lines(saved: Any) -> QuerySet:
    """The lines of a saved basket with what they cost now, in one query; who shows their stock loads it."""
    lines = get_model("basket", "Line").objects
    if saved.pk:
        return to_be_priced(lines.filter(basket=saved.pk))
    if saved.owner_id:
        return to_be_priced(lines.filter(basket__owner=saved.owner_id, basket__status=saved.SAVED))
    return lines.none()


@transaction.atomic
def save_for_later(basket: Any, saved: Any, line_id: int) -> None:
    """Move a line of ``basket`` to ``saved`` with what one costs now, to tell a change by; quantities add up there.

    Raises:
        NotAdded: ``basket`` is being paid for; the line stays.
        NoSuchLine: it has no such line.
    """
    write_saved(saved)
    lock_both(basket, saved)
    line = _line(basket, line_id)
    price = line.unit.price_for(line.quantity)
    get_model("basket", "Line").objects.filter(pk=line.pk).update(
        price_currency=line.stockrecord.price_currency,
        price_excl_tax=price.excl if price else None,
        price_incl_tax=price.incl if price else None,
        date_updated=timezone.now(),
    )
    services.move_lines(basket, saved, [line])
    basket.reset_offer_applications()


@transaction.atomic
def move_to_basket(saved: Any, basket: Any, line_id: int) -> None:
    """Move a line of ``saved`` back into ``basket``, as if it were added there now.

    Raises:
        NotAdded: it cannot be had now, or ``basket`` is being paid for; the line stays saved.
        NoSuchLine: ``saved`` has no such line.
    """
    find_saved(saved)
    lock_both(basket, saved)
    line = _line(saved, line_id)
    services.add(basket, services.Wish(line.stockrecord_id, line.quantity))
    line.delete()


@transaction.atomic
def forget(saved: Any, line_id: int) -> None:
    """Take a line out of ``saved``. Raises NoSuchLine."""
    find_saved(saved)
    _line(saved, line_id).delete()


def find_saved(saved: Any) -> None:
    """Give ``saved``, an owner's, the row that it has; one without a row, or without an owner, stays as it is."""
    if saved.pk is None and saved.owner_id:
        found = get_model("basket", "Basket").saved.filter(owner=saved.owner_id)
        saved.pk = found.values_list("pk", flat=True).first()


def write_saved(saved: Any) -> None:
    """Give ``saved`` a row, where it has none: of an owner the one that another request wrote meanwhile."""
    if saved.pk is not None:
        return
    if saved.owner_id is None:
        saved.save()
    else:
        saved.pk = get_model("basket", "Basket").saved.get_or_create(owner_id=saved.owner_id)[0].pk


def lock_both(basket: Any, saved: Any) -> None:
    """Wait for other changes of both, and see that the basket is still open. One that is not written has no rivals."""
    baskets = get_model("basket", "Basket").objects.select_for_update()
    written = [one.pk for one in (basket, saved) if one.pk]
    status = dict(baskets.filter(pk__in=written).order_by("pk").values_list("pk", "status"))
    if basket.pk and status.get(basket.pk) != basket.OPEN:
        raise NotAdded(services.BEING_PAID)


def _line(basket: Any, line_id: int) -> Any:
    lines = get_model("basket", "Line").objects.select_related("stockrecord__selling_unit", "product__parent")
    line = lines.filter(pk=line_id, basket=basket.pk).first() if basket.pk else None
    if line is None:
        raise NoSuchLine(line_id)
    return line
