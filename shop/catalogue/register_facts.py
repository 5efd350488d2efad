"""What label and register say of a device beside its safety and its codes, as facts. Silence is left out here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.formats import date_format

from shop.data import Fact
from shop.devices.models import Device, Stated
from shop.devices.register import RegisterRecord

ON_THE_LABEL = {
    "lot": "lot number",
    "serial": "serial number",
    "expiry": "expiry date",
    "manufacture_date": "date of manufacture",
    "donation_id": "donation number",
}
PAPERS = {"PMN": "510(k)", "PMA": "PMA", "DEN": "De Novo", "HDE": "HDE", "BLA": "BLA"}
_REGISTERED = "gudid"


def register_facts(device: Device | None, record: RegisterRecord | None) -> tuple[Fact, ...]:
    """Facts about the label, papers, terms, distribution and contacts: those that are known."""
    if device is None:
        return ()
    said = [*_label(device), *(_papers(record) if record else ()), *_distribution(device, record)]
    if record and record.contacts:
        said.append(("contacts", "Maker’s customer service", "; ".join(map(_contact, record.contacts))))
    return tuple(Fact(code, name, value) for code, name, value in said if value)


def gone_since(day: dt.date | None) -> str:
    """That a package is not sold any more."""
    return f"Not distributed since {_day(day)}" if day else "Not distributed any more"


def _label(device: Device) -> Iterator[tuple[str, str, str]]:
    controls = ", ".join(ON_THE_LABEL.get(one, one) for one in device.label_controls)
    yield "label_controls", "On the label", controls[:1].upper() + controls[1:]
    yield "is_kit", "Kit", "Several devices in one pack" if device.is_kit else ""
    yield (
        "is_combination",
        "Combination product",
        "A device together with a medicine or a biological product" if device.is_combination else "",
    )


def _papers(record: RegisterRecord) -> Iterator[tuple[str, str, str]]:
    yes = Stated.YES
    yield "tissue_based", "Human cells or tissue", "Yes (HCT/P)" if record.tissue_based == yes else ""
    yield "direct_mark_exempt", "Direct marking", "Exempt" if record.direct_mark_exempt == yes else ""
    exempt = "Exempt" if record.premarket_exempt == yes else ""
    numbers = "; ".join(map(_submission, record.premarket_submissions))
    yield "premarket", "Premarket submission, US", numbers or exempt
    yield "gmdn", "GMDN", "; ".join(_named(one) for one in record.gmdn)
    yield "fda_codes", "Further FDA product codes", "; ".join(_named(one) for one in record.fda_codes)


def _distribution(device: Device, record: RegisterRecord | None) -> Iterator[tuple[str, str, str]]:
    if device.source != _REGISTERED:
        return
    ended = record.distribution_ended_on if record else None
    state = "Not distributed any more" if device.discontinued else "Distributed by the maker"
    yield "distribution", "Distribution", f"{state}; end stated as {_day(ended)}" if ended else state
    published = [f"published on {_day(device.published_on)}"] if device.published_on else []
    if record and record.version:
        dated = f" of {_day(record.version_date)}" if record.version_date else ""
        published.append(f"version {record.version}{dated}")
    entry = ", ".join(published)
    yield "register", "Entry in the FDA’s register", entry[:1].upper() + entry[1:]


def _submission(one: dict[str, str]) -> str:
    kind = PAPERS.get(one["type"].upper(), one["type"])
    supplement = f", supplement {one['supplement']}" if one["supplement"] else ""
    return f"{kind} {one['number']}{supplement}".strip()


def _named(one: dict[str, str]) -> str:
    return f"{one['code']} {one['name']}".strip()


def _contact(one: dict[str, str]) -> str:
    extension = f", extension {one['extension']}" if one["extension"] else ""
    phone = f"{one['phone']}{extension}" if one["phone"] else ""
    return ", ".join(filter(None, [phone, one["email"]]))


def _day(day: dt.date | None) -> str:
    return str(date_format(day, "j F Y"))
