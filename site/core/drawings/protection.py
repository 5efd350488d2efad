"""What people wear: gloves, gowns, masks, caps, aprons, eyewear."""

from __future__ import annotations

import math
from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, soft
from core.drawings.geometry import box, ellipse
from core.drawings.params import Choice, Colour, Flag, Number, choice, kind

# A hand from its back, thumb on the left, in hand widths; the wrist is the origin. (base x, y, tip x, y, half widths)
_THUMB = (-0.4, -0.5, -0.86, -1.02, 0.17, 0.115)
_FINGERS = (
    (-0.36, -1.04, -0.47, -1.86, 0.135, 0.108),
    (-0.11, -1.1, -0.14, -2.04, 0.135, 0.108),
    (0.14, -1.06, 0.2, -1.9, 0.13, 0.104),
    (0.37, -0.94, 0.52, -1.58, 0.115, 0.092),
)


def _finger(finger: tuple[float, ...], across: float, along: float) -> tuple[str, ...]:
    """Left base, left tip, arc and right tip, right base of one finger as text."""
    bx, by, tx, ty, base, tip = (value * (along if i in {1, 3} else across) for i, value in enumerate(finger))
    length = math.hypot(tx - bx, ty - by)
    nx, ny = (ty - by) / length, -(tx - bx) / length
    left, right = (bx + nx * base, by + ny * base), (bx - nx * base, by - ny * base)
    high, low = (tx + nx * tip, ty + ny * tip), (tx - nx * tip, ty - ny * tip)
    return (
        f"{left[0]:.2f} {left[1]:.2f}",
        f"{high[0]:.2f} {high[1]:.2f}",
        f"A{tip:.2f} {tip:.2f} 0 0 1 {low[0]:.2f} {low[1]:.2f}",
        f"{right[0]:.2f} {right[1]:.2f}",
    )


def paint_glove(
    c: Canvas, across: float, along: float, cuff: float, colour: str, *, beaded: bool, texture: bool = False
) -> None:
    """One glove in millimetres: ``across`` a hand's width, ``along`` the unit of length, ``cuff`` below the wrist."""
    x = lambda value: f"{value * across:.2f}"  # noqa: E731
    y = lambda value: f"{value * along:.2f}"  # noqa: E731
    thumb = _finger(_THUMB, across, along)
    fingers = [_finger(finger, across, along) for finger in _FINGERS]
    data = (
        f"M{x(-0.42)} {cuff}L{x(-0.37)} {y(0.05)}C{x(-0.4)} {y(-0.2)} {x(-0.46)} {y(-0.3)}"
        f" {thumb[0]}L{thumb[1]}{thumb[2]}"
    )
    data += f"L{x(-0.6)} {y(-0.78)}C{x(-0.54)} {y(-0.72)} {x(-0.5)} {y(-0.8)} {fingers[0][0]}"
    for i, finger in enumerate(fingers):
        data += f"L{finger[1]}{finger[2]}L{finger[3]}"
        if i + 1 < len(fingers):
            ax, ay = (float(part) for part in finger[3].split())
            bx, by = (float(part) for part in fingers[i + 1][0].split())
            data += f"Q{(ax + bx) / 2:.2f} {max(ay, by) + 0.05 * along:.2f} {fingers[i + 1][0]}"
    data += f"C{x(0.5)} {y(-0.6)} {x(0.44)} {y(-0.3)} {x(0.37)} {y(0.05)}L{x(0.42)} {cuff}Z"
    c.shape(data, soft(colour, 0.3))
    c.line(f"M{x(-0.36)} {y(0.06)}C{x(-0.1)} {y(0.14)} {x(0.1)} {y(0.14)} {x(0.36)} {y(0.06)}", FINE)
    c.line(f"M{x(-0.44)} {y(-0.42)}C{x(-0.28)} {y(-0.4)} {x(-0.22)} {y(-0.26)} {x(-0.2)} {y(-0.1)}", FINE)
    if texture:
        c.dots(
            [
                (tx * across + dx, ty * along + dy)
                for _, _, tx, ty, _, _ in (_THUMB, *_FINGERS)
                for dx, dy in ((-3, 2), (3, 2), (0, 8), (0, -4))
            ],
            0.7,
        )
    else:
        c.line(
            "".join(
                f"M{x(fx - 0.06)} {y(fy)}h{x(0.12)}"
                for fx, fy in ((-0.42, -1.46), (-0.125, -1.58), (0.17, -1.5), (0.45, -1.28))
            ),
            FINE,
        )
    if beaded:
        c.shape(box(-0.45 * across, cuff - 5, 0.9 * across, 9, 4.5), "tint")
    else:
        c.shape(box(-0.42 * across, cuff - 10, 0.84 * across, 10), "tint", FINE)


