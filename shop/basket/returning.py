"""Giving a basket back when its payment came to nothing."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from shop.basket.models import AgreedWait

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")


@transaction.atomic
def copy_to_open_basket(basket: Any) -> Any:
    """An open basket with the lines of ``basket``: its owner's open one, where there is one, or a new one.

    A line that the open basket has already gets the greater of both quantities, so nothing is lost and nothing doubled.
    What the buyer agreed to wait for stays agreed, as far as it still holds.
    """
    if basket.owner_id:
        target, _ = Basket.objects.select_for_update().get_or_create(owner_id=basket.owner_id, status=Basket.OPEN)
    else:
        target = Basket.objects.create(status=Basket.OPEN)
    there = {line.line_reference: line for line in target.lines.all()}
    new, waits = [], []
    for line in basket.lines.select_related("agreed_wait"):
        if old := there.get(line.line_reference):
            Line.objects.filter(pk=old.pk, quantity__lt=line.quantity).update(quantity=line.quantity)
        else:
            wait = getattr(line, "agreed_wait", None)
            line.pk, line.basket = None, target
            new.append(line)
            if wait:
                waits.append((line, wait))
    Line.objects.bulk_create(new)
    AgreedWait.objects.bulk_create(
        AgreedWait(line_id=line.pk, quantity=wait.quantity, until=wait.until) for line, wait in waits
    )
    target.vouchers.add(*basket.vouchers.all())
    return target
