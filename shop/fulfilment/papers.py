"""The papers of an order as PDF: its invoice, and the slip that travels in the box."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from core.paper import BRAND, BRAND_DEEP, INK, LINE, MUTED, SIGNAL, TINT, draw_mark, register_fonts
from core.templatetags.format import day, money, percent, pieces
from shop.data import InvoiceView, OrderView, TaxTotal

WIDTH, HEIGHT = A4
MARGIN = 20 * mm
COLUMN = WIDTH - 2 * MARGIN
HEAD, FOOT = 34 * mm, 24 * mm
DEMONSTRATION = "A demonstration shop: nothing is sold, nothing is owed and nothing is sent."


@dataclass(frozen=True, slots=True)
class SlipLine:
    """What lies in the box. ``part_number`` is the maker's; empty where it is not stated."""

    title: str
    sku: str
    part_number: str
    maker: str
    unit_label: str
    quantity: int


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(name, fontSize=size, leading=leading, **{"fontName": "SutureText", "textColor": INK, **more})


BODY = _style("body", 10, 14)
BOLD = _style("bold", 10, 14, fontName="SutureTextBold")
SMALL = _style("small", 8.5, 12, textColor=MUTED)
TITLE = _style("title", 21, 25, fontName="SutureTitle", textColor=BRAND_DEEP, spaceAfter=6)
CELL = _style("cell", 9, 12)
NUMBER = _style("number", 9, 12, alignment=2)
HEADER = _style("header", 9, 12, fontName="SutureTextBold", textColor=BRAND_DEEP)
NUMBER_HEADER = _style("number_header", 9, 12, fontName="SutureTextBold", textColor=BRAND_DEEP, alignment=2)
NUMBER_BOLD = _style("number_bold", 10, 14, fontName="SutureTextBold", alignment=2)
TABLE = [
    ("FONTNAME", (0, 0), (-1, -1), "SutureText"),
    ("BACKGROUND", (0, 0), (-1, 0), TINT),
    ("LINEABOVE", (0, 0), (-1, 0), 1, BRAND),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
]


def invoice_pdf(order: OrderView, invoice: InvoiceView) -> bytes:
    """The invoice of ``order``: to whom, for what, the VAT by its rate, and by when it is to be paid."""
    facts = [
        ("Invoice", invoice.number),
        ("Date", day(invoice.issued_on)),
        ("Our VAT number", settings.SHOP_VAT_NUMBER),
        ("Order", order.number),
        ("Your purchase order", order.po_number),
        ("To be paid by", day(invoice.due_on) if invoice.due_on else "Paid with the order"),
    ]
    register_fonts()
    flow: list[Flowable] = [
        Text("Invoice", TITLE),
        heads(("Invoiced to", invoice.billed_to), ("Delivered to", order.address), facts),
        Spacer(1, 7 * mm),
        _goods(order),
        Spacer(1, 4 * mm),
        KeepTogether([_totals(order, invoice), Spacer(1, 5 * mm), _vat_table(order), Spacer(1, 5 * mm)]),
        Text(_how_to_pay(invoice), BODY),
    ]
    return drawn(flow, f"Invoice {invoice.number}")


def packing_slip_pdf(order: OrderView, lines: Sequence[SlipLine]) -> bytes:
    """The slip in the box: what and how many, with room for the lots that were packed. No prices."""
    register_fonts()
    facts = [
        ("Order", order.number),
        ("Placed", day(timezone.localtime(order.placed_at))),
        ("Your purchase order", order.po_number),
        ("Delivery", order.delivery_name),
    ]
    header = [Text(name, HEADER) for name in ("Product", "SKU", "Part number", "Quantity", "Lot or serial, expiry")]
    rows = [
        [
            [Text(html.escape(line.title), CELL), Text(html.escape(line.maker or "Maker not stated"), SMALL)],
            Text(html.escape(line.sku), CELL),
            Text(html.escape(line.part_number or "Not stated"), CELL),
            Text(pieces(line.quantity, line.unit_label), CELL),
            "",
        ]
        for line in lines
    ]
    widths = [COLUMN * share for share in (0.34, 0.16, 0.15, 0.13, 0.22)]
    style = [*TABLE, ("INNERGRID", (4, 1), (4, -1), 0.5, LINE), ("BOX", (4, 1), (4, -1), 0.5, LINE)]
    flow: list[Flowable] = [
        Text("Packing slip", TITLE),
        heads(("Deliver to", order.address), ("", ()), facts),
        Spacer(1, 7 * mm),
        Grid([header, *rows], colWidths=widths, repeatRows=1, style=style),
        Spacer(1, 20 * mm),
        KeepTogether([_signatures()]),
    ]
    return drawn(flow, f"Packing slip {order.number}")


