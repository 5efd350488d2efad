from __future__ import annotations

import datetime as dt
import threading
import uuid
from decimal import Decimal

import pytest
from django.utils import timezone

from core.money import Money
from shop.payments.gateways.paypal import PayPalGateway, from_value, to_value
from shop.payments.models import PayPalOrder
from shop.payments.port import (
    GatewayError,
    GatewayUnavailable,
    PaymentRefused,
    PaymentRequest,
    PaymentState,
)
from tests.contracts.payment_gateway import ASKED, PaymentGatewayContract
from tests.doubles.paypal import Fault, PayPalDouble

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_network_in_transactions"),
    pytest.mark.timeout(120),
]

TOKEN = "POST /v1/oauth2/token"
CREATE = "POST /v2/checkout/orders"
ORDER = "GET /v2/checkout/orders/*"
AUTHORISE = "POST /v2/checkout/orders/*/authorize"
CAPTURE = "POST /v2/payments/authorizations/*/capture"
VOID = "POST /v2/payments/authorizations/*/void"
REFUND = "POST /v2/payments/captures/*/refund"


@pytest.fixture
def gateway(paypal_double: PayPalDouble) -> PayPalGateway:
    return PayPalGateway()


@pytest.fixture
def request_() -> PaymentRequest:
    return PaymentRequest(uuid.uuid4(), ASKED, "Order SU-TEST", "http://shop.example/back/")


@pytest.fixture
def reference(gateway: PayPalGateway, request_: PaymentRequest) -> str:
    return gateway.open(request_).reference


@pytest.fixture
def held(gateway: PayPalGateway, reference: str, paypal_double: PayPalDouble) -> str:
    """An order that was approved, and authorised by us."""
    assert paypal_double.approves(reference)
    assert gateway.look_up(reference).state is PaymentState.AUTHORISED
    return reference


@pytest.fixture
def taken(gateway: PayPalGateway, held: str) -> str:
    gateway.capture(held, ASKED, key="k:capture")
    return held


class TestPayPalGateway(PaymentGatewayContract):
    @pytest.fixture
    def gateway(self, paypal_double: PayPalDouble) -> PayPalGateway:
        self.double, self.asking = paypal_double, PayPalGateway()
        return self.asking

    def buyer_pays(self, reference: str) -> None:
        """Approves, and the shop hears of it: before that there is no payment."""
        assert self.double.approves(reference)
        self.asking.look_up(reference)

    def buyer_is_declined(self, reference: str) -> None:
        assert self.double.declines(reference)


class TestValues:
    @pytest.mark.parametrize(
        ("amount", "currency", "value"),
        [("12.30", "GBP", "12.30"), ("5", "EUR", "5.00"), ("500", "JPY", "500"), ("1200", "HUF", "1200")],
    )
    def test_are_written_as_paypal_writes_them(self, amount, currency, value):
        money = Money(Decimal(amount), currency)

        assert to_value(money) == {"currency_code": currency, "value": value}
        assert from_value(to_value(money)) == money

    @pytest.mark.parametrize("currency", ["HUF", "JPY", "TWD"])
    def test_have_no_fraction_where_paypal_knows_none(self, currency):
        with pytest.raises(PaymentRefused, match=currency):
            to_value(Money(Decimal("10.50"), currency))

    def test_in_yen_go_through_to_the_refund(self, gateway, paypal_double):
        yen = Money(Decimal("12000"), "JPY")
        reference = gateway.open(PaymentRequest(uuid.uuid4(), yen, "Order SU-1", "http://shop.example/")).reference
        paypal_double.approves(reference)

        assert gateway.look_up(reference).amount == yen
        assert gateway.capture(reference, yen, key="k:capture").amount == yen
        gateway.refund(reference, Money(Decimal("2000"), "JPY"), key="k:refund")
        assert [made["amount"]["value"] for made in paypal_double.books.refunds.values()] == ["2000"]


