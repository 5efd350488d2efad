"""What the library does by the clock."""

from django.core.management import call_command

from core.schedule import every


@every(seconds=60)
def publish_scheduled_pages() -> None:
    """Pages with a go-live or expiry time take it."""
    call_command("publish_scheduled")
