"""Non-absorbable sutures: nylon, polypropylene, silk, polyester, PTFE, steel."""

from __future__ import annotations

from .makers import HARROWMERE, VELMSTETT
from .schema import Codes, DeviceFacts, Family, Ladder, StorageRange, out, replaced_by
from .threads import BOX_OF_12, BOX_OF_24, EACH_OR_12, EACH_OR_24, EACH_OR_36, sutures

FACTS = DeviceFacts(
    sterile="sterile",
    methods=("radiation",),
    use="single_use",
    latex="not_made_with_nrl",
    mri_safety="safe",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(high=30, keep_dry=True),
    eu_class="IIb",
)
VELMSTETT_FACTS = FACTS.but(latex="not_stated", mri_safety="not_stated", methods=("ethylene_oxide",))

NYLON = Codes("GAR", "II", "878.5020", "H010201010101", "42312201")
POLYPROPYLENE = Codes("GAW", "II", "878.5010", "H010201010401", "42312201")
SILK = Codes("GAP", "II", "878.5030", "H010202020301", "42312201")
SILK_TIES = Codes("GAP", "II", "878.5030", "H010202020302", "42312201")
POLYESTER = Codes("GAS", "II", "878.5000", "H010201020201", "42312201")
PTFE = Codes("GAO", "II", "878.4495", "H010201010501", "42312201")
STEEL = Codes("GAQ", "II", "878.4495", "H010202010101", "42312201")

NEEDLE_PARTICULARS = frozenset({"needle_shape", "needle_point", "needle_length", "needle_code"})
BOX_OF_4 = Ladder((("EA", 1), ("BX", 4), ("CS", 48)), "BX")


