"""The virtual environment, made and filled only when what it is made from has changed."""

import fcntl
import os
import sys
import venv
from pathlib import Path

from launch.narrator import Narrator
from launch.paths import Checkout
from launch.stamps import Stamp, fingerprint_of_contents
from launch.supervisor import Supervisor

LISTS = ("requirements.txt", "requirements-dev.txt", "constraints.txt")


def ensure_packages(checkout: Checkout, supervisor: Supervisor, narrator: Narrator) -> str:
    """Install what the lists say, unless that is what is installed. Gives a fingerprint of what is there now.

    Raises:
        Trouble: pip could not; the message holds its last lines.
    """
    folder = checkout.root / ".venv"
    # The checkout's path is part of it: pip writes it into the first line of every program it installs.
    python = fingerprint_of_contents([], sys.version, sys.base_prefix, str(checkout.root))
    wanted = fingerprint_of_contents([checkout.root / name for name in LISTS], python)
    made_with, filled_with = Stamp(folder / "made-with"), Stamp(folder / "filled-with")
    with (checkout.var / "run" / "packages.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # `make test` may be started while `make run` still installs
        if filled_with.matches(wanted) and checkout.python.exists():
            return wanted
        with narrator.phase("Python packages") as phase:
            filled_with.clear()
            if not (made_with.matches(python) and checkout.python.exists()):
                venv.create(folder, clear=True, with_pip=True)
                made_with.set(python)
            command: list[str | Path] = [
                checkout.python,
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
            ]
            command += ["--progress-bar", "off", "--requirement", "requirements-dev.txt"]
            log = checkout.logs / "packages.log"
            supervisor.must_run("pip", command, env=os.environ, cwd=checkout.root, log=log)
            filled_with.set(wanted)
            phase.note = f"into {folder.name}/"
    return wanted
