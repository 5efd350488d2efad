"""Instruments that hold, clamp and cut: forceps, haemostats, needle holders, scissors.

Ring-handled ones are two mirrored halves that cross at the joint; the jaws, which do the work, are tinted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import Point, ellipse, offset, ribbon, smooth
from core.drawings.params import Choice, Flag, Number, choice, kind


@dataclass(frozen=True, slots=True)
class Pattern:
    """A ring-handled pattern: usual length, jaw length, half width of a jaw at joint and tip (mm), how it closes."""

    length: float
    jaw: float
    root: float
    tip: float
    form: str = "serrated"


def bend(points: list[Point], joint: float, sweep: float) -> list[Point]:
    """Curve what lies left of the joint upwards, ``sweep`` being the rise at x = 0 in millimetres."""
    return [(x, y - sweep * ((joint - x) / joint) ** 2 if x < joint else y) for x, y in points]


def ring_handles(
    c: Canvas, joint: float, length: float, gap: float, *, gold: bool = False, ratchet: bool = True, thick: float = 4.2
) -> None:
    """Both shanks and finger rings right of the joint, in millimetres; ``gap`` is half the way between the shanks.

    Shank and ring are one band, as they are one forging.
    """
    rx, ry = min(max(length * 0.075, 9.5), 14), min(max(length * 0.06, 8), 10.5)
    ring = length - rx - thick / 2
    span = ring - joint
    if ratchet:
        at = joint + span * 0.74
        for flip in (False, True):
            with c.at(at + (4.4 if flip else 0), flip=flip):
                c.shape(f"M0 {-gap}V{gap * 0.4}H3.800V{-gap}Z", "body", 1.3)
                c.line(f"M0 {gap * 0.1}h3.800M0 {-gap * 0.2}h3.800", FINE)
    for flip in (False, True):
        with c.at(flip=flip):
            ellipse_back = f"A{rx} {ry} 0 1 1 {ring - 0.01} {gap}"
            start = (
                f"M{joint - 3} -1.300C{joint + span * 0.22} {gap * 0.1} {joint + span * 0.34}"
                f" {gap * 0.92} {joint + span * 0.56} {gap}"
            )
            c.tube(
                f"{start}S{ring - rx * 0.7} {gap * 0.9} {ring} {gap}"
                f"A{rx} {ry} 0 1 1 {ring - rx} {gap + ry}{ellipse_back.replace('0 1 1', '0 0 1')}",
                thick,
            )
            if gold:
                c.tube(ellipse(ring, gap + ry, rx, ry), thick, "gold", cased=False)


def joint_box(c: Canvas, joint: float, size: float, *, screw: bool) -> None:
    """The box lock (haemostats) or the screw (scissors)."""
    if screw:
        c.shape(ellipse(joint, 0, size), "body")
        c.line(f"M{joint - size * 0.6} {size * 0.35}L{joint + size * 0.6} {-size * 0.35}", 1.1)
    else:
        c.shape(
            f"M{joint - size * 1.5} {-size}H{joint + size * 1.500}L{joint + size * 2.1} 0"
            f"L{joint + size * 1.5} {size}H{joint - size * 1.5}L{joint - size * 2.1} 0Z"
        )
        c.shape(ellipse(joint, 0, size * 0.4), "shade", FINE)


def _jaws(c: Canvas, pattern: Pattern, joint: float, sweep: float, gap: float) -> None:
    """Both jaws left of the joint, slightly open, bent by ``sweep`` when the instrument is curved."""
    steps = 7
    xs = [joint + 2 - (joint + 2) * i / (steps - 1) for i in range(steps)]
    for side in (1, -1):
        away = [max(0.0, min(1.0, (joint + 2 - x) / (joint * 0.36))) for x in xs]  # from the joint: 0, in the jaw: 1
        halves = [
            (pattern.root + (pattern.tip - pattern.root) * (1 - x / (joint + 2))) * (0.72 + 0.28 * far)
            for x, far in zip(xs, away, strict=True)
        ]
        line = [
            (x, side * (half * (0.35 + 0.61 * far) + gap * (1 - x / (joint + 2))))
            for x, half, far in zip(xs, halves, away, strict=True)
        ]
        line = bend(line, joint, sweep)
        first = max(0, next((i for i, x in enumerate(xs) if x <= pattern.jaw), 0) - 1)
        c.shape(ribbon(line, halves, ends="round"))
        c.shape(ribbon(line[first:], halves[first:], ends="round"), "tint")
        count = max(3, min(8, int(pattern.jaw * c.unit / 4)))
        inner = [(x, y - side * half) for (x, y), half in zip(line, halves, strict=True)]
        if pattern.form in {"serrated", "toothed", "cross", "long"}:
            marks = ""
            for i in range(count):
                t = (i + 0.7) / count
                x = pattern.jaw * t
                k = min(range(steps), key=lambda j: abs(xs[j] - x))
                m = k + 1 if xs[k] > x and k + 1 < steps else k - 1
                m = max(m, 0)
                share = (x - xs[k]) / (xs[m] - xs[k]) if xs[m] != xs[k] else 0
                px = inner[k][0] + (inner[m][0] - inner[k][0]) * share
                py = inner[k][1] + (inner[m][1] - inner[k][1]) * share
                marks += f"M{px:.2f} {py:.2f}l{0.5 if pattern.form == 'cross' else 0:.2f} {side * halves[k]:.2f}"
            c.line(marks, 0.8)
    if pattern.form == "toothed":
        with c.at(*bend([(0.0, 0.0)], joint, sweep)[0]):
            c.shape(f"M-.5 {-pattern.tip - gap}L-2.5 0L1.5 .6Z", "tint", 1.3)
            c.shape(f"M-1 {pattern.tip + gap}L-1.5 -.600L2.5 1Z", "tint", 1.3)


CLAMPS: dict[str, Pattern] = {
    "kelly": Pattern(140, 22, 3.4, 1.9),
    "mosquito": Pattern(125, 27, 2.8, 1.0),
    "crile": Pattern(140, 34, 3.3, 1.7),
    "pean": Pattern(160, 46, 3.9, 2.3),
    "kocher": Pattern(160, 40, 3.9, 2.2, "toothed"),
    "spencer_wells": Pattern(180, 36, 4.2, 2.0),
    "mixter": Pattern(230, 34, 2.8, 1.4, "right_angle"),
    "satinsky": Pattern(240, 60, 2.6, 1.3, "satinsky"),
    "bulldog": Pattern(50, 22, 1.6, 1.1, "bulldog"),
    "allis": Pattern(155, 30, 2.2, 1.2, "allis"),
    "babcock": Pattern(160, 32, 2.2, 1.2, "babcock"),
    "sponge": Pattern(240, 34, 3.0, 2.2, "sponge"),
    "towel_clip": Pattern(110, 26, 2.2, 0.8, "towel"),
    "intestinal": Pattern(220, 90, 2.4, 1.4, "long"),
    "tubing": Pattern(180, 44, 3.6, 2.6),
}


def _loop_jaws(c: Canvas, pattern: Pattern, joint: float) -> None:
    """Jaws that open into loops, hooks or claws: Allis, Babcock, sponge holder, towel clip, right angle, Satinsky."""
    for flip in (False, True):
        with c.at(flip=flip):
            if pattern.form == "sponge":
                c.shape(ribbon([(joint, -0.5), (joint * 0.6, -3), (32, -4)], [3, 2.4, 2.2]))
                with c.at(17, -7.4, turn=6):
                    c.shape(ellipse(0, 0, 17, 6.4) + ellipse(1, 0, 11.5, 3.2), "tint", hollow=True)
            elif pattern.form == "babcock":
                c.shape(ribbon([(joint, -0.5), (joint * 0.7, -4), (30, -6), (16, -8.5)], [2.4, 2, 1.8, 1.6]))
                c.shape("M18 -11C8 -12 1 -10 .5 -1.200V-.600H4.500C5 -5 10 -6.500 17 -6.500Z", "tint")
                c.shape("M15 -9.700C10 -10 6.500 -8.600 5.500 -6.400 8 -7.500 11 -8 14.500 -8Z", "body", FINE)
            elif pattern.form == "allis":
                c.shape(
                    ribbon(
                        [(joint, -0.5), (joint * 0.7, -4), (34, -6.4), (12, -6.6), (3, -3.4), (2, -0.8)],
                        [2.4, 2, 1.7, 1.6, 1.7, 2.0],
                    ),
                    "body",
                )
                c.shape(
                    "M6 -7.500C2 -7 -1 -4 -1 -.500L.600 .800 2.200 -.500 3.800 .800 5.400 -.500 5.400 -3L9 -5.500Z",
                    "tint",
                )
            elif pattern.form == "towel":
                c.shape(
                    ribbon(
                        [(joint, -0.5), (joint * 0.72, -6.5), (joint * 0.4, -10), (joint * 0.12, -7), (1.5, 0.6)],
                        [2.4, 2.1, 1.7, 1.2, 0.2],
                    ),
                    "tint",
                )
    if pattern.form == "right_angle":
        for shift in (0.0, 5.0):
            line = [
                (joint + 2, 1.4 if shift else -1.4),
                (joint * 0.5, 2.6 + shift * 0.2 if shift else -2),
                (14 - shift, 2 + shift if shift else -3),
                (3 - shift * 0.6, -4 + shift * 0.4),
                (1 - shift * 0.8, -16),
            ]
            halves = [2.8, 2.6, 2.2, 2.0, 1.2]
            c.shape(ribbon(line, halves, ends="round"))
            c.shape(ribbon(line[2:], halves[2:], ends="round"), "tint")
    elif pattern.form == "satinsky":
        for shift in (0.0, 4.4):
            line = [
                (joint + 2, 1.4 if shift else -1.4),
                (joint * 0.72, 6 + shift),
                (joint * 0.5, 3 + shift),
                (joint * 0.36, -12 + shift),
                (joint * 0.14, -16 + shift),
                (1, -9 + shift),
            ]
            halves = [2.6, 2.2, 2, 1.7, 1.6, 1.2]
            c.shape(ribbon(line, halves, ends="round"))
            c.shape(ribbon(line[2:], halves[2:], ends="round"), "tint")


def _length(c: Canvas, given: float, usual: float) -> tuple[float, float]:
    """The instrument's length in millimetres and the scale at which it fills the width."""
    length = given if given > 0 else usual
    return length, fitting_scale(length, room=(218, 0))


