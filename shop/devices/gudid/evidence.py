"""Whether the catalogue says of the register's devices what the register says, counted from both sides.

The source is read here field by field, with nothing in common with the import: a fault of that one is seen.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shop.catalogue.classes import CLASSES, OTHER
from shop.catalogue.classes.fda import class_of
from shop.devices.gudid.facts import SOURCE
from shop.devices.models import Device, DeviceIdentifier

_MRI = {"mr safe": "safe", "mr conditional": "conditional", "mr unsafe": "unsafe"}
FIELDS = {
    "latex": "Natural rubber latex",
    "mri_safety": "MRI safety",
    "sterile": "Sterile as supplied",
    "sterilise_before_use": "Sterilise before use",
    "use": "Use",
    "supply": "Supply",
    "discontinued": "Discontinued",
}
AT_ONCE = 5_000


class NotCountable(ValueError):
    """The file is not lines of JSON."""


@dataclass(frozen=True, slots=True)
class Line:
    """How often one value is claimed: by the source, and by our tables."""

    field: str
    value: str
    source: int
    stored: int

    @property
    def equal(self) -> bool:
        return self.source == self.stored


@dataclass(slots=True)
class Evidence:
    """Counts of one file and of what is stored of its devices."""

    devices: int = 0
    missing: int = 0
    """Devices of the file that the catalogue does not have."""
    codes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """(FDA code, its name, our class) → devices."""
    source: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})
    stored: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})

    @property
    def named(self) -> float:
        """The share of devices in a class with a name, 0 to 1."""
        other = sum(count for (_, _, slug), count in self.codes.items() if slug == OTHER.slug)
        return 1 - other / self.devices if self.devices else 0.0

    def lines(self) -> list[Line]:
        return [
            Line(name, value, self.source[name][value], self.stored[name][value])
            for name in FIELDS
            for value in sorted(self.source[name] | self.stored[name])
        ]

    @property
    def holds(self) -> bool:
        return not self.missing and all(line.equal for line in self.lines())


def gather_evidence(path: Path) -> Evidence:
    """Read ``path`` once and look its devices up. Of rows about one device the last one counts.

    Raises:
        OSError: it cannot be read.
        NotCountable: a line is no JSON.
    """
    rows = {
        (str(row["di"]).strip(), str(row.get("agency") or "").strip().upper()): row
        for row in _rows(path)
        if row.get("di")
    }
    found = Evidence(devices=len(rows))
    for row in rows.values():
        found.codes[_filed(row)] += 1
        for name, value in _claims(row).items():
            found.source[name][value] += 1
    identities = list(rows)
    for start in range(0, len(identities), AT_ONCE):
        some = identities[start : start + AT_ONCE]
        products = _products(some)
        found.missing += len(some) - len(products)
        for values in Device.objects.filter(pk__in=products.values()).values_list(*FIELDS):
            for name, value in zip(FIELDS, values, strict=True):
                found.stored[name][_word(value)] += 1
    return found


def class_names() -> Mapping[str, str]:
    """Slug → name of our product classes."""
    return {spec.slug: spec.name for spec in CLASSES}


def _products(identities: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    wanted = set(identities)
    rows = DeviceIdentifier.objects.filter(
        kind=DeviceIdentifier.Kind.PRIMARY, value__in={value for value, _ in wanted}, product__device__source=SOURCE
    ).values_list("value", "agency", "product_id")
    return {(value, agency): pk for value, agency, pk in rows if (value, agency) in wanted}


def _claims(row: Mapping[str, Any]) -> dict[str, str]:
    """What one record claims. A claim needs a field that says so; "not made with latex" needs both fields."""
    nrl, no_nrl = _flag(row, "nrl"), _flag(row, "no_nrl")
    free = no_nrl is True and nrl is False
    rx, otc = _flag(row, "rx"), _flag(row, "otc")
    return {
        "latex": "contains_nrl" if nrl else "not_made_with_nrl" if free else "not_stated",
        "mri_safety": _MRI.get(str(row.get("mri") or "").strip().lower(), "not_stated"),
        "sterile": _word(_flag(row, "sterile")),
        "sterilise_before_use": _word(_flag(row, "sterilize_before_use")),
        "use": "single_use" if _flag(row, "single_use") else "not_stated",
        "supply": "rx_only" if rx else "otc" if otc and rx is False else "not_stated",
        "discontinued": _word(str(row.get("status") or "").strip().lower() == "not in commercial distribution"),
    }


def _flag(row: Mapping[str, Any], name: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(str(row.get(name)).strip().lower())


def _word(value: Any) -> str:
    return {True: "yes", False: "no", None: "not_stated"}[value] if not isinstance(value, str) else value


def _filed(row: Mapping[str, Any]) -> tuple[str, str, str]:
    """The first FDA code of a record, its name, and the class that its codes name."""
    codes = [
        (str(one.get("code") or ""), str(one.get("name") or ""), str(one.get("panel") or "")) for one in row["fda"]
    ]
    slugs = [slug for code, name, panel in codes if (slug := class_of(code, name, panel))]
    code, name, _ = codes[0] if codes else ("", "", "")
    return code, name, slugs[0] if slugs else OTHER.slug


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as packed:
        opened = gzip.open if packed.read(2) == b"\x1f\x8b" else open
    with opened(path, "rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as unreadable:
                raise NotCountable(f"line {number} is no JSON") from unreadable
            if isinstance(row, dict):
                yield row | {"fda": row.get("fda") or []}
