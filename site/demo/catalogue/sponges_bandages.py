"""Laparotomy sponges; bandages, tapes and padding."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import ULVERDANE, WHITLARCH, WOLDERINK
from .ranges import CLEAN, STERILE, Range, built
from .schema import Family

SPONGE, BANDAGE = "laparotomy-sponge", "bandage"
SPONGES = STERILE.but(mri_safety="not_stated")
LOOSE = CLEAN.but(eu_class="IIa", controls=("lot", "expiry"), shelf_life_months=60)
ADHESIVE = Codes("KGX", "I", "880.5240", "M0501", "42311700")
CAST = Codes("", "", "", "M0305", "42311700")

SPONGES_RANGES = (
    Range(
        SPONGE,
        WHITLARCH,
        "Whitlarch",
        "laparotomy sponges",
        "LS",
        "Abdominal swabs of cotton gauze with a tape loop and an X-ray detectable thread, in counted fives, sterile.",
        SPONGES,
        "PK BX10* CS40",
        "laparotomy sponges {size}, {ply} layers, pack of 5",
        """
        code, price, size, ply, width, length
        2012, 46.00, 20 × 20 cm, 12, 200, 200; 308, 74.00, 30 × 30 cm, 8, 300, 300
        3012, 82.00, 30 × 30 cm, 12, 300, 300; 346, 86.00, 30 × 45 cm, 6, 300, 450
        408, 90.00, 40 × 40 cm, 8, 400, 400; 454, 92.00, 45 × 45 cm, 4, 450, 450, out 8
        458, 104.00, 45 × 45 cm, 8, 450, 450; 474, 121.00, 45 × 70 cm, 4, 450, 700
        """,
        shared="pack_count=5; xray=thread; loop=yes; prewashed=no; colour=white",
    ),
    Range(
        SPONGE,
        WHITLARCH,
        "Whitlarch",
        "prewashed green laparotomy sponges",
        "LW",
        "Washed before packing, dyed green, sterile, in fives.",
        SPONGES,
        "PK BX10* CS40",
        "prewashed green laparotomy sponges {size}, {ply} layers, pack of 5",
        """
        code, price, size, ply, width, length
        306, 84.00, 30 × 30 cm, 6, 300, 300; 308, 89.00, 30 × 30 cm, 8, 300, 300; 456, 112.00, 45 × 45 cm, 6, 450, 450
        458, 118.00, 45 × 45 cm, 8, 450, 450; 476, 139.00, 45 × 70 cm, 6, 450, 700
        """,
        shared="pack_count=5; xray=strip; loop=yes; prewashed=yes; colour=green",
    ),
    Range(
        SPONGE,
        WHITLARCH,
        "Whitlarch",
        "laparotomy sponges for packing into sets",
        "LN",
        "Not sterile, for the sterile supply department to put up.",
        LOOSE,
        "-EA PK5 CS500*",
        "unsterile laparotomy sponges {size}, {ply} layers",
        """
        code, price, size, ply, width, length
        308, 288.00, 30 × 30 cm, 8, 300, 300; 454, 342.00, 45 × 45 cm, 4, 450, 450
        458, 388.00, 45 × 45 cm, 8, 450, 450
        """,
        shared="pack_count=5; xray=thread; loop=yes; prewashed=no; colour=white",
    ),
    Range(
        SPONGE,
        WOLDERINK,
        "Wolderink",
        "abdominal sponges",
        "AS",
        "Gauze sponges with an X-ray detectable element.",
        SPONGES.but(latex="not_stated"),
        "PK BX8* CS48",
        "abdominal sponges {size}, {ply} layers, pack of {pack_count}",
        """
        code, price, size, ply, pack_count, width, length
        2012, 66.00, 20 × 20 cm, 12, 5, 200, 200; 306, 69.00, 30 × 30 cm, 6, 5, 300, 300
        346, 78.00, 30 × 45 cm, 6, 5, 300, 450; 404, 81.00, 40 × 40 cm, 4, 5, 400, 400, gone 456
        456, 97.00, 45 × 45 cm, 6, 5, 450, 450; 406, 88.00, 40 × 40 cm, 6, 5, 400, 400, out
        476, 128.00, 45 × 70 cm, 6, 5, 450, 700
        """,
        left_open="xray loop prewashed colour",
    ),
    Range(
        SPONGE,
        WOLDERINK,
        "Wolderink",
        "abdominal sponges with chip",
        "AC",
        "With an X-ray detectable chip sewn into a corner, blue, in fives.",
        SPONGES.but(latex="not_stated"),
        "PK BX8* CS48",
        "abdominal sponges with chip {size}, {ply} layers, pack of 5",
        """
        code, price, size, ply, width, length
        306, 78.00, 30 × 30 cm, 6, 300, 300; 456, 108.00, 45 × 45 cm, 6, 450, 450
        474, 126.00, 45 × 70 cm, 4, 450, 700, out 20
        """,
        shared="pack_count=5; xray=chip; loop=yes; colour=blue",
        left_open="prewashed",
    ),
)

BANDAGES = (
    Range(
        BANDAGE,
        ULVERDANE,
        "Ulverdane",
        "crepe and conforming bandages",
        "BC",
        "Cotton crepe for support, light conforming gauze for holding dressings. Lengths are stretched.",
        CLEAN,
        "EA BX20* CS200",
        "{kind} bandage {title} × {length} m",
        """
        code, price, kind, title, width, length
        C50, 14.80, crepe, 5 cm, 50, 4.5; C75, 18.60, crepe, 7.5 cm, 75, 4.5; C100, 22.40, crepe, 10 cm, 100, 4.5
        C150, 31.20, crepe, 15 cm, 150, 4.5; K50, 7.90, conforming, 5 cm, 50, 4
        K75, 9.80, conforming, 7.5 cm, 75, 4, out 11; K100, 11.90, conforming, 10 cm, 100, 4
        K150, 16.40, conforming, 15 cm, 150, 4
        """,
        shared="elasticity=short stretch; adhesive=none; colour=white",
    ),
    Range(
        BANDAGE,
        ULVERDANE,
        "Ulverdane",
        "plaster and cast bandages",
        "BP",
        "Plaster of Paris and synthetic casting tape.",
        CLEAN.but(shelf_life_months=36, controls=("lot", "expiry")),
        "EA BX10* CS100",
        "{kind} bandage {title} × {length} m",
        """
        code, price, kind, title, width, length, colour
        P75, 14.60, plaster of Paris, 7.5 cm, 75, 2.7, white; P100, 18.40, plaster of Paris, 10 cm, 100, 2.7, white
        P150, 24.80, plaster of Paris, 15 cm, 150, 2.7, white; S75, 58.00, synthetic cast, 7.5 cm, 75, 3.6, white
        S100, 72.00, synthetic cast, 10 cm, 100, 3.6, white; S100B, 72.00, synthetic cast, 10 cm blue, 100, 3.6, blue
        """,
        codes=CAST,
    ),
    Range(
        BANDAGE,
        WOLDERINK,
        "Wolderink",
        "cohesive and adhesive bandages",
        "BH",
        "Bandages that stick to themselves or to the skin.",
        CLEAN.but(latex="not_stated"),
        "EA BX10* CS100",
        "{kind} bandage {title} × {length} m",
        """
        code, price, kind, title, width, length
        H60, 18.20, cohesive, 6 cm, 60, 4; H80, 21.40, cohesive, 8 cm, 80, 4; H100, 24.00, cohesive, 10 cm, 100, 4
        A75, 36.00, adhesive elastic, 7.5 cm, 75, 4.5; A100, 44.00, adhesive elastic, 10 cm, 100, 4.5, out
        """,
        left_open="elasticity adhesive colour",
    ),
    Range(
        BANDAGE,
        WOLDERINK,
        "Wolderink",
        "padding, tubular and triangular bandages",
        "BW",
        "Padding for under casts, tubes for holding dressings, slings.",
        CLEAN.but(latex="not_stated"),
        "EA BX12* CS120",
        "{title}",
        """
        code, price, title, kind, width, length
        W75, 8.60, padding 7.5 cm × 2.7 m, padding, 75, 2.7; W100, 10.20, padding 10 cm × 2.7 m, padding, 100, 2.7
        W150, 13.80, padding 15 cm × 2.7 m, padding, 150, 2.7
        U68, 94.00, tubular bandage 6.8 cm × 10 m, tubular, 68, 10
        U88, 108.00, tubular bandage 8.8 cm × 10 m, tubular, 88, 10
        T96, 11.20, triangular bandage 96 × 136 cm, triangular, 960, 1.36
        """,
        left_open="elasticity colour",
    ),
    Range(
        BANDAGE,
        WOLDERINK,
        "Woldertape",
        "surgical tapes",
        "TP",
        "Tapes on a spool, by the skin they are for.",
        CLEAN,
        "EA BX12* CS144",
        "{kind} {title} × {length} m",
        """
        code, price, kind, title, width, length, adhesive, colour
        P12, 7.10, paper tape, 12.5 mm, 12.5, 9.1, acrylic, white, gone P25
        P25, 9.60, paper tape, 25 mm, 25, 9.1, acrylic, white; P50, 16.80, paper tape, 50 mm, 50, 9.1, acrylic, white
        S25, 12.40, silk tape, 25 mm, 25, 9.1, acrylic, white; S50, 22.60, silk tape, 50 mm, 50, 9.1, acrylic, white
        F25, 13.80, film tape, 25 mm, 25, 9.1, acrylic, clear
        Z25, 14.20, zinc oxide tape, 25 mm, 25, 5, zinc oxide, white
        Z50, 24.80, zinc oxide tape, 50 mm, 50, 5, zinc oxide, white
        I25, 68.00, silicone tape, 25 mm, 25, 1.5, silicone, blue, out 13
        """,
        codes=ADHESIVE,
    ),
)


def families() -> list[Family]:
    """Sponges first, then bandages."""
    return built((*SPONGES_RANGES, *BANDAGES))
