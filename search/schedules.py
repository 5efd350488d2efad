"""What the search does by the clock."""

from __future__ import annotations

from core.schedule import every
from search import indexing


@every(seconds=2)
def deliver_to_elasticsearch() -> object:
    """What changed is found within seconds; see ``search.indexing.deliver``."""
    return indexing.deliver()
