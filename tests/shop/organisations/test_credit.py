"""Ordering on account, from the button to the invoice."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.checkout import attempts, finalise
from shop.checkout.cancelling import cancel_order
from shop.checkout.models import PaymentAttempt
from shop.checkout.reconciliation import reconcile
from shop.checkout.refunds import ask_refund
from shop.fulfilment.dispatch import dispatch_all
from shop.fulfilment.presentation import order_view
from shop.organisations import credit, dunning, invoices
from shop.organisations.models import AccountCharge, Invoice, Organisation
from shop.payments.models import MoneyMovement
from shop.stock.models import StockLevel
from tests.factories.checkout import run_tasks
from tests.factories.organisations import buyer_of, order_on_account, organisation, start_on_account
from tests.factories.shop import UserFactory, single

pytestmark = pytest.mark.django_db
PRICE = Decimal("67.80")
"""50.00 and 6.50 for delivery, with VAT."""


@pytest.fixture
def record():
    return single(price="50.00", stock_of=40).stockrecords.get()


@pytest.fixture
def hospital():
    return organisation(limit="150.00")


@pytest.fixture
def buyer(hospital):
    return buyer_of(hospital)


def owed(found):
    found.refresh_from_db()
    return found.owed


def kinds():
    return sorted(MoneyMovement.objects.values_list("kind", flat=True))


def silent(now=None):
    later = (now or timezone.now()) + dt.timedelta(hours=2)
    return reconcile(now=later, gateways=["account"]).differences == []


class TestAnOrderOnAccount:
    def test_is_placed_charged_and_dispatched_without_a_card(self, hospital, buyer, record):
        order = order_on_account(buyer, record)
        run_tasks()

        order.refresh_from_db()
        assert order.status == "Invoiced"
        assert owed(hospital) == order.total_incl_tax == PRICE
        assert kinds() == ["AUTHORISED", "CAPTURED"]
        dispatch_all(order)
        assert [step.label for step in order_view(order).steps] == [
            "Placed",
            "Invoiced",
            "Packed",
            "Handed over",
            "Delivered",
        ]
        assert silent()

    def test_has_its_invoice_from_the_moment_it_is_placed(self, hospital, buyer, record):
        order = order_on_account(buyer, record)

        invoice = order.invoice
        today = timezone.localdate()
        assert (invoice.number, invoice.due_on) == (f"{today.year}-000001", today + dt.timedelta(days=30))
        assert invoice.billed_to.splitlines()[0] == hospital.name
        assert (invoice.amount, invoice.outstanding) == (PRICE, PRICE)

    def test_needs_a_purchase_order_number(self, hospital, buyer, record):
        with pytest.raises(attempts.NotOnAccount, match="purchase order number"):
            start_on_account(buyer, record, po_number=" ")

        assert owed(hospital) == 0
        assert not PaymentAttempt.objects.exists()
        assert StockLevel.objects.get(product=record.product).reserved == 0

    def test_is_for_people_of_an_organisation(self, record):
        with pytest.raises(attempts.NotOnAccount, match="no organisation"):
            start_on_account(UserFactory(), record)

    def test_stays_within_the_limit(self, hospital, buyer, record):
        order_on_account(buyer, record)

        with pytest.raises(attempts.NotOnAccount, match=r"£82\.20 of the £150\.00"):
            start_on_account(buyer_of(hospital), record, 2)

        assert owed(hospital) == PRICE

    @pytest.mark.parametrize(
        "change",
        [
            {"state": Organisation.State.ON_HOLD},
            {"state": Organisation.State.APPLIED},
            {"approved_until": dt.date(2020, 1, 1)},
        ],
    )
    def test_is_refused_to_an_organisation_that_is_not_approved(self, hospital, buyer, record, change):
        Organisation.objects.update(**change)

        with pytest.raises(attempts.NotOnAccount):
            start_on_account(buyer, record)

        assert owed(hospital) == 0

    def test_that_nobody_confirmed_gives_credit_and_goods_back(self, hospital, buyer, record):
        attempt = start_on_account(buyer, record)

        ended = finalise.expire(attempt, now=timezone.now())

        assert (ended.state, ended.order_id) == ("EXPIRED", None)
        assert owed(hospital) == 0
        assert StockLevel.objects.get(product=record.product).reserved == 0

    def test_is_refused_when_the_organisation_was_stopped_at_the_last_moment(self, hospital, buyer, record):
        attempt = start_on_account(buyer, record)
        page = attempts.open_payment(attempt)
        Organisation.objects.update(state=Organisation.State.ON_HOLD)

        credit.accept(page.reference, at=timezone.now())
        ended = finalise.finalise(attempt.key, now=timezone.now())

        assert (ended.state, ended.order_id, owed(hospital)) == ("FAILED", None, 0)
        assert "may not order on account" in ended.failure

    def test_that_is_cancelled_owes_nothing(self, hospital, buyer, record):
        order = order_on_account(buyer, record)
        run_tasks()
        cancel_order(order, now=timezone.now())
        run_tasks()

        invoice = Invoice.objects.get()
        assert (invoice.credited, invoice.outstanding, invoice.state) == (PRICE, 0, Invoice.State.SETTLED)
        assert owed(hospital) == 0
        assert kinds() == ["AUTHORISED", "CAPTURED", "REFUNDED"]
        assert silent()

    def test_that_is_cancelled_before_it_is_charged_owes_nothing(self, hospital, buyer, record):
        order = order_on_account(buyer, record)
        cancel_order(order, now=timezone.now())
        run_tasks()

        assert (owed(hospital), Invoice.objects.get().outstanding) == (0, 0)
        assert AccountCharge.objects.get().state == AccountCharge.State.CANCELLED
        assert silent()

    def test_credited_in_part_owes_the_rest(self, hospital, buyer, record):
        order = order_on_account(buyer, record)
        run_tasks()
        ask_refund(PaymentAttempt.objects.get(order=order), Decimal("7.80"), reason="GOODWILL", now=timezone.now())
        run_tasks()

        assert (owed(hospital), Invoice.objects.get().outstanding) == (Decimal("60.00"), Decimal("60.00"))
        assert silent()


class TestTermsFor:
    def test_say_nothing_to_who_belongs_to_no_organisation(self):
        assert credit.terms_for(UserFactory(), PRICE, on=timezone.localdate()) is None

    def test_say_why_not(self, hospital, buyer):
        terms = credit.terms_for(buyer, Decimal("150.01"), on=timezone.localdate())

        assert terms.refusal.startswith("£150.00 of the £150.00")
        assert not credit.terms_for(buyer, Decimal("150.00"), on=timezone.localdate()).refusal


class TestInvoiceNumbers:
    def test_follow_each_other_without_a_gap(self, record):
        buyer = buyer_of(organisation())
        order_on_account(buyer, record)
        with pytest.raises(RuntimeError), transaction.atomic():
            order_on_account(buyer, record)
            raise RuntimeError  # what was numbered here is rolled back with its order
        order_on_account(buyer, record)

        assert list(Invoice.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2]

    def test_begin_anew_with_the_year(self, record):
        buyer = buyer_of(organisation())
        order_on_account(buyer, record, at=dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC))
        order = order_on_account(buyer, record, at=dt.datetime(2027, 1, 1, 0, 30, tzinfo=dt.UTC))

        assert order.invoice.number == "2027-000001"

    def test_are_given_once(self, record):
        order = order_on_account(buyer_of(organisation()), record)
        other = order_on_account(buyer_of(organisation()), record)

        assert invoices.issue(order, key=uuid.uuid4(), at=timezone.now()) == order.invoice
        with pytest.raises(IntegrityError), transaction.atomic():
            Invoice.objects.filter(order=other).update(sequence=order.invoice.sequence)


class TestAPaymentReceived:
    def receive(self, invoice, amount="67.80", key=None):
        return invoices.record_payment(
            invoice,
            Decimal(amount),
            key=key or uuid.uuid4(),
            received_on=timezone.localdate(),
            bank_reference="BACS 17",
            by=None,
            at=timezone.now(),
        )

    @pytest.fixture
    def invoice(self, buyer, record):
        order = order_on_account(buyer, record)
        run_tasks()
        return order.invoice

    def test_settles_the_invoice_and_frees_the_credit(self, hospital, invoice):
        self.receive(invoice, "60.00")
        self.receive(invoice, "7.80")

        invoice.refresh_from_db()
        assert (invoice.state, invoice.outstanding, owed(hospital)) == (Invoice.State.SETTLED, 0, 0)
        assert kinds() == ["AUTHORISED", "CAPTURED", "RECEIVED", "RECEIVED"]
        assert silent()

    def test_is_recorded_once_however_often_the_button_is_pressed(self, hospital, invoice):
        key = uuid.uuid4()

        assert self.receive(invoice, "10.00", key) == self.receive(invoice, "10.00", key)

        assert owed(hospital) == Decimal("57.80")
        assert kinds().count("RECEIVED") == 1

    @pytest.mark.parametrize("amount", ["67.81", "0.00", "-1.00"])
    def test_of_too_much_or_nothing_is_refused(self, hospital, invoice, amount):
        with pytest.raises(invoices.CannotBeRecorded):
            self.receive(invoice, amount)

        assert owed(hospital) == PRICE
        assert "RECEIVED" not in kinds()


class TestReminders:
    @pytest.fixture
    def invoice(self, buyer, record):
        order = order_on_account(buyer, record)
        run_tasks()
        mail.outbox.clear()
        return order.invoice

    def at(self, invoice, days):
        return timezone.make_aware(dt.datetime.combine(invoice.due_on + dt.timedelta(days=days), dt.time(6)))

    def test_take_one_step_after_another_and_write_once_each(self, invoice):
        said = []
        for days in (-4, -3, 0, 1, 2, 14, 28, 40):
            dunning.remind(now=self.at(invoice, days))
            dunning.remind(now=self.at(invoice, days))
            invoice.refresh_from_db()
            said.append(invoice.state)
        run_tasks()

        assert said == ["DUE", "REMINDED", "REMINDED", "OVERDUE", "OVERDUE", "SECOND", "ON_HOLD", "ON_HOLD"]
        assert [letter.to for letter in mail.outbox] == [["accounts@hospital.example"]] * 4
        assert mail.outbox[-1].subject == f"Orders on account are on hold: invoice {invoice.number}"

    def test_after_a_long_silence_are_one_letter(self, invoice):
        assert dunning.remind(now=self.at(invoice, 15)) == 1
        run_tasks()

        assert [letter.subject for letter in mail.outbox] == [f"Second reminder: invoice {invoice.number}"]

    def test_end_in_no_further_orders_until_it_is_paid(self, hospital, buyer, record, invoice):
        dunning.remind(now=self.at(invoice, 28))
        with pytest.raises(attempts.NotOnAccount, match="long overdue"):
            start_on_account(buyer_of(hospital), record)

        invoices.record_payment(
            invoice,
            PRICE,
            key=uuid.uuid4(),
            received_on=timezone.localdate(),
            bank_reference="BACS 18",
            by=None,
            at=timezone.now(),
        )

        assert start_on_account(buyer_of(hospital), record).state == PaymentAttempt.State.OPEN

    def test_are_not_sent_for_what_is_settled(self, invoice):
        dunning.remind(now=self.at(invoice, 1))
        Invoice.objects.update(state=Invoice.State.SETTLED)
        run_tasks()

        assert mail.outbox == []
        assert dunning.remind(now=self.at(invoice, 40)) == 0
