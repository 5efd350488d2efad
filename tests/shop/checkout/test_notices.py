"""The door for notices: what is forged, old, foreign or too long stays out, and a gateway that is silent is noticed."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from shop.checkout import views
from shop.checkout.models import PaymentAttempt
from shop.checkout.notices import hearings
from shop.payments.models import LastNotice
from tests.doubles.stripe import StripeDouble, signature
from tests.doubles.stripe.server import WEBHOOK_SECRET
from tests.factories.shop import single
from tests.shop.checkout.buyer import Buyer, tell_the_shop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(120)]
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
MEGABYTES_5 = 5 * 1024 * 1024


@pytest.fixture
def paid(stripe_double: StripeDouble) -> dict[str, Any]:
    """The notice that a page was paid, which nobody has sent yet."""
    buyer = Buyer(single(price="10.00", stock_of=50).stockrecords.get(), stripe_double)
    buyer.presses_pay()
    buyer.pays()
    return json.loads(stripe_double.events[-1].body)


def tell(body: bytes, *, secret: str = WEBHOOK_SECRET, at: float | None = None) -> int:
    return tell_the_shop(body, {"Stripe-Signature": signature(body, secret, at=at)})


def nothing_was_believed() -> bool:
    return not LastNotice.objects.exists() and not PaymentAttempt.objects.filter(order__isnull=False).exists()


class TestTheDoor:
    def test_lets_in_what_stripe_has_signed(self, paid):
        assert tell(json.dumps(paid).encode()) == 200

        assert PaymentAttempt.objects.get().order_id
        assert LastNotice.objects.get().event_id == paid["id"]

    @pytest.mark.parametrize(
        "how",
        [{"secret": "whsec_forged"}, {"at": 1_700_000_000}],
        ids=["forged", "old"],
    )
    def test_is_shut_to_what_was_not_signed_by_stripe_just_now(self, paid, how):
        assert tell(json.dumps(paid).encode(), **how) == 400

        assert nothing_was_believed()

    def test_is_shut_to_what_was_altered(self, paid):
        body = json.dumps(paid).encode()

        assert tell_the_shop(body + b" ", {"Stripe-Signature": signature(body, WEBHOOK_SECRET)}) == 400

        assert nothing_was_believed()

    def test_is_shut_to_the_live_account_while_we_test(self, paid):
        assert tell(json.dumps(paid | {"livemode": True}).encode()) == 400

        assert nothing_was_believed()

    def test_lets_in_kinds_that_are_new_to_us_and_does_nothing(self, paid):
        assert tell(json.dumps(paid | {"type": "customer.made_tea"}).encode()) == 200

        assert LastNotice.objects.get().event_id == ""
        assert not PaymentAttempt.objects.filter(order__isnull=False).exists()

    def test_is_unknown_for_a_gateway_we_do_not_have(self, client):
        assert client.post(reverse("checkout:webhook", kwargs={"gateway_name": "cheque"})).status_code == 404

    @pytest.mark.parametrize("size", [MEGABYTES_5, views.NOTICE_BYTES + 1])
    def test_is_too_narrow_for_a_long_body_however_well_signed(self, paid, size):
        body = json.dumps(paid).encode()
        long = body + b" " * (size - len(body))

        assert tell(long) == 413

        assert nothing_was_believed()

    def test_is_wide_enough_for_the_longest_we_read(self, paid):
        body = json.dumps(paid).encode()

        assert tell(body + b" " * (views.NOTICE_BYTES - len(body))) == 200

    @pytest.mark.parametrize("announced", [str(MEGABYTES_5), "5", "nonsense"], ids=["honest", "false", "nonsense"])
    def test_reads_no_more_of_it_than_it_must(self, announced):
        """A body that goes on and on, whatever length was announced: the server's stream is asked for a little more
        than we take, or for nothing."""
        stream = Endless()
        request = RequestFactory().generic("POST", "/", b"", headers={"Content-Length": announced})
        request._stream = stream

        assert views.payment_webhook(request, "card").status_code == 413
        assert stream.given <= views.NOTICE_BYTES + 1


class Endless:
    """A body without end."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int) -> bytes:
        self.given += size
        return b" " * size


class TestASilentGateway:
    @pytest.fixture
    def attempt(self, paid) -> PaymentAttempt:
        PaymentAttempt.objects.update(state="CAPTURED", captured_at=NOON)
        return PaymentAttempt.objects.get()

    def is_silent(self, *, at: dt.datetime) -> bool:
        (hearing,) = hearings(["card"], now=at)
        return hearing.is_silent

    @pytest.mark.parametrize(
        ("heard", "silent"), [(None, True), (NOON - DAY, True), (NOON + dt.timedelta(seconds=2), False)]
    )
    def test_is_one_that_took_money_a_day_ago_and_said_nothing_since(self, attempt, heard, silent):
        if heard:
            LastNotice.objects.create(gateway="card", received_at=heard)

        assert self.is_silent(at=NOON + DAY) is silent

    def test_is_not_one_whose_payment_is_younger(self, attempt):
        assert not self.is_silent(at=NOON + DAY - dt.timedelta(minutes=1))

    def test_is_not_one_that_took_no_money(self, paid):
        assert not self.is_silent(at=timezone.now() + 3 * DAY)

    def test_is_told_apart_from_the_others(self, attempt):
        LastNotice.objects.create(gateway="demonstration", received_at=NOON)

        found = {hearing.gateway: hearing for hearing in hearings(["card", "demonstration"], now=NOON + 2 * DAY)}

        assert (found["card"].is_silent, found["card"].last_notice_at) == (True, None)
        assert (found["demonstration"].is_silent, found["demonstration"].last_notice_at) == (False, NOON)
