"""What a command tells the terminal: each phase with its seconds, and lines from the background between them."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

NAME_WIDTH = 34


class Phase:
    """One step under way. Set ``note`` to have a word printed behind its seconds."""

    note = ""


class Narrator:
    """Prints ``name … seconds``, also when a background thread speaks while a phase's line is still open."""

    def __init__(self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out or sys.stdout
        self._clock = clock
        self._lock = threading.RLock()
        self._open_line = ""
        self.started = clock()

    @property
    def seconds(self) -> float:
        """Seconds since the command began."""
        return self._clock() - self.started

    @contextmanager
    def phase(self, name: str) -> Iterator[Phase]:
        """Name a step before it begins and say how long it took, or that it failed, when it ends."""
        began, phase = self._clock(), Phase()
        label = f"  {name.ljust(NAME_WIDTH)}"
        with self._lock:
            self._close_line()
            self._open_line = label
            self._write(label)
        outcome = "failed after "
        try:
            yield phase
            outcome = ""
        finally:
            with self._lock:
                if self._open_line != label:  # somebody spoke in between and ended our line
                    self._close_line()
                    self._write(label)
                note = f"  {phase.note}" if phase.note else ""
                self._write(f"{outcome}{self._clock() - began:6.1f} s{note}\n")
                self._open_line = ""

    def say(self, text: str = "") -> None:
        """Print one or more whole lines; safe from any thread."""
        with self._lock:
            self._close_line()
            self._write(f"{text}\n")

    def _close_line(self) -> None:
        if self._open_line:
            self._write("…\n")
            self._open_line = ""

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
