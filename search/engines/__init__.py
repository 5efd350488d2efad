"""The engines, and the rule which one answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from search.breaker import BreakerOpen, CircuitBreaker
from search.engines.base import Engine, EngineUnavailable, QueryRefused
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.postgres import PostgresEngine

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")

breaker = CircuitBreaker()
"""One for each process, between requests and Elasticsearch; deliveries have their own pace."""


def answer(ask: Callable[[Engine], Answer]) -> Answer:
    """What Elasticsearch says to ``ask``; when it is not configured, down or too slow, what PostgreSQL says."""
    primary = ElasticsearchEngine.from_settings()
    if primary is not None:
        try:
            with breaker.guard(failures=EngineUnavailable):
                return ask(primary)
        except BreakerOpen:
            pass  # asked a moment ago; said so then
        except EngineUnavailable as down:
            logger.warning("Elasticsearch did not answer, PostgreSQL does: %s", down)
        except QueryRefused as refused:
            logger.error("Elasticsearch refused a query, PostgreSQL answers: %s", refused)
    return ask(PostgresEngine())
