from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import psycopg
import pytest

from launch.processes import signal_group
from launch.services.postgres import CONNECTIONS, Postgres, discard_stale_lock, reachable_binaries
from launch.supervisor import Supervisor
from launch.troubles import Trouble
from launch.unprivileged import Servant


class TestDiscardStaleLock:
    def test_removes_the_lock_of_a_number_that_now_belongs_to_another_program(self, tmp_path):
        (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n{tmp_path}\n")

        discard_stale_lock(tmp_path)

        assert not (tmp_path / "postmaster.pid").exists()

    def test_removes_a_lock_that_was_never_finished(self, tmp_path):
        (tmp_path / "postmaster.pid").write_text("")

        discard_stale_lock(tmp_path)

        assert not (tmp_path / "postmaster.pid").exists()

    def test_leaves_the_lock_of_a_server_that_runs(self, tmp_path, monkeypatch):
        monkeypatch.setattr("launch.services.postgres.runs_with", lambda pid, word: (pid, word) == (77, str(tmp_path)))
        (tmp_path / "postmaster.pid").write_text("77\n")

        discard_stale_lock(tmp_path)

        assert (tmp_path / "postmaster.pid").exists()


@pytest.fixture(scope="module")
def servant() -> Servant:
    return Servant.choose()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory, servant):
    """Makes a server object on one folder that all tests of this module share, reachable for the servers' user."""
    base = tmp_path_factory.mktemp("cluster")
    for folder in (base, *list(base.parents)[: len(base.parents) - 2]):
        if servant.is_somebody_else and folder.stat().st_uid == os.geteuid():
            folder.chmod(0o755)
    binaries = reachable_binaries(Path(sys.prefix), base, servant)
    folder = servant.own(base / "data")
    return lambda: Postgres(binaries=binaries, folder=folder, servant=servant, log=base / "postgres.log", durable=False)


class TestServer:
    def test_keeps_its_data_port_and_password_from_one_start_to_the_next(self, cluster, tmp_path, narrator):
        first, second = cluster(), cluster()
        with Supervisor(tmp_path, narrator) as supervisor:
            first.start(supervisor, narrator)
            with psycopg.connect(first.url) as connection:
                connection.execute("CREATE TABLE note AS SELECT 'kept' AS word")
        with Supervisor(tmp_path, narrator) as supervisor:
            second.start(supervisor, narrator)
            with psycopg.connect(second.url) as connection:
                assert connection.execute("SELECT word FROM note").fetchone() == ("kept",)

        assert first.url == second.url

    def test_is_what_the_shop_rests_on(self, cluster, tmp_path, narrator):
        server = cluster()
        with Supervisor(tmp_path, narrator) as supervisor:
            server.start(supervisor, narrator)
            with psycopg.connect(server.url, autocommit=True) as connection:
                assert connection.execute("SHOW max_connections").fetchone() == (str(CONNECTIONS),)
                assert connection.execute("SELECT lower('ÄÖÜ É')").fetchone() == ("äöü é",)
                for extension in ("pg_trgm", "unaccent", "btree_gin"):
                    connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")

    def test_refuses_a_stranger_without_the_password(self, cluster, tmp_path, narrator):
        server = cluster()
        with Supervisor(tmp_path, narrator) as supervisor:
            server.start(supervisor, narrator)
            with pytest.raises(psycopg.OperationalError, match="password"):
                psycopg.connect(server.url.replace(":", ":wrong", 2).replace("postgresql:wrong", "postgresql:"))

    def test_starts_again_after_it_was_killed(self, cluster, tmp_path, narrator):
        server = cluster()
        with Supervisor(tmp_path, narrator) as supervisor:
            server.start(supervisor, narrator)
            lock = next(tmp_path.glob("postgres.*.process"))
            signal_group(int(lock.name.split(".")[1]), signal.SIGKILL)
        with Supervisor(tmp_path, narrator) as supervisor:
            cluster().start(supervisor, narrator)

            with psycopg.connect(server.url) as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)

    def test_data_of_another_version_is_refused_and_left_alone(self, cluster, tmp_path, narrator, servant):
        folder = servant.own(tmp_path / "data")
        (folder / "postgres").mkdir()
        (folder / "postgres" / "PG_VERSION").write_text("15\n")
        server = cluster()
        server._folder, server._cluster = folder, folder / "postgres"

        with Supervisor(tmp_path, narrator) as supervisor, pytest.raises(Trouble, match="written by PostgreSQL 15"):
            server.start(supervisor, narrator)
