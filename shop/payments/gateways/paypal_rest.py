"""Asking PayPal over plain REST: the token, the time limits, and its refusals in the port's words."""

from __future__ import annotations

import json
import logging
import random
import threading
import time
from collections.abc import Mapping
from typing import Any

import requests
from django.conf import settings

from shop.payments.port import GatewayError, GatewayUnavailable, PaymentRefused

logger = logging.getLogger(__name__)
Json = dict[str, Any]

ENDS_EARLY_SECONDS = 60
"""A token is not used in the last minute of its life: it would end on the way."""
PAUSE_SECONDS = 0.2
"""Before the same question is asked again; half of it to all of it, so that not everybody comes back at once."""


class PayPalRefused(PaymentRefused):
    """PayPal understood and said no. ``issues`` are its codes for the reasons."""

    def __init__(self, said: Json) -> None:
        self.issues = [str(detail.get("issue", "")) for detail in said.get("details", [])]
        super().__init__(f"{said.get('name', '')}: {', '.join(self.issues) or said.get('message', '')}")


class NotThere(GatewayError):
    """PayPal knows nothing under this name, or has forgotten it."""


class PayPalRest:
    """One merchant's way to PayPal. Safe between threads: they share the token and no connection."""

    def __init__(self) -> None:
        self._base = settings.PAYPAL_API_BASE.rstrip("/")
        self._credentials = (settings.PAYPAL_CLIENT_ID, settings.PAYPAL_CLIENT_SECRET)
        self._limits = (settings.PAYPAL_CONNECT_TIMEOUT_SECONDS, settings.PAYPAL_READ_TIMEOUT_SECONDS)
        self._tries = 1 + settings.PAYPAL_MAX_RETRIES
        self._own = threading.local()
        self._asking_for_token = threading.Lock()
        self._token, self._token_ends = "", 0.0

    def get(self, path: str) -> Json:
        return self._ask("GET", path, b"")

    def post(self, path: str, body: Json | None = None, *, key: str = "") -> Json:
        """``key`` makes repeating safe: under it PayPal answers with what the first request did."""
        return self._ask("POST", path, b"{}" if body is None else json.dumps(body).encode(), key)

    def post_raw(self, path: str, body: bytes) -> Json:
        """For a body that must not be written anew."""
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: bytes, key: str = "") -> Json:
        """The answer, an empty one where PayPal has nothing to say.

        Raises:
            PayPalRefused: it said no, and why.
            NotThere: it does not know what ``path`` names.
            GatewayUnavailable: no answer in time, too many questions, an error of its own, or it does not know us.
            GatewayError: the same question is being answered at this moment.
        """
        headers = {"Content-Type": "application/json", "Prefer": "return=representation"}
        if key:
            headers["PayPal-Request-Id"] = key
        answer = self._send(method, path, body, headers | self._identification())
        if answer.status_code == 401:  # the token was withdrawn before its time
            self._token_ends = 0.0
            answer = self._send(method, path, body, headers | self._identification())
        return _read(answer, f"{method} {path}")

    def _identification(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._valid_token()}"}

    def _valid_token(self) -> str:
        with self._asking_for_token:
            if time.monotonic() >= self._token_ends:
                asked_at = time.monotonic()
                given = self._new_token()
                self._token = str(given["access_token"])
                self._token_ends = asked_at + max(0.0, float(given["expires_in"]) - ENDS_EARLY_SECONDS)
            return self._token

    def _new_token(self) -> Json:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self._send("POST", "/v1/oauth2/token", b"grant_type=client_credentials", headers, self._credentials)
        given = _read(answer, "POST /v1/oauth2/token")
        if "access_token" not in given or "expires_in" not in given:
            raise GatewayUnavailable("PayPal gave no token")
        return given

    def _send(
        self,
        method: str,
        path: str,
        body: bytes,
        headers: Mapping[str, str],
        auth: tuple[str, str] | None = None,
    ) -> requests.Response:
        """Ask, and again when the line or PayPal broke: everything we ask may be asked twice."""
        for left in reversed(range(self._tries)):
            try:
                answer = self._session().request(
                    method,
                    self._base + path,
                    data=body or None,
                    headers=dict(headers),
                    auth=auth,
                    timeout=self._limits,
                    allow_redirects=False,
                )
            except requests.RequestException as away:
                if not left:
                    raise GatewayUnavailable(f"{method} {path}: {away}") from away
            else:
                if answer.status_code < 500 or not left:
                    return answer
            time.sleep(PAUSE_SECONDS * random.uniform(0.5, 1.0))  # noqa: S311  no secret
        raise AssertionError("the last try returns or raises")

    def _session(self) -> requests.Session:
        """Of this thread alone: it keeps the connection open."""
        if not hasattr(self._own, "session"):
            self._own.session = requests.Session()
        session: requests.Session = self._own.session
        return session


def _read(answer: requests.Response, question: str) -> Json:
    status = answer.status_code
    try:
        said = answer.json() if answer.content else {}
    except ValueError:
        said = {}
    if 200 <= status < 300:
        if not isinstance(said, dict):
            raise GatewayError(f"{question}: {status} with something else than an object")
        return said
    told = f"{question}: {status} {said.get('name', '') if isinstance(said, dict) else ''}".rstrip()
    if status in (400, 422) and isinstance(said, dict):
        raise PayPalRefused(said)
    if status == 404:
        raise NotThere(told)
    if status in (401, 403, 429) or status >= 500:
        logger.warning("PayPal: %s, debug id %s", told, answer.headers.get("Paypal-Debug-Id", "none"))
        raise GatewayUnavailable(told)
    raise GatewayError(told)