_LENGTH = Number(0, 0, 450)


@kind(
    "haemostat",
    pattern=Choice(tuple(CLAMPS), {
        "halsted": "mosquito", "halstead": "mosquito", "hartmann": "mosquito", "rochester_pean": "pean",
            "ochsner": "kocher", "rochester_ochsner": "kocher",
        "right_angle": "mixter", "lahey": "mixter", "gemini": "mixter", "rampley": "sponge", "foerster": "sponge",
            "forester": "sponge",
        "backhaus": "towel_clip", "towel": "towel_clip", "doyen": "intestinal", "dunhill": "crile", "roberts": "pean",
            "vascular": "satinsky", "debakey": "satinsky",
    }),
    curvature=choice("straight", "curved", "angled"),
    length_mm=_LENGTH,
)  # fmt: skip
def haemostat(c: Canvas, p: SimpleNamespace) -> None:
    """A ring-handled clamp by pattern: jaws, teeth, loops, ratchet, box lock. ``length_mm`` 0 is the usual length."""
    pattern = CLAMPS[p.pattern]
    length, s = _length(c, p.length_mm, pattern.length)
    if pattern.form == "bulldog":
        _bulldog(c, length)
        return
    joint = max(length * 0.36, pattern.jaw + 6)
    if pattern.form in {"sponge", "allis", "babcock"}:
        joint = max(length * 0.42, pattern.jaw + 12)
    sweep = {"straight": 0.0, "curved": pattern.jaw * 0.3, "angled": pattern.jaw * 0.45}[p.curvature]
    with c.at(120 - length * s / 2, 84, scale=s):
        ring_handles(c, joint, length, 7.5)
        if pattern.form in {"serrated", "toothed", "cross", "long"}:
            _jaws(c, pattern, joint, sweep, 2.0)
        else:
            _loop_jaws(c, pattern, joint)
        joint_box(c, joint, max(pattern.root * 1.25, 3.4), screw=False)
    c.ruler(s)


