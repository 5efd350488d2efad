"""What Oscar is told about prices and stock."""

from __future__ import annotations

from decimal import Decimal

import pytest
from oscar.core.loading import get_class, get_model

from shop.basket import services
from shop.basket.services import Wish
from tests.factories.shop import ProductFactory, family, sell, single

pytestmark = pytest.mark.django_db
Basket = get_model("basket", "Basket")


@pytest.fixture
def strategy():
    return get_class("partner.strategy", "Selector")().strategy()


class TestAProduct:
    def test_is_priced_in_its_smallest_unit_with_vat_beside(self, strategy):
        product = single(price="190.00", unit=("BX", 12))
        sell(product, price="17.99", unit=("EA", 1))

        price = strategy.fetch_for_product(product).price

        assert (price.excl_tax, price.tax, price.incl_tax) == (Decimal("17.99"), Decimal("3.60"), Decimal("21.59"))

    def test_without_price_or_unit_cannot_be_bought(self, strategy):
        for product in (single(price=None), ProductFactory()):
            info = strategy.fetch_for_product(product)

            assert not info.price.exists
            assert not info.availability.is_available_to_buy

    def test_counts_stock_in_the_unit_that_is_asked_for(self, strategy):
        product = single(stock_of=30, unit=("BX", 12))

        policy = strategy.fetch_for_product(product).availability

        assert policy.num_available == 2
        assert policy.is_purchase_permitted(2) == (True, "")
        assert policy.is_purchase_permitted(3) == (False, "Only 2 × box of 12 left.")

    def test_that_is_withdrawn_or_whose_family_is_cannot_be_bought(self, strategy):
        for product in (single(is_public=False), family(is_public=False).children.first()):
            assert not strategy.fetch_for_product(product).availability.is_available_to_buy

    def test_that_is_discontinued_sells_what_is_left(self, strategy):
        left, gone = single(stock_of=2, device__discontinued=True), single(stock_of=0, device__discontinued=True)

        assert strategy.fetch_for_product(left).availability.is_available_to_buy
        assert not strategy.fetch_for_product(gone).availability.is_available_to_buy


class TestAFamily:
    def test_costs_what_its_cheapest_variant_costs_and_is_there_when_any_of_it_is(self, strategy):
        parent = family(variants=[{"price": "9.00", "stock_of": 0}, {"price": "12.00"}, {"price": None}])

        info = strategy.fetch_for_parent(parent)

        assert info.price.excl_tax == Decimal("9.00")
        assert info.availability.is_available_to_buy

    def test_of_which_nothing_is_left_is_not_there(self, strategy):
        parent = family(variants=[{"stock_of": 0}, {"price": None}])

        assert not strategy.fetch_for_parent(parent).availability.is_available_to_buy


class TestABasket:
    def test_keeps_the_unit_a_line_was_added_in(self, strategy):
        product = single(price="2.00")
        box = sell(product, price="20.00", unit=("BX", 12))
        basket = Basket.objects.create()
        services.add(basket, Wish(box.pk, 2))
        basket.strategy = strategy

        line = basket.all_lines()[0]

        assert line.purchase_info.stockrecord == box
        assert (line.unit_price_excl_tax, basket.total_incl_tax) == (Decimal("20.00"), Decimal("48.00"))

    def test_charges_the_tier_that_a_line_has_reached(self, strategy):
        record = single(price="10.00", tiers={5: "9.00", 20: "7.50"}).stockrecords.get()
        basket = Basket.objects.create()
        totals = []
        for more in (4, 1, 15):
            services.add(basket, Wish(record.pk, more))
            now = Basket.objects.get(pk=basket.pk)
            now.strategy = strategy
            totals.append((now.total_excl_tax, now.total_incl_tax))

        assert totals == [
            (Decimal("40.00"), Decimal("48.00")),
            (Decimal("45.00"), Decimal("54.00")),
            (Decimal("150.00"), Decimal("180.00")),
        ]

    def test_counts_boxes_and_eaches_of_a_product_in_base_units(self, strategy):
        product = single()
        box = sell(product, unit=("BX", 12))
        basket = Basket.objects.create()
        services.add(basket, Wish(box.pk, 2))
        services.add(basket, Wish(product.stockrecords.exclude(pk=box.pk).get().pk, 3))

        assert basket.product_quantity(product) == 27

    def test_asks_nothing_more_for_its_lines_once_they_are_loaded(self, strategy, django_assert_num_queries):
        basket = Basket.objects.create()
        for product in (single(tiers={5: "9.00"}), *family().children.all()):
            services.add(basket, Wish(product.stockrecords.get().pk, 1))
        basket = Basket.objects.get(pk=basket.pk)
        basket.strategy = strategy

        with django_assert_num_queries(2):
            assert basket.total_incl_tax == Decimal("36.00")
            assert all(line.purchase_info.availability.is_available_to_buy for line in basket.all_lines())
            assert (basket.num_lines, basket.is_tax_known) == (3, True)
