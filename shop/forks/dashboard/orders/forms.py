"""What a person may make of an order. That it is paid, payments say; that it has left, a dispatch says."""

from __future__ import annotations

from typing import Any

from oscar.apps.dashboard.orders import forms

SAID_BY_EVENTS = ("Paid", "Payment problem", "Dispatched")


class OrderStatusForm(forms.OrderStatusForm):
    def __init__(self, order: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(order, *args, **kwargs)
        settled_by_hand = ("Paid",) if order.status == "Payment problem" else ()
        field = self.fields["new_status"]
        field.choices = [
            choice for choice in field.choices if choice[0] not in SAID_BY_EVENTS or choice[0] in settled_by_hand
        ]
