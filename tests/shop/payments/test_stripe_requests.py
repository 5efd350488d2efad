"""What the adapter sends, and what the double answers, held against Stripe's own description of its API.

stripe-mock knows no state, but refuses every request that its OpenAPI description does not allow. Get it with
``go install github.com/stripe/stripe-mock@latest``; it is looked for on the PATH, in Go's folder, and by STRIPE_MOCK.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from core.money import Money
from shop.payments.gateways.stripe import StripeGateway
from shop.payments.port import PaymentRequest
from tests.doubles.stripe import StripeDouble
from tests.doubles.stripe.server import Asked

TAKEN, PART = Money(Decimal("120.00"), "GBP"), Money(Decimal("20.00"), "GBP")
START_SECONDS = 60
NEWER = re.compile(r"&allowed_payment_method_types%5B\d%5D=\w+|&allowed_payment_method_types\[\d\]=\w+")
"""What came with 2026-09-30.endive. A stripe-mock that describes an older version is asked without it."""


def find_stripe_mock() -> str | None:
    """The program, wherever somebody put it."""
    go_folder = Path(os.environ.get("GOPATH", Path.home() / "go")) / "bin"
    return os.environ.get("STRIPE_MOCK") or shutil.which("stripe-mock") or shutil.which("stripe-mock", path=go_folder)


@pytest.fixture(scope="module")
def stripe_mock() -> Iterator[str]:
    """The address of a stripe-mock of our own."""
    program = find_stripe_mock()
    if program is None:
        pytest.skip("NO STRIPE-MOCK: go install github.com/stripe/stripe-mock@latest, or say where: STRIPE_MOCK=…")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen([program, "-http-addr", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "stripe-mock ended by itself"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("stripe-mock does not answer")


@pytest.fixture
def conversation(stripe_double: StripeDouble) -> StripeDouble:
    """A double that was asked for everything the adapter can ask for."""
    gateway = StripeGateway()
    now = timezone.now()

    def open_one(email: str = "", customer: str = "") -> str:
        request = PaymentRequest(
            uuid.uuid4(), TAKEN, "Order SU-TEST", "http://shop.example/back/", email, now, customer
        )
        return gateway.open(request).reference

    customer = gateway.open_customer(key=uuid.uuid4(), email="noor@hospital.example")
    open_one("noor@hospital.example", customer)
    gateway.forget_customer(customer)

    refunded, let_go, closed = open_one("noor@hospital.example"), open_one(), open_one()
    for reference in (refunded, let_go):
        stripe_double.pays(reference)
    gateway.capture(refunded, TAKEN, key="a:capture")
    gateway.refund(refunded, PART, key="a:refund")
    dispute = stripe_double.disputes(refunded)
    stripe_double.settles(dispute, won=True)
    gateway.look_up_dispute(dispute)
    list(gateway.disputes_since(now - dt.timedelta(days=1)))
    list(gateway.payments_since(now - dt.timedelta(days=1)))
    gateway.cancel(let_go, key="b:cancel")
    gateway.cancel(closed, key="c:cancel")
    return stripe_double


def ask(address: str, asked: Asked) -> tuple[int, dict[str, Any]]:
    """The same request, to another server."""
    status, answer = _send(address, asked, asked.raw)
    return (status, answer) if status == 200 else _send(address, asked, NEWER.sub("", f"&{asked.raw}")[1:])


def _send(address: str, asked: Asked, params: str) -> tuple[int, dict[str, Any]]:
    request = urllib.request.Request(  # noqa: S310  the loopback
        f"{address}{asked.path}" + (f"?{params}" if asked.method == "GET" and params else ""),
        data=params.encode() if asked.method == "POST" else None,
        headers={"Authorization": "Bearer sk_test_123", "Content-Type": "application/x-www-form-urlencoded"},
        method=asked.method,
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


class TestEveryRequest:
    def test_is_one_that_stripe_describes(self, conversation, stripe_mock):
        kinds = {(asked.method, _shape(asked.path)) for asked in conversation.requests}
        assert kinds == {
            ("POST", "/v1/checkout/sessions"),
            ("GET", "/v1/checkout/sessions/*"),
            ("POST", "/v1/checkout/sessions/*/expire"),
            ("POST", "/v1/payment_intents/*/capture"),
            ("POST", "/v1/payment_intents/*/cancel"),
            ("POST", "/v1/customers"),
            ("DELETE", "/v1/customers/*"),
            ("POST", "/v1/refunds"),
            ("GET", "/v1/refunds"),
            ("GET", "/v1/checkout/sessions"),
            ("GET", "/v1/disputes"),
            ("GET", "/v1/disputes/*"),
        }

        refused = [
            (asked.method, asked.path, answer)
            for asked in conversation.requests
            for status, answer in [ask(stripe_mock, asked)]
            if status != 200
        ]

        assert refused == []

    def test_would_be_refused_with_a_word_that_stripe_does_not_know(self, conversation, stripe_mock):
        create = conversation.asked("POST /v1/checkout/sessions")[0]
        misspelt = Asked(create.method, create.path, {}, create.raw + "&capture_methd=manual", "", "")

        assert ask(stripe_mock, misspelt)[0] == 400


class TestEveryAnswerOfTheDouble:
    def test_has_only_what_stripe_answers_too(self, conversation, stripe_mock):
        invented = set()
        for asked in list(conversation.requests):
            _, real = ask(stripe_mock, asked)
            ours = conversation.answer(asked, authorised=True).body
            if asked.method == "DELETE":  # asked a second time it is gone
                assert ours["error"]["code"] == "resource_missing"
                continue
            invented |= {(_shape(asked.path), name) for name in set(ours) - set(real)}

        assert invented == set()


def _shape(path: str) -> str:
    return "/".join("*" if part.startswith(("cs_", "pi_", "du_", "cus_")) else part for part in path.split("/"))
