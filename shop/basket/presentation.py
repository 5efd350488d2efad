"""A basket as it is shown: priced now, checked now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from core.drawings import Drawing
from core.money import to_pennies
from shop.basket.services import NOT_SOLD
from shop.catalogue.drawings import FALLBACK, device, drawings
from shop.data import BasketLine, BasketView, Discount, Price, ProductLink, SavedLine, SellingUnit
from shop.organisations import verification
from shop.pricing.prices import times
from shop.pricing.units import not_sold_in
from shop.stock.availability import Supply, availability, shortage
from shop.stock.levels import prefetch_main_levels, supply_of
from shop.stock.selling_units import base_quantity

NOTHING = Decimal("0.00")
WITHHELD = f"{verification.REASON} Sign in, write to us to be verified, or remove it to go on."


def basket_view(basket: Any, *, saved: Iterable[Any] = (), drawn: bool = True) -> BasketView:
    """``basket`` (priced, offers applied) as a page shows it, with the lines ``saved`` for later.

    ``drawn=False`` saves the two queries for drawings.
    """
    rows = list(basket.all_lines()) if basket.pk else []
    put_aside = list(saved)
    shown = [line.product for line in (*rows, *put_aside)]
    prefetch_related_objects(shown, prefetch_main_levels())
    pictures = drawings(shown) if drawn and shown else {}
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
        saved=tuple(_saved_line(line, pictures) for line in put_aside),
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
    unit, supply = line.unit, _supply(line)
    paid = unit.price_for(line.quantity)
    return BasketLine(
        **_goods(line, pictures),
        unit=unit,
        quantity=line.quantity,
        unit_price=paid,
        line_price=times(paid, line.quantity) if paid else Price(excl=NOTHING, incl=NOTHING),
        availability=availability(supply, today=timezone.localdate()),
        problem=_problem(line.product, unit, line.quantity, wanted, supply) or (WITHHELD if withheld else ""),
    )


def _saved_line(line: Any, pictures: dict[int, Drawing]) -> SavedLine:
    unit, supply = line.unit, _supply(line)
    now, then = unit.price_for(line.quantity), line.price_excl_tax
    changed = now is not None and then is not None and then != now.excl
    return SavedLine(
        **_goods(line, pictures),
        unit=unit,
        quantity=line.quantity,
        unit_price=now,
        price_before=Price(then, line.price_incl_tax, line.price_currency) if changed else None,
        availability=availability(supply, today=timezone.localdate()),
        problem="" if _is_sold(line.product) else NOT_SOLD,
    )


def _goods(line: Any, pictures: dict[int, Drawing]) -> dict[str, Any]:
    """What a line says of its product, in the basket as among what was saved."""
    product, made = line.product, device(line.product)
    return {
        "id": line.pk,
        "product": ProductLink(
            id=product.pk,
            title=product.get_title(),
            url=product.get_absolute_url(),
            part_number=made.part_number if made else "",
        ),
        "drawing": pictures.get(product.pk) or Drawing.of(FALLBACK),
        "maker": made.maker.name if made else "",
    }


def _supply(line: Any) -> Supply:
    unit = line.unit
    return supply_of(
        line.product,
        smallest_unit=unit.base_quantity,
        base_name=unit.base_name,
        unit_label=unit.label,
        priced=unit.price is not None,
    )


def _is_sold(product: Any) -> bool:
    return product.is_public and (not product.parent_id or product.parent.is_public)


def _problem(product: Any, unit: SellingUnit, quantity: int, wanted: int, supply: Supply) -> str:
    if not _is_sold(product):
        return "It is no longer sold. Remove it to go on."
    if reason := not_sold_in(unit, quantity):
        return f"{reason} Change the quantity or remove it."
    reason = shortage(supply, wanted=wanted, unit_label=unit.label, base_quantity=unit.base_quantity)
    return f"{reason} Change the quantity or remove it." if reason and supply.free else reason
