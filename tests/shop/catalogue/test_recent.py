"""Cards of what a browser remembers."""

from __future__ import annotations

import pytest

from tests.factories.shop import single

pytestmark = pytest.mark.django_db


class TestRecentlyViewed:
    def test_shows_the_cards_asked_for_in_that_order_and_writes_nothing(self, client, django_assert_max_num_queries):
        first, second, hidden = single(title="First"), single(title="Second"), single(is_public=False)

        with django_assert_max_num_queries(5) as sent:
            answer = client.get(f"/shop/products/recent/?id={second.pk}&id={hidden.pk}&id={first.pk}&id={second.pk}")

        assert [card.title for card in answer.context["cards"]] == ["Second", "First"]
        assert [query["sql"].split()[0] for query in sent.captured_queries if "INSERT" in query["sql"]] == []
        assert not answer.cookies
        assert answer["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("wrong", ["", "x", "-1", "1" * 5000, "9" * 18, "١٢", "1;DROP"])
    def test_passes_over_what_is_no_product(self, client, wrong):
        kept = single()

        answer = client.get("/shop/products/recent/", {"id": [wrong, kept.pk]})

        assert [card.id for card in answer.context["cards"]] == [kept.pk]

    def test_gives_at_most_eight(self, client):
        ids = [single().pk for _ in range(9)]

        assert len(client.get("/shop/products/recent/", {"id": ids}).context["cards"]) == 8


class TestTheProductsPage:
    def test_has_a_place_for_them_that_is_alike_for_everyone(self, client):
        product = single()

        page = client.get(product.get_absolute_url()).content.decode()

        assert 'data-recent="/shop/products/recent/" hidden' in page
        assert f'data-product="{product.pk}"' in page
