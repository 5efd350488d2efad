"""Article pictures by name: still lifes to open an article, figures to explain something (`figures`).

composition_svg("gloves")               SVG text, 1200 × 675
render_composition("gloves", width=1200)  PNG
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from core.drawings import figures
from core.drawings.render import Drawing, render_png
from core.drawings.scene import Scene


class UnknownComposition(LookupError):
    """No picture of that name; the message lists those there are."""


def wound_closure() -> Scene:
    """Sutures, a needle holder and toothed forceps."""
    scene = Scene().ground(drape=210, light=(600, 310, 280))
    scene.put("needle_holder", 400, 470, 2.7, turn=-24, pattern="mayo_hegar")
    scene.put(
        "suture_needle",
        640,
        250,
        2.5,
        curvature="3/8",
        point="reverse_cutting",
        thread="violet",
        length_mm=26,
        accent=True,
    )
    return scene.put("forceps", 850, 400, 2.3, turn=-24, pattern="adson")


def gloves() -> Scene:
    """Surgical gloves, an examination glove box."""
    scene = Scene().ground(drape=190, light=(430, 320, 275))
    scene.put("glove", 430, 350, 3.2, system=True, colour="latex", size=7.5)
    return scene.put("exam_glove", 880, 380, 2.3, colour="blue", accent=True)


def scalpels() -> Scene:
    """Blades and the handles that take them."""
    scene = Scene().ground(drape=180, light=(640, 320, 285))
    scene.put("scalpel_handle", 350, 400, 2.8, number="3", graduated=True)
    scene.put("scalpel_blade", 480, 150, 1.55, number="10", accent=True)
    scene.put("scalpel_blade", 790, 170, 1.55, number="15")
    scene.put("scalpel_blade", 960, 330, 1.55, number="11")
    return scene.put("scalpel_blade", 800, 480, 1.55, number="22")


def swab_count() -> Scene:
    """Swabs in a stack, an abdominal swab with its loop, a bowl."""
    scene = Scene().ground(drape=200, light=(560, 320, 280))
    scene.put("lap_sponge", 350, 330, 2.4, turn=-6)
    scene.put("gauze_swab", 650, 400, 2.1, ply=16, xray=True, accent=True)
    return scene.put("bowl", 930, 390, 2.0, type="kidney")


def sterile_packaging() -> Scene:
    """A pouch, a rigid container, an indicator."""
    scene = Scene().ground(drape=200, light=(580, 320, 280))
    scene.put("sterilisation", 360, 260, 2.6, turn=-8, type="pouch")
    scene.put("sterilisation", 800, 400, 2.6, type="container")
    return scene.put("sterilisation", 420, 500, 1.5, turn=-8, type="strip", accent=True)


def latex() -> Scene:
    """A glove and the things around it that may be made of rubber."""
    scene = Scene().ground(drape=190, light=(600, 320, 280))
    scene.put("glove", 360, 350, 3.0, colour="latex", accent=True)
    scene.put("tourniquet", 820, 220, 1.8, turn=-8, type="strap", colour="latex")
    return scene.put("catheter", 830, 450, 2.0, french=16)


def mri() -> Scene:
    """A patient's journey to the magnet, with what must stay outside."""
    scene = figures.magnet(Scene().ground(drape=180, light=(690, 300, 270)))
    scene.put("implant", 300, 240, 1.7, turn=-14, type="plate", accent=True)
    return scene.put("scissors", 330, 430, 2.0, turn=-20, pattern="mayo")


def drapes_gown() -> Scene:
    """A gown, a fenestrated drape, a mask."""
    scene = Scene().ground(drape=190, light=(420, 310, 275))
    scene.put("gown", 380, 330, 3.3, level=3, colour="blue_green")
    scene.put("drape", 810, 290, 2.3, type="fenestrated", colour="light_blue", accent=True)
    return scene.put("mask", 960, 500, 1.3, colour="light_blue")


def needle_choice() -> Scene:
    """Four needles that could hardly be more different."""
    scene = Scene().ground(light=(600, 310, 285))
    scene.put("suture_needle", 330, 210, 2.0, curvature="1/2", point="taper", thread="blue", length_mm=26)
    scene.put(
        "suture_needle",
        850,
        200,
        2.0,
        curvature="3/8",
        point="reverse_cutting",
        thread="black",
        length_mm=24,
        accent=True,
    )
    scene.put("suture_needle", 350, 480, 2.0, curvature="j", point="taper", thread="violet", length_mm=36)
    return scene.put(
        "suture_needle",
        860,
        480,
        2.0,
        curvature="straight",
        point="cutting",
        thread="undyed",
        length_mm=60,
        braided=True,
    )


