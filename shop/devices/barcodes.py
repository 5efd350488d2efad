"""Device identifiers as barcodes: what a label carries, drawn as SVG that readers decode to the same identifier.

Sizes are in modules, the width of the narrowest bar; whoever shows a drawing scales it as a whole. The drawing carries
its text too, so it can be printed alone. No style attributes, so any content security policy may show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pystrich.code128 import Code128Data, Code128Encoder
from pystrich.datamatrix import DataMatrixData, DataMatrixEncoder
from pystrich.gs1 import GS1Fixed

from shop.devices.identifiers import check_digit_holds, hibc_check_character, is_gtin, is_hibc

GTIN = "01"
"""The application identifier of a GTIN-14."""
BAR_HEIGHT = 40
QUIET_LINE, QUIET_MATRIX = 10, 2
"""White space that readers need on every side: ten modules beside bars, one around a matrix (two are kinder)."""
LETTER = 0.62
"""Width of a letter of a monospaced type, in its size; a little generous."""
DRAWN_AT_ONCE = 2048
"""Drawings kept in memory, 2 to 5 KB each."""


class Symbology(StrEnum):
    """How an identifier is drawn. The values stand in addresses."""

    DATA_MATRIX = "gs1-datamatrix"
    GS1_128 = "gs1-128"
    HIBC_128 = "hibc-128"

    @property
    def label(self) -> str:
        return {"gs1-datamatrix": "GS1 DataMatrix", "gs1-128": "GS1-128", "hibc-128": "HIBC Code 128"}[self.value]


class CannotDraw(ValueError):
    """The identifier has no form of the symbology, or its check digit is wrong."""


@dataclass(frozen=True, slots=True)
class Barcode:
    """What is to be drawn. ``code`` is letters and digits only, ``text`` what stands below the bars for people."""

    symbology: Symbology
    code: str

    @property
    def text(self) -> str:
        if self.symbology is Symbology.HIBC_128:
            return f"*{_hibc_label(self.code)}*"
        return f"({GTIN}){self.code}"


def barcodes_of(agency: str, value: str) -> tuple[Barcode, ...]:
    """The barcodes under which ``value`` stands on labels; none where a reader could not give it back.

    A GTIN is drawn whichever agency it is filed under, as 14 digits. Nothing is drawn with a wrong check digit, and
    nothing of ICCBBA, whose labels carry more than the device identifier.
    """
    if is_gtin(value) and check_digit_holds(agency, value):
        return tuple(Barcode(kind, value.zfill(14)) for kind in (Symbology.DATA_MATRIX, Symbology.GS1_128))
    if agency == "HIBCC" and is_hibc(value) and check_digit_holds(agency, value):
        return (Barcode(Symbology.HIBC_128, value[1:-1] if value.startswith("+") else value),)
    return ()


@lru_cache(maxsize=DRAWN_AT_ONCE)
def draw(barcode: Barcode) -> str:
    """``barcode`` as an SVG document, black on white whatever the theme: readers need the contrast.

    Raises:
        CannotDraw: ``code`` is none of the symbology's, or its check digit is wrong.
    """
    agency = "HIBCC" if barcode.symbology is Symbology.HIBC_128 else "GS1"
    if barcode not in barcodes_of(agency, barcode.code):
        raise CannotDraw(barcode.code)
    if barcode.symbology is Symbology.DATA_MATRIX:
        symbol = DataMatrixEncoder(DataMatrixData.gs1(GS1Fixed(GTIN, barcode.code)), quiet_zone=QUIET_MATRIX)
        rows = symbol.init_renderer().matrix
        return _document(_cells(rows), len(rows[0]), len(rows), barcode.text, size=2.2)
    if barcode.symbology is Symbology.GS1_128:
        line = Code128Encoder(Code128Data.gs1(GS1Fixed(GTIN, barcode.code))).bars
    else:
        line = Code128Encoder(Code128Data(_hibc_label(barcode.code), encoding="ascii")).bars
    bars = [(x + QUIET_LINE, QUIET_MATRIX, width, BAR_HEIGHT) for x, width in _runs(line)]
    return _document(bars, len(line) + 2 * QUIET_LINE, BAR_HEIGHT + 2 * QUIET_MATRIX, barcode.text, size=9)


def _hibc_label(code: str) -> str:
    return f"+{code}{hibc_check_character(f'+{code}')}"


def _cells(rows: Sequence[Sequence[int | None]]) -> Iterable[tuple[int, int, int, int]]:
    for y, row in enumerate(rows):
        for x, width in _runs("".join("1" if cell else "0" for cell in row)):
            yield x, y, width, 1


def _runs(line: str) -> Iterable[tuple[int, int]]:
    """Where ``line`` is "1": start and length of each stretch."""
    start = 0
    for stretch in line.replace("10", "1 0").replace("01", "0 1").split():
        if stretch[0] == "1":
            yield start, len(stretch)
        start += len(stretch)


def _document(marks: Iterable[tuple[int, int, int, int]], width: int, height: int, text: str, *, size: float) -> str:
    """Rectangles (x, y, width, height) in one path, ``text`` below them in letters of ``size``."""
    total = max(width, round(len(text) * LETTER * size + 2))
    left = (total - width) / 2
    path = "".join(f"M{x} {y}h{w}v{h}h-{w}z" for x, y, w, h in marks)
    below = height + size * 1.5
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {below:g}" role="img"><title>{text}</title>'
        f'<path fill="#fff" d="M0 0h{total}v{below:g}H0z"/>'
        f'<path transform="translate({left:g})" shape-rendering="crispEdges" d="{path}"/>'
        f'<text x="{total / 2:g}" y="{height + size:g}" font-family="monospace" font-size="{size:g}"'
        f' text-anchor="middle">{text}</text></svg>'
    )
