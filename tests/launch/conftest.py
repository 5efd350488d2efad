"""What the launcher's tests share. None of them needs Django or a database."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch.narrator import Narrator
from launch.supervisor import Supervisor
from launch.unprivileged import Servant


@pytest.fixture
def terminal() -> io.StringIO:
    """What would stand on the terminal."""
    return io.StringIO()


@pytest.fixture
def narrator(terminal: io.StringIO) -> Narrator:
    return Narrator(terminal)


@pytest.fixture
def supervisor(tmp_path: Path, narrator: Narrator) -> Iterator[Supervisor]:
    with Supervisor(tmp_path / "processes", narrator) as running:
        yield running


@pytest.fixture
def myself() -> Servant:
    """The user of the tests as the servers' user, root or not."""
    return Servant(os.geteuid(), os.getegid(), is_somebody_else=False)
