from __future__ import annotations

import pytest

from shop.stock import services as stock
from shop.stock.models import StockLevel, StockMovement
from tests.factories.shop import ProductFactory

pytestmark = pytest.mark.django_db


class TestReceiveMany:
    def test_adds_to_what_is_there_and_begins_what_is_not(self, at_most_queries):
        known, new, empty = ProductFactory(), ProductFactory(), ProductFactory()
        stock.receive(product_id=known.pk, quantity=5)

        with at_most_queries(8):
            stock.receive_many(quantities={new.pk: 7, known.pk: 3, empty.pk: 0}, reference="delivery 1")

        assert dict(StockLevel.objects.values_list("product_id", "on_hand")) == {known.pk: 8, new.pk: 7, empty.pk: 0}
        written = StockMovement.objects.filter(reference="delivery 1")
        assert dict(written.values_list("level__product_id", "on_hand_change")) == {known.pk: 3, new.pk: 7}

    def test_twice_adds_twice(self):
        product = ProductFactory()

        for _ in range(2):
            stock.receive_many(quantities={product.pk: 7})

        assert StockLevel.objects.get().on_hand == 14
        assert StockMovement.objects.count() == 2
