"""What the shop does by the clock."""

from django.utils import timezone

import shop.checkout.tasks
import shop.fulfilment.tasks
import shop.organisations.tasks
from core.schedule import every


@every(seconds=60)
def sweep_payment_attempts() -> object:
    """Payments nobody came back for become orders, or give their goods back."""
    from shop.checkout.finalise import sweep

    return sweep(now=timezone.now())


@every(seconds=60 * 60)
def ask_about_silent_parcels() -> object:
    """A carrier's notice may be lost: parcels of which nothing was heard are asked about."""
    return shop.fulfilment.tasks.refresh_silent_parcels.enqueue()


@every(seconds=24 * 60 * 60)
def compare_with_the_gateways() -> object:
    """What the gateways, the ledger and the orders say must be one story; differences wait on the desk."""
    return shop.checkout.tasks.reconcile_payments.enqueue()


@every(seconds=24 * 60 * 60)
def remind_of_invoices() -> object:
    """Invoices on account that are not paid take their next step."""
    return shop.organisations.tasks.remind_of_invoices.enqueue()
