"""Cards through Stripe's own page: the buyer is sent there and comes back; no card number ever reaches us.

Stripe holds the money when the buyer pays and takes it when we capture. An attempt is known there by its Checkout
Session; the PaymentIntent behind it is Stripe's own matter and is found through the session.
"""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import stripe
from django.conf import settings

from core.money import Money
from shop.payments.port import (
    About,
    BadSignature,
    DisputedMoney,
    DisputeState,
    GatewayDispute,
    GatewayError,
    GatewayPayment,
    GatewayUnavailable,
    Notice,
    PaymentPage,
    PaymentRefused,
    PaymentRequest,
    PaymentState,
)

if TYPE_CHECKING:
    from stripe import PaymentIntent
    from stripe.checkout import Session
    from stripe.params import CustomerCreateParams, DisputeListParams
    from stripe.params.checkout import SessionCreateParams, SessionListParams

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")

API_VERSION = "2026-10-28.endive"
"""Pinned, so that an upgrade of the library changes nothing by itself. Give the webhook endpoint the same."""

SIGNATURE_TOLERANCE_SECONDS = 300
PAGE_OUTLIVES_ATTEMPT = dt.timedelta(minutes=35)
"""Stripe refuses a page that closes within half an hour; ours is the shorter time, and we close the page ourselves."""

CONCERNS_US = {
    "checkout.session.completed": About.PAYMENT,
    "checkout.session.async_payment_succeeded": About.PAYMENT,
    "checkout.session.async_payment_failed": About.PAYMENT,
    "checkout.session.expired": About.PAYMENT,
    "charge.dispute.created": About.DISPUTE,
    "charge.dispute.updated": About.DISPUTE,
    "charge.dispute.closed": About.DISPUTE,
    "charge.dispute.funds_withdrawn": About.DISPUTE,
    "charge.dispute.funds_reinstated": About.DISPUTE,
}

DISPUTE_STATES = {
    "warning_needs_response": DisputeState.NEEDS_ANSWER,
    "warning_under_review": DisputeState.UNDER_REVIEW,
    "warning_closed": DisputeState.WON,  # an inquiry that came to nothing
    "needs_response": DisputeState.NEEDS_ANSWER,
    "under_review": DisputeState.UNDER_REVIEW,
    "appeal_needs_response": DisputeState.NEEDS_ANSWER,
    "appeal_under_review": DisputeState.UNDER_REVIEW,
    "won": DisputeState.WON,
    "lost": DisputeState.LOST,
    "prevented": DisputeState.WON,  # settled with the bank before it became one
}

ZERO_DECIMAL = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF")
)
"""Counted in whole units. Not UGX and ISK: they have no smaller coin either, but Stripe counts two places."""
THREE_DECIMAL = frozenset(("BHD", "JOD", "KWD", "OMR", "TND"))


def places(currency: str) -> int:
    """How many decimal places Stripe counts in ``currency``, any case."""
    code = currency.upper()
    return 0 if code in ZERO_DECIMAL else 3 if code in THREE_DECIMAL else 2


def to_minor(money: Money) -> int:
    """``money`` in Stripe's whole minor units: pence, but yen. Raises PaymentRefused for half a yen."""
    minor = money.amount.scaleb(places(money.currency))
    if minor != minor.to_integral_value():
        raise PaymentRefused(f"{money} has a fraction that {money.currency} does not know")
    return int(minor)


def from_minor(minor: int, currency: str) -> Money:
    """Stripe's minor units as money, in major units."""
    return Money(Decimal(minor).scaleb(-places(currency)), currency.upper())


