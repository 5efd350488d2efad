"""A larger picture made of drawings: warm paper, deep green-blue ink, a pool of light, one amber accent.

A `Scene` is 1200 × 675. Drawings are put on it at any size and turn and keep one line weight; everything else is drawn
on its canvas in the same units.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.drawings.canvas import LINE, Canvas, Palette
from core.drawings.geometry import box, ellipse, number
from core.drawings.render import Drawing, paint

SCENE_WIDTH, SCENE_HEIGHT = 1200, 675
PAPER, LIGHT, DRAPE, INK, AMBER = "#f4eee2", "#fdfaf3", "#d9e6e0", "#084a4c", "#dd9433"
CALM = Palette(tint="#93c9c1", body="#fffdf8", shade="#e4eae4")
ACCENT = Palette(tint=AMBER, body="#fffdf8", shade="#e4eae4")
_LINE = 3.2  # of everything in a scene, in its units


class Scene:
    """Where a picture is composed, back to front."""

    def __init__(self) -> None:
        self.canvas = Canvas(CALM, weight=_LINE / LINE, bare=True)

    def ground(self, *, drape: float = 0.0, light: tuple[float, float, float] | None = (600, 330, 285)) -> Scene:
        """Paper, a drape over the lower part (its height), a pool of light (x, y, radius), the ruler."""
        c = self.canvas
        c.shape(box(0, 0, SCENE_WIDTH, SCENE_HEIGHT), PAPER, None)
        if drape:
            top = SCENE_HEIGHT - drape
            c.shape(f"M0 {top}C300 {top - 14} 800 {top + 16} 1200 {top - 4}V675H0Z", DRAPE, None)
        if light:
            c.shape(ellipse(*light), LIGHT, None)
        for pitch, height in ((12, 8), (60, 18)):
            c.parts.append(
                f'<path stroke-opacity=".5" stroke-width="{height}" stroke-linecap="butt"'
                f' stroke-dasharray="2 {pitch - 2}"'
                f' d="M59 {650 - height / 2:g}h1083"/>'
            )
        return self

    def put(
        self,
        kind: str,
        x: float,
        y: float,
        size: float = 1.0,
        /,
        *,
        turn: float = 0,
        mirror: bool = False,
        accent: bool = False,
        **params: object,
    ) -> Scene:
        """A drawing, the middle of its view box at (x, y), ``size`` times its size; ``accent`` makes its tint amber."""
        inner = Canvas(ACCENT if accent else CALM, weight=_LINE / (LINE * size), bare=True)
        paint(inner, Drawing.of(kind, **params))
        side = f" scale({number(-size, 3)} {number(size, 3)})" if mirror else f" scale({number(size, 3)})"
        x, y = self.canvas.place(x, y)
        place = f"translate({number(x)} {number(y)})" + (f" rotate({number(turn)})" if turn else "") + side
        self.canvas.parts.append(f'<g transform="{place} translate(-120 -84)">{inner.body()}</g>')
        return self

    def say(
        self,
        text: str,
        x: float,
        y: float,
        size: float = 21,
        *,
        anchor: str = "start",
        to: Sequence[float] | None = None,
    ) -> Scene:
        """A few words, with a fine line from (to[0], to[1]) to (to[2], to[3]) where they point at something."""
        self.canvas.text(text, x, y, size, anchor=anchor, width=1.5)
        if to:
            self.canvas.line(f"M{to[0]} {to[1]}L{to[2]} {to[3]}", 0.9)
            self.canvas.dots([(to[2], to[3])], 2.6)
        return self

    def svg(self) -> str:
        """The picture as SVG text."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SCENE_WIDTH} {SCENE_HEIGHT}" color="{INK}">'
            f"{self.canvas.body()}</svg>"
        )
