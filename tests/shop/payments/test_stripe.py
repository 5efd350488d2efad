from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from shop.payments.gateways.stripe import API_VERSION, StripeGateway, from_minor, to_minor
from shop.payments.port import (
    BadSignature,
    GatewayError,
    GatewayUnavailable,
    PaymentRefused,
    PaymentRequest,
    PaymentState,
)
from tests.contracts.payment_gateway import ASKED, PaymentGatewayContract
from tests.doubles.stripe import Fault, StripeDouble, signature
from tests.doubles.stripe.server import WEBHOOK_SECRET

pytestmark = [pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(120)]

CREATE = "POST /v1/checkout/sessions"
CAPTURE = "POST /v1/payment_intents/*/capture"
REFUND = "POST /v1/refunds"


@pytest.fixture
def gateway(stripe_double: StripeDouble) -> StripeGateway:
    return StripeGateway()


@pytest.fixture
def request_() -> PaymentRequest:
    return PaymentRequest(
        key=uuid.uuid4(),
        amount=ASKED,
        description="Order SU-TEST",
        return_url="http://shop.example/back/",
        email="noor@hospital.example",
        expires_at=timezone.now() + dt.timedelta(minutes=30),
    )


@pytest.fixture
def reference(gateway: StripeGateway, request_: PaymentRequest) -> str:
    return gateway.open(request_).reference


class TestStripeGateway(PaymentGatewayContract):
    @pytest.fixture
    def gateway(self, stripe_double: StripeDouble) -> StripeGateway:
        self.double = stripe_double
        return StripeGateway()

    def buyer_pays(self, reference: str) -> None:
        assert self.double.pays(reference)

    def buyer_is_declined(self, reference: str) -> None:
        """Declined, and gone: Stripe leaves the page open for another card until it expires."""
        assert self.double.declines(reference)
        self.double.books.expire_session(reference, {})


class TestMinorUnits:
    @pytest.mark.parametrize(
        ("amount", "currency", "minor"),
        [("12.30", "GBP", 1230), ("500", "JPY", 500), ("1.25", "KWD", 1250), ("70", "UGX", 7000), ("0.01", "eur", 1)],
    )
    def test_are_counted_as_stripe_counts_them(self, amount, currency, minor):
        assert to_minor(Money(Decimal(amount), currency)) == minor
        assert from_minor(minor, currency) == Money(Decimal(amount), currency.upper())

    def test_half_a_yen_is_refused(self):
        with pytest.raises(PaymentRefused, match="JPY"):
            to_minor(Money(Decimal("10.50"), "JPY"))

    @given(minor=st.integers(min_value=0, max_value=10**11), currency=st.sampled_from(["GBP", "JPY", "XOF", "ISK"]))
    def test_there_and_back_is_the_same_amount(self, minor, currency):
        assert to_minor(from_minor(minor, currency)) == minor


