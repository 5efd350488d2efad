"""What Stripe remembers, and what it allows: sessions, payments and refunds as plain dictionaries of its JSON."""

from __future__ import annotations

import copy
import itertools
import secrets
import time
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

SESSION_PARAMS = {
    "mode",
    "allowed_payment_method_types",
    "adaptive_pricing",
    "client_reference_id",
    "metadata",
    "line_items",
    "payment_intent_data",
    "success_url",
    "cancel_url",
    "customer",
    "customer_email",
    "saved_payment_method_options",
    "expires_at",
    "expand",
}
SMALLEST_CHARGE = {"gbp": 30, "eur": 50, "usd": 50, "jpy": 50}
HALF_AN_HOUR, A_DAY = 30 * 60, 24 * 60 * 60
TIME_FOR_EVIDENCE = 9 * A_DAY


class Refusal(Exception):
    """Stripe says no: an HTTP status and its error object."""

    def __init__(self, status: int, message: str, **error: str) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"type": "invalid_request_error", "message": message} | error


class Books:
    """The state and its rules. Not locked: the server lets one request at a time in."""

    def __init__(
        self, page_address: Callable[[str], str], happened: Callable[[str, Json], None], clock: Callable[[], float]
    ) -> None:
        self._page_address = page_address
        self._happened = happened
        self._clock = clock
        self._numbers = itertools.count(1)
        self.sessions: dict[str, Json] = {}
        self.intents: dict[str, Json] = {}
        self.refunds: dict[str, Json] = {}
        self.disputes: dict[str, Json] = {}
        self.customers: dict[str, Json] = {}

    # What a shop may ask ────────────────────────────────────────────────────────────────────────────────

    def create_session(self, params: Json) -> Json:
        self._check_session(params)
        item = params["line_items"][0]
        price = item["price_data"]
        amount = int(price["unit_amount"]) * int(item["quantity"])
        if amount < SMALLEST_CHARGE.get(price["currency"], 1):
            raise Refusal(400, "The amount is below the smallest that can be charged.", code="amount_too_small")
        session = {
            "id": self._new_id("cs_test_"),
            "object": "checkout.session",
            "livemode": False,
            "mode": "payment",
            "status": "open",
            "payment_status": "unpaid",
            "payment_intent": None,
            "amount_total": amount,
            "currency": price["currency"],
            "client_reference_id": params.get("client_reference_id"),
            "customer": params.get("customer"),
            "customer_email": params.get("customer_email"),
            "metadata": params.get("metadata", {}),
            "success_url": params["success_url"],
            "cancel_url": params.get("cancel_url"),
            "created": int(self._clock()),
            "expires_at": int(params.get("expires_at", self._clock() + A_DAY)),
            "_item": price["product_data"]["name"],
            "_intent_data": params.get("payment_intent_data", {}),
            "_may_remember": params.get("saved_payment_method_options", {}).get("payment_method_save") == "enabled",
        }
        session["url"] = self._page_address(session["id"])
        self.sessions[session["id"]] = session
        return self._shown(session, params)

    def session(self, session_id: str, params: Json) -> Json:
        return self._shown(self._find(self.sessions, session_id, "checkout.session"), params)

    def list_sessions(self, params: Json) -> Json:
        """Newest first, in pages, as Stripe lists."""
        since = int(params.get("created", {}).get("gte", 0))
        found = [s for s in reversed(self.sessions.values()) if s["created"] >= since]
        if intent := params.get("payment_intent"):
            found = [s for s in found if s["payment_intent"] == intent]
        found, has_more = _one_page(found, params)
        expand = {"expand": [name.removeprefix("data.") for name in params.get("expand", [])]}
        page = [self._shown(session, expand) for session in found]
        return {"object": "list", "url": "/v1/checkout/sessions", "data": page, "has_more": has_more}

    def expire_session(self, session_id: str, params: Json) -> Json:
        session = self._find(self.sessions, session_id, "checkout.session")
        if session["status"] != "open":
            raise Refusal(
                400, f"Only Checkout Sessions with a status of open can be expired; it is {session['status']}."
            )
        self._expire(session)
        return self._shown(session, params)

    def intent(self, intent_id: str, params: Json) -> Json:
        return self._shown(self._find(self.intents, intent_id, "payment_intent"), params)

    def capture(self, intent_id: str, params: Json) -> Json:
        intent = self._find(self.intents, intent_id, "payment_intent")
        amount = int(params.get("amount_to_capture", intent["amount"]))
        if intent["status"] != "requires_capture":
            raise _unexpected_state(intent, "captured")
        if not 0 < amount <= intent["amount_capturable"]:
            raise Refusal(400, "The amount to capture is more than is held.", code="amount_too_large")
        intent |= {"status": "succeeded", "amount_received": amount, "amount_capturable": 0}
        self.sessions[intent["_session"]]["payment_status"] = "paid"
        self._tell("charge.captured", self._charge(intent))
        self._tell("payment_intent.succeeded", intent)
        return self._shown(intent, params)

    def cancel(self, intent_id: str, params: Json) -> Json:
        intent = self._find(self.intents, intent_id, "payment_intent")
        if intent["status"] in ("succeeded", "canceled"):
            raise _unexpected_state(intent, "canceled")
        intent |= {"status": "canceled", "amount_capturable": 0}
        self._tell("payment_intent.canceled", intent)
        return self._shown(intent, params)

    def refund(self, params: Json) -> Json:
        intent = self._find(self.intents, str(params.get("payment_intent")), "payment_intent")
        refunded = sum(r["amount"] for r in self.refunds.values() if r["payment_intent"] == intent["id"])
        left = intent["amount_received"] - refunded
        amount = int(params.get("amount", left))
        if any(d["payment_intent"] == intent["id"] and not d["is_charge_refundable"] for d in self.disputes.values()):
            raise Refusal(400, "The charge has been charged back and cannot be refunded.", code="charge_disputed")
        if left <= 0:
            raise Refusal(400, "There is nothing left to refund.", code="charge_already_refunded")
        if not 0 < amount <= left:
            raise Refusal(400, f"Refund amount is greater than what is left ({left}).", param="amount")
        refund = {
            "id": self._new_id("re_"),
            "object": "refund",
            "amount": amount,
            "currency": intent["currency"],
            "payment_intent": intent["id"],
            "metadata": params.get("metadata", {}),
            "status": "succeeded",
            "created": int(self._clock()),
        }
        self.refunds[refund["id"]] = refund
        self._tell("charge.refunded", self._charge(intent))
        return _public(refund)

    def list_refunds(self, params: Json) -> Json:
        made = [r for r in self.refunds.values() if r["payment_intent"] == params.get("payment_intent")]
        newest_first = [_public(refund) for refund in reversed(made)]
        return {"object": "list", "url": "/v1/refunds", "has_more": False, "data": newest_first}

    def create_customer(self, params: Json) -> Json:
        for name in sorted(set(params) - {"email", "metadata"}):
            raise Refusal(400, f"Received unknown parameter: {name}", code="parameter_unknown", param=name)
        customer = {
            "id": self._new_id("cus_"),
            "object": "customer",
            "livemode": False,
            "email": params.get("email"),
            "metadata": params.get("metadata", {}),
            "created": int(self._clock()),
            "_cards": 0,
        }
        self.customers[customer["id"]] = customer
        return _public(customer)

    def delete_customer(self, customer_id: str, params: Json) -> Json:
        self._find(self.customers, customer_id, "customer")
        del self.customers[customer_id]
        return {"id": customer_id, "object": "customer", "deleted": True}

    def dispute(self, dispute_id: str, params: Json) -> Json:
        return _public(self._find(self.disputes, dispute_id, "dispute"))

    def list_disputes(self, params: Json) -> Json:
        since = int(params.get("created", {}).get("gte", 0))
        found, has_more = _one_page([d for d in reversed(self.disputes.values()) if d["created"] >= since], params)
        data = [_public(dispute) for dispute in found]
        return {"object": "list", "url": "/v1/disputes", "data": data, "has_more": has_more}

    # What a bank may do ─────────────────────────────────────────────────────────────────────────────────

    def open_dispute(self, session_id: str, *, amount: int | None, reason: str, inquiry: bool) -> str:
        """The buyer complains to the bank. Unless it only inquires, the money leaves at once. Returns its id."""
        intent = self.intents[self.sessions[session_id]["payment_intent"]]
        if intent["status"] != "succeeded":
            raise ValueError(f"{intent['id']} was not captured, so there is nothing to dispute")
        dispute = {
            "id": self._new_id("du_"),
            "object": "dispute",
            "livemode": False,
            "amount": intent["amount_received"] if amount is None else amount,
            "currency": intent["currency"],
            "charge": self._charge(intent)["id"],
            "payment_intent": intent["id"],
            "reason": reason,
            "status": "warning_needs_response" if inquiry else "needs_response",
            "is_charge_refundable": inquiry,
            "balance_transactions": [],
            "evidence_details": {
                "due_by": int(self._clock()) + TIME_FOR_EVIDENCE,
                "has_evidence": False,
                "past_due": False,
                "submission_count": 0,
            },
            "metadata": {},
            "created": int(self._clock()),
        }
        self.disputes[dispute["id"]] = dispute
        self._tell("charge.dispute.created", dispute)
        if not inquiry:
            self._move_for(dispute, -dispute["amount"])
            self._tell("charge.dispute.funds_withdrawn", dispute)
        return str(dispute["id"])

    def take_evidence(self, dispute_id: str) -> None:
        """The shop has answered on Stripe's own site: the bank looks at it."""
        dispute = self.disputes[dispute_id]
        dispute["status"] = dispute["status"].replace("needs_response", "under_review")
        dispute["evidence_details"] |= {"has_evidence": True, "submission_count": 1}
        self._tell("charge.dispute.updated", dispute)

    def settle_dispute(self, dispute_id: str, *, won: bool) -> None:
        """The bank has decided."""
        dispute = self.disputes[dispute_id]
        if dispute["status"].startswith("warning"):
            dispute["status"] = "warning_closed"
        else:
            dispute["status"] = "won" if won else "lost"
        self._tell("charge.dispute.closed", dispute)
        if won and dispute["balance_transactions"]:
            dispute["is_charge_refundable"] = True
            self._move_for(dispute, dispute["amount"])
            self._tell("charge.dispute.funds_reinstated", dispute)

    def _move_for(self, dispute: Json, amount: int) -> None:
        movement = {
            "id": self._new_id("txn_"),
            "object": "balance_transaction",
            "amount": amount,
            "currency": dispute["currency"],
            "fee": 2000 if amount < 0 else 0,
            "type": "adjustment",
            "reporting_category": "dispute" if amount < 0 else "dispute_reversal",
            "created": int(self._clock()),
        }
        dispute["balance_transactions"].append(movement)

    # What a buyer may do on the page ────────────────────────────────────────────────────────────────────

    def pay(self, session_id: str, *, remember: bool = False) -> bool:
        """The buyer pays, and the bank agrees. False: the session is not open any more."""
        session = self.sessions[session_id]
        self._expire_when_due(session)
        if session["status"] != "open":
            return False
        intent = self._intent_of(session)
        manual = session["_intent_data"].get("capture_method") == "manual"
        intent |= {
            "status": "requires_capture" if manual else "succeeded",
            "amount_capturable": intent["amount"] if manual else 0,
            "amount_received": 0 if manual else intent["amount"],
            "last_payment_error": None,
        }
        session |= {"status": "complete", "payment_status": "unpaid" if manual else "paid"}
        if remember and session["_may_remember"]:
            self.customers[session["customer"]]["_cards"] += 1
        self._tell("charge.succeeded", self._charge(intent))
        self._tell("payment_intent.amount_capturable_updated" if manual else "payment_intent.succeeded", intent)
        self._tell("checkout.session.completed", session)
        return True

    def decline(self, session_id: str, message: str = "Your card was declined.") -> bool:
        """The buyer tries to pay, and the bank says no: the session stays open for another card."""
        session = self.sessions[session_id]
        self._expire_when_due(session)
        if session["status"] != "open":
            return False
        intent = self._intent_of(session)
        error = {"type": "card_error", "code": "card_declined", "decline_code": "generic_decline", "message": message}
        intent |= {"status": "requires_payment_method", "last_payment_error": error}
        self._tell("payment_intent.payment_failed", intent)
        return True

    # Inside ─────────────────────────────────────────────────────────────────────────────────────────────

    def _check_session(self, params: Json) -> None:
        for name in sorted(set(params) - SESSION_PARAMS):
            raise Refusal(400, f"Received unknown parameter: {name}", code="parameter_unknown", param=name)
        for name in ("mode", "line_items", "success_url"):
            if not params.get(name):
                raise Refusal(400, f"Missing required param: {name}.", code="parameter_missing", param=name)
        if "customer" in params and "customer_email" in params:
            raise Refusal(400, "You may only specify one of these parameters: customer, customer_email.")
        if "customer" in params and params["customer"] not in self.customers:
            message = f"No such customer: '{params['customer']}'"
            raise Refusal(400, message, code="resource_missing", param="customer")
        if "expires_at" in params:
            ahead = int(params["expires_at"]) - self._clock()
            if not HALF_AN_HOUR - 5 <= ahead <= A_DAY + 5:
                raise Refusal(
                    400,
                    "The `expires_at` timestamp must be between 30 minutes and 24 hours from creation.",
                    param="expires_at",
                )

    def _intent_of(self, session: Json) -> Json:
        """Made when the buyer first tries to pay, as Stripe does."""
        if session["payment_intent"]:
            return self.intents[session["payment_intent"]]
        intent = {
            "id": self._new_id("pi_"),
            "object": "payment_intent",
            "livemode": False,
            "amount": session["amount_total"],
            "amount_capturable": 0,
            "amount_received": 0,
            "currency": session["currency"],
            "capture_method": session["_intent_data"].get("capture_method", "automatic_async"),
            "metadata": session["_intent_data"].get("metadata", {}),
            "description": session["_intent_data"].get("description"),
            "status": "requires_payment_method",
            "last_payment_error": None,
            "created": int(self._clock()),
            "_session": session["id"],
        }
        self.intents[intent["id"]] = intent
        session["payment_intent"] = intent["id"]
        self._tell("payment_intent.created", intent)
        return intent

    def _expire(self, session: Json) -> None:
        session["status"] = "expired"
        intent = self.intents.get(session["payment_intent"] or "")
        if intent and intent["status"] == "requires_payment_method":
            intent["status"] = "canceled"
            self._tell("payment_intent.canceled", intent)
        self._tell("checkout.session.expired", session)

    def _expire_when_due(self, thing: Json) -> None:
        if thing.get("status") == "open" and self._clock() >= thing["expires_at"]:
            self._expire(thing)

    def _find(self, shelf: dict[str, Json], thing_id: str, kind: str) -> Json:
        if thing_id not in shelf:
            raise Refusal(404, f"No such {kind}: '{thing_id}'", code="resource_missing", param="id")
        self._expire_when_due(shelf[thing_id])
        return shelf[thing_id]

    def _shown(self, thing: Json, params: Json) -> Json:
        shown = _public(thing)
        if "payment_intent" in params.get("expand", []) and shown.get("payment_intent"):
            shown["payment_intent"] = _public(self.intents[thing["payment_intent"]])
        if shown.get("status") != "open":
            shown.pop("url", None)
        return shown

    def _charge(self, intent: Json) -> Json:
        refunded = sum(r["amount"] for r in self.refunds.values() if r["payment_intent"] == intent["id"])
        return {
            "id": "ch_" + intent["id"].removeprefix("pi_"),
            "object": "charge",
            "amount": intent["amount"],
            "amount_captured": intent["amount_received"],
            "amount_refunded": refunded,
            "payment_intent": intent["id"],
        }

    def _tell(self, kind: str, thing: Json) -> None:
        self._happened(kind, _public(thing))

    def _new_id(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):04d}{secrets.token_hex(8)}"


def _public(thing: Json) -> Json:
    """A copy without what is only ours."""
    return {name: copy.deepcopy(value) for name, value in thing.items() if not name.startswith("_")}


def _one_page(newest_first: list[Json], params: Json) -> tuple[list[Json], bool]:
    """What a list shows of ``newest_first``, and whether there is more."""
    if after := params.get("starting_after"):
        newest_first = newest_first[[one["id"] for one in newest_first].index(after) + 1 :]
    limit = int(params.get("limit", 10))
    return newest_first[:limit], len(newest_first) > limit


def _unexpected_state(intent: Json, wish: str) -> Refusal:
    return Refusal(
        400,
        f"This PaymentIntent could not be {wish} because it has a status of {intent['status']}.",
        code="payment_intent_unexpected_state",
    )


def wall_clock() -> float:
    return time.time()
