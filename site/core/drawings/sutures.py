"""Sutures: the needle to scale with its point, and the thread that hangs on it."""

from __future__ import annotations

import math
from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import Point, box, ellipse, offset, ribbon, smooth
from core.drawings.params import Choice, Colour, Flag, Number, choice, kind

_ARCS = {"1/4": 90.0, "3/8": 135.0, "1/2": 180.0, "5/8": 225.0}
# Half width along the needle: place from swage (0) to tip (1), times the wire's half.
_POINTS: dict[str, tuple[tuple[float, float], ...]] = {
    "taper": ((0.7, 1), (0.85, 0.62), (0.94, 0.3), (1, 0)),
    "tapercut": ((0.7, 1), (0.84, 0.66), (0.9, 0.52), (0.935, 0.82), (1, 0)),
    "cutting": ((0.66, 1), (0.74, 1.12), (0.82, 1.2), (0.92, 0.72), (1, 0)),
    "reverse_cutting": ((0.66, 1), (0.74, 1.12), (0.82, 1.2), (0.92, 0.72), (1, 0)),
    "spatula": ((0.7, 1), (0.84, 1.1), (0.9, 1.55), (0.95, 1.15), (1, 0)),
    "blunt": ((0.7, 1), (0.85, 0.86), (0.94, 0.78), (1, 0.7)),
}
_USP = ("11_0", "10_0", "9_0", "8_0", "7_0", "6_0", "5_0", "4_0", "3_0", "2_0", "0", "1", "2", "3", "4", "5", "6", "7")


def centre_line(curvature: str, length: float, places: list[float]) -> list[Point]:
    """Points along the needle, swage left, tip right, opening upwards, at the given parts of its length."""
    if curvature in _ARCS:
        turn = _ARCS[curvature]
        radius = length / math.radians(turn)
        return [
            (radius * math.cos(a), radius * math.sin(a))
            for a in (math.radians(90 + turn / 2 - turn * t) for t in places)
        ]
    bend_from, turn = {"straight": (1.0, 0.0), "ski": (0.62, 62.0), "j": (0.42, 190.0), "compound": (0.7, 110.0)}[
        curvature
    ]
    out: list[Point] = []
    x, y, angle, last = 0.0, 0.0, 0.0, 0.0
    for t in places:
        steps = 8
        for _ in range(steps):
            step = (t - last) / steps
            if last >= bend_from and bend_from < 1:
                angle += math.radians(turn) * step / (1 - bend_from)
            elif curvature == "compound":
                angle += math.radians(55) * step / bend_from
            x += math.cos(angle) * step * length
            y -= math.sin(angle) * step * length
            last += step
        out.append((x, y))
    return out


def wire(point: str) -> tuple[list[float], list[float]]:
    """Places along the needle and the relative half width at each."""
    body = [(0.0, 0.8), (0.07, 0.85), (0.1, 1.0), (0.2, 1.0), (0.32, 1.0), (0.44, 1.0), (0.56, 1.0)]
    joined = body + list(_POINTS[point])
    return [place for place, _ in joined], [half for _, half in joined]


def _needle(c: Canvas, p: SimpleNamespace, scale: float) -> None:
    """One needle in the present frame (view-box units), its own middle at the origin."""
    places, relative = wire(p.point)
    line = [(x * scale, y * scale) for x, y in centre_line(p.curvature, p.length_mm, places)]
    xs, ys = [x for x, _ in line], [y for _, y in line]
    mx, my = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    line = [(x - mx, y - my) for x, y in line]
    half = min(max((0.25 + 0.02 * p.length_mm) * scale, 4.6), 7.5) / 2
    halves = [half * r for r in relative]
    ends = "round" if p.point == "blunt" else "flat"
    c.shape(ribbon(line, halves, ends=ends), "body")
    first = next(i for i, place in enumerate(places) if place >= 0.66)
    c.shape(ribbon(line[first:], halves[first:], ends=ends), "tint")
    grip = offset(line[3:7], [half * 0.1] * 4)
    c.line(smooth(grip), FINE)
    if p.point in {"cutting", "reverse_cutting", "spatula", "tapercut"}:
        side = {"cutting": 0.5, "reverse_cutting": -0.5}.get(p.point, 0.0)
        tail = line[first:] if p.point != "tapercut" else line[-3:]
        widths = halves[first:] if p.point != "tapercut" else halves[-3:]
        c.line(smooth(offset(tail, [w * side for w in widths])), FINE)


def _ends(p: SimpleNamespace, scale: float) -> tuple[Point, Point]:
    """Where the swage is, from the needle's middle, and the direction in which the thread leaves it."""
    places, _ = wire(p.point)
    line = [(x * scale, y * scale) for x, y in centre_line(p.curvature, p.length_mm, places)]
    xs, ys = [x for x, _ in line], [y for _, y in line]
    mx, my = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    (x0, y0), (x1, y1) = line[0], line[1]
    long = math.hypot(x1 - x0, y1 - y0) or 1
    return (x0 - mx, y0 - my), ((x0 - x1) / long, (y0 - y1) / long)