class TestOpening:
    def test_asks_for_money_to_be_held_in_one_currency_and_by_card_only(self, gateway, request_, stripe_double):
        gateway.open(request_)

        asked = stripe_double.asked(CREATE)[0]
        assert asked.key == str(request_.key)
        assert asked.version == API_VERSION
        assert asked.params["payment_intent_data"]["capture_method"] == "manual"
        assert asked.params["adaptive_pricing"] == {"enabled": "false"}
        assert asked.params["allowed_payment_method_types"] == ["card"]
        assert asked.params["client_reference_id"] == asked.params["metadata"]["attempt"] == str(request_.key)
        assert asked.params["line_items"][0]["price_data"]["unit_amount"] == "12000"

    def test_the_page_outlives_the_attempt(self, gateway, request_, stripe_double):
        reference = gateway.open(request_).reference

        assert stripe_double.books.sessions[reference]["expires_at"] > request_.expires_at.timestamp()

    def test_a_lost_answer_is_asked_for_again_and_found(self, gateway, request_, stripe_double):
        stripe_double.goes_wrong(Fault(CREATE, answer_lost=True), times=2)

        page = gateway.open(request_)

        assert list(stripe_double.books.sessions) == [page.reference]
        assert len(stripe_double.asked(CREATE)) == 3

    def test_when_every_answer_is_lost_the_next_call_finds_it(self, gateway, request_, stripe_double):
        stripe_double.goes_wrong(Fault(CREATE, answer_lost=True), times=3)
        with pytest.raises(GatewayUnavailable):
            gateway.open(request_)

        page = gateway.open(request_)

        assert list(stripe_double.books.sessions) == [page.reference]

    def test_a_timeout_is_an_outage_and_opens_nothing_twice(self, gateway, request_, stripe_double, settings):
        settings.STRIPE_READ_TIMEOUT_SECONDS, settings.STRIPE_MAX_RETRIES = 0.2, 0
        stripe_double.goes_wrong(Fault(CREATE, hangs_seconds=0.6))
        with pytest.raises(GatewayUnavailable):
            StripeGateway().open(request_)
        with pytest.raises(GatewayError, match="In use") as busy:  # Stripe is still at it: ask again, it is no outage
            gateway.open(request_)
        assert not isinstance(busy.value, GatewayUnavailable)
        stripe_double.wait_until_idle()

        gateway.open(request_)

        assert len(stripe_double.books.sessions) == 1

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_an_outage_changes_nothing(self, gateway, request_, stripe_double, status):
        stripe_double.goes_wrong(Fault(CREATE, status=status), times=3)

        with pytest.raises(GatewayUnavailable):
            gateway.open(request_)

        assert stripe_double.books.sessions == {}

    def test_a_failure_that_stripe_keeps_under_the_key_is_not_for_ever(self, gateway, request_, stripe_double):
        stripe_double.goes_wrong(Fault(CREATE, status=500, stored=True))
        with pytest.raises(GatewayUnavailable):
            gateway.open(request_)

        first, second = gateway.open(request_), gateway.open(request_)

        assert first == second
        assert len(stripe_double.books.sessions) == 1

    def test_a_wrong_key_is_an_outage(self, stripe_double, settings, request_):
        settings.STRIPE_SECRET_KEY = "sk_test_wrong"

        with pytest.raises(GatewayUnavailable):
            StripeGateway().open(request_)

    def test_a_server_that_is_not_there_is_an_outage(self, stripe_double, settings, request_):
        settings.STRIPE_API_BASE = "http://127.0.0.1:9"

        with pytest.raises(GatewayUnavailable):
            StripeGateway().open(request_)

    def test_an_amount_too_small_to_charge_is_refused(self, gateway, stripe_double):
        tiny = PaymentRequest(uuid.uuid4(), Money(Decimal("0.29"), "GBP"), "Order SU-1", "http://shop.example/")

        with pytest.raises(PaymentRefused):
            gateway.open(tiny)

    def test_asking_too_late_for_a_page_is_refused_so_that_the_attempt_can_end(self, gateway, stripe_double):
        late = PaymentRequest(
            uuid.uuid4(), ASKED, "Order SU-1", "http://shop.example/", expires_at=timezone.now() - dt.timedelta(hours=1)
        )

        with pytest.raises(PaymentRefused):
            gateway.open(late)


