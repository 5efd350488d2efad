"""Figures that explain things: the parts of a needle, what a box says, what a sign means. Wounds are in `anatomy`."""

from __future__ import annotations

import math

from core.drawings import anatomy
from core.drawings.blades import paint_blade
from core.drawings.canvas import BOLD, FINE
from core.drawings.geometry import arc_points, box, ellipse, ribbon, smooth
from core.drawings.scene import AMBER, DRAPE, Scene
from core.drawings.sutures import centre_line, wire


def magnet(scene: Scene) -> Scene:
    """A scanner with its tunnel and table, on the right of the scene."""
    c = scene.canvas
    c.shape(box(560, 130, 470, 400, 60), "body")
    c.shape(ellipse(795, 300, 150, 150), "tint")
    c.shape(ellipse(795, 300, 116, 116), "#0b3c40")
    c.line(smooth(arc_points(795, 300, 168, 200, 340, 9)), FINE)
    c.shape(box(640, 345, 310, 26, 13), "body")
    c.shape("M700 371H890L920 560H670Z", "shade")
    c.shape(box(600, 470, 56, 20, 6), "tint", FINE)
    c.dots([(940, 480), (964, 480), (988, 480)], 4)
    return scene


def needle_parts() -> Scene:
    """One needle, its parts named."""
    scene = Scene().ground(light=(600, 300, 275))
    c = scene.canvas
    places, relative = wire("reverse_cutting")
    radius = 215.0
    line = [(600 + x, 215 + y) for x, y in centre_line("1/2", radius * math.pi, places)]
    halves = [15 * half for half in relative]
    c.tube("M385 222C384 150 330 120 270 150S150 250 90 190", 8, "violet")
    c.shape(ribbon(line, halves), "body")
    first = next(i for i, place in enumerate(places) if place >= 0.66)
    c.shape(ribbon(line[first:], halves[first:]), AMBER)
    c.line(smooth(line[3:7]), FINE)
    c.line("M392 200H808", FINE, dash="10 8")
    c.line("M404 192L390 200 404 208M796 192L810 200 796 208", FINE)
    c.line(smooth(arc_points(600, 215, 262, 176, 4, 15)), FINE, dash="10 8")
    c.line("M331 248L338 230 348 246M852 246L862 230 869 248", FINE)
    scene.say("chord", 600, 184, 24, anchor="middle")
    scene.say("length along the curve", 600, 528, 24, anchor="middle")
    scene.say("point", 930, 170, 24, to=(922, 164, 822, 216))
    scene.say("end with thread", 70, 350, 24, to=(240, 322, 378, 244))
    return scene.say("body", 574, 352, 24, to=(600, 362, 600, 410))


def _carton(scene: Scene, x: float, *, accent: bool = False) -> None:
    c = scene.canvas
    c.shape(f"M{x} 220l44 -44h270l-44 44z", "shade")
    c.shape(f"M{x + 270} 220l44 -44v230l-44 44z", "shade")
    c.shape(box(x, 220, 270, 230), "body")
    c.shape(box(x + 24, 250, 222, 130, 6), "body" if not accent else "#fbe9cf", FINE)
    c.line(f"M{x + 24} 408h150M{x + 24} 428h90", FINE)


def latex_statements() -> Scene:
    """Three boxes: latex declared, declared absent, nothing said."""
    scene = Scene().ground(drape=170, light=(600, 320, 280))
    c = scene.canvas
    for i, x in enumerate((110, 455, 800)):
        _carton(scene, x, accent=i == 1)
    c.shape("M150 315L180 275H310L340 315 310 355H180Z", None)
    c.text("LATEX", 245, 330, 32, anchor="middle", width=2)
    for i, text in enumerate(("not made with", "natural rubber", "latex")):
        c.text(text, 590, 296 + i * 32, 20, anchor="middle", width=1.5)
    return scene


def dressing_layers() -> Scene:
    """A dressing taken apart: contact layer, pad, cover."""
    scene = Scene().ground(light=(520, 320, 280))
    c = scene.canvas
    for y, half, fill, name in (
        (440, 230, "body", "soft contact layer"),
        (310, 170, AMBER, "absorbent pad"),
        (180, 260, "tint", "outer film with border"),
    ):
        deep = half * 0.42
        thick = 34 if fill == AMBER else 8
        c.shape(
            f"M{480 - half} {y}L480 {y + deep}L{480 + half} {y}V{y + thick}L480 {y + deep + thick}"
            f"L{480 - half} {y + thick}Z",
            "shade" if fill != AMBER else "#c07c22",
        )
        c.shape(f"M{480 - half} {y}L480 {y - deep}L{480 + half} {y}L480 {y + deep}Z", fill)
        if fill == AMBER:
            c.dots([(480 + (i - j) * 25, y + (i + j - 6) * 10.5) for i in range(7) for j in range(7)], 1.8)
        elif fill == "body":
            c.dots([(480 + (i - j) * 35, y + (i + j - 6) * 14.5) for i in range(7) for j in range(7)], 2.4)
        else:
            c.line(
                f"M{480 - half * 0.68} {y}L480 {y - deep * 0.68}L{480 + half * 0.68} {y}L480 {y + deep * 0.68}Z",
                FINE,
                dash="9 7",
            )
        scene.say(name, 780, y + 8, 22, to=(770, y, 480 + half * 0.86, y))
    c.line("M480 70V100M480 560V590", FINE, dash="8 8")
    return scene


