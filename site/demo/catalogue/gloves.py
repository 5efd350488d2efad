"""Surgical and examination gloves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shop.catalogue.classes.theatre import GLOVE_SIZES

from .makers import PENARANG, SALLOWFIELD
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

SURGICAL = DeviceFacts(
    sterile="sterile",
    methods=("radiation",),
    use="single_use",
    latex="not_made_with_nrl",
    powder="no",
    mri_safety="not_stated",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=36,
    storage=StorageRange(high=30, keep_dry=True, away_from_sunlight=True),
    eu_class="IIa",
)
EXAMINATION = DeviceFacts(
    sterile="non_sterile",
    use="single_use",
    latex="not_made_with_nrl",
    powder="no",
    rx_status="unrestricted",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(high=40, keep_dry=True, away_from_sunlight=True),
    eu_class="I",
)

LATEX = Codes("KGO", "I", "878.4460", "T01010102", "42132205")
POLYISOPRENE = Codes("KGO", "I", "878.4460", "T01010203", "42132205")
NEOPRENE = Codes("KGO", "I", "878.4460", "T01010201", "42132205")
LATEX_EXAMINATION = Codes("LYY", "I", "880.6250", "T010201", "42132203")
NITRILE_EXAMINATION = Codes("LZA", "I", "880.6250", "T01020204", "42132203")
VINYL_EXAMINATION = Codes("LYZ", "I", "880.6250", "T01020201", "42132203")

BOX_OF_50_PAIRS = Ladder((("PR", 1), ("BX", 50), ("CS", 200)), "BX", unsold=frozenset({"PR"}))
PAIR_OR_BOX = Ladder((("PR", 1), ("BX", 50), ("CS", 200)), "BX")
BOX_OR_CASE = Ladder((("BX", 1), ("CS", 10)), "BX")


def _gloves(
    maker: Maker,
    code: str,
    brand: str,
    price: str,
    ladder: Ladder,
    sizes: Iterable[str] = GLOVE_SIZES,
    status: Mapping[str, Status] | None = None,
) -> tuple[Variant, ...]:
    """One item a size, all at the same price; ``status`` is keyed by size."""
    return tuple(
        make_variant(
            maker,
            f"{maker.prefix}{code}-{size.replace('.', '')}",
            f"{brand}, size {size}",
            {"size": size},
            ladder,
            price,
            (status or {}).get(size, USUAL),
            stock_of=(6, 140),
        )
        for size in sizes
    )


def families() -> list[Family]:
    """Surgical gloves first, then examination gloves."""
    return [*_surgical(), *_examination()]


def _surgical() -> list[Family]:
    return [
        Family(
            title="Sallowtouch latex surgical gloves",
            maker=SALLOWFIELD,
            brand="Sallowtouch",
            class_slug="surgical-glove",
            base_unit="PR",
            description=(
                "Powder-free latex glove with a polymer lining that goes on over damp hands. It contains natural "
                "rubber latex: ask for allergies before the case."
            ),
            attributes={"material": "latex", "double_gloving": "single glove", "aql": "0.65", "cuff": "beaded",
                        "colour": "cream", "finger_thickness": 0.21, "palm_thickness": 0.19, "length": 290,
                        "accelerator_free": False, "chemo_tested": True},
            facts=SURGICAL.but(latex="contains_nrl"),
            codes=LATEX,
            variants=_gloves(SALLOWFIELD, "L", "Sallowtouch latex surgical gloves", "43.50", PAIR_OR_BOX,
                             status={"5.5": out(13)}),
        ),
        Family(
            title="Sallowtouch PI polyisoprene surgical gloves",
            maker=SALLOWFIELD,
            brand="Sallowtouch PI",
            class_slug="surgical-glove",
            base_unit="PR",
            description=(
                "Synthetic polyisoprene that stretches as latex does, not made with natural rubber latex. The usual "
                "choice for a theatre that has gone over to synthetic gloves."
            ),
            attributes={"material": "polyisoprene", "double_gloving": "single glove", "aql": "0.65", "cuff": "beaded",
                        "colour": "white", "finger_thickness": 0.23, "palm_thickness": 0.2, "length": 295,
                        "accelerator_free": True, "chemo_tested": True},
            facts=SURGICAL,
            codes=POLYISOPRENE,
            variants=_gloves(SALLOWFIELD, "P", "Sallowtouch PI surgical gloves", "71.80", PAIR_OR_BOX),
        ),
        Family(
            title="Sallowtouch Neo neoprene surgical gloves",
            maker=SALLOWFIELD,
            brand="Sallowtouch Neo",
            class_slug="surgical-glove",
            base_unit="PR",
            description=(
                "Neoprene (polychloroprene) glove for known latex allergy and for work with bone cement or cytotoxic "
                "drugs. Firmer at the fingertip than polyisoprene."
            ),
            attributes={"material": "neoprene", "double_gloving": "single glove", "aql": "0.65", "cuff": "straight",
                        "colour": "brown", "finger_thickness": 0.2, "palm_thickness": 0.18, "length": 300,
                        "chemo_tested": True},
            facts=SURGICAL,
            codes=NEOPRENE,
            variants=_gloves(SALLOWFIELD, "N", "Sallowtouch Neo surgical gloves", "66.40", BOX_OF_50_PAIRS,
                             status={"9": out(20, backorder=True)}),
        ),
        Family(
            title="Sallowtouch Under indicator under-gloves",
            maker=SALLOWFIELD,
            brand="Sallowtouch Under",
            class_slug="surgical-glove",
            base_unit="PR",
            description=(
                "Green polyisoprene under-glove for double gloving: where the outer glove is pierced, a dark patch "
                "shows. Take it half a size larger than usual."
            ),
            attributes={"material": "polyisoprene", "double_gloving": "under glove", "aql": "0.65", "cuff": "beaded",
                        "colour": "green", "finger_thickness": 0.18, "palm_thickness": 0.17, "length": 285,
                        "accelerator_free": True},
            facts=SURGICAL,
            codes=POLYISOPRENE,
            variants=_gloves(SALLOWFIELD, "U", "Sallowtouch Under indicator gloves", "64.90", BOX_OF_50_PAIRS),
        ),
        Family(
            title="Penafit latex surgical gloves",
            maker=PENARANG,
            brand="Penafit",
            class_slug="surgical-glove",
            base_unit="PR",
            description="Everyday powder-free latex glove with a micro-roughened finger, in boxes of 50 pairs.",
            attributes={"material": "latex", "double_gloving": "single glove", "aql": "1.0", "cuff": "beaded",
                        "colour": "natural", "length": 280},
            facts=SURGICAL.but(latex="contains_nrl", shelf_life_months=60),
            codes=LATEX,
            variants=_gloves(PENARANG, "L", "Penafit latex surgical gloves", "34.20", BOX_OF_50_PAIRS,
                             status={"9": out()}),
        ),
        Family(
            title="Penafit Ortho thick latex surgical gloves",
            maker=PENARANG,
            brand="Penafit Ortho",
            class_slug="surgical-glove",
            base_unit="PR",
            description="Latex half as thick again for orthopaedic work with sharp edges and bone.",
            attributes={"material": "latex", "double_gloving": "outer glove", "aql": "1.0", "cuff": "straight",
                        "colour": "brown", "finger_thickness": 0.33, "palm_thickness": 0.3, "length": 300},
            facts=SURGICAL.but(latex="contains_nrl", shelf_life_months=60),
            codes=LATEX,
            variants=_gloves(PENARANG, "O", "Penafit Ortho surgical gloves", "52.60", BOX_OF_50_PAIRS,
                             GLOVE_SIZES[1:], {"6": replaced_by("PRO-65")}),
        ),
        Family(
            title="Penafit PI polyisoprene surgical gloves",
            maker=PENARANG,
            brand="Penafit PI",
            class_slug="surgical-glove",
            base_unit="PR",
            description="Polyisoprene glove with a straight cuff, not made with natural rubber latex.",
            attributes={"material": "polyisoprene", "double_gloving": "single glove", "aql": "1.0", "cuff": "straight",
                        "colour": "cream", "length": 285},
            facts=SURGICAL,
            codes=POLYISOPRENE,
            variants=_gloves(PENARANG, "P", "Penafit PI surgical gloves", "58.30", BOX_OF_50_PAIRS,
                             status={"7": out(3)}),
        ),
        Family(
            title="Penafit CR neoprene surgical gloves",
            maker=PENARANG,
            brand="Penafit CR",
            class_slug="surgical-glove",
            base_unit="PR",
            description=(
                "Polychloroprene (neoprene) glove, brown to tell it from latex on the trolley. Its label does not say "
                "whether accelerators are used."
            ),
            attributes={"material": "neoprene", "double_gloving": "single glove", "aql": "1.0", "cuff": "beaded",
                        "colour": "brown", "length": 285},
            facts=SURGICAL,
            codes=NEOPRENE,
            variants=_gloves(PENARANG, "N", "Penafit CR surgical gloves", "55.70", BOX_OF_50_PAIRS, GLOVE_SIZES[1:]),
        ),
    ]


def _examination() -> list[Family]:
    letters = ("XS", "S", "M", "L", "XL")
    return [
        Family(
            title="Sallowcheck nitrile examination gloves",
            maker=SALLOWFIELD,
            brand="Sallowcheck",
            class_slug="examination-glove",
            base_unit="BX",
            description="Blue nitrile glove with textured fingertips, 200 to a box, for wards and anaesthetics.",
            attributes={"material": "nitrile", "pieces_per_box": 200, "colour": "blue", "texture": "fingertip",
                        "aql": "1.5", "length": 240, "chemo_tested": False},
            facts=EXAMINATION,
            codes=NITRILE_EXAMINATION,
            variants=_gloves(SALLOWFIELD, "XN", "Sallowcheck nitrile examination gloves", "8.60", BOX_OR_CASE, letters,
                             {"XS": out(5)}),
        ),
        Family(
            title="Sallowcheck Long nitrile examination gloves",
            maker=SALLOWFIELD,
            brand="Sallowcheck Long",
            class_slug="examination-glove",
            base_unit="BX",
            description=(
                "Violet nitrile with a 300 mm cuff, tested with common cytotoxic drugs, for pharmacies, endoscope "
                "reprocessing and spills."
            ),
            attributes={"material": "nitrile", "pieces_per_box": 100, "colour": "violet", "texture": "full",
                        "aql": "0.65", "length": 300, "chemo_tested": True},
            facts=EXAMINATION.but(shelf_life_months=36),
            codes=NITRILE_EXAMINATION,
            variants=_gloves(SALLOWFIELD, "XC", "Sallowcheck Long nitrile gloves", "13.90", BOX_OR_CASE, letters[1:]),
        ),
        Family(
            title="Sallowcheck Clear vinyl examination gloves",
            maker=SALLOWFIELD,
            brand="Sallowcheck Clear",
            class_slug="examination-glove",
            base_unit="BX",
            description=(
                "Vinyl glove for short tasks with little contact. Not for blood or cytotoxic drugs: vinyl leaks "
                "sooner than nitrile under strain."
            ),
            attributes={"material": "vinyl", "pieces_per_box": 100, "colour": "clear", "texture": "smooth",
                        "aql": "1.5", "length": 240, "chemo_tested": False},
            facts=EXAMINATION.but(dehp="no"),
            codes=VINYL_EXAMINATION,
            variants=_gloves(SALLOWFIELD, "XV", "Sallowcheck Clear vinyl gloves", "3.40", BOX_OR_CASE, letters[1:],
                             {"XL": replaced_by("SFXN-XL")}),
        ),
        Family(
            title="Penacheck nitrile examination gloves",
            maker=PENARANG,
            brand="Penacheck",
            class_slug="examination-glove",
            base_unit="BX",
            description="Thin nitrile glove, 100 to a box, in five sizes.",
            attributes={"material": "nitrile", "pieces_per_box": 100, "colour": "blue", "texture": "fingertip",
                        "aql": "1.5"},
            facts=EXAMINATION.but(shelf_life_months=36),
            codes=NITRILE_EXAMINATION,
            variants=_gloves(PENARANG, "XN", "Penacheck nitrile examination gloves", "4.10", BOX_OR_CASE, letters),
        ),
        Family(
            title="Penacheck latex examination gloves",
            maker=PENARANG,
            brand="Penacheck Latex",
            class_slug="examination-glove",
            base_unit="BX",
            description="Powder-free latex examination glove. It contains natural rubber latex.",
            attributes={"material": "latex", "pieces_per_box": 100, "colour": "cream", "texture": "full",
                        "aql": "1.5", "length": 240},
            facts=EXAMINATION.but(latex="contains_nrl", shelf_life_months=36),
            codes=LATEX_EXAMINATION,
            variants=_gloves(PENARANG, "XL", "Penacheck latex examination gloves", "4.30", BOX_OR_CASE, letters,
                             {"L": out()}),
        ),
        Family(
            title="Penacheck Sterile nitrile examination gloves",
            maker=PENARANG,
            brand="Penacheck Sterile",
            class_slug="examination-glove",
            base_unit="BX",
            description="Nitrile gloves packed sterile in pairs, 50 pairs to a box, for catheters and dressings.",
            attributes={"material": "nitrile", "pieces_per_box": 100, "colour": "white", "texture": "fingertip",
                        "aql": "1.0", "length": 280},
            facts=EXAMINATION.but(sterile="sterile", methods=("radiation",), eu_class="Is", shelf_life_months=60),
            codes=NITRILE_EXAMINATION,
            variants=_gloves(PENARANG, "XS", "Penacheck Sterile nitrile gloves, pairs", "17.60", BOX_OR_CASE,
                             ("S", "M", "L", "XL")),
        ),
    ]
