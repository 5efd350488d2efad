"""Wounds in section and from above: which stitch goes where. Simplified, at no particular scale."""

from __future__ import annotations

import math

from core.drawings.canvas import FINE, LINE
from core.drawings.geometry import box, ellipse, ribbon
from core.drawings.scene import AMBER, Scene
from core.drawings.sutures import wire

_SKIN, _DERMIS, _FAT, _FASCIA, _MUSCLE = "#f3d9bd", "#f0c8a8", "#f6e3b4", "#e9ecea", "#e2a596"
_THREAD = 9.0


def _block(
    scene: Scene,
    layers: tuple[tuple[float, float, str], ...],
    left: float = 120,
    right: float = 1080,
    *,
    lift: float = 0,
    gap: float = 0,
) -> None:
    """Tissue in section, layers from top to bottom; it rises by ``lift`` to a wound in the middle, ``gap`` wide."""
    c = scene.canvas
    middle = (left + right) / 2
    for i, (top, bottom, fill) in enumerate(layers):
        up = lift if i == 0 else lift * 0.4
        c.shape(
            f"M{left} {top}H{middle - 130}C{middle - 60} {top} {middle - 50} {top - up} {middle} {top - up}"
            f"S{middle + 60} {top} {middle + 130} {top}H{right}V{bottom}H{left}Z",
            fill,
        )  # fmt: skip
    if gap:
        first, last = layers[0][0] - lift, layers[-1][1]
        c.shape(f"M{middle - gap} {first}L{middle} {last - 20}L{middle + gap} {first}", "body")


def wound_layers() -> Scene:
    """Fascia, fat, dermis and skin, each with its own suture."""
    scene = Scene().ground(light=(500, 320, 285))
    c = scene.canvas
    _block(
        scene,
        ((110, 150, _SKIN), (150, 250, _DERMIS), (250, 420, _FAT), (420, 480, _FASCIA), (480, 580, _MUSCLE)),
        90,
        790,
        lift=12,
    )
    c.line("M440 98V480", FINE)
    c.line("".join(f"M{110 + i * 17} 490v80" for i in range(40)), 0.5, fade=0.5)
    for i in range(7):
        c.line(f"M{130 + i * 100} {300 + (i % 3) * 34}c20 -16 40 0 20 20", FINE, fade=0.6)
    # fascia: heavy running loop; fat: one absorbable loop; dermis: buried; skin: simple
    c.tube(ellipse(440, 450, 66, 44), _THREAD + 3, "blue")
    c.tube("M400 330C400 290 480 290 480 330S400 370 400 330", _THREAD, "green")
    c.tube("M396 200C400 160 480 160 484 200C484 240 452 238 440 236C428 238 396 240 396 200", _THREAD, "violet")
    c.line("M440 236l-16 18M440 236l16 18", LINE)
    c.tube("M360 102C380 60 500 60 520 102C520 150 480 158 440 158S360 150 360 102", _THREAD - 1, AMBER)
    for y, text in (
        (92, "skin: fine, non-absorbable"),
        (204, "dermis: buried, absorbable"),
        (332, "fat: only to close a space"),
        (450, "fascia: slow absorbable"),
    ):
        scene.say(
            text, 820, y + 8, 17, to=(812, y, {92: 522, 204: 490, 332: 484, 450: 510}[y], y + (4 if y == 92 else 0))
        )
    return scene


def skin_section() -> Scene:
    """A buried stitch with its knot at the bottom, a skin stitch with everted edges."""
    scene = Scene().ground(light=(600, 310, 285))
    c = scene.canvas
    _block(scene, ((190, 230, _SKIN), (230, 370, _DERMIS), (370, 560, _FAT)), lift=34)
    for i in range(9):
        c.line(f"M{170 + i * 105} {430 + (i % 3) * 36}c24 -20 50 0 24 24", FINE, fade=0.6)
    c.line("M600 156V430", FINE)
    c.tube("M600 366C560 366 520 350 522 310S560 262 600 262 678 270 678 310 640 366 600 366", _THREAD + 2, "violet")
    c.line("M600 368l-26 30M600 368l26 30", LINE)
    c.shape(ellipse(600, 368, 11), "violet")
    c.tube("M520 186C500 220 520 252 600 254S700 220 680 186C660 110 540 110 520 186", _THREAD + 2, AMBER)
    c.shape(ellipse(528, 164, 11), AMBER)
    c.line("M528 164l-34 -30M528 164l-40 4", LINE)
    scene.say("skin stitch aligns", 850, 130, 21, to=(842, 124, 690, 168))
    return scene.say("buried stitch holds, knot below", 676, 474, 17, to=(668, 466, 630, 384))


