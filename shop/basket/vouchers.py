"""Codes that take something off a basket."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from oscar.core.loading import get_class, get_model

from shop.checkout.redemptions import reason_against

UNKNOWN = "This code is not known, or its time is over. Look at it again."
"""One answer for both: whoever guesses codes learns nothing."""
Applicator = get_class("offer.applicator", "Applicator")
Voucher = get_model("voucher", "Voucher")


class CodeRefused(Exception):
    """The code cannot be used. The message is for the buyer; the basket is as it was."""


def use_code(basket: Any, code: str, user: Any) -> None:
    """Put the voucher ``code`` on ``basket``, a basket that is not priced yet.

    Raises:
        CodeRefused: it is unknown, over, used, or takes nothing off what is in the basket.
    """
    voucher = Voucher.objects.filter(code=code.strip().upper()).first()
    if voucher is None or not voucher.is_active():
        raise CodeRefused(UNKNOWN)
    if not basket.pk or basket.is_empty:
        raise CodeRefused("Put something into the basket first; then give the code.")
    if reason := reason_against(voucher, user):
        raise CodeRefused(reason)
    with transaction.atomic():
        basket.vouchers.add(voucher)
        basket.reset_offer_applications()
        Applicator().apply(basket, user)
        applied = [one["voucher"] for one in basket.offer_applications]
        basket.reset_offer_applications()  # whoever asks for the priced basket applies them again
        if voucher not in applied:
            raise CodeRefused(_why_nothing(voucher))


def remove_code(basket: Any, code: str) -> None:
    """Take the voucher ``code`` off ``basket``; one that is not there is no error."""
    if basket.pk:
        basket.vouchers.remove(*basket.vouchers.filter(code=code))
    basket.reset_offer_applications()


def _why_nothing(voucher: Any) -> str:
    needs = [offer.condition.name for offer in voucher.offers.select_related("condition")]
    return f"This code takes nothing off what is in your basket. It needs: {'; '.join(needs)}."
