"""Tables as CSV and XLSX, going out and coming in. No cell that leaves here is a formula to any spreadsheet.

Cells are text or numbers. Text that a spreadsheet would take for a formula leaves with an apostrophe before it, which
is taken away again when it comes back.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 100_000
MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
"""Of a workbook, which is a zip archive: small ones can hold gigabytes."""
FORMATS = ("csv", "xlsx")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")

Cell = str | int | Decimal


class UnreadableFile(Exception):
    """The file is no table that we can read; the message says why, to the person who brought it."""


def neutral(text: str) -> str:
    """``text`` as no spreadsheet takes it for a formula. ``plain`` takes it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def _safe(text: str) -> str:
    """``text`` as a cell: without control characters, behind which a formula could hide until they are dropped."""
    return neutral(ILLEGAL_CHARACTERS_RE.sub("", text))


def plain(text: str) -> str:
    """What ``neutral`` was given."""
    return text[1:] if _QUOTED_FORMULA.match(text) else text


def same_text(text: str) -> str:
    """``text`` without what files lose on their way: control characters, kinds of line ends, blanks at the ends."""
    return ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def format_of(filename: str) -> str:
    """ "csv" or "xlsx".

    Raises:
        UnreadableFile: the name ends otherwise.
    """
    ending = PurePath(filename).suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise UnreadableFile("Bring a file whose name ends in .csv or .xlsx.")
    return ending


def written(rows: Iterable[Sequence[Cell]], kind: str) -> bytes:
    """``rows``, the header first, as a file of ``kind``."""
    return _workbook(rows) if kind == "xlsx" else _csv(rows)


def read(content: bytes, kind: str) -> Iterator[list[str]]:
    """The rows of a file as text, the header first.

    Raises:
        UnreadableFile: it is too large, damaged, in another encoding, or holds formulas.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Bring it in parts.")
    rows = _read_workbook(content) if kind == "xlsx" else _read_csv(content)
    for number, row in enumerate(rows):
        if number > MOST_ROWS:
            raise UnreadableFile(f"The file has more than {MOST_ROWS:,} rows. Bring it in parts.")
        yield [plain(cell) for cell in row]


def _csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """With a byte order mark, without which Excel reads umlauts wrongly. Negative numbers are text here."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerows([_safe(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _workbook(rows: Iterable[Sequence[Cell]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Products")
    sheet.freeze_panes = "C2"
    for row in rows:
        sheet.append([_safe(cell) if isinstance(cell, str) else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read_csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnreadableFile("The file is not in UTF-8. Save it as “CSV UTF-8”.") from wrong
    if "\x00" in text:
        raise UnreadableFile("The file holds null characters, so it is no CSV.")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as wrong:
        raise UnreadableFile(f"The file is damaged: {wrong}.") from wrong


def _read_workbook(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED_BYTES:
                raise UnreadableFile("The workbook unpacks to more than we can read. Bring it in parts.")
        book = load_workbook(io.BytesIO(content), read_only=True)
        for number, row in enumerate(book.worksheets[0].iter_rows(), start=1):
            if any(cell.data_type == "f" for cell in row):
                raise UnreadableFile(f"Row {number} holds a formula. Paste it as values first.")
            yield [_as_text(cell.value) for cell in row]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, ParseError) as wrong:
        raise UnreadableFile("The workbook is damaged or no .xlsx file.") from wrong


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return str(value)
