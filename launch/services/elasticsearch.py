"""Elasticsearch: the one named in the environment, a container, or a server on a Java of this machine; or none.

Nothing waits for it. The site serves from the first moment, and its search answers from PostgreSQL until this is up.
"""

import base64
import os
import re
import shutil
import subprocess
import threading
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from launch.narrator import Narrator
from launch.ports import LOOPBACK, free_port
from launch.services import elasticsearch_archive
from launch.services.java import OLDEST, Jdk, find_jdk
from launch.supervisor import Child, Supervisor
from launch.troubles import Trouble
from launch.unprivileged import Servant

IMAGE = f"docker.elastic.co/elasticsearch/elasticsearch:{elasticsearch_archive.VERSION}"
HEAP = "-Xms512m -Xmx512m"
START_SECONDS = 180  # a slow disk and a busy processor; 12 s is usual
HOW_TO_GET_IT = (
    f"start Docker, or install Java {OLDEST} or newer and Maven, or set ELASTICSEARCH_URL to a server of version 9"
)


class Way(Protocol):
    """One way to an Elasticsearch of our own."""

    @property
    def description(self) -> str:
        """For the summary, such as ``Elasticsearch 9.4.3 on Java 25``."""

    def prepare(self, supervisor: Supervisor, narrator: Narrator, log: Path) -> None:
        """Fetch what is needed; may take minutes the first time, nothing later."""

    def start(self, supervisor: Supervisor, port: int, log: Path) -> Child:
        """Start the server on ``port`` without waiting for it."""


@dataclass
class Container:
    """The official image, with its data in a volume of the checkout's own."""

    name: str
    description = f"Elasticsearch {elasticsearch_archive.VERSION} in a container"

    def prepare(self, supervisor: Supervisor, narrator: Narrator, log: Path) -> None:
        if subprocess.run(["docker", "image", "inspect", IMAGE], capture_output=True, check=False).returncode:
            narrator.say(f"  elasticsearch │ pulling {IMAGE}, once for this machine")
            pull = ["docker", "pull", "--quiet", IMAGE]
            supervisor.must_run("docker pull", pull, env=os.environ, cwd=Path("/"), log=log)
        # A start that was killed may have left it.
        subprocess.run(["docker", "rm", "--force", self.name], capture_output=True, check=False)

    def start(self, supervisor: Supervisor, port: int, log: Path) -> Child:
        settings = {"discovery.type": "single-node", "xpack.security.enabled": "false", "ES_JAVA_OPTS": HEAP}
        settings |= {"ingest.geoip.downloader.enabled": "false", "xpack.ml.enabled": "false"}
        command = ["docker", "run", "--rm", "--name", self.name, "--publish", f"{LOOPBACK}:{port}:9200"]
        command += ["--volume", f"{self.name}:/usr/share/elasticsearch/data"]
        command += [word for key, value in settings.items() for word in ("--env", f"{key}={value}")]
        return supervisor.start(
            "elasticsearch", [*command, IMAGE], env=os.environ, cwd=Path("/"), log=log, essential=False, patience=30.0
        )


@dataclass
class OnThisMachine:
    """A server unpacked in the user's cache, its settings and data in ``folder``."""

    jdk: Jdk
    maven: str | None  # not needed once the server has been fetched
    cache: Path
    folder: Path
    servant: Servant

    @property
    def description(self) -> str:
        return f"Elasticsearch {elasticsearch_archive.VERSION} on Java {self.jdk.major}"

    def prepare(self, supervisor: Supervisor, narrator: Narrator, log: Path) -> None:
        elasticsearch_archive.ensure_unpacked(
            self.cache, maven=self.maven or "mvn", supervisor=supervisor, narrator=narrator, log=log
        )

    def start(self, supervisor: Supervisor, port: int, log: Path) -> Child:
        home = elasticsearch_archive.home_in(self.cache)
        config, temporary = self.folder / "config", self.folder / "tmp"
        for folder in (self.folder, config, temporary, self.folder / "data", self.folder / "logs"):
            self.servant.own(folder)
        for source in home.joinpath("config").iterdir():
            if source.is_file():
                self.servant.take(Path(shutil.copy(source, config)))
        settings = config / "elasticsearch.yml"
        settings.write_text(self._settings(port))
        java = str(self.jdk.program)
        command = [java, "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", "-cp", f"{home}/lib/tools/server-launcher/*"]
        return supervisor.start(
            "elasticsearch",
            [*command, "org.elasticsearch.server.launcher.ServerLauncher"],
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.folder),
                "JAVA": java,
                "JAVA_TYPE": "ES_JAVA_HOME",
                "ES_JAVA_HOME": str(self.jdk.home),
                "ES_HOME": str(home),
                "ES_PATH_CONF": str(config),
                "ES_TMPDIR": str(temporary),
                "ES_DISTRIBUTION_TYPE": "zip",
                "ES_JAVA_OPTS": HEAP,
                "CLI_JAVA_OPTS": "",
            },
            cwd=home,  # the launcher looks for the server where it stands
            log=log,
            essential=False,
            patience=30.0,
            **self.servant.popen_arguments,
        )

    def _settings(self, port: int) -> str:
        lines = {
            "discovery.type": "single-node",
            "xpack.security.enabled": "false",  # listens on the loopback address only, and holds nothing but an index
            "network.host": LOOPBACK,
            "http.port": port,
            "transport.port": free_port(),
            "path.data": self.folder / "data",
            "path.logs": self.folder / "logs",
            "cluster.routing.allocation.disk.threshold_enabled": "false",  # a nearly full laptop still has a search
        }
        return "".join(f"{key}: {value}\n" for key, value in lines.items())


