"""Documents that differ between what is there, the table and the index, one by one; and how they are mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from elasticsearch.helpers import bulk, scan

from search import indexing, records
from search.engines.elasticsearch import alias_name
from search.models import SearchRecord
from search.sources import all_sources

_AT_ONCE = 5_000

_OVERTAKE = """
    UPDATE site_search_document SET version = nextval('site_search_version'), indexed_version = 0
    WHERE id = ANY(%(ids)s::bigint[])
"""
_COUNT_ON = """
    SELECT setval('site_search_version', greatest(%(version)s, (SELECT last_value FROM site_search_version)) + 1)
"""


@dataclass(frozen=True, slots=True)
class Differences:
    """Names are those of the index: "product:12"."""

    untold: tuple[tuple[str, int], ...]
    """Kind and id of what is there and not in the table, or the other way round."""
    lacking: tuple[tuple[str, int, int], ...]
    """Name, primary key and the index's version (0: none) of rows that the index lacks or has in another version."""
    surplus: tuple[str, ...]
    """Names of documents in the index that no row knows."""

    @property
    def names(self) -> list[str]:
        """All that differ, each once."""
        untold = [f"{kind}:{object_id}" for kind, object_id in self.untold]
        return list(dict.fromkeys([*untold, *(name for name, _, _ in self.lacking), *self.surplus]))


def differences() -> Differences:
    """Compare every document; asks Elasticsearch for names and versions alone.

    Raises:
        search.indexing.NoElasticsearch, elasticsearch.ApiError, elasticsearch.TransportError: it cannot be known.
    """
    indexed = dict(_indexed())
    lacking = []
    for pk, kind, object_id, version, deleted in _rows():
        name = f"{kind}:{object_id}"
        there = indexed.pop(name, 0)
        if there != (0 if deleted else version):
            lacking.append((name, pk, there))
    return Differences(untold=tuple(_untold()), lacking=tuple(lacking), surplus=tuple(indexed))


def repair(found: Differences) -> None:
    """Mend what ``found`` names and nothing else; a rebuild is not needed for it.

    Rows get a version above all that the index has, those of deletions included: it may be ahead of the table, as after
    the database was put back from a copy.

    Raises:
        search.indexing.NoElasticsearch, elasticsearch.ApiError, elasticsearch.TransportError: some may be mended.
    """
    by_kind: dict[str, list[int]] = {}
    for kind, object_id in found.untold:
        by_kind.setdefault(kind, []).append(object_id)
    for kind, ids in by_kind.items():
        records.refresh(kind, ids)
    greatest = max((version for *_, version in found.lacking), default=0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_COUNT_ON, {"version": greatest})
        cursor.execute(_OVERTAKE, {"ids": [pk for _, pk, _ in found.lacking]})
    gone = [{"_op_type": "delete", "_index": alias_name(), "_id": name} for name in found.surplus]
    bulk(indexing._connected(), gone, raise_on_error=False, refresh=True)
    while indexing.deliver().sent:
        pass


def _indexed() -> Iterator[tuple[str, int]]:
    connected = indexing._connected()
    connected.indices.refresh(index=alias_name())
    hits = scan(connected, index=alias_name(), query={"_source": False, "version": True}, size=_AT_ONCE)
    return ((hit["_id"], hit["_version"]) for hit in hits)


def _rows() -> Iterator[tuple[Any, ...]]:
    columns = ("pk", "kind", "object_id", "version", "deleted")
    return SearchRecord.objects.order_by("pk").values_list(*columns).iterator(chunk_size=_AT_ONCE)


def _untold() -> Iterator[tuple[str, int]]:
    for offered in all_sources():
        stored = SearchRecord.objects.filter(kind=offered.kind, deleted=False).values_list("object_id", flat=True)
        for object_id in sorted(set(offered.ids()) ^ set(stored)):
            yield offered.kind, object_id
