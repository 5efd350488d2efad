"""Absorbable sutures: polyglactin, polyglycolic acid, poliglecaprone, polydioxanone, glycomer."""

from __future__ import annotations

from .makers import HARROWMERE, VELMSTETT
from .schema import Codes, DeviceFacts, Family, StorageRange, out, replaced_by
from .threads import BOX_OF_12, BOX_OF_36, EACH_OR_12, EACH_OR_24, EACH_OR_36, sutures

FACTS = DeviceFacts(
    sterile="sterile",
    methods=("ethylene_oxide",),
    use="single_use",
    latex="not_made_with_nrl",
    mri_safety="safe",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(high=25, keep_dry=True, away_from_sunlight=True),
    eu_class="III",
)
VELMSTETT_FACTS = FACTS.but(latex="not_stated", mri_safety="not_stated", shelf_life_months=36)

POLYGLACTIN = Codes("GAM", "II", "878.4493", "H010101020201", "42312201")
GUARDED_POLYGLACTIN = Codes("GAM", "II", "878.4493", "H010101040201", "42312201")
POLYGLYCOLIC = Codes("GAM", "II", "878.4493", "H010101020101", "42312201")
POLIGLECAPRONE = Codes("GAM", "II", "878.4493", "H010101010301", "42312201")
POLYDIOXANONE = Codes("NEW", "II", "878.4840", "H010101010101", "42312201")
BARBED_POLYDIOXANONE = Codes("NEW", "II", "878.4840", "H010101010104", "42312201")
GLYCOMER = Codes("GAM", "II", "878.4493", "H0101010199", "42312201")


