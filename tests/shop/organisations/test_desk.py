"""Organisations and professionals on the desk, and on the account's page and at the review of their buyers."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shop.checkout.models import PaymentAttempt
from shop.organisations import verification
from shop.organisations.models import Invoice, Member, Organisation, ReceivedPayment
from tests.factories.checkout import run_tasks
from tests.factories.organisations import buyer_of, order_on_account, organisation
from tests.factories.shop import UserFactory, single
from tests.shop.checkout.buyer import FORM

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.localdate() + dt.timedelta(days=365)
TYPED = {
    "name": "Northern Example Hospital",
    "vat_number": "980 7806 84",
    "billing_address": "Accounts payable\n2 Example Road",
    "email": "accounts@hospital.example",
    "payment_days": "30",
    "credit_limit": "5000.00",
    "state": "APPROVED",
    "approved_until": NEXT_YEAR.isoformat(),
}


def page(found=None):
    return reverse("dashboard:organisation", args=[found.pk]) if found else reverse("dashboard:organisation-add")


class TestTheDesk:
    def test_approves_and_writes_down_who_did(self, admin_client, admin_user):
        admin_client.post(page(), TYPED)

        made = Organisation.objects.get()
        change = made.changes.get()
        assert (made.vat_number, made.approved_until) == ("GB980780684", NEXT_YEAR)
        assert change.by == admin_user
        assert "State: Waits for approval → Approved" in change.what

    @pytest.mark.parametrize(
        ("field", "typed"),
        [("vat_number", "980780685"), ("approved_until", ""), ("credit_limit", "0"), ("credit_limit", "-1")],
    )
    def test_refuses_what_cannot_be_and_keeps_what_was_typed(self, admin_client, field, typed):
        answer = admin_client.post(page(), TYPED | {field: typed})

        assert answer.status_code == 422
        assert field in answer.context["form"].errors
        assert answer.context["form"]["name"].value() == TYPED["name"]
        assert not Organisation.objects.exists()

    def test_changing_terms_leaves_what_is_owed(self, admin_client):
        found = organisation()
        buyer = buyer_of(found)
        form_seen = admin_client.get(page(found))
        order = order_on_account(buyer, single(stock_of=5).stockrecords.get())

        assert form_seen.status_code == 200
        admin_client.post(page(found), TYPED)

        found.refresh_from_db()
        assert (found.owed, found.name) == (order.total_incl_tax, TYPED["name"])

    def test_is_closed_to_others(self, client):
        client.force_login(UserFactory(is_staff=True))

        for name in ("organisations", "organisation-add", "professionals"):
            assert client.get(reverse(f"dashboard:{name}")).status_code == 403

    def test_adds_people_once_and_refuses_strangers(self, admin_client):
        found, person = organisation(), UserFactory()
        url = reverse("dashboard:organisation-person-add", args=[found.pk])

        assert admin_client.post(url, {"person": person.email.upper()}).status_code == 302
        assert admin_client.post(url, {"person": person.email}).status_code == 422
        assert admin_client.post(url, {"person": "nobody@hospital.example"}).status_code == 422

        member = Member.objects.get()
        assert (member.user, member.organisation) == (person, found)
        admin_client.post(reverse("dashboard:organisation-person-remove", args=[member.pk]))
        assert not Member.objects.exists()
        assert found.changes.count() == 2

    def test_records_money_that_came_in(self, admin_client):
        found = organisation()
        invoice = order_on_account(buyer_of(found), single(stock_of=5).stockrecords.get()).invoice
        url = reverse("dashboard:invoice-payment", args=[invoice.pk])
        typed = {
            "key": str(uuid.uuid4()),
            "amount": str(invoice.amount),
            "received_on": timezone.localdate().isoformat(),
            "bank_reference": "BACS 17",
        }

        refused = admin_client.post(url, typed | {"amount": "9999"})
        assert (refused.status_code, ReceivedPayment.objects.count()) == (422, 0)
        for _ in range(2):
            assert admin_client.post(url, typed).status_code == 302

        assert ReceivedPayment.objects.count() == 1
        assert Invoice.objects.get().state == Invoice.State.SETTLED

    def test_verifies_professionals_and_withdraws(self, admin_client, admin_user):
        person = UserFactory()
        url = reverse("dashboard:professionals")
        typed = {"person": person.email, "verified_until": NEXT_YEAR.isoformat(), "evidence": "NMC 12A3456E"}

        assert admin_client.post(url, typed | {"verified_until": "2020-01-01"}).status_code == 422
        assert admin_client.post(url, typed).status_code == 302

        assert person.verification.verified_by == admin_user
        assert verification.is_verified(person, on=timezone.localdate())
        admin_client.post(reverse("dashboard:professional-withdraw", args=[person.verification.pk]))
        assert not verification.is_verified(person, on=timezone.localdate())


class TestTheBuyer:
    @pytest.fixture
    def browser(self):
        record = single(price="50.00", stock_of=40).stockrecords.get()
        browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
        browser.user = buyer_of(organisation(limit="100.00"))
        browser.force_login(browser.user)
        browser.post(reverse("basket:add"), {"unit": record.pk, "quantity": 1})
        browser.post(reverse("checkout:index"), FORM)
        return browser

    def review(self, browser):
        return browser.get(reverse("checkout:review"))

    def press(self, browser, po_number="PO-77"):
        shown = self.review(browser).context["quote"].hash
        answer = {"quote": shown, "gateway": "account", "po_number": po_number}
        return browser.post(reverse("checkout:review"), answer)

    def test_orders_on_account_with_one_press(self, browser):
        pressed = self.press(browser)
        attempt = PaymentAttempt.objects.get()
        assert pressed.url == reverse("checkout:payment-return", args=[attempt.key])  # on this host, whatever its name

        placed = browser.get(pressed.url, follow=True)

        attempt.refresh_from_db()
        order = attempt.order
        assert placed.redirect_chain[-1][0] == reverse("checkout:thank-you", args=[order.attempt.key])
        assert order.invoice.charge.po_number == placed.context["order"].po_number == "PO-77"
        assert not placed.context["is_awaited"]

    def test_is_asked_for_the_purchase_order_number(self, browser):
        answer = self.press(browser, po_number="")

        assert answer.status_code == 409
        assert "purchase order number" in answer.context["error"]
        assert not PaymentAttempt.objects.exists()

    def test_beyond_the_limit_is_told_and_offered_the_other_ways(self, browser):
        Organisation.objects.update(credit_limit=10)

        seen = self.review(browser)

        assert "account" not in [gateway.name for gateway in seen.context["gateways"]]
        assert seen.context["terms"].refusal
        assert self.press(browser).status_code == 422

    def test_who_belongs_to_nobody_is_not_offered_it(self, browser):
        Member.objects.all().delete()

        seen = self.review(browser)

        assert seen.context["terms"] is None
        assert [gateway.name for gateway in seen.context["gateways"]] == ["demonstration"]

    def test_sees_terms_and_open_invoices_on_the_account_page(self, browser):
        browser.get(self.press(browser).url, follow=True)
        run_tasks()

        account = browser.get(reverse("customer:summary")).context["account"]

        assert [invoice.number for invoice in account.invoices] == [Invoice.objects.get().number]
        assert (account.free, account.refusal) == (100 - Invoice.objects.get().amount, "")
