"""A whole line of one suture: every size on every needle that a theatre asks for, sixty items in one family."""

from __future__ import annotations

from .absorbable_sutures import POLYGLACTIN, VELMSTETT_FACTS
from .makers import VELMSTETT
from .schema import Family, out, replaced_by
from .threads import EACH_OR_36, sutures


def families() -> list[Family]:
    """The one family."""
    return [
        Family(
            title="Velmalact polyglactin 910 braided suture",
            maker=VELMSTETT,
            brand="Velmalact",
            class_slug="absorbable-suture",
            description=(
                "Braided, coated suture in one complete line: six round-bodied and three cutting needles, each in the "
                "sizes that it carries. For layers that heal within weeks, for bowel and for ligatures. It holds about "
                "half of its strength for three weeks."
            ),
            attributes={"material": "polyglactin 910", "structure": "braided",
                        "coating": "polyglactin and calcium stearate", "antibacterial": False, "barbed": False,
                        "loop": False, "strength_50pct_days": 21, "absorption_days": 63},
            facts=VELMSTETT_FACTS,
            codes=POLYGLACTIN,
            variants=sutures(
                VELMSTETT, "L", "Velmalact",
                """
                6-0 1/2 T  17 45 violet 128.60
                6-0 1/2 T  22 45 violet 126.80
                6-0 3/8 RC 19 45 undyed 145.80
                5-0 1/2 T  17 70 violet 104.80
                5-0 1/2 T  22 70 violet 103.10
                5-0 1/2 T  26 70 violet 101.70
                5-0 3/8 RC 19 45 undyed 115.40
                5-0 3/8 RC 19 70 undyed 118.40
                5-0 3/8 RC 24 70 undyed 116.60
                4-0 1/2 T  17 70 violet 94.40
                4-0 1/2 T  22 45 violet 89.70
                4-0 1/2 T  22 70 violet 92.70
                4-0 1/2 T  26 70 violet 91.30
                4-0 1/2 T  31 70 violet 93.00
                4-0 3/8 RC 19 45 undyed 103.50
                4-0 3/8 RC 19 70 undyed 106.50
                4-0 3/8 RC 24 45 undyed 101.80
                4-0 3/8 RC 24 70 undyed 104.80
                3-0 1/2 T  17 70 violet 90.10
                3-0 1/2 T  22 70 violet 88.30
                3-0 1/2 T  26 70 violet 86.90
                3-0 1/2 T  26 90 violet 89.30
                3-0 1/2 T  31 70 violet 88.60
                3-0 1/2 T  37 70 violet 90.80
                3-0 3/8 RC 19 45 undyed 98.50
                3-0 3/8 RC 19 70 undyed 101.50
                3-0 3/8 RC 24 45 undyed 96.80
                3-0 3/8 RC 24 70 undyed 99.80
                3-0 3/8 RC 36 70 undyed 102.60
                2-0 1/2 T  22 70 violet 89.00
                2-0 1/2 T  26 70 violet 87.60
                2-0 1/2 T  26 90 violet 90.00
                2-0 1/2 T  31 70 violet 89.40
                2-0 1/2 T  31 90 violet 91.80
                2-0 1/2 T  37 90 violet 93.80
                2-0 1/2 T  48 90 violet 97.70
                2-0 3/8 RC 19 70 undyed 102.30
                2-0 3/8 RC 24 70 undyed 100.60
                2-0 3/8 RC 36 90 undyed 105.80
                0   1/2 T  22 70 violet 91.60
                0   1/2 T  26 70 violet 90.20
                0   1/2 T  31 70 violet 92.00
                0   1/2 T  31 90 violet 94.40
                0   1/2 T  37 90 violet 96.40
                0   1/2 T  48 90 violet 100.30
                0   3/8 RC 24 70 undyed 103.50
                0   3/8 RC 36 70 undyed 106.30
                0   3/8 RC 36 90 undyed 108.70
                1   1/2 T  26 70 violet 95.80
                1   1/2 T  31 90 violet 100.00
                1   1/2 T  37 70 violet 99.60
                1   1/2 T  37 90 violet 102.00
                1   1/2 T  48 90 violet 105.90
                1   3/8 RC 24 70 undyed 109.90
                1   3/8 RC 36 90 undyed 115.10
                2   1/2 T  31 90 violet 107.20
                2   1/2 T  37 90 violet 109.40
                2   1/2 T  48 70 violet 110.80
                2   1/2 T  48 90 violet 113.20
                2   3/8 RC 36 90 undyed 123.40
                """,
                EACH_OR_36,
                {
                    "VNL-30T31-70V": out(9),
                    "VNL-20RC36-90U": out(),
                    "VNL-1T37-70V": out(16, backorder=True),
                    "VNL-2T48-70V": replaced_by("VNL-2T48-90V"),
                },
            ),
        )
    ]
