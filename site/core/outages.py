"""Trouble that lasts is told when it begins and when it ends, not each time somebody runs into it."""

from __future__ import annotations

import logging
import threading


class Outage:
    """Whether something we depend on answers, as far as this process knows; safe between threads.

    Both changes are warnings, so that whoever read of the beginning reads of the end in the same place.
    """

    def __init__(self, logger: logging.Logger, *, back: str) -> None:
        self._logger = logger
        self._back = back
        self._lock = threading.Lock()
        self._lasts = False

    def begins(self, message: str, *details: object) -> None:
        """Say ``message`` (with ``details`` in its places), unless the trouble is known already."""
        with self._lock:
            known, self._lasts = self._lasts, True
        self._logger.log(logging.DEBUG if known else logging.WARNING, message, *details)

    def ends(self) -> None:
        """Say that it is over, unless there was none."""
        with self._lock:
            known, self._lasts = self._lasts, False
        if known:
            self._logger.warning(self._back)
