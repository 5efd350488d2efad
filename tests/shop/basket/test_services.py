"""Baskets: adding, changing, merging, with stock compared in base units."""

from __future__ import annotations

import pytest
from oscar.core.loading import get_model

from shop.basket import services
from shop.basket.services import Wish
from tests.factories.shop import UserFactory, family, sell, single

pytestmark = pytest.mark.django_db
Basket = get_model("basket", "Basket")


@pytest.fixture
def basket():
    return Basket.objects.create()


def held(basket):
    """What lies in a basket: SKU → selling units."""
    return dict(basket.lines.order_by("pk").values_list("stockrecord__partner_sku", "quantity"))


class TestAdd:
    def test_of_the_same_unit_twice_makes_one_line(self, basket):
        record = single().stockrecords.get()

        services.add(basket, Wish(record.pk, 2))
        services.add(basket, Wish(record.pk, 3))

        assert held(basket) == {record.partner_sku: 5}

    def test_writes_the_basket_with_its_first_line(self):
        basket = Basket()

        services.add(basket, Wish(single().stockrecords.get().pk, 1))

        assert basket.lines.count() == 1

    def test_refuses_more_than_is_left_and_says_how_much_that_is(self, basket):
        record = single(stock_of=30, unit=("BX", 12)).stockrecords.get()

        with pytest.raises(services.NotAdded, match=r"Only 2 × box of 12 left\."):
            services.add(basket, Wish(record.pk, 3))

        assert held(basket) == {}

    def test_counts_boxes_and_eaches_of_one_product_together(self, basket):
        product = single(stock_of=30)
        each, box = product.stockrecords.get(), sell(product, unit=("BX", 12))
        services.add(basket, Wish(box.pk, 2))

        with pytest.raises(services.NotAdded, match=r"Your basket already holds 24\."):
            services.add(basket, Wish(each.pk, 7))

        services.add(basket, Wish(each.pk, 6))
        assert held(basket) == {box.partner_sku: 2, each.partner_sku: 6}

    def test_of_a_product_on_back_order_is_allowed(self, basket):
        product = single(stock_of=0)
        product.stock_levels.update(backorder_allowed=True)

        services.add(basket, Wish(product.stockrecords.get().pk, 40))

        assert sum(held(basket).values()) == 40

    @pytest.mark.parametrize(
        ("product", "reason"),
        [
            (lambda: single(is_public=False), "no longer sold"),
            (lambda: family(is_public=False).children.first(), "no longer sold"),
            (lambda: single(price=None), "on request"),
            (lambda: single(stock_of=0), "out of stock"),
            (lambda: single(stock_of=None), "out of stock"),
        ],
    )
    def test_refuses_what_is_not_for_sale(self, basket, product, reason):
        with pytest.raises(services.NotAdded, match=reason):
            services.add(basket, Wish(product().stockrecords.get().pk, 1))

        assert held(basket) == {}

    def test_refuses_a_unit_that_does_not_exist(self, basket):
        with pytest.raises(services.NotAdded):
            services.add(basket, Wish(987654321, 1))

    def test_refuses_while_the_basket_is_being_paid_for(self, basket):
        record = single().stockrecords.get()
        Basket.objects.update(status=Basket.FROZEN)

        with pytest.raises(services.NotAdded, match="being paid for"):
            services.add(basket, Wish(record.pk, 1))

        assert held(basket) == {}

    def test_refuses_a_line_beyond_what_one_order_may_hold(self, basket):
        product = single(stock_of=1_000_000)
        record = product.stockrecords.get()
        services.add(basket, Wish(record.pk, 9_999))

        with pytest.raises(services.NotAdded, match="9,999"):
            services.add(basket, Wish(record.pk, 1))

    @pytest.mark.parametrize(
        ("rules", "quantity", "reason"),
        [
            ({"multiple": 10, "minimum": 20}, 5, r"Sold in multiples of 10, 20 or more\. The next quantity is 20\."),
            ({"multiple": 10, "minimum": 10}, 11, r"Sold in multiples of 10\. The next quantity is 20\."),
            ({"minimum": 3}, 2, r"Sold from 3 on\. The next quantity is 3\."),
        ],
    )
    def test_refuses_a_number_that_is_not_sold_and_names_the_next(self, basket, rules, quantity, reason):
        record = single(**rules).stockrecords.get()

        with pytest.raises(services.NotAdded, match=reason):
            services.add(basket, Wish(record.pk, quantity))

        assert held(basket) == {}

    def test_says_how_many_to_add_to_what_is_there(self, basket):
        record = single(multiple=10, minimum=10).stockrecords.get()
        services.add(basket, Wish(record.pk, 10))

        with pytest.raises(services.NotAdded, match=r"Add 10 to the 10 in your basket\."):
            services.add(basket, Wish(record.pk, 5))

        assert held(basket) == {record.partner_sku: 10}

    def test_reaches_the_minimum_together_with_what_is_there(self, basket):
        record = single(minimum=3).stockrecords.get()
        services.add(basket, Wish(record.pk, 3))

        services.add(basket, Wish(record.pk, 1))

        assert held(basket) == {record.partner_sku: 4}


