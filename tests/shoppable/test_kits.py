"""A guide's kit: quantities as they are sold, prices as they are then."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shop.api import product_cards
from shoppable.blocks import KitBlock
from tests.factories.shop import single

pytestmark = pytest.mark.django_db


def rows(*lines):
    """What the table of a kit shows of (product, quantity)."""
    cards = product_cards([product.pk for product, _ in lines])
    value = {"title": "Kit", "lines": [{"product": one, "quantity": quantity, "why": ""} for one, quantity in lines]}
    return KitBlock().get_context(value, {"cards": cards})["rows"]


class TestAKit:
    def test_asks_for_the_next_number_that_is_sold(self):
        shown = rows((single(minimum=10, multiple=5), 3), (single(multiple=5, minimum=5), 6), (single(), 3))

        assert [row["quantity"] for row in shown] == [10, 10, 3]

    def test_costs_what_its_quantities_cost(self):
        shown = rows((single(price="10.00", tiers={3: "9.00"}), 2), (single(price="10.00", tiers={3: "9.00"}), 4))

        assert [row["price"] for row in shown] == [Decimal("20.00"), Decimal("36.00")]

    def test_leaves_a_price_on_request_open(self):
        assert [row["price"] for row in rows((single(price=None), 2))] == [None]
