"""A basket as it is shown: priced now, checked now."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from django.utils import timezone

from core.drawings import Drawing
from core.money import to_pennies
from shop.catalogue.drawings import FALLBACK, device, drawings
from shop.data import BasketLine, BasketView, Discount, Price, ProductLink, SellingUnit
from shop.organisations import verification
from shop.pricing.prices import times
from shop.pricing.units import not_sold_in
from shop.stock.availability import availability, shortage
from shop.stock.levels import supply_of
from shop.stock.selling_units import base_quantity

NOTHING = Decimal("0.00")
WITHHELD = f"{verification.REASON} Sign in, write to us to be verified, or remove it to go on."


def basket_view(basket: Any, *, drawn: bool = True) -> BasketView:
    """``basket`` (priced, offers applied) as a page shows it; ``drawn=False`` saves the two queries for drawings."""
    rows = list(basket.all_lines()) if basket.pk else []
    pictures = drawings(line.product for line in rows) if drawn and rows else {}
    wanted: Counter[int] = Counter()
    for line in rows:
        wanted[line.product_id] += line.quantity * base_quantity(line.stockrecord)
    buyer = basket.strategy.user if rows else None
    withheld = verification.withheld([line.product for line in rows], buyer, on=timezone.localdate())
    total_excl, total_incl = basket.total_excl_tax, basket.total_incl_tax
    return BasketView(
        lines=tuple(
            _line(line, wanted[line.product_id], pictures, withheld=line.product_id in withheld) for line in rows
        ),
        total_excl=total_excl,
        vat=total_incl - total_excl,
        total_incl=total_incl,
        discounts=tuple(
            Discount(applied["name"], to_pennies(applied["discount"]))
            for applied in basket.offer_applications
            if not applied["result"].affects_shipping
        ),
        codes=tuple(voucher.code for voucher in basket.vouchers.all()) if rows else (),
        currency=basket.currency or "GBP",
    )


def header_state(basket: Any, user: Any) -> dict[str, Any]:
    """What the header says: selling units in ``basket``, their price without VAT, and the desks ``user`` may enter."""
    rows = list(basket.all_lines()) if basket.pk else []
    count = sum(line.quantity for line in rows)
    return {
        "basket_count": count,
        "basket_total": basket.total_excl_tax if count else None,
        "may_edit_pages": user.is_authenticated and user.may("wagtailadmin.access_admin"),
    }


def _line(line: Any, wanted: int, pictures: dict[int, Drawing], *, withheld: bool) -> BasketLine:
    product, unit, made = line.product, line.unit, device(line.product)
    paid = unit.price_for(line.quantity)
    supply = supply_of(
        product,
        smallest_unit=unit.base_quantity,
        base_name=unit.base_name,
        unit_label=unit.label,
        priced=unit.price is not None,
    )
    return BasketLine(
        id=line.pk,
        product=ProductLink(
            id=product.pk,
            title=product.get_title(),
            url=product.get_absolute_url(),
            part_number=made.part_number if made else "",
        ),
        drawing=pictures.get(product.pk) or Drawing.of(FALLBACK),
        maker=made.maker.name if made else "",
        unit=unit,
        quantity=line.quantity,
        unit_price=paid,
        line_price=times(paid, line.quantity) if paid else Price(excl=NOTHING, incl=NOTHING),
        availability=availability(supply, today=timezone.localdate()),
        problem=_problem(product, unit, line.quantity, wanted, supply) or (WITHHELD if withheld else ""),
    )


def _problem(product: Any, unit: SellingUnit, quantity: int, wanted: int, supply: Any) -> str:
    if not product.is_public or (product.parent_id and not product.parent.is_public):
        return "It is no longer sold. Remove it to go on."
    if reason := not_sold_in(unit, quantity):
        return f"{reason} Change the quantity or remove it."
    reason = shortage(supply, wanted=wanted, unit_label=unit.label, base_quantity=unit.base_quantity)
    return f"{reason} Change the quantity or remove it." if reason and supply.free else reason
