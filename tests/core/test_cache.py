"""A Redis that is down is an empty cache."""

from __future__ import annotations

import logging
import socket

import pytest

from core.cache import ForgivingRedisCache


@pytest.fixture
def cache() -> ForgivingRedisCache:
    """Nobody listens at its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", {})


class TestARedisThatIsDown:
    def test_has_nothing_and_keeps_nothing(self, cache):
        cache.set("a", 1)

        assert cache.get("a") is None
        assert cache.get("a", "else") == "else"
        assert cache.get_many(["a"]) == {}
        assert cache.set_many({"a": 1}) == ["a"]
        assert cache.get_or_set("a", lambda: 2) == 2
        assert not cache.has_key("a")
        assert not cache.delete("a")

    def test_counts_nothing(self, cache):
        assert cache.add("a", 0)
        with pytest.raises(ValueError, match="a"):
            cache.incr("a")

    def test_is_told_once(self, cache, caplog):
        with caplog.at_level(logging.WARNING, "core.cache"):
            cache.get("a")
            cache.get("b")

        assert len(caplog.records) == 1
