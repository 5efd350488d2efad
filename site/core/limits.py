"""How often somebody may try."""

from __future__ import annotations

from django.core.cache import cache


def may_try(what: str, who: str, *, times: int, seconds: int) -> bool:
    """Count a try of ``what`` by ``who``; False once there have been more than ``times`` within ``seconds``."""
    key = f"tries:{what}:{who}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= times
    except ValueError:  # it ran out between the two
        return True
