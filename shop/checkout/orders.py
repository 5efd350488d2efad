"""Writing the order of an attempt, from its snapshot alone: no browser, no session, no price looked up again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.sites.models import Site
from oscar.core.loading import get_model

from shop.checkout import redemptions
from shop.checkout.models import OrderTax, PaymentAttempt
from shop.checkout.quote import Quote

Order = get_model("order", "Order")
OrderDiscount = get_model("order", "OrderDiscount")
OrderLine = get_model("order", "Line")
LinePrice = get_model("order", "LinePrice")
ShippingAddress = get_model("order", "ShippingAddress")
BasketLine = get_model("basket", "Line")
Source = get_model("payment", "Source")
SourceType = get_model("payment", "SourceType")

ADDRESS_FIELDS = (
    "first_name",
    "last_name",
    "line1",
    "line2",
    "line3",
    "line4",
    "postcode",
    "country_id",
    "phone_number",
)


def write_order(attempt: PaymentAttempt, *, at: dt.datetime) -> Any:
    """Write the order with its lines, prices, offers and address. Call within its transaction, ``attempt`` locked."""
    quote = Quote.from_json(attempt.snapshot["quote"])
    details = attempt.snapshot["details"]
    order = Order.objects.create(
        number=attempt.order_number,
        basket_id=attempt.basket_id,
        user_id=attempt.user_id,
        guest_email="" if attempt.user_id else details["email"],
        site=Site.objects.get_current(),
        currency=quote.currency,
        total_excl_tax=quote.total_excl,
        total_incl_tax=quote.total_incl,
        shipping_excl_tax=quote.delivery_excl,
        shipping_incl_tax=quote.delivery_incl,
        shipping_method=quote.delivery_name,
        shipping_code=quote.delivery_code,
        shipping_address=ShippingAddress.objects.create(**{f: details.get(f) or "" for f in ADDRESS_FIELDS}),
        status=settings.OSCAR_INITIAL_ORDER_STATUS,
        date_placed=at,
    )
    OrderTax.objects.bulk_create(
        OrderTax(order=order, code=tax.code, rate=tax.rate, reason=tax.reason, net=tax.net, vat=tax.vat)
        for tax in quote.taxes
    )
    _write_lines(order, quote)
    _write_discounts(order, quote)
    source_type, _ = SourceType.objects.get_or_create(code=attempt.gateway, defaults={"name": attempt.gateway.title()})
    Source.objects.create(
        order=order,
        source_type=source_type,
        currency=attempt.currency,
        amount_allocated=attempt.amount,
        reference=attempt.gateway_reference or "",
    )
    return order


def _write_lines(order: Any, quote: Quote) -> None:
    basket_lines = BasketLine.objects.select_related("product__parent", "stockrecord__partner").in_bulk(
        [line.line_id for line in quote.lines]
    )
    rows = []
    for line in quote.lines:
        product, record = basket_lines[line.line_id].product, basket_lines[line.line_id].stockrecord
        rows.append(
            OrderLine(
                order=order,
                partner=record.partner,
                partner_name=record.partner.name,
                partner_sku=line.sku,
                stockrecord=record,
                product=product,
                title=line.title,
                upc=product.upc,
                quantity=line.quantity,
                line_price_excl_tax=line.line_excl,
                line_price_incl_tax=line.line_incl,
                line_price_before_discounts_excl_tax=line.line_excl_before_offers,
                line_price_before_discounts_incl_tax=line.line_incl_before_offers,
                unit_price_excl_tax=line.unit_excl,
                unit_price_incl_tax=line.unit_incl,
                tax_code=line.vat_code,
                num_allocated=line.quantity,
                status=settings.OSCAR_INITIAL_LINE_STATUS,
            )
        )
    OrderLine.objects.bulk_create(rows)
    LinePrice.objects.bulk_create(
        LinePrice(
            order=order,
            line=row,
            quantity=row.quantity,
            price_excl_tax=row.unit_price_excl_tax,
            price_incl_tax=row.unit_price_incl_tax,
            tax_code=row.tax_code,
        )
        for row in rows
    )


def _write_discounts(order: Any, quote: Quote) -> None:
    OrderDiscount.objects.bulk_create(
        OrderDiscount(
            order=order,
            offer_id=discount.offer_id,
            offer_name=discount.name,
            voucher_id=discount.voucher_id,
            voucher_code=discount.voucher_code,
            frequency=discount.frequency,
            amount=discount.amount,
        )
        for discount in quote.discounts
    )
    redemptions.pass_to_order(quote, order)
