"""Hand instruments for bone, with the drill bits, wires and saws of power tools."""

from __future__ import annotations

from .makers import BRANNOCH, SIALMARK, TUTTWALD
from .ranges import REUSABLE, STERILE, Range, built
from .schema import Family

SLUG, STEEL = "bone-instrument", "material=stainless steel"
FACTS = REUSABLE.but(latex="not_made_with_nrl", mri_safety="unsafe")
OPEN_FACTS = REUSABLE.but(latex="not_stated")
DRILL_FACTS = REUSABLE.but(use="reusable", latex="not_made_with_nrl", controls=("lot", "manufacture_date"))

RANGES = (
    Range(
        SLUG,
        TUTTWALD,
        "Tuttwald",
        "Lambotte osteotomes",
        "OL",
        "Bevelled on both sides, with a striking plate. Ground in one piece from hardened steel.",
        FACTS,
        "EA* BX5",
        "Lambotte osteotome, {curvature}, {width} mm",
        """
        code, price, width, length, curvature
        04, 44.00, 4, 245, straight; 06, 46.00, 6, 245, straight; 08, 46.00, 8, 245, straight
        10, 46.00, 10, 245, straight; 15, 49.00, 15, 245, straight; 20, 54.00, 20, 245, straight
        10C, 52.00, 10, 245, curved; 15C, 55.00, 15, 245, curved; 25, 61.00, 25, 245, straight, out 14
        """,
        shared=f"kind=osteotome; pattern=Lambotte; {STEEL}",
    ),
    Range(
        SLUG,
        TUTTWALD,
        "Tuttwald",
        "rongeurs and bone cutters",
        "RG",
        "Jaws for nibbling and cutting bone, single or double action.",
        FACTS,
        "EA*",
        "{pattern} {kind}, {curvature}, {width} mm",
        """
        code, price, kind, pattern, width, length, curvature, double_action
        L3, 132.00, rongeur, Luer, 3, 150, curved, no, out 21; L5, 138.00, rongeur, Luer-Friedmann, 5, 145, curved, no
        ST4, 286.00, rongeur, Stille-Luer, 4, 230, curved, yes
        ST9, 312.00, rongeur, Stille-Luer, 9, 230, straight, yes; BE4, 168.00, rongeur, Beyer, 4, 180, curved, yes
        LI, 142.00, bone cutter, Liston, 8, 190, straight, no; LIC, 146.00, bone cutter, Liston, 8, 190, angled, no
        RU, 168.00, bone cutter, Ruskin-Liston, 10, 190, straight, yes
        """,
        shared=STEEL,
    ),
    Range(
        SLUG,
        TUTTWALD,
        "Tuttwald",
        "Kerrison punches",
        "KP",
        "Bone punches with a 40 degree upward bite.",
        FACTS,
        "EA*",
        "Kerrison punch, {width} mm bite, {length} mm",
        """
        code, price, width, length
        1, 312.00, 1, 180; 2, 318.00, 2, 180; 3, 318.00, 3, 180; 4, 324.00, 4, 180; 5, 330.00, 5, 180
        3L, 342.00, 3, 230, gone 3
        """,
        shared=f"kind=Kerrison; pattern=Kerrison; curvature=straight; {STEEL}",
        stock=(2, 12),
    ),
    Range(
        SLUG,
        SIALMARK,
        "Sialmark",
        "Volkmann curettes",
        "CV",
        "Sharp spoons with a hollow handle.",
        OPEN_FACTS,
        "EA* BX5",
        "Volkmann curette, cup {cup_size}, {width} mm",
        """
        code, price, cup_size, width, length
        40, 12.90, 4-0, 2.4, 170; 30, 12.90, 3-0, 2.8, 170; 20, 13.10, 2-0, 3.6, 170; 0, 13.60, 0, 4.4, 170
        1, 14.20, 1, 5.2, 170; 2, 14.80, 2, 6.8, 170; 3, 15.60, 3, 8.5, 170; 4, 16.40, 4, 10, 170, out 6
        """,
        shared="kind=curette; pattern=Volkmann; curvature=straight",
        left_open="material",
    ),
    Range(
        SLUG,
        SIALMARK,
        "Sialmark",
        "periosteal elevators",
        "EL",
        "Raspatories and elevators for lifting the periosteum.",
        OPEN_FACTS,
        "EA* BX5",
        "{pattern} elevator, {width} mm, {length} mm",
        """
        code, price, pattern, width, length
        FR, 12.80, Freer, 6, 185; FR4, 12.60, Freer, 4.5, 180; FA, 21.40, Farabeuf, 13, 150
        LA, 23.80, Langenbeck, 10, 190; CO, 26.20, Cobb, 13, 280; CO19, 26.80, Cobb, 19, 280
        CO25, 27.60, Cobb, 25, 280; KE, 24.60, Key, 12, 190, out
        """,
        shared="kind=elevator",
        left_open="material curvature",
    ),
    Range(
        SLUG,
        SIALMARK,
        "Sialmark",
        "gouges and chisels",
        "GC",
        "Gouges and chisels with a fibre or steel handle.",
        OPEN_FACTS,
        "EA* BX5",
        "{pattern} {kind}, {width} mm",
        """
        code, price, kind, pattern, width, length
        G6, 23.80, gouge, Stille, 6, 200; G8, 24.90, gouge, Stille, 8, 200, gone G10
        G10, 24.90, gouge, Stille, 10, 200; G15, 27.80, gouge, Stille, 15, 205; C6, 22.60, chisel, Stille, 6, 200
        C10, 23.90, chisel, Stille, 10, 200; C20, 28.40, chisel, Stille, 20, 205
        """,
        left_open="material curvature",
    ),
    Range(
        SLUG,
        BRANNOCH,
        "Brannoch",
        "mallets, hooks, clamps and rasps",
        "BM",
        "For reduction and preparation: mallets by the width of their face, hooks, holding clamps, rasps and awls.",
        FACTS.but(mri_safety="not_stated"),
        "EA*",
        "{title}, {length} mm",
        """
        code, price, title, kind, width, length
        M25, 58.00, Mead mallet 25 mm, mallet, 25, 190; M40, 84.00, Bergmann mallet 40 mm, mallet, 40, 240
        H1, 36.40, single bone hook, bone hook, 2, 220; VE, 118.00, Verbrugge bone clamp, bone clamp, 9, 260
        LO, 96.00, Lowman bone clamp, bone clamp, 16, 140; PT, 88.00, pointed reduction clamp, bone clamp, 4, 180
        RA, 42.00, Putti rasp, rasp, 15, 290, back 10; AW, 29.80, Swiss awl, awl, 4, 150
        """,
        shared=STEEL,
        left_open="pattern",
    ),
    Range(
        SLUG,
        BRANNOCH,
        "Brannodrill",
        "twist drill bits",
        "DB",
        "Drill bits with quick coupling for the Brannodrill handpiece, marked with their diameter.",
        DRILL_FACTS,
        "EA BX5*",
        "drill bit {width} mm, quick coupling, {length} mm",
        """
        code, price, width, length
        11, 92.00, 1.1, 60; 15, 92.00, 1.5, 85; 20, 94.00, 2, 100; 25, 96.00, 2.5, 110; 28, 97.00, 2.8, 125
        32, 99.00, 3.2, 145; 35, 101.00, 3.5, 110; 45, 108.00, 4.5, 145, out 18
        """,
        shared=f"kind=drill bit; {STEEL}",
    ),
    Range(
        SLUG,
        BRANNOCH,
        "Brannopin",
        "Kirschner wires",
        "KW",
        "Smooth wires with a trocar point, sterile in tens.",
        STERILE.but(methods=("radiation",), mri_safety="conditional", eu_class="IIb"),
        "EA BX10* CS50",
        "Kirschner wire {width} × {length} mm",
        """
        code, price, width, length
        08, 31.00, 0.8, 70; 10, 31.00, 1, 150; 12, 32.00, 1.2, 150; 16, 33.00, 1.6, 150; 20, 34.00, 2, 280, out 25
        """,
        shared="kind=wire; pattern=Kirschner; material=stainless steel",
    ),
    Range(
        SLUG,
        TUTTWALD,
        "Tuttsaw",
        "wire saws and saw blades",
        "SW",
        "Gigli wires and oscillating saw blades, sterile.",
        STERILE.but(methods=("radiation",), latex="not_stated"),
        "EA BX5*",
        "{title}",
        """
        code, price, title, width, length
        G40, 34.00, Gigli wire saw 400 mm, 1.4, 400; G50, 36.00, Gigli wire saw 500 mm, 1.4, 500
        B19, 118.00, oscillating saw blade 19 × 90 mm, 19, 90; B25, 124.00, oscillating saw blade 25 × 90 mm, 25, 90
        """,
        shared="kind=saw",
        left_open="material",
    ),
)


def families() -> list[Family]:
    """Osteotomes to saws."""
    return built(RANGES)
