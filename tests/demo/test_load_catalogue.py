"""The demonstration catalogue in the shop, on PostgreSQL."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import models, transaction
from oscar.core.loading import get_model

from demo.catalogue import classes, families, makers
from demo.load_catalogue import CatalogueReport, load_catalogue
from shop.catalogue.models import AttributeProfile, ClassProfile
from shop.devices.identifiers import gtin_check_digit_holds
from shop.devices.models import Device, DeviceIdentifier, DoesNotApply, Maker, ProductRelation
from shop.pricing.models import PriceTier, SellingUnit
from shop.stock.models import StockLevel, StockMovement

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
StockRecord = get_model("partner", "StockRecord")

TODAY = dt.date(2026, 11, 23)
ITEMS = {variant.part_number: (family, variant) for family in families() for variant in family.variants}
TABLES: list[type[models.Model]] = [
    AttributeProfile, Category, ClassProfile, Device, DeviceIdentifier, Maker, Product, ProductAttributeValue,
    DoesNotApply, PriceTier, ProductRelation, SellingUnit, StockLevel, StockMovement, StockRecord,
    *(get_model("catalogue", name) for name in ("AttributeOption", "AttributeOptionGroup", "ProductAttribute",
                                                "ProductCategory", "ProductClass")),
    get_model("partner", "Partner"),
]  # fmt: skip


@pytest.fixture(scope="module")
def first_run(django_db_setup, django_db_blocker) -> Iterator[CatalogueReport]:
    """The catalogue, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_catalogue(today=TODAY)
        transaction.set_rollback(True)


@pytest.fixture
def shop(first_run, db) -> CatalogueReport:
    return first_run


def product(part_number: str) -> Product:
    return Product.objects.get(device__part_number=part_number)


def snapshot() -> dict[str, list[tuple]]:
    return {table.__name__: sorted(table.objects.values_list(), key=repr) for table in TABLES}


class TestFirstRun:
    def test_reports_what_it_added(self, shop):
        assert shop.classes == len(classes())
        assert shop.categories == len(classes()) + len({spec.category[0] for spec in classes()})
        assert shop.makers == len(makers())
        assert shop.items == len(ITEMS)
        assert shop.selling_units == sum(len(variant.units) for _, variant in ITEMS.values())
        assert sum(shop.items_by_class.values()) == len(ITEMS)

    def test_makes_a_family_of_variants_and_a_single_of_one(self, shop):
        structures = Counter(Product.objects.values_list("structure", flat=True))
        assert structures["parent"] == sum(len(family.variants) > 1 for family in families())
        assert structures["standalone"] == sum(len(family.variants) == 1 for family in families())
        assert structures["child"] + structures["standalone"] == len(ITEMS)

    def test_puts_families_and_singles_into_the_category_of_their_class(self, shop):
        assert not Product.objects.exclude(structure="child").filter(categories=None).exists()
        assert not Product.objects.filter(structure="child").exclude(categories=None).exists()
        assert product("BIAB-B120-14").categories.get().get_ancestors().get().name == "Forceps and clamps"

    def test_keeps_the_tree_of_categories_sound(self, shop):
        assert Category.find_problems() == ([], [], [], [], [])

    def test_files_devices_under_their_codes(self, shop):
        device = product("HMC-40RC19-45U").device
        assert (device.fda_code, device.class_us, device.class_eu, device.emdn) == ("GAM", "II", "III", "H010101010301")
        assert device.maker.name == "Harrowmere Sutures"
        assert device.brand == "Harrocap"

    def test_says_not_stated_where_the_maker_is_silent(self, shop):
        stated, silent = product("HMC-40RC19-45U").device, product("VNC-40RC19-45U").device
        assert (stated.latex, stated.mri_safety) == ("not_made_with_nrl", "safe")
        assert (silent.latex, silent.mri_safety) == ("not_stated", "not_stated")

    def test_says_what_makes_no_sense_once_for_a_family(self, shop):
        wanted = {(family.variants[0].part_number, code) for family in families() for code in family.not_applicable}

        found = DoesNotApply.objects.values_list("product", "attribute__code")

        assert len(found) == len(wanted)
        assert not DoesNotApply.objects.filter(product__structure="child").exists()
        assert not ProductAttributeValue.objects.filter(
            product__not_applicable__attribute=models.F("attribute")
        ).exists()
        suture = Device.objects.filter(product__product_class__slug="absorbable-suture").first()
        assert (suture.powder, suture.dehp) == ("n_a", "n_a")

    def test_tells_sterile_from_to_be_sterilised(self, shop):
        blade, forceps = product("TBC-10").device, product("BIAD-T120-08").device
        assert (blade.sterile, blade.sterilise_before_use) == ("yes", "no")
        assert (forceps.sterile, forceps.sterilise_before_use) == ("no", "yes")
        assert forceps.sterilisation_methods == ["Moist Heat or Steam Sterilization"]

    def test_gives_families_a_device_without_a_part_number(self, shop):
        family = product("HMC-40RC19-45U").parent
        assert family.device.part_number == ""
        assert family.device.maker.name == "Harrowmere Sutures"


