"""Dental instruments: extraction forceps, elevators, burs, and the hand instruments of the tray."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import FINE, Canvas, fitting_scale
from core.drawings.geometry import box, ellipse, ribbon
from core.drawings.params import Number, choice, kind


@kind(
    "dental_forceps",
    jaw=choice("upper", "lower", "bayonet", "cowhorn", "root", mandibular="lower", maxillary="upper", molar="lower"),
    serrated=choice("yes", "no", true="yes", false="no"),
)
def dental_forceps(c: Canvas, p: SimpleNamespace) -> None:
    """Extraction forceps: beaks in line for upper teeth, at an angle for lower ones, stepped for a bayonet."""
    s = 1.25
    turn = {"upper": 0, "lower": 62, "bayonet": 0, "cowhorn": 52, "root": 14}[p.jaw]
    with c.at(16, 78 - (18 if turn > 40 else 0), scale=s):
        for flip in (False, True):
            with c.at(flip=flip):
                line = [(46, -2), (62, 7), (96, 15), (130, 15), (150, 12), (164, 17)]
                c.shape(ribbon(line, [5, 4.6, 4.6, 4.4, 4, 3.2], ends="round"))
                if p.serrated == "yes":
                    c.line("".join(f"M{94 + i * 5} {11.500}l3.500 7m0 -7l-3.500 7" for i in range(9)), FINE)
        with c.at(46, 0, turn=-turn):
            for flip in (False, True):
                with c.at(flip=flip):
                    if p.jaw == "bayonet":
                        c.shape(
                            ribbon(
                                [(4, 1), (-10, 3), (-18, 10 if flip else -4), (-38, 9 if flip else -5)],
                                [5, 3.6, 2.8, 1.0],
                                ends="round",
                            ),
                            "tint",
                        )
                    elif p.jaw == "cowhorn":
                        c.shape(ribbon([(4, 1), (-8, 7), (-18, 11), (-28, 8), (-34, 1.5)], [5, 4, 3.2, 2, 0.3]), "tint")
                    else:
                        wide = 1.6 if p.jaw == "root" else 2.2
                        c.shape(
                            ribbon(
                                [(4, 1), (-8, 6), (-18, 8.5), (-28, 6.5), (-36, 2)],
                                [5, 4, 3.4, 2.8, wide],
                                ends="round",
                            ),
                            "tint",
                        )
        c.shape(ellipse(46, 0, 7), "body")
        c.shape(ellipse(46, 0, 2.6), "shade", 1.3)
    c.ruler(s)


@kind(
    "dental_elevator",
    type=choice(
        "straight",
        "cryer",
        "luxator",
        "warwick_james",
        "coupland",
        "periotome",
        "heidbrink",
        root_tip="heidbrink",
        apical="heidbrink",
    ),
    width_mm=Number(3, 1, 6),
)
def dental_elevator(c: Canvas, p: SimpleNamespace) -> None:
    """A dental elevator or luxator: pear handle, the working tip tinted."""
    s = 1.25
    w = p.width_mm * 0.9
    with c.at(120, 84, scale=s, turn=-20), c.at(-76, 0):
        if p.type in {"cryer", "warwick_james"}:
            c.shape("M24 -2.200C14 -2.200 10 -4 4 -14L0 -12C2 -2 8 3 24 2.200Z", "tint")
        elif p.type == "heidbrink":
            c.shape(ribbon([(30, 0), (14, -2), (2, 5)], [1.8, 1.3, 0.3]), "tint")
        else:
            end = 0.3 if p.type == "periotome" else w
            c.shape(ribbon([(32, 0), (20, 0), (6, 0), (0, 0)], [2.2, w * 0.9, w, end], ends="round"), "tint")
            c.line("M26 0H5", FINE)
        c.shape(ribbon([(22, 0), (52, 0), (76, 0)], [2.1, 2.5, 3.4]))
        c.shape(ribbon([(74, 0), (84, 0), (106, 0), (134, 0), (150, 0)], [4, 8, 11, 9, 6.5], ends="round"))
        c.line("M88 -4.500C104 -7 124 -6 142 -4M88 4.500C104 7 124 6 142 4M86 0H146", FINE)
    c.ruler(s)


@kind(
    "dental_bur",
    shape=choice("round", "pear", "fissure", "tapered", "inverted_cone", "flame", "football", "needle", "wheel",
        cylinder="fissure", egg="football", ball="round", cross_cut="fissure", fis="fissure"),
    material=choice("carbide", "diamond", "steel"),
    grit=choice("medium", "fine", "coarse", "extra_fine", "super_coarse", blue="medium", red="fine", green="coarse",
        yellow="extra_fine", black="super_coarse"),
    shank=choice("fg", "ra", "hp", friction_grip="fg", latch="ra", handpiece="hp"),
    diameter_mm=Number(1.6, 0.3, 6),
)  # fmt: skip
def dental_bur(c: Canvas, p: SimpleNamespace) -> None:
    """A bur: head by shape, blades or diamond grit, the band of its grit, the shank that fits the handpiece."""
    length, shank = {"fg": (19.0, 0.8), "ra": (22.0, 1.175), "hp": (44.0, 1.175)}[p.shank]
    s = fitting_scale(length, room=(200, 0)) if p.shank != "hp" else 4.0
    r = p.diameter_mm / 2
    head = {
        "round": 2 * r,
        "pear": 2.6 * r + 1,
        "fissure": 4.5,
        "tapered": 5,
        "inverted_cone": 1.8 * r + 0.6,
        "flame": 4.4,
        "football": 3 * r + 1,
        "needle": 5.5,
        "wheel": 1.2,
    }[p.shape]
    outlines = {
        "round": ellipse(r, 0, r),
        "pear": f"M0 0C0 {-r * 1.3} {head * 0.5} {-r * 1.1} {head} -.400V.400C{head * 0.5} {r * 1.1} 0 {r * 1.3} 0 0Z",
        "fissure": box(0, -r, head, 2 * r, 0.15),
        "tapered": f"M0 {-r * 0.6}L{head} {-r}V{r}L0 {r * 0.6}Z",
        "inverted_cone": f"M0 {-r}L{head} {-r * 0.5}V{r * 0.5}L0 {r}Z",
        "flame": f"M0 0C{head * 0.3} {-r * 1.3} {head * 0.7} {-r * 1.2} {head} {-r * 0.6}V{r * 0.6}"
        f"C{head * 0.7} {r * 1.2} {head * 0.3} {r * 1.3} 0 0Z",
        "football": ellipse(head / 2, 0, head / 2, r),
        "needle": f"M0 0L{head} {-r}V{r}Z",
        "wheel": box(0, -r * 1.3, head, 2.6 * r, 0.3),
    }
    with c.at(120, 84, scale=s, turn=-20), c.at(-length / 2, 0):
        c.shape(
            f"M{head - 0.3} {-min(r * 0.6, 0.5)}L{head + 2.4} {-shank}H{length}V{shank}"
            f"H{head + 2.4}L{head - 0.3} {min(r * 0.6, 0.5)}Z"
        )
        if p.shank == "ra":
            c.shape(f"M{length - 3.6} {-shank}v.900h1.200v{-0.9}M{length - 1.6} {-shank}V{shank}", None, 1.3)
        c.shape(outlines[p.shape], "tint")
        if p.material == "diamond":
            c.dots(
                [
                    (head * (0.18 + 0.16 * i), r * 0.36 * ((j - 1) + (0.3 if i % 2 else -0.1)))
                    for i in range(5)
                    for j in range(3)
                ],
                0.8,
            )
            band = {
                "medium": "blue",
                "fine": "red",
                "coarse": "green",
                "extra_fine": "yellow",
                "super_coarse": "black",
            }[p.grit]
            c.shape(box(head + 4, -shank, 1.2, shank * 2), band, 1.1)
        else:
            c.line(
                "".join(
                    f"M{head * t:.2f} {-r * 0.62}Q{head * (t + 0.14):.2f} 0 {head * t:.2f} {r * 0.62}"
                    for t in (0.2, 0.42, 0.64)
                ),
                1.1,
            )
    c.ruler(s)


@kind(
    "dental_instrument",
    type=choice("mirror", "probe", "scaler", "excavator", "tweezers", "condenser", "carver", "curette", "syringe",
        "handpiece", "file", "tray", "orthodontic_plier", explorer="probe", plugger="condenser", spoon="excavator",
        sickle="scaler", spatula="carver", burnisher="condenser", aspirating="syringe", reamer="file",
        endodontic="file", plier="orthodontic_plier", bracket="orthodontic_plier"),
)  # fmt: skip
def dental_instrument(c: Canvas, p: SimpleNamespace) -> None:
    """A hand instrument of the dental tray: mirror, probe, scaler, excavator, condenser, carver, file, plier."""
    s = 1.25
    if p.type == "tray":
        c.shape("M22 60H218L206 132H34Z", "shade")
        c.shape("M14 48H226V62H14Z")
        for i, fill in enumerate(("tint", "body", "tint", "body")):
            c.tube(f"M{62 + i * 36} 72V122", 6, fill)
        c.ruler(1)
        return
    if p.type == "syringe":
        with c.at(20, 84, scale=s):
            c.shape("M-2 -.800H40V.800H-2Z", "body", 1.3)
            c.shape("M38 -3L46 -6.500H104V6.500H46L38 3Z")
            c.shape("M52 -3.500H98V3.500H52Z", "tint", 1.3)
            c.shape("M104 -20C110 -20 112 -12 112 0S110 20 104 20C100 20 100 12 102 0 100 -12 100 -20 104 -20Z")
            c.shape("M112 -1.400H142V1.400H112Z")
            c.shape(ellipse(153, 0, 11, 13) + ellipse(153, 0, 6.5, 8.5), hollow=True)
        c.ruler(s)
        return
    if p.type == "handpiece":
        c.shape("M26 50C20 46 16 56 24 64L36 70C70 78 130 108 196 132L208 112C150 82 96 58 50 50Z")
        c.shape("M22 46L38 42 46 54 30 66Z", "tint")
        c.line("M26 66L18 88", 2.6)
        c.line("M150 92l-8 16M160 97l-8 16M170 102l-8 16M180 107l-8 16", FINE)
        c.shape("M196 106L226 118 218 142 186 130Z", "shade")
        c.ruler(1.6)
        return
    if p.type == "orthodontic_plier":
        with c.at(20, 84, scale=1.6):
            for flip in (False, True):
                with c.at(flip=flip):
                    c.shape(
                        ribbon(
                            [(30, -1.5), (44, 6), (74, 13), (104, 10), (120, 13)], [4, 3.6, 3.4, 3, 2.4], ends="round"
                        )
                    )
                    c.shape("M0 .300L4 2.600C14 5 24 6 32 4V0Z", "tint")
            c.shape(ellipse(32, 0, 4.6), "body")
            c.line("M29 1.500l6 -3", 1.1)
        c.ruler(1.6)
        return
    if p.type == "file":
        with c.at(120, 84, turn=-20), c.at(-100, 0):
            c.shape("M0 0L110 -3.500V3.500Z", "tint")
            c.line("".join(f"M{14 + i * 8} {0.4 + i * 0.26:.1f}l4 {-(0.8 + i * 0.5):.1f}" for i in range(12)), 1.1)
            c.shape("M110 -2H134V2H110Z")
            c.shape(box(116, -7, 6, 14, 2), "orange")
            c.shape(box(134, -11, 52, 22, 5), "red")
            c.line("M144 -11V11M152 -11V11M160 -11V11M168 -11V11", FINE)
        c.ruler(5)
        return
    with c.at(120, 84, scale=s, turn=-20), c.at(-82, 0):
        if p.type == "mirror":
            c.shape(ribbon([(24, 4), (44, 1), (64, 0)], [1.3, 1.4, 2]))
            c.shape(ellipse(13, 8, 12, 12), "body")
            c.shape(ellipse(13, 8, 9.2, 9.2), "tint", FINE)
            c.line("M8 10L15 3M12 13L19 6", FINE)
        elif p.type == "tweezers":
            c.shape(ribbon([(0, 12), (20, 3), (60, 5), (110, 6), (160, 1)], [0.8, 1.2, 1.8, 1.8, 1.6]), "tint")
            c.shape(ribbon([(2, 13), (22, -2), (60, -5), (110, -6), (160, -1)], [0.8, 1.2, 1.8, 1.8, 1.6]))
        else:
            tips = {
                "probe": ([(2, 12), (-1, 4), (8, -2), (26, -3), (44, 0), (62, 0)], [0.2, 0.8, 1.0, 1.2, 1.5, 2.2]),
                "scaler": ([(0, 9), (6, -2), (20, -6), (36, 0), (62, 0)], [0.2, 1.7, 1.6, 1.6, 2.2]),
                "curette": ([(4, 10), (4, 0), (18, -6), (36, 0), (62, 0)], [1.8, 1.9, 1.5, 1.6, 2.2]),
                "excavator": ([(2, 7), (8, -3), (24, -5), (40, 0), (62, 0)], [2.6, 1.2, 1.3, 1.6, 2.2]),
                "condenser": ([(2, 12), (6, 0), (22, -3), (40, 0), (62, 0)], [2.6, 1.6, 1.4, 1.7, 2.2]),
                "carver": ([(0, 2), (10, 3), (22, 1), (36, -1), (62, 0)], [0.4, 3.0, 2.6, 1.4, 2.2]),
            }
            line, halves = tips.get(p.type, tips["probe"])
            c.shape(ribbon(line, halves, start="round" if halves[0] > 1 else "flat"))
            c.shape(ribbon(line[:3], halves[:3], start="round" if halves[0] > 1 else "flat"), "tint")
        if p.type != "tweezers":
            double = p.type not in {"mirror", "probe"}
            end = 124 if double else 164
            c.shape(
                ribbon(
                    [(60, 0), (68, 0), (end - 8, 0), (end, 0)], [2.2, 3.6, 3.6, 2.4], ends="flat" if double else "round"
                )
            )
            c.line("".join(f"M{72 + i * 4} -3.600V3.600" for i in range(int((end - 84) / 4))), FINE)
            if double:
                c.shape(ribbon([(end - 1, 0), (142, 0), (156, 4), (164, -8)], [2.2, 1.6, 1.5, 1.0], ends="round"))
    c.ruler(s)
