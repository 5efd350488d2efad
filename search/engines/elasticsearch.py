"""The engine that answers on ordinary days: one request for hits, counts, and highlights."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

from search import analysis, identifiers
from search.data import Hit, Results, Suggestion
from search.engines.base import Alike, EngineUnavailable, Query, QueryRefused

_COUNTED_WELL = 8_000
"""Lists up to this are counted nearly exactly; further down one hit more is asked for: does the list go on?"""

_PATIENCE_FAR_DOWN = 2
"""Times the usual patience: a page far down a long list takes longer and is no sign of an outage."""

MOST_VALUES = 40
"""Values of a facet that are counted: those of most documents."""

_EXACT, _EXACT_WITHIN, _BEGINNING, _SHORT = 1000.0, 500.0, 40.0, 60.0
_ALL_WORDS = 200.0
_PINNED = 1_000_000.0
_PHRASES = 0.5
_AS_SAID = {"analyzer": "stored_words"}
"""Without synonyms: who says suture means sutures rather than what is made for stitches."""
_NEIGHBOURS, _MOST_PAIRS = 0.2, 20
_OPEN, _CLOSE = "<mark>", "</mark>"


_ORDERS = {
    "newest": [{"dated": {"order": "desc", "missing": "_last"}}],
    "cheapest": [{"price": {"order": "asc", "missing": "_last"}}],
    "dearest": [{"price": {"order": "desc", "missing": "_last"}}],
}


def alias_name() -> str:
    """The name that searches and deliveries go to; the index behind it changes with each rebuild."""
    return f"{settings.SEARCH_INDEX_PREFIX}-site"


@lru_cache(maxsize=8)
def client(url: str, seconds: float) -> Elasticsearch:
    """A client that asks once: no retries, no sniffing."""
    return Elasticsearch(url, request_timeout=seconds, max_retries=0, retry_on_timeout=False, retry_on_status=())


class ElasticsearchEngine:
    """See ``search.engines.base.Engine``. ``seconds`` is the patience for all requests of one question together."""

    def __init__(self, url: str, alias: str, seconds: float) -> None:
        self._url = url
        self._alias = alias
        self._seconds = seconds

    @classmethod
    def from_settings(cls) -> ElasticsearchEngine | None:
        """The engine the settings name; None where there is no Elasticsearch."""
        url = settings.ELASTICSEARCH_URL
        if not url:
            return None
        return cls(url, alias_name(), settings.SEARCH_TIMEOUT_SECONDS)

    def find(self, query: Query) -> Results:
        """What has all the words first; where that does not fill a page, the nearest after it.

        When nothing has all the words but the same words spelt otherwise are found, that is the answer (``corrected``).
        """
        far_down = query.page * query.per_page > _COUNTED_WELL
        deadline = time.monotonic() + self._seconds * (_PATIENCE_FAR_DOWN if far_down else 1)
        if analysis.is_sentence(query.words):
            answer = self._search(_request(query, _any_way(query, sentence_query)), deadline)
            if _groups(answer):
                return _results(query, answer)
        else:
            answer = self._search(_request(query, _any_way(query, strict_query)), deadline)
            exact = _groups(answer)
            if exact and (query.order or exact >= query.per_page or not _has_nearest(query.words, answer)):
                return _results(query, answer)
            if exact:
                near = self._search(_request(query, _any_way(query, nearest_query)), deadline)
                with_all = _total(query, answer)
                found = _results(query, near, exact=with_all if 0 < with_all < _total(query, near) else None)
                return found if with_all else replace(found, relaxed=True)
        return self._rescued(query, deadline)

    def _rescued(self, query: Query, deadline: float) -> Results:
        """For a query whose words stand together nowhere: mended spelling, or else whatever is nearest."""
        body = _request(query, _any_way(query, forgiving_query))
        if not query.as_typed:
            body |= {"suggest": _spelling(query.words)}
        answer = self._search(body, deadline)
        if not query.as_typed and (mended := _mended(query.words, answer)):
            other = replace(query, words=mended)
            found = self._search(_request(other, strict_query(mended)), deadline)
            if _groups(found):
                return replace(_results(other, found), corrected=mended)
        return _results(query, answer, relaxed=True)

    def suggest(self, query: Query) -> list[Suggestion]:
        """By the beginnings of words in titles and keywords, and of identifiers."""
        body: dict[str, Any] = {
            "query": _weighed(query, beginnings_query(query.words)),
            "collapse": {"field": "group"},
            "size": query.per_page,
            "_source": ["title"],
            "track_total_hits": False,
        }
        answer = self._search(body, time.monotonic() + self._seconds)
        return [
            Suggestion(kind=kind, object_id=object_id, title=hit["_source"]["title"])
            for hit in answer["hits"]["hits"]
            for kind, object_id in [_identity(hit["_id"])]
        ]

    def alike(self, one: Alike) -> list[Hit]:
        """Rare values that are shared say more than frequent ones."""
        body: dict[str, Any] = {
            "query": {
                "bool": {
                    "filter": [
                        {"terms": {"audience": list(one.audiences)}},
                        {"term": {"kind": one.kind}},
                        *({"term": {"facets": f"{name}:{value}"}} for name, value in one.required),
                    ],
                    "must_not": [{"terms": {"group": list(one.hidden)}}],
                    "should": [{"term": {"facets": f"{name}:{value}"}} for name, value in one.values],
                }
            },
            "collapse": {"field": "group"},
            "sort": ["_score", {"object_id": "asc"}],
            "size": one.limit,
            "_source": ["title", "summary"],
            "track_total_hits": False,
        }
        answer = self._search(body, time.monotonic() + self._seconds)
        return [
            Hit(kind=kind, object_id=object_id, score=found["_score"], **found["_source"])
            for found in answer["hits"]["hits"]
            for kind, object_id in [_identity(found["_id"])]
        ]

    def _search(self, body: dict[str, Any], deadline: float) -> dict[str, Any]:
        seconds = deadline - time.monotonic()
        if seconds <= 0:
            raise EngineUnavailable("no time left")
        asked = client(self._url, self._seconds).options(request_timeout=seconds)
        try:
            answer = asked.search(index=self._alias, timeout=f"{max(1, int(seconds * 1000))}ms", **_renamed(body)).body
        except ApiError as refused:
            if refused.status_code == 400:
                raise QueryRefused(str(refused)) from refused
            raise EngineUnavailable(f"{refused.status_code} {refused.message}") from refused
        except TransportError as down:
            raise EngineUnavailable(str(down)) from down
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineUnavailable("only a part of the index answered in time")
        found: dict[str, Any] = answer
        return found


# ── What is asked ───────────────────────────────────────────────────────────────────────────────────────


def _any_way(query: Query, wanted: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """``wanted`` for the words as they were typed and for each other way to say them; the best way counts."""
    if not query.steered.ways:
        return wanted(query.words)
    return {"dis_max": {"queries": [wanted(words) for words in (query.words, *query.steered.ways)]}}


def strict_query(words: str) -> dict[str, Any]:
    """Everything that has the identifier, or all the words over all fields; up to one in six may lack from four on.

    A size, a number, and a word with an opposite never lack.
    """
    about = analysis.key_words(words)
    wanted: dict[str, Any] = {
        "bool": {
            "must": [
                _all_fields(" ".join(about) or words, minimum_should_match="3<-1 6<80%"),
                *_decisive(about, more_than=3),
            ],
            "should": _likeness(words),
        }
    }
    return {"bool": {"should": [*_identifier_queries(words), wanted], "minimum_should_match": 1}}


def nearest_query(words: str) -> dict[str, Any]:
    """What ``strict_query`` finds, then all that has at least half of the words; what is decisive never lacks."""
    about = analysis.key_words(words)
    near = {
        "bool": {
            "must": [_all_fields(" ".join(about), minimum_should_match="1<50%")],
            "filter": _decisive(about),
            "should": _likeness(words),
        }
    }
    all_words = {"constant_score": {"filter": strict_query(words), "boost": _ALL_WORDS}}
    return {"bool": {"must": [{"bool": {"should": [near, strict_query(words)]}}], "should": [all_words]}}


def sentence_query(words: str) -> dict[str, Any]:
    """For a question or a long sentence: any of its words, those documents first that are most about them."""
    about = " ".join(analysis.subject_words(words))
    wanted = {
        "bool": {
            "must": [_all_fields(about, weights=analysis.PROSE_FIELDS)],
            "should": [*_prose(about), *_neighbours(about)],
        }
    }
    return {"bool": {"should": [*_identifier_queries(words), wanted], "minimum_should_match": 1}}


def forgiving_query(words: str) -> dict[str, Any]:
    """At least half of the words, each also misspelt, only begun, or written together; never another size or number."""
    about = analysis.key_words(words)
    places = []
    for word in about:
        ways: list[dict[str, Any]] = [{"multi_match": {"query": word, "fields": list(analysis.WORD_FIELDS)}}]
        if analysis.forgiven(word):
            ways.append(
                {
                    "multi_match": {
                        "query": word,
                        "fields": list(analysis.WORD_FIELDS),
                        "fuzziness": "AUTO:5,9",
                        "prefix_length": 1,
                        "max_expansions": 30,
                        "boost": 0.5,
                    }
                }
            )
        if len(word) >= 3 and word.isalpha():
            ways.append({"match": {"title.beginnings": {"query": word, "boost": 0.3}}})
        places.append({"dis_max": {"queries": ways}})
    if not places:
        return {"match_none": {}}
    return {"bool": {"should": places, "minimum_should_match": "1<50%"}}


def _likeness(words: str) -> list[dict[str, Any]]:
    """What lifts one of several that have the words: phrases that mean them; and the very words in what the thing is
    filed under, in its title, and there in their order.
    """
    about = " ".join(analysis.key_words(words))
    return [
        _all_fields(about, auto_generate_synonyms_phrase_query=True, boost=_PHRASES),
        {"match": {"keywords": {"query": about, "boost": 2} | _AS_SAID}},
        {"match": {"title": {"query": words, "boost": 2} | _AS_SAID}},
        {"match_phrase": {"title": {"query": words, "slop": 2, "boost": 4} | _AS_SAID}},
    ]


def _prose(words: str) -> list[dict[str, Any]]:
    """The field that says most of ``words``, beside all fields together: neither alone is as good on long questions."""
    return [
        {
            "multi_match": {
                "query": words,
                "fields": ["title", "summary", "body"],
                "type": "best_fields",
                "tie_breaker": 0.5,
            }
        }
    ]


def _neighbours(words: str) -> list[dict[str, Any]]:
    """A little for every two words of the question that stand near one another in the answer."""
    said = words.split()
    pairs = dict.fromkeys((first, second) for first, second in pairwise(said) if first != second)
    return [
        {"match_phrase": {name: {"query": f"{first} {second}", "slop": 3, "boost": _NEIGHBOURS}}}
        for first, second in list(pairs)[:_MOST_PAIRS]
        for name in ("title", "body")
    ]


def _decisive(about: Iterable[str], *, more_than: int = 0) -> list[dict[str, Any]]:
    """Each word of ``about`` that may not lack, for itself, where there are more than ``more_than`` words."""
    words = list(about)
    if len(words) <= more_than:
        return []
    return [{"bool": {"filter": _all_fields(word, operator="and")}} for word in words if analysis.is_decisive(word)]


def _has_nearest(words: str, answer: dict[str, Any]) -> bool:
    """Whether near matches are worth showing: several words were asked for, and no identifier was found by them."""
    if len(analysis.key_words(words)) < 2:
        return False
    return not any("identifier" in hit.get("matched_queries", ()) for hit in answer["hits"]["hits"][:1])


def _spelling(words: str) -> dict[str, Any]:
    """For words that stand in nothing that is open to all: what does, and is spelt almost so."""
    said = " ".join(word for word in analysis.words_of(words) if analysis.forgiven(word))
    return {
        "spelling": {
            "text": said,
            "term": {
                "field": "spelling",
                "analyzer": "asked_beginnings",
                "suggest_mode": "missing",
                "size": 1,
                "prefix_length": 1,
                "min_word_length": 5,
                "sort": "score",
            },
        }
    }


def _mended(words: str, answer: dict[str, Any]) -> str:
    """``words`` with what ``_spelling`` found; empty when it found nothing."""
    better = {
        entry["text"]: entry["options"][0]["text"]
        for entry in answer.get("suggest", {}).get("spelling", [])
        if entry["options"]
    }
    if not better:
        return ""
    return " ".join(better.get(word, word) for word in analysis.words_of(words))


def beginnings_query(words: str) -> dict[str, Any]:
    """What starts as the reader types: each word begins one of title or keywords, or all begin an identifier."""
    whole = {
        "multi_match": {
            "query": words,
            "type": "cross_fields",
            "fields": ["title.beginnings^3", "keywords.beginnings"],
            "operator": "and",
        }
    }
    likely: dict[str, Any] = {"bool": {"must": [whole], "should": [{"match": {"title": {"query": words, "boost": 3}}}]}}
    return {"bool": {"should": [*_identifier_queries(words), likely], "minimum_should_match": 1}}


def _identifier_queries(words: str) -> list[dict[str, Any]]:
    """Exact identifiers far above everything, the beginning of one above most."""
    queries: list[dict[str, Any]] = []
    if unlikely := identifiers.key_if_short(words):
        queries.append({"constant_score": {"filter": {"term": {"identifier_keys": unlikely}}, "boost": _SHORT}})
    whole, within = identifiers.keys_asked(words), identifiers.keys_within(words)
    if whole:
        named = {"terms": {"identifier_keys": list(whole), "_name": "identifier"}}
        queries.append({"constant_score": {"filter": named, "boost": _EXACT}})
        if len(whole[0]) >= 4:
            beginning = {"prefix": {"identifier_keys": {"value": whole[0], "_name": "identifier"}}}
            queries.append({"constant_score": {"filter": beginning, "boost": _BEGINNING}})
    if within:
        named = {"terms": {"identifier_keys": list(within), "_name": "identifier"}}
        queries.append({"constant_score": {"filter": named, "boost": _EXACT_WITHIN}})
    return queries


def _all_fields(words: str, weights: Iterable[str] = analysis.WORD_FIELDS, **options: Any) -> dict[str, Any]:
    """One query over ``weights`` together. The words of a phrase that has a synonym need not stand side by side."""
    together = {"query": words, "fields": list(weights), "auto_generate_synonyms_phrase_query": False}
    return {"combined_fields": together | options}


def _weighed(query: Query, wanted: dict[str, Any]) -> dict[str, Any]:
    """``wanted`` within what the reader may find, times each document's own boost; and what merchandisers wish."""
    steered = query.steered
    within: dict[str, Any] = {
        "filter": [{"terms": {"audience": list(query.audiences)}}, {"terms": {"kind": list(query.searched)}}]
    }
    if steered.hidden:
        within["must_not"] = [{"terms": {"group": list(steered.hidden)}}]
    scored: dict[str, Any] = {
        "function_score": {
            "query": {"bool": {"must": [wanted], **within}},
            "functions": [
                {"field_value_factor": {"field": "boost", "missing": 1}},
                *({"filter": {"term": {"group": group}}, "weight": weight} for group, weight in steered.weights),
            ],
            "score_mode": "multiply",
            "boost_mode": "multiply",
        }
    }
    if not steered.pins:
        return scored
    pinned = [
        {"constant_score": {"filter": {"ids": {"values": [f"{kind}:{object_id}"]}}, "boost": _PINNED * above}}
        for above, (kind, object_id) in enumerate(reversed(steered.pins), start=1)
    ]
    return {"bool": {"should": [scored, *pinned], "minimum_should_match": 1, **within}}