def haemostats() -> Scene:
    """Clamps side by side: curved, straight, with teeth."""
    scene = Scene().ground(drape=160, light=(600, 320, 285))
    scene.put("haemostat", 600, 150, 2.6, pattern="mosquito", curvature="curved")
    scene.put("haemostat", 570, 320, 2.6, pattern="kelly", accent=True)
    return scene.put("haemostat", 620, 495, 2.6, pattern="kocher", curvature="curved")


def catheter() -> Scene:
    """A central line and what puts it in."""
    scene = Scene().ground(drape=190, light=(520, 310, 280))
    scene.put("catheter", 430, 320, 3.0, type="central_line", french=7, ways=3, accent=True)
    scene.put("syringe", 860, 260, 2.0, volume_ml=10, tip="slip")
    return scene.put("hypodermic_needle", 850, 500, 1.8, gauge=18, length_mm=70)


def sharps() -> Scene:
    """A sharps container, a guarded needle and scalpel, a dish for passing them."""
    scene = Scene().ground(drape=200, light=(430, 320, 275))
    scene.put("sharps", 390, 340, 3.2, type="container", colour="yellow")
    scene.put("hypodermic_needle", 830, 150, 1.8, gauge=21, safety=True)
    scene.put("scalpel", 850, 330, 1.8, number="11", safety="shield")
    return scene.put("sharps", 850, 510, 1.5, type="transfer_tray", accent=True)


def reprocessing() -> Scene:
    """Instruments on their way round: basket, brush, detergent, wrap."""
    scene = Scene().ground(drape=200, light=(620, 320, 280))
    scene.put("cleaning", 430, 430, 2.6, type="basket")
    scene.put("haemostat", 430, 240, 1.9, turn=-16, pattern="pean", curvature="curved")
    scene.put("cleaning", 780, 330, 2.4, type="detergent", accent=True)
    return scene.put("cleaning", 980, 470, 1.8, turn=-16, type="brush")


def dressing() -> Scene:
    """A foam with a border, an alginate, a roll of tape."""
    scene = Scene().ground(drape=190, light=(560, 320, 280))
    scene.put("dressing", 360, 290, 2.5, turn=-6, type="foam", border=True, accent=True)
    scene.put("dressing", 690, 420, 2.0, turn=5, type="alginate")
    return scene.put("tape", 960, 320, 1.9, type="paper")


STILL_LIFES = (
    wound_closure, gloves, scalpels, swab_count, sterile_packaging, latex, mri, drapes_gown, needle_choice, haemostats,
    catheter, sharps, reprocessing, dressing,
)  # fmt: skip
COMPOSITIONS: Mapping[str, Callable[[], Scene]] = MappingProxyType(
    {make.__name__: make for make in (*STILL_LIFES, *figures.FIGURES)}
)


def compose(drawings: Sequence[Drawing], *, accent: int = 0) -> str:
    """SVG of up to six drawings in a row or two on the common ground; the one at ``accent`` has the amber tint."""
    scene = Scene().ground(drape=180)
    shown = drawings[:6]
    columns = 3 if len(shown) > 2 else max(len(shown), 1)
    rows = 2 if len(shown) > 3 else 1
    size = {1: 3.4, 2: 2.5, 3: 1.65}[columns]
    for place, item in enumerate(shown):
        row, column = divmod(place, columns)
        in_row = min(columns, len(shown) - row * columns)
        x = 600 + (column - (in_row - 1) / 2) * 240 * size * (0.98 if columns > 1 else 1)
        y = 325 + (row - (rows - 1) / 2) * 280
        scene.put(item.kind, x, y, size, accent=place == accent, **dict(item.params))
    return scene.svg()


@lru_cache(maxsize=64)
def composition_svg(name: str) -> str:
    """The picture ``name`` as SVG text.

    Raises:
        UnknownComposition: there is none.
    """
    if name not in COMPOSITIONS:
        raise UnknownComposition(f"{name}: none of {', '.join(COMPOSITIONS)}")
    return COMPOSITIONS[name]().svg()


def render_composition(name: str, width: int = 1200) -> bytes:
    """The picture ``name`` as PNG, ``width`` pixels wide and 9/16 of that high. Raises UnknownComposition."""
    return render_png(composition_svg(name), width)
