"""Names of our own for the EMDN codes of the demonstration, until somebody loads the published list."""

from __future__ import annotations

from shop.catalogue.classes import CLASSES
from shop.devices.code_lists import store
from shop.devices.codes import CodeList, CodeSystem

CATEGORIES = {
    "A": "Giving, taking and collecting",
    "C": "Heart and vessels",
    "D": "Disinfectants and detergents",
    "G": "Tubes for stomach and bowel",
    "H": "Sutures and staplers",
    "K": "Endoscopy and electrosurgery",
    "L": "Reusable instruments",
    "M": "Dressings",
    "P": "Implants",
    "Q": "Dental, eye and ENT",
    "R": "Airway and breathing",
    "S": "Sterilisation",
    "T": "Gloves, gowns, drapes and masks",
    "U": "Urology",
    "V": "Scalpels and other single-use devices",
    "Z": "Equipment",
}


def load_code_names() -> None:
    """Name the outermost codes and those of our product classes; a published list that is loaded stays."""
    if CodeList.objects.filter(system=CodeSystem.EMDN, complete=True).exists():
        return
    of_classes = {spec.codes.emdn: spec.name for spec in CLASSES if spec.codes.emdn}
    store(CodeSystem.EMDN, of_classes | CATEGORIES, edition="the demonstration", complete=False)
