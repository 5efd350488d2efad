"""Sterilisation and reprocessing: pouches, wrap, containers, indicators, cleaning; and where sharps go."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale, soft
from core.drawings.geometry import box, ellipse, ribbon
from core.drawings.params import Colour, Number, choice, kind


@kind(
    "sterilisation",
    type=choice("pouch", "reel", "wrap", "container", "tape", "strip", "biological", "bowie_dick", "bag",
        peel_pouch="pouch", self_seal="pouch", indicator="strip", integrator="strip", sheet="wrap", sms="wrap",
        cassette="container", helix="bowie_dick"),
    width_mm=Number(90, 40, 400),
    height_mm=Number(230, 80, 600),
    class_type=Number(5, 1, 6),
)  # fmt: skip
def sterilisation(c: Canvas, p: SimpleNamespace) -> None:
    """Sterilisation packaging and indicators: pouch, reel, wrap, container, tape, strip, biological vial, test pack."""
    if p.type == "pouch":
        s = fitting_scale(p.height_mm, p.width_mm, room=(204, 112))
        w, h = p.height_mm * s, max(p.width_mm * s, 52)
        x, y = 120 - w / 2, 82 - h / 2
        c.shape(box(x, y, w, h, 2), "body")
        c.shape(box(x + 6, y + 6, w - 26, h - 12, 1), soft("blue", 0.72), FINE)
        chevrons = "".join(f"M{x + w - 17 + i * 4} {y + 4}l6 {h / 2 - 4}l-6 {h / 2 - 4}" for i in range(2))
        c.line(chevrons, FINE)
        with c.at(x + w * 0.42, 82, scale=min((h - 26) / 36, (w - 60) / 100)):
            for flip in (False, True):
                with c.at(flip=flip):
                    c.shape(
                        ribbon([(-44, 2), (-14, 2), (0, -0.5), (22, 5), (30, 5)], [0.9, 1.4, 1.8, 1.1, 1.2]),
                        "body",
                        1.3,
                    )
                    c.shape(ellipse(36, 8, 8, 6) + ellipse(36, 8, 5.4, 3.6), "body", 1.3, hollow=True)
        c.shape(box(x + 12, y + h - 16, 22, 7, 3), "tint", FINE)
        c.shape(box(x + 40, y + h - 16, 22, 7, 3), "pink", FINE)
        c.ruler(s)
    elif p.type == "reel":
        c.shape("M78 30H206V116C206 126 196 132 186 128L78 92Z", soft("blue", 0.72))
        c.line("M84 40H206M84 84L196 120", FINE)
        c.shape(ellipse(62, 61, 26, 44), "body")
        c.shape("M62 17H96A26 44 0 0 1 96 105H62A26 44 0 0 0 62 17Z", "body")
        c.shape(ellipse(62, 61, 26, 44), "body")
        c.shape(ellipse(62, 61, 10, 18), "tint")
        c.line(ellipse(62, 61, 18, 31), FINE)
        c.line("M120 52l10 6 -10 6M140 52l10 6 -10 6M160 52l10 6 -10 6", 1.3)
        c.ruler(0.5)
    elif p.type == "wrap":
        c.shape("M120 12L226 84 120 156 14 84Z", soft("blue", 0.5))
        c.line("M67 48L173 120M173 48L67 120", FINE, dash="5 4")
        c.shape("M80 66H160V104H80Z", "body")
        c.line("M90 66V58H150V66M92 76h56M92 86h56M92 96h56", 1.3)
        c.shape("M120 156L86 133 120 116 154 133Z", "tint")
        c.ruler(0.2)
    elif p.type == "container":
        c.shape(box(26, 62, 188, 80, 7), "steel")
        c.shape(box(20, 40, 200, 24, 6), "tint")
        c.line("".join(f"M{100 + i * 8} 48v8" for i in range(6)), 1.3)
        for x in (44, 172):
            c.shape(box(x, 54, 24, 26, 3), "body")
            c.line(f"M{x + 6} 62h12M{x + 6} 68h12", FINE)
        c.shape(box(84, 90, 72, 34, 4), "body")
        c.line("M92 100h38M92 108h54M92 116h26", FINE)
        c.tube("M26 92H12V124H26M214 92H228V124H214", 4, "body")
        c.ruler(0.32)
    elif p.type == "tape":
        c.shape("M96 36H130A26 48 0 0 1 130 132H96Z", "cream")
        c.shape(ellipse(96, 84, 26, 48), "cream")
        c.shape(ellipse(96, 84, 16, 31), "tint")
        c.shape(ellipse(96, 84, 12, 25), "body", FINE)
        c.line("".join(f"M{112 + (i % 2) * 4} {46 + i * 12}l{26} 8" for i in range(7)), 2.6)
        c.shape("M96 132C130 136 150 136 176 132H210C184 136 164 136 130 132Z", "cream")
        c.ruler(1)
    elif p.type == "strip":
        for i in range(2):
            y = 46 + i * 48
            c.shape(box(26, y, 188, 34, 4), "body")
            c.shape(box(36, y + 10, 92, 14, 2), "shade", FINE)
            c.shape(box(36, y + 10, 86 if i == 0 else 30, 14, 2), "tint", FINE)
            c.shape(f"M140 {y + 7}l14 10 -14 10z", "ink" if i == 0 else "body", 1.3)
            c.text(f"{p.class_type:.0f}", 182, y + 25, 15, anchor="middle")
            c.line(f"M130 {y + 4}v26", FINE)
        c.ruler(2)
    elif p.type == "biological":
        for i, fill in enumerate(("violet", "yellow")):
            x = 76 + i * 56
            c.shape(f"M{x} 50H{x + 32}V130C{x + 32} 150 {x} 150 {x} 130Z", "clear")
            c.shape(f"M{x + 1} 88H{x + 31}V130C{x + 31} 148 {x + 1} 148 {x + 1} 130Z", fill, None)
            c.line(f"M{x} 50H{x + 32}V130C{x + 32} 150 {x} 150 {x} 130Z")
            c.shape(box(x - 3, 22, 38, 30, 4), "tint")
            c.line("".join(f"M{x + 4 + j * 6} 28v18" for j in range(5)), FINE)
            c.shape(box(x + 6, 62, 20, 18, 1), "body", FINE)
        c.ruler(3.2)
    elif p.type == "bowie_dick":
        c.shape("M40 50L150 30 204 50 94 72Z", "body")
        c.shape("M40 50V118L94 142V72Z", "shade")
        c.shape("M94 72V142L204 118V50Z", "body")
        c.line("M110 84L188 67M110 96L188 79M110 108L160 97", FINE)
        c.line("M64 54L160 38M74 60L176 42", 2.6)
        c.shape("M88 42L116 36 128 56 100 62Z", "tint")
        c.ruler(1)
    else:  # bag
        c.shape("M70 40H170C178 70 184 120 176 148H64C56 120 62 70 70 40Z", soft("yellow", 0.45))
        c.shape("M70 40C80 24 96 20 104 14H136C144 20 160 24 170 40Z", soft("yellow", 0.45))
        c.tube("M72 41H168", 6, "tint")
        c.line("M96 60C92 90 92 120 96 144M144 60C148 90 148 120 144 144M104 16L112 38M136 16L128 38", FINE)
        c.ruler(0.25)


@kind(
    "cleaning",
    type=choice(
        "detergent",
        "brush",
        "wipes",
        "disinfectant",
        "basket",
        "mat",
        bottle="detergent",
        enzymatic="detergent",
        spray="disinfectant",
        lubricant="disinfectant",
        wire_basket="basket",
        mesh_tray="basket",
        silicone="mat",
    ),
)
def cleaning(c: Canvas, p: SimpleNamespace) -> None:
    """Cleaning and care: detergent, spray, brush, wipes, wire basket, silicone mat."""
    if p.type == "brush":
        with c.at(120, 84, turn=-20), c.at(-104, 0):
            c.line("M0 0H128", 2.6)
            c.line("".join(f"M{6 + i * 4} -9L{10 + i * 4} 9M{10 + i * 4} -9L{6 + i * 4} 9" for i in range(13)), 1.1)
            c.shape(box(4, -6, 56, 12, 6), "tint", None, fade=0.5)
            c.shape(box(120, -5, 86, 10, 5))
            c.shape(ellipse(198, 0, 3), "shade", 1.3)
        c.ruler(1)
    elif p.type == "wipes":
        c.shape("M74 50H166V140C166 152 74 152 74 140Z", "body")
        c.shape("M74 74H166V118H74Z", "tint")
        c.shape("M70 50C70 38 170 38 170 50 170 60 70 60 70 50Z", "body")
        c.shape("M106 46C100 20 118 26 122 10C140 22 132 34 138 46Z", "shade")
        c.ruler(0.8)
    elif p.type == "basket":
        c.shape("M24 60H216L208 130H32Z", "shade")
        c.line(
            "".join(f"M{24 + i * 12} 60l{(8 - i) * 1.0:.1f} 70" for i in range(17))
            + "M26 74H214M28 88H212M29 102H211M31 116H209",
            FINE,
        )
        c.tube("M20 58H220", 5, "tint")
        c.tube("M70 56C70 30 100 30 100 56M140 56C140 30 170 30 170 56", 3.4, "body")
        c.ruler(0.4)
    elif p.type == "mat":
        c.shape("M40 54L160 34 216 74 92 106Z", "tint")
        c.shape("M40 54V62L92 114V106ZM92 106V114L216 82V74Z", "shade")
        c.dots([(66 + i * 15 + j * 7.5, 58 - i * 2.6 + j * 8.6) for i in range(8) for j in range(5)], 1.5)
        c.ruler(0.5)
    else:
        spray = p.type == "disinfectant"
        c.shape("M84 64C84 54 100 54 102 44H138C140 54 156 54 156 64V146C156 152 84 152 84 146Z", "body")
        c.shape("M84 84H156V128H84Z", "tint")
        c.line("M96 98h36M96 108h48M96 117h24", FINE)
        if spray:
            c.shape("M106 44V34H98L84 40V28L100 18H138C150 18 154 26 154 34L146 36C144 32 140 32 136 34V44Z")
            c.line("M76 26l-12 -4M76 32H62M76 38l-12 4", 1.3)
            c.shape("M112 34L104 52 110 54 120 34Z", "shade", 1.3)
        else:
            c.shape(box(104, 26, 32, 19, 3), "shade")
            c.line("M110 30v11M116 30v11M122 30v11M128 30v11", FINE)
        c.ruler(0.64)


@kind(
    "sharps",
    type=choice(
        "container",
        "needle_counter",
        "blade_remover",
        "transfer_tray",
        bin="container",
        disposal="container",
        counter="needle_counter",
    ),
    colour=Colour("yellow"),
    count=Number(20, 10, 80),
)
def sharps(c: Canvas, p: SimpleNamespace) -> None:
    """A sharps container, a needle counter, a blade remover, a neutral-zone tray."""
    if p.type == "needle_counter":
        c.shape("M26 78H214V146C214 150 210 152 206 152H34C30 152 26 150 26 146Z", p.colour)
        c.shape("M26 78L40 16H200L214 78Z", "body")
        c.shape("M46 70L54 24H116V70ZM124 70V24H186L194 70Z", "tint", 1.3)
        c.shape(box(36, 88, 168, 54, 3), "body", FINE)
        for i in range(20):
            x, y = 46 + (i % 10) * 16.4, 100 + (i // 10) * 26
            c.line(f"M{x} {y}c0 11 11 11 11 0", 1.3)
        c.ruler(1.6)
    elif p.type == "blade_remover":
        c.shape("M30 70L176 52C204 50 220 66 220 84S204 118 176 116L30 98Z", p.colour)
        c.shape("M30 76H92V92H30Z", "body")
        c.shape(box(120, 66, 70, 36, 8), "tint")
        c.line("M128 76h50M128 84h50M128 92h50", FINE)
        c.ruler(1.25)
    elif p.type == "transfer_tray":
        c.shape("M20 84C20 52 60 40 120 40S220 52 220 84 180 140 120 140 20 116 20 84Z", "tint")
        c.shape("M36 86C36 62 70 54 120 54S204 62 204 86 170 124 120 124 36 110 36 86Z", "shade")
        with c.at(70, 98, turn=-14):
            c.shape("M0 0C4 -5 12 -6 28 -5H110V5H22C12 6 4 4 0 0Z", "body")
            c.line("M36 -5V5M42 -3v6M47 -3v6M52 -3v6", 1.1)
        c.ruler(0.8)
    else:
        c.tube("M66 44C70 2 170 2 174 44", 4, "body")
        c.shape("M62 54H178L170 148H70Z", p.colour)
        c.shape("M56 42H184V56H56Z", "body")
        c.shape("M76 42C76 20 164 20 164 42Z", "tint")
        c.shape("M96 42C96 32 144 32 144 42Z", "ink")
        c.shape(box(88, 74, 64, 54, 4), "body", 1.3)
        c.line("M120 82L144 122H96ZM120 96v12M120 115v.5", 1.6)
        c.line("M68 132H172", FINE, dash="5 3")
        c.ruler(0.5)
