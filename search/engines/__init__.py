"""The engines, and the rule which one answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from core.breaker import BreakerOpen, CircuitBreaker
from core.outages import Outage
from search.engines.base import Engine, EngineUnavailable, QueryRefused
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.postgres import PostgresEngine

logger = logging.getLogger(__name__)
outage = Outage(logger, back="Elasticsearch answers searches again.")

Answer = TypeVar("Answer")

breaker = CircuitBreaker()
"""One for each process, between requests and Elasticsearch; deliveries have their own pace."""


def answer(ask: Callable[[Engine], Answer]) -> Answer:
    """What Elasticsearch says to ``ask``; when it is not configured, down or too slow, what PostgreSQL says."""
    primary = ElasticsearchEngine.from_settings()
    if primary is not None:
        try:
            with breaker.guard(failures=EngineUnavailable):
                found = ask(primary)
        except BreakerOpen:
            pass  # asked a moment ago; said so then
        except EngineUnavailable as down:
            outage.begins("Elasticsearch did not answer a search, PostgreSQL does until it is back: %s", down)
        except QueryRefused as refused:
            logger.error("Elasticsearch refused a query, PostgreSQL answers: %s", refused)
        else:
            outage.ends()
            return found
    return ask(PostgresEngine())
