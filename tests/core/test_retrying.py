"""Tasks that failed, and tasks whose worker died."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core import retrying

pytestmark = pytest.mark.django_db


@retrying.repeatable
@task()
def repeated() -> None:
    """Does nothing; that it is tried again is all that counts."""


@task()
def done_once() -> None:
    """Nobody said that it may run twice."""


def failed(which, *, tries, ago):
    row = DBTaskResult.objects.get(pk=which.enqueue().id)
    row.worker_ids = ["worker"] * tries
    row.save(update_fields=["worker_ids"])
    row.set_failed(RuntimeError("no answer"))
    DBTaskResult.objects.filter(pk=row.pk).update(finished_at=timezone.now() - ago)
    return row


def status(row):
    row.refresh_from_db()
    return row.status


class TestAFailedTask:
    @pytest.mark.parametrize(("tries", "seconds"), [(1, 15), (2, 30), (5, 240), (20, 3600)])
    def test_is_tried_again_after_a_pause_that_grows(self, tries, seconds):
        early = failed(repeated, tries=tries, ago=dt.timedelta(seconds=seconds - 5))
        due = failed(repeated, tries=tries, ago=dt.timedelta(seconds=seconds + 5))

        assert retrying.take_up_again(now=timezone.now()) == 1
        assert (status(early), status(due)) == ("FAILED", "READY")
        assert DBTaskResult.objects.ready().get() == due

    def test_that_may_not_run_twice_stays_failed(self):
        row = failed(done_once, tries=1, ago=dt.timedelta(days=1))

        assert retrying.take_up_again(now=timezone.now()) == 0
        assert status(row) == "FAILED"

    def test_that_failed_too_often_waits_for_a_human(self):
        row = failed(repeated, tries=retrying.TRIES, ago=dt.timedelta(days=1))
        failed(repeated, tries=retrying.TRIES - 1, ago=dt.timedelta(seconds=1))

        assert retrying.take_up_again(now=timezone.now()) == 0
        assert list(retrying.given_up()) == [row]


class TestATaskWhoseWorkerDied:
    def test_is_taken_up_again_when_it_cannot_be_running_any_more(self):
        rows = [DBTaskResult.objects.get(pk=repeated.enqueue().id) for _ in range(2)]
        for row in rows:
            row.claim("killed")
        DBTaskResult.objects.filter(pk=rows[0].pk).update(started_at=timezone.now() - dt.timedelta(minutes=11))

        assert retrying.take_up_again(now=timezone.now()) == 1
        assert [status(row) for row in rows] == ["READY", "RUNNING"]

    def lost(self, row, *, times):
        """``row``, whose worker died as often, with a look of the scheduler after each."""
        for _ in range(times):
            row.refresh_from_db()
            row.claim("killed")
            retrying.take_up_again(now=timezone.now() + dt.timedelta(minutes=11))
        return row

    def test_again_and_again_is_given_up_for_a_human(self):
        row = self.lost(DBTaskResult.objects.get(pk=repeated.enqueue().id), times=retrying.DEATHS - 1)
        assert status(row) == "READY"

        self.lost(row, times=1)

        assert (status(row), row.exception_class_path) == ("FAILED", "core.retrying.WorkerDied")
        assert retrying.take_up_again(now=timezone.now() + dt.timedelta(days=2)) == 0
        assert list(retrying.given_up()) == [row]

    def test_now_and_then_between_ordinary_failures_is_not(self):
        row = self.lost(DBTaskResult.objects.get(pk=repeated.enqueue().id), times=retrying.DEATHS - 1)
        row.refresh_from_db()
        row.claim("alive")
        row.set_failed(RuntimeError("no answer"))
        DBTaskResult.objects.filter(pk=row.pk).update(status="READY")

        self.lost(row, times=1)

        assert status(row) == "READY"
        assert not retrying.given_up().exists()

    def test_of_a_task_that_may_not_run_twice_is_left_alone(self):
        row = self.lost(DBTaskResult.objects.get(pk=done_once.enqueue().id), times=1)

        assert status(row) == "RUNNING"