def _request(query: Query, wanted: dict[str, Any]) -> dict[str, Any]:
    first = min((query.page - 1) * query.per_page, analysis.DEEPEST - query.per_page)
    body: dict[str, Any] = {
        "query": _weighed(query, wanted),
        "collapse": {"field": "group"},
        "sort": [*_ORDERS.get(query.order, ()), "_score", {"kind": "asc"}, {"object_id": "asc"}],
        "track_scores": True,
        "from_": first,
        "size": query.per_page + (first >= _COUNTED_WELL),
        "_source": ["title", "summary"],
        "track_total_hits": False,  # hits are documents, the list shows groups: the aggregation counts those
        "aggs": {
            "kinds": {
                "terms": {"field": "kind", "size": 50},
                "aggs": {"groups": {"cardinality": {"field": "group", "precision_threshold": 10_000}}},
            },
            **_facet_counts(query),
        },
    }
    if query.passages:
        body["highlight"] = {
            "encoder": "html",
            "pre_tags": [_OPEN],
            "post_tags": [_CLOSE],
            "number_of_fragments": 1,
            "fragment_size": 180,
            "max_analyzed_offset": analysis.LONGEST_TEXT,
            "highlight_query": {
                "multi_match": {"query": " ".join((query.words, *query.steered.ways)), "fields": ["summary", "body"]}
            },
            "fields": {"summary": {}, "body": {}},
        }
    if query.kinds or query.narrowed:
        body["post_filter"] = _shown(query)
    return body


