"""What a gateway's notice asks for: look at what it names, and bring our side to where that is."""

from __future__ import annotations

import datetime as dt

from shop.checkout import disputes
from shop.checkout.finalise import finalise_from_notice
from shop.payments.port import About, Notice


def act_on(gateway_name: str, notice: Notice, *, now: dt.datetime) -> None:
    """Look up what ``notice`` concerns. Safe to repeat, in any order.

    Raises:
        GatewayError: the gateway could not be asked; nothing changed.
    """
    if notice.about is About.DISPUTE:
        disputes.look_into(gateway_name, notice.reference, now=now)
    else:
        finalise_from_notice(gateway_name, notice, now=now)
