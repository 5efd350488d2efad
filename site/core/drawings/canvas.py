"""The grammar every drawing is written in: one line weight, a few fills, one tint, a ruler.

A `Canvas` collects shapes in millimetres and writes them in view-box units, 240 × 180. Presentation attributes only,
so a strict Content-Security-Policy never meets a style attribute; the classes let the site's own CSS theme the markup:

    d-ink    lines, ``currentColor``
    d-tint   fill of the working part; d-tint-line where a stroke is the fill, as in a tube
    d-body   fill of what is in front of us, d-shade of its quieter parts; d-body-line, d-shade-line
    d-hue    a real colour of the thing (a hub, a thread), never themed; d-hue-line
    d-ruler  the tick row along the lower edge
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.drawings import geometry, lettering
from core.drawings.geometry import Affine, Point

WIDTH, HEIGHT = 240, 180
LINE, FINE, BOLD = 1.75, 0.9, 2.6
MARGIN = 12.0
MIDDLE = 82.0  # of the height above the ruler

# Colours things really have: threads, hubs, gloves. Light enough to carry the ink line.
COLOURS: dict[str, str] = {
    "white": "#ffffff",
    "undyed": "#f3ead7",
    "natural": "#e9d9b6",
    "cream": "#f3e3b3",
    "beige": "#ecd9bd",
    "latex": "#f1e4c8",
    "skin": "#e8c7a6",
    "clear": "#eaf3f3",
    "silver": "#dbe1e1",
    "steel": "#cfd8d8",
    "grey": "#a9b3b5",
    "black": "#2b3336",
    "gold": "#e3bd5b",
    "yellow": "#f2d149",
    "orange": "#ee9a3f",
    "amber": "#e39a2d",
    "brown": "#a9764b",
    "pink": "#ef9fb6",
    "red": "#d9544d",
    "violet": "#9a6fc0",
    "purple": "#8a63b8",
    "blue": "#6ea8d8",
    "light_blue": "#a9d3ee",
    "deep_blue": "#2f64b5",
    "teal": "#4fa7a3",
    "blue_green": "#3c9c95",
    "green": "#5fb07a",
    "light_green": "#b5dd9e",
    "pale_green": "#b5dd9e",
    "deep_green": "#1f8a57",
    "blue_grey": "#7f97ab",
    "red_violet": "#b5467f",
    "medium_purple": "#8a63b8",
}


def soft(colour: str, by: float = 0.42) -> str:
    """A named colour mixed with white, for large areas, so that the ink line stays the loudest thing."""
    value = COLOURS.get(colour, colour).lstrip("#")
    parts = (int(value[i : i + 2], 16) for i in (0, 2, 4))
    return "#" + "".join(f"{round(part + (255 - part) * by):02x}" for part in parts)


# Ruler steps in millimetres: the small one, the large one, its name. The first that keeps ticks apart is used.
_STEPS = (
    (0.2, 1, "1 mm"),
    (1, 5, "5 mm"),
    (1, 10, "1 cm"),
    (5, 50, "5 cm"),
    (10, 50, "5 cm"),
    (10, 100, "10 cm"),
    (50, 500, "50 cm"),
    (100, 1000, "1 m"),
    (500, 5000, "5 m"),
)
_SCALES = (
    20, 16, 12, 10, 8, 6, 5, 4, 3.2, 2.5, 2, 1.6, 1.25, 1, 0.8, 0.64, 0.5, 0.4, 0.32, 0.25, 0.2, 0.16, 0.125, 0.1,
    0.08, 0.064, 0.05, 0.04, 0.032, 0.025,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Palette:
    """What the fills are where no style sheet reaches: a raster, a mail, a page without CSS."""

    tint: str = "#a9d8d2"
    body: str = "#ffffff"
    shade: str = "#e6ecea"


def fitting_scale(width_mm: float, height_mm: float = 0, *, room: tuple[float, float] = (216, 148)) -> float:
    """The largest round scale (units per millimetre) at which a thing of this size fits the room."""
    for scale in _SCALES:
        if width_mm * scale <= room[0] and height_mm * scale <= room[1]:
            return scale
    return _SCALES[-1]


class Canvas:
    """Where painters draw. ``weight`` multiplies line widths: a drawing shrunk in a picture keeps the common line."""

    def __init__(self, palette: Palette | None = None, weight: float = 1.0, bare: bool = False):
        self.palette = palette or Palette()
        self.weight = weight
        self.bare = bare  # no ruler, no lens, no labels: for a place in a larger picture
        self.parts: list[str] = []
        self._frame = Affine()

    @contextlib.contextmanager
    def at(self, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False) -> Iterator[None]:
        """Draw inside a frame of its own: shifted, scaled, turned (degrees clockwise), mirrored top to bottom."""
        outer = self._frame
        self._frame = outer @ Affine.of(x, y, scale, turn, flip)
        try:
            yield
        finally:
            self._frame = outer

    @property
    def unit(self) -> float:
        """View-box units of one unit of the present frame."""
        return self._frame.scale

    def place(self, x: float, y: float) -> Point:
        """Where a point of the present frame lies in the view box."""
        return self._frame.point(x, y)

    def _fill(self, fill: str | None) -> str:
        if fill is None:
            return ""
        if fill == "ink":
            return ' fill="currentColor"'
        if fill in {"tint", "body", "shade"}:
            return f' class="d-{fill}" fill="{getattr(self.palette, fill)}"'
        return f' class="d-hue" fill="{COLOURS.get(fill, fill)}"'

    def shape(
        self,
        data: str,
        fill: str | None = "body",
        line: float | None = LINE,
        *,
        dash: str = "",
        hollow: bool = False,
        fade: float = 1,
    ) -> None:
        """A path. ``fill``: body, tint, shade, ink, a colour's name, or None. ``line``: width, or None for no outline.

        ``hollow`` leaves inner outlines empty; ``fade`` is the opacity of the whole shape.
        """
        text = self._fill(fill)
        if hollow:
            text += ' fill-rule="evenodd"'
        if line is None:
            text += ' stroke="none"'
        elif line != LINE:
            text += f' stroke-width="{geometry.number(line * self.weight, 2)}"'
        if dash:
            text += f' stroke-dasharray="{dash}"'
        if fade != 1:
            text += f' opacity="{geometry.number(fade, 2)}"'
        self.parts.append(f'<path{text} d="{geometry.emit(geometry.parse(data), self._frame)}"/>')

    def line(self, data: str, width: float = LINE, *, dash: str = "", fade: float = 1) -> None:
        """A path without fill."""
        self.shape(data, None, width, dash=dash, fade=fade)

    def tube(
        self,
        data: str,
        across: float,
        fill: str = "body",
        *,
        line: float = LINE,
        twist: bool = False,
        cased: bool = True,
    ) -> None:
        """A band ``across`` frame units wide along a path; ``cased`` outlines it, ``twist`` marks a braid."""
        path = geometry.emit(geometry.parse(data), self._frame)
        wide = max(across * self.unit, 1.2)
        outer = geometry.number(wide + line * self.weight, 2)
        inner = geometry.number(max(wide - line * self.weight, 0.7), 2)
        stroke = getattr(self.palette, fill, None) or COLOURS.get(fill, fill)
        name = fill if fill in {"tint", "body", "shade"} else "hue"
        if cased:
            self.parts.append(f'<path stroke-width="{outer}" d="{path}"/>')
        self.parts.append(f'<path class="d-{name}-line" stroke="{stroke}" stroke-width="{inner}" d="{path}"/>')
        if twist:
            self.parts.append(
                f'<path stroke-width="{inner}" stroke-linecap="butt" stroke-dasharray=".9 2.6" d="{path}"/>'
            )

    def dots(self, points: Sequence[Point], radius: float = 0.9) -> None:
        """Small solid dots, ``radius`` in view-box units."""
        data = "".join(f"M{x} {y}h0" for x, y in points)
        path = geometry.emit(geometry.parse(data), self._frame)
        self.parts.append(f'<path stroke-width="{geometry.number(radius * 2 * self.weight, 2)}" d="{path}"/>')

    def text(
        self,
        text: str,
        x: float,
        y: float,
        height: float,
        *,
        anchor: str = "start",
        width: float = 1.5,
        turn: float = 0,
    ) -> None:
        """Letters of our own stroke alphabet, baseline at (x, y); anchor is start, middle or end."""
        shift = {"start": 0.0, "middle": -0.5, "end": -1.0}[anchor] * lettering.width(text, height)
        pieces = lettering.letters(text, height)
        if not pieces:
            return
        data = []
        with self.at(x, y, turn=turn), self.at(shift, -height, scale=height / 6):
            for glyph, offset in pieces:
                with self.at(offset, 0):
                    data.append(geometry.emit(geometry.parse(glyph), self._frame))
        self.parts.append(f'<path stroke-width="{geometry.number(width * self.weight, 2)}" d="{"".join(data)}"/>')

    def sheet(
        self, x: float, y: float, width: float, height: float, fill: str, *, turn: float, radius: float = 1.5
    ) -> None:
        """A flat sheet with its lower right corner turned over by ``turn``."""
        r = min(radius, width / 2, height / 2)
        right, low = x + width, y + height
        self.shape(
            f"M{x + r} {y}H{right - r}A{r} {r} 0 0 1 {right} {y + r}V{low - turn}L{right - turn} {low}H{x + r}"
            f"A{r} {r} 0 0 1 {x} {low - r}V{y + r}A{r} {r} 0 0 1 {x + r} {y}Z",
            fill,
        )
        self.shape(
            f"M{right} {low - turn}L{right - turn * 0.86} {low - turn * 0.92}"
            f"Q{right - turn} {low - turn * 0.9} {right - turn} {low}Z",
            "body",
            1.3,
        )

    @contextlib.contextmanager
    def lens(self, x: float = 206, y: float = 36, radius: float = 24) -> Iterator[None]:
        """A round window for a magnified detail, centred on (x, y) of the view box; draw inside within ±radius."""
        self.shape(geometry.ellipse(x, y, radius), "shade", FINE)
        with self.at(x, y):
            yield

    def label(self, text: str, x: float = 228, y: float = 24, height: float = 13, *, anchor: str = "end") -> None:
        """The one number that tells this item from its neighbours: a blade number, a size, a gauge."""
        if not self.bare:
            self.text(text, x, y, height, anchor=anchor, width=1.6)

    def ruler(self, scale: float) -> None:
        """The tick row along the lower edge for a drawing at ``scale`` view-box units per millimetre."""
        if self.bare:
            return
        small, large, name = next(
            (step for step in _STEPS if step[0] * scale >= 3.4 and step[1] * scale >= 18), _STEPS[-1]
        )
        length = geometry.number
        right = WIDTH - MARGIN - lettering.width(name, 6) - 6
        run = int((right - MARGIN) / (small * scale)) * small * scale
        for step, height in ((small, 3), (large, 7)):
            pitch = step * scale
            path = f"M{length(MARGIN - 0.45)} {length(176 - height / 2)}h{length(run + 0.9)}"
            self.parts.append(
                f'<path class="d-ruler" stroke-opacity=".55" stroke-width="{height}" stroke-linecap="butt"'
                f' stroke-dasharray=".9 {length(pitch - 0.9, 3)}" d="{path}"/>'
            )
        self.text(name, WIDTH - MARGIN, 176, 6, anchor="end", width=0.9)

    def body(self) -> str:
        """All shapes, inside the group that sets ink and joints."""
        weight = geometry.number(LINE * self.weight, 2)
        return (
            f'<g class="d-ink" fill="none" stroke="currentColor" stroke-width="{weight}"'
            ' stroke-linecap="round" stroke-linejoin="round">' + "".join(self.parts) + "</g>"
        )
