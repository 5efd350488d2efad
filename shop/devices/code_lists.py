"""Loading the published lists of codes. No list stands in this project; who runs a shop loads what it needs."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Mapping
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from shop.devices.codes import CodeList, CodeName, CodeSystem

_CODE_COLUMNS = ("code", "productcode", "commodity", "hcpc", "hcpcs")
_NAME_COLUMNS = ("term", "name", "devicename", "title", "commodity title", "long description", "description")
_FORMS = {
    CodeSystem.EMDN: re.compile(r"[A-Z](\d\d){0,6}"),
    CodeSystem.FDA: re.compile(r"[A-Z]{3}"),
    CodeSystem.UNSPSC: re.compile(r"\d{8}"),
    CodeSystem.HCPCS: re.compile(r"[A-V]\d{4}"),
}
_LONGEST_NAME = CodeName._meta.get_field("name").max_length or 0
_UNPACKED_AT_MOST = 64 * 1024 * 1024
"""Characters; the largest of the lists has 8 million."""
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATIONS = frozenset({
    "ABO", "AFB", "APD", "BMS", "CAPD", "CICU", "CPAP", "CT", "DBS", "DES", "DNA", "ECG", "ECMO", "EEG", "EMG", "ENT",
    "ERCP", "FFR", "HBA", "HCG", "HFNC", "HIV", "HLA", "ICSI", "II", "III", "IIR", "IOL", "IPPB", "IVD", "LVAD", "MRI",
    "NAT", "NIV", "PET", "PMMA", "POC", "PORP", "PPE", "PTA", "PTCA", "PTFE", "PU", "PZD", "RNA", "RVAD", "TENS",
    "TORP", "VAS", "VDD", "XVI",
})  # fmt: skip


class ListRefused(ValueError):
    """The file is not a list of the system that it is loaded as; nothing was written."""


def read_names(path: Path, system: CodeSystem) -> dict[str, str]:
    """Code → name of a list with a header line: CSV, or columns parted by "|", ";" or tabs; plain or packed with gzip.

    Raises:
        ListRefused: no columns for code and name, a line without either, a code of another form, or one that stands
            there twice or, in EMDN, without the code above it; the message names the line.
        OSError: it cannot be read.
    """
    text = _text(path)
    first, _, _ = text.partition("\n")
    if not first.strip():
        raise ListRefused("its first line is empty")
    delimiter = max("|;\t,", key=first.count)
    rows = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if delimiter == "|" else csv.QUOTE_MINIMAL,
    )
    header = [cell.strip().casefold() for cell in next(rows)]
    code_at, name_at = _column(header, _CODE_COLUMNS), _column(header, _NAME_COLUMNS)
    names: dict[str, str] = {}
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(code_at, name_at):
            raise ListRefused(f"line {rows.line_num} has fewer columns than the first line")
        code, name = row[code_at].strip().upper(), " ".join(row[name_at].split())
        if not _FORMS[system].fullmatch(code):
            raise ListRefused(f"line {rows.line_num}: {code[:40]!r} is no {system.label} code")
        if not name:
            raise ListRefused(f"line {rows.line_num}: {code} has no name")
        if code in names:
            raise ListRefused(f"line {rows.line_num}: {code} stands there twice")
        names[code] = readable(name)[:_LONGEST_NAME]
    if not names:
        raise ListRefused("there is no code in it")
    if system == CodeSystem.EMDN:
        lost = next((code for code in names if len(code) > 1 and above(code) not in names), None)
        if lost:
            raise ListRefused(f"{lost} stands there without {above(lost)}, which it belongs to")
    return names


@transaction.atomic
def store(system: CodeSystem, names: Mapping[str, str], *, edition: str, complete: bool = True) -> None:
    """Let ``names`` be the list of ``system``, instead of the one before. Products keep their codes."""
    CodeList.objects.update_or_create(
        system=system, defaults={"edition": edition[:120], "complete": complete, "loaded_at": timezone.now()}
    )
    CodeName.objects.filter(list=system).delete()
    CodeName.objects.bulk_create(
        (CodeName(list_id=system, code=code, name=name) for code, name in names.items()), batch_size=2_000
    )


def above(code: str) -> str:
    """The EMDN code right above ``code``; empty for a category."""
    return "" if len(code) == 1 else code[0] if len(code) == 3 else code[:-2]


def readable(name: str) -> str:
    """``name`` as people write it, where a list shouts; abbreviations stay in capitals."""
    if sum(map(str.isupper, name)) <= sum(map(str.islower, name)):
        return name
    text = _WORD.sub(_quiet, name.replace("W/O", "without"))
    return text[:1].upper() + text[1:]


def _quiet(word: re.Match[str]) -> str:
    said = word[0]
    keeps = said in _ABBREVIATIONS or len(said) == 1 or not set(said) & set("AEIOUY") or said != said.upper()
    return said if keeps else said.lower()


def _column(header: list[str], known: tuple[str, ...]) -> int:
    for name in known:
        if name in header:
            return header.index(name)
    raise ListRefused(f"its first line names no column {' or '.join(known[:3])}")


def _text(path: Path) -> str:
    packed = path.read_bytes()
    try:
        if packed.startswith(b"\x1f\x8b"):
            with gzip.open(path) as stream:
                packed = stream.read(_UNPACKED_AT_MOST + 1)
    except (EOFError, gzip.BadGzipFile) as broken:
        raise ListRefused(f"the file is damaged: {broken}") from broken
    if len(packed) > _UNPACKED_AT_MOST:
        raise ListRefused("the file is larger than any list of codes")
    try:
        return packed.decode("utf-8-sig")
    except UnicodeDecodeError:
        return packed.decode("latin-1")
