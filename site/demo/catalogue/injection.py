"""Hypodermic needles and syringes."""

from __future__ import annotations

from collections.abc import Mapping

from .makers import ARDENVALE, HESPERA
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
    dehp="no",
    mri_safety="not_stated",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(keep_dry=True, away_from_sunlight=True),
    eu_class="IIa",
)
HESPERA_FACTS = FACTS.but(latex="not_stated", dehp="not_stated", methods=("radiation",))

SAFETY_NEEDLE = Codes("FMI", "II", "880.5570", "A0101010101", "42142523")
SLIP_THREE_PART = Codes("FMF", "II", "880.5860", "A020102010202", "42142600")
SLIP_TWO_PART = Codes("FMF", "II", "880.5860", "A020102010102", "42142600")
LOCK_THREE_PART = Codes("FMF", "II", "880.5860", "A020102020102", "42142600")
WITH_NEEDLE = Codes("FMF", "II", "880.5860", "A020102010201", "42142600")
CATHETER_TIP = Codes("FMF", "II", "880.5860", "A02010203", "42142600")
SAFETY_SYRINGE = Codes("FMF", "II", "880.5860", "A02010205", "42142600")
ENTERAL = Codes("PNR", "II", "876.5980", "A020108", "42142600")

#: Gauge to the colour and outer diameter (mm) of ISO 6009.
GAUGES = {
    "18": ("pink", 1.2), "19": ("cream", 1.1), "20": ("yellow", 0.9), "21": ("deep green", 0.8), "22": ("black", 0.7),
    "23": ("deep blue", 0.6), "25": ("orange", 0.5), "26": ("brown", 0.45), "27": ("grey", 0.4),
    "30": ("light yellow", 0.3),
}  # fmt: skip

BOX_OF_100 = Ladder((("EA", 1), ("BX", 100), ("CS", 5000)), "BX", unsold=frozenset({"EA"}))


def _needles(
    maker: Maker, code: str, brand: str, table: str, status: Mapping[str, Status] | None = None, *, bevel: str = ""
) -> tuple[Variant, ...]:
    """Items from lines of ``gauge length price-of-100``; ``status`` by part number."""
    items = []
    for line in table.strip().splitlines():
        gauge, length, price = line.split()
        colour, diameter = GAUGES[gauge]
        attributes: dict[str, Value] = {
            "gauge": gauge, "length": int(length), "hub_colour": colour, "outer_diameter": diameter,
        }  # fmt: skip
        if bevel:
            attributes["bevel"] = bevel
        part_number = f"{maker.prefix}{code}-{gauge}{length}"
        items.append(
            make_variant(
                maker, part_number, f"{brand} {gauge} G × {length} mm, {colour}", attributes, BOX_OF_100, price,
                (status or {}).get(part_number, USUAL), stock_of=(8, 160),
            )
        )
    return tuple(items)


def _syringes(
    maker: Maker,
    code: str,
    brand: str,
    table: str,
    status: Mapping[str, Status] | None = None,
    *,
    colour: str = "",
    needle: str = "without",
) -> tuple[Variant, ...]:
    """Items from lines of ``volume graduation in-box boxes-in-case price-of-box | needle``; ``-``: not stated.

    Items without a needle of their own have ``needle``. ``status`` is keyed by part number.
    """
    items = []
    for line in table.strip().splitlines():
        numbers, _, own_needle = line.partition("|")
        volume, graduation, in_box, boxes, price = numbers.split()
        with_needle = own_needle.strip() or needle
        attributes: dict[str, Value] = {"volume": float(volume), "needle": with_needle}
        if graduation != "-":
            attributes["graduation"] = float(graduation)
        if colour:
            attributes["colour"] = colour
        size = int(in_box)
        ladder = Ladder(
            (("EA", 1), ("BX", size), ("CS", size * int(boxes))), "BX", unsold=frozenset({"EA"} if size > 30 else ())
        )
        part_number = f"{maker.prefix}{code}-{volume.replace('.', '')}"
        if own_needle:
            part_number += "N" + own_needle.split()[0]
        title = f"{brand} {volume} mL" + (f", with needle {own_needle.strip()}" if own_needle else "")
        items.append(
            make_variant(
                maker, part_number, title, attributes, ladder, price,
                (status or {}).get(part_number, USUAL), stock_of=(6, 120),
            )
        )
    return tuple(items)


def families() -> list[Family]:
    """Needles first, then syringes."""
    return [*_needle_families(), *_syringe_families()]


