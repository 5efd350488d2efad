"""What every double that is a server has: it starts, it stops, and it goes wrong by script."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Generic, Self, TypeVar

FaultT = TypeVar("FaultT")


class LoopbackDouble(Generic[FaultT]):
    """A server on 127.0.0.1. Use as a context manager, or ``start`` and ``stop``; port 0 is one that is free."""

    faults: list[FaultT]

    def __init__(self, handler: type[BaseHTTPRequestHandler], *, port: int = 0) -> None:
        self._lock = threading.RLock()
        self._stopping = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def start(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def stop(self) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def goes_wrong(self, fault: FaultT, *, times: int = 1) -> None:
        """The next ``times`` requests that match suffer ``fault``."""
        with self._lock:
            self.faults += [fault] * times

    def recovers(self) -> None:
        """No more faults."""
        with self._lock:
            self.faults.clear()
