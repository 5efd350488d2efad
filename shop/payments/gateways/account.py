"""On account: no provider, an organisation's credit. The buyer confirms on our own page; the books are ours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from core.money import Money
from shop.organisations import credit
from shop.organisations.models import AccountCharge
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


class AccountGateway(PaymentsOnly):
    """See shop.payments.port.PaymentGateway for what each method promises.

    The credit is held with the attempt (credit.hold), so there is nothing to open where nothing is held.
    """

    name = "account"
    label = "On account, by invoice"

    def open(self, request: PaymentRequest) -> PaymentPage:
        charge = AccountCharge.objects.filter(key=request.key).first()
        if charge is None or charge.state in (AccountCharge.State.FAILED, AccountCharge.State.CANCELLED):
            raise PaymentRefused(f"no credit is held under {request.key}")
        if Money(charge.amount, charge.currency) != request.amount:
            raise GatewayError(f"{request.key} was held for {charge.amount} {charge.currency}")
        return PaymentPage(reference=str(charge.reference), redirect_url=request.return_url)

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> Notice | None:
        raise BadSignature("nobody sends notices about orders on account")

    def look_up(self, reference: str) -> GatewayPayment:
        with _in_words_of_the_port():
            return _answer(credit.find(reference))

    def capture(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        with _in_words_of_the_port():
            return _answer(credit.take(reference, amount))

    def cancel(self, reference: str, *, key: str) -> GatewayPayment:
        with _in_words_of_the_port():
            return _answer(credit.let_go(reference))

    def refund(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        with _in_words_of_the_port():
            return _answer(credit.take_off(reference, amount, key=key))

    def payments_since(self, since: dt.datetime) -> Iterable[GatewayPayment]:
        return map(_answer, AccountCharge.objects.filter(created_at__gte=since).iterator())


@contextmanager
def _in_words_of_the_port() -> Iterator[None]:
    try:
        yield
    except credit.NoSuchCharge as missing:
        raise GatewayError(f"no charge {missing}") from missing
    except credit.ChargeRefused as refused:
        raise PaymentRefused(str(refused)) from refused


def _answer(charge: AccountCharge) -> GatewayPayment:
    return GatewayPayment(
        reference=str(charge.reference),
        state=PaymentState(charge.state.lower()),
        amount=Money(charge.amount, charge.currency),
        reason=charge.reason,
    )
