"""A clinician reads a guide and takes everything it lists into the basket with one press."""

from __future__ import annotations

import pytest
from oscar.core.loading import get_model

from resources.models import GuidePage
from tests.journeys.visitor import Visitor

Line = get_model("basket", "Line")
GUIDE = "minor-skin-excision-and-closure"
pytestmark = pytest.mark.browser


def kit_of(slug: str) -> list[tuple[int, int]]:
    """(product, quantity) of the guide's kit."""
    guide = GuidePage.objects.get(slug=slug)
    kit = next(block for block in guide.body if block.block_type == "kit")
    return [(line["product"].pk, line["quantity"]) for line in kit.value["lines"]]


class TestAGuide:
    def test_puts_its_whole_kit_into_the_basket(self, visitor: Visitor):
        visitor.opens("/library/")
        visitor.follows("Minor skin excision: set, steps and closure")
        visitor.sees("Reviewed")
        visitor.presses("Add all to basket")
        visitor.page.get_by_role("status").get_by_text("added to your basket").wait_for()
        visitor.waits_for_the_header()

        visitor.page.get_by_role("status").get_by_role("link", name="View basket").click()
        visitor.sees("Goods, ex VAT")

        wanted = kit_of(GUIDE)
        lines = Line.objects.filter(basket__status="Open")  # the demonstration has ordered some
        quantities = dict(lines.values_list("product_id", "quantity"))
        assert sorted(quantities) == sorted(product for product, _ in wanted)
        assert all(quantities[product] >= quantity for product, quantity in wanted)  # some are sold in fives
        for title in lines.values_list("product__title", flat=True):
            assert title in visitor.reads().replace("\n", " ")

    def test_shows_the_price_and_the_stock_of_now(self, reader: Visitor):
        guide = GuidePage.objects.get(slug=GUIDE)
        block = next(block for block in guide.body if block.block_type == "product")
        product = block.value["product"]

        reader.opens(guide.url)
        card = reader.page.get_by_role("complementary", name=f"Product: {product.title}").first
        before = card.inner_text()
        product.stockrecords.update(price="1234.56")
        product.stock_levels.update(on_hand=0, backorder_allowed=False)
        reader.opens(guide.url)

        assert "£1,234.56" not in before
        assert "£1,234.56" in card.inner_text()
        assert "Out of stock" in card.inner_text()
        assert card.get_by_role("button").count() == 0