@kind(
    "glove",
    size=Number(7.5, 5, 9.5),
    colour=Colour("latex"),
    cuff=choice("beaded", "straight"),
    system=Flag(),
)
def glove(c: Canvas, p: SimpleNamespace) -> None:
    """A pair of surgical gloves, left and right, with the size; a double-gloving system shows the green under-glove."""
    size = round(p.size * 2) / 2
    s = 0.46
    across, along = 89 + (size - 7) * 12.4, 86 + (size - 7) * 4
    reach = 278 + (size - 7) * 8 - 2.14 * along
    top = 12
    with c.at(64, top + 2.14 * along * s, scale=s):
        paint_glove(c, across, along, reach, "green" if p.system else p.colour, beaded=p.cuff == "beaded")
    with c.at(158, top + 2.14 * along * s, scale=-s, flip=True):
        paint_glove(c, across, along, reach, p.colour, beaded=p.cuff == "beaded")
    c.label(f"{size:g}", 228, 154, 16)
    c.ruler(s)


_LETTER_SIZES = {"xs": 70, "s": 80, "m": 95, "l": 110, "xl": 115, "xxl": 120}


@kind(
    "exam_glove",
    size=Choice(
        ("m", "xs", "s", "l", "xl", "xxl"),
        {"extra_small": "xs", "small": "s", "medium": "m", "large": "l", "extra_large": "xl"},
    ),
    colour=Colour("blue"),
    texture=choice("fingertip", "smooth", "full", textured="fingertip"),
    length_mm=Number(240, 200, 400),
)
def exam_glove(c: Canvas, p: SimpleNamespace) -> None:
    """Examination gloves coming out of their box, in their colour, with the letter size."""
    s = 0.46
    across = _LETTER_SIZES[p.size]
    along = 72 + across * 0.16
    cuff = min(p.length_mm - 2.14 * along, 66)
    with c.at(92, 22 + 2.14 * along * s, scale=s):
        with c.at(40, 14, turn=14):
            paint_glove(c, across, along, cuff, p.colour, beaded=False)
        paint_glove(c, across, along, cuff, p.colour, beaded=False, texture=p.texture != "smooth")
    c.shape(box(22, 116, 164, 42, 4), "body")
    c.shape("M50 116C60 126 150 126 160 116Z", "shade", FINE)
    c.shape(box(22, 146, 164, 12, 4), "tint")
    c.label(p.size.upper(), 228, 154, 16)
    c.ruler(s)


@kind(
    "gown",
    level=Number(0, 0, 4),
    colour=Colour("light_blue"),
    reinforced=Flag(),
    sleeves=choice("long", "short", "none"),
)
def gown(c: Canvas, p: SimpleNamespace) -> None:
    """A gown from the front; zones that keep fluid out grow with the barrier level; 0 is "not stated"."""
    s = 0.108
    with c.at(116, 14, scale=s):
        for side in (False, True):
            with c.at(scale=-1 if side else 1, flip=side):
                if p.sleeves == "long":
                    c.shape("M225 50C300 80 330 140 360 200L690 690 590 755 270 400Z", soft(p.colour))
                    if p.reinforced or p.level >= 4:
                        c.shape("M455 340L690 690 590 755 370 513Z", "tint", FINE)
                    c.shape("M690 690L732 752 640 812 590 755Z", "body")
                    c.line("M704 712L608 774M718 732L622 792", FINE)
                elif p.sleeves == "short":
                    c.shape("M225 50C300 80 330 140 360 200L440 330 330 400 270 400Z", soft(p.colour))
        c.shape(
            "M-95 8L-225 50C-280 200-290 300-285 400L-400 1290C-200 1320 200 1320 400 1290"
            "L285 400C290 300 280 200 225 50L95 8C60 70-60 70-95 8Z",
            soft(p.colour),
        )
        if p.reinforced or p.level >= 3:
            c.shape("M-170 150C-60 190 60 190 170 150L260 1306C100 1316-100 1316-260 1306Z", "tint", FINE)
        elif p.level >= 2:
            c.shape("M-170 150C-60 190 60 190 170 150L200 700H-200Z", "tint", FINE)
        c.shape("M-95 8C-60 70 60 70 95 8L76-6C50 40-50 40-76-6Z", "tint")
        c.line("M-318 660C-150 690 150 690 318 660M-318 660C-380 760-400 840-372 930M318 660C350 740 340 800 350 880")
        c.shape(box(70, 640, 150, 95, 8), "body", FINE)
    if p.level and not c.bare:
        c.text(f"{p.level:.0f}", 226, 30, 18, anchor="end")
    c.ruler(s)


