"""Categories: the tree, and the page of one of them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.drawings import Drawing
from shop.api import top_categories
from shop.catalogue.categories import category_page, category_tree
from shop.catalogue.forms import Filters
from tests.factories.shop import MakerFactory, ProductClassFactory, category, draw, family, single

pytestmark = pytest.mark.django_db


@pytest.fixture
def closure():
    """Wound closure › Sutures › Absorbable, with two singles in the outer and one family in the innermost."""
    cls = ProductClassFactory()
    draw(cls, "suture", colour={"value": "violet"}, shape="needle_shape")
    outer = category(
        "Wound closure",
        holding=[single(title="Tissue glue", product_class=cls, price="30.00"), single(title="Skin strips")],
    )
    middle = category("Sutures", within=outer)
    inner = category(
        "Absorbable", within=middle, holding=[family(title="Sorbalon", product_class=cls, variants=[{"price": "3.00"}])]
    )
    return outer, middle, inner


def titles(page):
    return [card.title for card in page.cards]


class TestTheTree:
    def test_counts_what_stands_below_a_product_in_two_places_once(self, closure):
        outer, _, inner = closure
        glue = outer.product_set.get(title="Tissue glue")
        glue.categories.add(inner)

        assert [(link.name, link.count) for link in top_categories()] == [("Wound closure", 3)]
        assert [(child.name, child.count) for child in category_tree()[0].children] == [("Sutures", 2)]

    def test_draws_a_category_as_the_class_that_most_of_it_belongs_to(self, closure):
        assert top_categories()[0].drawing == Drawing.of("suture", colour="violet")

    def test_leaves_out_what_is_empty_and_what_nobody_may_see(self, closure):
        category("Empty")
        category("Hidden", is_public=False, holding=[single()])
        category("Withdrawn only", holding=[single(is_public=False)])

        assert [link.name for link in top_categories()] == ["Wound closure"]

    def test_of_the_home_page_costs_two_queries(self, closure, django_assert_num_queries):
        with django_assert_num_queries(2):
            top_categories()


class TestThePageOfACategory:
    def test_lists_singles_and_families_from_below_too_by_name(self, closure):
        page = category_page(closure[0].pk, Filters())

        assert (titles(page), page.total) == (["Skin strips", "Sorbalon", "Tissue glue"], 3)
        assert [(link.name, link.count) for link in page.subcategories] == [("Sutures", 1)]

    def test_knows_the_way_back(self, closure):
        outer, middle, inner = closure

        assert category_page(inner.pk, Filters()).breadcrumbs == (
            ("Wound closure", outer.get_absolute_url()),
            ("Sutures", middle.get_absolute_url()),
        )

    def test_sorts_by_price_with_families_by_their_cheapest_and_unpriced_last(self, closure):
        single(title="On request", price=None).categories.add(closure[0])

        page = category_page(closure[0].pk, Filters(sort="price"))

        assert titles(page) == ["Sorbalon", "Skin strips", "Tissue glue", "On request"]

    def test_sorts_newest_first(self, closure):
        single(title="Brand new").categories.add(closure[0])

        assert titles(category_page(closure[0].pk, Filters(sort="newest")))[0] == "Brand new"

    def test_filters_by_several_makers_and_still_counts_the_others(self, closure):
        cat = category("Gloves")
        for slug, number in (("acme", 2), ("bolt", 1), ("cord", 1)):
            maker = MakerFactory(name=slug.title(), slug=slug)
            for n in range(number):
                single(title=f"{slug} {n}", device__maker=maker).categories.add(cat)

        page = category_page(cat.pk, Filters(makers=("acme", "cord")))

        assert titles(page) == ["acme 0", "acme 1", "cord 0"]
        [makers] = [facet.choices for facet in page.facets if facet.param == "maker"]
        assert [(maker.label, maker.count, maker.selected) for maker in makers] == [
            ("Acme", 2, True),
            ("Bolt", 1, False),
            ("Cord", 1, True),
        ]
        assert page.total == 3

    def test_shows_only_what_lies_there_a_family_when_any_variant_does(self):
        cat = category("Blades")
        shown = [single(title="There"), family(title="One of two", variants=[{"stock_of": 0}, {"stock_of": 1}])]
        gone = [single(title="Gone", stock_of=0), single(title="Never stocked", stock_of=None)]
        for product in shown + gone:
            product.categories.add(cat)

        assert titles(category_page(cat.pk, Filters(in_stock=True))) == ["One of two", "There"]

    def test_has_twenty_four_a_page_and_answers_any_page_number(self, closure):
        for n in range(30):
            single(title=f"Zz {n:02}").categories.add(closure[0])

        assert len(category_page(closure[0].pk, Filters()).cards) == 24
        assert len(category_page(closure[0].pk, Filters(), page="2").cards) == 9
        assert category_page(closure[0].pk, Filters(), page="900").page.number == 2
        assert category_page(closure[0].pk, Filters(), page="<script>").page.number == 1


class TestTheAddress:
    def test_gives_back_what_was_chosen(self, client, closure):
        single(title="Glue two", device__maker=MakerFactory(name="Acme", slug="acme")).categories.add(closure[0])

        response = client.get(closure[0].get_absolute_url(), {"maker": "acme", "sort": "price", "view": "table"})

        assert response.context["query"] == "maker=acme&sort=price&"
        assert (response.context["view"], response.context["total"]) == ("table", 1)
        assert b"Glue two" in response.content
        assert b"Tissue glue" not in response.content

    @pytest.mark.parametrize(
        "query", ["sort=;drop", "view=x", "maker=%00", "in_stock=maybe", "page=-1", "maker=nobody"]
    )
    def test_survives_nonsense(self, client, closure, query):
        assert client.get(f"{closure[0].get_absolute_url()}?{query}").status_code == 200

    def test_of_an_old_name_leads_to_the_new_one_with_its_filters(self, client, closure):
        old = reverse("catalogue:category", kwargs={"category_slug": "old-name", "pk": closure[0].pk})

        response = client.get(old, {"sort": "price"})

        assert (response.status_code, response["Location"]) == (301, f"{closure[0].get_absolute_url()}?sort=price")

    @pytest.mark.parametrize("hidden", ["itself", "its parent"])
    def test_of_a_category_that_nobody_may_see_is_not_found(self, client, closure, hidden):
        outer, middle, _ = closure
        closed = middle if hidden == "itself" else outer
        closed.is_public = False
        closed.save()

        assert client.get(middle.get_absolute_url()).status_code == 404


class TestQueries:
    def test_of_a_full_page_are_at_most_twelve(self, client, closure, at_most_queries):
        outer = closure[0]
        for n in range(12):
            single(title=f"Single {n}").categories.add(outer)
            family(title=f"Family {n}").categories.add(outer)

        with at_most_queries(12):
            response = client.get(outer.get_absolute_url(), {"in_stock": "1", "sort": "price"})

        assert len(response.context["cards"]) == 24

    def test_of_the_index_are_two_and_one_for_the_header(self, client, closure, at_most_queries):
        with at_most_queries(3):
            assert b"Sutures" in client.get(reverse("catalogue:index")).content
