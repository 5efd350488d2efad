"""A clinician finds a 3-0 absorbable suture, reads whether it is sterile and free of latex, and buys it as a guest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from oscar.core.loading import get_model

from demo.catalogue import find
from shop.checkout.models import PaymentAttempt
from shop.stock.models import StockLevel
from tests.journeys import checkout
from tests.journeys.visitor import Visitor

Product = get_model("catalogue", "Product")
SUTURE = find("absorbable-suture", brand="Harrolact", usp_size="3-0")
pytestmark = pytest.mark.browser


def row(visitor: Visitor):
    """The line of the suture in its family's table."""
    return visitor.page.get_by_role("row").filter(has_text=SUTURE.part_number).first


class TestSearching:
    def test_by_words_begins_with_sutures_of_that_size(self, visitor: Visitor):
        for words in ["absorbable suture 3-0", "polyglactin 3/0 undyed"]:
            hits = searches(visitor, words)

            titles = [hit.inner_text() for hit in hits.get_by_role("heading").all()]
            assert titles[0].startswith(("Harrolact", "Velmalact")), titles
            assert " 3-0, undyed" in titles[0], titles

    def test_by_part_number_and_by_the_numbers_on_its_packages_leads_straight_to_it(self, visitor: Visitor):
        for number in [SUTURE.part_number, SUTURE.gtin, SUTURE.packages[0].gtin]:
            hits = searches(visitor, number)

            hits.first.get_by_role("heading").get_by_role("link").click()
            visitor.page.wait_for_load_state("load")
            row(visitor).wait_for()
            visitor.waits_for_the_header()


def searches(visitor: Visitor, words: str):
    """Type ``words`` into the box of the front page: the lines of the list."""
    visitor.opens("/")
    box = visitor.page.get_by_role("banner").get_by_role("combobox")
    box.fill(words)
    box.press("Enter")
    visitor.page.wait_for_url("**/search/?q=*")
    visitor.waits_for_the_header()
    return visitor.page.locator(".hits__item")


class TestComparing:
    def test_keeps_what_was_ticked_through_filters_and_pages(self, visitor: Visitor):
        page = visitor.page
        shelf = get_model("catalogue", "Category").objects.get(code="class:absorbable-suture").get_absolute_url()
        ticks, words = page.locator("input[form=compare]"), page.locator("[data-compare-words]")
        visitor.opens(f"{shelf}?view=table")
        ticks.nth(0).check()
        ticks.nth(1).check()
        ids = [ticks.nth(n).get_attribute("value") for n in (0, 1)]

        visitor.opens(f"{shelf}?sort=price&in_stock=1&usp_size=0")
        words.filter(has_text="2 to compare: ").wait_for()
        page.locator("#compare").get_by_role("button", name="Compare").click()
        page.wait_for_url("**/compare/?*")

        assert all(f"id={pk}" in page.url for pk in ids)
        assert page.locator(".compare__product").count() == 2
        visitor.waits_for_the_header()


class TestBuyingAsAGuest:
    def test_ends_with_an_order_the_mail_and_the_goods_held(
        self, visitor: Visitor, run_tasks: Callable[[], None], mailoutbox: list[mail.EmailMessage]
    ):
        product = Product.objects.get(device__part_number=SUTURE.part_number)
        visitor.opens(f"/search/?q={SUTURE.part_number}")
        visitor.page.locator(".hits__item").first.get_by_role("heading").get_by_role("link").click()
        visitor.sees("Safety")
        facts = visitor.page.get_by_role("table", name="Safety").inner_text()
        assert "Sterile as supplied\tYes" in facts
        assert "Natural rubber latex\tNot made with natural rubber latex" in facts

        visitor.adds(row(visitor), 2)
        visitor.page.get_by_role("banner").get_by_text("2 items").wait_for(state="attached")

        visitor.opens("/shop/basket/")
        visitor.follows("Check out")
        checkout.gives_details(visitor)
        checkout.pays(visitor, "Succeed")
        visitor.sees("Thank you. Your order is placed.")
        run_tasks()

        number = checkout.order_number(visitor)
        order = checkout.orders().get()
        line = order.lines.get()
        assert (order.number, order.status) == (number, "Paid")
        assert (line.product, line.quantity) == (product, 2)
        assert checkout.attempts().get().state == PaymentAttempt.State.CAPTURED
        assert StockLevel.objects.get(product=product).reserved == 2
        assert [letter.to for letter in mailoutbox] == [[checkout.GUEST]] * 2
        assert all(number in letter.subject for letter in mailoutbox)
        run_tasks()
        assert len(mailoutbox) == 2

        visitor.opens(visitor.path)
        visitor.sees(f"Order {number}")
        assert "LS1 4AP" in visitor.reads()
