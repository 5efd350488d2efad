"""Barcodes that an independent reader gives back."""

from __future__ import annotations

import io
import random
import re

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from shop.devices.barcodes import Barcode, CannotDraw, Symbology, barcodes_of, draw
from shop.devices.identifiers import gs1_check_digit, hibc_check_character

FEW, MANY = 20, 200
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def gtins(count: int) -> list[str]:
    """GTIN-14s with right check digits, the same ones each time; the packaging digit runs from 0 to 9."""
    chance = random.Random(41)
    bodies = [f"{n % 10}{chance.randrange(10**12):012d}" for n in range(count)]
    return [body + gs1_check_digit(body) for body in bodies]


def hibcs(count: int) -> list[str]:
    """Bare HIBC identifiers of every length that the standard allows."""
    chance = random.Random(43)

    def one(length: int) -> str:
        return (
            chance.choice(LETTERS)
            + "".join(chance.choice(LETTERS + "0123456789") for _ in range(3 + length))
            + str(chance.randrange(10))
        )

    return [one(1 + n % 18) for n in range(count)]


def read(svg: str) -> zxingcpp.Barcode:
    """What a reader that shares no line of code with us sees in the drawing; fails unless it is one barcode."""
    pixels = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=3)))).convert("L")
    found = zxingcpp.read_barcodes(pixels)
    assert len(found) == 1, [barcode.text for barcode in found]
    return found[0]


def assert_gs1_reads_back(value: str) -> None:
    matrix, line = (read(draw(barcode)) for barcode in barcodes_of("GS1", value))

    for seen in (matrix, line):
        assert seen.content_type == zxingcpp.ContentType.GS1
        assert seen.bytes.decode() == f"01{value}"
        assert seen.text == f"(01){value}"
    assert (matrix.symbology_identifier, line.symbology_identifier) == ("]d2", "]C1")


def assert_hibc_reads_back(value: str) -> None:
    (barcode,) = barcodes_of("HIBCC", value)
    seen = read(draw(barcode))

    assert seen.bytes.decode() == f"+{value}" + hibc_check_character(f"+{value}")
    assert seen.symbology_identifier == "]C0"


class TestDrawing:
    @pytest.mark.parametrize("value", gtins(FEW))
    def test_of_a_gtin_reads_back_as_gs1(self, value):
        assert_gs1_reads_back(value)

    @pytest.mark.parametrize("value", hibcs(FEW))
    def test_of_a_hibc_identifier_reads_back_with_its_check_character(self, value):
        assert_hibc_reads_back(value)

    @pytest.mark.prove
    def test_of_two_hundred_of_each_reads_back(self):
        for value in gtins(MANY):
            assert_gs1_reads_back(value)
        for value in hibcs(MANY):
            assert_hibc_reads_back(value)

    def test_has_no_style_no_script_and_its_text_for_people(self):
        svg = draw(Barcode(Symbology.GS1_128, "00815131022254"))

        assert "style" not in svg and "script" not in svg and "href" not in svg
        assert re.findall(r"<text[^>]*>([^<]*)</text>", svg) == ["(01)00815131022254"]

    @pytest.mark.parametrize(
        ("symbology", "code"),
        [
            (Symbology.GS1_128, "00815131022255"),  # wrong check digit
            (Symbology.DATA_MATRIX, "815131022254"),  # 12 digits: an address names the one form with 14
            (Symbology.DATA_MATRIX, "A123BJC5D6E71"),
            (Symbology.HIBC_128, "<svg>"),
        ],
    )
    def test_of_anything_else_is_refused(self, symbology, code):
        with pytest.raises(CannotDraw):
            draw(Barcode(symbology, code))


class TestBarcodesOf:
    def test_pads_a_short_gtin_to_fourteen_digits(self):
        assert {barcode.code for barcode in barcodes_of("GS1", "815131022254")} == {"00815131022254"}

    def test_strips_what_a_label_adds_to_a_hibc_identifier(self):
        assert barcodes_of("HIBCC", "+A123BJC5D6E71G") == (Barcode(Symbology.HIBC_128, "A123BJC5D6E71"),)

    @pytest.mark.parametrize(
        ("agency", "value"),
        [("GS1", "00815131022255"), ("HIBCC", "+A123BJC5D6E71H"), ("ICCBBA", "A9999XYZ100T0944"), ("OTHER", "X1")],
    )
    def test_has_none_that_a_reader_could_not_give_back(self, agency, value):
        assert barcodes_of(agency, value) == ()
