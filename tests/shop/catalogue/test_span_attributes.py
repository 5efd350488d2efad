"""Attributes whose values are ranges: what pages say of them, and how a category is narrowed down by them."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from oscar.core.loading import get_model

from shop.catalogue.cards import product_cards
from shop.catalogue.categories import CategoryPage, category_page
from shop.catalogue.compare import compare
from shop.catalogue.detail import product_detail
from shop.catalogue.facet_rows import rebuild_facets
from shop.catalogue.facets import bounds
from shop.catalogue.forms import Filters
from shop.catalogue.models import ProductFacets
from shop.search_sources import ProductSource
from tests.factories.shop import ProductClassFactory, attribute, category, family, single, state

pytestmark = pytest.mark.django_db

SAID = {"A": "5..5", "B": "5..12", "C": "10..15", "D": "..8", "E": "12.5..", "F": None}


@pytest.fixture
def trocar():
    cls = ProductClassFactory(name="Trocar", slug="trocar")
    attribute(cls, "takes", "span", unit="mm")
    return cls


@pytest.fixture
def trocars(trocar):
    """A category of singles that say what stands in ``SAID``."""
    made = category("Trocars")
    for title, takes in SAID.items():
        product = single(title=title, product_class=trocar)
        made.product_set.add(product)
        if takes:
            state(product, takes=takes)
    return made


def page_of(made, query: str = "") -> CategoryPage:
    cache.clear()
    return category_page(made.pk, Filters.read(QueryDict(query)))


def takes(page: CategoryPage):
    return next(facet for facet in page.facets if facet.param == "takes")


def overlapping(low: float, high: float) -> list[str]:
    """Titles of what overlaps, read from the values themselves in SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT product.title FROM catalogue_productattributevalue AS value "
            "JOIN catalogue_product AS product ON product.id = value.product_id WHERE "
            "COALESCE(NULLIF(SPLIT_PART(value_text, '..', 1), ''), '-Infinity')::float8 <= %s AND "
            "COALESCE(NULLIF(SPLIT_PART(value_text, '..', 2), ''), 'Infinity')::float8 >= %s ORDER BY 1",
            [high, low],
        )
        return [title for (title,) in cursor.fetchall()]


class TestAFacet:
    @pytest.mark.parametrize(
        ("query", "low", "high", "found"),
        [
            ("takes_from=5&takes_to=5", 5, 5, "ABD"),
            ("takes_from=9&takes_to=11", 9, 11, "BC"),
            ("takes_from=12.2&takes_to=12,4", 12.2, 12.4, "C"),
            ("takes_from=13", 13, float("inf"), "CE"),
            ("takes_to=4", float("-inf"), 4, "D"),
            ("takes_from=12", 12, float("inf"), "BCE"),
            ("takes_from=20&takes_to=30", 20, 30, "E"),
        ],
    )
    def test_finds_what_overlaps_with_what_is_asked(self, trocars, query, low, high, found):
        page = page_of(trocars, query)

        assert [card.title for card in page.cards] == list(found) == overlapping(low, high)
        assert page.total == len(found)

    def test_has_the_ends_of_all_and_counts_silence(self, trocars):
        facet = takes(page_of(trocars))

        assert (facet.is_range, facet.unit, facet.least, facet.most) == (True, "mm", "5", "15")
        assert [(choice.label, choice.count) for choice in facet.choices] == [("Not stated", 1)]

    def test_finds_what_says_nothing_only_when_asked(self, trocars):
        assert [card.title for card in page_of(trocars, "takes=not_stated").cards] == ["F"]
        both = page_of(trocars, "takes_from=20&takes=not_stated")
        assert [card.title for card in both.cards] == ["E", "F"]

    def test_says_in_words_what_was_asked(self, trocars):
        page = page_of(trocars, "takes_from=9&takes_to=11")

        assert [chip.label for chip in page.chips] == ["Takes 9 to 11 mm"]

    def test_of_nothing_sensible_finds_everything(self, trocars):
        assert page_of(trocars, "takes_from=3-0&takes_to=many").total == len(SAID)

    def test_of_the_wrong_way_round_finds_nothing_and_shows_the_way_out(self, trocars):
        page = page_of(trocars, "takes_from=30&takes_to=3")

        assert page.total == 0
        assert [way.count for way in page.ways_out] == [len(SAID)]

    def test_counts_a_family_by_its_variants(self, trocar, trocars):
        both = family(title="G", product_class=trocar, variants=[{"title": "G 1"}, {"title": "G 2"}])
        trocars.product_set.add(both)
        for variant, said in zip(both.children.order_by("pk"), ("1..2", "30..40"), strict=True):
            state(variant, takes=said)

        assert [card.title for card in page_of(trocars, "takes_from=31").cards] == ["E", "G"]
        assert page_of(trocars, "takes_from=16&takes_to=29").total == 1, "what lies between two variants is neither"

    def test_rows_rebuilt_say_the_same(self, trocar, trocars):
        before = list(ProductFacets.objects.order_by("pk").values_list("values", "numbers"))
        key = str(trocar.attributes.get().pk)
        assert [numbers.get(key) for _, numbers in before] == [
            [5, 5], [5, 12], [10, 15], ["-Infinity", 8], [12.5, "Infinity"], None,
        ]  # fmt: skip

        ProductFacets.objects.all().delete()
        rebuild_facets()

        assert before == list(ProductFacets.objects.order_by("pk").values_list("values", "numbers"))
        assert bounds([trocars.pk]) == {key: (5, 15)}

    def test_does_not_count_what_cannot_be_read_as_silence(self, trocar, trocars):
        odd = single(title="X", product_class=trocar)
        trocars.product_set.add(odd)
        state(odd, takes="most instruments")

        assert [choice.count for choice in takes(page_of(trocars)).choices] == [1]
        assert [fact.value for fact in product_detail(odd.pk).facts] == ["most instruments"]


