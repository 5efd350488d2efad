"""Draws a library document as a PDF: A4, embedded fonts, bookmarks, language and title in its metadata.

The same document gives the same bytes, so that a second load of the demonstration changes nothing.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from core.paper import BRAND, BRAND_DEEP, INK, LINE, MUTED, SIGNAL, SIGNAL_TINT, TINT, draw_mark, register_fonts

from .schema import Caution, DocumentBlock, DocumentKind, KeyPoints, LibraryDocument, Paragraph, Scale, Section, Table

WIDTH, HEIGHT = A4
MARGIN = 20 * mm
COLUMN = WIDTH - 2 * MARGIN
TITLE_TOP = 21 * mm
USUAL_PAGES = 2
"""What footers say at first; a document of another length is drawn again."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words around a document, in its language."""

    reference: str
    version: str
    valid_from: str
    language: str
    demonstration: str
    page: str
    sources: str
    own_name: str
    kinds: dict[DocumentKind, str]
    months: tuple[str, ...]
    date: str


ENGLISH = Wording(
    reference="Reference",
    version="Version",
    valid_from="Valid from",
    language="Language",
    demonstration="Demonstration document. Not for clinical use.",
    page="Page {page} of {pages}",
    sources="Sources",
    own_name="English",
    kinds={},
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    date="{day} {month} {year}",
)
GERMAN = Wording(
    reference="Dokument",
    version="Version",
    valid_from="Gültig ab",
    language="Sprache",
    demonstration="Demonstration document. Nur zur Vorführung, nicht für die klinische Anwendung.",
    page="Seite {page} von {pages}",
    sources="Quellen",
    own_name="Deutsch",
    kinds={DocumentKind.IFU: "Gebrauchsanweisung"},
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember"),
    date="{day}. {month} {year}",
)


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    settings = {"fontName": "SutureText", "textColor": INK, **more}
    return ParagraphStyle(name, fontSize=size, leading=leading, **settings)


BODY = _style("body", 10, 14.5, spaceAfter=6)
SUMMARY = _style("summary", 11, 16)
TITLE = _style("title", 21, 25, fontName="SutureTitle", textColor=HexColor("#ffffff"))
SECTION = _style("section", 14, 18, fontName="SutureTitle", textColor=BRAND_DEEP, spaceBefore=10, spaceAfter=5)
CAPTION = _style("caption", 9, 12, textColor=MUTED, spaceBefore=3, spaceAfter=3)
CELL = _style("cell", 9, 12)
CELL_HEAD = _style("cell_head", 9, 12, fontName="SutureTextBold", textColor=BRAND_DEEP)
BOX_TITLE = _style("box_title", 10, 14, fontName="SutureTextBold", textColor=SIGNAL)
CELL_FONT = ("FONTNAME", (0, 0), (-1, -1), "SutureText")  # else the file names Helvetica, which it does not carry
SMALL = _style("small", 8.5, 12, textColor=MUTED)


def render(document: LibraryDocument) -> bytes:
    """The document as a PDF of two to four pages.

    Raises:
        KeyError: no wording exists for the document's language.
    """
    register_fonts()
    pdf, pages = _build(document, USUAL_PAGES)
    return pdf if pages == USUAL_PAGES else _build(document, pages)[0]


def _wording(language: str) -> Wording:
    return {"en": ENGLISH, "de": GERMAN}[language.split("-")[0]]


def _long_date(day: dt.date, words: Wording) -> str:
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


# ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────


