"""The double of Stripe for any test that asks for it, with the shop pointed at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from shop.payments import gateways
from tests.doubles.stripe import StripeDouble
from tests.doubles.stripe.server import SECRET_KEY, WEBHOOK_SECRET

GATEWAYS = {
    "card": "shop.payments.gateways.stripe.StripeGateway",
    "demonstration": "shop.payments.gateways.demonstration.DemonstrationGateway",
}


@pytest.fixture(scope="session")
def stripe_server() -> Iterator[StripeDouble]:
    with StripeDouble() as double:
        yield double


@pytest.fixture
def stripe_double(
    stripe_server: StripeDouble, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StripeDouble]:
    """An empty Stripe, which the shop offers as "card". Retries come at once; no gateway rests from an earlier test."""
    from shop.payments.gateways import stripe as adapter  # a large library, for those alone who ask for it

    stripe_server.reset()
    settings.STRIPE_SECRET_KEY = SECRET_KEY
    settings.STRIPE_WEBHOOK_SECRETS = [WEBHOOK_SECRET]
    settings.STRIPE_API_BASE = stripe_server.address
    settings.STRIPE_READ_TIMEOUT_SECONDS = 10.0  # a busy machine is not an outage
    settings.PAYMENT_GATEWAYS = GATEWAYS
    monkeypatch.setattr(adapter.stripe.HTTPClient, "INITIAL_DELAY", 0.01)
    gateways.forget_loaded()
    yield stripe_server
    gateways.forget_loaded()