def _bulldog(c: Canvas, length: float) -> None:
    """A small cross-action clamp, closed by its own spring."""
    s = min(fitting_scale(length, room=(190, 0)), 5)
    with c.at(120 - length * s / 2, 84, scale=s):
        for flip in (False, True):
            with c.at(flip=flip):
                c.shape(ribbon([(22, -0.6), (30, 3), (40, 6.5), (length - 2, 4)], [1.4, 1.3, 1.5, 1.8], ends="round"))
                c.shape(
                    ribbon([(23, -0.4), (14, -2.2), (6, -1.7), (0, -1)], [1.5, 1.3, 1.1, 0.8], ends="round"), "tint"
                )
        c.shape(ellipse(23, 0, 2.6), "body")
    c.ruler(s)


HOLDERS: dict[str, Pattern] = {
    "mayo_hegar": Pattern(180, 20, 4.6, 2.8, "cross"),
    "crile_wood": Pattern(150, 18, 3.8, 1.8, "cross"),
    "olsen_hegar": Pattern(165, 18, 4.4, 2.6, "cross"),
    "mathieu": Pattern(170, 20, 4.4, 2.6, "cross"),
    "castroviejo": Pattern(140, 14, 2.4, 1.3, "cross"),
    "webster": Pattern(130, 13, 3.4, 1.8, "cross"),
    "ryder": Pattern(180, 16, 3.2, 1.2, "cross"),
    "gillies": Pattern(160, 18, 4.2, 2.6, "cross"),
}


