"""The register as the FDA publishes it in full: XML, read as a stream, one device in memory at a time.

Expat is used directly: it says in which line a device begins, and lets us refuse a document type declaration before
anything that it declares (an entity that expands without end, a file elsewhere) can be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any
from xml.parsers import expat

from shop.devices.gudid.building import build
from shop.devices.gudid.records import GudidRecord, Refusal

LONGEST_RECORD = 1_048_576
"""Characters of text and elements of one device together; what is longer is no record and is not held in memory."""

DEEPEST = 20
"""Elements within one another in one device; the register has five."""

_CHUNK = 65_536


class DtdRefused(Exception):
    """The file declares a document type. The register's files have none, and one can only do harm."""


class Element:
    """A part of one device: its name without namespace, its text, the parts in it."""

    __slots__ = ("children", "name", "text")

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""
        self.children: list[Element] = []

    def all(self, *path: str) -> list[Element]:
        """Every part that ``path`` leads to."""
        found = [self]
        for name in path:
            found = [child for one in found for child in one.children if child.name == name]
        return found

    def value(self, *path: str) -> str | None:
        """The text of the first part that ``path`` leads to; None when there is none or it is empty."""
        found = self.all(*path)
        return found[0].text.strip() or None if found else None


def read(stream: IO[bytes]) -> Iterator[GudidRecord | Refusal]:
    """Every device as a record or a refusal; XML that is not well formed gives a last refusal.

    Raises:
        DtdRefused: there is a document type declaration.
    """
    devices = _Devices()
    while True:
        chunk = stream.read(_CHUNK)
        try:
            devices.feed(chunk)
        except expat.ExpatError as broken:
            yield from devices.taken()
            yield Refusal(broken.lineno, f"the XML breaks off here: {expat.ErrorString(broken.code)}")
            return
        yield from devices.taken()
        if not chunk:
            return


class _Devices:
    """Collects ``device`` elements as the parser passes them, and forgets each when it is taken."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._open: list[Element] = []
        self._beyond = 0  # open elements past one of the limits, only counted
        self._line = 0
        self._size = 0
        self._ready: list[GudidRecord | Refusal] = []

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk, not chunk)

    def taken(self) -> list[GudidRecord | Refusal]:
        ready, self._ready = self._ready, []
        return ready

    def _doctype(self, *_: Any) -> None:
        raise DtdRefused("the XML declares a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        if not self._open:
            if name == "device":
                self._line, self._size = self._parser.CurrentLineNumber, 0
                self._open.append(Element(name))
            return
        self._size += len(name)
        if len(self._open) == DEEPEST:
            self._size = LONGEST_RECORD + 1
        if self._size > LONGEST_RECORD:
            self._beyond += 1
            return
        element = Element(name)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _text(self, text: str) -> None:
        if self._open:
            self._size += len(text)
            if self._size <= LONGEST_RECORD:
                self._open[-1].text += text

    def _end(self, name: str) -> None:
        if self._beyond:
            self._beyond -= 1
        elif self._open:
            element = self._open.pop()
            if not self._open:
                self._ready.append(self._record(element))

    def _record(self, device: Element) -> GudidRecord | Refusal:
        if self._size > LONGEST_RECORD:
            return Refusal(self._line, f"the record is longer than {LONGEST_RECORD:,} characters or nests too deep")
        built = build(fields_of(device), place=self._line)
        return replace(built, raw=device.value("publicDeviceRecordKey") or "") if isinstance(built, Refusal) else built


def fields_of(device: Element) -> dict[str, Any]:
    """A ``device`` element under the names of the line format."""
    identifiers = device.all("identifiers", "identifier")
    primary = next((one for one in identifiers if (one.value("deviceIdType") or "").casefold() == "primary"), None)
    return {
        "di": primary.value("deviceId") if primary else device.value("deviceId"),
        "agency": primary.value("deviceIdIssuingAgency") if primary else None,
        "packages": [_identifier(one) for one in identifiers if one is not primary],
        "brand": device.value("brandName"),
        "model": device.value("versionModelNumber"),
        "catalog": device.value("catalogNumber"),
        "company": device.value("companyName"),
        "description": device.value("deviceDescription"),
        "device_count": device.value("deviceCount"),
        "status": device.value("deviceCommDistributionStatus"),
        "record_status": device.value("deviceRecordStatus"),
        "published": device.value("devicePublishDate"),
        "record_key": device.value("publicDeviceRecordKey"),
        "version": device.value("publicVersionNumber"),
        "version_date": device.value("publicVersionDate"),
        "distribution_end": device.value("deviceCommDistributionEndDate"),
        "hctp": device.value("deviceHCTP"),
        "premarket_exempt": device.value("premarketExempt"),
        "dm_exempt": device.value("DMExempt"),
        "gmdn": [
            {"code": term.value("gmdnCode"), "name": term.value("gmdnPTName")}
            for term in device.all("gmdnTerms", "gmdn")
        ],
        "submissions": [
            {
                "number": one.value("submissionNumber"),
                "supplement": one.value("supplementNumber"),
                "type": one.value("submissionType"),
            }
            for one in device.all("premarketSubmissions", "premarketSubmission")
        ],
        "contacts": [
            {"phone": one.value("phone"), "extension": one.value("phoneExtension"), "email": one.value("email")}
            for one in device.all("contacts", "customerContact")
        ],
        "fda": [
            {"code": code.value("productCode"), "name": code.value("productCodeName")}
            for code in device.all("productCodes", "fdaProductCode")
        ],
        "single_use": device.value("singleUse"),
        "lot": device.value("lotBatch"),
        "serial": device.value("serialNumber"),
        "mfg_date": device.value("manufacturingDate"),
        "exp_date": device.value("expirationDate"),
        "donation_id": device.value("donationIdNumber"),
        "kit": device.value("deviceKit"),
        "combination": device.value("deviceCombinationProduct"),
        "nrl": device.value("labeledContainsNRL"),
        "no_nrl": device.value("labeledNoNRL"),
        "mri": device.value("MRISafetyStatus"),
        "rx": device.value("rx"),
        "otc": device.value("otc"),
        "sterile": device.value("sterilization", "deviceSterile"),
        "sterilize_before_use": device.value("sterilization", "sterilizationPriorToUse"),
        "methods": [one.text for one in device.all("sterilization", "methodTypes", "sterilizationMethod")],
        "sizes": [
            {
                "type": size.value("sizeType"),
                "value": size.value("size", "value"),
                "unit": size.value("size", "unit"),
                "text": size.value("sizeText"),
            }
            for size in device.all("deviceSizes", "deviceSize")
        ],
        "environment": [_condition(one) for one in device.all("environmentalConditions", "storageHandling")],
    }


def _identifier(element: Element) -> dict[str, Any]:
    return {
        "di": element.value("deviceId"),
        "type": element.value("deviceIdType"),
        "agency": element.value("deviceIdIssuingAgency"),
        "contains": element.value("containsDINumber"),
        "qty": element.value("pkgQuantity"),
        "pkg_type": element.value("pkgType"),
        "status": element.value("pkgStatus"),
        "discontinued": element.value("pkgDiscontinueDate"),
    }


def _condition(element: Element) -> dict[str, Any]:
    condition: dict[str, Any] = {
        name: element.value(name) for name in ("storageHandlingType", "storageHandlingSpecialConditionText")
    }
    for bound in ("storageHandlingLow", "storageHandlingHigh"):
        condition[bound] = {"value": element.value(bound, "value"), "unit": element.value(bound, "unit")}
    return condition
