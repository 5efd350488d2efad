"""Devices that differ in nothing but size: what they have in common, and what the product is called that they are
variants of.

Only what the register states counts: the same maker, brand, words, class, flags and pack, and sizes of the same kinds
in every one. Kits are never variants of one another: what is in them differs, and the register does not say how.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from shop.devices.gudid.deriving import Value
from shop.devices.gudid.records import GudidRecord

SIZES = frozenset({
    "balloon_diameter", "balloon_length", "blade_depth", "blade_width", "depth", "diameter", "french", "gauge",
    "height", "inner_diameter", "length", "needle_length", "outer_diameter", "shaft_length", "thread_length",
    "usp_size", "volume", "weight", "width", "working_length",
})  # fmt: skip
"""Attributes that are sizes. All others must be alike within a family."""

OWN_COLUMNS = frozenset({"part_number", "discontinued", "published_on"})
"""Columns of a device in which variants of one product may differ."""

_NUMBER = r"(?:\d+[\d.,]*(?:[- ]\d+/\d+|/\d+)?|\.\d+)"
_UNIT = r'(?:mm|cm|millimeters?|centimeters?|inch(?:es)?|in(?! \d)|"|fr|french|f|ga|gauge|g|ml|cc)'
_SIZE = re.compile(
    rf"ø?(?<![a-z\d.])ø?{_NUMBER}(?: ?{_UNIT})?(?: ?[x×/] ?{_NUMBER}(?: ?{_UNIT})?)* ?{_UNIT}(?![a-z\d])"
    rf"|(?<!\d)ø ?{_NUMBER}(?![a-z\d])"
    r"|(?<![\w./#-])(?:1[01]|[1-9])[-/]0(?![\w/-])",
    re.IGNORECASE,
)
"""A size in words: 12.0mm, 7 x 10 cm, 1-1/4", 18 Fr, 3-0."""
_PLACE = "\0"
_PLACES = re.compile(r"\0(?:\s*(?:x|×|by|/|-|,|\|)?\s*\0)*")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_LOOSE = re.compile(r"\s+(?=[,.;:)])|(?<=\()\s+")
_DOUBLED = re.compile(r"([,;|])(?:\s*[,;|])+")
_WORD = re.compile(r"[^\W\d_]{3,}")


def without_sizes(text: str) -> str:
    """``text`` with a mark where a size stood, in small letters: equal for texts that differ in sizes only."""
    return " ".join(_SIZE.sub(_PLACE, text.casefold()).split())


def family_title(title: str, part_number: str) -> str:
    """The title of a variant without its sizes and its part number."""
    text = title.removesuffix(f" {part_number}") if part_number else title
    text = _PLACES.sub(" ", _SIZE.sub(_PLACE, text))
    text = _DOUBLED.sub(r"\1", _LOOSE.sub("", _EMPTY.sub(" ", text)))
    return " ".join(text.split()).strip(" ,;:|/-–")


def sizes_of(attributes: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """The sizes among the attributes of a device, in a fixed order."""
    return tuple(sorted((code, value) for code, value in attributes.items() if code in SIZES))


def family_key(
    record: GudidRecord,
    *,
    brand: str,
    class_slug: str,
    device: Mapping[str, Any],
    attributes: Mapping[str, Value],
) -> int | None:
    """A number that two devices share when they may be variants of one product; None for a device that never is one.

    ``brand`` is empty where the register has a mere placeholder. The number fits a bigint.
    """
    sizes = sizes_of(attributes)
    if record.is_kit or not (sizes and brand and record.company):
        return None
    words = without_sizes(record.description)
    if not _WORD.search(words):
        return None
    shared = (
        record.company.casefold(),
        without_sizes(brand),
        words,
        class_slug,
        record.primary.quantity,
        [code for code, _ in sizes],
        sorted((code, value) for code, value in attributes.items() if code not in SIZES),
        [(column, device[column]) for column in sorted(device) if column not in OWN_COLUMNS | {"brand"}],
        sorted(one.text for one in record.sizes if one.value is None and not any(map(str.isdigit, one.text))),
        [code.code for code in record.fda],
    )
    digest = hashlib.blake2b(repr(shared).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def common(columns: Sequence[str], silent: Mapping[str, Any], devices: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """What all ``devices`` (rows of ``columns``) say alike; in what they differ the ``silent`` value."""
    rows = list(devices)
    return {
        column: rows[0][place] if all(row[place] == rows[0][place] for row in rows) else silent[column]
        for place, column in enumerate(columns)
    }
