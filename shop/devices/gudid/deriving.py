"""Typed attributes from what the register says: its table of sizes first, then words that can mean one thing only.

Silent where two readings are possible. Latex, MRI and sterility are never read from text: they have their own fields.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from shop.catalogue.classes import AttributeSpec, class_spec
from shop.devices.measures import UnknownUnit, measure, number

Value = str | int | float
Sizes = Iterable[tuple[Any, ...]]
"""Rows of ``facts.SIZE_COLUMNS``: position, type, value, unit, text."""

_BY_SIZE = {
    "length": ("thread_length", "working_length", "length"),
    "width": ("blade_width", "width"),
    "height": ("height",),
    "depth": ("blade_depth", "depth"),
    "outer diameter": ("outer_diameter", "diameter"),
    "lumen/inner diameter": ("inner_diameter",),
    "catheter gauge": ("french",),
    "needle gauge": ("gauge",),
    "total volume": ("volume",),
    "weight": ("weight",),
}
"""Type of a size → the attributes that it may be; the first that the class has counts."""

_BY_SIZE_TEXT = {
    "balloon diameter": "balloon_diameter",
    "balloon length": "balloon_length",
    "shaft length": "shaft_length",
    "delivery catheter, shaft length": "shaft_length",
    "catheter length": "shaft_length",
    "inner diameter": "inner_diameter",
}
_SIZE_TEXT = re.compile(r"([a-z, ]+?),? ?(\d[\d.]*) ?(mm|cm|millimeters?|centimeters?)", re.IGNORECASE)

_KINDS = {
    code: kind
    for kind, codes in {
        "mirror": "EAX", "probe": "EIX", "explorer": "EKB", "scaler": "ELA EMN", "filling instrument": "EIY",
        "curette": "EMS EKT EKE EMK", "elevator": "EMJ", "extraction forceps": "EMG", "clamp forceps": "EJG",
        "handle": "EJB", "syringe": "EID EJI EIC ECB EIB", "knife": "EMO EJZ", "pliers": "EJY", "gauge": "EIL",
        "excavator": "EKC", "chisel": "EML", "impression tray": "EHY", "retentive pin": "EBL",
        "rubber dam clamp": "EEF", "rubber dam": "EIE", "film holder": "EGZ", "tray resin": "EBH",
        "impression material": "ELW", "fluoride tray": "KMT", "cement": "EMA", "bonding agent": "KLE",
        "haemodialysis": "MSD MPB NIE", "implanted port": "LJT", "tracheostomy": "BTO JOH", "suprapubic": "KOB",
        "endotracheal": "BTR", "bypass cannula": "DWF", "peritoneal": "FJS", "balloon catheter": "LIT",
        "drug-coated balloon": "ONU", "scoring balloon": "NWX", "guidewire": "DQX", "introducer": "DYB",
        "embolectomy catheter": "DXE", "thrombus retriever": "NRY", "atherectomy catheter": "MCW",
        "saliva ejector": "DYN",
    }.items()
    for code in codes.split()
}  # fmt: skip
"""FDA code → ``kind`` of a class, for codes that name one."""

_USP = re.compile(r"(?<![\w./#-])(1[01]|[1-9])[-/]0(?![\w/-])")
_NEEDLE = re.compile(r"(?<![\d.x])(\d{1,2}) ?mm,? (1/4|3/8|1/2|5/8) cir", re.IGNORECASE)
_CENTIMETRES = re.compile(r"(?<![\w./x-])(?<!x )(\d{1,3}(?:\.\d)?) ?cm\b(?! ?x)", re.IGNORECASE)
_INCHES = re.compile(
    r"(?<![\w./x-])(?<!x )(\d{1,2}(?:\.\d{1,2})?|\d{1,2}[ -]\d/\d{1,2}|\d/\d{1,2}) ?(?:\"|inch\b|in\b)(?! ?x)",
    re.IGNORECASE,
)
_FRENCH = re.compile(r"(?<![\w./-])(\d{1,2}(?:\.\d)?) ?(?:fr|french|f)\b(?! ?x)", re.IGNORECASE)
_TEXT_LENGTH = {
    "tissue-forceps", "haemostat", "scissors", "needle-holder", "retractor", "bone-instrument", "dental-instrument",
}  # fmt: skip
"""Classes whose one length in words is the length of the instrument."""
_SUTURES = {"absorbable-suture", "non-absorbable-suture"}
_TUBES = {"catheter", "suction-drainage", "endovascular"}
_AGREEMENT = Decimal("0.06")
"""By how much of itself a length in cm may differ from the one in inches beside it: catalogues round both."""

_WORDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "needle_point": (
        ("reverse cutting", r"\brev(?:erse)?\.? cut(?:ting)?\b"),
        ("taper-cut", r"\btaper[- ]?cut\b"),
        ("taper", r"\btaper(?:ed|[- ]?point)?\b(?![- ]?cut)"),
        ("spatula", r"\bspatula(?:ted)?\b"),
    ),
    "curvature": (
        ("straight", r"\bstraight\b"), ("curved", r"\b(?:curved|cvd|crvd)\b"), ("angled", r"\bangled\b"),
    ),
    "shank": (("FG", r"\bFG\b"), ("RA", r"\bRA\b"), ("HP", r"\bHP\b")),
}  # fmt: skip
_PATTERNS = {
    code: [(option, re.compile(pattern, re.IGNORECASE)) for option, pattern in words] for code, words in _WORDS.items()
}
_LUMENS = [
    (count, re.compile(rf"\b(?:{words})[- ]lumen\b", re.IGNORECASE))
    for count, words in ((1, "single"), (2, "dual|double"), (3, "triple"))
]


def derive(slug: str, fda_code: str, title: str, description: str, sizes: Sizes) -> dict[str, Value]:
    """Attribute → value for a device of the class ``slug``. ``description`` may be HTML.

    A value is what the attribute's type holds: text of an option, a whole number, a number in the attribute's unit.
    """
    spec = class_spec(slug)
    attributes = {attribute.code: attribute for attribute in spec.attributes}
    text = f"{title}\n{html.unescape(re.sub('<[^>]*>', ' ', description))}"
    values: dict[str, Value] = {}
    for source in (_from_sizes(attributes, sizes), _from_code(attributes, fda_code), from_text(slug, text)):
        for code, value in source.items():
            values.setdefault(code, value)
    return values


def _from_code(attributes: Mapping[str, AttributeSpec], fda_code: str) -> dict[str, Value]:
    kind, attribute = _KINDS.get(fda_code), attributes.get("kind")
    return {"kind": kind} if kind and attribute and kind in attribute.options else {}


def _from_sizes(attributes: Mapping[str, AttributeSpec], sizes: Sizes) -> dict[str, Value]:
    """What the table of sizes says; nothing of what it says twice and differently."""
    said: dict[str, set[Value]] = {}
    for code, value, unit in _measured(attributes, sizes):
        held = _held(attributes[code], value, unit)
        if held is not None:
            said.setdefault(code, set()).add(held)
    return {code: next(iter(values)) for code, values in said.items() if len(values) == 1}


def _measured(attributes: Mapping[str, AttributeSpec], sizes: Sizes) -> Iterator[tuple[str, Decimal, str]]:
    for _, kind, value, unit, text in sizes:
        if value is not None:
            code = next((one for one in _BY_SIZE.get(kind.casefold(), ()) if one in attributes), None)
            if code:
                yield code, value, unit
        elif words := _SIZE_TEXT.fullmatch(text.strip()):
            code, amount = _BY_SIZE_TEXT.get(words[1].casefold(), ""), number(words[2])
            if code in attributes and amount is not None:
                yield code, amount, words[3]


def _held(attribute: AttributeSpec, value: Decimal, unit: str) -> Value | None:
    """``value`` of ``unit`` as ``attribute`` holds it; None where it cannot be held exactly or measures another thing.

    A size of nothing or less says nothing.
    """
    try:
        amount = measure(value, unit).in_unit(attribute.unit or unit)
    except UnknownUnit:
        return None
    if amount <= 0:
        return None
    if attribute.type == "float":
        return float(amount)
    whole = amount == amount.to_integral_value()
    if attribute.type == "integer":
        return int(amount) if whole else None
    text = f"{amount.normalize():f}"
    return text if text in attribute.options else None


# ── Words ───────────────────────────────────────────────────────────────────────────────────────────────


def from_text(slug: str, text: str) -> dict[str, Value]:
    """What title and description of a device of the class ``slug`` say beyond doubt."""
    attributes = {attribute.code: attribute for attribute in class_spec(slug).attributes}
    found: dict[str, Value] = {}
    if slug in _SUTURES:
        found |= _suture(attributes, text)
    if slug in _TEXT_LENGTH:
        found |= _length(attributes["length"], text)
    if slug in _TUBES:
        french = {number(one) for one in _FRENCH.findall(text)}
        if len(french) == 1:
            found["french"] = float(french.pop() or 0)
    if "lumens" in attributes:
        counts = [count for count, pattern in _LUMENS if pattern.search(text)]
        if len(counts) == 1:
            found["lumens"] = counts[0]
    for code, words in _PATTERNS.items():
        if code in attributes:
            options = [option for option, pattern in words if pattern.search(text)]
            if len(options) == 1:
                found[code] = options[0]
    if "pattern" in attributes and attributes["pattern"].options:
        found |= _named(attributes["pattern"], text)
    return {code: value for code, value in found.items() if value}


def _suture(attributes: Mapping[str, AttributeSpec], text: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    sizes = {"0" if size == "1" else f"{size}-0" for size in _USP.findall(text)}
    if len(sizes) == 1:
        found["usp_size"] = sizes.pop()
    needles = set(_NEEDLE.findall(text))
    if len(needles) == 1:
        length, shape = needles.pop()
        found |= {"needle_length": int(length), "needle_shape": f"{shape} circle"}
    lengths = {int(one) for one in _CENTIMETRES.findall(text) if "." not in one}
    if len(lengths) == 1:
        found["thread_length"] = lengths.pop()
    return found | _named(attributes["material"], text) | _named(attributes["colour"], text)


def _length(attribute: AttributeSpec, text: str) -> dict[str, Value]:
    """The one length in the text; where it stands in cm and inches, both must agree."""
    metric = {measure(Decimal(one), "cm").value for one in _CENTIMETRES.findall(text)}
    imperial = {measure(value, "in").value for one in _INCHES.findall(text) if (value := number(one)) is not None}
    if len(metric) > 1 or len(imperial) > 1:
        return {}
    if metric and imperial:
        one, other = *metric, *imperial
        if abs(one - other) > one * _AGREEMENT:
            return {}
    for length in (*metric, *imperial):
        held = _held(attribute, length, "mm")
        return {attribute.code: held} if held is not None else {}
    return {}


def _named(attribute: AttributeSpec, text: str) -> dict[str, Value]:
    """The option that the text names, if only one; a name within a longer one (Adson, Adson-Brown) does not count."""
    words = text.casefold()
    there = [one for one in attribute.options if re.search(rf"(?<![\w-]){re.escape(one.casefold())}(?![\w-])", words)]
    return {attribute.code: there[0]} if len(there) == 1 else {}
