"""The list of an attribute's choices. Its order is that of the trade, and is kept in the order of the rows' ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from oscar.core.loading import get_model

AttributeOption = get_model("catalogue", "AttributeOption")
AttributeOptionGroup = get_model("catalogue", "AttributeOptionGroup")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")


class InUse(Exception):
    """A choice cannot go: products say it. ``option`` and how many ``products``."""

    def __init__(self, option: str, products: int) -> None:
        super().__init__(f"“{option}” must stay: {products} product{' says' if products == 1 else 's say'} so.")
        self.option, self.products = option, products


@transaction.atomic
def set_options(group: Any, wanted: Sequence[str]) -> set[int]:
    """Make ``wanted`` the choices of ``group``, in this order. Returns the ids of products whose choice moved.

    From the first place that differs on, choices are written anew and what products say follows them.

    Raises:
        InUse: a choice that is not wanted is said by a product; nothing is written.
    """
    AttributeOptionGroup.objects.select_for_update().get(pk=group.pk)
    there = list(group.options.order_by("pk"))
    for option in there:
        if option.option not in wanted:
            said = ProductAttributeValue.objects.filter(Q(value_option=option) | Q(value_multi_option=option))
            if products := said.values("product").distinct().count():
                raise InUse(option.option, products)
    same = 0
    while same < min(len(there), len(wanted)) and there[same].option == wanted[same]:
        same += 1
    moved: set[int] = set()
    old = {option.option: option for option in there[same:]}
    new = [AttributeOption(group=group, option=name) for name in wanted[same:]]
    for option in new:
        if before := old.get(option.option):
            before.option = f"{before.pk} {before.option}"[:255]  # a name is there once
            before.save(update_fields=["option"])
        option.save()
        if before is not None:
            moved |= _follow(before, option)
    AttributeOption.objects.filter(pk__in=[option.pk for option in old.values()]).delete()
    return moved


def _follow(before: Any, after: Any) -> set[int]:
    """What says ``before`` says ``after``; the ids of those products."""
    single = ProductAttributeValue.objects.filter(value_option=before)
    several = ProductAttributeValue.objects.filter(value_multi_option=before)
    products = set(single.values_list("product_id", flat=True)) | set(several.values_list("product_id", flat=True))
    ProductAttributeValue.value_multi_option.through.objects.filter(attributeoption=before).update(
        attributeoption=after
    )
    single.update(value_option=after)
    return products
