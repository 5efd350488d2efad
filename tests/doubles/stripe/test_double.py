"""The double itself, asked without Stripe's library: what the other tests rest on."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest

from tests.doubles.stripe import Fault, StripeDouble
from tests.doubles.stripe.notices import Courier
from tests.doubles.stripe.server import SECRET_KEY, WEBHOOK_SECRET, decode_form

SESSION = {
    "mode": "payment",
    "success_url": "http://shop.example/back/",
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": "gbp",
    "line_items[0][price_data][unit_amount]": "1200",
    "line_items[0][price_data][product_data][name]": "Order SU-1",
    "payment_intent_data[capture_method]": "manual",
}


@pytest.fixture
def double(stripe_server: StripeDouble) -> StripeDouble:
    stripe_server.reset()
    return stripe_server


def post(double: StripeDouble, path: str, params: dict[str, str], key: str = "", secret: str = SECRET_KEY) -> Any:
    """Status, JSON and headers of the answer."""
    request = urllib.request.Request(  # noqa: S310  the loopback
        double.address + path,
        data=urllib.parse.urlencode(params).encode(),
        headers={"Authorization": f"Bearer {secret}"} | ({"Idempotency-Key": key} if key else {}),
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, json.load(answer), answer.headers
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused), refused.headers


def page(double: StripeDouble, session: str, action: str) -> str:
    """What the buyer sees after pressing ``action``; redirects are followed to nowhere."""
    form = urllib.parse.urlencode({"action": action}).encode()
    with urllib.request.urlopen(f"{double.address}/c/pay/{session}", data=form, timeout=10) as answer:  # noqa: S310
        return answer.read().decode()


class TestKeys:
    def test_the_same_question_has_the_same_answer(self, double):
        _, first, _ = post(double, "/v1/checkout/sessions", SESSION, key="k")
        status, second, headers = post(double, "/v1/checkout/sessions", SESSION, key="k")

        assert (status, second, headers["Idempotent-Replayed"]) == (200, first, "true")
        assert len(double.books.sessions) == 1

    @pytest.mark.parametrize(
        ("path", "change"),
        [("/v1/checkout/sessions", {"mode": "setup"}), ("/v1/refunds", {})],
        ids=["other parameters", "another address"],
    )
    def test_another_question_under_it_is_refused(self, double, path, change):
        post(double, "/v1/checkout/sessions", SESSION, key="k")

        status, answer, _ = post(double, path, SESSION | change, key="k")

        assert (status, answer["error"]["type"]) == (400, "idempotency_error")

    def test_without_one_everything_is_new(self, double):
        for _ in range(2):
            post(double, "/v1/checkout/sessions", SESSION)

        assert len(double.books.sessions) == 2

    def test_a_kept_failure_is_repeated_and_a_passing_one_is_not(self, double):
        create = "POST /v1/checkout/sessions"

        double.goes_wrong(Fault(create, status=500, stored=True))
        kept = [post(double, "/v1/checkout/sessions", SESSION, key="kept")[0] for _ in range(2)]
        double.goes_wrong(Fault(create, status=500))
        passing = [post(double, "/v1/checkout/sessions", SESSION, key="passing")[0] for _ in range(2)]

        assert (kept, passing) == ([500, 500], [500, 200])


class TestRefusals:
    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"success_url": ""}, "parameter_missing"),
            ({"payment_method_types[0]": "card"}, "parameter_unknown"),
            ({"line_items[0][price_data][unit_amount]": "29"}, "amount_too_small"),
            ({"expires_at": "1700000000"}, None),
        ],
    )
    def test_of_a_session_name_the_reason(self, double, change, code):
        status, answer, _ = post(double, "/v1/checkout/sessions", SESSION | change)

        assert (status, answer["error"].get("code")) == (400, code)
        assert double.books.sessions == {}

    def test_of_a_stranger(self, double):
        assert post(double, "/v1/checkout/sessions", SESSION, secret="sk_test_wrong")[0] == 401

    def test_of_what_is_not_there(self, double):
        assert post(double, "/v1/payment_intents/pi_1/capture", {})[0] == 404

    def test_of_a_second_refund_of_all(self, double):
        _, session, _ = post(double, "/v1/checkout/sessions", SESSION)
        double.pays(session["id"])
        (intent,) = double.books.intents
        post(double, f"/v1/payment_intents/{intent}/capture", {})

        first = post(double, "/v1/refunds", {"payment_intent": intent})
        second = post(double, "/v1/refunds", {"payment_intent": intent})

        assert (first[0], first[1]["amount"]) == (200, 1200)
        assert (second[0], second[1]["error"]["code"]) == (400, "charge_already_refunded")


class TestADispute:
    @pytest.fixture
    def dispute(self, double: StripeDouble) -> str:
        """About 12.00 that were taken."""
        _, session, _ = post(double, "/v1/checkout/sessions", SESSION)
        double.pays(session["id"])
        post(double, f"/v1/payment_intents/{next(iter(double.books.intents))}/capture", {})
        return double.disputes(session["id"])

    def told(self, double: StripeDouble) -> list[str]:
        return [event.type.removeprefix("charge.dispute.") for event in double.events if ".dispute." in event.type]

    def refund(self, double: StripeDouble) -> tuple[int, str | None]:
        status, answer, _ = post(double, "/v1/refunds", {"payment_intent": next(iter(double.books.intents))})
        return status, answer.get("error", {}).get("code")

    def test_takes_the_money_away_and_lets_none_be_refunded(self, double, dispute):
        assert [line["amount"] for line in double.books.disputes[dispute]["balance_transactions"]] == [-1200]
        assert self.refund(double) == (400, "charge_disputed")
        assert self.told(double) == ["created", "funds_withdrawn"]

    def test_that_is_won_brings_it_back(self, double, dispute):
        double.hears_the_shop(dispute)
        double.settles(dispute, won=True)

        assert [line["amount"] for line in double.books.disputes[dispute]["balance_transactions"]] == [-1200, 1200]
        assert self.refund(double) == (200, None)
        assert self.told(double)[2:] == ["updated", "closed", "funds_reinstated"]

    def test_that_is_lost_does_not(self, double, dispute):
        double.settles(dispute, won=False)

        assert self.refund(double) == (400, "charge_disputed")
        assert self.told(double)[2:] == ["closed"]

    def test_cannot_be_about_what_was_never_taken(self, double):
        _, session, _ = post(double, "/v1/checkout/sessions", SESSION)
        double.pays(session["id"])

        with pytest.raises(ValueError, match="not captured"):
            double.disputes(session["id"])


class TestACustomer:
    WITH_A_BOX = {"saved_payment_method_options[payment_method_save]": "enabled"}

    def open_for(self, double: StripeDouble, **change: str) -> str:
        """A page for a new customer, with the box unless told otherwise."""
        _, customer, _ = post(double, "/v1/customers", {"email": "noor@hospital.example"})
        back = {"success_url": f"{double.address}/c/pay/nobody"}
        wishes = SESSION | back | {"customer": customer["id"]} | (change or self.WITH_A_BOX)
        return post(double, "/v1/checkout/sessions", wishes)[1]["id"]

    def page(self, double: StripeDouble, session: str, **form: str) -> str:
        data = urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(f"{double.address}/c/pay/{session}", data=data, timeout=10) as answer:  # noqa: S310
            return answer.read().decode()

    def cards(self, double: StripeDouble) -> list[int]:
        return [customer["_cards"] for customer in double.books.customers.values()]

    def test_is_asked_by_a_box_that_is_not_ticked(self, double):
        shown = self.page(double, self.open_for(double), action="")

        assert '<input type="checkbox" name="remember">' in shown

    @pytest.mark.parametrize(("form", "cards"), [({"remember": "on"}, 1), ({}, 0)])
    def test_has_a_card_remembered_who_ticks_it(self, double, form, cards):
        self.page(double, self.open_for(double), action="vanish", **form)

        assert self.cards(double) == [cards]

    def test_has_none_remembered_where_there_is_no_box(self, double):
        session = self.open_for(double, **{"metadata[box]": "none"})

        assert "checkbox" not in self.page(double, session, action="")
        self.page(double, session, action="vanish", remember="on")
        assert self.cards(double) == [0]

    @pytest.mark.parametrize(
        ("change", "code"),
        [({"customer": "cus_nobody"}, "resource_missing"), ({"customer": "", "customer_email": "a@b.example"}, None)],
    )
    def test_must_exist_and_have_one_address(self, double, change, code):
        known = post(double, "/v1/customers", {})[1]["id"]
        wishes = SESSION | change | {"customer": change["customer"] or known}

        status, answer, _ = post(double, "/v1/checkout/sessions", wishes)

        assert (status, answer["error"].get("code")) == (400, code)


class TestTheBuyersPage:
    @pytest.fixture
    def session(self, double: StripeDouble) -> str:
        back = f"{double.address}/c/pay/nobody"
        return post(double, "/v1/checkout/sessions", SESSION | {"success_url": back, "cancel_url": back})[1]["id"]

    def test_shows_why_a_card_was_declined_and_takes_another(self, double, session):
        assert "Your card was declined." in page(double, session, "decline")

        assert "<h1>Paid</h1>" in page(double, session, "vanish")
        assert [intent["status"] for intent in double.books.intents.values()] == ["requires_capture"]

    def test_goes_back_to_the_shop_when_paid(self, double, session):
        with pytest.raises(urllib.error.HTTPError) as back:
            page(double, session, "pay")

        assert (back.value.code, back.value.url) == (404, f"{double.address}/c/pay/nobody")

    def test_closed_pays_nothing(self, double, session):
        with pytest.raises(urllib.error.HTTPError):
            page(double, session, "close")

        assert double.books.sessions[session]["status"] == "open"

    def test_that_expired_cannot_be_paid(self, double, session):
        double.books.expire_session(session, {})

        assert "expired" in page(double, session, "vanish")
        assert double.held == []


class TestTheCourier:
    @pytest.mark.parametrize(("times", "sent"), [(0, 0), (1, 4), (3, 12)])
    def test_brings_every_event_as_often_as_it_is_told(self, times, sent):
        letters: list[bytes] = []
        courier = Courier(lambda body, headers: letters.append(body) or 200, WEBHOOK_SECRET, times, 0.0, shuffled=True)

        with StripeDouble(courier=courier) as double:
            _, session, _ = post(double, "/v1/checkout/sessions", SESSION)
            double.pays(session["id"])
            courier.wait()

            assert len(letters) == sent
            assert set(letters) <= {event.body for event in double.events}


class TestDecodeForm:
    def test_makes_lists_and_folders_of_brackets(self):
        assert decode_form("a=1&b[c]=2&b[d][0][e]=3&b[d][1][e]=4&f[0]=5") == {
            "a": "1",
            "b": {"c": "2", "d": [{"e": "3"}, {"e": "4"}]},
            "f": ["5"],
        }
