"""Who may buy what is sold on prescription only: professionals whom a merchandiser has verified."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from shop.devices.models import Supply
from shop.organisations.models import Verification

REASON = "It is sold on prescription only (Rx), to verified professionals."


def is_verified(user: Any, *, on: dt.date) -> bool:
    """Whether ``user`` may buy on that day what is sold on prescription only."""
    if user is None or not user.is_authenticated:
        return False
    return Verification.objects.filter(user=user, verified_until__gte=on).exists()


def is_rx_only(product: Any) -> bool:
    """Whether the record of the device says so, of the variant or else of its family. "Not stated" does not."""
    devices = (getattr(one, "device", None) for one in (product, product.parent) if one is not None)
    return any(device.supply == Supply.RX_ONLY for device in devices if device is not None)


def withheld(products: Iterable[Any], user: Any, *, on: dt.date) -> set[int]:
    """The ids of those of ``products`` that ``user`` may not buy yet. No query where none is Rx-only."""
    found = {product.pk for product in products if is_rx_only(product)}
    return set() if not found or is_verified(user, on=on) else found


@transaction.atomic
def verify(user: Any, *, until: dt.date, evidence: str, by: Any, at: dt.datetime) -> Verification:
    """Write down that ``user`` is a professional until then, what was looked at, and by whom."""
    verification, _ = Verification.objects.update_or_create(
        user=user,
        defaults={"verified_until": until, "evidence": evidence, "verified_by": by, "verified_at": at},
    )
    return verification


def withdraw(verification: Verification, *, by: Any, now: dt.datetime) -> None:
    """From this day on the person is no longer verified; the row says who ended it."""
    verification.verified_until = timezone.localdate(now) - dt.timedelta(days=1)
    verification.verified_by, verification.verified_at = by, now
    verification.save(update_fields=["verified_until", "verified_by", "verified_at"])
