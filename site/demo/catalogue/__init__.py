"""The demonstration catalogue: invented makers and brands, real patterns, sizes, lengths and packs.

from demo.catalogue import families, find

find("absorbable-suture", material="poliglecaprone 25", usp_size="4-0", needle_length=19).part_number
"""

from __future__ import annotations

from functools import cache

from shop.catalogue.classes import CLASSES, ClassSpec, NoSuchItem, class_spec

from . import (
    absorbable_sutures,
    blades,
    bone_instruments,
    cutting,
    dental,
    drapes_gowns,
    dressings,
    gloves,
    handles_retractors,
    helpers,
    implants,
    infusion_lines,
    injection,
    instruments,
    minimal_access,
    non_absorbable_sutures,
    sponges_bandages,
    staplers_clips,
    sterile_supply,
    suture_lines,
    swabs,
    theatre_clothing,
    tubes,
)  # fmt: skip
from .makers import MAKERS
from .schema import Family, Maker, Value, Variant

__all__ = ["NoSuchItem", "class_spec", "classes", "families", "find", "makers"]


def classes() -> tuple[ClassSpec, ...]:
    """The product classes of the shop, in the order of the category tree."""
    return CLASSES


def makers() -> tuple[Maker, ...]:
    """All makers, those of sutures first."""
    return MAKERS


@cache
def families() -> tuple[Family, ...]:
    """Every family, class by class; the same on every call and on every machine."""
    tables = (
        absorbable_sutures, non_absorbable_sutures, blades, gloves, swabs, dressings, instruments, cutting,
        drapes_gowns, injection, handles_retractors, bone_instruments, minimal_access, staplers_clips, theatre_clothing,
        infusion_lines, sponges_bandages, tubes, sterile_supply, dental, implants, helpers, suture_lines,
    )  # fmt: skip
    return tuple(family for table in tables for family in table.families())


def find(class_slug: str, **wanted: Value) -> Variant:
    """The first item of a class that has every attribute wanted; ``maker`` and ``brand`` may be wanted too.

    Items in stock come before those that are out, discontinued ones last; otherwise the order of the catalogue. A
    value wanted of a multi-valued attribute must be among its values.

    Raises:
        NoSuchItem: nothing fits, or an attribute does not exist in the class; the message says where it fails.
    """
    spec = class_spec(class_slug)
    for code in wanted:
        if code not in ("maker", "brand"):
            spec.attribute(code)
    candidates = [(f, v) for f in families() if f.class_slug == class_slug for v in f.variants]
    for code, value in wanted.items():
        fitting = [(f, v) for f, v in candidates if _fits(f, v, code, value)]
        if not fitting:
            there = sorted({str(_value(f, v, code)) for f, v in candidates})
            raise NoSuchItem(f"{class_slug}: no {code}={value!r} left among the others wanted; there is {there}")
        candidates = fitting
    return min((v for _, v in candidates), key=lambda v: (v.discontinued, v.stock == 0))


def _value(family: Family, variant: Variant, code: str) -> Value | None:
    if code == "maker":
        return family.maker.name
    if code == "brand":
        return family.brand
    return family.values(variant).get(code)


def _fits(family: Family, variant: Variant, code: str, value: Value) -> bool:
    actual = _value(family, variant, code)
    return value in actual if isinstance(actual, tuple) and not isinstance(value, tuple) else actual == value
