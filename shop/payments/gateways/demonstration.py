"""A pretended provider: its own page, its own books, real redirects and signed notices. No money moves."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import uuid
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from core.money import Money
from shop.payments.models import DemonstrationPayment
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

SIGNATURE_HEADER = "Demonstration-Signature"
_STATES = {
    DemonstrationPayment.State.OPEN: PaymentState.OPEN,
    DemonstrationPayment.State.AUTHORISED: PaymentState.AUTHORISED,
    DemonstrationPayment.State.CAPTURED: PaymentState.CAPTURED,
    DemonstrationPayment.State.REFUNDED: PaymentState.CAPTURED,
    DemonstrationPayment.State.DECLINED: PaymentState.FAILED,
    DemonstrationPayment.State.CANCELLED: PaymentState.CANCELLED,
}


def sign(body: bytes) -> str:
    """The signature that the pretended provider puts on a notice."""
    return hmac.new(settings.SECRET_KEY.encode(), b"demonstration:" + body, hashlib.sha256).hexdigest()


class DemonstrationGateway(PaymentsOnly):
    """See shop.payments.port.PaymentGateway for what each method promises."""

    name = "demonstration"
    label = "Demonstration payment (no money moves)"

    def open(self, request: PaymentRequest) -> PaymentPage:
        payment, _ = DemonstrationPayment.objects.get_or_create(
            idempotency_key=str(request.key),
            defaults={
                "amount": request.amount.amount,
                "currency": request.amount.currency,
                "description": request.description,
                "return_url": request.return_url,
            },
        )
        if Money(payment.amount, payment.currency) != request.amount:
            raise GatewayError(f"{request.key} was opened for {payment.amount} {payment.currency}")
        return PaymentPage(
            reference=str(payment.reference),
            redirect_url=reverse("demonstration-payment", kwargs={"reference": payment.reference}),
        )

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> Notice | None:
        if not hmac.compare_digest(sign(body), headers.get(SIGNATURE_HEADER, "")):
            raise BadSignature(SIGNATURE_HEADER)
        message = json.loads(body)
        return Notice(event_id=message["id"], reference=message["payment"])

    def look_up(self, reference: str) -> GatewayPayment:
        return self._answer(self._find(reference))

    @transaction.atomic
    def capture(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        payment = self._find(reference, lock=True)
        if payment.state == DemonstrationPayment.State.CAPTURED:
            return self._answer(payment)
        is_held = payment.standing == DemonstrationPayment.State.AUTHORISED
        if not is_held or Money(payment.amount, payment.currency) != amount:
            raise PaymentRefused(f"{reference} is {payment.standing} for {payment.amount} {payment.currency}")
        return self._move(payment, DemonstrationPayment.State.CAPTURED)

    @transaction.atomic
    def cancel(self, reference: str, *, key: str) -> GatewayPayment:
        payment = self._find(reference, lock=True)
        if payment.state in (DemonstrationPayment.State.OPEN, DemonstrationPayment.State.AUTHORISED):
            return self._move(payment, DemonstrationPayment.State.CANCELLED)
        return self._answer(payment)

    @transaction.atomic
    def refund(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        payment = self._find(reference, lock=True)
        if key in payment.refunds:
            return self._answer(payment)
        if payment.state != DemonstrationPayment.State.CAPTURED or payment.refunded + amount.amount > payment.amount:
            raise PaymentRefused(f"{reference}: {amount} is more than can be refunded")
        payment.refunds[key] = str(amount.amount)
        if payment.refunded == payment.amount:
            payment.state = DemonstrationPayment.State.REFUNDED
        payment.save(update_fields=["refunds", "state"])
        return self._answer(payment)

    def payments_since(self, since: dt.datetime) -> Iterable[GatewayPayment]:
        return map(self._answer, DemonstrationPayment.objects.filter(created_at__gte=since).iterator())

    def _find(self, reference: str, *, lock: bool = False) -> DemonstrationPayment:
        payments = DemonstrationPayment.objects.select_for_update() if lock else DemonstrationPayment.objects
        try:
            return payments.get(reference=uuid.UUID(reference))
        except (ValueError, DemonstrationPayment.DoesNotExist) as missing:
            raise GatewayError(f"no payment {reference}") from missing

    def _move(self, payment: DemonstrationPayment, state: DemonstrationPayment.State) -> GatewayPayment:
        payment.state = state
        payment.save(update_fields=["state"])
        return self._answer(payment)

    def _answer(self, payment: DemonstrationPayment) -> GatewayPayment:
        declined = payment.state == DemonstrationPayment.State.DECLINED
        return GatewayPayment(
            reference=str(payment.reference),
            state=_STATES[DemonstrationPayment.State(payment.standing)],
            amount=Money(payment.amount, payment.currency),
            reason=payment.reason or ("the card was declined" if declined else ""),
        )
