"""Letters about an order that leaves or is called off: rows of the same transaction, in text and HTML."""

from __future__ import annotations

import io
import re
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from shop.checkout.cancelling import CannotBeCancelled, cancel_order
from shop.checkout.models import PaymentAttempt
from shop.checkout.refunds import ask_refund
from shop.fulfilment.dispatch import CannotBeDispatched, dispatch, dispatch_all
from shop.fulfilment.returns.asking import Wish, ask
from shop.fulfilment.returns.receiving import Arrival, receive
from shop.fulfilment.shipments import say_delivered
from tests.desks.furniture import paid_order
from tests.factories.checkout import run_tasks
from tests.factories.organisations import buyer_of, order_on_account, organisation
from tests.factories.shop import single

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Any:
    product = single(title="Braided suture", stock_of=50)
    return paid_order((product.stockrecords.get(), 3))


def written(name: str) -> list[DBTaskResult]:
    """The tasks of that name that wait to be run."""
    return [row for row in DBTaskResult.objects.ready() if row.task_path.endswith(f".{name}")]


def send(name: str) -> None:
    """Run the one task of that name."""
    (row,) = written(name)
    row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])


def both_bodies(mail: Any) -> list[str]:
    return [mail.body, *(body for body, _ in mail.alternatives)]


class TestADispatch:
    def test_writes_to_the_buyer_what_left_and_where_to_follow_it(self, order, mailoutbox):
        line = order.lines.get()
        dispatch(order, {line.pk: 3}, reference="RM 123 456")
        send("send_order_shipped")

        (mail,) = mailoutbox
        assert mail.subject == f"Order {order.number} is on its way"
        assert mail.to == ["theatre.stores@hospital.example"]
        for body in both_bodies(mail):
            assert "Braided suture" in body
            assert "RM 123 456" in body
            assert f"/checkout/order/{order.attempt.key}" in body or str(order.attempt.key) in body
            assert "The rest follows" not in body

    def test_of_a_part_says_that_the_rest_follows(self, order, mailoutbox):
        dispatch(order, {order.lines.get().pk: 1})
        send("send_order_shipped")

        (mail,) = mailoutbox
        assert mail.subject == f"Part of order {order.number} is on its way"
        assert "1, Braided suture" in mail.body
        assert all("The rest follows" in body for body in both_bodies(mail))

    def test_that_is_refused_writes_to_nobody(self, order):
        with pytest.raises(CannotBeDispatched):
            dispatch(order, {order.lines.get().pk: 4})

        assert written("send_order_shipped") == []


class TestACancellation:
    def test_writes_to_the_buyer_what_becomes_of_the_money(self, order, mailoutbox):
        PaymentAttempt.objects.filter(order=order).update(state="CAPTURED", captured_at=timezone.now())
        cancel_order(order, now=timezone.now())
        send("send_order_cancelled")

        (mail,) = mailoutbox
        assert mail.subject == f"Order {order.number} is cancelled"
        assert mail.to == ["theatre.stores@hospital.example"]
        assert all("you paid go back the way they came" in body for body in both_bodies(mail))

    def test_before_the_money_was_taken_says_that_none_is(self, order, mailoutbox):
        PaymentAttempt.objects.filter(order=order).update(state="AUTHORISED", captured_at=None)
        cancel_order(order, now=timezone.now())
        send("send_order_cancelled")

        assert all("No money was taken" in body for body in both_bodies(mailoutbox[0]))

    def test_that_is_refused_writes_to_nobody(self, order):
        dispatch_all(order)

        with pytest.raises(CannotBeCancelled):
            cancel_order(order, now=timezone.now())

        assert written("send_order_cancelled") == []


class TestAPayment:
    def test_brings_the_invoice_as_a_paper(self, order, mailoutbox):
        send("send_order_paid")

        (mail,) = mailoutbox
        number = order.invoice.number
        assert mail.subject == f"Order {order.number} is paid: your invoice"
        ((name, pdf, kind),) = mail.attachments
        assert (name, kind) == (f"invoice-{number}.pdf", "application/pdf")
        assert number in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
        assert all(number in body and "£" in body for body in both_bodies(mail))

    def test_on_account_brings_it_with_the_confirmation_alone(self, mailoutbox):
        product = single(price="50.00", stock_of=50)
        placed = order_on_account(buyer_of(organisation()), product.stockrecords.get())
        run_tasks()

        (mail,) = mailoutbox
        ((name, _, _),) = mail.attachments
        assert name == f"invoice-{placed.invoice.number}.pdf"
        assert all("it is to be paid by" in body for body in both_bodies(mail))

    def test_that_goes_back_brings_the_credit_note(self, order, mailoutbox):
        ask_refund(order.attempt, Decimal("5.00"), reason="GOODWILL", now=timezone.now())
        run_tasks()

        mail = next(mail for mail in mailoutbox if mail.subject.startswith("Money back"))
        note = order.invoice.credit_notes.get()
        ((name, pdf, _),) = mail.attachments
        assert name == f"credit-note-{note.number}.pdf"
        assert note.number in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


class TestEveryLetter:
    """Whatever is sent about an order: complete in plain text, nothing fetched from anywhere."""

    @pytest.fixture
    def letters(self, order, mailoutbox) -> list[Any]:
        line = order.lines.get().pk
        dispatch(order, {line: 2}, carrier="DPD", reference="155019")
        dispatch(order, {line: 1}, carrier="DPD", reference="155020")
        say_delivered(order.shipments.first(), now=timezone.now())
        found = ask(order, [Wish(line, 1, "WRONG")], key=uuid.uuid4(), note="", now=timezone.now())
        row = found.lines.get()
        receive(found, {row.pk: Arrival(1, "RESTOCK")}, now=timezone.now(), by=None)
        second = paid_order((order.lines.get().stockrecord, 1))
        cancel_order(second, now=timezone.now())
        run_tasks()
        return mailoutbox

    def test_of_an_order_is_one_of_these(self, letters):
        kinds = sorted(mail.subject.split(" ")[0] for mail in letters)

        assert len(letters) == 11
        assert set(kinds) == {"Your", "Order", "Part", "Return", "Money"}

    def test_fetches_nothing_and_fits_a_telephone(self, letters):
        for mail in letters:
            ((html, kind),) = [tuple(one) for one in mail.alternatives]
            assert kind == "text/html"
            assert not re.search(r"<img|url\(|<link|<script|@import|\bsrc=", html)
            assert not re.search(r'width="[0-9]{3,}"', html)
            assert "{{" not in html
            assert "{%" not in html

    def test_is_complete_in_plain_text(self, letters):
        for mail in letters:
            assert "http" in mail.body
            assert not re.search(r"<[a-z]|&#|&amp;|\{[{%]|\n\n\n", mail.body)
            assert mail.body.strip().endswith("nothing is sold and nothing is sent.")
            page = re.sub(r"\s+", " ", strip_tags(mail.alternatives[0][0])).replace("&amp;", "&")
            for amount in re.findall(r"£[0-9,.]+[0-9]", page):
                assert amount in mail.body, mail.subject
