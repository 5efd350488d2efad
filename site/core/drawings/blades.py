"""Scalpel blades by number, scalpels and their handles. Outlines are in millimetres, tip to the left, edge down."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import box
from core.drawings.params import Choice, Colour, Flag, choice, kind


@dataclass(frozen=True, slots=True)
class Blade:
    """One pattern: outline from the tip along the edge to the tang and back along the spine; ``ground`` is the sharpened strip."""

    length: float
    width: float
    outline: str
    ground: str
    small_fitment: bool = True  # handles 3, 5, 7, 9; the larger one fits handle 4


def _small(front: str, spine: str, length: float, ground: str, width: float = 8) -> Blade:
    """A blade for handle 3. ``front`` runs tip → edge → (26 mm before the tang), ``spine`` from the tang's top back to the tip."""
    return Blade(length, width, f"{front}L{length - 3.2} 6.6L{length} 0{spine}Z", ground)


def _large(front: str, spine: str, length: float, ground: str, width: float = 11) -> Blade:
    return Blade(length, width, f"{front}L{length - 4} 8.6L{length} 0{spine}Z", ground, small_fitment=False)


BLADES: dict[str, Blade] = {
    "10": _small("M.3 1.2C.6 5 4 8.4 9.500 8.4 12.500 8.4 14 7.4 16 6.6", "H6C3.400 0 1.200 .3.3 1.2", 41,
                 "M.3 1.2C.6 5 4 8.4 9.500 8.4 12.500 8.4 14 7.4 16 6.6C13 6.5 11.500 6.8 9.500 6.6 5.500 6.300 2.500 4 .3 1.2Z"),
    "11": _small("M.2 .2L18.500 6.6", "H.2", 41, "M.2 .2L18.500 6.6L18.900 4.9Z", 7),
    "12": _small("M3.200 12.500C4.500 8.500 8.500 5.200 13 6 14.500 6.3 15.500 6.6 16.500 6.6", "H14C6 0 1.200 5 3.200 12.500", 39,
                 "M3.200 12.500C4.500 8.500 8.500 5.200 13 6 14.500 6.3 15.500 6.6 16.500 6.6C13 4.200 6 4 3.200 12.500Z", 13),
    "12d": _small("M3.200 12.500C4.500 8.500 8.500 5.200 13 6 14.500 6.3 15.500 6.6 16.500 6.6", "H14C6 0 1.200 5 3.200 12.500", 39,
                  "M3.200 12.500C4.500 8.500 8.500 5.200 13 6 14.500 6.3 15.500 6.6 16.500 6.6C13 4.200 6 4 3.200 12.500Z"
                  "M3.200 12.500C1.200 5 6 0 14 0C8 1.500 3 5 3.200 12.500Z", 13),
    "13": _small("M.2 3.300L12 6.6", "H12L.2 3.300", 44, "M.2 3.300L12 6.6L13.500 5Z"),
    "14": _small("M.5 6.600H14", "H9C4 .2 1 2.500 .5 6.600", 42, "M.5 6.600C1 2.500 4 .2 9 0C6 1.600 3 4 3 6.600Z"),
    "15": _small("M.3 3.500C.6 5.600 2.600 6.9 6 6.9 8 6.9 9.500 6.600 11 6.6", "H15C12 0 11 1.900 8 2.100H3C1.400 2.100.500 2.600.3 3.500", 39,
                 "M.3 3.500C.6 5.600 2.600 6.9 6 6.9 8 6.9 9.500 6.600 11 6.6C8 5.600 3 6.2.3 3.500Z", 7),
    "15c": _small("M.3 4.200C.6 5.800 2.600 6.800 6 6.800 9 6.800 12 6.600 14 6.6", "H19C15 0 14 3 10 3.200H3C1.400 3.200.500 3.500.3 4.200", 42,
                  "M.3 4.200C.6 5.800 2.600 6.800 6 6.800 9 6.800 12 6.600 14 6.6C10 5.900 3 6.300.3 4.200Z", 7),
    "16": _small("M.3 6.600L13 6.6", "H10L.3 6.600", 40, "M.3 6.600L10 0L11.600 0L2.900 6.600Z"),
    "17": _small("M.3 1.500V5.200L6 6.6", "H6L.3 1.500", 40, "M.3 1.500V5.200L2.300 5.600V.900Z"),
    "18": _large("M.3 1.800V9C.3 9.600.800 10 1.400 10L14 8.6", "L12 0L1.400 1C.700 1.100.3 1.300.3 1.800", 46,
                 "M.3 1.800V9C.3 9.600.800 10 1.400 10L3.200 9.800V.850L1.400 1C.700 1.100.3 1.300.3 1.800Z"),
    "19": _large("M.3 4C.700 7.600 4 9.400 9 9.400 12 9.400 14 8.6 16 8.6", "H14C10 0 9 1.400 6 1.700 3 2 .800 2.500.3 4", 46,
                 "M.3 4C.700 7.600 4 9.400 9 9.400 12 9.400 14 8.6 16 8.6C11 7.200 4 8 .3 4Z"),
    "20": _large("M.3 1.600C.800 6 4.500 9.600 10.500 9.600 14.500 9.600 16 8.6 18 8.6", "H8C4 0 1.200.300.3 1.600", 45,
                 "M.3 1.600C.800 6 4.500 9.600 10.500 9.600 14.500 9.600 16 8.6 18 8.6C12 7.600 4 6.500.3 1.600Z"),
    "21": _large("M.3 1.500C1 7.200 6 10.400 13 10.400 17 10.400 19 9 21 8.6", "H9C4 0 1 .3.3 1.500", 49,
                 "M.3 1.500C1 7.200 6 10.400 13 10.400 17 10.400 19 9 21 8.6C14 8.400 5 7.200.3 1.500Z"),
    "22": _large("M.3 1.500C1 8.200 7 11.800 15 11.800 20 11.800 22 9.600 24.500 8.6", "H10C4 0 1 .3.3 1.500", 54,
                 "M.3 1.500C1 8.200 7 11.800 15 11.800 20 11.800 22 9.600 24.500 8.6C16 9.400 5 7.800.3 1.500Z", 12),
    "23": _large("M.2 6.400C4 9.600 9 11 15 10.600 18 10.400 20 9 22 8.6", "H19C16-1.200 13-1.400 10-.300 6 1 2.500 4 .2 6.400", 52,
                 "M.2 6.400C4 9.600 9 11 15 10.600 18 10.400 20 9 22 8.6C15 8.600 6 9 .2 6.400Z", 12),
    "24": _large("M.3 7.600C2.500 10.400 7 11.200 13 10.800 17 10.500 19 9.400 21 8.6", "H12C8 0 2 4.500.3 7.600", 49,
                 "M.3 7.600C2.500 10.400 7 11.200 13 10.800 17 10.500 19 9.400 21 8.6C15 9 5 10 .3 7.600Z"),
    "25": _large("M.2 .3L22 8.6", "H.2", 50, "M.2 .3L22 8.6L22.500 6.400Z"),
    "26": _large("M.2 4.300C4 7.600 9 8.800 14 8.600", "H14C9 -.2 4 1.200.2 4.300", 52, "M.2 4.300C4 7.600 9 8.800 14 8.600C9 7 4 6.500.2 4.300Z"),
    "27": _large("M.3 .300C1 5 8 8.600 16 8.600", "H.3", 52, "M.3 .300C1 5 8 8.600 16 8.600C10 7 3 5 .3 .3Z"),
    "36": _large("M.3 2C1 8.600 9 13.400 20 13 26 12.700 27 9.600 30 8.6", "H12C5 -.2 1 .5.3 2", 66,
                 "M.3 2C1 8.600 9 13.400 20 13 26 12.700 27 9.600 30 8.6C20 10.600 6 9 .3 2Z", 14),
}  # fmt: skip

