"""Which documents a user may find at all; the page checks each hit against the database again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects

from search.sources import AUDIENCES

PROFESSIONAL_GROUP = "Healthcare professionals"


def audience_of(user: Any) -> tuple[str, ...]:
    """The audiences that ``user`` belongs to, widest first. None and anonymous users are the public.

    Professionals are the members of the group ``settings.SEARCH_PROFESSIONAL_GROUP`` and staff.
    """
    public, signed_in, professional = AUDIENCES
    if user is None or not user.is_authenticated:
        return (public,)
    group = getattr(settings, "SEARCH_PROFESSIONAL_GROUP", PROFESSIONAL_GROUP)
    if user.is_active and (user.is_staff or group in _groups(user)):
        return (public, signed_in, professional)
    return (public, signed_in)


def _groups(user: Any) -> set[str]:
    """Names of the user's groups, kept on the user: sources that ask again during this request ask nobody."""
    prefetch_related_objects([user], "groups")
    return {group.name for group in user.groups.all()}
