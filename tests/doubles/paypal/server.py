"""The double as a server on the loopback: tokens, keys, PayPal's errors, and faults by script."""

from __future__ import annotations

import base64
import json
import re
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from tests.doubles.loopback import LoopbackDouble
from tests.doubles.paypal.books import Books, Json, Refusal, wall_clock
from tests.doubles.paypal.notices import Event, deliver, is_genuine, make_event
from tests.doubles.paypal.page import approval_page
from tests.doubles.stripe.notices import Send

CLIENT_ID, CLIENT_SECRET = "double-client", "double-secret"
WEBHOOK_ID = "8DOUBLE0000000000"
NINE_HOURS = 9 * 60 * 60


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with the requests that match ``on`` ("POST /v2/payments/authorizations/*/capture").

    Either ``status`` (and ``issue``, for a 422): refuse with it, nothing done. Or ``answer_lost``: do it, then drop
    the line. Or ``hangs_seconds``: do it, then answer that late.
    """

    on: str
    status: int = 0
    issue: str = ""
    answer_lost: bool = False
    hangs_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    method: str
    path: str
    raw: bytes
    key: str
    token: str
    content_type: str

    @property
    def body(self) -> Json:
        return json.loads(self.raw) if self.raw else {}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Json
    hangs_seconds: float = 0.0
    lost: bool = False


class PayPalDouble(LoopbackDouble[Fault]):
    """Use as a context manager, or ``start`` and ``stop``. All methods are safe from any thread."""

    def __init__(
        self,
        *,
        port: int = 0,
        clock: Callable[[], float] = wall_clock,
        courier: Callable[[PayPalDouble, Sequence[Event]], None] | None = None,
    ) -> None:
        super().__init__(_handler_of(self), port=port)
        self._clock = clock
        self._courier = courier
        self.reset()

    def reset(self) -> None:
        """As if nothing had ever happened."""
        with self._lock:
            self.books = Books(lambda order: f"{self.address}/checkoutnow?token={order}", self._note, self._clock)
            self.events: list[Event] = []
            self.requests: list[Asked] = []
            self.faults: list[Fault] = []
            self.token_seconds = NINE_HOURS
            self._tokens: set[str] = set()
            self._done: dict[tuple[str, str], tuple[str, str]] = {}
            self._in_flight: set[tuple[str, str]] = set()
            self._passed_on = 0

    # The script ─────────────────────────────────────────────────────────────────────────────────────────

    def forgets_keys(self) -> None:
        """As after some days."""
        with self._lock:
            self._done.clear()

    def withdraws_tokens(self) -> None:
        """Those given so far are worth nothing any more."""
        with self._lock:
            self._tokens.clear()

    def forgets_orders(self) -> None:
        """As hours later: an order that nobody authorised is not there any more."""
        with self._lock:
            for order in self.books.orders.values():
                order["_created"] -= NINE_HOURS

    def wait_until_idle(self, timeout: float = 10.0) -> None:
        """Until no request with a key is under way any more."""
        deadline = time.monotonic() + timeout
        while self._in_flight:
            assert time.monotonic() < deadline, self._in_flight
            time.sleep(0.01)

    def approves(self, order_id: str) -> bool:
        """The buyer approves on PayPal's page. No money is held yet."""
        with self._lock:
            return self._acted(self.books.approve(order_id))

    def declines(self, order_id: str, issue: str = "INSTRUMENT_DECLINED") -> bool:
        """The buyer approves, and PayPal finds out that it cannot be paid when it is to be authorised."""
        with self._lock:
            return self._acted(self.books.approve(order_id, declines=issue))

    def approves_for_review(self, order_id: str) -> bool:
        """The buyer approves, and PayPal takes its time over the authorisation: see ``reviews``."""
        with self._lock:
            return self._acted(self.books.approve(order_id, reviews=True))

    def reviews(self, order_id: str, status: str) -> None:
        """PayPal has made up its mind: CREATED, DENIED or VOIDED."""
        with self._lock:
            self.books.review(order_id, status)
            self._pass_on()

    def deliver(
        self,
        send: Send,
        *,
        events: Sequence[Event] | None = None,
        times: int = 1,
        webhook_id: str = WEBHOOK_ID,
    ) -> list[int]:
        """Send ``events`` (all so far, when None) in their order. Returns the shop's answers."""
        chosen = list(self.events) if events is None else events
        return deliver(chosen, send, webhook_id=webhook_id, origin=self.address, times=times)

    # What happened ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def captured(self) -> list[Json]:
        """Captures that were made."""
        return list(self.books.captures.values())

    @property
    def held(self) -> list[Json]:
        """Authorisations whose money is held and neither taken nor let go."""
        return [one for one in self.books.authorisations.values() if one["status"] in ("CREATED", "PENDING")]

    def asked(self, pattern: str) -> list[Asked]:
        """The requests that matched ``pattern``, refused ones too."""
        return [asked for asked in self.requests if fnmatchcase(f"{asked.method} {asked.path}", pattern)]

    # Answering ──────────────────────────────────────────────────────────────────────────────────────────

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            self.requests.append(asked)
            name = (asked.path, asked.key)
            if asked.key and name in self._in_flight:
                return _error(409, "RESOURCE_CONFLICT")
            fault = self._next_fault(asked)
            if fault and fault.status:
                return _error(fault.status, fault.issue)
            answer = self._act(asked)
            if fault:
                answer = replace(answer, lost=fault.answer_lost, hangs_seconds=fault.hangs_seconds)
            if answer.hangs_seconds and asked.key:
                self._in_flight.add(name)
            return answer

    def answered(self, asked: Asked) -> None:
        """The answer is out: its key is free again."""
        with self._lock:
            self._in_flight.discard((asked.path, asked.key))

    def wait(self, seconds: float) -> None:
        self._stopping.wait(seconds)

    def page(self, order_id: str, action: str = "") -> tuple[int, str, str]:
        """The buyer's page after ``action``: status, where to go instead, and the HTML."""
        with self._lock:
            order = self.books.orders.get(order_id)
            if order is None:
                return 404, "", "No such page"
            if action == "cancel":
                return 303, f"{order['_cancel_url']}?{urlencode({'token': order_id})}", ""
            if action == "decline":
                self.declines(order_id)
            if action in ("approve", "vanish"):
                self.approves(order_id)
            if action in ("approve", "decline"):
                return 303, f"{order['_return_url']}?{urlencode({'token': order_id, 'PayerID': 'DOUBLE'})}", ""
            return 200, "", approval_page(order)

    def _act(self, asked: Asked) -> Answer:
        if asked.path == "/v1/oauth2/token":
            return self._token(asked)
        if asked.token not in self._tokens:
            return Answer(401, {"error": "invalid_token", "error_description": "Token signature verification failed"})
        if asked.method == "POST" and asked.content_type != "application/json":
            return _error(415, "UNSUPPORTED_MEDIA_TYPE")
        try:
            if asked.path == "/v1/notifications/verify-webhook-signature":
                return Answer(200, {"verification_status": "SUCCESS" if is_genuine(asked.raw) else "FAILURE"})
            status, body = self._once(asked)
        except Refusal as refused:
            return _error(refused.status, refused.issue, refused.description)
        except ValueError:
            return _error(400, "MALFORMED_REQUEST_JSON")
        self._pass_on()
        return Answer(status, body)

    def _token(self, asked: Asked) -> Answer:
        expected = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        if asked.token != expected or dict(parse_qsl(asked.raw.decode())) != {"grant_type": "client_credentials"}:
            return Answer(401, {"error": "invalid_client", "error_description": "Client Authentication failed"})
        token = f"A21AA{secrets.token_hex(8)}"
        self._tokens.add(token)
        return Answer(200, {"access_token": token, "token_type": "Bearer", "expires_in": self.token_seconds})

    def _once(self, asked: Asked) -> tuple[int, Json]:
        """Do it, or say how what was done under this key stands now."""
        for method, pattern, act, shelf in ROUTES:
            if method != asked.method or not (match := re.fullmatch(pattern, asked.path)):
                continue
            name = (asked.path, asked.key)
            if asked.key and name in self._done:
                kept_on, made = self._done[name]
                return 200, self._as_it_stands(kept_on, made)
            if act == "create_order" and not asked.key:
                raise Refusal(400, "PAYPAL_REQUEST_ID_REQUIRED")
            body = getattr(self.books, act)(*match.groups(), asked.body)
            if asked.key:
                self._done[name] = (shelf, body["id"])
            return (201 if method == "POST" else 200), body
        raise Refusal(404, "INVALID_RESOURCE_ID")

    def _as_it_stands(self, shelf: str, thing_id: str) -> Json:
        if shelf == "orders":
            return self.books.shown_order(thing_id)
        thing = getattr(self.books, shelf)[thing_id]
        return {name: value for name, value in thing.items() if not name.startswith("_")}

    def _next_fault(self, asked: Asked) -> Fault | None:
        for place, fault in enumerate(self.faults):
            if fnmatchcase(f"{asked.method} {asked.path}", fault.on):
                return self.faults.pop(place)
        return None

    def _note(self, kind: str, resource: Json) -> None:
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self._clock()))
        self.events.append(make_event(len(self.events) + 1, kind, resource, at=at))

    def _acted(self, changed: bool) -> bool:
        if changed:
            self._pass_on()
        return changed

    def _pass_on(self) -> None:
        if self._courier:
            self._courier(self, self.events[self._passed_on :])
        self._passed_on = len(self.events)


