"""Queries whose SQL is written once. Django takes longer to write the SQL of a page than PostgreSQL to answer it."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Field, Lookup, QuerySet
from django.db.models.sql.compiler import SQLCompiler

FIRST_SAMPLE = -7_770_001
"""Samples count down from here: numbers that stand in no query of their own accord."""


@Field.register_lookup
class AnyOf(Lookup):
    """``pk__any_of=[1, 2]``: as ``in``, with the whole list as one parameter, so that its length changes no SQL."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*left_params, self.rhs)


class Prepared:
    """What ``build`` asks, with its SQL kept from the first call on.

    The parameters of ``build`` are annotated ``int``, ``list[int]`` or ``list[str]`` and go into the query as they are
    given: into comparisons and ``any_of``. ``build`` is called once, with samples, so it must not look at them.
    Prefetching is not done.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self._build = build
        self._kinds = {
            name: str(parameter.annotation) for name, parameter in inspect.signature(build).parameters.items()
        }
        self._ready: tuple[QuerySet, SQLCompiler, str, tuple[Any, ...], dict[int, str]] | None = None

    def rows(self, **values: Any) -> list[Any]:
        """The rows for these values, as ``list(build(**values))`` has them."""
        queryset, written, sql, params, places = self._ready or self._write()
        bound = tuple(
            type(param)(values[places[at]]) if at in places else param  # psycopg knows columns by the type of numbers
            for at, param in enumerate(params)
        )
        compiler = copy.copy(written)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (sql, bound)  # type: ignore[method-assign]
        asked = queryset.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
        return list(asked)

    def _write(self) -> tuple[QuerySet, SQLCompiler, str, tuple[Any, ...], dict[int, str]]:
        samples: dict[str, Any] = {}
        for number, (name, kind) in enumerate(self._kinds.items()):
            sample = FIRST_SAMPLE - number
            samples[name] = sample if kind == "int" else [str(sample)] if kind == "list[str]" else [sample]
        queryset = self._build(**samples)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        places = {at: name for at, param in enumerate(params) for name, sample in samples.items() if param == sample}
        if missing := samples.keys() - places.values():
            raise ValueError(f"{self._build.__name__} does not ask for {', '.join(sorted(missing))} as it is")
        self._ready = (queryset, compiler, sql, tuple(params), places)
        return self._ready