def _build(document: LibraryDocument, pages: int) -> tuple[bytes, int]:
    """The file and its number of pages; ``pages`` is what the footers say."""
    words = _wording(document.language)
    out = io.BytesIO()
    template = BaseDocTemplate(
        out, pagesize=A4, invariant=1, lang=document.language, title=document.title, subject=document.summary,
        author="Suture demonstration library", creator="Suture", keywords=f"{document.kind}, {document.reference}",
        displayDocTitle=True, initialFontName="SutureText",
    )  # fmt: skip
    title = Text(html.escape(document.title), TITLE)
    band = TITLE_TOP + title.wrap(COLUMN, HEIGHT)[1] + 10 * mm

    def first(canvas: Canvas, _template: BaseDocTemplate) -> None:
        _draw_band(canvas, document, words, title, band)
        _draw_footer(canvas, document, words, pages)

    def later(canvas: Canvas, _template: BaseDocTemplate) -> None:
        _draw_header(canvas, document, words)
        _draw_footer(canvas, document, words, pages)

    low = 24 * mm
    template.addPageTemplates([
        PageTemplate("first", [Frame(MARGIN, low, COLUMN, HEIGHT - band - low - 6 * mm, 0, 0, 0, 0)], onPage=first),
        PageTemplate("later", [Frame(MARGIN, low, COLUMN, HEIGHT - 21 * mm - low, 0, 0, 0, 0)], onPage=later),
    ])  # fmt: skip
    template.build([NextPageTemplate("later"), *_content(document, words)])
    return out.getvalue(), template.page


def _draw_band(canvas: Canvas, document: LibraryDocument, words: Wording, title: Text, band: float) -> None:
    canvas.saveState()
    canvas.setFillColor(BRAND_DEEP)
    canvas.rect(0, HEIGHT - band, WIDTH, band, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#ffffff"))
    draw_mark(canvas, MARGIN, HEIGHT - 15 * mm, HexColor("#8fd3cc"))
    canvas.setFont("SutureTextBold", 11)
    canvas.drawString(MARGIN + 11 * mm, HEIGHT - 15.4 * mm, "Suture demonstration library")
    canvas.setFont("SutureText", 10)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 15.4 * mm, words.kinds.get(document.kind, document.kind))
    title.drawOn(canvas, MARGIN, HEIGHT - TITLE_TOP - title.height)
    canvas.restoreState()


def _draw_header(canvas: Canvas, document: LibraryDocument, words: Wording) -> None:
    canvas.saveState()
    canvas.setFont("SutureTextBold", 9)
    canvas.setFillColor(BRAND_DEEP)
    canvas.drawString(MARGIN, HEIGHT - 15 * mm, document.title)
    canvas.setFont("SutureText", 9)
    canvas.setFillColor(MUTED)
    canvas.drawRightString(
        WIDTH - MARGIN, HEIGHT - 15 * mm, f"{document.reference} · {words.version} {document.version}"
    )
    canvas.setStrokeColor(LINE)
    canvas.line(MARGIN, HEIGHT - 18 * mm, WIDTH - MARGIN, HEIGHT - 18 * mm)
    canvas.restoreState()


def _draw_footer(canvas: Canvas, document: LibraryDocument, words: Wording, pages: int) -> None:
    canvas.saveState()
    canvas.setStrokeColor(LINE)
    canvas.line(MARGIN, 17 * mm, WIDTH - MARGIN, 17 * mm)
    canvas.setFont("SutureTextBold", 8.5)
    canvas.setFillColor(SIGNAL)
    canvas.drawString(MARGIN, 12 * mm, words.demonstration)
    canvas.setFont("SutureText", 8.5)
    canvas.setFillColor(MUTED)
    canvas.drawRightString(WIDTH - MARGIN, 12 * mm, words.page.format(page=canvas.getPageNumber(), pages=pages))
    canvas.restoreState()


# ── Content ─────────────────────────────────────────────────────────────────────────────────────────────


