"""What every template may use. Nothing here asks the database or touches the session."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The site's name and its public address."""
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
