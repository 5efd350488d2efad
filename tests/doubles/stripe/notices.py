"""Notices to the shop: signed, and delivered as often, as late and in whatever order the script says."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

HEADER = "Stripe-Signature"
Send = Callable[[bytes, dict[str, str]], int]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as Stripe tells it."""

    id: str
    type: str
    body: bytes

    @property
    def data(self) -> dict[str, Any]:
        """The object it is about, as it was at that moment."""
        return json.loads(self.body)["data"]["object"]


def make_event(number: int, kind: str, thing: dict[str, Any], *, api_version: str, at: float) -> Event:
    event_id = f"evt_{number:06d}"
    body = {
        "id": event_id,
        "object": "event",
        "type": kind,
        "api_version": api_version,
        "created": int(at),
        "livemode": False,
        "data": {"object": thing},
    }
    return Event(event_id, kind, json.dumps(body).encode())


def signature(body: bytes, secret: str, *, at: float | None = None) -> str:
    """The header that proves that ``body`` was sent by whoever knows ``secret``, at the time ``at`` (Unix seconds)."""
    stamp = int(time.time() if at is None else at)
    digest = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={stamp},v1={digest}"


def deliver(events: Sequence[Event], send: Send, secret: str, *, times: int = 1) -> list[int]:
    """Send every event ``times`` times, in this order, the whole round again and again. Returns the answers."""
    return [
        send(event.body, {HEADER: signature(event.body, secret), "Content-Type": "application/json"})
        for _ in range(times)
        for event in events
    ]


def post_to(address: str) -> Send:
    """A way to send over HTTP. A shop that is away answers 0."""

    def send(body: bytes, headers: dict[str, str]) -> int:
        request = urllib.request.Request(address, data=body, headers=headers)  # noqa: S310  the loopback
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    return send


@dataclass(frozen=True)
class Courier:
    """Delivers by itself, for a double that runs beside a site: late, shuffled, more than once, or never."""

    send: Send
    secret: str
    times: int = 1
    late_seconds: float = 0.5
    shuffled: bool = False
    rounds: list[threading.Thread] = field(default_factory=list)

    def take(self, events: Sequence[Event]) -> None:
        """Deliver ``events`` in a thread of its own."""
        if self.times and events:
            self.rounds.append(threading.Thread(target=self._go, args=(list(events),), daemon=True))
            self.rounds[-1].start()

    def wait(self) -> None:
        """Until all that was taken is delivered."""
        for on_the_way in self.rounds:
            on_the_way.join()

    def _go(self, events: list[Event]) -> None:
        time.sleep(self.late_seconds)
        if self.shuffled:
            random.shuffle(events)
        deliver(events, self.send, self.secret, times=self.times)
