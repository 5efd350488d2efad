"""Values that are ranges themselves: trocars that take instruments of 5 to 12 mm, a tape for wounds of 3 to 6 cm.

A span is stored as text in one form, "5..12", "5.." or "..12", lower end first; its unit belongs to the attribute.
People write and read words. Sizes such as the suture size 3-0 are no spans and are refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

KIND = "span"
"""What an attribute of text is called whose values are spans."""
STORED = r"^(?!\.\.$)(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$"
"""The stored form, as Python and PostgreSQL both understand it: the lower end, the upper end."""
HOW = "Write it as 5 to 12, from 5, or up to 12."
DIGITS, PLACES = 6, 4
"""Most digits before and behind the point."""

_NUMBER = r"[-−]?\d+(?:\.\d+)?"
_BOTH = re.compile(rf"(?:from\s+)?(?P<low>{_NUMBER})\s*(?:\.\.|…|to|-|–|—)\s*(?P<high>{_NUMBER})", re.IGNORECASE)
_LOWER = re.compile(rf"(?:from|≥|>=)\s*(?P<a>{_NUMBER})|(?P<b>{_NUMBER})\s*(?:\.\.|or more|and more|\+)", re.IGNORECASE)
_UPPER = re.compile(rf"(?:up to|to|≤|<=|\.\.)\s*(?P<a>{_NUMBER})|(?P<b>{_NUMBER})\s*or less", re.IGNORECASE)
_SIZE = re.compile(r"\d+-0")
_UNIT = re.compile(r"(?<=\d)\s*([A-Za-zµ°%][A-Za-zµ°%²³/]*)\s*$")


class NotASpan(ValueError):
    """The text says no range; the message says why, to the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Span:
    """From ``low`` to ``high``, the ends included, in the unit of the attribute. None is an end that is open.

    Raises:
        NotASpan: both ends are open, they stand the wrong way round, or one has too many digits.
    """

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise NotASpan(f"A range needs an end. {HOW}")
        for end in (self.low, self.high):
            if end is not None and (abs(end) >= 10**DIGITS or end != round(end, PLACES)):
                raise NotASpan(f"{end:f} has more than {DIGITS} digits before or {PLACES} behind the point.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise NotASpan(
                f"{_plain(self.low)} to {_plain(self.high)} stands the wrong way round: the lower end comes first."
            )

    @classmethod
    def stored(cls, text: str) -> Self | None:
        """The span that is stored as ``text``; None where that is none."""
        found = re.match(STORED, text, re.ASCII)
        try:
            return cls(*(Decimal(end) if end else None for end in found.groups())) if found else None
        except NotASpan:
            return None

    def __str__(self) -> str:
        """As it is stored."""
        return "..".join("" if end is None else _plain(end) for end in (self.low, self.high))

    @property
    def words(self) -> str:
        """As people read it, without unit; one number where both ends are the same."""
        if self.low is None:
            return f"up to {_plain(self.high)}"
        if self.high is None:
            return f"from {_plain(self.low)}"
        return _plain(self.low) if self.low == self.high else f"{_plain(self.low)} to {_plain(self.high)}"

    @property
    def order(self) -> tuple[float, float]:
        """What puts it in order among others: by its lower end, then by its upper one."""
        low = float("-inf") if self.low is None else float(self.low)
        return low, float("inf") if self.high is None else float(self.high)


def hull(spans: Sequence[Span]) -> Span | None:
    """The smallest span that holds all of ``spans``; None where it would be open on both sides."""
    lows, highs = [one.low for one in spans], [one.high for one in spans]
    low = min((end for end in lows if end is not None), default=None) if None not in lows else None
    high = max((end for end in highs if end is not None), default=None) if None not in highs else None
    return None if low is None and high is None else Span(low, high)


def understood(text: str, unit: str = "") -> Span:
    """The span that somebody wrote: "2-8", "2 to 8", "2–8 °C", "from 5 mm", "up to 12", "5". ``unit`` may stand there.

    Raises:
        NotASpan: it is none, its ends stand the wrong way round, or it is in another unit.
    """
    words = _without_unit(" ".join(text.split()), unit)
    if _SIZE.fullmatch(words):
        raise NotASpan(f"“{words}” reads as a size, as sutures have it, not as a range. {HOW}")
    if re.search(r"\d,\d", words):
        raise NotASpan(f"“{text}” has a comma in a number. Write decimals with a point: 2.5 to 8.")
    if both := _BOTH.fullmatch(words):
        return Span(_number(both["low"]), _number(both["high"]))
    if lower := _LOWER.fullmatch(words):
        return Span(_number(lower["a"] or lower["b"]), None)
    if upper := _UPPER.fullmatch(words):
        return Span(None, _number(upper["a"] or upper["b"]))
    if re.fullmatch(_NUMBER, words):
        return Span(_number(words), _number(words))
    raise NotASpan(f"“{text}” is no range. {HOW}")


def kind_of(attribute: Any) -> str:
    """The kind of one of Oscar's attributes, its ``profile`` regarded: a text whose values are ranges is a span."""
    profile = getattr(attribute, "profile", None)
    return KIND if attribute.type == "text" and profile is not None and profile.spans else attribute.type


def _without_unit(words: str, unit: str) -> str:
    """``words`` without ``unit`` behind its numbers.

    Raises:
        NotASpan: another unit stands at the end.
    """
    if unit:
        words = re.sub(rf"(?<=\d)\s*{re.escape(unit)}(?![A-Za-z])", "", words, flags=re.IGNORECASE)
    if found := _UNIT.search(words):
        right = f"it is {unit}." if unit else f"leave {found[1]} out."
        raise NotASpan(f"“{found[1]}” is not the unit here: {right}")
    return words.strip()


def _number(text: str) -> Decimal:
    return Decimal(text.replace("−", "-"))


def _plain(number: Decimal | None) -> str:
    """Without exponent, needless zeros and the sign of nought."""
    text = f"{number or 0:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
