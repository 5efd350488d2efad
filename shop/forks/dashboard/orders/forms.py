"""What a person may make of an order. That it is paid, payments say; that it has left, a dispatch says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms as django_forms
from oscar.apps.dashboard.orders import forms

from shop.checkout.models import Refund

BY_HAND = (Refund.Reason.RETURNED, Refund.Reason.DAMAGED, Refund.Reason.PRICE, Refund.Reason.GOODWILL)
SAID_BY_EVENTS = ("Paid", "Invoiced", "Payment problem", "Dispatched")


class OrderStatusForm(forms.OrderStatusForm):
    def __init__(self, order: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(order, *args, **kwargs)
        settled_by_hand = ("Paid",) if order.status == "Payment problem" else ()
        field = self.fields["new_status"]
        field.choices = [
            choice for choice in field.choices if choice[0] not in SAID_BY_EVENTS or choice[0] in settled_by_hand
        ]


class RefundForm(django_forms.Form):
    """How much goes back, and why."""

    amount = django_forms.DecimalField(
        label="Amount, with VAT",
        min_value=Decimal("0.01"),
        max_digits=12,
        decimal_places=2,
        widget=django_forms.NumberInput(attrs={"class": "form-control"}),
    )
    reason = django_forms.ChoiceField(choices=[(reason.value, reason.label) for reason in BY_HAND])
