"""What the search does by the clock."""

from __future__ import annotations

from django.utils import timezone

from core.schedule import every
from search import indexing
from search.querylog import counting


@every(seconds=2)
def deliver_to_elasticsearch() -> object:
    """What changed is found within seconds; see ``search.indexing.deliver``."""
    return indexing.deliver()


@every(seconds=6 * 60 * 60)
def forget_old_queries() -> int:
    """See ``search.querylog.counting.forget_old``."""
    return counting.forget_old(timezone.localdate())