def _section(c: Canvas, point: str) -> None:
    """The needle's cross-section as packets show it, inside a lens: which edge cuts."""
    with c.lens(205, 36, 22):
        if point in {"taper", "blunt", "tapercut"}:
            c.shape(ellipse(0, 0, 11), "tint")
        if point == "taper":
            c.dots([(0, 0)], 1.8)
        elif point == "tapercut":
            c.shape("M0 -6.500L5.800 3.600H-5.800Z", "body", 1.3)
        elif point == "blunt":
            c.shape(ellipse(0, 0, 5.5), "body", 1.3)
        elif point == "cutting":
            c.shape("M0 -11.500L11 7.500H-11Z", "tint")
        elif point == "reverse_cutting":
            c.shape("M0 11.500L11 -7.500H-11Z", "tint")
        elif point == "spatula":
            c.shape("M-13 4.500L-7 -5H7L13 4.500Z", "tint")


def _thread(c: Canvas, data: str, p: SimpleNamespace) -> None:
    across = 1.5 + 0.17 * _USP.index(p.usp)
    c.tube(data, across, p.thread, line=1.3, twist=p.braided)


@kind(
    "suture_needle",
    curvature=Choice(("3/8", "1/4", "1/2", "5/8", "straight", "j", "ski", "compound"), {"half": "1/2",
        "fish_hook": "j"}),
    point=choice(
        "reverse_cutting", "taper", "tapercut", "cutting", "spatula", "blunt",
        taper_cut="tapercut", round_bodied="taper", round="taper", conventional_cutting="cutting",
        precision="reverse_cutting", diamond="spatula", micro_point="spatula", rev_cut="reverse_cutting",
    ),
    length_mm=Number(26, 3, 100),
    thread=Colour("violet"),
    braided=Flag(words=("braided", "multifilament", "twisted")),
    barbed=Flag(),
    double_armed=Flag(),
    needles=Number(1, 0, 2),
    usp=Choice(("3_0", *(size for size in _USP if size != "3_0")), {"2/0": "2_0", "3/0": "3_0", "4/0": "4_0",
        "5/0": "5_0"}),
)  # fmt: skip
def suture_needle(c: Canvas, p: SimpleNamespace) -> None:
    """A needle with its thread: curvature, point and length to scale, thread by colour and structure."""
    if p.needles < 1:
        _free_thread(c, p)
        return
    double = p.double_armed or p.needles >= 2
    places, _ = wire(p.point)
    line = centre_line(p.curvature, p.length_mm, places)
    wide = max(x for x, _ in line) - min(x for x, _ in line)
    high = max(y for _, y in line) - min(y for _, y in line)
    s = min(fitting_scale(wide, high, room=(82, 62) if double else (132, 84)), 12)
    (sx, sy), (dx, dy) = _ends(p, s)
    cx, cy = (64.0, 60.0) if double else (100.0, 66.0)
    x0, y0 = cx + sx, cy + sy
    reach = 26.0
    if double:
        other = 240 - x0 - 8
        data = (
            f"M{x0} {y0}C{x0 + dx * reach} {y0 + dy * reach} 7 {y0 + 4 + 22 * dy} 8 100"
            "C9 134 34 150 66 144S96 120 116 120"
            f"S140 150 172 146C210 142 230 130 231 100C232 {y0 + 4 + 22 * dy} {other - dx * reach}"
            f" {y0 + dy * reach} {other} {y0}"
        )
    else:
        data = (
            f"M{x0} {y0}C{x0 + dx * reach} {y0 + dy * reach} {min(x0 - 20, 13)} {y0 + 4 + 26 * dy}"
            f" {min(x0 - 10, 13)} 100"
            f"C13 132 42 150 82 148S142 127 170 129 208 150 229 143"
        )
    _thread(c, data, p)
    if p.barbed:
        c.line("M44 139l-5-4M60 145l-5-4M92 145l-6-2M108 139l-6-1M128 131l-6 0", 1.3)
    with c.at(cx, cy):
        _needle(c, p, s)
    if double:
        with c.at(240 - cx - 8, cy, turn=180, flip=True):
            _needle(c, p, s)
    if not c.bare and not double:
        _section(c, p.point)
    c.ruler(s)


def _free_thread(c: Canvas, p: SimpleNamespace) -> None:
    """Ties without a needle: a few turns on a card."""
    c.shape(box(64, 26, 112, 104, 8), "body")
    c.shape(box(74, 36, 92, 84, 5), "tint", FINE)
    for step in range(6):
        y = 52 + step * 10
        _thread(c, f"M80 {y}C100 {y - 8} 140 {y + 12} 160 {y + 4}", p)
    _thread(c, "M160 106C190 112 176 150 206 148S226 130 230 138", p)
    c.ruler(2)
