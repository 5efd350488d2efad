"""The doubles of Stripe and PayPal for any test that asks for them, with the shop pointed at them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from shop.payments import gateways
from tests.doubles import easypost, paypal
from tests.doubles.easypost import EasyPostDouble
from tests.doubles.paypal import PayPalDouble
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


@pytest.fixture(scope="session")
def paypal_server() -> Iterator[PayPalDouble]:
    with PayPalDouble() as double:
        yield double


@pytest.fixture
def paypal_double(
    paypal_server: PayPalDouble, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PayPalDouble]:
    """An empty PayPal, which the shop offers as "paypal" beside what it offered before, with nothing to wait for."""
    from shop.payments.gateways import paypal_rest

    paypal_server.reset()
    settings.PAYPAL_CLIENT_ID = paypal.server.CLIENT_ID
    settings.PAYPAL_CLIENT_SECRET = paypal.server.CLIENT_SECRET
    settings.PAYPAL_WEBHOOK_ID = paypal.server.WEBHOOK_ID
    settings.PAYPAL_API_BASE = paypal_server.address
    settings.PAYPAL_READ_TIMEOUT_SECONDS = 10.0  # a busy machine is not an outage
    settings.PAYMENT_GATEWAYS = settings.PAYMENT_GATEWAYS | {"paypal": "shop.payments.gateways.paypal.PayPalGateway"}
    monkeypatch.setattr(paypal_rest, "PAUSE_SECONDS", 0.01)
    gateways.forget_loaded()
    yield paypal_server
    gateways.forget_loaded()


@pytest.fixture(scope="session")
def easypost_server() -> Iterator[EasyPostDouble]:
    with EasyPostDouble() as double:
        yield double


@pytest.fixture
def easypost_double(easypost_server: EasyPostDouble, settings: Any) -> EasyPostDouble:
    """An empty EasyPost, at which the shop buys its labels."""
    easypost_server.reset()
    settings.EASYPOST_API_KEY = easypost.API_KEY
    settings.EASYPOST_WEBHOOK_SECRET = easypost.WEBHOOK_SECRET
    settings.EASYPOST_API_BASE = easypost_server.address
    settings.EASYPOST_READ_TIMEOUT_SECONDS = 3.0
    return easypost_server
