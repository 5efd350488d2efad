"""What follows an order in its own time. Rows of the order's transaction: none is lost, none comes early."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from oscar.core.loading import get_model

from core.retrying import repeatable
from shop.checkout.models import PaymentAttempt, Refund

MONEY_FIRST = 50
"""Before mails and whatever else waits."""


@repeatable
@task(priority=MONEY_FIRST)
def capture_payment(attempt_id: int) -> str:
    """Take the authorised money. A gateway that is down leaves the attempt authorised, and the task is tried again."""
    from shop.checkout.finalise import capture  # finalise enqueues this task

    attempt = PaymentAttempt.objects.select_related("order").get(pk=attempt_id)
    return capture(attempt, now=timezone.now()).state


@repeatable
@task()
def send_order_placed(attempt_id: int) -> int:
    """Write to the buyer that the order is placed. Returns how many mails went out."""
    from shop.checkout.mails import order_placed

    return order_placed(PaymentAttempt.objects.select_related("order__user").get(pk=attempt_id)).send()


@repeatable
@task()
def send_order_paid(attempt_id: int) -> int:
    """Send the buyer the invoice, now that the money is taken. Returns how many mails went out."""
    from shop.checkout.mails import order_paid

    return order_paid(PaymentAttempt.objects.select_related("order__user").get(pk=attempt_id)).send()


@repeatable
@task()
def send_order_cancelled(order_id: int, money: str) -> int:
    """Write to the buyer that the order is called off. Returns how many mails went out."""
    from shop.checkout.mails import order_cancelled

    orders = get_model("order", "Order").objects.select_related("attempt", "user")
    return order_cancelled(orders.get(pk=order_id), money).send()


@repeatable
@task(priority=MONEY_FIRST)
def give_money_back(attempt_id: int) -> str:
    """Let go or refund the money of an order that was cancelled, or that came when the attempt was over."""
    from shop.checkout.cancelling import give_money_back  # cancelling enqueues this task

    return give_money_back(PaymentAttempt.objects.get(pk=attempt_id), now=timezone.now()).state


@repeatable
@task(priority=MONEY_FIRST)
def give_refund(refund_id: int) -> str:
    """Give back what was asked for."""
    from shop.checkout.refunds import give  # refunds enqueues this task

    return give(Refund.objects.select_related("attempt").get(pk=refund_id), now=timezone.now()).state


@repeatable
@task()
def send_order_refunded(refund_id: int) -> int:
    """Write to the buyer that money went back. Returns how many mails went out."""
    from shop.checkout.mails import order_refunded

    return order_refunded(Refund.objects.select_related("attempt__order__user").get(pk=refund_id)).send()


@repeatable
@task()
def reconcile_payments() -> int:
    """Compare gateways, ledger and orders. Returns how many differences there are."""
    from shop.checkout.reconciliation import reconcile

    return len(reconcile(now=timezone.now(), gateways=list(settings.PAYMENT_GATEWAYS)).differences)