@dataclass(frozen=True)
class Absent:
    """Why there is no Elasticsearch."""

    reasons: tuple[str, ...]

    @property
    def description(self) -> str:
        return f"Elasticsearch is not running: {', '.join(self.reasons)}"


@dataclass(frozen=True)
class External:
    """A server that is somebody else's to start and stop."""

    url: str
    description = "Elasticsearch of your own"


def choose(
    *, cache: Path, folder: Path, servant: Servant, environment: Mapping[str, str] = os.environ
) -> Way | External | Absent:
    """What the environment names, otherwise the best way that this machine allows. An empty name means: none at all."""
    if "ELASTICSEARCH_URL" in environment:
        url = environment["ELASTICSEARCH_URL"]
        return External(url) if url else Absent(("ELASTICSEARCH_URL is set to nothing",))
    if docker_answers():
        # The folder's path tells two checkouts apart, and the run's server from the tests'.
        name = "suture-" + re.sub(r"[^A-Za-z0-9]+", "-", str(folder)).strip("-")
        return Container(name)
    jdk, maven = find_jdk(servant, environment), shutil.which("mvn")
    fetched = elasticsearch_archive.home_in(cache).exists()
    if jdk and (maven or fetched):
        return OnThisMachine(jdk, maven, cache, folder, servant)
    reasons = ["no Docker engine answers"]
    if not jdk:
        reasons.append(f"there is no Java {OLDEST} or newer")
    if not (maven or fetched):
        reasons.append("there is no Maven")
    return Absent(tuple(reasons))


def docker_answers() -> bool:
    """Whether there is a container engine, not merely its client program."""
    if shutil.which("docker") is None:
        return False
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=10, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


class Elasticsearch:
    """An Elasticsearch that comes up in the background. ``url`` is known at once, and empty when there will be none.

    Its threads end by themselves once everything is being stopped, and are waited for, so that they can tidy up.
    """

    def __init__(self, way: Way | External | Absent, *, log: Path) -> None:
        self._way = way
        self._log = log
        self._port = free_port()
        match way:
            case External():
                self.url = way.url
            case Absent():
                self.url = ""
            case _:
                self.url = f"http://{LOOPBACK}:{self._port}"
        self._prepared = threading.Event()
        self.finished = threading.Event()  # it is up, or it will not be
        self.is_up = False
        self.problem = ""
        self.seconds = 0.0  # from its start until it answered

    @property
    def description(self) -> str:
        """For the summary: what it is, and how it is doing."""
        if self.problem:
            return f"Elasticsearch is not running: {self.problem}"
        if self.is_up or isinstance(self._way, Absent):
            return f"{self._way.description}{f' at {self.url}' if self.url else ''}"
        return f"{self._way.description} at {self.url}, starting"

    def prepare_in_background(self, supervisor: Supervisor, narrator: Narrator) -> None:
        """Begin to fetch what is missing, beside everything else."""
        threading.Thread(target=self._prepare, args=(supervisor, narrator)).start()

    def start_in_background(self, supervisor: Supervisor, narrator: Narrator) -> None:
        """Start it as soon as it has been prepared; ``finished`` is set when it is up, or will not be."""
        threading.Thread(target=self._start, args=(supervisor, narrator)).start()

    def _prepare(self, supervisor: Supervisor, narrator: Narrator) -> None:
        try:
            if not isinstance(self._way, External | Absent):
                self._way.prepare(supervisor, narrator, self._log.with_name("elasticsearch-fetch.log"))
        except (Trouble, OSError, zipfile.BadZipFile) as problem:
            self.problem = str(problem)
        finally:
            self._prepared.set()

    def _start(self, supervisor: Supervisor, narrator: Narrator) -> None:
        self._prepared.wait()
        began = narrator.seconds
        try:
            if not self.url or self.problem:
                return
            needed = []
            if not isinstance(self._way, External | Absent):
                needed = [self._way.start(supervisor, self._port, self._log)]
            self.is_up = supervisor.wait_for(lambda: answers(self.url), seconds=START_SECONDS, needed=needed)
            if not self.is_up:
                self.problem = f"no answer at {self.url}; see {self._log}"
        except (Trouble, OSError) as problem:
            self.problem = str(problem)
        finally:
            self.seconds = narrator.seconds - began
            self.finished.set()


def answers(url: str) -> bool:
    """Whether the server can be searched now. A name and password in the address are used."""
    address = urllib.parse.urlsplit(url)
    place = address._replace(netloc=address.netloc.rpartition("@")[2]).geturl().rstrip("/")
    request = urllib.request.Request(f"{place}/_cluster/health?wait_for_status=yellow&timeout=1s")  # noqa: S310
    if address.username:
        secret = f"{urllib.parse.unquote(address.username)}:{urllib.parse.unquote(address.password or '')}"
        request.add_header("Authorization", f"Basic {base64.b64encode(secret.encode()).decode()}")
    try:
        with urllib.request.urlopen(request, timeout=3) as answer:  # noqa: S310 - the operator's own address
            return bool(answer.status == 200)
    except OSError:  # refused, reset, timed out, or a status that says "not yet"
        return False
