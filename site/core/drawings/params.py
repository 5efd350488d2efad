"""What painters accept, and how what a catalogue says is read into it. Reading never fails: it falls back or clamps."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from core.drawings.canvas import COLOURS, Canvas

Value = str | float | int | bool
_TRUE = {"true", "yes", "1", "y", "on"}


def plain(value: object) -> str:
    """Lower case, words joined by underscores: ``Reverse cutting`` and ``reverse-cutting`` are one value."""
    return re.sub(r"[^a-z0-9/.+]+", "_", str(value).lower()).strip("_")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few names. A text that contains a name means it (the longest wins); anything else means the first."""

    values: tuple[str, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def default(self) -> str:
        return self.values[0]

    def read(self, value: object) -> str:
        text = plain(int(value) if isinstance(value, float) and value.is_integer() else value)
        if text in self.values:
            return text
        if text in self.aliases:
            return self.aliases[text]
        names = {**{name: name for name in self.values}, **self.aliases}
        inside = [name for name in names if len(name) > 1 and name in text]
        return names[max(inside, key=lambda name: (len(name), name))] if inside else self.default

    def describe(self) -> str:
        return " · ".join(self.values)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, clamped to its range; text that holds no number means the default."""

    default: float
    low: float
    high: float

    def read(self, value: object) -> float:
        try:
            number = float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            found = re.search(r"-?\d+(?:\.\d+)?", str(value))
            number = float(found.group()) if found else self.default
        return self.default if math.isnan(number) else min(max(number, self.low), self.high)

    def describe(self) -> str:
        return f"{self.low:g}–{self.high:g} (default {self.default:g})"


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no. ``words`` of a catalogue that mean yes here, beside true, yes and the like."""

    default: bool = False
    words: tuple[str, ...] = ()

    def read(self, value: object) -> bool:
        return value if isinstance(value, bool) else plain(value) in _TRUE or plain(value) in self.words

    def describe(self) -> str:
        return f"true · false (default {'true' if self.default else 'false'})"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour by its everyday name (see `canvas.COLOURS`)."""

    default: str

    def read(self, value: object) -> str:
        text = plain(value)
        if text in COLOURS:
            return text
        inside = [name for name in COLOURS if name in text]
        return max(inside, key=lambda name: (len(name), name)) if inside else self.default

    def describe(self) -> str:
        return f"a colour's name (default {self.default})"


Param = Choice | Number | Flag | Colour
Painter = Callable[[Canvas, SimpleNamespace], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of thing we can draw: its painter and the parameters it listens to; others are ignored."""

    name: str
    paint: Painter
    params: Mapping[str, Param]

    @property
    def about(self) -> str:
        """The painter's first line."""
        return (self.paint.__doc__ or "").strip().partition("\n")[0]

    def read(self, given: Mapping[str, Any]) -> SimpleNamespace:
        return SimpleNamespace(
            **{name: param.read(given[name]) if name in given else param.default for name, param in self.params.items()}
        )


REGISTRY: dict[str, Kind] = {}


def kind(name: str, **params: Param) -> Callable[[Painter], Painter]:
    """Register a painter under ``name`` with its parameters."""

    def register(paint: Painter) -> Painter:
        REGISTRY[name] = Kind(name=name, paint=paint, params=params)
        return paint

    return register


def choice(*values: str, **aliases: str) -> Choice:
    """A `Choice`, the first value being the default; keywords are other words for a value."""
    return Choice(values, aliases)
