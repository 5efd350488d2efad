"""Products side by side."""

from __future__ import annotations

import re

import pytest

from shop.catalogue.compare import OTHER_TYPE, compare
from tests.factories.shop import ProductClassFactory, attribute, category, family, single, state

pytestmark = pytest.mark.django_db
UNSTATED = "Not stated by the maker"


@pytest.fixture
def suture():
    cls = ProductClassFactory(name="Suture")
    attribute(cls, "size", "option", options=("4-0", "3-0"))
    attribute(cls, "length", "integer", unit="cm")
    return cls


@pytest.fixture
def stapler():
    cls = ProductClassFactory(name="Stapler")
    attribute(cls, "length", "integer", unit="cm")
    attribute(cls, "staples", "integer")
    return cls


def cells(table, group, name):
    rows = {(group.name, row.name): row for group in table.groups for row in group.rows}
    return [cell.value for cell in rows[group, name].cells]


def differing(table):
    return [row.name for group in table.groups for row in group.rows if row.differs]


class TestTheTable:
    def test_has_every_attribute_of_every_class_once_and_no_empty_cell(self, suture, stapler):
        thread, gun = single(product_class=suture), single(product_class=stapler)
        state(thread, size="3-0", length=75)
        state(gun, length=30)

        table = compare([thread.pk, gun.pk])

        assert cells(table, "Facts", "Size") == ["3-0", OTHER_TYPE]
        assert cells(table, "Facts", "Length") == ["75 cm", "30 cm"]
        assert cells(table, "Facts", "Staples") == [OTHER_TYPE, UNSTATED]
        assert all(cell.value for group in table.groups for row in group.rows for cell in row.cells)

    def test_always_says_all_safety_facts(self, suture):
        table = compare([single(product_class=suture, device__latex="contains_nrl").pk, single().pk])

        assert cells(table, "Safety", "Natural rubber latex") == ["Contains natural rubber latex", UNSTATED]
        assert cells(table, "Safety", "MRI safety") == [UNSTATED, UNSTATED]
        assert "Natural rubber latex" in differing(table)
        assert "MRI safety" not in differing(table)

    def test_shows_only_what_differs_and_still_counts_all(self, suture):
        one, other = single(product_class=suture), single(product_class=suture, device__maker__name="Other")
        state(one, size="3-0", length=75)
        state(other, size="4-0", length=75)

        whole, part = compare([one.pk, other.pk]), compare([one.pk, other.pk], only_differences=True)

        assert [row.name for group in part.groups for row in group.rows] == ["Maker", "Size"]
        assert (part.differing, part.total) == (whole.differing, whole.total) == (2, 16)

    def test_sums_up_a_family(self, suture):
        parent = family(product_class=suture, variants=[{}, {}])
        for child, size in zip(parent.children.order_by("pk"), ("4-0", "3-0"), strict=True):
            state(child, size=size)

        assert cells(compare([parent.pk]), "Facts", "Size") == ["4-0, 3-0"]

    def test_lets_a_variant_say_what_its_family_says(self, suture):
        parent = family(product_class=suture, variants=[{}])
        state(parent, length=45)

        assert cells(compare([parent.children.get().pk]), "Facts", "Length") == ["45 cm"]

    def test_takes_four_in_the_order_asked_and_leaves_out_what_nobody_may_see(self):
        shown, hidden = [single() for _ in range(5)], single(is_public=False)

        table = compare([shown[4].pk, hidden.pk, shown[2].pk, shown[4].pk, shown[0].pk, shown[1].pk, shown[3].pk])

        assert [card.id for card in table.cards] == [shown[n].pk for n in (4, 2, 0, 1)]


class TestThePage:
    def test_of_four_sends_at_most_twelve_statements(self, client, suture, stapler, at_most_queries):
        parent = family(product_class=suture)
        ids = [parent.pk, single(product_class=stapler).pk, single(product_class=suture).pk, parent.children.last().pk]
        client.get("/shop/products/compare/")

        with at_most_queries(12):
            answer = client.get("/shop/products/compare/", {"id": ids})

        assert answer.status_code == 200

    def test_says_in_words_where_products_differ_and_offers_to_take_each_away(self, client, suture):
        one, other = single(product_class=suture), single(product_class=suture)
        state(one, size="3-0")

        html = client.get("/shop/products/compare/", {"id": [one.pk, other.pk]}).content.decode()

        assert re.search(r'scope="row">Size <span class="tag">differs</span>', html)
        assert f'href="/shop/products/compare/?id={other.pk}">Remove' in html
        assert f'href="/shop/products/compare/?id={one.pk}&amp;id={other.pk}&amp;only=differences"' in html

    def test_says_when_one_that_was_chosen_is_gone(self, client):
        html = client.get("/shop/products/compare/", {"id": [single().pk, 999_999_999]}).content.decode()

        assert "1 of the products you chose is not shown here any more." in html

    def test_of_too_many_leads_to_the_first_four(self, client):
        ids = [single().pk for _ in range(5)]

        answer = client.get("/shop/products/compare/", {"id": ids})

        assert answer["Location"] == "/shop/products/compare/?" + "&".join(f"id={pk}" for pk in ids[:4])

    @pytest.mark.parametrize("query", ["", "id=", "id=x", "id=-1", "id=99999999999999999999", "id=²", "id=%00"])
    def test_of_nothing_sensible_shows_the_way(self, client, query):
        answer = client.get(f"/shop/products/compare/?{query}")

        assert answer.status_code == 200
        assert "Nothing to compare yet" in answer.content.decode()


class TestACategory:
    @pytest.mark.parametrize("view", ["cards", "table"])
    def test_offers_a_tick_on_every_product_and_one_form(self, client, view):
        products = [single(), single()]
        shelf = category("Sutures", holding=products)

        html = client.get(shelf.get_absolute_url(), {"view": view}).content.decode()

        ticked = re.findall(r'<input type="checkbox" form="compare" name="id" value="(\d+)" data-name="', html)
        assert sorted(map(int, ticked)) == sorted(product.pk for product in products)
        assert '<form class="compare-bar" id="compare" method="get" action="/shop/products/compare/">' in html
