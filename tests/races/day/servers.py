"""The shop as production runs it, on the test database: web server, workers and scheduler in processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from launch.ports import free_port

ROOT = Path(__file__).parents[3]
WEB_WORKERS = 2
TASK_WORKERS = 3
"""An order asks for three or four tasks, and two of them write letters."""
PATIENCE_SECONDS = 60


@contextmanager
def the_shop_runs(logs: Path) -> Iterator[str]:
    """The address at which gunicorn answers, while workers and the scheduler run beside it. Logs go to ``logs``."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    web = ["-m", "gunicorn", "config.wsgi", "--pythonpath", "site", "--bind", f"127.0.0.1:{port}", "--preload"]
    web += ["--worker-class", "gthread", "--workers", str(WEB_WORKERS), "--threads", "4", "--log-level", "warning"]
    commands = {
        "web": web,
        **{f"worker {n}": ["manage.py", "db_worker", "--interval", "0.2"] for n in range(1, TASK_WORKERS + 1)},
        "scheduler": ["manage.py", "run_scheduler"],
    }
    running: list[subprocess.Popen[bytes]] = []
    try:
        for name, command in commands.items():
            with (logs / f"{name}.log").open("wb") as log:
                running.append(
                    subprocess.Popen(
                        [sys.executable, *command],
                        cwd=ROOT,
                        env=_environment(address),
                        stdout=log,
                        stderr=subprocess.STDOUT,
                    )
                )
        _wait_for(port, running[0], logs / "web.log")
        yield address
        assert all(process.poll() is None for process in running), f"a process of the shop ended; see {logs}"
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=PATIENCE_SECONDS)


def _environment(address: str) -> dict[str, str]:
    """This process's, with the database that the tests work in, and where notices of payments go."""
    to = connection.settings_dict
    return os.environ | {
        "DATABASE_URL": f"postgresql://{to['USER']}:{to['PASSWORD']}@{to['HOST']}:{to['PORT']}/{to['NAME']}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "SITE_URL": address,
    }


def _wait_for(port: int, web: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        assert web.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"nobody answers at port {port}: {log.read_text()}")
