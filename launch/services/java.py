"""Finding a Java that Elasticsearch can run on; ``java`` on the PATH is often an older one."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from launch.unprivileged import Servant

OLDEST = 21
NEEDED_MODULE = "jdk.jdi"  # missing from cut-down runtimes, on which Elasticsearch does not start
FOLDERS_OF_HOMES = ("/usr/lib/jvm/*", "/opt/java/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home")
USER_FOLDERS_OF_HOMES = (".sdkman/candidates/java/*", ".jdks/*")


@dataclass(frozen=True, order=True)
class Jdk:
    """An installed Java: ``major`` such as 25, ``home`` the folder above ``bin/java``."""

    major: int
    home: Path

    @property
    def program(self) -> Path:
        return self.home / "bin" / "java"


def find_jdk(servant: Servant, environment: Mapping[str, str] = os.environ) -> Jdk | None:
    """The newest Java, of at least version 21, that ``servant`` is allowed to execute."""
    for jdk in newest_first(candidate_homes(environment)):
        if runs(jdk, servant):
            return jdk
    return None


def newest_first(homes: Iterable[Path]) -> list[Jdk]:
    """The homes that hold a recent and complete Java, newest first; the rest are left out."""
    return sorted((jdk for home in set(homes) if (jdk := read_release(home))), reverse=True)


def candidate_homes(environment: Mapping[str, str]) -> Iterator[Path]:
    """Every folder that may be a Java home, links resolved: the environment's, the PATH's, the system's, the user's."""
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if environment.get(name):
            yield Path(environment[name]).resolve()
    if on_path := shutil.which("java", path=environment.get("PATH", os.defpath)):
        yield Path(on_path).resolve().parents[1]
    user = environment.get("HOME", "/nonexistent")
    for pattern in (*FOLDERS_OF_HOMES, *(f"{user}/{pattern}" for pattern in USER_FOLDERS_OF_HOMES)):
        for home in Path("/").glob(pattern.lstrip("/")):
            yield home.resolve()


def read_release(home: Path) -> Jdk | None:
    """What the ``release`` file of a Java home says; None when it is too old, cut down, or no Java at all."""
    try:
        facts = dict(re.findall(r'^(\w+)="(.*)"$', (home / "release").read_text(), flags=re.MULTILINE))
    except OSError:
        return None
    version = re.match(r"\d+", facts.get("JAVA_VERSION", ""))
    if version is None or int(version[0]) < OLDEST:  # "1.8.0" counts as 1, which is right enough
        return None
    if "MODULES" in facts and NEEDED_MODULE not in facts["MODULES"].split():
        return None
    return Jdk(int(version[0]), home) if (home / "bin" / "java").exists() else None


def runs(jdk: Jdk, servant: Servant) -> bool:
    """Whether ``servant`` can execute it: a Java in root's own folder is out of reach for anybody else."""
    command = [str(jdk.program), "-version"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, cwd="/", **servant.popen_arguments)
    except OSError:
        return False
    return done.returncode == 0
