"""What takes back an invoice: a number without a gap, amounts that add up, and a paper."""

from __future__ import annotations

import io
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from shop.checkout import refunds
from shop.checkout.cancelling import cancel_order
from shop.checkout.models import Refund
from shop.organisations import credit_notes
from shop.organisations.models import CreditNote
from shop.payments.gateways.demonstration import DemonstrationGateway
from shop.payments.port import PaymentRefused
from tests.desks.furniture import paid_order
from tests.factories.checkout import run_tasks
from tests.factories.organisations import buyer_of, order_on_account, organisation
from tests.factories.shop import single

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Any:
    """127.80 with VAT, 106.50 without."""
    return paid_order((single(price="50.00", stock_of=50).stockrecords.get(), 2))


def give_back(order: Any, *amounts: str) -> list[CreditNote]:
    for amount in amounts:
        refunds.ask_refund(order.attempt, Decimal(amount), reason=Refund.Reason.DAMAGED, now=timezone.now())
        run_tasks()
    return list(CreditNote.objects.order_by("year", "sequence"))


def paper(order: Any, note: str, key: uuid.UUID | None = None) -> Any:
    return Client().get(reverse("checkout:order-credit-note", args=[key or order.attempt.key, note]))


class TestACreditNote:
    def test_is_written_with_the_refund(self, order):
        (note,) = give_back(order, "12.00")

        assert (note.invoice, note.amount, note.net) == (order.invoice, Decimal("12.00"), Decimal("10.00"))
        assert (note.number, note.reason) == (f"C{timezone.localdate().year}-000001", "Goods arrived damaged or wrong")

    def test_is_written_once_however_often_it_is_asked_for(self, order):
        for _ in range(2):
            credit_notes.issue(order, Decimal("12.00"), key="k", reason="Goodwill", at=timezone.now())

        assert CreditNote.objects.count() == 1

    def test_is_not_written_for_a_refund_that_is_refused(self, order, monkeypatch):
        def refuse(*args, **kwargs):
            raise PaymentRefused("no")

        monkeypatch.setattr(DemonstrationGateway, "refund", refuse)

        assert give_back(order, "12.00") == []

    def test_is_not_written_where_nothing_was_invoiced(self):
        uninvoiced = paid_order((single().stockrecords.get(), 1), captured=False)

        assert credit_notes.issue(uninvoiced, Decimal("1.00"), key="k", reason="x", at=timezone.now()) is None

    def test_that_takes_back_the_rest_makes_the_sums_those_of_the_invoice(self, order):
        notes = give_back(order, "0.01", "33.33", "33.33", "61.13")

        assert sum(note.amount for note in notes) == order.total_incl_tax == Decimal("127.80")
        assert sum(note.net for note in notes) == order.total_excl_tax == Decimal("106.50")
        assert [note.sequence for note in notes] == [1, 2, 3, 4]

    def test_is_never_of_less_than_nothing(self, order):
        for place in range(60):
            credit_notes.issue(order, Decimal("2.13"), key=str(place), reason="x", at=timezone.now())

        assert all(Decimal(0) <= note.net <= note.amount for note in CreditNote.objects.all())

    def test_of_a_cancelled_order_is_over_all_of_it(self, order):
        cancel_order(order, now=timezone.now())
        run_tasks()

        note = CreditNote.objects.get()
        assert (note.amount, note.net, note.reason) == (Decimal("127.80"), Decimal("106.50"), "The order was cancelled")

    @pytest.mark.parametrize("charged", [True, False])
    def test_of_a_cancelled_order_on_account_is_one(self, charged):
        ordered = order_on_account(buyer_of(organisation()), single(price="50.00").stockrecords.get())
        if charged:
            run_tasks()
        ordered.refresh_from_db()
        cancel_order(ordered, now=timezone.now())
        run_tasks()

        note = CreditNote.objects.get()
        assert (note.amount, note.invoice.order) == (ordered.total_incl_tax, ordered)

    @pytest.mark.parametrize("wrong", [{"amount": Decimal("0.00")}, {"net": Decimal("99.00")}])
    def test_that_makes_no_sense_is_refused_by_the_table(self, order, wrong):
        give_back(order, "12.00")

        with pytest.raises(IntegrityError), transaction.atomic():
            CreditNote.objects.update(**wrong)


class TestThePaper:
    def test_says_what_it_takes_back_and_why(self, order):
        (note,) = give_back(order, "12.00")

        answer = paper(order, note.number)

        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
        text = text.replace("\N{NO-BREAK SPACE}", " ")
        for part in (note.number, order.invoice.number, order.number, "Noor Buyer", "£10.00", "£2.00", "£12.00"):
            assert part in text
        assert "Goods arrived damaged or wrong" in text
        assert "VAT at 20 %" in text
        assert "goes back the way it was paid" in text
        assert "no-store" in answer["Cache-Control"]

    def test_does_not_exist_under_another_order_or_number(self, order):
        (note,) = give_back(order, "12.00")
        other = paid_order((single().stockrecords.get(), 1))

        assert paper(other, note.number).status_code == 404
        assert paper(order, "C2026-999999").status_code == 404
        assert paper(order, note.number, key=uuid.uuid4()).status_code == 404

    def test_is_linked_from_the_orders_page_and_told_of_in_the_letter(self, order):
        (note,) = give_back(order, "12.00")

        page = Client().get(reverse("checkout:thank-you", args=[order.attempt.key])).content.decode()

        assert reverse("checkout:order-credit-note", args=[order.attempt.key, note.number]) in page
        (letter,) = [sent for sent in mail.outbox if sent.subject.startswith("Money back")]
        assert f"Credit note {note.number} is attached as PDF." in letter.body
