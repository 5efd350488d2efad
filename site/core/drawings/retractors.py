"""Retractors: hand-held ones by their ends, self-retaining ones by their mechanism."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import box, ellipse, ribbon, smooth
from core.drawings.grasping import ring_handles
from core.drawings.params import Choice, Number, choice, kind

_USUAL = {
    "langenbeck": 210, "army_navy": 215, "senn": 160, "deaver": 300, "richardson": 240, "farabeuf": 150,
        "volkmann": 220, "hohmann": 230, "czerny": 175,
    "kilner": 145, "ribbon": 300, "skin_hook": 160, "weitlaner": 165, "gelpi": 170, "balfour": 220, "cheek": 140,
        "minnesota": 140, "ring": 300, "vein": 150,
    "morris": 240,
}  # fmt: skip


def _prongs(c: Canvas, count: int, length: float, *, sharp: bool) -> None:
    """A rake at the origin, its prongs hooking to the left and down; the shank comes from the right."""
    step = 5.0
    half = (count - 1) * step / 2
    if count == 1:
        c.shape(ribbon([(14, 0), (4, 0)], [1.7, 1.3]))
    else:
        c.shape(ribbon([(14, 0), (6, -half * 0.3), (3, -half)], [1.9, 1.5, 1.2]))
        c.shape(ribbon([(14, 0), (6, half * 0.3), (3, half)], [1.9, 1.5, 1.2]))
    for i in range(count):
        y = -half + i * step
        tip = 0.15 if sharp else 0.9
        c.shape(
            ribbon(
                [(5, y), (-length * 0.5, y - 0.4), (-length * 0.9, y + 0.6), (-length, y + 4)],
                [1.2, 1.1, 1.0, tip],
                ends="flat" if sharp else "round",
            ),
            "tint",
        )


def _blade_end(c: Canvas, depth: float) -> None:
    """A right-angled blade from the side: it drops from the shank's end at the origin."""
    c.shape(
        ribbon(
            [(10, 0), (3, -0.4), (-1, 2), (-1.5, depth * 0.5), (-1.2, depth), (-4, depth + 1.8)],
            [2.2, 2.2, 2.3, 2.2, 2.0, 1.2],
            ends="round",
        ),
        "tint",
    )


