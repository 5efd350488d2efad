"""From values of any kind to values of the right kind; what cannot be understood becomes a remark, never an error."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shop.devices.gudid.records import Remark, RemarkKind
from shop.devices.models import Stated

LONGEST_LIST = 200
"""Entries of one list that are read; the register allows far fewer."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
_YES = frozenset({"true", "1"})
_NO = frozenset({"false", "0"})
_LARGEST_INTEGER = 2_147_483_647
_NUMBER = re.compile(r"[+-]?(\d{1,12}(\.\d{0,8})?|\.\d{1,8})", re.ASCII)


class Sheet:
    """One object of the file, read field by field; remembers in ``remarks`` what it did not understand."""

    def __init__(self, fields: Mapping[Any, Any], remarks: list[Remark], name: str = "") -> None:
        self._fields = fields
        self._name = name
        self.remarks = remarks

    def remark(self, kind: RemarkKind, detail: str) -> None:
        self.remarks.append(Remark(kind, detail))

    def text(self, key: str, longest: int) -> str:
        """The text under ``key`` on one line, at most ``longest`` characters; empty when there is none."""
        return self._shortened(key, " ".join(self._raw_text(key).split()), longest)

    def identifier(self, key: str) -> str:
        """As ``text``, but hardly shortened, as half an identifier is another one; a fractional number is none."""
        return "" if isinstance(self._fields.get(key), float) else self.text(key, 1_000)

    def paragraph(self, key: str, longest: int) -> str:
        """As ``text``, but lines stay lines."""
        lines = (" ".join(line.split()) for line in self._raw_text(key).splitlines())
        return self._shortened(key, "\n".join(line for line in lines if line), longest)

    def flag(self, key: str) -> Stated:
        """Yes or no where the file plainly says so."""
        value = self._fields.get(key)
        if isinstance(value, bool):
            return Stated.YES if value else Stated.NO
        word = value.strip().lower() if isinstance(value, str) else ""
        if word in _YES:
            return Stated.YES
        if word in _NO:
            return Stated.NO
        if value is not None and value != "":
            self._not_understood(key)
        return Stated.NOT_STATED

    def count(self, key: str) -> int | None:
        """A whole number of things, one or more."""
        number = self.number(key)
        if number is None:
            return None
        if number != number.to_integral_value() or not 1 <= number <= _LARGEST_INTEGER:
            self._not_understood(key)
            return None
        return int(number)

    def number(self, key: str) -> Decimal | None:
        """A decimal number, written plainly."""
        text = self.text(key, 60)
        if not text:
            return None
        number = plain_number(text)
        if number is None:
            self._not_understood(key)
        return number

    def date(self, key: str) -> dt.date | None:
        """A date at the beginning of the text under ``key``, year first."""
        text = self.text(key, 60)
        if not text:
            return None
        try:
            return dt.date.fromisoformat(text[:10])
        except ValueError:
            self._not_understood(key)
            return None

    def one_of(self, key: str, known: Mapping[str, Any], otherwise: Any) -> Any:
        """What ``known`` has for the text under ``key``, whatever its capitals; ``otherwise`` when empty or unknown."""
        text = self.text(key, 100)
        found = known.get(text.casefold())
        if found is None and text:
            self._not_understood(key)
        return otherwise if found is None else found

    def sheet(self, key: str) -> Sheet:
        """The object under ``key``; an empty one when there is none."""
        value = self._fields.get(key)
        if isinstance(value, Mapping):
            return Sheet(value, self.remarks, self._path(key))
        if value not in (None, "", []):
            self._not_understood(key)
        return Sheet({}, self.remarks, self._path(key))

    def sheets(self, key: str) -> list[Sheet]:
        """The objects in the list under ``key``."""
        found = []
        for entry in self._list(key):
            if isinstance(entry, Mapping):
                found.append(Sheet(entry, self.remarks, self._path(key)))
            elif entry is not None:
                self.remark(RemarkKind.VALUE, f"{self._path(key)}: {shown(entry)}")
        return found

    def texts(self, key: str, longest: int) -> list[str]:
        """The texts in the list under ``key``, each once."""
        entries = (Sheet({key: entry}, self.remarks, self._name).text(key, longest) for entry in self._list(key))
        return list(dict.fromkeys(entry for entry in entries if entry))

    def _raw_text(self, key: str) -> str:
        value = self._fields.get(key)
        if isinstance(value, str):
            return _UNPRINTABLE.sub("", value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return as_text(value)
        if value is not None:
            self._not_understood(key)
        return ""

    def _list(self, key: str) -> list[Any]:
        value = self._fields.get(key)
        if value is None or value == "":
            return []
        if not isinstance(value, (list, tuple)):
            self._not_understood(key)
            return []
        if len(value) > LONGEST_LIST:
            self.remark(RemarkKind.SHORTENED, f"{self._path(key)}: {len(value)} entries, {LONGEST_LIST} read")
        return list(value[:LONGEST_LIST])

    def _shortened(self, key: str, text: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self.remark(RemarkKind.SHORTENED, f"{self._path(key)}: {len(text)} characters, {longest} kept")
        return text[:longest].rstrip()

    def _not_understood(self, key: str) -> None:
        self.remark(RemarkKind.VALUE, f"{self._path(key)}: {shown(self._fields.get(key))}")

    def _path(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key


def plain_number(text: str) -> Decimal | None:
    """The number that ``text`` is, or None: at most 12 digits, a point, and 8 more, ".035" included; no fractions."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def as_text(value: int | float) -> str:
    """A number as text; empty for one that cannot be meant, infinite or of more than 100 digits."""
    return str(value) if abs(value) < 10**100 else ""


def shown(value: Any) -> str:
    """``value`` for a report: one short printable line, whatever it is."""
    if isinstance(value, int) and abs(value) >= 10**100:
        return "a number of more than 100 digits"
    if isinstance(value, (Mapping, list, tuple)):
        return f"a {'list' if isinstance(value, (list, tuple)) else 'group'} of {len(value)}"
    text = ascii(value)
    return text if len(text) <= 80 else f"{text[:77]}…"
