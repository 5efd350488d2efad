"""What an import tells at its end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from shop.catalogue.classes import OTHER
from shop.devices.gudid.facts import class_slug_of
from shop.devices.gudid.gathering import Gathered
from shop.devices.gudid.importing import Outcome
from shop.devices.gudid.records import GudidRecord, Remark, RemarkKind
from shop.devices.gudid.survey import Quarantine

SAMPLES = 3


class Report:
    """Counts what became of the rows, with a few examples of each doubt."""

    def __init__(self) -> None:
        self.created = self.changed = self.unchanged = self.priced = 0
        self.gathered = Gathered()
        self.remarks: Counter[RemarkKind] = Counter()
        self.classes: Counter[str] = Counter()
        self._samples: defaultdict[RemarkKind, list[str]] = defaultdict(list)

    @property
    def devices(self) -> int:
        return self.created + self.changed + self.unchanged

    def add(self, outcome: Outcome) -> None:
        self.created += outcome.created
        self.changed += outcome.changed
        self.unchanged += outcome.unchanged
        self.priced += outcome.priced
        self.note(outcome.remarks)

    def note(self, remarks: Iterable[tuple[str, Remark]]) -> None:
        """Remarks with the primary identifier of the device they are about."""
        for identifier, remark in remarks:
            self.remarks[remark.kind] += 1
            if len(self._samples[remark.kind]) < SAMPLES:
                self._samples[remark.kind].append(f"{identifier} ({remark.detail})")

    def note_record(self, record: GudidRecord) -> None:
        self.classes[class_slug_of(record)] += 1
        self.note((record.primary.value, remark) for remark in record.remarks)

    def class_lines(self) -> Iterator[str]:
        """A line for each product class: devices, their share in per cent, the class; then the share of named ones."""
        total = self.classes.total() or 1
        for slug, count in self.classes.most_common():
            yield f"{count:>8,}  {count / total:6.2%}  {slug}"
        yield f"in a named class: {1 - self.classes[OTHER.slug] / total:.2%}"

    def lines(self, quarantine: Quarantine) -> Iterator[str]:
        yield f"{self.created:,} created, {self.changed:,} changed, {self.unchanged:,} unchanged"
        if self.gathered.variants:
            yield f"{self.gathered.variants:,} became variants, {self.gathered.families:,} new families"
        if self.priced:
            yield f"{self.priced:,} given an invented price"
        yield f"Flagged: {self.remarks.total():,}"
        for kind, count in self.remarks.most_common():
            yield f"  {count:>6,}  {kind.value}: {'; '.join(self._samples[kind])}"
        yield f"Quarantined: {quarantine.reasons.total():,}"
        for reason, count in quarantine.reasons.most_common():
            yield f"  {count:>6,}  {reason}"
        if quarantine.reasons:
            yield f"  in {quarantine.path}"
