"""No call over the network while a transaction is open: it would hold locks while a stranger takes his time."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection


@contextmanager
def network_guarded() -> Iterator[None]:
    """Any HTTP request sent from inside a transaction fails at that line, and again at the end if that was swallowed.

    A transaction that is open already when this begins, as the one around a test, does not count.
    """
    starter, allowed = threading.get_ident(), len(connection.atomic_blocks)
    caught: list[str] = []
    send = http.client.HTTPConnection.putrequest

    def guarded(self: http.client.HTTPConnection, method: str, url: str, *rest: Any, **more: Any) -> None:
        if len(connection.atomic_blocks) > (allowed if threading.get_ident() == starter else 0):
            caught.append(f"{method} {self.host}{url}")
            pytest.fail(f"inside a transaction: {caught[-1]}")
        send(self, method, url, *rest, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(http.client.HTTPConnection, "putrequest", guarded)
        yield
    assert caught == [], "sent from inside a transaction"


@pytest.fixture
def no_network_in_transactions() -> Iterator[None]:
    """See network_guarded."""
    with network_guarded():
        yield
