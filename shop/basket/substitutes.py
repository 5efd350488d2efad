"""What may be ordered instead of a line that is short: goods that a person named as its substitute or replacement.

Nothing here is put into a basket: the buyer does that, with a press for each line.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket import services
from shop.basket.services import NoSuchLine, NotAdded
from shop.devices.models import ProductRelation
from shop.organisations import verification
from shop.pricing.units import not_sold_in, selling_unit, tiers_of
from shop.stock.levels import main_levels

KINDS = (ProductRelation.Kind.REPLACES, ProductRelation.Kind.SUBSTITUTE)
"""``product`` of such a relation may stand for its ``other``; the other way about nobody said."""
MOST = 3
"""Offers for one line, replacements first, then the cheapest."""


def candidates(lines: Iterable[Any], *, user: Any, today: dt.date) -> dict[int, list[Any]]:
    """Stock records that can stand for ``lines``, by line id: the same selling unit, sold in the line's number, enough
    of it free now, and allowed to ``user``. Each has ``unit`` and ``replaces``. One query; none for no lines.
    """
    lines = list(lines)
    if not lines:
        return {}
    by_product: dict[int, list[Any]] = defaultdict(list)
    for record in _records({line.product_id for line in lines}):
        by_product[record.stands_for].append(record)
    found = {line.pk: [one for one in by_product[line.product_id] if _fits(one, line)] for line in lines}
    products = [record.product for records in found.values() for record in records]
    withheld = verification.withheld(products, user, on=today)
    return {
        pk: sorted((one for one in records if one.product_id not in withheld), key=_order_of_offer)[:MOST]
        for pk, records in found.items()
    }


@transaction.atomic
def replace_line(basket: Any, line_id: int, stockrecord_id: int, *, user: Any) -> None:
    """Put as many of the substitute ``stockrecord_id`` into ``basket`` as the line holds, instead of it.

    Raises:
        NotAdded: it is no substitute of the line, or cannot be had in that number now; the line stays as it was.
        NoSuchLine: the basket has no such line.
    """
    services.lock(basket)
    lines = get_model("basket", "Line").objects.select_related("stockrecord__selling_unit", "product")
    line = lines.filter(pk=line_id, basket=basket.pk).first() if basket.pk else None
    if line is None:
        raise NoSuchLine(line_id)
    offered = candidates([line], user=user, today=timezone.localdate())[line.pk]
    if stockrecord_id not in {record.pk for record in offered}:
        raise NotAdded("It cannot be had instead any more. Look at what is offered now.")
    services.add(basket, services.Wish(stockrecord_id, line.quantity))
    line.delete()
    basket.reset_offer_applications()


def _records(products: set[int]) -> Iterable[Any]:
    shown = Q(product__is_public=True) & (Q(product__parent=None) | Q(product__parent__is_public=True))
    level = (
        main_levels().filter(product=OuterRef("product")).values(level=JSONObject(on_hand="on_hand", held="reserved"))
    )
    return (
        get_model("partner", "StockRecord")
        .objects.filter(product__relations__other__in=products, product__relations__kind__in=KINDS)
        .filter(shown, price__isnull=False)
        .annotate(
            stands_for=F("product__relations__other"),
            how=F("product__relations__kind"),
            level=Subquery(level[:1]),
            price_tiers=tiers_of("pk"),
        )
        .select_related(
            "selling_unit",
            "product__device__maker",
            "product__parent__device__maker",
            "product__product_class__profile",
            "product__parent__product_class__profile",
        )
        .order_by("pk")
    )


def _fits(record: Any, line: Any) -> bool:
    record.unit, unit = selling_unit(record), line.unit
    record.replaces = record.how == ProductRelation.Kind.REPLACES
    free = record.level["on_hand"] - record.level["held"] if record.level else 0
    made = getattr(record.product, "device", None)
    return (
        (record.unit.code, record.unit.base_quantity, record.unit.base_name)
        == (unit.code, unit.base_quantity, unit.base_name)
        and not (made and made.discontinued)
        and not not_sold_in(record.unit, line.quantity)
        and free >= record.unit.base_units(line.quantity)
    )


def _order_of_offer(record: Any) -> tuple[bool, Any, int]:
    return not record.replaces, record.price, record.pk
