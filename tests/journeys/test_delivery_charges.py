"""What delivery costs to the address that is typed, with scripts and without, and what must stay cold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from oscar.core.loading import get_model

from tests.journeys import checkout
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.inspection import barriers_everywhere
from tests.journeys.visitor import Visitor

Product = get_model("catalogue", "Product")
pytestmark = pytest.mark.browser


@pytest.fixture
def product(fresh: None):
    """A single in stock: its page has one main button."""
    return Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=5).order_by("pk").first()


class TestTheAddressTyped:
    def test_has_its_charges_while_it_is_typed(self, visitor: Visitor, product):
        checkout.adds_and_checks_out(visitor, product.get_absolute_url())
        visitor.sees("To mainland Great Britain; with your postcode you see what it costs to you.")

        visitor.fills(postcode="BT9 7AB")
        visitor.sees("To Northern Ireland.")
        visitor.sees("£24.00")
        visitor.fills(postcode="ZE1 0TX")
        visitor.sees("Next working day is not offered.")

        assert visitor.page.locator("input[name=delivery]:checked").get_attribute("value") == "standard"
        assert barriers_everywhere(visitor, (PHONE, DESK)) == []
        checkout.gives_details(visitor)
        visitor.sees("Standard rate of UK VAT.")

    def test_has_its_charges_without_scripts(self, enters: Callable[..., Visitor], product):
        visitor = enters(PHONE, javascript=False)
        visitor.opens(product.get_absolute_url())
        visitor.page.locator(".add--prominent").get_by_role("button").click()
        visitor.opens("/shop/checkout/")
        visitor.fills(postcode="ZE1 0TX", town="Lerwick")

        visitor.presses("Show charges to this address")

        visitor.sees("To the Highlands and islands.")
        assert visitor.page.locator("#id_town").input_value() == "Lerwick"
        assert visitor.troubles == []


class TestColdGoods:
    def test_are_offered_overnight_alone(self, reader: Visitor, fresh: None):
        cold = Product.objects.get(title__contains="biological indicators", title__endswith="steam 3 h, pack of 50")
        reader.opens(cold.get_absolute_url())
        reader.adds(reader.page.locator(".add--prominent"))
        reader.opens("/shop/checkout/")

        reader.sees("must stay at 8 °C or below: the charge includes an insulated box at £14.00")
        reader.sees("Standard delivery is not offered.")
        assert reader.page.locator("input[name=delivery]").count() == 1
