"""Letters about an order that is placed or called off."""

from __future__ import annotations

from typing import Any

from django.core.mail import EmailMultiAlternatives

from shop.checkout.models import PaymentAttempt, Refund
from shop.fulfilment.mails import order_letter


def order_placed(attempt: PaymentAttempt) -> EmailMultiAlternatives:
    """The confirmation, with everything ordered and a link that opens the order without signing in."""
    return order_letter(attempt.order, "order_placed", f"Your order {attempt.order_number}")


def order_cancelled(order: Any, money: str) -> EmailMultiAlternatives:
    """That nothing comes, and what becomes of the money: ``money`` is the state its payment was in, empty for none."""
    return order_letter(order, "order_cancelled", f"Order {order.number} is cancelled", money=money)


def order_refunded(refund: Refund) -> EmailMultiAlternatives:
    """How much of an order's money went back, and why."""
    order = refund.attempt.order
    returned = getattr(refund, "goods_return", None)
    subject = f"Money back for order {refund.attempt.order_number}"
    return order_letter(order, "order_refunded", subject, refund=refund, returned=returned)
