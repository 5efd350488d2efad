"""The slip that lies in the box of a return."""

from __future__ import annotations

import html

from django.conf import settings
from django.utils import timezone
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from core.paper import register_fonts
from core.templatetags.format import day, pieces
from shop.data import OrderView, ReturnView
from shop.fulfilment.papers import BODY, CELL, COLUMN, HEADER, SMALL, TABLE, TITLE, drawn, heads


def slip_pdf(order: OrderView, goods_return: ReturnView) -> bytes:
    """What comes back, how to pack it and where to send it, with the number large enough to be read in goods-in."""
    register_fonts()
    facts = [
        ("Return", goods_return.number),
        ("Asked for", day(timezone.localtime(goods_return.asked_at))),
        ("Order", order.number),
        ("Your purchase order", order.po_number),
    ]
    header = [Text(name, HEADER) for name in ("Product", "SKU", "Quantity", "Why", "Lot or serial")]
    rows = [
        [
            Text(html.escape(line.title), CELL),
            Text(html.escape(line.sku), CELL),
            Text(pieces(line.quantity, line.unit_label), CELL),
            Text(html.escape(line.reason), CELL),
            Text(html.escape(line.lot or "Not given"), CELL),
        ]
        for line in goods_return.lines
    ]
    widths = [COLUMN * share for share in (0.34, 0.18, 0.12, 0.2, 0.16)]
    flow: list[Flowable] = [
        Text(f"Return {goods_return.number}", TITLE),
        heads(("Send to", settings.RETURNS_ADDRESS), ("From", order.address), facts),
        Spacer(1, 7 * mm),
        Grid([header, *rows], colWidths=widths, repeatRows=1, style=TABLE),
        Spacer(1, 6 * mm),
        KeepTogether([Text(html.escape(step), BODY) for step in instructions(goods_return)]),
    ]
    if goods_return.note:
        flow += [Spacer(1, 6 * mm), Text("You wrote", SMALL), Text(html.escape(goods_return.note), BODY)]
    return drawn(flow, f"Return {goods_return.number}")


def instructions(goods_return: ReturnView) -> tuple[str, ...]:
    """How the goods come back, step by step, for mail, page and slip."""
    way = (
        "3. Keep the box ready. The way back is at our cost: we write to you about the day on which it is collected."
        if goods_return.collected
        else f"3. Send it with a service that is tracked to: {', '.join(settings.RETURNS_ADDRESS)}."
    )
    return (
        "1. Pack the goods as they came, in their own packages. What touched a patient does not travel: write to us"
        " first.",
        "2. Put the slip into the box, with the return number to be read from outside.",
        way,
    )
