"""stripe-mock, which holds what we send to Stripe against Stripe's own description. A Go program, built once."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from launch.narrator import Narrator
from launch.supervisor import Supervisor

SOURCE = "github.com/stripe/stripe-mock@v0.203.0"
PATIENCE_SECONDS = 180.0
"""Longer than fetching and building take. Where nothing answers at all, the tests do without."""


def find_stripe_mock(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The program named by ``STRIPE_MOCK``, one on the PATH, or one that Go has put into its folder."""
    path = environment.get("PATH", os.defpath)
    candidates = (
        environment.get("STRIPE_MOCK"),
        shutil.which("stripe-mock", path=path),
        shutil.which("stripe-mock", path=_programs_of_go(environment)),
    )
    return next((Path(one) for one in candidates if one and Path(one).exists()), None)


def ensure_stripe_mock(supervisor: Supervisor, narrator: Narrator, log: Path) -> Path | None:
    """Find it, or build it where Go is. None when it cannot be had; the tests that want it say so."""
    if (found := find_stripe_mock()) or shutil.which("go") is None:
        return found
    with narrator.phase("stripe-mock, by go install") as phase:
        go = supervisor.start("go", ["go", "install", SOURCE], essential=False, env=os.environ, cwd=Path("/"), log=log)
        if not supervisor.wait_for(lambda: go.process.poll() is not None, seconds=PATIENCE_SECONDS):
            supervisor.stop(go)
        if go.process.returncode:
            phase.note = f"not to be had; see {log}"
    return find_stripe_mock()


def _programs_of_go(environment: Mapping[str, str]) -> str:
    default = Path(environment.get("GOPATH") or Path.home() / "go") / "bin"
    return environment.get("GOBIN") or str(default)
