"""The engine that answers when Elasticsearch does not: full text and trigrams over our own table."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import connection, transaction
from django.utils.html import escape

from search import analysis, identifiers
from search.data import Hit, Results, Suggestion
from search.engines.base import Alike, Query

TRIGRAM_THRESHOLD = 0.45
"""How much of a word must be found in a title to count as misspelt: "vicrly" in "Vicryl Plus" has 0.5."""

_START, _STOP = "\x02", "\x03"  # around matches in headlines; no stored text holds control characters

_FIND = """
    WITH matched AS MATERIALIZED (
        SELECT id, kind, group_key, dated, price, {narrowed} AS fits,
            {steered} boost * (
                ts_rank(words, to_tsquery('site_search', %(wanted)s), 1)
                + CASE
                    WHEN identifier_keys && %(exact)s::text[] THEN 1000
                    WHEN identifier_keys && %(within)s::text[] THEN 500
                    WHEN words @@ to_tsquery('simple', %(beginning)s) THEN 40
                    ELSE 0
                END
            ) AS score
        FROM site_search_document
        WHERE NOT deleted AND audience = ANY(%(audiences)s) AND kind = ANY(%(searched)s) {allowed} AND (
            words @@ to_tsquery('site_search', %(wanted)s)
            OR words @@ to_tsquery('simple', %(beginning)s)
            OR identifier_keys && %(exact)s::text[]
            OR identifier_keys && %(within)s::text[]
            {pinned}
        )
    ),
"""
_FIND_NEAREST = """
    WITH found AS (
        SELECT stored.id, place.number, 1.0 AS likeness
        FROM unnest(%(places)s::text[]) WITH ORDINALITY AS place(meant, number)
        JOIN site_search_document AS stored ON stored.words @@ to_tsquery('site_search', place.meant)
        UNION ALL
        SELECT stored.id, place.number, word_similarity(place.said, stored.title)
        FROM unnest(%(misspelt)s::text[]) WITH ORDINALITY AS place(said, number)
        JOIN site_search_document AS stored ON place.said <%% stored.title
    ),
    likely AS (
        SELECT id, sum(likeness) AS likeness
        FROM (SELECT id, number, max(likeness) AS likeness FROM found GROUP BY id, number) AS each_place
        GROUP BY id HAVING count(*) >= greatest(1, cardinality(%(places)s::text[]) / 2)
    ),
    matched AS MATERIALIZED (
        SELECT id, kind, group_key, dated, price, {narrowed} AS fits,
            {steered} boost * (likely.likeness + ts_rank(words, to_tsquery('site_search', %(any)s), 1)) AS score
        FROM likely JOIN site_search_document AS stored USING (id)
        WHERE NOT deleted AND audience = ANY(%(audiences)s) AND kind = ANY(%(searched)s) {allowed}
    ),
"""
_PAGE = """
    best AS (
        SELECT DISTINCT ON (group_key) id, kind, score, dated, price FROM matched
        WHERE fits AND kind = ANY(%(shown)s) ORDER BY group_key, {order} score DESC, id
    ),
    page AS (
        SELECT id, score, row_number() OVER (ORDER BY {order} score DESC, kind, id) AS place FROM best
        ORDER BY place LIMIT %(limit)s OFFSET %(offset)s
    )
    SELECT counted.by_kind, (SELECT count(*) FROM best),
        stored.kind, stored.object_id, page.score, stored.title, stored.summary,
        ts_headline(
            'site_search', left(concat_ws(' ', nullif(stored.summary, ''), stored.body), 20000),
            to_tsquery('site_search', %(any)s), %(headline)s
        )
    FROM (
        SELECT json_object_agg(kind, hits) AS by_kind
        FROM (SELECT kind, count(DISTINCT group_key) AS hits FROM matched GROUP BY kind) AS of_kind
    ) AS counted
    LEFT JOIN page ON TRUE
    LEFT JOIN site_search_document AS stored ON stored.id = page.id
    ORDER BY page.place
