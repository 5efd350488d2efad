"""Measuring pages in this process: what a request costs us, without network or another process beside it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.templatetags.remembered import forget_pieces

ROUNDS = 5
"""The machine may be busy with other things: the CPU of a page is that of the best of so many rounds."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page costs. Times in milliseconds a request, ``sql`` in statements, ``bytes`` before compression.

    ``cpu`` and ``sql`` are those of a page as most visitors meet it; ``cpu_new`` that of one of which no piece has been
    rendered before, ``sql_first`` that of the first request after everything kept was forgotten.
    """

    name: str
    p50: float
    p95: float
    cpu: float
    cpu_new: float
    sql: int
    sql_first: int
    bytes: int


def measure(name: str, ask: Callable[[], bytes], *, times: int) -> Figures:
    """Ask ``times`` times a round. CPU is this process alone; the database's work is in p50 and p95.

    Collecting garbage is done between requests, not inside one, so that a page pays for itself only.
    """
    ask()  # what a process learns once, as its templates
    cache.clear()
    first = _statements(ask)
    body = ask()
    later = _statements(ask)
    walls: list[float] = []
    rounds = [_round(ask, times, walls) for _ in range(ROUNDS)]
    new = [_round(ask, max(times // 4, 2), [], before=forget_pieces) for _ in range(ROUNDS)]
    walls.sort()
    return Figures(
        name=name,
        p50=statistics.median(walls),
        p95=walls[min(int(len(walls) * 0.95), len(walls) - 1)],
        cpu=min(rounds),
        cpu_new=min(new),
        sql=later,
        sql_first=first,
        bytes=len(body),
    )


def _statements(ask: Callable[[], bytes]) -> int:
    with CaptureQueriesContext(connection) as sent:
        ask()
    return len(sent)


def _round(ask: Callable[[], bytes], times: int, walls: list[float], before: Callable[[], None] | None = None) -> float:
    """CPU milliseconds a request, on average of ``times``; what each took by the clock is added to ``walls``."""
    cpu = 0.0
    for _ in range(times):
        if before:
            before()
        gc.collect(0)
        started, cpu_started = time.perf_counter(), time.process_time()
        ask()
        cpu += time.process_time() - cpu_started
        walls.append((time.perf_counter() - started) * 1000)
    return cpu / times * 1000


def table(figures: list[Figures]) -> str:
    """``figures`` as aligned text, a line a page."""
    width = max(len(figure.name) for figure in figures)
    heads = ("p50 ms", "p95 ms", "CPU ms", "CPU new", "SQL", "first", "bytes")
    lines = [f"{'page':<{width}}" + "".join(f"{head:>9}" for head in heads)]
    for f in figures:
        times = "".join(f"{value:>9.1f}" for value in (f.p50, f.p95, f.cpu, f.cpu_new))
        lines.append(f"{f.name:<{width}}{times}{f.sql:>9}{f.sql_first:>9}{f.bytes:>9,}")
    return "\n".join(lines)
