"""What the shop does by the clock."""

from django.utils import timezone

import shop.checkout.tasks
import shop.fulfilment.tasks  # noqa: F401  both: so that the scheduler knows which may be tried again
from core.schedule import every


@every(seconds=60)
def sweep_payment_attempts() -> object:
    """Payments nobody came back for become orders, or give their goods back."""
    from shop.checkout.finalise import sweep

    return sweep(now=timezone.now())
