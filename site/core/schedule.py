"""Work by the clock: apps name functions in their ``schedules.py``, `manage.py run_scheduler` calls them.

One process runs it. A job that fails is logged and called again at its next time; none may take long, since they share
the loop: what is long is a task (django_tasks), and the job only asks for it.
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
            except Exception:  # one failing job must not stop the others; it is logged with its trace
                logger.exception("scheduled job %s failed", entry.job.__qualname__)
    return max(min((entry.due for entry in entries), default=now + 1) - time.monotonic(), 0.1)
