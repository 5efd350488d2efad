"""The adapters, by the name a shipment is stored under."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from shop.fulfilment.carriers.port import Carrier

MANUAL = "manual"
ADAPTERS = {
    MANUAL: "shop.fulfilment.carriers.manual.ManualCarrier",
    "easypost": "shop.fulfilment.carriers.easypost.EasyPostCarrier",
}


class UnknownCarrier(LookupError):
    """No adapter goes by that name, or it has no key."""


@cache
def _load(path: str) -> Carrier:
    adapter: Carrier = import_string(path)()
    return adapter


def get_carrier(name: str) -> Carrier:
    """The adapter called ``name``. Raises UnknownCarrier."""
    if name not in offered():
        raise UnknownCarrier(name)
    return _load(ADAPTERS[name])


def offered() -> list[str]:
    """Those that the desk may choose from: by hand always, EasyPost where it has a key."""
    return [MANUAL, "easypost"] if settings.EASYPOST_API_KEY else [MANUAL]
