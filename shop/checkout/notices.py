"""What a gateway's notice asks for: look at what it names, and bring our side to where that is; and who is silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from shop.checkout import disputes
from shop.checkout.finalise import finalise_from_notice
from shop.checkout.models import PaymentAttempt
from shop.payments.models import LastNotice
from shop.payments.port import About, Notice

SILENT_FOR = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hearing:
    """How we hear of a gateway. ``is_silent``: something was paid there a day ago or more, and no notice came since."""

    gateway: str
    last_notice_at: dt.datetime | None
    is_silent: bool


def hearings(gateways: Iterable[str], *, now: dt.datetime) -> list[Hearing]:
    """One for each of ``gateways``, which are those that send notices."""
    heard = dict(LastNotice.objects.values_list("gateway", "received_at"))
    return [Hearing(name, heard.get(name), _is_silent(name, heard.get(name), now=now)) for name in gateways]


def _is_silent(gateway: str, last: dt.datetime | None, *, now: dt.datetime) -> bool:
    paid = PaymentAttempt.objects.filter(gateway=gateway, captured_at__lte=now - SILENT_FOR)
    return (paid.filter(captured_at__gt=last) if last else paid).exists()


def act_on(gateway_name: str, notice: Notice, *, now: dt.datetime) -> None:
    """Look up what ``notice`` concerns. Safe to repeat, in any order.

    Raises:
        GatewayError: the gateway could not be asked; nothing changed.
    """
    if notice.about is About.DISPUTE:
        disputes.look_into(gateway_name, notice.reference, now=now)
    else:
        finalise_from_notice(gateway_name, notice, now=now)
