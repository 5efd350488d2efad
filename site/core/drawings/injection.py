"""Needles, syringes, cannulae and infusion sets."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import box, ellipse
from core.drawings.params import Flag, Number, choice, kind

# ISO 6009: hub colour by gauge, with the outer diameter in millimetres.
NEEDLE_HUBS: dict[int, tuple[str, float]] = {
    14: ("pale_green", 2.1), 15: ("blue_grey", 1.8), 16: ("white", 1.6), 17: ("red_violet", 1.4), 18: ("pink", 1.2),
    19: ("cream", 1.1), 20: ("yellow", 0.9), 21: ("deep_green", 0.8), 22: ("black", 0.7), 23: ("deep_blue", 0.6),
    24: ("medium_purple", 0.55), 25: ("orange", 0.5), 26: ("brown", 0.45), 27: ("grey", 0.4), 28: ("blue_green", 0.36),
    29: ("red", 0.33), 30: ("yellow", 0.3), 31: ("white", 0.25), 32: ("deep_green", 0.23), 33: ("clear", 0.2),
        34: ("clear", 0.18),
}  # fmt: skip
# ISO 10555-5: over-needle catheters have colours of their own.
CANNULA_HUBS: dict[int, tuple[str, float]] = {
    14: ("orange", 2.1), 16: ("grey", 1.7), 17: ("white", 1.5), 18: ("deep_green", 1.3), 20: ("pink", 1.1),
        22: ("blue", 0.9),
    24: ("yellow", 0.7), 26: ("violet", 0.6),
}  # fmt: skip


def paint_needle(c: Canvas, length: float, across: float, colour: str, scale: float) -> None:
    """Hub and cannula along the x axis in view-box units: bevel at x = 0, hub at the right."""
    reach = length * scale
    half = max(across * scale / 2, 0.9)
    bevel = max(half * 4.2, 5)
    c.shape(f"M0 {half}L{bevel} {-half}H{reach + 4}V{half}Z", "body", 1.4)
    c.shape(f"M0 {half}L{bevel} {-half}H{bevel + 3}L6 {half}Z", "tint", FINE)
    with c.at(reach, 0):
        c.shape("M0 -2.500L5 -3.500 12 -5.500H24V5.500H12L5 3.500 0 2.500Z", colour)
        c.shape("M24 -5.500H40L42 -7.500H46V7.500H42L40 5.500H24Z", colour)
        c.line("M15 -3v6M19 -3v6M28 -2.500H38M28 2.500H38", FINE)


def _gauge(c: Canvas, gauge: float) -> None:
    c.label(f"{gauge:.0f}G", 228, 34, 16)


@kind(
    "hypodermic_needle",
    gauge=Number(21, 14, 34),
    length_mm=Number(40, 4, 200),
    safety=Flag(),
    hub=choice("luer", "dental", "pen", "butterfly", winged="butterfly", huber="butterfly"),
)
def hypodermic_needle(c: Canvas, p: SimpleNamespace) -> None:
    """A needle and its sheath; the hub has the ISO 6009 colour of its gauge."""
    colour, across = NEEDLE_HUBS[round(p.gauge)]
    s = fitting_scale(p.length_mm, room=(150, 0))
    reach = p.length_mm * s
    x = (240 - reach - 46) / 2
    if p.hub == "butterfly":
        c.tube("M150 92C190 92 214 96 214 118S190 146 150 142 80 122 40 134", 4.5, "clear")
        c.shape("M128 86C128 60 138 40 150 40 160 44 156 70 152 86Z", colour)
        c.shape("M128 98C128 124 138 144 150 144 160 140 156 114 152 98Z", colour)
        c.shape(box(118, 85, 44, 14, 5), colour)
        half = max(across * 2, 1.1)
        c.shape(f"M30 {92 + half}L42 {92 - half}H118V{92 + half}Z", "body", 1.4)
        c.shape(f"M30 {92 + half}L42 {92 - half}H46L38 {92 + half}Z", "tint", FINE)
        _gauge(c, p.gauge)
        c.ruler(4)
        return
    y = 74
    with c.at(x, y):
        if p.hub == "dental":
            paint_needle(c, p.length_mm, across, "clear", s)
            c.line(f"M{reach + 46} 0h20", 1.4)
        else:
            paint_needle(c, p.length_mm, across, colour, s)
        if p.safety:
            c.shape(
                f"M{reach + 28} -8L{reach + 22} -18 {reach * 0.5} -40"
                f"C{reach * 0.44} -44 {reach * 0.4} -38 {reach * 0.44} -34L{reach + 14} -12Z",
                "tint",
                1.4,
            )
            c.shape(ellipse(reach + 24, -12, 4), "body", 1.3)
    with c.at(x, y + 46):
        c.shape(f"M6 -3.500C0 -3.500 0 3.500 6 3.500L{reach - 2} 6.500H{reach + 26}V-6.500H{reach - 2}Z", "clear")
        c.line(
            f"M14 0H{reach - 4}M{reach + 2} -6.500V6.500M{reach + 10} -3v6M{reach + 15} -3v6M{reach + 20} -3v6", FINE
        )
    _gauge(c, p.gauge)
    c.ruler(s)


# volume mL: (barrel length, inner diameter, graduation mL, labelled every)
_SYRINGES: dict[float, tuple[float, float, float, float]] = {
    0.5: (62, 4.5, 0.05, 0.1), 1: (66, 5.5, 0.1, 0.5), 2: (56, 9, 0.2, 1), 3: (62, 9.5, 0.5, 1), 5: (62, 13, 0.5, 1),
        10: (78, 16, 1, 5),
    20: (92, 20, 1, 5), 30: (100, 23, 2, 10), 50: (118, 28, 5, 10), 60: (122, 29, 5, 10), 100: (134, 36, 10, 50),
}  # fmt: skip


@kind(
    "syringe",
    volume_ml=Number(10, 0.3, 100),
    tip=choice(
        "luer_lock",
        "slip",
        "eccentric",
        "catheter",
        "enfit",
        lock="luer_lock",
        luer_slip="slip",
        toomey="catheter",
        insulin="slip",
    ),
    needle=Flag(),
    gauge=Number(25, 14, 34),
    parts=Number(3, 2, 3),
)
def syringe(c: Canvas, p: SimpleNamespace) -> None:
    """A syringe by its volume and tip, graduated; half drawn up, the contents tinted."""
    volume = min(_SYRINGES, key=lambda known: (abs(known - p.volume_ml), known))
    length, inner, small, large = _SYRINGES[volume]
    out = length * 0.5  # how far the plunger is drawn
    whole = length + out + 34
    s = min(fitting_scale(whole, inner + 12, room=(226, 110)), 2)
    b = inner / 2 + 0.7
    with c.at(120, 82, scale=s, turn=-20), c.at(8 - whole / 2, 0):
        x0 = 6.0
        off = b * 0.55 if p.tip == "eccentric" else 0.0
        if p.needle:
            with c.at(-9, off, scale=1 / s), c.at(-36, 0):
                c.shape("M0 .900L6 -.900H30V.900Z", "body", 1.3)
        if p.tip == "catheter":
            c.shape(f"M-9 -1.600L{x0} {-2.8}V2.800L-9 1.600Z", "body")
        elif p.tip == "enfit":
            c.shape(box(-4, -4.2, 10, 8.4, 1), "violet")
            c.line("M-2 -4.200v8.400M0 -4.200v8.400M2 -4.200v8.400", FINE)
        else:
            c.shape(f"M-5 {off - 1.5}L{x0} {off - 2.0}V{off + 2.0}L-5 {off + 1.5}Z", "body", 1.4)
            if p.tip == "luer_lock":
                c.shape(box(-2, -3.6, 8, 7.2, 0.8), "shade", 1.4)
                c.line("M0 -3.600v7.200M2 -3.600v7.200M4 -3.600v7.200", FINE)
        if p.needle:
            colour = NEEDLE_HUBS[round(p.gauge)][0]
            c.shape("M-14 -1.800L-4 -3.200H-2V3.200H-4L-14 1.800Z", colour, 1.4)
        end = x0 + length
        stop = x0 + out
        c.shape(f"M{end} {-b * 0.28}H{end + out + 10}V{b * 0.28}H{end}Z", "body", 1.4)
        c.shape(box(end + out + 9, -b * 0.95, 3.2, b * 1.9, 1), "body")
        c.shape(f"M{x0} {-b}H{end}V{b}H{x0}C{x0 - 2} {b} {x0 - 2} {-b} {x0} {-b}Z", "clear")
        c.shape(
            f"M{x0} {-b + 1}H{stop}V{b - 1}H{x0}C{x0 - 1.2} {b - 1} {x0 - 1.2} {-b + 1} {x0} {-b + 1}Z", "tint", None
        )
        c.shape(f"M{stop + 5} {-b * 0.28}H{end}M{stop + 5} {b * 0.28}H{end}", None, 1.3)
        c.shape(
            f"M{stop} 0L{stop + 2} {-b + 0.6}H{stop + 6}V{b - 0.6}H{stop + 2}Z", "grey" if p.parts >= 3 else "body", 1.4
        )
        c.shape(f"M{end - 2} {-b - 4.5}h3V{b + 4.5}h-3z", "body")
        span = length - 14
        steps = round(volume / small)
        every = max(1, round(large / small))
        c.line(
            "".join(
                f"M{x0 + 3 + span * i / steps:.2f} {b}v{-(b * 0.75 if i % every == 0 else b * 0.42):.2f}"
                for i in range(steps + 1)
            ),
            1.1,
        )
    c.label(f"{volume:g} ml", 14, 28, 14, anchor="start")
    c.ruler(s)


@kind(
    "iv_cannula",
    gauge=Number(20, 14, 26),
    length_mm=Number(32, 12, 60),
    wings=Flag(True),
    port=Flag(True),
    safety=Flag(),
)
def iv_cannula(c: Canvas, p: SimpleNamespace) -> None:
    """A peripheral venous cannula: hub in the ISO 10555-5 colour of its gauge, wings, injection port."""
    gauge = min(CANNULA_HUBS, key=lambda known: (abs(known - p.gauge), known))
    colour, across = CANNULA_HUBS[gauge]
    s = 2.5 if p.length_mm <= 45 else 1.6
    reach = p.length_mm * s
    x = (240 - reach - 120) / 2
    half = max(across * s / 2, 1.4)
    with c.at(x, 92):
        c.shape(f"M-10 {half * 0.6}L-4 {-half * 0.6}H10V{half * 0.6}Z", "body", 1.3)
        c.shape(f"M-2 {-half * 0.7}L{reach} {-half - 0.8}V{half + 0.8}L-2 {half * 0.7}Z", "tint", 1.4)
        with c.at(reach, 0):
            if p.wings:
                c.shape("M16 4C20 34 30 44 44 40 50 36 46 14 44 4Z", colour)
            if p.port:
                c.shape("M22 -8V-20H36V-8Z", colour)
                c.shape(box(19, -30, 20, 11, 3), colour)
                c.line("M24 -28v7M29 -28v7M34 -28v7", FINE)
            c.shape("M0 -3L8 -5 18 -8H50V8H18L8 5 0 3Z", colour)
            c.shape("M50 -6.500H92V6.500H50Z", "clear")
            c.line("M56 0H92", 1.3)
            c.shape("M92 -9H104V9H92Z", "shade")
            c.shape("M104 -5H118C121 -5 121 5 118 5H104Z", "body")
            if p.safety:
                c.shape(box(64, -9, 22, 18, 4), "tint", 1.4)
            c.line("M22 -4H44", FINE)
    c.label(f"{gauge}G", 228, 34, 16)
    c.ruler(s)


@kind(
    "infusion_set",
    drops_per_ml=Number(20, 10, 60),
    type=choice(
        "gravity", "extension", "three_way", "blood", "pump", stopcock="three_way", tap="three_way", transfusion="blood"
    ),
)
def infusion_set(c: Canvas, p: SimpleNamespace) -> None:
    """An infusion set: spike, drip chamber, roller clamp, Luer end; or an extension line, or a three-way tap."""
    if p.type == "three_way":
        c.shape("M18 76H92V100H18C14 100 14 76 18 76ZM148 70H206L222 76V100L206 106H148Z", "clear")
        c.shape("M108 108V150C108 154 132 154 132 150V108Z", "clear")
        c.shape(ellipse(120, 88, 34), "body")
        c.shape("M112 52C112 46 128 46 128 52V76H164C170 76 170 100 164 100H76C70 100 70 76 76 76H112Z", "tint")
        c.shape(ellipse(120, 88, 7), "body")
        c.ruler(6)
        return
    if p.type == "extension":
        c.tube("M48 42C120 18 210 40 206 82S130 128 92 104 60 60 96 54 176 70 168 96 90 152 60 138", 4.5, "clear")
        c.shape("M14 38L44 34V50L14 46Z", "tint")
        c.shape(box(40, 32, 14, 20, 2), "body")
        c.shape("M20 128H40V148H20Z", "body")
        c.shape(box(38, 129, 26, 18, 3), "tint")
        c.line("M24 128v20M29 128v20M34 128v20", FINE)
        c.shape("M190 70L214 66V98L190 94Z", "body")
        c.ruler(1.6)
        return
    c.tube("M56 104V118C56 160 120 158 116 118S150 62 164 92 176 142 196 138", 4.5, "clear")
    c.shape("M52 8L56 4 60 8V26H52Z", "body")
    c.shape("M42 26H70V34H42Z", "body")
    c.shape("M42 34H70L72 50V88C72 98 62 104 56 104S40 98 40 88V50Z", "clear")
    c.shape("M41 70H71V88C71 97 62 103 56 103S41 97 41 88Z", "red" if p.type == "blood" else "tint", None)
    c.line("M42 34H70L72 50V88C72 98 62 104 56 104S40 98 40 88V50Z")
    if p.type == "blood":
        c.line("M46 56H66M46 61H66M46 66H66M50 52V72M56 52V72M62 52V72", FINE)
    else:
        c.line("M56 36V44", 2.6)
        c.shape("M56 50C59 54 59 58 56 58S53 54 56 50Z", "tint", FINE)
    c.shape("M104 98H130L126 136H110Z", "body")
    c.shape(ellipse(117, 112, 9), "tint")
    c.line("M112 108l10 8M111 113l8 6M115 106l8 6", FINE)
    c.shape("M192 130H206V146H192Z", "tint")
    c.shape("M206 133L224 135.500V140.500L206 143Z", "body")
    c.line("M196 130v16M201 130v16", FINE)
    c.label(f"{p.drops_per_ml:.0f}", 228, 30, 15)
    c.ruler(1)
