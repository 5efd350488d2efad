"""What the desk asks of an order goes to the services that keep goods and money right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from oscar.apps.order import exceptions, processing

from shop.checkout.cancelling import CannotBeCancelled, cancel_order
from shop.fulfilment.dispatch import DISPATCHED, READY, CannotBeDispatched, dispatch, dispatch_all


class EventHandler(processing.EventHandler):
    """Oscar's pipeline: a dispatch takes goods from the shelf, a cancellation gives goods and money back."""

    def handle_shipping_event(
        self, order: Any, event_type: Any, lines: Iterable[Any], line_quantities: Iterable[int], **kwargs: Any
    ) -> Any:
        if event_type.code != DISPATCHED:
            return super().handle_shipping_event(order, event_type, lines, line_quantities, **kwargs)
        quantities = dict(zip((line.pk for line in lines), line_quantities, strict=True))
        try:
            carriage = {name: kwargs[name] for name in ("adapter", "carrier", "reference") if kwargs.get(name)}
            return dispatch(order, quantities, **carriage, by=self.user)
        except CannotBeDispatched as refused:
            raise exceptions.InvalidShippingEvent(str(refused)) from refused

    def handle_order_status_change(self, order: Any, new_status: str, note_msg: str | None = None) -> None:
        """Raises InvalidOrderStatus where goods or money forbid it; "Paid" is what a payment says, never a person."""
        try:
            if new_status == "Cancelled":
                cancel_order(order, by=self.user, now=timezone.now())
            elif new_status == "Dispatched":
                dispatch_all(order, by=self.user)
            elif new_status in READY and order.status == "Placed":
                raise exceptions.InvalidOrderStatus("The order is paid when its payment has been taken.")
            else:
                order.set_status(new_status)
        except (CannotBeCancelled, CannotBeDispatched) as refused:
            raise exceptions.InvalidOrderStatus(str(refused)) from refused
        if note_msg:
            self.create_note(order, note_msg)
