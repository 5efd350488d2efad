"""Scalpel blades by number, scalpels and their handles. Outlines are in millimetres, tip to the left, edge down."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import box
from core.drawings.params import Choice, Colour, Flag, choice, kind


@dataclass(frozen=True, slots=True)
class Blade:
    """One pattern: outline from the tip along the edge to the tang, back along the spine; ``ground`` is sharpened."""

    length: float
    width: float
    outline: str
    ground: str
    small_fitment: bool = True  # handles 3, 5, 7, 9; the larger one fits handle 4


def _small(front: str, spine: str, length: float, ground: str, width: float = 8) -> Blade:
    """A blade for handle 3. ``front`` runs from the tip along the edge, ``spine`` from the tang back to the tip."""
    return Blade(length, width, f"{front}L{length - 3.2} 6.6L{length} 0{spine}Z", ground)


def _large(front: str, spine: str, length: float, ground: str, width: float = 11) -> Blade:
    return Blade(length, width, f"{front}L{length - 4} 8.6L{length} 0{spine}Z", ground, small_fitment=False)


BLADES: dict[str, Blade] = {
    "10": _small(
        "M.3 1.2C.6 5 4 8.4 9.5 8.4 12.5 8.4 14 7.4 16 6.6",
        "H6C3.4 0 1.2 .3.3 1.2",
        41,
        "M.3 1.2C.6 5 4 8.4 9.5 8.4 12.5 8.4 14 7.4 16 6.6C13 6.5 11.5 6.8 9.5 6.6 5.5 6.3 2.5 4 .3 1.2Z",
    ),
    "11": _small("M.2 .2L18.5 6.6", "H.2", 41, "M.2 .2L18.5 6.6L18.9 4.9Z", 7),
    "12": _small(
        "M3.2 12.5C4.5 8.5 8.5 5.2 13 6 14.5 6.3 15.5 6.6 16.5 6.6",
        "H14C6 0 1.2 5 3.2 12.5",
        39,
        "M3.2 12.5C4.5 8.5 8.5 5.2 13 6 14.5 6.3 15.5 6.6 16.5 6.6C13 4.2 6 4 3.2 12.5Z",
        13,
    ),
    "12d": _small(
        "M3.2 12.5C4.5 8.5 8.5 5.2 13 6 14.5 6.3 15.5 6.6 16.5 6.6",
        "H14C6 0 1.2 5 3.2 12.5",
        39,
        "M3.2 12.5C4.5 8.5 8.5 5.2 13 6 14.5 6.3 15.5 6.6 16.5 6.6C13 4.2 6 4 3.2 12.5Z"
        "M3.2 12.5C1.2 5 6 0 14 0C8 1.5 3 5 3.2 12.5Z",
        13,
    ),
    "13": _small("M.2 3.3L12 6.6", "H12L.2 3.3", 44, "M.2 3.3L12 6.6L13.5 5Z"),
    "14": _small("M.5 6.6H14", "H9C4 .2 1 2.5 .5 6.6", 42, "M.5 6.6C1 2.5 4 .2 9 0C6 1.6 3 4 3 6.6Z"),
    "15": _small(
        "M.3 3.5C.6 5.6 2.6 6.9 6 6.9 8 6.9 9.5 6.6 11 6.6",
        "H15C12 0 11 1.9 8 2.1H3C1.4 2.1.5 2.6.3 3.5",
        39,
        "M.3 3.5C.6 5.6 2.6 6.9 6 6.9 8 6.9 9.5 6.6 11 6.6C8 5.6 3 6.2.3 3.5Z",
        7,
    ),
    "15c": _small(
        "M.3 4.2C.6 5.8 2.6 6.8 6 6.8 9 6.8 12 6.6 14 6.6",
        "H19C15 0 14 3 10 3.2H3C1.4 3.2.5 3.5.3 4.2",
        42,
        "M.3 4.2C.6 5.8 2.6 6.8 6 6.8 9 6.8 12 6.6 14 6.6C10 5.9 3 6.3.3 4.2Z",
        7,
    ),
    "16": _small("M.3 6.6L13 6.6", "H10L.3 6.6", 40, "M.3 6.6L10 0L11.6 0L2.9 6.6Z"),
    "17": _small("M.3 1.5V5.2L6 6.6", "H6L.3 1.5", 40, "M.3 1.5V5.2L2.3 5.6V.9Z"),
    "18": _large(
        "M.3 1.8V9C.3 9.6.8 10 1.4 10L14 8.6",
        "L12 0L1.4 1C.7 1.1.3 1.3.3 1.8",
        46,
        "M.3 1.8V9C.3 9.6.8 10 1.4 10L3.2 9.8V.85L1.4 1C.7 1.1.3 1.3.3 1.8Z",
    ),
    "19": _large(
        "M.3 4C.7 7.6 4 9.4 9 9.4 12 9.4 14 8.6 16 8.6",
        "H14C10 0 9 1.4 6 1.7 3 2 .8 2.5.3 4",
        46,
        "M.3 4C.7 7.6 4 9.4 9 9.4 12 9.4 14 8.6 16 8.6C11 7.2 4 8 .3 4Z",
    ),
    "20": _large(
        "M.3 1.6C.8 6 4.5 9.6 10.5 9.6 14.5 9.6 16 8.6 18 8.6",
        "H8C4 0 1.2.3.3 1.6",
        45,
        "M.3 1.6C.8 6 4.5 9.6 10.5 9.6 14.5 9.6 16 8.6 18 8.6C12 7.6 4 6.5.3 1.6Z",
    ),
    "21": _large(
        "M.3 1.5C1 7.2 6 10.4 13 10.4 17 10.4 19 9 21 8.6",
        "H9C4 0 1 .3.3 1.5",
        49,
        "M.3 1.5C1 7.2 6 10.4 13 10.4 17 10.4 19 9 21 8.6C14 8.4 5 7.2.3 1.5Z",
    ),
    "22": _large(
        "M.3 1.5C1 8.2 7 11.8 15 11.8 20 11.8 22 9.6 24.5 8.6",
        "H10C4 0 1 .3.3 1.5",
        54,
        "M.3 1.5C1 8.2 7 11.8 15 11.8 20 11.8 22 9.6 24.5 8.6C16 9.4 5 7.8.3 1.5Z",
        12,
    ),
    "23": _large(
        "M.2 6.4C4 9.6 9 11 15 10.6 18 10.4 20 9 22 8.6",
        "H19C16-1.2 13-1.4 10-.3 6 1 2.5 4 .2 6.4",
        52,
        "M.2 6.4C4 9.6 9 11 15 10.6 18 10.4 20 9 22 8.6C15 8.6 6 9 .2 6.4Z",
        12,
    ),
    "24": _large(
        "M.3 7.6C2.5 10.4 7 11.2 13 10.8 17 10.5 19 9.4 21 8.6",
        "H12C8 0 2 4.5.3 7.6",
        49,
        "M.3 7.6C2.5 10.4 7 11.2 13 10.8 17 10.5 19 9.4 21 8.6C15 9 5 10 .3 7.6Z",
    ),
    "25": _large("M.2 .3L22 8.6", "H.2", 50, "M.2 .3L22 8.6L22.5 6.4Z"),
    "26": _large(
        "M.2 4.3C4 7.6 9 8.8 14 8.6", "H14C9 -.2 4 1.2.2 4.3", 52, "M.2 4.3C4 7.6 9 8.8 14 8.6C9 7 4 6.5.2 4.3Z"
    ),
    "27": _large("M.3 .3C1 5 8 8.6 16 8.6", "H.3", 52, "M.3 .3C1 5 8 8.6 16 8.6C10 7 3 5 .3 .3Z"),
    "36": _large(
        "M.3 2C1 8.6 9 13.4 20 13 26 12.7 27 9.6 30 8.6",
        "H12C5 -.2 1 .5.3 2",
        66,
        "M.3 2C1 8.6 9 13.4 20 13 26 12.7 27 9.6 30 8.6C20 10.6 6 9 .3 2Z",
        14,
    ),
}

# Mini blades: a shank with a small head, for the 60-series handle.
_MINI: dict[str, tuple[str, str]] = {
    "60": (
        "M.3 2C1 4.2 3.5 4.6 7 4.6L9 4.2V.4L7 .2C3.5 0 1 .2.3 2Z",
        "M.3 2C1 4.2 3.5 4.6 7 4.6L7 3.6C4 3.6 2 3.5.3 2Z",
    ),
    "62": ("M.3 1C1 4.3 4 4.5 9 4.4V.3L3 .2C1.5.2.5.3.3 1Z", "M.3 1C1 4.3 4 4.5 9 4.4L8 3.3C5 3.5 2 3.3.3 1Z"),
    "63": ("M.3 4.3H9V.4H6C3 .4 1 2 .3 4.3Z", "M.3 4.3C1 2 3 .4 6 .4L7 1.3C4 1.4 2.3 2.6 1.8 4.3Z"),
    "64": ("M2.3 0C-.3.4-.3 4.2 2.3 4.6L9 4.2V.4Z", "M2.3 0C-.3.4-.3 4.2 2.3 4.6L4 4.5C1.8 4 1.8.6 4 .1Z"),
    "65": ("M.2 .3L9 4.5V.3Z", "M.2 .3L9 4.5V3.1Z"),
    "67": (
        "M.3 1.6C.5 4.2 3 4.8 9 4.3V.6L4 1C1.5 1 .5 1.1.3 1.6Z",
        "M.3 1.6C.5 4.2 3 4.8 9 4.3V3.4C4 3.9 2 3.4.3 1.6Z",
    ),
    "69": (
        "M4.5 0C.8 0-.3 1.6.2 3.2.8 4.9 4 5 9 4.2V.5Z",
        "M4.5 0C.8 0-.3 1.6.2 3.2.8 4.9 4 5 9 4.2V3.3C4 4 1.8 3.8 1.6 2.5 1.5 1.5 3 .9 5.5.9Z",
    ),
}
BLADES |= {
    number: BLADES[like]
    for number, like in {
        "10a": "11", "11p": "11", "12b": "12", "15a": "15", "22a": "22", "25a": "25", "d/11": "11",
    }.items()
}  # fmt: skip
_MINI |= {number: _MINI[like] for number, like in {"61": "65", "66": "65", "68": "67"}.items()}
"""Blades that are drawn like a near relation, under their own number."""
_NUMBERS = ("15", *(name for name in BLADES if name != "15"), *_MINI)


def paint_blade(c: Canvas, number: str) -> None:
    """A blade in the present frame (millimetres), tip at the left, spine along y = 0."""
    if number in _MINI:
        outline, ground = _MINI[number]
        c.shape("M9 .9L12 1.3H31L33 2.3 31 3.3H12L9 3.7Z")
        c.line("M13 2.3H29", FINE)
        c.shape(outline)
        c.shape(ground, "tint", FINE)
        return
    blade = BLADES[number]
    c.shape(blade.outline)
    c.shape(blade.ground, "tint", FINE)
    end, middle = (blade.length, 3.3) if blade.small_fitment else (blade.length, 4.3)
    wide, slim = (1.5, 0.9) if blade.small_fitment else (1.9, 1.2)
    back, step, front = end - 6.5, end - 13.0, end - (25 if blade.small_fitment else 28)
    c.shape(
        f"M{back} {middle - wide}V{middle + wide}H{step}L{step - 1} {middle + slim}H{front}"
        f"A{slim} {slim} 0 0 1 {front} {middle - slim}H{step - 1}L{step} {middle - wide}Z",
        "shade", 1.3,
    )  # fmt: skip


def _number(c: Canvas, name: str) -> None:
    c.label(name.upper(), 14, 32, 20, anchor="start")


@kind("scalpel_blade", number=Choice(_NUMBERS))
def scalpel_blade(c: Canvas, p: SimpleNamespace) -> None:
    """A blade by its number, four to five times its size; the ground edge is tinted."""
    mini = p.number in _MINI
    length = 33.0 if mini else BLADES[p.number].length
    s = 5.0 if mini else fitting_scale(length, room=(216, 0))
    height = 4.6 if mini else BLADES[p.number].width
    with c.at(124, 92, turn=-16), c.at(-length * s / 2, -height * s / 2, scale=s):
        paint_blade(c, p.number)
    _number(c, p.number)
    c.ruler(s)


@kind(
    "scalpel",
    number=Choice(("10", *(name for name in BLADES if name != "10"))),
    safety=choice("none", "retractable", "shield", sheath="shield", true="retractable", yes="retractable"),
    colour=Colour("teal"),
    ruler=Flag(),
)
def scalpel(c: Canvas, p: SimpleNamespace) -> None:
    """A one-piece disposable scalpel with its blade; safety models show the sleeve that covers it."""
    s = 1.25
    blade = BLADES[p.number]
    reach = blade.length - 13
    with c.at(120, 84, scale=s, turn=-24), c.at(-(reach + 120) / 2, -3.5):
        paint_blade(c, p.number)
        with c.at(reach - 12, 0):
            c.shape(
                "M12 -1.5C16 -2.5 22 -2.8 30 -2.8H112C121 -2.8 128 0 132 3.5C128 8 120 10.6 112 10.6"
                "H34C26 10.6 20 9.5 16 7.5L11 7.2Z",
                "body" if p.safety != "none" else p.colour,
            )
            c.shape("M34 4.5H118", None, FINE)
            for step in range(9):
                c.line(f"M{30 + step * 3.4} 7.2v3M{30 + step * 3.4} -2.4v2.6", 1.1)
            if p.safety != "none":
                start, end = (4, 62) if p.safety == "retractable" else (-14, 40)
                c.shape(box(start, -5.5, end - start, 18.5, 4), p.colour, fade=0.82)
                c.shape(box(end - 17, -8.2, 11, 4, 1.5), "tint")
                c.line(f"M{end - 14.5} -7.6v2.6m3 0v-2.6m3 0v2.6", 1.1)
            if p.ruler:
                c.line("".join(f"M{50 + step * 5} 10.4v{-2.4 if step % 2 else -3.6}" for step in range(12)), 1.1)
    _number(c, p.number)
    c.ruler(s)


_HANDLES: dict[str, tuple[float, str, float]] = {
    # number: (length mm, outline of the grip in parts of its length from the shoulder, half height mm)
    "3": (125, "flat", 4.2),
    "3l": (210, "long", 4.2),
    "4": (135, "flat", 5.6),
    "4l": (212, "long", 5.6),
    "5": (150, "stem", 3.0),
    "7": (160, "stem", 3.2),
    "9": (125, "flat", 3.2),
    "b3": (125, "round", 4.4),
    "beaver": (110, "round", 3.6),
}


@kind(
    "scalpel_handle",
    number=Choice(tuple(_HANDLES), {"b3l": "b3", "6b": "4", "5b": "5", "6": "4", "k": "beaver"}),
    graduated=Flag(),
)
def scalpel_handle(c: Canvas, p: SimpleNamespace) -> None:
    """A reusable blade handle by its number; the fitment that takes the blade is tinted."""
    length, form, half = _HANDLES[p.number]
    s = fitting_scale(length, room=(216, 0))
    nose = 26.0 if p.number not in {"4", "4l"} else 30.0
    grip = length - nose
    with c.at(120, 84, scale=s, turn=-24), c.at(-length / 2, 0):
        c.shape(f"M0 -.9L1.5 -1.5H{nose - 8}L{nose + 3} {-half * 0.8}V{half * 0.8}L{nose - 8} 1.5H1.5L0 .9Z", "tint")
        c.shape(f"M6 -.8H{nose - 10}V.8H6Z", "body", FINE)
        with c.at(nose, 0):
            if form == "stem":
                c.shape(
                    f"M0 {-half * 0.8}C10 {-half} 20 {-half} 30 {-half * 0.9}L{grip * 0.5} {-half * 0.55}"
                    f"C{grip * 0.62} {-half * 0.5}"
                    f" {grip * 0.7} {-half * 1.2} {grip - 6} {-half * 1.2}L{grip} 0"
                    f"L{grip - 6} {half * 1.2}C{grip * 0.7} {half * 1.2}"
                    f" {grip * 0.62} {half * 0.5} {grip * 0.5} {half * 0.55}L30 {half * 0.9}"
                    f"C20 {half} 10 {half} 0 {half * 0.8}Z"
                )
                marks = [6 + step * 3 for step in range(7)]
            elif form == "round":
                c.shape(box(0, -half, grip, half * 2, half))
                c.line(f"M8 {-half}V{half}M11 {-half}V{half}M{grip - 8} {-half}V{half}", FINE)
                marks = [16 + step * 3 for step in range(14)]
            else:
                waist = 0.42 if form == "long" else 0.86
                c.shape(
                    f"M-2 {-half}H{grip * 0.36}C{grip * 0.45} {-half} {grip * 0.46} {-half * waist}"
                    f" {grip * 0.56} {-half * waist}"
                    f"C{grip * 0.7} {-half * waist} {grip * 0.74} {-half} {grip - 6} {-half}"
                    f"L{grip} {-half * 0.4}V{half * 0.4}L{grip - 6} {half}"
                    f"C{grip * 0.74} {half} {grip * 0.7} {half * waist} {grip * 0.56} {half * waist}"
                    f"C{grip * 0.46} {half * waist} {grip * 0.45} {half} {grip * 0.36} {half}H4Z"
                )
                marks = [7 + step * 2.6 for step in range(9)]
            c.line("".join(f"M{x} {-half * 0.62}V{half * 0.62}" for x in marks), 1.2)
            if p.graduated:
                start = grip * 0.46
                c.line(
                    "".join(
                        f"M{start + step * 5} {half * 0.7}v{-1.4 if step % 2 else -2.6}"
                        for step in range(int((grip - 12 - start) / 5))
                    ),
                    FINE,
                )
    _number(c, "" if p.number == "beaver" else p.number)
    c.ruler(s)