class TestOpeningForACustomer:
    @pytest.fixture
    def customer(self, gateway) -> str:
        return gateway.open_customer(key=uuid.uuid4(), email="noor@hospital.example")

    def test_leaves_it_to_the_buyer_whether_the_card_is_remembered(self, gateway, request_, customer, stripe_double):
        page = gateway.open(replace(request_, customer=customer))

        asked = stripe_double.asked(CREATE)[0].params
        assert (asked["customer"], "customer_email" in asked) == (customer, False)
        assert asked["saved_payment_method_options"] == {
            "payment_method_save": "enabled",
            "payment_method_remove": "enabled",
        }
        assert "setup_future_usage" not in asked["payment_intent_data"]  # it would remember without asking
        assert page.knew_customer

    @pytest.mark.parametrize(("ticked", "cards"), [(False, 0), (True, 1)])
    def test_remembers_the_card_only_when_told(self, gateway, request_, customer, stripe_double, ticked, cards):
        page = gateway.open(replace(request_, customer=customer))

        stripe_double.pays(page.reference, remember=ticked)

        assert stripe_double.books.customers[customer]["_cards"] == cards

    def test_a_guest_is_asked_nothing(self, gateway, request_, stripe_double):
        gateway.open(request_)

        asked = stripe_double.asked(CREATE)[0].params
        assert {"customer", "saved_payment_method_options"}.isdisjoint(asked)
        assert asked["customer_email"] == request_.email

    def test_who_is_gone_opens_one_page_without(self, gateway, request_, customer, stripe_double):
        gateway.forget_customer(customer)

        pages = [gateway.open(replace(request_, customer=customer)) for _ in range(2)]

        assert [page.knew_customer for page in pages] == [False, False]
        (session,) = stripe_double.books.sessions.values()
        assert (session["customer"], session["customer_email"]) == (None, request_.email)

    def test_is_opened_once_though_every_answer_is_lost(self, gateway, stripe_double):
        key = uuid.uuid4()
        stripe_double.goes_wrong(Fault("POST /v1/customers", answer_lost=True), times=3)
        with pytest.raises(GatewayUnavailable):
            gateway.open_customer(key=key, email="noor@hospital.example")

        customer = gateway.open_customer(key=key, email="noor@hospital.example")

        assert list(stripe_double.books.customers) == [customer]


class TestLookingUp:
    def test_a_declined_card_leaves_the_page_open_and_says_why(self, gateway, reference, stripe_double):
        stripe_double.declines(reference)

        payment = gateway.look_up(reference)

        assert (payment.state, payment.reason) == (PaymentState.OPEN, "Your card was declined")

    def test_another_card_after_a_decline_pays(self, gateway, reference, stripe_double):
        stripe_double.declines(reference)
        stripe_double.pays(reference)

        payment = gateway.look_up(reference)

        assert (payment.state, payment.amount, payment.reason) == (PaymentState.AUTHORISED, ASKED, "")

    def test_tells_the_amount_that_is_held_not_the_one_asked(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)
        next(iter(stripe_double.books.intents.values()))["amount_capturable"] = 1200

        assert gateway.look_up(reference).amount == Money(Decimal("12.00"), "GBP")

    @pytest.mark.parametrize(
        ("status", "state"),
        [
            ("requires_capture", PaymentState.AUTHORISED),
            ("succeeded", PaymentState.CAPTURED),
            ("canceled", PaymentState.CANCELLED),
            ("requires_payment_method", PaymentState.FAILED),
            ("processing", PaymentState.OPEN),
            ("requires_action", PaymentState.OPEN),
            ("something_new", PaymentState.OPEN),
        ],
    )
    def test_knows_every_state_of_a_payment(self, gateway, reference, stripe_double, status, state):
        stripe_double.pays(reference)
        next(iter(stripe_double.books.intents.values()))["status"] = status

        assert gateway.look_up(reference).state is state

    def test_a_page_that_closed_unpaid_is_cancelled(self, gateway, reference, stripe_double):
        stripe_double.books.expire_session(reference, {})

        assert gateway.look_up(reference).state is PaymentState.CANCELLED