class StripeGateway:
    """See shop.payments.port.PaymentGateway for what each method promises."""

    name = "card"
    label = "Card, Apple Pay or Google Pay"
    keeps_cards = True

    def __init__(self) -> None:
        self._is_live = "_live_" in settings.STRIPE_SECRET_KEY
        self._client = stripe.StripeClient(
            settings.STRIPE_SECRET_KEY,
            stripe_version=API_VERSION,
            base_addresses={"api": settings.STRIPE_API_BASE},
            max_network_retries=settings.STRIPE_MAX_RETRIES,
            http_client=stripe.RequestsClient(
                timeout=(settings.STRIPE_CONNECT_TIMEOUT_SECONDS, settings.STRIPE_READ_TIMEOUT_SECONDS)
            ),
        )

    def open(self, request: PaymentRequest) -> PaymentPage:
        try:
            session = _past_an_echo(str(request.key), lambda key: self._create_session(request, key))
        except _CustomerGone:
            logger.warning("Stripe does not know %s any more: opening %s without", request.customer, request.key)
            alone = replace(request, customer="")
            session = _past_an_echo(f"{request.key}:alone", lambda key: self._create_session(alone, key))
            return PaymentPage(session.id, session.url or request.return_url, knew_customer=False)
        return PaymentPage(reference=session.id, redirect_url=session.url or request.return_url)

    def open_customer(self, *, key: uuid.UUID, email: str) -> str:
        params: CustomerCreateParams = {"email": email, "metadata": {"key": str(key)}}
        with _in_our_words():
            return self._client.v1.customers.create(params, {"idempotency_key": f"customer:{key}"}).id

    def forget_customer(self, reference: str) -> None:
        try:
            with _in_our_words():
                self._client.v1.customers.delete(reference)
        except _Missing:
            logger.info("Stripe has forgotten %s already", reference)

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> Notice | None:
        event = _verified(body, headers.get("Stripe-Signature", ""))
        try:
            if event.livemode != self._is_live:
                raise BadSignature(f"{event.id} is of the {'live' if event.livemode else 'test'} account, we are not")
            if event.type not in CONCERNS_US:
                return None
            return Notice(event.id, event.data.object["id"], CONCERNS_US[event.type])
        except (AttributeError, KeyError) as odd:
            raise BadSignature(f"signed, and no event: {odd}") from odd

    def look_up(self, reference: str) -> GatewayPayment:
        return _payment(self._session(reference))

    def capture(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        return _past_an_echo(key, lambda key: self._capture(reference, amount, key))

    def cancel(self, reference: str, *, key: str) -> GatewayPayment:
        return _past_an_echo(key, lambda key: self._cancel(reference, key))

    def refund(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        return _past_an_echo(key, lambda request_key: self._refund(reference, amount, key, request_key))

    def payments_since(self, since: dt.datetime) -> Iterable[GatewayPayment]:
        asked: SessionListParams = {
            "created": {"gte": int(since.timestamp())},
            "limit": 100,
            "expand": ["data.payment_intent"],
        }
        with _in_our_words():
            for session in self._client.v1.checkout.sessions.list(asked).auto_paging_iter():
                yield _payment(session)

    def look_up_dispute(self, reference: str) -> GatewayDispute:
        with _in_our_words():
            dispute = self._client.v1.disputes.retrieve(reference)
        return _dispute(dispute, self._session_behind(dispute))

    def disputes_since(self, since: dt.datetime) -> Iterable[GatewayDispute]:
        asked: DisputeListParams = {"created": {"gte": int(since.timestamp())}, "limit": 100}
        with _in_our_words():
            for dispute in self._client.v1.disputes.list(asked).auto_paging_iter():
                yield _dispute(dispute, self._session_behind(dispute))

    def _session_behind(self, dispute: stripe.Dispute) -> str:
        """The session whose payment is disputed. Empty: it was not paid on a page of ours."""
        intent = dispute.payment_intent
        if not intent:
            return ""
        intent_id = intent if isinstance(intent, str) else intent.id
        with _in_our_words():
            behind = self._client.v1.checkout.sessions.list({"payment_intent": intent_id, "limit": 1})
        return behind.data[0].id if behind.data else ""

    def _create_session(self, request: PaymentRequest, key: str) -> Session:
        with _in_our_words():
            return self._client.v1.checkout.sessions.create(_session_params(request), {"idempotency_key": key})

    def _capture(self, reference: str, amount: Money, key: str) -> GatewayPayment:
        session = self._session(reference)
        payment, intent = _payment(session), _intent(session)
        if payment.state is PaymentState.CAPTURED:
            return payment
        if payment.state is not PaymentState.AUTHORISED or payment.amount != amount or intent is None:
            raise PaymentRefused(f"{reference} is {payment.state.value} for {payment.amount}")
        with _in_our_words():
            taken = self._client.v1.payment_intents.capture(
                intent.id, {"amount_to_capture": to_minor(amount)}, {"idempotency_key": key}
            )
        return _settled(reference, taken)

    def _cancel(self, reference: str, key: str) -> GatewayPayment:
        session = self._session(reference)
        if session.status == "open":
            session = self._close_page(reference, key)
        payment, intent = _payment(session), _intent(session)
        if payment.state is not PaymentState.AUTHORISED or intent is None:
            return payment
        with _in_our_words():
            return _settled(
                reference, self._client.v1.payment_intents.cancel(intent.id, None, {"idempotency_key": key})
            )

    def _close_page(self, reference: str, key: str) -> Session:
        """The session after it was asked to expire. Where the buyer was faster it is complete, and stays so."""
        try:
            with _in_our_words():
                return self._client.v1.checkout.sessions.expire(
                    reference, {"expand": ["payment_intent"]}, {"idempotency_key": f"{key}:page"}
                )
        except PaymentRefused:
            return self._session(reference)

    def _refund(self, reference: str, amount: Money, key: str, request_key: str) -> GatewayPayment:
        session = self._session(reference)
        payment, intent = _payment(session), _intent(session)
        if payment.state is not PaymentState.CAPTURED or intent is None:
            raise PaymentRefused(f"{reference} is {payment.state.value}: there is nothing to give back")
        with _in_our_words():
            made = self._client.v1.refunds.list({"payment_intent": intent.id, "limit": 100})
            if any(_metadata(refund).get("key") == key for refund in made.data):
                return payment  # Stripe forgets the key of a request after a day; the refund itself remembers it
            self._client.v1.refunds.create(
                {"payment_intent": intent.id, "amount": to_minor(amount), "metadata": {"key": key}},
                {"idempotency_key": request_key},
            )
        return payment

    def _session(self, reference: str) -> Session:
        with _in_our_words():
            return self._client.v1.checkout.sessions.retrieve(reference, {"expand": ["payment_intent"]})


class _Missing(GatewayError):
    """Stripe has nothing of that name."""


class _CustomerGone(PaymentRefused):
    """The customer of a request was deleted at Stripe."""


class _Echo(GatewayUnavailable):
    """Stripe repeats a failure that it keeps under this key; under this key there will be no other answer for a day."""


def _past_an_echo(key: str, ask: Callable[[str], Answer]) -> Answer:
    """Ask under ``key``, and once more under the key that is next for everybody when that one is spent.

    ``ask`` looks at what is there before it changes it, so what the failed request did is not done again; a session
    whose address was never told cannot be paid.
    """
    try:
        return ask(key)
    except _Echo:
        logger.warning("Stripe repeats a failure under %s: asking under the next key", key)
        return ask(f"{key}:next")


def _session_params(request: PaymentRequest) -> SessionCreateParams:
    """Made of the request alone: the same question twice must be the same to the letter."""
    params: SessionCreateParams = {
        "mode": "payment",
        "allowed_payment_method_types": ["card"],  # and the wallets that carry one
        "adaptive_pricing": {"enabled": False},  # the buyer pays the amount we showed, in its currency
        "client_reference_id": str(request.key),
        "metadata": {"attempt": str(request.key)},
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": request.amount.currency.lower(),
                    "unit_amount": to_minor(request.amount),
                    "product_data": {"name": request.description},
                },
            }
        ],
        "payment_intent_data": {
            "capture_method": "manual",
            "description": request.description,
            "metadata": {"attempt": str(request.key)},
        },
        "success_url": request.return_url,
        "cancel_url": request.return_url,
    }
    if request.customer:  # Stripe has the address already, and refuses both
        params["customer"] = request.customer
        params["saved_payment_method_options"] = {"payment_method_save": "enabled", "payment_method_remove": "enabled"}
    elif request.email:
        params["customer_email"] = request.email
    if request.expires_at:
        params["expires_at"] = int((request.expires_at + PAGE_OUTLIVES_ATTEMPT).timestamp())
    return params