class TestAPage:
    @pytest.mark.parametrize(
        ("stored", "value", "imperial"),
        [
            ("5..12", "5 to 12 mm", "0.197 to 0.472 in"),
            ("5..5", "5 mm", "0.197 in"),
            ("5..", "from 5 mm", "from 0.197 in"),
            ("..12", "up to 12 mm", "up to 0.472 in"),
        ],
    )
    def test_says_it_in_words_and_in_both_systems(self, trocar, stored, value, imperial):
        product = single(product_class=trocar)
        state(product, takes=stored)

        [fact] = product_detail(product.pk).facts
        assert (fact.value, fact.metric, fact.imperial) == (value, value, imperial)

    def test_of_who_says_nothing_says_so(self, trocar):
        [fact] = product_detail(single(product_class=trocar).pk).facts

        assert (fact.value, fact.stated) == ("Not stated by the maker", False)

    def test_of_a_family_sums_up(self, trocar):
        few = family(product_class=trocar, variants=[{"title": "1"}, {"title": "2"}])
        many = family(product_class=trocar, variants=[{"title": str(number)} for number in range(4)])
        for variant, said in zip(few.children.order_by("pk"), ("10..12", "5..12"), strict=True):
            state(variant, takes=said)
        for variant, said in zip(many.children.order_by("pk"), ("10..15", "5..", "8..9", "5..8"), strict=True):
            state(variant, takes=said)

        cards = product_cards([few.pk, many.pk])

        assert [fact.value for card in cards.values() for fact in card.facts] == ["5 to 12, 10 to 12 mm", "from 5 mm"]

    def test_of_a_comparison_has_it_with_its_difference(self, trocar, trocars):
        found = dict(get_model("catalogue", "Product").objects.values_list("title", "pk"))
        table = compare([found["B"], found["D"], found["F"]])

        [row] = [row for group in table.groups for row in group.rows if row.name == "Takes"]
        assert [cell.value for cell in row.cells] == ["5 to 12 mm", "up to 8 mm", "Not stated by the maker"]
        assert row.differs

    def test_stands_in_the_search(self, trocar):
        product = single(product_class=trocar)
        state(product, takes="5..12")

        [document] = ProductSource().documents([product.pk])
        assert document.attributes["takes"] == "5 to 12 mm"
        assert document.summary == "Takes 5 to 12 mm"
