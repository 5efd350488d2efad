"""United Kingdom VAT numbers, checked by their own digits: no register is asked."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"(?:GB|XI)?(?:(?P<body>\d{7})(?P<check>\d{2})(?:\d{3})?|(?P<kind>GD|HA)(?P<number>\d{3}))")
_MODULUS = 97
_NEWER_SERIES = 55
"""Numbers given since 2010 leave 55 more than older ones."""
_PUBLIC_BODIES = {"GD": range(500), "HA": range(500, 1000)}
"""Government departments and health authorities have three digits in a range of their own, and no check digits."""


class NotAVatNumber(ValueError):
    """In words for whoever typed it."""


def vat_number(typed: str) -> str:
    """The number as it is printed on invoices, "GB123456789". Spaces, dots, hyphens and case do not count.

    Raises:
        NotAVatNumber: its shape or its check digits are wrong.
    """
    text = re.sub(r"[\s.\-]", "", typed).upper()
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise NotAVatNumber("Enter a United Kingdom VAT number: GB and nine or twelve digits, or GD or HA and three.")
    if found["kind"]:
        if int(found["number"]) not in _PUBLIC_BODIES[found["kind"]]:
            raise NotAVatNumber(f"{found['kind']}{found['number']} is outside the range of its kind. Check the digits.")
    elif not _digits_agree(found["body"], found["check"]):
        raise NotAVatNumber("The digits do not agree with each other. Check them: one is wrong or two are swapped.")
    return text if text[:2] in ("GB", "XI") else f"GB{text}"


def _digits_agree(body: str, check: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), body, strict=True)) + int(check)
    return total % _MODULUS == 0 or (total + _NEWER_SERIES) % _MODULUS == 0