def families() -> list[Family]:
    """Every absorbable suture, maker by maker."""
    return [
        Family(
            title="Harrolact polyglactin 910 braided suture",
            maker=HARROWMERE,
            brand="Harrolact",
            class_slug="absorbable-suture",
            description=(
                "Braided, coated suture for layers that heal within weeks: subcutaneous fat, fascia of small wounds, "
                "bowel, ligatures. It ties softly and holds about half of its strength for three weeks. Cutting "
                "needles for skin, round-bodied (taper) needles for everything beneath."
            ),
            attributes={"material": "polyglactin 910", "structure": "braided",
                        "coating": "polyglactin 370 and calcium stearate", "antibacterial": False, "barbed": False,
                        "loop": False, "strength_50pct_days": 21, "absorption_days": 63},
            facts=FACTS,
            codes=POLYGLACTIN,
            variants=sutures(
                HARROWMERE, "V", "Harrolact",
                """
                8-0 3/8 SP 6  30 violet 318.00
                7-0 3/8 SP 6  30 violet 296.40
                6-0 3/8 PR 11 45 undyed 164.50
                6-0 1/2 T  13 45 undyed 141.80
                5-0 3/8 PR 13 45 undyed 148.20
                5-0 3/8 RC 16 45 undyed 117.40
                5-0 1/2 T  17 70 violet 98.60
                4-0 3/8 RC 16 45 undyed 109.90
                4-0 3/8 RC 19 45 undyed 106.30
                4-0 3/8 RC 19 70 undyed 112.70
                4-0 3/8 RC 24 70 undyed 108.10
                4-0 1/2 T  17 70 violet 92.40
                4-0 1/2 T  22 70 violet 91.20
                4-0 1/2 T  26 70 violet 90.60
                3-0 3/8 RC 19 45 undyed 103.80
                3-0 3/8 RC 19 70 undyed 108.60
                3-0 3/8 RC 24 45 undyed 102.90
                3-0 3/8 RC 24 70 undyed 106.50
                3-0 1/2 T  17 70 violet 90.20
                3-0 1/2 T  22 70 violet 88.70
                3-0 1/2 T  26 70 violet 86.90
                3-0 1/2 T  31 70 violet 87.80
                2-0 3/8 RC 26 70 undyed 104.40
                2-0 1/2 T  26 70 violet 85.60
                2-0 1/2 T  31 70 violet 86.20
                2-0 1/2 T  36 90 violet 92.50
                0   3/8 RC 26 70 undyed 109.30
                0   1/2 T  26 70 violet 88.40
                0   1/2 T  31 70 violet 89.60
                0   1/2 T  36 90 violet 95.70
                0   1/2 T  40 90 violet 97.90
                1   1/2 T  36 90 violet 98.80
                1   1/2 T  40 90 violet 101.20
                1   1/2 TC 48 90 violet 118.60
                1   1/2 B  48 90 violet 134.90
                2   1/2 T  48 90 violet 112.40
                """,
                EACH_OR_36,
                {
                    "HMV-30T31-70V": out(12),
                    "HMV-1B48-90V": out(),
                    "HMV-40T26-70V": replaced_by("HMV-40T22-70V"),
                    "HMV-80SP6-30V": out(21, backorder=True),
                },
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrolact Swift fast-absorbing polyglactin 910 suture",
            maker=HARROWMERE,
            brand="Harrolact Swift",
            class_slug="absorbable-suture",
            description=(
                "Fast-absorbing braided suture for skin and mucosa where nobody wants to take stitches out: children, "
                "perineum, oral mucosa. Support lasts about ten days, and the outer part then falls off."
            ),
            attributes={"material": "polyglactin 910", "structure": "braided",
                        "coating": "polyglactin 370 and calcium stearate", "antibacterial": False, "barbed": False,
                        "loop": False, "strength_50pct_days": 5, "absorption_days": 42},
            facts=FACTS,
            codes=POLYGLACTIN,
            variants=sutures(
                HARROWMERE, "W", "Harrolact Swift",
                """
                6-0 3/8 PR 11 45 undyed 57.20
                5-0 3/8 RC 13 45 undyed 48.10
                5-0 3/8 RC 16 45 undyed 45.80
                4-0 3/8 RC 16 75 undyed 44.70
                4-0 3/8 RC 19 75 undyed 43.20
                3-0 3/8 RC 24 75 undyed 42.60
                3-0 1/2 TC 22 75 undyed 44.90
                2-0 1/2 TC 36 90 undyed 46.30
                """,
                EACH_OR_12,
                {"HMW-20TC36-90U": out(6)},
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrolact Guard antibacterial polyglactin 910 suture",
            maker=HARROWMERE,
            brand="Harrolact Guard",
            class_slug="absorbable-suture",
            description=(
                "Braided polyglactin with triclosan in its coating, for wounds in which a surgical site infection "
                "would cost most. It handles and holds as the uncoated braid does."
            ),
            attributes={"material": "polyglactin 910", "structure": "braided", "coating": "polyglactin 370, triclosan",
                        "antibacterial": True, "barbed": False, "loop": False, "strength_50pct_days": 21,
                        "absorption_days": 63},
            facts=FACTS.but(shelf_life_months=36),
            codes=GUARDED_POLYGLACTIN,
            variants=sutures(
                HARROWMERE, "G", "Harrolact Guard",
                """
                4-0 3/8 RC 19 70 undyed 138.60
                3-0 3/8 RC 19 70 undyed 136.20
                3-0 3/8 RC 24 70 undyed 134.50
                3-0 1/2 T  26 70 violet 117.80
                2-0 1/2 T  26 70 violet 116.10
                2-0 1/2 T  36 90 violet 124.70
                0   1/2 T  36 90 violet 128.90
                1   1/2 T  40 90 violet 136.80
                """,
                BOX_OF_36,
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrocap poliglecaprone 25 monofilament suture",
            maker=HARROWMERE,
            brand="Harrocap",
            class_slug="absorbable-suture",
            description=(
                "Supple monofilament for the skin: the running intracuticular stitch, and fine subcutaneous layers. "
                "It slides without drag and is gone in four months; after two weeks little strength is left, so it "
                "is no choice for fascia."
            ),
            attributes={"material": "poliglecaprone 25", "structure": "monofilament", "antibacterial": False,
                        "barbed": False, "loop": False, "strength_50pct_days": 7, "absorption_days": 105},
            facts=FACTS,
            codes=POLIGLECAPRONE,
            variants=sutures(
                HARROWMERE, "C", "Harrocap",
                """
                6-0 3/8 PR 11 45 undyed 66.40
                5-0 3/8 PR 13 45 undyed 61.70
                5-0 3/8 RC 16 45 undyed 49.80
                5-0 3/8 RC 19 45 undyed 48.60
                4-0 3/8 PR 13 45 undyed 60.10
                4-0 3/8 RC 16 45 undyed 47.90
                4-0 3/8 RC 19 45 undyed 45.40
                4-0 3/8 RC 19 70 undyed 46.90
                4-0 3/8 RC 24 70 undyed 46.20
                4-0 1/2 T  17 70 violet 41.30
                3-0 3/8 RC 19 45 undyed 44.80
                3-0 3/8 RC 19 70 undyed 46.10
                3-0 3/8 RC 24 45 undyed 44.20
                3-0 3/8 RC 24 70 undyed 45.30
                3-0 3/8 RC 26 70 undyed 45.90
                3-0 1/2 T  26 70 violet 40.20
                2-0 3/8 RC 26 70 undyed 46.40
                2-0 1/2 T  31 70 violet 41.80
                0   1/2 T  36 70 violet 43.70
                """,
                EACH_OR_12,
                {
                    "HMC-30RC19-70U": out(9, backorder=True),
                    "HMC-50RC19-45U": replaced_by("HMC-50RC16-45U"),
                },
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrodox polydioxanone monofilament suture",
            maker=HARROWMERE,
            brand="Harrodox",
            class_slug="absorbable-suture",
            description=(
                "Monofilament that keeps half of its strength for about five weeks: the abdominal wall, tendon, "
                "fascia, the paediatric heart. The loop on a 48 mm needle closes a midline laparotomy with one knot "
                "less."
            ),
            attributes={"material": "polydioxanone", "structure": "monofilament", "antibacterial": False,
                        "barbed": False, "loop": False, "strength_50pct_days": 35, "absorption_days": 210},
            facts=FACTS,
            codes=POLYDIOXANONE,
            variants=sutures(
                HARROWMERE, "D", "Harrodox",
                """
                7-0 2x3/8 T 9  60 violet 214.60
                6-0 2x3/8 T 13 75 violet 172.30
                6-0 3/8 T  11 45 violet 91.70
                5-0 3/8 RC 13 45 undyed 63.80
                5-0 1/2 T  13 70 violet 58.90
                5-0 1/2 T  17 70 violet 57.20
                4-0 3/8 RC 19 45 undyed 56.80
                4-0 1/2 T  17 70 violet 52.60
                4-0 1/2 T  22 70 violet 51.90
                3-0 3/8 RC 24 70 undyed 54.70
                3-0 1/2 T  26 70 violet 49.80
                2-0 1/2 T  26 70 violet 50.60
                2-0 1/2 T  31 70 violet 51.40
                0   1/2 T  36 90 violet 56.30
                0   1/2 T  40 90 violet 57.90
                1   1/2 T  40 90 violet 60.20
                1   1/2 T  48 90 violet 64.50
                0   1/2 T  48 150 violet 98.40 loop
                1   1/2 T  48 150 violet 102.60 loop
                1   1/2 B  65 150 violet 119.80 loop
                2   1/2 T  48 90 violet 68.70
                """,
                EACH_OR_12,
                {"HMD-1B65-150VL": out(17), "HMD-60T11-45V": replaced_by("HMD-50T13-70V")},
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrobarb barbed polydioxanone suture",
            maker=HARROWMERE,
            brand="Harrobarb",
            class_slug="absorbable-suture",
            description=(
                "Polydioxanone with barbs along its length and a welded loop at its end, for a running closure "
                "without knots. Once drawn through it does not slide back: place each bite where it is to stay."
            ),
            attributes={"material": "polydioxanone", "structure": "monofilament", "antibacterial": False,
                        "barbed": True, "loop": True, "strength_50pct_days": 28, "absorption_days": 180},
            facts=FACTS,
            codes=BARBED_POLYDIOXANONE,
            variants=sutures(
                HARROWMERE, "B", "Harrobarb",
                """
                4-0 3/8 RC 19 30 undyed 168.40
                3-0 3/8 RC 24 45 undyed 164.20
                3-0 1/2 T  26 23 violet 158.90
                2-0 1/2 T  26 30 violet 159.70
                2-0 1/2 T  36 45 violet 166.30
                0   1/2 T  36 45 violet 169.80
                """,
                EACH_OR_12,
                needle_codes="H",
            ),
        ),
        Family(
            title="Velmaglyc polyglycolic acid braided suture",
            maker=VELMSTETT,
            brand="Velmaglyc",
            class_slug="absorbable-suture",
            description=(
                "Braided polyglycolic acid with a thin coating, the plain alternative to polyglactin for ligatures "
                "and soft layers. Sold by the box of 24."
            ),
            attributes={"material": "polyglycolic acid", "structure": "braided",
                        "coating": "polycaprolactone and calcium stearate", "barbed": False, "loop": False,
                        "absorption_days": 75},
            facts=VELMSTETT_FACTS,
            codes=POLYGLYCOLIC,
            variants=sutures(
                VELMSTETT, "G", "Velmaglyc",
                """
                6-0 3/8 RC 11 45 undyed 84.20
                5-0 3/8 RC 13 45 undyed 68.90
                5-0 3/8 RC 16 45 undyed 66.40
                5-0 1/2 T  17 75 violet 56.10
                4-0 3/8 RC 16 45 undyed 61.80
                4-0 3/8 RC 19 75 undyed 60.20
                4-0 1/2 T  17 75 violet 53.70
                4-0 1/2 T  22 75 violet 52.90
                3-0 3/8 RC 19 75 undyed 58.60
                3-0 3/8 RC 24 75 undyed 58.10
                3-0 1/2 T  22 75 violet 51.30
                3-0 1/2 T  26 75 violet 50.70
                2-0 3/8 RC 26 75 undyed 59.20
                2-0 1/2 T  26 75 violet 49.90
                2-0 1/2 T  37 90 violet 53.60
                0   1/2 T  30 75 violet 51.80
                0   1/2 T  37 90 violet 55.40
                1   1/2 T  37 90 violet 57.20
                1   1/2 T  48 90 violet 61.50
                """,
                EACH_OR_24,
                {"VNG-30T22-75V": out(5), "VNG-60RC11-45U": replaced_by("VNG-50RC13-45U")},
            ),
        ),
        Family(
            title="Velmacap poliglecaprone 25 monofilament suture",
            maker=VELMSTETT,
            brand="Velmacap",
            class_slug="absorbable-suture",
            description=(
                "Undyed and violet poliglecaprone on cutting and round-bodied needles, for intracuticular closure "
                "and superficial layers."
            ),
            attributes={"material": "poliglecaprone 25", "structure": "monofilament", "barbed": False,
                        "absorption_days": 100},
            facts=VELMSTETT_FACTS,
            codes=POLIGLECAPRONE,
            variants=sutures(
                VELMSTETT, "C", "Velmacap",
                """
                5-0 3/8 RC 13 45 undyed 46.80
                5-0 3/8 RC 16 45 undyed 44.60
                4-0 3/8 RC 16 45 undyed 42.90
                4-0 3/8 RC 19 45 undyed 41.20
                4-0 3/8 RC 24 70 undyed 41.90
                3-0 3/8 RC 19 45 undyed 40.60
                3-0 3/8 RC 24 70 undyed 41.10
                3-0 1/2 T  22 70 violet 36.80
                3-0 1/2 T  26 70 violet 36.40
                2-0 1/2 T  31 70 violet 37.50
                """,
                EACH_OR_12,
                {"VNC-30T22-70V": out(30)},
            ),
        ),
        Family(
            title="Velmadox polydioxanone monofilament suture",
            maker=VELMSTETT,
            brand="Velmadox",
            class_slug="absorbable-suture",
            description=(
                "Long-lasting monofilament for fascia and for the small-bites closure of a laparotomy: 2-0 on a "
                "31 mm needle, or size 1 as a loop."
            ),
            attributes={"material": "polydioxanone", "structure": "monofilament", "barbed": False,
                        "strength_50pct_days": 28, "absorption_days": 190},
            facts=VELMSTETT_FACTS,
            codes=POLYDIOXANONE,
            variants=sutures(
                VELMSTETT, "D", "Velmadox",
                """
                5-0 1/2 T  17 75 violet 47.60
                4-0 1/2 T  22 75 violet 44.90
                3-0 1/2 T  26 75 violet 43.20
                2-0 1/2 T  31 150 violet 51.80
                0   1/2 T  40 90 violet 49.70
                1   1/2 T  48 90 violet 54.60
                1   1/2 T  48 150 violet 88.90 loop
                """,
                BOX_OF_12,
                {"VND-50T17-75V": out()},
            ),
        ),
        Family(
            title="Velmamer glycomer 631 monofilament suture",
            maker=VELMSTETT,
            brand="Velmamer",
            class_slug="absorbable-suture",
            description=(
                "Monofilament with a middle life, three weeks of useful strength, for subcutaneous tissue, bowel and "
                "urology. Softer in the knot than polydioxanone."
            ),
            attributes={"material": "glycomer 631", "structure": "monofilament", "barbed": False, "loop": False,
                        "strength_50pct_days": 18, "absorption_days": 110},
            facts=VELMSTETT_FACTS,
            codes=GLYCOMER,
            variants=sutures(
                VELMSTETT, "M", "Velmamer",
                """
                4-0 3/8 RC 19 75 undyed 63.70
                4-0 1/2 T  20 75 violet 58.20
                3-0 3/8 RC 24 75 undyed 62.40
                3-0 1/2 T  26 75 violet 56.90
                2-0 1/2 T  26 75 violet 57.40
                2-0 1/2 T  37 90 violet 61.10
                """,
                EACH_OR_12,
            ),
        ),
    ]