"""
_SUGGEST = """
    WITH matched AS (
        SELECT DISTINCT ON (group_key) kind, object_id, title,
            boost * (
                CASE WHEN identifier_keys && %(exact)s::text[] THEN 1000 ELSE 0 END
                + ts_rank(words, to_tsquery('simple', %(beginnings)s) || to_tsquery('site_search', %(beginnings)s), 1)
            ) AS score
        FROM site_search_document
        WHERE NOT deleted AND audience = ANY(%(audiences)s) AND kind = ANY(%(searched)s) {allowed} AND (
            words @@ (to_tsquery('simple', %(beginnings)s) || to_tsquery('site_search', %(beginnings)s))
            OR words @@ to_tsquery('simple', %(beginning)s)
            OR identifier_keys && %(exact)s::text[]
        )
        ORDER BY group_key, score DESC, id
    )
    SELECT kind, object_id, title FROM matched ORDER BY score DESC, kind, object_id LIMIT %(limit)s
"""


_ALIKE = """
    WITH near AS MATERIALIZED (
        SELECT id, group_key, object_id, title, summary, facets FROM site_search_document
        WHERE kind = %(kind)s AND NOT deleted AND audience = ANY(%(audiences)s) AND facets @> %(required)s::jsonb
            AND NOT group_key = ANY(%(hidden)s::text[])
        LIMIT %(most)s
    ),
    best AS (
        SELECT DISTINCT ON (group_key) object_id, title, summary, shared
        FROM near CROSS JOIN LATERAL (
            SELECT count(*) AS shared FROM unnest(%(names)s::text[], %(values)s::text[]) AS one(name, value)
            WHERE facets -> one.name ? one.value
        ) AS counted
        ORDER BY group_key, shared DESC, object_id
    )
    SELECT object_id, title, summary, shared FROM best ORDER BY shared DESC, object_id LIMIT %(limit)s
"""
_MOST_COMPARED = 2000
"""Things of one class that are compared with another while Elasticsearch is away."""


_PINNED = """
    OR id = ANY(ARRAY(
        SELECT one.id FROM unnest(%(pinned_kinds)s::text[], %(pinned_ids)s::bigint[]) AS pin(kind, object_id)
        JOIN site_search_document AS one USING (kind, object_id)
    ))
"""
_PLACED = "coalesce(1e6 * (1000 - array_position(%(pinned)s::text[], kind || ':' || object_id)), 0) +"
_WEIGHED = "coalesce((%(weights)s::float8[])[array_position(%(weighted)s::text[], group_key)], 1) *"
_ALLOWED = "AND NOT group_key = ANY(%(hidden)s::text[])"
_NARROWED = """
    NOT EXISTS (
        SELECT FROM jsonb_each(%(chosen)s::jsonb) AS chosen(name, values)
        WHERE NOT coalesce(facets -> chosen.name, '[]') ?| ARRAY(SELECT jsonb_array_elements_text(chosen.values))
    )
