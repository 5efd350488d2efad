"""The map of the site: what anybody may read, and nothing else."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from core import sitemaps
from tests.factories import content
from tests.factories.shop import category, family, single

pytestmark = pytest.mark.django_db


def addresses(client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer["Content-Type"] == "application/xml"
    assert "max-age=3600" in answer["Cache-Control"]
    assert not answer.cookies
    return re.findall(rf"<loc>{settings.SITE_URL}(.*?)</loc>", answer.getvalue().decode())


class TestTheMap:
    def test_names_its_parts_and_robots_name_it(self, client):
        single()
        category("Sutures")
        content.guide("Closing a wound")

        assert addresses(client, "/sitemap.xml") == [
            "/sitemap-products-1.xml",
            "/sitemap-categories-1.xml",
            "/sitemap-makers-1.xml",
            "/sitemap-pages-1.xml",
        ]
        assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in client.get("/robots.txt").content.decode()

    def test_has_public_products_and_families_and_no_variant(self, client, at_most_queries):
        shown, _hidden, parent = single(), single(is_public=False), family()

        with at_most_queries(2):
            found = addresses(client, "/sitemap-products-1.xml")

        assert found == [shown.get_absolute_url(), parent.get_absolute_url()]

    def test_has_public_categories(self, client):
        shown = category("Sutures")
        category("Secret", is_public=False)

        assert addresses(client, "/sitemap-categories-1.xml") == [shown.get_absolute_url()]

    def test_has_pages_that_anybody_may_read(self, client):
        shown, closed = content.guide("Closing a wound"), content.guide("Of the house")
        content.for_signed_in(closed)
        draft = content.guide("Not ready")
        draft.unpublish()

        found = addresses(client, "/sitemap-pages-1.xml")

        assert shown.url in found
        assert closed.url not in found
        assert draft.url not in found

    def test_is_cut_into_parts(self, client, monkeypatch):
        monkeypatch.setattr(sitemaps, "PER_PART", 2)
        products = [single() for _ in range(3)]

        parts = [part for part in addresses(client, "/sitemap.xml") if "products" in part]

        assert parts == ["/sitemap-products-1.xml", "/sitemap-products-2.xml"]
        assert addresses(client, parts[1]) == [products[2].get_absolute_url()]

    @pytest.mark.parametrize("path", ["/sitemap-products-2.xml", "/sitemap-products-0.xml", "/sitemap-orders-1.xml"])
    def test_has_no_other_parts(self, client, path):
        single()

        assert client.get(path).status_code == 404


class TestTheIcon:
    def test_is_found_where_everybody_asks_for_it(self, client):
        answer = client.get("/favicon.ico")

        assert (answer.status_code, answer.url) == (302, f"{settings.STATIC_URL}img/favicon.ico")