@kind(
    "needle_holder",
    pattern=Choice(
        tuple(HOLDERS),
        {
            "hegar": "mayo_hegar",
            "halsey": "webster",
            "derf": "webster",
            "barraquer": "castroviejo",
            "micro": "castroviejo",
            "french_eye": "ryder",
        },
    ),
    tungsten_carbide=Flag(),
    curvature=choice("straight", "curved"),
    length_mm=_LENGTH,
)
def needle_holder(c: Canvas, p: SimpleNamespace) -> None:
    """A needle holder by pattern, with a needle in its jaws; gold handles mean tungsten carbide inserts."""
    pattern = HOLDERS[p.pattern]
    length, s = _length(c, p.length_mm, pattern.length)
    gold = p.tungsten_carbide
    joint = pattern.jaw + 14 if p.pattern != "castroviejo" else 24
    sweep = pattern.jaw * 0.35 if p.curvature == "curved" else 0.0
    with c.at(120 - length * s / 2, 84, scale=s):
        if p.pattern == "mathieu":
            for flip in (False, True):
                with c.at(flip=flip):
                    line = [
                        (joint - 3, -1),
                        (joint + 18, 7),
                        (length * 0.5, 17),
                        (length * 0.76, 19),
                        (length * 0.95, 8),
                        (length - 2, 2),
                    ]
                    c.shape(ribbon(line, [3, 2.8, 2.6, 2.6, 2.4, 1.6]), "gold" if gold else "body")
            c.line(
                f"M{joint + 8} 0C{length * 0.5} -9 {length * 0.7} -9 {length * 0.82} -15M{joint + 8} 0"
                f"C{length * 0.5} 9 {length * 0.7} 9 {length * 0.82} 15",
                1.3,
            )
        elif p.pattern == "castroviejo":
            for flip in (False, True):
                with c.at(flip=flip):
                    line = [
                        (joint - 2, -0.8),
                        (joint + 10, 4.5),
                        (length * 0.45, 9),
                        (length * 0.75, 7),
                        (length - 1, 1.4),
                    ]
                    c.shape(ribbon(line, [1.8, 2.2, 3.0, 2.6, 1.4]), "gold" if gold else "body")
                    c.line("".join(f"M{length * (0.36 + 0.025 * i)} 7v3.600" for i in range(8)), FINE)
            c.shape(f"M{length * 0.5} -9.500L{length * 0.53} -9.500L{length * 0.52} 9.500H{length * 0.5}Z", "body", 1.3)
        else:
            ring_handles(c, joint, length, 8.5, gold=gold, thick=4.8)
        _jaws(c, pattern, joint, sweep, 0.7)
        if p.pattern in {"olsen_hegar", "gillies"}:
            c.shape(f"M{pattern.jaw + 1} -1.200L{joint - 4} -1.800V0Z", "ink", None)
        joint_box(
            c, joint, pattern.root * 1.35, screw=p.pattern in {"olsen_hegar", "gillies", "mathieu", "castroviejo"}
        )
        hold = pattern.jaw * 0.3
        with c.at(hold, -sweep * 0.5):
            c.line(
                smooth(
                    [(12 * math.cos(a) - 9, 12 * math.sin(a)) for a in (math.radians(-100 + 16 * i) for i in range(11))]
                ),
                2.2,
            )
    c.ruler(s)


