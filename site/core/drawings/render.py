"""From a `Drawing` (a kind and its parameters) to SVG text, and from SVG to a raster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from html import escape
from types import MappingProxyType

import resvg_py

from core.drawings import (
    assortments,
    blades,
    bone,
    dental,
    grasping,
    implants,
    injection,
    packs,
    protection,
    reprocessing,
    retractors,
    sutures,
    textiles,
    theatre,
    tubes,
)
from core.drawings.canvas import HEIGHT, WIDTH, Canvas
from core.drawings.params import REGISTRY, Kind, Value

FAMILIES = (
    packs,
    sutures,
    blades,
    protection,
    textiles,
    injection,
    tubes,
    grasping,
    retractors,
    bone,
    dental,
    theatre,
    reprocessing,
    implants,
    assortments,
)  # importing a family registers its painters
KINDS: Mapping[str, Kind] = MappingProxyType(REGISTRY)
INK = "#10262b"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw: a kind from `KINDS` and what is known about the item. Hashable, so it can key a cache."""

    kind: str
    params: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, kind: str, /, **params: object) -> Drawing:
        """A drawing of ``kind``. What is not stated (None or an empty text) is left to the painter's default."""
        stated = {name: _value(value) for name, value in params.items() if value is not None and value != ""}
        return cls(kind, tuple(sorted(stated.items())))


def _value(value: object) -> Value:
    if isinstance(value, bool | int | float | str):
        return value
    return float(value) if isinstance(value, Decimal) else str(value)


def paint(canvas: Canvas, drawing: Drawing) -> None:
    """Draw on a canvas; a kind nobody knows is the neutral package."""
    found = KINDS.get(drawing.kind) or KINDS["package"]
    found.paint(canvas, found.read(dict(drawing.params)))


@lru_cache(maxsize=4096)
def render_svg(drawing: Drawing, *, title: str = "") -> str:
    """The drawing as an ``<svg>`` element, for a page or a file.

    Without ``title`` it is decoration, hidden from assistive technology; with one it is an image of that name.
    """
    canvas = Canvas()
    paint(canvas, drawing)
    named = f' role="img"><title>{escape(title)}</title>' if title else ' aria-hidden="true" focusable="false">'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f"{opening}{named}{canvas.body()}</svg>"


def render_png(picture: Drawing | str, width: int, *, background: str | None = None) -> bytes:
    """A PNG ``width`` pixels wide of a drawing, or of SVG text such as a composition. No fonts of the machine are used.

    Raises:
        ValueError: the text is not SVG.
    """
    svg = render_svg(picture) if isinstance(picture, Drawing) else picture
    if " color=" not in svg.partition(">")[0]:
        svg = svg.replace("<svg ", f'<svg color="{INK}" ', 1)
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, background=background, skip_system_fonts=True)
