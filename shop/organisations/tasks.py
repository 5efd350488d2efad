"""Letters about invoices. Rows of the transaction that asks for them."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from core.retrying import repeatable


@repeatable
@task()
def send_reminder(invoice_id: int, step: str) -> int:
    """Write to the organisation that an invoice waits. Not sent when it was paid meanwhile. Returns how many went."""
    from shop.organisations.mails import reminder
    from shop.organisations.models import Invoice

    invoice = Invoice.objects.select_related("charge__organisation", "order__attempt").get(pk=invoice_id)
    return 0 if invoice.state == Invoice.State.SETTLED else reminder(invoice, step).send()


@repeatable
@task()
def remind_of_invoices() -> int:
    """Bring unpaid invoices to their step. Returns how many moved."""
    from shop.organisations.dunning import remind  # dunning enqueues send_reminder

    return remind(now=timezone.now())
