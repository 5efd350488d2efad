"""The double as a server on the loopback: authentication, idempotency keys, Stripe's errors, and faults by script."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.doubles.loopback import LoopbackDouble
from tests.doubles.stripe.books import Books, Json, Refusal, wall_clock
from tests.doubles.stripe.notices import Courier, Event, Send, deliver, make_event
from tests.doubles.stripe.page import payment_page

SECRET_KEY = "sk_test_double"
WEBHOOK_SECRET = "whsec_double"

ERRORS = {
    402: {"type": "card_error", "code": "card_declined", "message": "Your card was declined."},
    429: {"type": "invalid_request_error", "code": "rate_limit", "message": "Too many requests."},
    500: {"type": "api_error", "message": "An unknown error occurred."},
    503: {"type": "api_error", "message": "Service unavailable."},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with the requests that match ``on`` ("POST /v1/payment_intents/*/capture").

    Either ``status``: refuse with it, nothing done; ``stored``: and keep that answer under its key, as Stripe does.
    Or ``answer_lost``: do it, then drop the line. Or ``hangs_seconds``: do it, then answer that late.
    """

    on: str
    status: int = 0
    stored: bool = False
    answer_lost: bool = False
    hangs_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    method: str
    path: str
    params: Json
    raw: str
    key: str
    version: str

    @property
    def fingerprint(self) -> str:
        """What must be the same when a key is used again."""
        return f"{self.method} {self.path} {json.dumps(self.params, sort_keys=True)}"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Json
    replayed: bool = False
    hangs_seconds: float = 0.0
    lost: bool = False
    stored: bool = False


