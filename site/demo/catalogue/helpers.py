"""Things of no class of their own: bowls, counters, markers, cuffs, handpieces, what stops bleeding."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import ASKEROD, BRANNOCH, PENDROWAN, SALLOWFIELD, STROMVIK, ULVERDANE, WHITLARCH
from .ranges import CLEAN, IMPLANT, REUSABLE, STERILE, Range, built
from .schema import NOT_STATED, Family, StorageRange

SLUG = "other-device"
SMALL_STERILE = STERILE.but(eu_class="Is")
SALLOW = SMALL_STERILE.but(latex=NOT_STATED)
POWERED = REUSABLE.but(eu_class="IIa", controls=("lot", "serial"), latex="not_made_with_nrl", mri_safety="unsafe")
COVER = Codes("MMP", "II", "878.4370", "T0301", "42131700")
CUFF, BAND = Codes("KCY", "I", "878.5910", "V9003", "42295500"), Codes("GAX", "I", "878.5900", "V9003", "42295500")
BONE_POWER, TURBINE = (
    Codes("HWE", "I", "878.4820", "Z12", "42294900"),
    Codes("EFB", "I", "872.4200", "Q0190", "42151900"),
)
ANGLE = Codes("EGS", "I", "872.4200", "Q0190", "42151900")

RANGES = (
    Range(
        SLUG,
        WHITLARCH,
        "Whitlarch",
        "bowls and dishes",
        "BO",
        "Sterile single-use bowls, marked inside for volume.",
        SMALL_STERILE,
        "EA BX20* CS100",
        "{title}",
        """
        code, price, title, length, width, height, volume
        K7, 18.00, kidney dish 700 mL, 250, 140, 45, 700; K5, 16.00, kidney dish 500 mL, 200, 110, 40, 500
        G60, 9.80, gallipot 60 mL, 60, 60, 40, 60; G120, 11.20, gallipot 120 mL, 78, 78, 45, 120
        G250, 14.80, gallipot 250 mL, 100, 100, 60, 250; B1, 28.00, bowl 1 L, 160, 160, 80, 1000
        B3, 46.00, bowl 3 L, 230, 230, 110, 3000
        """,
        shared="pack_count=1; material=polypropylene",
    ),
    Range(
        SLUG,
        WHITLARCH,
        "Whitlarch",
        "needle counters and light handle covers",
        "NC",
        "For the scrub trolley: counted places for needles and blades, covers for the light.",
        SMALL_STERILE,
        "EA BX25* CS100",
        "{title}",
        """
        code, price, title, length, width, pack_count
        10, 38.00, needle counter 10 places, 90, 60, 1; 20, 42.00, needle counter 20 places, 120, 90, 1, out 10
        40, 58.00, needle counter 40 places with blade remover, 140, 110, 1
        LH, 49.00, light handle cover rigid, 130, 110, 1; LF, 32.00, light handle cover flexible, 150, 120, 2
        """,
        left_open="material height",
        codes=COVER,
    ),
    Range(
        SLUG,
        SALLOWFIELD,
        "Sallowfield",
        "markers and transfer trays",
        "MT",
        "Skin markers with ruler and labels; trays that keep sharps out of hands.",
        SALLOW,
        "EA BX20* CS100",
        "{title}",
        """
        code, price, title, length, width, pack_count
        SM, 36.00, skin marker fine with ruler, 140, 12, 1; SR, 34.00, skin marker regular with ruler, 140, 12, 1
        SD, 42.00, skin marker dual tip with labels, 145, 12, 1; BR, 58.00, blade remover, 90, 70, 1
        TB, 39.00, transfer tray small, 200, 120, 1, gone TL; TL, 46.00, transfer tray large, 280, 160, 1
        """,
        left_open="material",
        codes=Codes("", "", "", "V9004", "42295500"),
    ),
    Range(
        SLUG,
        SALLOWFIELD,
        "Sallowfield",
        "equipment covers",
        "EC",
        "Sleeves and covers for camera, probe and microscope.",
        SALLOW,
        "EA BX20* CS80",
        "{title}",
        """
        code, price, title, length, width
        CA, 52.00, camera sleeve 15 × 240 cm, 2400, 150; PR, 44.00, probe cover 14 × 120 cm, 1200, 140
        MI, 118.00, microscope drape 120 × 330 cm, 3300, 1200, out; XR, 86.00, C-arm cover 90 × 150 cm, 1500, 900
        """,
        shared="pack_count=1",
        left_open="material",
        codes=COVER,
    ),
    Range(
        SLUG,
        STROMVIK,
        "Strömvik",
        "sharps containers",
        "SC",
        "Rigid containers with a lid that locks for good.",
        CLEAN.but(eu_class=NOT_STATED, controls=()),
        "EA BX10* CS50",
        "sharps container {title}",
        """
        code, price, title, volume, length, width, height
        1, 14.80, 1 L, 1000, 120, 120, 150; 25, 19.60, 2.5 L, 2500, 160, 140, 190; 5, 28.40, 5 L, 5000, 200, 160, 240
        22, 62.00, 22 L, 22000, 330, 280, 400
        """,
        shared="pack_count=1; material=polypropylene",
        codes=Codes("", "", "", "Z12", "42142531"),
    ),
    Range(
        SLUG,
        STROMVIK,
        "Strömvik",
        "tourniquet cuffs",
        "TC",
        "Pneumatic cuffs with a locking connector, and exsanguination rings.",
        REUSABLE.but(sterile="non_sterile", methods=(), eu_class="I"),
        "EA* BX5",
        "tourniquet cuff {title}",
        """
        code, price, title, length, width
        30, 62.00, arm 30 cm, 300, 80; 46, 68.00, arm 46 cm, 460, 100; 61, 74.00, leg 61 cm, 610, 100
        76, 79.00, leg 76 cm, 760, 110, back 12; 86, 84.00, leg 86 cm contoured, 860, 120
        """,
        shared="pack_count=1",
        left_open="material",
        codes=CUFF,
        stock=(2, 20),
    ),
    Range(
        SLUG,
        STROMVIK,
        "Strömvik",
        "digit tourniquets",
        "TD",
        "Bands for finger and toe, in a colour that is seen.",
        SMALL_STERILE,
        "EA BX20*",
        "digit tourniquet {title}",
        """
        code, price, title, length, width, inner_diameter
        S, 58.00, small, 45, 8, 9; M, 58.00, medium, 50, 8, 12; L, 58.00, large, 55, 8, 15
        """,
        shared="pack_count=1; material=silicone",
        codes=BAND,
    ),
    Range(
        SLUG,
        ASKEROD,
        "Askerstat",
        "topical haemostats",
        "TH",
        "Absorbable sponge and woven fabric of cellulose or collagen. Kept at room temperature.",
        IMPLANT.but(
            eu_class="III",
            mri_safety=NOT_STATED,
            latex=NOT_STATED,
            controls=("lot", "expiry"),
            storage=StorageRange(low=2, high=25, keep_dry=True),
            methods=("radiation",),
        ),
        "EA BX10*",
        "{title}",
        """
        code, price, title, length, width, material
        C57, 186.00, cellulose fabric 5 × 7.5 cm, 75, 50, oxidised regenerated cellulose
        C1020, 312.00, cellulose fabric 10 × 20 cm, 200, 100, oxidised regenerated cellulose
        G85, 142.00, gelatine sponge 8 × 5 cm, 80, 50, gelatine
        K55, 228.00, collagen fleece 5 × 5 cm, 50, 50, collagen, out 40
        """,
        shared="pack_count=1",
        codes=Codes("", "III", "", "M0405", "42295500"),
        stock=(2, 20),
    ),
    Range(
        SLUG,
        BRANNOCH,
        "Brannodrill",
        "powered handpieces for bone",
        "HP",
        "Battery handpieces; they take drill bits with quick coupling and saw blades with the Brannodrill hub.",
        POWERED,
        "EA*",
        "{title}",
        """
        code, price, title, length, width, weight
        DR, 2480.00, drill handpiece, 175, 42, 980; SA, 2560.00, oscillating saw handpiece, 190, 42, 1040
        BA, 214.00, battery 14.4 V, 92, 48, 380; QC, 168.00, quick coupling chuck, 48, 22, 90
        """,
        shared="pack_count=1",
        left_open="material",
        codes=BONE_POWER,
        stock=(1, 6),
    ),
    Range(
        SLUG,
        PENDROWAN,
        "Pendrotec",
        "dental handpieces",
        "DH",
        "Turbines for friction grip burs, contra-angles for latch type burs, straight handpieces for long shanks.",
        POWERED,
        "EA*",
        "{title}",
        """
        code, price, title, length, width, weight
        TU, 386.00, turbine FG, 112, 12, 48; CA, 342.00, contra-angle RA 1:1, 94, 16, 72
        SH, 318.00, straight handpiece HP 1:1, 104, 18, 84, out 22
        """,
        shared="pack_count=1",
        left_open="material",
        codes=TURBINE,
        stock=(1, 8),
    ),
    Range(
        SLUG,
        ULVERDANE,
        "Ulverdane",
        "eye protection",
        "EY",
        "Goggles, visors and over-glasses.",
        CLEAN.but(use="reusable", latex=NOT_STATED),
        "EA BX10*",
        "{title}",
        """
        code, price, title, length, width
        GO, 68.00, goggles with vents, 160, 80; VI, 42.00, full-face visor, 330, 220; OG, 54.00, over-glasses, 165, 55
        """,
        shared="pack_count=1; material=polycarbonate",
        codes=Codes("LYU", "I", "878.4040", "T0399", "46181800"),
    ),
    Range(
        SLUG,
        ULVERDANE,
        "Ulverwarm",
        "warming blankets",
        "WB",
        "Blankets for forced air, for one patient.",
        CLEAN.but(latex=NOT_STATED),
        "EA BX10*",
        "warming blanket {title}",
        """
        code, price, title, length, width
        UB, 118.00, upper body, 2000, 560; LB, 118.00, lower body, 1300, 920; FB, 132.00, full body, 2130, 910
        CH, 124.00, child, 1520, 910
        """,
        shared="pack_count=1",
        left_open="material",
        codes=Codes("", "", "", "T0303", "42142100"),
    ),
)


def families() -> list[Family]:
    """Bowls to blankets."""
    return built(RANGES)
