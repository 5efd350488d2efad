"""Bone and orthopaedic hand instruments, and what is left in the patient: plates, screws, mesh."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import Point, box, ellipse, ribbon
from core.drawings.params import Choice, Flag, Number, choice, kind

_USUAL = {
    "osteotome": 200, "chisel": 200, "gouge": 200, "curette": 180, "elevator": 190, "cobb": 280, "rasp": 210,
        "mallet": 190, "rongeur": 230, "bone_cutter": 230,
    "kerrison": 240, "bone_hook": 220, "bone_clamp": 200, "saw": 260, "awl": 180, "drill_bit": 125, "wire": 150,
        "pin_cutter": 230,
}  # fmt: skip

_SLENDER = {
    "osteotome",
    "chisel",
    "gouge",
    "curette",
    "elevator",
    "cobb",
    "rasp",
    "bone_hook",
    "awl",
    "drill_bit",
    "wire",
}


def _handle(c: Canvas, start: float, end: float, half: float = 7) -> None:
    """A fluted grip."""
    c.shape(
        ribbon(
            [(start, 0), (start + 10, 0), ((start + end) / 2, 0), (end - 8, 0), (end, 0)],
            [half * 0.55, half, half * 0.86, half, half * 0.8],
            ends="round",
        )
    )
    c.line(
        f"M{start + 14} {-half * 0.4}H{end - 12}M{start + 14} {half * 0.4}H{end - 12}M{start + 14} 0H{end - 12}", FINE
    )


def _pliers(c: Canvas, p: SimpleNamespace, length: float) -> None:
    """Rongeurs and cutters: bowed handles with a leaf spring; double action has two joints."""
    joint = 52.0
    double = p.double_action
    for flip in (False, True):
        with c.at(flip=flip):
            back = joint + (24 if double else 0)
            line = [(back - 8, -1.6), (back + 18, 9), (back + 60, 21), (length - 34, 19), (length, 25)]
            c.shape(ribbon(line, [5, 4.6, 4.2, 3.8, 3.2], ends="round"))
            if double:
                c.shape(ribbon([(joint - 4, 1), (joint + 12, 8), (joint + 26, 3)], [5, 4.4, 4]))
            if p.type == "rongeur":
                c.shape("M0 0C-2 3 0 7 5 8.500C18 11 34 11 46 6L52 0H14C10 0 8 2.600 5 2.600 2 2.600 1 1 0 0Z", "tint")
            else:
                c.shape("M0 .300L8 6C20 10 38 10 46 6L52 0Z", "tint")
                c.line("M3 1.300L40 3.500", FINE)
    c.line(
        f"M{joint + 30} -2C{joint + 70} -3 {length - 70} -14 {length - 50} -17M{joint + 30} 2"
        f"C{joint + 70} 3 {length - 70} 14 {length - 50} 17",
        1.3,
    )
    for x in (joint, joint + 24) if double else (joint,):
        c.shape(ellipse(x, 0, 5), "body")
        c.line(f"M{x - 3} 1.600L{x + 3} -1.600", 1.1)


def _kerrison(c: Canvas, length: float) -> None:
    """A punch: footplate, sliding upper shaft, pistol handles."""
    c.shape(f"M0 2H{length * 0.62}V7H4C0 7 0 2 0 2Z")
    c.shape("M0 7V-6H4V2H8V7Z", "tint")
    c.shape(f"M9 -4H{length * 0.62}V2H9Z")
    c.shape(
        f"M{length * 0.58} 4C{length * 0.6} 30 {length * 0.66} 54 {length * 0.7} 66"
        f"L{length * 0.76} 63C{length * 0.72} 40 {length * 0.7} 20 {length * 0.7} 6Z"
    )
    c.shape(
        f"M{length * 0.62} -6L{length * 0.76} -4C{length * 0.84} 10 {length * 0.92} 40"
        f" {length} 56L{length * 0.94} 60C{length * 0.84} 44 {length * 0.74} 26"
        f" {length * 0.66} 6Z"
    )
    c.line(f"M{length * 0.72} 40C{length * 0.76} 24 {length * 0.8} 20 {length * 0.86} 34", 1.3)
    c.shape(ellipse(length * 0.68, 2, 4), "shade", 1.3)


def _simple(c: Canvas, p: SimpleNamespace, length: float) -> None:
    """Straight instruments along the x axis, working end at x = 0."""
    w = p.width_mm / 2
    if p.type in {"osteotome", "chisel", "gouge"}:
        c.shape(ribbon([(0, 0), (30, 0), (length * 0.36, 0), (length * 0.46, 0)], [w, w, min(w, 4.5), 3.4]))
        end = f"M0 {-w}H13V{w}H0Z" if p.type != "gouge" else f"M0 {-w}H16V{w}H0C6 {w * 0.5} 6 {-w * 0.5} 0 {-w}Z"
        c.shape(end, "tint")
        if p.type == "osteotome":
            c.line(f"M6 {-w}V{w}", FINE)
        _handle(c, length * 0.44, length - 4, 8)
        c.shape(box(length - 6, -9, 6, 18, 2))
    elif p.type == "curette":
        c.shape(ribbon([(w * 2, 0), (length * 0.3, 0), (length * 0.45, 0)], [1.6, 2, 2.6]))
        with c.at(w, 0):
            c.shape(ellipse(0, 0, w * 1.25, w), "tint")
            c.shape(ellipse(-w * 0.1, 0, w * 0.8, w * 0.55), "shade", 1.3)
        _handle(c, length * 0.42, length, 7)
    elif p.type in {"elevator", "cobb"}:
        cup = max(w, 5)
        c.shape(ribbon([(cup * 2, 0), (length * 0.3, 0), (length * 0.5, 0)], [2, 2.2, 2.8]))
        c.shape(
            f"M0 0C0 {-cup} {cup * 1.2} {-cup * 1.1} {cup * 2.4} -2.400V2.400C{cup * 1.2} {cup * 1.1} 0 {cup} 0 0Z",
            "tint",
        )
        c.line(f"M3 0C4 {-cup * 0.6} {cup} {-cup * 0.6} {cup * 1.6} -1", FINE)
        _handle(c, length * 0.46, length, 9 if p.type == "cobb" else 6)
    elif p.type == "rasp":
        c.shape(ribbon([(0, 0), (8, 0), (48, 0), (60, 0), (length * 0.45, 0)], [4, 6, 6, 2.6, 2.6], start="round"))
        c.shape(ribbon([(0, 0), (8, 0), (48, 0)], [4, 6, 6], start="round"), "tint")
        c.line("".join(f"M{5 + i * 4} -4.500l4 9m0 -9l-4 9" for i in range(11)), FINE)
        _handle(c, length * 0.42, length, 7)
    elif p.type == "mallet":
        c.shape(ribbon([(24, 0), (length * 0.5, 0), (length, 0)], [3.4, 4.4, 6.5], ends="round"))
        c.line(f"M{length * 0.6} -2H{length * 0.94}M{length * 0.6} 2H{length * 0.94}", FINE)
        c.shape(box(0, -34, 28, 68, 4))
        c.shape(box(-1, -36, 30, 11, 4), "tint")
        c.shape(box(-1, 25, 30, 11, 4), "tint")
    elif p.type == "bone_hook":
        c.shape(ribbon([(4, 17), (-1, 9), (3, 1), (14, 0), (length * 0.5, 0)], [0.3, 1.8, 2.4, 2.4, 2.8]), "tint")
        c.shape(ellipse(length - 22, 0, 22, 14) + ellipse(length - 22, 0, 15, 8), hollow=True)
        c.shape(ribbon([(22, 0), (length - 44, 0)], [2.4, 3]))
    elif p.type == "saw":
        c.shape("M0 -8H160V14H0Z")
        c.shape("M0 14H160V9H0Z", "tint", 1.3)
        c.line("M1 14" + "l2.500 4l2.500-4" * 31, 1.1)
        c.shape(
            f"M156 -12C{length * 0.8} -20 {length} -18 {length} 6C{length} 34 {length * 0.8} 38 162 22Z"
            + ellipse(length * 0.8, 6, 24, 12, 10),
            hollow=True,
        )
    elif p.type == "drill_bit":
        c.shape("M0 0L5 -2.600H70V2.600H5Z", "tint")
        c.line("".join(f"M{7 + i * 7} 2.600l5 -5.200" for i in range(9)), 1.3)
        c.shape(f"M70 -2.600H{length}V2.600H70Z")
        c.line(f"M{length - 10} -2.600v5.200M{length - 16} -1h6", FINE)
    elif p.type == "wire":
        for i in range(4):
            c.shape(f"M0 {i * 11 - 16}L5 {i * 11 - 17}H{length}V{i * 11 - 15}H5Z", "tint" if i == 1 else "body", 1.3)
    else:  # awl
        c.shape(ribbon([(0, 0), (20, 0), (length * 0.42, 0)], [0.2, 2.4, 2.8]), "tint")
        _handle(c, length * 0.4, length, 11)


@kind(
    "bone_instrument",
    type=Choice(tuple(_USUAL), {"luer": "rongeur", "leksell": "rongeur", "liston": "bone_cutter", "file": "rasp",
        "freer": "elevator", "langenbeck": "elevator", "periosteal": "elevator", "raspatory": "elevator",
        "hammer": "mallet", "k_wire": "wire", "kirschner": "wire", "pin": "wire", "drill": "drill_bit",
        "reduction": "bone_clamp", "holding_forceps": "bone_clamp", "punch": "kerrison", "volkmann": "curette",
        "rib_shears": "bone_cutter"}),
    width_mm=Number(12, 1, 40),
    double_action=Flag(True),
    length_mm=Number(0, 0, 450),
)  # fmt: skip
def bone_instrument(c: Canvas, p: SimpleNamespace) -> None:
    """A bone instrument by type; ``width_mm`` is the blade's or the cup's. ``length_mm`` 0 is the usual length."""
    length = p.length_mm or float(_USUAL[p.type])
    s = fitting_scale(length + 4, room=(220, 0))
    lift = 28 * s if p.type == "kerrison" else 0
    tilt = -20 if p.type in _SLENDER else 0
    with c.at(120, 84 - lift, scale=s, turn=tilt), c.at(-length / 2, 0):
        if p.type in {"rongeur", "bone_cutter", "bone_clamp", "pin_cutter"}:
            _pliers(c, p, length)
        elif p.type == "kerrison":
            _kerrison(c, length)
        else:
            _simple(c, p, length)
    c.ruler(s)


def _threads(length: float, half: float, pitch: float, start: float) -> tuple[str, str]:
    """The outline of a screw's thread along x, and the lines across it."""
    turns = int((length - start) / pitch)
    top: list[Point] = [(start, -half * 0.7)]
    low: list[Point] = [(start, half * 0.7)]
    for i in range(turns):
        x, taper = start + i * pitch, 1 - 0.25 * i / max(turns, 1)
        top += [(x + pitch * 0.5, -half * taper), (x + pitch, -half * 0.7 * taper)]
        low += [(x + pitch * 0.5, half * taper), (x + pitch, half * 0.7 * taper)]
    points = [*top, (length, 0), *low[::-1]]
    outline = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z"
    across = "".join(
        f"M{start + i * pitch + pitch * 0.1:.2f} {half * 0.7:.2f}L{start + (i + 0.6) * pitch:.2f} {-half * 0.8:.2f}"
        for i in range(turns)
    )
    return outline, across


