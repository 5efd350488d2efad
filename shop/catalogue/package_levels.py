"""Which package bears which identifier: the each, the box of 12, the case of 10 boxes."""

from __future__ import annotations

from collections.abc import Sequence

from core.units import counted
from shop.catalogue import register_words
from shop.devices.models import DeviceIdentifier

Kind = DeviceIdentifier.Kind


def package_levels(rows: Sequence[DeviceIdentifier], *, base_name: str) -> dict[int, str]:
    """What bears each of one product's identifiers, by primary key; ``base_name`` is its smallest unit ("each").

    A secondary or previous identifier stands where the primary one does. What a package holds is said by the name of
    the level below it; a package that names a level we do not have says its own kind alone.
    """
    primary = next((row for row in rows if row.kind == Kind.PRIMARY), None)
    main = _primary(primary, base_name)
    held = {row.value: _name(row) for row in rows if row.kind == Kind.PACKAGE}
    if primary:
        held[primary.value] = "pack" if primary.quantity else base_name
    levels = {}
    for row in rows:
        if row.kind == Kind.PACKAGE:
            inner = held.get(row.contains) if row.contains else base_name
            levels[row.pk] = f"{_name(row)} of {counted(row.quantity, inner)}" if row.quantity and inner else _name(row)
        elif row.kind == Kind.UNIT_OF_USE:
            levels[row.pk] = base_name
        elif row.kind == Kind.DIRECT_MARK:
            levels[row.pk] = "marked on the device itself"
        else:
            levels[row.pk] = main
    return levels


def units_held(rows: Sequence[DeviceIdentifier]) -> dict[int, int]:
    """How many of the smallest units each identifier stands for, by primary key; 0 where that is not known.

    Registers have packages that contain each other; such a chain ends where it meets itself.
    """
    by_value = {row.value: row for row in rows if row.kind in (Kind.PRIMARY, Kind.PACKAGE)}

    def held(row: DeviceIdentifier, above: frozenset[str]) -> int:
        inner = None if row.contains in above else by_value.get(row.contains)
        return (row.quantity or 0) * ((held(inner, above | {row.value}) or 1) if inner else 1)

    return {row.pk: held(row, frozenset({row.value})) for row in rows}


def _primary(row: DeviceIdentifier | None, base_name: str) -> str:
    if row is None:
        return ""
    return f"pack of {counted(row.quantity, base_name)}" if row.quantity else base_name


def _name(row: DeviceIdentifier) -> str:
    return register_words.package(row.package_type)
