"""Measuring pages in this process: what a request costs us, without network or another process beside it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page costs. Times in milliseconds a request, ``sql`` in statements, ``bytes`` before compression."""

    name: str
    p50: float
    p95: float
    cpu: float
    sql: int
    bytes: int


def measure(name: str, ask: Callable[[], bytes], *, times: int) -> Figures:
    """Ask ``times`` times after two for warming up. CPU is this process alone; the database's work is in p50 and p95.

    Collecting garbage is done between requests, not inside one, so that a page pays for itself only.
    """
    for _ in range(2):
        ask()
    with CaptureQueriesContext(connection) as sent:
        body = ask()
    statements = len(sent)  # now: the next request empties the log
    walls, cpu = [], 0.0
    for _ in range(times):
        gc.collect(0)
        started, cpu_started = time.perf_counter(), time.process_time()
        ask()
        cpu += time.process_time() - cpu_started
        walls.append((time.perf_counter() - started) * 1000)
    walls.sort()
    return Figures(
        name=name,
        p50=statistics.median(walls),
        p95=walls[min(int(len(walls) * 0.95), len(walls) - 1)],
        cpu=cpu / times * 1000,
        sql=statements,
        bytes=len(body),
    )


def table(figures: list[Figures]) -> str:
    """``figures`` as aligned text, a line a page."""
    width = max(len(figure.name) for figure in figures)
    lines = [f"{'page':<{width}}  {'p50 ms':>8}  {'p95 ms':>8}  {'CPU ms':>8}  {'SQL':>5}  {'bytes':>9}"]
    lines += [
        f"{f.name:<{width}}  {f.p50:>8.1f}  {f.p95:>8.1f}  {f.cpu:>8.1f}  {f.sql:>5}  {f.bytes:>9,}" for f in figures
    ]
    return "\n".join(lines)
