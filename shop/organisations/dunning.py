"""What becomes of invoices that are not paid: reminders, and in the end no further orders on account."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from shop.organisations import tasks
from shop.organisations.models import Invoice

State = Invoice.State
STEPS = (
    (State.ON_HOLD, 28),
    (State.SECOND_REMINDER, 14),
    (State.OVERDUE, 1),
    (State.REMINDED, -3),
)
"""The step and the day it is taken on, counted from the day the invoice was due; the latest first."""
_ORDER = [State.DUE, *(state for state, _ in reversed(STEPS))]


def step_for(invoice: Invoice, *, on: dt.date) -> Invoice.State:
    """Where ``invoice`` stands on that day if nothing is paid. Never back."""
    if invoice.due_on is None or invoice.state == State.SETTLED:
        return State(invoice.state)
    late = (on - invoice.due_on).days
    reached = next((state for state, day in STEPS if late >= day), State.DUE)
    return max(reached, State(invoice.state), key=_ORDER.index)


def remind(*, now: dt.datetime) -> int:
    """Bring every unpaid invoice on account to its step, one letter each. Returns how many moved. Safe to repeat."""
    on = timezone.localdate(now)
    soon = on + dt.timedelta(days=-STEPS[-1][1])
    unpaid = Invoice.objects.filter(charge__isnull=False, due_on__lte=soon).exclude(
        state__in=(State.SETTLED, State.ON_HOLD)
    )
    return sum(_bring(pk, on=on, now=now) for pk in list(unpaid.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _bring(pk: int, *, on: dt.date, now: dt.datetime) -> bool:
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=pk)
    step = step_for(invoice, on=on)
    if step == invoice.state:
        return False
    invoice.state, invoice.told_at = step, now
    invoice.save(update_fields=["state", "told_at"])
    tasks.send_reminder.enqueue(invoice.pk, str(step))
    return True
