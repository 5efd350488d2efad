"""Fixtures that every part of the suite may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def at_most_queries() -> Callable[[int], object]:
    """``with at_most_queries(8):`` fails when more statements were sent, and prints them."""

    @contextmanager
    def guard(limit: int) -> Iterator[CaptureQueriesContext]:
        with CaptureQueriesContext(connection) as sent:
            yield sent
        listing = "\n".join(f"{n}. {query['sql'][:300]}" for n, query in enumerate(sent.captured_queries, start=1))
        assert len(sent) <= limit, f"{len(sent)} statements, at most {limit} allowed:\n{listing}"

    return guard
