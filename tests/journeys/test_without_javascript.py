"""The shop without a line of script: found, read, added, changed, bought."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail

from demo.catalogue import find
from tests.journeys import checkout
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.visitor import Visitor

SUTURE = find("absorbable-suture", brand="Harrolact", usp_size="3-0")
pytestmark = pytest.mark.browser


@pytest.fixture(params=[DESK, PHONE], ids=["1440px", "390px"])
def visitor(request: pytest.FixtureRequest, enters: Callable[..., Visitor]) -> Visitor:
    return enters(request.param, javascript=False)


class TestSearchingWithoutJavaScript:
    def test_filters_sorts_and_pages_are_forms_and_links(self, visitor: Visitor):
        visitor.opens("/search/?q=suture&kind=product")
        if not visitor.page.locator(".found__filters input[type=checkbox]").first.is_visible():
            visitor.page.locator(".filters__summary").click()
        visitor.page.locator(".found__filters input[type=checkbox]").first.check()
        visitor.page.get_by_role("button", name="Apply filters").click()
        visitor.page.locator(".chips .chip").first.wait_for()
        visitor.page.get_by_label("Sort by").select_option("cheapest")
        visitor.page.get_by_role("button", name="Sort", exact=True).click()
        visitor.page.wait_for_url("**sort=cheapest**")
        assert "f=" in visitor.path

        visitor.page.locator(".chips .chip").first.click()
        visitor.page.wait_for_url(lambda url: "f=" not in url)


class TestBuyingWithoutJavaScript:
    def test_ends_with_an_order(
        self, visitor: Visitor, run_tasks: Callable[[], None], mailoutbox: list[mail.EmailMessage]
    ):
        visitor.opens("/")
        visitor.page.get_by_role("banner").get_by_role("searchbox").fill(SUTURE.part_number)
        visitor.page.get_by_role("banner").get_by_role("button", name="Search").click()
        visitor.sees("Results for")
        visitor.page.locator(".hits__item").first.get_by_role("heading").get_by_role("link").click()

        row = visitor.page.get_by_role("row").filter(has_text=SUTURE.part_number).first
        row.wait_for()
        row.get_by_role("spinbutton").fill("3")
        row.get_by_role("button").click()
        visitor.sees("Added to your basket.")
        assert "Harrolact" in visitor.page.get_by_role("heading", level=1).inner_text()

        visitor.page.get_by_role("banner").get_by_role("link", name="Basket").click()
        visitor.page.get_by_role("main").get_by_role("spinbutton").fill("2")
        visitor.presses("Update")
        visitor.follows("Check out")
        checkout.gives_details(visitor)
        checkout.pays(visitor, "Succeed")
        visitor.sees("Thank you. Your order is placed.")
        run_tasks()

        assert checkout.orders().get().number == checkout.order_number(visitor)
        assert checkout.orders().get().lines.get().quantity == 2
        assert len(mailoutbox) == 2
        assert visitor.troubles == []

    def test_a_missing_field_is_named_and_what_was_typed_stays(self, visitor: Visitor):
        visitor.opens(f"/search/?q={SUTURE.part_number}")
        visitor.page.locator(".hits__item").first.get_by_role("heading").get_by_role("link").click()
        visitor.page.get_by_role("row").filter(has_text=SUTURE.part_number).first.get_by_role("button").click()
        visitor.opens("/shop/checkout/")

        visitor.fills(email="", line1="1 Example Road", postcode="12")
        visitor.presses("Continue to review")

        visitor.sees("Enter an email address.")
        visitor.sees("Enter a full UK postcode, like LS1 4AP.")
        assert visitor.page.locator("[name=line1]").input_value() == "1 Example Road"
