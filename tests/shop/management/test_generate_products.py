"""Made-up catalogues: the seed decides them, and they never come into a shop that is in use."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Sum
from oscar.core.loading import get_model

from shop.catalogue import querysets
from shop.catalogue.cards import product_cards
from shop.catalogue.facet_rows import rebuild_facets
from shop.catalogue.models import ProductFacets
from shop.devices.identifiers import gtin_check_digit_holds
from shop.devices.models import Device, DeviceIdentifier
from shop.management.generating import LARGEST_FAMILY, generate_products
from shop.stock.models import StockLevel, StockMovement

Order = get_model("order", "Order")
Product = get_model("catalogue", "Product")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
StockRecord = get_model("partner", "StockRecord")

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[tuple]]:
    """What was written, by the codes that the seed gives, without the keys that the database gives."""
    values = ProductAttributeValue.objects.order_by("product__code", "attribute__code")
    devices = Device.objects.order_by("product__code")
    return {
        "products": list(Product.objects.order_by("code").values_list("code", "title", "structure", "parent__code")),
        "values": list(
            values.values_list(
                "product__code", "attribute__code", "value_option__option", "value_integer", "value_float", "value_text"
            )
        ),
        "devices": list(devices.values_list("product__code", "maker__name", "latex", "sterile", "discontinued")),
        "prices": list(StockRecord.objects.order_by("partner_sku").values_list("partner_sku", "price")),
        "stock": list(StockLevel.objects.order_by("product__code").values_list("product__code", "on_hand")),
    }


class TestGenerateProducts:
    def test_makes_as_many_items_as_asked_for_and_one_large_family(self):
        assert list(generate_products(150, seed=3)) == [150]

        assert querysets.orderable_products().count() == 150
        families = Product.objects.filter(structure="parent")
        assert max(family.children.count() for family in families) == LARGEST_FAMILY

    def test_makes_the_same_of_the_same_seed_and_something_else_of_another(self):
        made = []
        for seed in (3, 3, 4):
            with transaction.atomic():
                list(generate_products(90, seed=seed))
                made.append(everything())
                transaction.set_rollback(True)

        assert made[0] == made[1]
        assert made[0]["prices"] != made[2]["prices"]

    def test_makes_goods_that_lists_filters_and_scanners_can_read(self):
        list(generate_products(120, seed=3))
        one_by_one = list(ProductFacets.objects.order_by("pk").values_list())

        assert len(product_cards(Product.objects.values_list("pk", flat=True))) == Product.objects.count()
        assert rebuild_facets() == len(one_by_one) == 120
        assert list(ProductFacets.objects.order_by("pk").values_list()) == one_by_one
        assert all(map(gtin_check_digit_holds, DeviceIdentifier.objects.values_list("value", flat=True)))
        on_hand = StockLevel.objects.aggregate(total=Sum("on_hand"))["total"]
        assert StockMovement.objects.aggregate(total=Sum("on_hand_change"))["total"] == on_hand > 0


class TestTheCommand:
    def refused(self, *arguments: object) -> str:
        with pytest.raises(CommandError) as refusal:
            call_command("generate_products", *arguments)
        return str(refusal.value)

    def test_writes_nothing_where_somebody_has_ordered(self):
        Order.objects.create(number="1", total_incl_tax=1, total_excl_tax=1)

        assert self.refused(5) == "This database holds orders. Nothing was written."
        assert not Product.objects.exists()

    def test_writes_nothing_where_made_up_data_are_not_allowed(self, settings):
        settings.DEMO_ALLOWED = False

        assert "DEMO_ALLOWED" in self.refused(5)
        assert not Product.objects.exists()

    @pytest.mark.parametrize("count", [0, -1, 1_000_001])
    def test_refuses_a_number_of_items_that_makes_no_sense(self, count):
        assert self.refused("--", str(count)).startswith("Between 1 and 1,000,000")

    def test_refuses_the_same_seed_twice(self):
        call_command("generate_products", 5, "--seed=9", verbosity=0)

        assert "seed 9 are there already" in self.refused(5, "--seed=9")
        assert Product.objects.exclude(structure="parent").count() == 5
