"""What all apps share by the clock."""

from django.utils import timezone

from core.retrying import take_up_again
from core.schedule import every


@every(seconds=15)
def retry_failed_tasks() -> object:
    """A mail server that was down costs time, and no mail."""
    return take_up_again(now=timezone.now())
