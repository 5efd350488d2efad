from __future__ import annotations

import os
import subprocess

import pytest

from launch.processes import Register, group_is_alive, runs_with, started_at, stop_leftovers


@pytest.fixture
def sleeper():
    process = subprocess.Popen(["sleep", "600"], start_new_session=True)
    yield process
    process.kill()
    process.wait()


class TestStartedAt:
    def test_tells_processes_with_one_number_apart_by_their_start(self, sleeper):
        assert started_at(sleeper.pid) is not None
        assert started_at(sleeper.pid) != started_at(1)

    def test_knows_neither_the_dead_nor_zombies(self, sleeper):
        sleeper.kill()
        os.waitid(os.P_PID, sleeper.pid, os.WEXITED | os.WNOWAIT)  # dead, and not collected

        assert started_at(sleeper.pid) is None
        assert not group_is_alive(sleeper.pid)


class TestRegister:
    def test_gives_back_what_still_runs(self, tmp_path, sleeper):
        Register(tmp_path).enter("web", sleeper.pid)

        assert [(left.name, left.pid) for left in Register(tmp_path).leftovers()] == [("web", sleeper.pid)]

    def test_never_names_a_stranger_who_was_given_the_number(self, tmp_path, sleeper):
        Register(tmp_path).enter("web", sleeper.pid)
        record = next(tmp_path.glob("*.process"))
        record.write_text(f"web\n{sleeper.pid}\n1\n")  # another start time, hence another process

        assert Register(tmp_path).leftovers() == []
        assert not record.exists()

    def test_survives_a_record_that_was_never_finished(self, tmp_path):
        (tmp_path / "web.5.process").write_text("web\n")

        assert Register(tmp_path).leftovers() == []

    def test_leftovers_are_stopped(self, tmp_path, sleeper):
        Register(tmp_path).enter("web", sleeper.pid)

        stop_leftovers(Register(tmp_path).leftovers())

        assert sleeper.wait(timeout=5) == -15


class TestRunsWith:
    def test_compares_the_command(self, sleeper):
        assert runs_with(sleeper.pid, "600")
        assert not runs_with(sleeper.pid, "/var/lib/postgres")
