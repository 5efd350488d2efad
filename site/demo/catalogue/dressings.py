"""Wound dressings."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from .makers import ULVERDANE, WOLDERINK
from .schema import (
    USUAL,
    Codes,
    DeviceFacts,
    Family,
    Ladder,
    Maker,
    Status,
    StorageRange,
    Value,
    Variant,
    make_variant,
    out,
    replaced_by,
)  # fmt: skip

FACTS = DeviceFacts(
    sterile="sterile",
    methods=("ethylene_oxide",),
    use="single_use",
    latex="not_made_with_nrl",
    mri_safety="not_stated",
    rx_status="unrestricted",
    controls=("lot", "expiry"),
    shelf_life_months=36,
    storage=StorageRange(high=25, keep_dry=True, away_from_sunlight=True),
    eu_class="IIb",
)
SIMPLE = FACTS.but(eu_class="Is", shelf_life_months=60)


def _codes(emdn: str, fda: str = "NAD", fda_class: str = "I", regulation: str = "878.4020") -> Codes:
    return Codes(fda, fda_class, regulation, emdn, "42311500")


def _dressings(
    maker: Maker, code: str, brand: str, table: str, status: Mapping[str, Status] | None = None
) -> tuple[Variant, ...]:
    """Items from lines of ``width length in-box price-of-box``, ``status`` by part number.

    A box of fewer than 50 may also be bought singly.
    """
    items = []
    for line in table.strip().splitlines():
        width, length, in_box, price = line.split()
        part_number = f"{maker.prefix}{code}-{width.replace('.', '')}{length.replace('.', '')}"
        size = f"{width} × {length} cm"
        attributes: dict[str, Value] = {"size": size, "width": float(width) * 10, "length": float(length) * 10}
        ladder = Ladder(
            (("EA", 1), ("BX", int(in_box)), ("CS", int(in_box) * 12)),
            "BX",
            premium=Decimal("1.12"),
            unsold=frozenset({"EA"}) if int(in_box) >= 50 else frozenset(),
        )
        items.append(
            make_variant(
                maker, part_number, f"{brand} {size}", attributes, ladder, price,
                (status or {}).get(part_number, USUAL), stock_of=(3, 65),
            )
        )
    return tuple(items)


def families() -> list[Family]:
    """From the simple to the active."""
    return [*_cover(), *_moist(), *_active()]


def _cover() -> list[Family]:
    return [
        Family(
            title="Ulverfilm transparent film dressing",
            maker=ULVERDANE,
            brand="Ulverfilm",
            class_slug="wound-dressing",
            description=(
                "Clear film for cannula sites, grafts and closed incisions: it lets vapour out and keeps water out. "
                "It takes up no exudate."
            ),
            attributes={"dressing_type": "film", "border": True, "adhesive": "acrylic", "absorbency": "none",
                        "wear_days": 7, "waterproof": True},
            facts=SIMPLE,
            codes=_codes("M04010202"),
            variants=_dressings(
                ULVERDANE, "F", "Ulverfilm film dressing",
                """
                6  7  100 27.60
                10 12 50 31.80
                10 25 20 31.20
                15 20 20 38.90
                20 30 10 33.40
                """,
                {"UDF-1025": out(16)},
            ),
        ),
        Family(
            title="Ulverpost post-operative island dressing",
            maker=ULVERDANE,
            brand="Ulverpost",
            class_slug="wound-dressing",
            description=(
                "Film with an absorbent pad for sutured wounds. The patient may shower with it; change it when the "
                "pad is wet to its edge."
            ),
            attributes={"dressing_type": "post-operative island", "border": True, "adhesive": "acrylic",
                        "absorbency": "light", "wear_days": 7, "waterproof": True},
            facts=SIMPLE,
            codes=_codes("M04010102"),
            variants=_dressings(
                ULVERDANE, "P", "Ulverpost island dressing",
                """
                5  7.2 50 13.90
                9  10  25 14.80
                9  15  25 20.60
                9  20  25 26.10
                9  25  20 25.40
                9  35  20 34.80
                """,
            ),
        ),
        Family(
            title="Wolderpost non-woven island dressing",
            maker=WOLDERINK,
            brand="Wolderpost",
            class_slug="wound-dressing",
            description="Soft non-woven island dressing that breathes and follows a joint; not for the shower.",
            attributes={"dressing_type": "post-operative island", "border": True, "adhesive": "acrylic",
                        "absorbency": "light"},
            facts=SIMPLE.but(latex="not_stated"),
            codes=_codes("M04010101"),
            variants=_dressings(
                WOLDERINK, "P", "Wolderpost island dressing",
                """
                6  8  50 8.90
                9  10 50 14.20
                9  15 50 19.80
                9  20 30 16.40
                9  25 30 19.90
                9  30 30 23.60
                """,
                {"WKP-930": out(), "WKP-68": replaced_by("WKP-910")},
            ),
        ),
        Family(
            title="Woldernet silicone contact layer",
            maker=WOLDERINK,
            brand="Woldernet",
            class_slug="wound-dressing",
            description=(
                "Open net with silicone on both faces that lies on skin tears and grafts and lets exudate through to "
                "the pad above."
            ),
            attributes={"dressing_type": "non-adherent contact layer", "border": False, "adhesive": "silicone",
                        "absorbency": "none", "wear_days": 14, "waterproof": False},
            facts=FACTS,
            codes=_codes("M04040701"),
            variants=_dressings(
                WOLDERINK, "N", "Woldernet contact layer",
                """
                5   7.5 10 14.60
                7.5 10  10 25.80
                10  18  10 52.40
                20  30  5 71.90
                """,
            ),
        ),
    ]


def _moist() -> list[Family]:
    return [
        Family(
            title="Ulverfoam Sil bordered silicone foam dressing",
            maker=ULVERDANE,
            brand="Ulverfoam Sil",
            class_slug="wound-dressing",
            description=(
                "Five-layer foam with a silicone border that can be lifted to look and laid down again. For moderate "
                "exudate and for protecting sacrum and heel."
            ),
            attributes={"dressing_type": "silicone foam", "border": True, "adhesive": "silicone",
                        "absorbency": "moderate", "wear_days": 7, "waterproof": True},
            facts=FACTS,
            codes=_codes("M04040701", "NAC", regulation="878.4018"),
            variants=_dressings(
                ULVERDANE, "S", "Ulverfoam Sil bordered foam",
                """
                7.5  7.5  10 17.40
                10   10   10 25.90
                12.5 12.5 10 35.60
                15   15   10 49.80
                10   20   5 24.70
                18   18   5 36.20
                """,
                {"UDS-1818": out(9, backorder=True)},
            ),
        ),
        Family(
            title="Wolderfoam foam dressing",
            maker=WOLDERINK,
            brand="Wolderfoam",
            class_slug="wound-dressing",
            description="Plain polyurethane foam without a border, to be cut to shape and held by a bandage.",
            attributes={"dressing_type": "foam", "border": False, "adhesive": "none", "absorbency": "heavy",
                        "wear_days": 5},
            facts=FACTS.but(latex="not_stated"),
            codes=_codes("M04040601", "NAC", regulation="878.4018"),
            variants=_dressings(
                WOLDERINK, "F", "Wolderfoam foam dressing",
                """
                5    5    10 8.60
                10   10   10 18.90
                12.5 12.5 10 26.70
                15   20   10 44.30
                """,
            ),
        ),
        Family(
            title="Woldercol hydrocolloid dressing",
            maker=WOLDERINK,
            brand="Woldercol",
            class_slug="wound-dressing",
            description=(
                "Hydrocolloid that turns to gel on a lightly weeping wound and needs no second dressing. Not on an "
                "infected wound."
            ),
            attributes={"dressing_type": "hydrocolloid", "border": False, "adhesive": "hydrocolloid",
                        "absorbency": "light", "wear_days": 7, "waterproof": True},
            facts=FACTS.but(latex="not_stated"),
            codes=_codes("M04040301"),
            variants=_dressings(
                WOLDERINK, "C", "Woldercol hydrocolloid",
                """
                5  10 10 11.20
                10 10 10 18.60
                15 15 5 18.10
                20 20 5 29.40
                """,
            ),
        ),
        Family(
            title="Woldergel amorphous hydrogel sheet",
            maker=WOLDERINK,
            brand="Woldergel",
            class_slug="wound-dressing",
            description="Cool sheet of hydrogel for dry slough, radiotherapy skin and small burns.",
            attributes={"dressing_type": "hydrogel", "border": False, "adhesive": "none", "absorbency": "none",
                        "wear_days": 3, "waterproof": False},
            facts=FACTS,
            codes=_codes("M04040501", "NAE", regulation="878.4022"),
            variants=_dressings(
                WOLDERINK, "G", "Woldergel hydrogel sheet",
                """
                10 10 10 22.80
                12 24 5 26.90
                20 20 5 33.70
                """,
                {"WKG-2020": out(35)},
            ),
        ),
        Family(
            title="Ulvermax superabsorbent dressing",
            maker=ULVERDANE,
            brand="Ulvermax",
            class_slug="wound-dressing",
            description=(
                "Pad with superabsorbent grains that holds fluid under compression; it grows thick, so leave room."
            ),
            attributes={"dressing_type": "superabsorbent", "border": False, "adhesive": "none",
                        "absorbency": "very heavy", "wear_days": 4, "waterproof": False},
            facts=FACTS,
            codes=_codes("M040414", "NAC", regulation="878.4018"),
            variants=_dressings(
                ULVERDANE, "M", "Ulvermax superabsorbent pad",
                """
                10 10 25 19.80
                12.5 12.5 20 21.40
                20 20 15 29.60
                20 30 10 27.90
                """,
            ),
        ),
    ]


def _active() -> list[Family]:
    return [
        Family(
            title="Ulveralg calcium alginate dressing",
            maker=ULVERDANE,
            brand="Ulveralg",
            class_slug="wound-dressing",
            description=(
                "Alginate that gels in exudate and helps a donor site to stop oozing. Moisten it with saline before "
                "it is taken off."
            ),
            attributes={"dressing_type": "alginate", "border": False, "adhesive": "none", "absorbency": "heavy",
                        "wear_days": 7, "waterproof": False},
            facts=FACTS,
            codes=_codes("M04040201", "NAC", regulation="878.4018"),
            variants=_dressings(
                ULVERDANE, "A", "Ulveralg alginate",
                """
                5  5  10 6.90
                10 10 10 14.80
                10 20 5 13.60
                """,
                {"UDA-1020": replaced_by("UDA-1010")},
            ),
        ),
        Family(
            title="Wolderfibre gelling fibre dressing",
            maker=WOLDERINK,
            brand="Wolderfibre",
            class_slug="wound-dressing",
            description="Cellulose fibre that locks exudate in a firm gel and comes out of a cavity in one piece.",
            attributes={"dressing_type": "gelling fibre", "border": False, "adhesive": "none", "absorbency": "heavy",
                        "wear_days": 7},
            facts=FACTS,
            codes=_codes("M040404", "NAC", regulation="878.4018"),
            variants=_dressings(
                WOLDERINK, "B", "Wolderfibre gelling fibre",
                """
                5  5  10 9.40
                10 10 10 21.60
                15 15 5 22.30
                """,
            ),
        ),
        Family(
            title="Ulversilver silver foam dressing",
            maker=ULVERDANE,
            brand="Ulversilver",
            class_slug="wound-dressing",
            description=(
                "Foam that releases silver ions for a wound with signs of local infection. Review after two weeks; "
                "take it off before an MRI scan unless the department agrees."
            ),
            attributes={"dressing_type": "silver foam", "border": True, "adhesive": "silicone",
                        "absorbency": "moderate", "wear_days": 7, "waterproof": True},
            facts=FACTS.but(eu_class="III", mri_safety="unsafe", rx_status="professional_use_only"),
            codes=_codes("M04040802", "FRO", "", ""),
            variants=_dressings(
                ULVERDANE, "V", "Ulversilver silver foam",
                """
                7.5  7.5  10 36.80
                10   10   10 54.70
                15   15   5 52.90
                """,
            ),
        ),
        Family(
            title="Wolderhoney medical honey dressing",
            maker=WOLDERINK,
            brand="Wolderhoney",
            class_slug="wound-dressing",
            description="Alginate soaked in irradiated honey for sloughy, malodorous wounds. It may sting at first.",
            attributes={"dressing_type": "honey", "border": False, "adhesive": "none", "absorbency": "moderate"},
            facts=FACTS.but(methods=("radiation",), latex="not_stated"),
            codes=_codes("M04040202", "FRO", "", ""),
            variants=_dressings(
                WOLDERINK, "H", "Wolderhoney dressing",
                """
                5  5  10 22.40
                10 10 10 48.60
                """,
            ),
        ),
    ]
