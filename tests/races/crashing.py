"""Processes that die in the middle of something, as ``kill -9`` leaves them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any, NoReturn

from django.db import connections

from shop.payments import gateways


def die(*args: Any, **kwargs: Any) -> NoReturn:
    """End this process at once: no handler runs, no transaction is ended, no socket is closed politely."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def after(function: Callable[..., Any]) -> Callable[..., Any]:
    """``function``, whose caller never hears what came of it."""

    def then_die(*args: Any, **kwargs: Any) -> None:
        function(*args, **kwargs)
        die()

    return then_die


def in_a_process_that_dies(work: Callable[[], object]) -> None:
    """Run ``work`` in a child process, which must kill itself on the way."""
    connections.close_all()
    child = os.fork()
    if not child:
        try:
            gateways.forget_loaded()  # connections of the parent are not the child's
            work()
        finally:
            os._exit(1)  # it lived, or it failed otherwise
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, f"the process ended with {status}"