@dataclass(frozen=True, slots=True)
class Shears:
    """A scissor pattern: usual length, blade length, blade width at the joint and near the tip (mm), its form."""

    length: float
    blade: float
    root: float
    tip: float
    form: str = "plain"


SCISSORS: dict[str, Shears] = {
    "mayo": Shears(170, 58, 9.5, 5.0),
    "metzenbaum": Shears(180, 44, 6.0, 2.4),
    "iris": Shears(115, 36, 5.2, 0.5),
    "operating": Shears(145, 58, 8.0, 2.2),
    "littauer": Shears(140, 46, 6.8, 3.2, "hook"),
    "lister": Shears(180, 56, 8.0, 4.6, "angled"),
    "potts": Shears(190, 28, 5.2, 1.0, "angled"),
    "tenotomy": Shears(115, 32, 4.4, 1.3),
    "castroviejo": Shears(105, 20, 3.2, 0.4, "spring"),
    "westcott": Shears(120, 22, 3.2, 0.9, "spring"),
    "universal": Shears(185, 70, 10.5, 6.0, "serrated"),
}


def _blade(c: Canvas, shape: Shears, joint: float, sweep: float, *, sharp: bool, hook: bool) -> None:
    """One blade, edge towards positive y, tip at x = 0."""
    steps = 7
    xs = [joint + 4 - (joint + 4) * i / (steps - 1) for i in range(steps)]
    rise = [shape.root + (shape.tip - shape.root) * ((1 - x / (joint + 4)) ** 1.3) for x in xs]
    rise[0], rise[1] = min(rise[0] * 0.34, 2.4), rise[1] * 0.84
    if sharp:
        rise[-1] = min(rise[-1], 0.5)
    back = bend([(x, -width) for x, width in zip(xs, rise, strict=True)], joint, sweep)
    edge = bend([(x, 0.4) for x in xs[::-1]], joint, sweep)
    ex, ey = edge[0]
    close = (
        f"L{ex:.2f} {ey:.2f}" if sharp else f"Q{ex - rise[-1] * 0.8:.2f} {(ey + back[-1][1]) / 2:.2f} {ex:.2f} {ey:.2f}"
    )
    c.shape(smooth(back) + close + smooth(edge, lead="L") + "Z", "tint")
    ground = bend([(x, 0.4 - min(1.5, shape.root * 0.3)) for x in xs[1:-1]], joint, sweep)
    c.line(smooth(ground), FINE)
    if hook:
        c.shape(ellipse(9, 0.9, 2.6, 1.9), "body", 1.3)


