"""Article pictures: all there, all alike, none with a machine's font in it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from core.drawings import Drawing
from core.drawings.compositions import (
    COMPOSITIONS,
    STILL_LIFES,
    UnknownComposition,
    compose,
    composition_svg,
    render_composition,
)
from core.drawings.scene import AMBER, INK, PAPER


@pytest.mark.parametrize("name", sorted(COMPOSITIONS))
class TestEveryComposition:
    def test_is_a_wide_picture_on_paper_in_ink(self, name):
        svg = composition_svg(name)
        tree = ElementTree.fromstring(svg)
        assert tree.get("viewBox") == "0 0 1200 675"
        assert tree.get("color") == INK
        assert PAPER in svg

    def test_needs_no_font_and_no_style(self, name):
        svg = composition_svg(name)
        assert "<text" not in svg
        assert "style=" not in svg
        assert not re.search(r"nan|inf|None", svg)

    def test_says_in_its_first_line_what_it_shows(self, name):
        assert (COMPOSITIONS[name].__doc__ or "").endswith(".")


class TestStillLifes:
    def test_open_fourteen_subjects(self):
        assert [make.__name__ for make in STILL_LIFES] == [
            "wound_closure", "gloves", "scalpels", "swab_count", "sterile_packaging", "latex", "mri", "drapes_gown",
            "needle_choice", "haemostats", "catheter", "sharps", "reprocessing", "dressing",
        ]  # fmt: skip

    @pytest.mark.parametrize("make", STILL_LIFES)
    def test_have_one_amber_accent(self, make):
        assert AMBER in make().svg()


class TestCompose:
    def test_puts_up_to_six_drawings_on_the_common_ground(self):
        svg = compose([Drawing.of("glove", size=7)] * 9)
        assert svg.count('<g transform="translate(') == 6

    def test_accents_the_one_it_is_told(self):
        pair = [Drawing.of("glove"), Drawing.of("mask")]
        assert compose(pair, accent=0) != compose(pair, accent=1)

    def test_of_nothing_is_an_empty_scene(self):
        assert PAPER in compose([])


class TestRendering:
    def test_gives_a_png_of_sixteen_by_nine(self):
        png = render_composition("gloves", width=480)
        assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (480, 270)

    def test_names_the_pictures_there_are_when_asked_for_another(self):
        with pytest.raises(UnknownComposition, match="wound_closure"):
            render_composition("holiday")
