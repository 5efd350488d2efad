"""Numbers of orders and returns that say nothing of how much we sell."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L: numbers are read out on the telephone."""
LENGTH = 8


def check_character(body: str) -> str:
    """The last character, by position-weighted sum: one wrong or two swapped characters do not pass."""
    return ALPHABET[sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, start=2)) % len(ALPHABET)]


def new_order_number() -> str:
    """A number as "SU-7K3M9QXA4": 31⁸ possibilities, so guessing finds none; the database keeps them unique."""
    return _numbered("SU")


def new_return_number() -> str:
    """As ``new_order_number``, for goods that come back: "RT-7K3M9QXA4"."""
    return _numbered("RT")


def _numbered(prefix: str) -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{prefix}-{body}{check_character(body)}"