_PLEATS = (0.3, 0.5, 0.7)


@kind(
    "mask",
    fixing=choice("ear_loop", "tie", ear="ear_loop", loop="ear_loop", ties="tie"),
    colour=Colour("light_blue"),
    type=choice("iir", "i", "ii", level_1="i", level_2="ii", level_3="iir"),
    visor=Flag(),
)
def mask(c: Canvas, p: SimpleNamespace) -> None:
    """A pleated face mask with ear loops or ties; a visor when it has one."""
    s = 0.8
    x, y, w, h = 50.0, 50.0, 140.0, 76.0
    if p.fixing == "ear_loop":
        for side in (-1, 1):
            edge = 120 + side * w / 2
            c.tube(
                f"M{edge} {y + 8}C{edge + side * 44} {y - 4} {edge + side * 44} {y + h + 4} {edge} {y + h - 8}",
                1.8,
                "body",
                line=1.3,
            )
    else:
        for side in (-1, 1):
            edge = 120 + side * w / 2
            c.tube(
                f"M{edge} {y + 4}C{edge + side * 16} {y - 8} {edge + side * 26} {y - 30} {edge + side * 42} {y - 36}",
                2.4,
                "body",
                line=1.3,
            )
            c.tube(
                f"M{edge} {y + h - 4}C{edge + side * 18} {y + h + 2} {edge + side * 22} {y + h + 26}"
                f" {edge + side * 40} {y + h + 24}",
                2.4,
                "body",
                line=1.3,
            )
    c.shape(
        f"M{x} {y}C{x + 40} {y - 12} {x + w - 40} {y - 12} {x + w} {y}"
        f"C{x + w + 3} {y + 24} {x + w + 3} {y + h - 24} {x + w} {y + h}"
        f"C{x + w - 40} {y + h + 14} {x + 40} {y + h + 14} {x} {y + h}C{x - 3} {y + h - 24} {x - 3} {y + 24} {x} {y}Z",
        soft(p.colour),
    )
    c.line(
        "".join(
            f"M{x} {y + h * t}C{x + 46} {y + h * t + 6 * (t - 0.5) * 2} {x + w - 46}"
            f" {y + h * t + 6 * (t - 0.5) * 2} {x + w} {y + h * t}"
            for t in _PLEATS
        )
    )
    c.line(
        "".join(
            f"M{x + 6} {y + h * t + 4}C{x + 46} {y + h * t + 5} {x + w - 46} {y + h * t + 5}"
            f" {x + w - 6} {y + h * t + 4}"
            for t in _PLEATS
        ),
        FINE,
    )
    c.tube(f"M92 {y - 3}C106 {y - 6} 134 {y - 6} 148 {y - 3}", 3.4, "tint", line=1.3)
    c.line(f"M{x + 7} {y + 3}V{y + h - 3}M{x + w - 7} {y + 3}V{y + h - 3}", FINE, dash="2 3")
    if p.visor:
        c.shape(
            f"M{x - 6} {y + 6}C{x - 8} 12 {x + 10} 12 120 12S{x + w + 8} 12 {x + w + 6} {y + 6}"
            f"C{x + w - 40} {y - 8} {x + 40} {y - 8} {x - 6} {y + 6}Z",
            "clear",
            fade=0.75,
        )
    c.text({"iir": "IIR", "ii": "II", "i": "I"}[p.type], x + w - 16, y + h + 1, 8, anchor="end", width=1.2)
    c.ruler(s)


