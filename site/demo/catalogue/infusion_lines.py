"""Peripheral cannulas, giving sets, extension lines, taps."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import ARDENVALE, HESPERA
from .ranges import STERILE, Range, built
from .schema import Family

SLUG = "infusion"
CANNULA = Codes("FOZ", "II", "880.5200", "C010101", "42221600")
SETS = Codes("FPA", "II", "880.5440", "A0304", "42221600")
LINES = Codes("FPA", "II", "880.5440", "A0302", "42221600")
TAPS = Codes("FMG", "II", "880.5440", "A0703", "42221600")
ARDEN = STERILE.but(dehp="no")
HESPER = STERILE.but(latex="not_stated", shelf_life_months=36)

RANGES = (
    Range(
        SLUG,
        ARDENVALE,
        "Ardenflow",
        "safety cannulas with wings",
        "CS",
        "Peripheral cannulas of polyurethane with wings, injection port and a shield that closes over the needle.",
        ARDEN,
        "-EA BX50* CS500",
        "safety cannula {gauge} G × {length} mm, {hub_colour}",
        """
        code, price, gauge, length, hub_colour
        14, 72.00, 14, 50, orange; 16, 72.00, 16, 50, grey; 17, 70.00, 17, 45, white; 18, 68.00, 18, 45, green
        18S, 68.00, 18, 32, green; 20, 66.00, 20, 32, pink; 22, 66.00, 22, 25, blue, out 6; 24, 69.00, 24, 19, yellow
        26, 74.00, 26, 19, violet
        """,
        shared="kind=cannula; wings=yes; port=yes; safety=yes",
        codes=CANNULA,
    ),
    Range(
        SLUG,
        ARDENVALE,
        "Ardenflow",
        "straight cannulas",
        "CA",
        "Peripheral cannulas without port.",
        ARDEN,
        "-EA BX50* CS500",
        "straight cannula {gauge} G × {length} mm, {hub_colour}",
        """
        code, price, gauge, length, hub_colour
        18, 48.00, 18, 45, green; 20, 47.00, 20, 32, pink; 22, 47.00, 22, 25, blue; 24, 49.00, 24, 19, yellow
        """,
        shared="kind=cannula; wings=no; port=no; safety=no",
        codes=CANNULA,
    ),
    Range(
        SLUG,
        HESPERA,
        "Hesperaflow",
        "cannulas with port",
        "HC",
        "Cannulas with wings and port.",
        HESPER,
        "-EA BX100* CS1000",
        "cannula {gauge} G × {length} mm with port, {hub_colour}",
        """
        code, price, gauge, length, hub_colour
        16, 109.00, 16, 50, grey; 18, 106.00, 18, 45, green; 20, 104.00, 20, 33, pink, gone 22
        22, 104.00, 22, 25, blue; 24, 108.00, 24, 19, yellow, out
        """,
        shared="kind=cannula; wings=yes; port=yes",
        left_open="safety",
        codes=CANNULA,
    ),
    Range(
        SLUG,
        HESPERA,
        "Hesperaflow",
        "winged infusion sets",
        "HW",
        "Winged steel needles with a 300 mm line.",
        HESPER,
        "-EA BX50* CS500",
        "winged set{more} {gauge} G, {length} mm line, {hub_colour}",
        """
        code, price, gauge, length, hub_colour, safety, title
        21, 24.00, 21, 300, green, no,; 23, 24.00, 23, 300, blue, no,; 25, 24.00, 25, 300, orange, no,
        21S, 39.00, 21, 300, green, yes, with shield; 23S, 39.00, 23, 300, blue, yes, with shield
        """,
        shared="kind=winged set; wings=yes",
        left_open="volume",
    ),
    Range(
        SLUG,
        ARDENVALE,
        "Ardenline",
        "giving sets",
        "GS",
        "Sets with drip chamber, roller clamp and Luer lock; blood sets have a 200 µm filter.",
        ARDEN,
        "EA BX25* CS100",
        "{title}, {length} mm",
        """
        code, price, title, kind, drops_per_ml, length, volume, filter, port
        G20, 34.00, gravity set 20 drops/mL, gravity set, 20, 1800, 18, 15, yes
        G60, 41.00, microdrip set 60 drops/mL, gravity set, 60, 1800, 18, 15, yes
        P20, 62.00, pump set 20 drops/mL, pump set, 20, 2600, 21, 15, yes
        B20, 48.00, blood set 20 drops/mL, blood set, 20, 1900, 24, 200, no, back 10
        B10, 52.00, blood set 10 drops/mL, blood set, 10, 1900, 26, 200, yes
        """,
        codes=SETS,
    ),
    Range(
        SLUG,
        HESPERA,
        "Hesperaline",
        "gravity sets",
        "HG",
        "Giving sets of PVC.",
        HESPER.but(dehp="yes"),
        "EA BX25* CS200",
        "gravity set {drops_per_ml} drops/mL, {length} mm",
        """
        code, price, drops_per_ml, length
        15, 21.00, 15, 1500; 20, 21.00, 20, 1500; 20L, 24.00, 20, 2200, out 17
        """,
        shared="kind=gravity set",
        left_open="volume filter port",
        codes=SETS,
    ),
    Range(
        SLUG,
        ARDENVALE,
        "Ardenline",
        "extension lines",
        "EX",
        "Lines with Luer lock at both ends.",
        ARDEN,
        "EA BX50* CS200",
        "extension line {length} mm, {volume} mL",
        """
        code, price, length, volume
        15, 42.00, 150, 0.4; 50, 46.00, 500, 1.1; 100, 52.00, 1000, 2.1; 150, 56.00, 1500, 3.2; 200, 62.00, 2000, 4.2
        """,
        shared="kind=extension line; port=no",
        codes=LINES,
    ),
    Range(
        SLUG,
        HESPERA,
        "Hesperaline",
        "three-way taps",
        "HT",
        "Taps with a marked flow direction, alone or with a line.",
        HESPER.but(dehp="no"),
        "EA BX50* CS500",
        "three-way tap, {title}",
        """
        code, price, title, length, hub_colour
        W, 38.00, white, 50, white; B, 38.00, blue, 50, blue; L10, 52.00, with 100 mm line, 100, white
        L25, 58.00, with 250 mm line, 250, white
        """,
        shared="kind=three-way tap",
        left_open="volume",
        codes=TAPS,
    ),
)


def families() -> list[Family]:
    """Cannulas first, then sets and lines."""
    return built(RANGES)
