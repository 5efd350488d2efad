"""A door in front of the real Elasticsearch that can be shut in the ways in which it fails."""

from __future__ import annotations

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

BUSY = b'{"error":{"type":"es_rejected_execution_exception","reason":"rejected execution"},"status":429}'
PASSED_ON = ("content-type", "x-elastic-product")


class Door:
    """``address`` stands in for Elasticsearch's. Open at first; ``asked`` counts requests that came through the door.

    ``refuse()``: nobody listens. ``hang()``: requests are taken and never answered. ``be_busy()``: 429 to everything.
    """

    def __init__(self, behind: str) -> None:
        self._behind = urlsplit(behind)
        self._mode = "open"
        self._released = threading.Event()
        self.asked = 0
        self._listen(0)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def open(self) -> None:
        if self._mode == "refuse":
            self._listen(self._port)
        self._released.set()
        self._mode = "open"

    def refuse(self) -> None:
        self.close()
        self._mode = "refuse"

    def hang(self) -> None:
        self._released.clear()
        self._mode = "hang"

    def be_busy(self) -> None:
        self._mode = "busy"

    def close(self) -> None:
        self._released.set()
        self._server.shutdown()
        self._server.server_close()

    def _listen(self, port: int) -> None:
        door = self

        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                door._answer(self)

            do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = handle_any

            def log_message(self, *args: Any) -> None:
                """The tests say what was asked."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked += 1
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0))
        if self._mode == "hang":
            self._released.wait()
            request.close_connection = True
            return
        if self._mode == "busy":
            self._send(request, 429, {"content-type": "application/json", "x-elastic-product": "Elasticsearch"}, BUSY)
            return
        inside = http.client.HTTPConnection(str(self._behind.hostname), self._behind.port, timeout=30)
        headers = {name: value for name, value in request.headers.items() if name.lower() not in ("host", "connection")}
        inside.request(request.command, request.path, body or None, headers | {"Accept-Encoding": "identity"})
        answer = inside.getresponse()
        passed_on = {name.lower(): value for name, value in answer.getheaders() if name.lower() in PASSED_ON}
        self._send(request, answer.status, passed_on, answer.read())
        inside.close()

    @staticmethod
    def _send(request: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body)