@kind(
    "implant",
    type=choice("screw", "plate", "dental_implant", "anchor", "cage", "abutment", "nail", "stent", "graft",
        plating="plate", bone_screw="screw", dental="dental_implant", fixture="dental_implant", crown="abutment"),
    diameter_mm=Number(3.5, 0.8, 14),
    length_mm=Number(24, 4, 400),
    holes=Number(6, 2, 14),
)  # fmt: skip
def implant(c: Canvas, p: SimpleNamespace) -> None:
    """An implant: bone screw, plate, dental fixture and abutment, suture anchor, cage, nail, stent, graft granules."""
    if p.type == "plate":
        count = round(p.holes)
        pitch = min(200 / count, 30)
        width = pitch * count
        x0 = 120 - width / 2
        waist = "".join(f"Q{x0 + (i + 0.5) * pitch} 64 {x0 + (i + 1) * pitch} 70" for i in range(count))
        back = "".join(f"Q{x0 + (count - i - 0.5) * pitch} 100 {x0 + (count - i - 1) * pitch} 94" for i in range(count))
        c.shape(
            f"M{x0} 70{waist}C{x0 + width + 8} 74 {x0 + width + 8} 90 {x0 + width} 94{back}"
            f"C{x0 - 8} 90 {x0 - 8} 74 {x0} 70Z",
            "steel",
        )
        for i in range(count):
            cx = x0 + (i + 0.5) * pitch
            c.shape(ellipse(cx, 82, min(8, pitch * 0.36)), "tint")
            c.shape(ellipse(cx, 82, min(4.5, pitch * 0.2)), "body", 1.3)
        c.ruler(2)
        return
    if p.type == "cage":
        c.shape("M56 60L84 40H184L198 56V104L168 132H70L56 112Z", "steel")
        c.shape(box(80, 64, 34, 46, 8), "tint")
        c.shape(box(126, 64, 40, 46, 8), "tint")
        c.line(
            "M60 58l8 -5M60 112l10 16"
            + "".join(f"M{88 + i * 10} 40l-4 9" for i in range(10))
            + "".join(f"M{78 + i * 10} 132l4 -9" for i in range(9)),
            1.3,
        )
        c.ruler(5)
        return
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
    if p.type == "graft":
        c.shape("M78 30H162V46H168V140C168 150 72 150 72 140V46H78Z", "clear")
        c.shape(box(74, 22, 92, 18, 4), "body")
        for i, (x, y) in enumerate(
            (
                (84, 132),
                (98, 138),
                (112, 130),
                (126, 137),
                (140, 131),
                (154, 136),
                (90, 120),
                (106, 118),
                (120, 122),
                (134, 118),
                (150, 121),
                (98, 107),
                (114, 109),
                (130, 106),
                (146, 109),
            )
        ):
            c.shape(f"M{x - 6} {y}l4 -5 6 1 3 5 -4 4 -6 0Z", "tint" if i % 2 else "body", 1.3)
        c.ruler(2.5)
        return
    if p.type == "nail":
        length = max(p.length_mm, 160)
        s = fitting_scale(length, room=(214, 0))
        with c.at(120 - length * s / 2, 84, scale=s):
            c.shape(
                ribbon([(0, 0), (12, 0), (length * 0.7, 1), (length * 0.84, -3), (length, -12)], [1.5, 4.5, 4.8, 6, 7]),
                "steel",
            )
            for x, y in ((18, 0), (30, 0), (length * 0.86, -4), (length * 0.94, -9)):
                c.shape(ellipse(x, y, 3, 2.2), "tint", 1.3)
        c.ruler(s)
        return
    s = min(fitting_scale(p.length_mm + 6, p.diameter_mm * 2.2, room=(150, 110)), 12)
    half = p.diameter_mm / 2
    with c.at(120 - p.length_mm * s * (0.34 if p.type == "abutment" else 0.5), 84, scale=s):
        outline, across = _threads(
            p.length_mm, half, max(1.1, p.length_mm / 12), 1.5 if p.type != "dental_implant" else p.length_mm * 0.2
        )
        c.shape(outline, "steel" if p.type != "anchor" else "body")
        c.shape(outline, "tint", None, fade=0.7)
        c.line(across, FINE)
        if p.type == "dental_implant":
            c.shape(f"M0 {-half}H{p.length_mm * 0.2}V{half}H0Z", "steel")
            c.shape(f"M0 {-half * 0.45}H{p.length_mm * 0.12}V{half * 0.45}H0Z", "shade", 1.3)
        elif p.type == "abutment":
            c.shape(
                f"M{-p.length_mm * 0.42} {-half * 0.8}L{-1} {-half * 1.1}L1.600 {-half * 0.8}"
                f"V{half * 0.8}L-1 {half * 1.1}L{-p.length_mm * 0.42} {half * 0.8}Z",
                "steel",
            )
        elif p.type == "anchor":
            c.tube(
                f"M0 {-half * 0.3}C-6 {-half * 2} -10 {half} -12 {half * 2.4}M0 {half * 0.3}"
                f"C-5 {half} -6 {half * 2} -6 {half * 3}",
                0.5,
                "deep_blue",
                line=1.1,
            )
        else:
            c.shape(f"M2 {-half}L0 {-half * 1.8}C-2 {-half * 1.6} -2 {half * 1.6} 0 {half * 1.8}L2 {half}Z", "steel")
            c.line(f"M-.800 {-half * 0.6}H.800M-.800 {half * 0.6}H.800", FINE)
    c.ruler(s)


