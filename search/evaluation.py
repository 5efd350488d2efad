"""How well the search finds: a judged collection in an index of its own, asked as readers ask.

Gains are linear (a 3 counts three times a 1), as in trec_eval, so figures can be laid beside published ones.
"""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch, TransportError
from elasticsearch.helpers import parallel_bulk

from search import analysis, asking, identifiers, indexing, records
from search.collection import Collection, Judgements, KnownItem
from search.engines.elasticsearch import ElasticsearchEngine, client
from search.models import SearchRecord

DEPTH = 100
"""Hits of a query that are looked at."""

PATIENCE_SECONDS = 60.0
"""For indexing and for one query: a slow answer is a figure here, not a failure."""

_WARM_UP = 20
"""Queries that are asked once before the clock counts."""

Ranking = list[str]
"""Names of documents, best first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a judged set says of one way to search. Times are milliseconds."""

    queries: int
    ndcg_at_10: float
    mrr: float
    recall_at_100: float
    zero_result_rate: float
    p50_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class KnownItemFigures:
    """How soon the one thing that was meant comes. Times are milliseconds."""

    queries: int
    mrr: float
    first: float
    """Share of queries whose first hit it is."""
    within_10: float
    zero_result_rate: float
    p50_ms: float
    p95_ms: float


class Bench:
    """A collection in the index: ``ask`` is our search, ``ask_plainly`` is BM25 over title and text.

    Made by ``bench``, which takes the indices away again.
    """

    def __init__(self, connected: Elasticsearch, index: str, plain_index: str) -> None:
        self.index, self.plain_index = index, plain_index
        self.names: list[str] = []
        self.kinds: set[str] = set()
        self.keys: dict[str, frozenset[str]] = {}
        """Of documents with identifiers, by name: what they answer to."""
        self._connected = connected
        self._engine = ElasticsearchEngine(settings.ELASTICSEARCH_URL, index, PATIENCE_SECONDS)

    def ask(self, words: str) -> Ranking:
        """What ``search.api.find`` would show an anonymous reader, to the hundredth hit."""
        query = asking.query(words, user=None, per_page=DEPTH, searched=sorted(self.kinds))
        if not query.words:
            return []
        query = replace(query, passages=False)  # nobody reads them here
        return [self.names[hit.object_id - 1] for hit in self._engine.find(query).hits]

    def ask_plainly(self, words: str) -> Ranking:
        """The yardstick: BM25 with English stems over title and text, nothing else."""
        wanted = {
            "multi_match": {
                "query": words[: asking.LONGEST_QUERY],
                "fields": ["title", "text"],
                "type": "best_fields",
                "tie_breaker": 0.5,
            }
        }
        answer = self._connected.search(index=self.plain_index, query=wanted, size=DEPTH, source=False)
        return [self.names[int(hit["_id"]) - 1] for hit in answer["hits"]["hits"]]


@contextmanager
def bench(
    collection: Collection, *, plain: bool = False, progress: Callable[[int], None] = lambda done: None
) -> Iterator[Bench]:
    """``collection`` indexed with our analysers, and with ``plain`` in an ordinary English index too.

    Raises:
        search.indexing.NoElasticsearch, search.collection.UnreadableCollection,
        elasticsearch.ApiError, elasticsearch.TransportError: nothing was measured, and no index is left.
    """
    if not settings.ELASTICSEARCH_URL:
        raise indexing.NoElasticsearch("ELASTICSEARCH_URL is not set")
    connected = client(settings.ELASTICSEARCH_URL, PATIENCE_SECONDS)
    name = f"{settings.SEARCH_INDEX_PREFIX}-eval-{uuid.uuid4().hex[:12]}"
    made = Bench(connected, f"{name}-ours", f"{name}-plain")
    try:
        _create(connected, made, plain=plain)
        _fill(connected, made, collection, plain=plain, progress=progress)
        yield made
    finally:
        for index in (made.index, made.plain_index):
            with suppress(TransportError):
                connected.options(ignore_status=404).indices.delete(index=index)


