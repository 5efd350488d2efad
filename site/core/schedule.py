"""Work by the clock: apps name functions in their ``schedules.py``, `manage.py run_scheduler` calls them.

One process runs it. A job that fails is called again at its next time, and logged when it begins to fail and when it
works again. None may take long, since they share the loop: what is long is a task (django_tasks), and the job only asks
for it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections

logger = logging.getLogger(__name__)
Job = Callable[[], object]


@dataclass
class Entry:
    """A job and when it is due, in seconds of the monotonic clock."""

    job: Job
    interval: float
    due: float = 0.0
    trouble: str = ""
    """What it failed with when it was last called; empty when it went well."""


entries: list[Entry] = []


def every(*, seconds: float) -> Callable[[Job], Job]:
    """Register a function without arguments to be called about every ``seconds``."""

    def register(job: Job) -> Job:
        entries.append(Entry(job, seconds))
        return job

    return register


def run_due(now: float) -> float:
    """Call every job that is due at ``now``; returns the seconds until the next is."""
    for entry in entries:
        if entry.due <= now:
            entry.due = now + entry.interval
            close_old_connections()
            try:
                entry.job()
            except Exception as failure:  # one failing job must not stop the others; it is logged with its trace, once
                said, entry.trouble = entry.trouble, repr(failure)
                if entry.trouble != said:
                    logger.exception("scheduled job %s failed, and is tried again", entry.job.__qualname__)
            else:
                if entry.trouble:
                    logger.warning("scheduled job %s works again", entry.job.__qualname__)
                entry.trouble = ""
    return max(min((entry.due for entry in entries), default=now + 1) - time.monotonic(), 0.1)
