"""Tasks that failed are tried again, later and later; those that died with their worker are taken up again.

The queue of django-tasks-db tries once. Who writes ``@repeatable`` promises that the task may run twice: a mail server
that is down, a gateway that does not answer or a worker that was killed then costs time and nothing else. A task that
kills its workers is given up after a few, for a human.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, Q, QuerySet
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

FIRST_PAUSE = dt.timedelta(seconds=15)
LONGEST_PAUSE = dt.timedelta(hours=1)
TRIES = 48
"""About a day and a half. What has failed as often stays failed, for a human."""
TAKEN_FOR_DEAD = dt.timedelta(minutes=10)
"""No task runs as long."""
DEATHS = 5
"""A worker may die of anything; a task of which as many died in a row is what kills them."""


class WorkerDied(Exception):
    """What a task fails with whose worker did not come back."""


DIED = f"{WorkerDied.__module__}.{WorkerDied.__qualname__}"

_repeatable: set[str] = set()


def repeatable(task: Task[Any, Any]) -> Task[Any, Any]:
    """Mark ``task`` as one that does no harm when it runs again."""
    _repeatable.add(task.module_path)
    return task


def pause_after(tries: int) -> dt.timedelta:
    """How long to wait after ``tries`` failures."""
    return min(FIRST_PAUSE * 2 ** min(tries - 1, 20), LONGEST_PAUSE)


def take_up_again(*, now: dt.datetime) -> int:
    """Put back into the queue what is due for another try, and give up what kills its worker. Returns how many."""
    count = 0
    for result in _failed().filter(finished_at__lte=now - FIRST_PAUSE).only("worker_ids", "finished_at"):
        tries = max(len(result.worker_ids), 1)
        if tries < TRIES and result.finished_at is not None and result.finished_at + pause_after(tries) <= now:
            count += _failed().filter(pk=result.pk).update(status="READY", run_after=F("enqueued_at"), finished_at=None)
    lost = DBTaskResult.objects.running().filter(task_path__in=_repeatable, started_at__lte=now - TAKEN_FOR_DEAD)
    return count + sum(_bury(result, now=now) for result in lost.order_by("pk"))


def _bury(lost: DBTaskResult, *, now: dt.datetime) -> bool:
    """Note that the worker of ``lost`` died, a line for each in a row. Returns whether the task is tried again."""
    before = lost.traceback if lost.exception_class_path == DIED else ""
    deaths = f"{before}Worker {lost.worker_ids[-1] if lost.worker_ids else '?'} died of it, or with it.\n"
    again = deaths.count("\n") < DEATHS
    same = DBTaskResult.objects.running().filter(pk=lost.pk, started_at=lost.started_at)
    changed = same.update(
        status="READY" if again else "FAILED",
        run_after=F("enqueued_at"),
        finished_at=None if again else now,
        exception_class_path=DIED,
        traceback=deaths,
    )
    return again and bool(changed)


def given_up() -> QuerySet[DBTaskResult]:
    """What failed and is not tried again, too often or because its workers died of it: each wants a human."""
    too_often = Q(**{f"worker_ids__{TRIES - 1}__isnull": False})
    return DBTaskResult.objects.failed().filter(too_often | Q(exception_class_path=DIED))


def _failed() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.failed().filter(task_path__in=_repeatable).exclude(exception_class_path=DIED)
