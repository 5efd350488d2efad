"""Paying by card on the double of Stripe's page: there, back, and without coming back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from demo.accounts import PASSWORD
from tests.doubles.stripe import StripeDouble
from tests.doubles.stripe.notices import post_to
from tests.journeys import checkout
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.visitor import Visitor

Product = get_model("catalogue", "Product")
pytestmark = pytest.mark.browser


@pytest.fixture
def stripe(stripe_double: StripeDouble, settings: Any) -> StripeDouble:
    """The double, to whose page our forms may lead, as the settings have it when there is a key."""
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": policy | {"form-action": [*policy["form-action"], stripe_double.address]}
    }
    return stripe_double


@pytest.fixture(params=[DESK, PHONE], ids=["1440px", "390px"])
def buyer(request: pytest.FixtureRequest, enters: Callable[..., Visitor], stripe: StripeDouble) -> Iterator[Visitor]:
    """Somebody at the review. The one other host that their browser may ask is Stripe's."""
    visitor = enters(request.param)
    product = Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=5).order_by("pk").first()
    checkout.adds_and_checks_out(visitor, product.get_absolute_url())
    checkout.gives_details(visitor)
    yield visitor
    assert [trouble for trouble in visitor.troubles if stripe.address not in trouble] == []


class TestACard:
    def test_pays_after_another_was_declined(self, buyer: Visitor, stripe: StripeDouble, run_tasks: Callable[[], None]):
        buyer.presses("Pay £")
        buyer.sees("No money moves here")
        buyer.presses("Decline")
        buyer.sees("Your card was declined.")
        buyer.page.get_by_role("button", name="Pay", exact=True).click()

        buyer.sees("Thank you. Your order is placed.")
        run_tasks()
        assert checkout.orders().get().number == checkout.order_number(buyer)
        assert checkout.orders().get().status == "Paid"
        assert len(stripe.captured) == 1

    def test_pays_though_the_tab_is_closed(self, buyer: Visitor, stripe: StripeDouble, run_tasks: Callable[[], None]):
        buyer.presses("Pay £")
        buyer.presses("Pay and close")
        buyer.sees("This tab could be closed now.")

        webhook = buyer.base + reverse("checkout:webhook", kwargs={"gateway_name": "card"})
        assert set(stripe.deliver(post_to(webhook), times=2)) == {200}
        run_tasks()

        assert checkout.orders().get().status == "Paid"
        assert len(stripe.captured) == 1

    def test_is_put_away_and_the_basket_taken_back(self, buyer: Visitor, stripe: StripeDouble):
        buyer.presses("Pay £")
        buyer.page.get_by_role("button", name="Close", exact=True).click()
        buyer.sees("Your payment is open")
        buyer.presses("Take the basket back instead")

        buyer.sees("Nothing was charged")
        assert [session["status"] for session in stripe.books.sessions.values()] == ["expired"]


class TestSomebodySignedIn:
    def test_has_the_card_remembered_finds_it_next_time_and_has_it_forgotten(
        self, enters: Callable[..., Visitor], stripe: StripeDouble, run_tasks: Callable[[], None]
    ):
        somebody = enters(PHONE)
        somebody.signs_in("editor@suture.example", PASSWORD)
        product = Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=5).order_by("pk").first()

        def goes_to_the_card_page() -> None:
            checkout.adds_and_checks_out(somebody, product.get_absolute_url())
            checkout.gives_details(somebody, email=None)
            somebody.presses("Pay £")
            somebody.sees("No money moves here")

        goes_to_the_card_page()
        box = somebody.page.get_by_label("Remember this card for next time")
        assert not box.is_checked()
        box.check()
        somebody.page.get_by_role("button", name="Pay", exact=True).click()
        somebody.sees("Thank you. Your order is placed.")

        goes_to_the_card_page()
        somebody.sees("Cards remembered: 1")

        somebody.opens("/shop/account/")
        somebody.presses("Forget my saved cards")
        somebody.sees("Your saved cards are being deleted at the payment provider.")
        assert somebody.page.get_by_role("button", name="Forget my saved cards").count() == 0
        run_tasks()
        assert stripe.books.customers == {}


class TestWithoutLeaveInThePolicy:
    def test_the_browser_refuses_to_go_to_the_card_page(self, buyer: Visitor, stripe: StripeDouble, settings: Any):
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives | {"form-action": ["'self'"]}}
        buyer.opens("/shop/checkout/review/")

        buyer.page.get_by_role("button", name="Pay £").click()
        buyer.page.wait_for_timeout(3000)

        assert buyer.path == "/shop/checkout/review/"
        assert any("form-action" in trouble for trouble in buyer.troubles)
        buyer.troubles.clear()
