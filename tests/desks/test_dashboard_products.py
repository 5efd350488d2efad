"""Products on the desk: found, sold in units, counted, and never overwritten."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from oscar.core.loading import get_model

from shop.devices.models import Device, DeviceIdentifier
from shop.pricing.models import SellingUnit
from shop.stock import services as stock
from shop.stock.models import StockLevel, StockMovement
from tests.desks.furniture import paid_order
from tests.factories.shop import MakerFactory, ProductClassFactory, ProductFactory, category, family, sell, single

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


@pytest.fixture
def desk(sign_in):
    return sign_in("merchandiser")


@pytest.fixture
def product(shop):
    made = single(title="Scalpel handle", stock_of=100)
    shop.shelf.product_set.add(made)
    return made


def page_of(product) -> str:
    return reverse("dashboard:catalogue-product", kwargs={"pk": product.pk})


def form_on(page: Any) -> dict[str, Any]:
    """What a browser would send back, untouched."""
    form = BeautifulSoup(page.content, "html.parser").find(id="create_update_product_form")
    data: dict[str, Any] = {}
    for field in form.find_all("input"):
        if field.get("type") == "checkbox" and not field.has_attr("checked"):
            continue
        if field.get("type") != "file" and field.get("name"):
            data[field["name"]] = field.get("value", "on" if field.get("type") == "checkbox" else "")
    for area in form.find_all("textarea"):
        data[area["name"]] = area.text.strip()
    for select in form.find_all("select"):
        chosen = [option["value"] for option in select.find_all("option") if option.has_attr("selected")]
        if chosen:
            data[select["name"]] = chosen
    return data


def level(product) -> tuple[int, int]:
    found = StockLevel.objects.get(product=product)
    return found.on_hand, found.reserved


class TestTheForm:
    def test_saved_untouched_changes_nothing(self, desk, product):
        before = (level(product), product.stockrecords.values().get(), StockMovement.objects.count())

        answer = desk.post(page_of(product), form_on(desk.get(page_of(product))))

        assert answer.status_code == 302
        assert (level(product), product.stockrecords.values().get(), StockMovement.objects.count()) == before

    def test_asks_for_no_stock_in_the_selling_units(self, desk, product):
        assert not [name for name in form_on(desk.get(page_of(product))) if "num_in_stock" in name]

    def test_adds_a_selling_unit(self, desk, product):
        data = form_on(desk.get(page_of(product)))
        new = {"partner_sku": "SH-BOX", "code": "BX", "base_quantity": 12, "base_name": "handle", "price": "99.50"}

        desk.post(page_of(product), data | {f"stockrecords-1-{name}": value for name, value in new.items()})

        box = StockRecord.objects.get(partner_sku="SH-BOX")
        assert (box.product, box.price, box.price_currency) == (product, Decimal("99.50"), "GBP")
        assert box.selling_unit.label == "box of 12 handles"

    def test_may_leave_the_price_open(self, desk, product):
        data = form_on(desk.get(page_of(product)))

        desk.post(page_of(product), data | {"stockrecords-0-price": ""})

        assert product.stockrecords.get().price is None

    def test_keeps_the_size_of_a_unit_that_orders_count_in(self, desk, product):
        paid_order((product.stockrecords.get(), 3))
        data = form_on(desk.get(page_of(product)))

        answer = desk.post(page_of(product), data | {"stockrecords-0-base_quantity": 6})

        assert "Add another unit instead" in answer.content.decode()
        assert SellingUnit.objects.get(stockrecord__product=product).base_quantity == 1

    def test_keeps_a_unit_that_orders_count_in(self, desk, product):
        paid_order((product.stockrecords.get(), 3))
        data = form_on(desk.get(page_of(product)))

        answer = desk.post(page_of(product), data | {"stockrecords-0-DELETE": "on"})

        assert "cannot be deleted" in answer.content.decode()
        assert product.stockrecords.count() == 1

    def test_makes_a_product_with_all_that_belongs_to_it(self, desk, shop):
        kind, maker = ProductClassFactory(name="Blades", slug="blades"), MakerFactory()
        page = reverse("dashboard:catalogue-product-create", kwargs={"product_class_slug": kind.slug})
        data = form_on(desk.get(page)) | {
            "title": "Blade No. 15",
            "is_public": "on",
            "productcategory_set-0-category": shop.shelf.pk,
            "stockrecords-0-partner_sku": "BL-15",
            "stockrecords-0-price": "0.42",
            "stock-counted": 500,
            "device-maker": maker.pk,
            "device-part_number": "15-C",
        }

        desk.post(page, data)

        made = Product.objects.get(title="Blade No. 15")
        assert level(made) == (500, 0)
        assert made.stockrecords.get().selling_unit.label == "each"
        assert (made.device.maker, made.device.part_number) == (maker, "15-C")

    def test_of_a_family_has_no_stock_of_its_own(self, desk, shop):
        parent = family()
        shop.shelf.product_set.add(parent)

        answer = desk.post(page_of(parent), form_on(desk.get(page_of(parent))))

        assert answer.status_code == 302
        assert not StockLevel.objects.filter(product=parent).exists()

    def test_of_a_variant_leaves_the_device_to_its_family(self, desk, shop):
        variant = family().children.first()
        Device.objects.filter(product=variant).delete()

        answer = desk.post(page_of(variant), form_on(desk.get(page_of(variant))))

        assert answer.status_code == 302
        assert not Device.objects.filter(product=variant).exists()

    def test_costs_few_statements(self, desk, shop, at_most_queries):
        for number in range(20):
            category(f"Shelf {number}", within=shop.shelf)
        desk.get(page_of(shop.product))

        with at_most_queries(45):
            desk.get(page_of(shop.product))


class TestCounting:
    def test_is_a_movement_that_says_who_and_why(self, desk, shop, product):
        data = form_on(desk.get(page_of(product)))

        desk.post(page_of(product), data | {"stock-counted": 96, "stock-reference": "year end"})

        moved = StockMovement.objects.filter(level__product=product).latest("pk")
        assert level(product) == (96, 0)
        assert (moved.kind, moved.on_hand_change, moved.reference) == ("COUNTED", -4, "year end")
        assert moved.by == shop.people["merchandiser"]

    def test_of_two_open_forms_the_second_gets_a_conflict_and_changes_nothing(self, desk, product):
        first, second = form_on(desk.get(page_of(product))), form_on(desk.get(page_of(product)))
        desk.post(page_of(product), first | {"stock-counted": 90})
        before = StockMovement.objects.count()

        answer = desk.post(
            page_of(product),
            second | {"stock-counted": 120, "title": "Another title", "stockrecords-0-price": "1.00"},
        )

        product.refresh_from_db()
        assert answer.status_code == 409
        assert "the number on hand became 90" in answer.content.decode()
        assert level(product) == (90, 0)
        assert (product.title, product.stockrecords.get().price) == ("Scalpel handle", Decimal("10.00"))
        assert StockMovement.objects.count() == before

    def test_after_a_conflict_can_be_saved_with_the_numbers_of_now(self, desk, product):
        data = form_on(desk.get(page_of(product)))
        stock.count(product_id=product.pk, counted=90, seen_on_hand=100)
        refused = desk.post(page_of(product), data | {"stock-counted": 120})

        answer = desk.post(page_of(product), form_on(refused) | {"stock-counted": 88})

        assert (answer.status_code, level(product)) == (302, (88, 0))

    def test_loses_no_dispatch_that_came_between(self, desk, product):
        data = form_on(desk.get(page_of(product)))
        stock.hold_now(product_id=product.pk, quantity=30, reference="SU-1")
        stock.dispatch(product_id=product.pk, quantity=30, reference="SU-1")

        answer = desk.post(page_of(product), data | {"stock-counted": 110})

        assert (answer.status_code, level(product)) == (409, (70, 0))

    def test_a_form_that_counts_nothing_does_not_mind_what_moved(self, desk, product):
        data = form_on(desk.get(page_of(product)))
        stock.count(product_id=product.pk, counted=90, seen_on_hand=100)

        answer = desk.post(page_of(product), data | {"title": "Scalpel handle No. 3"})

        product.refresh_from_db()
        assert (answer.status_code, level(product), product.title) == (302, (90, 0), "Scalpel handle No. 3")

    def test_of_fewer_than_promised_is_refused(self, desk, product):
        stock.hold_now(product_id=product.pk, quantity=30, reference="SU-1")
        data = form_on(desk.get(page_of(product)))

        answer = desk.post(page_of(product), data | {"stock-counted": 20})

        assert (answer.status_code, level(product)) == (409, (100, 30))
        assert "30 are promised to orders" in answer.content.decode()

    def test_leaves_plans_of_others_alone(self, desk, product):
        data = form_on(desk.get(page_of(product)))
        stock.plan(product_id=product.pk, expected_on=dt.date(2026, 12, 3))

        desk.post(page_of(product), data | {"stock-backorder_allowed": "on"})

        found = StockLevel.objects.get(product=product)
        assert (found.expected_on, found.backorder_allowed) == (dt.date(2026, 12, 3), True)


class TestDeleting:
    def delete(self, desk, product):
        return desk.post(reverse("dashboard:catalogue-product-delete", kwargs={"pk": product.pk}), follow=True)

    def test_takes_what_was_never_stocked(self, desk, shop):
        product = ProductFactory()

        self.delete(desk, product)

        assert not Product.objects.filter(pk=product.pk).exists()

    def test_leaves_what_has_a_history(self, desk, product):
        answer = self.delete(desk, product)

        assert "cannot be deleted" in answer.content.decode()
        assert Product.objects.filter(pk=product.pk).exists()


class TestTheList:
    def listed(self, desk, **query: Any) -> list[str]:
        answer = desk.get(reverse("dashboard:catalogue-product-list"), query)
        return [row.record.title for row in answer.context["products"].page.object_list]

    def test_finds_by_any_name(self, desk, shop):
        gloves = family(title="Latex gloves", variants=[{"title": "Latex gloves 7½"}, {"title": "Latex gloves 8½"}])
        variant = gloves.children.get(title="Latex gloves 8½")
        Device.objects.filter(product=variant).update(part_number="LG-800")
        DeviceIdentifier.objects.create(product=variant, value="05012345678900", kind="primary", agency="GS1")
        sku = variant.stockrecords.get().partner_sku

        found = [self.listed(desk, q=words) for words in ("gloves 8½", "8½ latex", "lg-8", sku, "05012345678900")]

        assert found == [["Latex gloves"]] * 5

    def test_adds_up_the_stock_of_variants(self, desk, shop):
        family(title="Gowns", variants=[{"stock_of": 7, "price": "3.00"}, {"stock_of": 5, "price": "2.00"}])

        rows = desk.get(reverse("dashboard:catalogue-product-list"), {"q": "Gowns"}).context["products"].rows

        assert [(r.record.variants, r.record.on_hand, r.record.lowest_price) for r in rows] == [
            (2, 12, Decimal("2.00"))
        ]

    @pytest.mark.parametrize("sort", ["title", "-stock", "price", "product_class"])
    def test_can_be_sorted(self, desk, shop, sort):
        assert len(self.listed(desk, sort=sort)) >= 2

    def test_costs_the_same_for_few_products_and_for_fifty(self, desk, shop, at_most_queries):
        for number in range(60):
            sell(ProductFactory(title=f"Retractor {number}", product_class=shop.kind))

        with at_most_queries(10):
            assert len(self.listed(desk)) == 50

    def test_takes_many_off_sale_at_once(self, desk, product):
        chosen = desk.post(
            reverse("dashboard:catalogue-product-list"),
            {"action": "make_products_non_public", "selected_product": product.pk},
        )
        asked = desk.get(chosen.url)

        desk.post(chosen.url, {"selected_products": product.pk, "action": asked.context.get("action", "")})

        product.refresh_from_db()
        assert not product.is_public


class TestLowStock:
    def test_lists_what_is_about_to_run_out(self, desk, shop):
        single(title="Plenty", stock_of=50)
        single(title="Few", stock_of=4)
        single(title="Less than five boxes", stock_of=59, unit=("BX", 12))
        single(title="Never stocked", stock_of=None)
        gone = single(title="Discontinued", stock_of=1)
        Device.objects.filter(product=gone).update(discontinued=True)

        levels = desk.get(reverse("dashboard:stock-alert-list")).context["levels"]

        titles = [level.product.title for level in levels]
        assert [title for title in titles if title in ("Plenty", "Few", "Less than five boxes", "Discontinued")] == [
            "Few",
            "Less than five boxes",
        ]
        assert "Never stocked" not in titles