def heads(left: tuple[str, Sequence[str]], middle: tuple[str, Sequence[str]], facts: Sequence[tuple[str, str]]) -> Grid:
    def block(title: str, lines: Sequence[str]) -> list[Flowable]:
        return [Text(title, SMALL), *(Text(html.escape(line), BODY) for line in lines)] if title else []

    known = [
        Text(f'<font color="#54666a" size="8.5">{name}</font><br/>{html.escape(value)}', BODY)
        for name, value in facts
        if value
    ]
    return Grid(
        [[block(*left), block(*middle), known]],
        colWidths=[COLUMN * 0.36, COLUMN * 0.34, COLUMN * 0.3],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), "SutureText"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def _goods(order: OrderView) -> Grid:
    names = ("Product", "SKU", "Unit", "Quantity", "Price, ex VAT", "Line, ex VAT", "VAT")
    header = [Text(name, HEADER if place < 3 else NUMBER_HEADER) for place, name in enumerate(names)]
    rows = [
        [
            Text(html.escape(line.title), CELL),
            Text(html.escape(line.sku), CELL),
            Text(html.escape(line.unit_label), CELL),
            Text(str(line.quantity), NUMBER),
            Text(money(line.unit_excl, order.currency), NUMBER),
            Text(money(line.line_excl, order.currency), NUMBER),
            Text(percent(line.vat_rate), NUMBER),
        ]
        for line in order.lines
    ]
    widths = [COLUMN * share for share in (0.31, 0.17, 0.1, 0.1, 0.125, 0.125, 0.07)]
    return Grid([header, *rows], colWidths=widths, repeatRows=1, style=TABLE)


def _totals(order: OrderView, invoice: InvoiceView) -> Grid:
    rows = [("Goods, ex VAT", order.goods_excl), (f"{order.delivery_name}, ex VAT", order.delivery_excl)]
    rows += [("VAT", order.vat), ("Total, inc VAT", order.total_incl)]
    if invoice.credited:
        rows.append(("Credited", -invoice.credited))
    if invoice.is_on_account:
        rows.append(("To be paid", invoice.outstanding))
    last = len(rows) - 1
    return Grid(
        [
            [
                "",
                Text(html.escape(name), BOLD if place == last else BODY),
                Text(money(amount, order.currency), NUMBER_BOLD if place == last else NUMBER),
            ]
            for place, (name, amount) in enumerate(rows)
        ],
        colWidths=[COLUMN * 0.45, COLUMN * 0.35, COLUMN * 0.2],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), "SutureText"),
            ("LINEABOVE", (1, last), (-1, last), 1, BRAND),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
        ],
    )


def _vat_table(order: OrderView) -> Grid:
    header = [Text("VAT rate", HEADER), *(Text(n, NUMBER_HEADER) for n in ("Net", "VAT", "Gross"))]
    rows = [
        [
            [Text(percent(tax.rate) or "VAT", CELL), Text(html.escape(tax.reason), SMALL)],
            *(Text(money(amount, order.currency), NUMBER) for amount in (tax.net, tax.vat, tax.net + tax.vat)),
        ]
        for tax in order.taxes or (TaxTotal(None, "", order.total_excl, order.vat),)
    ]
    return Grid([header, *rows], colWidths=[COLUMN * share for share in (0.52, 0.16, 0.16, 0.16)], style=TABLE)


def _how_to_pay(invoice: InvoiceView) -> str:
    if not invoice.is_on_account:
        return "This invoice is paid. Nothing is left to do."
    if not invoice.outstanding:
        return "This invoice is settled. Nothing is left to do."
    return (
        f"Please pay {money(invoice.outstanding, invoice.currency)} by {day(invoice.due_on)} and give the invoice"
        f" number {invoice.number} with the transfer."
    )


def _signatures() -> Grid:
    return Grid(
        [[Text("Packed by, date", SMALL), "", Text("Received by, date", SMALL)]],
        colWidths=[COLUMN * 0.45, COLUMN * 0.1, COLUMN * 0.45],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), "SutureText"),
            ("LINEABOVE", (0, 0), (0, 0), 0.75, MUTED),
            ("LINEABOVE", (2, 0), (2, 0), 0.75, MUTED),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def drawn(flow: list[Flowable], title: str) -> bytes:
    out = io.BytesIO()
    template = BaseDocTemplate(
        out, pagesize=A4, lang="en-GB", title=title, author=settings.SITE_NAME, creator=settings.SITE_NAME,
        displayDocTitle=True, initialFontName="SutureText",
    )  # fmt: skip

    def around(canvas: Canvas, _template: BaseDocTemplate) -> None:
        _letterhead(canvas, title)

    frame = Frame(MARGIN, FOOT, COLUMN, HEIGHT - HEAD - FOOT, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=around)])
    template.build(flow)
    return out.getvalue()


def _letterhead(canvas: Canvas, title: str) -> None:
    canvas.saveState()
    draw_mark(canvas, MARGIN, HEIGHT - 20 * mm, BRAND)
    canvas.setFillColor(BRAND_DEEP)
    canvas.setFont("SutureTitle", 16)
    canvas.drawString(MARGIN + 11 * mm, HEIGHT - 20.4 * mm, settings.SITE_NAME)
    canvas.setFillColor(MUTED)
    canvas.setFont("SutureText", 8.5)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 18 * mm, "Surgical supplies for hospitals and practices")
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 22 * mm, settings.DEFAULT_FROM_EMAIL.partition("<")[2].rstrip(">"))
    canvas.setStrokeColor(BRAND)
    canvas.line(MARGIN, HEIGHT - 27 * mm, WIDTH - MARGIN, HEIGHT - 27 * mm)
    canvas.setStrokeColor(LINE)
    canvas.line(MARGIN, 17 * mm, WIDTH - MARGIN, 17 * mm)
    canvas.setFillColor(SIGNAL)
    canvas.setFont("SutureTextBold", 8.5)
    canvas.drawString(MARGIN, 12 * mm, DEMONSTRATION)
    canvas.setFillColor(MUTED)
    canvas.setFont("SutureText", 8.5)
    canvas.drawRightString(WIDTH - MARGIN, 12 * mm, f"{title} · page {canvas.getPageNumber()}")
    canvas.restoreState()
