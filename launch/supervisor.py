"""Starts programs and stops every one of them again, whatever happens in between.

Each program leads a session of its own. A terminal's Ctrl-C therefore reaches only us, and we stop all in good order;
and its whole group can be signalled, so that grandchildren (gunicorn's workers, a browser under a test) go too.
"""

import fcntl
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Any, Self

from launch.narrator import Narrator
from launch.processes import Register, group_is_alive, signal_group, stop_leftovers
from launch.troubles import Trouble

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOG_LEVEL = re.compile(r"^\S+ \S+ (DEBUG|INFO|WARNING|ERROR|CRITICAL) ")


class Interrupted(BaseException):
    """A signal asked us to end. Not an Exception: no handler for ordinary errors may swallow it."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.signal_number = signal_number


@dataclass(eq=False)
class Child:
    """One running program of ours."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path | None
    essential: bool  # when it dies, everything stops
    outlives_others: bool  # is stopped last
    stop_signal: int
    patience: float  # seconds it may take to stop before it is killed

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def explain_death(self) -> str:
        """A sentence for the terminal, with the log's last lines."""
        status = self.process.returncode
        how = f"was killed by signal {-status}" if status is not None and status < 0 else f"ended with status {status}"
        if self.log is None:
            return f"{self.name} {how}."
        return f"{self.name} {how}. Its log is {self.log}; the last lines:\n{last_lines(self.log)}"


