"""The adapters, by the name an attempt is stored under."""

from __future__ import annotations

from functools import cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from shop.payments.port import PaymentGateway


class UnknownGateway(LookupError):
    """No gateway goes by that name."""


@cache
def _load(path: str) -> PaymentGateway:
    return cast(PaymentGateway, import_string(path)())


def get_gateway(name: str) -> PaymentGateway:
    """The gateway called ``name``. Raises UnknownGateway."""
    try:
        return _load(settings.PAYMENT_GATEWAYS[name])
    except KeyError as missing:
        raise UnknownGateway(name) from missing


def offered_gateways() -> list[PaymentGateway]:
    """Those a buyer may choose from, in the order of the settings."""
    return [get_gateway(name) for name in settings.PAYMENT_GATEWAYS]
