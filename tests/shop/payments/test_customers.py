"""Cards that are remembered: one customer for a person, none for a guest, and forgotten when told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.retrying import take_up_again
from shop.checkout.models import PaymentAttempt
from shop.payments import customers, gateways
from shop.payments.models import SavedCustomer
from tests.doubles.stripe import Fault, StripeDouble
from tests.factories.checkout import run_tasks
from tests.factories.shop import UserFactory, single
from tests.shop.checkout.buyer import Buyer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_network_in_transactions"), pytest.mark.timeout(120)]
CREATE = "POST /v1/customers"


@pytest.fixture
def noor() -> Any:
    return UserFactory(email="noor@hospital.example")


@pytest.fixture
def buyer(stripe_double: StripeDouble) -> Buyer:
    return Buyer(single(price="10.00", stock_of=50).stockrecords.get(), stripe_double)


def session_of(stripe: StripeDouble) -> dict[str, Any]:
    (session,) = stripe.books.sessions.values()
    return session


class TestABuyerWhoIsSignedIn:
    def test_may_have_the_card_remembered(self, buyer, noor, stripe_double):
        buyer.client.force_login(noor)
        buyer.presses_pay()
        assert stripe_double.pays(buyer.session, remember=True)

        (customer,) = stripe_double.books.customers.values()
        assert (session_of(stripe_double)["customer"], customer["_cards"]) == (customer["id"], 1)
        assert customer["email"] == "noor@hospital.example"
        assert SavedCustomer.objects.get().reference == customer["id"]

    def test_pays_all_the_same_when_no_customer_can_be_opened(self, buyer, noor, stripe_double):
        stripe_double.goes_wrong(Fault(CREATE, status=503), times=3)
        buyer.client.force_login(noor)

        assert buyer.presses_pay().url.startswith(stripe_double.address)

        assert session_of(stripe_double)["customer"] is None

    def test_is_one_customer_however_often_the_page_is_opened(self, buyer, noor, stripe_double):
        buyer.client.force_login(noor)
        buyer.presses_pay()
        buyer.waiting("pay")

        assert len(stripe_double.asked(CREATE)) == 1
        assert len(stripe_double.books.sessions) == 1

    def test_and_was_forgotten_meanwhile_finds_the_page_that_is_open(self, buyer, noor, stripe_double):
        buyer.client.force_login(noor)
        first = buyer.presses_pay().url
        customers.forget_saved_cards(noor)

        assert buyer.waiting("pay").url == first

    def test_whom_stripe_has_deleted_becomes_a_new_customer_next_time(self, buyer, noor, stripe_double):
        old = customers.customer_of(noor, "card")
        stripe_double.books.delete_customer(old, {})
        buyer.client.force_login(noor)

        assert buyer.presses_pay().url.startswith(stripe_double.address)

        assert session_of(stripe_double)["customer"] is None
        assert customers.customer_of(noor, "card") not in ("", old)


class TestAGuest:
    def test_is_no_customer(self, buyer, stripe_double):
        buyer.presses_pay()

        assert PaymentAttempt.objects.get().gateway_customer == ""
        assert (stripe_double.books.customers, SavedCustomer.objects.count()) == ({}, 0)


class TestTheCustomerOfAUser:
    def test_is_one_when_two_ask_at_once(self, noor, stripe_double, monkeypatch):
        """The second asks while the first waits for Stripe: both have the row, and with it the key."""
        gateway = gateways.get_gateway("card")
        ask = gateway.open_customer
        found = []

        def meanwhile(**asked):
            monkeypatch.setattr(gateway, "open_customer", ask)
            found.append(customers.customer_of(noor, "card"))
            return ask(**asked)

        monkeypatch.setattr(gateway, "open_customer", meanwhile)
        found.append(customers.customer_of(noor, "card"))

        assert found[0] == found[1]
        assert len(stripe_double.books.customers) == 1

    def test_would_be_two_if_the_key_were_not_the_rows(self, noor, stripe_double):
        customers.customer_of(noor, "card")
        SavedCustomer.objects.all().delete()
        customers.customer_of(noor, "card")

        assert len(stripe_double.books.customers) == 2

    def test_is_nobody_where_no_cards_are_kept(self, noor, stripe_double):
        assert customers.customer_of(noor, "demonstration") == ""
        assert SavedCustomer.objects.count() == 0

    def test_who_is_forgotten_while_stripe_answers_is_not_kept_there(self, noor, stripe_double, monkeypatch):
        gateway = gateways.get_gateway("card")
        ask = gateway.open_customer

        def forgotten_meanwhile(**asked):
            customers.forget_saved_cards(noor)
            return ask(**asked)

        monkeypatch.setattr(gateway, "open_customer", forgotten_meanwhile)

        assert customers.customer_of(noor, "card") == ""
        run_tasks()
        assert stripe_double.books.customers == {}


class TestForgetting:
    @pytest.fixture
    def known(self, noor, stripe_double) -> str:
        return customers.customer_of(noor, "card")

    @pytest.fixture
    def account(self, noor) -> Client:
        client = Client()
        client.force_login(noor)
        return client

    def test_deletes_the_customer_at_stripe(self, known, account, stripe_double):
        page = account.get(reverse("customer:summary")).content.decode()
        assert "Forget my saved cards" in page

        said = account.post(reverse("customer:forget-cards"), follow=True).content.decode()
        run_tasks()

        assert "are being deleted" in said
        assert "Forget my saved cards" not in said
        assert (stripe_double.books.customers, SavedCustomer.objects.count()) == ({}, 0)

    def test_waits_until_stripe_answers(self, known, account, stripe_double):
        stripe_double.goes_wrong(Fault("DELETE /v1/customers/*", status=503), times=3)
        account.post(reverse("customer:forget-cards"))
        run_tasks()
        assert known in stripe_double.books.customers

        take_up_again(now=timezone.now() + dt.timedelta(minutes=1))
        run_tasks()

        assert stripe_double.books.customers == {}

    def test_is_no_button_for_somebody_without(self, account, stripe_double):
        assert "Forget my saved cards" not in account.get(reverse("customer:summary")).content.decode()

    def test_leaves_the_cards_of_others(self, known, stripe_double):
        other = customers.customer_of(UserFactory(), "card")
        Client().post(reverse("customer:forget-cards"))
        run_tasks()

        assert set(stripe_double.books.customers) == {known, other}

    def test_comes_with_the_end_of_the_account(self, known, noor, stripe_double):
        noor.delete()
        run_tasks()

        assert stripe_double.books.customers == {}
