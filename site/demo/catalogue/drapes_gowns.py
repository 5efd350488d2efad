"""Surgical drapes, incise films, covers and gowns."""

from __future__ import annotations

from collections.abc import Mapping

from .makers import ULVERDANE, WHITLARCH
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
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(keep_dry=True),
    eu_class="Is",
)
ULVERDANE_FACTS = FACTS.but(latex="not_stated", shelf_life_months=36)

INCISE = Codes("KKX", "II", "878.4370", "T02010101", "42131701")
IODOPHOR = Codes("KKX", "II", "878.4370", "T02010102", "42131701")
SPECIALIST = Codes("KKX", "II", "878.4370", "T020102", "42131701")
REINFORCED_GOWN = Codes("FYA", "II", "878.4040", "T020402", "42131702")


def _ladder(in_box: int) -> Ladder:
    return Ladder(
        (("EA", 1), ("BX", in_box), ("CS", in_box * 4)), "BX", unsold=frozenset({"EA"} if in_box > 40 else ())
    )


def _drapes(
    maker: Maker, code: str, brand: str, table: str, status: Mapping[str, Status] | None = None
) -> tuple[Variant, ...]:
    """Items from lines of ``width length in-box price-of-box | opening``; ``status`` by part number."""
    items = []
    for line in table.strip().splitlines():
        numbers, _, opening = line.partition("|")
        width, length, in_box, price = numbers.split()
        part_number = f"{maker.prefix}{code}-{width}{length}"
        size = f"{width} × {length} cm"
        attributes: dict[str, Value] = {"size": size, "width": float(width) * 10, "length": float(length) * 10}
        if opening.strip():
            attributes["fenestration"] = opening.strip()
        items.append(
            make_variant(
                maker, part_number, f"{brand} {size}", attributes, _ladder(int(in_box)), price,
                (status or {}).get(part_number, USUAL), stock_of=(3, 40),
            )
        )
    return tuple(items)


def _gowns(
    maker: Maker,
    code: str,
    brand: str,
    rows: Mapping[str, tuple[int, str]],
    in_box: int,
    status: Mapping[str, Status] | None = None,
) -> tuple[Variant, ...]:
    """One item a size: ``rows`` gives length in cm and price of a box, ``status`` is keyed by size."""
    return tuple(
        make_variant(
            maker,
            f"{maker.prefix}{code}-{size.replace(' long', 'L')}",
            f"{brand}, {size}",
            {"size": size, "length": length},
            _ladder(in_box),
            price,
            (status or {}).get(size, USUAL),
            stock_of=(4, 50),
        )
        for size, (length, price) in rows.items()
    )


def families() -> list[Family]:
    """Drapes first, then gowns."""
    return [*_drape_families(), *_film_and_cover_families(), *_gown_families()]