def mri_signs() -> Scene:
    """Square safe, triangle conditional, barred circle unsafe; an empty box for no statement."""
    scene = Scene().ground(light=(600, 320, 285))
    c = scene.canvas
    c.shape(box(90, 215, 210, 210, 6), "tint", BOLD)
    c.text("MR", 195, 352, 64, anchor="middle", width=4)
    c.shape("M470 205L600 430H340Z", AMBER, BOLD)
    c.text("MR", 470, 402, 50, anchor="middle", width=4)
    c.shape(ellipse(745, 320, 108), "body", BOLD)
    c.text("MR", 745, 352, 64, anchor="middle", width=4)
    c.line("M669 244L821 396", 6)
    c.line(ellipse(745, 320, 108), 6)
    c.shape(box(910, 215, 210, 210, 6), None, dash="14 12")
    for x, text in ((195, "safe"), (470, "conditional"), (745, "unsafe"), (1015, "not stated")):
        scene.say(text, x, 500, 26, anchor="middle")
    return scene


def swab_board() -> Scene:
    """Two rows of five swabs, tails and threads in view, and the board that says so."""
    scene = Scene().ground(drape=0, light=None)
    c = scene.canvas
    c.shape(box(60, 90, 760, 500, 16), DRAPE)
    for row in range(2):
        for column in range(5):
            x, y = 92 + column * 144, 132 + row * 226
            c.tube(f"M{x + 96} {y + 16}C{x + 126} {y - 30} {x + 146} {y + 30} {x + 108} {y + 40}", 7, "blue")
            c.shape(box(x, y, 108, 150, 5), "body")
            c.line(
                "".join(f"M{x + 18 * i} {y}v150" for i in range(1, 6))
                + "".join(f"M{x} {y + 19 * i}h108" for i in range(1, 8)),
                0.5,
                fade=0.5,
            )
            c.tube(
                f"M{x + 30} {y + 2}C{x + 22} {y + 50} {x + 40} {y + 100} {x + 30} {y + 148}",
                6,
                AMBER if row == 1 and column == 4 else "deep_blue",
            )
    c.shape(box(870, 110, 270, 330, 14), "body")
    c.shape(box(890, 130, 230, 290, 6), "#0b5553")
    c.parts.append('<g stroke="#fdfaf3">')
    c.text("2 \u00d7 5", 1005, 285, 56, anchor="middle", width=3.4)
    c.line("M920 340H1090M920 376H1050", FINE, fade=0.7)
    c.parts.append("</g>")
    c.shape(box(900, 440, 210, 16, 5), "shade")
    c.shape(box(930, 430, 90, 12, 5), "tint", FINE)
    return scene


def reprocessing_ring() -> Scene:
    """Seven steps in a ring, from use to storage."""
    scene = Scene().ground(light=(600, 318, 150))
    c = scene.canvas
    names = ("use", "transport", "washing", "inspection", "packing", "steam", "storage")
    spots = [
        (600 + 430 * math.cos(a), 322 + 212 * math.sin(a)) for a in (math.radians(-90 + 360 / 7 * i) for i in range(7))
    ]
    for i in range(7):
        (x0, y0), (x1, y1) = spots[i], spots[(i + 1) % 7]
        long = math.hypot(x1 - x0, y1 - y0)
        ux, uy = (x1 - x0) / long, (y1 - y0) / long
        sx, sy, ex, ey = x0 + ux * 86, y0 + uy * 86, x1 - ux * 88, y1 - uy * 88
        c.line(f"M{sx:.1f} {sy:.1f}L{ex:.1f} {ey:.1f}")
        c.line(
            f"M{ex - ux * 14 - uy * 9:.1f} {ey - uy * 14 + ux * 9:.1f}L{ex:.1f} {ey:.1f}"
            f"L{ex - ux * 14 + uy * 9:.1f} {ey - uy * 14 - ux * 9:.1f}"
        )
    pictures: tuple[tuple[str, float, dict[str, str]], ...] = (
        ("haemostat", 0.56, {"pattern": "kelly"}), ("sterilisation", 0.56, {"type": "container"}), ("cleaning", 0.6,
            {"type": "detergent"}), ("", 0, {}),
        ("sterilisation", 0.56, {"type": "pouch"}), ("", 0, {}), ("", 0, {}),
    )  # fmt: skip
    for i, ((x, y), (kind, size, params)) in enumerate(zip(spots, pictures, strict=True)):
        c.shape(ellipse(x, y, 80), "#fdfaf3" if i else "#fbe3c0")
        with c.at(x, y - 10):
            if kind:
                scene.put(kind, 0, -12, size, accent=i == 0, **params)
            elif names[i] == "inspection":
                c.shape(ellipse(-6, -16, 28), "tint")
                c.line("M14 4L40 30", 5)
                c.line("M-18 -18L-10 -26M-14 -8L4 -26", FINE)
            elif names[i] == "steam":
                c.line(
                    "".join(
                        f"M{-26 + j * 26} 26C{-44 + j * 26} 6 {-8 + j * 26} -8 {-26 + j * 26} -40" for j in range(3)
                    )
                )
            else:
                c.line("M-44 -34V34M44 -34V34M-44 -4H44M-44 30H44")
                for bx, by in ((-34, -28), (4, -28), (-24, 6)):
                    c.shape(box(bx, by, 30, 24, 2), "tint", FINE)
        scene.say(names[i], x, y + 50, 14, anchor="middle")
    return scene


