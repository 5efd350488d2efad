"""What every payment gateway promises: inherit, give a ``gateway`` and a way to let the buyer act, and it is proven."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest

from core.money import Money
from shop.payments.port import BadSignature, GatewayError, PaymentGateway, PaymentRefused, PaymentRequest, PaymentState

ASKED = Money(Decimal("120.00"), "GBP")


class PaymentGatewayContract:
    """Subclasses give the fixture ``gateway`` and the methods of the buyer."""

    def buyer_pays(self, reference: str) -> None:
        raise AssertionError("a gateway's own test says how its buyer acts")

    def buyer_is_declined(self, reference: str) -> None:
        raise AssertionError("a gateway's own test says how its buyer acts")

    @pytest.fixture
    def reference(self, gateway: PaymentGateway) -> str:
        return gateway.open(self.request_for(uuid.uuid4())).reference

    def request_for(self, key: uuid.UUID, amount: Money = ASKED) -> PaymentRequest:
        return PaymentRequest(
            key=key, amount=amount, description="Order SU-TEST", return_url="http://shop.example/back/"
        )

    def test_opens_one_payment_under_one_key(self, gateway):
        request = self.request_for(uuid.uuid4())

        first, second = gateway.open(request), gateway.open(request)

        assert first == second
        assert gateway.look_up(first.reference).state is PaymentState.OPEN

    def test_refuses_the_same_key_with_another_amount(self, gateway):
        key = uuid.uuid4()
        gateway.open(self.request_for(key))

        with pytest.raises(GatewayError):
            gateway.open(self.request_for(key, Money(Decimal("1.00"), "GBP")))

    def test_tells_that_the_buyer_paid_and_how_much(self, gateway, reference):
        self.buyer_pays(reference)

        payment = gateway.look_up(reference)

        assert (payment.state, payment.amount) == (PaymentState.AUTHORISED, ASKED)

    def test_tells_why_the_buyer_was_declined(self, gateway, reference):
        self.buyer_is_declined(reference)

        payment = gateway.look_up(reference)

        assert payment.state is PaymentState.FAILED
        assert payment.reason

    def test_captures_once_however_often_it_is_asked(self, gateway, reference):
        self.buyer_pays(reference)

        first = gateway.capture(reference, ASKED, key="k:capture")
        second = gateway.capture(reference, ASKED, key="k:capture")

        assert first == second
        assert first.state is PaymentState.CAPTURED

    def test_refuses_to_capture_what_was_not_authorised(self, gateway, reference):
        with pytest.raises(PaymentRefused):
            gateway.capture(reference, ASKED, key="k:capture")

        assert gateway.look_up(reference).state is PaymentState.OPEN

    def test_a_cancelled_payment_cannot_be_captured(self, gateway, reference):
        self.buyer_pays(reference)

        gateway.cancel(reference, key="k:cancel")

        assert gateway.look_up(reference).state is PaymentState.CANCELLED
        with pytest.raises(PaymentRefused):
            gateway.capture(reference, ASKED, key="k:capture")

    def test_cancelling_a_captured_payment_changes_nothing(self, gateway, reference):
        self.buyer_pays(reference)
        gateway.capture(reference, ASKED, key="k:capture")

        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.CAPTURED

    def test_refunds_in_parts_up_to_what_was_taken(self, gateway, reference):
        self.buyer_pays(reference)
        gateway.capture(reference, ASKED, key="k:capture")

        gateway.refund(reference, Money(Decimal("100.00"), "GBP"), key="k:refund:1")

        with pytest.raises(PaymentRefused):
            gateway.refund(reference, Money(Decimal("20.01"), "GBP"), key="k:refund:2")
        gateway.refund(reference, Money(Decimal("20.00"), "GBP"), key="k:refund:3")

    def test_refunds_once_however_often_it_is_asked(self, gateway, reference):
        self.buyer_pays(reference)
        gateway.capture(reference, ASKED, key="k:capture")

        for _ in range(2):
            gateway.refund(reference, Money(Decimal("100.00"), "GBP"), key="k:refund:1")

        gateway.refund(reference, Money(Decimal("20.00"), "GBP"), key="k:refund:2")

    def test_lists_what_was_opened_since(self, gateway, reference):
        now = dt.datetime.now(dt.UTC)
        self.buyer_pays(reference)
        other = gateway.open(self.request_for(uuid.uuid4())).reference

        listed = {one.reference: one.state for one in gateway.payments_since(now - dt.timedelta(minutes=5))}

        assert listed == {reference: PaymentState.AUTHORISED, other: PaymentState.OPEN}
        assert not list(gateway.payments_since(now + dt.timedelta(minutes=5)))

    def test_an_unknown_reference_is_an_error(self, gateway):
        with pytest.raises(GatewayError):
            gateway.look_up(str(uuid.uuid4()))

    def test_an_unknown_dispute_is_an_error(self, gateway):
        with pytest.raises(GatewayError):
            gateway.look_up_dispute("nobody")

    def test_no_dispute_is_told_of_where_nobody_complained(self, gateway, reference):
        self.buyer_pays(reference)
        gateway.capture(reference, ASKED, key="k:capture")

        assert list(gateway.disputes_since(dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5))) == []

    def test_forgetting_a_customer_may_be_repeated(self, gateway):
        key = uuid.uuid4()
        if gateway.keeps_cards:
            customer = gateway.open_customer(key=key, email="noor@hospital.example")
            assert gateway.open_customer(key=key, email="noor@hospital.example") == customer
        else:
            customer = "nobody"
            with pytest.raises(PaymentRefused):
                gateway.open_customer(key=key, email="noor@hospital.example")

        gateway.forget_customer(customer)
        gateway.forget_customer(customer)

    def test_a_forged_notice_is_refused(self, gateway):
        with pytest.raises(BadSignature):
            gateway.read_notification(body=b'{"id": "1", "payment": "x"}', headers={})
