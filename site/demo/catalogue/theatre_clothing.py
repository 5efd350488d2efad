"""Masks, respirators, caps, shoe covers, aprons."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import SALLOWFIELD, ULVERDANE, WHITLARCH, WOLDERINK
from .ranges import CLEAN, Range, built
from .schema import Family

MASK, CLOTHES = "face-mask", "theatre-clothing"
MASKS = CLEAN.but(shelf_life_months=36, controls=("lot", "expiry"))
MASKS_OPEN = MASKS.but(latex="not_stated")
RESPIRATOR = Codes("MSH", "II", "878.4040", "T0206", "46182001")
SHOES, APRONS = Codes("LYU", "I", "878.4040", "T0208", "42131700"), Codes("LYU", "I", "878.4040", "T0209", "42131700")

MASK_RANGES = (
    Range(
        MASK,
        WHITLARCH,
        "Whitlarch",
        "surgical masks with ear loops",
        "ME",
        "Three layers with a nose wire that keeps its shape. The colour stands on the outer side.",
        MASKS,
        "BX* CS20",
        "mask {protection} with ear loops, {colour}, box of {pieces_per_box}",
        """
        code, price, protection, colour, pieces_per_box, astm_level, fluid_resistance
        1W, 2.90, type I, white, 50, -, -; 2B, 3.10, type II, blue, 50, 1, 80; 2W, 3.10, type II, white, 50, 1, 80
        RB, 3.60, type IIR, blue, 50, 2, 120; RG, 3.60, type IIR, green, 50, 2, 120
        R3, 4.40, type IIR, white, 50, 3, 160
        """,
        shared="fixation=ear loops; visor=no",
    ),
    Range(
        MASK,
        WHITLARCH,
        "Whitlarch",
        "surgical masks with ties",
        "MT",
        "Masks for theatre with four ties, for use over a cap.",
        MASKS,
        "BX* CS20",
        "mask {protection} with ties, {colour}{more}, box of {pieces_per_box}",
        """
        code, price, protection, colour, pieces_per_box, visor, title, astm_level, fluid_resistance
        2B, 3.90, type II, blue, 50, no, , 1, 80; RB, 4.20, type IIR, blue, 50, no, , 2, 120, out 5
        RG, 4.20, type IIR, green, 50, no, , 2, 120; RV, 16.80, type IIR, blue, 25, yes, with visor, 3, 160
        RA, 5.10, type IIR, white, 50, no, anti-fog strip, 2, 120
        """,
        shared="fixation=ties",
    ),
    Range(
        MASK,
        WHITLARCH,
        "Whitlarch",
        "FFP respirators",
        "MR",
        "Folded respirators with two headbands, packed singly.",
        MASKS,
        "-EA BX20* CS240",
        "respirator {protection}{more}, box of {pieces_per_box}",
        """
        code, price, protection, pieces_per_box, valve, title
        2, 9.40, FFP2, 20, no,; 2V, 12.60, FFP2, 20, yes, with valve; 3, 16.80, FFP3, 20, no,
        3V, 21.40, FFP3, 20, yes, with valve
        """,
        shared="fixation=headband; visor=no; colour=white",
        codes=RESPIRATOR,
    ),
    Range(
        MASK,
        ULVERDANE,
        "Ulvermask",
        "surgical masks",
        "UM",
        "Masks with a soft inner layer.",
        MASKS_OPEN,
        "BX* CS12",
        "mask {protection}, {fixation}, box of {pieces_per_box}",
        """
        code, price, protection, fixation, pieces_per_box, visor
        2E, 2.80, type II, ear loops, 50, no; RE, 3.40, type IIR, ear loops, 50, no; RT, 4.10, type IIR, ties, 50, no
        RV, 15.20, type IIR, ear loops, 25, yes, out
        """,
        left_open="astm_level fluid_resistance colour",
    ),
    Range(
        MASK,
        ULVERDANE,
        "Ulvermask",
        "cup respirators",
        "UR",
        "Moulded respirators.",
        MASKS_OPEN,
        "BX* CS12",
        "cup respirator {protection}{more}, box of {pieces_per_box}",
        """
        code, price, protection, pieces_per_box, valve, title
        1, 6.90, FFP1, 20, no,; 2, 8.80, FFP2, 20, no,; 3V, 11.80, FFP3, 10, yes, with valve, gone 3
        3, 12.60, FFP3, 10, no,; N95, 9.60, N95, 20, no,
        """,
        shared="fixation=headband",
        left_open="colour",
        codes=RESPIRATOR,
    ),
)

CLOTHING_RANGES = (
    Range(
        CLOTHES,
        WHITLARCH,
        "Whitlarch",
        "theatre caps and hoods",
        "CC",
        "Caps of breathable nonwoven, in a dispenser box.",
        CLEAN,
        "BX* CS10",
        "{kind}s, {colour}, box of {pieces_per_box}",
        """
        code, price, kind, colour, pieces_per_box
        BB, 3.80, bouffant cap, blue, 100; BG, 3.80, bouffant cap, green, 100; BW, 3.70, bouffant cap, white, 100
        TB, 5.20, tie cap, blue, 100; TG, 5.20, tie cap, green, 100; HB, 6.10, hood, blue, 50, out 14
        HW, 5.90, hood, white, 50
        """,
        shared="size=one size; material=polypropylene nonwoven",
    ),
    Range(
        CLOTHES,
        WHITLARCH,
        "Whitlarch",
        "viscose theatre caps",
        "CV",
        "Soft caps that take up sweat.",
        CLEAN,
        "BX* CS10",
        "viscose {kind}s, {size}, {colour}, box of {pieces_per_box}",
        """
        code, price, kind, size, colour, pieces_per_box
        TMB, 9.80, tie cap, M, blue, 50; TLB, 9.80, tie cap, L, blue, 50; TMG, 9.80, tie cap, M, green, 50
        TLG, 9.80, tie cap, L, green, 50
        """,
        shared="material=viscose",
    ),
    Range(
        CLOTHES,
        WHITLARCH,
        "Whitlarch",
        "shoe covers",
        "CS",
        "Overshoes with elastic, plain or with an anti-slip sole.",
        CLEAN,
        "BX* CS20",
        "shoe covers {size}{more}, box of {pieces_per_box}",
        """
        code, price, size, title, anti_slip, pieces_per_box
        M, 4.10, M, , no, 100; L, 4.40, L, , no, 100; XL, 4.80, XL, , no, 100; MA, 6.90, M, anti-slip, yes, 100
        LA, 7.20, L, anti-slip, yes, 100
        """,
        shared="kind=shoe cover; material=polypropylene nonwoven; colour=blue",
        codes=SHOES,
    ),
    Range(
        CLOTHES,
        SALLOWFIELD,
        "Sallowcover",
        "caps and boot covers",
        "SC",
        "Caps by the two hundred and boot covers to the knee.",
        CLEAN.but(latex="not_stated"),
        "BX* CS8",
        "{kind}s {size}, box of {pieces_per_box}",
        """
        code, price, kind, size, pieces_per_box, anti_slip
        CB, 6.60, bouffant cap, one size, 200, -; BM, 7.10, boot cover, M, 50, yes; BL, 7.10, boot cover, L, 50, yes
        BX, 7.20, boot cover, XL, 50, yes, out
        """,
        left_open="material colour",
    ),
    Range(
        CLOTHES,
        SALLOWFIELD,
        "Sallowcover",
        "aprons",
        "SA",
        "Aprons on a roll or flat packed.",
        CLEAN.but(latex="not_stated"),
        "BX* CS10",
        "aprons {size}, {colour}, box of {pieces_per_box}",
        """
        code, price, size, colour, pieces_per_box
        MW, 2.90, M, white, 100, gone LW; LW, 3.30, L, white, 100; LB, 3.30, L, blue, 100; LG, 3.30, L, green, 100
        XL, 4.60, XL, white, 50
        """,
        shared="kind=apron; material=polyethylene",
        codes=APRONS,
    ),
    Range(
        CLOTHES,
        WOLDERINK,
        "Wolderink",
        "theatre hoods",
        "WH",
        "Hoods that cover hair and neck.",
        CLEAN.but(latex="not_stated"),
        "BX* CS10",
        "hoods {size}, box of {pieces_per_box}",
        """
        code, price, size, pieces_per_box
        M, 5.80, M, 50; L, 5.80, L, 50; XL, 6.20, XL, 50
        """,
        shared="kind=hood",
        left_open="material colour",
    ),
)


def families() -> list[Family]:
    """Masks first, then what covers head, body and shoes."""
    return built((*MASK_RANGES, *CLOTHING_RANGES))
