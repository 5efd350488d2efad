from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from core.breaker import BreakerOpen, CircuitBreaker


class Down(Exception):
    pass


@pytest.fixture
def clock():
    return SimpleNamespace(now=0.0)


@pytest.fixture
def breaker(clock):
    return CircuitBreaker(failures_allowed=3, pause=15.0, clock=lambda: clock.now)


def fail(breaker):
    with pytest.raises(Down), breaker.guard(failures=Down):
        raise Down


class TestCircuitBreaker:
    def test_opens_after_three_failures_in_a_row(self, breaker):
        for _ in range(3):
            fail(breaker)

        with pytest.raises(BreakerOpen), breaker.guard(failures=Down):
            pytest.fail("ran although open")

    def test_a_success_between_starts_the_count_anew(self, breaker):
        for outcome in ("fail", "fail", "fine", "fail", "fail"):
            if outcome == "fail":
                fail(breaker)
            else:
                with breaker.guard(failures=Down):
                    pass

        assert not breaker.is_open

    def test_after_the_pause_one_probe_closes_it(self, breaker, clock):
        for _ in range(3):
            fail(breaker)
        clock.now = 15.0

        with breaker.guard(failures=Down):
            pass

        assert not breaker.is_open

    def test_rests_until_the_pause_is_over(self, breaker, clock):
        assert not breaker.is_resting
        for _ in range(3):
            fail(breaker)
        clock.now = 14.9
        assert breaker.is_resting
        clock.now = 15.0

        assert (breaker.is_resting, breaker.is_open) == (False, True)

    def test_a_failed_probe_opens_it_for_another_pause(self, breaker, clock):
        for _ in range(3):
            fail(breaker)
        clock.now = 15.0
        fail(breaker)
        clock.now = 29.9

        with pytest.raises(BreakerOpen), breaker.guard(failures=Down):
            pytest.fail("ran although open")

    def test_only_one_probe_at_a_time(self, breaker, clock):
        for _ in range(3):
            fail(breaker)
        clock.now = 15.0

        with breaker.guard(failures=Down), pytest.raises(BreakerOpen), breaker.guard(failures=Down):
            pytest.fail("a second probe ran")

    def test_a_probe_that_ends_in_another_error_lets_the_next_one_in(self, breaker, clock):
        for _ in range(3):
            fail(breaker)
        clock.now = 15.0
        with pytest.raises(ZeroDivisionError), breaker.guard(failures=Down):
            raise ZeroDivisionError

        with breaker.guard(failures=Down):
            pass

        assert not breaker.is_open

    def test_of_many_threads_one_probes(self, breaker, clock):
        for _ in range(3):
            fail(breaker)
        clock.now = 15.0
        start, probing, refused, leave = threading.Barrier(8), [], [], threading.Event()

        def ask():
            start.wait()
            try:
                with breaker.guard(failures=Down):
                    probing.append(1)
                    leave.wait(10)
            except BreakerOpen:
                refused.append(1)
                if len(refused) == 7:
                    leave.set()

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert (len(probing), len(refused)) == (1, 7)
