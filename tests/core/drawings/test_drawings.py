"""Every kind draws, whatever it is given, in one grammar and few bytes."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest

from core import drawings
from core.drawings import KINDS, Drawing, render_png, render_svg
from core.drawings.params import Choice, Colour, Flag, Number

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"
MAXIMUM_BYTES = 4000
ALLOWED_TAGS = {f"{SVG}{name}" for name in ("svg", "g", "path", "title")}
ODD_VALUES = (
    "",
    "?",
    "-1",
    0,
    -5,
    10**9,
    2.5,
    True,
    False,
    "½ circle",
    "a; drop",
    float("nan"),
    float("inf"),
    "<b>",
    "É",
)


def variants(name: str) -> list[Drawing]:
    """The default, each choice of each parameter, both ends of each range."""
    found = [Drawing.of(name)]
    for parameter, spec in KINDS[name].params.items():
        values: tuple[object, ...] = ("green",)
        if isinstance(spec, Choice):
            values = spec.values
        elif isinstance(spec, Number):
            values = (spec.low, spec.high)
        elif isinstance(spec, Flag):
            values = (True, False)
        found += [Drawing.of(name, **{parameter: value}) for value in values]
    return found


def elements(drawing: Drawing) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(render_svg(drawing)).iter())


@pytest.mark.parametrize("name", sorted(KINDS))
class TestEveryKind:
    def test_is_well_formed_and_made_of_shapes_alone(self, name):
        for drawing in variants(name):
            found = elements(drawing)
            assert found[0].get("viewBox") == "0 0 240 180"
            assert {element.tag for element in found} <= ALLOWED_TAGS

    def test_has_no_style_no_identifiers_and_no_reference(self, name):
        for drawing in variants(name):
            names = {name for element in elements(drawing) for name in element.attrib}
            assert not names & {"style", "id", "href", "filter", "onload"}

    def test_stays_under_four_kilobytes(self, name):
        sizes = {drawing: len(render_svg(drawing).encode()) for drawing in variants(name)}
        assert max(sizes.values()) < MAXIMUM_BYTES, max(sizes, key=lambda drawing: sizes[drawing])

    def test_has_a_tint_a_ruler_and_no_number_gone_wrong(self, name):
        for drawing in variants(name):
            svg = render_svg(drawing)
            assert "d-tint" in svg
            assert "d-ruler" in svg
            assert not re.search(r"nan|inf|None|e[-+]\d", svg)

    def test_stays_within_its_view_box(self, name):
        for drawing in variants(name):
            xs, ys = [], []
            for element in elements(drawing):
                starts = re.findall(r"M(-?[\d.]+)[ ]?(-?[\d.]+)", element.get("d", ""))
                xs += [float(x) for x, _ in starts]
                ys += [float(y) for _, y in starts]
            assert min(xs) >= -8
            assert max(xs) <= 248
            assert min(ys) >= -6
            assert max(ys) <= 180

    def test_takes_any_value_for_any_parameter(self, name):
        for parameter in KINDS[name].params:
            for value in ODD_VALUES:
                assert elements(Drawing.of(name, **{parameter: value}))

    def test_is_the_same_every_time(self, name):
        first = render_svg(Drawing.of(name))
        render_svg.cache_clear()
        assert render_svg(Drawing.of(name)) == first

    def test_says_what_it_is(self, name):
        assert KINDS[name].about.endswith(".")

    def test_stands_in_the_table_of_the_package(self, name):
        entry = re.search(rf"^{name} +(.*(?:\n {{25}}.*)*)", drawings.__doc__ or "", re.MULTILINE)
        assert entry
        assert [parameter for parameter in KINDS[name].params if parameter not in entry[1]] == []


class TestParametersShow:
    @pytest.mark.parametrize(
        ("name", "parameter"),
        [
            ("suture_needle", "curvature"),
            ("suture_needle", "point"),
            ("scalpel_blade", "number"),
            ("scalpel_handle", "number"),
            ("forceps", "tip"),
            ("haemostat", "curvature"),
            ("needle_holder", "pattern"),
            ("dressing", "type"),
            ("drape", "type"),
            ("catheter", "type"),
            ("sterilisation", "type"),
            ("bandage", "type"),
            ("syringe", "tip"),
            ("respirator", "shape"),
            ("dental_bur", "shape"),
            ("theatre_clothing", "type"),
            ("bandaging", "type"),
            ("suction_drainage", "type"),
            ("body_tube", "type"),
            ("sterile_supply", "type"),
            ("dental_supply", "type"),
            ("endovascular", "type"),
            ("ear_implant", "pattern"),
        ],
    )
    def test_no_two_choices_look_alike(self, name, parameter):
        spec = KINDS[name].params[parameter]
        assert isinstance(spec, Choice)
        drawn = {value: render_svg(Drawing.of(name, **{parameter: value})) for value in spec.values}
        drawn.pop("pattern", None)  # the tip that the pattern usually has, so it is one of the others
        assert [pair for pair in combinations(drawn, 2) if drawn[pair[0]] == drawn[pair[1]]] == []

    @pytest.mark.parametrize(
        ("name", "small", "large"),
        [
            ("suture_needle", {"length_mm": 17}, {"length_mm": 22}),
            ("suture_needle", {"thread": "violet"}, {"thread": "blue"}),
            ("suture_needle", {"braided": False}, {"braided": True}),
            ("suture_needle", {"needles": 1}, {"needles": 2}),
            ("glove", {"size": 6}, {"size": 6.5}),
            ("gauze_swab", {"ply": 8}, {"ply": 16}),
            ("gauze_swab", {"xray": False}, {"xray": True}),
            ("hypodermic_needle", {"gauge": 21}, {"gauge": 23}),
            ("syringe", {"volume_ml": 5}, {"volume_ml": 10}),
            ("needle_holder", {"tungsten_carbide": False}, {"tungsten_carbide": True}),
            ("catheter", {"french": 12}, {"french": 16}),
            ("gown", {"level": 1}, {"level": 4}),
        ],
    )
    def test_a_different_value_is_a_different_drawing(self, name, small, large):
        assert render_svg(Drawing.of(name, **small)) != render_svg(Drawing.of(name, **large))

    def test_a_curved_needle_does_not_look_straight(self):
        straight = render_svg(Drawing.of("suture_needle", curvature="straight", point="cutting", length_mm=30))
        curved = render_svg(Drawing.of("suture_needle", curvature="3/8", point="cutting", length_mm=30))
        assert straight != curved

    def test_needle_hubs_have_the_colours_of_the_standard(self):
        hubs = {18: "#ef9fb6", 21: "#1f8a57", 23: "#2f64b5", 25: "#ee9a3f"}
        for gauge, colour in hubs.items():
            assert colour in render_svg(Drawing.of("hypodermic_needle", gauge=gauge))

    def test_a_real_colour_is_marked_so_that_no_theme_changes_it(self):
        assert 'class="d-hue" fill="#ef9fb6"' in render_svg(Drawing.of("hypodermic_needle", gauge=18))


class TestReadingParameters:
    @pytest.mark.parametrize(
        ("name", "parameter", "said", "meant"),
        [
            ("suture_needle", "curvature", "3/8 circle", "3/8"),
            ("suture_needle", "point", "Reverse cutting", "reverse_cutting"),
            ("suture_needle", "point", "taper-cut", "tapercut"),
            ("suture_needle", "usp", "3-0", "3_0"),
            ("scalpel_blade", "number", "15C", "15c"),
            ("scalpel_blade", "number", 22.0, "22"),
            ("haemostat", "pattern", "Halsted-Mosquito", "mosquito"),
            ("haemostat", "pattern", "Rochester-Pean", "pean"),
            ("forceps", "tip", "1x2 teeth", "1x2"),
            ("scissors", "tips", "sharp/blunt", "sharp_blunt"),
            ("syringe", "tip", "Luer lock", "luer_lock"),
            ("drape", "type", "Mayo stand cover", "mayo_cover"),
            ("dressing", "type", "post-operative island", "island"),
        ],
    )
    def test_words_of_a_catalogue_are_understood(self, name, parameter, said, meant):
        assert KINDS[name].params[parameter].read(said) == meant

    def test_numbers_are_clamped(self):
        gauge = KINDS["hypodermic_needle"].params["gauge"]
        assert gauge.read(99) == 34
        assert gauge.read(1) == 14
        assert gauge.read("21 G") == 21.0
        assert gauge.read("none") == 21

    def test_braided_is_what_the_structure_says(self):
        braided = KINDS["suture_needle"].params["braided"]
        assert braided.read("braided") is True
        assert braided.read("monofilament") is False

    def test_an_unknown_colour_is_the_usual_one(self):
        assert Colour("green").read("Royal blue") == "blue"
        assert Colour("blue").read("tartan") == "blue"


class TestDrawing:
    def test_leaves_out_what_is_not_stated(self):
        assert Drawing.of("glove", size=None, colour="") == Drawing.of("glove")

    def test_is_the_same_whatever_the_order_of_its_parameters(self):
        assert hash(Drawing.of("glove", size=7, cuff="beaded")) == hash(Drawing.of("glove", cuff="beaded", size=7))

    def test_takes_decimals_from_the_database(self):
        assert render_svg(Drawing.of("glove", size=Decimal("7.5"))) == render_svg(Drawing.of("glove", size=7.5))

    def test_of_a_kind_nobody_knows_is_a_package(self):
        assert render_svg(Drawing.of("flux_capacitor", size=3)) == render_svg(Drawing.of("package"))


class TestAccessibility:
    def test_decoration_is_hidden(self):
        svg = render_svg(Drawing.of("glove"))
        assert 'aria-hidden="true"' in svg
        assert "<title>" not in svg

    def test_a_title_names_the_image_and_is_escaped(self):
        svg = render_svg(Drawing.of("glove"), title='Glove <7> & "cuff"')
        assert 'role="img"><title>Glove &lt;7&gt; &amp; &quot;cuff&quot;</title>' in svg
        assert "aria-hidden" not in svg


class TestPng:
    def test_is_as_wide_as_asked(self):
        png = render_png(Drawing.of("scalpel"), 320)
        assert png.startswith(PNG)
        assert int.from_bytes(png[16:20]) == 320
        assert int.from_bytes(png[20:24]) == 240

    def test_refuses_what_is_not_svg(self):
        with pytest.raises(ValueError, match="unknown token"):
            render_png("not a drawing", 10)


class TestABlade:
    @pytest.mark.parametrize("number", ["10a", "11p", "12b", "15a", "22a", "25a", "61"])
    def test_is_printed_with_its_own_number_and_letter(self, monkeypatch, number):
        printed = []
        monkeypatch.setattr(
            "core.drawings.canvas.Canvas.label", lambda canvas, text, *place, **how: printed.append(text)
        )

        render_svg.__wrapped__(Drawing.of("scalpel_blade", number=number.upper()))

        assert printed == [number.upper()]
