"""Where imported devices stand until people move them: product class, tree by specialty and FDA code, makers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from oscar.core.loading import get_model

from shop.catalogue.models import ClassProfile
from shop.devices.gudid.records import FdaCode
from shop.devices.models import Maker

Category = get_model("catalogue", "Category")
ProductClass = get_model("catalogue", "ProductClass")

CLASS_NAME = "Imported device"
ROOT_CODE = "gudid"
ROOT_NAME = "Imported devices"
ELSEWHERE = "Other specialties"

PANELS = {
    "AN": "Anaesthesiology",
    "CH": "Clinical chemistry",
    "CV": "Cardiovascular",
    "DE": "Dental",
    "EN": "Ear, nose and throat",
    "GU": "Gastroenterology and urology",
    "HE": "Haematology",
    "HO": "General hospital",
    "IM": "Immunology",
    "MG": "Medical genetics",
    "MI": "Microbiology",
    "NE": "Neurology",
    "OB": "Obstetrics and gynaecology",
    "OP": "Ophthalmology",
    "OR": "Orthopaedics",
    "PA": "Pathology",
    "PM": "Physical medicine",
    "RA": "Radiology",
    "SU": "General and plastic surgery",
    "TX": "Toxicology",
}


def product_class_id() -> int:
    """The class of imported devices, made when it is not there."""
    product_class, made = ProductClass.objects.get_or_create(name=CLASS_NAME)
    if made:
        ClassProfile.objects.create(product_class=product_class, description="From a public register of devices.")
    return int(product_class.pk)


class Tree:
    """Imported devices › specialty › FDA code. Nodes are known by their code, so people may rename and move them."""

    def __init__(self) -> None:
        self._nodes = {node.code: node for node in Category.objects.filter(code__startswith=ROOT_CODE)}

    def id_for(self, fda: FdaCode | None) -> int:
        """The category for a device of ``fda``, made when it is not there."""
        panel = fda.panel if fda and fda.panel in PANELS else ""
        node = self._child(self._root(), f"{ROOT_CODE}-{panel.lower() or 'other'}", PANELS.get(panel, ELSEWHERE))
        if fda is None:
            return int(node.pk)
        return int(self._child(node, f"{node.code}-{fda.code.lower()}", fda.name or fda.code).pk)

    def _root(self) -> Any:
        if ROOT_CODE not in self._nodes:
            self._nodes[ROOT_CODE] = Category.add_root(
                name=ROOT_NAME, code=ROOT_CODE, slug=slugify(ROOT_NAME), description="Devices from a public register."
            )
        return self._nodes[ROOT_CODE]

    def _child(self, parent: Any, code: str, name: str) -> Any:
        if code not in self._nodes:
            parent.refresh_from_db()  # treebeard counts its children in the row
            slug = slugify(name)[:200] or slugify(code)
            self._nodes[code] = parent.add_child(name=name, code=code, slug=slug)
        return self._nodes[code]


class Makers:
    """Makers by name; capitals and blanks make no other maker."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._slugs: set[str] = set()
        for pk, name, slug in Maker.objects.order_by("-pk").values_list("pk", "name", "slug"):
            self._ids[name.casefold()] = pk
            self._slugs.add(slug)

    def ids_for(self, names: Iterable[str]) -> dict[str, int]:
        """Name → id; those that are not there are made."""
        wanted = list(dict.fromkeys(names))
        missing = {name.casefold(): name for name in reversed(wanted) if name.casefold() not in self._ids}
        for made in Maker.objects.bulk_create(
            Maker(name=name, slug=self._free_slug(name)) for name in reversed(missing.values())
        ):
            self._ids[made.name.casefold()] = made.pk
        return {name: self._ids[name.casefold()] for name in wanted}

    def _free_slug(self, name: str) -> str:
        base = slugify(name)[:200] or "maker"
        slug, number = base, 1
        while slug in self._slugs:
            number += 1
            slug = f"{base}-{number}"
        self._slugs.add(slug)
        return slug
