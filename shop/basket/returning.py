"""Giving a basket back when its payment came to nothing."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")


@transaction.atomic
def copy_to_open_basket(basket: Any) -> Any:
    """An open basket with the lines of ``basket``: its owner's open one, where there is one, or a new one.

    A line that the open basket has already gets the greater of both quantities, so nothing is lost and nothing doubled.
    """
    if basket.owner_id:
        target, _ = Basket.objects.select_for_update().get_or_create(owner_id=basket.owner_id, status=Basket.OPEN)
    else:
        target = Basket.objects.create(status=Basket.OPEN)
    there = {line.line_reference: line for line in target.lines.all()}
    new = []
    for line in basket.lines.all():
        if old := there.get(line.line_reference):
            Line.objects.filter(pk=old.pk, quantity__lt=line.quantity).update(quantity=line.quantity)
        else:
            line.pk, line.basket = None, target
            new.append(line)
    Line.objects.bulk_create(new)
    target.vouchers.add(*basket.vouchers.all())
    return target
