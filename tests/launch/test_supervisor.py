from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from launch.narrator import Narrator
from launch.processes import group_is_alive
from launch.supervisor import Interrupted, Supervisor
from launch.troubles import Trouble

HERE = Path("/")


def eventually(is_so, seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.02)
    return False


class TestStopping:
    def test_leaves_no_child_and_no_grandchild(self, tmp_path, narrator):
        ready = tmp_path / "ready"
        with Supervisor(tmp_path / "processes", narrator) as supervisor:
            child = supervisor.start(
                "parent", ["sh", "-c", f"sleep 600 & touch {ready}; wait"], env=os.environ, cwd=HERE
            )
            assert eventually(ready.exists)

        assert not child.is_running
        assert not group_is_alive(child.process.pid)

    def test_kills_a_grandchild_that_ignores_the_polite_signal(self, tmp_path, narrator):
        ready = tmp_path / "ready"
        stubborn = tmp_path / "stubborn.sh"
        stubborn.write_text(f"trap '' TERM; touch {ready}; while :; do sleep 0.1; done")
        with Supervisor(tmp_path / "processes", narrator) as supervisor:
            parent = ["sh", "-c", f"sh {stubborn} & wait"]
            child = supervisor.start("parent", parent, env=os.environ, cwd=HERE, patience=0.3)
            assert eventually(ready.exists)

        assert not group_is_alive(child.process.pid)

    def test_waits_for_grandchildren_that_close_their_files(self, tmp_path, narrator):
        ready, closed = tmp_path / "ready", tmp_path / "closed"
        careful = f'trap "sleep 0.3; touch {closed}; exit" TERM; touch {ready}; while :; do sleep 0.05; done'
        with Supervisor(tmp_path / "processes", narrator) as supervisor:
            supervisor.start("parent", ["sh", "-c", f"sh -c '{careful}' & sleep 600"], env=os.environ, cwd=HERE)
            assert eventually(ready.exists)

        assert closed.exists()

    def test_asks_all_at_once_and_the_database_last(self, tmp_path, narrator):
        order = tmp_path / "order"
        with Supervisor(tmp_path / "processes", narrator) as supervisor:
            for name in ("database", "web", "worker"):
                script = f'trap "sleep 0.5; echo {name} >> {order}; exit" TERM; touch {tmp_path / name}\n'
                script += "while :; do sleep 0.02; done"
                is_last = name == "database"
                supervisor.start(name, ["sh", "-c", script], env=os.environ, cwd=HERE, outlives_others=is_last)
                assert eventually((tmp_path / name).exists)
            began = time.monotonic()

        names = order.read_text().split()
        assert sorted(names[:2]) == ["web", "worker"]
        assert names[2] == "database"
        assert time.monotonic() - began < 15  # the patience of one, not of three

    def test_starts_nothing_any_more(self, supervisor):
        supervisor.stop_all()

        with pytest.raises(Trouble, match="being stopped"):
            supervisor.start("late", ["sleep", "600"], env=os.environ, cwd=HERE)


class TestSignals:
    def test_an_ending_signal_interrupts_the_wait(self, supervisor):
        with pytest.raises(Interrupted) as interruption:
            supervisor.run("self", ["sh", "-c", f"kill -TERM {os.getpid()}; sleep 600"], env=os.environ, cwd=HERE)

        assert interruption.value.signal_number == signal.SIGTERM

    def test_the_handlers_of_before_come_back(self, tmp_path, narrator):
        before = signal.getsignal(signal.SIGTERM)
        with Supervisor(tmp_path / "processes", narrator):
            assert signal.getsignal(signal.SIGTERM) != before

        assert signal.getsignal(signal.SIGTERM) == before


