"""What the sterile supply department uses; procedure packs."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import STROMVIK, ULVERDANE, WHITLARCH, WOLDERINK
from .ranges import CLEAN, REUSABLE, STERILE, Range, built
from .schema import NOT_STATED, Family, StorageRange

SUPPLY, PACK = "reprocessing", "procedure-pack"
PAPER = CLEAN.but(latex="not_made_with_nrl", shelf_life_months=60, controls=("lot", "expiry"))
PAPER_OPEN = PAPER.but(latex="not_stated")
LIQUID = CLEAN.but(
    latex=NOT_STATED, use=NOT_STATED, sterile=NOT_STATED, shelf_life_months=24, controls=("lot", "expiry"),
    storage=StorageRange(low=5, high=25, away_from_sunlight=True),
)  # fmt: skip
CHEMICAL, SPORES = Codes("JOJ", "II", "880.2800", "S01", "42281800"), Codes("FRC", "II", "880.2800", "S01", "42281800")
BOXES, TRAYS = Codes("KCT", "II", "880.6850", "S0104", "42281900"), Codes("FSM", "I", "878.4800", "S0104", "42281900")
LIQUIDS, KILLS = Codes("", "", "", "D0801", "42281700"), Codes("LRJ", "I", "880.6890", "D05", "42281600")
STEAM_EO, STEAM_PLASMA = "steam+ethylene oxide", "steam+hydrogen peroxide plasma"

SUPPLIES = (
    Range(
        SUPPLY,
        ULVERDANE,
        "Ulverpack",
        "self-seal pouches",
        "P",
        "Paper and film with an adhesive strip and indicators for steam and ethylene oxide.",
        PAPER,
        "BX* CS10",
        "self-seal pouches {width} × {length} mm, pack of {pack_count}",
        """
        code, price, width, length, pack_count
        9, 8.80, 90, 230, 200; 13, 11.40, 130, 250, 200; 14, 12.60, 140, 270, 200; 19, 19.80, 190, 330, 200
        25, 28.60, 250, 400, 200; 30, 36.40, 305, 430, 200, out 15
        """,
        shared=f"kind=pouch; method={STEAM_EO}; indicator_type=1",
        codes=Codes("FRG", "II", "880.6850", "S0101", "42281900"),
    ),
    Range(
        SUPPLY,
        ULVERDANE,
        "Ulverpack",
        "reels",
        "RL",
        "Flat reels for heat sealing, 200 m.",
        PAPER,
        "-EA BX2* CS8",
        "reel {width} mm × 200 m",
        """
        code, price, width, length
        5, 24.00, 50, 200000; 10, 38.00, 100, 200000; 15, 54.00, 150, 200000; 20, 68.00, 200, 200000
        30, 98.00, 300, 200000, gone 25; 25, 84.00, 250, 200000
        """,
        shared=f"kind=reel; method={STEAM_EO}; indicator_type=1; pack_count=1",
        codes=Codes("FRG", "II", "880.6850", "S0102", "42281900"),
    ),
    Range(
        SUPPLY,
        WOLDERINK,
        "Woldersteril",
        "sterilisation wrap",
        "W",
        "Nonwoven sheets for wrapping sets.",
        PAPER_OPEN,
        "BX* CS4",
        "wrap {title}, pack of {pack_count}",
        """
        code, price, title, width, length, pack_count
        50, 38.00, 50 × 50 cm, 500, 500, 400; 60, 46.00, 60 × 60 cm, 600, 600, 300
        75, 58.00, 75 × 75 cm, 750, 750, 200; 90, 64.00, 90 × 90 cm, 900, 900, 150
        100, 72.00, 100 × 100 cm, 1000, 1000, 125; 120, 84.00, 120 × 120 cm, 1200, 1200, 100, out
        """,
        shared=f"kind=wrap; method={STEAM_PLASMA}",
        codes=Codes("FRG", "II", "880.6850", "S0103", "42281900"),
    ),
    Range(
        SUPPLY,
        STROMVIK,
        "Strömvik",
        "sterilisation containers",
        "C",
        "Aluminium containers with a filter lid, half, three-quarter and full size.",
        REUSABLE.but(sterile=NOT_STATED, latex="not_made_with_nrl", eu_class="I"),
        "EA*",
        "container {title}, {height} mm high",
        """
        code, price, title, width, length, height
        H10, 186.00, half size, 274, 300, 100; H15, 198.00, half size, 274, 300, 150
        T13, 228.00, three-quarter size, 274, 465, 135; F10, 252.00, full size, 274, 592, 100
        F13, 264.00, full size, 274, 592, 135; F20, 288.00, full size, 274, 592, 200, back 28
        """,
        shared="kind=container; method=steam; pack_count=1",
        codes=BOXES,
        stock=(1, 15),
    ),
    Range(
        SUPPLY,
        STROMVIK,
        "Strömvik",
        "instrument baskets",
        "B",
        "Baskets of steel wire that fit the containers.",
        REUSABLE.but(sterile=NOT_STATED, eu_class="I"),
        "EA* BX5",
        "instrument basket {width} × {length} × {height} mm",
        """
        code, price, width, length, height
        H5, 42.00, 243, 255, 50; T5, 54.00, 243, 405, 50; F5, 62.00, 243, 540, 50; F7, 68.00, 243, 540, 75
        """,
        shared=f"kind=instrument tray; method={STEAM_PLASMA}; pack_count=1",
        codes=TRAYS,
        stock=(2, 25),
    ),
    Range(
        SUPPLY,
        STROMVIK,
        "Strömvik",
        "indicators",
        "I",
        "Strips, tape and spore tests for checking a cycle.",
        PAPER,
        "BX* CS10",
        "{title}",
        """
        code, price, title, kind, method, indicator_type, pack_count
        4, 21.00, 250 indicator strips type 4, indicator strip, steam, 4, 250
        5, 46.00, 200 integrating strips type 5, indicator strip, steam, 5, 200
        6, 38.00, 200 emulating strips type 6, indicator strip, steam, 6, 200
        P4, 34.00, 250 plasma indicator strips type 4, indicator strip, hydrogen peroxide plasma, 4, 250
        E4, 32.00, 250 gas indicator strips type 4, indicator strip, ethylene oxide, 4, 250
        T19, 5.40, steam tape 19 mm × 50 m, indicator tape, steam, 1, 1
        T25, 6.80, steam tape 25 mm × 50 m, indicator tape, steam, 1, 1
        BD, 68.00, 20 Bowie-Dick test packs, Bowie-Dick test, steam, 2, 20
        """,
        codes=CHEMICAL,
    ),
    Range(
        SUPPLY,
        STROMVIK,
        "Strömvik",
        "biological indicators",
        "S",
        "Spores in a capsule with their own medium.",
        PAPER.but(storage=StorageRange(low=2, high=8), shelf_life_months=18),
        "BX* CS6",
        "biological indicators, {title}, pack of {pack_count}",
        """
        code, price, title, method, pack_count
        S24, 118.00, steam 24 h, steam, 50; S3, 162.00, steam 3 h, steam, 50
        P24, 148.00, plasma 24 h, hydrogen peroxide plasma, 30
        """,
        shared="kind=biological indicator",
        codes=SPORES,
        stock=(2, 20),
    ),
    Range(
        SUPPLY,
        WOLDERINK,
        "Woldersteril",
        "detergents and disinfectants",
        "D",
        "For cleaning by hand and in the washer. The safety data sheet belongs to each.",
        LIQUID.but(eu_class=NOT_STATED),
        "EA* BX4",
        "{title}",
        """
        code, price, title, kind, volume, ph
        E1, 14.80, enzymatic detergent 1 L, detergent, 1000, 7.5
        E5, 58.00, enzymatic detergent 5 L, detergent, 5000, 7.5
        A5, 46.00, alkaline detergent 5 L, detergent, 5000, 11; N5, 52.00, neutral detergent 5 L, detergent, 5000, 7
        L5, 64.00, instrument lubricant 5 L, detergent, 5000, -
        P5, 88.00, peracetic acid disinfectant 5 L, disinfectant, 5000, -, out 9
        """,
        shared="pack_count=1",
        codes=LIQUIDS,
    ),
    Range(
        SUPPLY,
        ULVERDANE,
        "Ulverclean",
        "instrument brushes",
        "N",
        "Brushes for lumens, joints and serrations.",
        PAPER_OPEN.but(shelf_life_months=None, use="reusable"),
        "-EA BX10* CS100",
        "{title}",
        """
        code, price, title, width, length
        2, 18.00, lumen brush 2 mm, 2, 300; 3, 18.00, lumen brush 3 mm, 3, 300; 5, 19.00, lumen brush 5 mm, 5, 300
        10, 21.00, lumen brush 10 mm, 10, 450; H, 14.00, hand brush with nylon bristles, 12, 175
        """,
        shared="kind=brush; pack_count=10",
        codes=Codes("", "", "", "D0899", "42281700"),
    ),
)

PACKS = STERILE.but(eu_class=NOT_STATED, shelf_life_months=36)
PACKS_OPEN = PACKS.but(latex=NOT_STATED)
WARD = Codes("LRO", "II", "878.4370", "T0203", "42312202")
KITS = Codes("KDD", "I", "878.4800", "V9012", "42312202")

PACKS_RANGES = (
    Range(
        PACK,
        WHITLARCH,
        "Whitlarch",
        "ward packs",
        "W",
        "Small packs for the bedside: forceps, swabs, a drape and a tray to throw them away in.",
        PACKS,
        "EA BX20* CS160",
        "{title}, {pieces} pieces",
        """
        code, price, title, procedure, pieces, kind, drapes, instruments
        D6, 22.00, basic dressing pack, dressing change, 6, dressing pack, yes, no
        D9, 33.00, dressing pack with forceps, dressing change, 9, dressing pack, yes, yes
        C12, 62.00, catheterisation pack, catheterisation, 12, pack, yes, no
        C16, 84.00, catheterisation pack with syringe, catheterisation, 16, pack, yes, no
        S7, 96.00, suture set, suturing, 7, suture set, yes, yes
        S9, 112.00, fine suture set, suturing, 9, suture set, yes, yes
        R3, 34.00, suture removal set, suture removal, 3, suture set, no, yes
        R5, 42.00, staple removal set, suture removal, 5, suture set, yes, yes
        """,
        codes=WARD,
    ),
    Range(
        PACK,
        WHITLARCH,
        "Whitlarch",
        "theatre packs",
        "T",
        "Drapes, covers and swabs for one operation, folded in the order in which they are used.",
        PACKS,
        "EA BX6* CS24",
        "{procedure} pack, {pieces} pieces",
        """
        code, price, procedure, pieces
        LA, 186.00, laparotomy, 24; LS, 168.00, laparoscopy, 21; AR, 142.00, arthroscopy, 16
        HK, 224.00, hip or knee replacement, 28; CS, 158.00, caesarean section, 22; OP, 96.00, ophthalmic surgery, 14
        DS, 88.00, dental surgery, 12, out 10
        """,
        shared="kind=pack; drapes=yes; instruments=no",
    ),
    Range(
        PACK,
        ULVERDANE,
        "Ulverdane",
        "minor operation packs",
        "M",
        "Packs for the minor operations room.",
        PACKS_OPEN,
        "EA BX10* CS60",
        "{title}, {pieces} pieces",
        """
        code, price, title, procedure, pieces, kind
        M14, 118.00, minor operation pack, minor operation, 14, pack, gone M16
        M16, 126.00, minor operation pack, minor operation, 16, pack
        M22, 158.00, minor operation pack with drapes, minor operation, 22, pack
        S5, 58.00, suture set, suturing, 5, suture set; S8, 78.00, suture set with scissors, suturing, 8, suture set
        R4, 38.00, suture removal set, suture removal, 4, suture set
        """,
        left_open="drapes instruments",
        codes=KITS,
    ),
    Range(
        PACK,
        ULVERDANE,
        "Ulverdane",
        "basic theatre packs",
        "B",
        "Basic packs with table covers and utility drapes.",
        PACKS_OPEN,
        "EA BX8* CS32",
        "basic {procedure} pack, {pieces} pieces",
        """
        code, price, procedure, pieces
        LA, 148.00, laparotomy, 18; LS, 136.00, laparoscopy, 16; CS, 132.00, caesarean section, 17, out
        AR, 118.00, arthroscopy, 12
        """,
        shared="kind=pack; drapes=yes",
        left_open="instruments",
    ),
    Range(
        PACK,
        WOLDERINK,
        "Wolderink",
        "dressing trays",
        "D",
        "Trays with two compartments, swabs and tweezers.",
        PACKS_OPEN,
        "EA BX24* CS96",
        "{title}, {pieces} pieces",
        """
        code, price, title, procedure, pieces, kind
        D5, 26.00, dressing tray small, dressing change, 5, tray; D8, 36.00, dressing tray, dressing change, 8, tray
        D12, 54.00, dressing tray large, dressing change, 12, tray
        C10, 58.00, catheterisation tray, catheterisation, 10, tray
        DT, 44.00, dental treatment tray, dental treatment, 7, tray
        DS, 72.00, dental surgery tray, dental surgery, 11, tray, back 6
        """,
        left_open="drapes instruments",
        codes=WARD,
    ),
)


def families() -> list[Family]:
    """Sterile supply first, then packs."""
    return built((*SUPPLIES, *PACKS_RANGES))
