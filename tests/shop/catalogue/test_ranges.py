"""The pages of makers and brands."""

from __future__ import annotations

import pytest
from django.db import connection

from shop.catalogue import ranges
from shop.catalogue.ranges import NoSuchRange, brand_page, maker_page
from shop.data import NamedRange
from shop.devices.models import in_address
from tests.factories.shop import MakerFactory, ProductClassFactory, family, single

pytestmark = pytest.mark.django_db


@pytest.fixture
def tarnbeck():
    return MakerFactory(name="Tarnbeck Blades", slug="tarnbeck-blades", country="GB")


@pytest.fixture
def blades(tarnbeck):
    """Tarnbeck's: two blades and a family of handles, and one that nobody may see; and a blade of another maker."""
    blade, handle = ProductClassFactory(name="Blade", slug="blade"), ProductClassFactory(name="Handle", slug="handle")
    single(title="Blade 10", product_class=blade, device__maker=tarnbeck, device__brand="Tarnedge")
    single(title="Blade 11", product_class=blade, device__maker=tarnbeck, device__brand="TARN-EDGE")
    single(title="Hidden", product_class=blade, device__maker=tarnbeck, device__brand="Secret", is_public=False)
    family(title="Handles", product_class=handle, device__maker=tarnbeck, device__brand="Tarngrip")
    single(title="Blade 15", product_class=blade, device__brand="Other")


class TestAMaker:
    def test_shows_what_it_makes_by_class_and_brand_a_family_once(self, blades):
        page = maker_page("tarnbeck-blades")

        assert [(one.name, one.count) for one in page.classes] == [("Blade", 2), ("Handle", 1)]
        assert [(one.name, one.count) for one in page.brands] == [("TARN-EDGE", 1), ("Tarnedge", 1), ("Tarngrip", 1)]
        assert [card.title for card in page.cards] == ["Blade 10", "Blade 11", "Handles"]
        assert (page.total, page.everything, page.makers) == (3, 3, ())

    def test_can_be_narrowed_to_a_class(self, blades):
        page = maker_page("tarnbeck-blades", of_class="handle")

        assert [card.title for card in page.cards] == ["Handles"]
        assert (page.chosen.name, page.total, page.everything) == ("Handle", 1, 3)

    def test_shows_everything_when_asked_for_a_class_it_does_not_have(self, blades):
        assert maker_page("tarnbeck-blades", of_class="glove").total == 3

    def test_of_whom_nothing_is_shown_has_no_page(self, tarnbeck):
        single(device__maker=tarnbeck, is_public=False)

        for slug in ("tarnbeck-blades", "nobody"):
            with pytest.raises(NoSuchRange):
                maker_page(slug)

    def test_is_listed_with_the_others(self, blades):
        assert NamedRange("Tarnbeck Blades", "/shop/makers/tarnbeck-blades/", 3) in ranges.makers()

    def test_costs_at_most_eight_queries_on_any_page(self, client, tarnbeck, at_most_queries):
        cls = ProductClassFactory(slug="blade")
        for number in range(30):
            single(title=f"Blade {number:02}", product_class=cls, device__maker=tarnbeck, device__brand=f"B{number}")

        with at_most_queries(8):
            answer = client.get("/shop/makers/tarnbeck-blades/?class=blade&page=2")

        assert [card.title for card in answer.context["range"].cards] == [f"Blade {number}" for number in range(24, 30)]
        assert "?class=blade&amp;page=1" in answer.content.decode()


class TestABrand:
    def test_shows_whose_it_is_and_all_that_bears_it(self, blades):
        page = brand_page("tarngrip")

        assert (page.name, [one.name for one in page.makers]) == ("Tarngrip", ["Tarnbeck Blades"])
        assert [card.title for card in page.cards] == ["Handles"]

    @pytest.mark.parametrize(
        ("brand", "slug"),
        [("Ulver Soft+", "ulver-soft"), ("  Éclat Ñandú ", "eclat-nandu"), ("CT-1", "ct-1"), ("™ 縫合", ""), ("", "")],
    )
    def test_has_an_address_that_people_can_type(self, brand, slug):
        product = single(device__brand=brand)
        product.device.refresh_from_db()

        assert product.device.brand_slug == slug

    def test_of_no_name_has_no_page(self, client, blades):
        single(device__brand="縫合")

        with pytest.raises(NoSuchRange):
            brand_page("")
        assert client.get("/shop/brands/none-of-them/").status_code == 404
        assert client.get("/shop/brands/secret/").status_code == 404

    def test_costs_at_most_eight_queries(self, client, blades, at_most_queries):
        with at_most_queries(8):
            assert client.get("/shop/brands/tarnedge/").status_code == 200

    def test_is_found_by_an_index(self, blades):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN SELECT 1 FROM shop_device WHERE brand_slug = 'tarnedge'")
            plan = " ".join(line for (line,) in cursor.fetchall())

        assert "device_of_brand" in plan


class TestTheName:
    def test_leads_to_the_maker_and_to_the_brand_that_are_called_so(self, blades):
        assert [(label, one.url) for label, one in ranges.named("TARNBECK  blades")] == [
            ("Maker", "/shop/makers/tarnbeck-blades/")
        ]
        assert [(label, one.url, one.count) for label, one in ranges.named("tarngrip")] == [
            ("Brand", "/shop/brands/tarngrip/", 1)
        ]

    @pytest.mark.parametrize("words", ["", "™", "blade", "secret", "tarngrip handles", "a b c d e f"])
    def test_leads_nowhere_when_it_is_only_part_of_it_or_hidden(self, blades, words):
        assert ranges.named(words) == []

    def test_is_written_alike_by_us_and_by_the_database(self):
        for brand in ("Ulver Soft+", "  Éclat Ñandú ", "A.B/C", "Œuvre ß", "縫合"):
            product = single(device__brand=brand)
            product.device.refresh_from_db()

            assert in_address(brand) == product.device.brand_slug

    def test_stands_above_what_a_search_for_it_finds(self, client, blades):
        page = client.get("/search/", {"q": "tarngrip"})

        assert [(sign.label, sign.title, sign.url) for sign in page.context["signposts"]] == [
            ("Brand", "Tarngrip", "/shop/brands/tarngrip/")
        ]
        assert 'href="/shop/brands/tarngrip/"' in page.content.decode()


class TestTheWayThere:
    def test_leads_from_the_product_s_page(self, client, blades):
        product = maker_page("tarnbeck-blades").cards[0]

        page = client.get(product.url).content.decode()

        assert 'href="/shop/makers/tarnbeck-blades/"' in page
        assert 'href="/shop/brands/tarnedge/"' in page

    def test_stands_in_the_map_of_the_site(self, client, blades):
        makers = client.get("/sitemap-makers-1.xml").getvalue().decode()
        brands = client.get("/sitemap-brands-1.xml").getvalue().decode()

        assert "/shop/makers/tarnbeck-blades/</loc>" in makers
        assert "/shop/brands/tarngrip/</loc>" in brands
        assert "secret" not in brands
