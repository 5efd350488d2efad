"""What the theatre plugs in, fires or fastens: trocars, staplers, clips, electrosurgery, tourniquets, adhesives."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import box, ellipse, ribbon
from core.drawings.params import Colour, Flag, Number, choice, kind


@kind(
    "trocar",
    diameter_mm=Number(5, 2, 20),
    length_mm=Number(100, 40, 200),
    tip=choice(
        "bladeless",
        "bladed",
        "blunt",
        "optical",
        hasson="blunt",
        shielded="bladed",
        dilating="bladeless",
        visual="optical",
    ),
    reusable=Flag(),
)
def trocar(c: Canvas, p: SimpleNamespace) -> None:
    """A trocar in its cannula: diameter and working length to scale, tip by kind, stopcock on the housing."""
    s = fitting_scale(p.length_mm + 74, p.diameter_mm + 46, room=(216, 130))
    half = p.diameter_mm / 2 + 0.8
    total = p.length_mm + 74
    with c.at(120 - total * s / 2, 82, scale=s):
        tips = {
            "bladeless": f"M0 0L14 {-half * 0.8}H20V{half * 0.8}H14Z",
            "bladed": f"M0 0L9 {-half * 0.8}H20V{half * 0.8}H9Z",
            "blunt": f"M20 {-half * 0.8}H6C-1 {-half * 0.8} -1 {half * 0.8} 6 {half * 0.8}H20Z",
            "optical": f"M0 0C4 {-half * 0.7} 10 {-half * 0.8} 20 {-half * 0.8}V{half * 0.8}"
            f"C10 {half * 0.8} 4 {half * 0.7} 0 0Z",
        }
        c.shape(tips[p.tip], "tint")
        if p.tip == "bladed":
            c.line(f"M0 0H9M9 {-half * 0.8}V{half * 0.8}", FINE)
        elif p.tip == "optical":
            c.line(f"M5 {-half * 0.3}H18M5 {half * 0.3}H18", FINE)
        end = 14 + p.length_mm
        c.shape(f"M12 {-half}L16 {-half}H{end}V{half}H16L12 {half}Z", "steel" if p.reusable else "clear")
        if not p.reusable:
            c.line("".join(f"M{24 + i * 7} {-half}v{half * 2}" for i in range(int((p.length_mm - 20) / 7))), FINE)
        if p.tip == "blunt":
            c.shape(f"M{end - 34} {-half}L{end - 24} {-half - 7}V{half + 7}L{end - 34} {half}Z", "tint")
        body = max(half + 8, 13)
        c.shape(
            f"M{end} {-half}L{end + 8} {-body}H{end + 32}V{body}H{end + 8}L{end} {half}Z",
            "shade" if p.reusable else "body",
        )
        c.line(f"M{end + 14} {-body}V{body}", FINE)
        c.tube(f"M{end + 20} {-body}V{-body - 7}", 5, "body")
        c.shape(box(end + 11, -body - 13, 20, 6, 2), "blue")
        c.shape(box(end + 32, -body * 0.8, 16, body * 1.6, 4), "tint")
        c.shape(
            f"M{end + 48} {-body * 0.5}H{end + 56}C{end + 60} {-body * 0.4} {end + 60}"
            f" {body * 0.4} {end + 56} {body * 0.5}H{end + 48}Z"
        )
    c.label(f"{p.diameter_mm:g} mm", 14, 28, 13, anchor="start")
    c.ruler(s)


@kind(
    "laparoscopic_instrument",
    tip=choice("grasper", "dissector", "scissors", "hook", "needle_holder", "clip_applier", "suction",
        maryland="dissector", babcock="grasper", electrode="hook", irrigation="suction"),
    diameter_mm=Number(5, 2, 12),
    length_mm=Number(330, 180, 450),
)  # fmt: skip
def laparoscopic_instrument(c: Canvas, p: SimpleNamespace) -> None:
    """A laparoscopic hand instrument: jaws, long shaft (broken short), rotation knob, pistol handle."""
    with c.at(0, 4):
        half = max(p.diameter_mm * 0.55, 1.8)
        if p.tip == "scissors":
            c.shape("M14 50C24 44 34 46 46 54L44 58C34 54 24 54 14 50Z", "tint")
            c.shape("M14 66C24 70 34 66 46 58L44 55C34 58 24 60 14 66Z", "tint")
        elif p.tip == "hook":
            c.tube("M46 57H22C14 57 14 66 18 70", 2.6, "tint", line=1.3)
        elif p.tip == "suction":
            c.dots([(20 + i * 7, 57) for i in range(4)], 1.2)
            c.shape("M14 53H48V61H14Z", "tint")
        elif p.tip == "dissector":
            c.shape("M10 47C20 44 36 48 48 55L46 58C36 54 22 54 10 47Z", "tint")
            c.shape("M14 58C24 64 36 64 48 58L46 56C36 59 24 60 14 58Z", "tint")
        else:
            wide = 1.5 if p.tip == "needle_holder" else 1.0
            c.shape(f"M12 {46 / wide + 15 * (wide - 1)}C24 44 36 50 48 55V57C36 55 22 54 12 51Z", "tint")
            c.shape("M12 68C24 70 36 64 48 59V57C36 60 22 61 12 63Z", "tint")
            c.line("M16 51l3 -2M22 52l3 -3M28 53l3 -3M16 63l3 2M22 62l3 3M28 61l3 3", FINE)
        c.shape(box(44, 57 - half, 108, half * 2), "shade")
        c.shape("M92 49L86 65H98L104 49Z", "body", None)
        c.line("M92 49L86 65M104 49L98 65")
        c.shape("M150 45L158 41H172V73H158L150 69Z", "tint")
        c.line("M158 46h14M158 52h14M158 57h14M158 62h14M158 68h14", FINE)
        c.shape("M172 46H198C212 46 214 60 206 70L214 118C216 130 202 132 198 122L186 74 172 68Z")
        c.shape("M178 68C164 78 158 92 156 108", None)
        c.shape(ellipse(158, 116, 13, 16, 18) + ellipse(158, 116, 7.5, 10, 18), hollow=True)
        c.shape(ribbon([(186, 64), (172, 80), (164, 100)], [4, 3.4, 3]))
        c.shape(ellipse(192, 58, 4), "shade", 1.3)
    c.label(f"{p.diameter_mm:g} mm", 14, 28, 13, anchor="start")
    c.ruler(1)


@kind(
    "skin_stapler",
    count=Number(35, 5, 55),
    wide=Flag(),
    type=choice(
        "skin", "linear", "circular", "remover", cutter="linear", endo="linear", reload="linear", extractor="remover"
    ),
)
def skin_stapler(c: Canvas, p: SimpleNamespace) -> None:
    """A stapler: skin stapler with its staple count, linear cutter, circular stapler; or a staple remover."""
    if p.type == "remover":
        c.shape(ribbon([(60, 78), (90, 66), (140, 50), (196, 34)], [4, 5, 5, 4], ends="round"))
        c.shape(ribbon([(60, 84), (90, 98), (140, 116), (196, 134)], [4, 5, 5, 4], ends="round"))
        c.shape(ellipse(84, 81, 7), "body")
        c.shape("M26 74L66 74C74 76 74 86 66 88H40L22 96 30 82Z", "tint")
        c.line("M128 66V100M20 80h10", 1.3)
        c.ruler(1.25)
        return
    if p.type == "linear":
        c.shape(box(14, 50, 118, 9, 4), "body")
        c.shape(box(14, 62, 118, 12, 4), "tint")
        c.line("".join(f"M{22 + i * 8} 66h4M{26 + i * 8} 70h4" for i in range(13)), 1.1)
        c.shape("M128 46H186C206 46 212 60 212 74L218 132C218 144 202 144 200 132L192 88H150L128 78Z")
        c.shape("M150 88H178L170 128C168 136 156 134 158 126Z", "shade")
        c.shape(box(146, 40, 22, 8, 3), "tint")
        c.ruler(0.8)
        return
    if p.type == "circular":
        c.shape(ellipse(22, 58, 8, 22), "tint")
        c.line("M30 58H44", 2.6)
        c.shape(box(44, 36, 24, 44, 4), "tint")
        c.tube("M68 58C110 50 136 66 156 78", 13, "body")
        c.shape("M150 66L216 96C224 100 220 116 210 112L142 90Z")
        c.shape("M160 96C160 116 168 132 180 140L188 134C180 124 178 112 178 102Z", "shade")
        c.shape(box(212, 96, 14, 20, 4), "tint")
        c.ruler(0.64)
        return
    c.shape(
        "M22 96L34 62C40 48 52 40 70 40H150C190 40 212 56 214 92L208 140"
        "C206 148 184 148 184 138L182 108C178 96 168 92 156 92H92L60 92 50 110 34 108Z"
    )
    c.shape("M22 96L34 62 54 70 44 108H30Z", "tint")
    c.shape("M112 92H152C150 112 138 128 122 134 114 134 112 128 116 120 120 110 118 100 112 92Z", "shade")
    c.shape(box(80, 52, 74, 22, 4), "body", FINE)
    c.line("".join(f"M{86 + i * 9} 68v-9h5v9" for i in range(7)), 1.1)
    c.line("M26 112V122H38V112", 2.6)
    c.label(f"{p.count:.0f}{'W' if p.wide else ''}", 14, 30, 15, anchor="start")
    c.ruler(1.6)


@kind(
    "clip",
    size=choice("medium_large", "small", "medium", "large", ml="medium_large", s="small", m="medium", l="large"),
    material=choice("titanium", "polymer"),
    count=Number(6, 1, 10),
)
def clip(c: Canvas, p: SimpleNamespace) -> None:
    """Ligating clips on their cartridge, open; size by their legs."""
    s = {"small": 5.0, "medium": 6.0, "medium_large": 8.0, "large": 10.0}[p.size]
    fill = {"small": "yellow", "medium": "blue", "medium_large": "green", "large": "orange"}[p.size]
    count = round(p.count)
    c.shape(box(14, 100, 212, 34, 6), fill)
    c.shape(box(20, 96, 200, 10, 3), "body", 1.3)
    pitch = 196 / count
    for i in range(count):
        x = 22 + pitch * (i + 0.5)
        w = min(pitch * 0.36, s * 1.9)
        h = s * 5.2
        if p.material == "polymer":
            c.tube(
                f"M{x - w} {96 - h}L{x - w * 0.9} {96 - h * 0.3}Q{x} {100} {x + w * 0.9}"
                f" {96 - h * 0.3}L{x + w} {96 - h}",
                5,
                "tint",
            )
            c.line(f"M{x + w} {96 - h}l{-4} -3", 2.6)
        else:
            c.tube(
                f"M{x - w} {96 - h}L{x - w * 0.75} {96 - h * 0.34}L{x} 92"
                f"L{x + w * 0.75} {96 - h * 0.34}L{x + w} {96 - h}",
                3.4,
                "tint",
            )
    c.line("".join(f"M{22 + pitch * i} 116v10" for i in range(1, count)), FINE)
    c.ruler(8)


@kind(
    "electrosurgery",
    type=choice("pencil", "pad", "bipolar", "electrode", "generator", "cable", plate="pad", return_electrode="pad",
        grounding="pad", patient_plate="pad", forceps="bipolar", ball="electrode", blade="electrode",
        needle="electrode", cord="cable"),
    switch=choice("button", "rocker", "foot"),
    split=Flag(True),
)  # fmt: skip
def electrosurgery(c: Canvas, p: SimpleNamespace) -> None:
    """Electrosurgery: pencil and its switches, return electrode, bipolar forceps, electrodes, generator, cable."""
    if p.type == "pad":
        c.tube("M120 132C120 160 180 150 196 136S222 120 230 122", 3.4, "body", line=1.3)
        c.shape(box(46, 14, 148, 112, 18), "body")
        if p.split:
            c.shape("M70 24H116V116H70C60 116 56 110 56 102V38C56 30 60 24 70 24Z", "tint")
            c.shape("M124 24H170C180 24 184 30 184 38V102C184 110 180 116 170 116H124Z", "tint")
        else:
            c.shape(box(56, 24, 128, 92, 12), "tint")
        c.shape(box(106, 118, 28, 20, 4), "body")
        c.shape("M184 16L194 30V14Z", "shade", FINE)
        c.ruler(0.8)
        return
    if p.type == "bipolar":
        s = 1.0
        c.tube("M204 82C220 82 224 100 216 112S190 128 196 146", 3.4, "body", line=1.3)
        for flip in (False, True):
            with c.at(14, 82, scale=s, flip=flip):
                c.shape(
                    ribbon(
                        [(0, 5), (30, 8), (56, 10), (80, 19), (120, 21), (160, 12), (182, 4)],
                        [0.8, 1.4, 1.8, 2.4, 2.8, 2.6, 2.6],
                    ),
                    "blue",
                )
                c.shape(ribbon([(0, 5), (18, 6.8)], [0.8, 1.2], start="round"), "tint")
        c.shape(box(192, 73, 18, 18, 3))
        c.line("M210 78h8M210 86h8", 2.6)
        c.ruler(s)
        return
    if p.type == "electrode":
        for i, head in enumerate(("M12 {y}h-.100C4 {a} 4 {b} 12 {b}H56V{a}Z", "M10 {y}L56 {a}V{b}Z", "", "")):
            y = 34 + i * 32
            c.shape(box(96, y - 5, 46, 10, 2), "blue")
            c.shape(box(142, y - 2.5, 74, 5, 2), "steel", 1.3)
            if i < 2:
                c.shape(head.format(y=y, a=y - 3.5, b=y + 3.5), "tint", 1.3)
                c.line(f"M56 {y}H96", 3.4)
            elif i == 2:
                c.line(f"M34 {y}H96", 3.4)
                c.shape(ellipse(26, y, 8), "tint")
            else:
                c.line(f"M58 {y}H96", 3.4)
                c.tube(f"M58 {y}C50 {y - 14} 18 {y - 14} 18 {y}S50 {y + 14} 58 {y}", 1.2, "tint", line=1.3)
        c.ruler(2)
        return
    if p.type == "generator":
        c.shape(box(24, 34, 192, 96, 8))
        c.shape(box(36, 46, 78, 40, 4), "tint")
        c.text("60", 62, 76, 20, width=1.75)
        c.shape(box(126, 46, 78, 40, 4), "shade")
        for x in (50, 92, 142, 164, 186):
            c.shape(ellipse(x, 108, 8), "yellow" if x == 50 else "blue" if x == 92 else "body")
        c.line("M134 56h62M134 64h44M134 72h52", FINE)
        c.shape(box(40, 130, 22, 6, 2), "shade")
        c.shape(box(178, 130, 22, 6, 2), "shade")
        c.ruler(0.5)
        return
    if p.type == "cable":
        c.tube("M40 46C110 20 206 36 204 82S120 134 86 104 80 54 124 54 178 82 164 104 110 150 60 132", 4, "body")
        c.shape(box(14, 38, 30, 16, 4), "tint")
        c.line("M6 42h8M6 50h8", 2.6)
        c.shape(box(36, 122, 30, 20, 5), "tint")
        c.line("M26 132h10", 2.6)
        c.ruler(0.5)
        return
    c.tube("M196 50C222 40 232 66 214 86S176 120 200 136 222 140 230 134", 3.4, "body", line=1.3)
    with c.at(120, 84, turn=-20), c.at(-112, 6):
        c.shape("M0 0C4 -3.500 12 -3.500 24 -3H44V3H24C12 3.500 4 3.500 0 0Z", "steel", 1.4)
        c.shape("M40 -4L56 -7V7L40 4Z", "tint")
        c.shape("M54 -8C70 -12 90 -11 120 -10L196 -6C204 -5 204 7 196 8L120 12C90 13 70 12 54 8Z", "light_blue")
        if p.switch == "button":
            c.shape(box(76, -14, 18, 8, 3.5), "yellow")
            c.shape(box(100, -14, 18, 8, 3.5), "deep_blue")
        elif p.switch == "rocker":
            c.shape(box(76, -14, 42, 8, 3.5), "yellow")
            c.line("M97 -14v8", 1.3)
        c.line("M128 4H188M132 0H184", FINE)
    c.ruler(1.25)


@kind(
    "tourniquet",
    type=choice(
        "cuff", "strap", "ring", pneumatic="cuff", digital="ring", finger="ring", venous="strap", esmarch="strap"
    ),
    colour=Colour("blue"),
    width_mm=Number(80, 10, 150),
)
def tourniquet(c: Canvas, p: SimpleNamespace) -> None:
    """A tourniquet: pneumatic cuff with its hose, strap with buckle, or digital ring."""
    if p.type == "ring":
        c.shape(ellipse(106, 84, 54, 54) + ellipse(106, 84, 33, 33), p.colour, hollow=True)
        c.shape("M154 62L206 40C220 36 226 56 214 62L160 84Z", "tint")
        c.line("M184 52l6 12M194 48l6 12", FINE)
        c.ruler(2.5)
        return
    if p.type == "strap":
        c.shape("M20 66H168V94H20Z", p.colour)
        c.shape("M168 66C206 66 224 76 224 88S200 116 160 118L150 94H168Z", p.colour)
        c.shape(box(116, 56, 46, 48, 5), "body")
        c.shape(box(126, 66, 26, 28, 3), "tint")
        c.line("M20 72H112M20 88H112", FINE, dash="4 3")
        c.shape("M20 66L10 72V88L20 94Z", "tint")
        c.ruler(0.8)
        return
    c.tube("M120 52C124 10 176 6 186 26S206 60 226 56", 6, "body")
    c.shape("M26 52H186C204 52 216 60 222 70V112H26C18 112 18 52 26 52Z", p.colour)
    c.shape("M160 52H186C204 52 216 60 222 70V112H160Z", "shade")
    c.shape(box(38, 60, 112, 44, 6), "tint", 1.3)
    c.shape(ellipse(120, 58, 10), "body")
    c.shape(ellipse(120, 58, 4), "shade", 1.3)
    c.line("".join(f"M{168 + i * 8} 70v34" for i in range(6)), FINE, dash="2 3")
    c.shape(box(62, 112, 20, 26, 3), "body")
    c.line("M68 118v14M76 118v14", FINE)
    c.ruler(0.5)


@kind(
    "adhesive",
    type=choice("tissue_adhesive", "bone_cement", "sealant", "topical_haemostat", "powder", glue="tissue_adhesive",
        cyanoacrylate="tissue_adhesive", fibrin="sealant", haemostat="topical_haemostat", hemostat="topical_haemostat",
         gelatin="topical_haemostat", collagen="topical_haemostat", cellulose="topical_haemostat", wax="bone_cement"),
)  # fmt: skip
def adhesive(c: Canvas, p: SimpleNamespace) -> None:
    """Skin glue ampoule, two-syringe sealant, bone cement, or an absorbable haemostat sponge."""
    if p.type == "topical_haemostat":
        c.shape("M40 62L150 40 206 74 96 100Z", "tint")
        c.shape("M40 62V86L96 124V100Z", "body")
        c.shape("M96 100V124L206 98V74Z", "shade")
        c.dots([(70 + i * 14 + (j % 2) * 7, 66 + j * 8 - i * 2.6) for i in range(8) for j in range(4)], 1.1)
        c.ruler(2)
    elif p.type == "sealant":
        for y in (56, 96):
            c.shape(box(62, y - 12, 96, 24, 3), "clear")
            c.shape(box(63, y - 11, 52, 22, 2), "tint" if y == 56 else "amber", None)
            c.shape(box(158, y - 16, 5, 32, 2))
            c.shape(box(163, y - 3, 34, 6))
            c.shape(f"M62 {y - 5}L44 {74 if y == 56 else 78}V{y + 5 if y == 56 else 84}L62 {y + 5}Z")
        c.shape(box(196, 42, 8, 68, 3), "tint")
        c.shape("M46 66L20 74V80L46 88Z", "body")
        c.ruler(2)
    elif p.type == "bone_cement":
        c.shape("M40 120C36 60 60 40 96 40S156 60 152 120C130 140 62 140 40 120Z", "clear")
        c.shape("M46 100C70 84 120 84 146 100 146 120 130 130 96 130S46 120 46 100Z", "tint")
        c.shape(box(168, 60, 30, 70, 5), "amber")
        c.shape("M176 60V46L180 28H186L190 46V60Z", "clear")
        c.line("M96 40V18M88 18h16", 2.6)
        c.ruler(1)
    else:
        with c.at(120, 84, turn=-20), c.at(-104, 0):
            c.shape("M0 -3L16 -6H30V6H16L0 3Z", "tint")
            c.shape("M30 -10H150C170 -10 186 -6 200 0 186 6 170 10 150 10H30Z", "clear")
            c.shape("M36 -6H96V6H36Z", "violet", 1.3)
            c.shape(box(100, -16, 40, 8, 4), "body")
            c.line("M146 -4H186M146 4H186", FINE)
        c.ruler(2)
