"""A gateway that keeps failing is left alone for a while: nobody waits for it, and buyers are offered the others."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from core.breaker import BreakerOpen, CircuitBreaker
from core.money import Money
from shop.payments.port import (
    GatewayDispute,
    GatewayPayment,
    GatewayUnavailable,
    Notice,
    PaymentGateway,
    PaymentPage,
    PaymentRequest,
)

FAILURES_ALLOWED = 3
REST_SECONDS = 30.0


class RestedGateway:
    """``gateway`` behind its breaker: the port, and whether it ``is_resting``.

    While it rests every question is answered at once by GatewayUnavailable. A notice is read all the same: a gateway
    that sends one is there.
    """

    def __init__(self, gateway: PaymentGateway, breaker: CircuitBreaker | None = None) -> None:
        self.name = gateway.name
        self.label = gateway.label
        self.keeps_cards = gateway.keeps_cards
        self._gateway = gateway
        self._breaker = breaker or CircuitBreaker(failures_allowed=FAILURES_ALLOWED, pause=REST_SECONDS)

    @property
    def is_resting(self) -> bool:
        return self._breaker.is_resting

    def open(self, request: PaymentRequest) -> PaymentPage:
        with self._asking():
            return self._gateway.open(request)

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> Notice | None:
        return self._gateway.read_notification(body=body, headers=headers)

    def look_up(self, reference: str) -> GatewayPayment:
        with self._asking():
            return self._gateway.look_up(reference)

    def capture(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        with self._asking():
            return self._gateway.capture(reference, amount, key=key)

    def cancel(self, reference: str, *, key: str) -> GatewayPayment:
        with self._asking():
            return self._gateway.cancel(reference, key=key)

    def refund(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        with self._asking():
            return self._gateway.refund(reference, amount, key=key)

    def payments_since(self, since: dt.datetime) -> Iterable[GatewayPayment]:
        with self._asking():
            return list(self._gateway.payments_since(since))

    def look_up_dispute(self, reference: str) -> GatewayDispute:
        with self._asking():
            return self._gateway.look_up_dispute(reference)

    def disputes_since(self, since: dt.datetime) -> Iterable[GatewayDispute]:
        with self._asking():
            return list(self._gateway.disputes_since(since))

    def open_customer(self, *, key: uuid.UUID, email: str) -> str:
        with self._asking():
            return self._gateway.open_customer(key=key, email=email)

    def forget_customer(self, reference: str) -> None:
        with self._asking():
            self._gateway.forget_customer(reference)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            with self._breaker.guard(failures=GatewayUnavailable):
                yield
        except BreakerOpen as resting:
            raise GatewayUnavailable(f"{self.name} failed repeatedly and is left alone for a while") from resting
