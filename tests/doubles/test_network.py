from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction

from tests.doubles.network import network_guarded
from tests.doubles.stripe import StripeDouble

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(stripe_server: StripeDouble) -> Callable[[], None]:
    def ask_for_a_page() -> None:
        with suppress(urllib.error.HTTPError):
            urllib.request.urlopen(f"{stripe_server.address}/c/pay/nobody", timeout=10)  # noqa: S310  the loopback

    return ask_for_a_page


class TestNetworkGuarded:
    def test_lets_calls_pass_outside_of_transactions(self, call):
        with network_guarded():
            call()

    def test_stops_a_call_inside_of_one_and_says_so_at_the_end_when_that_was_swallowed(self, call):
        with (
            pytest.raises(AssertionError, match="sent from inside a transaction"),
            network_guarded(),
            pytest.raises(pytest.fail.Exception, match=r"inside a transaction: GET 127\.0\.0\.1/c/pay/nobody"),
            transaction.atomic(),
        ):
            call()
