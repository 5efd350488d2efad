"""No call over the network while a transaction is open: it would hold locks while a stranger takes his time."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection


@pytest.fixture
def no_network_in_transactions(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Any HTTP request sent from inside a transaction fails the test at that line, and again at its end.

    A transaction that a test itself runs in does not count: what is open when the test starts is allowed.
    """
    starter, allowed = threading.get_ident(), len(connection.atomic_blocks)
    caught: list[str] = []
    send = http.client.HTTPConnection.putrequest

    def guarded(self: http.client.HTTPConnection, method: str, url: str, *rest: Any, **more: Any) -> None:
        if len(connection.atomic_blocks) > (allowed if threading.get_ident() == starter else 0):
            caught.append(f"{method} {self.host}{url}")
            pytest.fail(f"inside a transaction: {caught[-1]}")
        send(self, method, url, *rest, **more)

    monkeypatch.setattr(http.client.HTTPConnection, "putrequest", guarded)
    yield
    assert caught == [], "sent from inside a transaction"
