"""What the adapter sends, held against what PayPal publishes.

The shapes stand here as PayPal documents them:

* token            developer.paypal.com/api/rest/authentication/
* create, show     developer.paypal.com/docs/api/orders/v2/#orders_create, #orders_get
* authorise        developer.paypal.com/docs/api/orders/v2/#orders_authorize
* capture, void    developer.paypal.com/docs/api/payments/v2/#authorizations_capture, #authorizations_void
* refund           developer.paypal.com/docs/api/payments/v2/#captures_refund
* verify           developer.paypal.com/docs/api/webhooks/v1/#verify-webhook-signature_post
* PayPal-Request-Id, Prefer    developer.paypal.com/api/rest/requests/, /api/rest/reference/idempotency/

PayPal's own description of its API (github.com/paypal/paypal-rest-api-specifications, folder openapi) is held against
both sides where a copy of that folder is named by PAYPAL_SPECIFICATIONS: every field that we send or the double answers
must be one that it knows.
"""

from __future__ import annotations

import base64
import json
import os
import re
import uuid
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.money import Money
from shop.payments.gateways.paypal import PayPalGateway
from shop.payments.port import PaymentRequest
from tests.doubles.paypal import PayPalDouble
from tests.doubles.paypal.notices import signed
from tests.doubles.paypal.server import CLIENT_ID, CLIENT_SECRET, WEBHOOK_ID, Asked

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(120)]

KEY = uuid.UUID("6ba7b810-9dad-41d1-80b4-00c04fd430c8")
TAKEN, PART = Money(Decimal("120.00"), "GBP"), Money(Decimal("20.00"), "GBP")


@pytest.fixture
def conversation(paypal_double: PayPalDouble) -> PayPalDouble:
    """A double that was asked for everything the adapter can ask for."""
    gateway = PayPalGateway()

    def approved(key: uuid.UUID) -> str:
        request = PaymentRequest(key, TAKEN, "Order SU-TEST", "http://shop.example/back/", "noor@hospital.example")
        reference = gateway.open(request).reference
        paypal_double.approves(reference)
        gateway.look_up(reference)
        return reference

    refunded, let_go = approved(KEY), approved(uuid.uuid4())
    gateway.capture(refunded, TAKEN, key=f"{KEY}:capture")
    gateway.refund(refunded, PART, key=f"{KEY}:refund")
    gateway.cancel(let_go, key="b:cancel")
    event = paypal_double.events[0]
    gateway.read_notification(
        body=event.body, headers=signed(event.body, webhook_id=WEBHOOK_ID, origin=paypal_double.address)
    )
    return paypal_double


def first(double: PayPalDouble, pattern: str) -> Asked:
    return double.asked(pattern)[0]


class TestRequests:
    def test_are_of_these_kinds_and_no_other(self, conversation):
        assert {(asked.method, shape(asked.path)) for asked in conversation.requests} == {
            ("POST", "/v1/oauth2/token"),
            ("POST", "/v2/checkout/orders"),
            ("GET", "/v2/checkout/orders/{id}"),
            ("POST", "/v2/checkout/orders/{id}/authorize"),
            ("POST", "/v2/payments/authorizations/{authorization_id}/capture"),
            ("POST", "/v2/payments/authorizations/{authorization_id}/void"),
            ("POST", "/v2/payments/captures/{capture_id}/refund"),
            ("POST", "/v1/notifications/verify-webhook-signature"),
        }

    def test_a_token_is_asked_for_with_the_credentials_of_the_app(self, conversation):
        asked = first(conversation, "POST /v1/oauth2/token")

        assert base64.b64decode(asked.token).decode() == f"{CLIENT_ID}:{CLIENT_SECRET}"
        assert asked.content_type == "application/x-www-form-urlencoded"
        assert asked.raw == b"grant_type=client_credentials"

    def test_an_order_asks_to_hold_one_amount_and_gives_the_way_back(self, conversation):
        asked = first(conversation, "POST /v2/checkout/orders")

        assert (asked.key, asked.content_type) == (str(KEY), "application/json")
        assert asked.body == {
            "intent": "AUTHORIZE",
            "purchase_units": [
                {
                    "custom_id": str(KEY),
                    "description": "Order SU-TEST",
                    "amount": {"currency_code": "GBP", "value": "120.00"},
                }
            ],
            "payment_source": {
                "paypal": {
                    "experience_context": {
                        "return_url": "http://shop.example/back/",
                        "cancel_url": "http://shop.example/back/",
                        "user_action": "PAY_NOW",
                        "shipping_preference": "NO_SHIPPING",
                        "payment_method_preference": "IMMEDIATE_PAYMENT_REQUIRED",
                    }
                }
            },
        }

    def test_the_buyer_is_named_to_nobody(self, conversation):
        assert all(b"noor" not in asked.raw for asked in conversation.requests)

    def test_an_authorisation_has_a_key_of_the_order_and_says_nothing_else(self, conversation):
        asked = first(conversation, "POST /v2/checkout/orders/*/authorize")

        assert asked.key == f"{asked.path.split('/')[4]}:authorise"
        assert asked.body == {}

    def test_a_capture_is_final_and_names_the_amount(self, conversation):
        asked = first(conversation, "POST /v2/payments/authorizations/*/capture")

        assert asked.key == f"{KEY}:capture"
        assert asked.body == {"amount": {"currency_code": "GBP", "value": "120.00"}, "final_capture": True}

    def test_a_refund_names_the_amount_and_itself(self, conversation):
        asked = first(conversation, "POST /v2/payments/captures/*/refund")

        assert asked.key == f"{KEY}:refund"
        assert asked.body == {"amount": {"currency_code": "GBP", "value": "20.00"}, "custom_id": f"{KEY}.refund"}

    def test_a_void_has_a_key_and_says_nothing_else(self, conversation):
        asked = first(conversation, "POST /v2/payments/authorizations/*/void")

        assert (asked.key, asked.body) == ("b:cancel", {})

    def test_a_notice_is_asked_about_with_its_five_headers_and_our_webhook(self, conversation):
        asked = first(conversation, "POST /v1/notifications/verify-webhook-signature")

        assert set(asked.body) == {
            "auth_algo",
            "cert_url",
            "transmission_id",
            "transmission_sig",
            "transmission_time",
            "webhook_id",
            "webhook_event",
        }
        assert asked.body["webhook_id"] == WEBHOOK_ID

    def test_every_key_is_short_enough(self, conversation):
        assert max(len(asked.key) for asked in conversation.requests) <= 108


