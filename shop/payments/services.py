"""The money ledger: what moved, as the gateways confirmed it."""

from __future__ import annotations

import datetime as dt
import uuid

from core.money import Money
from shop.payments.models import LastNotice, MoneyMovement
from shop.payments.port import Notice


def record_movement(
    *, kind: MoneyMovement.Kind, attempt_key: uuid.UUID, amount: Money, gateway: str, reference: str, at: dt.datetime
) -> bool:
    """Write one movement into the ledger. Returns whether it is new: the same movement told twice is written once."""
    _, created = MoneyMovement.objects.get_or_create(
        gateway=gateway,
        kind=kind,
        reference=reference,
        defaults={"attempt_key": attempt_key, "amount": amount.amount, "currency": amount.currency, "at": at},
    )
    return created


def note_notice(gateway: str, notice: Notice | None, *, at: dt.datetime) -> None:
    """Remember that ``gateway`` has told us something genuine. None: something of no concern to us."""
    told = {"event_id": notice.event_id if notice else "", "received_at": at}
    LastNotice.objects.update_or_create(gateway=gateway, defaults=told)