def _drape_families() -> list[Family]:
    two_layer = {"material": "two-layer laminate", "en13795": "high performance", "incise_film": "none"}
    no_opening = frozenset({"fenestration"})
    return [
        Family(
            title="Whitlarch adhesive utility drape",
            maker=WHITLARCH,
            brand="Whitlarch Field",
            class_slug="surgical-drape",
            description="Drape with one adhesive edge; two or four of them mark out a field of any shape.",
            attributes={**two_layer, "drape_type": "utility", "adhesive_edge": True, "fluid_pouch": False},
            facts=FACTS,
            not_applicable=no_opening,
            variants=_drapes(
                WHITLARCH, "U", "Adhesive utility drape",
                """
                50 50 100 44.60
                75 75 60 47.20
                75 90 60 52.80
                90 150 30 46.90
                """,
            ),
        ),
        Family(
            title="Whitlarch fenestrated drape",
            maker=WHITLARCH,
            brand="Whitlarch Field",
            class_slug="surgical-drape",
            description="Drape with an adhesive opening for minor operations, lumps, lines and punctures.",
            attributes={**two_layer, "drape_type": "fenestrated", "adhesive_edge": True, "fluid_pouch": False},
            facts=FACTS,
            variants=_drapes(
                WHITLARCH, "F", "Fenestrated drape",
                """
                50 60 80 42.10 | round, 6 cm
                75 75 50 39.80 | round, 8 cm
                75 100 40 41.60 | oval, 6 × 8 cm
                100 150 20 34.90 | square, 10 × 15 cm
                """,
                {"WTF-75100": out(6)},
            ),
        ),
        Family(
            title="Whitlarch laparotomy drape",
            maker=WHITLARCH,
            brand="Whitlarch Theatre",
            class_slug="surgical-drape",
            description=(
                "One-piece abdominal drape with arm-board covers, tube holders and an absorbent panel around the "
                "opening."
            ),
            attributes={**two_layer, "drape_type": "laparotomy", "adhesive_edge": True, "fluid_pouch": False,
                        "material": "three-layer laminate"},
            facts=FACTS,
            codes=SPECIALIST,
            variants=_drapes(
                WHITLARCH, "L", "Laparotomy drape",
                """
                200 300 10 71.40 | square, 25 × 30 cm
                240 320 8 68.90 | square, 30 × 35 cm, with incise film
                """,
            ),
        ),
        Family(
            title="Whitlarch caesarean section drape",
            maker=WHITLARCH,
            brand="Whitlarch Theatre",
            class_slug="surgical-drape",
            description="Drape for caesarean section with a pouch all around that collects fluid and measures it.",
            attributes={**two_layer, "drape_type": "caesarean section", "adhesive_edge": True, "fluid_pouch": True,
                        "incise_film": "plain", "material": "three-layer laminate"},
            facts=FACTS,
            codes=SPECIALIST,
            variants=_drapes(WHITLARCH, "C", "Caesarean section drape", "200 330 6 92.80 | square, 24 × 30 cm"),
        ),
        Family(
            title="Ulverdrape split U drape",
            maker=ULVERDANE,
            brand="Ulverdrape",
            class_slug="surgical-drape",
            description="Drape with a slit and adhesive on both its legs, for hip, shoulder and breast.",
            attributes={"drape_type": "split (U)", "adhesive_edge": True, "incise_film": "none",
                        "en13795": "high performance"},
            facts=ULVERDANE_FACTS,
            codes=SPECIALIST,
            variants=_drapes(
                ULVERDANE, "DU", "Split U drape",
                """
                150 200 12 43.60 | split 10 × 80 cm
                200 260 10 52.70 | split 20 × 100 cm
                """,
                {"UDDU-200260": out()},
            ),
        ),
        Family(
            title="Ulverdrape extremity drape",
            maker=ULVERDANE,
            brand="Ulverdrape",
            class_slug="surgical-drape",
            description="Drape with an elastic opening that seals around a limb, for knee, ankle, hand and elbow.",
            attributes={"drape_type": "extremity", "adhesive_edge": False, "incise_film": "none",
                        "en13795": "high performance", "material": "two-layer laminate"},
            facts=ULVERDANE_FACTS,
            codes=SPECIALIST,
            variants=_drapes(
                ULVERDANE, "DE", "Extremity drape",
                """
                150 240 12 49.80 | elastic, 3.5 cm
                230 315 8 58.40 | elastic, 7 cm
                """,
            ),
        ),
        Family(
            title="Ulverdrape adhesive utility drape",
            maker=ULVERDANE,
            brand="Ulverdrape",
            class_slug="surgical-drape",
            description="Utility drape of SMS with an adhesive edge, for standard-risk procedures.",
            attributes={"drape_type": "utility", "adhesive_edge": True, "incise_film": "none",
                        "en13795": "standard performance", "material": "SMS nonwoven"},
            facts=ULVERDANE_FACTS,
            not_applicable=no_opening,
            variants=_drapes(
                ULVERDANE, "DX", "SMS utility drape",
                """
                50 75 100 36.40
                75 90 70 39.70
                100 100 50 38.20
                """,
                {"UDDX-5075": replaced_by("UDDX-7590")},
            ),
        ),
        Family(
            title="Ulverdrape ophthalmic drape",
            maker=ULVERDANE,
            brand="Ulverdrape",
            class_slug="surgical-drape",
            description="Eye drape with clear film over the opening and a pouch at the side of the cheek.",
            attributes={"drape_type": "ophthalmic", "adhesive_edge": True, "incise_film": "plain",
                        "fluid_pouch": True, "material": "two-layer laminate"},
            facts=ULVERDANE_FACTS,
            codes=SPECIALIST,
            variants=_drapes(ULVERDANE, "DO", "Ophthalmic drape", "120 140 20 46.80 | film, 10 × 10 cm"),
        ),
    ]


