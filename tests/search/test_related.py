"""Similar things and what other kinds say of them: both engines, and never what the reader may not see."""

from __future__ import annotations

import pytest
from django.urls import reverse

from search import related
from search.steering.rules import Steering
from tests.search.shelves import ANYBODY, CLINICIAN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_breaker")]


@pytest.fixture(params=["elasticsearch", "postgres"])
def stocked(request, shelves, fill, settings):
    """Five sutures and a glove: one suture is another variant of the first, one is for professionals."""

    def suture(number, size, material, **more):
        values = {"class": ["Suture"], "size": [size], "material": [material]}
        shelves.products.put(number, f"Suture {number}", facets=values, **more)

    suture(1, "3-0", "Silk", group="family")
    suture(2, "3-0", "Silk", group="family")
    suture(3, "3-0", "Silk")
    suture(4, "3-0", "Nylon")
    suture(5, "0", "Steel")
    suture(6, "3-0", "Silk", audience="professional")
    shelves.products.put(7, "Glove", facets={"class": ["Glove"], "size": ["3-0"], "material": ["Silk"]})
    shelves.products.put(8, "Without facets")
    shelves.guides.put(1, "Choosing a suture")
    shelves.guides.put(2, "Washing hands")
    fill()
    if request.param == "postgres":
        settings.ELASTICSEARCH_URL = ""
    return shelves


def similar(number, user=ANYBODY, **more):
    one = related.origin("product", number, user=user)
    return [hit.object_id for hit in related.similar(one, user=user, limit=6, **more)]


def near(client, number=1, kind="product", **query):
    return client.get(reverse("site_search:near", args=[kind, number]), query, headers={"HX-Request": "true"})


class TestSimilar:
    def test_are_of_the_class_and_share_most_without_its_own_family(self, stocked):
        assert similar(1) == [3, 4, 5]

    def test_one_for_professionals_resembles_it_for_them_alone(self, stocked):
        assert set(similar(1, user=CLINICIAN)) == {3, 4, 5, 6}

    def test_what_stands_on_the_page_already_is_left_out(self, stocked):
        assert similar(1, without={3}) == [4, 5]

    def test_what_merchandisers_hide_resembles_nothing(self, stocked, monkeypatch):
        monkeypatch.setattr(related, "current", lambda: Steering(hidden=frozenset({"product:#3"})))

        assert similar(1) == [4, 5]

    def test_a_thing_without_facets_resembles_none(self, stocked):
        assert similar(8) == []


class TestAbout:
    def test_pages_are_found_by_the_class_and_products_by_the_title(self, stocked):
        product = related.origin("product", 1, user=ANYBODY)
        guide = related.origin("guide", 1, user=ANYBODY)

        assert [hit.object_id for hit in related.about(product, kinds=["guide"], user=ANYBODY, limit=3)] == [1]
        assert 7 not in [hit.object_id for hit in related.about(guide, kinds=["product"], user=ANYBODY, limit=6)]


class TestPage:
    @pytest.fixture(autouse=True)
    def plain_templates(self, settings):
        cards = "{% for card in cards %}[{{ card.title }}]{% endfor %}"
        line = f"{{% for title, cards in sections %}}{{{{ title }}}}: {cards}; {{% endfor %}}"
        pages = {"search/near_sections.html": line, "search/near.html": "whole " + line}
        settings.TEMPLATES = [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", pages)]},
            }
        ]

    def test_is_a_part_of_a_page_or_a_page(self, client, stocked):
        part = near(client, of=["product", "guide"])
        assert part.content.decode() == (
            "Similar products: [Suture 3][Suture 4][Suture 5]; Guides for this product: [Choosing a suture]; "
        )
        assert "HX-Request" in part["Vary"]
        assert client.get(reverse("site_search:near", args=["product", 1]), {"of": "guide"}).content == (
            b"whole Guides for this product: [Choosing a suture]; "
        )

    def test_shows_nothing_that_was_closed_a_moment_ago(self, client, stocked):
        stocked.products.hidden = {3}

        assert b"[Suture 3]" not in near(client, of="product").content

    @pytest.mark.parametrize(("kind", "number"), [("product", 6), ("product", 99), ("nothing", 1), ("product", 2**70)])
    def test_says_nothing_of_what_the_reader_may_not_see(self, client, stocked, kind, number):
        assert near(client, number, kind, of="guide").status_code == 404

    def test_a_thing_closed_a_moment_ago_is_nothing_to_stand_near_to(self, client, stocked):
        stocked.products.hidden = {1}

        assert near(client, of="product").status_code == 404

    @pytest.mark.parametrize("query", [{}, {"of": "nothing"}, {"of": "guide", "without": ["x", "9" * 40, "-1"]}])
    def test_no_address_is_an_error(self, client, stocked, query):
        assert near(client, **query).status_code == 200