def _hand_held(c: Canvas, p: SimpleNamespace, length: float) -> None:
    """In millimetres, working end at x = 0, its blade hanging down, handle to the right."""
    w, d = p.width_mm, p.depth_mm
    if p.pattern in {"langenbeck", "morris", "richardson", "cheek"}:
        _blade_end(c, d)
        c.shape(ribbon([(9, 0), (length * 0.3, 0), (length * 0.5, 0)], [2.2, 2.3, 2.4]))
        if p.pattern == "richardson":
            c.shape(
                ribbon(
                    [(length * 0.46, 0), (length * 0.6, 0), (length * 0.84, 0), (length, 0)],
                    [2, 5, 6, 3.4],
                    ends="round",
                )
            )
            c.line(f"M{length * 0.56} -2.500H{length * 0.94}M{length * 0.56} 2.500H{length * 0.94}", FINE)
        else:
            c.shape(
                f"M{length * 0.46} -2.200C{length * 0.6} -8 {length * 0.9} -9 {length} -5V5"
                f"C{length * 0.9} 9 {length * 0.6} 8 {length * 0.46} 2.2Z"
                + ellipse(length * 0.78, 0, length * 0.13, 3.6), hollow=True,
            )  # fmt: skip
    elif p.pattern in {"army_navy", "farabeuf"}:
        for scale in (1, -1):
            with c.at(0 if scale == 1 else length, 0, scale=scale, flip=scale == -1):
                _blade_end(c, d if scale == 1 else d * 0.7)
        c.shape(box(8, -2.3, length - 16, 4.6, 1.5))
        c.line(f"M{length * 0.3} 0H{length * 0.7}", FINE)
    elif p.pattern == "senn":
        _prongs(c, 3, 9, sharp=True)
        c.shape(
            ribbon(
                [(12, 0), (length * 0.3, 0), (length * 0.5, 0), (length * 0.7, 0), (length - 12, 0)],
                [1.6, 2.4, 3.4, 2.4, 1.4],
            )
        )
        with c.at(length, 0, scale=-1, flip=True):
            _blade_end(c, 18)
    elif p.pattern in {"volkmann", "kilner", "skin_hook"}:
        count = 1 if p.pattern == "skin_hook" else round(p.prongs)
        with c.at(14, 0):
            _prongs(c, count, 14 if p.pattern == "volkmann" else 9, sharp=p.tips != "blunt")
        c.shape(ribbon([(26, 0), (length * 0.4, 0), (length * 0.72, 0)], [1.8, 2.2, 2.8]))
        if p.pattern == "skin_hook":
            c.shape(ribbon([(length * 0.4, 0), (length * 0.6, 0), (length, 0)], [2, 3.4, 2.4], ends="round"))
        else:
            rx = length * 0.15
            c.shape(ellipse(length - rx, 0, rx, 13) + ellipse(length - rx, 0, rx - 5, 8.5), hollow=True)
    elif p.pattern == "deaver":
        line = [
            (length * 0.02, 46),
            (0, 34),
            (length * 0.08, 10),
            (length * 0.26, -6),
            (length * 0.46, 0),
            (length * 0.68, 6),
            (length * 0.88, 4),
            (length * 0.985, 10),
            (length * 0.985, 20),
        ]
        c.shape(ribbon(line, [1.4, 2.6, 3.4, 3.4, 3.2, 3.2, 3.2, 2.8, 2.0], ends="round", start="round"))
        c.shape(ribbon(line[:4], [1.4, 2.6, 3.4, 3.4], start="round"), "tint")
    elif p.pattern == "czerny":
        _blade_end(c, d * 0.8)
        c.shape(ribbon([(8, 0), (length * 0.5, 0), (length - 16, 0)], [1.5, 3.2, 1.6]))
        with c.at(length - 12, 0, scale=-1, flip=True):
            _prongs(c, 2, 11, sharp=False)
    elif p.pattern == "hohmann":
        line = [(0, 13), (4, 4), (16, -3), (length * 0.3, -4), (length * 0.5, 3), (length * 0.72, 6), (length, 4)]
        c.shape(ribbon(line, [0.4, 2.4, 5.4, 6, 5, 5, 6], ends="round"))
        c.shape(ribbon(line[:4], [0.4, 2.4, 5.4, 6]), "tint")
        c.shape(ellipse(length * 0.94, 4, 3, 2.4), "shade", 1.3)
    elif p.pattern == "ribbon":
        line = [(0, 26), (4, 8), (length * 0.16, -4), (length * 0.5, 2), (length * 0.8, 0), (length, -2)]
        c.shape(ribbon(line, [w * 0.3] * 6, ends="round", start="round"))
        c.shape(ribbon(line[:3], [w * 0.3] * 3, start="round"), "tint")
    elif p.pattern == "minnesota":
        line = [(0, 14), (8, 2), (length * 0.3, -4), (length * 0.62, 2), (length * 0.88, 6), (length, 22)]
        c.shape(ribbon(line, [7, 9, 8, 8, 10, 9], ends="round", start="round"))
        c.shape(ribbon(line[:3], [7, 9, 8], start="round"), "tint")
    else:  # vein
        c.shape(ribbon([(9, 12), (0, 11), (-2, 3), (6, 0), (20, 0)], [1.4, 2.2, 2.2, 1.6, 1.5], start="round"), "tint")
        c.shape(ribbon([(18, 0), (length * 0.5, 0), (length * 0.7, 0), (length, 0)], [1.5, 2, 4.2, 3], ends="round"))
        c.line("".join(f"M{length * (0.62 + 0.03 * i)} -3v6" for i in range(9)), FINE)


def _self_retaining(c: Canvas, p: SimpleNamespace, length: float) -> None:
    """Weitlaner and Gelpi: two arms crossing at a joint, held by a ratchet, prongs turned outwards."""
    joint = length * 0.5
    for flip in (False, True):
        with c.at(flip=flip):
            arm = [(joint + 4, -1), (joint * 0.72, 7), (joint * 0.42, 15), (10, 12)]
            if p.pattern == "weitlaner":
                c.shape(ribbon(arm, [3.4, 3, 2.8, 2.4]))
                count = max(2, round(p.prongs))
                for i in range(count):
                    x, y = 11 + i * 5.0, 12.6 + i * 0.7
                    c.shape(
                        ribbon(
                            [(x + 1, y - 2), (x - 2, y + 5), (x - 2, y + 10), (x + 1, y + 14)],
                            [1.5, 1.2, 1.0, 0.9 if p.tips == "blunt" else 0.15],
                        ),
                        "tint",
                    )
            else:
                c.shape(ribbon([*arm[:3], (14, 10), (4, 6)], [3.4, 3, 2.6, 2, 1.5]))
                c.shape(ribbon([(10, 8), (2, 5), (-2, 9), (2, 15)], [1.7, 1.6, 1.2, 0.2]), "tint")
    ring_handles(c, joint, length, 11, ratchet=False, thick=5)
    at = joint + (length - joint) * 0.34
    c.line(smooth([(at, -8), (at + 4.4, 0), (at + 2, 12)]), 4.6)
    c.line(smooth([(at, -8), (at + 4.4, 0), (at + 2, 12)]), 1.2)
    c.shape(ellipse(joint, 0, 4.4), "body")
    c.line(f"M{joint - 2.6} 1.500L{joint + 2.6} -1.500", 1.1)


