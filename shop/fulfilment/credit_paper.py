"""The credit note as PDF: which invoice it takes back, by how much, and why."""

from __future__ import annotations

import html

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from core.paper import register_fonts
from core.templatetags.format import day, money, percent
from shop.data import CreditNoteView, InvoiceView, OrderView
from shop.fulfilment.papers import (
    BODY,
    CELL,
    COLUMN,
    HEADER,
    NUMBER,
    NUMBER_BOLD,
    NUMBER_HEADER,
    SMALL,
    TABLE,
    TITLE,
    drawn,
    heads,
)


def credit_note_pdf(order: OrderView, invoice: InvoiceView, note: CreditNoteView) -> bytes:
    """``note``, which takes back some of ``invoice`` or all of it."""
    register_fonts()
    facts = [
        ("Credit note", note.number),
        ("Date", day(note.issued_on)),
        ("For invoice", f"{invoice.number} of {day(invoice.issued_on)}"),
        ("Order", order.number),
        ("Your purchase order", order.po_number),
    ]
    header = [Text("What for", HEADER), *(Text(name, NUMBER_HEADER) for name in ("Net", "VAT", "Gross"))]
    row = [
        [Text(html.escape(note.reason), CELL), Text(_rates(order), SMALL)],
        Text(money(note.net, order.currency), NUMBER),
        Text(money(note.amount - note.net, order.currency), NUMBER),
        Text(money(note.amount, order.currency), NUMBER_BOLD),
    ]
    flow: list[Flowable] = [
        Text("Credit note", TITLE),
        heads(("Credited to", invoice.billed_to), ("", ()), facts),
        Spacer(1, 7 * mm),
        Grid([header, row], colWidths=[COLUMN * share for share in (0.46, 0.18, 0.18, 0.18)], style=TABLE),
        Spacer(1, 5 * mm),
        Text(_what_follows(invoice, note), BODY),
    ]
    return drawn(flow, f"Credit note {note.number}")


def _rates(order: OrderView) -> str:
    """At which rates: one, or those of the invoice in its proportion, as the amounts are split."""
    rates = [percent(tax.rate) for tax in order.taxes]
    if len(rates) == 1 and rates[0]:
        return f"VAT at {rates[0]}"
    return "VAT at the rates of the invoice, in proportion"


def _what_follows(invoice: InvoiceView, note: CreditNoteView) -> str:
    amount = money(note.amount, invoice.currency)
    if invoice.is_on_account:
        return f"Invoice {invoice.number} is {amount} less by this note. Nothing is sent to your bank."
    return f"{amount} goes back the way it was paid. Your bank may take a few days to show it."
