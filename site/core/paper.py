"""What every PDF of ours shares: embedded typefaces, colours and the mark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LINE, INK, MUTED = HexColor("#c9d0cb"), HexColor("#10262b"), HexColor("#54666a")
BRAND, BRAND_DEEP, TINT = HexColor("#0b6b69"), HexColor("#084a4c"), HexColor("#e3efed")
SIGNAL, SIGNAL_TINT = HexColor("#b45309"), HexColor("#fdf3e6")


@cache
def register_fonts() -> None:
    """Make SutureText (with bold and italic) and SutureTitle known to reportlab."""
    folder = Path(__file__).parent / "paper_fonts"
    for face in ("Text", "TextBold", "TextItalic", "Title"):
        pdfmetrics.registerFont(TTFont(f"Suture{face}", folder / f"{face}.ttf"))
    pdfmetrics.registerFontFamily(
        "SutureText", normal="SutureText", bold="SutureTextBold", italic="SutureTextItalic", boldItalic="SutureTextBold"
    )


def draw_mark(canvas: Canvas, x: float, y: float, colour: HexColor) -> None:
    """A curved needle with its thread, as in the shop's drawings."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineCap(1)
    canvas.setLineWidth(1.6)
    canvas.arc(x, y - 2.5 * mm, x + 8 * mm, y + 5.5 * mm, 180, 155)
    canvas.setLineWidth(0.8)
    path = canvas.beginPath()
    path.moveTo(x, y + 1.5 * mm)
    path.curveTo(x, y + 5 * mm, x + 4 * mm, y + 3 * mm, x + 4 * mm, y + 5.5 * mm)
    canvas.drawPath(path)
    canvas.restoreState()
