"""Judged collections in BEIR layout: what is to be found, what is asked, and what was judged to answer it.

    corpus.jsonl    {"_id": …, "title": …, "text": …} and, where there are any, "kind", "attributes" (an object),
                    "identifiers" (a list), "keywords" (a list), "summary", "group", "boost"
    queries.jsonl   {"_id": …, "text": …}
    qrels.tsv       query-id, corpus-id, score with tabs between, under a header; qrels/test.tsv is taken too

Collections come from anywhere: blank lines, CRLF, a byte order mark, numbers as ids, missing titles and repeated ids
are no errors; what is repeated counts once, the first time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.sources import SearchDocument

Judgements = dict[str, dict[str, float]]
"""By query, then by document: how good an answer it is; 0 and less is none."""


class UnreadableCollection(Exception):
    """A file is missing or is not what it should be; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a collection under its own name."""

    name: str
    document: SearchDocument


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A query and the one thing that is meant by it: the id of a document, or an identifier."""

    words: str
    expected: str


@dataclass(slots=True)
class Collection:
    """A folder in BEIR layout."""

    folder: Path
    repeated: list[str] = field(default_factory=list)
    """Ids that stood in the corpus more than once; filled while ``entries`` is read."""

    def entries(self) -> Iterator[Entry]:
        """The documents one by one, numbered from 1 in the order of the file.

        Raises:
            UnreadableCollection: see there.
        """
        seen: set[str] = set()
        for place, row in _rows(self.folder / "corpus.jsonl"):
            name = _name(place, row)
            if name in seen:
                self.repeated.append(name)
                continue
            seen.add(name)
            yield Entry(name, _document(len(seen), row))

    def queries(self) -> dict[str, str]:
        """What is asked, by query id; empty queries are left out.

        Raises:
            UnreadableCollection: see there.
        """
        queries: dict[str, str] = {}
        for place, row in _rows(self.folder / "queries.jsonl"):
            words = _text(row.get("text"))
            if words:
                queries.setdefault(_name(place, row), words)
        return queries

    def judgements(self) -> Judgements:
        """What answers what.

        Raises:
            UnreadableCollection: see there.
        """
        choices = (self.folder / "qrels.tsv", self.folder / "qrels" / "test.tsv")
        path = next((choice for choice in choices if choice.is_file()), choices[0])
        judged: Judgements = {}
        for number, line in _lines(path):
            columns = [column.strip() for column in (line.split("\t") if "\t" in line else line.split())]
            if len(columns) == 4:  # TREC: query, iteration, document, score
                columns = [columns[0], *columns[2:]]
            try:
                query, document, score = columns
                grade = float(score)
            except ValueError as odd:
                if number == 1:
                    continue  # the header
                raise UnreadableCollection(
                    f"{path}, line {number}: query-id, corpus-id and score are expected with tabs between them"
                ) from odd
            judged.setdefault(query, {}).setdefault(document, grade)
        return judged


def known_items(path: Path) -> list[KnownItem]:
    """``query<TAB>expected id``, a line each.

    Raises:
        UnreadableCollection: see there.
    """
    items = []
    for number, line in _lines(path):
        words, tab, expected = line.partition("\t")
        expected = expected.split("\t")[0].strip()
        if not (tab and words.strip() and expected):
            raise UnreadableCollection(f"{path}, line {number}: a query, a tab and the expected id are expected")
        items.append(KnownItem(words.strip(), expected))
    return items


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of ``path`` that are not blank, with their numbers from 1. Only a line feed ends a line."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except OSError as missing:
        raise UnreadableCollection(f"{path} cannot be read: {missing.strerror}") from missing


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in _lines(path):
        place = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as odd:
            raise UnreadableCollection(f"{place}: this is no JSON ({odd})") from odd
        if not isinstance(row, dict):
            raise UnreadableCollection(f"{place}: a JSON object is expected")
        yield place, row


def _name(place: str, row: Mapping[str, Any]) -> str:
    name = _text(row.get("_id"))
    if not name:
        raise UnreadableCollection(f"{place}: there is no _id")
    return name


def _document(number: int, row: Mapping[str, Any]) -> SearchDocument:
    attributes = row.get("attributes")
    return SearchDocument(
        kind=_text(row.get("kind")) or "document",
        object_id=number,
        title=_text(row.get("title")),
        summary=_text(row.get("summary")),
        body=_text(row.get("text")),
        identifiers=_texts(row.get("identifiers")),
        attributes=(
            {str(name): _text(value) for name, value in attributes.items()} if isinstance(attributes, Mapping) else {}
        ),
        keywords=_texts(row.get("keywords")),
        group=_text(row.get("group")),
        boost=_boost(row.get("boost")),
    )


def _boost(value: Any) -> float:
    """A number above nought, as it stands; anything else is 1."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else 1.0


def _text(value: Any) -> str:
    """``value`` in words; nothing for null, a list with commas."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence):
        return ", ".join(filter(None, map(_text, value)))
    return str(value)


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(filter(None, map(_text, value)))
    return tuple(filter(None, [_text(value)]))