def measure(ask: Callable[[str], Ranking], queries: Mapping[str, str], judgements: Judgements) -> Figures:
    """Ask every query that has a good answer and compare. A document of the query's own name is no answer to it."""
    wanted = {
        name: {document: score for document, score in judgements[name].items() if score > 0}
        for name in queries
        if name in judgements
    }
    judged = [name for name, good in wanted.items() if good]
    rankings, seconds = _timed(ask, [queries[name] for name in judged])
    ndcgs, ranks, recalls = [], [], []
    for name, ranking in zip(judged, rankings, strict=True):
        good = wanted[name]
        shown = [document for document in ranking if document != name or document in judgements[name]][:DEPTH]
        ndcgs.append(ndcg([good.get(document, 0.0) for document in shown], good.values()))
        ranks.append(_reciprocal_rank(document in good for document in shown))
        recalls.append(sum(document in good for document in shown) / len(good))
    return Figures(
        queries=len(judged),
        ndcg_at_10=_mean(ndcgs),
        mrr=_mean(ranks),
        recall_at_100=_mean(recalls),
        zero_result_rate=_mean([not ranking for ranking in rankings]),
        p50_ms=_percentile(seconds, 50) * 1000,
        p95_ms=_percentile(seconds, 95) * 1000,
    )


def measure_known_items(made: Bench, ask: Callable[[str], Ranking], items: Sequence[KnownItem]) -> KnownItemFigures:
    """Ask for every item. Any document that bears the identifier asked for counts, for makers share part numbers."""
    rankings, seconds = _timed(ask, [item.words for item in items])
    places = [
        [_is_meant(made, item, document) for document in ranking] for item, ranking in zip(items, rankings, strict=True)
    ]
    return KnownItemFigures(
        queries=len(items),
        mrr=_mean([_reciprocal_rank(found) for found in places]),
        first=_mean([any(found[:1]) for found in places]),
        within_10=_mean([any(found[:10]) for found in places]),
        zero_result_rate=_mean([not ranking for ranking in rankings]),
        p50_ms=_percentile(seconds, 50) * 1000,
        p95_ms=_percentile(seconds, 95) * 1000,
    )


def ndcg(gains: Sequence[float], judged: Iterable[float], *, at: int = 10) -> float:
    """Discounted gain of a ranking over that of the best one possible with ``judged``; 0 where nothing is good."""
    best = _discounted(sorted((score for score in judged if score > 0), reverse=True)[:at])
    return _discounted(gains[:at]) / best if best else 0.0


def _is_meant(made: Bench, item: KnownItem, document: str) -> bool:
    """Whether ``document`` is the one expected, or bears the identifier that the query names."""
    if document == item.expected:
        return True
    borne = made.keys.get(document, frozenset())
    if identifiers.key(item.expected) in borne:
        return True
    asked = identifiers.key(item.words)
    return asked in borne or any(key in asked for key in borne & made.keys.get(item.expected, frozenset()))


def _create(connected: Elasticsearch, made: Bench, *, plain: bool) -> None:
    while_filled = {"refresh_interval": "-1"}
    connected.indices.create(
        index=made.index, settings=analysis.index_settings() | while_filled, mappings=analysis.index_mappings()
    )
    if plain:
        words = {"type": "text", "analyzer": "english"}
        connected.indices.create(
            index=made.plain_index,
            settings={"number_of_shards": 1, "number_of_replicas": 0} | while_filled,
            mappings={"properties": {"title": words, "text": words}},
        )


def _fill(
    connected: Elasticsearch,
    made: Bench,
    collection: Collection,
    *,
    plain: bool,
    progress: Callable[[int], None],
) -> None:
    def actions() -> Iterator[dict[str, Any]]:
        for entry in collection.entries():
            document = entry.document
            columns = records.columns(document.kind, document)
            row = SearchRecord(kind=document.kind, group=columns.pop("group_key"), **columns)
            made.names.append(entry.name)
            made.kinds.add(document.kind)
            if row.identifier_keys:
                made.keys[entry.name] = frozenset(row.identifier_keys)
            number = document.object_id
            yield {"_index": made.index, "_id": f"{row.kind}:{number}", "_source": indexing.indexed_fields(row)}
            if plain:
                text = {"title": row.title, "text": row.body}
                yield {"_index": made.plain_index, "_id": str(number), "_source": text}
            if number % 5000 == 0:
                progress(number)

    for _ in parallel_bulk(connected, actions(), thread_count=2, chunk_size=500, max_chunk_bytes=8 * 1024 * 1024):
        pass
    connected.indices.refresh(index=f"{made.index},{made.plain_index}" if plain else made.index)
    progress(len(made.names))


def _timed(ask: Callable[[str], Ranking], asked: Sequence[str]) -> tuple[list[Ranking], list[float]]:
    for words in asked[:_WARM_UP]:
        ask(words)
    rankings, seconds = [], []
    for words in asked:
        started = time.perf_counter()
        rankings.append(ask(words))
        seconds.append(time.perf_counter() - started)
    return rankings, seconds


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def _reciprocal_rank(found: Iterable[bool]) -> float:
    return next((1 / place for place, good in enumerate(found, start=1) if good), 0.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that ``percent`` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else 0.0
