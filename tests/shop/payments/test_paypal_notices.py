"""What PayPal tells us, and what only says that it comes from there."""

from __future__ import annotations

import json
import uuid

import pytest

from shop.payments.gateways.paypal import PayPalGateway
from shop.payments.port import BadSignature, GatewayUnavailable, Notice, PaymentRequest
from tests.contracts.payment_gateway import ASKED
from tests.doubles.paypal import Event, Fault, PayPalDouble
from tests.doubles.paypal.notices import signed
from tests.doubles.paypal.server import WEBHOOK_ID

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_network_in_transactions"),
    pytest.mark.timeout(120),
]

VERIFY = "POST /v1/notifications/verify-webhook-signature"


@pytest.fixture
def gateway(paypal_double: PayPalDouble) -> PayPalGateway:
    return PayPalGateway()


@pytest.fixture
def reference(gateway: PayPalGateway) -> str:
    return gateway.open(PaymentRequest(uuid.uuid4(), ASKED, "Order SU-TEST", "http://shop.example/back/")).reference


@pytest.fixture
def held(gateway: PayPalGateway, reference: str, paypal_double: PayPalDouble) -> str:
    """An order that was approved, and authorised by us."""
    paypal_double.approves(reference)
    gateway.look_up(reference)
    return reference


@pytest.fixture
def taken(gateway: PayPalGateway, held: str) -> str:
    gateway.capture(held, ASKED, key="k:capture")
    return held


class TestNotices:
    @pytest.fixture
    def approved(self, reference: str, paypal_double: PayPalDouble) -> Event:
        paypal_double.approves(reference)
        return paypal_double.events[0]

    def headers(self, event: Event, double: PayPalDouble, **changes: str) -> dict[str, str]:
        return signed(event.body, webhook_id=WEBHOOK_ID, origin=double.address) | changes

    def test_of_an_approval_names_the_order(self, gateway, reference, approved, paypal_double):
        notice = gateway.read_notification(body=approved.body, headers=self.headers(approved, paypal_double))

        assert notice == Notice(event_id=approved.id, reference=reference)

    def test_of_a_payment_names_its_order(self, gateway, held, paypal_double):
        created = paypal_double.events[-1]

        notice = gateway.read_notification(body=created.body, headers=self.headers(created, paypal_double))

        assert (created.type, notice.reference) == ("PAYMENT.AUTHORIZATION.CREATED", held)

    def test_of_what_we_did_ourselves_do_not_concern_us(self, gateway, taken, paypal_double):
        captured = paypal_double.events[-1]

        assert captured.type == "PAYMENT.CAPTURE.COMPLETED"
        assert gateway.read_notification(body=captured.body, headers=self.headers(captured, paypal_double)) is None

    def test_are_asked_about_to_the_byte(self, gateway, approved, paypal_double):
        gateway.read_notification(body=approved.body, headers=self.headers(approved, paypal_double))

        assert paypal_double.asked(VERIFY)[0].raw.endswith(b'"webhook_event": ' + approved.body + b"}")

    @pytest.mark.parametrize(
        "missing",
        [
            "Paypal-Auth-Algo",
            "Paypal-Cert-Url",
            "Paypal-Transmission-Id",
            "Paypal-Transmission-Sig",
            "Paypal-Transmission-Time",
        ],
    )
    def test_without_all_of_the_proof_are_refused_and_nobody_is_asked(self, gateway, approved, paypal_double, missing):
        with pytest.raises(BadSignature):
            gateway.read_notification(
                body=approved.body, headers=self.headers(approved, paypal_double, **{missing: ""})
            )

        assert paypal_double.asked(VERIFY) == []

    @pytest.mark.parametrize(
        "address", ["https://evil.example/cert", "http://api.paypal.com/cert", "https://paypal.com.evil.example/"]
    )
    def test_with_a_certificate_of_somebody_else_are_refused_and_nobody_is_asked(
        self, gateway, approved, paypal_double, address
    ):
        with pytest.raises(BadSignature):
            gateway.read_notification(
                body=approved.body, headers=self.headers(approved, paypal_double, **{"Paypal-Cert-Url": address})
            )

        assert paypal_double.asked(VERIFY) == []

    def test_that_were_altered_are_refused(self, gateway, approved, paypal_double):
        altered = approved.body.replace(b'"event_version": "1.0"', b'"event_version":"1.0"')
        assert json.loads(altered) == json.loads(approved.body)

        with pytest.raises(BadSignature):
            gateway.read_notification(body=altered, headers=self.headers(approved, paypal_double))

    def test_for_another_webhook_are_refused(self, gateway, approved, paypal_double):
        foreign = signed(approved.body, webhook_id="ANOTHER", origin=paypal_double.address)

        with pytest.raises(BadSignature):
            gateway.read_notification(body=approved.body, headers=foreign)

    def test_are_not_believed_while_no_webhook_is_set(self, gateway, approved, paypal_double, settings):
        settings.PAYPAL_WEBHOOK_ID = ""

        with pytest.raises(BadSignature):
            gateway.read_notification(body=approved.body, headers=self.headers(approved, paypal_double))

    def test_cannot_be_read_while_paypal_does_not_answer(self, gateway, approved, paypal_double):
        paypal_double.goes_wrong(Fault(VERIFY, status=500), times=2)

        with pytest.raises(GatewayUnavailable):
            gateway.read_notification(body=approved.body, headers=self.headers(approved, paypal_double))

    @pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[]", b"{}", b'{"event_type": "CHECKOUT.ORDER.APPROVED"}'])
    def test_that_are_no_event_are_refused_even_when_signed(self, gateway, body, paypal_double):
        headers = signed(body, webhook_id=WEBHOOK_ID, origin=paypal_double.address)

        with pytest.raises(BadSignature):
            gateway.read_notification(body=body, headers=headers)

    def test_cannot_smuggle_an_answer_into_the_question(self, gateway, paypal_double):
        body = b'{}, "webhook_id": "MINE", "webhook_event": {}'

        with pytest.raises(BadSignature):
            gateway.read_notification(
                body=body, headers=signed(body, webhook_id=WEBHOOK_ID, origin=paypal_double.address)
            )

        assert paypal_double.asked(VERIFY) == []
