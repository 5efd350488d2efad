"""Typed attributes from sizes and words of the register: said where they can mean one thing only."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.catalogue.classes import CLASSES, class_spec
from shop.devices.gudid.deriving import derive, from_text


def size(kind: str, value: str | None = None, unit: str = "", text: str = "") -> tuple:
    return 0, kind, None if value is None else Decimal(value), unit, text


class TestSizes:
    @pytest.mark.parametrize(
        ("slug", "row", "attribute", "value"),
        [
            ("catheter", size("Catheter Gauge", "12", "French"), "french", 12.0),
            ("catheter", size("Length", "60", "Centimeter"), "length", 600.0),
            ("surgical-mesh", size("Width", "4.8", "Inch"), "width", 121.92),
            ("hypodermic-needle", size("Needle Gauge", "30", "Gauge"), "gauge", "30"),
            ("absorbable-suture", size("Length", "45", "Centimeter"), "thread_length", 45),
            ("bandage", size("Length", "4500", "Millimeter"), "length", 4.5),
            ("other-device", size("Weight", "1", "Pound"), "weight", 453.59237),
            ("endovascular", size("Device Size Text, specify", text="Shaft Length, 100 Centimeter"), "shaft_length",
             1000.0),
        ],
    )  # fmt: skip
    def test_become_the_attribute_in_its_unit(self, slug, row, attribute, value):
        assert derive(slug, "", "Device", "", [row]) == {attribute: value}

    @pytest.mark.parametrize(
        ("slug", "rows"),
        [
            ("catheter", [size("Length", "60", "Centimeter"), size("Length", "55", "Centimeter")]),
            ("catheter", [size("Catheter Gauge", "4", "Millimeter")]),
            ("catheter", [size("Length", "0", "Centimeter")]),
            ("absorbable-suture", [size("Length", "30", "Inch")]),
            ("hypodermic-needle", [size("Needle Gauge", "31", "Gauge")]),
            ("catheter", [size("Balloon Length", "10", "Millimeter")]),
        ],
    )
    def test_say_nothing_where_they_contradict_or_do_not_fit(self, slug, rows):
        assert derive(slug, "", "Device", "", rows) == {}


class TestWords:
    def test_of_a_suture(self):
        text = 'UNIFY PGA Surgical Sutures, Absorbable, 3-0, 24mm 3/8 Circle Rev Cut, 30"'
        assert from_text("absorbable-suture", text) == {
            "usp_size": "3-0", "needle_length": 24, "needle_shape": "3/8 circle", "needle_point": "reverse cutting",
        }  # fmt: skip

    @pytest.mark.parametrize("text", ['CV-6 SUTURE 36"TTC-13 DA', "#2 braided", "sizes 3-0 and 4-0", "lot 13-0-7"])
    def test_give_no_suture_size_where_there_is_none_or_two(self, text):
        assert "usp_size" not in from_text("non-absorbable-suture", text)

    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ('Lower molar 7" 18CM', 180.0),
            ('Tessier Maxillo Dbl Curve 4 3/4" nasal bridge 12cm', 120.0),
            ("4 inch Castroviejo", 101.6),
            ('4" and 6" ends', None),
            ('9" 12 cm', None),
            ("tip 2cm x 3cm", None),
        ],
    )
    def test_give_the_length_of_an_instrument_when_there_is_one(self, text, length):
        assert from_text("dental-instrument", text).get("length") == length

    def test_name_a_pattern_only_as_a_whole(self):
        assert from_text("tissue-forceps", "ADSON forceps")["pattern"] == "Adson"
        assert from_text("tissue-forceps", "Adson-Brown forceps")["pattern"] == "Adson-Brown"
        assert "pattern" not in from_text("tissue-forceps", "Adson or Semken forceps")

    @given(st.sampled_from(CLASSES), st.text(max_size=60))
    def test_never_speak_of_latex_magnets_or_sterility(self, spec, text):
        said = from_text(spec.slug, f"{text} latex-free MR Safe sterile")
        assert not {"latex", "mri_safety", "sterile"} & said.keys()
        assert said.keys() <= {attribute.code for attribute in class_spec(spec.slug).attributes}


class TestCodes:
    def test_name_the_kind(self):
        assert derive("dental-instrument", "EAX", "Mirror", "", []) == {"kind": "mirror"}