class TestAddKit:
    def test_adds_what_can_be_had_and_says_what_cannot(self, basket):
        there, scarce = single(title="Forceps").stockrecords.get(), single(title="Drain", stock_of=1).stockrecords.get()

        added, refused = services.add_kit(basket, [Wish(there.pk, 2), Wish(scarce.pk, 2), Wish(987654321, 1)])

        assert added == ["Forceps"]
        assert [(one.title, one.reason) for one in refused] == [
            ("Drain", "Only 1 left."),
            ("", "This product is no longer sold."),
        ]
        assert held(basket) == {there.partner_sku: 2}

    def test_counts_the_same_product_named_twice_against_its_stock_once_more(self, basket):
        record = single(stock_of=3).stockrecords.get()

        added, refused = services.add_kit(basket, [Wish(record.pk, 2), Wish(record.pk, 2)])

        assert (len(added), len(refused)) == (1, 1)
        assert held(basket) == {record.partner_sku: 2}


class TestChangeLine:
    def test_sets_the_quantity_and_removes_at_nought(self, basket):
        services.add(basket, Wish(single().stockrecords.get().pk, 2))
        line = basket.lines.get()

        services.change_line(basket, line.pk, 7)
        assert basket.lines.get().quantity == 7

        services.change_line(basket, line.pk, 0)
        assert not basket.lines.exists()

    def test_refuses_more_than_is_left_and_keeps_what_was(self, basket):
        services.add(basket, Wish(single(stock_of=5).stockrecords.get().pk, 2))

        with pytest.raises(services.NotAdded, match="Only 5 left"):
            services.change_line(basket, basket.lines.get().pk, 6)

        assert basket.lines.get().quantity == 2

    @pytest.mark.parametrize(
        ("quantity", "refusal"),
        [
            (60, r"^Sterile gauze: Only 5 × box of 10 left\.$"),
            (1, r"^Sterile gauze: Sold from 2 on\. The next quantity is 2\.$"),
        ],
    )
    def test_names_the_product_where_several_lines_could_be_meant(self, basket, quantity, refusal):
        gauze = single(title="Sterile gauze", stock_of=50, unit=("BX", 10), minimum=2)
        services.add(basket, Wish(gauze.stockrecords.get().pk, 3))
        services.add(basket, Wish(single(title="Blade").stockrecords.get().pk, 2))

        with pytest.raises(services.NotAdded, match=refusal):
            services.change_line(basket, basket.lines.get(product=gauze).pk, quantity)

    def test_names_what_is_no_longer_sold_where_several_lines_could_be_meant(self, basket):
        gauze = single(title="Sterile gauze")
        services.add_kit(basket, [Wish(one.stockrecords.get().pk, 1) for one in (gauze, single(title="Blade"))])
        type(gauze).objects.filter(pk=gauze.pk).update(is_public=False)

        with pytest.raises(services.NotAdded, match=r"^Sterile gauze: This product is no longer sold\.$"):
            services.change_line(basket, basket.lines.get(product=gauze).pk, 2)

    def test_lets_a_line_shrink_although_there_is_still_too_little(self, basket):
        product = single(stock_of=9)
        services.add(basket, Wish(product.stockrecords.get().pk, 9))
        product.stock_levels.update(on_hand=1)

        services.change_line(basket, basket.lines.get().pk, 3)

        assert basket.lines.get().quantity == 3

    @pytest.mark.parametrize("quantity", [5, 15, 25])
    def test_refuses_a_number_that_is_not_sold_and_keeps_what_was(self, basket, quantity):
        services.add(basket, Wish(single(multiple=10, minimum=10).stockrecords.get().pk, 20))

        with pytest.raises(services.NotAdded, match="The next quantity is"):
            services.change_line(basket, basket.lines.get().pk, quantity)

        assert basket.lines.get().quantity == 20

    def test_knows_only_lines_of_its_own_basket(self, basket):
        other = Basket.objects.create()
        services.add(other, Wish(single().stockrecords.get().pk, 2))

        with pytest.raises(services.NoSuchLine):
            services.change_line(basket, other.lines.get().pk, 0)

        assert other.lines.get().quantity == 2


class TestMerge:
    def test_adds_up_what_is_alike_and_keeps_the_rest(self):
        mine, theirs = Basket.objects.create(owner=UserFactory()), Basket.objects.create()
        both, only = single().stockrecords.get(), single().stockrecords.get()
        services.add(mine, Wish(both.pk, 2))
        services.add(theirs, Wish(both.pk, 3))
        services.add(theirs, Wish(only.pk, 1))

        assert services.merge(mine, theirs)

        assert held(mine) == {both.partner_sku: 5, only.partner_sku: 1}
        theirs.refresh_from_db()
        assert (theirs.status, theirs.lines.count()) == (Basket.MERGED, 0)

    def test_loses_nothing_when_that_is_more_than_there_is(self):
        mine, theirs = Basket.objects.create(owner=UserFactory()), Basket.objects.create()
        record = single(stock_of=4).stockrecords.get()
        services.add(mine, Wish(record.pk, 3))
        services.add(theirs, Wish(record.pk, 3))

        services.merge(mine, theirs)

        assert held(mine) == {record.partner_sku: 6}

    def test_happens_once(self):
        mine, theirs = Basket.objects.create(owner=UserFactory()), Basket.objects.create()
        services.add(theirs, Wish(single().stockrecords.get().pk, 3))
        services.merge(mine, theirs)

        assert not services.merge(mine, theirs)
        assert sum(held(mine).values()) == 3

    def test_leaves_a_basket_alone_that_is_being_paid_for(self):
        mine, theirs = Basket.objects.create(owner=UserFactory()), Basket.objects.create()
        services.add(theirs, Wish(single().stockrecords.get().pk, 3))
        Basket.objects.filter(pk=theirs.pk).update(status=Basket.FROZEN)

        assert not services.merge(mine, theirs)
        assert theirs.lines.count() == 1
