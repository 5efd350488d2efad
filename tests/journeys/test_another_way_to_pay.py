"""Cards fall silent while somebody pays: the page says so, the basket comes back, and PayPal takes the payment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from oscar.core.loading import get_model

from shop.payments import gateways
from tests.doubles.paypal import PayPalDouble
from tests.doubles.stripe import Fault, StripeDouble
from tests.journeys import checkout
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.inspection import barriers
from tests.journeys.visitor import Visitor

Product = get_model("catalogue", "Product")
pytestmark = pytest.mark.browser


@pytest.fixture
def cards(stripe_double: StripeDouble, paypal_double: PayPalDouble, settings: Any) -> StripeDouble:
    """Cards and PayPal, and nothing else; our forms may lead to both."""
    settings.PAYMENT_GATEWAYS = {name: settings.PAYMENT_GATEWAYS[name] for name in ("card", "paypal")}
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    pages = [stripe_double.address, paypal_double.address]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy | {"form-action": [*policy["form-action"], *pages]}}
    return stripe_double


@pytest.fixture(params=[DESK, PHONE], ids=["1440px", "390px"])
def buyer(
    request: pytest.FixtureRequest, enters: Callable[..., Visitor], cards: StripeDouble, paypal_double: PayPalDouble
) -> Iterator[Visitor]:
    visitor = enters(request.param)
    product = Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=5).order_by("pk").first()
    checkout.adds_and_checks_out(visitor, product.get_absolute_url())
    checkout.gives_details(visitor)
    yield visitor
    assert [trouble for trouble in visitor.troubles if paypal_double.address not in trouble] == []


class TestWhileCardsAreAway:
    def test_the_buyer_is_told_takes_the_basket_back_and_pays_by_paypal(
        self, buyer: Visitor, cards: StripeDouble, paypal_double: PayPalDouble
    ):
        cards.goes_wrong(Fault("* /v1/*", status=500), times=100)
        buyer.page.get_by_label("Card, Apple Pay or Google Pay").check()
        buyer.presses("Pay £")
        buyer.sees("Your payment has not begun")
        for _ in range(2):
            buyer.presses("Go on to the payment")
        buyer.sees("Card, Apple Pay or Google Pay is not available at this moment.")
        assert [gateway.name for gateway in gateways.resting_gateways()] == ["card"]
        assert barriers(buyer) == []

        buyer.presses("Take the basket back and pay another way")
        buyer.sees("Nothing was charged")
        buyer.follows("Try again")
        buyer.sees("Card, Apple Pay or Google Pay is not available at this moment. You can pay another way")
        assert buyer.page.get_by_label("Card, Apple Pay or Google Pay").count() == 0
        assert barriers(buyer) == []
        buyer.presses("Pay £")
        buyer.page.get_by_role("button", name="Approve", exact=True).click()

        buyer.sees("Thank you. Your order is placed.")
        assert len(paypal_double.held) == 1
        assert cards.held == []
