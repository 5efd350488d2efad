"""What goods weigh, and how they are kept."""

from __future__ import annotations

import pytest

from shop.devices.models import Device
from shop.fulfilment.charges import WEIGHTS
from shop.fulfilment.consignments import Storage, consignment_of, storage_of, weight_of
from shop.pricing.models import NAMES, SellingUnit
from tests.factories.checkout import basket_with
from tests.factories.shop import family, sell, single

pytestmark = pytest.mark.django_db


def kept(product, *conditions):
    """``product`` with these (type, low, high, unit)."""
    storage = [
        {"type": kind, "low": low, "high": high, "unit": unit, "note": ""} for kind, low, high, unit in conditions
    ]
    Device.objects.filter(product=product).update(storage=storage)
    return type(product).objects.get(pk=product.pk)


class TestWeight:
    def test_is_what_was_weighed(self):
        record = single(unit=("BX", 12)).stockrecords.get()
        SellingUnit.objects.filter(pk=record.pk).update(grams=340)
        record.selling_unit.refresh_from_db()

        assert weight_of(record) == 340

    def test_of_what_nobody_weighed_is_never_nothing(self):
        product = single()
        for code in NAMES:
            assert weight_of(sell(product, unit=(code, 10))) == WEIGHTS[code] > 0
        assert weight_of(sell(product, unit=("ZZ", 3))) == 1_000

    def test_of_a_basket_is_the_sum_of_its_units(self):
        product = single(unit=("EA", 1))
        basket = basket_with((product.stockrecords.get(), 3), (sell(product, unit=("BX", 12)), 2))

        assert consignment_of(basket.all_lines()).grams == 3 * WEIGHTS["EA"] + 2 * WEIGHTS["BX"]


class TestStorage:
    @pytest.mark.parametrize(
        ("condition", "kind"),
        [
            (("Storage temperature", 2, 8, "°C"), Storage.COLD),
            (("Storage temperature", None, 8, "°C"), Storage.COLD),
            (("Storage temperature", 2, 8.5, "°C"), Storage.AMBIENT),
            (("Storage temperature", 36, 46, "°F"), Storage.COLD),
            (("Storage temperature", 36, 47, "°F"), Storage.AMBIENT),
            (("Storage Environment Temperature", 2, 8, "Degrees Celsius"), Storage.COLD),
            (("Storage temperature", None, -18, "°C"), Storage.FROZEN),
            (("Storage temperature", 5, 30, "°C"), Storage.AMBIENT),
            (("Storage temperature", 15, None, "°C"), Storage.AMBIENT),
            (("Storage temperature", 2, None, "°C"), Storage.NOT_STATED),
            (("Storage temperature", None, None, ""), Storage.NOT_STATED),
            (("Storage temperature", 2, 8, "furlongs"), Storage.NOT_STATED),
            (("Handling temperature", 2, 8, "°C"), Storage.NOT_STATED),
            (("Storage humidity", 2, 8, "%"), Storage.NOT_STATED),
        ],
    )
    def test_goes_by_where_the_range_ends(self, condition, kind):
        assert storage_of(kept(single(), condition)) is kind

    def test_is_not_stated_where_nobody_says(self):
        assert storage_of(single()) is Storage.NOT_STATED
        assert storage_of(single(device=None)) is Storage.NOT_STATED

    def test_of_a_variant_is_its_own_or_else_that_of_the_family(self):
        parent = family(variants=[{}, {"device": None}])
        parent = kept(parent, ("Storage temperature", 2, 8, "°C"))
        silent, bare = parent.children.order_by("pk")

        assert [storage_of(silent), storage_of(bare)] == [Storage.COLD, Storage.COLD]
        assert storage_of(kept(silent, ("Storage temperature", 5, 25, "°C"))) is Storage.AMBIENT

    @pytest.mark.parametrize(
        ("said", "kept"),
        [
            ({"use": "reusable", "sterile": "no", "sterilise_before_use": "yes"}, Storage.AMBIENT),
            ({"use": "reusable", "sterile": "no"}, Storage.NOT_STATED),
            ({"use": "single_use", "sterile": "no", "sterilise_before_use": "yes"}, Storage.NOT_STATED),
            ({"use": "reusable", "sterilise_before_use": "yes"}, Storage.NOT_STATED),
        ],
    )
    def test_does_not_matter_to_what_is_sterilised_again_and_again(self, said, kept):
        product = single()
        Device.objects.filter(product=product).update(**said)

        assert storage_of(type(product).objects.get(pk=product.pk)) is kept

    def test_of_a_basket_names_what_is_cold_and_what_is_not_stated(self):
        cold, silent = kept(single(), ("Storage temperature", 2, 8, "°C")), single()
        basket = basket_with((cold.stockrecords.get(), 2), (silent.stockrecords.get(), 1))

        found = consignment_of(basket.all_lines())

        assert (found.cold, found.not_stated, found.cold_grams) == ((cold.title,), (silent.title,), 2 * WEIGHTS["EA"])
        assert found.cold_boxes == 1
