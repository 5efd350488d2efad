"""Dental hand instruments, burs, consumables."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import PENDROWAN, SIALMARK, TARNBECK, TUTTWALD, ULVERDANE
from .ranges import CLEAN, REUSABLE, STERILE, Range, built
from .schema import NOT_STATED, Family, StorageRange

HAND, BUR, USED = "dental-instrument", "dental-bur", "dental-consumable"
FACTS = REUSABLE.but(latex="not_made_with_nrl", mri_safety="unsafe")
OPEN_FACTS = REUSABLE.but(latex=NOT_STATED)
SURGICAL = Codes("DZN", "I", "872.4565", "Q0103", "42151600")
CONSERVING = Codes("DZN", "I", "872.4565", "Q0101", "42151600")

INSTRUMENTS = (
    Range(
        HAND,
        PENDROWAN,
        "Pendrowan",
        "mirrors and probes",
        "MP",
        "For examination: mirror heads with a threaded stem, probes with a coloured band.",
        FACTS,
        "EA* BX12",
        "{title}",
        """
        code, price, title, kind, pattern, double_ended, length, diameter
        M3, 2.90, mouth mirror no. 3, mirror, no. 3, no, 165, 20
        M4, 2.90, mouth mirror no. 4, mirror, no. 4, no, 165, 22
        M5, 3.10, mouth mirror no. 5, mirror, no. 5, no, 165, 24; PW, 11.80, WHO probe, probe, WHO, no, 170, 0.5
        PC, 10.90, CP-15 probe, probe, CP-15, no, 170, 0.5; PN, 16.40, Nabers probe, probe, Nabers, yes, 180, -
        X8, 6.80, explorer 8/23, explorer, 8/23, yes, 165, -
        X6, 6.20, Briault explorer 11, explorer, Briault 11, yes, 165, -
        """,
        shared="handle=solid steel; material=stainless steel",
        codes=CONSERVING,
    ),
    Range(
        HAND,
        TUTTWALD,
        "Tuttdent",
        "scalers and curettes",
        "SC",
        "Scalers and Gracey curettes with a hollow handle.",
        OPEN_FACTS,
        "EA* BX6",
        "{title}",
        """
        code, price, title, kind, pattern
        G12, 21.40, Gracey curette 1/2, curette, Gracey 1/2; G56, 21.40, Gracey curette 5/6, curette, Gracey 5/6
        G78, 21.40, Gracey curette 7/8, curette, Gracey 7/8; G112, 21.40, Gracey curette 11/12, curette, Gracey 11/12
        G134, 21.40, Gracey curette 13/14, curette, Gracey 13/14
        C13, 20.60, Columbia curette 13/14, curette, Columbia 13/14
        S23, 18.20, sickle scaler H6/H7, scaler, H6/H7, gone S204; S204, 18.90, sickle scaler 204S, scaler, 204S
        """,
        shared="double_ended=yes; handle=hollow steel",
        left_open="material length",
        codes=CONSERVING,
    ),
    Range(
        HAND,
        PENDROWAN,
        "Pendrowan",
        "filling instruments",
        "FI",
        "Excavators, condensers, carvers and burnishers.",
        FACTS,
        "EA* BX6",
        "{title}",
        """
        code, price, title, kind, pattern
        E17, 8.20, spoon excavator 17, excavator, 17; E153, 8.60, spoon excavator 153/154, excavator, 153/154
        P2, 9.40, flat plastic 2, filling instrument, no. 2; P6, 9.40, flat plastic 6, filling instrument, no. 6
        C4, 9.80, amalgam condenser 1/2, condenser, 1/2; H3, 9.60, Hollenback carver 3, carver, Hollenback 3
        W1, 9.20, Ward carver 1, carver, Ward 1; B18, 9.40, ball burnisher 18, burnisher, 18, out 12
        """,
        shared="double_ended=yes; handle=solid steel; material=stainless steel",
        left_open="length",
        codes=CONSERVING,
    ),
    Range(
        HAND,
        PENDROWAN,
        "Pendrowan",
        "elevators and luxators",
        "EL",
        "Elevators for roots, with a pear-shaped handle.",
        FACTS,
        "EA* BX5",
        "{title}",
        """
        code, price, title, kind, pattern, width
        C1, 23.80, Coupland elevator no. 1, elevator, Coupland no. 1, 3
        C2, 23.80, Coupland elevator no. 2, elevator, Coupland no. 2, 4
        C3, 24.80, Coupland elevator no. 3, elevator, Coupland no. 3, 5, out 9
        WJL, 22.60, Warwick James elevator left, elevator, Warwick James left, -
        WJR, 22.60, Warwick James elevator right, elevator, Warwick James right, -
        CRL, 24.20, Cryer elevator left, elevator, Cryer left, -
        CRR, 24.20, Cryer elevator right, elevator, Cryer right, -; L3S, 38.60, luxator 3 mm straight, luxator, 3S, 3
        L5C, 38.60, luxator 5 mm curved, luxator, 5C, 5
        """,
        shared="double_ended=no; material=stainless steel",
        left_open="length handle",
        codes=SURGICAL,
    ),
    Range(
        HAND,
        SIALMARK,
        "Sialdent",
        "extraction forceps",
        "XF",
        "English pattern forceps with finely serrated beaks.",
        OPEN_FACTS,
        "EA* BX5",
        "extraction forceps {pattern}, {title}",
        """
        code, price, title, pattern, jaw
        2, 28.40, upper incisors and canines, no. 2, upper; 7, 28.40, upper premolars, no. 7, upper
        17, 29.20, upper right molars, no. 17, upper; 18, 29.20, upper left molars, no. 18, upper
        51, 29.80, upper roots, no. 51, upper; 13, 28.40, lower premolars, no. 13, lower
        73, 29.60, lower molars, no. 73, lower; 74, 28.80, lower roots, no. 74N, lower
        86, 30.40, lower molars cowhorn, no. 86, lower, out
        """,
        shared="kind=extraction forceps; double_ended=no",
        left_open="length material",
        codes=SURGICAL,
    ),
)

TURBINE = Codes("EJL", "I", "872.3240", "Q010101", "42151900")
DRILLING = REUSABLE.but(eu_class="IIa", latex="not_made_with_nrl", mri_safety=NOT_STATED)

BURS = (
    Range(
        BUR,
        TARNBECK,
        "Tarnbur",
        "carbide burs for turbines",
        "FG",
        "Tungsten carbide on a friction grip shank of 1.6 mm.",
        DRILLING,
        "-EA PK5* BX50",
        "carbide {shape} bur FG {iso_number}, pack of 5",
        """
        code, price, shape, iso_number, diameter, length
        R08, 9.20, round, 008, 0.8, 19; R10, 9.20, round, 010, 1.0, 19; R12, 9.20, round, 012, 1.2, 19
        R14, 9.20, round, 014, 1.4, 19; R16, 9.40, round, 016, 1.6, 19; F10, 9.80, fissure, 010, 1.0, 19
        F12, 9.80, fissure, 012, 1.2, 19, out 20; T12, 9.80, tapered fissure, 012, 1.2, 19
        P08, 9.60, pear, 008, 0.8, 19; P10, 9.60, pear, 010, 1.0, 19; I10, 9.60, inverted cone, 010, 1.0, 19
        """,
        shared="material=tungsten carbide; shank=FG; pack_count=5",
    ),
    Range(
        BUR,
        TARNBECK,
        "Tarnbur",
        "steel and carbide burs for contra-angles",
        "LT",
        "Latch type shanks of 2.35 mm.",
        DRILLING,
        "-EA PK5* BX50",
        "{material} round bur RA {iso_number}, pack of 5",
        """
        code, price, material, iso_number, diameter, length
        S10, 4.60, steel, 010, 1.0, 22; S14, 4.60, steel, 014, 1.4, 22; S18, 4.80, steel, 018, 1.8, 22
        S23, 4.90, steel, 023, 2.3, 22; C10, 11.40, tungsten carbide, 010, 1.0, 22
        C14, 11.40, tungsten carbide, 014, 1.4, 22; C18, 11.80, tungsten carbide, 018, 1.8, 22
        """,
        shared="shape=round; shank=RA; pack_count=5",
    ),
    Range(
        BUR,
        TARNBECK,
        "Tarnbur",
        "surgical burs for handpieces",
        "HP",
        "Long straight shanks for bone, sterile one by one.",
        STERILE.but(methods=("radiation",), use="single_use"),
        "EA BX10*",
        "surgical {shape} bur HP {iso_number}",
        """
        code, price, shape, iso_number, diameter, length
        R16, 52.00, round, 016, 1.6, 44; R23, 52.00, round, 023, 2.3, 44; F16, 54.00, fissure, 016, 1.6, 44
        F21, 54.00, fissure, 021, 2.1, 44
        """,
        shared="material=tungsten carbide; shank=HP; pack_count=1",
    ),
    Range(
        BUR,
        PENDROWAN,
        "Pendrodia",
        "diamond burs",
        "DI",
        "Diamond on a friction grip shank; the ring colour is the grit.",
        REUSABLE.but(eu_class="IIa", latex=NOT_STATED),
        "-EA PK5* BX50",
        "diamond {shape} bur {iso_number}, {grit}, pack of 5",
        """
        code, price, shape, iso_number, diameter, grit
        R10, 8.40, round, 010, 1.0, medium; R14, 8.40, round, 014, 1.4, medium; R18, 8.60, round, 018, 1.8, coarse
        F12, 8.80, flame, 012, 1.2, fine; F14, 8.80, flame, 014, 1.4, extra fine
        N10, 8.80, needle, 010, 1.0, ultrafine; T16, 8.60, torpedo, 016, 1.6, medium
        T18, 8.60, torpedo, 018, 1.8, coarse, gone T21; T21, 8.90, torpedo, 021, 2.1, coarse
        B23, 9.20, football, 023, 2.3, medium, out; C12, 8.60, cylinder, 012, 1.2, medium
        W29, 9.60, wheel, 029, 2.9, super coarse
        """,
        shared="material=diamond; shank=FG; pack_count=5",
        left_open="length",
    ),
)

TRAYS = CLEAN.but(controls=("lot",), latex=NOT_STATED)
MATERIAL = CLEAN.but(
    eu_class="IIa", latex=NOT_STATED, shelf_life_months=24, controls=("lot", "expiry"), use=NOT_STATED,
    storage=StorageRange(low=4, high=25, keep_dry=True),
)  # fmt: skip
DAM, CEMENT = Codes("EIE", "I", "872.6300", "Q0101", "42152400"), Codes("EMA", "II", "872.3275", "Q0101", "42152400")
IMPRESSION, PINS = (
    Codes("ELW", "II", "872.3660", "Q0102", "42152400"),
    Codes("EBL", "I", "872.3740", "Q0101", "42152400"),
)
PLAIN = Codes("", "", "", "Q0190", "42152400")

CONSUMABLES = (
    Range(
        USED,
        PENDROWAN,
        "Pendrowan",
        "impression trays",
        "IT",
        "Perforated trays with a handle, for one patient.",
        TRAYS,
        "PK* BX10",
        "impression trays, {jaw}, {size}, pack of {pack_count}",
        """
        code, price, jaw, size, pack_count
        US, 4.60, upper, S, 12; UM, 4.60, upper, M, 12; UL, 4.60, upper, L, 12; LS, 4.60, lower, S, 12
        LM, 4.60, lower, M, 12; LL, 4.60, lower, L, 12; UXL, 4.90, upper, XL, 12, out
        """,
        shared="kind=impression tray",
        left_open="material",
    ),
    Range(
        USED,
        PENDROWAN,
        "Pendrowan",
        "impression materials",
        "IM",
        "Addition silicone in cartridges, putty in tubs, alginate in bags.",
        MATERIAL,
        "EA* BX6",
        "{title}",
        """
        code, price, title, volume, material
        L50, 21.40, light body silicone 2 × 50 mL, 100, addition silicone
        M50, 21.40, medium body silicone 2 × 50 mL, 100, addition silicone
        P30, 38.60, putty 2 × 300 mL, 600, addition silicone; A50, 8.90, alginate 500 g bag, -, alginate, back 9
        """,
        shared="kind=impression material; pack_count=1",
        codes=IMPRESSION,
    ),
    Range(
        USED,
        PENDROWAN,
        "Pendrodam",
        "rubber dam",
        "RD",
        "Sheets of latex or of a synthetic, and clamps by tooth.",
        CLEAN.but(
            latex="contains_nrl",
            shelf_life_months=36,
            controls=("lot", "expiry"),
            storage=StorageRange(high=25, away_from_sunlight=True),
        ),
        "PK* BX10",
        "latex rubber dam {title}, {width} × {length} mm, pack of {pack_count}",
        """
        code, price, title, size, pack_count, width, length
        T, 6.90, thin, S, 36, 152, 152; M, 7.10, medium, M, 36, 152, 152; H, 7.40, heavy, L, 36, 152, 152
        """,
        shared="kind=rubber dam; material=natural rubber latex",
        codes=DAM,
    ),
    Range(
        USED,
        PENDROWAN,
        "Pendrodam",
        "synthetic dam and clamps",
        "RC",
        "Synthetic sheets, and steel clamps that are sterilised and used again.",
        CLEAN.but(use=NOT_STATED),
        "PK* BX10",
        "{title}",
        """
        code, price, title, kind, size, pack_count, material
        SM, 12.80, 20 synthetic rubber dam sheets, rubber dam, M, 20, polyisoprene
        C2, 6.40, premolar clamp no. 2, rubber dam clamp, S, 1, stainless steel
        C14, 6.60, molar clamp no. 14, rubber dam clamp, L, 1, stainless steel
        C9, 6.40, incisor clamp no. 9, rubber dam clamp, S, 1, stainless steel
        """,
        codes=DAM,
    ),
    Range(
        USED,
        ULVERDANE,
        "Ulverdent",
        "matrices, pins and applicators",
        "MA",
        "Small things for fillings, by the pack.",
        TRAYS,
        "PK* BX10",
        "{title}, pack of {pack_count}",
        """
        code, price, title, kind, size, pack_count
        M5, 3.80, matrix bands 5 mm, matrix, S, 12; M7, 3.80, matrix bands 7 mm, matrix, M, 12
        AF, 2.90, applicators fine, applicator, S, 100, gone AR; AR, 2.90, applicators regular, applicator, M, 100
        AS, 2.90, applicators superfine, applicator, XS, 100; P6, 18.40, retentive pins 0.6 mm, retentive pin, S, 20
        P7, 18.40, retentive pins 0.75 mm, retentive pin, M, 20
        """,
        left_open="material",
        codes=PINS,
    ),
    Range(
        USED,
        ULVERDANE,
        "Ulverdent",
        "cements and bonding agents",
        "CE",
        "Luting cements, bonding agents, sealants and retraction cord.",
        MATERIAL,
        "EA* BX5",
        "{title}",
        """
        code, price, title, kind, volume, material
        G, 34.80, glass ionomer luting cement, cement, 15, glass ionomer; R, 62.00, resin cement 5 mL, cement, 5, -
        Z, 12.40, zinc oxide cement, cement, 40, zinc oxide; B5, 48.00, bonding agent 5 mL, bonding agent, 5, -
        S2, 36.00, fissure sealant 2 mL, sealant, 2, -, out 14
        """,
        shared="pack_count=1",
        codes=CEMENT,
    ),
    Range(
        USED,
        ULVERDANE,
        "Ulverdent",
        "film holders, trays and cord",
        "FH",
        "Holders for films and sensors, fluoride trays, retraction cord.",
        TRAYS,
        "PK* BX10",
        "{title}",
        """
        code, price, title, kind, size, pack_count
        FA, 22.60, 4 film holders anterior, film holder, S, 4; FP, 22.60, 4 film holders posterior, film holder, M, 4
        TM, 8.80, 50 fluoride trays medium, fluoride tray, M, 50
        TL, 8.80, 50 fluoride trays large, fluoride tray, L, 50
        C0, 9.80, retraction cord size 0, retraction cord, S, 1
        C1, 9.80, retraction cord size 1, retraction cord, M, 1
        """,
        left_open="material",
        codes=PLAIN,
    ),
)


def families() -> list[Family]:
    """Instruments, then burs, then what is used up."""
    return built((*INSTRUMENTS, *BURS, *CONSUMABLES))