def blade_outlines() -> Scene:
    """Blades 10, 11, 15 and 22 with the edge tinted, and the two fittings."""
    scene = Scene().ground(light=(600, 310, 285))
    c = scene.canvas
    for x, y, name, scale in (
        (110, 120, "10", 8.2),
        (630, 120, "11", 8.2),
        (110, 290, "15", 8.2),
        (630, 280, "22", 8.2),
    ):
        with c.at(x, y, scale=scale):
            paint_blade(c, name)
        c.text(name, x - 20, y + 42, 30, anchor="end", width=2)
    for x, half, nose, name in ((130, 4.2, 26, "3"), (650, 5.6, 30, "4")):
        with c.at(x, 510, scale=8.2):
            c.shape(
                f"M0 -.900L1.500 -1.500H{nose - 8}L{nose + 3} {-half * 0.8}V{half * 0.8}"
                f"L{nose - 8} 1.500H1.500L0 .900Z",
                AMBER,
            )
            c.shape(f"M6 -.800H{nose - 10}V.800H6Z", "body", FINE)
            c.shape(f"M{nose - 2} {-half}H{nose + 26}V{half}H{nose + 4}Z", "body")
            c.line("".join(f"M{nose + 8 + i * 2.6} {-half * 0.6}V{half * 0.6}" for i in range(6)), FINE)
        c.text(name, x - 40, 525, 30, anchor="end", width=2)
    return scene


def label_reading() -> Scene:
    """A pouch with its label: what it is, which lot, until when; the symbols beneath."""
    scene = Scene().ground(light=(600, 320, 285))
    c = scene.canvas
    c.shape(box(150, 90, 900, 480, 8), "body")
    c.shape(box(170, 110, 860, 130, 4), "#cfe2f1", FINE)
    c.line("M1040 96l-22 79 22 79", FINE)
    scene.put("haemostat", 600, 175, 1.35, pattern="mosquito", curvature="curved")
    c.shape(box(200, 268, 800, 276, 6), "body")
    rows = (("REF", "4150-75", "tint"), ("LOT", "B2K17", "tint"), ("USE BY", "2028-06-30", AMBER))
    for i, (name, value, fill) in enumerate(rows):
        x = 226 + i * 258
        c.shape(box(x, 292, 232, 92, 6), fill, FINE)
        c.text(name, x + 16, 318, 14, width=1.4)
        c.text(value, x + 16, 362, 22, width=1.8)
    with c.at(226, 412):
        c.shape(box(0, 0, 104, 104, 4), None)
        c.line("M32 22H72M32 82H72M36 22C36 44 68 60 68 82M68 22C68 44 36 60 36 82")
        with c.at(140, 0):
            c.shape(box(0, 22, 132, 60, 4), None)
            c.text("LOT", 66, 66, 30, anchor="middle", width=2)
        with c.at(312, 0):
            c.shape(ellipse(52, 52, 50), None)
            c.text("2", 52, 74, 46, anchor="middle", width=2.4)
            c.line("M17 17L87 87")
        with c.at(452, 0):
            c.shape(box(0, 22, 270, 60, 4), None)
            c.text("STERILE", 98, 63, 24, anchor="middle", width=1.8)
            c.line("M192 22V82")
            c.text("EO", 231, 63, 24, anchor="middle", width=1.8)
    return scene


FIGURES = (
    needle_parts, latex_statements, dressing_layers, mri_signs, swab_board, reprocessing_ring, blade_outlines,
        label_reading, *anatomy.FIGURES,
)  # fmt: skip
