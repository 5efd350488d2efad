"""The adapters, by the name an attempt is stored under."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from shop.payments.breaker import RestedGateway
from shop.payments.port import PaymentGateway


class UnknownGateway(LookupError):
    """No gateway goes by that name."""


@cache
def _load(path: str) -> RestedGateway:
    return RestedGateway(import_string(path)())


def forget_loaded() -> None:
    """Load gateways anew, well rested: after a change of settings, as tests make."""
    _load.cache_clear()


def _known() -> list[RestedGateway]:
    return [_load(path) for path in settings.PAYMENT_GATEWAYS.values()]


def get_gateway(name: str) -> PaymentGateway:
    """The gateway called ``name``, resting or not: what it began it must finish. Raises UnknownGateway."""
    try:
        return _load(settings.PAYMENT_GATEWAYS[name])
    except KeyError as missing:
        raise UnknownGateway(name) from missing


def offered_gateways() -> list[PaymentGateway]:
    """Those a buyer may choose from at this moment, in the order of the settings."""
    return [gateway for gateway in _known() if not gateway.is_resting]


def resting_gateways() -> list[PaymentGateway]:
    """Those that are not offered for a while because they do not answer. Buyers are told which."""
    return [gateway for gateway in _known() if gateway.is_resting]
