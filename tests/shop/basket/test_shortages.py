"""Lines of which not all is there: what the basket offers, and that nothing happens without the buyer's press."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt
from shop.devices.models import Device, ProductRelation
from shop.payments.models import DemonstrationPayment
from shop.stock import services as stock
from shop.stock.models import Reservation, StockLevel
from tests.factories.checkout import run_tasks
from tests.factories.shop import ProductClassFactory, UserFactory, attribute, sell, single, state

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
SOON = timezone.localdate() + dt.timedelta(days=12)
DETAILS = {
    "email": "theatre.stores@hospital.example",
    "first_name": "Noor",
    "last_name": "Buyer",
    "line1": "1 Example Road",
    "town": "Leeds",
    "postcode": "LS1 4AP",
    "country": "GB",
    "delivery": "standard",
}


@pytest.fixture
def buyer(client):
    client.defaults["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def back_order(**fields: Any) -> Any:
    product = single(**fields)
    stock.plan(product_id=product.pk, backorder_allowed=True, expected_on=SOON)
    return product


def add(buyer: Any, product: Any, quantity: int) -> int:
    record = product.stockrecords.order_by("pk").first()
    buyer.post(reverse("basket:add"), {"unit": record.pk, "quantity": quantity})
    return Line.objects.get(stockrecord=record).pk


def basket(buyer: Any) -> Any:
    return buyer.get(reverse("basket:summary")).context["basket"]


def wait(buyer: Any, line: int, missing: int, until: dt.date | None = SOON) -> Any:
    data = {"missing": missing, "until": until.isoformat() if until else "", "agreed": "yes"}
    return buyer.post(reverse("basket:wait-for-line", args=[line]), data)


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def relate(product: Any, other: Any, kind: str = "substitute") -> None:
    ProductRelation.objects.create(product=product, other=other, kind=kind)


class TestALineThatIsShort:
    def test_says_what_is_there_and_when_more_comes(self, buyer):
        add(buyer, back_order(stock_of=2), 5)

        (line,) = basket(buyer).lines

        assert line.problem == f"Only 2 left. More is expected on {SOON:%-d %B %Y}."
        assert (line.shortage.take, line.shortage.units_missing, line.shortage.until) == (2, 3, SOON)
        assert (line.shortage.can_wait, line.shortage.agreed) == (True, False)

    def test_keeps_the_basket_from_being_ordered(self, buyer):
        add(buyer, back_order(stock_of=2), 5)

        answer = buyer.get(reverse("checkout:index"))

        assert answer.url == reverse("basket:summary")
        assert not basket(buyer).can_check_out

    def test_offers_a_number_in_which_it_is_sold(self, buyer):
        product = back_order(stock_of=50, multiple=5, minimum=5)
        add(buyer, product, 20)
        product.stock_levels.update(on_hand=13)

        assert basket(buyer).lines[0].shortage.take == 10

    def test_that_may_not_wait_and_has_no_substitute_says_what_is_left_to_do(self, buyer):
        product = single(stock_of=5)
        add(buyer, product, 3)
        product.stock_levels.update(on_hand=0)

        (line,) = basket(buyer).lines

        assert line.problem == "It is out of stock. Save it for later or remove it to go on."
        assert not line.shortage.can_wait

    def test_costs_the_page_no_more_than_twelve_statements(self, buyer, at_most_queries):
        kind = ProductClassFactory()
        attribute(kind, "size")
        buyer.force_login(UserFactory())
        for _ in range(4):
            short, other = back_order(stock_of=1, product_class=kind), single(product_class=kind)
            relate(other, short)
            add(buyer, short, 3)
        saved = add(buyer, single(), 1)
        buyer.post(reverse("basket:save-line", args=[saved]))

        with at_most_queries(12):
            shown = basket(buyer)

        assert [len(line.shortage.substitutes) for line in shown.lines] == [1] * 4
        assert len(shown.saved) == 1


class TestTheTick:
    def test_lets_the_line_be_ordered(self, buyer):
        line = add(buyer, back_order(stock_of=2), 5)

        wait(buyer, line, 3)

        shown = basket(buyer)
        assert (shown.lines[0].problem, shown.lines[0].shortage.agreed, shown.can_check_out) == ("", True, True)

    def test_is_taken_back(self, buyer):
        line = add(buyer, back_order(stock_of=2), 5)
        wait(buyer, line, 3)

        buyer.post(reverse("basket:wait-for-line", args=[line]), {"missing": 3, "until": SOON.isoformat()})

        assert not basket(buyer).lines[0].shortage.agreed

    @pytest.mark.parametrize(("missing", "until"), [(2, SOON), (4, SOON), (3, None), (3, SOON - dt.timedelta(days=1))])
    def test_for_what_the_page_no_longer_says_is_refused(self, buyer, missing, until):
        line = add(buyer, back_order(stock_of=2), 5)

        answer = wait(buyer, line, missing, until)

        assert said(answer)[-1].startswith("It changed since you looked")
        assert not basket(buyer).lines[0].shortage.agreed

    @pytest.mark.parametrize("data", [{}, {"missing": "x"}, {"missing": "3", "until": "soon"}, {"missing": "0"}])
    def test_that_makes_no_sense_is_refused(self, buyer, data):
        line = add(buyer, back_order(stock_of=2), 5)

        buyer.post(reverse("basket:wait-for-line", args=[line]), data | {"agreed": "yes"})

        assert not basket(buyer).lines[0].shortage.agreed

    def test_where_back_orders_are_not_allowed_is_refused(self, buyer):
        product = single(stock_of=5)
        line = add(buyer, product, 5)
        product.stock_levels.update(on_hand=2)

        wait(buyer, line, 3, None)

        assert not basket(buyer).can_check_out

    @pytest.mark.parametrize(
        "change", [{"on_hand": 1}, {"expected_on": SOON + dt.timedelta(days=1)}, {"expected_on": None}]
    )
    def test_lapses_when_more_is_missing_or_it_comes_later(self, buyer, change):
        product = back_order(stock_of=2)
        wait(buyer, add(buyer, product, 5), 3)

        product.stock_levels.update(**change)

        assert not basket(buyer).lines[0].shortage.agreed

    @pytest.mark.parametrize("change", [{"on_hand": 4}, {"expected_on": SOON - dt.timedelta(days=2)}])
    def test_holds_when_it_turned_out_better(self, buyer, change):
        product = back_order(stock_of=2)
        wait(buyer, add(buyer, product, 5), 3)

        product.stock_levels.update(**change)

        assert basket(buyer).lines[0].shortage.agreed

    def test_of_somebody_elses_line_is_not_found(self, buyer):
        line = add(buyer, back_order(stock_of=2), 5)
        buyer.cookies.clear()

        assert wait(buyer, line, 3).status_code == 404


class TestSubstitutes:
    def test_say_what_they_cost_and_in_what_they_differ(self, buyer):
        kind = ProductClassFactory()
        attribute(kind, "size")
        short = single(title="Glove A", price="10.00", stock_of=5, product_class=kind)
        other = single(title="Glove B", price="11.50", product_class=kind)
        state(short, size="7")
        state(other, size="7.5")
        Device.objects.filter(product=short).update(brand="Apex", latex="not_made_with_nrl")
        Device.objects.filter(product=other).update(brand="Corda")
        relate(other, short)
        add(buyer, short, 4)
        short.stock_levels.update(on_hand=0)

        (offer,) = basket(buyer).lines[0].shortage.substitutes

        assert (offer.product.title, offer.price.excl, offer.dearer) == ("Glove B", Decimal("11.50"), Decimal("1.50"))
        assert "Brand: Corda instead of Apex" in offer.differs
        assert "Size: 7.5 instead of 7" in offer.differs
        latex = "Natural rubber latex: Not stated by the maker instead of Not made with natural rubber latex"
        assert latex in offer.differs

    @pytest.mark.parametrize(
        ("instead", "kind"),
        [
            ({"stock_of": 3}, "substitute"),
            ({"unit": ("BX", 12)}, "substitute"),
            ({"price": None}, "substitute"),
            ({"is_public": False}, "substitute"),
            ({"multiple": 5, "minimum": 5}, "substitute"),
            ({}, "compatible"),
            ({}, "spare_part"),
        ],
    )
    def test_are_those_that_can_be_had_in_that_number_and_unit(self, buyer, instead, kind):
        short, other = single(stock_of=5), single(**instead)
        relate(other, short, kind)
        add(buyer, short, 4)
        short.stock_levels.update(on_hand=0)

        assert basket(buyer).lines[0].shortage.substitutes == ()

    def test_are_not_offered_the_other_way_about(self, buyer):
        short, other = single(stock_of=5), single()
        relate(short, other)
        add(buyer, short, 4)
        short.stock_levels.update(on_hand=0)

        assert basket(buyer).lines[0].shortage.substitutes == ()

    def test_that_only_professionals_may_buy_are_not_offered_to_others(self, buyer):
        short, other = single(stock_of=5), single()
        Device.objects.filter(product=other).update(supply="rx_only")
        relate(other, short)
        add(buyer, short, 4)
        short.stock_levels.update(on_hand=0)

        assert basket(buyer).lines[0].shortage.substitutes == ()

    def test_of_discontinued_goods_begin_with_their_replacement(self, buyer):
        gone, cheap, successor = single(stock_of=5), single(price="1.00"), single(price="20.00")
        relate(cheap, gone)
        relate(successor, gone, "replaces")
        add(buyer, gone, 4)
        gone.stock_levels.update(on_hand=0)
        Device.objects.filter(product=gone).update(discontinued=True)

        (line,) = basket(buyer).lines

        assert line.problem == "It is discontinued and sold out."
        assert [(one.replaces, one.price.excl) for one in line.shortage.substitutes] == [
            (True, Decimal("20.00")),
            (False, Decimal("1.00")),
        ]

    def test_take_the_place_of_the_line_with_one_press(self, buyer):
        short, other = single(stock_of=5), single(title="Glove B")
        relate(other, short)
        line = add(buyer, short, 4)
        short.stock_levels.update(on_hand=0)

        buyer.post(reverse("basket:replace-line", args=[line]), {"unit": other.stockrecords.get().pk})

        shown = basket(buyer)
        assert [(one.product.title, one.quantity) for one in shown.lines] == [("Glove B", 4)]
        assert shown.can_check_out

    @pytest.mark.parametrize("unit", ["", "x", "999999999"])
    def test_that_were_never_offered_change_nothing(self, buyer, unit):
        short = single(stock_of=5)
        line = add(buyer, short, 4)
        short.stock_levels.update(on_hand=0)

        buyer.post(reverse("basket:replace-line", args=[line]), {"unit": unit})

        assert [one.quantity for one in basket(buyer).lines] == [4]

    def test_that_nobody_named_change_nothing(self, buyer):
        short, stranger = single(stock_of=5), single()
        line = add(buyer, short, 4)
        short.stock_levels.update(on_hand=0)

        answer = buyer.post(reverse("basket:replace-line", args=[line]), {"unit": stranger.stockrecords.get().pk})

        assert said(answer)[-1] == "It cannot be had instead any more. Look at what is offered now."
        assert [one.product.id for one in basket(buyer).lines] == [short.pk]


class TestOrderingWhatIsNotThere:
    def reviews(self, buyer: Any, product: Any) -> Any:
        wait(buyer, add(buyer, product, 5), 3)
        buyer.post(reverse("checkout:index"), DETAILS)
        return buyer.get(reverse("checkout:review"))

    def pays(self, buyer: Any, quote: Any) -> Any:
        buyer.post(reverse("checkout:review"), {"quote": quote.hash, "gateway": "demonstration"})
        payment = DemonstrationPayment.objects.get()
        buyer.post(reverse("demonstration-payment", kwargs={"reference": payment.reference}), {"outcome": "succeed"})
        key = PaymentAttempt.objects.get().key
        return buyer.get(reverse("checkout:payment-return", kwargs={"key": key}), follow=True)

    def test_is_said_on_review_on_the_order_and_in_the_mail(self, buyer):
        page = self.reviews(buyer, back_order(stock_of=2))
        ordered = self.pays(buyer, page.context["quote"])
        run_tasks()

        words = f"3 still to come, expected {SOON.day}\N{NO-BREAK SPACE}{SOON:%B %Y}"
        assert words in page.content.decode()
        assert words in ordered.content.decode()
        assert f"of which {words}, as you agreed" in mail.outbox[0].body
        assert f"{words}, as you agreed" in mail.outbox[0].alternatives[0].content

    def test_holds_what_is_there_and_waits_for_the_rest(self, buyer):
        product = back_order(stock_of=2)

        self.pays(buyer, self.reviews(buyer, product).context["quote"])

        held, level = Reservation.objects.get(), StockLevel.objects.get(product=product)
        assert (held.state, held.quantity, held.waiting, held.promised_on) == ("ORDERED", 5, 3, SOON)
        assert (level.on_hand, level.reserved, level.waiting) == (2, 5, 3)

    def test_shows_on_the_order_that_it_has_come(self, buyer):
        product = back_order(stock_of=2)
        self.pays(buyer, self.reviews(buyer, product).context["quote"])

        stock.receive(product_id=product.pk, quantity=3)

        page = buyer.get(reverse("checkout:thank-you", kwargs={"key": PaymentAttempt.objects.get().key}))
        assert "What you waited for came on" in page.content.decode()
        assert "still to come" not in page.content.decode()

    def test_is_covered_by_the_hash_of_what_was_shown(self, buyer):
        product = back_order(stock_of=2)
        quote = self.reviews(buyer, product).context["quote"]
        product.stock_levels.update(on_hand=3)

        answer = buyer.post(reverse("checkout:review"), {"quote": quote.hash, "gateway": "demonstration"})

        assert answer.status_code == 409
        assert any("2 to be waited for" in change for change in answer.context["changes"])
        assert PaymentAttempt.objects.count() == 0

    def test_is_refused_when_the_tick_lapsed_meanwhile(self, buyer):
        product = back_order(stock_of=2)
        self.reviews(buyer, product)
        product.stock_levels.update(on_hand=1)
        shown = buyer.get(reverse("basket:summary")).context["basket"]
        quote = buyer.post(reverse("checkout:review"), {"quote": "", "gateway": "demonstration"}).context["quote"]

        answer = buyer.post(reverse("checkout:review"), {"quote": quote.hash, "gateway": "demonstration"})

        assert answer.url == reverse("basket:summary")
        assert "you have not said whether you want to wait" in said(answer)[-1]
        assert (shown.can_check_out, PaymentAttempt.objects.count()) == (False, 0)
        assert StockLevel.objects.get(product=product).reserved == 0

    def test_that_is_declined_comes_back_as_it_was_agreed(self, buyer):
        product = back_order(stock_of=2)
        quote = self.reviews(buyer, product).context["quote"]
        buyer.post(reverse("checkout:review"), {"quote": quote.hash, "gateway": "demonstration"})
        payment = DemonstrationPayment.objects.get()
        buyer.post(reverse("demonstration-payment", kwargs={"reference": payment.reference}), {"outcome": "decline"})
        key = PaymentAttempt.objects.get().key
        buyer.get(reverse("checkout:payment-return", kwargs={"key": key}), follow=True)

        level = StockLevel.objects.get(product=product)
        assert (level.reserved, level.waiting) == (0, 0)
        assert basket(buyer).lines[0].shortage.agreed

    def test_in_boxes_waits_for_whole_boxes_and_holds_the_loose_ones(self, buyer):
        product = single(price=None, stock_of=18)
        box = sell(product, price="100.00", unit=("BX", 12))
        stock.plan(product_id=product.pk, backorder_allowed=True)
        buyer.post(reverse("basket:add"), {"unit": box.pk, "quantity": 2})
        line = Line.objects.get().pk

        wait(buyer, line, 6, None)

        shortage = basket(buyer).lines[0].shortage
        assert (shortage.agreed, shortage.units_here, shortage.units_missing, shortage.missing) == (True, 1, 1, 6)
