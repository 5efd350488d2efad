"""Keeping Elasticsearch equal to the table: deliveries of what changed, rebuilds behind an alias, the comparison.

Deliveries are made every two seconds by the scheduler (``manage.py run_scheduler``, see ``search.schedules``). There is
deliberately no task for each save: the pending rows of the table are the queue already, one delivery sends hundreds of
changes in one request, and a thousand changes of one row go out once.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, F, Q
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.helpers import streaming_bulk

from core.outages import Outage
from search import analysis, records, spreading
from search.engines.elasticsearch import alias_name, client
from search.models import SearchRecord
from search.sources import AUDIENCES, all_sources

logger = logging.getLogger(__name__)
outage = Outage(logger, back="Elasticsearch answers again: the search index is brought up to date.")

DELIVERY_SECONDS = 10.0
"""Patience of a delivery or a rebuild; no reader and no save waits for them."""

GREETING_SECONDS = 2.0
"""Patience of a delivery's first question, so that a hung Elasticsearch does not hold up the scheduler's other work."""

_BETWEEN = " . "
"""Between short texts of one field: Elasticsearch reads one long text much sooner than many short ones."""

_REQUEST_BYTES = 8 * 1024 * 1024
_FILL_CHUNK = 1000
_FILLING = "filling"
"""Stands in the ``_meta`` of an index until it holds everything."""

_MARK_DELIVERED = """
    WITH sent AS (
        SELECT stored.id, sent.version
        FROM unnest(%(ids)s::bigint[], %(versions)s::bigint[]) AS sent(id, version)
        JOIN site_search_document AS stored ON stored.id = sent.id
        WHERE stored.indexed_version < sent.version
        FOR UPDATE OF stored SKIP LOCKED
    )
    UPDATE site_search_document AS stored SET indexed_version = sent.version FROM sent WHERE stored.id = sent.id
"""


class NoElasticsearch(Exception):
    """``ELASTICSEARCH_URL`` is empty."""


class RebuildRunning(Exception):
    """Another process rebuilds the index at this moment."""


class RebuildFailed(Exception):
    """Elasticsearch stopped accepting documents half-way; the index in use is untouched."""


class NothingToRollBackTo(Exception):
    """There is no index but the one in use."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one call of ``deliver`` did."""

    sent: int = 0
    refused: int = 0
    """Documents that Elasticsearch does not accept; they are tried again after all others."""
    down: str = ""
    """Why nothing could be sent; empty when Elasticsearch answered."""


@dataclass(frozen=True, slots=True)
class Rebuild:
    """What a rebuild did."""

    index: str
    documents: int
    changed: int
    """Rows of the table that had to be brought up to date first."""
    index_seconds: float
    """What filling the index took, the table being up to date."""


@dataclass(frozen=True, slots=True)
class KindStatus:
    """One kind in the table and in the index."""

    kind: str
    stored: int
    indexed: int | None
    """None when Elasticsearch does not answer or has no index."""
    pending: int
    refused: int

    @property
    def agrees(self) -> bool:
        return self.stored == self.indexed and not self.pending