"""


_ORDERS = {
    "newest": "dated DESC NULLS LAST,",
    "cheapest": "price ASC NULLS LAST,",
    "dearest": "price DESC NULLS LAST,",
}


class PostgresEngine:
    """See ``search.engines.base.Engine``. Never unavailable: without PostgreSQL there is no site."""

    def find(self, query: Query) -> Results:
        """Documents with all words; where there is none, the nearest (``relaxed``)."""
        asked = _parameters(query)
        with connection.cursor() as cursor:
            cursor.execute(_steered(_FIND + _PAGE, query), asked)
            rows = cursor.fetchall()
        if rows[0][0] is not None:
            return _results(query, rows, relaxed=False)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, TRUE)", [str(TRIGRAM_THRESHOLD)])
            cursor.execute(_steered(_FIND_NEAREST + _PAGE, query), asked)
            rows = cursor.fetchall()
        return _results(query, rows, relaxed=True)

    def alike(self, one: Alike) -> list[Hit]:
        """By the number of values that are shared, among the first of the class."""
        required: dict[str, list[str]] = {}
        for name, value in one.required:
            required.setdefault(name, []).append(value)
        asked: dict[str, Any] = {
            "kind": one.kind,
            "audiences": list(one.audiences),
            "required": json.dumps(required),
            "hidden": list(one.hidden),
            "names": [name for name, _ in one.values],
            "values": [value for _, value in one.values],
            "limit": one.limit,
            "most": _MOST_COMPARED,
        }
        with connection.cursor() as cursor:
            cursor.execute(_ALIKE, asked)
            return [Hit(one.kind, pk, score, title=title, summary=summary) for pk, title, summary, score in cursor]

    def suggest(self, query: Query) -> list[Suggestion]:
        """By the beginnings of words in titles, keywords and attributes, and of identifiers."""
        with connection.cursor() as cursor:
            cursor.execute(_steered(_SUGGEST, query), _parameters(query))
            return [Suggestion(kind=kind, object_id=object_id, title=title) for kind, object_id, title in cursor]


def _steered(statement: str, query: Query) -> str:
    """``statement`` with the clauses for what is wished of ``query``; none where nothing is."""
    wishes = query.steered
    return (
        statement.replace("{pinned}", _PINNED if wishes.pins else "")
        .replace("{steered}", (_PLACED if wishes.pins else "") + (_WEIGHED if wishes.weights else ""))
        .replace("{allowed}", _ALLOWED if wishes.hidden else "")
        .replace("{narrowed}", _NARROWED if query.narrowed else "TRUE")
        .replace("{order}", _ORDERS.get(query.order, ""))
    )


def _parameters(query: Query) -> dict[str, Any]:
    """The query as text for ``to_tsquery``; every word in it is letters and digits, so nothing needs escaping."""
    telling = analysis.telling_words(query.words)
    about = analysis.key_words(query.words)
    wishes = query.steered
    expanded = analysis.expanded(about, wishes.meanings)
    loose = {phrase for phrases in wishes.meanings.values() for phrase in phrases}
    places = [_either(place, loose) for place in expanded]
    exact, within = list(identifiers.keys_asked(query.words)), list(identifiers.keys_within(query.words))
    return {
        "wanted": " & ".join(places),
        "any": " | ".join(places),
        "beginning": f"'{exact[0].lower()}':*A" if exact and len(exact[0]) >= 4 else "",
        "beginnings": " & ".join(f"'{word}':*AB" for word in telling),
        "exact": exact,
        "within": within,
        "places": places,
        "misspelt": [place[0] if analysis.forgiven(place[0]) else None for place in expanded],
        "audiences": list(query.audiences),
        "searched": list(query.searched),
        "shown": list(query.shown),
        "limit": query.per_page,
        "offset": (query.page - 1) * query.per_page,
        "pinned": [f"{kind}:{object_id}" for kind, object_id in wishes.pins],
        "pinned_kinds": [kind for kind, _ in wishes.pins],
        "pinned_ids": [object_id for _, object_id in wishes.pins],
        "weighted": [group for group, _ in wishes.weights],
        "weights": [weight for _, weight in wishes.weights],
        "hidden": list(wishes.hidden),
        "chosen": json.dumps(dict(query.narrowed)),
        "headline": f"StartSel={_START}, StopSel={_STOP}, MaxFragments=1, MaxWords=32, MinWords=16",
    }


def _either(phrases: Iterable[str], loose: Collection[str]) -> str:
    """Any of ``phrases``, each with its words in order; those in ``loose`` with their words anywhere."""
    ways = ((" & " if phrase in loose else " <-> ").join(f"'{word}'" for word in phrase.split()) for phrase in phrases)
    return "(" + " | ".join(f"({way})" for way in ways) + ")"


def _results(query: Query, rows: list[tuple[Any, ...]], *, relaxed: bool) -> Results:
    counts: Mapping[str, int] = rows[0][0] or {}
    total = rows[0][1]
    return Results(
        hits=tuple(
            Hit(kind, object_id, score, highlight=_marked(headline), title=title, summary=summary)
            for _, _, kind, object_id, score, title, summary, headline in rows
            if object_id is not None
        ),
        total=total,
        counts=dict(counts),
        page=query.page,
        pages=max(1, -(-total // query.per_page)),
        engine="postgres",
        degraded=True,
        relaxed=relaxed,
    )


def _marked(headline: str) -> str:
    """``headline`` as safe HTML; empty when nothing in it matched."""
    if _START not in headline:
        return ""
    return str(escape(headline)).replace(_START, "<mark>").replace(_STOP, "</mark>")