def needle_path() -> Scene:
    """The way of a needle: square to the skin, equal on both sides, deeper than wide."""
    scene = Scene().ground(light=(600, 310, 285))
    c = scene.canvas
    _block(scene, ((230, 270, _SKIN), (270, 400, _DERMIS), (400, 570, _FAT)), gap=10)
    c.line("M430 230C424 330 500 452 600 452S776 330 770 230", LINE, dash="14 10")
    places, relative = wire("reverse_cutting")
    line = [
        (600 + 176 * math.cos(math.radians(186 - 132 * t)), 262 + 186 * math.sin(math.radians(186 - 132 * t)))
        for t in places
    ]
    halves = [11 * half for half in relative]
    c.tube("M425 244C420 170 380 130 300 130S180 180 130 140", _THREAD, "violet")
    c.shape(ribbon(line, halves), "body")
    first = next(i for i, place in enumerate(places) if place >= 0.66)
    c.shape(ribbon(line[first:], halves[first:]), AMBER)
    c.line(
        "M430 196H594M606 196H770M444 188L430 196 444 204M580 188L594 196 580 204M620 188"
        "L606 196 620 204M756 188L770 196 756 204",
        FINE,
    )
    c.line("M600 150V214", FINE, dash="6 6")
    c.line("M770 230V208H792V230", FINE)
    scene.say("equal", 512, 178, 20, anchor="middle")
    scene.say("equal", 688, 178, 20, anchor="middle")
    scene.say("out at a right angle", 850, 178, 20, to=(842, 180, 786, 212))
    return scene.say("deeper than wide", 800, 500, 20, to=(792, 492, 640, 452))


def midline_closure() -> Scene:
    """A long wound from above: small continuous bites from both ends, two threads overlapping in the middle."""
    scene = Scene().ground(light=None)
    c = scene.canvas
    c.shape(box(70, 120, 1060, 410, 40), _FASCIA)
    c.line(
        "".join(f"M90 {150 + i * 22}C400 {140 + i * 22} 800 {162 + i * 22} 1110 {150 + i * 22}" for i in range(17)),
        0.5,
        fade=0.45,
    )
    c.shape("M130 325C300 312 900 312 1070 325C900 338 300 338 130 325Z", _MUSCLE)
    step = 38.0
    for start, count, fill, lead in ((150, 13, "blue", 1), (1050, 13, AMBER, -1)):
        data = f"M{start} 262"
        for i in range(count):
            x = start + lead * step * i
            data += f"L{x + lead * step * 0.42:.1f} 388" + (f"M{x + lead * step:.1f} 262" if i + 1 < count else "")
            c.tube(f"M{x} 262L{x + lead * step * 0.42:.1f} 388", _THREAD, fill)
            if i + 1 < count:
                c.line(f"M{x + lead * step * 0.42:.1f} 388L{x + lead * step:.1f} 262", FINE, dash="7 7")
        c.shape(ellipse(start, 262, 10), fill)
        c.line(f"M{start} 262l{-lead * 26} -16M{start} 262l{-lead * 28} 6", LINE)
    c.line("M306 262H320M306 325H320M313 262V325M313 244V254", FINE)
    c.line("M226 410V424M264 410V424M226 417H264", FINE)
    scene.say("5 mm", 313, 238, 19, anchor="middle")
    scene.say("5 mm", 245, 452, 19, anchor="middle")
    return scene.say("threads overlap", 600, 470, 20, anchor="middle", to=(600, 448, 600, 398))


def punch_closure() -> Scene:
    """A round hole becomes an oval along the tension lines; two stitches close it."""
    scene = Scene().ground(light=None)
    c = scene.canvas
    for x in (90, 670):
        c.shape(box(x, 110, 440, 420, 30), _SKIN)
        c.line(
            "".join(
                f"M{x + 10} {140 + i * 30}C{x + 150} {132 + i * 30} {x + 290} {148 + i * 30} {x + 430} {140 + i * 30}"
                for i in range(13)
            ),
            0.7,
            fade=0.6,
        )
    c.shape(ellipse(310, 320, 74), _MUSCLE)
    c.line(ellipse(310, 320, 74), LINE)
    c.line("M310 216V170M298 186L310 170 322 186M310 424V470M298 454L310 470 322 454")
    c.line("M556 320H640M620 304L640 320 620 336")
    c.shape("M770 320C830 284 950 284 1010 320C950 356 830 356 770 320Z", _MUSCLE)
    for x in (848, 932):
        c.tube(f"M{x} 262L{x} 378", _THREAD + 2, AMBER)
        c.shape(ellipse(x, 268, 11), AMBER)
        c.line(f"M{x} 268l-24 -26M{x} 268l24 -26", LINE)
    scene.say("stretch across the lines", 310, 580, 20, anchor="middle")
    return scene.say("close along them", 890, 580, 20, anchor="middle")