def _balfour(c: Canvas) -> None:
    """An abdominal frame: rail, two fenestrated side blades, a centre blade."""
    c.shape(box(24, 30, 192, 11, 4))
    c.line("".join(f"M{80 + i * 6} 33v5" for i in range(20)), FINE)
    for x, tint in ((40, "body"), (172, "body")):
        c.shape(box(x - 4, 24, 34, 23, 5), tint)
        c.shape(ellipse(x + 13, 35.500, 4), "shade", 1.3)
    for x, side in ((46, -1), (190, 1)):
        c.tube(
            f"M{x} 47V112C{x} 146 {x + side * 26} 146 {x + side * 26} 120V86"
            f"C{x + side * 26} 74 {x + side * 14} 70 {x} 76",
            7,
            "tint",
        )
    c.shape("M112 41H128V96H112Z")
    c.shape("M92 92C92 86 148 86 148 92L156 126C158 150 82 150 84 126Z", "tint")
    c.line("M96 126C100 138 140 138 144 126", FINE)
    c.shape(ellipse(120, 68, 8), "body")
    c.line("M115 68h10", 1.3)
    c.ruler(0.8)


def _ring_frame(c: Canvas) -> None:
    """An elastic hook retractor: notched ring and stays."""
    c.shape(ellipse(120, 84, 92, 66) + ellipse(120, 84, 80, 55), "tint", hollow=True)
    for x, y, tx, ty in (
        (46, 60, 96, 74),
        (46, 108, 96, 94),
        (194, 60, 144, 74),
        (194, 108, 144, 94),
        (120, 22, 120, 62),
        (120, 146, 120, 106),
    ):
        c.line(f"M{x} {y}L{tx} {ty}", 2.4)
        c.shape(ellipse(x, y, 4), "body", 1.3)
        c.line(f"M{tx} {ty}q{(120 - tx) * 0.2} 6 {(120 - tx) * 0.1 + 3} -4", 1.3)
    c.ruler(0.64)


@kind(
    "retractor",
    pattern=Choice(tuple(_USUAL), {"us_army": "army_navy", "parker": "army_navy", "goelet": "army_navy",
        "roux": "farabeuf", "kelly": "richardson", "us_richardson": "richardson", "malleable": "ribbon",
        "rake": "volkmann", "cat_s_paw": "kilner", "cats_paw": "kilner", "cat_paw": "kilner", "gillies": "skin_hook",
        "joseph": "skin_hook", "beckmann": "weitlaner", "adson": "weitlaner", "travers": "weitlaner",
        "austin": "minnesota", "lone_star": "ring", "alexis": "ring", "cushing": "vein", "desmarres": "vein",
        "self_retaining": "weitlaner", "hand_held": "langenbeck"}),
    width_mm=Number(14, 4, 80),
    depth_mm=Number(38, 6, 120),
    prongs=Number(3, 1, 6),
    tips=choice("sharp", "blunt"),
    length_mm=Number(0, 0, 450),
)  # fmt: skip
def retractor(c: Canvas, p: SimpleNamespace) -> None:
    """A retractor by pattern, its blades or prongs tinted. ``length_mm`` 0 is the pattern's usual length."""
    if p.pattern == "balfour":
        _balfour(c)
        return
    if p.pattern == "ring":
        _ring_frame(c)
        return
    length = p.length_mm or float(_USUAL[p.pattern])
    s = fitting_scale(length + 12, room=(220, 0))
    drop = {
        "langenbeck": 14,
        "army_navy": 10,
        "richardson": 14,
        "morris": 14,
        "deaver": 12,
        "cheek": 14,
        "hohmann": 0,
        "farabeuf": 8,
    }.get(p.pattern, 0)
    with c.at(120 - (length - 6) * s / 2, 82 - drop, scale=s):
        if p.pattern in {"weitlaner", "gelpi"}:
            _self_retaining(c, p, length)
        else:
            _hand_held(c, p, length)
    if p.pattern in {"langenbeck", "army_navy", "richardson", "morris", "farabeuf", "czerny", "cheek"} and not c.bare:
        with c.lens(120, 126, 25):
            k = min(34 / max(p.depth_mm, p.width_mm), s * 1.4)
            w, h = p.width_mm * k, p.depth_mm * k
            c.shape(
                f"M{-w / 2} {-h / 2}H{w / 2}V{h * 0.3}C{w / 2} {h / 2} {-w / 2} {h / 2} {-w / 2} {h * 0.3}Z", "tint"
            )
    c.ruler(s)