def families() -> list[Family]:
    """Every non-absorbable suture, maker by maker."""
    return [
        Family(
            title="Harronyl nylon monofilament suture",
            maker=HARROWMERE,
            brand="Harronyl",
            class_slug="non-absorbable-suture",
            description=(
                "Polyamide monofilament for the skin, interrupted or running, to be taken out. It stretches a little "
                "with swelling and has a memory: give every knot one throw more. The finest sizes on spatula needles "
                "are for the eye and for microsurgery."
            ),
            attributes={"material": "nylon", "structure": "monofilament", "pledgets": False},
            facts=FACTS,
            codes=NYLON,
            variants=sutures(
                HARROWMERE, "N", "Harronyl",
                """
                10-0 2x3/8 SP 6 30 black 232.80
                9-0 3/8 T  5  13 black 218.40
                8-0 3/8 T  6  13 black 186.50
                6-0 3/8 PR 11 45 blue 42.70
                6-0 3/8 RC 13 45 blue 24.30
                5-0 3/8 PR 13 45 blue 39.60
                5-0 3/8 RC 16 45 blue 22.80
                5-0 3/8 RC 19 45 blue 21.60
                4-0 3/8 RC 16 45 blue 22.10
                4-0 3/8 RC 19 45 blue 20.40
                4-0 3/8 RC 24 45 blue 20.70
                3-0 3/8 RC 19 45 blue 20.20
                3-0 3/8 RC 24 45 blue 19.80
                3-0 3/8 RC 26 45 blue 19.90
                3-0 straight RC 60 75 blue 27.40
                2-0 3/8 RC 24 45 blue 20.60
                2-0 3/8 RC 26 45 blue 20.30
                2-0 3/8 RC 39 75 blue 23.90
                2-0 straight RC 60 75 blue 28.10
                0   3/8 RC 39 75 blue 24.80
                1   1/2 RC 48 90 blue 29.60
                """,
                EACH_OR_12,
                {"HMN-20RC24-45B": out(4), "HMN-80T6-13B": replaced_by("HMN-90T5-13B")},
                needle_codes="H",
            ),
        ),
        Family(
            title="Harroprol polypropylene monofilament suture",
            maker=HARROWMERE,
            brand="Harroprol",
            class_slug="non-absorbable-suture",
            description=(
                "Smooth monofilament that stays inert for life: vessels, hernia mesh, tendon sheath, and faces, where "
                "5-0 and 6-0 leave the least mark. Double-armed sizes for anastomoses."
            ),
            attributes={"material": "polypropylene", "structure": "monofilament", "pledgets": False},
            facts=FACTS.but(methods=("ethylene_oxide",)),
            codes=POLYPROPYLENE,
            variants=sutures(
                HARROWMERE, "P", "Harroprol",
                """
                8-0 2x3/8 T 6 60 blue 248.90
                7-0 2x3/8 T 9 60 blue 196.20
                6-0 2x3/8 T 9 75 blue 158.60
                6-0 2x3/8 T 13 75 blue 152.30
                6-0 3/8 PR 11 45 blue 58.70
                6-0 3/8 RC 13 45 blue 49.80
                5-0 2x1/2 T 13 75 blue 138.40
                5-0 2x1/2 T 17 90 blue 136.90
                5-0 3/8 PR 13 45 blue 55.20
                5-0 3/8 RC 16 45 blue 44.60
                5-0 3/8 RC 19 45 blue 43.70
                4-0 2x1/2 T 17 90 blue 129.70
                4-0 2x1/2 T 20 90 blue 128.20
                4-0 3/8 RC 19 45 blue 41.90
                3-0 2x1/2 T 26 90 blue 124.60
                3-0 3/8 RC 24 45 blue 40.80
                3-0 1/2 T  26 75 blue 37.20
                3-0 straight RC 60 75 blue 44.30
                2-0 1/2 T  26 75 blue 37.90
                2-0 1/2 T  31 75 blue 38.40
                0   1/2 T  31 75 blue 39.60
                0   1/2 T  40 100 blue 43.10
                1   1/2 T  40 100 blue 44.90
                """,
                EACH_OR_12,
                {"HMP-60T9D-75B": out(14, backorder=True), "HMP-50RC19-45B": out(8)},
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrosilk braided silk suture",
            maker=HARROWMERE,
            brand="Harrosilk",
            class_slug="non-absorbable-suture",
            description=(
                "Braided and waxed silk: the knot that stays where it is put. For securing drains and lines, for oral "
                "mucosa and for stay sutures. It provokes more reaction than a monofilament and is not for a "
                "contaminated wound."
            ),
            attributes={"material": "silk", "structure": "braided", "coating": "wax", "pledgets": False},
            facts=FACTS,
            codes=SILK,
            variants=sutures(
                HARROWMERE, "S", "Harrosilk",
                """
                6-0 3/8 SP 8  45 black 71.60
                5-0 3/8 RC 16 45 black 31.40
                4-0 3/8 RC 16 45 black 28.70
                4-0 3/8 RC 19 45 black 27.90
                4-0 1/2 T  17 75 black 26.30
                3-0 3/8 RC 19 45 black 26.80
                3-0 3/8 RC 24 45 black 26.20
                3-0 1/2 T  26 75 black 25.40
                2-0 3/8 RC 24 45 black 25.90
                2-0 3/8 RC 26 75 black 26.70
                2-0 1/2 T  26 75 black 25.10
                2-0 straight RC 60 75 black 31.80
                0   3/8 RC 39 75 black 29.40
                0   1/2 T  31 75 black 27.60
                1   3/8 RC 45 75 black 31.20
                """,
                EACH_OR_12,
                {"HMS-0T31-75B": out(11)},
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrosilk silk ties",
            maker=HARROWMERE,
            brand="Harrosilk",
            class_slug="non-absorbable-suture",
            description="Pre-cut silk ligatures without needle, several strands to a foil, for tying vessels.",
            attributes={"material": "silk", "structure": "braided", "coating": "wax", "pledgets": False},
            facts=FACTS,
            codes=SILK_TIES,
            not_applicable=NEEDLE_PARTICULARS,
            variants=sutures(
                HARROWMERE, "T", "Harrosilk ties",
                """
                4-0 - - - 45 black 33.20
                3-0 - - - 45 black 32.10
                2-0 - - - 60 black 33.60
                0   - - - 60 black 34.80
                1   - - - 75 black 37.90
                """,
                BOX_OF_24,
            ),
        ),
        Family(
            title="Harrotex braided polyester suture",
            maker=HARROWMERE,
            brand="Harrotex",
            class_slug="non-absorbable-suture",
            description=(
                "Strong coated braid for tendon, ligament and heart valves. Green and white strands tell neighbouring "
                "stitches apart."
            ),
            attributes={"material": "polyester", "structure": "braided", "coating": "polybutilate", "pledgets": False},
            facts=FACTS.but(methods=("ethylene_oxide",)),
            codes=POLYESTER,
            variants=sutures(
                HARROWMERE, "E", "Harrotex",
                """
                4-0 2x1/2 TC 17 75 green 142.60
                3-0 2x1/2 TC 17 75 green 138.90
                2-0 2x1/2 TC 25 75 green 137.40
                2-0 2x1/2 TC 25 75 white 137.40
                2-0 1/2 T  26 75 green 52.70
                0   1/2 T  36 75 green 54.30
                1   1/2 TC 36 75 green 58.90
                2   1/2 TC 48 75 green 62.40
                5   1/2 TC 48 75 green 71.80
                """,
                EACH_OR_12,
                needle_codes="H",
            ),
        ),
        Family(
            title="Harrotex polyester suture with pledgets",
            maker=HARROWMERE,
            brand="Harrotex",
            class_slug="non-absorbable-suture",
            description="Double-armed valve suture with a 3 × 6 mm PTFE pledget, green and white in one foil.",
            attributes={"material": "polyester", "structure": "braided", "coating": "polybutilate", "pledgets": True},
            facts=FACTS.but(methods=("ethylene_oxide",)),
            codes=POLYESTER,
            variants=sutures(
                HARROWMERE, "L", "Harrotex pledgeted",
                """
                3-0 2x1/2 TC 17 75 green 268.40
                2-0 2x1/2 TC 17 75 green 264.90
                2-0 2x1/2 TC 25 90 green 266.20
                """,
                BOX_OF_12,
                {"HML-30TC17D-75G": out(25)},
                needle_codes="H",
            ),
        ),
        Family(
            title="Velmalon nylon monofilament suture",
            maker=VELMSTETT,
            brand="Velmalon",
            class_slug="non-absorbable-suture",
            description=(
                "Skin suture of blue polyamide on 3/8 circle cutting needles, in a box of 24 for clinics and "
                "emergency departments."
            ),
            attributes={"material": "nylon", "structure": "monofilament"},
            facts=VELMSTETT_FACTS,
            codes=NYLON,
            variants=sutures(
                VELMSTETT, "N", "Velmalon",
                """
                6-0 3/8 RC 11 45 blue 41.60
                6-0 3/8 RC 13 45 blue 39.80
                5-0 3/8 RC 16 45 blue 36.40
                5-0 3/8 RC 19 45 blue 35.70
                4-0 3/8 RC 19 45 blue 33.90
                3-0 3/8 RC 19 45 blue 33.40
                3-0 3/8 RC 24 45 blue 32.80
                2-0 3/8 RC 24 45 blue 33.20
                2-0 3/8 RC 30 75 blue 35.90
                0   3/8 RC 39 75 blue 38.70
                """,
                EACH_OR_24,
                {"VNN-60RC11-45B": replaced_by("VNN-60RC13-45B"), "VNN-20RC30-75B": out(19)},
            ),
        ),
        Family(
            title="Velmaprop polypropylene monofilament suture",
            maker=VELMSTETT,
            brand="Velmaprop",
            class_slug="non-absorbable-suture",
            description=(
                "Polypropylene for skin of the face and for mesh, single-armed. The needles are drilled, not flanged, "
                "so the swage is hardly thicker than the thread."
            ),
            attributes={"material": "polypropylene", "structure": "monofilament"},
            facts=VELMSTETT_FACTS,
            codes=POLYPROPYLENE,
            variants=sutures(
                VELMSTETT, "P", "Velmaprop",
                """
                6-0 3/8 RC 11 45 blue 88.40
                6-0 3/8 RC 13 45 blue 84.90
                5-0 3/8 RC 13 45 blue 79.60
                5-0 3/8 RC 16 45 blue 77.20
                4-0 3/8 RC 19 45 blue 72.80
                3-0 3/8 RC 24 75 blue 71.30
                2-0 1/2 T  26 75 blue 66.40
                0   1/2 T  37 90 blue 69.10
                """,
                EACH_OR_24,
            ),
        ),
        Family(
            title="Velmasilk braided silk suture",
            maker=VELMSTETT,
            brand="Velmasilk",
            class_slug="non-absorbable-suture",
            description="Black braided silk for mucosa, drains and lines, in boxes of 36.",
            attributes={"material": "silk", "structure": "braided"},
            facts=VELMSTETT_FACTS,
            codes=SILK,
            variants=sutures(
                VELMSTETT, "S", "Velmasilk",
                """
                4-0 3/8 RC 19 45 black 68.70
                3-0 3/8 RC 24 45 black 66.20
                3-0 1/2 T  26 75 black 63.90
                2-0 3/8 RC 26 75 black 65.40
                2-0 1/2 T  26 75 black 63.10
                0   3/8 RC 39 75 black 69.80
                """,
                EACH_OR_36,
            ),
        ),
        Family(
            title="Velmaflon PTFE monofilament suture",
            maker=VELMSTETT,
            brand="Velmaflon",
            class_slug="non-absorbable-suture",
            description=(
                "Dense PTFE thread for oral and implant surgery: soft, without memory, and quiet tissue around it."
            ),
            attributes={"material": "PTFE", "structure": "monofilament"},
            facts=VELMSTETT_FACTS,
            codes=PTFE,
            variants=sutures(
                VELMSTETT, "F", "Velmaflon",
                """
                5-0 3/8 RC 13 45 white 96.80
                5-0 3/8 RC 16 45 white 94.30
                4-0 3/8 RC 16 45 white 92.70
                4-0 3/8 RC 19 45 white 91.90
                3-0 3/8 RC 19 45 white 93.60
                """,
                EACH_OR_12,
                {"VNF-30RC19-45W": out()},
            ),
        ),
        Family(
            title="Harrowmere sternal steel wire",
            maker=HARROWMERE,
            brand="Harrowire",
            class_slug="non-absorbable-suture",
            description=(
                "Monofilament of 316L stainless steel for closing the sternum, four wires to a sleeve, with taper-cut "
                "needles that turn in the swage."
            ),
            attributes={"material": "stainless steel", "structure": "monofilament", "pledgets": False},
            facts=FACTS.but(mri_safety="conditional", storage=StorageRange()),
            codes=STEEL,
            variants=sutures(
                HARROWMERE, "Q", "Harrowire",
                """
                1   1/2 TC 37 45 steel 58.60
                5   1/2 TC 48 45 steel 62.80
                6   1/2 TC 48 45 steel 64.90
                7   1/2 TC 48 45 steel 66.70
                """,
                BOX_OF_4,
                needle_codes="H",
            ),
        ),
    ]