PLACES = {
    "orders": "checkout_orders_v2.json",
    "payments": "payments_payment_v2.json",
    "notifications": "notifications_webhooks_v1.json",
}


@pytest.fixture(scope="module")
def specifications() -> dict[str, Any]:
    """PayPal's descriptions by the word that stands in the addresses they describe."""
    folder = os.environ.get("PAYPAL_SPECIFICATIONS")
    if folder is None:
        pytest.skip("NO DESCRIPTION OF PAYPAL: name the folder openapi of its specifications, PAYPAL_SPECIFICATIONS=…")
    return {word: json.loads((Path(folder) / name).read_text()) for word, name in PLACES.items()}


class TestPayPalsOwnDescription:
    def test_knows_every_field_that_we_send(self, conversation, specifications):
        told = [asked for asked in conversation.requests if asked.method == "POST" and "oauth2" not in asked.path]
        strange = {trouble for asked in told for trouble in strangers(specifications, asked, asked.body, None)}

        assert (len(told), strange) == (8, set())

    def test_knows_every_field_that_the_double_answers(self, conversation, specifications):
        strange = set()
        for asked in [asked for asked in list(conversation.requests) if asked.method == "GET" or asked.key]:
            answer = conversation.answer(asked)
            strange |= set(strangers(specifications, asked, answer.body, ("200", "201")))

        assert strange == set()

    def test_does_not_know_a_misspelt_one(self, conversation, specifications):
        asked = first(conversation, "POST /v2/checkout/orders")

        assert list(strangers(specifications, asked, asked.body | {"intend": "AUTHORIZE"}, None)) == [
            "POST /v2/checkout/orders: intend"
        ]


def shape(path: str) -> str:
    """``path`` with names in the place of references, as PayPal writes it."""
    names = {"orders": "id", "authorizations": "authorization_id", "captures": "capture_id"}
    return re.sub(r"/(orders|authorizations|captures)/[0-9A-Z]{17}", lambda m: f"/{m[1]}/{{{names[m[1]]}}}", path)


def strangers(specifications: dict[str, Any], asked: Asked, body: Any, answers: tuple[str, ...] | None) -> list[str]:
    """Fields of ``body`` that the description of this request (or of its ``answers``) does not have."""
    word = next(word for word in PLACES if f"/{word}" in asked.path)
    document = specifications[word]
    operation = document["paths"][shape(asked.path)][asked.method.lower()]
    if answers is None:
        content = operation.get("requestBody", {"content": {"application/json": {"schema": {}}}})["content"]
    else:
        content = next(r["content"] for code, r in operation["responses"].items() if code in answers and "content" in r)
    found = unknown(document, content["application/json"]["schema"], body, "")
    return [f"{asked.method} {shape(asked.path)}: {name}" for name in found]


def unknown(document: dict[str, Any], schema: dict[str, Any], body: Any, place: str) -> list[str]:
    if isinstance(body, list):
        return [n for one in body for n in unknown(document, merged(document, schema).get("items", {}), one, place)]
    if not isinstance(body, dict):
        return []
    known = merged(document, schema).get("properties", {})
    if not known and place:  # an object of any kind, such as a notice's resource
        return []
    found = []
    for name, value in body.items():
        if name not in known:
            found.append(f"{place}{name}")
        else:
            found += unknown(document, known[name], value, f"{place}{name}.")
    return found


def merged(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """``schema`` with what it refers to and is made of."""
    result = dict(schema)
    if reference := result.pop("$ref", None):
        result = merged(document, document["components"]["schemas"][reference.split("/")[-1]]) | result
    for part in result.pop("allOf", []):
        below = merged(document, part)
        result["properties"] = below.get("properties", {}) | result.get("properties", {})
        result |= {name: value for name, value in below.items() if name not in result}
    return result
