"""Writing the table of findable things, inside the transaction that changes them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils.text import slugify

from search import analysis, identifiers
from search.models import SearchRecord
from search.sources import AUDIENCES, SearchDocument, SearchSource, source

CHUNK = 500
"""Things of one statement: few round trips, and no statement that grows without bound."""

PAGE_BREAK = "\f"
"""Stands between the pages of a file in the body of its document."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

# A row for every thing, so that there is something to lock before it is read; version 0 is never sent anywhere.
_RESERVE = """
    INSERT INTO site_search_document (
        kind, object_id, group_key, version, indexed_version, failures, deleted, changed_at, title, summary, body,
        identifiers, identifier_keys, attributes, keywords, facets, audience, boost, words, fingerprint
    )
    SELECT %(kind)s, wanted, '', 0, 0, 0, TRUE, now(), '', '', '', '{}', '{}', '{}', '[]', '{}', 'public', 1, '', ''
    FROM unnest(%(ids)s::bigint[]) AS wanted ORDER BY wanted
    ON CONFLICT (kind, object_id) DO NOTHING
"""
_LOCK = """
    SELECT object_id, fingerprint, deleted FROM site_search_document
    WHERE kind = %(kind)s AND object_id = ANY(%(ids)s::bigint[]) ORDER BY object_id FOR UPDATE
"""
_WRITE = """
    UPDATE site_search_document AS stored SET
        version = nextval('site_search_version'), failures = 0, deleted = FALSE, changed_at = now(),
        group_key = built.group_key, title = built.title, summary = built.summary, body = built.body,
        identifiers = ARRAY(SELECT jsonb_array_elements_text(built.identifiers)),
        identifier_keys = ARRAY(SELECT jsonb_array_elements_text(built.identifier_keys)),
        attributes = built.attributes, keywords = built.keywords, audience = built.audience, boost = built.boost,
        facets = built.facets, dated = built.dated, price = built.price,
        fingerprint = built.fingerprint,
        words = setweight(to_tsvector('site_search', built.names), 'A')
            || setweight(to_tsvector('site_search', built.facts), 'B')
            || setweight(to_tsvector('site_search', built.plain_summary), 'C')
            || setweight(to_tsvector('site_search', built.plain_body), 'D')
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS built(
        object_id bigint, group_key text, title text, summary text, body text, identifiers jsonb,
        identifier_keys jsonb, attributes jsonb, keywords jsonb, audience text, boost double precision,
        facets jsonb, dated date, price numeric, fingerprint text, names text, facts text,
        plain_summary text, plain_body text
    )
    WHERE stored.kind = %(kind)s AND stored.object_id = built.object_id
"""
_BURY = """
    UPDATE site_search_document SET
        version = nextval('site_search_version'), failures = 0, deleted = TRUE, changed_at = now(),
        title = '', summary = '', body = '', identifiers = '{}', identifier_keys = '{}', attributes = '{}',
        keywords = '[]', facets = '{}', dated = NULL, price = NULL, words = '', fingerprint = ''
    WHERE kind = %(kind)s AND object_id = ANY(%(ids)s::bigint[]) AND NOT deleted
"""
_RELEASE = """
    DELETE FROM site_search_document
    WHERE kind = %(kind)s AND object_id = ANY(%(ids)s::bigint[]) AND deleted AND version = 0
"""


def refresh(kind: str, ids: Iterable[int]) -> int:
    """Build the documents of ``ids`` anew and store what differs. Returns how many rows changed.

    Call it in the transaction that changes the things, after the change. The rows are locked before the documents
    are built: of two changes at once the later waits and then builds from what the earlier committed, so the table
    cannot keep an old text. An id without a document becomes a deleted row. Elasticsearch is not asked for anything.

    Raises:
        KeyError: nobody offers ``kind``.
        ValueError: a document is of another kind, or for an audience that does not exist.
    """
    offered = source(kind)
    wanted = sorted(set(ids))
    changed = 0
    with transaction.atomic():
        for chunk in chunks(wanted, CHUNK):
            changed += _refresh_chunk(offered, chunk)
    return changed


def refresh_kind(kind: str, *, progress: Callable[[int], None] = lambda done: None) -> int:
    """``refresh`` for all that the source of ``kind`` offers and all that the table still has, a chunk a transaction.

    ``progress`` is told how many things each chunk had. Returns how many rows changed.
    """
    changed = 0
    for chunk in chunks(ids_to_refresh(kind), CHUNK):
        changed += refresh(kind, chunk)
        progress(len(chunk))
    return changed