class TestAttributes:
    def test_have_every_value_of_every_item(self, shop):
        for part_number in ("HMC-40RC19-45U", "TBC-15C", "SFP-75", "BINT-1505", "WTX-1010-12P5"):
            family, variant = ITEMS[part_number]
            row = product(part_number)
            said = {}
            for value in ProductAttributeValue.objects.filter(product__in=[row.pk, row.parent_id]):
                held = value.value
                said[value.attribute.code] = (
                    tuple(option.option for option in held.order_by("pk"))
                    if value.attribute.type == "multi_option"
                    else held.option if value.attribute.type == "option" else held
                )  # fmt: skip
            assert said == family.values(variant)

    def test_have_options_in_domain_order(self, shop):
        for spec in classes():
            for attribute in spec.attributes:
                if attribute.options:
                    row = get_model("catalogue", "ProductAttribute").objects.get(
                        product_class__slug=spec.slug, code=attribute.code
                    )
                    options = row.option_group.options.order_by("pk").values_list("option", flat=True)
                    assert tuple(options) == attribute.options

    def test_share_a_group_where_the_options_are_the_same(self, shop):
        attribute = get_model("catalogue", "ProductAttribute")
        sizes = attribute.objects.filter(code="usp_size").values_list("option_group", flat=True)
        assert len(sizes) == 2
        assert len(set(sizes)) == 1

    def test_have_units_and_three_of_each_class_decide(self, shop):
        assert AttributeProfile.objects.filter(attribute__code="needle_length", unit="mm").count() == 2
        deciding = Counter(AttributeProfile.objects.filter(deciding=True).values_list(
            "attribute__product_class__slug", flat=True))  # fmt: skip
        assert deciding == {spec.slug: 3 for spec in classes()}


class TestIdentifiers:
    def test_are_found_by_their_gtin_and_hold(self, shop):
        values = list(DeviceIdentifier.objects.values_list("value", flat=True))
        assert len(values) == len(set(values))
        assert all(gtin_check_digit_holds(value) for value in values)
        _, variant = ITEMS["HMC-40RC19-45U"]
        assert DeviceIdentifier.objects.get(value=variant.gtin, kind="primary").product == product("HMC-40RC19-45U")

    def test_of_packages_say_what_they_contain(self, shop):
        _, variant = ITEMS["HMV-30RC19-70U"]
        box, case = DeviceIdentifier.objects.filter(product=product("HMV-30RC19-70U"), kind="package").order_by("value")
        assert (box.package_type, box.contains, box.quantity) == ("Box", variant.gtin, 36)
        assert (case.package_type, case.contains, case.quantity) == ("Case", box.value, 10)


