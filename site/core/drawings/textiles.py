"""Swabs, sponges, dressings, bandages, tapes and drapes: flat goods, drawn to scale from above."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale, soft
from core.drawings.geometry import box, ellipse
from core.drawings.params import Choice, Colour, Flag, Number, choice, kind


def _weave(x: float, y: float, w: float, h: float, pitch: float) -> str:
    """A grid of threads inside a rectangle, as path data."""
    down = "".join(f"M{x + pitch * i:.1f} {y}v{h:.1f}" for i in range(1, int(w / pitch + 0.99)))
    across = "".join(f"M{x} {y + pitch * i:.1f}h{w:.1f}" for i in range(1, int(h / pitch + 0.99)))
    return down + across


@kind(
    "gauze_swab",
    width_mm=Number(100, 20, 900),
    height_mm=Number(100, 20, 900),
    ply=Number(8, 1, 48),
    xray=Flag(),
    nonwoven=Flag(),
    count=Number(5, 1, 200),
)
def gauze_swab(c: Canvas, p: SimpleNamespace) -> None:
    """A stack of gauze swabs: the edge shows the plies, a blue thread the X-ray line."""
    if p.xray and min(p.width_mm, p.height_mm) >= 200:
        sponge = SimpleNamespace(width_mm=p.width_mm, height_mm=p.height_mm, loop=True, xray=True, colour="white")
        lap_sponge(c, sponge)
        return
    layers = int(min(max(p.ply / 2, 2), 10))
    step = 2.6
    s = fitting_scale(p.width_mm, p.height_mm, room=(150, 118))
    w, h = p.width_mm * s, p.height_mm * s
    x, y = 108 - w / 2, 80 - h / 2 - layers
    for layer in range(layers, 0, -1):
        c.shape(box(x + layer * step, y + layer * step, w, h, 3), "body", FINE if layer < layers else 1.75)
    c.shape(box(x, y, w, h, 3))
    if p.nonwoven:
        c.dots(
            [
                (x + 8 + i * 11, y + 8 + j * 11 + (i % 2) * 5)
                for i in range(int((w - 12) / 11) + 1)
                for j in range(int((h - 16) / 11) + 1)
            ],
            0.5,
        )
    else:
        c.line(_weave(x, y, w, h, max(w, h) / 14), 0.5, fade=0.5)
    c.shape(f"M{x} {y}H{x + w * 0.5}V{y + h}H{x + 3}Z", "tint", None, fade=0.45)
    c.line(f"M{x + w * 0.5} {y}V{y + h}", FINE)
    if p.xray:
        c.tube(
            f"M{x + w * 0.76} {y + 1}C{x + w * 0.7} {y + h * 0.3} {x + w * 0.84} {y + h * 0.6}"
            f" {x + w * 0.76} {y + h - 1}",
            2.6,
            "deep_blue",
            line=1,
        )
    c.ruler(s)


@kind(
    "lap_sponge",
    width_mm=Number(450, 150, 600),
    height_mm=Number(450, 150, 600),
    loop=Flag(True),
    xray=Flag(True),
    colour=Colour("white"),
)
def lap_sponge(c: Canvas, p: SimpleNamespace) -> None:
    """An abdominal swab: stitched layers, the X-ray strip, the tape loop at one corner."""
    s = fitting_scale(p.width_mm, p.height_mm, room=(140, 124))
    w, h = p.width_mm * s, p.height_mm * s
    x, y = 96 - w / 2, 82 - h / 2
    if p.loop:
        c.tube(
            f"M{x + w - 6} {y + 8}C{x + w + 30} {y - 12} {x + w + 70} {y + 20} {x + w + 48}"
            f" {y + 52}S{x + w + 8} {y + 50} {x + w - 8} {y + 22}",
            4.4,
            "blue",
        )
    c.shape(
        f"M{x} {y}C{x + w * 0.3} {y - 3} {x + w * 0.7} {y + 3} {x + w} {y}"
        f"C{x + w + 3} {y + h * 0.4} {x + w - 3} {y + h * 0.6} {x + w} {y + h}"
        f"C{x + w * 0.7} {y + h + 3} {x + w * 0.3} {y + h - 3} {x} {y + h}"
        f"C{x - 3} {y + h * 0.6} {x + 3} {y + h * 0.4} {x} {y}Z",
        soft(p.colour),
    )
    c.line(_weave(x + 9, y + 9, w - 18, h - 18, 9), 0.5, fade=0.45)
    c.line(box(x + 7, y + 7, w - 14, h - 14), 1.3, dash="4 3")
    c.line(f"M{x + 7} {y + h / 2}H{x + w - 7}M{x + w / 2} {y + 7}V{y + h - 7}", 1.3, dash="4 3")
    if p.xray:
        c.tube(f"M{x + w - 20} {y + 12}V{y + h * 0.44}", 4, "deep_blue", line=1)
    c.shape(box(x + w - 16, y + 4, 12, 14, 1), "tint", FINE)
    c.line(f"M{x + w - 16} {y + 4}l12 14m0-14l-12 14", FINE)
    c.ruler(s)


_DRESSINGS = (
    "island",
    "film",
    "foam",
    "hydrocolloid",
    "alginate",
    "hydrogel",
    "silicone",
    "superabsorbent",
    "antimicrobial",
    "npwt",
    "contact",
)


@kind(
    "dressing",
    type=Choice(_DRESSINGS, {
        "occlusive": "film", "transparent": "film", "silver": "antimicrobial", "honey": "antimicrobial",
            "iodine": "antimicrobial",
        "phmb": "antimicrobial", "absorbent": "superabsorbent", "negative_pressure": "npwt", "adhesive": "island",
            "gelling": "alginate",
        "plaster": "island", "mesh": "contact", "tulle": "contact",
    }),
    border=Flag(),
    width_mm=Number(100, 15, 400),
    height_mm=Number(100, 15, 400),
)  # fmt: skip
def dressing(c: Canvas, p: SimpleNamespace) -> None:
    """A wound dressing from above with one corner turned: its kind, its border, its size."""
    s = fitting_scale(p.width_mm, p.height_mm, room=(168, 126))
    w, h = p.width_mm * s, p.height_mm * s
    x, y = 120 - w / 2, 82 - h / 2
    bordered = p.border or p.type in {"island", "silicone"}
    r = min(w, h) * (0.16 if p.type in {"hydrocolloid", "foam", "silicone", "film"} else 0.05)
    outer = {
        "film": "clear",
        "hydrocolloid": "#ecd9b4",
        "hydrogel": "light_blue",
        "foam": "#f7efe2",
        "npwt": "clear",
    }.get(p.type, "body")
    if p.type == "alginate":
        bumps = "".join(f"q{w / 24} {(-1) ** i * 3} {w / 12} 0" for i in range(12))
        back = "".join(f"q{-w / 24} {(-1) ** i * 3} {-w / 12} 0" for i in range(12))
        c.shape(f"M{x} {y}{bumps}v{h}{back}Z")
        for i in range(9):
            dy = h * (i + 0.7) / 9.6
            c.line(
                f"M{x + 5 + (i % 3) * 4} {y + dy}C{x + w * 0.3} {y + dy - 9} {x + w * 0.5}"
                f" {y + dy + 9} {x + w - 8 - (i % 2) * 9} {y + dy - 2}",
                FINE,
            )
        c.shape(box(x + w * 0.14, y + h * 0.14, w * 0.72, h * 0.72, 8), "tint", None, fade=0.4)
        c.ruler(s)
        return
    if p.type == "contact":
        c.shape(box(x, y, w, h, 4))
        c.line(_weave(x, y, w, h, 7), 0.7, fade=0.7)
        c.shape(box(x, y, w, h, 4), "tint", None, fade=0.35)
        c.ruler(s)
        return
    if p.type == "film":
        c.shape(box(x, y, w, h, r), outer)
    else:
        c.sheet(x, y, w, h, outer, turn=min(w, h) * 0.15, radius=r)
    inset = min(w, h) * (0.2 if bordered or p.type == "npwt" else 0.09)
    pad = box(x + inset, y + inset, w - 2 * inset, h - 2 * inset, r * 0.6)
    if p.type == "film":
        c.line(pad, FINE, dash="3 3")
        c.shape(f"M{x + w - 16} {y + r}H{x + w}V{y + h - r}H{x + w - 16}Z", "tint", FINE)
        c.line(
            f"M{x + w * 0.2} {y + h * 0.44}L{x + w * 0.42} {y + h * 0.2}"
            f"M{x + w * 0.22} {y + h * 0.62}L{x + w * 0.58} {y + h * 0.22}",
            FINE,
        )
    else:
        c.shape(pad, "tint", 1.3)
    if p.type in {"foam", "silicone", "superabsorbent"}:
        gap = 11 if p.type != "superabsorbent" else 8
        columns, rows = int((w - 2 * inset - 8) / gap), int((h - 2 * inset - 8) / gap)
        c.dots(
            [
                (x + inset + 8 + i * gap + (j % 2) * gap / 2, y + inset + 8 + j * gap)
                for i in range(columns)
                for j in range(rows + 1)
            ],
            0.8,
        )
    elif p.type == "antimicrobial":
        c.line(
            "".join(
                f"M{x + inset + 4} {y + inset + 8 + i * 9}H{x + w - inset - 4}"
                for i in range(int((h - 2 * inset - 8) / 9))
            ),
            FINE,
            dash="1 4",
        )
        with c.at(x + w / 2, y + h / 2):
            c.shape("M0 -13L11.300 -6.500V6.500L0 13L-11.300 6.500V-6.500Z", "silver")
    elif p.type == "hydrocolloid":
        c.line(box(x + inset * 2, y + inset * 2, w - 4 * inset, h - 4 * inset, r * 0.4), FINE)
    elif p.type == "hydrogel":
        c.line(
            f"M{x + w * 0.3} {y + h * 0.5}q{w * 0.1} {-h * 0.1} {w * 0.2} 0t{w * 0.2} 0"
            f"M{x + w * 0.3} {y + h * 0.62}q{w * 0.1} {-h * 0.1} {w * 0.2} 0t{w * 0.2} 0",
            FINE,
        )
    elif p.type == "npwt":
        c.dots(
            [
                (x + inset + 7 + i * 7, y + inset + 7 + j * 7)
                for i in range(int((w - 2 * inset - 8) / 7))
                for j in range(int((h - 2 * inset - 8) / 7))
            ],
            0.6,
        )
        c.tube(
            f"M{x + w / 2} {y + h / 2}C{x + w * 0.8} {y + h / 2} {x + w * 0.9} {y + h * 0.3} 232 {y + h * 0.2}",
            5,
            "clear",
        )
        c.shape(ellipse(x + w / 2, y + h / 2, 15), "body")
        c.shape(ellipse(x + w / 2, y + h / 2, 5), "shade", FINE)
    elif p.type == "island":
        c.line(
            "".join(f"M{x + inset + (w - 2 * inset) * t} {y + inset}V{y + h - inset}" for t in (0.25, 0.5, 0.75)),
            0.6,
            fade=0.6,
        )
    c.ruler(s)


@kind(
    "bandage",
    type=choice("crepe", "conforming", "cohesive", "tubular", "plaster", "padding", "triangular", elastic="crepe",
        compression="crepe", wadding="padding", cast="plaster"),
    width_mm=Number(75, 10, 300),
    colour=Colour("beige"),
)  # fmt: skip
def bandage(c: Canvas, p: SimpleNamespace) -> None:
    """A bandage on its roll with a loose end; the weave tells its kind."""
    colour = soft(p.colour, 0.35)
    if p.type == "triangular":
        c.shape("M20 132L120 30L220 132Z", colour)
        c.line("M34 126L120 39L206 126", FINE, dash="4 3")
        c.shape("M20 132L66 84C70 106 72 120 64 132Z", "tint")
        c.ruler(0.2)
        return
    s = fitting_scale(p.width_mm + 8, 0, room=(92, 0)) if p.type != "tubular" else 1.0
    h = max(p.width_mm * s, 34)
    top = 84 - h / 2
    radius = 30.0 if p.type != "padding" else 36.0
    cx = 62.0
    c.shape(
        f"M{cx} {top - 6}C{cx + 60} {top - 10} 190 {top + 14} 226 {top + 4}V{top + h + 4}"
        f"C190 {top + h + 14} {cx + 60} {top + h - 10} {cx} {top + h - 6}Z",
        colour,
    )
    marks = {
        "crepe": [f"M{cx + 40 + i * 9} {top - 2 + i * 0.9}q3 {h / 4} 0 {h / 2}t0 {h / 2 - 5}" for i in range(14)],
        "conforming": [f"M{cx + 36 + i * 12} {top - 2 + i}l14 {h - 4}m0 {-h + 6}l-14 {h - 6}" for i in range(10)],
        "cohesive": [
            f"M{cx + 36} {top + 5 + i * 6}C{cx + 80} {top + 2 + i * 6} 190 {top + 14 + i * 6} 224 {top + 8 + i * 6}"
            for i in range(int((h - 4) / 6))
        ],
        "tubular": [f"M{cx + 36 + i * 6} {top - 1 + i * 0.5}v{h - 3}" for i in range(22)],
        "plaster": [f"M{cx + 36 + i * 8} {top - 1 + i * 0.7}v{h - 3}" for i in range(15)],
        "padding": [f"M{cx + 44 + i * 22} {top + 10 + (i % 3) * 9}q6 -7 12 0t10 2" for i in range(5)],
    }[p.type]
    c.line("".join(marks), 0.6, fade=0.7)
    c.shape(f"M{cx - radius} {top}V{top + h}A{radius} 9 0 0 0 {cx + radius} {top + h}V{top}Z", colour)
    c.shape(ellipse(cx, top, radius, 9), "body")
    c.line("".join(ellipse(cx, top, radius * t, 9 * t) for t in (0.78, 0.56)), FINE)
    c.shape(ellipse(cx, top, radius * 0.32, 9 * 0.32), "tint", FINE)
    c.line(f"M226 {top + 4}V{top + h + 4}", 2.6)
    c.ruler(s if p.width_mm * s >= 34 else 1)


@kind(
    "tape",
    type=choice(
        "paper",
        "silk",
        "transparent",
        "foam",
        "strips",
        zinc="silk",
        microporous="paper",
        film="transparent",
        closure="strips",
    ),
    width_mm=Number(25, 5, 200),
)
def tape(c: Canvas, p: SimpleNamespace) -> None:
    """Adhesive tape on a spool, or skin closure strips on their card."""
    if p.type == "strips":
        c.shape(box(50, 20, 140, 118, 4), "shade")
        for i in range(5):
            c.shape(box(62, 30 + i * 21, 116, 13, 1), "tint" if i == 2 else "body", 1.3)
            c.line(f"M68 {34 + i * 21}h104M68 {39 + i * 21}h104", 0.5, fade=0.6)
        c.line("M86 20V138M154 20V138", FINE, dash="3 3")
        c.ruler(1.25)
        return
    s = 1.6
    w = min(max(p.width_mm * s, 12), 70)
    fill = {"paper": "body", "silk": "body", "transparent": "clear", "foam": "#f7efe2"}[p.type]
    x = 128 - w
    c.shape(f"M{x} 36H{x + w}A26 48 0 0 1 {x + w} 132H{x}A26 48 0 0 1 {x} 36Z", fill)
    c.shape(ellipse(x, 84, 26, 48), fill)
    c.shape(ellipse(x, 84, 17, 32), "tint")
    c.shape(ellipse(x, 84, 13, 26), "body", FINE)
    c.shape(
        f"M{x} 132C{x + 30} 134 {x + 60} 136 {x + 92} 132H{x + 92 + w}C{x + 60 + w} 136 {x + 30 + w} 134 {x + w} 132Z",
        fill,
    )
    if p.type == "silk":
        c.line(
            "".join(
                f"M{x + w * t} 37C{x + w * t + 20} 60 {x + w * t + 20} 108 {x + w * t} 131" for t in (0.25, 0.5, 0.75)
            ),
            0.6,
        )
    elif p.type == "paper":
        c.dots([(x + w * (0.2 + 0.2 * i) + 16, 54 + j * 12) for i in range(4) for j in range(6)], 0.6)
    c.ruler(s)


_SHEETS = (
    "utility",
    "fenestrated",
    "split",
    "laparotomy",
    "extremity",
    "incise",
    "ophthalmic",
    "mayo_cover",
    "equipment",
    "craniotomy",
    "c_section",
    "table",
    "under_buttocks",
)


@kind(
    "drape",
    type=Choice(_SHEETS, {"u_drape": "split", "u": "split", "side": "utility", "plain": "utility",
        "aperture": "fenestrated", "mayo": "mayo_cover", "caesarean": "c_section", "back_table": "table",
        "camera": "equipment"}),
    width_mm=Number(1500, 50, 4000),
    height_mm=Number(1100, 50, 4000),
    fenestration=choice("round", "oval", "square", "none", circle="round", rectangle="square", rectangular="square"),
    adhesive=Flag(),
    colour=Colour("light_blue"),
)  # fmt: skip
def drape(c: Canvas, p: SimpleNamespace) -> None:
    """A surgical drape spread out: sheet to scale, creases, opening or split, adhesive zones tinted."""
    s = fitting_scale(p.width_mm, p.height_mm, room=(196, 138))
    w, h = p.width_mm * s, p.height_mm * s
    x, y = 120 - w / 2, 82 - h / 2
    fill = soft(p.colour, 0.35)
    cx, cy, k = 120.0, 82.0, min(w, h)
    if p.type in {"mayo_cover", "equipment"}:
        half, low = max(w / 2, 15), y + h
        c.shape(
            f"M{cx - half} {y}H{cx + half}V{low}C{cx + half * 0.4} {low + 8} {cx - half * 0.4}"
            f" {low + 8} {cx - half} {low}Z",
            fill,
        )
        c.shape(box(cx - half, y, half * 2, max(h * 0.12, 8)), "tint")
        folds = (0.0,) if p.type == "equipment" else (-0.5, 0.5)
        c.line("".join(f"M{cx + half * t} {y + h * 0.2}V{low - 4}" for t in folds), FINE, dash="5 4")
        c.line(f"M{cx - half} {low}C{cx - half * 0.4} {low - 7} {cx + half * 0.4} {low - 7} {cx + half} {low}", FINE)
        c.ruler(s)
        return
    if p.type == "laparotomy":
        c.shape(
            f"M{x} {y}H{x + w}V{y + h * 0.34}L{cx + w * 0.32} {y + h * 0.46}V{y + h}"
            f"H{cx - w * 0.32}V{y + h * 0.46}L{x} {y + h * 0.34}Z",
            fill,
        )
    elif p.type == "split":
        c.shape(box(x, y, w, h, 1.5), fill)
    else:
        c.sheet(x, y, w, h, fill, turn=k * 0.14)
    c.line(
        "".join(f"M{x + w * t} {y + 2}V{y + h - 2}" for t in (0.25, 0.5, 0.75) if p.type != "laparotomy")
        + f"M{x + 2} {y + h * 0.25}H{x + w - 2}"
        + (f"M{x + 2} {y + h * 0.75}H{x + w - 2}" if p.type != "laparotomy" else ""),
        FINE,
        dash="5 4",
        fade=0.7,
    )
    if p.type == "split":
        slit, depth = w * 0.1, h * 0.56
        c.shape(
            f"M{cx - slit - 9} {y + h}V{y + h - depth - 9}A{slit + 9} {slit + 9} 0 0 1"
            f" {cx + slit + 9} {y + h - depth - 9}V{y + h}Z",
            "tint",
        )
        c.shape(
            f"M{cx - slit} {y + h + 1.4}V{y + h - depth}A{slit} {slit} 0 0 1 {cx + slit}"
            f" {y + h - depth}V{y + h + 1.400}",
            "body",
        )
    elif (
        p.type in {"fenestrated", "laparotomy", "ophthalmic", "craniotomy", "c_section", "extremity", "incise"}
        and p.fenestration != "none"
    ):
        rx, ry = k * 0.15, k * 0.15
        if p.type == "ophthalmic":
            rx, ry = k * 0.13, k * 0.085
        elif p.type == "c_section" or p.fenestration == "oval":
            rx, ry = k * 0.2, k * 0.14
        elif p.type == "craniotomy":
            rx, ry = k * 0.13, k * 0.11
        elif p.type == "laparotomy":
            rx, ry = k * 0.1, k * 0.17
        elif p.type == "extremity":
            rx, ry = k * 0.08, k * 0.08
        square = p.fenestration == "square" or p.type in {"laparotomy", "incise"}
        grown = 9.0
        if p.type == "incise":
            c.shape(box(x + w * 0.1, y, w * 0.8, h), "tint")
            c.line(f"M{cx - 30} {cy + 18}L{cx + 12} {cy - 24}M{cx - 14} {cy + 22}L{cx + 30} {cy - 22}", FINE)
        else:
            if p.type in {"craniotomy", "c_section"}:
                c.shape(
                    f"M{cx - rx - 30} {cy - ry - 16}H{cx + rx + 30}L{cx + rx + 12} {cy + ry + 26}"
                    f"C{cx + 10} {cy + ry + 44} {cx - 10} {cy + ry + 44} {cx - rx - 12} {cy + ry + 26}Z",
                    "clear",
                )
            outer = (
                box(cx - rx - grown, cy - ry - grown, 2 * (rx + grown), 2 * (ry + grown), 4)
                if square
                else ellipse(cx, cy, rx + grown, ry + grown)
            )
            inner = box(cx - rx, cy - ry, 2 * rx, 2 * ry, 2) if square else ellipse(cx, cy, rx, ry)
            c.shape(outer, "tint", 1.3)
            c.shape(inner, "shade" if p.type == "ophthalmic" else "body")
            if p.type == "extremity":
                c.line(
                    "".join(
                        f"M{cx + (rx + 1.5) * dx:.1f} {cy + (ry + 1.5) * dy:.1f}l{7 * dx:.1f} {7 * dy:.1f}"
                        for dx, dy in (
                            (1, 0),
                            (0.7, 0.7),
                            (0, 1),
                            (-0.7, 0.7),
                            (-1, 0),
                            (-0.7, -0.7),
                            (0, -1),
                            (0.7, -0.7),
                        )
                    ),
                    FINE,
                )
    elif p.type == "table":
        c.shape(box(cx - w * 0.3, y, w * 0.6, h), "tint")
    elif p.type == "under_buttocks":
        c.shape(f"M{cx - w * 0.34} {cy}H{cx + w * 0.34}L{cx + w * 0.1} {y + h - 8}H{cx - w * 0.1}Z", "clear")
        c.shape(box(cx - 6, y + h - 12, 12, 12, 2), "tint")
    elif p.adhesive or p.type == "utility":
        c.shape(f"M{x} {y}h{w}v10h{-w}z", "tint", 1.3)
    c.ruler(s)
