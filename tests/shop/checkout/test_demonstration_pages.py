"""The pages of the pretended provider and its bank, and what the shop makes of each choice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model

from shop.checkout import finalise
from shop.checkout.models import PaymentAttempt
from shop.payments.models import DemonstrationPayment
from tests.factories.shop import single
from tests.shop.checkout.test_views import Guest

Order = get_model("order", "Order")
State = DemonstrationPayment.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def guest() -> Guest:
    """Somebody on the provider's page."""
    guest = Guest(single(price="10.00", stock_of=50).stockrecords.get())
    guest.reaches_the_gateway()
    return guest


def payment() -> DemonstrationPayment:
    return DemonstrationPayment.objects.get()


def bank_answers(guest: Guest, answer: str) -> Any:
    return guest.client.post(
        reverse("demonstration-bank", kwargs={"reference": payment().reference}), {"answer": answer}
    )


def sees(guest: Guest, page: str = "demonstration-payment") -> str:
    return guest.client.get(reverse(page, kwargs={"reference": payment().reference}), follow=True).content.decode()


def notices() -> Any:
    return DBTaskResult.objects.filter(task_path__endswith="send_demonstration_notice")


class TestThreeDSecure:
    def test_leads_to_the_bank_and_decides_nothing_yet(self, guest):
        answer = guest.chooses("secure")

        assert answer.url == reverse("demonstration-bank", kwargs={"reference": payment().reference})
        assert "Your demonstration bank asks: is it you?" in sees(guest, "demonstration-bank")
        assert (payment().state, notices().count()) == (State.OPEN, 0)

    def test_approved_pays(self, guest):
        guest.chooses("secure")
        assert bank_answers(guest, "approve").url == payment().return_url

        guest.comes_back()

        assert (payment().state, Order.objects.count(), notices().count()) == (State.AUTHORISED, 1, 1)

    def test_refused_says_so_and_keeps_the_basket(self, guest):
        guest.chooses("secure")
        bank_answers(guest, "refuse")

        page = guest.comes_back().content.decode()

        assert "Your bank did not approve the payment. Nothing was charged; your basket is kept." in page
        assert Order.objects.count() == 0

    def test_left_alone_stays_open(self, guest):
        guest.chooses("secure")

        assert guest.comes_back().templates[0].name == "shop/checkout_wait.html"

    def test_is_not_asked_about_what_was_decided(self, guest):
        guest.chooses("decline")

        assert "What becomes of this payment was chosen already." in sees(guest, "demonstration-bank")
        bank_answers(guest, "approve")
        assert (payment().state, notices().count()) == (State.DECLINED, 1)

    def test_an_answer_that_is_none_asks_again(self, guest):
        assert "is it you?" in bank_answers(guest, "perhaps").content.decode()


class TestAConfirmationThatTakesAWhile:
    @pytest.fixture
    def waiting(self, guest: Guest) -> Guest:
        """Somebody who is back, and waits."""
        assert guest.chooses("delay").url == payment().return_url
        assert guest.comes_back().templates[0].name == "shop/checkout_wait.html"
        return guest

    def test_is_told_of_when_it_comes_and_not_before(self, waiting):
        assert notices().get().run_after == payment().confirmed_at
        assert payment().confirmed_at > timezone.now() + dt.timedelta(seconds=10)

    def test_moves_the_waiting_page_on_by_itself(self, waiting):
        DemonstrationPayment.objects.update(confirmed_at=timezone.now())
        key = PaymentAttempt.objects.get().key
        polled = {"path": reverse("checkout:wait", kwargs={"key": key}), "headers": {"HX-Request": "true"}}
        assert waiting.client.get(**polled).status_code == 200

        finalise.finalise(key, now=timezone.now())  # as the notice does

        moved = waiting.client.get(**polled)
        assert moved["HX-Redirect"] == reverse("checkout:payment-return", kwargs={"key": key})
        assert waiting.comes_back().context["order"].number == Order.objects.get().number

    def test_is_not_chosen_about_again(self, waiting):
        waiting.chooses("decline")

        assert "What becomes of this payment was chosen already." in sees(waiting)
        assert (payment().state, notices().count()) == (State.OPEN, 1)

    def test_can_be_called_off_until_then(self, waiting):
        key = PaymentAttempt.objects.get().key
        waiting.client.post(reverse("checkout:wait", kwargs={"key": key}), {"action": "cancel"})
        DemonstrationPayment.objects.update(confirmed_at=timezone.now())

        assert "Nothing was charged" in waiting.comes_back().content.decode()
        assert Order.objects.count() == 0


class TestVanishing:
    def test_leaves_the_browser_on_a_page_that_says_so(self, guest):
        assert "It is paid, and the browser has gone." in guest.chooses("vanish").content.decode()
        assert "What becomes of this payment was chosen already." in sees(guest)
