"""Tasks that failed are tried again, later and later; those that died with their worker are taken up again.

The queue of django-tasks-db tries once. Who writes ``@repeatable`` promises that the task may run twice: a mail server
that is down, a gateway that does not answer or a worker that was killed then costs time and nothing else.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

FIRST_PAUSE = dt.timedelta(seconds=15)
LONGEST_PAUSE = dt.timedelta(hours=1)
TRIES = 48
"""About a day and a half. What has failed as often stays failed, for a human."""
TAKEN_FOR_DEAD = dt.timedelta(minutes=10)
"""No task runs as long."""

_repeatable: set[str] = set()


def repeatable(task: Task[Any, Any]) -> Task[Any, Any]:
    """Mark ``task`` as one that does no harm when it runs again."""
    _repeatable.add(task.module_path)
    return task


def pause_after(tries: int) -> dt.timedelta:
    """How long to wait after ``tries`` failures."""
    return min(FIRST_PAUSE * 2 ** min(tries - 1, 20), LONGEST_PAUSE)


def take_up_again(*, now: dt.datetime) -> int:
    """Put back into the queue what is due for another try. Returns how many."""
    count = 0
    for result in _failed().filter(finished_at__lte=now - FIRST_PAUSE).only("worker_ids", "finished_at"):
        tries = max(len(result.worker_ids), 1)
        if tries < TRIES and result.finished_at is not None and result.finished_at + pause_after(tries) <= now:
            count += _failed().filter(pk=result.pk).update(status="READY", run_after=F("enqueued_at"), finished_at=None)
    lost = DBTaskResult.objects.running().filter(task_path__in=_repeatable, started_at__lte=now - TAKEN_FOR_DEAD)
    return count + lost.update(status="READY", run_after=F("enqueued_at"))


def given_up() -> QuerySet[DBTaskResult]:
    """What failed and is not tried again: each wants a human."""
    return DBTaskResult.objects.failed().filter(**{f"worker_ids__{TRIES - 1}__isnull": False})


def _failed() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.failed().filter(task_path__in=_repeatable)