def ids_to_refresh(kind: str) -> list[int]:
    """Every id of ``kind`` that is or was findable, ascending."""
    stored = SearchRecord.objects.filter(kind=kind, deleted=False).values_list("object_id", flat=True)
    return sorted({*source(kind).ids(), *stored})


def chunks(items: Sequence[int], size: int) -> Iterator[list[int]]:
    """``items`` in lists of at most ``size``."""
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def _refresh_chunk(offered: SearchSource, ids: list[int]) -> int:
    kind = offered.kind
    with connection.cursor() as cursor:
        cursor.execute(_RESERVE, {"kind": kind, "ids": ids})
        cursor.execute(_LOCK, {"kind": kind, "ids": ids})
        stored = {object_id: (fingerprint, deleted) for object_id, fingerprint, deleted in cursor.fetchall()}

        built = {document.object_id: _row(kind, document) for document in offered.documents(ids)}
        changed = [row for object_id, row in built.items() if stored.get(object_id) != (row["fingerprint"], False)]
        gone = [object_id for object_id in ids if object_id not in built]

        if changed:
            cursor.execute(_WRITE, {"kind": kind, "rows": json.dumps([row | _texts(row) for row in changed])})
        buried = 0
        if gone:
            cursor.execute(_BURY, {"kind": kind, "ids": gone})
            buried = cursor.rowcount
            cursor.execute(_RELEASE, {"kind": kind, "ids": gone})
    return len(changed) + buried


def columns(kind: str, document: SearchDocument) -> dict[str, Any]:
    """``document`` as the columns of ``SearchRecord`` hold it.

    Raises:
        ValueError: it is of another kind, or for an audience that does not exist.
    """
    if document.kind != kind:
        raise ValueError(f"the source of {kind!r} built a document of kind {document.kind!r}")
    if document.audience not in AUDIENCES:
        raise ValueError(f"{kind} {document.object_id}: nobody is the audience {document.audience!r}")
    codes = [_clean(code) for code in document.identifiers if code]
    return {
        "object_id": document.object_id,
        "group_key": f"{kind}:{document.group}" if document.group else f"{kind}:#{document.object_id}",
        "title": _clean(document.title),
        "summary": _clean(document.summary),
        "body": _clean(document.body, kept=PAGE_BREAK),
        "identifiers": codes,
        "identifier_keys": identifiers.keys_of(codes),
        "attributes": {_clean(name): _clean(value) for name, value in document.attributes.items() if value},
        "keywords": [_clean(word) for word in document.keywords if word],
        "audience": document.audience,
        "boost": document.boost,
        "facets": _facets(document),
        "dated": document.dated.isoformat() if document.dated else None,
        "price": None if document.price is None else f"{document.price:.2f}",
    }


def _facets(document: SearchDocument) -> dict[str, list[str]]:
    stated = {name: [_clean(value) for value in values if value] for name, values in document.facets.items()}
    return {name: values for name, values in stated.items() if values}


def name_of(row: SearchRecord) -> str:
    """The part number or reference, or the title as in an address: a name that outlives the database."""
    spoken = [code for code in row.identifiers if not code.isdecimal()]
    return min(spoken, key=len) if spoken else f"{row.kind}-{slugify(row.title)}"


def _row(kind: str, document: SearchDocument) -> dict[str, Any]:
    """``document`` as the columns hold it, with its fingerprint."""
    row = columns(kind, document)
    as_built = json.dumps([analysis.TEXT_FINGERPRINT, row], sort_keys=True)
    return row | {"fingerprint": hashlib.blake2s(as_built.encode(), digest_size=16).hexdigest()}


def _texts(row: dict[str, Any]) -> dict[str, str]:
    """What the tsvector of ``row`` is made of; costs more than the rest of it."""
    return {
        "names": analysis.plain(" . ".join([row["title"], *row["identifiers"], *row["identifier_keys"]])),
        "facts": analysis.plain(" . ".join([*row["keywords"], *row["attributes"].values()])),
        "plain_summary": analysis.plain(row["summary"]),
        "plain_body": analysis.plain(row["body"]),
    }


def _clean(text: str, kept: str = "") -> str:
    """``text`` without what PostgreSQL cannot store, and no longer than is searched. The sign ``kept`` stays."""
    return _UNPRINTABLE.sub(lambda sign: sign[0] if sign[0] == kept else " ", str(text))[: analysis.LONGEST_TEXT]
