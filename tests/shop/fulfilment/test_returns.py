"""Goods that come back: what may, what that is worth, where they go, and what everybody reads about it."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model
from pypdf import PdfReader

from shop.checkout.models import Refund
from shop.checkout.refunds import ask_refund
from shop.devices.models import Device
from shop.fulfilment.dispatch import dispatch, dispatch_all
from shop.fulfilment.models import Return, ReturnLine
from shop.fulfilment.returns.asking import CannotBeReturned, Wish, ask, withdraw
from shop.fulfilment.returns.policy import terms_of
from shop.fulfilment.returns.receiving import Arrival, CannotBeReceived, receive, refuse
from shop.payments.models import DemonstrationPayment
from shop.stock.models import StockLevel, StockMovement
from tests.desks.furniture import paid_order, return_of
from tests.factories.checkout import run_tasks
from tests.factories.organisations import buyer_of, order_on_account, organisation
from tests.factories.shop import UserFactory, sell, single

pytestmark = pytest.mark.django_db
Line = get_model("order", "Line")
TEMPERATURE = "Storage Environment Temperature"


@pytest.fixture
def product() -> Any:
    made = single(title="Needle holder, 14 cm", price="50.00", stock_of=40)
    Device.objects.filter(product=made).update(sterile="no")
    return made


@pytest.fixture
def order(product) -> Any:
    """Three, at 60.00 with VAT, sent."""
    placed = paid_order((product.stockrecords.get(), 3))
    dispatch_all(placed)
    return placed


def wish(order: Any, quantity: int = 1, reason: str = "MISTAKE", **more: Any) -> Wish:
    return Wish(order.lines.first().pk, quantity, reason, **more)


def asked(order: Any, *wishes: Wish, now: Any = None) -> Return:
    return ask(order, wishes or [wish(order)], key=uuid.uuid4(), note="", now=now or timezone.now())


def arrives(goods_return: Return, condition: str = "RESTOCK", quantity: int | None = None, refusal: str = "") -> Return:
    arrivals = {
        row.pk: Arrival(row.quantity if quantity is None else quantity, condition, refusal)
        for row in goods_return.lines.all()
    }
    return receive(goods_return, arrivals, now=timezone.now(), by=UserFactory())


def refused(order: Any, *wishes: Wish, now: Any = None) -> str:
    with pytest.raises(CannotBeReturned) as refusal:
        asked(order, *wishes, now=now)
    return str(refusal.value)


def level(product: Any) -> StockLevel:
    return StockLevel.objects.get(product=product)


def device(product: Any, **facts: Any) -> None:
    Device.objects.filter(product=product).update(**facts)


class TestAskingForAReturn:
    def test_takes_units_that_left_and_no_more(self, order):
        asked(order, wish(order, 2))

        assert refused(order, wish(order, 2)) == "1 can be sent back, not 2."
        asked(order, wish(order, 1))
        assert refused(order, wish(order, 1)) == "Nothing of it is left to send back."
        assert Return.objects.count() == 2

    def test_of_what_has_not_left_is_refused(self, product):
        order = paid_order((product.stockrecords.get(), 3))
        assert refused(order) == "Nothing of it is left to send back."

        dispatch(order, {order.lines.get().pk: 1})

        assert refused(order, wish(order, 2)) == "1 can be sent back, not 2."

    def test_twice_under_one_key_is_one_return(self, order):
        key, now = uuid.uuid4(), timezone.now()

        first = ask(order, [wish(order)], key=key, note="", now=now)
        second = ask(order, [wish(order)], key=key, note="", now=now)

        assert first == second
        assert Return.objects.count() == 1

    def test_withdrawn_can_be_asked_for_again(self, order):
        first = asked(order, wish(order, 3))

        withdraw(first, now=timezone.now())
        withdraw(first, now=timezone.now())

        assert asked(order, wish(order, 3)).state == "ASKED"

    def test_that_is_received_cannot_be_withdrawn(self, order):
        first = arrives(asked(order))

        with pytest.raises(CannotBeReturned, match="is settled"):
            withdraw(first, now=timezone.now())

    @pytest.mark.parametrize(("days", "reason", "comes"), [
        (30, "MISTAKE", True), (31, "MISTAKE", False), (31, "WRONG", False),
        (31, "FAULTY", True), (900, "RECALL", True),
    ])  # fmt: skip
    def test_has_a_window_which_faults_and_recalls_do_not_know(self, order, days, reason, comes):
        later = timezone.now() + dt.timedelta(days=days)
        one = wish(order, reason=reason, lot="L-1")

        if comes:
            assert asked(order, one, now=later).state == "ASKED"
        else:
            assert "Only faulty or recalled goods come back after that." in refused(order, one, now=later)

    @pytest.mark.parametrize(("facts", "words"), [
        ({"supply": "rx_only"}, "On prescription only (Rx)"),
        ({"storage": [{"type": TEMPERATURE, "low": 2, "high": 8, "unit": "°C"}]}, "Kept cold"),
        ({"storage": [{"type": TEMPERATURE, "low": 36, "high": 46, "unit": "Degrees Fahrenheit"}]}, "Kept cold"),
    ])  # fmt: skip
    def test_of_rx_and_cold_goods_needs_a_fault(self, order, product, facts, words):
        device(product, **facts)

        assert words in refused(order)
        assert asked(order, wish(order, reason="FAULTY", lot="L-1")).state == "ASKED"

    @pytest.mark.parametrize("condition", [
        {"type": "Storage Environment Temperature", "low": 5, "high": 25, "unit": "°C"},
        {"type": "Storage Environment Temperature", "low": 2, "high": None, "unit": "°C"},
        {"type": "Storage Environment Humidity", "low": 2, "high": 8, "unit": "%"},
    ])  # fmt: skip
    def test_of_goods_kept_at_room_temperature_needs_none(self, order, product, condition):
        device(product, storage=[condition])

        assert asked(order).state == "ASKED"

    @pytest.mark.parametrize("sterile", ["yes", "not_stated"])
    def test_of_sterile_goods_ordered_in_error_needs_whole_seals(self, order, product, sterile):
        device(product, sterile=sterile)

        assert "with every sterile package sealed" in refused(order)
        assert asked(order, wish(order, is_sealed=True)).state == "ASKED"

    def test_of_quality_needs_a_lot(self, order):
        assert refused(order, wish(order, reason="FAULTY", lot=" ")) == "Give the lot or serial number on the label."

    def test_needs_a_reason_we_know_and_something_to_return(self, order):
        assert refused(order, wish(order, reason="BOREDOM")) == "Say why it goes back."
        with pytest.raises(CannotBeReturned, match="at least one product"):
            ask(order, [], key=uuid.uuid4(), note="", now=timezone.now())

    def test_of_another_order_is_refused(self, order, product):
        other = paid_order((product.stockrecords.get(), 1))
        dispatch_all(other)

        assert refused(order, wish(other)) == "Nothing of it is left to send back."

    def test_writes_how_to_send_it_with_the_slip(self, order, mailoutbox):
        found = asked(order, wish(order, 2, "FAULTY", lot="LOT-77"))
        run_tasks()

        mail = next(mail for mail in mailoutbox if mail.subject == f"Return {found.number}: how to send it")
        assert "2, Needle holder, 14 cm" in mail.body
        assert "lot LOT-77" in mail.body
        assert "The way back is at our cost" in mail.body
        ((name, pdf, kind),) = mail.attachments
        assert (name, kind) == (f"return-{found.number}.pdf", "application/pdf")
        text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
        assert found.number in text
        assert "LOT-77" in text


class TestReceiving:
    def test_restocks_in_base_units_through_the_ledger(self, product):
        box = sell(product, price="500.00", unit=("BX", 12))
        order = paid_order((box, 2))
        dispatch_all(order)
        before = level(product).on_hand

        found = arrives(asked(order, wish(order, 1)))

        assert level(product).on_hand == before + 12
        movement = StockMovement.objects.get(kind="RETURNED")
        assert (movement.on_hand_change, movement.reserved_change, movement.reference) == (12, 0, found.number)

    @pytest.mark.parametrize("condition", ["QUARANTINE", "DESTROY"])
    def test_of_what_is_not_restocked_makes_nothing_sellable(self, order, product, condition):
        before = StockLevel.objects.values("location__code", "on_hand", "reserved").get(product=product)

        arrives(asked(order, wish(order, 3, "FAULTY", lot="L-1")), condition)

        assert StockLevel.objects.values("location__code", "on_hand", "reserved").get(product=product) == before
        assert not StockMovement.objects.filter(kind="RETURNED").exists()

    @pytest.mark.parametrize("reason", ["DAMAGED", "FAULTY", "RECALL"])
    def test_never_restocks_bad_goods(self, order, product, reason):
        found = asked(order, wish(order, 1, reason, lot="L-1"))
        before = level(product).on_hand

        with pytest.raises(CannotBeReceived, match="does not go back to the shelf"):
            arrives(found, "RESTOCK")

        found.refresh_from_db()
        assert found.state == "ASKED"
        assert found.lines.get().received is None
        assert level(product).on_hand == before
        with pytest.raises(IntegrityError):
            found.lines.update(condition="RESTOCK")

    def test_never_restocks_cold_goods(self, order, product):
        device(product, storage=[{"type": "Storage Environment Temperature", "low": 2, "high": 8, "unit": "°C"}])
        found = asked(order, wish(order, 1, "WRONG"))

        with pytest.raises(CannotBeReceived, match="nobody knows how it travelled"):
            arrives(found, "RESTOCK")

        assert arrives(found, "DESTROY").state == "RECEIVED"

    def test_never_restocks_sterile_goods(self, order, product):
        device(product, sterile="yes")
        found, before = asked(order, wish(order, is_sealed=True)), level(product).on_hand

        with pytest.raises(CannotBeReceived, match="nobody knows how it was kept"):
            arrives(found, "RESTOCK")

        assert arrives(found, "DESTROY").refund.amount == Decimal("60.00")
        assert level(product).on_hand == before

    def test_gives_back_the_price_after_offers_to_the_penny(self, order):
        Line.objects.filter(order=order).update(line_price_incl_tax=Decimal("100.00"))

        amounts = [arrives(asked(order)).refund.amount for _ in range(3)]

        assert amounts == [Decimal("33.33"), Decimal("33.34"), Decimal("33.33")]

    def test_gives_the_delivery_charge_back_with_the_last_unit_when_it_was_our_fault(self, product):
        order = paid_order((product.stockrecords.get(), 2))
        dispatch_all(order)
        assert order.shipping_incl_tax == Decimal("7.80")

        first = arrives(asked(order, wish(order, 1, "WRONG")))
        second = arrives(asked(order, wish(order, 1, "WRONG")))

        assert (first.refund.amount, second.refund.amount) == (Decimal("60.00"), Decimal("67.80"))
        run_tasks()
        payment = DemonstrationPayment.objects.get()
        assert payment.refunded == payment.amount

    def test_keeps_the_delivery_charge_of_what_was_ordered_in_error(self, product):
        order = paid_order((product.stockrecords.get(), 1))
        dispatch_all(order)

        assert arrives(asked(order)).refund.amount == Decimal("60.00")

    def test_never_gives_back_more_than_is_left_of_the_payment(self, order):
        attempt = order.attempt
        ask_refund(attempt, attempt.amount - Decimal("10.00"), reason="GOODWILL", now=timezone.now())

        assert arrives(asked(order)).refund.amount == Decimal("10.00")

    def test_refuses_a_line_with_a_reason_and_keeps_its_money(self, order, mailoutbox):
        found = arrives(asked(order), "DESTROY", refusal="The packages were opened.")
        run_tasks()

        assert found.refund is None
        assert not Refund.objects.exists()
        mail = next(mail for mail in mailoutbox if "has reached us" in mail.subject)
        assert "No money goes back: The packages were opened." in mail.body

    def test_of_fewer_leaves_the_rest_with_the_buyer(self, order):
        arrives(asked(order, wish(order, 3)), quantity=1)

        assert terms_of(order)[0].left == 2

    def test_twice_is_refused_and_pays_once(self, order):
        found = asked(order)
        arrives(found)

        with pytest.raises(CannotBeReceived, match="is received already"):
            arrives(found)

        assert Refund.objects.count() == 1

    def test_of_nothing_more_than_announced_or_nowhere_is_refused(self, order):
        found = asked(order)
        for arrival, words in (
            ((0, ""), "Nothing of it came"),
            ((2, "RESTOCK"), "1 were announced, not 2"),
            ((1, ""), "say where it goes"),
        ):
            with pytest.raises(CannotBeReceived, match=words):
                arrives(found, arrival[1], arrival[0])
        found.refresh_from_db()
        assert found.state == "ASKED"

    def test_credits_the_invoice_of_an_order_on_account(self, product, mailoutbox):
        order = order_on_account(buyer_of(organisation()), product.stockrecords.get())
        run_tasks()
        dispatch_all(order)

        arrives(asked(order))
        run_tasks()

        order.invoice.refresh_from_db()
        assert order.invoice.credited == Decimal("60.00")
        mail = next(mail for mail in mailoutbox if "has reached us" in mail.subject)
        assert f"£60.00 are credited to invoice {order.invoice.number}" in mail.body

    def test_writes_of_the_receipt_and_of_the_money(self, order, mailoutbox):
        found = arrives(asked(order))
        run_tasks()

        subjects = [mail.subject for mail in mailoutbox]
        assert f"Return {found.number} has reached us" in subjects
        money = next(mail for mail in mailoutbox if mail.subject.startswith("Money back"))
        assert found.number in money.body


class TestNotAcceptingAReturn:
    def test_tells_the_buyer_why_and_moves_neither_goods_nor_money(self, order, product, mailoutbox):
        found, before = asked(order), level(product).on_hand

        refuse(found, "The photographs show use.", now=timezone.now(), by=UserFactory())
        run_tasks()

        assert level(product).on_hand == before
        assert not Refund.objects.exists()
        mail = next(mail for mail in mailoutbox if mail.subject == f"Return {found.number} is not accepted")
        assert "The photographs show use." in mail.body

    def test_needs_a_reason(self, order):
        with pytest.raises(CannotBeReceived, match="Say why"):
            refuse(asked(order), " ", now=timezone.now(), by=UserFactory())


class TestTheBuyersPages:
    @pytest.fixture
    def browser(self) -> Client:
        return Client(headers={"Sec-Fetch-Site": "same-origin"})

    def address(self, order: Any, name: str = "order-return", *more: str) -> str:
        return reverse(f"checkout:{name}", args=[order.attempt.key, *more])

    def filled(self, order: Any, **more: Any) -> dict[str, Any]:
        pk = order.lines.first().pk
        filled = {"key": str(uuid.uuid4()), f"quantity_{pk}": 1, f"reason_{pk}": "MISTAKE", "note": "Too many."}
        return filled | {f"{name}_{pk}": value for name, value in more.items()}

    def test_say_by_line_what_does_not_come_back(self, order, product, browser):
        device(product, supply="rx_only")

        page = browser.get(self.address(order)).content.decode()

        assert "On prescription only (Rx): it does not come back when it was ordered in error" in page
        assert 'value="MISTAKE"' not in page
        assert 'value="FAULTY"' in page

    def test_ask_and_show_what_was_asked(self, order, browser):
        answer = browser.post(self.address(order), self.filled(order), follow=True)

        found = Return.objects.get()
        page = answer.content.decode()
        assert found.note == "Too many."
        assert found.number in page
        assert "Return asked for" in page
        pdf = browser.get(self.address(order, "return-slip", found.number))
        assert found.number in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()

    def test_keep_what_was_typed_when_it_is_refused(self, order, browser):
        answer = browser.post(self.address(order), self.filled(order, reason="FAULTY", lot=""))

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Give the lot or serial number on the label." in page
        assert "Too many." in page
        assert not Return.objects.exists()

    def test_refuse_too_many_and_tampered_reasons(self, order, product, browser):
        assert browser.post(self.address(order), self.filled(order, quantity=4)).status_code == 422
        device(product, supply="rx_only")
        assert browser.post(self.address(order), self.filled(order)).status_code == 422
        assert browser.post(self.address(order), {}).status_code == 422
        assert not Return.objects.exists()

    def test_are_refused_from_other_sites(self, order):
        stranger = Client(headers={"Sec-Fetch-Site": "cross-site"})

        assert stranger.post(self.address(order), self.filled(order)).status_code == 403
        assert not Return.objects.exists()

    def test_open_only_under_the_key_of_the_order(self, order, browser):
        found = asked(order)
        other = uuid.uuid4()

        assert browser.get(reverse("checkout:order-return", args=[other])).status_code == 404
        assert browser.get(reverse("checkout:return-slip", args=[other, found.number])).status_code == 404
        assert browser.post(reverse("checkout:return-withdraw", args=[other, found.number])).status_code == 404

    def test_withdraw(self, order, browser):
        found = asked(order)

        browser.post(self.address(order, "return-withdraw", found.number))

        found.refresh_from_db()
        assert found.state == "WITHDRAWN"

    def test_offer_a_return_only_while_something_is_left(self, order, product, browser):
        page = self.address(order, "thank-you")
        assert self.address(order) in browser.get(page).content.decode()

        asked(order, wish(order, 3))

        assert f'{self.address(order)}"' not in browser.get(page).content.decode()
        assert browser.get(self.address(order)).url == page

    def test_show_the_outcome_on_the_timeline(self, order, browser):
        arrives(asked(order))
        run_tasks()

        page = browser.get(self.address(order, "thank-you")).content.decode()

        for words in ("Return asked for", "Returned", "Refunded", "Received and refunded", "£60.00"):
            assert words in page

    def test_a_guest_who_looked_the_order_up_is_led_there(self, order, browser):
        found = browser.post(
            reverse("customer:find-order"),
            {"number": order.number, "email": "theatre.stores@hospital.example"},
            follow=True,
        )

        assert self.address(order) in found.content.decode()


class TestTheDesk:
    def url(self, name: str, found: Return) -> str:
        return reverse(f"dashboard:{name}", args=[found.number])

    def test_receives_by_line_and_gives_the_money_back(self, order, admin_client):
        found = asked(order, wish(order, 2))
        row = found.lines.get()

        answer = admin_client.post(
            self.url("return-receive", found), {f"received_{row.pk}": 2, f"condition_{row.pk}": "RESTOCK"}, follow=True
        )

        assert "120.00 GBP go back to the buyer." in answer.content.decode()
        found.refresh_from_db()
        assert (found.state, found.refund.amount) == ("RECEIVED", Decimal("120.00"))

    def test_says_what_cannot_be(self, order, admin_client):
        found = asked(order, wish(order, 1, "FAULTY", lot="L-1"))
        row = found.lines.get()

        answer = admin_client.post(
            self.url("return-receive", found), {f"received_{row.pk}": 1, f"condition_{row.pk}": "RESTOCK"}
        )

        assert answer.status_code == 422
        assert "Quarantine or destroy it." in answer.content.decode()

    def test_refuses(self, order, admin_client):
        found = asked(order)

        admin_client.post(self.url("return-refuse", found), {"reason": "Opened."})

        found.refresh_from_db()
        assert (found.state, found.refusal) == ("REFUSED", "Opened.")

    def test_keeps_reports_of_quality_until_somebody_looked_into_them(self, order, admin_client):
        found = return_of(order, lot="LOT-77")
        row, page = found.lines.get(), reverse("dashboard:returns")
        assert "LOT-77" in admin_client.get(page).content.decode()
        assert "LOT-77" in admin_client.get(reverse("dashboard:payments")).content.decode()

        admin_client.post(reverse("dashboard:return-examine", args=[row.pk]), {"outcome": ""})
        assert "LOT-77" in admin_client.get(page).content.decode()
        admin_client.post(reverse("dashboard:return-examine", args=[row.pk]), {"outcome": "Told the maker."})

        row.refresh_from_db()
        assert (row.examined, row.examined_by.is_superuser) == ("Told the maker.", True)
        assert "LOT-77" not in admin_client.get(page).content.decode()

    @pytest.mark.parametrize("role", ["clinician", "editor", "reviewer"])
    def test_is_closed_to_others(self, order, role, client):
        from demo.accounts import load_roles

        load_roles()
        found, somebody = asked(order), UserFactory()
        client.force_login(somebody, backend="allauth.account.auth_backends.AuthenticationBackend")
        row = found.lines.get()

        for answer in (
            client.get(reverse("dashboard:returns")),
            client.get(self.url("return", found)),
            client.post(self.url("return-receive", found), {f"received_{row.pk}": 1, f"condition_{row.pk}": "RESTOCK"}),
            client.post(self.url("return-refuse", found), {"reason": "No."}),
            client.post(reverse("dashboard:return-examine", args=[row.pk]), {"outcome": "No."}),
        ):
            assert answer.status_code in (302, 403)
        found.refresh_from_db()
        assert found.state == "ASKED"
        assert ReturnLine.objects.get().examined_at is None


class TestMoneyThatTheGatewayRefuses:
    def test_is_not_promised_to_the_buyer_any_more(self, order):
        found = arrives(asked(order))
        Refund.objects.filter(pk=found.refund_id).update(state="REFUSED", answer="closed")

        page = Client().get(reverse("checkout:thank-you", args=[order.attempt.key])).content.decode()

        assert "go back to you" not in page
        assert "Refunded" not in page