class TestCapturing:
    def test_a_lost_answer_takes_the_money_once(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)
        stripe_double.goes_wrong(Fault(CAPTURE, answer_lost=True), times=3)
        with pytest.raises(GatewayUnavailable):
            gateway.capture(reference, ASKED, key="k:capture")

        payment = gateway.capture(reference, ASKED, key="k:capture")

        assert (payment.state, payment.amount) == (PaymentState.CAPTURED, ASKED)
        assert [event.type for event in stripe_double.events].count("charge.captured") == 1

    def test_a_card_that_declines_at_capture_is_a_refusal(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)
        stripe_double.goes_wrong(Fault(CAPTURE, status=402))

        with pytest.raises(PaymentRefused):
            gateway.capture(reference, ASKED, key="k:capture")

        assert stripe_double.captured == []

    def test_another_amount_than_the_one_held_is_refused(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)

        with pytest.raises(PaymentRefused):
            gateway.capture(reference, Money(Decimal("1.00"), "GBP"), key="k:capture")

        assert stripe_double.captured == []

    @pytest.mark.parametrize("retries", [0, 2])
    def test_a_failure_kept_under_the_key_is_passed_by_the_next_key(self, stripe_double, settings, request_, retries):
        settings.STRIPE_MAX_RETRIES = retries
        gateway = StripeGateway()
        reference = gateway.open(request_).reference
        stripe_double.pays(reference)
        stripe_double.goes_wrong(Fault(CAPTURE, status=500, stored=True))
        with pytest.raises(GatewayUnavailable):
            gateway.capture(reference, ASKED, key="k:capture")

        gateway.capture(reference, ASKED, key="k:capture")

        assert [asked.key for asked in stripe_double.asked(CAPTURE)] == ["k:capture"] * 2 + ["k:capture:next"]
        assert len(stripe_double.captured) == 1


class TestCancelling:
    def test_closes_the_page_so_that_it_cannot_be_paid(self, gateway, reference, stripe_double):
        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.CANCELLED

        assert not stripe_double.pays(reference)

    def test_lets_go_what_is_held(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)

        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.CANCELLED

        assert (stripe_double.held, stripe_double.captured) == ([], [])

    def test_twice_is_once(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)

        assert gateway.cancel(reference, key="k:cancel") == gateway.cancel(reference, key="k:cancel")

    def test_lets_go_what_was_paid_while_the_page_was_being_closed(
        self, gateway, reference, stripe_double, monkeypatch
    ):
        expire = stripe_double.books.expire_session

        def buyer_is_faster(session_id, params):
            stripe_double.pays(session_id)
            return expire(session_id, params)

        monkeypatch.setattr(stripe_double.books, "expire_session", buyer_is_faster)

        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.CANCELLED
        assert stripe_double.held == []


class TestRefunding:
    @pytest.fixture
    def captured(self, gateway, reference, stripe_double) -> str:
        stripe_double.pays(reference)
        gateway.capture(reference, ASKED, key="k:capture")
        return reference

    def refunded(self, stripe_double) -> int:
        return sum(refund["amount"] for refund in stripe_double.books.refunds.values())

    def test_the_same_refund_asked_twice_is_made_once(self, gateway, captured, stripe_double):
        for _ in range(2):
            gateway.refund(captured, Money(Decimal("20.00"), "GBP"), key="k:refund:1")

        assert self.refunded(stripe_double) == 2000

    def test_also_when_stripe_has_forgotten_the_key(self, gateway, captured, stripe_double):
        gateway.refund(captured, Money(Decimal("20.00"), "GBP"), key="k:refund:1")
        stripe_double.forgets_keys()

        gateway.refund(captured, Money(Decimal("20.00"), "GBP"), key="k:refund:1")

        assert self.refunded(stripe_double) == 2000

    def test_a_lost_answer_gives_back_once(self, gateway, captured, stripe_double):
        stripe_double.goes_wrong(Fault(REFUND, answer_lost=True), times=3)
        with pytest.raises(GatewayUnavailable):
            gateway.refund(captured, ASKED, key="k:refund")

        gateway.refund(captured, ASKED, key="k:refund")

        assert self.refunded(stripe_double) == 12000

    def test_a_failure_kept_under_the_key_gives_back_once(self, gateway, captured, stripe_double):
        stripe_double.goes_wrong(Fault(REFUND, status=500, stored=True))
        with pytest.raises(GatewayUnavailable):
            gateway.refund(captured, ASKED, key="k:refund")

        gateway.refund(captured, ASKED, key="k:refund")

        assert self.refunded(stripe_double) == 12000

    def test_what_was_not_taken_cannot_be_given_back(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)

        with pytest.raises(PaymentRefused):
            gateway.refund(reference, ASKED, key="k:refund")