@kind(
    "mesh",
    type=choice("flat", "plug", "preshaped", "patch", "anatomical", three_d="preshaped", composite="patch"),
    width_mm=Number(150, 20, 500),
    height_mm=Number(100, 20, 500),
)
def mesh(c: Canvas, p: SimpleNamespace) -> None:
    """A hernia mesh: flat sheet, round patch, plug, or preshaped."""
    if p.type == "plug":
        c.shape(
            "M120 142C100 120 70 70 60 40C74 28 96 46 104 34 112 24 128 24 136 34 144 46 166 28"
            " 180 40C170 70 140 120 120 142Z",
            "tint",
        )
        c.line(
            "M84 46C94 80 108 112 120 140M104 36C110 70 116 110 120 140M136 36"
            "C130 70 124 110 120 140M156 46C146 80 132 112 120 140M68 62C90 74 150 74 172 62"
            "M82 90C100 98 140 98 158 90",
            FINE,
        )
        c.ruler(3.2)
        return
    s = fitting_scale(p.width_mm, p.height_mm, room=(190, 128))
    w, h = p.width_mm * s, p.height_mm * s
    x, y = 120 - w / 2, 82 - h / 2
    rows = 10
    if p.type in {"patch"}:
        outline = ellipse(120, 82, w / 2, h / 2)
    elif p.type in {"preshaped", "anatomical"}:
        outline = (
            f"M{x} {y + h * 0.5}C{x} {y} {x + w * 0.5} {y - 2} {x + w * 0.8} {y}"
            f"C{x + w} {y + 2} {x + w} {y + h * 0.3} {x + w} {y + h * 0.6}"
            f"C{x + w} {y + h} {x + w * 0.6} {y + h} {x + w * 0.4} {y + h}"
            f"C{x + w * 0.1} {y + h} {x} {y + h * 0.8} {x} {y + h * 0.5}Z"
        )
    else:
        outline = box(x, y, w, h, 8)
    c.shape(outline, "tint")
    lines = ""
    for i in range(1, rows):
        t = i / rows
        reach = (1 - (2 * t - 1) ** 2) ** 0.5 if p.type in {"patch", "preshaped", "anatomical"} else 1.0
        lines += (
            f"M{120 - w / 2 * reach:.1f} {y + h * t:.1f}h{w * reach:.1f}"
            f"M{x + w * t:.1f} {82 - h / 2 * reach:.1f}v{h * reach:.1f}"
        )
    c.line(lines, 0.7, dash="3 1.500")
    if p.type in {"patch"}:
        c.tube("M112 78C96 60 84 40 70 30M128 78C144 60 156 40 170 30", 4, "body", line=1.3)
    c.ruler(s)