class TestWatching:
    def test_the_death_of_an_essential_program_names_its_log(self, supervisor, tmp_path):
        log = tmp_path / "web.log"
        supervisor.start("web", ["sh", "-c", "echo port taken; exit 3"], env=os.environ, cwd=HERE, log=log)

        with pytest.raises(Trouble, match=r"web ended with status 3\. Its log is .*web\.log[\s\S]*port taken"):
            supervisor.watch()

    def test_the_death_of_any_other_is_reported_and_borne(self, supervisor, terminal):
        supervisor.start("search", ["false"], env=os.environ, cwd=HERE, essential=False)
        web = supervisor.start("web", ["sh", "-c", "sleep 0.6; exit 1"], env=os.environ, cwd=HERE)

        with pytest.raises(Trouble, match=r"^web ended"):
            supervisor.watch()
        assert not web.is_running
        assert terminal.getvalue().count("search ended with status 1.") == 1

    def test_waiting_ends_when_a_needed_program_dies(self, supervisor):
        child = supervisor.start("web", ["false"], env=os.environ, cwd=HERE)

        with pytest.raises(Trouble, match="web ended with status 1"):
            supervisor.wait_for(lambda: False, seconds=30, needed=[child])

    def test_waiting_ends_when_the_time_is_up(self, supervisor):
        assert supervisor.wait_for(lambda: False, seconds=0.1) is False


class TestOneAtATime:
    def test_a_second_one_is_refused_and_told_who_holds_the_place(self, supervisor, tmp_path, narrator):
        with pytest.raises(Trouble, match=f"process {os.getpid()}"), Supervisor(tmp_path / "processes", narrator):
            pytest.fail("two supervisors share one folder")

    def test_what_a_killed_one_left_running_is_stopped_by_the_next(self, tmp_path):
        script = (
            "import os, pathlib, sys; from launch.narrator import Narrator; from launch.supervisor import Supervisor\n"
            f"with Supervisor(pathlib.Path({str(tmp_path)!r}), Narrator()) as supervisor:\n"
            f"    log = pathlib.Path({str(tmp_path / 'web.log')!r})\n"
            "    child = supervisor.start('web', ['sleep', '600'], env=os.environ, cwd=log.parent, log=log)\n"
            "    print(child.process.pid, flush=True)\n"
            "    os.kill(os.getpid(), 9)\n"
        )
        root = Path(__file__).resolve().parents[2]
        killed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=False)
        orphan = int(killed.stdout)
        assert group_is_alive(orphan)

        terminal = io.StringIO()
        with Supervisor(tmp_path, Narrator(terminal)):
            assert not group_is_alive(orphan)
        assert "web" in terminal.getvalue()


class TestLogs:
    def test_a_warning_that_comes_again_is_echoed_once(self, supervisor, terminal, tmp_path):
        said = [f"2026-11-21 12:00:0{second},000 WARNING search: still waiting" for second in range(4)]
        log = tmp_path / "scheduler.log"
        printing = ["printf", "%s\\n", *said, "2026-11-21 12:00:09,000 ERROR search: gave up"]
        supervisor.start("scheduler", printing, env=os.environ, cwd=HERE, log=log, echo=True, essential=False)

        assert eventually(lambda: "gave up" in terminal.getvalue())
        assert terminal.getvalue().count("still waiting") == 1
        assert log.read_text().count("still waiting") == 4

    def test_an_earlier_log_is_put_aside(self, supervisor, tmp_path):
        log = tmp_path / "migrate.log"
        log.write_text("an old error\n")

        with pytest.raises(Trouble) as trouble:
            supervisor.must_run("migrate", ["sh", "-c", "echo a new error; exit 1"], env=os.environ, cwd=HERE, log=log)

        assert "a new error" in str(trouble.value)
        assert "an old error" not in str(trouble.value)
        assert (tmp_path / "migrate.previous.log").read_text() == "an old error\n"

    def test_warnings_are_echoed_with_what_follows_them_and_notes_are_not(self, supervisor, terminal, tmp_path):
        said = "\n".join(
            (
                "2026-11-21 12:00:00,000 INFO web: all is well",
                "2026-11-21 12:00:01,000 ERROR web: it broke",
                "  File somewhere.py",
                "2026-11-21 12:00:02,000 INFO web: well again",
            )
        )
        log = tmp_path / "web.log"
        supervisor.start("web", ["printf", f"{said}\n"], env=os.environ, cwd=HERE, log=log, echo=True, essential=False)

        assert eventually(lambda: "well again" in (log.read_text() if log.exists() else ""))
        assert "ERROR web: it broke" in terminal.getvalue()
        assert "File somewhere.py" in terminal.getvalue()
        assert "well" not in terminal.getvalue()
        assert log.read_text() == f"{said}\n"