class TestSelling:
    def test_has_a_stock_record_for_each_unit_sold(self, shop):
        units = StockRecord.objects.filter(product=product("HMC-40RC19-45U")).order_by("selling_unit__base_quantity")
        assert [(unit.selling_unit.label, str(unit.price)) for unit in units] == [
            ("each", "4.35"),
            ("box of 12", "45.40"),
            ("case of 120", "431.30"),
        ]

    def test_sells_some_of_it_by_tiers_and_in_fives(self, shop):
        gloves = SellingUnit.objects.filter(
            code="BX", stockrecord__product__parent__product_class__slug="examination-glove"
        )
        assert gloves and all(
            [tier.from_quantity for tier in unit.tiers.all()] == [10, 40] for unit in gloves.prefetch_related("tiers")
        )
        assert not PriceTier.objects.filter(price__gte=models.F("unit__stockrecord__price")).exists()
        assert set(SellingUnit.objects.exclude(minimum=1).values_list("minimum", "multiple")) == {(5, 5)}

    def test_names_what_a_base_unit_is(self, shop):
        boxes = StockRecord.objects.filter(partner_sku__in=["SFP-75-BX", "SFXN-M-CS"]).order_by("partner_sku")
        assert [str(record.selling_unit) for record in boxes] == ["box of 50 pairs", "case of 10 boxes"]

    def test_counts_stock_in_base_units_with_its_movement(self, shop):
        _, variant = ITEMS["HMC-40RC19-45U"]
        level = StockLevel.objects.get(product=product("HMC-40RC19-45U"))
        assert level.on_hand == variant.stock > 0
        assert level.movements.get().on_hand_change == variant.stock

    def test_the_levels_are_the_sums_of_their_movements(self, shop):
        assert not StockLevel.objects.annotate(moved=models.Sum("movements__on_hand_change", default=0)).exclude(
            on_hand=models.F("moved")
        ).exists()  # fmt: skip

    def test_expects_deliveries_counted_from_the_day_of_loading(self, shop):
        level = StockLevel.objects.get(product=product("HMV-30T31-70V"))
        assert (level.on_hand, level.expected_on, level.backorder_allowed) == (0, dt.date(2026, 12, 5), False)
        assert StockLevel.objects.get(product=product("HMC-30RC19-70U")).backorder_allowed

    def test_links_what_is_discontinued_to_its_replacement(self, shop):
        gone = product("HMV-40T26-70V")
        assert gone.device.discontinued
        relation = gone.relations_to.get(kind=ProductRelation.Kind.REPLACES)
        assert relation.product == product("HMV-40T22-70V")
        replacements = ProductRelation.objects.filter(kind=ProductRelation.Kind.REPLACES)
        assert replacements.count() == sum(bool(v.replaced_by) for _, v in ITEMS.values())

    def test_relates_what_fits_what_and_what_may_stand_for_what(self, shop):
        def related(part_number: str, kind: str) -> set[str]:
            rows = product(part_number).relations.filter(kind=kind)
            return set(rows.values_list("other__device__part_number", flat=True))

        assert related("TBC-15", "compatible") == {"TBH-3", "TBH-3L", "TBH-7", "TBH-9"}
        assert related("KERL-45B", "compatible") == {"KELC-45"}
        assert related("CVC-10", "substitute") == {"TBC-10"}
        assert related("BIHP-QC", "spare_part") == {"BIHP-DR"}
        burs = Product.objects.get(title="Tarnbur carbide burs for turbines")
        assert burs.relations.get().other == product("PDDH-TU")


class TestSecondRun:
    def test_changes_nothing(self, shop):
        before = snapshot()

        report = load_catalogue(today=TODAY + dt.timedelta(days=30))

        assert not report.anything_added
        assert snapshot() == before

    def test_leaves_alone_what_people_changed(self, shop):
        StockRecord.objects.filter(partner_sku="TBC-10-BX").update(price="1.00")
        Category.objects.filter(name="Scalpel blades").update(name="Blades")

        load_catalogue()

        assert str(StockRecord.objects.get(partner_sku="TBC-10-BX").price) == "1.00"
        assert Category.objects.filter(name="Blades").exists()
        assert not Category.objects.filter(name="Scalpel blades").exists()

    def test_brings_back_an_item_that_is_missing(self, shop):
        StockMovement.objects.filter(level__product=product("TBC-10")).delete()
        StockLevel.objects.filter(product=product("TBC-10")).delete()
        family = product("TBC-10").parent
        product("TBC-10").delete()

        report = load_catalogue()

        assert (report.items, report.families) == (1, 0)
        assert product("TBC-10").parent == family

    def test_asks_few_questions(self, shop, django_assert_max_num_queries):
        with django_assert_max_num_queries(20):
            load_catalogue()
