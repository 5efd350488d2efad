"""A buyer agrees to wait for what is not there, or takes that back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from shop.basket import services
from shop.basket.lines import with_everything
from shop.basket.models import AgreedWait
from shop.basket.services import NoSuchLine, NotAdded
from shop.basket.shortfalls import shortfalls

CHANGED = "It changed since you looked: read again what would come later, then say whether you want to wait."


@transaction.atomic
def agree_to_wait(basket: Any, line_id: int, *, missing: int, until: dt.date | None) -> None:
    """Write down that the buyer waits for ``missing`` base units of a line, as the page said, ``until`` then.

    Raises:
        NotAdded: that is not what is missing now, or its goods may not go on back-order; nothing is agreed.
        NoSuchLine: the basket has no such line.
    """
    services.lock(basket)
    lines = list(with_everything(basket.lines.all())) if basket.pk else []
    if line_id not in {line.pk for line in lines}:
        raise NoSuchLine(line_id)
    short = shortfalls(lines, today=timezone.localdate()).get(line_id)
    if short is None or not short.can_wait or (short.missing, short.until) != (missing, until):
        raise NotAdded(CHANGED)
    AgreedWait.objects.update_or_create(line_id=line_id, defaults={"quantity": missing, "until": until})
    basket.reset_offer_applications()


def wait_no_more(basket: Any, line_id: int) -> None:
    """The buyer does not want to wait after all. One who never agreed changes nothing."""
    AgreedWait.objects.filter(line=line_id, line__basket=basket.pk).delete()
    basket.reset_offer_applications()
