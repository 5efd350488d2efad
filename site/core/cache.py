"""Redis as a cache that may fail: what it cannot give is fetched where it comes from."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

SECONDS = 0.1
"""A cache that takes longer is no help."""


class ForgivingRedisCache(RedisCache):
    """Django's, but a server that is down is an empty cache. That it is, is told once, and once that it is back."""

    _is_down = False

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        patience = {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS, "retry": Retry(NoBackoff(), 0)}
        super().__init__(server, params | {"OPTIONS": patience | params.get("OPTIONS", {})})

    def add(self, key: str, value: Any, timeout: Any = None, version: int | None = None) -> bool:
        return bool(self._ask(super().add, True, key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._ask(super().get, default, key, default, version)

    def set(self, key: str, value: Any, timeout: Any = None, version: int | None = None) -> None:
        self._ask(super().set, None, key, value, timeout, version)

    def touch(self, key: str, timeout: Any = None, version: int | None = None) -> bool:
        return bool(self._ask(super().touch, False, key, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._ask(super().delete, False, key, version))

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        found: dict[str, Any] = self._ask(super().get_many, {}, keys, version)
        return found

    def set_many(self, data: Any, timeout: Any = None, version: int | None = None) -> list[str]:
        failed: list[str] = self._ask(super().set_many, list(data), data, timeout, version)
        return failed

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._ask(super().delete_many, None, keys, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return bool(self._ask(super().has_key, False, key, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError where there is nothing to count up, as for a key that ran out."""
        counted = self._ask(super().incr, None, key, delta, version)
        if counted is None:
            raise ValueError(key)
        return int(counted)

    def _ask(self, what: Callable[..., Any], otherwise: Any, *arguments: Any) -> Any:
        try:
            answer = what(*arguments)
        except RedisError as trouble:
            if not self._is_down:
                logger.warning("Redis does not answer, pages are made without a cache: %s", trouble)
            self._is_down = True
            return otherwise
        if self._is_down:
            logger.warning("Redis answers again")
        self._is_down = False
        return answer