@kind(
    "respirator",
    grade=choice("ffp2", "ffp1", "ffp3", "n95", "n99", "kn95"),
    shape=choice("cup", "duckbill", "fold", flat_fold="fold", flat="fold"),
    valve=Flag(),
)
def respirator(c: Canvas, p: SimpleNamespace) -> None:
    """A filtering half mask from the side, its two head bands, its grade."""
    c.tube("M92 60C140 20 200 34 224 22M88 120C140 130 190 118 224 132", 3.2, "shade", line=1.3)
    if p.shape == "cup":
        c.shape("M96 34C52 38 24 66 26 92 30 124 64 140 96 140 108 118 110 62 96 34Z")
        c.shape("M96 34C108 62 108 118 96 140L104 142C120 116 120 60 104 32Z", "tint")
        c.line("M88 44C58 52 40 70 40 92 44 114 66 128 88 130", FINE)
        valve = (58, 98)
    elif p.shape == "duckbill":
        c.shape("M100 32L28 70C20 76 20 98 28 104L100 140C112 116 112 58 100 32Z")
        c.shape("M28 70C20 76 20 98 28 104L38 108C32 98 32 78 38 66Z", "tint")
        c.line("M24 88C50 84 80 84 108 88", FINE)
        valve = (66, 104)
    else:
        c.shape("M104 28C70 34 34 58 20 88 40 118 74 140 104 146 112 110 112 60 104 28Z")
        c.shape("M104 28C70 34 34 58 20 88C50 84 80 84 110 88C111 66 109 46 104 28Z", "tint")
        c.line("M20 88C50 84 80 84 110 88")
        valve = (66, 112)
    c.tube("M72 41C80 36 86 34 96 33" if p.shape != "fold" else "M78 39C86 34 92 32 102 30", 3, "shade", line=1.3)
    if p.valve:
        c.shape(ellipse(*valve, 13), "body")
        c.shape(ellipse(*valve, 8), "shade", FINE)
        c.line(f"M{valve[0] - 5} {valve[1]}h10M{valve[0]} {valve[1] - 5}v10", FINE)
    c.label(p.grade.upper(), 228, 84, 13)
    c.ruler(0.8)


@kind("cap", type=choice("bouffant", "tie", "hood", mob="bouffant"), colour=Colour("light_blue"))
def cap(c: Canvas, p: SimpleNamespace) -> None:
    """A theatre cap: elasticated, tied, or a hood."""
    if p.type == "bouffant":
        c.shape("M50 112C24 70 60 22 120 22S216 70 190 112C170 122 70 122 50 112Z", soft(p.colour))
        c.line(
            "M66 108C52 84 62 54 84 40M92 112C84 86 92 52 106 34M148 112C156 86 148 52 134 34"
            "M174 108C188 84 178 54 156 40",
            FINE,
        )
        c.shape(
            "M50 112C70 122 170 122 190 112C194 118 194 122 190 126 170 136 70 136 50 126 46 122 46 118 50 112Z", "tint"
        )
        c.line(
            "".join(f"M{58 + step * 11} {117 + 3 * math.sin(step / 11 * math.pi):.1f}v9" for step in range(12)), FINE
        )
    elif p.type == "tie":
        c.shape("M52 118C44 60 74 26 120 26S196 60 188 118Z", soft(p.colour))
        c.shape("M48 108C90 118 150 118 192 108L194 130C150 140 90 140 46 130Z", "tint")
        c.line("M120 26C112 60 112 84 116 113", FINE)
        c.tube("M193 118C206 120 212 134 226 132M193 124C204 132 204 146 218 152", 3, "tint", line=1.3)
    else:
        c.shape(
            "M120 14C76 14 60 48 62 86 50 104 34 118 28 142 60 160 180 160 212 142 206 118 190"
            " 104 178 86 180 48 164 14 120 14Z",
            soft(p.colour),
        )
        c.shape("M120 28C88 28 76 58 78 86 84 116 104 131 120 131S156 116 162 86C164 58 152 28 120 28Z", "tint", FINE)
        c.shape("M120 38C92 38 84 60 86 84 90 110 106 122 120 122S150 110 154 84C156 60 148 38 120 38Z", "shade")
        c.line("M92 58C100 50 140 50 148 58", 1.3, dash="2 3")
    c.ruler(0.5)