class TestNotices:
    @pytest.fixture
    def paid(self, gateway, reference, stripe_double):
        stripe_double.pays(reference)
        return stripe_double.events[-1]

    def test_name_the_session_that_was_paid(self, gateway, reference, paid):
        notice = gateway.read_notification(
            body=paid.body, headers={"Stripe-Signature": signature(paid.body, WEBHOOK_SECRET)}
        )

        assert (notice.event_id, notice.reference) == (paid.id, reference)

    def test_of_other_things_are_no_concern_of_ours(self, gateway, paid, stripe_double):
        for event in stripe_double.events[:-1]:
            headers = {"Stripe-Signature": signature(event.body, WEBHOOK_SECRET)}
            assert gateway.read_notification(body=event.body, headers=headers) is None

    def test_from_the_live_account_are_refused_in_test_mode(self, gateway, paid):
        body = json.dumps(json.loads(paid.body) | {"livemode": True}).encode()

        with pytest.raises(BadSignature, match="live account"):
            gateway.read_notification(body=body, headers={"Stripe-Signature": signature(body, WEBHOOK_SECRET)})

    def test_are_read_with_either_secret_while_one_is_rotated(self, gateway, paid, settings):
        settings.STRIPE_WEBHOOK_SECRETS = ["whsec_new", WEBHOOK_SECRET]

        for secret in settings.STRIPE_WEBHOOK_SECRETS:
            headers = {"Stripe-Signature": signature(paid.body, secret)}
            assert gateway.read_notification(body=paid.body, headers=headers).event_id == paid.id

    @pytest.mark.parametrize(
        "headers",
        [
            lambda body: {},
            lambda body: {"Stripe-Signature": ""},
            lambda body: {"Stripe-Signature": "nonsense"},
            lambda body: {"Stripe-Signature": signature(body, "whsec_wrong")},
            lambda body: {"Stripe-Signature": signature(body + b" ", WEBHOOK_SECRET)},
            lambda body: {"Stripe-Signature": signature(body, WEBHOOK_SECRET, at=1_700_000_000)},
        ],
        ids=["none", "empty", "nonsense", "wrong secret", "altered body", "too old"],
    )
    def test_without_a_fresh_signature_are_refused(self, gateway, paid, headers):
        with pytest.raises(BadSignature):
            gateway.read_notification(body=paid.body, headers=headers(paid.body))

    def test_nothing_is_believed_while_no_secret_is_set(self, gateway, paid, settings):
        settings.STRIPE_WEBHOOK_SECRETS = []

        with pytest.raises(BadSignature):
            gateway.read_notification(body=paid.body, headers={"Stripe-Signature": signature(paid.body, "")})

    @pytest.mark.parametrize(
        "body", [b"", b"\xff\xfe", b"[]", b"{}", b'{"livemode": false, "type": "checkout.session.expired"}']
    )
    def test_that_are_no_event_are_refused_even_when_signed(self, gateway, body):
        with pytest.raises(BadSignature):
            gateway.read_notification(body=body, headers={"Stripe-Signature": signature(body, WEBHOOK_SECRET)})


class TestAnUnknownReference:
    def test_is_an_error_and_no_outage(self, gateway):
        with pytest.raises(GatewayError) as error:
            gateway.look_up("cs_test_nobody")

        assert not isinstance(error.value, GatewayUnavailable)