def _film_and_cover_families() -> list[Family]:
    plain = frozenset({"fenestration", "fluid_pouch"})
    return [
        Family(
            title="Ulverincise incise film",
            maker=ULVERDANE,
            brand="Ulverincise",
            class_slug="surgical-drape",
            description="Clear film laid over prepared, dry skin, through which the incision is made.",
            attributes={"drape_type": "incise film", "adhesive_edge": True, "incise_film": "plain",
                        "material": "polyurethane film"},
            facts=ULVERDANE_FACTS.but(eu_class="IIa"),
            codes=INCISE,
            not_applicable=plain | {"en13795"},
            variants=_drapes(
                ULVERDANE, "IF", "Incise film",
                """
                15 20 50 61.40
                28 30 40 77.90
                45 55 20 64.30
                56 84 10 52.60
                """,
            ),
        ),
        Family(
            title="Ulverincise Iodo iodophor incise film",
            maker=ULVERDANE,
            brand="Ulverincise Iodo",
            class_slug="surgical-drape",
            description=(
                "Incise film with an iodophor in its adhesive. Ask about iodine allergy, and do not use it on newborns."
            ),
            attributes={"drape_type": "incise film", "adhesive_edge": True, "incise_film": "iodophor",
                        "material": "polyurethane film"},
            facts=ULVERDANE_FACTS.but(eu_class="III", shelf_life_months=24),
            codes=IODOPHOR,
            not_applicable=plain | {"en13795"},
            variants=_drapes(
                ULVERDANE, "II", "Iodophor incise film",
                """
                28 30 10 58.70
                45 55 10 82.40
                56 84 5 63.90
                """,
                {"UDII-4555": out(18)},
            ),
        ),
        Family(
            title="Whitlarch Mayo stand cover",
            maker=WHITLARCH,
            brand="Whitlarch Theatre",
            class_slug="surgical-drape",
            description="Tube-shaped cover for the Mayo stand, reinforced where instruments lie.",
            attributes={"drape_type": "Mayo stand cover", "adhesive_edge": False, "incise_film": "none",
                        "material": "polyethylene film", "en13795": "high performance"},
            facts=FACTS,
            not_applicable=plain,
            variants=_drapes(
                WHITLARCH, "M", "Mayo stand cover",
                """
                60 140 50 48.30
                80 145 40 45.20
                """,
            ),
        ),
        Family(
            title="Whitlarch instrument table cover",
            maker=WHITLARCH,
            brand="Whitlarch Theatre",
            class_slug="surgical-drape",
            description="Back-table cover with an absorbent, puncture-resistant middle.",
            attributes={"drape_type": "table cover", "adhesive_edge": False, "incise_film": "none",
                        "material": "polyethylene film", "en13795": "high performance"},
            facts=FACTS,
            not_applicable=plain,
            variants=_drapes(
                WHITLARCH, "T", "Table cover",
                """
                100 150 60 52.40
                150 190 30 43.10
                150 240 24 44.70
                """,
                {"WTT-100150": replaced_by("WTT-150190")},
            ),
        ),
    ]


def _gown_families() -> list[Family]:
    return [
        Family(
            title="Whitgown Standard surgical gown",
            maker=WHITLARCH,
            brand="Whitgown Standard",
            class_slug="surgical-gown",
            description="Light SMMS gown for short procedures with little fluid, with two hand towels in the wrap.",
            attributes={"en13795": "standard performance", "reinforced": False, "aami_level": "2",
                        "material": "SMMS", "towels": 2, "wrap": True},
            facts=FACTS,
            variants=_gowns(
                WHITLARCH, "GS", "Whitgown Standard",
                {"M": (120, "72.40"), "L": (130, "74.80"), "XL": (140, "78.60"), "XL long": (155, "82.90"),
                 "XXL": (155, "85.40")},
                30,
                {"XXL": out(12)},
            ),
        ),
        Family(
            title="Whitgown High reinforced surgical gown",
            maker=WHITLARCH,
            brand="Whitgown High",
            class_slug="surgical-gown",
            description=(
                "Gown with a laminate front and sleeves for long operations and much fluid; the back stays breathable."
            ),
            attributes={"en13795": "high performance", "reinforced": True, "aami_level": "3", "material": "SMMS",
                        "towels": 2, "wrap": True},
            facts=FACTS,
            codes=REINFORCED_GOWN,
            variants=_gowns(
                WHITLARCH, "GH", "Whitgown High reinforced",
                {"M": (125, "81.60"), "L": (130, "83.90"), "XL": (145, "88.20"), "XL long": (160, "93.70"),
                 "XXL": (160, "96.10")},
                24,
                {"M": replaced_by("WTGH-L")},
            ),
        ),
        Family(
            title="Ulvergown surgical gown",
            maker=ULVERDANE,
            brand="Ulvergown",
            class_slug="surgical-gown",
            description="SMS gown with knitted cuffs and a transfer card, sterile, without towels.",
            attributes={"en13795": "standard performance", "reinforced": False, "aami_level": "2", "material": "SMS",
                        "towels": 0, "wrap": False},
            facts=ULVERDANE_FACTS,
            variants=_gowns(
                ULVERDANE, "GS", "Ulvergown",
                {"M": (120, "66.30"), "L": (130, "68.10"), "XL": (140, "71.50"), "XXL": (150, "76.20")},
                32,
                {"XL": out()},
            ),
        ),
        Family(
            title="Ulvergown Plus reinforced surgical gown",
            maker=ULVERDANE,
            brand="Ulvergown Plus",
            class_slug="surgical-gown",
            description="Spunlace gown with bonded reinforcement at chest and forearm.",
            attributes={"en13795": "high performance", "reinforced": True, "aami_level": "3", "material": "spunlace",
                        "wrap": True},
            facts=ULVERDANE_FACTS,
            codes=REINFORCED_GOWN,
            variants=_gowns(
                ULVERDANE, "GP", "Ulvergown Plus reinforced",
                {"S": (115, "74.80"), "M": (120, "76.20"), "L": (130, "78.40"), "XL": (145, "82.60"),
                 "XL long": (160, "87.30"), "XXL": (160, "89.90")},
                24,
            ),
        ),
    ]
