"""Device identifiers (UDI-DI): check digits, which agency one looks like, and the forms under which it is searched.

Pure functions over text. Real records carry wrong check digits, short GTINs and values of another agency, so nothing
here refuses anything: the answers are truth values and lists, and the caller decides.
"""

from __future__ import annotations

import re

LONGEST = 64
"""Characters; what ``DeviceIdentifier.value`` holds. The longest identifier an agency gives out has 23."""

GTIN_LENGTHS = (8, 12, 13, 14)

_HIBC_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
_USABLE = re.compile(r"[0-9A-Za-z\-.$/+%=&,!_]+")
_DIGITS = re.compile(r"[0-9]+")
_HIBC_BARE = re.compile(r"[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]")
_HIBC_LABEL = re.compile(r"\+" + _HIBC_BARE.pattern + r"[0-9A-Z\-. $/+%]")
_ICCBBA = re.compile(r"=[/<][A-Z0-9]{4,30}|[A-Z][0-9]{4}[A-Z0-9]{11}")


def is_usable(value: str) -> bool:
    """Whether ``value`` can be an identifier at all: one to 64 of the characters that the agencies use, no blanks."""
    return len(value) <= LONGEST and _USABLE.fullmatch(value) is not None


def is_gtin(value: str) -> bool:
    """Whether ``value`` has the form of a GTIN: 8, 12, 13 or 14 digits. Says nothing about its check digit."""
    return len(value) in GTIN_LENGTHS and _DIGITS.fullmatch(value) is not None


def gs1_check_digit(body: str) -> str:
    """The GS1 mod-10 check digit that belongs after ``body`` (digits only, of any length)."""
    total = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def gtin_check_digit_holds(value: str) -> bool:
    """Whether ``value`` is a GTIN whose last digit is the right one."""
    return is_gtin(value) and gs1_check_digit(value[:-1]) == value[-1]


def hibc_check_character(body: str) -> str:
    """The HIBC mod-43 check character that belongs after ``body``, which includes the leading "+".

    Raises:
        ValueError: ``body`` has a character outside the 43 of HIBC.
    """
    return _HIBC_CHARACTERS[sum(_HIBC_CHARACTERS.index(character) for character in body) % 43]


def is_hibc(value: str) -> bool:
    """Whether ``value`` has the form of a HIBC device identifier: labeler, number and unit of measure.

    Both ways of writing it count: bare, as in registers, and as on a label with "+" before and a check character after.
    """
    return _HIBC_BARE.fullmatch(value) is not None or _HIBC_LABEL.fullmatch(value) is not None


def is_iccbba(value: str) -> bool:
    """Whether ``value`` has the form of an ISBT 128 device identifier, with or without its leading "=/"."""
    return _ICCBBA.fullmatch(value) is not None


def guess_agency(value: str) -> str:
    """ "GS1", "HIBCC", "ICCBBA" or "OTHER", from the form of ``value`` alone.

    A bare identifier that fits HIBCC and ICCBBA both is taken for HIBCC, which is far more common.
    """
    if is_gtin(value):
        return "GS1"
    if value.startswith("=") and is_iccbba(value):
        return "ICCBBA"
    if is_hibc(value):
        return "HIBCC"
    return "OTHER"


def has_form_of(agency: str, value: str) -> bool:
    """Whether ``value`` looks like what ``agency`` gives out. Of an agency we do not know everything does."""
    forms = {"GS1": is_gtin, "HIBCC": is_hibc, "ICCBBA": is_iccbba}
    return forms[agency](value) if agency in forms else True


def check_digit_holds(agency: str, value: str) -> bool:
    """Whether nothing is wrong with the check digit of ``value``.

    A GTIN is checked whichever agency it is filed under. A HIBC identifier has a check character only as written on a
    label; bare ones, and those of other agencies, have none that could be wrong. What should be a GTIN and is not
    fails.
    """
    if is_gtin(value):
        return gtin_check_digit_holds(value)
    if agency == "HIBCC" and _HIBC_LABEL.fullmatch(value):
        return hibc_check_character(value[:-1]) == value[-1]
    return agency != "GS1"


def search_forms(value: str) -> tuple[str, ...]:
    """Every way in which ``value`` may be typed or scanned, itself first, each once.

    A GTIN of 8, 12 or 13 digits is also found in its 14-digit form, and one of 14 with leading zeros in each shorter
    form that the zeros allow. A HIBC identifier is found bare, and as its label shows it with "+" and check character.
    Letters are in capitals; what a scanner reads is looked up in capitals too.
    """
    value = value.strip().upper()
    forms = [value]
    if is_gtin(value):
        padded = value.zfill(14)
        forms.append(padded)
        forms += [padded[-length:] for length in (13, 12) if not padded[:-length].strip("0")]
    elif _HIBC_LABEL.fullmatch(value):
        forms.append(value[1:-1])
    elif _HIBC_BARE.fullmatch(value):
        forms.append(f"+{value}{hibc_check_character(f'+{value}')}")
    return tuple(dict.fromkeys(forms))