class StripeDouble(LoopbackDouble[Fault]):
    """Use as a context manager, or ``start`` and ``stop``. All methods are safe from any thread."""

    def __init__(
        self, *, port: int = 0, clock: Callable[[], float] = wall_clock, courier: Courier | None = None
    ) -> None:
        super().__init__(_handler_of(self), port=port)
        self._clock = clock
        self._courier = courier
        self.reset()

    def reset(self) -> None:
        """As if nothing had ever happened."""
        with self._lock:
            self.books = Books(lambda session: f"{self.address}/c/pay/{session}", self._note, self._clock)
            self.events: list[Event] = []
            self.requests: list[Asked] = []
            self.faults: list[Fault] = []
            self._answers: dict[str, tuple[str, Answer]] = {}
            self._in_flight: set[str] = set()
            self._passed_on = 0

    # The script ─────────────────────────────────────────────────────────────────────────────────────────

    def forgets_keys(self) -> None:
        """As after a day."""
        with self._lock:
            self._answers.clear()

    def wait_until_idle(self, timeout: float = 10.0) -> None:
        """Until no request with a key is under way any more."""
        deadline = time.monotonic() + timeout
        while self._in_flight:
            assert time.monotonic() < deadline, self._in_flight
            time.sleep(0.01)

    def pays(self, session_id: str, *, remember: bool = False) -> bool:
        """The buyer pays; ``remember``: and ticks the box, where there is one."""
        with self._lock:
            return self._acted(self.books.pay(session_id, remember=remember))

    def declines(self, session_id: str) -> bool:
        with self._lock:
            return self._acted(self.books.decline(session_id))

    def disputes(
        self, session_id: str, *, amount: int | None = None, reason: str = "fraudulent", inquiry: bool = False
    ) -> str:
        """The buyer of ``session_id`` complains to the bank about ``amount`` (minor units; all of it, when None)."""
        with self._lock:
            dispute = self.books.open_dispute(session_id, amount=amount, reason=reason, inquiry=inquiry)
            self._pass_on()
            return dispute

    def hears_the_shop(self, dispute_id: str) -> None:
        """The shop's evidence is with the bank."""
        with self._lock:
            self.books.take_evidence(dispute_id)
            self._pass_on()

    def settles(self, dispute_id: str, *, won: bool) -> None:
        """The bank decides for the shop, or against it."""
        with self._lock:
            self.books.settle_dispute(dispute_id, won=won)
            self._pass_on()

    def deliver(
        self, send: Send, *, events: Sequence[Event] | None = None, times: int = 1, secret: str = WEBHOOK_SECRET
    ) -> list[int]:
        """Send ``events`` (all so far, when None) in their order. Returns the shop's answers."""
        return deliver(self.events if events is None else events, send, secret, times=times)

    # What happened ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def captured(self) -> list[Json]:
        """Payments whose money was taken."""
        return [intent for intent in self.books.intents.values() if intent["status"] == "succeeded"]

    @property
    def held(self) -> list[Json]:
        """Payments whose money is held and neither taken nor let go."""
        return [intent for intent in self.books.intents.values() if intent["status"] == "requires_capture"]

    def asked(self, pattern: str) -> list[Asked]:
        """The requests that matched ``pattern``, refused ones too."""
        return [asked for asked in self.requests if fnmatchcase(f"{asked.method} {asked.path}", pattern)]

    # Answering ──────────────────────────────────────────────────────────────────────────────────────────

    def answer(self, asked: Asked, *, authorised: bool) -> Answer:
        """What the API says to ``asked``."""
        with self._lock:
            self.requests.append(asked)
            if not authorised:
                return _error(401, {"type": "invalid_request_error", "message": "Invalid API Key provided."})
            known = self._answers.get(asked.key) if asked.key and asked.method == "POST" else None
            fault = self._next_fault(asked, is_repeated=known is not None)
            if fault and fault.status:
                answer = _error(fault.status, ERRORS[fault.status], stored=fault.stored)
            elif asked.key in self._in_flight:
                answer = _error(
                    409, {"type": "idempotency_error", "code": "idempotency_key_in_use", "message": "In use."}
                )
            elif known:
                answer = self._repeat(asked, *known)
            else:
                answer = self._act(asked)
            if answer.stored and asked.key and not known:
                self._answers[asked.key] = (asked.fingerprint, answer)
            if fault and (fault.answer_lost or fault.hangs_seconds):
                answer = replace(answer, lost=fault.answer_lost, hangs_seconds=fault.hangs_seconds)
            if answer.hangs_seconds and asked.key:
                self._in_flight.add(asked.key)
            return answer

    def answered(self, asked: Asked) -> None:
        """The answer is out: its key is free again."""
        with self._lock:
            self._in_flight.discard(asked.key)

    def wait(self, seconds: float) -> None:
        self._stopping.wait(seconds)

    def page(self, session_id: str, action: str = "", *, remember: bool = False) -> tuple[int, str, str]:
        """The buyer's page after ``action``: status, where to go instead, and the HTML."""
        with self._lock:
            session = self.books.sessions.get(session_id)
            if session is None:
                return 404, "", "No such page"
            if action in ("pay", "vanish"):
                self.pays(session_id, remember=remember)
            if action == "decline":
                self.declines(session_id)
            if action == "pay" and session["status"] == "complete":
                return 303, session["success_url"], ""
            if action == "close":
                return 303, session["cancel_url"] or session["success_url"], ""
            customer = self.books.customers.get(session["customer"] or "")
            return 200, "", payment_page(session, self.books.intents.get(session["payment_intent"] or ""), customer)

    def _act(self, asked: Asked) -> Answer:
        try:
            body = self._route(asked)
        except Refusal as refused:
            return _error(refused.status, refused.error)  # refused before it began: not kept under the key
        self._pass_on()
        return Answer(200, body, stored=True)

    def _repeat(self, asked: Asked, fingerprint: str, answer: Answer) -> Answer:
        if fingerprint != asked.fingerprint:
            message = (
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
            )
            return _error(400, {"type": "idempotency_error", "message": message})
        return replace(answer, replayed=True)

    def _next_fault(self, asked: Asked, *, is_repeated: bool) -> Fault | None:
        """The first that matches, used up. What fails while it is done cannot fail when it is only told again."""
        for place, fault in enumerate(self.faults):
            if fnmatchcase(f"{asked.method} {asked.path}", fault.on) and not (is_repeated and fault.stored):
                return self.faults.pop(place)
        return None

    def _route(self, asked: Asked) -> Json:
        for method, pattern, act in ROUTES:
            if method == asked.method and (match := re.fullmatch(pattern, asked.path)):
                return getattr(self.books, act)(*match.groups(), asked.params)
        raise Refusal(404, f"Unrecognized request URL ({asked.method}: {asked.path}).")

    def _note(self, kind: str, thing: Json) -> None:
        event = make_event(len(self.events) + 1, kind, thing, api_version="2026-10-28.endive", at=self._clock())
        self.events.append(event)

    def _acted(self, changed: bool) -> bool:
        if changed:
            self._pass_on()
        return changed

    def _pass_on(self) -> None:
        if self._courier:
            self._courier.take(self.events[self._passed_on :])
        self._passed_on = len(self.events)


