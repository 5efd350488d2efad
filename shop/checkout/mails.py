"""Letters about an order, as text and HTML."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from shop.checkout.models import PaymentAttempt
from shop.fulfilment.presentation import order_view


def order_placed(attempt: PaymentAttempt) -> EmailMultiAlternatives:
    """The confirmation, with everything ordered and a link that opens the order without signing in."""
    context = {
        "order": order_view(attempt.order),
        "order_url": settings.SITE_URL + reverse("checkout:thank-you", kwargs={"key": attempt.key}),
        "site_name": settings.SITE_NAME,
    }
    mail = EmailMultiAlternatives(
        subject=f"Your order {attempt.order_number}",
        body=render_to_string("emails/order_placed.txt", context),
        to=[attempt.snapshot["details"]["email"]],
        headers={"X-Order-Number": attempt.order_number},
    )
    mail.attach_alternative(render_to_string("emails/order_placed.html", context), "text/html")
    return mail
