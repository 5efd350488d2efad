"""What becomes of a basket when the card is declined, and of an order when its buyer never comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model

from shop.checkout.finalise import sweep
from shop.payments.gateways import demonstration_views
from shop.payments.models import DemonstrationPayment
from shop.stock.models import StockLevel
from tests.journeys import checkout
from tests.journeys.visitor import Visitor

Product = get_model("catalogue", "Product")
pytestmark = pytest.mark.browser


@pytest.fixture
def product(fresh: None):
    """A single in stock: its page has one main button."""
    return Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=5).order_by("pk").first()


@pytest.fixture
def buyer(reader: Visitor, product) -> Visitor:
    """Somebody at the review, one press from paying."""
    return at_the_review(reader, product)


def at_the_review(visitor: Visitor, product) -> Visitor:
    checkout.adds_and_checks_out(visitor, product.get_absolute_url())
    checkout.gives_details(visitor)
    return visitor


class TestADeclinedCard:
    def test_is_told_why_keeps_the_basket_and_the_second_try_succeeds(self, visitor: Visitor, product):
        buyer = at_the_review(visitor, product)
        checkout.pays(buyer, "Decline")

        buyer.sees("The card was declined. Nothing was charged; your basket is kept.")
        assert checkout.orders().count() == 0
        assert StockLevel.objects.get(product=product).reserved == 0

        buyer.follows("Try again")
        buyer.sees(product.title)
        checkout.pays(buyer, "Succeed")

        buyer.sees("Thank you. Your order is placed.")
        assert checkout.orders().get().number == checkout.order_number(buyer)
        assert StockLevel.objects.get(product=product).reserved == checkout.orders().get().lines.get().quantity


class TestThreeDSecure:
    def test_goes_by_the_bank_that_refuses_and_then_by_the_bank_that_approves(self, visitor: Visitor, product):
        buyer = at_the_review(visitor, product)
        checkout.pays(buyer, "3-D Secure")
        buyer.sees("Your demonstration bank asks: is it you?")
        buyer.presses("Refuse")
        buyer.sees("Your bank did not approve the payment. Nothing was charged; your basket is kept.")

        buyer.follows("Try again")
        checkout.pays(buyer, "3-D Secure")
        buyer.presses("Approve")

        buyer.sees("Thank you. Your order is placed.")
        assert checkout.orders().get().number == checkout.order_number(buyer)


class TestAConfirmationThatTakesAWhile:
    def test_moves_the_waiting_page_on_by_itself_when_the_notice_comes(
        self, visitor: Visitor, product, run_tasks: Callable[[], None], monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(demonstration_views, "CONFIRMATION_TAKES", dt.timedelta(hours=1))
        buyer = at_the_review(visitor, product)
        checkout.pays(buyer, "Take a while")
        buyer.sees("Your payment is open")
        run_tasks()
        assert checkout.orders().count() == 0  # the notice is not sent before its time

        DemonstrationPayment.objects.update(confirmed_at=timezone.now())  # an hour later
        DBTaskResult.objects.filter(run_after__gt=timezone.now()).update(run_after=timezone.now())
        run_tasks()

        buyer.sees("Thank you. Your order is placed.")
        assert checkout.orders().get().number == checkout.order_number(buyer)


class TestABuyerWhoVanishes:
    def test_has_the_order_by_the_notice(
        self, buyer: Visitor, run_tasks: Callable[[], None], mailoutbox: list[mail.EmailMessage]
    ):
        checkout.pays(buyer, "Vanish")
        buyer.sees("It is paid, and the browser has gone.")
        assert checkout.orders().count() == 0

        run_tasks()

        assert checkout.orders().get().status == "Paid"
        assert [letter.to for letter in mailoutbox] == [[checkout.GUEST]] * 2

    def test_has_the_order_by_the_sweeper_when_the_notice_is_lost(
        self, buyer: Visitor, run_tasks: Callable[[], None], mailoutbox: list[mail.EmailMessage]
    ):
        checkout.pays(buyer, "Vanish")
        buyer.sees("It is paid, and the browser has gone.")
        DBTaskResult.objects.all().delete()

        swept = sweep(now=timezone.now() + dt.timedelta(minutes=6))
        run_tasks()

        assert swept == {"looked_at": 1, "ordered": 1, "ended": 0, "unreachable": 0}
        assert checkout.attempts().get().order == checkout.orders().get()
        assert len(mailoutbox) == 2

    def test_is_led_to_the_open_payment_on_coming_back_before_paying(self, buyer: Visitor, product):
        buyer.presses("Pay £")
        buyer.sees("This is not a bank.")

        buyer.opens("/shop/checkout/")
        buyer.sees("Your payment is open")
        buyer.presses("Take the basket back instead")

        buyer.sees("Nothing was charged")
        buyer.follows("Back to basket")
        buyer.sees(product.title)
        assert StockLevel.objects.get(product=product).reserved == 0
