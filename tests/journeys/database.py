"""A database of the journeys' own: the demonstration loaded once, and a fresh copy of it for every journey.

Django's flush empties every table and makes content types and rights anew, ten seconds a test; a copy that PostgreSQL
makes itself takes less than one. The test database, in which the rest of the suite works, is left as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.db import connection, connections
from django.db.backends.postgresql.psycopg_any import sql


class JourneyDatabase:
    """Copies of the test database. While it is in use, every new connection of this process goes to the copy."""

    def __init__(self) -> None:
        self._settings = connections.settings["default"]
        self._migrated = self._settings["NAME"]
        self._demonstration, self._copy = f"{self._migrated}_demo", f"{self._migrated}_journey"
        self._keep_for = self._settings["CONN_MAX_AGE"]

    @contextmanager
    def demonstration(self) -> Iterator[None]:
        """The database that the copies are made of: the migrated one, to be filled inside the block."""
        self._make(self._demonstration, like=self._migrated)
        self._use(self._demonstration, keep_for=0)  # threads of the server leave nothing open behind them
        try:
            yield
        finally:
            self._use(self._migrated, keep_for=self._keep_for)
            self._drop(self._copy)
            self._drop(self._demonstration)

    def copy(self) -> None:
        """The demonstration as it was loaded."""
        self._make(self._copy, like=self._demonstration)
        self._use(self._copy, keep_for=0)
        cache.clear()

    def _use(self, name: str, *, keep_for: int) -> None:
        connection.close()
        for settings in (self._settings, connection.settings_dict):
            settings["NAME"], settings["CONN_MAX_AGE"] = name, keep_for

    def _make(self, name: str, *, like: str) -> None:
        self._drop(name)
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, like)

    def _drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
