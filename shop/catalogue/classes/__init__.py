"""The product classes of a medical supplier: typed attributes, place in the category tree, drawing, codes.

    from shop.catalogue.classes import CLASSES, class_spec

    class_spec("catheter").attribute("french").unit

Data alone; ``shop.catalogue.services.ensure_classes`` writes them into the shop.
"""

from __future__ import annotations

from shop.catalogue.classes import instruments, specialties, supplies, theatre
from shop.catalogue.classes.schema import ATTRIBUTE_TYPES, AttributeSpec, ClassSpec, Codes, NoSuchItem

__all__ = ["ATTRIBUTE_TYPES", "CLASSES", "OTHER", "AttributeSpec", "ClassSpec", "Codes", "NoSuchItem", "class_spec"]

CLASSES: tuple[ClassSpec, ...] = (
    *theatre.CLASSES, *instruments.CLASSES, *supplies.CLASSES, *specialties.CLASSES,
)  # fmt: skip

OTHER = specialties.OTHER_DEVICE
"""The class of what fits no other."""

_BY_SLUG = {spec.slug: spec for spec in CLASSES}


def class_spec(slug: str) -> ClassSpec:
    """The class called ``slug``.

    Raises:
        NoSuchItem: there is none; the message names those that exist.
    """
    if slug not in _BY_SLUG:
        raise NoSuchItem(f"no product class {slug!r}; there are {', '.join(_BY_SLUG)}")
    return _BY_SLUG[slug]
