"""Tissue forceps and haemostats; what all hand instruments share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from .makers import BRANNOCH, SIALMARK, TUTTWALD
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

REUSABLE = DeviceFacts(
    sterile="sterilise_before_use",
    methods=("steam",),
    use="reusable",
    latex="not_made_with_nrl",
    mri_safety="unsafe",
    rx_status="professional_use_only",
    controls=("lot",),
    eu_class="Ir",
)
TUTTWALD_FACTS = REUSABLE.but(latex="not_stated", mri_safety="not_stated")
SINGLE_USE = DeviceFacts(
    sterile="sterile",
    methods=("radiation",),
    use="single_use",
    latex="not_made_with_nrl",
    mri_safety="not_stated",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(keep_dry=True),
    eu_class="IIa",
)

STEEL = {"material": "stainless steel", "finish": "satin"}
CARBIDE = {"tungsten_carbide": True, "finish": "gold-plated rings"}

ONE_EACH = Ladder((("EA", 1),), "EA")
EACH_OR_TEN = Ladder((("EA", 1), ("BX", 10)), "EA", rebate=Decimal("0.92"))
BOX_OF_20 = Ladder((("EA", 1), ("BX", 20), ("CS", 200)), "BX", premium=Decimal("1.2"))

Reader = Callable[[list[str]], tuple[str, str, dict[str, Value]]]


def instruments(
    maker: Maker,
    code: str,
    brand: str,
    table: str,
    read: Reader,
    ladder: Ladder = EACH_OR_TEN,
    status: Mapping[str, Status] | None = None,
) -> tuple[Variant, ...]:
    """Items from lines of ``word … | … | price``; ``read`` turns the cells into (number, what it is, attributes).

    The number is the end of the part number; ``status`` is keyed by part number.

    Raises:
        KeyError: a status names a part number that the table does not have.
    """
    exceptions = dict(status or {})
    items = []
    for line in table.strip().splitlines():
        *cells, price = (cell.strip() for cell in line.split("|"))
        number, what, attributes = read(cells)
        part_number = f"{maker.prefix}{code}-{number}"
        items.append(
            make_variant(
                maker, part_number, f"{brand} {what}", attributes, ladder, price,
                exceptions.pop(part_number, USUAL), stock_of=(4, 45),
            )
        )
    if exceptions:
        raise KeyError(f"{brand}: no such part number: {', '.join(sorted(exceptions))}")
    return tuple(items)


def centimetres(length_mm: int) -> str:
    """Length as instrument catalogues print it: 125 → ``12.5 cm``."""
    return f"{length_mm / 10:g} cm"


TIP_MARKS = {
    "serrated": "S", "cross-serrated": "X", "1x2 teeth": "T", "2x3 teeth": "TT", "7x7 teeth": "B", "atraumatic": "A",
    "4x5 teeth": "F", "5x6 teeth": "G", "fenestrated": "N",
}  # fmt: skip


def _forceps(cells: list[str]) -> tuple[str, str, dict[str, Value]]:
    """``tip | length in mm | tip width in mm or - | curvature``"""
    tip, length, width, curvature = cells
    attributes: dict[str, Value] = {"tip": tip, "length": int(length), "curvature": curvature}
    number = f"{TIP_MARKS[tip]}{length}"
    what = f"{tip}, {centimetres(int(length))}"
    if curvature != "straight":
        number, what = f"{number}{curvature[0].upper()}", f"{what}, {curvature}"
    if width != "-":
        attributes["tip_width"] = float(width)
        number, what = f"{number}-{width.replace('.', '')}", f"{what}, tip {width} mm"
    return number, what, attributes


def _haemostat(cells: list[str]) -> tuple[str, str, dict[str, Value]]:
    """``curvature | length in mm | jaw in mm or - | teeth``"""
    curvature, length, jaw, teeth = cells
    attributes: dict[str, Value] = {"curvature": curvature, "length": int(length), "teeth": teeth}
    number = f"{curvature[0].upper()}{length}{'T' if teeth != 'none' else ''}"
    if jaw != "-":
        attributes["jaw_length"] = int(jaw)
    toothed = f", {teeth} teeth" if teeth != "none" else ""
    return number, f"{curvature}, {centimetres(int(length))}{toothed}", attributes


def families() -> list[Family]:
    """Tissue forceps first, then haemostats."""
    return [*_forceps_families(), *_haemostat_families()]


def _forceps_family(
    maker: Maker, title: str, brand: str, description: str, pattern: str, variants: tuple[Variant, ...],
    facts: DeviceFacts = REUSABLE, **shared: Value,
) -> Family:  # fmt: skip
    return Family(
        title=title,
        maker=maker,
        brand=brand,
        class_slug="tissue-forceps",
        description=description,
        attributes={"pattern": pattern, "ratchet": False, "tungsten_carbide": False, **STEEL, **shared},
        facts=facts,
        variants=variants,
        codes=Codes("GEN", "I", "878.4800", "L03130401", "42291800") if shared.get("ratchet") else None,
    )


def _forceps_families() -> list[Family]:
    b, t, s = BRANNOCH, TUTTWALD, SIALMARK
    return [
        _forceps_family(
            b, "Brannoch Adson forceps", "Brannoch",
            "Fine forceps with a broad grip for skin: toothed for the edge of the wound, plain for dressings and "
            "sutures.",
            "Adson",
            instruments(b, "AD", "Adson forceps,", """
                1x2 teeth      | 120 | 0.8 | straight | 21.60
                serrated       | 120 | 0.8 | straight | 19.80
                cross-serrated | 120 | 1.2 | straight | 22.40
                1x2 teeth      | 150 | 1.0 | straight | 25.30
                serrated       | 150 | 1.0 | straight | 23.70
                """, _forceps, status={"BIAD-X120-12": out(20)}),
        ),
        _forceps_family(
            b, "Brannoch Adson forceps with tungsten carbide", "Brannoch TC",
            "Adson forceps with carbide plates that hold a needle without wearing smooth.",
            "Adson",
            instruments(b, "AC", "Adson TC forceps,", """
                1x2 teeth | 120 | 1.0 | straight | 68.40
                serrated  | 120 | 1.0 | straight | 66.90
                """, _forceps),
            **CARBIDE,
        ),
        _forceps_family(
            b, "Brannoch Adson-Brown forceps", "Brannoch",
            "Two rows of fine side teeth that hold skin and fat with little pressure.",
            "Adson-Brown",
            instruments(b, "AB", "Adson-Brown forceps,", "7x7 teeth | 120 | 1.4 | straight | 27.90", _forceps),
        ),
        _forceps_family(
            b, "Brannoch Gillies forceps", "Brannoch",
            "Slim forceps with a guide pin for plastic and hand surgery.",
            "Gillies",
            instruments(b, "GI", "Gillies forceps,", """
                1x2 teeth | 150 | - | straight | 24.10
                serrated  | 150 | - | straight | 22.60
                """, _forceps),
        ),
        _forceps_family(
            b, "Brannoch DeBakey atraumatic forceps", "Brannoch",
            "Two rows of fine serrations against one: holds vessel and bowel without piercing. The tip width decides "
            "how much is taken.",
            "DeBakey",
            instruments(b, "DB", "DeBakey forceps,", """
                atraumatic | 150 | 1.5 | straight | 46.20
                atraumatic | 200 | 1.5 | straight | 51.80
                atraumatic | 200 | 2.0 | straight | 51.80
                atraumatic | 240 | 2.0 | straight | 58.90
                atraumatic | 240 | 2.8 | straight | 59.60
                atraumatic | 300 | 2.8 | straight | 68.30
                atraumatic | 240 | 2.0 | angled   | 64.70
                """, _forceps, status={"BIDB-A300-28": out(42, backorder=True)}),
        ),
        _forceps_family(
            b, "Brannoch Bonney forceps", "Brannoch",
            "Heavy toothed forceps for fascia and the abdominal wall.",
            "Bonney",
            instruments(b, "BO", "Bonney forceps,", """
                1x2 teeth | 180 | - | straight | 33.40
                2x3 teeth | 180 | - | straight | 34.80
                """, _forceps, status={"BIBO-TT180": replaced_by("BIBO-T180")}),
        ),
        _forceps_family(
            b, "Brannoch Lane forceps", "Brannoch", "Toothed forceps with a notch behind the teeth, for fascia.",
            "Lane",
            instruments(b, "LN", "Lane forceps,", """
                1x2 teeth | 150 | - | straight | 26.70
                1x2 teeth | 180 | - | straight | 29.50
                """, _forceps),
        ),
        _forceps_family(
            t, "Tuttwald McIndoe dissecting forceps", "Tuttwald",
            "Slim plain forceps with a long fine grip, for dissection and for picking up the needle.",
            "McIndoe",
            instruments(t, "MC", "McIndoe forceps,", "serrated | 150 | - | straight | 31.80", _forceps),
            TUTTWALD_FACTS,
        ),
        _forceps_family(
            t, "Tuttwald Adson forceps", "Tuttwald", "Adson forceps with a mirror-smooth grip, toothed and plain.",
            "Adson",
            instruments(t, "AD", "Tuttwald Adson forceps,", """
                1x2 teeth | 120 | - | straight | 29.40
                serrated  | 120 | - | straight | 27.60
                1x2 teeth | 150 | - | straight | 33.20
                """, _forceps, status={"TWAD-T150": out()}),
            TUTTWALD_FACTS, finish="mirror",
        ),
        _forceps_family(
            t, "Tuttwald DeBakey forceps, titanium", "Tuttwald Ti",
            "Light atraumatic forceps of titanium, which does not turn magnetic and does not glare.",
            "DeBakey",
            instruments(t, "DT", "DeBakey titanium forceps,", """
                atraumatic | 200 | 1.5 | straight | 148.00
                atraumatic | 240 | 2.0 | straight | 162.00
                """, _forceps, ONE_EACH),
            TUTTWALD_FACTS.but(mri_safety="conditional"), material="titanium",
        ),
        _forceps_family(
            t, "Tuttwald Russian forceps", "Tuttwald", "Broad rounded cups with radial teeth for uterus and stomach.",
            "Russian",
            instruments(t, "RU", "Russian forceps,", """
                serrated | 150 | - | straight | 38.90
                serrated | 200 | - | straight | 43.60
                """, _forceps),
            TUTTWALD_FACTS,
        ),
        _forceps_family(
            t, "Tuttwald Allis tissue forceps", "Tuttwald", "Ringed forceps with a ratchet for fascia and skin edge.",
            "Allis",
            instruments(t, "AL", "Allis forceps,", """
                4x5 teeth | 150 | - | straight | 41.20
                5x6 teeth | 150 | - | straight | 41.90
                5x6 teeth | 200 | - | straight | 48.30
                """, _forceps),
            TUTTWALD_FACTS, ratchet=True,
        ),
        _forceps_family(
            t, "Tuttwald Babcock tissue forceps", "Tuttwald",
            "Ringed forceps with fenestrated, toothless jaws that go round bowel, tube or appendix.",
            "Babcock",
            instruments(t, "BA", "Babcock forceps,", """
                fenestrated | 160 | - | straight | 44.70
                fenestrated | 210 | - | straight | 52.90
                """, _forceps),
            TUTTWALD_FACTS, ratchet=True,
        ),
        _forceps_family(
            s, "Sialmark Once Adson forceps, single use", "Sialmark Once",
            "Sterile single-use Adson of steel, marked so that it does not return from the reprocessing unit.",
            "Adson",
            instruments(s, "AD", "Single-use Adson forceps,", """
                1x2 teeth | 120 | 1.0 | straight | 46.80
                serrated  | 120 | 1.0 | straight | 45.20
                """, _forceps, BOX_OF_20),
            SINGLE_USE,
        ),
        _forceps_family(
            s, "Sialmark Once dressing forceps, single use", "Sialmark Once",
            "Plain straight forceps for dressing packs.",
            "Dressing",
            instruments(s, "DR", "Single-use dressing forceps,", """
                serrated  | 130 | - | straight | 34.90
                1x2 teeth | 130 | - | straight | 37.60
                """, _forceps, BOX_OF_20, {"SMDR-S130": out(5)}),
            SINGLE_USE,
        ),
    ]


def _haemostat_family(
    maker: Maker, title: str, brand: str, description: str, pattern: str, serration: str, variants: tuple[Variant, ...],
    facts: DeviceFacts = REUSABLE, **shared: Value,
) -> Family:  # fmt: skip
    return Family(
        title=title,
        maker=maker,
        brand=brand,
        class_slug="haemostat",
        description=description,
        attributes={"pattern": pattern, **({"serration": serration} if serration else {}), **STEEL, **shared},
        facts=facts,
        variants=variants,
    )


def _haemostat_families() -> list[Family]:
    b, t, s = BRANNOCH, TUTTWALD, SIALMARK
    return [
        _haemostat_family(
            b, "Brannoch Halsted mosquito artery forceps", "Brannoch",
            "Fine haemostat for small vessels and for holding stay sutures.",
            "Halsted mosquito", "full jaw",
            instruments(b, "HM", "Halsted mosquito,", """
                straight | 125 | 22 | none | 22.90
                curved   | 125 | 22 | none | 23.60
                curved   | 125 | 22 | 1x2  | 25.80
                straight | 180 | 26 | none | 29.70
                curved   | 180 | 26 | none | 30.40
                """, _haemostat, status={"BIHM-S180": out(13)}),
        ),
        _haemostat_family(
            b, "Brannoch Kelly artery forceps", "Brannoch",
            "Medium clamp, serrated over half of the jaw, for general use.",
            "Kelly", "half of the jaw",
            instruments(b, "KE", "Kelly artery forceps,", """
                straight | 140 | 30 | none | 25.20
                curved   | 140 | 30 | none | 25.90
                curved   | 160 | 34 | none | 28.40
                """, _haemostat, status={"BIKE-C160": replaced_by("BIKE-C140")}),
        ),
        _haemostat_family(
            b, "Brannoch Crile artery forceps", "Brannoch", "As Kelly, but serrated along the full jaw.",
            "Crile", "full jaw",
            instruments(b, "CR", "Crile artery forceps,", """
                straight | 140 | 30 | none | 25.60
                curved   | 140 | 30 | none | 26.30
                curved   | 160 | 34 | none | 28.90
                """, _haemostat),
        ),
        _haemostat_family(
            b, "Brannoch Spencer Wells artery forceps", "Brannoch",
            "The strong box-jointed artery forceps of every British set.",
            "Spencer Wells", "full jaw",
            instruments(b, "SW", "Spencer Wells,", """
                straight | 130 | - | none | 24.10
                straight | 180 | - | none | 28.60
                curved   | 180 | - | none | 29.20
                curved   | 200 | - | none | 31.90
                """, _haemostat),
        ),
        _haemostat_family(
            b, "Brannoch Roberts artery forceps", "Brannoch", "Long clamp for deep pedicles and for swabs on a stick.",
            "Roberts", "half of the jaw",
            instruments(b, "RO", "Roberts artery forceps,", """
                straight | 220 | 60 | none | 41.70
                curved   | 220 | 60 | none | 42.80
                """, _haemostat),
        ),
        _haemostat_family(
            t, "Tuttwald Hartmann mosquito artery forceps", "Tuttwald", "The smallest of the clamps, 10 cm long.",
            "Hartmann mosquito", "full jaw",
            instruments(t, "HA", "Hartmann mosquito,", """
                straight | 100 | - | none | 34.20
                curved   | 100 | - | none | 34.90
                """, _haemostat),
            TUTTWALD_FACTS, finish="mirror",
        ),
        _haemostat_family(
            t, "Tuttwald Halsted mosquito artery forceps", "Tuttwald", "Mosquito forceps with a fine screw-free joint.",
            "Halsted mosquito", "",
            instruments(t, "HM", "Tuttwald Halsted mosquito,", """
                straight | 125 | - | none | 33.10
                curved   | 125 | - | none | 33.80
                """, _haemostat, status={"TWHM-C125": out()}),
            TUTTWALD_FACTS, finish="mirror",
        ),
        _haemostat_family(
            t, "Tuttwald Kocher forceps", "Tuttwald", "Clamp with 1x2 teeth at its tip that does not slip off fascia.",
            "Kocher", "full jaw",
            instruments(t, "KO", "Kocher forceps,", """
                straight | 140 | - | 1x2 | 36.40
                straight | 180 | - | 1x2 | 41.90
                curved   | 180 | - | 1x2 | 42.70
                straight | 200 | - | 1x2 | 45.20
                """, _haemostat),
            TUTTWALD_FACTS,
        ),
        _haemostat_family(
            t, "Tuttwald Mixter right-angled forceps", "Tuttwald",
            "Right-angled forceps to pass a ligature behind a vessel or the cystic duct.",
            "Mixter", "full jaw",
            instruments(t, "MX", "Mixter forceps,", """
                angled | 140 | 20 | none | 48.60
                angled | 180 | 26 | none | 56.90
                angled | 230 | 32 | none | 68.70
                """, _haemostat, status={"TWMX-A230": out(33, backorder=True)}),
            TUTTWALD_FACTS,
        ),
        _haemostat_family(
            t, "Tuttwald Lahey right-angled forceps", "Tuttwald", "Fine right angle with lengthwise serration.",
            "Lahey", "lengthwise",
            instruments(t, "LA", "Lahey forceps,", """
                angled | 150 | - | none | 52.40
                angled | 200 | - | none | 61.80
                """, _haemostat),
            TUTTWALD_FACTS,
        ),
        _haemostat_family(
            s, "Sialmark Once mosquito forceps, single use", "Sialmark Once",
            "Sterile single-use mosquito forceps for minor operations and emergency packs.",
            "Halsted mosquito", "full jaw",
            instruments(s, "HM", "Single-use mosquito forceps,", """
                straight | 125 | - | none | 49.30
                curved   | 125 | - | none | 50.60
                """, _haemostat, BOX_OF_20),
            SINGLE_USE,
        ),
        _haemostat_family(
            s, "Sialmark Once Spencer Wells forceps, single use", "Sialmark Once",
            "Sterile single-use artery forceps, 15 cm.",
            "Spencer Wells", "full jaw",
            instruments(s, "SW", "Single-use Spencer Wells,", """
                straight | 150 | - | none | 58.20
                curved   | 150 | - | none | 59.40
                """, _haemostat, BOX_OF_20, {"SMSW-C150": replaced_by("SMSW-S150")}),
            SINGLE_USE,
        ),
    ]
