"""The browser for the journeys: the machine's own Chromium, so that no test tool has to download one."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from launch.narrator import Narrator
from launch.supervisor import Supervisor

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def find_chromium(environment: Mapping[str, str] = os.environ) -> Path | None:
    """A Chromium that starts, the one named by ``SUTURE_CHROMIUM`` or ``CHROMIUM`` before all others."""
    named = [environment[name] for name in ("SUTURE_CHROMIUM", "CHROMIUM") if environment.get(name)]
    on_path = [shutil.which(program, path=environment.get("PATH", os.defpath)) for program in PROGRAMS]
    for candidate in (*named, *on_path, *APPLICATIONS):
        if candidate and Path(candidate).exists() and starts(Path(candidate)):
            return Path(candidate)
    return None


def starts(program: Path) -> bool:
    """Whether it can say its version. Some distributions put a script there that only advises to install something."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def ensure_chromium(supervisor: Supervisor, narrator: Narrator, log: Path) -> Path | None:
    """Find Chromium; as root on Debian, install it when it is missing. None when it cannot be had; the tests say so."""
    if (found := find_chromium()) or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return found
    with narrator.phase("Chromium from the distribution") as phase:
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            if supervisor.run("apt-get", ["apt-get", *arguments], env=env, cwd=Path("/"), log=log):
                phase.note = f"not to be had; see {log}"
                return None
    return find_chromium()
