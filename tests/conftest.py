"""Fixtures that every part of the suite may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

from tests.doubles.fixtures import (  # noqa: F401
    easypost_double,
    easypost_server,
    paypal_double,
    paypal_server,
    stripe_double,
    stripe_server,
)
from tests.doubles.network import no_network_in_transactions  # noqa: F401


@pytest.fixture(scope="session")
def test_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker, django_db_keepdb: bool) -> Iterator[None]:
    """The test database, for tests that commit. Ask for this and not for ``django_db_setup``.

    pytest-django makes a test database only when a test of the run carries its mark. Without this, a run of nothing but
    the tests that commit would write into, and empty, the database that DATABASE_URL names.
    """
    made = None
    if not connection.settings_dict["NAME"].startswith("test_"):
        with django_db_blocker.unblock():
            made = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb, aliases=["default"])
    assert connection.settings_dict["NAME"].startswith("test_")
    yield
    if made and not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """``figure("home: 12 statements")`` stands at the end of a run with ``-v`` or ``-s``."""
    return request.config.stash.setdefault(FIGURES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What was measured on the way."""
    wanted = config.get_verbosity() > 0 or config.getoption("capture") == "no"
    if wanted and (figures := config.stash.get(FIGURES, [])):
        terminalreporter.section("figures")
        for line in figures:
            terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """A test finds no roots of sites, counts or tries that another left in the cache of this process."""
    cache.clear()


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
