"""A basket as it is shown: priced now, checked now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format

from core.drawings import Drawing
from core.money import to_pennies
from shop.basket.data import BasketLine, BasketView, LineShortage, SavedLine, Substitute
from shop.basket.services import NOT_SOLD
from shop.basket.shortfalls import Shortfall, shortfalls, supply_for
from shop.basket.substitutes import candidates
from shop.catalogue.attributes import NOT_STATED, attributes_of, facts_of, values_of
from shop.catalogue.device_facts import safety
from shop.catalogue.drawings import FALLBACK, device, drawing, drawings, product_class
from shop.data import Discount, Fact, Price, ProductLink
from shop.organisations import verification
from shop.pricing.prices import times
from shop.pricing.units import not_sold_in
from shop.stock.availability import ON_REQUEST, Supply, availability
from shop.stock.availability import shortage as out_of
from shop.stock.levels import prefetch_main_levels

NOTHING = Decimal("0.00")
WITHHELD = f"{verification.REASON} Sign in, write to us to be verified, or remove it to go on."


def basket_view(basket: Any, *, saved: Iterable[Any] = (), drawn: bool = True) -> BasketView:
    """``basket`` (priced, offers applied) as a page shows it, with the lines ``saved`` for later.

    ``drawn=False`` saves the two queries for drawings.
    """
    today = timezone.localdate()
    rows = list(basket.all_lines()) if basket.pk else []
    put_aside = list(saved)
    shown = [line.product for line in (*rows, *put_aside)]
    prefetch_related_objects(shown, prefetch_main_levels())
    buyer = basket.strategy.user if rows else None
    short = shortfalls(rows, today=today)
    instead = candidates([line for line in rows if line.pk in short], user=buyer, today=today) if drawn else {}
    offered = [record.product for records in instead.values() for record in records]
    pictures, facts = _pictures_and_facts(shown, offered) if drawn and shown else ({}, {})
    withheld = verification.withheld([line.product for line in rows], buyer, on=today)
    total_excl, total_incl = basket.total_excl_tax, basket.total_incl_tax
    return BasketView(
        lines=tuple(
            _line(
                line,
                short.get(line.pk),
                pictures,
                withheld=line.product_id in withheld,
                substitutes=tuple(_substitute(one, line, facts, today) for one in instead.get(line.pk, ())),
            )
            for line in rows
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


def _line(
    line: Any,
    short: Shortfall | None,
    pictures: dict[int, Drawing],
    *,
    withheld: bool,
    substitutes: tuple[Substitute, ...],
) -> BasketLine:
    unit, supply = line.unit, supply_for(line)
    paid = unit.price_for(line.quantity)
    shortage = _shortage(line, short, substitutes) if short else None
    return BasketLine(
        **_goods(line, pictures),
        unit=unit,
        quantity=line.quantity,
        unit_price=paid,
        line_price=times(paid, line.quantity) if paid else Price(excl=NOTHING, incl=NOTHING),
        availability=availability(supply, today=timezone.localdate()),
        problem=_problem(line, shortage, supply) or (WITHHELD if withheld else ""),
        shortage=shortage,
    )


def _shortage(line: Any, short: Shortfall, substitutes: tuple[Substitute, ...]) -> LineShortage:
    return LineShortage(
        missing=short.missing,
        units_here=short.units_here,
        units_missing=line.quantity - short.units_here,
        take=line.unit.most_of(short.units_here),
        can_wait=short.can_wait,
        until=short.until,
        agreed=short.agreed,
        substitutes=substitutes,
    )


def _substitute(record: Any, line: Any, facts: dict[int, dict[str, str]], today: dt.date) -> Substitute:
    product, made = record.product, device(record.product)
    price, now = record.unit.price_for(line.quantity), line.unit.price_for(line.quantity)
    free = Supply(
        on_hand=record.level["on_hand"],
        reserved=record.level["held"],
        smallest_unit=record.unit.base_quantity,
        base_name=record.unit.base_name,
        unit_label=record.unit.label,
    )
    mine, theirs = facts[line.product_id], facts[product.pk]
    return Substitute(
        stockrecord_id=record.pk,
        product=ProductLink(
            id=product.pk,
            title=product.get_title(),
            url=product.get_absolute_url(),
            part_number=made.part_number if made else "",
        ),
        maker=made.maker.name if made else "",
        price=price,
        dearer=price.excl - now.excl if now else NOTHING,
        differs=tuple(
            f"{name}: {theirs.get(name, NOT_STATED)} instead of {mine.get(name, NOT_STATED)}"
            for name in dict.fromkeys([*mine, *theirs])
            if mine.get(name) != theirs.get(name)
        ),
        replaces=record.replaces,
        availability=availability(free, today=today),
    )


def _pictures_and_facts(shown: list[Any], offered: list[Any]) -> tuple[dict[int, Drawing], dict[int, dict[str, str]]]:
    """Drawings of the products ``shown``, and where others are ``offered`` what is stated of each. Two queries."""
    if not offered:
        return drawings(shown), {}
    products = {product.pk: product for product in (*shown, *offered)}
    attributes = attributes_of({kind.pk for one in products.values() if (kind := product_class(one))})
    every = [attribute for of_class in attributes.values() for attribute in of_class]
    values = values_of({*products, *(one.parent_id for one in products.values() if one.parent_id)}, every)
    pictures, facts = {}, {}
    for pk, product in products.items():
        of_class = attributes.get(getattr(product_class(product), "pk", 0), [])
        pictures[pk] = drawing(product, of_class, [values.own[pk], values.own[product.parent_id or 0]])
        facts[pk] = _stated(product, facts_of(pk, product.parent_id, of_class, values))
    return pictures, facts


def _stated(product: Any, of_class: Iterable[Fact]) -> dict[str, str]:
    """What is stated of ``product``, by name: who makes it, what its label says for safety, its attributes."""
    made = device(product)
    label = [("Maker", made.maker.name), ("Brand", made.brand)] if made else []
    facts = [*(safety(made) if made else ()), *of_class]
    return dict(label) | {fact.name: fact.value for fact in facts if fact.stated and fact.applies}


def _saved_line(line: Any, pictures: dict[int, Drawing]) -> SavedLine:
    unit, supply = line.unit, supply_for(line)
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


def _is_sold(product: Any) -> bool:
    return product.is_public and (not product.parent_id or product.parent.is_public)


def _problem(line: Any, shortage: LineShortage | None, supply: Supply) -> str:
    if not _is_sold(line.product):
        return "It is no longer sold. Remove it to go on."
    if line.unit.price is None:
        return ON_REQUEST
    if reason := not_sold_in(line.unit, line.quantity):
        return f"{reason} Change the quantity or remove it."
    if shortage is None or shortage.agreed:
        return ""
    return " ".join(filter(None, (_what_is_there(line, shortage, supply), _what_to_do(shortage))))


def _what_is_there(line: Any, shortage: LineShortage, supply: Supply) -> str:
    wanted = line.unit.base_units(line.quantity)
    here = replace(supply, on_hand=wanted - shortage.missing, reserved=0, backorder_allowed=False)
    return out_of(here, wanted=wanted, unit_label=line.unit.label, base_quantity=line.unit.base_quantity)


def _what_to_do(shortage: LineShortage) -> str:
    """The day of the next delivery, and the way on where nothing is offered."""
    said = f"More is expected on {date_format(shortage.until, 'j F Y')}." if shortage.until else ""
    offers = shortage.take or shortage.can_wait or shortage.substitutes
    return said if offers else f"{said} Save it for later or remove it to go on.".strip()