def _shown(query: Query, *, but: str = "") -> dict[str, Any]:
    """What the tab and the chosen facets leave; without heed to the facet ``but``."""
    chosen = [
        {"terms": {"facets": [f"{name}:{value}" for value in values]}} for name, values in query.narrowed if name != but
    ]
    return {"bool": {"filter": [{"terms": {"kind": list(query.shown)}}, *chosen]}}


def _facet_counts(query: Query) -> dict[str, Any]:
    """One aggregation for each facet, over what the other facets leave, and one for all that is shown."""
    things = {"cardinality": {"field": "group", "precision_threshold": 1000}}
    counts: dict[str, Any] = {
        f"facet_{name}": {
            "filter": _shown(query, but=name),
            "aggs": {
                "values": {
                    "terms": {"field": "facets", "include": f"{name}:.*", "size": MOST_VALUES},
                    "aggs": {"groups": things},
                }
            },
        }
        for name in query.faceted
    }
    if query.narrowed:
        counts["shown"] = {
            "filter": _shown(query),
            "aggs": {"groups": {"cardinality": {"field": "group", "precision_threshold": 10_000}}},
        }
    return counts


def _renamed(body: dict[str, Any]) -> dict[str, Any]:
    """Keyword arguments of the client for ``body``."""
    return {"source" if name == "_source" else name: value for name, value in body.items()}