@kind(
    "scissors",
    pattern=Choice(tuple(SCISSORS), {"bandage": "lister", "suture": "littauer", "stitch": "littauer",
        "spencer": "littauer", "stevens": "tenotomy", "dissecting": "metzenbaum", "kilner": "metzenbaum",
            "kelly": "operating",
        "dressing": "operating", "gauze": "operating", "utility": "universal", "vannas": "castroviejo",
        "wire": "universal", "plaster": "lister"}),
    curvature=choice("straight", "curved", "angled"),
    tips=choice("pattern", "sharp_sharp", "sharp_blunt", "blunt_blunt", **{"sh/sh": "sharp_sharp",
        "sh/bl": "sharp_blunt", "bl/bl": "blunt_blunt", "sharp/sharp": "sharp_sharp", "sharp/blunt": "sharp_blunt",
        "blunt/sharp": "sharp_blunt", "blunt/blunt": "blunt_blunt", "probe/blunt": "blunt_blunt"}),
    tungsten_carbide=Flag(),
    length_mm=_LENGTH,
)  # fmt: skip
def scissors(c: Canvas, p: SimpleNamespace) -> None:
    """Scissors by pattern, a little open; curved ones curve, gold rings mean tungsten carbide edges."""
    shape = SCISSORS[p.pattern]
    length, s = _length(c, p.length_mm, shape.length)
    joint = shape.blade + (length - shape.length) * 0.2 + 2
    joint = max(joint, shape.blade * 0.8)
    sharp = p.tips in {"sharp_sharp", "sharp_blunt"} or (
        p.tips == "pattern" and p.pattern in {"iris", "castroviejo", "potts", "westcott"}
    )
    other_sharp = sharp and p.tips != "sharp_blunt"
    sweep = shape.blade * 0.26 if p.curvature == "curved" and shape.form != "angled" else 0.0
    open_by = 7.0
    tilt = 20 if shape.form == "angled" or p.curvature == "angled" else 0
    with c.at(120 - length * s / 2, 84 + (8 if tilt else 0), scale=s):
        if shape.form == "spring":
            for flip in (False, True):
                with c.at(flip=flip):
                    line = [(joint - 2, -0.8), (joint + 10, 4), (length * 0.5, 8), (length * 0.8, 6), (length - 1, 1.2)]
                    c.shape(ribbon(line, [1.6, 1.9, 2.8, 2.2, 1.2]), "gold" if p.tungsten_carbide else "body")
        else:
            ring_handles(c, joint, length, 11, gold=p.tungsten_carbide, ratchet=False, thick=4.4)
        with c.at(joint, 0, turn=tilt):
            for flip, pointed in ((True, other_sharp), (False, sharp)):
                with c.at(turn=-open_by if flip else open_by), c.at(-joint, 0, flip=flip):
                    _blade(
                        c, shape, joint, -sweep if flip else sweep, sharp=pointed, hook=shape.form == "hook" and flip
                    )
                    if shape.form == "angled" and p.pattern == "lister" and flip:
                        c.shape(ellipse(2, -1.2, 5, 2.6), "body")
        if shape.form == "serrated":
            c.line("".join(f"M{6 + i * 4} {4.500 - i * 0.500}l1.500 1.600" for i in range(9)), FINE)
        joint_box(c, joint, min(max(shape.root * 0.5, 2.6), 4), screw=True)
    c.ruler(s)


# Thumb forceps seen from above: half width (mm) at parts of the length from the tip; usual length.
THUMBS: dict[str, tuple[float, tuple[tuple[float, float], ...]]] = {
    "adson": (120, ((0, 0.8), (0.1, 0.9), (0.24, 1.5), (0.34, 4.6), (0.44, 5.4), (0.62, 5.2), (0.85, 4.4), (1, 3.6))),
    "adson_brown": (
        120,
        ((0, 1.6), (0.1, 1.4), (0.24, 1.6), (0.34, 4.6), (0.44, 5.4), (0.62, 5.2), (0.85, 4.4), (1, 3.6)),
    ),
    "debakey": (200, ((0, 1.0), (0.16, 1.2), (0.32, 2.0), (0.45, 4.4), (0.6, 5.0), (0.8, 4.6), (1, 3.6))),
    "russian": (
        200,
        ((0, 2.4), (0.035, 4.4), (0.075, 4.2), (0.13, 2.4), (0.3, 3.6), (0.45, 5.6), (0.7, 5.4), (1, 4.2)),
    ),
    "bonney": (180, ((0, 2.2), (0.12, 2.8), (0.3, 4.8), (0.45, 6.6), (0.7, 6.4), (1, 5))),
    "mcindoe": (150, ((0, 0.9), (0.15, 1.2), (0.35, 2.8), (0.5, 4.4), (0.75, 4.2), (1, 3.2))),
    "semken": (130, ((0, 0.7), (0.2, 1.3), (0.4, 2.8), (0.55, 3.8), (0.8, 3.4), (1, 2.8))),
    "potts_smith": (180, ((0, 1.2), (0.15, 1.6), (0.35, 3.2), (0.5, 4.8), (0.75, 4.6), (1, 3.6))),
    "cushing": (180, ((0, 1.1), (0.2, 1.6), (0.42, 3.4), (0.5, 5.6), (0.8, 5.2), (1, 3.8))),
    "gerald": (175, ((0, 0.6), (0.25, 1.0), (0.45, 2.6), (0.58, 4.0), (0.8, 3.8), (1, 3))),
    "dressing": (145, ((0, 1.8), (0.15, 2.4), (0.35, 3.8), (0.5, 5.0), (0.75, 4.8), (1, 3.8))),
    "tissue": (145, ((0, 1.8), (0.15, 2.4), (0.35, 3.8), (0.5, 5.0), (0.75, 4.8), (1, 3.8))),
    "splinter": (115, ((0, 0.25), (0.2, 1.0), (0.4, 2.6), (0.6, 4.2), (0.8, 4.0), (1, 3.2))),
    "jeweller": (110, ((0, 0.2), (0.15, 0.5), (0.35, 2.6), (0.55, 4.4), (0.8, 4.6), (1, 3.8))),
    "bayonet": (190, ((0, 0.9), (0.25, 1.3), (0.42, 3.2), (0.55, 4.6), (0.8, 4.6), (1, 3.6))),
}
_USUAL_TIP = {
    "adson": "1x2", "adson_brown": "brown", "debakey": "atraumatic", "russian": "ring", "bonney": "1x2",
        "tissue": "1x2", "splinter": "pointed",
    "jeweller": "pointed", "semken": "serrated",
}  # fmt: skip