def _intent(session: Session) -> PaymentIntent | None:
    """The payment behind ``session``, which was retrieved with it. None: the buyer has not tried to pay."""
    intent = session.payment_intent
    if isinstance(intent, str):
        raise GatewayError(f"{session.id} came without its payment")
    return intent


def _payment(session: Session) -> GatewayPayment:
    """What became of ``session``, in the shop's words."""
    intent = _intent(session)
    if session.status == "complete" and intent is not None:
        return _settled(session.id, intent)
    reason = _reason(intent)
    state = PaymentState.OPEN
    if session.status == "expired":
        state = PaymentState.FAILED if reason else PaymentState.CANCELLED
    return GatewayPayment(
        reference=session.id,
        state=state,
        amount=from_minor(session.amount_total or 0, session.currency or ""),
        reason=reason,
    )


def _settled(reference: str, intent: PaymentIntent) -> GatewayPayment:
    """What ``intent`` says once the buyer's part is done. The amount is what is held or taken, not what was asked."""
    state, minor = {
        "requires_capture": (PaymentState.AUTHORISED, intent.amount_capturable),
        "succeeded": (PaymentState.CAPTURED, intent.amount_received),
        "canceled": (PaymentState.CANCELLED, intent.amount),
        "requires_payment_method": (PaymentState.FAILED, intent.amount),
    }.get(intent.status, (PaymentState.OPEN, intent.amount))
    reason = _reason(intent) or "the payment was declined" if state is PaymentState.FAILED else ""
    return GatewayPayment(reference, state, from_minor(minor or 0, intent.currency), reason)


