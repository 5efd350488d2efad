"""Devices for vessels, implants for the ear, and what a dental surgery uses up."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas
from core.drawings.geometry import box, ellipse
from core.drawings.params import Colour, Flag, choice, kind


@kind(
    "endovascular",
    type=choice("balloon", "stent", "guidewire", "introducer", "catheter", "embolectomy",
        embolectomy_catheter="embolectomy", diagnostic_catheter="catheter", infusion_catheter="catheter",
        balloon_catheter="balloon", drug_coated_balloon="balloon", scoring_balloon="balloon"),
    tip=choice("straight", "j", "angled"),
)  # fmt: skip
def endovascular(c: Canvas, p: SimpleNamespace) -> None:
    """For inside vessels and ducts: balloon catheter, stent, guidewire, introducer, diagnostic catheter."""
    if p.type == "stent":
        rows = "".join(
            f"M{34 + i * 21.5} 56l10.750 14 -10.750 14 10.750 14 -10.750 14m21.500 -56"
            "l-10.750 14 10.750 14 -10.750 14 10.750 14"
            for i in range(8)
        )
        c.line(rows, 2)
        c.shape(ellipse(34, 84, 9, 28), "tint")
        c.ruler(5)
        return
    if p.type == "guidewire":
        c.tube("M120 138C70 138 40 112 40 82S72 28 120 28 200 52 200 82 172 124 124 124 56 106 56 82", 5, "body")
        c.line("M56 82C56 60 84 42 120 42S184 58 184 82", 2.6)
        end = {"straight": "M184 82V116", "j": "M184 82V108C184 122 164 122 164 108", "angled": "M184 82V104L172 116"}
        c.line(end[p.tip], 3.4)
        c.shape(box(104, 130, 32, 16, 4), "tint")
        c.ruler(0.8)
        return
    if p.type == "introducer":
        c.shape("M16 79L40 77V87L16 85Z", "tint")
        c.tube("M40 82H150", 8, "clear")
        c.shape(box(148, 68, 34, 28, 5), "tint")
        c.tube("M160 96C160 128 182 140 206 134", 4.5, "clear")
        c.shape(box(204, 126, 22, 16, 3), "blue")
        c.shape(box(182, 74, 12, 16, 2))
        c.line("M194 82H228", 2.6)
        c.ruler(1.6)
        return
    c.tube("M46 52H140C200 52 214 70 214 94S190 128 160 128H120", 5, "clear")
    if p.type == "catheter":
        c.tube("M48 52C24 52 18 66 26 76S48 78 44 66", 4.4, "tint")
    else:
        c.line("M14 52H48", 2.6)
        reach = 112 if p.type == "balloon" else 76
        c.shape(f"M44 52C48 36 56 34 64 34H{reach - 12}C{reach - 4} 34 {reach} 44 {reach + 4} 52"
                f"C{reach} 60 {reach - 4} 70 {reach - 12} 70H64C56 70 48 68 44 52Z", "tint")  # fmt: skip
        c.line(f"M44 52H{reach + 4}", FINE, dash="3 3")
    c.shape("M122 121L100 116H72V140H100L122 135Z", "body")
    c.shape(box(56, 112, 16, 32, 3), "blue")
    if p.type != "catheter":
        c.tube("M104 134C100 146 84 150 70 150", 4, "body")
        c.shape(box(54, 144, 16, 12, 2), "body")
    c.ruler(1.6)


@kind(
    "ear_implant",
    pattern=choice("grommet", "t_tube", "bobbin", "partial", "total", "piston", "splint", goode_t="t_tube",
        per_lee="t_tube", reuter_bobbin="bobbin", spoon_bobbin="bobbin", partial_ossicular="partial",
        total_ossicular="total", stapes_piston="piston", septal_splint="splint"),
    colour=Colour("white"),
    steel=Flag(words=("titanium", "stainless_steel")),
)  # fmt: skip
def ear_implant(c: Canvas, p: SimpleNamespace) -> None:
    """For ear and nose: ventilation tubes by shape, ossicular prostheses, stapes piston, septal splints."""
    fill = "steel" if p.steel else p.colour
    if p.pattern == "splint":
        for x in (34, 126):
            c.shape(f"M{x} 126C{x - 4} 70 {x + 14} 30 {x + 40} 26C{x + 70} 24 {x + 82} 60 {x + 78} 126"
                    f"C{x + 60} 138 {x + 18} 138 {x} 126Z", "clear")  # fmt: skip
            c.shape(ellipse(x + 44, 56, 6), "tint")
            c.shape(ellipse(x + 34, 104, 6), "tint")
        c.ruler(2)
        return
    if p.pattern in {"partial", "total", "piston"}:
        long = {"partial": 66.0, "total": 104.0, "piston": 92.0}[p.pattern]
        top = 84 - long / 2
        if p.pattern == "piston":
            c.tube(f"M120 {top + 26}V{top - 4}C120 {top - 22} 150 {top - 22} 150 {top - 2}V{top + 8}", 4, "steel")
            c.shape(box(112, top + 26, 16, long - 20, 3), "tint")
        else:
            c.shape(ellipse(120, top, 34, 10), "tint")
            c.shape(ellipse(120, top, 22, 6), "body", FINE)
            c.shape(box(116, top + 9, 8, long - 22, 2), "steel")
            c.shape(box(108, top + long - 14, 24, 12, 4), "steel")
        c.ruler(20)
        return
    if p.pattern == "t_tube":
        c.shape("M106 66C80 66 62 52 44 44L38 56C58 66 78 82 106 82V140H134V82C162 82 182 66 202 56L196 44"
                "C178 52 160 66 134 66Z", fill)  # fmt: skip
        c.shape(ellipse(120, 140, 14, 5), "tint")
        c.ruler(12)
        return
    waist, brim = (22, 52) if p.pattern == "bobbin" else (26, 46)
    c.shape(f"M{120 - waist} 56H{120 + waist}V112H{120 - waist}Z", fill)
    for y, wide in ((52, brim), (116, brim + (0 if p.pattern == "bobbin" else 12))):
        c.shape(ellipse(120, y, wide, wide * 0.3), fill)
    c.shape(ellipse(120, 52, 17, 6), "tint")
    if p.pattern == "grommet":
        c.line(f"M{120 + brim} 52l22 -12", 2.6)
    c.ruler(20)


@kind(
    "dental_supply",
    type=choice("impression_tray", "rubber_dam", "clamp", "matrix", "cartridge", "bottle", "applicator", "pins",
        "film_holder", "cord", rubber_dam_clamp="clamp", impression_material="cartridge",
        fluoride_tray="impression_tray", tray_resin="bottle", cement="bottle", bonding_agent="bottle",
        sealant="cartridge", retentive_pin="pins",
        retraction_cord="cord"),
    jaw=choice("upper", "lower"),
)  # fmt: skip
def dental_supply(c: Canvas, p: SimpleNamespace) -> None:
    """What a dental surgery uses up: tray, dam and clamp, matrix, cartridge, bottle, applicators, pins, cord."""
    if p.type == "impression_tray":
        c.shape("M50 44C20 92 50 146 112 146C174 146 204 92 174 44L146 50C164 90 150 118 112 118S60 90 78 50Z", "tint")
        if p.jaw == "upper":
            c.shape("M78 50C60 90 74 118 112 118S164 90 146 50C132 66 92 66 78 50Z", "body")
        c.shape(box(102, 14, 20, 34, 4) if p.jaw == "upper" else "M102 118H122V152H102Z", "body")
        points = [(62, 74), (58, 96), (70, 122), (92, 132), (112, 134), (132, 132), (154, 122), (166, 96), (162, 74)]
        c.dots(points, 2.2)
        c.ruler(2)
    elif p.type == "rubber_dam":
        c.sheet(54, 20, 128, 120, "tint", turn=26)
        c.sheet(64, 30, 108, 100, "body", turn=18)
        c.dots([(92 + i * 12, 80 - (18 - (i - 2.5) ** 2 * 3)) for i in range(6)], 2)
        c.ruler(0.8)
    elif p.type == "clamp":
        c.tube("M58 116C26 92 30 40 120 38S214 92 182 116", 10, "steel")
        c.shape("M44 108L92 96L96 118L52 130Z", "tint")
        c.shape("M196 108L148 96L144 118L188 130Z", "tint")
        c.shape(ellipse(72, 114, 4), "body")
        c.shape(ellipse(168, 114, 4), "body")
        c.ruler(5)
    elif p.type == "matrix":
        for i in range(3):
            y, fill = 34 + i * 38, "tint" if i == 1 else "steel"
            c.shape(f"M24 {y}C90 {y - 16} 150 {y - 16} 216 {y}V{y + 20}C150 {y + 6} 90 {y + 6} 24 {y + 20}Z", fill)
        c.ruler(5)
    elif p.type == "cartridge":
        for i in (0, 1):
            c.shape(box(24, 48 + i * 36, 128, 32, 5), "body" if i else "tint")
            c.line(f"M44 {48 + i * 36}v32M64 {48 + i * 36}v32", FINE)
        c.shape("M152 70L176 78V90L152 98Z", "shade")
        c.tube("M176 84H224", 9, "clear", twist=True)
        c.ruler(1.6)
    elif p.type == "bottle":
        c.shape(
            "M84 58H156C164 58 168 64 168 72V136C168 144 164 148 156 148H84C76 148 72 144 72 136V72C72 64 76 58 84 58Z"
        )
        c.shape(box(84, 84, 72, 40, 3), "tint")
        c.shape("M104 58V44H136V58Z", "shade")
        c.shape("M108 44V24L120 12L132 24V44Z", "body")
        c.ruler(3.2)
    elif p.type == "applicator":
        for i in range(4):
            c.tube(f"M30 {44 + i * 28}H150L206 {34 + i * 28}", 3.6, "body", line=1.3)
            c.shape(ellipse(210, 33 + i * 28, 5), "tint")
        c.ruler(2)
    elif p.type == "pins":
        for i in range(5):
            c.tube(f"M{52 + i * 34} 34V128", 5, "steel")
            c.line("".join(f"M{48 + i * 34} {44 + j * 8}h8" for j in range(6)), FINE)
            c.shape(box(44 + i * 34, 122, 16, 16, 2), "tint")
        c.ruler(10)
    elif p.type == "film_holder":
        c.shape(box(26, 34, 66, 92, 5), "tint")
        c.shape(box(92, 70, 84, 18, 3))
        c.shape(ellipse(196, 79, 28) + ellipse(196, 79, 19), "body", hollow=True)
        c.ruler(1.6)
    else:
        c.shape(box(60, 34, 96, 108, 10))
        c.shape(box(72, 76, 72, 40, 3), "tint")
        c.tube("M108 34C108 14 160 14 172 40S206 82 196 120", 3.6, "body", twist=True)
        c.ruler(2)
