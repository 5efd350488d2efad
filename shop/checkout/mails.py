"""Letters about an order that is placed or called off."""

from __future__ import annotations

from typing import Any

from django.core.mail import EmailMultiAlternatives

from shop.checkout.models import PaymentAttempt
from shop.fulfilment.mails import order_letter


def order_placed(attempt: PaymentAttempt) -> EmailMultiAlternatives:
    """The confirmation, with everything ordered and a link that opens the order without signing in."""
    return order_letter(attempt.order, "order_placed", f"Your order {attempt.order_number}")


def order_cancelled(order: Any, money: str) -> EmailMultiAlternatives:
    """That nothing comes, and what becomes of the money: ``money`` is the state its payment was in, empty for none."""
    return order_letter(order, "order_cancelled", f"Order {order.number} is cancelled", money=money)
