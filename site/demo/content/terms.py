"""Specialties and procedures that the demonstration pages are filed under: slug to name."""

from __future__ import annotations

SPECIALTIES: dict[str, str] = {
    "anaesthesia-and-critical-care": "Anaesthesia and critical care",
    "dermatology": "Dermatology",
    "emergency-medicine": "Emergency medicine",
    "general-surgery": "General surgery",
    "infection-prevention": "Infection prevention",
    "obstetrics-and-gynaecology": "Obstetrics and gynaecology",
    "plastic-surgery": "Plastic surgery",
    "radiology": "Radiology",
    "sterile-services": "Sterile services",
    "theatre-practice": "Theatre practice",
    "tissue-viability": "Tissue viability",
}

PROCEDURES: dict[str, tuple[str, str]] = {
    "central-venous-catheterisation": ("Central venous catheterisation", "anaesthesia-and-critical-care"),
    "laceration-repair": ("Laceration repair", "emergency-medicine"),
    "laparotomy": ("Laparotomy", "general-surgery"),
    "perineal-repair": ("Perineal repair", "obstetrics-and-gynaecology"),
    "punch-biopsy": ("Punch biopsy of skin", "dermatology"),
    "skin-excision": ("Excision of a skin lesion", "plastic-surgery"),
}
"""Slug to name and the specialty that it belongs to."""
