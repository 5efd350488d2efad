"""What follows a dispatch in its own time. Rows of its transaction: none is lost, none comes early."""

from __future__ import annotations

from typing import Any

from django_tasks import task
from oscar.core.loading import get_model

from core.retrying import repeatable


@repeatable
@task()
def send_order_shipped(event_id: int) -> int:
    """Write to the buyer that goods have left. Returns how many mails went out."""
    from shop.fulfilment.mails import order_shipped

    events = get_model("order", "ShippingEvent").objects.select_related("order__attempt", "order__user")
    return order_shipped(events.get(pk=event_id)).send()


@repeatable
@task()
def send_return_asked(return_id: int) -> int:
    """Write to the buyer how the goods come back, with the slip for the box. Returns how many mails went out."""
    from shop.fulfilment.mails import return_asked

    return return_asked(_returns().get(pk=return_id)).send()


@repeatable
@task()
def send_return_received(return_id: int) -> int:
    """Write to the buyer what became of a return: what came and what goes back, or why not."""
    from shop.fulfilment.mails import return_settled

    return return_settled(_returns().get(pk=return_id)).send()


def _returns() -> Any:
    from shop.fulfilment.models import Return

    return Return.objects.select_related("order__attempt", "order__user", "order__invoice", "refund")
