"""PayPal through its own page, Orders v2 by plain REST: the buyer approves there and comes back.

An approval moves no money. What makes it a payment is that we authorise it, and that is done by ``look_up``: whoever
asks first what became of the order (return page, notice, sweeper) authorises it, once, under one key, and only then
hears that the money is held. So nothing is approved for long without being held, and no order of ours rests on an
approval. PayPal can neither list its orders nor cancel one that nobody authorised; what we must know of them for that
is in our own books (PayPalOrder).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils import timezone

from core.money import Money
from shop.payments.gateways.paypal_rest import Json, NotThere, PayPalRefused, PayPalRest
from shop.payments.models import PayPalOrder
from shop.payments.port import (
    BadSignature,
    GatewayError,
    GatewayPayment,
    Notice,
    PaymentPage,
    PaymentRefused,
    PaymentRequest,
    PaymentsOnly,
    PaymentState,
)

ZERO_DECIMAL = frozenset(("HUF", "JPY", "TWD"))
"""PayPal refuses a decimal point in these."""

CONCERNS_US = frozenset(
    {"CHECKOUT.ORDER.APPROVED", "PAYMENT.AUTHORIZATION.CREATED", "PAYMENT.AUTHORIZATION.VOIDED"},
)
SIGNED_BY = ("Paypal-Auth-Algo", "Paypal-Cert-Url", "Paypal-Transmission-Id", "Paypal-Transmission-Sig")
SIGNED_AT = "Paypal-Transmission-Time"
SIGNATURE_LENGTH = 500
"""The longest that PayPal documents for any of these headers."""

FORGOTTEN_AFTER = dt.timedelta(hours=3)
"""PayPal keeps an order that nobody authorised for this long at least; one that was authorised it keeps."""

NOT_YET = frozenset({"ORDER_NOT_APPROVED", "PAYER_ACTION_REQUIRED"})
ALREADY = frozenset({"ORDER_ALREADY_AUTHORIZED", "ORDER_COMPLETED_OR_VOIDED", "ORDER_ALREADY_CAPTURED"})
LATER = frozenset({"PENDING_CAPTURE", "ORDER_COMPLETION_IN_PROGRESS"})
"""Not now: the same question has another answer in a while."""
NOT_THIS_INSTRUMENT = frozenset({"INSTRUMENT_DECLINED", "PAYMENT_SOURCE_DECLINED_BY_PROCESSOR"})
NOT_THIS_ACCOUNT = frozenset(
    {"PAYER_CANNOT_PAY", "PAYER_ACCOUNT_RESTRICTED", "PAYER_ACCOUNT_LOCKED_OR_CLOSED", "TRANSACTION_LIMIT_EXCEEDED"}
)
DECLINED = "PayPal did not accept the payment"


def to_value(money: Money) -> Json:
    """``money`` as PayPal writes it: "12.30" pounds, but "500" yen. Raises PaymentRefused for half a yen."""
    if money.currency not in ZERO_DECIMAL:
        return {"currency_code": money.currency, "value": f"{money.amount:.2f}"}
    if money.amount != money.amount.to_integral_value():
        raise PaymentRefused(f"{money} has a fraction that {money.currency} does not know at PayPal")
    return {"currency_code": money.currency, "value": f"{money.amount:.0f}"}


def from_value(amount: Json) -> Money:
    return Money(Decimal(amount["value"]), amount["currency_code"])


class PayPalGateway(PaymentsOnly):
    """See shop.payments.port.PaymentGateway for what each method promises."""

    name = "paypal"
    label = "PayPal"

    def __init__(self) -> None:
        self._paypal = PayPalRest()

    def open(self, request: PaymentRequest) -> PaymentPage:
        with _understood():
            order = self._paypal.post("/v2/checkout/orders", _order_body(request), key=str(request.key))
            if (opened := _asked(order)) != request.amount:
                raise GatewayError(f"{request.key} was opened for {opened}")
            PayPalOrder.objects.get_or_create(
                reference=order["id"], defaults={"amount": opened.amount, "currency": opened.currency}
            )
            return PaymentPage(reference=order["id"], redirect_url=_page_of(order) or request.return_url)

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> Notice | None:
        """See the port. PayPal itself is asked whether it sent this, so this may raise GatewayUnavailable."""
        event = self._verified(body, headers)
        try:
            if event["event_type"] not in CONCERNS_US:
                return None
            resource = event["resource"]
            if event["event_type"].startswith("CHECKOUT.ORDER."):
                return Notice(event_id=event["id"], reference=resource["id"])
            return Notice(event_id=event["id"], reference=resource["supplementary_data"]["related_ids"]["order_id"])
        except (KeyError, TypeError, AttributeError) as odd:
            raise BadSignature(f"signed, and no event: {odd}") from odd

    def look_up(self, reference: str) -> GatewayPayment:
        """What became of it. An approval that nobody let go is made a payment here."""
        books = PayPalOrder.objects.filter(reference=reference).first()
        with _understood():
            order = self._order_even_forgotten(reference, books)
            if order["status"] == "APPROVED":
                return self._authorise(order, books)
            return _payment(order, books)

    def capture(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        with _understood():
            order = self._order(reference)
            payment = _payment(order)
            if payment.state is PaymentState.CAPTURED:
                return payment
            held = _last(order, "authorizations")
            if payment.state is not PaymentState.AUTHORISED or payment.amount != amount or held is None:
                raise PaymentRefused(f"{reference} is {payment.state.value} for {payment.amount}")
            taken = self._take(reference, held["id"], amount, key)
            if taken["status"] in ("DECLINED", "FAILED"):
                raise PaymentRefused(f"{reference}: the capture was {taken['status'].lower()}")
            state = PaymentState.AUTHORISED if taken["status"] == "PENDING" else PaymentState.CAPTURED
            return GatewayPayment(reference, state, from_value(taken["amount"]))

    def cancel(self, reference: str, *, key: str) -> GatewayPayment:
        """See the port. PayPal has no way to close the page of an order: it is written down never to authorise it."""
        _end(reference, PayPalOrder.State.CANCELLED)
        books = PayPalOrder.objects.filter(reference=reference).first()
        with _understood():
            order = self._order_even_forgotten(reference, books)
            held = _last(order, "authorizations")
            if held is None or held["status"] not in ("CREATED", "PENDING"):
                return _payment(order, books)
            try:
                self._paypal.post(f"/v2/payments/authorizations/{held['id']}/void", key=key)
            except PayPalRefused as refused:
                if not {"PREVIOUSLY_VOIDED", "PREVIOUSLY_CAPTURED"} & set(refused.issues):
                    raise
                return _payment(self._order(reference))
            return GatewayPayment(reference, PaymentState.CANCELLED, from_value(held["amount"]))

    def refund(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        with _understood():
            order = self._order(reference)
            payment, taken = _payment(order), _last(order, "captures")
            if payment.state is not PaymentState.CAPTURED or taken is None:
                raise PaymentRefused(f"{reference} is {payment.state.value}: there is nothing to give back")
            name = key.replace(":", ".")  # PayPal forgets the key of a request; the refund itself remembers its name
            made = next((one for one in _all(order, "refunds") if one.get("custom_id") == name), None)
            if made is None:
                body = {"amount": to_value(amount), "custom_id": name}
                made = self._paypal.post(f"/v2/payments/captures/{taken['id']}/refund", body, key=key)
            if made["status"] in ("FAILED", "CANCELLED"):
                raise PaymentRefused(f"{reference}: the refund was {made['status'].lower()}")
            return payment

    def payments_since(self, since: dt.datetime) -> Iterable[GatewayPayment]:
        """What became of every order that this shop opened since then; nothing is authorised on the way.

        PayPal does not list orders, so these are looked up one by one from our own books. What it cannot see: money
        that somebody took at PayPal without this shop, and an order whose opening was never answered, which nobody
        can pay because its address was never told. PayPal's transaction search would show the former, three hours
        late and only with a permission of its own.
        """
        for books in PayPalOrder.objects.filter(opened_at__gte=since).order_by("opened_at", "pk").iterator():
            with _understood():
                payment = _payment(self._order_even_forgotten(books.reference, books), books)
            yield payment

    def _order(self, reference: str) -> Json:
        return self._paypal.get(f"/v2/checkout/orders/{quote(reference, safe='')}")

    def _order_even_forgotten(self, reference: str, books: PayPalOrder | None) -> Json:
        """The order. One that nobody authorised and that PayPal has thrown away reads as void."""
        try:
            return self._order(reference)
        except NotThere:
            if books is None or timezone.now() < books.opened_at + FORGOTTEN_AFTER:
                raise
            amount = to_value(Money(books.amount, books.currency))
            return {"id": reference, "status": "VOIDED", "purchase_units": [{"amount": amount}]}

    def _take(self, reference: str, authorisation: str, amount: Money, key: str) -> Json:
        """The capture, made now or before."""
        body = {"amount": to_value(amount), "final_capture": True}
        try:
            return self._paypal.post(f"/v2/payments/authorizations/{authorisation}/capture", body, key=key)
        except PayPalRefused as refused:
            made = _last(self._order(reference), "captures")
            if made is None or "AUTHORIZATION_ALREADY_CAPTURED" not in refused.issues:
                raise
            return made

    def _authorise(self, order: Json, books: PayPalOrder | None) -> GatewayPayment:
        """Have the approved ``order`` held for us, unless it was let go or declined before."""
        if books and books.state != PayPalOrder.State.OPEN:
            return _ended(books)
        reference = order["id"]
        try:
            answer = self._paypal.post(f"/v2/checkout/orders/{reference}/authorize", key=f"{reference}:authorise")
        except PayPalRefused as refused:
            if NOT_YET & set(refused.issues):
                return GatewayPayment(reference, PaymentState.OPEN, _asked(order))
            if ALREADY & set(refused.issues):
                return _payment(self._order(reference))
            _end(reference, PayPalOrder.State.DECLINED, reason=_in_words(refused))
            return GatewayPayment(reference, PaymentState.FAILED, _asked(order), _in_words(refused))
        return _payment(answer)

    def _verified(self, body: bytes, headers: Mapping[str, str]) -> Json:
        """The event in ``body``, which PayPal says it sent. The body goes there as it came, to the byte."""
        given = {name.title(): value for name, value in headers.items()}
        proof = {name: given.get(name, "") for name in (*SIGNED_BY, SIGNED_AT)}
        if not settings.PAYPAL_WEBHOOK_ID or not all(0 < len(value) <= SIGNATURE_LENGTH for value in proof.values()):
            raise BadSignature("Paypal-Transmission-Sig")
        if not _is_paypals(proof["Paypal-Cert-Url"]):
            raise BadSignature("the certificate is not PayPal's")
        try:
            event = json.loads(body)
        except ValueError as odd:
            raise BadSignature(f"no event: {odd}") from odd
        if not isinstance(event, dict):
            raise BadSignature("no event")
        names = {name.removeprefix("Paypal-").replace("-", "_").lower(): value for name, value in proof.items()}
        start = json.dumps(names | {"webhook_id": settings.PAYPAL_WEBHOOK_ID})[:-1].encode()
        try:
            said = self._paypal.post_raw(
                "/v1/notifications/verify-webhook-signature", start + b', "webhook_event": ' + body + b"}"
            )
        except PaymentRefused as refused:
            raise BadSignature(str(refused)) from refused
        if said.get("verification_status") != "SUCCESS":
            raise BadSignature("PayPal says that it did not send this")
        return event


def _order_body(request: PaymentRequest) -> Json:
    """Made of the request alone: the same question twice must be the same."""
    return {
        "intent": "AUTHORIZE",
        "purchase_units": [
            {
                "custom_id": str(request.key),
                "description": request.description[:127],
                "amount": to_value(request.amount),
            }
        ],
        "payment_source": {
            "paypal": {
                "experience_context": {
                    "return_url": request.return_url,
                    "cancel_url": request.return_url,
                    "user_action": "PAY_NOW",  # the amount is final
                    "shipping_preference": "NO_SHIPPING",  # the address was given to us
                    "payment_method_preference": "IMMEDIATE_PAYMENT_REQUIRED",
                }
            }
        },
    }


def _page_of(order: Json) -> str:
    """Where the buyer approves; empty once there is nothing left to approve."""
    addresses = {link.get("rel"): str(link.get("href", "")) for link in order.get("links", [])}
    return addresses.get("payer-action") or addresses.get("approve", "")


def _asked(order: Json) -> Money:
    return from_value(order["purchase_units"][0]["amount"])


def _all(order: Json, kind: str) -> list[Json]:
    found: list[Json] = order["purchase_units"][0].get("payments", {}).get(kind, [])
    return found


def _last(order: Json, kind: str) -> Json | None:
    found = _all(order, kind)
    return found[-1] if found else None


def _payment(order: Json, books: PayPalOrder | None = None) -> GatewayPayment:
    """What became of ``order``. The amount is what is held or taken, not what was asked."""
    taken, held = _last(order, "captures"), _last(order, "authorizations")
    if taken and taken["status"] in ("COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"):
        return GatewayPayment(order["id"], PaymentState.CAPTURED, from_value(taken["amount"]))
    if held:
        state = {
            "CREATED": PaymentState.AUTHORISED,
            "CAPTURED": PaymentState.AUTHORISED,  # and the capture waits for PayPal
            "DENIED": PaymentState.FAILED,
            "VOIDED": PaymentState.CANCELLED,
            "EXPIRED": PaymentState.CANCELLED,
        }.get(held["status"], PaymentState.OPEN)
        reason = DECLINED if state is PaymentState.FAILED else ""
        return GatewayPayment(order["id"], state, from_value(held["amount"]), reason)
    if books and books.state != PayPalOrder.State.OPEN:
        return _ended(books)
    state = PaymentState.CANCELLED if order["status"] == "VOIDED" else PaymentState.OPEN
    return GatewayPayment(order["id"], state, _asked(order))


def _end(reference: str, state: str, *, reason: str = "") -> None:
    """Write down that nobody is to authorise this order. Whatever ended it first stays."""
    PayPalOrder.objects.filter(reference=reference, state=PayPalOrder.State.OPEN).update(state=state, reason=reason)


def _ended(books: PayPalOrder) -> GatewayPayment:
    """An order that holds no money and never will."""
    declined = books.state == PayPalOrder.State.DECLINED
    state = PaymentState.FAILED if declined else PaymentState.CANCELLED
    return GatewayPayment(books.reference, state, Money(books.amount, books.currency), books.reason)


def _in_words(refused: PayPalRefused) -> str:
    issues = set(refused.issues)
    if NOT_THIS_INSTRUMENT & issues:
        return "PayPal declined the card or bank account chosen there"
    if NOT_THIS_ACCOUNT & issues:
        return "PayPal does not let this account make the payment"
    return DECLINED


def _is_paypals(address: str) -> bool:
    """Whether ``address`` is one of PayPal's, or of the double that stands in for it."""
    parts, base = urlsplit(address), urlsplit(settings.PAYPAL_API_BASE)
    host = parts.hostname or ""
    return (parts.scheme == "https" and host.endswith(".paypal.com")) or (parts.scheme, host) == (
        base.scheme,
        base.hostname,
    )


@contextmanager
def _understood() -> Iterator[None]:
    """An answer that lacks what PayPal documents is an error, and some of its refusals are for a while only."""
    try:
        yield
    except PayPalRefused as refused:
        if LATER & set(refused.issues):
            raise GatewayError(str(refused)) from refused
        raise
    except (KeyError, IndexError, TypeError, ArithmeticError) as odd:
        raise GatewayError(f"PayPal answered otherwise than it documents: {odd!r}") from odd
