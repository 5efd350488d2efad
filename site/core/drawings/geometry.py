"""Shapes as SVG path data: reading, transforming, and making them from points.

Path data here is plain SVG. Lengths are in whatever unit the painter thinks in (nearly always millimetres); `Affine`
takes them to the view box. Everything is pure arithmetic, so the same call always gives the same characters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Segment = tuple[str, tuple[float, ...]]

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


@dataclass(frozen=True, slots=True)
class Affine:
    """A similarity: scale, turn, mirror, shift. ``a b c d e f`` as in SVG's ``matrix()``."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def of(cls, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False) -> Affine:
        """Scale (mirrored top to bottom when ``flip``), then turn by degrees clockwise, then shift to (x, y)."""
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        return cls(cos, sin, -sin * side, cos * side, x, y)

    def __matmul__(self, inner: Affine) -> Affine:
        """First ``inner``, then this one."""
        return Affine(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def point(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def scale(self) -> float:
        return math.hypot(self.a, self.b)

    @property
    def turn(self) -> float:
        return math.degrees(math.atan2(self.b, self.a))

    @property
    def mirrored(self) -> bool:
        return self.a * self.d - self.b * self.c < 0


def parse(data: str) -> list[Segment]:
    """Path data as absolute segments with the commands M L C Q A Z only."""
    tokens = _TOKEN.findall(data)
    out: list[Segment] = []
    index, command = 0, "M"
    x = y = start_x = start_y = 0.0
    handle: Point | None = None  # of the curve before, for S and T
    while index < len(tokens):
        if tokens[index].isalpha():
            command = tokens[index]
            index += 1
        kind, relative = command.upper(), command.islower()
        count = _ARITY[kind]
        args = [float(token) for token in tokens[index : index + count]]
        index += count
        dx, dy = (x, y) if relative else (0.0, 0.0)
        if kind == "Z":
            out.append(("Z", ()))
            x, y, handle = start_x, start_y, None
            continue
        if kind == "H":
            kind, args = "L", [args[0] + dx, y]
        elif kind == "V":
            kind, args = "L", [x, args[0] + dy]
        elif kind == "A":
            args = [*args[:5], args[5] + dx, args[6] + dy]
        else:
            args = [value + (dy if place % 2 else dx) for place, value in enumerate(args)]
        if kind in "ST":
            mirror = (2 * x - handle[0], 2 * y - handle[1]) if handle else (x, y)
            kind, args = ("C" if kind == "S" else "Q"), [*mirror, *args]
        handle = (args[-4], args[-3]) if kind in "CQ" else None
        x, y = args[-2], args[-1]
        if kind == "M":
            start_x, start_y = x, y
            command = "l" if relative else "L"
        out.append((kind, tuple(args)))
    return out


def number(value: float, digits: int = 1) -> str:
    """The shortest text of a rounded number: ``0.50`` is ``.5``, ``-0.0`` is ``0``."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in {"-0", ""}:
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def joined(values: Iterable[float]) -> str:
    """Numbers side by side, a separator only where SVG needs one."""
    text = ""
    for value in values:
        piece = number(value)
        text += piece if not text or piece.startswith("-") else f" {piece}"
    return text


def emit(segments: Sequence[Segment], to: Affine) -> str:
    """Segments carried through ``to`` as relative path data, rounded to a tenth without drifting."""
    out: list[str] = []
    x = y = start_x = start_y = 0.0
    last = ""
    for kind, args in segments:
        if kind == "Z":
            out.append("z")
            x, y, last = start_x, start_y, "z"
            continue
        if kind == "A":
            end = to.point(args[5], args[6])
            sweep = int(args[4]) ^ int(to.mirrored)
            ex, ey = round(end[0], 1), round(end[1], 1)
            radii = joined((args[0] * to.scale, args[1] * to.scale, (args[2] + to.turn) % 180))
            body = f"{radii} {int(args[3])} {sweep} {joined((ex - x, ey - y))}"
        else:
            pairs = [to.point(args[i], args[i + 1]) for i in range(0, len(args), 2)]
            rounded = [(round(px, 1), round(py, 1)) for px, py in pairs]
            ex, ey = rounded[-1]
            base = (0.0, 0.0) if kind == "M" and not out else (x, y)
            body = joined([value for px, py in rounded for value in (px - base[0], py - base[1])])
        letter = "M" if kind == "M" and not out else kind.lower()
        out.append(
            (" " if not body.startswith("-") else "") + body if letter == last and letter != "m" else letter + body
        )
        x, y, last = ex, ey, letter
        if kind == "M":
            start_x, start_y = x, y
    return "".join(out)


def polyline(points: Sequence[Point], closed: bool = False) -> str:
    """Straight lines through the points."""
    return "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in points) + ("Z" if closed else "")


def smooth(points: Sequence[Point], closed: bool = False, tension: float = 1.0, *, lead: str = "M") -> str:
    """A curve through all the points (Catmull-Rom); ``tension`` under 1 pulls it towards straight lines."""
    count = len(points)
    if count < 3:
        return polyline(points, closed) if lead == "M" else polyline(points).replace("M", lead, 1)
    text = [f"{lead}{points[0][0]:.3f} {points[0][1]:.3f}"]
    for i in range(count if closed else count - 1):
        before = points[(i - 1) % count] if closed or i > 0 else points[0]
        here, there = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed or i + 2 < count else points[-1]
        k = tension / 6
        text.append(
            f"C{here[0] + (there[0] - before[0]) * k:.3f} {here[1] + (there[1] - before[1]) * k:.3f}"
            f" {there[0] - (after[0] - here[0]) * k:.3f} {there[1] - (after[1] - here[1]) * k:.3f}"
            f" {there[0]:.3f} {there[1]:.3f}"
        )
    return "".join(text) + ("Z" if closed else "")


def normals(points: Sequence[Point]) -> list[Point]:
    """Unit vectors to the left of the way through the points (y grows downwards)."""
    out: list[Point] = []
    for i in range(len(points)):
        x0, y0 = points[max(i - 1, 0)]
        x1, y1 = points[min(i + 1, len(points) - 1)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        out.append(((y1 - y0) / length, -(x1 - x0) / length))
    return out


def offset(points: Sequence[Point], by: Sequence[float]) -> list[Point]:
    """Each point moved sideways by its own distance."""
    return [(x + nx * d, y + ny * d) for (x, y), (nx, ny), d in zip(points, normals(points), by, strict=True)]


def ribbon(points: Sequence[Point], halves: Sequence[float], *, ends: str = "flat", start: str = "flat") -> str:
    """The outline of a band along a centre line, ``halves`` its half width at each point; ends flat or round."""
    left, right = offset(points, halves), offset(points, [-half for half in halves])[::-1]
    text = smooth(left)
    if ends == "round" and halves[-1] > 0:
        text += f"A{halves[-1]:.3f} {halves[-1]:.3f} 0 0 1 {right[0][0]:.3f} {right[0][1]:.3f}"
    text += smooth(right, lead="L")
    if start == "round" and halves[0] > 0:
        text += f"A{halves[0]:.3f} {halves[0]:.3f} 0 0 1 {left[0][0]:.3f} {left[0][1]:.3f}"
    return text + "Z"


def arc_points(cx: float, cy: float, radius: float, start: float, end: float, count: int = 9) -> list[Point]:
    """Points on a circle from ``start`` to ``end`` degrees (clockwise from three o'clock), both included."""
    return [
        (cx + radius * math.cos(math.radians(angle)), cy + radius * math.sin(math.radians(angle)))
        for angle in (start + (end - start) * i / (count - 1) for i in range(count))
    ]


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """A rectangle from its top left corner, with round corners."""
    r = max(0.0, min(radius, width / 2, height / 2))
    if not r:
        return f"M{x} {y}h{width}v{height}h{-width}z"
    w, h = width - 2 * r, height - 2 * r
    return (
        f"M{x + r} {y}h{w}a{r} {r} 0 0 1 {r} {r}v{h}a{r} {r} 0 0 1 {-r} {r}"
        f"h{-w}a{r} {r} 0 0 1 {-r} {-r}v{-h}a{r} {r} 0 0 1 {r} {-r}z"
    )


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0) -> str:
    """A whole ellipse round (cx, cy), its long axis turned by degrees clockwise."""
    ry = rx if ry is None else ry
    dx, dy = rx * math.cos(math.radians(turn)), rx * math.sin(math.radians(turn))
    return (
        f"M{cx - dx:.3f} {cy - dy:.3f}A{rx:.3f} {ry:.3f} {turn} 0 1 {cx + dx:.3f} {cy + dy:.3f}"
        f"A{rx:.3f} {ry:.3f} {turn} 0 1 {cx - dx:.3f} {cy - dy:.3f}Z"
    )
