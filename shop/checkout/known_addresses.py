"""Addresses that a buyer need not type: the person's own book, and the delivery points of their organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from oscar.core.loading import get_model
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import NumberParseException

from shop.fulfilment.zones import COUNTRIES
from shop.organisations.models import DeliveryPoint


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """One address with what the form's fields become when it is chosen."""

    key: str
    """"book-12" or "point-3"."""
    source: str
    """Whose it is: "Address book", or the organisation's name."""
    name: str
    lines: str
    """All of it in one line, to be read and searched."""
    values: dict[str, str]
    is_own: bool
    """Of the person's book, not of the organisation."""


def known_addresses(user: Any) -> list[KnownAddress]:
    """What ``user`` may choose from: the book, the usual one first, then delivery points. Two queries, none for guests.

    Addresses in countries that we do not serve are left out.
    """
    if not user.is_authenticated:
        return []
    book = user.addresses.filter(country__in=COUNTRIES).order_by(
        "-is_default_for_shipping", "-num_orders_as_shipping_address", "pk"
    )
    points = DeliveryPoint.objects.filter(organisation__members__user=user, country__in=COUNTRIES)
    found = [_of_book(address) for address in book]
    return found + [_of_point(point) for point in points.select_related("organisation")]


def keep_in_book(user: Any, details: dict[str, Any]) -> None:
    """Add the address of the validated ``details`` to the book of ``user``; one that is there already stays alone.

    A telephone number that is none is left out: the carrier gets it with the order all the same.
    """
    form = details["form"]
    address = get_model("address", "UserAddress")(
        user=user,
        first_name=form["first_name"],
        last_name=form["last_name"],
        line1=form["line1"],
        line2=form["line2"],
        line3=form["organisation"],
        line4=form["town"],
        postcode=details["postcode"],
        country_id=form["country"],
        phone_number=_phone(form["phone"], form["country"]),
    )
    if not user.addresses.filter(hash=address.generate_hash()).exists():
        address.save()


def _phone(typed: str, country: str) -> Any:
    try:
        number = PhoneNumber.from_string(typed, region=country)
    except NumberParseException:
        return ""
    return number if number.is_valid() else ""


def _of_book(address: Any) -> KnownAddress:
    values = {
        "first_name": address.first_name,
        "last_name": address.last_name,
        "organisation": address.line3,
        "line1": address.line1,
        "line2": address.line2,
        "town": address.line4,
        "postcode": address.postcode,
        "country": address.country_id,
        "phone": str(address.phone_number or ""),
    }
    name = f"{address.first_name} {address.last_name}".strip()
    return KnownAddress(f"book-{address.pk}", "Address book", name, _in_one_line(values), values, is_own=True)


def _of_point(point: DeliveryPoint) -> KnownAddress:
    """A delivery point names no person: who receives there stays as it was typed."""
    values = {
        "organisation": f"{point.organisation.name}, {point.name}",
        "line1": point.line1,
        "line2": point.line2,
        "town": point.town,
        "postcode": point.postcode,
        "country": point.country_id,
        "phone": point.phone,
    }
    lines = _in_one_line(values | {"organisation": ""})
    return KnownAddress(f"point-{point.pk}", point.organisation.name, point.name, lines, values, is_own=False)


def _in_one_line(values: dict[str, str]) -> str:
    parts = [values[name] for name in ("organisation", "line1", "line2", "town", "postcode") if values[name]]
    return ", ".join([*parts, COUNTRIES[values["country"]]])
