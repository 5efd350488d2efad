"""A circuit breaker: after a few failures in a row, stop asking for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class BreakerOpen(Exception):
    """Nothing was tried: the last attempts failed and it is not yet time to try again."""


class CircuitBreaker:
    """Counts failures in a row, in this process alone; safe between threads.

    Closed: every call goes through. After ``failures_allowed`` failures in a row it opens and refuses all calls for
    ``pause`` seconds. Then one call at a time is let through as a probe: its success closes, its failure opens again.
    """

    def __init__(
        self, *, failures_allowed: int = 3, pause: float = 15.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._failures_allowed = failures_allowed
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._probing = False

    @property
    def is_open(self) -> bool:
        """Whether calls are refused or, after the pause, only probed."""
        return self._opened_at is not None

    @property
    def is_resting(self) -> bool:
        """Whether nothing would be tried at this moment. After the pause the next caller is the probe."""
        opened_at = self._opened_at
        return opened_at is not None and self._clock() - opened_at < self._pause

    @contextmanager
    def guard(self, *, failures: type[Exception]) -> Iterator[None]:
        """Run the block as one attempt. An exception of type ``failures`` counts; others pass and count as neither.

        Raises:
            BreakerOpen: the block was not run.
        """
        probe = self._enter()
        try:
            yield
        except failures:
            self._failed()
            raise
        else:
            self._succeeded()
        finally:
            if probe:
                with self._lock:
                    self._probing = False

    def reset(self) -> None:
        """Closed, as at start."""
        with self._lock:
            self._failures, self._opened_at, self._probing = 0, None, False

    def _enter(self) -> bool:
        with self._lock:
            if self._opened_at is None:
                return False
            if self._probing or self._clock() - self._opened_at < self._pause:
                raise BreakerOpen
            self._probing = True
            return True

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._opened_at is not None or self._failures >= self._failures_allowed:
                self._opened_at = self._clock()

    def _succeeded(self) -> None:
        with self._lock:
            self._failures, self._opened_at = 0, None
