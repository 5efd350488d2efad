"""Catheters, airway tubes, drains and suction."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas
from core.drawings.geometry import box, ellipse
from core.drawings.params import Flag, Number, choice, kind

# The usual colours of a balloon catheter's valve by French size.
FRENCH_COLOURS: dict[int, str] = {
    6: "light_green", 8: "light_blue", 10: "black", 12: "white", 14: "green", 16: "orange", 18: "red", 20: "yellow",
        22: "violet",
    24: "blue", 26: "pink", 28: "grey",
}  # fmt: skip


def french_colour(size: float) -> str:
    """The colour that marks a French size; sizes between two take the nearer one."""
    return FRENCH_COLOURS[min(FRENCH_COLOURS, key=lambda known: (abs(known - size), known))]


@kind(
    "catheter",
    type=choice("foley", "nelaton", "suction", "nasogastric", "central_line", "feeding", "embolectomy",
        intermittent="nelaton", urinary="foley", ng="nasogastric", cvc="central_line", ryles="nasogastric",
        fogarty="embolectomy"),
    french=Number(16, 4, 40),
    ways=Number(2, 1, 4),
    balloon_ml=Number(10, 0, 80),
)  # fmt: skip
def catheter(c: Canvas, p: SimpleNamespace) -> None:
    """A catheter with tip, shaft and funnels: French size by thickness and colour, balloon and ways for a Foley."""
    s = 2.0
    across = max(p.french / 3 * s, 4.0)
    half = across / 2
    colour = french_colour(p.french)
    shaft = "#f3dcc0" if p.type == "foley" else "clear"
    balloon = p.type in {"foley", "embolectomy"} and p.balloon_ml > 0
    with c.at(0, -8):
        c.tube("M30 52H132C196 52 214 66 214 92S196 128 160 128H126", across, shaft)
        c.shape(f"M44 {52 - half}H28C{22 - half} {52 - half} {22 - half} {52 + half} 28 {52 + half}H44", shaft)
        c.line(f"M32 {52 - half * 0.2}h9" if across > 7 else "M33 52h6", 2.6)
        if not balloon:
            c.shape(f"M70 {52 - half}H28C{22 - half} {52 - half} {22 - half} {52 + half} 28 {52 + half}H70Z", "tint")
            c.line("M34 52h8", 2.6)
        if p.type in {"nelaton", "suction", "nasogastric", "feeding"}:
            c.line(f"M54 {52 + half * 0.3}h8", 2.6)
        if balloon:
            size = 8 + (p.balloon_ml ** (1 / 3)) * 6.2
            c.shape(
                f"M50 {52 - half}C54 {52 - half - size} {60 + size} {52 - half - size} {64 + size}"
                f" {52 - half}V{52 + half}C{60 + size} {52 + half + size} 54 {52 + half + size} 50"
                f" {52 + half}Z",
                "tint",
            )
            c.line(f"M50 {52 - half}H{64 + size}M50 {52 + half}H{64 + size}", FINE, dash="3 3")
        if p.type == "foley":
            c.shape(
                f"M128 {128 - half}C112 {128 - half} 100 {128 - half - 6} 88 {128 - half - 6}H34"
                f"V{128 + half + 6}H88C100 {128 + half + 6} 112 {128 + half} 128 {128 + half}Z",
                shaft,
            )
            c.line(
                f"M88 {128 - half - 6}V{128 + half + 6}M40 {128 - half - 6}V{128 + half + 6}"
                f"M60 {128 - 3}H80M60 {128 + 3}H80",
                FINE,
            )
            c.shape(
                f"M116 {128 - half - 1}C106 {110 - half} 92 {104 - half} 78 {98 - half}L84 {84 - half}"
                f"C104 {92 - half} 124 {104 - half} 134 {127 - half}Z",
                colour,
            )
            with c.at(81, 91 - half, turn=23):
                c.shape(box(-24, -8, 24, 16, 2), colour)
                c.shape(box(-32, -4, 9, 8, 1), "body")
            if p.ways >= 3:
                c.shape(
                    f"M122 {129 + half}C112 {134 + half} 100 {142 + half} 84 {146 + half}L88 {158 + half}"
                    f"C108 {154 + half} 126 {142 + half} 136 {129 + half}Z",
                    "light_blue",
                )
        elif p.type == "central_line":
            c.shape(box(104, 114, 30, 28, 6), "tint")
            for i, tint in enumerate(("brown", "blue", "white")[: max(1, min(3, round(p.ways)))]):
                y = 96 + i * 27
                c.tube(f"M106 {122 + i * 6}C84 {120 + i * 6} 80 {y + 8} 58 {y + 8}", 4, "clear")
                c.shape(box(36, y + 1, 22, 14, 3), tint)
                c.shape(box(28, y + 3.5, 8, 9, 1), "body")
        else:
            c.shape(f"M128 {128 - half}L116 {128 - half - 3}H84V{128 + half + 3}H116L128 {128 + half}Z", colour)
            c.shape(f"M84 {128 - half - 5}H66V{128 + half + 5}H84Z", colour)
            if p.type == "suction":
                c.shape(ellipse(104, 124 - half, 6), "body")
            if p.type in {"nasogastric", "feeding"}:
                marks = 4 if p.type == "nasogastric" else 2
                c.line("".join(f"M{110 + i * 22} {52 - half}v{across}" for i in range(marks)), 2.6)
            if p.type == "feeding":
                c.shape(box(56, 122 - half, 14, across + 12, 2), "violet")
    if not c.bare:
        with c.lens(180, 82, 17):
            c.shape(ellipse(0, 0, max(half, 3.4)), shaft)
            if p.type == "foley" and p.ways >= 2 and half > 3.5:
                c.shape(ellipse(half * 0.2, 0, half * 0.48), "body", FINE)
                c.shape(ellipse(-half * 0.66, 0, half * 0.16), "body", FINE)
            else:
                c.shape(ellipse(0, 0, max(half * 0.6, 2)), "body", FINE)
    c.label(f"{p.french:g} Fr", 228, 26, 13)
    c.ruler(s)


@kind(
    "airway_tube",
    type=choice("endotracheal", "tracheostomy", "laryngeal_mask", "guedel", et="endotracheal", ett="endotracheal",
        lma="laryngeal_mask", oropharyngeal="guedel", supraglottic="laryngeal_mask"),
    id_mm=Number(7.5, 2, 12),
    cuffed=Flag(True),
)  # fmt: skip
def airway_tube(c: Canvas, p: SimpleNamespace) -> None:
    """An airway tube: endotracheal, tracheostomy, laryngeal mask or oropharyngeal."""
    across = 5 + p.id_mm * 1.15
    if p.type == "guedel":
        c.tube("M62 40C120 34 170 60 176 140", across + 8, "clear")
        c.tube("M62 40C120 34 170 60 176 140", across - 1, "shade", line=FINE)
        c.shape("M60 12H72V70H60Z", "tint")
        c.ruler(1.6)
        return
    if p.type == "tracheostomy":
        c.tube("M60 64H92C140 64 168 92 168 140", across + 4, "clear")
        if p.cuffed:
            c.shape("M138 92C150 74 200 92 192 112 188 126 152 132 146 122Z", "tint")
            c.tube("M142 100C120 110 96 104 84 122S60 142 46 138", 2.4, "clear", line=1.1)
            c.shape(box(26, 130, 22, 14, 6), "tint")
        c.shape("M56 20C66 20 70 30 70 50V80C70 100 66 110 56 110 50 100 50 30 56 20Z", "body")
        c.shape(box(28, 52, 28, 24, 3), "body")
        c.line("M34 52v24", FINE)
        c.label(f"{p.id_mm:g}", 228, 26, 14)
        c.ruler(1.6)
        return
    if p.type == "laryngeal_mask":
        c.tube("M40 30C120 24 150 60 156 100", across + 3, "clear")
        c.shape("M140 76C168 66 210 96 214 128 214 148 186 152 168 140 148 126 134 96 140 76Z", "tint")
        c.shape("M152 90C168 86 194 106 198 124 198 136 182 136 172 128 158 118 150 102 152 90Z", "body")
        c.line("M164 96L184 126M174 96L192 122", FINE)
    else:
        c.tube("M44 34C120 26 190 60 196 138", across, "clear")
        c.line("M58 33.500C126 30 186 62 193 130", 1.3, dash="5 5")
        if p.cuffed:
            c.shape("M170 84C186 66 214 86 210 104 208 120 188 124 180 118Z", "tint")
        c.shape("M188 134L206 142 204 150 190 146Z", "tint", 1.3)
    c.shape(
        box(20, 34 - across / 2 - 3 if p.type == "endotracheal" else 30 - across / 2 - 3, 30, across + 6, 3), "blue"
    )
    if p.cuffed or p.type == "laryngeal_mask":
        c.tube("M128 52C110 80 96 84 84 104S60 122 46 124", 2.4, "clear", line=1.1)
        c.shape("M22 118C22 112 46 112 50 124 46 136 22 136 22 130Z", "tint")
        c.shape(box(12, 119, 12, 10, 2), "body")
    c.label(f"{p.id_mm:g}", 228, 26, 14)
    c.ruler(1)


@kind(
    "drain",
    type=choice(
        "jackson_pratt",
        "penrose",
        "blake",
        "redon",
        "corrugated",
        "chest",
        "t_tube",
        bulb="jackson_pratt",
        jp="jackson_pratt",
        thoracic="chest",
    ),
    french=Number(15, 6, 40),
)
def drain(c: Canvas, p: SimpleNamespace) -> None:
    """A wound drain: the part that lies in the wound tinted, and what collects."""
    across = max(p.french / 3 * 1.6, 4)
    if p.type == "penrose":
        c.shape("M20 118C80 100 120 60 196 28L214 52C150 92 110 132 40 146Z", "#f3dcc0")
        c.shape("M20 118C22 126 30 140 40 146 46 140 36 118 20 118Z", "tint")
        c.line("M36 122C96 104 136 70 202 38", 1.3, dash="6 4")
    elif p.type == "corrugated":
        for i in range(6):
            c.tube(
                f"M30 {48 + i * 13}C100 {38 + i * 13} 150 {62 + i * 13} 212 {46 + i * 13}",
                10,
                "tint" if i % 2 else "body",
            )
        c.line("M30 44V120M212 42V116", FINE)
    elif p.type == "t_tube":
        c.tube("M60 40H180", across + 3, "#f3dcc0")
        c.tube("M120 42C120 90 124 120 160 146", across + 3, "#f3dcc0")
        c.tube("M62 40H178", across - 2, "tint", line=FINE)
    else:
        flat = p.type in {"jackson_pratt", "blake"}
        c.tube(
            "M96 40C150 36 208 40 206 74 204 100 180 96 168 106"
            if p.type != "chest"
            else "M30 48C100 30 196 40 204 84 208 110 190 130 150 132H60",
            across if p.type != "chest" else across * 0.9,
            "clear",
        )
        if flat:
            c.shape(box(16, 32, 84, 16, 3) if p.type == "jackson_pratt" else box(16, 34, 84, 12, 6), "tint")
            if p.type == "jackson_pratt":
                c.dots([(24 + i * 8, 37 + (i % 2) * 6) for i in range(9)], 1.2)
            else:
                c.line("M20 38.500H96M20 41.500H96", FINE)
        elif p.type == "redon":
            c.tube("M20 40H96", across, "tint")
            c.dots([(26 + i * 8, 40) for i in range(9)], 1.1)
        else:
            c.tube("M30 48C60 39 84 36 108 37", across * 0.9, "tint")
            c.dots([(36 + i * 12, 46.500 - i * 2.2) for i in range(6)], 1.4)
            c.line("M112 34C190 40 204 90 196 108", 1.3, dash="8 4")
            c.shape("M66 122L40 126V138L66 142Z", "body")
        if flat:
            c.shape("M152 104H184V112C206 118 204 152 168 152S130 118 152 112Z", "clear")
            c.shape("M143 130C150 126 186 134 193 130 193 144 184 151 168 151S144 144 143 130Z", "tint", None)
            c.line("M152 104H184V112C206 118 204 152 168 152S130 118 152 112ZM152 112H184")
            c.shape(box(184, 100, 12, 9, 2), "body", 1.3)
        elif p.type == "redon":
            c.shape(box(142, 100, 52, 12, 3), "body")
            c.shape(
                "M146 112H190L194 120 190 127 194 134 190 141 194 150H142L146 141 142 134 146 127 142 120Z", "clear"
            )
            c.line("M142 120H194M146 127H190M142 134H194M146 141H190", FINE)
    if p.type not in {"penrose", "corrugated"}:
        c.label(f"{p.french:g} Fr", 228, 26, 13)
    c.ruler(1.6)


@kind(
    "suction",
    type=choice(
        "yankauer",
        "frazier",
        "poole",
        "tubing",
        "canister",
        "bag",
        liner="canister",
        ferguson="frazier",
        drainage_bag="bag",
        reservoir="canister",
    ),
    vented=Flag(True),
)
def suction(c: Canvas, p: SimpleNamespace) -> None:
    """Suction: a Yankauer, Frazier or Poole tip, tubing, a canister or a drainage bag."""
    if p.type == "yankauer":
        c.shape("M18 132C30 122 44 116 60 108L66 116C50 124 38 132 26 142Z", "clear")
        c.shape(ellipse(22, 137, 8, 6, 40), "tint")
        c.dots([(18, 134), (22, 140), (26, 137)], 1)
        c.shape("M60 107C90 92 108 80 138 64L214 22 222 36 148 80C118 96 98 106 66 118Z", "clear")
        c.line("M150 62L206 31M154 70L211 39", FINE)
        c.shape("M210 18L226 40 232 36 216 14Z", "body")
        if p.vented:
            c.shape(ellipse(142, 68, 5, 3.4, -30), "body")
        c.ruler(0.8)
        return
    if p.type in {"frazier", "poole"}:
        c.tube(
            "M24 128C60 122 96 96 140 70" if p.type == "frazier" else "M20 132L150 66",
            4 if p.type == "frazier" else 11,
            "body",
        )
        if p.type == "poole":
            c.tube("M20 132L110 86.500", 11, "tint")
            c.dots([(30 + i * 12, 126 - i * 6.1 + (2 if i % 2 else -2)) for i in range(7)], 1.3)
        c.shape("M134 62L196 32 206 50 146 82Z", "tint" if p.type == "frazier" else "body")
        c.shape(ellipse(160, 60, 5, 8, 62), "body")
        c.shape("M196 34L216 22 224 36 205 48Z", "body")
        c.line("M202 30l8 14M208 27l8 14", FINE)
        c.ruler(1)
        return
    if p.type == "tubing":
        c.tube("M24 40C120 10 220 40 212 88S110 140 70 112 60 56 110 54 182 76 172 100 120 124 100 112", 9, "clear")
        c.shape("M14 32L40 28V50L14 50Z", "tint")
        c.shape("M96 102L116 112 108 128 88 118Z", "tint")
        c.ruler(0.8)
        return
    if p.type == "bag":
        c.tube("M120 30C120 6 180 4 190 20S206 60 222 62", 6, "clear")
        c.shape("M66 30H174C180 30 182 36 182 42V126C182 142 60 142 60 126V42C60 36 62 30 66 30Z", "clear")
        c.shape("M61 92H181V126C181 141 61 141 61 126Z", "tint", None)
        c.line("M66 30H174C180 30 182 36 182 42V126C182 142 60 142 60 126V42C60 36 62 30 66 30Z")
        c.line("".join(f"M70 {54 + i * 12}h{16 if i % 2 else 10}" for i in range(7)), FINE)
        c.shape(box(114, 138, 14, 16, 2), "body")
        c.ruler(0.5)
        return
    c.shape("M72 36H168L160 142C160 152 80 152 80 142Z", "clear")
    c.shape("M76.500 92H163.500L159.500 141C159 151 81 151 80.500 141Z", "tint", None)
    c.line("M72 36H168L160 142C160 152 80 152 80 142Z")
    c.line("".join(f"M{150 - i * 0.8} {50 + i * 11}h{-(16 if i % 2 else 9)}" for i in range(9)), FINE)
    c.shape(box(64, 24, 112, 14, 4), "body")
    c.shape(box(88, 12, 14, 12, 2), "body")
    c.shape(box(138, 12, 14, 12, 2), "tint")
    c.ruler(0.64)