class _Bookmark(Flowable):
    """An entry of the outline, at the place where it stands; takes no room."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key, self.title = key, title
        self.width = self.height = 0

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, SECTION.leading)
        self.canv.addOutlineEntry(self.title, self.key, 0)


def _content(document: LibraryDocument, words: Wording) -> list[Flowable]:
    flow: list[Flowable] = [_particulars(document, words), Spacer(1, 5 * mm), _summary(document), Spacer(1, 3 * mm)]
    for number, section in enumerate(document.sections, start=1):
        flow += _section(number, section)
    sources = [Text(f"– {html.escape(source)}", SMALL) for source in document.sources]
    flow.append(KeepTogether([Text(words.sources, SECTION), *sources]))
    return flow


def _particulars(document: LibraryDocument, words: Wording) -> Grid:
    pairs = (
        (words.reference, document.reference),
        (words.version, document.version),
        (words.valid_from, _long_date(document.valid_from, words)),
        (words.language, words.own_name),
    )
    row = [[Text(name, SMALL), Text(html.escape(value), CELL_HEAD)] for name, value in pairs]
    return Grid(
        [row],
        colWidths=[COLUMN * share for share in (0.3, 0.16, 0.32, 0.22)],
        style=[CELL_FONT, ("LEFTPADDING", (0, 0), (0, 0), 0), ("VALIGN", (0, 0), (-1, -1), "TOP"),
               ("LINEBELOW", (0, 0), (-1, -1), 0.75, LINE), ("BOTTOMPADDING", (0, 0), (-1, -1), 8)],
    )


def _summary(document: LibraryDocument) -> Text:
    return Text(html.escape(document.summary), SUMMARY)


def _section(number: int, section: Section) -> list[Flowable]:
    """The heading stays with what follows it, a caption with its table, and so does a paragraph that leads to one."""
    heading: list[Flowable] = [
        _Bookmark(f"section-{number}", f"{number} {section.title}"),
        Text(f"{number}&nbsp;&nbsp;{html.escape(section.title)}", SECTION),
    ]
    kept = [heading]
    for group in (group for block in section.blocks for group in _groups(block)):
        leads_to_table = isinstance(kept[-1][-1], Text) and len(group) > 1
        if kept[-1] is heading or leads_to_table:
            kept[-1] = [*kept[-1], *group]
        else:
            kept.append(group)
    opening: list[Flowable] = [PageBreak()] if section.own_page else []
    return [*opening, *(KeepTogether(group) for group in kept)]


def _groups(block: DocumentBlock) -> list[list[Flowable]]:
    """What must not be torn apart by the end of a page, group by group."""
    match block:
        case Paragraph(html=markup):
            return [[flowable] for flowable in _markup(markup)]
        case KeyPoints(items=items):
            return [[_bullets([html.escape(item) for item in items], numbered=False)]]
        case Caution(title=title, text=text):
            return [[_caution(title, text), Spacer(1, 3 * mm)]]
        case Table():
            return [[Text(html.escape(block.caption), CAPTION), _table(block), Spacer(1, 4 * mm)]]
        case Scale():
            drawing = _Circles(block) if block.shape == "circle" else _Bars(block)
            return [[Text(html.escape(block.caption), CAPTION), drawing, Spacer(1, 4 * mm)]]


def _markup(markup: str) -> list[Flowable]:
    flow: list[Flowable] = []
    for tag, inner in re.findall(r"<(p|ul|ol)>(.*?)</\1>", markup, re.S):
        if tag == "p":
            flow.append(Text(inner, BODY))
        else:
            flow.append(_bullets(re.findall(r"<li>(.*?)</li>", inner, re.S), numbered=tag == "ol"))
    return flow


def _bullets(items: list[str], *, numbered: bool) -> ListFlowable:
    style = ParagraphStyle("item", BODY, spaceAfter=3)
    return ListFlowable(
        [ListItem(Text(item, style)) for item in items],
        bulletType="1" if numbered else "bullet",
        start=None if numbered else "•",
        bulletFontName="SutureTextBold",
        bulletFontSize=10,
        bulletColor=BRAND,
        bulletFormat="%s." if numbered else None,
        leftIndent=7 * mm,
        bulletDedent=6 * mm,
        spaceAfter=6,
    )


def _caution(title: str, text: str) -> Grid:
    return Grid(
        [[[Text(html.escape(title), BOX_TITLE), Text(html.escape(text), ParagraphStyle("boxed", BODY, spaceAfter=0))]]],
        colWidths=[COLUMN],
        style=[CELL_FONT, ("BACKGROUND", (0, 0), (-1, -1), SIGNAL_TINT), ("LINEBEFORE", (0, 0), (0, -1), 3, SIGNAL),
               ("LEFTPADDING", (0, 0), (-1, -1), 10), ("RIGHTPADDING", (0, 0), (-1, -1), 10),
               ("TOPPADDING", (0, 0), (-1, -1), 7), ("BOTTOMPADDING", (0, 0), (-1, -1), 8)],
    )


def _table(table: Table) -> Grid:
    """Rules between rows; rows that are to be filled in by hand are taller and have rules between columns too."""
    form = any(not any(row[1:]) for row in table.rows)
    rows = [[Text(html.escape(cell), CELL_HEAD) for cell in table.header]]
    rows += [
        [Text(html.escape(cell), CELL_HEAD if place == 0 else CELL) for place, cell in enumerate(row)]
        for row in table.rows
    ]
    style = [
        CELL_FONT,
        ("BACKGROUND", (0, 0), (-1, 0), TINT),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ("LINEABOVE", (0, 0), (-1, 0), 1, BRAND),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if form else "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]
    if form:
        style.append(("INNERGRID", (0, 0), (-1, -1), 0.5, LINE))
    heights = [None] + [9 * mm if form else None] * len(table.rows)
    return Grid(rows, colWidths=_widths(table, form), rowHeights=heights, repeatRows=1, style=style)


def _widths(table: Table, form: bool) -> list[float]:
    """Columns by the length of their longest cell, none below a tenth; the empty columns of a form are equal."""
    columns = list(zip(table.header, *table.rows, strict=True))
    weights = [min(max(max(len(cell) for cell in column), 8), 46) for column in columns]
    if form:
        empty = [not any(column[1:]) for column in columns]
        widest = max((weight for weight, blank in zip(weights, empty, strict=True) if blank), default=0)
        weights = [widest if blank else weight for weight, blank in zip(weights, empty, strict=True)]
        if len(columns) == 2:
            weights = [2, 3]
    least = sum(weights) / 10
    weights = [max(weight, least) for weight in weights]
    return [COLUMN * weight / sum(weights) for weight in weights]


class _Circles(Flowable):
    """Cross-sections side by side, each with its label and its diameter."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale
        self.width = COLUMN
        self.tallest = max(value for _, value in scale.rows) * scale.magnification * mm
        self.height = self.tallest + 13 * mm

    def draw(self) -> None:
        step = COLUMN / len(self.scale.rows)
        for place, (label, value) in enumerate(self.scale.rows):
            middle = step * (place + 0.5)
            self.canv.setFillColor(BRAND)
            radius = value * self.scale.magnification * mm / 2
            self.canv.circle(middle, 11 * mm + self.tallest / 2, radius, stroke=0, fill=1)
            self.canv.setFillColor(INK)
            self.canv.setFont("SutureTextBold", 10)
            self.canv.drawCentredString(middle, 5.5 * mm, label)
            self.canv.setFillColor(MUTED)
            self.canv.setFont("SutureText", 8.5)
            self.canv.drawCentredString(middle, 1.5 * mm, f"{value:.2f} mm")


class _Bars(Flowable):
    """Lengths under each other, each with its label and its millimetres."""

    ROW = 8 * mm

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale
        self.width = COLUMN
        self.height = self.ROW * len(scale.rows)

    def draw(self) -> None:
        for place, (label, value) in enumerate(self.scale.rows):
            low = self.height - self.ROW * (place + 1)
            length = value * self.scale.magnification * mm
            self.canv.setFillColor(INK)
            self.canv.setFont("SutureTextBold", 10)
            self.canv.drawRightString(12 * mm, low + 2 * mm, label)
            self.canv.setFillColor(TINT)
            self.canv.setStrokeColor(BRAND)
            self.canv.rect(16 * mm, low + 0.8 * mm, length, self.ROW - 2.4 * mm, stroke=1, fill=1)
            self.canv.setFillColor(INK)
            self.canv.setFont("SutureText", 9)
            self.canv.drawString(18 * mm + length, low + 2 * mm, f"{value:g} mm")
