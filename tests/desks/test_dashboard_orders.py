"""What the desk does to an order: goods leave, goods come free, money goes back."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout import finalise, tasks
from shop.checkout.models import PaymentAttempt
from shop.payments.models import DemonstrationPayment, MoneyMovement
from shop.stock import services as stock
from shop.stock.models import StockLevel, StockMovement
from tests.desks.furniture import paid_order
from tests.factories.checkout import run_tasks
from tests.factories.shop import sell, single

Order = get_model("order", "Order")
Source = get_model("payment", "Source")


@pytest.fixture
def desk(sign_in):
    return sign_in("merchandiser")


@pytest.fixture
def product(shop):
    return single(stock_of=100)


@pytest.fixture
def box(product):
    return sell(product, price="100.00", unit=("BX", 12))


@pytest.fixture
def order(product, box):
    """Paid: 2 boxes of 12 and 3 singles, 27 of 100 base units."""
    return paid_order((box, 2), (product.stockrecords.exclude(pk=box.pk).get(), 3))


def level(product) -> tuple[int, int]:
    found = StockLevel.objects.get(product=product)
    return found.on_hand, found.reserved


def page_of(order) -> str:
    return reverse("dashboard:order-detail", kwargs={"number": order.number})


def send(desk, order, quantities: dict[int, int], **fields):
    data = {"line_action": "create_shipping_event", "reference": "TRACK-1"}
    data |= {"selected_line": list(quantities)}
    data |= {f"selected_line_qty_{line}": quantity for line, quantity in quantities.items()}
    return desk.post(page_of(order), data | fields, follow=True)


def said(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


class TestDispatch:
    def test_takes_the_goods_from_the_shelf(self, desk, order, product):
        everything = {line.pk: line.quantity for line in order.lines.all()}
        assert level(product) == (100, 27)

        send(desk, order, everything)

        order.refresh_from_db()
        assert level(product) == (73, 0)
        assert order.status == "Dispatched"
        assert {line.status for line in order.lines.all()} == {"Dispatched"}
        assert [event.notes for event in order.shipping_events.all()] == ["TRACK-1"]
        assert order.shipping_events.get().line_quantities.count() == 2

    def test_writes_the_order_into_the_ledger(self, desk, order):
        send(desk, order, {line.pk: line.quantity for line in order.lines.all()})

        moved = StockMovement.objects.filter(kind=StockMovement.Kind.DISPATCHED, reference=order.number)
        assert sorted(moved.values_list("on_hand_change", "reserved_change")) == [(-24, -24), (-3, -3)]

    def test_in_two_parcels_dispatches_the_order_with_the_second(self, desk, order, product, box):
        boxes = order.lines.get(stockrecord=box)
        singles = order.lines.exclude(pk=boxes.pk).get()

        send(desk, order, {boxes.pk: 1})
        order.refresh_from_db()
        assert (level(product), order.status) == ((88, 15), "Paid")

        send(desk, order, {boxes.pk: 1, singles.pk: 3})
        order.refresh_from_db()
        assert (level(product), order.status) == ((73, 0), "Dispatched")

    def test_of_more_than_is_held_sends_nothing(self, desk, order, product):
        boxes, singles = order.lines.order_by("pk")
        send(desk, order, {singles.pk: 2})

        answer = send(desk, order, {boxes.pk: 1, singles.pk: 2})

        assert "1 are left to dispatch, not 2" in said(answer)
        assert level(product) == (98, 25)
        assert order.shipping_events.count() == 1

    def test_waits_for_the_payment(self, desk, product):
        order = paid_order((product.stockrecords.get(), 3), captured=False)

        answer = send(desk, order, {order.lines.get().pk: 3})

        assert "only a paid or invoiced order is dispatched" in said(answer)
        assert level(product) == (100, 3)

    def test_of_a_back_order_waits_for_the_delivery(self, desk):
        late = single(title="Mesh", stock_of=1)
        StockLevel.objects.filter(product=late).update(backorder_allowed=True)
        order = paid_order((late.stockrecords.get(), 3), waits=True)

        answer = send(desk, order, {order.lines.get().pk: 3})

        assert "Mesh: 2 of it are waited for; 1 can leave." in said(answer)
        assert level(late) == (1, 3)

    def test_of_a_back_order_sends_what_is_there_and_the_rest_when_it_came(self, desk):
        late = single(stock_of=1)
        StockLevel.objects.filter(product=late).update(backorder_allowed=True)
        order = paid_order((late.stockrecords.get(), 3), waits=True)
        line = order.lines.get().pk

        send(desk, order, {line: 1})
        stock.receive(product_id=late.pk, quantity=5)
        send(desk, order, {line: 2})

        order.refresh_from_db()
        assert (order.status, level(late)) == ("Dispatched", (3, 0))

    def test_of_what_others_have_waited_for_longer_is_refused(self, desk):
        late = single(title="Mesh", stock_of=0)
        StockLevel.objects.filter(product=late).update(backorder_allowed=True)
        first, second = (paid_order((late.stockrecords.get(), 2), waits=True) for _ in range(2))
        stock.receive(product_id=late.pk, quantity=2)

        answer = send(desk, second, {second.lines.get().pk: 2})
        send(desk, first, {first.lines.get().pk: 2})

        assert "Mesh: 2 of it are waited for; 0 can leave." in said(answer)
        assert level(late) == (0, 2)

    def test_twice_at_once_leaves_once(self, desk, order, product):
        everything = {line.pk: line.quantity for line in order.lines.all()}
        send(desk, order, everything)

        answer = send(desk, order, everything)

        assert "only a paid or invoiced order is dispatched" in said(answer)
        assert level(product) == (73, 0)


class TestCancelling:
    def cancel(self, desk, order):
        return desk.post(
            page_of(order), {"order_action": "change_order_status", "new_status": "Cancelled"}, follow=True
        )

    def give_back(self, order):
        """What the worker does for the money."""
        run_tasks()

    def test_frees_the_goods(self, desk, order, product):
        self.cancel(desk, order)

        order.refresh_from_db()
        assert (level(product), order.status) == ((100, 0), "Cancelled")
        assert all(line.allocation_cancelled for line in order.lines.all())

    def test_twice_frees_them_once(self, desk, order, product):
        paid_order((product.stockrecords.first(), 5))
        self.cancel(desk, order)

        self.cancel(desk, order)

        assert level(product) == (100, 5)

    def test_of_what_has_left_is_refused(self, desk, order, product):
        send(desk, order, {order.lines.first().pk: 1})
        before = level(product)

        answer = self.cancel(desk, order)

        assert "what comes back is a return" in said(answer)
        assert level(product) == before

    def test_refunds_what_was_taken(self, desk, order):
        self.cancel(desk, order)
        self.give_back(order)

        attempt = PaymentAttempt.objects.get(order=order)
        payment = DemonstrationPayment.objects.get(reference=attempt.gateway_reference)
        kinds = MoneyMovement.objects.filter(attempt_key=attempt.key).order_by("pk").values_list("kind", flat=True)
        assert (payment.state, payment.refunded) == ("REFUNDED", attempt.amount)
        assert list(kinds) == ["AUTHORISED", "CAPTURED", "REFUNDED"]
        assert Source.objects.get(order=order).amount_refunded == attempt.amount

    def test_lets_go_of_what_was_only_promised(self, desk, product):
        order = paid_order((product.stockrecords.get(), 3), captured=False)

        self.cancel(desk, order)
        self.give_back(order)

        attempt = PaymentAttempt.objects.get(order=order)
        assert attempt.state == PaymentAttempt.State.FAILED
        assert DemonstrationPayment.objects.get(reference=attempt.gateway_reference).state == "CANCELLED"

    def test_asks_for_the_money_in_its_own_transaction(self, desk, order, monkeypatch):
        asked = []
        monkeypatch.setattr(
            tasks.give_money_back.__class__, "enqueue", lambda task, *args: asked.append((task.name, *args))
        )

        self.cancel(desk, order)

        assert asked == [
            ("give_money_back", PaymentAttempt.objects.get(order=order).pk),
            ("send_order_cancelled", order.pk, "CAPTURED"),
        ]

    def test_a_capture_that_comes_too_late_takes_nothing(self, desk, product):
        order = paid_order((product.stockrecords.get(), 3), captured=False)
        self.cancel(desk, order)

        finalise.capture(PaymentAttempt.objects.get(order=order), now=timezone.now())

        payment = DemonstrationPayment.objects.get(reference=order.attempt.gateway_reference)
        assert payment.state == "AUTHORISED"
        assert Order.objects.get(pk=order.pk).status == "Cancelled"


class TestStatus:
    def test_is_offered_only_where_a_person_may_say_it(self, desk, shop):
        forms = [desk.get(page_of(order)).context["order_status_form"] for order in (shop.placed, shop.paid)]

        assert [[value for value, _ in form.fields["new_status"].choices] for form in forms] == [["Cancelled"]] * 2

    def test_paid_is_said_by_payments_alone(self, desk, shop):
        answer = desk.post(
            reverse("dashboard:order-list"),
            {"action": "change_order_statuses", "new_status": "Paid", "selected_order": shop.placed.pk},
            follow=True,
        )

        shop.placed.refresh_from_db()
        assert "paid when its payment has been taken" in said(answer)
        assert shop.placed.status == "Placed"

    def test_of_many_orders_changes_with_their_goods(self, desk, order, product):
        desk.post(
            reverse("dashboard:order-list"),
            {"action": "change_order_statuses", "new_status": "Dispatched", "selected_order": order.pk},
        )

        order.refresh_from_db()
        assert (order.status, level(product)) == ("Dispatched", (73, 0))


class TestOrderPage:
    def test_shows_what_the_payment_did(self, desk, shop):
        attempt = shop.paid.attempt
        PaymentAttempt.objects.filter(pk=attempt.pk).update(problem="asked 276.00 GBP, the gateway says 2.76")

        shown = desk.get(page_of(shop.paid)).content.decode()

        for words in (attempt.gateway_reference, str(attempt.key), "Authorised", "Captured", "the gateway says 2.76"):
            assert words in shown

    def test_takes_no_word_for_money(self, desk, shop):
        answer = desk.post(
            page_of(shop.paid),
            {"order_action": "create_order_payment_event", "amount": "5.00", "payment_event_type": "paid"},
            follow=True,
        )

        assert "Invalid action" in said(answer)
        assert shop.paid.payment_events.count() == 0

    def test_costs_few_statements(self, desk, shop, at_most_queries):
        desk.get(page_of(shop.paid))

        with at_most_queries(30):
            desk.get(page_of(shop.paid))


class TestOrderList:
    def test_costs_the_same_for_four_orders_and_for_fourteen(self, desk, shop, product, at_most_queries):
        for _ in range(10):
            paid_order((product.stockrecords.first(), 1), user=shop.buyer)

        with at_most_queries(10):
            answer = desk.get(reverse("dashboard:order-list"))

        assert len(answer.context["orders"]) == 14

    def test_finds_an_order_by_its_number(self, desk, shop):
        answer = desk.get(reverse("dashboard:order-list"), {"order_number": shop.paid.number})

        assert answer.url == page_of(shop.paid)

    def test_comes_as_a_file(self, desk, shop):
        answer = desk.post(
            reverse("dashboard:order-list"), {"action": "download_selected_orders", "selected_order": shop.paid.pk}
        )

        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [shop.paid.number in row for row in rows] == [False, True]


class TestGivingMoneyBack:
    def give(self, desk, order, amount, reason="DAMAGED"):
        data = {"order_action": "give_refund", "amount": amount, "reason": reason}
        return desk.post(reverse("dashboard:order-detail", args=[order.number]), data, follow=True)

    def test_in_part_writes_who_asked_and_why(self, desk, order):
        answer = self.give(desk, order, "12.50")
        run_tasks()

        refund = PaymentAttempt.objects.get(order=order).refunds.get()
        assert "12.50 GBP go back" in said(answer)
        assert (refund.state, refund.amount, refund.reason) == ("DONE", Decimal("12.50"), "DAMAGED")
        assert refund.asked_by is not None

    @pytest.mark.parametrize(("amount", "told"), [("99999", "can go back at most"), ("", "required"), ("x", "number")])
    def test_that_cannot_be_is_refused(self, desk, order, amount, told):
        page = self.give(desk, order, amount).content.decode()

        assert told in page.split('id="refund-refused"')[1].split("</div>")[0]
        assert not PaymentAttempt.objects.get(order=order).refunds.exists()
