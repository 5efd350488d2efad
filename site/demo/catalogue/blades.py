"""Scalpel blades and one-piece scalpels."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from .makers import CORVANE, TARNBECK
from .schema import (
    USUAL,
    Codes,
    DeviceFacts,
    Family,
    Ladder,
    Maker,
    Status,
    StorageRange,
    Variant,
    make_variant,
    out,
    replaced_by,
)  # fmt: skip

FACTS = DeviceFacts(
    sterile="sterile",
    methods=("radiation",),
    use="single_use",
    latex="not_made_with_nrl",
    mri_safety="unsafe",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(keep_dry=True),
    eu_class="IIa",
)
CORVANE_FACTS = FACTS.but(latex="not_stated", mri_safety="not_stated")

SMALL_FITTING = ("3", "3L", "5B", "7", "9", "B3", "B3L")
LARGE_FITTING = ("4", "4L", "6", "6B", "B4")
BOX_OF_100 = Ladder((("EA", 1), ("BX", 100), ("CS", 1000)), "BX", unsold=frozenset({"EA"}))
BOX_OF_50 = Ladder((("EA", 1), ("BX", 50), ("CS", 500)), "BX", unsold=frozenset({"EA"}))
BOX_OF_10 = Ladder((("EA", 1), ("BX", 10), ("CS", 200)), "BX", premium=Decimal("1.25"))


def handles_for(number: str) -> tuple[str, ...]:
    """The handles that take a blade of this number: the small fitting for 9 to 17, the large for 18 to 36."""
    digits = int("".join(c for c in number if c.isdigit()))
    if digits >= 60:
        return ("Beaver",)
    return LARGE_FITTING if digits >= 18 else SMALL_FITTING


def _blades(
    maker: Maker,
    code: str,
    brand: str,
    prices: Mapping[str, str],
    ladder: Ladder,
    status: Mapping[str, Status] | None = None,
    *,
    handles: bool = True,
) -> tuple[Variant, ...]:
    """One item for each blade number; ``prices`` are for a box, ``status`` is keyed by blade number."""
    return tuple(
        make_variant(
            maker,
            f"{maker.prefix}{code}-{number}",
            f"{brand} no. {number}",
            {"blade_number": number} | ({"fits_handle": handles_for(number)} if handles else {}),
            ladder,
            price,
            (status or {}).get(number, USUAL),
            stock_of=(5, 120),
        )
        for number, price in prices.items()
    )


def families() -> list[Family]:
    """Blades first, then scalpels."""
    return [*_blade_families(), *_scalpel_families()]


def _blade_families() -> list[Family]:
    return [
        Family(
            title="Tarnedge carbon steel scalpel blades",
            maker=TARNBECK,
            brand="Tarnedge",
            class_slug="scalpel-blade",
            description=(
                "Sterile carbon steel blades, one to a foil: keen at the first cut, to be changed often. Numbers 10 "
                "to 17 fit the small handles, 18 to 36 the large ones."
            ),
            attributes={"material": "carbon steel", "wrap": "foil with inhibitor paper", "coating": "none"},
            facts=FACTS,
            variants=_blades(
                TARNBECK, "C", "Tarnedge carbon steel blade",
                {"10": "9.80", "11": "9.80", "12": "11.90", "12D": "15.70", "13": "13.60", "14": "13.90", "15": "9.80",
                 "15C": "13.20", "16": "14.20", "18": "13.40", "20": "10.20", "21": "10.20", "22": "10.20",
                 "23": "10.20", "24": "10.20", "25": "12.80", "36": "15.90"},
                BOX_OF_100,
                {"16": out(28), "14": replaced_by("TBC-13"), "25": out(7)},
            ),
        ),
        Family(
            title="Tarnedge stainless steel scalpel blades",
            maker=TARNBECK,
            brand="Tarnedge",
            class_slug="scalpel-blade",
            description=(
                "Sterile stainless blades for long procedures and wet fields, where carbon steel would spot. Same "
                "numbers, same handles."
            ),
            attributes={"material": "stainless steel", "wrap": "foil", "coating": "none"},
            facts=FACTS,
            variants=_blades(
                TARNBECK, "S", "Tarnedge stainless blade",
                {"10": "12.90", "11": "12.90", "12": "14.60", "15": "12.90", "15C": "15.80", "20": "13.40",
                 "21": "13.40", "22": "13.40", "23": "13.40", "24": "13.40"},
                BOX_OF_100,
            ),
        ),
        Family(
            title="Corvelame carbon steel scalpel blades",
            maker=CORVANE,
            brand="Corvelame",
            class_slug="scalpel-blade",
            description="Carbon steel blades in boxes of 100, ground to a single bevel and packed in foil.",
            attributes={"material": "carbon steel", "wrap": "foil"},
            facts=CORVANE_FACTS,
            variants=_blades(
                CORVANE, "C", "Corvelame carbon steel blade",
                {"10": "8.90", "11": "8.90", "12": "10.80", "15": "8.90", "15C": "12.10", "20": "9.40", "21": "9.40",
                 "22": "9.40", "23": "9.40", "24": "9.40"},
                BOX_OF_100,
                {"12": out(), "24": replaced_by("CVC-23")},
            ),
        ),
        Family(
            title="Corvelame stainless steel scalpel blades",
            maker=CORVANE,
            brand="Corvelame",
            class_slug="scalpel-blade",
            description="Stainless blades with a polymer film on the edge that lets the first millimetres glide.",
            attributes={"material": "stainless steel", "wrap": "film pouch", "coating": "polymer"},
            facts=CORVANE_FACTS,
            variants=_blades(
                CORVANE, "S", "Corvelame stainless blade",
                {"10": "14.20", "11": "14.20", "15": "14.20", "15C": "16.90", "20": "14.70", "22": "14.70",
                 "23": "14.70"},
                BOX_OF_100,
            ),
        ),
        Family(
            title="Tarnmicro miniature blades",
            maker=TARNBECK,
            brand="Tarnmicro",
            class_slug="scalpel-blade",
            description=(
                "Small blades for a Beaver handle: hand, ear, eyelid, periodontal pocket. Number 64 is rounded, 65 "
                "pointed, 67 shaped as a small 15, 69 rounded with a full edge."
            ),
            attributes={"material": "stainless steel", "wrap": "film pouch", "coating": "none"},
            facts=FACTS,
            variants=_blades(
                TARNBECK, "M", "Tarnmicro miniature blade",
                {"64": "96.40", "65": "98.20", "67": "96.40", "69": "97.10"},
                BOX_OF_50,
                {"65": out(15)},
            ),
        ),
    ]


def _scalpel_families() -> list[Family]:
    return [
        Family(
            title="Tarnguard retractable safety scalpel",
            maker=TARNBECK,
            brand="Tarnguard",
            class_slug="safety-scalpel",
            description=(
                "Scalpel whose blade slides back into the handle and clicks there, with the thumb of the hand that "
                "holds it. A centimetre scale runs along the handle."
            ),
            attributes={"safety_mechanism": "retractable", "handle_material": "ABS with soft grip",
                        "material": "stainless steel", "ruler": True, "one_handed": True},
            facts=FACTS,
            variants=_blades(
                TARNBECK, "G", "Tarnguard retractable scalpel",
                {"10": "11.40", "11": "11.40", "15": "11.40", "15C": "12.60", "20": "11.90", "21": "11.90",
                 "22": "11.90", "23": "11.90"},
                BOX_OF_10,
                {"21": out(10)},
                handles=False,
            ),
        ),
        Family(
            title="Tarnfix disposable scalpel",
            maker=TARNBECK,
            brand="Tarnfix",
            class_slug="safety-scalpel",
            description=(
                "Plain one-piece scalpel without a guard, for packs and minor operations. It has a ruler; it needs a "
                "sharps bin within reach."
            ),
            attributes={"safety_mechanism": "none", "handle_material": "ABS", "material": "carbon steel",
                        "ruler": True},
            facts=FACTS,
            codes=Codes("GDX", "I", "878.4800", "V010102", "42291600"),
            not_applicable=frozenset({"one_handed"}),
            variants=_blades(
                TARNBECK, "F", "Tarnfix disposable scalpel",
                {"10": "6.20", "11": "6.20", "15": "6.20", "20": "6.60", "22": "6.60", "23": "6.60", "24": "6.60"},
                BOX_OF_10,
                {"24": replaced_by("TBF-23")},
                handles=False,
            ),
        ),
        Family(
            title="Corvegarde shielded safety scalpel",
            maker=CORVANE,
            brand="Corvegarde",
            class_slug="safety-scalpel",
            description=(
                "A clear shield slides over the blade and locks in two positions, one for passing and one for good."
            ),
            attributes={"safety_mechanism": "shield", "handle_material": "polycarbonate",
                        "material": "stainless steel"},
            facts=CORVANE_FACTS,
            variants=_blades(
                CORVANE, "G", "Corvegarde shielded scalpel",
                {"10": "10.60", "11": "10.60", "15": "10.60", "20": "10.90", "22": "10.90", "23": "10.90"},
                BOX_OF_10,
                {"20": out()},
                handles=False,
            ),
        ),
        Family(
            title="Corvesimple disposable scalpel",
            maker=CORVANE,
            brand="Corvesimple",
            class_slug="safety-scalpel",
            description="Carbon steel blade set into a ribbed handle, for dressing trolleys and training.",
            attributes={"safety_mechanism": "none", "handle_material": "ABS", "material": "carbon steel"},
            facts=CORVANE_FACTS,
            codes=Codes("GDX", "I", "878.4800", "V010102", "42291600"),
            not_applicable=frozenset({"one_handed"}),
            variants=_blades(
                CORVANE, "D", "Corvesimple disposable scalpel",
                {"10": "5.40", "11": "5.40", "15": "5.40", "22": "5.70"},
                BOX_OF_10,
                handles=False,
            ),
        ),
    ]
