"""What PayPal remembers, and what it allows: orders and payments as plain dictionaries of its JSON."""

from __future__ import annotations

import copy
import itertools
import random
import re
import string
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

Json = dict[str, Any]

CURRENCIES = {"AUD", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HUF", "JPY", "NOK", "NZD", "PLN", "SEK", "TWD", "USD"}
ZERO_DECIMAL = {"HUF", "JPY", "TWD"}
THREE_HOURS = 3 * 60 * 60
KNOWN = {
    "": {"intent", "purchase_units", "payment_source"},
    "purchase_units": {"reference_id", "custom_id", "description", "invoice_id", "amount", "items", "shipping"},
    "amount": {"currency_code", "value", "breakdown"},
    "experience_context": {
        "brand_name",
        "locale",
        "shipping_preference",
        "return_url",
        "cancel_url",
        "landing_page",
        "user_action",
        "payment_method_preference",
    },
}


class Refusal(Exception):
    """PayPal says no: an HTTP status, a name and the code of the reason."""

    def __init__(self, status: int, issue: str, description: str = "") -> None:
        super().__init__(issue)
        self.status = status
        self.issue = issue
        self.description = description or issue.replace("_", " ").capitalize()


class Books:
    """The state and its rules. Not locked: the server lets one request at a time in."""

    def __init__(
        self, page_address: Callable[[str], str], happened: Callable[[str, Json], None], clock: Callable[[], float]
    ) -> None:
        self._page_address = page_address
        self._happened = happened
        self._clock = clock
        self._numbers = itertools.count(1)
        self.orders: dict[str, Json] = {}
        self.authorisations: dict[str, Json] = {}
        self.captures: dict[str, Json] = {}
        self.refunds: dict[str, Json] = {}

    # What a shop may ask ────────────────────────────────────────────────────────────────────────────────

    def create_order(self, body: Json) -> Json:
        context = self._check_order(body)
        unit = body["purchase_units"][0]
        order = {
            "id": self._new_id(),
            "intent": body["intent"],
            "status": "PAYER_ACTION_REQUIRED",
            "payment_source": {"paypal": {}},
            "purchase_units": [{"reference_id": "default"} | copy.deepcopy(unit)],
            "create_time": self._time(),
            "_created": self._clock(),
            "_return_url": context["return_url"],
            "_cancel_url": context["cancel_url"],
            "_declines": "",
            "_reviews": False,
        }
        self.orders[order["id"]] = order
        return self.shown_order(order["id"])

    def order(self, order_id: str, body: Json) -> Json:
        self._find_order(order_id)
        return self.shown_order(order_id)

    def authorise(self, order_id: str, body: Json) -> Json:
        order = self._find_order(order_id)
        if order["intent"] != "AUTHORIZE":
            raise Refusal(422, "ACTION_DOES_NOT_MATCH_INTENT")
        if order["status"] == "COMPLETED":
            raise Refusal(422, "ORDER_ALREADY_AUTHORIZED")
        if order["status"] != "APPROVED":
            raise Refusal(422, "ORDER_NOT_APPROVED", "Payer has not yet approved the Order for payment.")
        if order["_declines"]:
            raise Refusal(422, order["_declines"])
        held = {
            "id": self._new_id(),
            "status": "PENDING" if order["_reviews"] else "CREATED",
            "amount": copy.deepcopy(order["purchase_units"][0]["amount"]),
            "custom_id": order["purchase_units"][0].get("custom_id"),
            "create_time": self._time(),
            "_order": order_id,
        }
        self.authorisations[held["id"]] = held
        order["status"] = "COMPLETED"
        self._tell("PAYMENT.AUTHORIZATION.CREATED", held)
        return self.shown_order(order_id)

    def capture(self, authorisation_id: str, body: Json) -> Json:
        held = self._find(self.authorisations, authorisation_id)
        if held["status"] == "CAPTURED":
            raise Refusal(422, "AUTHORIZATION_ALREADY_CAPTURED")
        if held["status"] != "CREATED":
            raise Refusal(422, "AUTHORIZATION_VOIDED" if held["status"] == "VOIDED" else "AUTHORIZATION_DENIED")
        amount = body.get("amount", held["amount"])
        _check_amount(amount)
        if Decimal(amount["value"]) > Decimal(held["amount"]["value"]):
            raise Refusal(422, "MAX_CAPTURE_AMOUNT_EXCEEDED")
        taken = {
            "id": self._new_id(),
            "status": "COMPLETED",
            "amount": copy.deepcopy(amount),
            "final_capture": bool(body.get("final_capture", False)),
            "custom_id": held["custom_id"],
            "create_time": self._time(),
            "_order": held["_order"],
        }
        held["status"] = "CAPTURED" if taken["final_capture"] else "PARTIALLY_CAPTURED"
        self.captures[taken["id"]] = taken
        self._tell("PAYMENT.CAPTURE.COMPLETED", taken)
        return _public(taken)

    def void(self, authorisation_id: str, body: Json) -> Json:
        held = self._find(self.authorisations, authorisation_id)
        if held["status"] == "VOIDED":
            raise Refusal(422, "PREVIOUSLY_VOIDED")
        if held["status"] == "CAPTURED":
            raise Refusal(422, "PREVIOUSLY_CAPTURED")
        held["status"] = "VOIDED"
        self._tell("PAYMENT.AUTHORIZATION.VOIDED", held)
        return _public(held)

    def refund(self, capture_id: str, body: Json) -> Json:
        taken = self._find(self.captures, capture_id)
        left = Decimal(taken["amount"]["value"]) - self._refunded(capture_id)
        amount = body.get("amount") or taken["amount"] | {"value": str(left)}
        if not left:
            raise Refusal(422, "CAPTURE_FULLY_REFUNDED")
        _check_amount(amount)
        if amount["currency_code"] != taken["amount"]["currency_code"]:
            raise Refusal(422, "REFUND_CAPTURE_CURRENCY_MISMATCH")
        if Decimal(amount["value"]) > left:
            raise Refusal(422, "REFUND_AMOUNT_EXCEEDED")
        if not re.fullmatch(r"[A-Za-z0-9\-_.,]{0,127}", body.get("custom_id", "")):
            raise Refusal(400, "INVALID_PARAMETER_SYNTAX")
        made = {
            "id": self._new_id(),
            "status": "COMPLETED",
            "amount": copy.deepcopy(amount),
            "custom_id": body.get("custom_id"),
            "create_time": self._time(),
            "_order": taken["_order"],
            "_capture": capture_id,
        }
        self.refunds[made["id"]] = made
        taken["status"] = "REFUNDED" if Decimal(amount["value"]) == left else "PARTIALLY_REFUNDED"
        self._tell("PAYMENT.CAPTURE.REFUNDED", made)
        return _public(made)

    # What a buyer, or PayPal itself, may do ─────────────────────────────────────────────────────────────

    def approve(self, order_id: str, *, declines: str = "", reviews: bool = False) -> bool:
        """The buyer approves; ``declines`` is why PayPal will refuse to authorise all the same. False: too late."""
        order = self.orders[order_id]
        if order["status"] != "PAYER_ACTION_REQUIRED" or self._is_forgotten(order):
            return False
        order |= {"status": "APPROVED", "_declines": declines, "_reviews": reviews}
        self._happened("CHECKOUT.ORDER.APPROVED", self.shown_order(order_id))
        return True

    def review(self, order_id: str, status: str) -> None:
        """PayPal has looked at an authorisation that was pending."""
        held = next(one for one in self.authorisations.values() if one["_order"] == order_id)
        held["status"] = status
        self._tell("PAYMENT.AUTHORIZATION.CREATED" if status == "CREATED" else "PAYMENT.AUTHORIZATION.VOIDED", held)

    # Inside ─────────────────────────────────────────────────────────────────────────────────────────────

    def shown_order(self, order_id: str) -> Json:
        order = self.orders[order_id]
        shown = _public(order)
        payments = {
            name: [_public(one) for one in shelf.values() if one["_order"] == order_id]
            for name, shelf in (
                ("authorizations", self.authorisations),
                ("captures", self.captures),
                ("refunds", self.refunds),
            )
        }
        if found := {name: made for name, made in payments.items() if made}:
            shown["purchase_units"][0]["payments"] = found
        if order["status"] == "PAYER_ACTION_REQUIRED":
            shown["links"] = [{"rel": "payer-action", "href": self._page_address(order_id), "method": "GET"}]
        return shown

    def _check_order(self, body: Json) -> Json:
        """The experience context of an order that may be created."""
        _only_known("", body)
        if body.get("intent") not in ("AUTHORIZE", "CAPTURE"):
            raise Refusal(400, "INVALID_PARAMETER_VALUE", "intent")
        units = body.get("purchase_units") or []
        if len(units) != 1:
            raise Refusal(400, "MISSING_REQUIRED_PARAMETER", "purchase_units")
        _only_known("purchase_units", units[0])
        for name in ("custom_id", "description"):
            if not 1 <= len(units[0].get(name, "x")) <= 127:
                raise Refusal(400, "INVALID_STRING_LENGTH", name)
        _only_known("amount", units[0].get("amount", {}))
        _check_amount(units[0].get("amount", {}))
        context: Json = body.get("payment_source", {}).get("paypal", {}).get("experience_context", {})
        _only_known("experience_context", context)
        for name in ("return_url", "cancel_url"):
            if not re.match(r"https?://", context.get(name, "")):
                raise Refusal(422, f"{name.upper()}_REQUIRED")
        return context

    def _find_order(self, order_id: str) -> Json:
        order = self._find(self.orders, order_id)
        if self._is_forgotten(order):
            raise Refusal(404, "INVALID_RESOURCE_ID")
        return order

    def _is_forgotten(self, order: Json) -> bool:
        return order["status"] != "COMPLETED" and self._clock() >= order["_created"] + THREE_HOURS

    def _find(self, shelf: dict[str, Json], thing_id: str) -> Json:
        if thing_id not in shelf:
            raise Refusal(404, "INVALID_RESOURCE_ID", "Specified resource ID does not exist.")
        return shelf[thing_id]

    def _refunded(self, capture_id: str) -> Decimal:
        made = (one for one in self.refunds.values() if one["_capture"] == capture_id)
        return sum((Decimal(one["amount"]["value"]) for one in made), Decimal(0))

    def _tell(self, kind: str, payment: Json) -> None:
        related = {"supplementary_data": {"related_ids": {"order_id": payment["_order"]}}}
        self._happened(kind, _public(payment) | related)

    def _time(self) -> str:
        return datetime.fromtimestamp(self._clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _new_id(self) -> str:
        tail = "".join(random.choices(string.ascii_uppercase + string.digits, k=13))
        return f"{next(self._numbers):04d}{tail}"


def _only_known(place: str, given: Json) -> None:
    for name in sorted(set(given) - KNOWN[place]):
        raise Refusal(400, "INVALID_PARAMETER_SYNTAX", f"unknown: {name}")


def _check_amount(amount: Json) -> None:
    value, currency = str(amount.get("value", "")), amount.get("currency_code")
    if currency not in CURRENCIES:
        raise Refusal(422, "INVALID_CURRENCY_CODE")
    if not re.fullmatch(r"\d+(\.\d+)?", value):
        raise Refusal(400, "INVALID_PARAMETER_SYNTAX", "value")
    if "." in value and currency in ZERO_DECIMAL:
        raise Refusal(422, "DECIMALS_NOT_SUPPORTED")
    if len(value.partition(".")[2]) > 2:
        raise Refusal(422, "DECIMAL_PRECISION")
    if Decimal(value) <= 0:
        raise Refusal(422, "CANNOT_BE_ZERO_OR_NEGATIVE")


def _public(thing: Json) -> Json:
    """A copy without what is only ours."""
    return {name: copy.deepcopy(value) for name, value in thing.items() if not name.startswith("_")}


def wall_clock() -> float:
    return time.time()
