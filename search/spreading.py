"""Work spread over processes: Python computes on one core alone in each of them."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from django.db import connections

from search.engines.elasticsearch import client

Chunk = TypeVar("Chunk")
Done = TypeVar("Done")

MOST_LOSSES = 5
"""So many times processes may be lost (killed, out of memory) before the work is given up."""

_of_the_parent: list[Any] = []
"""Connections that a process was born with: kept, for whoever lets go of one ends it for its owner too."""


class WorkersLost(Exception):
    """Processes ended again and again before their work was done."""


def sensible() -> int:
    """Two, or one where there is one core: the third would take its time from PostgreSQL and Elasticsearch."""
    return min(2, os.cpu_count() or 1)


def spread(work: Callable[[Chunk], Done], chunks: Sequence[Chunk], *, processes: int) -> Iterator[tuple[Chunk, Done]]:
    """``work`` done on each of ``chunks``, in any order; ``work`` is a module's function and may be run twice on one.

    A chunk whose process is lost is given to another. One chunk alone, or one process, is worked on right here.

    Raises:
        WorkersLost: see there.
        Exception: whatever ``work`` raises.
    """
    if processes < 2 or len(chunks) < 2:
        for chunk in chunks:
            yield chunk, work(chunk)
        return
    waiting = dict(enumerate(chunks))
    losses = 0
    while waiting:
        pool = ProcessPoolExecutor(
            min(processes, len(waiting)), mp_context=multiprocessing.get_context("fork"), initializer=_begin
        )
        try:
            places = {pool.submit(work, chunk): place for place, chunk in waiting.items()}
            for future in as_completed(places):
                done = future.result()
                yield waiting.pop(places[future]), done
        except BrokenProcessPool as lost:
            losses += 1
            if losses > MOST_LOSSES:
                raise WorkersLost(f"processes were lost {losses} times, {len(waiting)} parts are not done") from lost
        finally:
            pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Connections of the new process's own; and no life after its parent's."""
    for connection in connections.all(initialized_only=True):
        _of_the_parent.append(connection.connection)
        connection.connection = None
    client.cache_clear()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
