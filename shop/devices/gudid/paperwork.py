"""What the register says of its record, of papers and of contacts, from the fields of a file."""

from __future__ import annotations

import re

from shop.devices.gudid.cleaning import Sheet, shown
from shop.devices.gudid.records import RegisterStatement, RemarkKind

_EXT = re.compile(r"^(?:extension|ext)\.?\s*", re.IGNORECASE)


def register_statement(sheet: Sheet) -> RegisterStatement:
    """The statement in ``sheet``; empty where a file has none of these fields."""
    return RegisterStatement(
        key=sheet.text("record_key", 64),
        version=sheet.count("version"),
        version_date=sheet.date("version_date"),
        distribution_ended_on=sheet.date("distribution_end"),
        tissue_based=sheet.flag("hctp"),
        premarket_exempt=sheet.flag("premarket_exempt"),
        direct_mark_exempt=sheet.flag("dm_exempt"),
        gmdn=_terms(sheet),
        premarket_submissions=_submissions(sheet),
        contacts=_contacts(sheet),
    )


def _terms(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    terms = ((entry.text("code", 20), entry.text("name", 255)) for entry in sheet.sheets("gmdn"))
    return tuple(dict.fromkeys(term for term in terms if term[1]))


def _submissions(sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    found = []
    for entry in sheet.sheets("submissions"):
        number, supplement = entry.text("number", 20).upper(), entry.text("supplement", 10)
        if not number:
            continue
        if not number.isalnum():
            entry.remark(RemarkKind.VALUE, f"submissions.number: {shown(number)}")
            continue
        found.append((number, "" if supplement == "000" else supplement, entry.text("type", 40)))
    return tuple(dict.fromkeys(found))


def _contacts(sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    found = []
    for entry in sheet.sheets("contacts"):
        phone, extension, email = entry.text("phone", 40), entry.text("extension", 20), entry.text("email", 254)
        if email and (email.count("@") != 1 or " " in email):
            entry.remark(RemarkKind.VALUE, f"contacts.email: {shown(email)}")
            email = ""
        if phone or email:
            found.append((phone, _EXT.sub("", extension) if phone else "", email.lower()))
    return tuple(dict.fromkeys(found))
