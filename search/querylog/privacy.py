"""What of a query may be kept: no personal data, whoever typed it into the wrong box."""

from __future__ import annotations

import re
import unicodedata

from search import identifiers

LONGEST_KEPT = 200

_MAIL = re.compile(r"\S@\S")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?!\d)")
_INSURANCE = re.compile(r"(?<!\w)[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?!\w)")
_LONG_NUMBER = re.compile(r"\+?\d(?:[ ./()-]{0,2}\d){6,}")
"""Seven digits and more, however they are grouped: telephone, patient and card numbers; part numbers too."""


def normalised(words: str) -> str:
    """``words`` as the log writes them: small letters, single blanks, at most 200 characters."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in folded).split())[:LONGEST_KEPT].strip()


def is_personal(words: str) -> bool:
    """Whether ``words`` (normalised) look like an address, a date of birth or a number that a person has."""
    return bool(_MAIL.search(words) or _DATE.search(words) or _INSURANCE.search(words))


def keys_to_prove(words: str) -> tuple[str, ...]:
    """The identifiers one of which a product must bear for ``words`` to be kept; empty where nothing needs proof."""
    if not _LONG_NUMBER.search(words):
        return ()
    keys = (*identifiers.keys_asked(words), *identifiers.keys_within(words), *identifiers.keys_of([words]))
    numbers = (identifiers.key(found.group()) for found in _LONG_NUMBER.finditer(words))
    return tuple(dict.fromkeys((*keys, *identifiers.keys_of(numbers))))