class TestOpening:
    def test_a_lost_answer_is_asked_for_again_and_found(self, gateway, request_, paypal_double):
        paypal_double.goes_wrong(Fault(CREATE, answer_lost=True))

        page = gateway.open(request_)

        assert list(paypal_double.books.orders) == [page.reference]
        assert page.redirect_url == f"{paypal_double.address}/checkoutnow?token={page.reference}"
        assert len(paypal_double.asked(CREATE)) == 2

    def test_when_every_answer_is_lost_the_next_call_finds_it(self, gateway, request_, paypal_double):
        paypal_double.goes_wrong(Fault(CREATE, answer_lost=True), times=2)
        with pytest.raises(GatewayUnavailable):
            gateway.open(request_)

        page = gateway.open(request_)

        assert list(paypal_double.books.orders) == [page.reference]

    def test_a_timeout_is_an_outage_and_opens_nothing_twice(self, gateway, request_, paypal_double, settings):
        settings.PAYPAL_READ_TIMEOUT_SECONDS, settings.PAYPAL_MAX_RETRIES = 0.2, 0
        impatient = PayPalGateway()
        impatient._paypal._valid_token()
        paypal_double.goes_wrong(Fault(CREATE, hangs_seconds=0.6))
        with pytest.raises(GatewayUnavailable):
            impatient.open(request_)
        with pytest.raises(GatewayError, match="409") as busy:  # PayPal is still at it: ask again, it is no outage
            gateway.open(request_)
        assert not isinstance(busy.value, GatewayUnavailable)
        paypal_double.wait_until_idle()

        gateway.open(request_)

        assert len(paypal_double.books.orders) == 1

    @pytest.mark.parametrize("status", [403, 429, 500, 503])
    def test_an_outage_changes_nothing(self, gateway, request_, paypal_double, status):
        paypal_double.goes_wrong(Fault(CREATE, status=status), times=2)

        with pytest.raises(GatewayUnavailable):
            gateway.open(request_)

        assert paypal_double.books.orders == {}
        assert not PayPalOrder.objects.exists()

    def test_too_many_questions_are_not_made_more(self, gateway, request_, paypal_double):
        paypal_double.goes_wrong(Fault(CREATE, status=429), times=2)

        with pytest.raises(GatewayUnavailable):
            gateway.open(request_)

        assert len(paypal_double.asked(CREATE)) == 1

    def test_a_server_that_is_not_there_is_an_outage(self, paypal_double, settings, request_):
        settings.PAYPAL_API_BASE = "http://127.0.0.1:9"

        with pytest.raises(GatewayUnavailable):
            PayPalGateway().open(request_)

    def test_a_currency_that_paypal_does_not_take_is_refused(self, gateway, paypal_double):
        tenge = PaymentRequest(uuid.uuid4(), Money(Decimal("10"), "KZT"), "Order SU-1", "http://shop.example/")

        with pytest.raises(PaymentRefused, match="INVALID_CURRENCY_CODE"):
            gateway.open(tenge)

    def test_after_the_approval_the_way_to_pay_is_the_way_back(self, gateway, request_, reference, paypal_double):
        paypal_double.approves(reference)

        assert gateway.open(request_).redirect_url == request_.return_url

    @pytest.mark.parametrize("answer", [{}, {"id": "1", "purchase_units": []}, {"id": "1", "purchase_units": [{}]}])
    def test_an_answer_that_lacks_what_is_documented_is_an_error(self, gateway, request_, monkeypatch, answer):
        monkeypatch.setattr(gateway._paypal, "post", lambda *given, **more: answer)

        with pytest.raises(GatewayError, match="otherwise than it documents"):
            gateway.open(request_)


