"""What the shop does by the clock."""

from django.utils import timezone

from core.schedule import every
from shop.checkout import tasks as tasks  # so that the scheduler knows which may be tried again


@every(seconds=60)
def sweep_payment_attempts() -> object:
    """Payments nobody came back for become orders, or give their goods back."""
    from shop.checkout.finalise import sweep

    return sweep(now=timezone.now())
