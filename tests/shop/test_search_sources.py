"""What the search knows of products, and that it hears of every change."""

from __future__ import annotations

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from search.models import SearchRecord
from search.sources import places, source
from shop import handlers
from shop.devices.models import DeviceIdentifier, DeviceSize
from tests.factories.shop import MakerFactory, ProductClassFactory, attribute, category, family, single, state

pytestmark = pytest.mark.django_db


def document(product):
    return source("product").documents([product.pk])[0]


def stored(product):
    return SearchRecord.objects.get(kind="product", object_id=product.pk)


class TestADocument:
    def test_carries_every_name_somebody_might_type_or_scan(self):
        product = single(title="Halsted forceps", upc="09521234567890", device__part_number="HF-125")
        DeviceIdentifier.objects.create(product=product, value="19521234567897", kind="package", agency="GS1")
        sku = product.stockrecords.get().partner_sku

        assert set(document(product).identifiers) == {sku, "HF-125", "09521234567890", "19521234567897"}

    def test_of_a_variant_carries_its_familys_name_facts_and_shelves(self):
        cls = ProductClassFactory(name="Glove")
        attribute(cls, "size", "option", options=("6", "7"))
        attribute(cls, "material", deciding=False)
        parent = family(
            title="Penafit",
            product_class=cls,
            description="<p>Powder-free.</p>",
            variants=[{"title": "", "device__maker": MakerFactory(name="Penarang")}],
        )
        category("Surgical gloves", within=category("Gloves"), holding=[parent])
        child = parent.children.get()
        state(parent, material="latex")
        state(child, size="7")

        found = document(child)

        assert (found.title, found.summary, found.body) == ("Penafit, 7", "Size 7", "Powder-free.")
        assert found.attributes == {"size": "7", "material": "latex"}
        assert found.keywords == ("Penarang", "Gloves", "Surgical gloves", "Glove")
        assert found.group == f"product-{parent.pk}"

    def test_stands_lower_when_discontinued(self):
        assert document(single(device__discontinued=True)).boost == 0.5

    def test_has_the_sizes_of_an_imported_device(self):
        product = single()
        DeviceSize.objects.create(product=product, position=0, type="Length", value="30.5000", unit="Millimeter")

        assert document(product).attributes == {"size_0": "30.5 mm"}

    def test_exists_only_for_what_can_be_ordered_and_seen(self):
        parent = family()
        hidden = single(is_public=False)

        assert [one.object_id for one in source("product").documents([parent.pk, hidden.pk])] == []
        assert set(source("product").ids()) == set(parent.children.values_list("pk", flat=True))
        assert source("product").visible([parent.pk, hidden.pk], None) == set()

    def test_costs_seven_queries_for_any_number(self, django_assert_num_queries):
        ids = [single().pk for _ in range(5)] + list(family().children.values_list("pk", flat=True))

        with django_assert_num_queries(7):
            assert len(source("product").documents(ids)) == 7


class TestAChange:
    def test_of_a_family_reaches_its_variants(self):
        parent = family(title="Old name", variants=[{"title": ""}])
        child = parent.children.get()
        assert stored(child).title == "Old name"

        parent.title = "New name"
        parent.save()

        assert stored(child).title == "New name"

    def test_of_being_public_takes_the_record_away(self):
        product = single()
        product.is_public = False
        product.save()

        assert stored(product).deleted

    def test_of_deleting_takes_the_record_away(self):
        product = single(stock_of=None)
        record = stored(product)
        product.delete()
        record.refresh_from_db()

        assert record.deleted

    def test_of_a_name_of_maker_or_category_reaches_the_products(self):
        maker = MakerFactory(name="Acme")
        product = single(device__maker=maker)
        shelf = category("Forceps", holding=[product])
        assert set(stored(product).keywords) >= {"Acme", "Forceps"}

        maker.name, shelf.name = "Acme Medical", "Dissecting forceps"
        maker.save()
        shelf.save()

        assert set(stored(product).keywords) >= {"Acme Medical", "Dissecting forceps"}

    def test_is_not_told_while_quiet(self):
        product = single(title="Before")
        with handlers.quiet():
            product.title = "After"
            product.save()
        assert stored(product).title == "Before"

        handlers.tell_search([product.pk])

        assert stored(product).title == "After"

    def test_of_an_order_code_is_found_under_the_new_one(self):
        product = single()
        get_model("partner", "StockRecord").objects.get().delete()

        assert stored(product).identifiers == []


class TestPlaces:
    def test_are_the_categories_that_the_words_name_most_words_first(self):
        for name in ("Sutures", "Silk sutures", "Forceps"):
            category(name)
        category("Secret sutures", is_public=False)

        assert [place.title for place in places("silk suture", 5)] == ["Silk sutures", "Sutures"]
        assert places("zeppelin", 5) == []


class TestWhatTheLabelSays:
    def said(self, **stated):
        product = single(title="Thing", **{f"device__{field}": value for field, value in stated.items()})
        return set(document(product).attributes.values())

    def test_is_searched_in_the_words_that_people_use(self):
        assert {"sterile", "single use", "not made with latex", "MR Safe"} <= self.said(
            sterile="yes", use="single_use", latex="not_made_with_nrl", mri_safety="safe"
        )
        assert {"not sterile", "contains natural rubber latex"} <= self.said(sterile="no", latex="contains_nrl")

    def test_silence_says_nothing(self):
        said = " ".join(
            self.said(sterile="not_stated", latex="not_stated", mri_safety="not_stated", powder="not_stated")
        )

        assert not {"sterile", "latex", "mr", "powder"} & set(said.lower().split())


class TestPrices:
    def test_a_list_is_ordered_by_the_least_that_something_is_offered_for_and_hears_of_a_change(self):
        product = single(title="Thing")
        record = product.stockrecords.get()
        assert stored(product).price == record.price
        record.price = Decimal("1.23")
        record.save()
        assert stored(product).price == Decimal("1.23")
        record.price = None
        record.save()
        assert stored(product).price is None