def _needle_families() -> list[Family]:
    return [
        Family(
            title="Ardenpoint hypodermic needles",
            maker=ARDENVALE,
            brand="Ardenpoint",
            class_slug="hypodermic-needle",
            description=(
                "Thin-walled needles with a siliconised triple bevel. The green 21 G × 38 mm is the usual "
                "intramuscular needle, the orange 25 G for subcutaneous injection, 27 and 30 G for local anaesthesia."
            ),
            attributes={"safety": False, "wall": "thin", "connector": "Luer lock or slip"},
            facts=FACTS,
            variants=_needles(
                ARDENVALE, "N", "Ardenpoint needle",
                """
                18 38 2.90
                19 38 2.90
                20 38 2.80
                21 25 2.70
                21 38 2.60
                22 30 2.80
                23 25 2.60
                23 30 2.70
                25 16 2.70
                25 25 2.80
                26 13 3.10
                27 20 3.40
                30 13 4.20
                """,
                {"AVN-2720": out(8), "AVN-1938": replaced_by("AVN-1838")},
                bevel="regular",
            ),
        ),
        Family(
            title="Ardenpoint Shield safety needles",
            maker=ARDENVALE,
            brand="Ardenpoint Shield",
            class_slug="hypodermic-needle",
            description="Needle with a hinged shield that is pushed shut on a table edge or with a finger.",
            attributes={"safety": True, "wall": "thin", "connector": "Luer lock or slip"},
            facts=FACTS,
            codes=SAFETY_NEEDLE,
            variants=_needles(
                ARDENVALE, "SN", "Ardenpoint Shield needle",
                """
                18 38 11.90
                21 38 11.20
                23 25 11.20
                25 16 11.20
                25 25 11.40
                27 13 12.30
                """,
                bevel="regular",
            ),
        ),
        Family(
            title="Ardenpoint Draw blunt fill needles",
            maker=ARDENVALE,
            brand="Ardenpoint Draw",
            class_slug="hypodermic-needle",
            description="Blunt needle for drawing up from vials and ampoules; it does not pierce skin.",
            attributes={"safety": False, "wall": "thin", "connector": "Luer lock"},
            facts=FACTS.but(eu_class="Is"),
            variants=_needles(ARDENVALE, "B", "Ardenpoint Draw blunt needle", "18 40 5.60", bevel="blunt"),
        ),
        Family(
            title="Hesperaguja hypodermic needles",
            maker=HESPERA,
            brand="Hesperaguja",
            class_slug="hypodermic-needle",
            description="Needles in nine sizes with a clear hub that shows flashback.",
            attributes={"safety": False},
            facts=HESPERA_FACTS,
            variants=_needles(
                HESPERA, "N", "Hesperaguja needle",
                """
                18 40 2.40
                20 40 2.40
                21 40 2.30
                22 40 2.40
                23 25 2.30
                25 16 2.30
                25 25 2.40
                27 13 2.80
                30 13 3.60
                """,
                {"HIN-2240": out()},
            ),
        ),
        Family(
            title="Hesperaguja Segura safety needles",
            maker=HESPERA,
            brand="Hesperaguja Segura",
            class_slug="hypodermic-needle",
            description="Needle with a sliding sleeve that locks over the tip once it is withdrawn.",
            attributes={"safety": True, "connector": "Luer lock"},
            facts=HESPERA_FACTS,
            codes=SAFETY_NEEDLE,
            variants=_needles(
                HESPERA, "SN", "Hesperaguja Segura needle",
                """
                21 40 9.80
                23 25 9.80
                25 16 9.80
                """,
                {"HISN-2516": replaced_by("HISN-2325")},
            ),
        ),
    ]


