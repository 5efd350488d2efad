"""The payment on an order's page of the desk: all that was tried, moved, given back, disputed, and found amiss."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from core.money import Money
from shop.checkout import attempts, disputes, finalise
from shop.checkout.history import other_tries
from shop.checkout.models import PaymentAttempt, ReconciliationRun, Refund
from shop.checkout.refunds import ask_refund
from shop.organisations.models import CreditNote
from shop.payments.models import DemonstrationPayment
from shop.payments.port import DisputedMoney, DisputeState, GatewayDispute
from tests.factories.checkout import basket_with, priced, run_tasks, start
from tests.factories.shop import UserFactory, single

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture
def desk(sign_in, shop):
    return sign_in("merchandiser")


def tried(basket: Any, outcome: str, *, user: Any = None, now: dt.datetime = NOON) -> PaymentAttempt:
    """An attempt on ``basket`` whose buyer met with ``outcome`` at the demonstration gateway."""
    attempt = start(basket, user=user, now=now)
    attempts.open_payment(attempt)
    attempt.refresh_from_db()
    DemonstrationPayment.objects.filter(reference=attempt.gateway_reference).update(state=outcome)
    return finalise.finalise(attempt.key, now=now)


def paid_at_the_third_try(user: Any = None) -> PaymentAttempt:
    basket = basket_with((single(price="50.00").stockrecords.get(), 1), owner=user)
    for minutes in (0, 5):
        at = NOON + dt.timedelta(minutes=minutes)
        basket = priced(tried(basket, "DECLINED", user=user, now=at).returned_basket)
    return finalise.capture(tried(basket, "AUTHORISED", user=user, now=NOON + dt.timedelta(minutes=9)), now=NOON)


def page_of(attempt: PaymentAttempt) -> str:
    return reverse("dashboard:order-detail", kwargs={"number": attempt.order_number})


class TestTriesBefore:
    @pytest.mark.parametrize("signed_in", [True, False])
    def test_are_found_by_the_basket_that_came_back(self, signed_in):
        attempt = paid_at_the_third_try(UserFactory() if signed_in else None)
        tried(basket_with((single().stockrecords.get(), 1)), "DECLINED")  # somebody else

        found = other_tries(attempt)

        assert [one.created_at for one in found] == [NOON + dt.timedelta(minutes=5), NOON]

    def test_of_an_account_are_found_for_a_day_whatever_the_basket(self):
        user = UserFactory()
        product = single(stock_of=50).stockrecords.get()
        day = dt.timedelta(days=1)
        for at in (NOON - 2 * day, NOON - day / 2, NOON + day):
            get_model("basket", "Basket").objects.filter(owner=user).update(status="Merged")
            tried(basket_with((product, 1), owner=user), "DECLINED", user=user, now=at)
        get_model("basket", "Basket").objects.filter(owner=user).update(status="Merged")
        attempt = tried(basket_with((product, 1), owner=user), "AUTHORISED", user=user)

        assert [one.created_at for one in other_tries(attempt)] == [NOON - day / 2]

    def test_stand_on_the_page_with_why_they_failed_and_the_gateways_reference(self, desk):
        attempt = paid_at_the_third_try()

        page = desk.get(page_of(attempt)).content.decode()

        assert page.count("Failed: the card was declined") == 2
        for one in [attempt, *other_tries(attempt)]:
            assert one.gateway_reference in page


class TestWhatTheComparisonFound:
    def test_stands_on_the_page_of_its_order_alone(self, desk, shop):
        attempt = paid_at_the_third_try()
        facts = {"since": NOON, "payments": 2}
        ReconciliationRun.objects.create(ran_at=NOON, differences=[f"order {attempt.order_number}: old"], **facts)
        sentences = [f"order {attempt.order_number}: not taken yet", "order SU-OTHER: unknown"]
        ReconciliationRun.objects.create(ran_at=NOON + dt.timedelta(days=1), differences=sentences, **facts)

        page = desk.get(page_of(attempt)).content.decode()

        assert f"order {attempt.order_number}: not taken yet" in page
        assert "SU-OTHER" not in page
        assert f"order {attempt.order_number}: old" not in page
        assert "The last comparison found" not in desk.get(page_of(shop.paid.attempt)).content.decode()


class TestARefund:
    def ask(self, desk, attempt, **typed):
        return desk.post(page_of(attempt), {"order_action": "give_refund", **typed})

    @pytest.mark.parametrize(
        ("amount", "why"),
        [("999.99", "can go back at most"), ("0", "greater than or equal to 0.01"), ("1.234", "2 decimal places")],
    )
    def test_that_is_refused_keeps_what_was_typed(self, desk, amount, why):
        attempt = paid_at_the_third_try()

        answer = self.ask(desk, attempt, amount=amount, reason="DAMAGED")

        page = answer.content.decode()
        assert answer.status_code == 422
        assert f'name="amount" value="{amount}"' in page
        assert '<option value="DAMAGED" selected>' in page
        assert why in page
        assert "This field is required" not in page  # the note was not asked for
        assert Refund.objects.count() == 0

    def test_of_disputed_money_is_refused_with_the_reason(self, desk):
        attempt = paid_at_the_third_try()
        now = timezone.now()
        moved = DisputedMoney("txn_1", Money(attempt.amount, "GBP"), came_back=False, at=now)
        told = GatewayDispute(
            "du_1",
            attempt.gateway_reference or "",
            DisputeState.NEEDS_ANSWER,
            Money(attempt.amount, "GBP"),
            "fraudulent",
            NOON,
            NOON + dt.timedelta(days=9),
            moved=(moved,),
        )
        disputes.record("demonstration", told, now=now)

        page = desk.get(page_of(attempt)).content.decode()
        refused = self.ask(desk, attempt, amount="1.00", reason="GOODWILL")

        assert "is under dispute: the bank holds it" in page
        assert "Withdrawn for a dispute" in page
        assert "evidence due by 30 Nov 2026, 12:00" in page
        assert 'value="give_refund"' not in page
        assert refused.status_code == 422
        assert "0.00 GBP can go back at most" in refused.content.decode()

    def test_that_is_given_stands_there_with_its_key(self, desk):
        attempt = paid_at_the_third_try()

        answer = self.ask(desk, attempt, amount="5.00", reason="PRICE")

        assert answer.status_code == 302
        refund = Refund.objects.get(amount=Decimal("5.00"))
        assert str(refund.key) in desk.get(page_of(attempt)).content.decode()


class TestACreditNote:
    def test_is_on_the_page_of_its_order_for_merchandisers_alone(self, desk, sign_in):
        attempt = paid_at_the_third_try()
        ask_refund(attempt, Decimal("5.00"), reason=Refund.Reason.PRICE, now=timezone.now())
        run_tasks()
        number = CreditNote.objects.get().number
        address = reverse("dashboard:order-credit-note", args=[attempt.order_number, number])

        assert address in desk.get(page_of(attempt)).content.decode()
        assert desk.get(address)["Content-Type"] == "application/pdf"
        assert Client().get(address).status_code in (302, 403)
        assert sign_in("clinician").get(address).status_code in (302, 403)
