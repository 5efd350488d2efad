"""A basket whose goods are not all there, in a real browser: the total follows, and nothing waits without a tick."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.devices.models import ProductRelation
from shop.stock import services as stock
from shop.stock.models import StockLevel
from tests.journeys import checkout
from tests.journeys.inspection import barriers, too_wide
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
Product = get_model("catalogue", "Product")
SOON = timezone.localdate() + dt.timedelta(days=12)


@pytest.fixture
def scarce() -> object:
    """Two are left, more may be waited for, and another may stand for it."""
    relation = (
        ProductRelation.objects.filter(
            kind="substitute",
            product__stock_levels__on_hand__gt=50,
            product__stockrecords__selling_unit__base_quantity=1,
            other__stock_levels__reserved=0,
            other__stockrecords__selling_unit__base_quantity=1,
            other__stockrecords__selling_unit__minimum=1,
        )
        .order_by("pk")
        .first()
    )
    product = relation.other
    stock.plan(product_id=product.pk, backorder_allowed=True, expected_on=SOON)
    StockLevel.objects.filter(product=product).update(on_hand=2)
    return product


def in_basket(visitor: Visitor, product: object, quantity: int) -> None:
    visitor.opens(product.get_absolute_url())
    visitor.adds(visitor.page.locator(".add--prominent"), quantity)
    visitor.opens("/shop/basket/")


class TestALineThatIsShort:
    def test_is_waited_for_once_its_buyer_ticked_it(self, visitor, scarce):
        in_basket(visitor, scarce, 5)
        visitor.sees("Only 2 left.")
        assert visitor.page.get_by_role("link", name="Check out").count() == 0

        visitor.page.get_by_role("checkbox", name="I wait for 3").check()
        visitor.follows("Check out")
        checkout.gives_details(visitor)

        visitor.sees("3 still to come, expected")

    def test_gives_way_to_its_substitute_with_one_press(self, reader, scarce):
        in_basket(reader, scarce, 5)

        reader.page.get_by_role("button", name="of this instead").first.click()
        reader.page.get_by_role("link", name="Check out").wait_for()

        assert not get_model("basket", "Line").objects.filter(product=scarce).exists()

    def test_bars_nobody_and_fits(self, visitor, scarce):
        in_basket(visitor, scarce, 5)

        assert barriers(visitor) == []
        assert too_wide(visitor, 320) == []


class TestAChangedQuantity:
    def test_changes_line_total_and_header_in_place(self, reader):
        product = Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=500).order_by("pk").first()
        in_basket(reader, product, 2)
        page = reader.page
        page.evaluate("window.same = true")

        page.get_by_label("Quantity of").fill("3")
        page.get_by_label("Quantity of").press("Tab")
        page.get_by_role("banner").get_by_text("3 items").wait_for(state="attached")

        assert "Your basket: 3 items" in page.locator("#basket-said").inner_text()
        assert page.evaluate("window.same")

    def test_that_is_refused_stays_as_typed_with_the_reason(self, reader, scarce):
        StockLevel.objects.filter(product=scarce).update(backorder_allowed=False)
        in_basket(reader, scarce, 2)
        field = reader.page.get_by_label("Quantity of")

        field.fill("40")
        field.press("Tab")
        reader.page.get_by_role("alert").get_by_text("Only 2 left.").wait_for()

        assert reader.page.get_by_label("Quantity of").input_value() == "40"
        assert [trouble.partition(" ")[0] for trouble in reader.troubles] == ["409"]
        reader.troubles.clear()