ROUTES: list[tuple[str, str, str]] = [
    ("POST", r"/v1/checkout/sessions", "create_session"),
    ("GET", r"/v1/checkout/sessions", "list_sessions"),
    ("GET", r"/v1/checkout/sessions/([^/]+)", "session"),
    ("POST", r"/v1/checkout/sessions/([^/]+)/expire", "expire_session"),
    ("GET", r"/v1/payment_intents/([^/]+)", "intent"),
    ("POST", r"/v1/payment_intents/([^/]+)/capture", "capture"),
    ("POST", r"/v1/payment_intents/([^/]+)/cancel", "cancel"),
    ("POST", r"/v1/refunds", "refund"),
    ("GET", r"/v1/refunds", "list_refunds"),
    ("POST", r"/v1/customers", "create_customer"),
    ("DELETE", r"/v1/customers/([^/]+)", "delete_customer"),
    ("GET", r"/v1/disputes", "list_disputes"),
    ("GET", r"/v1/disputes/([^/]+)", "dispute"),
]


def _error(status: int, error: Json, *, stored: bool = False) -> Answer:
    return Answer(status, {"error": error}, stored=stored)


def decode_form(body: str) -> Json:
    """``line_items[0][price_data][currency]=gbp`` as nested dictionaries and lists. Values stay text."""
    root: Json = {}
    for name, value in parse_qsl(body, keep_blank_values=True):
        *folders, last = re.findall(r"[^\[\]]+", name)
        place = root
        for folder in folders:
            place = place.setdefault(folder, {})
        place[last] = value
    return {name: _listed(value) for name, value in root.items()}


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inside = {name: _listed(item) for name, item in value.items()}
    return list(inside.values()) if inside and all(name.isdigit() for name in inside) else inside


def _handler_of(double: StripeDouble) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self._serve("POST")

        def do_DELETE(self) -> None:
            self._serve("DELETE")

        def log_message(self, *args: object) -> None:
            """Quiet: the tests look at ``requests`` instead."""

        def _serve(self, method: str) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            raw = body if method == "POST" else parts.query
            if parts.path.startswith("/c/pay/"):
                return self._serve_page(parts.path.removeprefix("/c/pay/"), decode_form(raw))
            asked = Asked(
                method=method,
                path=parts.path,
                params=decode_form(raw),
                raw=raw,
                key=self.headers.get("Idempotency-Key", ""),
                version=self.headers.get("Stripe-Version", ""),
            )
            answer = double.answer(asked, authorised=self.headers.get("Authorization") == f"Bearer {SECRET_KEY}")
            if answer.hangs_seconds:
                double.wait(answer.hangs_seconds)
                double.answered(asked)
            if answer.lost:
                self.close_connection = True
                return None
            headers = {"Content-Type": "application/json", "Request-Id": f"req_{len(double.requests)}"}
            if answer.replayed:
                headers["Idempotent-Replayed"] = "true"
            if answer.status == 500 and answer.stored:
                headers["Stripe-Should-Retry"] = "false"
            self._send(answer.status, headers, json.dumps(answer.body))

        def _serve_page(self, session_id: str, form: Json) -> None:
            status, elsewhere, html = double.page(session_id, form.get("action", ""), remember="remember" in form)
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
