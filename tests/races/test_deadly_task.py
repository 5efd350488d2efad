"""A task that kills the process of its worker, which is what running out of memory looks like."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core import retrying
from tests.races.crashing import die, in_a_process_that_dies

pytestmark = [pytest.mark.race, pytest.mark.timeout(300)]


@retrying.repeatable
@task()
def deadly() -> None:
    """Takes its worker with it."""
    die()


@retrying.repeatable
@task()
def harmless() -> str:
    """Waits behind it."""
    return "done"


def a_worker_works() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_is_given_up_after_a_few_workers_and_the_rest_is_done():
    killer = DBTaskResult.objects.get(pk=deadly.using(priority=50).enqueue().id)
    other = DBTaskResult.objects.get(pk=harmless.enqueue().id)

    for _ in range(retrying.DEATHS):
        in_a_process_that_dies(a_worker_works)
        retrying.take_up_again(now=timezone.now() + dt.timedelta(minutes=11))
    a_worker_works()

    killer.refresh_from_db()
    other.refresh_from_db()
    assert (killer.status, len(killer.worker_ids)) == ("FAILED", retrying.DEATHS)
    assert list(retrying.given_up()) == [killer]
    assert (other.status, other.return_value) == ("SUCCESSFUL", "done")


def test_without_a_limit_would_take_every_worker(monkeypatch):
    monkeypatch.setattr(retrying, "DEATHS", 1_000)
    killer = DBTaskResult.objects.get(pk=deadly.enqueue().id)

    for _ in range(7):
        in_a_process_that_dies(a_worker_works)
        retrying.take_up_again(now=timezone.now() + dt.timedelta(minutes=11))

    killer.refresh_from_db()
    assert (killer.status, len(killer.worker_ids)) == ("READY", 7)
