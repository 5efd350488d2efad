"""What the FDA's register says in words of its own, said in ours. What is not listed stays as it was written."""

from __future__ import annotations

UNITS = {
    "millimeter": "mm",
    "centimeter": "cm",
    "meter": "m",
    "micrometer": "µm",
    "inch": "in",
    "feet": "ft",
    "milliliter": "mL",
    "liter": "L",
    "cubic centimeter": "cm³",
    "cubic inch": "in³",
    "square inch": "in²",
    "square centimeter": "cm²",
    "square feet": "ft²",
    "fluid ounce": "fl oz",
    "milligram": "mg",
    "gram": "g",
    "kilogram": "kg",
    "pound": "lb",
    "ounce": "oz",
    "french": "Fr",
    "gauge": "G",
    "degree": "°",
    "degrees": "°",
    "kilopascal": "kPa",
    "millimeter mercury": "mmHg",
    "pound per square inch": "psi",
}
"""The register's words for units, as people write them."""
METHODS = {
    "chlorine dioxide": "Chlorine dioxide",
    "dry heat": "Dry heat",
    "dry heat sterilization": "Dry heat",
    "ethylene oxide": "Ethylene oxide",
    "high intensity light or pulse light": "Intense or pulsed light",
    "high-level disinfectant": "High-level disinfection",
    "hydrogen peroxide": "Hydrogen peroxide",
    "liquid chemical": "Liquid chemical sterilant",
    "microwave radiation": "Microwaves",
    "moist heat or steam sterilization": "Steam (moist heat)",
    "nitrogen dioxide": "Nitrogen dioxide",
    "ozone": "Ozone",
    "peracetic acid": "Peracetic acid",
    "radiation sterilization": "Irradiation",
    "sound waves": "Ultrasound",
    "supercritical carbon dioxide": "Supercritical carbon dioxide",
    "ultraviolet light": "Ultraviolet light",
}
"""Ways to sterilise or disinfect, by the register's name in small letters."""
SIZES = {
    "catheter gauge": "Catheter gauge",
    "device size text, specify": "Size",
    "lumen/inner diameter": "Inner diameter (lumen)",
    "needle gauge": "Needle gauge",
    "outer diameter": "Outer diameter",
    "pore size": "Pore size",
    "total volume": "Total volume",
}
"""Kinds of sizes, by the register's name in small letters."""
PACKAGES = {
    "bag": "bag",
    "box": "box",
    "boxx": "box",
    "ca": "case",
    "carton": "carton",
    "cartons": "carton",
    "case": "case",
    "crate": "crate",
    "inner": "inner pack",
    "inner box": "inner box",
    "inner pack": "inner pack",
    "outer box": "outer box",
    "outer case": "outer case",
    "pack": "pack",
    "plastic bag": "bag",
    "pouch": "pouch",
    "shipping carton": "shipping carton",
    "vial": "vial",
}
"""Kinds of packages, as makers write them in the register, in small letters."""


def unit(said: str) -> str:
    """A unit as people write it: "mm" for "Millimeter"."""
    return UNITS.get(said.lower(), said)


def method(said: str) -> str:
    """A way to sterilise in our words: "Irradiation" for "Radiation Sterilization"."""
    return METHODS.get(said.strip().lower(), said)


def size(said: str) -> str:
    """A kind of size in our words: "Outer diameter" for "Outer Diameter"."""
    return SIZES.get(said.strip().lower(), said)


def package(said: str) -> str:
    """A kind of package in our words: "case" for "CASE"; what makers made up themselves is a "package"."""
    return PACKAGES.get(said.strip().lower(), "package")