@kind("shoe_cover", colour=Colour("light_blue"), boot=Flag())
def shoe_cover(c: Canvas, p: SimpleNamespace) -> None:
    """An overshoe, or a knee-high boot cover."""
    if p.boot:
        c.shape(
            "M70 16H122C120 60 122 84 136 96 160 104 206 110 212 134 213 144 208 148 196 148H62"
            "C56 140 58 130 62 122 70 90 72 50 70 16Z",
            soft(p.colour),
        )
        c.shape(box(68, 12, 56, 9, 4), "tint")
        c.line("M72 92C88 100 106 98 124 90M66 112C90 118 116 112 138 98", FINE)
        c.tube("M68 60C90 68 108 66 126 58", 3, "body", line=1.3)
    else:
        c.shape(
            "M36 92C34 74 44 60 62 60 88 60 96 74 120 80 160 88 210 96 216 128 217 140 210 144"
            " 196 144H44C30 140 34 112 36 92Z",
            soft(p.colour),
        )
        c.shape("M36 84C34 70 48 56 64 56 84 56 92 66 100 74 82 84 58 86 36 84Z", "tint")
        c.line("".join(f"M{46 + step * 9} {62 + abs(step - 2)}l-2 18" for step in range(6)), FINE)
        c.line("M110 90C140 96 176 104 196 116M60 100C60 116 62 126 66 134", FINE)
    c.line("M48 148H206" if not p.boot else "M66 152H204", 1.3, dash="1.5 4")
    c.ruler(0.65)


@kind("apron", colour=Colour("white"))
def apron(c: Canvas, p: SimpleNamespace) -> None:
    """A bib apron with neck loop and waist ties."""
    c.tube("M94 32C90 -4 150 -4 146 32", 2.4, "tint", line=1.3)
    c.tube("M80 74C60 78 52 92 34 90M160 74C180 78 188 92 206 90", 2.4, "tint", line=1.3)
    c.shape("M92 30H148C150 50 154 64 164 72L176 156H64L76 72C86 64 90 50 92 30Z", soft(p.colour))
    c.line("M96 34H144M86 82C90 110 84 130 82 150M154 82C150 110 156 130 158 150M120 60V148", FINE)
    c.ruler(0.11)


@kind("eyewear", type=choice("goggles", "glasses", "visor", face_shield="visor", shield="visor", spectacles="glasses"))
def eyewear(c: Canvas, p: SimpleNamespace) -> None:
    """Goggles, safety glasses or a face shield."""
    if p.type == "visor":
        c.shape("M46 44C90 30 150 30 194 44L190 120C172 158 68 158 50 120Z", "clear")
        c.line("M66 66L96 52M66 84L120 58", FINE)
        c.shape("M40 26C90 12 150 12 200 26L198 50C150 36 90 36 42 50Z", "tint")
        c.line("M40 30C24 34 18 44 14 54M200 30C216 34 222 44 226 54")
    else:
        if p.type == "goggles":
            c.tube("M46 76C28 70 20 66 10 70M194 76C212 70 220 66 230 70", 7, "shade")
            c.shape(
                "M46 56C90 42 150 42 194 56 202 76 200 100 188 112 160 122 138 110 128 100 122 94 118"
                " 94 112 100 102 110 80 122 52 112 40 100 38 76 46 56Z",
                "tint",
            )
        else:
            c.tube("M48 70L16 60C10 60 8 72 8 80M192 70L224 60C230 60 232 72 232 80", 3.4, "tint")
        c.shape(
            "M56 66C92 54 148 54 184 66 190 80 188 94 180 102 158 108 142 100 132 90 124 82 116"
            " 82 108 90 98 100 82 108 60 102 52 94 50 80 56 66Z",
            "clear",
        )
        c.line("M70 84L86 68M76 92L100 68M148 84L162 70", FINE)
    c.ruler(1)
