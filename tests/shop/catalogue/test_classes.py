"""The product classes: sound as data, and written into the shop once."""

from __future__ import annotations

import gzip
from itertools import chain
from pathlib import Path

import pytest
from oscar.core.loading import get_model

from core.drawings import KINDS
from shop.catalogue.classes import ATTRIBUTE_TYPES, CLASSES, OTHER, NoSuchItem, class_spec
from shop.catalogue.classes.fda import class_of, fda_codes
from shop.catalogue.models import AttributeProfile, ClassProfile
from shop.catalogue.services import ensure_classes

AttributeOption = get_model("catalogue", "AttributeOption")
AttributeOptionGroup = get_model("catalogue", "AttributeOptionGroup")
Category = get_model("catalogue", "Category")
ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductClass = get_model("catalogue", "ProductClass")

EMDN = Path(__file__).resolve().parents[4] / "shared" / "data" / "emdn" / "emdn_v2.csv.gz"
FDA = EMDN.parents[1] / "fda" / "product_classification_2024.txt.gz"
TABLES = [
    AttributeOption, AttributeOptionGroup, AttributeProfile, Category, ClassProfile, ProductAttribute, ProductClass,
]  # fmt: skip


def snapshot() -> dict[str, list[tuple]]:
    return {table.__name__: sorted(table.objects.values_list(), key=repr) for table in TABLES}


class TestTheClasses:
    def test_have_names_and_places_of_their_own(self):
        for names in (
            [spec.slug for spec in CLASSES],
            [spec.name for spec in CLASSES],
            [spec.category for spec in CLASSES],
        ):
            assert len(names) == len(set(names)) >= 38

    def test_say_which_there_are_when_asked_for_another(self):
        with pytest.raises(NoSuchItem, match="scalpel-blade"):
            class_spec("scalpels")

    def test_have_codes_of_the_published_nomenclature(self):
        if not EMDN.exists():
            pytest.skip("the nomenclature is not on this machine")
        published = gzip.decompress(EMDN.read_bytes()).decode()
        assert [spec.slug for spec in CLASSES if f",{spec.codes.emdn}," not in published] == []

    def test_have_fda_codes_of_the_published_list_in_one_class_each(self):
        if not FDA.exists():
            pytest.skip("the list of codes is not on this machine")
        rows = [
            line.split("|")
            for line in gzip.decompress(FDA.read_bytes()).decode("latin-1").splitlines()
            if line.count("|") > 9
        ]
        published = {row[2]: (row[4], row[9]) for row in rows}
        codes = list(chain.from_iterable(fda_codes(spec.slug) for spec in CLASSES))
        assert len(codes) == len(set(codes))
        assert [code for code in codes if code not in published] == []
        devices = {"1": "I", "2": "II", "3": "III"}
        for spec in CLASSES:
            if spec.codes.fda_code:
                assert class_of(spec.codes.fda_code) is not None
                fda_class, regulation = published[spec.codes.fda_code]
                assert (spec.codes.fda_class, spec.codes.fda_regulation) == (devices[fda_class], regulation), spec.slug


@pytest.mark.parametrize("spec", CLASSES, ids=lambda spec: spec.slug)
class TestEachClass:
    def test_has_typed_attributes_of_which_three_decide(self, spec):
        codes = [attribute.code for attribute in spec.attributes]
        assert len(codes) == len(set(codes))
        assert len(spec.deciding) == 3
        for attribute in spec.attributes:
            assert attribute.type in ATTRIBUTE_TYPES
            assert bool(attribute.options) == attribute.type.endswith("option")
            assert len(attribute.options) == len(set(attribute.options))

    def test_is_drawn_from_attributes_that_it_has(self, spec):
        assert set(spec.drawing_parameters) <= set(KINDS[spec.drawing].params)
        assert set(spec.drawing_parameters.values()) <= {attribute.code for attribute in spec.attributes}


class TestClassOf:
    @pytest.mark.parametrize(
        ("code", "name", "panel", "slug"),
        [
            ("GAM", "", "", "absorbable-suture"),
            ("EHR", "Burnisher, Operative Instrument", "DE", "dental-instrument"),
            ("XXX", "Suture, Nonabsorbable, Something New", "SU", "non-absorbable-suture"),
            ("XXX", "Catheter, Of A New Kind", "CV", "catheter"),
            ("FTY", "Tape, Measuring, Rulers And Calipers", "SU", None),
        ],
    )
    def test_goes_by_the_code_and_then_by_its_name(self, code, name, panel, slug):
        assert class_of(code, name, panel) == slug


@pytest.mark.django_db
class TestEnsureClasses:
    def test_writes_every_class_with_attributes_options_and_category(self):
        rows = ensure_classes()

        assert (rows.classes_added, len(rows.classes)) == (len(CLASSES), ProductClass.objects.count())
        assert rows.attributes_added == sum(len(spec.attributes) for spec in CLASSES)
        category = Category.objects.get(pk=rows.categories["catheter"])
        assert str(category) == "Suction, drains and catheters > Catheters and tubes"
        profile = AttributeProfile.objects.get(attribute=rows.attributes["catheter", "french"])
        assert (profile.unit, profile.deciding) == ("Fr", True)
        assert ClassProfile.objects.get(product_class__slug=OTHER.slug).drawing_kind == "package"
        assert Category.find_problems() == ([], [], [], [], [])

    def test_writes_options_in_the_order_of_the_trade(self):
        rows = ensure_classes()

        for spec in CLASSES:
            for attribute in spec.attributes:
                keys = [rows.options[spec.slug, attribute.code, option] for option in attribute.options]
                assert keys == sorted(keys), (spec.slug, attribute.code)

    def test_changes_nothing_the_second_time_with_few_questions(self, django_assert_max_num_queries):
        ensure_classes()
        before = snapshot()

        with django_assert_max_num_queries(10):
            rows = ensure_classes()

        assert (rows.classes_added, rows.attributes_added, rows.categories_added) == (0, 0, 0)
        assert snapshot() == before

    def test_leaves_alone_what_people_changed(self):
        rows = ensure_classes()
        ProductAttribute.objects.filter(pk=rows.attributes["catheter", "french"]).update(name="Charrière")
        Category.objects.filter(pk=rows.categories["catheter"]).update(name="Katheter")
        own = AttributeOptionGroup.objects.create(name="Our own", code="own")
        ProductAttribute.objects.filter(pk=rows.attributes["scissors", "pattern"]).update(option_group=own)

        again = ensure_classes()

        assert ProductAttribute.objects.get(pk=again.attributes["catheter", "french"]).name == "Charrière"
        assert Category.objects.get(pk=again.categories["catheter"]).name == "Katheter"
        assert AttributeOption.objects.get(pk=again.options["scissors", "pattern", "Mayo"]).group == own

    def test_brings_back_an_attribute_that_is_missing(self):
        rows = ensure_classes()
        ProductAttribute.objects.filter(pk=rows.attributes["catheter", "french"]).delete()

        assert ensure_classes().attributes_added == 1