@dataclass(frozen=True, slots=True)
class Status:
    """The table beside the index."""

    index: str | None
    """The index in use; None: Elasticsearch does not answer, or nothing was ever built."""
    outdated: bool
    """True when the index was built with other analysers or fields than today's."""
    kinds: tuple[KindStatus, ...]
    down: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the index holds exactly as much as the table, and nothing waits."""
        return self.index is not None and not self.outdated and all(kind.agrees for kind in self.kinds)


# ── Deliveries ──────────────────────────────────────────────────────────────────────────────────────────


def deliver(limit: int = 1000) -> Delivery:
    """Send at most ``limit`` changed rows to Elasticsearch, oldest change first, and mark what arrived.

    Safe to call at any time, from several processes at once, and again after a crash: the row's version goes along as
    the external version, so an older text never replaces a newer one. No row is locked while Elasticsearch is asked.
    When Elasticsearch has no index yet, one is filled from the table (about 20 s for 40,000 rows). Never raises for
    an Elasticsearch that is down.
    """
    try:
        connected = _connected()
    except NoElasticsearch as missing:
        return Delivery(down=str(missing))
    rows = list(_pending()[:limit])
    try:
        if current_index(connected.options(request_timeout=GREETING_SECONDS)) is None:
            delivery = Delivery(sent=rebuild(from_sources=False).documents)
        else:
            delivery = _send(connected, rows) if rows else Delivery()
    except (RebuildRunning, RebuildFailed) as waiting:
        return Delivery(down=str(waiting))
    except (ApiError, TransportError) as down:
        outage.begins("The search index could not be brought up to date, %d or more wait: %s", len(rows), down)
        return Delivery(down=str(down))
    outage.ends()
    return delivery


def _pending() -> Any:
    waiting = SearchRecord.objects.filter(version__gt=F("indexed_version")).defer("words")
    return waiting.order_by("failures", "version")


def _send(connected: Elasticsearch, rows: Sequence[SearchRecord]) -> Delivery:
    answers = streaming_bulk(
        connected,
        (_action(alias_name(), row) for row in rows),
        chunk_size=500,
        max_chunk_bytes=_REQUEST_BYTES,
        raise_on_error=False,
        raise_on_exception=True,
        max_retries=0,
        require_alias=True,
    )
    arrived: list[SearchRecord] = []
    refused: list[int] = []
    overloaded = ""
    for row, (_, answer) in zip(rows, answers, strict=True):
        outcome = next(iter(answer.values()))
        if _has_arrived(outcome["status"]):
            arrived.append(row)
        elif outcome["status"] == 400:
            logger.error("Elasticsearch does not accept %s: %s", outcome["_id"], outcome.get("error"))
            refused.append(row.pk)
        else:  # 429 too busy, 403 read-only, 503: nothing is wrong with the document
            overloaded = f"{outcome['status']} {outcome.get('error')}"
    _mark_delivered((row.pk, row.version) for row in arrived)
    if refused:
        SearchRecord.objects.filter(pk__in=refused).update(failures=F("failures") + 1)
    return Delivery(sent=len(arrived), refused=len(refused), down=overloaded)


def _has_arrived(status: int) -> bool:
    """Written (2xx); gone already (404 to a deletion); or Elasticsearch has this version or a later one (409)."""
    return status < 300 or status in (404, 409)


def _mark_delivered(sent: Iterable[tuple[int, int]]) -> None:
    """Rows being saved at this moment are left out, so that no save waits; they are simply sent again."""
    marked = list(sent)
    for chunk in (marked[start : start + _FILL_CHUNK] for start in range(0, len(marked), _FILL_CHUNK)):
        with connection.cursor() as cursor:
            cursor.execute(
                _MARK_DELIVERED, {"ids": [pk for pk, _ in chunk], "versions": [version for _, version in chunk]}
            )


def _action(index: str, row: SearchRecord) -> dict[str, Any]:
    action: dict[str, Any] = {
        "_op_type": "delete" if row.deleted else "index",
        "_index": index,
        "_id": _document_id(row),
        "version": row.version,
        "version_type": "external",
    }
    if not row.deleted:
        action["_source"] = indexed_fields(row)
    return action


def _document_id(row: SearchRecord) -> str:
    return f"{row.kind}:{row.object_id}"


def indexed_fields(row: SearchRecord) -> dict[str, Any]:
    """``row`` as Elasticsearch keeps it; ``analysis.index_mappings`` says what each field is for."""
    return {
        "kind": row.kind,
        "object_id": row.object_id,
        "group": row.group,
        "audience": row.audience,
        "boost": row.boost,
        "title": row.title,
        "codes": _BETWEEN.join([*row.identifiers, *row.identifier_keys]),
        "identifier_keys": row.identifier_keys,
        "keywords": row.keywords,
        "attributes": _BETWEEN.join(row.attributes.values()),
        "summary": row.summary,
        "body": row.body,
        "spelling": _public_words(row),
        "facets": [f"{name}:{value}" for name, values in row.facets.items() for value in values],
        "dated": str(row.dated) if row.dated else None,
        "price": None if row.price is None else float(row.price),
    }


def _public_words(row: SearchRecord) -> list[str]:
    """What spelling may be mended by: nothing that is not open to all."""
    if row.audience != AUDIENCES[0]:
        return []
    return [row.title, *row.keywords, *row.attributes.values(), row.summary]


# ── Rebuild ─────────────────────────────────────────────────────────────────────────────────────────────


def rebuild(
    *, from_sources: bool = True, processes: int = 1, progress: Callable[[str, int, int], None] | None = None
) -> Rebuild:
    """Build a new index beside the one in use and let the alias point to it in one step; searches never notice.

    With ``from_sources`` every source first brings the table up to date. ``progress`` is told the step, how much of
    it is done, and how much there is. ``processes`` share the work, one where a transaction is open that others cannot
    see into. Saves go on meanwhile: after the swap every row that changed since it was read is sent again. The index
    before is kept for ``roll_back``, older ones are dropped.

    A rebuild that was killed leaves its index; the next one goes on with it and sends what it lacks.

    Raises:
        NoElasticsearch, RebuildRunning: nothing was done.
        RebuildFailed: Elasticsearch had no room or time left; the new index is dropped, the one in use stays.
        elasticsearch.ApiError: likewise.
        elasticsearch.TransportError, search.spreading.WorkersLost: the one in use stays; the next goes on with the new.
    """
    connected = _connected()
    tell = progress or (lambda step, done, total: None)
    processes = 1 if connection.in_atomic_block else processes
    with _alone():
        changed = _refresh_all(tell, processes) if from_sources else 0
        begun = _begun(connected)
        index = begun or _create_index(connected)
        started = time.monotonic()
        try:
            sent = _fill(connected, index, tell, processes, begun=bool(begun))
            seconds = time.monotonic() - started
            before = current_index(connected)
            _finish(connected, index)
            _swap(connected, before, index)
        except (RebuildFailed, ApiError):
            connected.options(ignore_status=404).indices.delete(index=index)
            raise
        _send_what_changed(connected, index, sent, begun=bool(begun))
        connected.indices.refresh(index=index)
        _mark_delivered_if_pending(sent)
        _drop_all_but(connected, {index, before})
    return Rebuild(index=index, documents=len(sent), changed=changed, index_seconds=seconds)


def needs_rebuild() -> str:
    """Why the index should be rebuilt, in a few words; empty when it need not.

    Raises:
        NoElasticsearch, elasticsearch.ApiError, elasticsearch.TransportError: it cannot be known.
    """
    found = status()
    if found.down:
        raise NoElasticsearch(found.down)
    if found.index is None:
        return "there is no index"
    if found.outdated:
        return "analysers or fields have changed"
    for kind in found.kinds:
        if not kind.pending and kind.stored != kind.indexed:
            return f"the index has {kind.indexed} of {kind.stored} {kind.kind} documents"
    for offered in all_sources():
        if not SearchRecord.objects.filter(kind=offered.kind).exists() and any(True for _ in offered.ids()):
            return f"no {offered.kind} was ever indexed"
    return ""


def roll_back() -> str:
    """Let the alias point to the index before the last rebuild again, and send it all that changed since.

    Raises:
        NothingToRollBackTo: no index was kept.
    """
    connected = _connected()
    with _alone():
        used = current_index(connected)
        kept = [index for index in _indices(connected) if index != used and not _is_filling(connected, index)]
        if not kept:
            raise NothingToRollBackTo(alias_name())
        _swap(connected, used, kept[-1])
        SearchRecord.objects.filter(version__gt=0).update(indexed_version=0)
    return kept[-1]


def _refresh_all(tell: Callable[[str, int, int], None], processes: int) -> int:
    changed = 0
    for offered in all_sources():
        ids = records.ids_to_refresh(offered.kind)
        chunks = [(offered.kind, chunk) for chunk in records.chunks(ids, records.CHUNK)]
        done = 0
        for (_, chunk), differing in spreading.spread(_refresh_chunk, chunks, processes=processes):
            done, changed = done + len(chunk), changed + differing
            tell(offered.plural, done, len(ids))
    return changed


def _refresh_chunk(asked: tuple[str, list[int]]) -> int:
    return records.refresh(*asked)


def _create_index(connected: Elasticsearch) -> str:
    index = f"{alias_name()}-{dt.datetime.now(dt.UTC):%Y%m%d%H%M%S%f}"
    mappings = analysis.index_mappings()
    connected.indices.create(
        index=index,
        settings=analysis.index_settings() | {"refresh_interval": "-1"},  # until it is filled
        mappings=mappings | {"_meta": mappings["_meta"] | {_FILLING: True}},
    )
    return index


def _begun(connected: Elasticsearch) -> str | None:
    """The index that a rebuild left when it was killed, if it is made as one would be made today."""
    used = current_index(connected)
    for index in reversed(_indices(connected)):
        if index != used and _is_filling(connected, index):
            return index if _fingerprint_of(connected, index) == analysis.fingerprint() else None
    return None


def _is_filling(connected: Elasticsearch, index: str) -> bool:
    return _FILLING in _meta_of(connected, index)


def _finish(connected: Elasticsearch, index: str) -> None:
    connected.indices.put_settings(index=index, settings={"refresh_interval": None})
    connected.indices.refresh(index=index)
    meta = {name: value for name, value in _meta_of(connected, index).items() if name != _FILLING}
    connected.indices.put_mapping(index=index, meta=meta)


def _fill(
    connected: Elasticsearch, index: str, tell: Callable[[str, int, int], None], processes: int, *, begun: bool
) -> dict[int, int]:
    """Send every row that is there. Returns the version of each that arrived, by primary key."""
    ids = list(SearchRecord.objects.filter(deleted=False).order_by("pk").values_list("pk", flat=True))
    chunks = [(index, chunk, begun) for chunk in records.chunks(ids, _FILL_CHUNK)]
    sent: dict[int, int] = {}
    done = 0
    for (_, chunk, _), arrived in spreading.spread(_fill_chunk, chunks, processes=processes):
        sent |= arrived
        done += len(chunk)
        tell("index", done, len(ids))
    return sent


def _fill_chunk(asked: tuple[str, list[int], bool]) -> dict[int, int]:
    """Send some rows, of a rebuild that was begun before those that the index lacks. Returns all that are there then.

    A document that Elasticsearch does not accept is logged and left out; the others need not suffer for it.
    """
    index, ids, begun = asked
    connected = _connected()
    rows = {_document_id(row): row for row in SearchRecord.objects.filter(pk__in=ids, deleted=False).defer("words")}
    there = _versions_in(connected, index, rows) if begun else {}
    lacking = {name: row for name, row in rows.items() if there.get(name, 0) < row.version}
    refused = {
        next(iter(answer.values()))["_id"]
        for _, answer in _bulk(connected, (_action(index, row) for row in lacking.values()))
        if not _arrived_or_refused(answer)
    }
    return {row.pk: row.version for name, row in rows.items() if name not in refused}


def _versions_in(connected: Elasticsearch, index: str, names: Iterable[str]) -> dict[str, int]:
    found = connected.mget(index=index, ids=list(names), source=False)["docs"]
    return {one["_id"]: one["_version"] for one in found if one.get("found")}


def _arrived_or_refused(answer: Mapping[str, Any]) -> bool:
    """True for a document that arrived, False for one that was refused for what it is.

    Raises:
        RebuildFailed: Elasticsearch is too busy, full or read-only.
    """
    outcome = next(iter(answer.values()))
    if _has_arrived(outcome["status"]):
        return True
    if outcome["status"] != 400:
        raise RebuildFailed(f"{outcome['status']} {outcome.get('error')}")
    logger.error("Elasticsearch does not accept %s: %s", outcome["_id"], outcome.get("error"))
    return False


def _bulk(connected: Elasticsearch, actions: Iterable[dict[str, Any]]) -> Iterable[tuple[bool, dict[str, Any]]]:
    return streaming_bulk(
        connected.options(request_timeout=60),
        actions,
        chunk_size=_FILL_CHUNK,
        max_chunk_bytes=_REQUEST_BYTES,
        raise_on_error=False,
        max_retries=3,
        initial_backoff=1,
    )


def _swap(connected: Elasticsearch, before: str | None, after: str) -> None:
    steps: list[Mapping[str, Any]] = [{"add": {"index": after, "alias": alias_name(), "is_write_index": True}}]
    if before is not None and before != after:
        steps.append({"remove": {"index": before, "alias": alias_name()}})
    connected.indices.update_aliases(actions=steps)


def _send_what_changed(connected: Elasticsearch, index: str, sent: dict[int, int], *, begun: bool) -> None:
    """Rows that a delivery brought to the index before, after they were read for the new one; and all that went, for
    an index that was ``begun`` when they may still have been there."""
    changed = [
        pk
        for pk, version, deleted in SearchRecord.objects.values_list("pk", "version", "deleted").iterator()
        if sent.get(pk, 0) < version and (pk in sent or begun or not deleted)
    ]
    for start in range(0, len(changed), _FILL_CHUNK):
        rows = SearchRecord.objects.filter(pk__in=changed[start : start + _FILL_CHUNK]).defer("words")
        for _, answer in _bulk(connected, (_action(index, row) for row in rows)):
            _arrived_or_refused(answer)


def _mark_delivered_if_pending(sent: Mapping[int, int]) -> None:
    waiting = SearchRecord.objects.filter(version__gt=F("indexed_version")).values_list("pk", flat=True)
    _mark_delivered((pk, sent[pk]) for pk in list(waiting) if pk in sent)


def _drop_all_but(connected: Elasticsearch, kept: set[str | None]) -> None:
    for index in _indices(connected):
        if index not in kept:
            connected.options(ignore_status=404).indices.delete(index=index)


@contextmanager
def _alone() -> Iterator[None]:
    """One rebuild at a time for one prefix, whichever process; a lock of the session, gone with it."""
    key = zlib.crc32(alias_name().encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise RebuildRunning("the search index is being rebuilt by another process")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


# ── What there is ───────────────────────────────────────────────────────────────────────────────────────


def status() -> Status:
    """The table beside the index, by kind. Never raises for an Elasticsearch that is down."""
    stored = {
        row["kind"]: row
        for row in SearchRecord.objects.values("kind").annotate(
            stored=Count("pk", filter=Q(deleted=False)),
            pending=Count("pk", filter=Q(version__gt=F("indexed_version"))),
            refused=Count("pk", filter=Q(version__gt=F("indexed_version"), failures__gt=0)),
        )
    }
    index, outdated, indexed, down = None, False, None, ""
    try:
        connected = _connected()
        index = current_index(connected)
        if index is not None:
            outdated = _fingerprint_of(connected, index) != analysis.fingerprint()
            indexed = _indexed(connected)
    except NoElasticsearch as missing:
        down = str(missing)
    except (ApiError, TransportError) as unreachable:
        down = str(unreachable)
    kinds = dict.fromkeys([*(offered.kind for offered in all_sources()), *stored, *(indexed or ())])
    return Status(
        index=index,
        outdated=outdated,
        kinds=tuple(
            KindStatus(
                kind=kind,
                stored=stored[kind]["stored"] if kind in stored else 0,
                indexed=None if indexed is None else indexed.get(kind, 0),
                pending=stored[kind]["pending"] if kind in stored else 0,
                refused=stored[kind]["refused"] if kind in stored else 0,
            )
            for kind in kinds
        ),
        down=down,
    )


def current_index(connected: Elasticsearch) -> str | None:
    """The index behind the alias; None when there is no alias."""
    try:
        found = connected.indices.get_alias(name=alias_name())
    except NotFoundError:
        return None
    return max(found.body)


def _indexed(connected: Elasticsearch) -> dict[str, int]:
    connected.indices.refresh(index=alias_name())
    answer = connected.search(index=alias_name(), size=0, aggs={"kinds": {"terms": {"field": "kind", "size": 100}}})
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["kinds"]["buckets"]}


def _indices(connected: Elasticsearch) -> list[str]:
    """Every index of ours, oldest first."""
    return sorted(connected.indices.get(index=f"{alias_name()}-*", expand_wildcards="all").body)


def _fingerprint_of(connected: Elasticsearch, index: str) -> str:
    return str(_meta_of(connected, index).get("fingerprint", ""))


def _meta_of(connected: Elasticsearch, index: str) -> dict[str, Any]:
    meta: dict[str, Any] = connected.indices.get_mapping(index=index)[index]["mappings"].get("_meta", {})
    return meta


def _connected() -> Elasticsearch:
    url = settings.ELASTICSEARCH_URL
    if not url:
        raise NoElasticsearch("ELASTICSEARCH_URL is empty")
    return client(url, DELIVERY_SECONDS)