# Mini blades: a shank with a small head, for the 60-series handle.
_MINI: dict[str, tuple[str, str]] = {
    "60": ("M.3 2C1 4.200 3.500 4.600 7 4.600L9 4.200V.400L7 .200C3.500 0 1 .200.3 2Z", "M.3 2C1 4.200 3.500 4.600 7 4.600L7 3.600C4 3.600 2 3.500.3 2Z"),
    "62": ("M.3 1C1 4.300 4 4.500 9 4.400V.300L3 .200C1.500.200.500.300.3 1Z", "M.3 1C1 4.300 4 4.500 9 4.400L8 3.300C5 3.500 2 3.300.3 1Z"),
    "63": ("M.3 4.300H9V.400H6C3 .400 1 2 .3 4.300Z", "M.3 4.300C1 2 3 .400 6 .400L7 1.300C4 1.400 2.300 2.600 1.800 4.300Z"),
    "64": ("M2.300 0C-.300.400-.300 4.200 2.300 4.600L9 4.200V.400Z", "M2.300 0C-.300.400-.300 4.200 2.300 4.600L4 4.500C1.800 4 1.800.600 4 .100Z"),
    "65": ("M.2 .300L9 4.500V.300Z", "M.2 .300L9 4.500V3.100Z"),
    "67": ("M.3 1.600C.500 4.200 3 4.800 9 4.300V.600L4 1C1.500 1 .500 1.100.3 1.600Z", "M.3 1.600C.500 4.200 3 4.800 9 4.300V3.400C4 3.900 2 3.400.3 1.600Z"),
    "69": ("M4.500 0C.800 0-.300 1.600.200 3.200.800 4.900 4 5 9 4.200V.500Z", "M4.500 0C.800 0-.300 1.600.200 3.200.800 4.900 4 5 9 4.200V3.300C4 4 1.800 3.800 1.600 2.500 1.500 1.500 3 .900 5.500.900Z"),
}  # fmt: skip
_NUMBERS = ("15", *(name for name in BLADES if name != "15"), *_MINI)
_ALIASES = {"10a": "11", "11p": "11", "12b": "12", "15a": "15", "22a": "22", "25a": "25", "d/11": "11", "61": "65", "66": "65", "68": "67"}


