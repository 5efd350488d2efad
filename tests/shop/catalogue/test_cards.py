"""Cards: what a list shows of a product."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal
from typing import Any

import pytest

from core.drawings import Drawing
from shop.api import product_cards
from shop.catalogue.card_rows import card_rows
from shop.stock.availability import FamilySupply, Supply
from shop.stock.levels import supply_of
from shop.stock.models import StockLevel
from tests.factories.shop import ProductClassFactory, ProductFactory, attribute, draw, family, sell, single, state

pytestmark = pytest.mark.django_db

TODAY, LATE = dt.date(2026, 11, 21), dt.date(2026, 11, 20)


@pytest.fixture
def gloves():
    """A class with an ordered size, a length in millimetres and an unstated colour, drawn by its size."""
    cls = ProductClassFactory(name="Glove")
    attribute(cls, "size", "option", options=("5.5", "6", "6.5", "7", "10"))
    attribute(cls, "length", "integer", unit="mm")
    attribute(cls, "colour")
    attribute(cls, "note", deciding=False)
    draw(cls, "glove", size="size", cuff={"value": "beaded"})
    return cls


class TestASingle:
    def test_shows_its_price_with_and_without_vat_and_per_base_unit(self):
        product = single(price="14.99", unit=("BX", 12), stock_of=240)

        unit = product_cards([product.pk])[product.pk].unit

        assert (unit.label, unit.base_quantity) == ("box of 12", 12)
        assert (unit.price.excl, unit.price.incl) == (Decimal("14.99"), Decimal("17.99"))
        assert (unit.price_per_base.excl, unit.price_per_base.incl) == (Decimal("1.25"), Decimal("1.50"))

    def test_is_offered_in_its_smallest_unit_that_has_a_price(self):
        product = single(price=None, unit=("EA", 1))
        sell(product, price="190.00", unit=("CS", 120))
        sell(product, price="20.00", unit=("BX", 12))

        assert product_cards([product.pk])[product.pk].unit.label == "box of 12"

    def test_names_its_lower_prices_for_more_and_the_fewest_that_are_sold(self):
        product = single(price="10.00", unit=("BX", 12), minimum=2, multiple=2, tiers={10: "9.00", 50: "8.40"})

        unit = product_cards([product.pk])[product.pk].unit

        assert (unit.minimum, unit.multiple, unit.price.excl) == (2, 2, Decimal("10.00"))
        assert [(tier.from_quantity, tier.price.excl, tier.price_per_base.excl) for tier in unit.tiers] == [
            (10, Decimal("9.00"), Decimal("0.75")),
            (50, Decimal("8.40"), Decimal("0.70")),
        ]

    def test_without_a_price_is_on_request_and_cannot_be_added(self):
        product = single(price=None)

        card = product_cards([product.pk])[product.pk]

        assert (card.unit, card.availability.code, card.availability.label) == (None, "on_request", "Price on request")
        assert not card.can_add

    def test_says_which_deciding_facts_its_maker_does_not_state(self, gloves):
        product = single(product_class=gloves)
        state(product, size="6.5", length=290, note="powder-free")

        facts = product_cards([product.pk])[product.pk].facts

        assert [(fact.code, fact.value, fact.stated) for fact in facts] == [
            ("size", "6.5", True),
            ("length", "290 mm", True),
            ("colour", "Not stated by the maker", False),
        ]

    def test_is_drawn_by_its_attributes(self, gloves):
        product = single(product_class=gloves)
        state(product, size="7")

        assert product_cards([product.pk])[product.pk].drawing == Drawing.of("glove", size="7", cuff="beaded")

    def test_of_a_class_without_profile_is_drawn_as_a_package(self):
        product = single()

        assert product_cards([product.pk])[product.pk].drawing == Drawing.of("package")


class TestAFamily:
    def test_shows_the_range_of_its_variants_and_its_cheapest_unit(self, gloves):
        parent = family(
            product_class=gloves,
            variants=[{"price": "12.00"}, {"price": "11.50"}, {"price": "13.00"}, {"price": "12.00"}],
        )
        for child, size in zip(parent.children.order_by("pk"), ("10", "6", "5.5", "7"), strict=True):
            state(child, size=size)

        card = product_cards([parent.pk])[parent.pk]

        assert card.facts[0].value == "5.5 to 10"
        assert card.unit.price.excl == Decimal("11.50")
        assert (card.variant_count, card.is_family, card.can_add) == (4, True, False)

    def test_is_drawn_as_its_first_variant_where_it_says_nothing_itself(self, gloves):
        parent = family(product_class=gloves)
        state(parent.children.order_by("pk")[0], size="6")

        assert product_cards([parent.pk])[parent.pk].drawing == Drawing.of("glove", size="6", cuff="beaded")

    def test_counts_only_public_variants_and_says_how_many_are_in_stock(self):
        parent = family(variants=[{"stock_of": 5}, {"stock_of": 0}, {"is_public": False}])

        card = product_cards([parent.pk])[parent.pk]

        assert card.variant_count == 2
        assert card.availability.label == "In stock in 1 of 2 variants"

    def test_gives_its_facts_to_a_variant_that_is_silent(self, gloves):
        parent = family(product_class=gloves)
        state(parent, length=290)
        child = parent.children.order_by("pk")[0]

        assert product_cards([child.pk])[child.pk].facts[1].value == "290 mm"


class TestAFamilySummedUpByTheDatabase:
    STATES = tuple(itertools.product((0, 11, 12, 30), (0, 12), (True, False), (None, "12.00"), (None, TODAY, LATE)))

    @pytest.mark.parametrize("discontinued", [(False, False), (True, False), (True, True)])
    def test_says_what_its_variants_say_summed_up_in_python(self, discontinued):
        parents = []
        for n, state_of_first in enumerate(self.STATES[::6]):
            states = (state_of_first, self.STATES[(7 * n + 3) % len(self.STATES)])
            parents.append(self.family_in(states, discontinued))

        rows = card_rows([parent.pk for parent in parents], today=TODAY)

        for parent in parents:
            row, supplies = rows[parent.pk], [self.supply_of(variant) for variant in parent.children.order_by("pk")]
            assert FamilySupply.of(supplies, today=TODAY) == FamilySupply(
                row.sum_items, row.sum_sold, row.sum_now, row.sum_free, row.any_priced, row.any_later, row.due
            )

    def family_in(self, states: tuple, discontinued: tuple[bool, bool]) -> Any:
        parent = ProductFactory(structure="parent")
        for (on_hand, reserved, later, price, due), gone in zip(states, discontinued, strict=True):
            variant = ProductFactory(structure="child", parent=parent, product_class=None, device__discontinued=gone)
            sell(variant, price=price, stock_of=on_hand, unit=("BX", 12))
            StockLevel.objects.filter(product=variant).update(
                reserved=reserved if later else min(reserved, on_hand),
                waiting=max(reserved - on_hand, 0) if later else 0,
                backorder_allowed=later,
                expected_on=due,
            )
        return parent

    def supply_of(self, variant: Any) -> Supply:
        record = variant.stockrecords.get()
        return supply_of(variant, smallest_unit=12, priced=record.price is not None)


class TestVisibility:
    def test_leaves_out_withdrawn_and_unknown_products_and_variants_of_withdrawn_families(self):
        shown, withdrawn = single(), single(is_public=False)
        orphan = family(is_public=False).children.first()

        assert list(product_cards([withdrawn.pk, shown.pk, orphan.pk, 10**9])) == [shown.pk]

    def test_keeps_the_order_asked_for_and_each_product_once(self):
        first, second = single(), single()

        assert list(product_cards([second.pk, first.pk, second.pk])) == [second.pk, first.pk]


class TestAvailability:
    @pytest.mark.parametrize(
        ("level", "device", "code", "label", "orderable"),
        [
            ({"on_hand": 240}, {}, "in_stock", "In stock, 240", True),
            ({"on_hand": 10, "reserved": 7}, {}, "low", "Low stock, 3 left", True),
            ({"expected_on": dt.date(2126, 12, 3)}, {}, "out", "Out of stock, expected 3 December 2126", False),
            ({"expected_on": dt.date(2001, 1, 1)}, {}, "out", "Out of stock", False),
            ({"backorder_allowed": True}, {}, "back_order", "On back-order", True),
            ({}, {"discontinued": True}, "discontinued", "Discontinued", False),
            ({"on_hand": 2}, {"discontinued": True}, "discontinued", "Discontinued, 2 left", True),
        ],
    )
    def test_is_said_in_words(self, level, device, code, label, orderable):
        product = single(stock_of=0)
        StockLevel.objects.filter(product=product).update(**level)
        type(product.device).objects.filter(pk=product.pk).update(**device)

        found = product_cards([product.pk])[product.pk].availability

        assert (found.code, found.label, found.orderable) == (code, label, orderable)

    def test_is_out_when_less_than_one_unit_is_left(self):
        product = single(stock_of=11, unit=("BX", 12))

        assert product_cards([product.pk])[product.pk].availability.code == "out"

    def test_is_out_when_nothing_is_stocked(self):
        product = single(stock_of=None)

        assert product_cards([product.pk])[product.pk].availability.label == "Out of stock"


class TestQueries:
    def test_are_three_however_many_products(self, gloves, django_assert_num_queries):
        ids = [single(product_class=gloves).pk for _ in range(4)] + [family(product_class=gloves).pk for _ in range(4)]

        with django_assert_num_queries(3):
            assert len(product_cards(ids)) == 8

    def test_are_none_for_no_products(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert product_cards([]) == {}

    def test_a_product_without_device_class_and_stock_record_still_has_a_card(self):
        product = ProductFactory(device=None)

        assert product_cards([product.pk])[product.pk].maker == ""
