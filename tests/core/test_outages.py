from __future__ import annotations

import logging

import pytest

from core import schedule
from core.outages import Outage

logger = logging.getLogger("of.a.test")


def said(caplog) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


class TestAnOutage:
    def test_is_told_when_it_begins_and_when_it_ends(self, caplog):
        outage = Outage(logger, back="It answers again.")

        outage.ends()
        for seconds in (2, 4, 6):
            outage.begins("It did not answer for %d s", seconds)
        outage.ends()
        outage.ends()
        outage.begins("It did not answer for %d s", 9)

        assert said(caplog) == ["It did not answer for 2 s", "It answers again.", "It did not answer for 9 s"]


class TestAJobByTheClock:
    @pytest.fixture
    def job(self, monkeypatch):
        """A job that raises what ``job.raises`` holds, alone in the schedule."""

        def job() -> None:
            if job.raises:
                raise job.raises

        job.raises = None
        job.__qualname__ = "job"
        monkeypatch.setattr(schedule, "entries", [schedule.Entry(job, 1.0)])
        return job

    def test_that_goes_on_failing_is_told_once_with_its_trace(self, job, caplog, monkeypatch):
        monkeypatch.setattr(schedule, "close_old_connections", lambda: None)
        job.raises = OSError("no way to it")
        for now in (1.0, 2.0, 3.0):
            schedule.run_due(now)
        job.raises = ValueError("something else")
        schedule.run_due(4.0)
        job.raises = None
        for now in (5.0, 6.0):
            schedule.run_due(now)

        assert said(caplog) == [
            "scheduled job job failed, and is tried again",
            "scheduled job job failed, and is tried again",
            "scheduled job job works again",
        ]
        assert [bool(record.exc_info) for record in caplog.records] == [True, True, False]


class TestARefusedRequest:
    @pytest.fixture
    def heard(self):
        """The records that ``django.request`` hands on, after its filter, as the terminal would get them."""
        records: list[logging.LogRecord] = []

        class Ear(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                records.append(record)

        ear = Ear()
        logging.getLogger("django.request").addHandler(ear)
        yield records
        logging.getLogger("django.request").removeHandler(ear)

    @pytest.mark.django_db
    @pytest.mark.parametrize("address", ["/nothing/here/", "/shop/basket/add/"])
    def test_is_one_line_of_information_without_a_trace(self, client, heard, address):
        assert client.post(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code in (403, 404)

        (record,) = heard
        assert (record.levelname, record.exc_info) == ("INFO", None)

    def test_is_trouble_where_we_failed(self, heard):
        from django.utils.log import log_response

        class Answer:
            status_code = 500
            _has_been_logged = False

        log_response("Server error: %s", "/", response=Answer(), request=None, exception=OSError("gone"))

        (record,) = heard
        assert record.levelname == "ERROR"
        assert record.exc_info
