"""Notices to the shop, and PayPal's answer to the question whether one is its own.

What is signed is PayPal's: transmission id, time, webhook id and the CRC-32 of the body, to the byte. How it is signed
is ours (an HMAC, where PayPal has a certificate), because nobody but the double looks at it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import uuid
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.doubles.stripe.notices import Send

SIGNING_KEY = b"the double's own"
ASKED_ABOUT = re.compile(rb'"webhook_event"\s*:\s*(.*)\}\s*\Z', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as PayPal tells it."""

    id: str
    type: str
    body: bytes


def make_event(number: int, kind: str, resource: dict[str, Any], *, at: str) -> Event:
    event_id = f"WH-{number:06d}"
    body = {
        "id": event_id,
        "event_version": "1.0",
        "create_time": at,
        "resource_type": "checkout-order" if kind.startswith("CHECKOUT.") else kind.split(".")[1].lower(),
        "event_type": kind,
        "summary": f"{kind} – as the double tells it",
        "resource": resource,
    }
    return Event(event_id, kind, json.dumps(body, ensure_ascii=False, indent=1).encode())


def signed(body: bytes, *, webhook_id: str, origin: str, at: str = "2026-11-21T10:00:00Z") -> dict[str, str]:
    """The headers that come with ``body``."""
    transmission = str(uuid.uuid4())
    return {
        "Paypal-Auth-Algo": "SHA256withRSA",
        "Paypal-Cert-Url": f"{origin}/v1/notifications/certs/CERT-double",
        "Paypal-Transmission-Id": transmission,
        "Paypal-Transmission-Sig": _signature(transmission, at, webhook_id, body),
        "Paypal-Transmission-Time": at,
    }


def is_genuine(question: bytes) -> bool:
    """Whether the notice that ``question`` (the raw body of verify-webhook-signature) asks about was signed here."""
    asked, found = json.loads(question), ASKED_ABOUT.search(question)
    if found is None:
        return False
    ours = _signature(asked["transmission_id"], asked["transmission_time"], asked["webhook_id"], found[1])
    return hmac.compare_digest(ours, asked["transmission_sig"])


def deliver(events: Sequence[Event], send: Send, *, webhook_id: str, origin: str, times: int = 1) -> list[int]:
    """Send every event ``times`` times, in this order, the whole round again and again. Returns the answers."""
    return [
        send(
            event.body, signed(event.body, webhook_id=webhook_id, origin=origin) | {"Content-Type": "application/json"}
        )
        for _ in range(times)
        for event in events
    ]


def _signature(transmission: str, at: str, webhook_id: str, body: bytes) -> str:
    text = f"{transmission}|{at}|{webhook_id}|{zlib.crc32(body)}"
    return base64.b64encode(hmac.new(SIGNING_KEY, text.encode(), hashlib.sha256).digest()).decode()