# ── What is answered ────────────────────────────────────────────────────────────────────────────────────


def _groups(answer: dict[str, Any]) -> int:
    """How many things were found, variants of a family together, in all kinds."""
    return sum(bucket["groups"]["value"] for bucket in answer["aggregations"]["kinds"]["buckets"])


def _total(query: Query, answer: dict[str, Any]) -> int:
    """How many of them the tab and the chosen facets leave."""
    found = answer["aggregations"]
    if query.narrowed:
        return int(found["shown"]["groups"]["value"])
    return sum(one["groups"]["value"] for one in found["kinds"]["buckets"] if one["key"] in query.shown)


def _values(query: Query, answer: dict[str, Any]) -> dict[str, dict[str, int]]:
    counted = {name: answer["aggregations"][f"facet_{name}"]["values"]["buckets"] for name in query.faceted}
    return {
        name: {one["key"].removeprefix(f"{name}:"): one["groups"]["value"] for one in buckets}
        for name, buckets in counted.items()
    }


def _results(query: Query, answer: dict[str, Any], *, exact: int | None = None, relaxed: bool = False) -> Results:
    counts = {bucket["key"]: bucket["groups"]["value"] for bucket in answer["aggregations"]["kinds"]["buckets"]}
    shown = answer["hits"]["hits"]
    total = _counted_on(query, _total(query, answer), len(shown))
    reachable = min(total, analysis.DEEPEST)
    hits = []
    for found in shown[: query.per_page]:
        kind, object_id = _identity(found["_id"])
        passages = [passage for part in ("summary", "body") for passage in found.get("highlight", {}).get(part, ())]
        passage = max(passages, key=lambda one: one.count(_OPEN), default="")
        hits.append(Hit(kind=kind, object_id=object_id, score=found["_score"], highlight=passage, **found["_source"]))
    return Results(
        hits=tuple(hits),
        total=total,
        counts=counts,
        page=query.page,
        pages=max(1, -(-reachable // query.per_page)),
        facets=_values(query, answer),
        engine="elasticsearch",
        relaxed=relaxed,
        exact=exact,
    )


def _counted_on(query: Query, total: int, shown: int) -> int:
    """``total``, which is estimated in a long list, put right by what a page far down it holds."""
    before = (query.page - 1) * query.per_page
    if before < _COUNTED_WELL or not shown:
        return total
    return max(total, before + shown) if shown > query.per_page else before + shown


def _identity(document_id: str) -> tuple[str, int]:
    kind, _, object_id = document_id.rpartition(":")
    return kind, int(object_id)
