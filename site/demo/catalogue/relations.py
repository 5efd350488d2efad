"""How the items of the demonstration stand to one another: what fits, what may stand for what, what is a spare part.

Ends are part numbers, or titles of families where the whole range fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Literal

from .schema import Family, Value, Variant

Kind = Literal["substitute", "compatible", "spare_part", "replaces"]


@dataclass(frozen=True, slots=True)
class Relation:
    """``one`` is a substitute for, fits, is a spare part of, or replaces ``other``."""

    one: str
    kind: Kind
    other: str


SMALL_BLADES, LARGE_BLADES = "TBC-10 TBC-11 TBC-12 TBC-15 TBC-15C", "TBC-20 TBC-21 TBC-22 TBC-23 TBC-24"
FITS: tuple[tuple[str, str], ...] = (
    (SMALL_BLADES, "TBH-3 TBH-3L TBH-7 TBH-9"),
    (LARGE_BLADES, "TBHG-4 TBHG-4L TBHG-6"),
    ("KERL-30W KERL-30B", "KELC-30"),
    ("KERL-45W KERL-45B KERL-45G", "KELC-45"),
    ("KERL-60W KERL-60B KERL-60D KERL-60G KERL-60K", "KELC-60 KELC-60L"),
    ("KELC-30 KELC-45 KELC-60 KELC-60L", "KETB-12100 KETB-12150 KETO-O12"),
    ("KERB-200 KERB-400", "KETB-11100 KETB-12100"),
    ("KERB-800", "KETB-12100 KETB-12150"),
    ("HMCT-S", "HMCA-S15"),
    ("HMCT-M", "HMCA-M20"),
    ("HMCT-ML", "HMCA-ML20 HMCA-ML28 BILR-C10"),
    ("HMCT-L", "HMCA-L28"),
    ("AVS-B10 AVS-B15 AVS-B19 AVS-J7 AVS-J10", "AVS-V100 AVS-V400"),
    ("AVC-L2", "AVC-C2"),
    ("AVC-L3", "AVC-C3"),
    ("SSB-H5", "SSC-H10 SSC-H15"),
    ("SSB-T5", "SSC-T13"),
    ("SSB-F5 SSB-F7", "SSC-F13 SSC-F20"),
    ("CVEC-B3 CVEC-B5", "family:Tuttarc bipolar forceps"),
    ("family:Brannodrill twist drill bits", "BIHP-DR"),
    ("family:Tarnbur carbide burs for turbines;family:Pendrodia diamond burs", "PDDH-TU"),
    ("family:Tarnbur steel and carbide burs for contra-angles", "PDDH-CA"),
    ("family:Tarnbur surgical burs for handpieces", "PDDH-SH"),
    ("family:Oberlind Strom single-use electrodes", "family:Oberlind Strom electrosurgical pencils"),
    ("family:Harroclose staple removers", "family:Harroclose skin staplers"),
    ("family:Ardendrain suction tubing", "family:Ardendrain Yankauer suction tips"),
    ("family:Lindway introducer sheaths", "family:Lindwire guidewires"),
    ("family:Lindflex angioplasty balloon catheters", "family:Lindwire guidewires"),
    ("family:Ardenpoint hypodermic needles", "family:Ardenfill Luer lock syringes"),
    ("family:Ardenline extension lines", "family:Ardenflow safety cannulas with wings"),
    ("family:Tarnmicro miniature blades", "family:Tarnmini handles for miniature blades"),
)  # fmt: skip
"""Every one of the left fits every one of the right."""

SPARE_PARTS: tuple[tuple[str, str], ...] = (("BIHP-BA", "BIHP-DR BIHP-SA"), ("BIHP-QC", "BIHP-DR"))

ALIKE: dict[str, str] = {
    "absorbable-suture": "material usp_size needle thread_length colour",
    "non-absorbable-suture": "material usp_size needle thread_length",
    "scalpel-blade": "blade_number material",
    "safety-scalpel": "blade_number safety_mechanism",
    "surgical-glove": "size material double_gloving",
    "examination-glove": "size material",
    "gauze-swab": "size ply pack_count material xray_detectable loop",
    "hypodermic-needle": "gauge length safety bevel",
    "syringe": "volume tip needle parts",
    "tissue-forceps": "pattern tip length tungsten_carbide",
    "haemostat": "pattern curvature length teeth",
    "scissors": "pattern curvature length tungsten_carbide edge",
    "scalpel-handle": "handle_number material",
    "laparoscopic-instrument": "kind tip diameter working_length",
    "electrosurgery": "kind switch cable_length",
    "face-mask": "protection fixation pieces_per_box visor valve",
    "laparotomy-sponge": "size ply pack_count",
    "infusion": "kind gauge length port safety",
    "surgical-mesh": "shape width length material",
}
"""Class → what must be the same, and stated, in two items of different makers that may stand for each other."""


def relations(families: Iterable[Family]) -> list[Relation]:
    """Every relation of the demonstration, replacements included; each once."""
    families = tuple(families)
    found = [
        Relation(variant.replaced_by, "replaces", variant.part_number)
        for family in families
        for variant in family.variants
        if variant.replaced_by
    ]
    found += [Relation(one, "compatible", other) for left, right in FITS for one, other in _pairs(left, right)]
    found += [Relation(one, "spare_part", other) for left, right in SPARE_PARTS for one, other in _pairs(left, right)]
    return list(dict.fromkeys([*found, *_substitutes(families)]))


def _pairs(left: str, right: str) -> Iterable[tuple[str, str]]:
    return product(_names(left), _names(right))


def _names(text: str) -> list[str]:
    return text.split(";") if text.startswith("family:") else text.split()


def _substitutes(families: Iterable[Family]) -> Iterable[Relation]:
    """The first item of each maker with the same facts, for the first of every other."""
    alike: dict[tuple[Value, ...], dict[str, Variant]] = defaultdict(dict)
    for family in families:
        codes = ALIKE.get(family.class_slug, "").split()
        for variant in family.variants:
            values = family.values(variant)
            said = tuple(values[code] for code in codes if code in values)
            stated = all(code in values or code in family.not_applicable for code in codes)
            if codes and stated and not variant.discontinued:
                kept = family.class_slug, family.facts.use, family.facts.sterile
                alike[*kept, *said].setdefault(family.maker.name, variant)
    for of_makers in alike.values():
        first, *others = of_makers.values()
        yield from (Relation(other.part_number, "substitute", first.part_number) for other in others)