ROUTES: list[tuple[str, str, str, str]] = [
    ("POST", r"/v2/checkout/orders", "create_order", "orders"),
    ("GET", r"/v2/checkout/orders/([^/]+)", "order", ""),
    ("POST", r"/v2/checkout/orders/([^/]+)/authorize", "authorise", "orders"),
    ("POST", r"/v2/payments/authorizations/([^/]+)/capture", "capture", "captures"),
    ("POST", r"/v2/payments/authorizations/([^/]+)/void", "void", "authorisations"),
    ("POST", r"/v2/payments/captures/([^/]+)/refund", "refund", "refunds"),
]
NAMES = {
    400: "INVALID_REQUEST",
    401: "AUTHENTICATION_FAILURE",
    403: "NOT_AUTHORIZED",
    404: "RESOURCE_NOT_FOUND",
    409: "RESOURCE_CONFLICT",
    422: "UNPROCESSABLE_ENTITY",
    429: "RATE_LIMIT_REACHED",
    500: "INTERNAL_SERVER_ERROR",
    503: "SERVICE_UNAVAILABLE",
}


def _error(status: int, issue: str = "", description: str = "") -> Answer:
    body: Json = {"name": NAMES.get(status, issue), "message": "See the details.", "debug_id": "double"}
    if issue:
        body["details"] = [{"issue": issue, "description": description}]
    return Answer(status, body)


