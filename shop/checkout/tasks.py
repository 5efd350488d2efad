"""What follows an order in its own time. Rows of the order's transaction: none is lost, none comes early."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt


@task()
def capture_payment(attempt_id: int) -> str:
    """Take the authorised money. A gateway that is down leaves the attempt authorised: the sweeper asks again."""
    from shop.checkout.finalise import capture  # finalise enqueues this task

    attempt = PaymentAttempt.objects.select_related("order").get(pk=attempt_id)
    return capture(attempt, now=timezone.now()).state


@task()
def let_go(attempt_id: int) -> str:
    """Give back money that came after the attempt was over."""
    from shop.checkout import finalise

    return finalise.let_go(PaymentAttempt.objects.get(pk=attempt_id)).value


@task()
def send_order_placed(attempt_id: int) -> int:
    """Write to the buyer that the order is placed. Returns how many mails went out."""
    from shop.checkout.mails import order_placed

    return order_placed(PaymentAttempt.objects.select_related("order__user").get(pk=attempt_id)).send()


@task()
def send_order_cancelled(order_id: int, money: str) -> int:
    """Write to the buyer that the order is called off. Returns how many mails went out."""
    from shop.checkout.mails import order_cancelled

    orders = get_model("order", "Order").objects.select_related("attempt", "user")
    return order_cancelled(orders.get(pk=order_id), money).send()


@task()
def give_money_back(attempt_id: int) -> str:
    """Let go or refund the money of a cancelled order."""
    from shop.checkout.cancelling import give_money_back  # cancelling enqueues this task

    return give_money_back(PaymentAttempt.objects.get(pk=attempt_id), now=timezone.now()).state
