"""Offers and vouchers with limits: taken with the goods before the payment, given back when nothing comes of it.

Oscar counts when an order is placed, so fifty buyers at once each get an offer made for five. Here the counter moves in
the attempt's own transaction, by one conditional UPDATE, and pricing sees at once what is left.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import F, Q, Sum
from oscar.core.loading import get_model

from shop.checkout.models import Redemption
from shop.checkout.quote import Quote, QuoteDiscount

ConditionalOffer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")
VoucherApplication = get_model("voucher", "VoucherApplication")


class UsedUp(Exception):
    """An offer or voucher of the quote is not to be had any more. Call within a transaction, and roll it back."""


def hold(key: uuid.UUID, quote: Quote, *, user: Any) -> None:
    """Count the offers and vouchers of ``quote`` as used by the attempt ``key``. Within its transaction.

    Raises:
        UsedUp: a limit is reached.
    """
    _check_vouchers(quote, user)
    for discount in sorted(quote.discounts, key=lambda discount: discount.offer_id):
        offers = ConditionalOffer.objects.filter(enough_left(discount), pk=discount.offer_id)
        if not offers.update(
            num_applications=F("num_applications") + discount.frequency,
            total_discount=F("total_discount") + discount.amount,
            num_orders=F("num_orders") + 1,
        ):
            raise UsedUp(discount.name)
        offer = ConditionalOffer.objects.get(pk=discount.offer_id)  # its row is ours until the transaction ends
        limit = offer.max_user_applications if user.is_authenticated else None
        if limit and times_had(offer, user) + discount.frequency > limit:
            raise UsedUp(discount.name)
        Redemption.objects.create(
            attempt_key=key,
            offer=offer,
            voucher_id=discount.voucher_id,
            user=user if user.is_authenticated else None,
            frequency=discount.frequency,
            amount=discount.amount,
        )
        Voucher.objects.filter(pk=discount.voucher_id).update(total_discount=F("total_discount") + discount.amount)
    Voucher.objects.filter(pk__in=_voucher_ids(quote)).update(num_orders=F("num_orders") + 1)


def enough_left(discount: QuoteDiscount) -> Q:
    """Offers that can still give ``discount``."""
    applications = Q(max_global_applications=None) | Q(
        max_global_applications__gte=F("num_applications") + discount.frequency
    )
    return applications & (Q(max_discount=None) | Q(max_discount__gt=F("total_discount")))


def release(key: uuid.UUID) -> None:
    """Give back what the attempt ``key`` took. Within a transaction; safe to repeat."""
    rows = list(Redemption.objects.select_for_update().filter(attempt_key=key).order_by("offer_id"))
    for row in rows:
        ConditionalOffer.objects.filter(pk=row.offer_id).update(
            num_applications=F("num_applications") - row.frequency,
            total_discount=F("total_discount") - row.amount,
            num_orders=F("num_orders") - 1,
        )
        consumed = ConditionalOffer.objects.filter(pk=row.offer_id, status=ConditionalOffer.CONSUMED)
        consumed.update(status=ConditionalOffer.OPEN)
        Voucher.objects.filter(pk=row.voucher_id).update(total_discount=F("total_discount") - row.amount)
    vouchers = {row.voucher_id for row in rows if row.voucher_id}
    Voucher.objects.filter(pk__in=vouchers).update(num_orders=F("num_orders") - 1)
    Redemption.objects.filter(pk__in=[row.pk for row in rows]).delete()


def pass_to_order(quote: Quote, order: Any) -> None:
    """Name the order where Oscar's desk looks for the uses of a voucher."""
    VoucherApplication.objects.bulk_create(
        VoucherApplication(voucher_id=pk, order=order, user_id=order.user_id) for pk in _voucher_ids(quote)
    )


def times_had(offer: Any, user: Any) -> int:
    """How often ``user`` has had ``offer``, attempts that are being paid for among them."""
    return Redemption.objects.filter(offer=offer, user=user).aggregate(times=Sum("frequency"))["times"] or 0


def reason_against(voucher: Any, user: Any) -> str:
    """Why ``user`` cannot use ``voucher`` now, in words for the buyer; empty when they can."""
    if voucher.usage == Voucher.SINGLE_USE and voucher.redemptions.exists():
        return "This code has been used already."
    if voucher.usage == Voucher.ONCE_PER_CUSTOMER:
        if user is None or not user.is_authenticated:
            return "This code is for people with an account: sign in to use it."
        if voucher.redemptions.filter(user=user).exists():
            return "You have used this code already."
    return ""


def _check_vouchers(quote: Quote, user: Any) -> None:
    for voucher in Voucher.objects.select_for_update().filter(pk__in=_voucher_ids(quote)).order_by("pk"):
        if not voucher.is_active() or reason_against(voucher, user):
            raise UsedUp(voucher.code)


def _voucher_ids(quote: Quote) -> list[int]:
    return sorted({discount.voucher_id for discount in quote.discounts if discount.voucher_id})
