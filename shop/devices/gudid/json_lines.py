"""The register as lines of JSON, one device a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from shop.devices.gudid.building import build
from shop.devices.gudid.records import GudidRecord, Refusal

LONGEST_LINE = 1_048_576
"""Bytes. A record of the register has about 2,000; a longer line is no record and is not held in memory."""

SHOWN = 2_000
"""Characters of a refused line that go into the report on it."""


def read(stream: IO[bytes]) -> Iterator[GudidRecord | Refusal]:
    """Every line as a record or a refusal; blank lines are nothing."""
    for place, line in _lines(stream):
        if len(line) > LONGEST_LINE:
            yield Refusal(place, f"the line is longer than {LONGEST_LINE:,} bytes", raw=_shown(line))
        elif line.strip():
            yield _record(line, place)


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """(number from 1, line); of a line that is too long one byte more than allowed, the rest is passed over."""
    place = 0
    while line := stream.readline(LONGEST_LINE + 1):
        place += 1
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        yield place, line


def _record(line: bytes, place: int) -> GudidRecord | Refusal:
    try:
        fields = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        return Refusal(place, "the line is not UTF-8", raw=_shown(line))
    except (ValueError, RecursionError) as unreadable:  # ValueError also for a number of thousands of digits
        return Refusal(place, f"the line is not JSON: {str(unreadable)[:200]}", raw=_shown(line))
    if not isinstance(fields, dict):
        return Refusal(place, "the line is not a JSON object", raw=_shown(line))
    built = build(fields, place=place)
    return replace(built, raw=_shown(line)) if isinstance(built, Refusal) else built


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _shown(line: bytes) -> str:
    return line[: SHOWN * 4].decode("utf-8", errors="replace")[:SHOWN].rstrip("\n")