def paint_blade(c: Canvas, number: str) -> None:
    """A blade in the present frame (millimetres), tip at the left, spine along y = 0."""
    if number in _MINI:
        outline, ground = _MINI[number]
        c.shape("M9 .900L12 1.300H31L33 2.300 31 3.300H12L9 3.700Z")
        c.line("M13 2.300H29", FINE)
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


@kind("scalpel_blade", number=Choice(_NUMBERS, _ALIASES))
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
    number=Choice(("10", *(name for name in BLADES if name != "10")), _ALIASES),
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
                "M12 -1.500C16 -2.500 22 -2.800 30 -2.800H112C121 -2.800 128 0 132 3.500C128 8 120 10.600 112 10.600H34C26 10.600 20 9.500 16 7.500L11 7.200Z",
                "body" if p.safety != "none" else p.colour,
            )
            c.shape("M34 4.500H118", None, FINE)
            for step in range(9):
                c.line(f"M{30 + step * 3.4} 7.200v3M{30 + step * 3.4} -2.400v2.600", 1.1)
            if p.safety != "none":
                start, end = (4, 62) if p.safety == "retractable" else (-14, 40)
                c.shape(box(start, -5.5, end - start, 18.5, 4), p.colour, fade=0.82)
                c.shape(box(end - 17, -8.2, 11, 4, 1.5), "tint")
                c.line(f"M{end - 14.5} -7.600v2.600m3 0v-2.600m3 0v2.600", 1.1)
            if p.ruler:
                c.line("".join(f"M{50 + step * 5} 10.400v{-2.4 if step % 2 else -3.6}" for step in range(12)), 1.1)
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
        c.shape(f"M0 -.900L1.500 -1.500H{nose - 8}L{nose + 3} {-half * 0.8}V{half * 0.8}L{nose - 8} 1.500H1.500L0 .900Z", "tint")
        c.shape(f"M6 -.800H{nose - 10}V.800H6Z", "body", FINE)
        with c.at(nose, 0):
            if form == "stem":
                c.shape(
                    f"M0 {-half * 0.8}C10 {-half} 20 {-half} 30 {-half * 0.9}L{grip * 0.5} {-half * 0.55}C{grip * 0.62} {-half * 0.5}"
                    f" {grip * 0.7} {-half * 1.2} {grip - 6} {-half * 1.2}L{grip} 0L{grip - 6} {half * 1.2}C{grip * 0.7} {half * 1.2}"
                    f" {grip * 0.62} {half * 0.5} {grip * 0.5} {half * 0.55}L30 {half * 0.9}C20 {half} 10 {half} 0 {half * 0.8}Z"
                )
                marks = [6 + step * 3 for step in range(7)]
            elif form == "round":
                c.shape(box(0, -half, grip, half * 2, half))
                c.line(f"M8 {-half}V{half}M11 {-half}V{half}M{grip - 8} {-half}V{half}", FINE)
                marks = [16 + step * 3 for step in range(14)]
            else:
                waist = 0.42 if form == "long" else 0.86
                c.shape(
                    f"M-2 {-half}H{grip * 0.36}C{grip * 0.45} {-half} {grip * 0.46} {-half * waist} {grip * 0.56} {-half * waist}"
                    f"C{grip * 0.7} {-half * waist} {grip * 0.74} {-half} {grip - 6} {-half}L{grip} {-half * 0.4}V{half * 0.4}L{grip - 6} {half}"
                    f"C{grip * 0.74} {half} {grip * 0.7} {half * waist} {grip * 0.56} {half * waist}"
                    f"C{grip * 0.46} {half * waist} {grip * 0.45} {half} {grip * 0.36} {half}H4Z"
                )
                marks = [7 + step * 2.6 for step in range(9)]
            c.line("".join(f"M{x} {-half * 0.62}V{half * 0.62}" for x in marks), 1.2)
            if p.graduated:
                start = grip * 0.46
                c.line("".join(f"M{start + step * 5} {half * 0.7}v{-1.4 if step % 2 else -2.600}" for step in range(int((grip - 12 - start) / 5))), FINE)
    _number(c, "" if p.number == "beaver" else p.number)
    c.ruler(s)
