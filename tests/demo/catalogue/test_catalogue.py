"""The demonstration catalogue keeps what it promises, class by class."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import biip
import pytest

from demo.catalogue import NoSuchItem, class_spec, families, find, makers, schema
from shop.catalogue.classes import CLASSES, theatre
from shop.catalogue.classes.fda import FDA_NAMES
from shop.catalogue.spans import Span

THEATRE = {spec.slug for spec in theatre.CLASSES}
"""Classes whose every attribute some item states."""
ITEMS = [(family, variant) for family in families() for variant in family.variants]
SLUGS = list(dict.fromkeys(family.class_slug for family, _ in ITEMS))
BY_PART_NUMBER = {variant.part_number: (family, variant) for family, variant in ITEMS}


def items_of(slug: str) -> list[tuple[schema.Family, schema.Variant]]:
    return [(family, variant) for family, variant in ITEMS if family.class_slug == slug]


class TestTheWhole:
    def test_has_fifteen_hundred_items_in_all_classes_of_the_shop(self):
        assert set(SLUGS) == {spec.slug for spec in CLASSES}
        assert len(ITEMS) >= 1500

    def test_numbers_are_unique(self):
        part_numbers = Counter(variant.part_number for _, variant in ITEMS)
        skus = Counter(unit.sku for _, variant in ITEMS for unit in variant.units)
        gtins = Counter(g for _, v in ITEMS for g in (v.gtin, *(package.gtin for package in v.packages)))

        for numbers in (part_numbers, skus, gtins):
            assert [number for number, times in numbers.items() if times > 1] == []

    def test_titles_are_unique(self):
        titles = Counter(variant.title for _, variant in ITEMS) + Counter(
            family.title for family in families() if len(family.variants) > 1
        )
        assert [title for title, times in titles.items() if times > 1] == []

    def test_identifiers_are_gtins_of_the_demonstration_prefix(self):
        for _, variant in ITEMS:
            for value in (variant.gtin, *(package.gtin for package in variant.packages)):
                parsed = biip.parse(value).gtin
                assert parsed is not None, f"{variant.part_number}: {value} fails its check digit"
                assert value[1:4] == "952"

    def test_is_the_same_in_another_process(self):
        program = (
            "from demo.catalogue import families\n"
            "print([(v.part_number, v.gtin, v.stock, str(v.units)) for f in families() for v in f.variants])"
        )
        answer = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONPATH": "site"}
        )
        here = [(v.part_number, v.gtin, v.stock, str(v.units)) for _, v in ITEMS]
        assert answer.stdout.strip() == str(here)

    def test_makers_have_numbers_of_their_own(self):
        assert len({maker.gs1 for maker in makers()}) == len({maker.prefix for maker in makers()}) == len(makers())
        assert {family.maker for family in families()} == set(makers())


@pytest.mark.parametrize("slug", SLUGS)
class TestEachClass:
    def test_has_two_makers_and_enough_items_to_choose_from(self, slug):
        items = items_of(slug)
        assert len({family.maker.name for family, _ in items}) >= 2
        assert len(items) >= 20

    def test_has_an_item_with_an_attribute_that_is_not_stated(self, slug):
        spec = class_spec(slug)
        assert any(family.not_stated(variant, spec) for family, variant in items_of(slug))

    def test_has_items_out_of_stock_some_with_a_date(self, slug):
        out = [variant for _, variant in items_of(slug) if not variant.stock and not variant.discontinued]
        assert any(variant.restock_in_days for variant in out)

    def test_sells_most_items_by_more_than_one_unit(self, slug):
        several = [len(variant.units) > 1 for _, variant in items_of(slug)]
        assert sum(several) >= 0.5 * len(several)

    def test_has_a_discontinued_item_whose_replacement_can_be_bought(self, slug):
        gone = [variant for _, variant in items_of(slug) if variant.discontinued]
        assert gone
        for variant in gone:
            family, replacement = BY_PART_NUMBER[variant.replaced_by]
            assert family.class_slug == slug
            assert not replacement.discontinued
            assert replacement.stock > 0

    def test_shows_three_deciding_attributes_that_most_items_state(self, slug):
        deciding = class_spec(slug).deciding
        assert len(deciding) == 3
        for spec in deciding:
            stated = [
                spec.code in family.values(variant)
                for family, variant in items_of(slug)
                if spec.code not in family.not_applicable
            ]
            assert stated, spec.code
            assert sum(stated) >= 0.9 * len(stated), spec.code


@pytest.mark.parametrize("slug", sorted(THEATRE))
class TestEachClassOfTheTheatre:
    def test_uses_every_attribute_that_it_declares(self, slug):
        used = {code for family, variant in items_of(slug) for code in family.values(variant)}
        assert used == {spec.code for spec in class_spec(slug).attributes}


class TestEachItem:
    def test_has_values_of_the_declared_types_and_options(self):
        python_types = {"option": str, "text": str, "integer": int, "float": float, "boolean": bool,
                        "multi_option": tuple, "span": str}  # fmt: skip
        for family, variant in ITEMS:
            for code, value in family.values(variant).items():
                where = f"{variant.part_number} {code}"
                attribute = class_spec(family.class_slug).attribute(code)
                assert type(value) is python_types[attribute.type], where
                for option in value if isinstance(value, tuple) else (value,):
                    assert not attribute.options or option in attribute.options, where
                assert attribute.type != "span" or Span.stored(value), where
            assert not set(family.not_applicable) & set(family.values(variant)), variant.part_number

    def test_costs_less_for_each_the_more_is_bought(self):
        for _, variant in ITEMS:
            assert variant.units, variant.part_number
            quantities = [unit.quantity for unit in variant.units]
            assert quantities == sorted(set(quantities)), variant.part_number
            assert all(unit.price > 0 for unit in variant.units), variant.part_number
            for dearer, cheaper in pairwise(unit.price_per_base_unit for unit in variant.units):
                assert dearer * Decimal("0.7") <= cheaper <= dearer + Decimal("0.01"), variant.part_number

    def test_is_packed_in_levels_that_nest(self):
        for family, variant in ITEMS:
            quantities = [1, *(package.quantity for package in variant.packages)]
            for inner, outer in pairwise(quantities):
                assert outer > inner and outer % inner == 0, variant.part_number
            codes = {family.base_unit, *(package.code for package in variant.packages)}
            assert {unit.code for unit in variant.units} <= codes, variant.part_number

    def test_has_whole_boxes_in_stock(self):
        for _, variant in ITEMS:
            assert variant.stock >= 0
            assert (variant.stock == 0) or variant.restock_in_days is None, variant.part_number


class TestEachFamily:
    def test_has_facts_from_the_lists(self):
        for family in families():
            facts = family.facts
            assert facts.sterile in schema.STERILE, family.title
            assert set(facts.methods) <= set(schema.METHODS), family.title
            assert facts.use in schema.USE, family.title
            assert facts.latex in schema.LATEX, family.title
            assert {facts.dehp, facts.powder} <= set(schema.YES_NO), family.title
            assert facts.mri_safety in schema.MRI, family.title
            assert facts.rx_status in schema.RX, family.title
            assert set(facts.controls) <= set(schema.CONTROLS), family.title
            assert facts.eu_class in schema.EU_CLASSES, family.title

    def test_names_codes_that_the_fda_knows(self):
        codes = {(family.codes or class_spec(family.class_slug).codes) for family in families()}
        assert {code.fda_code for code in codes} <= set(FDA_NAMES) | {""}
        assert {code.fda_class for code in codes} <= {"", "I", "II", "III"}

    def test_that_is_sterile_says_by_which_method(self):
        assert [f.title for f in families() if f.facts.sterile == "sterile" and not f.facts.methods] == []


class TestSutures:
    def test_say_the_needle_in_words_as_in_figures(self):
        for family, variant in ITEMS:
            values = family.values(variant)
            if "needle_shape" in values:
                words = f"{values['needle_point']} {values['needle_length']} mm ({values['needle_shape']})"
                assert values["needle"] == ("double-armed " if values["needle_count"] == 2 else "") + words

    def test_have_the_metric_size_of_synthetic_threads(self):
        metric = {family.values(v)["usp_size"]: family.values(v)["ep_metric"] for family, v in ITEMS
                  if "suture" in family.class_slug}  # fmt: skip
        assert metric["3-0"] == 2.0
        assert metric["2-0"] == 3.0
        assert metric["2"] == 5.0

    def test_have_one_family_of_thirty_or_more(self):
        assert max(len(family.variants) for family in families()) >= 30


class TestSizes:
    @pytest.mark.parametrize("slug", ["gauze-swab", "wound-dressing", "surgical-drape"])
    def test_stand_in_order_of_their_area(self, slug):
        def area(size):
            width, length = size.removesuffix(" cm").split(" × ")
            return float(width) * float(length)

        options = class_spec(slug).attribute("size").options
        assert list(options) == sorted(options, key=area)

    def test_say_in_words_what_stands_in_figures(self):
        for family, variant in ITEMS:
            values = family.values(variant)
            if "×" in str(values.get("size", "")) and "width" in values:
                assert values["size"] == f"{values['width'] / 10:g} × {values['length'] / 10:g} cm"


class TestGloves:
    def test_that_are_made_of_latex_say_so(self):
        for family in families():
            if family.class_slug.endswith("-glove"):
                made_of_latex = family.attributes["material"] == "latex"
                assert (family.facts.latex == "contains_nrl") is made_of_latex


class TestFind:
    @pytest.mark.parametrize(
        ("slug", "wanted"),
        [
            *[
                ("absorbable-suture", {"material": material, "usp_size": size, "needle_shape": "3/8 circle",
                                       "needle_point": "reverse cutting", "needle_length": length})
                for material in ("polyglactin 910", "poliglecaprone 25")
                for size, length in (("3-0", 19), ("3-0", 24), ("4-0", 19), ("4-0", 24))
            ],
            ("absorbable-suture", {"material": "polydioxanone", "usp_size": "1", "loop": True}),
            ("non-absorbable-suture", {"material": "nylon", "usp_size": "2-0"}),
            ("non-absorbable-suture", {"material": "nylon", "usp_size": "3-0"}),
            ("non-absorbable-suture", {"material": "polypropylene", "usp_size": "5-0"}),
            ("non-absorbable-suture", {"material": "polypropylene", "usp_size": "6-0"}),
            ("non-absorbable-suture", {"material": "silk", "usp_size": "2-0"}),
            *[("scalpel-blade", {"blade_number": number}) for number in ("10", "11", "15", "15C", "20", "23")],
            *[("surgical-glove", {"material": m, "size": size}) for m in ("latex", "polyisoprene", "neoprene")
              for size in ("5.5", "6", "6.5", "7", "7.5", "8", "8.5", "9")],
            ("gauze-swab", {"size": "10 × 10 cm", "xray_detectable": True}),
            ("tissue-forceps", {"pattern": "Adson", "tip": "1x2 teeth"}),
            ("tissue-forceps", {"pattern": "Adson", "tip": "serrated"}),
            ("tissue-forceps", {"pattern": "DeBakey"}),
            ("haemostat", {"pattern": "Halsted mosquito", "curvature": "curved"}),
            ("haemostat", {"pattern": "Kelly"}),
            ("scissors", {"pattern": "Mayo", "curvature": "straight"}),
            ("scissors", {"pattern": "Metzenbaum", "curvature": "curved"}),
            ("scissors", {"pattern": "Iris"}),
            ("needle-holder", {"pattern": "Mayo-Hegar"}),
            ("needle-holder", {"pattern": "Crile-Wood", "tungsten_carbide": True}),
        ],
    )  # fmt: skip
    def test_finds_what_guides_speak_of_and_it_can_be_bought(self, slug, wanted):
        variant = find(slug, **wanted)

        family, _ = BY_PART_NUMBER[variant.part_number]
        assert wanted.items() <= family.values(variant).items()
        assert not variant.discontinued
        assert variant.stock > 0

    def test_finds_a_blade_by_one_of_the_handles_it_fits(self):
        assert find("scalpel-blade", fits_handle="4").attributes["blade_number"] == "18"

    def test_finds_by_maker(self):
        assert find("surgical-glove", maker="Penarang Latex", size="7.5").part_number.startswith("PR")

    def test_says_which_attribute_has_no_such_value(self):
        with pytest.raises(NoSuchItem, match="usp_size='12-0'"):
            find("absorbable-suture", material="polydioxanone", usp_size="12-0")

    def test_says_which_attributes_a_class_has(self):
        with pytest.raises(NoSuchItem, match="blade_number"):
            find("scalpel-blade", number="10")

    def test_says_which_classes_there_are(self):
        with pytest.raises(NoSuchItem, match="scalpel-blade"):
            find("scalpels")
