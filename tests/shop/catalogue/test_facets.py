"""Facets: what a category offers to narrow it down by, how it counts, and what its address says."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.core.cache import cache
from django.http import QueryDict

from shop.catalogue.categories import CategoryPage, category_page
from shop.catalogue.facet_rows import rebuild_facets
from shop.catalogue.forms import Filters
from shop.catalogue.models import ProductFacets
from tests.factories.shop import MakerFactory, ProductClassFactory, attribute, category, family, single, state

pytestmark = pytest.mark.django_db

SIZES = ("5-0", "4-0", "3-0", "2-0", "0")


@pytest.fixture
def sutures():
    """A category of two families and a single: sizes, colours, needle lengths, one of them silent."""
    cls = ProductClassFactory(name="Suture", slug="suture")
    attribute(cls, "usp_size", "option", options=SIZES)
    attribute(cls, "colour", "multi_option", options=("undyed", "violet"))
    attribute(cls, "needle_length", "integer", unit="mm")
    attribute(cls, "barbed", "boolean")
    acme, bolt = MakerFactory(name="Acme", slug="acme"), MakerFactory(name="Bolt", slug="bolt")
    made = category("Sutures")
    first = family(
        title="Sorbalon",
        product_class=cls,
        device__maker=acme,
        variants=[{"title": "S 3-0", "device__maker": acme}, {"title": "S 2-0", "device__maker": acme, "stock_of": 0}],
    )
    second = family(title="Nylon", product_class=cls, device__maker=bolt, variants=[{"title": "N 4-0", "device": None}])
    glue = single(title="Loose thread", product_class=cls, device__maker=bolt, device__sterile="yes")
    for product in (first, second, glue):
        product.categories.add(made)
    options = {option.option: option for option in cls.attributes.get(code="usp_size").option_group.options.all()}
    colours = {option.option: option for option in cls.attributes.get(code="colour").option_group.options.all()}
    variants = {variant.title: variant for variant in (*first.children.all(), *second.children.all())}
    state(first, colour=[colours["violet"]])
    state(variants["S 3-0"], usp_size=options["3-0"], needle_length=26, barbed=False)
    state(variants["S 2-0"], usp_size=options["2-0"], needle_length=40)
    state(variants["N 4-0"], usp_size=options["4-0"], colour=[colours["undyed"], colours["violet"]], needle_length=19)
    return made


def page_of(made, query: str = "") -> CategoryPage:
    return category_page(made.pk, Filters.read(QueryDict(query)))


def titles(page: CategoryPage) -> list[str]:
    return [card.title for card in page.cards]


def counts(page: CategoryPage, param: str) -> list[tuple[str, int]]:
    return [(choice.label, choice.count) for facet in page.facets if facet.param == param for choice in facet.choices]


def params(page: CategoryPage) -> list[str]:
    return [facet.param for facet in page.facets]


class TestWhatIsOffered:
    def test_is_in_domain_order_with_a_bucket_for_silence(self, sutures):
        page = page_of(sutures)

        assert counts(page, "usp_size") == [("4-0", 1), ("3-0", 1), ("2-0", 1), ("Not stated", 1)]
        assert counts(page, "colour") == [("undyed", 1), ("violet", 2), ("Not stated", 1)]
        assert counts(page, "sterile") == [("Yes", 1), ("Not stated", 2)]
        assert counts(page, "barbed") == [("No", 1), ("Not stated", 3)]
        assert counts(page, "maker") == [("Acme", 1), ("Bolt", 2)]
        assert counts(page, "in_stock") == [("In stock now", 3)]

    def test_of_numbers_is_a_range_with_its_unit_and_ends(self, sutures):
        [length] = [facet for facet in page_of(sutures).facets if facet.param == "needle_length"]

        assert (length.is_range, length.unit, length.least, length.most) == (True, "mm", "19", "40")
        assert [(choice.label, choice.count) for choice in length.choices] == [("Not stated", 1)]

    def test_leaves_out_what_leaves_no_choice(self, sutures):
        assert "mri" not in params(page_of(sutures))

    def test_of_several_kinds_is_what_most_products_have_until_a_kind_is_chosen(self, sutures):
        blade = ProductClassFactory(name="Blade", slug="blade")
        attribute(blade, "number", "option", options=("10", "11"))
        single(title="Blade", product_class=blade).categories.add(sutures)

        assert "number" not in params(page_of(sutures))
        assert counts(page_of(sutures), "kind") == [("Blade", 1), ("Suture", 3)]
        assert "usp_size" not in params(page_of(sutures, "kind=blade"))

    def test_gives_way_to_our_own_names(self, sutures):
        blade = ProductClassFactory(name="Blade", slug="blade")
        attribute(blade, "use", "option", options=("dissection", "stab"))
        made = category("Blades")
        for title, place in (("A", 0), ("B", 1)):
            product = single(title=title, product_class=blade)
            product.categories.add(made)
            state(product, use=blade.attributes.get().option_group.options.all()[place])

        assert counts(page_of(made), "use_") == [("dissection", 1), ("stab", 1)]
        assert titles(page_of(made, "use_=stab")) == ["B"]


class TestWhatIsChosen:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("usp_size=3-0", ["Sorbalon"]),
            ("usp_size=3-0&usp_size=4-0", ["Nylon", "Sorbalon"]),
            ("usp_size=3-0&colour=undyed", []),
            ("usp_size=not_stated", ["Loose thread"]),
            ("usp_size=not_stated&usp_size=2-0", ["Loose thread", "Sorbalon"]),
            ("needle_length_from=20&needle_length_to=26", ["Sorbalon"]),
            ("needle_length_to=19,5", ["Nylon"]),
            ("needle_length_from=30&needle_length=not_stated", ["Loose thread", "Sorbalon"]),
            ("barbed=no", ["Sorbalon"]),
            ("sterile=yes", ["Loose thread"]),
            ("maker=bolt", ["Loose thread", "Nylon"]),
            ("colour=violet&maker=bolt", ["Nylon"]),
        ],
    )
    def test_is_any_within_a_facet_and_all_across_facets(self, sutures, query, found):
        page = page_of(sutures, query)

        assert (titles(page), page.total) == (found, len(found))

    def test_has_to_fit_one_and_the_same_variant(self, sutures):
        assert titles(page_of(sutures, "usp_size=2-0&needle_length_to=30")) == []
        assert titles(page_of(sutures, "usp_size=2-0&in_stock=1")) == []
        assert titles(page_of(sutures, "usp_size=3-0&in_stock=1")) == ["Sorbalon"]

    def test_counts_in_the_other_facets_but_not_in_its_own(self, sutures):
        page = page_of(sutures, "usp_size=4-0")

        assert counts(page, "usp_size") == [("4-0", 1), ("3-0", 1), ("2-0", 1), ("Not stated", 1)]
        assert counts(page, "colour") == [("undyed", 1), ("violet", 1)]
        assert "maker" not in params(page)

    @pytest.mark.parametrize("query", ["usp_size=9-0", "nonsense=1", "needle_length_from=nan", "usp_size=", "kind=x"])
    def test_is_ignored_when_it_means_nothing(self, sutures, query):
        page = page_of(sutures, query)

        assert (page.total, page.chips, page.query) == (3, (), "")


class TestTheAddress:
    def test_has_one_order_whatever_order_was_asked(self, sutures):
        one = page_of(sutures, "maker=bolt&usp_size=2-0&usp_size=4-0&needle_length_to=30&sort=price")
        other = page_of(sutures, "needle_length_to=30&usp_size=4-0&sort=price&maker=bolt&usp_size=2-0")

        assert one.query == other.query == "usp_size=4-0&usp_size=2-0&needle_length_to=30&maker=bolt&sort=price&"

    def test_of_a_chip_is_that_of_the_page_without_it(self, sutures):
        page = page_of(sutures, "usp_size=4-0&usp_size=3-0&needle_length_from=10")

        assert [(chip.label, chip.query) for chip in page.chips] == [
            ("Usp size: 4-0", "usp_size=3-0&needle_length_from=10&"),
            ("Usp size: 3-0", "usp_size=4-0&needle_length_from=10&"),
            ("Needle length from 10 mm", "usp_size=4-0&usp_size=3-0&"),
        ]


class TestThePage:
    def test_works_as_a_plain_form(self, client, sutures):
        html = client.get(sutures.get_absolute_url(), {"usp_size": "4-0"}).content.decode()

        assert 'name="usp_size" value="4-0" checked' in html
        assert "<strong>1</strong> product" in html
        assert "Clear all" in html
        assert 'name="needle_length_from"' in html
        assert "Apply filters" in html

    def test_leads_out_of_an_empty_result(self, client, sutures):
        html = client.get(sutures.get_absolute_url(), {"usp_size": "3-0", "maker": "bolt"}).content.decode()

        assert "Nothing fits all of these filters" in html
        assert [(way.label, way.query, way.count) for way in page_of(sutures, "usp_size=3-0&maker=bolt").ways_out] == [
            ("Usp size: 3-0", "maker=bolt&", 2),
            ("Maker: Bolt", "usp_size=3-0&", 1),
        ]
        assert f'{sutures.get_absolute_url()}?usp_size=3-0&amp;view=cards">Without Maker: Bolt</a>' in html
        assert f'href="{sutures.get_absolute_url()}"' in html

    def test_in_place_has_only_the_results_and_the_news(self, client, sutures):
        response = client.get(
            sutures.get_absolute_url(), {"usp_size": "4-0", "maker": ""}, headers={"HX-Request": "true"}
        )
        html = response.content.decode()

        assert "<html" not in html
        assert 'id="results-news" hx-swap-oob="innerHTML">1 product with 1 filter<' in html
        assert response["HX-Push-Url"] == f"{sutures.get_absolute_url()}?usp_size=4-0&view=cards"
        assert "HX-Request" in response["Vary"]

    def test_offers_no_way_out_of_what_no_single_choice_blocks(self, sutures):
        assert page_of(sutures, "usp_size=3-0&maker=bolt&barbed=yes").ways_out == ()
        assert page_of(sutures, "usp_size=3-0").ways_out == ()

    def test_costs_at_most_twelve_queries_with_everything_on(self, client, sutures, at_most_queries):
        query = "usp_size=3-0&usp_size=4-0&colour=violet&needle_length_from=10&maker=acme&in_stock=1&sort=price"

        with at_most_queries(12):
            assert client.get(f"{sutures.get_absolute_url()}?{query}").context["total"] == 1

    @pytest.mark.parametrize(("query", "statements"), [("", 5), ("?view=table&page=9", 5), ("?usp_size=3-0", 6)])
    def test_costs_five_queries_once_its_counts_are_kept_and_one_more_with_filters(
        self, client, sutures, django_assert_num_queries, settings, query, statements
    ):
        settings.CATALOGUE_COUNTS_KEPT_SECONDS = 60
        cache.clear()
        client.get(f"{sutures.get_absolute_url()}{query}")

        with django_assert_num_queries(statements):
            client.get(f"{sutures.get_absolute_url()}{query}")
        cache.clear()


class TestTheRows:
    def rows(self) -> list[tuple]:
        return list(ProductFacets.objects.order_by("pk").values_list())

    def test_written_one_by_one_are_those_of_a_rebuild(self, sutures):
        one_by_one = self.rows()
        ProductFacets.objects.all().delete()

        assert rebuild_facets() == len(one_by_one) == 4
        assert self.rows() == one_by_one

    def test_follow_a_change_of_the_device_and_of_the_family(self, sutures):
        nylon = sutures.product_set.get(title="Nylon")
        nylon.device.sterile = "no"
        nylon.device.save()

        assert counts(page_of(sutures), "sterile") == [("Yes", 1), ("No", 1), ("Not stated", 1)]

    def test_of_a_family_stand_for_it_only_while_it_has_no_variants(self, sutures):
        nylon = sutures.product_set.get(title="Nylon")
        withdraw(nylon.children.all())
        assert titles(page_of(sutures, "maker=bolt&colour=not_stated")) == ["Loose thread", "Nylon"]

        single(title="N 5-0", structure="child", parent=nylon, product_class=None, device=None)
        assert not ProductFacets.objects.filter(product=nylon).exists()

    def test_go_with_their_product(self, sutures):
        knots = single(title="Knots", device__maker=MakerFactory(name="Cord", slug="cord"), stock_of=None)
        knots.categories.add(sutures)
        assert titles(page_of(sutures, "maker=cord")) == ["Knots"]
        knots.stockrecords.all().delete()
        gone = knots.pk
        knots.delete()

        assert not ProductFacets.objects.filter(pk=gone).exists()

    def test_gain_a_new_attribute_as_not_stated(self, sutures):
        cls = sutures.product_set.get(title="Nylon").product_class
        attribute(cls, "coating", "boolean")
        state(sutures.product_set.get(title="Loose thread"), coating=True)

        assert counts(page_of(sutures), "coating") == [("Yes", 1), ("Not stated", 2)]

    def test_of_what_is_withdrawn_do_not_count(self, sutures):
        withdraw(sutures.product_set.get(title="Sorbalon").children.filter(title="S 3-0"))

        assert counts(page_of(sutures), "usp_size") == [("4-0", 1), ("2-0", 1), ("Not stated", 1)]


def withdraw(products: Iterable) -> None:
    for product in products:
        product.is_public = False
        product.save()