def _tip_lens(c: Canvas, tip: str) -> None:
    """The tip, magnified: both arms facing, with their teeth."""
    with c.lens(206, 32, 22), c.at(scale=-1, flip=True):
        if tip == "pointed":
            c.shape("M-14 -9L16 -1L14 -8L-6 -17ZM-14 9L16 1L14 8L-6 17Z", "tint")
            return
        lower, upper = (
            "M-18 14L-17.500 4L12 3.500Q16 4 16 8V12Q16 14 12 14Z",
            "M-18 -14L-17.500 -4L12 -3.500Q16 -4 16 -8V-12Q16 -14 12 -14Z",
        )
        c.shape(upper, "tint", 1.4)
        c.shape(lower, "tint", 1.4)
        if tip == "1x2":
            c.shape("M6 -3.500H14L10.500 4Z", "body", 1.3)
            c.shape("M1 3.500H7.500L5 -2.500ZM12.500 3.700L15.500 -2 15.900 5.500Z", "body", 1.3)
        elif tip == "2x3":
            c.shape("M0 -3.500H6L3 3ZM8 -3.500H14L11 3Z", "body", 1.1)
            c.shape(
                "M-4 3.500H1L-1.500 -2.500ZM4.500 3.500H9.500L7 -2.500ZM12.500 3.700L15.500 -2 15.900 5.500Z",
                "body",
                1.1,
            )
        elif tip == "atraumatic":
            c.line("M-16 -9H15M-16 9H15", 1.1)
            c.dots([(-14 + i * 4, -6) for i in range(8)] + [(-14 + i * 4, 6) for i in range(8)], 0.9)
        elif tip == "brown":
            c.line(
                "".join(
                    f"M{-6 + i * 3.6} -3.500l1.800 3 1.800 -3M{-6 + i * 3.6} 3.500l1.800 -3 1.800 3" for i in range(6)
                ),
                1.2,
            )
        elif tip == "ring":
            c.line(
                "".join(
                    f"M{4 - 12 * math.cos(a):.1f} {side * 4}L{4 - 9 * math.cos(a):.1f}"
                    f" {side * (4 + 8 * math.sin(a)):.1f}"
                    for side in (-1, 1)
                    for a in (0.4, 0.8, 1.2, 1.6, 2.0, 2.4)
                ),
                1.1,
            )
        elif tip == "cross_serrated":
            c.line(
                "".join(
                    f"M{-14 + i * 4} {side * 4}l4 {side * 5}m0 {side * -5}l-4 {side * 5}"
                    for side in (-1, 1)
                    for i in range(7)
                ),
                FINE,
            )
        elif tip != "smooth":
            c.line("".join(f"M{-15 + i * 3} {side * 4}v{side * 4.5}" for side in (-1, 1) for i in range(11)), 1.1)


