"""An order, as its buyer sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from shop.catalogue.drawings import device
from shop.data import CreditNoteView, Discount, InvoiceView, OrderLineView, OrderView, TaxTotal
from shop.fulfilment.papers import SlipLine
from shop.fulfilment.progress import order_steps, parcel_views, with_now
from shop.fulfilment.returns.policy import terms_of
from shop.fulfilment.returns.presentation import return_steps, return_views
from shop.pricing.models import SellingUnit
from shop.stock.selling_units import base_quantity
from shop.stock.services import waiting_under


def order_view(order: Any) -> OrderView:
    """``order`` with its lines, steps and address, in a fixed number of queries."""
    attempt = getattr(order, "attempt", None)
    details = attempt.snapshot["details"] if attempt else {}
    invoice = getattr(order, "invoice", None)
    taxes = {tax.code: tax for tax in order.taxes.all()}
    quoted = attempt.snapshot["quote"] if attempt else {}
    rows = list(order.lines.select_related("product__parent", "stockrecord__selling_unit").order_by("pk"))
    has_left = any(row.num_allocated < row.quantity for row in rows) and order.status != "Cancelled"
    is_owed = any(row.num_allocated for row in rows)
    returns = return_views(order) if has_left else ()
    refunded = _refunded(attempt) if attempt else Decimal("0.00")
    parcels = parcel_views(order) if has_left else ()
    return OrderView(
        number=order.number,
        placed_at=order.date_placed,
        status=order.status,
        email=details.get("email") or order.email or "",
        steps=with_now(
            order_steps(order, parcels, is_owed=is_owed, is_on_account=bool(invoice and invoice.charge_id)),
            return_steps(returns),
        ),
        lines=_lines(rows, _waits(attempt) if attempt else {}, taxes),
        address=_address(order),
        delivery_name=order.shipping_method,
        delivery_excl=order.shipping_excl_tax,
        discounts=tuple(Discount(d.offer_name or d.voucher_code or "Offer", d.amount) for d in order.discounts.all()),
        goods_excl=order.total_excl_tax - order.shipping_excl_tax,
        total_excl=order.total_excl_tax,
        vat=order.total_incl_tax - order.total_excl_tax,
        total_incl=order.total_incl_tax,
        taxes=tuple(TaxTotal(tax.rate, tax.reason, tax.net, tax.vat) for tax in taxes.values()),
        promised_on=dt.date.fromisoformat(quoted["arrives_on"]) if quoted.get("arrives_on") else None,
        refunded=refunded,
        currency=order.currency,
        po_number=details.get("po_number", ""),
        invoice=_invoice(invoice) if invoice else None,
        credit_notes=_credit_notes(invoice) if invoice and (refunded or invoice.credited) else (),
        key=attempt.key if attempt else None,
        can_be_returned=has_left and bool(terms_of(order)),
        returns=returns,
        parcels=parcels,
        is_owed=is_owed,
        can_be_cancelled="Cancelled" in order.available_statuses() and all(r.num_allocated == r.quantity for r in rows),
    )


def _invoice(invoice: Any) -> InvoiceView:
    return InvoiceView(
        number=invoice.number,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        is_on_account=invoice.charge_id is not None,
        state=invoice.get_state_display(),
        amount=invoice.amount,
        credited=invoice.credited,
        outstanding=max(invoice.outstanding, Decimal("0.00")),
        billed_to=tuple(invoice.billed_to.splitlines()),
        currency=invoice.currency,
    )


def _credit_notes(invoice: Any) -> tuple[CreditNoteView, ...]:
    notes = invoice.credit_notes.order_by("year", "sequence")
    return tuple(CreditNoteView(one.number, one.issued_on, one.amount, one.net, one.reason) for one in notes)


def _refunded(attempt: Any) -> Decimal:
    done = attempt.refunds.filter(state="DONE").aggregate(n=Sum("amount"))["n"]
    return done or Decimal("0.00")


def slip_lines(order: Any) -> list[SlipLine]:
    """What the packing slip lists: with the maker's part number where the product's record states it."""
    lines = order.lines.select_related(
        "product__device__maker", "product__parent__device__maker", "stockrecord__selling_unit"
    ).order_by("pk")
    found = []
    for line in lines:
        made = device(line.product) if line.product else None
        found.append(
            SlipLine(
                title=line.title,
                sku=line.partner_sku,
                part_number=made.part_number if made else "",
                maker=made.maker.name if made else "",
                unit_label=_unit_label(line),
                quantity=line.quantity,
            )
        )
    return found


def _unit_label(line: Any) -> str:
    unit: SellingUnit | None = getattr(line.stockrecord, "selling_unit", None) if line.stockrecord_id else None
    return unit.label if unit else "each"


@dataclass(slots=True)
class _Waits:
    """What was agreed to be waited for of a selling unit, and how far that has come. Base units."""

    agreed: int
    until: dt.date | None
    reservation: Any


def _waits(attempt: Any) -> dict[str, _Waits]:
    """By SKU. No query for an order that waited for nothing."""
    agreed = [line for line in attempt.snapshot["quote"]["lines"] if line.get("waiting")]
    found = waiting_under(attempt.key) if agreed else {}
    return {
        line["sku"]: _Waits(
            line["waiting"],
            dt.date.fromisoformat(line["waits_until"]) if line["waits_until"] else None,
            found[line["product_id"]],
        )
        for line in agreed
        if line["product_id"] in found
    }


def _lines(lines: list[Any], waits: dict[str, _Waits], taxes: Mapping[str, Any]) -> tuple[OrderLineView, ...]:
    views = []
    for line in lines:
        wait = waits.get(line.partner_sku)
        missing = min(wait.agreed, wait.reservation.waiting) if wait else 0
        views.append(
            OrderLineView(
                title=line.title,
                url=line.product.get_absolute_url() if line.product and line.product.is_public else "",
                sku=line.partner_sku,
                unit_label=_unit_label(line),
                quantity=line.quantity,
                unit_excl=line.unit_price_excl_tax,
                line_excl=line.line_price_excl_tax,
                line_incl=line.line_price_incl_tax,
                units_waiting=-(-missing // base_quantity(line.stockrecord)),
                expected_on=wait.until if wait else None,
                came_at=wait.reservation.ready_at if wait and not missing and line.num_allocated else None,
                vat_rate=taxes[line.tax_code].rate if line.tax_code in taxes else None,
            )
        )
    return tuple(views)


def _address(order: Any) -> tuple[str, ...]:
    address = order.shipping_address
    if address is None:
        return ()
    parts = (address.name, address.line1, address.line2, address.line3, address.line4, address.postcode)
    return tuple(part for part in (*parts, address.country.printable_name) if part)
