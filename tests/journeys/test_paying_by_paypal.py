"""Paying on the double of PayPal's page: there, back, declined, and without coming back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from tests.doubles.paypal import PayPalDouble
from tests.doubles.stripe.notices import post_to
from tests.journeys import checkout
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.visitor import Visitor

Product = get_model("catalogue", "Product")
pytestmark = pytest.mark.browser


@pytest.fixture
def paypal(paypal_double: PayPalDouble, settings: Any) -> PayPalDouble:
    """The double, to whose page our forms may lead, as the settings have it when there is an app."""
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": policy | {"form-action": [*policy["form-action"], paypal_double.address]}
    }
    return paypal_double


@pytest.fixture(params=[DESK, PHONE], ids=["1440px", "390px"])
def buyer(request: pytest.FixtureRequest, enters: Callable[..., Visitor], paypal: PayPalDouble) -> Iterator[Visitor]:
    """Somebody at the review. The one other host that their browser may ask is PayPal's."""
    visitor = enters(request.param)
    product = Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=5).order_by("pk").first()
    checkout.adds_and_checks_out(visitor, product.get_absolute_url())
    checkout.gives_details(visitor)
    yield visitor
    assert [trouble for trouble in visitor.troubles if paypal.address not in trouble] == []


def goes_to_paypal(buyer: Visitor) -> None:
    if buyer.page.get_by_label("PayPal").count():
        buyer.page.get_by_label("PayPal").check()
    buyer.presses("Pay £")
    buyer.sees("A double of PayPal’s page. No money moves here.")


class TestPayPal:
    def test_pays_when_the_buyer_approves(self, buyer: Visitor, paypal: PayPalDouble, run_tasks: Callable[[], None]):
        goes_to_paypal(buyer)
        buyer.page.get_by_role("button", name="Approve", exact=True).click()

        buyer.sees("Thank you. Your order is placed.")
        run_tasks()
        assert checkout.orders().get().number == checkout.order_number(buyer)
        assert checkout.orders().get().status == "Paid"
        assert len(paypal.captured) == 1

    def test_pays_though_the_tab_is_closed(self, buyer: Visitor, paypal: PayPalDouble, run_tasks: Callable[[], None]):
        goes_to_paypal(buyer)
        buyer.presses("Approve and close")
        buyer.sees("This tab could be closed now.")

        webhook = buyer.base + reverse("checkout:webhook", kwargs={"gateway_name": "paypal"})
        assert set(paypal.deliver(post_to(webhook), times=2)) == {200}
        run_tasks()

        assert checkout.orders().get().status == "Paid"
        assert len(paypal.captured) == 1

    def test_says_why_it_was_declined_and_the_second_try_pays(self, buyer: Visitor, paypal: PayPalDouble):
        goes_to_paypal(buyer)
        buyer.presses("Approve with a card that is declined")
        buyer.sees("PayPal declined the card or bank account chosen there. Nothing was charged; your basket is kept.")

        buyer.follows("Try again")
        goes_to_paypal(buyer)
        buyer.page.get_by_role("button", name="Approve", exact=True).click()

        buyer.sees("Thank you. Your order is placed.")
        assert len(paypal.held) == 1

    def test_is_left_and_the_basket_taken_back(self, buyer: Visitor, paypal: PayPalDouble):
        goes_to_paypal(buyer)
        buyer.presses("Cancel and return")
        buyer.sees("Your payment is open")
        buyer.presses("Take the basket back instead")

        buyer.sees("Nothing was charged")
        assert paypal.held == []
