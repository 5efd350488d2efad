"""Exact names of things: part numbers, SKUs, GTINs, scanned labels; one spelling for storing and for asking."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from search import analysis

LONGEST_KEY = 120
_GTIN_LENGTHS = (8, 12, 13)
_SYMBOLOGY = re.compile(r"^\s*\][A-Za-z][0-9A-Za-z]")
"""What a scanner may put before the text to name the kind of barcode: "]d2", "]C1", "]E0" …"""
_SYMBOLOGY_UNMARKED = re.compile(r"^(?:C1|d1|d2|Q3|e0|J1)(?=01\d{14})", re.IGNORECASE)
"""The same of a scanner that swallows the bracket."""
_GTIN_IN_BRACKETS = re.compile(r"\(01\)\s*(\d(?:\s?\d){13})(?!\s?\d)")
_GTIN_IN_LINK = re.compile(r"/(?:01|gtin)/(\d{8,14})(?!\d)", re.IGNORECASE)
_BEFORE_GTIN = re.compile(r"(?:1[1-7]\d{6}|20\d\d|(?:10|21)[^\s\x1d]{1,20}[\s\x1d])")
"""Parts of a GS1 label that may stand before the GTIN: dates, the variant, lot and serial up to their separator."""
_GTIN_OF_LABEL = re.compile(r"01(\d{14})")
_ICCBBA = re.compile(r"^=[/<]([A-Z0-9]{4,30})", re.IGNORECASE)
_TRADE_MARKS = str.maketrans("", "", "\u00ae\u2122\u00a9")


def key(raw: str) -> str:
    """``raw`` in capitals without punctuation or blanks: "vcp-316 h" and "VCP316H" are one. At most 120 characters."""
    folded = unicodedata.normalize("NFKC", raw.translate(_TRADE_MARKS)).upper()
    return "".join(char for char in folded if char.isalnum())[:LONGEST_KEY]


def keys_of(identifiers: Iterable[str]) -> list[str]:
    """What a document answers to, each once: every identifier's key, short GTINs padded to 14 digits as well."""
    keys: dict[str, None] = {}
    for raw in identifiers:
        for found in _with_padding(key(raw)):
            keys[found] = None
    return list(keys)


def keys_asked(words: str) -> tuple[str, ...]:
    """The identifiers that the query ``words`` may be, taken whole; empty when it is plainly something else.

    A whole scanned label counts as the product in it: the GTIN of GS1, the primary code of HIBC, the product code of
    ICCBBA. Wrong check digits do not matter: real labels have them, and the devices behind them are known by them. A
    query without a digit, one shorter than three characters, and one made of sizes alone ("3-0", "10 cm") is no
    identifier.
    """
    words = _SYMBOLOGY.sub("", words).strip("* \t\r\n")
    if analysis.is_size(words):
        return ()
    whole = key(words)
    if len(whole) < 3 or not _has_digit(whole):
        return ()
    keys = _with_padding(whole, spreadsheet=True)
    if scanned := _scanned_gtin(words):
        keys.append(scanned.zfill(14))
    if blood := _ICCBBA.match(words):
        keys.append(key(blood[1]))
    if words.startswith("+"):
        primary = key(words.split("/")[0])  # what follows the first slash is lot and expiry
        keys += [primary, primary[:-1]]  # alone, or the last part, it ends with a check character
    return tuple(dict.fromkeys(keys))


def key_if_short(words: str) -> str:
    """The key of a query that is too short, too much like a word or a size to be taken for an identifier at sight.

    A part number may be "7", "AB" or "TorqVue": a document that bears it stands above others with the word, but other
    words of the query lose nothing by it.
    """
    whole = key(words)
    return "" if not whole or len(words.split()) > 3 or keys_asked(words) else whole


def keys_within(words: str) -> tuple[str, ...]:
    """Single words of a longer query that look like identifiers: a digit, four characters or more, no size."""
    parts = words.split()
    if len(parts) < 2:
        return ()
    return tuple(
        dict.fromkeys(
            found
            for part in parts
            if not analysis.is_size(part) and len(whole := key(part)) >= 4 and _has_digit(whole)
            for found in _with_padding(whole)
        )
    )


def _scanned_gtin(words: str) -> str:
    """The GTIN of a GS1 label, in brackets as printed, bare as scanned, or as a web address; empty when it is none."""
    if within := _GTIN_IN_BRACKETS.search(words) or _GTIN_IN_LINK.search(words):
        return "".join(within[1].split())
    bare = _SYMBOLOGY_UNMARKED.sub("", words)
    while before := _BEFORE_GTIN.match(bare):
        bare = bare[before.end() :].lstrip("\x1d ")
    label = _GTIN_OF_LABEL.match(bare)
    return label[1] if label else ""


def _with_padding(whole: str, *, spreadsheet: bool = False) -> list[str]:
    """``whole`` and, where it may be a short GTIN, the same with 14 digits; a spreadsheet takes off any zero."""
    if not whole:
        return []
    lengths = range(8, 14) if spreadsheet else _GTIN_LENGTHS
    if whole.isdecimal() and whole.isascii() and len(whole) in lengths:
        return [whole, whole.zfill(14)]
    return [whole]


def _has_digit(whole: str) -> bool:
    return any(char.isdigit() for char in whole)
