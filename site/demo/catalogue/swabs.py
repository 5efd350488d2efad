"""Gauze swabs and abdominal packs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

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
    storage=StorageRange(keep_dry=True, away_from_sunlight=True),
    eu_class="IIa",
)
EXTERNAL = FACTS.but(eu_class="Is", rx_status="unrestricted")
BULK = EXTERNAL.but(sterile="non_sterile", methods=(), eu_class="I", shelf_life_months=None)

XRAY_COTTON = Codes("GDY", "I", "878.4450", "M0201020201", "42311512")
XRAY_LAPAROTOMY = Codes("GDY", "I", "878.4450", "M0201030201", "42311512")
XRAY_NONWOVEN = Codes("GDY", "I", "878.4450", "M0202010201", "42311512")
STERILE_COTTON = Codes("NAB", "I", "878.4014", "M0201020101", "42311512")
STERILE_NONWOVEN = Codes("NAB", "I", "878.4014", "M0202010101", "42311512")
BULK_COTTON = Codes("NAB", "I", "878.4014", "M0201020102", "42311512")
BULK_NONWOVEN = Codes("NAB", "I", "878.4014", "M0202010102", "42311512")


def _packets(in_box: int, in_case: int) -> Ladder:
    return Ladder((("PK", 1), ("BX", in_box), ("CS", in_case)), "BX", premium=Decimal("1.2"), unsold=frozenset({"PK"}))


def _swabs(
    maker: Maker, code: str, brand: str, table: str, status: Mapping[str, Status] | None = None
) -> tuple[Variant, ...]:
    """Items from lines of ``width length layers in-packet packets-in-box price-of-box``; ``status`` by part number."""
    items = []
    for line in table.strip().splitlines():
        width, length, ply, count, packets, price = line.split()
        part_number = f"{maker.prefix}{code}-{width.replace('.', '')}{length.replace('.', '')}-{ply}P{count}"
        size = f"{width} × {length} cm"
        items.append(
            make_variant(
                maker,
                part_number,
                f"{brand} {size}, {ply}-ply, pack of {count}",
                {
                    "size": size, "width": float(width) * 10, "length": float(length) * 10, "ply": ply,
                    "pack_count": int(count),
                },
                _packets(int(packets), int(packets) * 12),
                price,
                (status or {}).get(part_number, USUAL),
                stock_of=(4, 70),
            )
        )
    return tuple(items)


def families() -> list[Family]:
    """X-ray detectable swabs first."""
    return [
        Family(
            title="Whitlarch X-ray detectable gauze swabs",
            maker=WHITLARCH,
            brand="Whitlarch Count",
            class_slug="gauze-swab",
            description=(
                "Sterile cotton swabs with a blue barium thread woven in, tied in fives with a red thread for the "
                "count. The packet carries peel-off labels for the swab board."
            ),
            attributes={"xray_detectable": True, "material": "cotton gauze", "gauze_type": "17", "loop": False,
                        "prewashed": False, "counted": True},
            facts=FACTS,
            base_unit="PK",
            codes=XRAY_COTTON,
            variants=_swabs(
                WHITLARCH, "X", "X-ray detectable swabs",
                """
                5   5    12 5  100 26.40
                7.5 7.5  12 5  100 29.80
                7.5 7.5  16 5  100 33.10
                10  10   8  5  80 29.60
                10  10   12 5  80 33.40
                10  10   16 5  80 38.20
                10  10   16 10 50 43.70
                10  20   12 5  60 41.20
                10  30   16 5  40 39.80
                """,
                {"WTX-1020-12P5": out(8)},
            ),
        ),
        Family(
            title="Whitlarch abdominal packs with tape",
            maker=WHITLARCH,
            brand="Whitlarch Abdo",
            class_slug="gauze-swab",
            description=(
                "Large washed packs for walling off bowel, sewn through, with an X-ray detectable element and a tape "
                "loop that stays outside the wound. Five to a packet."
            ),
            attributes={"xray_detectable": True, "material": "cotton gauze", "gauze_type": "20", "loop": True,
                        "prewashed": True, "counted": True},
            facts=FACTS,
            base_unit="PK",
            codes=XRAY_LAPAROTOMY,
            variants=_swabs(
                WHITLARCH, "A", "Abdominal packs",
                """
                23 23 12 5 30 43.90
                30 30 8  5 20 36.70
                30 30 12 5 20 42.60
                45 45 8  5 20 58.90
                45 70 12 5 10 52.30
                """,
                {"WTA-4570-12P5": replaced_by("WTA-4545-8P5")},
            ),
        ),
        Family(
            title="Whitlarch sterile gauze swabs",
            maker=WHITLARCH,
            brand="Whitlarch",
            class_slug="gauze-swab",
            description="Plain sterile cotton swabs without X-ray thread, for dressings; never for the open cavity.",
            attributes={"xray_detectable": False, "material": "cotton gauze", "gauze_type": "13", "loop": False,
                        "prewashed": False, "counted": False},
            facts=EXTERNAL,
            base_unit="PK",
            codes=STERILE_COTTON,
            variants=_swabs(
                WHITLARCH, "S", "Sterile gauze swabs",
                """
                5   5   8 5 150 14.20
                7.5 7.5 8 5 150 17.60
                10  10  8 5 100 15.90
                10  10  8 2 150 15.20
                """,
            ),
        ),
        Family(
            title="Whitlarch gauze swabs, not sterile",
            maker=WHITLARCH,
            brand="Whitlarch",
            class_slug="gauze-swab",
            description="Cotton swabs in paper packets of a hundred for cleaning and padding; not sterile.",
            attributes={"xray_detectable": False, "material": "cotton gauze", "gauze_type": "13", "loop": False,
                        "prewashed": False, "counted": False},
            facts=BULK,
            base_unit="PK",
            codes=BULK_COTTON,
            variants=_swabs(
                WHITLARCH, "N", "Gauze swabs, not sterile,",
                """
                5   5   8 100 20 19.40
                7.5 7.5 8 100 20 31.80
                10  10  8 100 20 46.20
                10  10  12 100 12 37.10
                """,
            ),
        ),
        Family(
            title="Ulvercount X-ray detectable gauze swabs",
            maker=ULVERDANE,
            brand="Ulvercount",
            class_slug="gauze-swab",
            description="Bleached cotton swabs with an X-ray detectable thread, five to a packet, double wrapped.",
            attributes={"xray_detectable": True, "material": "cotton gauze", "loop": False, "counted": True},
            facts=FACTS.but(latex="not_stated", methods=("steam",)),
            base_unit="PK",
            codes=XRAY_COTTON,
            variants=_swabs(
                ULVERDANE, "X", "Ulvercount X-ray detectable swabs",
                """
                7.5 7.5 12 5 120 33.90
                10  10  12 5 100 38.70
                10  10  16 5 100 44.10
                10  20  12 5 80 49.60
                30  30  12 5 24 47.80
                45  45  12 5 16 55.40
                """,
                {"UDX-1010-16P5": out(), "UDX-7575-12P5": out(22)},
            ),
        ),
        Family(
            title="Ulversoft non-woven swabs",
            maker=ULVERDANE,
            brand="Ulversoft",
            class_slug="gauze-swab",
            description="Viscose and polyester swabs that shed few fibres, sterile, for skin and for catheters.",
            attributes={"xray_detectable": False, "material": "non-woven", "loop": False, "counted": False},
            facts=EXTERNAL.but(latex="not_stated"),
            base_unit="PK",
            codes=STERILE_NONWOVEN,
            variants=_swabs(
                ULVERDANE, "S", "Ulversoft non-woven swabs",
                """
                5   5   4 5 150 9.80
                7.5 7.5 4 5 150 12.10
                10  10  4 5 100 11.40
                10  20  4 5 75 14.60
                """,
            ),
        ),
        Family(
            title="Ulversoft non-woven swabs, not sterile",
            maker=ULVERDANE,
            brand="Ulversoft",
            class_slug="gauze-swab",
            description="Soft four-ply non-woven in packets of a hundred, not sterile.",
            attributes={"xray_detectable": False, "material": "non-woven", "loop": False, "counted": False},
            facts=BULK.but(latex="not_stated"),
            base_unit="PK",
            codes=BULK_NONWOVEN,
            variants=_swabs(
                ULVERDANE, "N", "Ulversoft non-woven swabs, not sterile,",
                """
                5   5   4 100 30 15.30
                7.5 7.5 4 100 30 22.90
                10  10  4 100 25 27.40
                """,
                {"UDN-55-4P100": replaced_by("UDN-7575-4P100")},
            ),
        ),
        Family(
            title="Ulvercount Nonwoven X-ray detectable swabs",
            maker=ULVERDANE,
            brand="Ulvercount Nonwoven",
            class_slug="gauze-swab",
            description="Low-lint counted swabs for joints and for the eye, with an X-ray detectable strip.",
            attributes={"xray_detectable": True, "material": "non-woven", "loop": False, "counted": True},
            facts=FACTS.but(latex="not_stated"),
            base_unit="PK",
            codes=XRAY_NONWOVEN,
            variants=_swabs(
                ULVERDANE, "V", "Ulvercount non-woven X-ray swabs",
                """
                7.5 7.5 4 5 120 26.20
                10  10  4 5 100 28.90
                """,
            ),
        ),
    ]
