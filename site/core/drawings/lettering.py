"""A small single-stroke alphabet, so that a blade number or a glove size needs no font, in the page or in a raster.

Each letter is drawn on a cell 4 wide and 6 high, its baseline at y = 6.
"""

from __future__ import annotations

GLYPHS: dict[str, str] = {
    "0": "M2 0C.6 0 0 1.3 0 3S.6 6 2 6 4 4.7 4 3 3.4 0 2 0Z",
    "1": "M.6 1.2 2.4 0V6",
    "2": "M.2 1.5C.4.5 1.1 0 2.1 0 3.2 0 3.9.7 3.9 1.7 3.9 3.2 1.6 4.2.1 6H4",
    "3": "M.3.9C.8.3 1.4 0 2.1 0 3.1 0 3.8.6 3.8 1.5S3 2.8 1.8 2.8C3.2 2.8 4 3.4 4 4.4S3.2 6 2 6C1.2 6 .5 5.7 .1 5.1",
    "4": "M2.9 6V0L0 4.2H4",
    "5": "M3.7 0H.7L.4 2.8C.9 2.4 1.4 2.2 2 2.2 3.2 2.2 4 3 4 4.1S3.2 6 2 6C1.2 6 .5 5.7 .1 5.1",
    "6": "M3.3 0C1.6.7 0 2.3 0 4.1 0 5.3.8 6 2 6S4 5.2 4 4.1 3.2 2.3 2.1 2.3.1 3 0 4.1",
    "7": "M0 0H4L1.5 6",
    "8": "M2 2.8C1 2.8.3 2.3.3 1.4S1 0 2 0 3.7.5 3.7 1.4 3 2.8 2 2.8C.8 2.8 0 3.4 0 4.4S.8 6 2 6 4 5.4 4 4.4 3.2 2.8 2 2.8Z",
    "9": "M.7 6C2.4 5.3 4 3.7 4 1.9 4 .7 3.2 0 2 0S0 .8 0 1.9.8 3.7 1.9 3.7 3.9 3 4 1.9",
    ".": "M1 5.9V6",
    "/": "M0 6.6 3.6-.6",
    "-": "M.6 3.2H3.4",
    "+": "M.3 3.2H3.7M2 1.5V4.9",
    "A": "M0 6 2 0 4 6M.7 4H3.3",
    "B": "M0 0V6H2.2C3.4 6 4 5.3 4 4.4S3.3 2.9 2.2 2.9H0M0 0H2C3.1 0 3.7.6 3.7 1.4S3.1 2.9 2 2.9",
    "C": "M4 1C3.5.3 2.9 0 2.2 0 .9 0 0 1.2 0 3S.9 6 2.2 6C2.9 6 3.5 5.7 4 5",
    "D": "M0 0V6H1.6C3.2 6 4 4.7 4 3S3.2 0 1.6 0Z",
    "E": "M3.7 0H0V6H3.7M0 2.9H3",
    "F": "M3.7 0H0V6M0 2.9H3",
    "G": "M4 1C3.5.3 2.9 0 2.2 0 .9 0 0 1.2 0 3S.9 6 2.2 6C3.4 6 4 5.2 4 4V3.3H2.4",
    "H": "M0 0V6M4 0V6M0 2.9H4",
    "I": "M.6 0V6",
    "K": "M0 0V6M3.8 0 0 3.6M1.4 2.4 4 6",
    "L": "M.2 0V6H3.6",
    "M": "M0 6V0L2 3.2 4 0V6",
    "N": "M0 6V0L4 6V0",
    "O": "M2 0C.7 0-.1 1.3-.1 3S.7 6 2 6 4.1 4.7 4.1 3 3.3 0 2 0Z",
    "P": "M0 6V0H2.2C3.3 0 4 .7 4 1.7S3.3 3.4 2.2 3.4H0",
    "R": "M0 6V0H2.2C3.3 0 4 .7 4 1.7S3.3 3.3 2.2 3.3H0M2.2 3.3 4 6",
    "S": "M3.7.9C3.2.3 2.7 0 2 0 1 0 .3.6.3 1.4.3 3.3 4 2.4 4 4.5 4 5.4 3.2 6 2.1 6 1.2 6.5 5.7 0 5",
    "T": "M0 0H4M2 0V6",
    "U": "M0 0V4C0 5.2.8 6 2 6S4 5.2 4 4V0",
    "V": "M0 0 2 6 4 0",
    "X": "M0 0 4 6M4 0 0 6",
    "Y": "M0 0 2 2.9 4 0M2 2.9V6",
    "Z": "M0 0H4L0 6H4",
    "c": "M3.3 2.7C2.9 2.3 2.5 2.1 2 2.1 1 2.1.3 2.9.3 4.050S1 6 2 6C2.5 6 2.9 5.8 3.3 5.4",
    "m": "M0 6V2.2M0 3.5C.3 2.5.7 2.1 1.2 2.1 1.8 2.1 2 2.5 2 3.2V6M2 3.5C2.3 2.5 2.7 2.1 3.2 2.1 3.8 2.1 4 2.5 4 3.2V6",
    "l": "M1.8 0V6",
    "r": "M1 6V2.2M1 3.9C1.2 2.7 1.9 2 3 2.2",
}
_ADVANCE = {".": 3.0, "1": 4.6, "l": 4.4, "I": 2.8, " ": 3.6}


def width(text: str, height: float) -> float:
    """How wide ``text`` comes out at this capital height."""
    if not text:
        return 0.0
    return (sum(_ADVANCE.get(letter, 5.6) for letter in text) - 1.6) * height / 6


def letters(text: str, height: float) -> list[tuple[str, float]]:
    """Path data of each letter with its distance from the left, both at 6 high; unknown letters are left out."""
    out: list[tuple[str, float]] = []
    at = 0.0
    for letter in text:
        if letter in GLYPHS:
            out.append((GLYPHS[letter], at))
        at += _ADVANCE.get(letter, 5.6)
    return out
