"""What editors and merchandisers do at their desks is seen by the public at once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from demo.accounts import PASSWORD
from resources.models import GuidePage
from search import indexing
from shop.stock.models import StockLevel, StockMovement
from tests.desks.furniture import paid_order
from tests.journeys.conftest import DESK
from tests.journeys.visitor import Visitor

GUIDE = "/library/minor-skin-excision-and-closure/"
NEW_WORD = "zinnoberkanarie"
REVIEWER = "Robin Reviewer, consultant surgeon"
pytestmark = pytest.mark.browser


class TestAnEditor:
    def test_writes_a_reviewer_signs_and_the_new_word_is_found(
        self, elasticsearch_index: Any, enters: Callable[..., Visitor]
    ):
        guide = GuidePage.objects.get(slug="minor-skin-excision-and-closure")
        editor, reviewer, reader = enters(DESK), enters(DESK), enters(DESK)
        editor.opens("/cms/")
        editor.signs_in("editor@suture.example", PASSWORD)
        assert editor.path == "/cms/"

        editor.page.goto(f"{editor.base}/cms/pages/{guide.pk}/edit/")
        editor.page.locator("[name=intro]").fill(f"Everything for a {NEW_WORD}.")
        editor.page.locator(".w-dropdown-button").get_by_role("button", name="More actions").click()
        assert editor.page.get_by_role("button", name="Publish").count() == 0
        editor.page.get_by_role("button", name="Submit to Clinical review").click()
        editor.page.get_by_text("has been submitted").first.wait_for()
        reader.opens(GUIDE)
        assert NEW_WORD not in reader.page.content()

        reviewer.opens("/cms/")
        reviewer.signs_in("reviewer@suture.example", PASSWORD)
        reviewer.page.get_by_role("region", name="Awaiting your review").get_by_role("link", name=guide.title).click()
        reviewer.page.locator(".w-dropdown-button").get_by_role("button", name="More actions").click()
        reviewer.page.get_by_role("button", name="Sign and publish").click()
        reviewer.page.get_by_label("Reviewed by").fill(REVIEWER)
        reviewer.page.locator(".modal").get_by_role("button", name="Sign and publish").click()
        reviewer.page.get_by_text("has been updated").first.wait_for()

        reader.opens(GUIDE)
        reader.sees(f"Everything for a {NEW_WORD}.")
        reader.sees(REVIEWER)
        assert indexing.deliver().sent == 1
        elasticsearch_index.indices.refresh(index="_all")
        reader.opens(f"/search/?q={NEW_WORD}")
        assert reader.page.locator(".hits__item").count() == 1
        reader.follows(guide.title)
        assert reader.path == GUIDE
        assert reader.troubles == []


class TestAMerchandiser:
    def test_changes_a_price_and_the_guide_shows_it_at_once(self, enters: Callable[..., Visitor]):
        guide = GuidePage.objects.get(slug="minor-skin-excision-and-closure")
        product = next(block for block in guide.body if block.block_type == "product").value["product"]
        record = product.stockrecords.order_by("price").first()
        merchandiser, reader = enters(DESK), enters(DESK)
        reader.opens(GUIDE)
        card = reader.page.get_by_role("complementary", name=f"Product: {product.title}").first
        assert f"£{record.price}" in card.inner_text()

        merchandiser.opens("/dashboard/")
        merchandiser.signs_in("merchandiser@suture.example", PASSWORD)
        assert merchandiser.path == "/dashboard/"
        merchandiser.page.goto(f"{merchandiser.base}/dashboard/catalogue/products/{product.pk}/")
        merchandiser.page.locator("a[href='#product_stock']").click()
        field = merchandiser.page.locator("#product_stock input[name$=price]")
        mine = next(one for one in field.all() if Decimal(one.input_value() or 0) == record.price)
        mine.fill("7.77")
        merchandiser.page.locator("button[name=action][value=save]").click()
        merchandiser.page.wait_for_load_state("load")

        record.refresh_from_db()
        assert record.price == Decimal("7.77")
        reader.opens(GUIDE)
        assert "£7.77" in card.inner_text()
        assert reader.troubles == []

    def test_counts_the_shelf_and_the_ledger_says_who_and_why(self, enters: Callable[..., Visitor]):
        level = StockLevel.objects.filter(reserved=0, on_hand__gt=10, product__structure="standalone").first()
        counted = level.on_hand - 3
        merchandiser = enters(DESK)
        merchandiser.opens("/dashboard/")
        merchandiser.signs_in("merchandiser@suture.example", PASSWORD)

        merchandiser.page.goto(f"{merchandiser.base}/dashboard/catalogue/products/{level.product_id}/")
        merchandiser.page.locator("a[href='#product_stock']").click()
        merchandiser.page.locator("[name=stock-counted]").fill(str(counted))
        merchandiser.page.locator("[name=stock-reference]").fill("Three were damaged")
        merchandiser.page.locator("button[name=action][value=save]").click()
        merchandiser.sees("Updated product")

        level.refresh_from_db()
        assert level.on_hand == counted
        movement = StockMovement.objects.filter(level=level).latest("pk")
        assert (movement.on_hand_change, movement.reference) == (-3, "Three were damaged")
        assert movement.by.email == "merchandiser@suture.example"
        assert merchandiser.troubles == []

    def test_sends_a_part_of_an_order_then_the_rest(self, enters: Callable[..., Visitor]):
        level = StockLevel.objects.filter(reserved=0, on_hand__gt=1000, product__stockrecords__price__gt=0).first()
        order = paid_order((level.product.stockrecords.filter(price__gt=0).first(), 3))
        merchandiser = enters(DESK)
        merchandiser.opens("/dashboard/orders/")
        merchandiser.signs_in("merchandiser@suture.example", PASSWORD)

        merchandiser.follows(order.number)
        merchandiser.page.locator("[name^=selected_line_qty_]").fill("1")
        merchandiser.fills(reference="Carrier AB123")
        merchandiser.presses("Dispatch the ticked lines")
        merchandiser.sees("Part of it is dispatched.")
        assert order.lines.get().num_allocated == 2
        merchandiser.presses("Dispatch the ticked lines")
        merchandiser.sees("Order dispatched.")

        order.refresh_from_db()
        assert order.status == "Dispatched"
        assert [event.notes for event in order.shipping_events.order_by("pk")] == ["Carrier AB123", ""]
        assert merchandiser.troubles == []