def perineal_layers() -> Scene:
    """One thread through three layers: vaginal wall downwards, muscle, skin upwards."""
    scene = Scene().ground(light=(600, 310, 290))
    c = scene.canvas
    names = ("vaginal wall", "muscle", "skin")
    fills = (_DERMIS, _MUSCLE, _SKIN)
    for i, (name, fill) in enumerate(zip(names, fills, strict=True)):
        x = 230 + i * 370
        c.shape(box(x - 150, 80, 300, 430, 30), fill)
        c.shape(f"M{x} 130C{x + 62} 210 {x + 62} 380 {x} 460C{x - 62} 380 {x - 62} 210 {x} 130Z", "#c9776a")
        rows = range(7)
        for j in rows:
            y = 150 + j * 46
            reach = 34 + 40 * math.sin(math.pi * (j + 0.6) / 7)
            c.tube(f"M{x - reach} {y + 8}L{x + reach} {y - 8}", _THREAD, AMBER)
            if j + 1 < len(rows):
                below = 34 + 40 * math.sin(math.pi * (j + 1.6) / 7)
                c.line(f"M{x + reach} {y - 8}L{x - below} {y + 54}", FINE, dash="7 7")
        if i == 0:
            c.shape(ellipse(x - 50, 158, 12), AMBER)
        up = i == 2
        ax, y0, y1 = x + 122, (440, 160)[not up], (160, 440)[not up]
        c.line(f"M{ax} {y0}V{y1}M{ax - 12} {y1 + (18 if up else -18)}L{ax} {y1}L{ax + 12} {y1 + (18 if up else -18)}")
        scene.say(f"{i + 1}  {name}", x, 560, 22, anchor="middle")
    c.line("M322 430C380 520 420 100 528 166M692 430C740 500 800 470 888 440", LINE, dash="12 9")
    return scene


def central_line_field() -> Scene:
    """A gowned operator, a patient wholly under the drape with a window at the neck, the probe in its cover."""
    scene = Scene().ground(light=(600, 290, 285))
    c = scene.canvas
    c.shape(box(70, 470, 820, 44, 10), "shade")
    c.line("M150 514V600M810 514V600", 4)
    c.shape("M100 470C104 420 130 392 170 392H230C262 392 280 360 330 356H520C600 350 700 372 860 410V470Z", "#c5def0")
    c.shape(
        "M86 470C90 400 120 380 172 380C182 342 240 338 252 380C290 372 300 348 340 346H520"
        "C620 342 740 368 878 400V540L840 548 800 536 740 548 660 536 580 548 500 536 420 548"
        " 340 536 260 548 180 536 100 546Z",
        "#c5def0",
    )
    c.line(
        "M420 360C410 420 420 480 410 530M600 362C590 420 604 480 594 530M740 386C734 440 744 480 738 530",
        FINE,
        dash="9 7",
    )
    c.shape(ellipse(272, 392, 42, 24, -14), AMBER)
    c.shape(ellipse(272, 392, 27, 14, -14), _SKIN)
    c.tube("M292 372C360 250 420 190 520 170S640 120 690 130", 18, "clear")
    c.line("M302 356C364 256 424 198 520 176S640 126 690 132", LINE)
    c.shape("M262 362L292 376 314 336 288 322Z", "tint")
    scene.put("gown", 950, 330, 2.9, level=4, colour="blue_green")
    with c.at(-9, 34):
        c.shape(ellipse(948, 52, 34, 38), _SKIN)
        c.shape("M912 50C912 10 984 10 984 50C960 40 936 40 912 50Z", "tint")
        c.shape("M916 58H980V72C972 90 924 90 916 72Z", "#c5def0")
    scene.say("window at the neck", 40, 270, 20, to=(180, 284, 254, 380))
    return scene.say("probe in a sterile cover", 250, 110, 20, to=(400, 124, 452, 196))


FIGURES = (wound_layers, skin_section, needle_path, midline_closure, punch_closure, perineal_layers, central_line_field)
