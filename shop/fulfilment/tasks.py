"""What follows a dispatch in its own time. Rows of its transaction: none is lost, none comes early."""

from __future__ import annotations

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