def _syringe_families() -> list[Family]:
    return [
        Family(
            title="Ardenfill Luer lock syringes",
            maker=ARDENVALE,
            brand="Ardenfill Lock",
            class_slug="syringe",
            description=(
                "Three-part syringe with a threaded tip, for pumps, lines and any injection under pressure. Seal of "
                "synthetic rubber."
            ),
            attributes={"tip": "Luer lock", "parts": "3", "plunger_seal": "synthetic rubber", "safety": False},
            facts=FACTS,
            codes=LOCK_THREE_PART,
            variants=_syringes(
                ARDENVALE, "L", "Ardenfill Luer lock syringe",
                """
                1  0.01 100 20 9.40
                3  0.1  100 20 8.20
                5  0.2  100 15 8.90
                10 0.5  100 10 11.60
                20 1    80  8  14.90
                30 1    60  8  15.80
                50 1    60  4  24.70
                """,
                {"AVL-30": out(15)},
            ),
        ),
        Family(
            title="Ardenfill Luer slip syringes",
            maker=ARDENVALE,
            brand="Ardenfill Slip",
            class_slug="syringe",
            description="Three-part syringe with a concentric slip tip for everyday injections.",
            attributes={"tip": "Luer slip", "parts": "3", "plunger_seal": "synthetic rubber", "safety": False},
            facts=FACTS,
            codes=SLIP_THREE_PART,
            variants=_syringes(
                ARDENVALE, "S", "Ardenfill Luer slip syringe",
                """
                1  0.01 100 20 7.20
                2  0.1  100 20 5.90
                5  0.2  100 15 6.80
                10 0.5  100 10 9.30
                """,
                {"AVS-2": replaced_by("AVL-3")},
            ),
        ),
        Family(
            title="Ardenfill eccentric tip syringes",
            maker=ARDENVALE,
            brand="Ardenfill Slip",
            class_slug="syringe",
            description="Slip tip set to the side, so that the needle lies flat along a vein.",
            attributes={"tip": "eccentric slip", "parts": "3", "plunger_seal": "synthetic rubber",
                        "safety": False},
            facts=FACTS,
            codes=SLIP_THREE_PART,
            variants=_syringes(
                ARDENVALE, "E", "Ardenfill eccentric syringe",
                """
                10 0.5 100 10 9.70
                20 1   80  8  12.40
                """,
            ),
        ),
        Family(
            title="Ardenfill catheter tip syringes",
            maker=ARDENVALE,
            brand="Ardenfill Catheter",
            class_slug="syringe",
            description="Syringe with a long tapered tip for bladder wash-outs and drains; not for feeding tubes.",
            attributes={"tip": "catheter tip", "parts": "3", "plunger_seal": "synthetic rubber", "safety": False},
            facts=FACTS.but(eu_class="Is"),
            codes=CATHETER_TIP,
            variants=_syringes(ARDENVALE, "C", "Ardenfill catheter tip syringe", "50 1 30 4 16.20"),
        ),
        Family(
            title="Ardenfeed ENFit enteral syringes",
            maker=ARDENVALE,
            brand="Ardenfeed",
            class_slug="syringe",
            description="Purple syringe with the ENFit connector, which does not fit a Luer line.",
            attributes={"tip": "ENFit", "parts": "3", "plunger_seal": "synthetic rubber", "safety": False},
            facts=FACTS.but(eu_class="Is", use="single_patient_use"),
            codes=ENTERAL,
            variants=_syringes(
                ARDENVALE, "F", "Ardenfeed ENFit syringe",
                """
                1  0.01 100 10 21.40
                5  0.2  100 10 19.60
                20 1    60  8  18.90
                60 1    30  8  17.30
                """,
                colour="purple",
            ),
        ),
        Family(
            title="Ardenfill Shield syringes with safety needle",
            maker=ARDENVALE,
            brand="Ardenfill Shield",
            class_slug="syringe",
            description="Syringe with a fitted safety needle for vaccination and subcutaneous injection.",
            attributes={"tip": "Luer lock", "parts": "3", "plunger_seal": "synthetic rubber", "safety": True},
            facts=FACTS,
            codes=SAFETY_SYRINGE,
            variants=_syringes(
                ARDENVALE, "SH", "Ardenfill Shield syringe",
                """
                1 0.01 100 10 24.80 | 25 G × 16 mm
                3 0.1  100 10 25.60 | 23 G × 25 mm
                3 0.1  100 10 25.60 | 21 G × 38 mm
                """,
            ),
        ),
        Family(
            title="Hesperjet two-part syringes",
            maker=HESPERA,
            brand="Hesperjet Duo",
            class_slug="syringe",
            description="Two-part syringe without a rubber seal, with a green plunger.",
            attributes={"tip": "Luer slip", "parts": "2", "plunger_seal": "none"},
            facts=HESPERA_FACTS,
            codes=SLIP_TWO_PART,
            variants=_syringes(
                HESPERA, "D", "Hesperjet Duo syringe",
                """
                2  - 100 30 4.70
                5  - 100 20 5.60
                10 - 100 12 7.90
                20 - 100 8  11.80
                """,
                {"HID-20": out()},
                colour="green",
            ),
        ),
        Family(
            title="Hesperjet Luer lock syringes",
            maker=HESPERA,
            brand="Hesperjet Lock",
            class_slug="syringe",
            description="Three-part Luer lock syringe with a white plunger.",
            attributes={"tip": "Luer lock", "parts": "3"},
            facts=HESPERA_FACTS,
            codes=LOCK_THREE_PART,
            variants=_syringes(
                HESPERA, "L", "Hesperjet Luer lock syringe",
                """
                2.5 0.1 100 30 7.10
                5   0.2 100 20 7.60
                10  0.5 100 12 10.20
                20  1   60  10 10.90
                50  1   50  6  19.80
                """,
                {"HIL-25": replaced_by("HIL-5")},
                colour="white",
            ),
        ),
        Family(
            title="Hesperjet syringes with needle",
            maker=HESPERA,
            brand="Hesperjet Kit",
            class_slug="syringe",
            description="Syringe and needle in one blister.",
            attributes={"tip": "Luer slip", "parts": "3", "safety": False},
            facts=HESPERA_FACTS,
            codes=WITH_NEEDLE,
            variants=_syringes(
                HESPERA, "K", "Hesperjet Kit syringe",
                """
                1 0.01 100 20 12.30 | 25 G × 16 mm
                2 0.1  100 20 9.80 | 23 G × 25 mm
                5 0.2  100 15 10.60 | 21 G × 40 mm
                """,
            ),
        ),
    ]