@kind(
    "forceps",
    pattern=Choice((*THUMBS, "allis", "babcock", "sponge"), {"brown": "adson_brown", "gillies": "mcindoe",
        "waugh": "potts_smith", "treves": "tissue", "lane": "bonney", "micro": "jeweller", "rampley": "sponge",
        "foerster": "sponge", "thumb": "dressing", "ferris_smith": "bonney", "de_bakey": "debakey",
        "jansen": "bayonet"}),
    tip=choice("pattern", "1x2", "2x3", "serrated", "atraumatic", "ring", "cross_serrated", "smooth", "pointed",
        "brown", **{"7x7": "brown", "9x9": "brown", "4x5": "2x3", "5x6": "2x3"}, fenestrated="smooth",
        toothed="1x2", rat_tooth="1x2", fine="pointed", plain="serrated", non_toothed="serrated"),
    curvature=choice("straight", "curved", "angled"),
    tungsten_carbide=Flag(),
    length_mm=_LENGTH,
)  # fmt: skip
def forceps(c: Canvas, p: SimpleNamespace) -> None:
    """Thumb forceps from the side and from above, with the tip magnified; ring-handled tissue forceps as clamps."""
    if p.pattern not in THUMBS:
        haemostat(c, SimpleNamespace(pattern=p.pattern, curvature="straight", length_mm=p.length_mm))
        return
    usual, profile = THUMBS[p.pattern]
    length, s = _length(c, p.length_mm, usual)
    tip = p.tip if p.tip != "pattern" else _USUAL_TIP.get(p.pattern, "serrated")
    handle = "gold" if p.tungsten_carbide else "body"
    drop = {"straight": 0.0, "curved": 5.0, "angled": 9.0}[p.curvature]
    wide = 9.5 if length < 160 else 11.0
    with c.at(120 - length * s / 2, 74 if not c.bare else 58, scale=s):
        for side in (1, -1):
            step = 7.0 if p.pattern in {"bayonet", "cushing"} else 0.0
            line = [
                (length, side * 0.9), (length * 0.93, side * 1.4), (length * 0.78, side * wide * 0.62), (length * 0.55,
                     side * wide), (length * 0.42, side * wide * 0.92),
                (length * 0.3, side * wide * 0.7), (length * 0.12, side * wide * 0.5), (0, side * wide * 0.36),
            ]  # fmt: skip
            line = [
                (
                    x,
                    y
                    + (drop * (1 - x / (length * 0.3)) ** 1.5 if x < length * 0.3 else 0)
                    + (step if x < length * 0.35 else 0),
                )
                for x, y in line
            ]
            halves = [0.9, 1.2, 1.2, 1.3, 1.3, 1.2, 1.0, 0.6]
            c.shape(ribbon(line, halves), handle)
            c.shape(ribbon(line[-3:], halves[-3:], ends="round"), "tint")
            grip = offset(line[2:5], [side * -1.2] * 3)
            (x0, y0), (x1, y1) = grip[0], grip[-1]
            c.line(
                "".join(
                    f"M{x0 + (x1 - x0) * t / 12:.2f}"
                    f" {y0 + (y1 - y0) * t / 12 + side * 2.0 * math.sin(math.pi * t / 12) * 0.9:.2f}"
                    f"v{side * 1.6}"
                    for t in range(2, 12)
                ),
                FINE,
            )
    with c.at(120 - length * s / 2, 132 if not c.bare else 118, scale=s):
        line = [(length * t, drop * (1 - t / 0.3) ** 2 if t < 0.3 else 0.0) for t, _ in profile]
        halves = [half for _, half in profile]
        c.shape(ribbon(line, halves, start="round", ends="round"), handle)
        c.shape(ribbon(line[:3], halves[:3], start="round"), "tint")
        c.line("".join(f"M{length * (0.44 + 0.018 * i)} -3v6" for i in range(11)), FINE)
        c.line(f"M{length * 0.9} -2.500v5M{length * 0.94} -2.500v5", FINE)
    if not c.bare:
        _tip_lens(c, tip)
    c.ruler(s)