def _handler_of(double: PayPalDouble) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self._serve("POST")

        def log_message(self, *args: object) -> None:
            """Quiet: the tests look at ``requests`` instead."""

        def _serve(self, method: str) -> None:
            parts = urlsplit(self.path)
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if parts.path == "/checkoutnow":
                return self._serve_page(parts.query, raw.decode())
            asked = Asked(
                method=method,
                path=parts.path,
                raw=raw,
                key=self.headers.get("PayPal-Request-Id", ""),
                token=self.headers.get("Authorization", "").partition(" ")[2],
                content_type=self.headers.get("Content-Type", ""),
            )
            answer = double.answer(asked)
            if answer.hangs_seconds:
                double.wait(answer.hangs_seconds)
                double.answered(asked)
            if answer.lost:
                self.close_connection = True
                return None
            headers = {"Content-Type": "application/json", "Paypal-Debug-Id": f"double-{len(double.requests)}"}
            self._send(answer.status, headers, json.dumps(answer.body))

        def _serve_page(self, query: str, form: str) -> None:
            order, action = parse_qs(query).get("token", [""])[0], parse_qs(form).get("action", [""])[0]
            status, elsewhere, html = double.page(order, action)
            headers = {"Content-Type": "text/html; charset=utf-8"} | ({"Location": elsewhere} if elsewhere else {})
            self._send(status, headers, html)

        def _send(self, status: int, headers: dict[str, str], text: str) -> None:
            body = text.encode()
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:  # whoever asked has hung up, which is what a timeout looks like from here
                self.close_connection = True

    return Handler
