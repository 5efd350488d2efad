"""One record of the register as we understand it, whichever file it came from."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from decimal import Decimal

from shop.devices.models import DeviceIdentifier, Latex, MriSafety, Stated, Supply, Use

Identity = tuple[str, str]
"""(primary device identifier, agency): what makes two records the same device."""


class RemarkKind(enum.StrEnum):
    """Why a person should look at a record, in the words of the report."""

    CHECK_DIGIT = "check digit does not hold"
    FORM = "identifier is not of its agency's form"
    AGENCY = "agency is missing or not known"
    CONTRADICTION = "statements contradict each other"
    VALUE = "value not understood, taken as not stated"
    SHORTENED = "text or list shortened"
    LEFT_OUT = "further identifier left out"
    DUPLICATE = "stands in the file again further down; the last one counts"
    OTHER_SOURCE = "the product with this identifier is not from the register; left as it is"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something doubtful about a record that is imported all the same."""

    kind: RemarkKind
    detail: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be imported, because it does not say which device it is about."""

    place: int
    """The line in the file, from 1."""
    reason: str
    raw: str = ""
    """The beginning of the row, for whoever mends it."""


@dataclass(frozen=True, slots=True)
class FdaCode:
    """A product code of the FDA with what the register says about it."""

    code: str
    name: str = ""
    device_class: str = ""
    """"I", "II", "III"; empty when unclassified or not said."""
    regulation: str = ""
    """Section of 21 CFR."""
    panel: str = ""
    """Two letters: the medical specialty that reviews it."""


@dataclass(frozen=True, slots=True)
class IdentifierRecord:
    value: str
    kind: DeviceIdentifier.Kind
    agency: DeviceIdentifier.Agency
    check_digit_valid: bool
    package_type: str = ""
    contains: str = ""
    quantity: int | None = None
    discontinued: bool = False
    discontinued_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SizeRecord:
    """``value`` in ``unit`` as the register names it, or ``text`` where it is no number."""

    type: str
    value: Decimal | None = None
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StorageRecord:
    """A condition of storage or handling; an absent bound is None."""

    type: str
    low: int | float | None = None
    high: int | float | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterStatement:
    """What the register says of its own record of a device, of its papers, and whom to ask."""

    key: str = ""
    version: int | None = None
    version_date: dt.date | None = None
    distribution_ended_on: dt.date | None = None
    tissue_based: Stated = Stated.NOT_STATED
    premarket_exempt: Stated = Stated.NOT_STATED
    direct_mark_exempt: Stated = Stated.NOT_STATED
    gmdn: tuple[tuple[str, str], ...] = ()
    """(code, name) of each term; the code may be empty."""
    premarket_submissions: tuple[tuple[str, str, str], ...] = ()
    """(number, supplement, type)"""
    contacts: tuple[tuple[str, str, str], ...] = ()
    """(phone, extension, email), any of them empty but not both ways to reach somebody."""


@dataclass(frozen=True, slots=True)
class GudidRecord:
    """A device of the register. What the register does not say, or says unclearly, is "not stated"."""

    place: int
    identifiers: tuple[IdentifierRecord, ...]
    """The primary one first."""
    company: str = ""
    brand: str = ""
    model: str = ""
    catalog: str = ""
    description: str = ""
    discontinued: bool = False
    published_on: dt.date | None = None
    fda: tuple[FdaCode, ...] = ()
    use: Use = Use.NOT_STATED
    label_controls: tuple[str, ...] = ()
    is_kit: bool = False
    is_combination: bool = False
    latex: Latex = Latex.NOT_STATED
    mri_safety: MriSafety = MriSafety.NOT_STATED
    supply: Supply = Supply.NOT_STATED
    sterile: Stated = Stated.NOT_STATED
    sterilise_before_use: Stated = Stated.NOT_STATED
    sterilisation_methods: tuple[str, ...] = ()
    sizes: tuple[SizeRecord, ...] = ()
    storage: tuple[StorageRecord, ...] = ()
    register: RegisterStatement = RegisterStatement()
    remarks: tuple[Remark, ...] = ()

    @property
    def primary(self) -> IdentifierRecord:
        return self.identifiers[0]

    @property
    def identity(self) -> Identity:
        return self.primary.value, self.primary.agency.value