def _reason(intent: PaymentIntent | None) -> str:
    """Why the last try to pay failed, without its full stop; empty when none did."""
    error = intent.last_payment_error if intent else None
    return (error.message or "the payment was declined").rstrip(".") if error else ""


def _dispute(dispute: stripe.Dispute, session: str) -> GatewayDispute:
    """What ``dispute`` says. An appeal or a status that is new to us leaves it open: somebody shall look."""
    state = DISPUTE_STATES.get(dispute.status, DisputeState.UNDER_REVIEW)
    amount = from_minor(dispute.amount, dispute.currency)
    due = dispute.evidence_details.due_by
    return GatewayDispute(
        reference=dispute.id,
        payment=session,
        state=state,
        amount=amount,
        reason=dispute.reason.replace("_", " "),
        opened_at=_moment(dispute.created),
        answer_by=_moment(due) if due else None,
        withholds=state is not DisputeState.WON and not dispute.is_charge_refundable,
        moved=tuple(
            DisputedMoney(
                reference=line.id,
                amount=_of_line(line, amount),
                came_back=line.amount > 0,
                at=_moment(line.created),
            )
            for line in dispute.balance_transactions
        ),
    )


def _of_line(line: stripe.BalanceTransaction, disputed: Money) -> Money:
    """What moved, without Stripe's fee. An account kept in another currency tells its own: then the amount disputed."""
    return from_minor(abs(line.amount), line.currency) if line.currency.upper() == disputed.currency else disputed


def _moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _metadata(refund: stripe.Refund) -> dict[str, str]:
    return refund.to_dict().get("metadata") or {}


def _verified(body: bytes, signature: str) -> stripe.Event:
    """The event in ``body``. Any of the secrets will do: while one is rotated there are two. Raises BadSignature."""
    for secret in settings.STRIPE_WEBHOOK_SECRETS:
        try:
            return stripe.Webhook.construct_event(body, signature, secret, SIGNATURE_TOLERANCE_SECONDS)
        except stripe.SignatureVerificationError:
            continue
        except (ValueError, AttributeError, TypeError) as odd:
            raise BadSignature(f"no event: {odd}") from odd
    raise BadSignature("Stripe-Signature")


def _is_echo(broken: stripe.APIError) -> bool:
    headers = {name.lower(): value for name, value in (broken.headers or {}).items()}
    return headers.get("idempotent-replayed") == "true"


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Stripe's errors as the port's. Their words are for the log, never for the buyer."""
    try:
        yield
    except stripe.CardError as declined:
        raise PaymentRefused(str(declined)) from declined
    except stripe.InvalidRequestError as refused:
        if refused.code == "resource_missing" and refused.param == "customer":
            raise _CustomerGone(str(refused)) from refused
        if refused.http_status == 404:
            raise _Missing(str(refused)) from refused
        raise PaymentRefused(str(refused)) from refused
    except stripe.APIError as broken:
        if _is_echo(broken):
            raise _Echo(str(broken)) from broken
        if broken.http_status == 409:  # the same question is being answered at this moment
            raise GatewayError(str(broken)) from broken
        raise GatewayUnavailable(str(broken)) from broken
    except (
        stripe.APIConnectionError,
        stripe.RateLimitError,
        stripe.AuthenticationError,
        stripe.PermissionError,
    ) as away:
        raise GatewayUnavailable(str(away)) from away
    except stripe.StripeError as odd:
        raise GatewayError(str(odd)) from odd
