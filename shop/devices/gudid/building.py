"""From the fields of a file to a ``GudidRecord``. Says less than the file rather than more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shop.devices import identifiers
from shop.devices.gudid.cleaning import Sheet, plain_number, shown
from shop.devices.gudid.paperwork import register_statement
from shop.devices.gudid.records import (
    FdaCode,
    GudidRecord,
    IdentifierRecord,
    Refusal,
    Remark,
    RemarkKind,
    SizeRecord,
    StorageRecord,
)
from shop.devices.models import DeviceIdentifier, Latex, MriSafety, Stated, Supply, Use

Agency = DeviceIdentifier.Agency
Kind = DeviceIdentifier.Kind

_AGENCIES = {"gs1": Agency.GS1, "hibcc": Agency.HIBCC, "iccbba": Agency.ICCBBA, "ndc/nhric": Agency.OTHER}
_KINDS = {
    "package": Kind.PACKAGE,
    "unit of use": Kind.UNIT_OF_USE,
    "secondary": Kind.SECONDARY,
    "direct marking": Kind.DIRECT_MARK,
    "previous": Kind.PREVIOUS,
}
_PACKAGE_TYPES = {
    "ca": "Case",
    "cases": "Case",
    "cartons": "Carton",
    "boxes": "Box",
    "bags": "Bag",
    "inner": "Inner pack",
    "pack_or_inner_pack": "Inner pack",
    **{
        name.casefold(): name
        for name in (
            "Bag", "Box", "Carton", "Case", "Crate", "Inner box", "Inner pack", "Outer box", "Outer case", "Pack",
            "Package", "Pallet", "Plastic bag", "Pouch", "Shipping carton", "Tray", "Unit of sale", "Vial",
        )
    },
}  # fmt: skip
_MRI = {
    "mr safe": MriSafety.SAFE,
    "mr conditional": MriSafety.CONDITIONAL,
    "mr unsafe": MriSafety.UNSAFE,
    "labeling does not contain mri safety information": MriSafety.NOT_STATED,
}
_DISTRIBUTION = {"in commercial distribution": False, "not in commercial distribution": True}
_RECORD_STATES = {"published": False, "unpublished": False, "deactivated": True}
_DEVICE_CLASSES = {"1": "I", "2": "II", "3": "III", "u": "", "n": "", "f": ""}
_CONTROLS = {
    "lot": "lot",
    "serial": "serial",
    "exp_date": "expiry",
    "mfg_date": "manufacture_date",
    "donation_id": "donation_id",
}
_STORAGE_TYPES = {
    "storage environment temperature": "Storage temperature",
    "storage environment humidity": "Storage humidity",
    "storage environment atmospheric pressure": "Storage pressure",
    "handling environment temperature": "Handling temperature",
    "handling environment humidity": "Handling humidity",
    "handling environment atmospheric pressure": "Handling pressure",
    "special storage condition, specify": "Special condition",
    "special storage conditions": "Special condition",
}
_STORAGE_UNITS = {
    "degrees celsius": "°C",
    "degrees fahrenheit": "°F",
    "degrees kelvin": "K",
    "percent (%) relative humidity": "% RH",
    "kilo pascal": "kPa",
    "millibar": "mbar",
}
_LARGEST_SIZE = Decimal(10) ** 8
_SIZE_STEP = Decimal("0.0001")


def build(fields: Mapping[Any, Any], *, place: int) -> GudidRecord | Refusal:
    """The record that ``fields`` (named as in the line format) describe; a refusal when it says not of which device.

    Never raises, whatever types and values are in ``fields``.
    """
    remarks: list[Remark] = []
    sheet = Sheet(fields, remarks)
    value = sheet.identifier("di")
    if not value:
        return Refusal(place, "no device identifier", raw=shown(fields.get("di")))
    if not identifiers.is_usable(value):
        return Refusal(place, "the device identifier has impossible characters or length", raw=shown(value))

    primary = _identifier(sheet, value, Kind.PRIMARY, quantity=_more_than_one(sheet.count("device_count")))
    return GudidRecord(
        place=place,
        identifiers=_identifiers(primary, sheet),
        company=sheet.text("company", 255),
        brand=sheet.text("brand", 255),
        model=sheet.text("model", 128),
        catalog=sheet.text("catalog", 128),
        description=sheet.paragraph("description", 10_000),
        discontinued=_discontinued(sheet),
        published_on=sheet.date("published"),
        fda=_fda_codes(sheet),
        use=Use.SINGLE_USE if sheet.flag("single_use") == Stated.YES else Use.NOT_STATED,
        label_controls=tuple(name for key, name in _CONTROLS.items() if sheet.flag(key) == Stated.YES),
        is_kit=sheet.flag("kit") == Stated.YES,
        is_combination=sheet.flag("combination") == Stated.YES,
        latex=_latex(sheet),
        mri_safety=sheet.one_of("mri", _MRI, MriSafety.NOT_STATED),
        supply=_supply(sheet),
        sterile=sheet.flag("sterile"),
        sterilise_before_use=sheet.flag("sterilize_before_use"),
        sterilisation_methods=tuple(sheet.texts("methods", 80)),
        sizes=_sizes(sheet),
        storage=_storage(sheet),
        register=register_statement(sheet),
        remarks=tuple(remarks),
    )


def _identifiers(primary: IdentifierRecord, sheet: Sheet) -> tuple[IdentifierRecord, ...]:
    """The primary identifier and every usable further one, each value once for each kind."""
    found: dict[tuple[str, Kind], IdentifierRecord] = {}
    for entry in sheet.sheets("packages"):
        further = _further_identifier(entry)
        if further is not None:
            found.setdefault((further.value, further.kind), further)
    if primary.quantity:
        single = next((one.value for one in found.values() if one.kind == Kind.UNIT_OF_USE), "")
        primary = replace(primary, contains=single)
    return primary, *found.values()


def _further_identifier(entry: Sheet) -> IdentifierRecord | None:
    value = entry.identifier("di")
    kind: Kind | None = entry.one_of("type", _KINDS, None)
    if not identifiers.is_usable(value) or kind is None:
        entry.remark(RemarkKind.LEFT_OUT, shown(value))
        return None
    contains = entry.identifier("contains")
    if contains and (contains == value or not identifiers.is_usable(contains)):
        entry.remark(RemarkKind.LEFT_OUT, f"contains {shown(contains)}")
        contains = ""
    return _identifier(entry, value, kind, quantity=entry.count("qty"), contains=contains)


def _identifier(entry: Sheet, value: str, kind: Kind, *, quantity: int | None, contains: str = "") -> IdentifierRecord:
    agency = _agency(entry, value, is_primary=kind == Kind.PRIMARY)
    holds = identifiers.check_digit_holds(agency, value)
    if not identifiers.has_form_of(agency, value):
        entry.remark(RemarkKind.FORM, f"{agency.value} {value}")
    elif not holds:
        entry.remark(RemarkKind.CHECK_DIGIT, f"{kind.label.lower()} {value}")
    return IdentifierRecord(
        value=value,
        kind=kind,
        agency=agency,
        check_digit_valid=holds,
        package_type=_package_type(entry),
        contains=contains,
        quantity=quantity,
        discontinued=kind != Kind.PRIMARY and entry.one_of("status", _DISTRIBUTION, False),
        discontinued_on=entry.date("discontinued") if kind != Kind.PRIMARY else None,
    )


def _agency(entry: Sheet, value: str, *, is_primary: bool) -> Agency:
    """The agency that the file names; where it names none, the one whose form ``value`` has.

    The line format names none for further identifiers, so only a primary one without is worth a remark.
    """
    said = entry.text("agency", 40)
    known = _AGENCIES.get(said.casefold())
    if known is not None:
        return known
    if said or is_primary:
        entry.remark(RemarkKind.AGENCY, f"{shown(said)} of {value}")
    return Agency(identifiers.guess_agency(value))


def _package_type(entry: Sheet) -> str:
    """One spelling for what the register writes in many; an unknown word stays as it is."""
    said = entry.text("pkg_type", 40)
    return _PACKAGE_TYPES.get(said.casefold(), said)


def _more_than_one(count: int | None) -> int | None:
    return count if count is not None and count > 1 else None


def _discontinued(sheet: Sheet) -> bool:
    gone = sheet.one_of("status", _DISTRIBUTION, False)
    withdrawn = sheet.one_of("record_status", _RECORD_STATES, False)
    return bool(gone or withdrawn)


def _fda_codes(sheet: Sheet) -> tuple[FdaCode, ...]:
    codes = []
    for entry in sheet.sheets("fda"):
        code = entry.text("code", 20).upper()
        if len(code) != 3:
            if code:
                entry.remark(RemarkKind.VALUE, f"fda.code: {shown(code)}")
            continue
        codes.append(
            FdaCode(
                code=code,
                name=entry.text("name", 255),
                device_class=entry.one_of("device_class", _DEVICE_CLASSES, ""),
                regulation=entry.text("regulation", 12),
                panel=entry.text("panel", 2).upper(),
            )
        )
    return tuple(codes)


def _latex(sheet: Sheet) -> Latex:
    """What the two flags say together. "Not made with" needs both of them, plainly: a gap is no promise."""
    contains, without = sheet.flag("nrl"), sheet.flag("no_nrl")
    if contains == Stated.YES:
        if without == Stated.YES:
            sheet.remark(RemarkKind.CONTRADICTION, "latex: labelled with it and without it; taken as containing it")
        return Latex.CONTAINS
    if without == Stated.YES and contains == Stated.NO:
        return Latex.NOT_MADE_WITH
    return Latex.NOT_STATED


def _supply(sheet: Sheet) -> Supply:
    prescription, over_the_counter = sheet.flag("rx"), sheet.flag("otc")
    if prescription == Stated.YES:
        if over_the_counter == Stated.YES:
            sheet.remark(RemarkKind.CONTRADICTION, "supply: on prescription and over the counter; taken as the former")
        return Supply.RX_ONLY
    if over_the_counter == Stated.YES and prescription == Stated.NO:
        return Supply.OTC
    return Supply.NOT_STATED


def _sizes(sheet: Sheet) -> tuple[SizeRecord, ...]:
    sizes = (_size(entry) for entry in sheet.sheets("sizes"))
    return tuple(size for size in sizes if size is not None)


def _size(entry: Sheet) -> SizeRecord | None:
    """A number that the table cannot hold exactly stands in the text as well; what is no number stands only there."""
    kind = entry.text("type", 60) or "Size"
    said, unit, note = entry.text("value", 60), entry.text("unit", 30), entry.text("text", 200)
    number = plain_number(said)
    if number is not None and abs(number) < _LARGEST_SIZE:
        stored = number.quantize(_SIZE_STEP)
        exact = stored == number
        return SizeRecord(kind, stored, unit, note if exact else _joined(said, unit, note))
    text = _joined(said, unit if said else "", note)
    return SizeRecord(kind, text=text) if text else None


def _joined(said: str, unit: str, note: str) -> str:
    return "; ".join(part for part in (f"{said} {unit}".strip(), note) if part)


def _storage(sheet: Sheet) -> tuple[StorageRecord, ...]:
    conditions: list[StorageRecord] = []
    for entry in sheet.sheets("environment"):
        conditions += _conditions(entry)
    return tuple(dict.fromkeys(conditions))


def _conditions(entry: Sheet) -> list[StorageRecord]:
    """One condition; two when its bounds are in different units; none when nothing is filled in."""
    said = entry.text("storageHandlingType", 80)
    kind = _STORAGE_TYPES.get(said.casefold(), said) or "Special condition"
    note = entry.text("storageHandlingSpecialConditionText", 500)
    low, low_unit = _bound(entry.sheet("storageHandlingLow"))
    high, high_unit = _bound(entry.sheet("storageHandlingHigh"))
    if low is not None and high is not None and low_unit != high_unit:
        return [
            StorageRecord(kind, low=low, unit=low_unit, note=note),
            StorageRecord(kind, high=high, unit=high_unit, note=note),
        ]
    if low is None and high is None and not note:
        return []
    unit = low_unit if low is not None else high_unit if high is not None else ""
    return [StorageRecord(kind, low=low, high=high, unit=unit, note=note)]


def _bound(entry: Sheet) -> tuple[int | float | None, str]:
    unit = entry.text("unit", 40)
    number = entry.number("value")
    plain = None if number is None else int(number) if number == number.to_integral_value() else float(number)
    return plain, _STORAGE_UNITS.get(unit.casefold(), unit)