class Supervisor:
    """Use as a context manager from the main thread: leaving it, for whatever reason, stops all that was started.

    Programs are stopped all at once, except those that outlive the others: the database, to whom they still write.
    """

    def __init__(self, folder: Path, narrator: Narrator) -> None:
        """``folder`` holds the records of running processes and the lock; one supervisor at a time per folder."""
        self._folder = folder
        self._narrator = narrator
        self._children: list[Child] = []
        self._guard = threading.RLock()  # over _children and stopping, so that nothing starts once stopping began
        self._logs: set[Path] = set()
        self._shields = 0
        self._pending: int | None = None
        self._previous_handlers: dict[int, Any] = {}
        self._lock: IO[str] | None = None
        self.stopping = threading.Event()

    def __enter__(self) -> Self:
        self._lock = self._take_lock()
        self._register = Register(self._folder)
        for number in ENDINGS:
            self._previous_handlers[number] = signal.signal(number, self._on_signal)
        if leftovers := self._register.leftovers():
            with self._narrator.phase("Stopping what was left running") as phase:
                phase.note = ", ".join(sorted({leftover.name for leftover in leftovers}))
                try:
                    stop_leftovers(leftovers)
                except PermissionError as refused:
                    raise Trouble(f"An earlier start by another user still runs here: {phase.note}.") from refused
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop_all()
        for number, handler in self._previous_handlers.items():
            signal.signal(number, handler)
        if self._lock:
            self._lock.close()

    # ── Starting ────────────────────────────────────────────────────────────────────────────────────────

    def start(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        cwd: Path,
        log: Path | None = None,
        echo: bool = False,
        essential: bool = True,
        outlives_others: bool = False,
        stop_signal: int = signal.SIGTERM,
        patience: float = 15.0,
        **popen_arguments: Any,
    ) -> Child:
        """Start a program and leave it running.

        Its output goes to ``log``, without one to our own terminal. ``echo`` repeats its warnings and errors here.

        Raises:
            Trouble: everything is being stopped already.
        """
        with self._shielded(), self._guard:
            if self.stopping.is_set():
                raise Trouble(f"{name} was not started: everything is being stopped.")
            if log:
                self._begin_log(log)
            output = log.open("ab") if log and not echo else None
            try:
                process = subprocess.Popen(
                    [str(word) for word in command],
                    env=dict(env),
                    cwd=cwd,
                    stdin=None if log is None else subprocess.DEVNULL,
                    stdout=subprocess.PIPE if echo else output,
                    stderr=subprocess.STDOUT if log else None,
                    start_new_session=True,
                    **popen_arguments,
                )
            finally:
                if output:
                    output.close()
            child = Child(name, process, log, essential, outlives_others, stop_signal, patience)
            self._children.append(child)
            self._register.enter(name, process.pid)
        if echo and log:
            threading.Thread(target=self._pump, args=(child, log), daemon=True).start()
        return child

    def run(self, name: str, command: Sequence[str | Path], **options: Any) -> int:
        """Start a program, wait for its end, and give its exit status. Takes what ``start`` takes; never essential."""
        child = self.start(name, command, essential=False, **options)
        status = child.process.wait()
        self._forget(child)
        return status

    def must_run(self, name: str, command: Sequence[str | Path], *, log: Path, **options: Any) -> None:
        """As ``run``, but a status other than 0 is the end.

        Raises:
            Trouble: with the log's last lines.
        """
        if status := self.run(name, command, log=log, **options):
            raise Trouble(f"{name} failed with status {status}. Its log is {log}; the last lines:\n{last_lines(log)}")

    def run_in_foreground(self, name: str, command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path) -> int:
        """As ``run``, on our own terminal. Ctrl-C reaches it as such; it has half a minute to report and clean up."""
        return self.run(name, command, env=env, cwd=cwd, stop_signal=signal.SIGINT, patience=30.0)

    # ── Waiting ─────────────────────────────────────────────────────────────────────────────────────────

    def wait_for(self, is_ready: Callable[[], bool], *, seconds: float, needed: Iterable[Child] = ()) -> bool:
        """Ask ``is_ready`` until it says yes; False when the time is up, or when everything is being stopped.

        Raises:
            Trouble: one of ``needed`` died meanwhile.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not self.stopping.is_set():
            if is_ready():
                return True
            for child in needed:
                if not child.is_running:
                    raise Trouble(child.explain_death())
            time.sleep(0.05)
        return False

    def watch(self) -> None:
        """Wait until a signal comes or an essential program dies; the death of any other is only reported.

        Raises:
            Trouble: an essential program died.
            Interrupted: a signal came.
        """
        reported: set[Child] = set()
        while True:
            with self._guard:
                dead = [child for child in self._children if not child.is_running and child not in reported]
            for child in dead:
                if child.essential:
                    raise Trouble(child.explain_death())
                reported.add(child)
                self._narrator.say(f"\n{child.explain_death()}")
            time.sleep(0.2)

    # ── Stopping ────────────────────────────────────────────────────────────────────────────────────────

    def stop_all(self) -> None:
        """Stop everything, the database last. A second signal meanwhile kills what is left at once."""
        with self._guard:
            self.stopping.set()
            children = list(self._children)
        self._stop([child for child in children if not child.outlives_others])
        self._stop([child for child in children if child.outlives_others])

    def stop(self, child: Child) -> None:
        """Stop one program before the rest."""
        self._stop([child])

    def _stop(self, children: Sequence[Child]) -> None:
        """Ask all of them at once, then wait for each as long as it may take, then kill what is left of its group."""
        for child in children:
            signal_group(child.process.pid, child.stop_signal)
        asked = time.monotonic()
        for child in children:
            leader = child.process.pid
            # The leader may be gone while those it started still close their files.
            while child.is_running or group_is_alive(leader):
                if time.monotonic() > asked + child.patience or self._pending is not None:
                    break
                time.sleep(0.05)
            signal_group(leader, signal.SIGKILL)
            child.process.wait()
            self._forget(child)

    def _forget(self, child: Child) -> None:
        with self._guard:
            self._children = [other for other in self._children if other is not child]
        self._register.remove(child.name, child.process.pid)

    # ── Signals ─────────────────────────────────────────────────────────────────────────────────────────

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        """Once: interrupt whatever the main thread does. Again, while stopping: stop waiting."""
        if self._shields or self.stopping.is_set():
            self._pending = number
            return
        raise Interrupted(number)

    @contextmanager
    def _shielded(self) -> Iterator[None]:
        """Hold signals back between a program's start and our knowing of it. Background threads get none anyway."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        self._shields += 1
        try:
            yield
        finally:
            self._shields -= 1
        if self._pending is not None and not self.stopping.is_set():
            number, self._pending = self._pending, None
            raise Interrupted(number)

    # ── The rest ────────────────────────────────────────────────────────────────────────────────────────

    def _take_lock(self) -> IO[str]:
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = (self._folder / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip()
            lock.close()
            raise Trouble(f"The same command already runs in this checkout, as process {holder}.") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        return lock

    def _begin_log(self, log: Path) -> None:
        """Put aside what an earlier command left in a log, so that its last lines are always about this one."""
        if log not in self._logs:
            self._logs.add(log)
            if log.is_file():
                log.replace(log.with_suffix(".previous.log"))

    def _pump(self, child: Child, log: Path) -> None:
        """Copy a program's output to its log, and its warnings and errors, with what follows them, to the terminal.

        A warning that comes again, apart from its time, is not repeated there.
        """
        speaking, said = False, ""
        with log.open("ab") as sink:
            for line in child.process.stdout or ():
                sink.write(line)
                sink.flush()
                text = line.decode(errors="replace").rstrip()
                if level := LOG_LEVEL.match(text):
                    speaking = level.group(1) not in ("DEBUG", "INFO") and text[level.start(1) :] != said
                    said = text[level.start(1) :] if speaking else said
                elif text.startswith("Traceback "):
                    speaking = True
                if speaking and text and not self.stopping.is_set():
                    self._narrator.say(f"{child.name:<9} │ {text}")


def last_lines(log: Path, count: int = 15) -> str:
    """The end of a log, indented for the terminal."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return "\n".join(f"    {line}" for line in lines[-count:]) or "    (empty)"