class TestTheToken:
    def test_is_asked_for_once(self, gateway, paypal_double):
        for _ in range(3):
            with pytest.raises(GatewayError):
                gateway.look_up("NOBODY")

        assert len(paypal_double.asked(TOKEN)) == 1

    def test_is_new_before_the_old_one_ends(self, gateway, paypal_double):
        paypal_double.token_seconds = 59
        for _ in range(2):
            with pytest.raises(GatewayError):
                gateway.look_up("NOBODY")

        assert len(paypal_double.asked(TOKEN)) == 2

    def test_that_was_withdrawn_is_replaced_without_anybody_noticing(self, gateway, reference, paypal_double):
        paypal_double.withdraws_tokens()

        assert gateway.look_up(reference).state is PaymentState.OPEN

    def test_of_a_wrong_secret_is_an_outage(self, paypal_double, settings, request_):
        settings.PAYPAL_CLIENT_SECRET = "wrong"

        with pytest.raises(GatewayUnavailable):
            PayPalGateway().open(request_)

    def test_of_many_threads_one_asks(self, gateway, reference, paypal_double):
        paypal_double.requests.clear()
        asking = PayPalGateway()
        threads = [threading.Thread(target=asking._paypal._valid_token) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(paypal_double.asked(TOKEN)) == 1


class TestLookingUp:
    def test_makes_a_payment_of_an_approval(self, gateway, reference, paypal_double):
        paypal_double.approves(reference)
        assert paypal_double.held == []

        payment = gateway.look_up(reference)

        assert (payment.state, payment.amount) == (PaymentState.AUTHORISED, ASKED)
        assert len(paypal_double.held) == 1

    def test_again_changes_nothing(self, gateway, held, paypal_double):
        assert gateway.look_up(held) == gateway.look_up(held)
        assert len(paypal_double.asked(AUTHORISE)) == 1

    def test_authorises_once_though_the_answer_was_lost(self, gateway, reference, paypal_double):
        paypal_double.approves(reference)
        paypal_double.goes_wrong(Fault(AUTHORISE, answer_lost=True), times=2)
        with pytest.raises(GatewayUnavailable):
            gateway.look_up(reference)

        assert gateway.look_up(reference).state is PaymentState.AUTHORISED
        assert len(paypal_double.books.authorisations) == 1

    def test_by_two_at_once_authorises_once(self, gateway, reference, paypal_double):
        paypal_double.approves(reference)
        paypal_double.goes_wrong(Fault(AUTHORISE, status=422, issue="ORDER_ALREADY_AUTHORIZED"))
        paypal_double.books.authorise(reference, {})  # the other was faster, under a key that PayPal has forgotten

        assert gateway._authorise(paypal_double.books.shown_order(reference), None).state is PaymentState.AUTHORISED

    def test_says_open_when_the_approval_was_taken_back_in_between(self, gateway, reference, paypal_double):
        paypal_double.approves(reference)
        paypal_double.goes_wrong(Fault(AUTHORISE, status=422, issue="ORDER_NOT_APPROVED"))

        assert gateway.look_up(reference).state is PaymentState.OPEN

    @pytest.mark.parametrize(
        ("issue", "reason"),
        [
            ("INSTRUMENT_DECLINED", "PayPal declined the card or bank account chosen there"),
            ("PAYER_ACCOUNT_RESTRICTED", "PayPal does not let this account make the payment"),
            ("TRANSACTION_REFUSED", "PayPal did not accept the payment"),
        ],
    )
    def test_says_why_a_payment_was_declined_and_never_tries_again(
        self, gateway, reference, paypal_double, issue, reason
    ):
        paypal_double.declines(reference, issue)

        first, second = gateway.look_up(reference), gateway.look_up(reference)

        assert (first.state, first.reason) == (PaymentState.FAILED, reason)
        assert first == second
        assert len(paypal_double.asked(AUTHORISE)) == 1

    def test_waits_while_paypal_looks_at_the_payment_itself(self, gateway, reference, paypal_double):
        paypal_double.approves_for_review(reference)

        assert gateway.look_up(reference).state is PaymentState.OPEN
        paypal_double.reviews(reference, "CREATED")
        assert gateway.look_up(reference).state is PaymentState.AUTHORISED

    @pytest.mark.parametrize(
        ("status", "state"),
        [
            ("DENIED", PaymentState.FAILED),
            ("VOIDED", PaymentState.CANCELLED),
            ("EXPIRED", PaymentState.CANCELLED),
            ("SOMETHING_NEW", PaymentState.OPEN),
        ],
    )
    def test_knows_what_became_of_an_authorisation(self, gateway, held, paypal_double, status, state):
        next(iter(paypal_double.books.authorisations.values()))["status"] = status

        assert gateway.look_up(held).state is state

    def test_tells_the_amount_that_is_held_not_the_one_asked(self, gateway, held, paypal_double):
        next(iter(paypal_double.books.authorisations.values()))["amount"]["value"] = "12.00"

        assert gateway.look_up(held).amount == Money(Decimal("12.00"), "GBP")

    def test_an_order_that_paypal_has_thrown_away_is_over_after_three_hours_and_unknown_before(
        self, gateway, reference, paypal_double
    ):
        paypal_double.forgets_orders()
        with pytest.raises(GatewayError):
            gateway.look_up(reference)
        PayPalOrder.objects.update(opened_at=timezone.now() - dt.timedelta(hours=3))

        payment = gateway.look_up(reference)

        assert (payment.state, payment.amount) == (PaymentState.CANCELLED, ASKED)
        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.CANCELLED


class TestCapturing:
    def test_a_lost_answer_takes_the_money_once(self, gateway, held, paypal_double):
        paypal_double.goes_wrong(Fault(CAPTURE, answer_lost=True), times=2)
        with pytest.raises(GatewayUnavailable):
            gateway.capture(held, ASKED, key="k:capture")

        payment = gateway.capture(held, ASKED, key="k:capture")

        assert (payment.state, payment.amount) == (PaymentState.CAPTURED, ASKED)
        assert len(paypal_double.captured) == 1

    def test_what_is_captured_already_is_found_when_paypal_has_forgotten_the_key(self, gateway, held, paypal_double):
        authorisation = next(iter(paypal_double.books.authorisations))
        order = paypal_double.books.shown_order(held)
        paypal_double.books.capture(authorisation, {"final_capture": True})

        taken = gateway._take(held, order["purchase_units"][0]["payments"]["authorizations"][0]["id"], ASKED, "late")

        assert taken["status"] == "COMPLETED"
        assert len(paypal_double.captured) == 1

    def test_another_amount_than_the_one_held_is_refused(self, gateway, held, paypal_double):
        with pytest.raises(PaymentRefused):
            gateway.capture(held, Money(Decimal("1.00"), "GBP"), key="k:capture")

        assert paypal_double.captured == []

    @pytest.mark.parametrize("issue", ["AUTHORIZATION_EXPIRED", "PAYER_CANNOT_PAY"])
    def test_that_paypal_refuses_is_a_refusal(self, gateway, held, paypal_double, issue):
        paypal_double.goes_wrong(Fault(CAPTURE, status=422, issue=issue))

        with pytest.raises(PaymentRefused, match=issue):
            gateway.capture(held, ASKED, key="k:capture")

    def test_that_waits_at_paypal_is_not_said_to_be_taken(self, gateway, taken, paypal_double):
        next(iter(paypal_double.books.captures.values()))["status"] = "PENDING"

        assert gateway.look_up(taken).state is PaymentState.AUTHORISED
        assert gateway.capture(taken, ASKED, key="k:capture").state is PaymentState.AUTHORISED

    def test_that_was_declined_after_all_is_a_refusal(self, gateway, taken, paypal_double):
        next(iter(paypal_double.books.captures.values()))["status"] = "DECLINED"

        with pytest.raises(PaymentRefused, match="declined"):
            gateway.capture(taken, ASKED, key="k:capture")

    def test_what_cannot_be_done_now_is_asked_again_later(self, gateway, held, paypal_double):
        paypal_double.goes_wrong(Fault(CAPTURE, status=422, issue="ORDER_COMPLETION_IN_PROGRESS"))

        with pytest.raises(GatewayError) as later:
            gateway.capture(held, ASKED, key="k:capture")

        assert not isinstance(later.value, PaymentRefused)


class TestCancelling:
    def test_an_open_order_is_never_authorised_though_it_is_approved_later(self, gateway, reference, paypal_double):
        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.CANCELLED

        paypal_double.approves(reference)

        assert gateway.look_up(reference).state is PaymentState.CANCELLED
        assert paypal_double.held == []

    def test_an_authorised_one_lets_the_money_go_once(self, gateway, held, paypal_double):
        paypal_double.goes_wrong(Fault(VOID, answer_lost=True), times=2)
        with pytest.raises(GatewayUnavailable):
            gateway.cancel(held, key="k:cancel")

        assert gateway.cancel(held, key="k:cancel").state is PaymentState.CANCELLED
        assert [one["status"] for one in paypal_double.books.authorisations.values()] == ["VOIDED"]

    def test_one_that_was_authorised_while_it_was_let_go_is_let_go_all_the_same(
        self, gateway, reference, paypal_double
    ):
        paypal_double.approves(reference)
        gateway.cancel(reference, key="k:cancel")
        paypal_double.books.authorise(reference, {})  # by somebody who had asked before

        assert gateway.look_up(reference).state is PaymentState.AUTHORISED  # as it is: the checkout gives it back
        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.CANCELLED
        assert paypal_double.held == []

    @pytest.mark.parametrize("issue", ["PREVIOUSLY_VOIDED", "PREVIOUSLY_CAPTURED"])
    def test_what_somebody_else_settled_meanwhile_is_told_as_it_is(self, gateway, held, paypal_double, issue):
        paypal_double.goes_wrong(Fault(VOID, status=422, issue=issue))

        assert gateway.cancel(held, key="k:cancel").state is PaymentState.AUTHORISED

    def test_what_was_declined_stays_declined(self, gateway, reference, paypal_double):
        paypal_double.declines(reference)
        gateway.look_up(reference)

        assert gateway.cancel(reference, key="k:cancel").state is PaymentState.FAILED


class TestRefunding:
    def test_a_lost_answer_gives_back_once(self, gateway, taken, paypal_double):
        part = Money(Decimal("20.00"), "GBP")
        paypal_double.goes_wrong(Fault(REFUND, answer_lost=True), times=2)
        with pytest.raises(GatewayUnavailable):
            gateway.refund(taken, part, key="a:b")

        gateway.refund(taken, part, key="a:b")

        assert len(paypal_double.books.refunds) == 1

    def test_a_key_that_paypal_forgot_is_remembered_by_the_refund(self, gateway, taken, paypal_double):
        part = Money(Decimal("20.00"), "GBP")
        gateway.refund(taken, part, key="a:b")
        paypal_double.forgets_keys()

        gateway.refund(taken, part, key="a:b")

        assert [made["custom_id"] for made in paypal_double.books.refunds.values()] == ["a.b"]

    @pytest.mark.parametrize("status", ["FAILED", "CANCELLED"])
    def test_one_that_came_to_nothing_is_a_refusal(self, gateway, taken, paypal_double, status):
        gateway.refund(taken, ASKED, key="a:b")
        next(iter(paypal_double.books.refunds.values()))["status"] = status

        with pytest.raises(PaymentRefused, match=status.lower()):
            gateway.refund(taken, ASKED, key="a:b")

    def test_before_the_money_was_taken_is_refused(self, gateway, held):
        with pytest.raises(PaymentRefused):
            gateway.refund(held, ASKED, key="a:b")

    def test_while_the_capture_waits_is_for_later(self, gateway, taken, paypal_double):
        paypal_double.goes_wrong(Fault(REFUND, status=422, issue="PENDING_CAPTURE"))

        with pytest.raises(GatewayError) as later:
            gateway.refund(taken, ASKED, key="a:b")

        assert not isinstance(later.value, PaymentRefused)


class TestPaymentsSince:
    def test_authorises_nothing(self, gateway, reference, paypal_double):
        paypal_double.approves(reference)
        since = timezone.now() - dt.timedelta(minutes=5)

        assert [one.state for one in gateway.payments_since(since)] == [PaymentState.OPEN]
        assert paypal_double.held == []

    def test_knows_what_was_let_go_and_what_was_thrown_away(self, gateway, reference, request_, paypal_double):
        gateway.cancel(reference, key="k:cancel")
        PayPalOrder.objects.update(opened_at=timezone.now() - dt.timedelta(hours=4))
        paypal_double.forgets_orders()

        listed = list(gateway.payments_since(timezone.now() - dt.timedelta(days=1)))

        assert [(one.reference, one.state, one.amount) for one in listed] == [
            (reference, PaymentState.CANCELLED, ASKED)
        ]


class TestAnUnknownReference:
    def test_is_an_error_and_no_outage(self, gateway):
        with pytest.raises(GatewayError) as error:
            gateway.look_up("0000NOBODY0000000")

        assert not isinstance(error.value, GatewayUnavailable)

    def test_cannot_name_another_address(self, gateway, paypal_double):
        with pytest.raises(GatewayError):
            gateway.look_up("../../v1/oauth2/token?x=")

        assert paypal_double.requests[-1].path == "/v2/checkout/orders/..%2F..%2Fv1%2Foauth2%2Ftoken%3Fx%3D"
