"""Opening a file of the register: told by its content, plain or packed, lines of JSON or the official XML."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from shop.devices.gudid import json_lines, xml_release
from shop.devices.gudid.records import GudidRecord, Refusal

_GZIP = b"\x1f\x8b"
_WIDE_XML = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"


def read(path: Path) -> Iterator[GudidRecord | Refusal]:
    """Every record of ``path``, in order and one at a time; a row that is none is a refusal with its reason.

    A file that breaks off (a download cut short, XML that is not well formed) gives what stands before the break and
    a last refusal that says so.

    Raises:
        OSError: it cannot be opened or read.
        xml_release.DtdRefused: it declares a document type; nothing of it is to be trusted.
    """
    last = 0
    with path.open("rb") as packed, _unpacked(packed) as stream:
        try:
            reader = xml_release if _is_xml(stream) else json_lines
            for found in reader.read(stream):
                last = found.place
                yield found
        except (EOFError, gzip.BadGzipFile, zlib.error) as broken:
            yield Refusal(last + 1, f"the file breaks off or is damaged here: {broken}")


def _unpacked(packed: IO[bytes]) -> IO[bytes]:
    starts_as_gzip = packed.read(2) == _GZIP
    packed.seek(0)
    return cast(IO[bytes], gzip.GzipFile(fileobj=packed)) if starts_as_gzip else packed


def _is_xml(stream: IO[bytes]) -> bool:
    start = stream.read(512)
    stream.seek(0)
    return start.startswith(_WIDE_XML) or start.removeprefix(_UTF8_MARK).lstrip().startswith(b"<")
