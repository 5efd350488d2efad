"""Processes by number, with their start time beside it: the number alone may belong to a stranger by now."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


def started_at(pid: int) -> str | None:
    """When a process started, in whatever unit the system tells; None when there is none, or only a zombie."""
    status = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            fields = status.read_text().rpartition(")")[2].split()  # the name before ")" may hold anything
        except OSError:
            return None
        return None if fields[0] == "Z" else fields[19]
    listing = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listing.stdout.strip() or None


def runs_with(pid: int, word: str) -> bool:
    """Whether a process is alive and was started with ``word`` in its command, where that can be seen."""
    command = Path(f"/proc/{pid}/cmdline")
    if started_at(pid) is None:
        return False
    return not command.exists() or word.encode() in command.read_bytes()


def group_is_alive(leader: int) -> bool:
    """Whether anything but zombies is left of the group that a process led. Zombies stay where nobody collects them."""
    if not Path("/proc/self/stat").exists():
        try:
            os.killpg(leader, 0)
        except ProcessLookupError:
            return False
        return True
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        if int(fields[2]) == leader and fields[0] != "Z":
            return True
    return False


@dataclass(frozen=True)
class Leftover:
    """A process that an earlier start recorded and could not stop, because it was itself killed."""

    name: str
    pid: int
    record: Path


class Register:
    """One small file per running process, so that the next start can stop what a killed one left behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def enter(self, name: str, pid: int) -> None:
        self._record(name, pid).write_text(f"{name}\n{pid}\n{started_at(pid)}\n")

    def remove(self, name: str, pid: int) -> None:
        self._record(name, pid).unlink(missing_ok=True)

    def leftovers(self) -> list[Leftover]:
        """Recorded processes that are still the same ones; records of all others are thrown away."""
        found = []
        for record in sorted(self._folder.glob("*.process")):
            lines = record.read_text().splitlines()
            if len(lines) == 3 and started_at(int(lines[1])) == lines[2]:
                found.append(Leftover(lines[0], int(lines[1]), record))
            else:
                record.unlink(missing_ok=True)
        return found

    def _record(self, name: str, pid: int) -> Path:
        return self._folder / f"{name}.{pid}.process"


def stop_leftovers(leftovers: Iterable[Leftover], *, patience: float = 10.0) -> None:
    """End each leftover with its whole group: politely first, for ``patience`` seconds altogether, then not.

    Raises:
        PermissionError: one of them belongs to another user.
    """
    remaining = list(leftovers)
    for leftover in remaining:
        signal_group(leftover.pid, signal.SIGINT if leftover.name == "postgres" else signal.SIGTERM)
    deadline = time.monotonic() + patience
    while remaining and time.monotonic() < deadline:
        remaining = [leftover for leftover in remaining if group_is_alive(leftover.pid)]
        time.sleep(0.05)
    for leftover in remaining:
        signal_group(leftover.pid, signal.SIGKILL)
        while group_is_alive(leftover.pid):
            time.sleep(0.05)


def signal_group(pid: int, number: int) -> None:
    """Send a signal to a process we started as the leader of a group, and to everything in that group."""
    with contextlib.suppress(ProcessLookupError):  # it went by itself, which is what we wanted
        os.killpg(pid, number)
