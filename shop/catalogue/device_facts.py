"""What the label says of a device, as facts and symbols. Nothing here reads silence as "free of" or "safe"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from shop.catalogue import register_words
from shop.catalogue.attributes import NOT_STATED, applying, inapplicable
from shop.data import Fact, Symbol
from shop.devices.codes import CodeSystem
from shop.devices.models import DOES_NOT_APPLY, Device, DeviceSize, Latex, MriSafety, Stated, Supply, Use

SAFETY_FIELDS = (
    ("sterile", "Sterile as supplied"),
    ("sterilise_before_use", "Sterilise before use"),
    ("use", "Use"),
    ("latex", "Natural rubber latex"),
    ("dehp", "DEHP"),
    ("powder", "Powder"),
    ("mri_safety", "MRI safety"),
    ("supply", "Supply"),
)
SEARCHED_BY: Mapping[str, Mapping[str, str]] = {
    "sterile": {Stated.YES: "sterile", Stated.NO: "not sterile"},
    "use": {Use.SINGLE_USE: "single use", Use.REUSABLE: "reusable", Use.REPOSABLE: "reusable with a disposable part"},
    "latex": {Latex.CONTAINS: "contains natural rubber latex", Latex.NOT_MADE_WITH: "not made with latex"},
    "dehp": {Stated.YES: "contains DEHP", Stated.NO: "DEHP-free"},
    "powder": {Stated.YES: "powdered", Stated.NO: "powder-free"},
    "mri_safety": {one: one.label for one in (MriSafety.SAFE, MriSafety.CONDITIONAL, MriSafety.UNSAFE)},
}
MAIN = ("sterile", "use", "latex")
CLASSES = {"1": "I", "2": "II", "3": "III"}
STERILISED_BY = (
    ("Ethylene oxide", "sterile-eo", "Sterilised using ethylene oxide"),
    ("Irradiation", "sterile-r", "Sterilised using irradiation"),
    ("Steam (moist heat)", "sterile-steam", "Sterilised using steam or dry heat"),
    ("Dry heat", "sterile-steam", "Sterilised using steam or dry heat"),
)
"""A method in our words → icon and name of its symbol in ISO 15223-1."""


def safety(device: Device | None) -> tuple[Fact, ...]:
    """All safety facts, always: what the maker does not state says so, and what does not apply."""
    facts = [_choice(device, field, name) for field, name in SAFETY_FIELDS]
    methods = ", ".join(dict.fromkeys(map(register_words.method, device.sterilisation_methods))) if device else ""
    facts.insert(1, _text("sterilisation_methods", "Sterilisation method", methods))
    months = device.shelf_life_months if device else None
    facts.append(_text("shelf_life", "Shelf life", f"{months} months" if months else ""))
    facts.append(_text("storage", "Storage", "; ".join(_conditions(device))))
    return tuple(facts)


def in_words(device: Device | None) -> dict[str, str]:
    """What is stated of a device in words that people search by, by field; silence has none."""
    if device is None:
        return {}
    said = {field: words.get(getattr(device, field), "") for field, words in SEARCHED_BY.items()}
    return {field: words for field, words in said.items() if words}


def main_facts(device: Device | None) -> tuple[Fact, ...]:
    """The three facts that decide where a class has no attributes of its own."""
    facts = [_choice(device, field, name) for field, name in SAFETY_FIELDS if field in MAIN] if device else []
    return tuple(applying(facts))


def symbols(device: Device | None) -> tuple[Symbol, ...]:
    """The symbols that the stated facts call for, with their names in ISO 15223-1 (MR: ASTM F2503; Rx: 21 CFR 801)."""
    if device is None:
        return ()
    found = [*_sterility(device)]
    if device.use == Use.SINGLE_USE:
        found.append(Symbol("single-use", "Do not re-use"))
    elif device.use == Use.REUSABLE:
        found.append(Symbol("reusable", "Reusable"))
    if device.latex == Latex.CONTAINS:
        found.append(Symbol("latex", "Contains or presence of natural rubber latex"))
    elif device.latex == Latex.NOT_MADE_WITH:
        found.append(Symbol("latex-free", "Not made with natural rubber latex"))
    mri = {MriSafety.SAFE: "mr-safe", MriSafety.CONDITIONAL: "mr-conditional", MriSafety.UNSAFE: "mr-unsafe"}
    if icon := mri.get(device.mri_safety):
        found.append(Symbol(icon, device.get_mri_safety_display()))
    if device.supply == Supply.RX_ONLY:
        found.append(Symbol("rx", "Prescription only"))
    conditions = " ".join(_conditions(device)).lower()
    if "keep dry" in conditions:
        found.append(Symbol("keep-dry", "Keep dry"))
    if "sunlight" in conditions:
        found.append(Symbol("keep-from-sunlight", "Keep away from sunlight"))
    found += _temperature_limits(device.storage)
    return tuple(found)


def classification(device: Device | None, names: Mapping[tuple[str, str], str] | None = None) -> tuple[Fact, ...]:
    """How authorities file the device: those codes that are known, with what ``names`` has for (system, code)."""
    if device is None:
        return ()

    def named(system: CodeSystem, code: str) -> str:
        return f"{code} {(names or {}).get((system.value, code), '')}".strip()

    us = CLASSES.get(device.class_us, device.class_us)
    fda = f"{device.fda_code} {device.fda_name}" if device.fda_name else named(CodeSystem.FDA, device.fda_code)
    known = (
        ("class_us", "Device class, US", us),
        ("class_eu", "Device class, EU", device.class_eu),
        ("fda_code", "FDA product code", fda),
        ("regulation", "Regulation", f"21 CFR {device.regulation}" if device.regulation else ""),
        ("emdn", "EMDN", named(CodeSystem.EMDN, device.emdn)),
        ("unspsc", "UNSPSC", named(CodeSystem.UNSPSC, device.unspsc)),
        ("hcpcs", "HCPCS", named(CodeSystem.HCPCS, device.hcpcs)),
    )
    urls = {"emdn": reverse("emdn-code", args=[device.emdn])} if device.emdn.isalnum() else {}
    return tuple(Fact(code, name, value, url=urls.get(code, "")) for code, name, value in known if value)


def sizes(rows: Iterable[DeviceSize]) -> tuple[Fact, ...]:
    """Sizes as their source states them, with units as people write them."""
    return tuple(Fact(f"size_{row.position}", register_words.size(row.type), _size(row)) for row in rows)


def _choice(device: Device | None, field: str, name: str) -> Fact:
    value = getattr(device, field) if device else "not_stated"
    if value in ("", "not_stated"):
        return Fact(field, name, NOT_STATED, stated=False)
    if value == DOES_NOT_APPLY:
        return inapplicable(field, name)
    return Fact(field, name, getattr(device, f"get_{field}_display")())


def _text(code: str, name: str, value: str) -> Fact:
    return Fact(code, name, value) if value else Fact(code, name, NOT_STATED, stated=False)


def _conditions(device: Device | None) -> list[str]:
    """Storage conditions in words: "Storage temperature 5 to 30 °C", "Keep dry"."""
    said = []
    for condition in device.storage if device else []:
        kind, note, limits = condition.get("type") or "", condition.get("note") or "", _limits(condition)
        if limits:
            said.append(f"{kind} {limits}".strip())
        elif _is_of_temperature(condition) and not note:
            said.append(f"{kind} is limited, the figures are not stated")
        if note:
            said.append(note)
    return said


def _temperature_limits(storage: Iterable[Mapping[str, Any]]) -> list[Symbol]:
    """The symbols of temperature (ISO 15223-1, 5.3.5 to 5.3.7): each with its figures, none without."""
    found = []
    for condition in storage:
        limits = _limits(condition)
        if not limits or not _is_of_temperature(condition):
            continue
        if condition.get("low") is None:
            icon, name = "temperature-upper", "Upper limit of temperature"
        elif condition.get("high") is None:
            icon, name = "temperature-lower", "Lower limit of temperature"
        else:
            icon, name = "temperature", "Temperature limit"
        figures = limits.removeprefix("at most ").removeprefix("at least ")
        kind = " (handling)" if "handling" in str(condition.get("type")).lower() else ""
        found.append(Symbol(icon, f"{name}{kind}: {figures}"))
    return found


def _is_of_temperature(condition: Mapping[str, Any]) -> bool:
    return "temperature" in str(condition.get("type") or "").lower()


def _limits(condition: Mapping[str, Any]) -> str:
    """ "5 to 30 °C", "at most 25 °C"; empty where no figure is stated."""
    low, high, unit = condition.get("low"), condition.get("high"), condition.get("unit") or ""
    if low is not None and high is not None:
        return f"{low} to {high} {unit}".strip()
    if high is not None:
        return f"at most {high} {unit}".strip()
    return f"at least {low} {unit}".strip() if low is not None else ""


def _sterility(device: Device) -> list[Symbol]:
    found: list[Symbol] = []
    if device.sterile == Stated.YES:
        is_done = device.sterilise_before_use != Stated.YES  # else the methods are those for its user
        methods = [register_words.method(method) for method in device.sterilisation_methods] if is_done else []
        named = dict.fromkeys(Symbol(icon, text) for method, icon, text in STERILISED_BY if method in methods)
        found += named or [Symbol("sterile", "Sterile")]
    elif device.sterile == Stated.NO:
        found.append(Symbol("non-sterile", "Non-sterile"))
    return found


def _size(row: DeviceSize) -> str:
    if row.value is None:
        return row.text
    number = f"{row.value:f}".rstrip("0").rstrip(".") if row.value % 1 else f"{row.value:.0f}"
    unit = register_words.unit(row.unit)
    said = f"{number}{unit}" if unit == "°" else f"{number} {unit}".strip()
    return f"{said}; {row.text}" if row.text else said
