"""Packages, procedure packs, trays and bowls; the neutral package stands in for whatever we cannot draw."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale, soft
from core.drawings.geometry import box, ellipse, ribbon
from core.drawings.params import Number, choice, kind


@kind("package", width_mm=Number(180, 20, 1500), height_mm=Number(120, 20, 1500))
def package(c: Canvas, p: SimpleNamespace) -> None:
    """A plain carton: for anything without a drawing of its own."""
    depth = min(p.width_mm, p.height_mm) * 0.34
    s = fitting_scale(p.width_mm + depth, p.height_mm + depth, room=(190, 136))
    w, h, d = p.width_mm * s, p.height_mm * s, depth * s
    x, y = 120 - (w + d) / 2, 84 - (h + d) / 2 + d
    c.shape(f"M{x} {y}l{d} {-d}h{w}l{-d} {d}z", "shade")
    c.shape(f"M{x + w} {y}l{d} {-d}v{h}l{-d} {d}z", "shade")
    c.shape(box(x, y, w, h))
    band = max(w * 0.12, 6)
    c.shape(f"M{x + w / 2 - band / 2} {y}l{d} {-d}h{band}l{-d} {d}v{h * 0.2}h{-band}z", "tint", FINE)
    left, top, wide, high = x + w * 0.08, y + h * 0.58, w * 0.3, h * 0.3
    c.shape(box(left, top, wide, high, 2), "body", FINE)
    c.line(f"M{left + 4} {top + high * 0.35}h{wide * 0.6}m{-wide * 0.6} {high * 0.3}h{wide * 0.4}", FINE)
    c.ruler(s)


def _tiny_clamp(c: Canvas) -> None:
    """A small ring-handled instrument about 100 units long, for trays."""
    for flip in (False, True):
        with c.at(flip=flip):
            c.shape(ribbon([(0, 1.6), (24, 2), (40, -1), (70, 5), (80, 5)], [1.6, 2.2, 2.6, 1.8, 1.9]), "body", 1.3)
            c.shape(ellipse(88, 9, 9, 7) + ellipse(88, 9, 5.6, 4), "body", 1.3, hollow=True)


@kind(
    "kit",
    type=choice(
        "pack",
        "tray",
        "suture_set",
        "dressing_pack",
        "basket",
        "case",
        procedure="pack",
        set="tray",
        instrument_set="tray",
        custom="pack",
        cassette="case",
    ),
    pieces=Number(12, 1, 200),
)
def kit(c: Canvas, p: SimpleNamespace) -> None:
    """A procedure pack, an instrument tray, a suture set, a dressing pack or a case, with its contents."""
    if p.type == "pack":
        c.shape("M20 62L58 36H182L220 62L204 148H36Z", soft("blue", 0.6))
        c.shape("M36 74H204L196 140H44Z", "body")
        c.shape(box(56, 84, 48, 34, 4), soft("green", 0.5))
        c.line("M56 95h48M56 106h48", FINE)
        c.shape(ellipse(136, 100, 22, 14), "tint")
        c.shape(ellipse(136, 96, 22, 12), "shade")
        c.shape(box(164, 82, 24, 40, 3), "body")
        c.line("M164 92h24M164 102h24M164 112h24", FINE)
        with c.at(66, 130, scale=0.9):
            _tiny_clamp(c)
        c.shape("M20 62L58 36 72 52 36 74Z", "shade")
        c.shape("M220 62L182 36 168 52 204 74Z", "shade")
        c.line("M58 36L72 52H168L182 36")
        c.ruler(0.4)
    elif p.type == "suture_set":
        c.shape("M26 48H214V132C214 142 206 148 196 148H44C34 148 26 142 26 132Z", "shade")
        c.shape(box(18, 38, 204, 14, 5), "tint")
        for x, y, turn in ((52, 76, 0), (52, 106, 0)):
            with c.at(x, y, turn=turn):
                _tiny_clamp(c)
        c.shape(ribbon([(60, 132), (90, 128), (140, 130), (170, 133)], [0.8, 2, 2.6, 2]), "body", 1.3)
        c.shape(box(170, 68, 32, 32, 2), "body")
        c.line("M170 79h32M170 90h32M180 68v32M191 68v32", FINE)
        c.ruler(0.64)
    elif p.type == "dressing_pack":
        c.shape("M30 46H210L202 140C202 146 38 146 38 140Z", "body")
        c.shape(box(24, 38, 192, 12, 4), "tint")
        c.line("M120 50V142M120 96H206", 1.3)
        c.shape(ellipse(78, 98, 27, 27), "shade")
        c.shape(ellipse(78, 98, 17, 17), "body", 1.3)
        c.shape(box(136, 60, 26, 26, 2), "body")
        c.shape(box(142, 64, 26, 26, 2), "body")
        c.line("M142 73h26M142 82h26M151 64v26M160 64v26", FINE)
        c.shape(box(132, 104, 58, 12, 5), soft("blue", 0.4))
        c.shape(ribbon([(132, 130), (160, 124), (196, 126)], [0.8, 1.8, 1.8]), "tint", 1.3)
        c.shape(ribbon([(132, 131), (160, 137), (196, 130)], [0.8, 1.8, 1.8]), "body", 1.3)
        c.ruler(0.64)
    elif p.type == "case":
        c.shape("M26 78H214V142C214 148 210 152 204 152H36C30 152 26 148 26 142Z", "body")
        c.shape("M26 78L44 16H196L214 78Z", "shade")
        c.shape("M40 72L54 24H186L200 72Z", "tint", 1.3)
        for i in range(7):
            c.tube(f"M{52 + i * 22.5} 92V138", 7, "tint" if i % 3 == 1 else "body")
        c.shape(box(106, 74, 28, 9, 3), "body")
        c.ruler(0.64)
    else:
        c.shape("M18 44H222L212 140C212 146 28 146 28 140Z", "steel")
        c.shape(box(12, 36, 216, 12, 5), "tint")
        holes = [(46 + i * 16, 134) for i in range(10)]
        c.dots(holes, 1.6)
        for i in range(2):
            with c.at(44, 72 + i * 34, scale=1.15):
                _tiny_clamp(c)
        for i in range(3):
            c.tube(f"M{164 + i * 15} 58V122", 5, "body")
        c.ruler(0.5)


@kind(
    "bowl",
    type=choice(
        "gallipot",
        "kidney",
        "bowl",
        "jug",
        "bottle",
        "light_handle",
        receiver="kidney",
        emesis="kidney",
        basin="bowl",
        pot="gallipot",
        medicine_cup="gallipot",
        saline="bottle",
        irrigation="bottle",
    ),
)
def bowl(c: Canvas, p: SimpleNamespace) -> None:
    """Holloware: gallipot, kidney dish, bowl, jug; a bottle of irrigation fluid; a light handle cover."""
    if p.type == "kidney":
        c.shape("M30 66C10 100 40 140 120 140S230 100 210 66C196 46 160 60 120 60S44 46 30 66Z", "steel")
        c.shape("M40 74C26 100 52 128 120 128S214 100 200 74C190 58 156 72 120 72S50 58 40 74Z", "tint")
        c.line("M62 108C84 118 156 118 178 108", FINE)
        c.ruler(0.8)
    elif p.type in {"gallipot", "bowl"}:
        deep = 118 if p.type == "gallipot" else 96
        wide = 62 if p.type == "gallipot" else 92
        c.shape(
            f"M{120 - wide} 50L{120 - wide * 0.66} {deep + 22}"
            f"C{120 - wide * 0.3} {deep + 34} {120 + wide * 0.3} {deep + 34} {120 + wide * 0.66}"
            f" {deep + 22}L{120 + wide} 50Z",
            "steel",
        )
        c.shape(ellipse(120, 50, wide + 4, 20), "body")
        c.shape(ellipse(120, 52, wide - 8, 13), "tint")
        c.line(f"M{120 - wide * 0.62} 84L{120 - wide * 0.5} {deep + 12}", FINE)
        c.ruler(1.25 if p.type == "gallipot" else 0.64)
    elif p.type == "jug":
        c.tube("M160 56C210 50 206 120 158 116", 8, "body")
        c.shape("M66 34L84 44H164V138C164 152 84 152 84 138V60Z", "clear")
        c.shape("M85 88H163V138C163 151 85 151 85 138Z", "tint", None)
        c.line(
            "M66 34L84 44H164V138C164 152 84 152 84 138V60Z"
            + "".join(f"M{150} {66 + i * 11}h-{14 if i % 2 else 9}" for i in range(7))
        )
        c.ruler(0.64)
    elif p.type == "light_handle":
        c.shape("M84 22H156C162 22 164 28 160 34L142 60V132C142 150 98 150 98 132V60L80 34C76 28 78 22 84 22Z", "tint")
        c.line("M108 64V130M120 64V134M132 64V130M90 36H150", FINE)
        c.ruler(1)
    else:
        c.shape("M84 58C84 46 104 46 104 34H136C136 46 156 46 156 58V142C156 152 84 152 84 142Z", "clear")
        c.shape("M85 82H155V142C155 151 85 151 85 142Z", "tint", None)
        c.line("M84 58C84 46 104 46 104 34H136C136 46 156 46 156 58V142C156 152 84 152 84 142Z")
        c.shape(box(100, 16, 40, 20, 4), "body")
        c.shape(box(94, 94, 52, 36, 2), "body", FINE)
        c.line("M100 104h30M100 112h40M100 120h20", FINE)
        c.ruler(0.64)
