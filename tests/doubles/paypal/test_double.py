"""The double itself, asked without the shop: what the other tests rest on."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest

from tests.doubles.paypal import Fault, PayPalDouble
from tests.doubles.paypal.notices import signed
from tests.doubles.paypal.server import CLIENT_ID, CLIENT_SECRET, WEBHOOK_ID

ORDERS = "/v2/checkout/orders"
VERIFY = "/v1/notifications/verify-webhook-signature"


def order_of(value: str = "12.00", currency: str = "GBP", **changes: Any) -> dict[str, Any]:
    context = {"return_url": "http://shop.example/back/", "cancel_url": "http://shop.example/gone/"}
    return {
        "intent": "AUTHORIZE",
        "purchase_units": [{"description": "Order SU-1", "amount": {"currency_code": currency, "value": value}}],
        "payment_source": {"paypal": {"experience_context": context}},
    } | changes


@pytest.fixture
def double(paypal_server: PayPalDouble) -> PayPalDouble:
    paypal_server.reset()
    return paypal_server


@pytest.fixture
def token(double: PayPalDouble) -> str:
    return ask(double, "/v1/oauth2/token", b"grant_type=client_credentials", basic(CLIENT_SECRET))[1]["access_token"]


@pytest.fixture
def post(double: PayPalDouble, token: str) -> Any:
    """``post(path, body, key)`` with a token: status and JSON."""

    def ask_with_token(path: str, body: Any, key: str = "") -> tuple[int, Any]:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return ask(double, path, raw, headers | ({"PayPal-Request-Id": key} if key else {}))

    return ask_with_token


def basic(secret: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{CLIENT_ID}:{secret}".encode()).decode()}


def ask(double: PayPalDouble, path: str, raw: bytes | None, headers: dict[str, str]) -> tuple[int, Any]:
    request = urllib.request.Request(double.address + path, data=raw, headers=headers)  # noqa: S310  the loopback
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


class TestTokens:
    def test_are_given_to_whoever_knows_the_secret_alone(self, double):
        assert ask(double, "/v1/oauth2/token", b"grant_type=client_credentials", basic("wrong"))[0] == 401

    def test_are_asked_of_everybody(self, double, post):
        double.withdraws_tokens()

        assert post(ORDERS, order_of(), key="k")[0] == 401
        assert double.books.orders == {}


class TestKeys:
    def test_the_same_key_has_the_same_order_as_it_stands_now(self, double, post):
        created, first = post(ORDERS, order_of(), key="k")
        double.approves(first["id"])
        again, second = post(ORDERS, order_of("99.00"), key="k")

        assert (created, again) == (201, 200)
        assert (second["id"], second["status"]) == (first["id"], "APPROVED")
        assert second["purchase_units"][0]["amount"]["value"] == "12.00"

    def test_an_order_needs_one(self, post):
        status, answer = post(ORDERS, order_of())

        assert (status, answer["details"][0]["issue"]) == (400, "PAYPAL_REQUEST_ID_REQUIRED")

    def test_forgotten_is_a_new_one(self, double, post):
        for _ in range(2):
            post(ORDERS, order_of(), key="k")
            double.forgets_keys()

        assert len(double.books.orders) == 2

    def test_a_refusal_is_not_kept(self, double, post):
        _, order = post(ORDERS, order_of(), key="k")
        path = f"{ORDERS}/{order['id']}/authorize"

        refused = post(path, {}, key="a")
        double.approves(order["id"])

        assert (refused[0], refused[1]["details"][0]["issue"]) == (422, "ORDER_NOT_APPROVED")
        assert post(path, {}, key="a")[1]["status"] == "COMPLETED"

    def test_a_fault_comes_as_often_as_it_is_told(self, double, post):
        double.goes_wrong(Fault(f"POST {ORDERS}", status=500), times=2)

        assert [post(ORDERS, order_of(), key="k")[0] for _ in range(3)] == [500, 500, 201]


class TestRefusals:
    @pytest.mark.parametrize(
        ("body", "issue"),
        [
            (order_of("12"), None),
            (order_of("12.345"), "DECIMAL_PRECISION"),
            (order_of("0.00"), "CANNOT_BE_ZERO_OR_NEGATIVE"),
            (order_of("500.00", "JPY"), "DECIMALS_NOT_SUPPORTED"),
            (order_of("500", "JPY"), None),
            (order_of("1.00", "KZT"), "INVALID_CURRENCY_CODE"),
            (order_of(intent="HOLD"), "INVALID_PARAMETER_VALUE"),
            (order_of(purchase_units=[]), "MISSING_REQUIRED_PARAMETER"),
            (order_of(payment_source={}), "RETURN_URL_REQUIRED"),
            (order_of(application_context={}), "INVALID_PARAMETER_SYNTAX"),
            (b"{", "MALFORMED_REQUEST_JSON"),
        ],
    )
    def test_of_an_order_name_the_reason(self, double, post, body, issue):
        status, answer = post(ORDERS, body, key="k")

        assert [detail["issue"] for detail in answer.get("details", [])] == ([issue] if issue else [])
        assert len(double.books.orders) == (1 if status == 201 else 0) == (0 if issue else 1)

    def test_of_what_is_not_there(self, post):
        assert post("/v2/payments/captures/NOBODY/refund", {}, key="k")[0] == 404

    def test_of_all_that_comes_after_the_end(self, double, post):
        _, order = post(ORDERS, order_of(), key="k")
        double.approves(order["id"])
        _, order = post(f"{ORDERS}/{order['id']}/authorize", {}, key="a")
        held = order["purchase_units"][0]["payments"]["authorizations"][0]["id"]
        _, taken = post(f"/v2/payments/authorizations/{held}/capture", {"final_capture": True}, key="c")
        post(f"/v2/payments/captures/{taken['id']}/refund", {}, key="r")

        told = [
            post(f"{ORDERS}/{order['id']}/authorize", {}, key="a2"),
            post(f"/v2/payments/authorizations/{held}/capture", {}, key="c2"),
            post(f"/v2/payments/authorizations/{held}/void", {}, key="v"),
            post(f"/v2/payments/captures/{taken['id']}/refund", {}, key="r2"),
        ]

        assert [answer["details"][0]["issue"] for _, answer in told] == [
            "ORDER_ALREADY_AUTHORIZED",
            "AUTHORIZATION_ALREADY_CAPTURED",
            "PREVIOUSLY_CAPTURED",
            "CAPTURE_FULLY_REFUNDED",
        ]


class TestVerifying:
    def question(self, double: PayPalDouble, body: bytes, **changes: str) -> bytes:
        headers = signed(body, webhook_id=WEBHOOK_ID, origin=double.address)
        names = {name.removeprefix("Paypal-").replace("-", "_").lower(): value for name, value in headers.items()}
        return json.dumps(names | {"webhook_id": WEBHOOK_ID} | changes)[:-1].encode() + b', "webhook_event": '

    @pytest.mark.parametrize(
        ("asked", "status"), [(b'{"a": 1}', "SUCCESS"), (b'{"a":1}', "FAILURE"), (b'{"a": 2}', "FAILURE")]
    )
    def test_vouches_for_the_body_to_the_byte(self, double, post, asked, status):
        question = self.question(double, b'{"a": 1}') + asked + b"}"

        assert post(VERIFY, question)[1] == {"verification_status": status}

    def test_vouches_for_no_other_webhook(self, double, post):
        question = self.question(double, b"{}", webhook_id="ANOTHER") + b"{}}"

        assert post(VERIFY, question)[1] == {"verification_status": "FAILURE"}


class TestTheBuyersPage:
    @pytest.fixture
    def order(self, double: PayPalDouble, post: Any) -> str:
        context = {"return_url": f"{double.address}/back", "cancel_url": f"{double.address}/gone"}
        return post(ORDERS, order_of(payment_source={"paypal": {"experience_context": context}}), key="k")[1]["id"]

    def presses(self, double: PayPalDouble, order: str, action: str) -> str:
        """Where the buyer is then, or what the page says."""
        form = urllib.parse.urlencode({"action": action}).encode()
        try:
            with urllib.request.urlopen(f"{double.address}/checkoutnow?token={order}", form, timeout=10) as answer:  # noqa: S310
                return answer.read().decode()
        except urllib.error.HTTPError as elsewhere:
            return elsewhere.url.removeprefix(double.address)

    @pytest.mark.parametrize(
        ("action", "leads_to", "status"),
        [
            ("approve", "/back?token={order}&PayerID=DOUBLE", "APPROVED"),
            ("decline", "/back?token={order}&PayerID=DOUBLE", "APPROVED"),
            ("cancel", "/gone?token={order}", "PAYER_ACTION_REQUIRED"),
        ],
    )
    def test_leads_back_to_the_shop(self, double, order, action, leads_to, status):
        assert self.presses(double, order, action) == leads_to.format(order=order)
        assert double.books.orders[order]["status"] == status
        assert double.held == []

    def test_vanishing_stays_on_it(self, double, order):
        assert "<h1>Approved</h1>" in self.presses(double, order, "vanish")
