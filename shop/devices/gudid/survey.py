"""The first pass over a file: what is in it, what of it is refused, and which of several rows about a device counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

from shop.devices.gudid.records import GudidRecord, Identity, Refusal, Remark, RemarkKind


class Quarantine:
    """The file of refused rows, a JSON object a line: where it stood, why, and how it began.

    Nothing refused, no file; an earlier file of the same name goes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reasons: Counter[str] = Counter()
        self._file: IO[str] | None = None

    def __enter__(self) -> Quarantine:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, refusal: Refusal) -> None:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8")
        row = {"line": refusal.place, "reason": refusal.reason, "row": refusal.raw}
        self._file.write(json.dumps(row) + "\n")
        self._file.flush()
        self.reasons[refusal.reason] += 1


@dataclass(slots=True)
class Survey:
    """What one pass found. Of rows about the same device the last one counts."""

    rows: int = 0
    last_row: dict[Identity, int] = field(default_factory=dict)
    duplicates: list[tuple[str, Remark]] = field(default_factory=list)

    @classmethod
    def of(cls, found: Iterable[GudidRecord | Refusal], quarantine: Quarantine) -> Survey:
        survey = cls()
        for row, one in enumerate(found):
            survey.rows += 1
            if isinstance(one, Refusal):
                quarantine.add(one)
                continue
            if one.identity in survey.last_row:
                remark = Remark(RemarkKind.DUPLICATE, f"again in line {one.place}")
                survey.duplicates.append((one.primary.value, remark))
            survey.last_row[one.identity] = row
        return survey

    def counting(self, found: Iterable[GudidRecord | Refusal]) -> Iterator[GudidRecord]:
        """The records that count, of a second pass over the same rows."""
        for row, one in enumerate(found):
            if isinstance(one, GudidRecord) and self.last_row.get(one.identity) == row:
                yield one
