"""What a draft does to lists: judged queries, and those that found nothing lately, asked with and without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.conf import settings

from search import asking
from search.engines.base import Engine, EngineUnavailable, Query, QueryRefused
from search.engines.elasticsearch import ElasticsearchEngine, alias_name
from search.engines.postgres import PostgresEngine
from search.evaluation import ndcg
from search.models import Judgement, SearchRecord
from search.querylog import reports
from search.steering.rules import Steering

DEPTH = 10
PATIENCE_SECONDS = 10.0
AT_ONCE = 4
"""Queries that Elasticsearch is asked side by side."""
MOST_JUDGED, MOST_UNANSWERED = 500, 100
LATELY = dt.timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Figures:
    """``ndcg_at_10`` over judged queries that have a good answer; the rate over these and the unanswered ones."""

    ndcg_at_10: float
    zero_result_rate: float


@dataclass(frozen=True, slots=True)
class Change:
    """A query whose figures differ. nDCG is None where nobody judged it."""

    words: str
    before: float | None
    after: float | None
    answered: bool
    """Whether something has all its words with the draft."""


@dataclass(frozen=True, slots=True)
class Replay:
    judged: int
    unanswered: int
    """Queries of the last four weeks for which nothing had all the words, beside the judged ones."""
    before: Figures
    after: Figures
    changes: tuple[Change, ...]

    def figures(self) -> dict[str, Any]:
        """What the log of publishing keeps."""
        return {
            "judged": self.judged,
            "unanswered": self.unanswered,
            "before": asdict(self.before),
            "after": asdict(self.after),
        }


@dataclass(frozen=True, slots=True)
class _Answer:
    ranking: tuple[tuple[str, int], ...]
    nothing: bool


def replay(before: Steering, after: Steering, *, on: dt.date) -> Replay:
    """Ask every query under both sets of rules, as an anonymous reader, of one and the same engine.

    A query of which both wish the same is asked once. Elasticsearch answers, or PostgreSQL where it does not.
    """
    judgements: dict[str, dict[tuple[str, int], int]] = {}
    rows = Judgement.objects.order_by("words", "kind", "object_id").values_list("words", "kind", "object_id", "grade")
    for words, kind, object_id, grade in rows:
        judgements.setdefault(words, {})[kind, object_id] = grade
    judged = [words for words, grades in judgements.items() if any(grades.values())][:MOST_JUDGED]
    lately = reports.zero_results(on - LATELY, on, limit=MOST_UNANSWERED)
    unanswered = [line.words for line in lately if line.words not in judgements]
    primary = settings.ELASTICSEARCH_URL
    if primary:
        try:
            engine = ElasticsearchEngine(primary, alias_name(), PATIENCE_SECONDS)
            answers = _answers(engine, (*judged, *unanswered), before, after)
        except (EngineUnavailable, QueryRefused):
            primary = ""
    if not primary:
        answers = _answers(PostgresEngine(), (*judged, *unanswered), before, after)
    return _compared(judgements, judged, unanswered, answers)


def _answers(
    engine: Engine, queries: Iterable[str], before: Steering, after: Steering
) -> dict[str, tuple[_Answer, _Answer]]:
    def both(words: str) -> tuple[_Answer, _Answer]:
        first, second = _query(words, before), _query(words, after)
        old = _ask(engine, first)
        return old, old if second == first else _ask(engine, second)

    queries = list(queries)
    if isinstance(engine, PostgresEngine):  # in this thread, which has the connection
        return {words: both(words) for words in queries}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(queries, pool.map(both, queries), strict=True))


def _query(words: str, steering: Steering) -> Query:
    return replace(asking.query(words, user=None, per_page=DEPTH, steering=steering), passages=False)


def _ask(engine: Engine, query: Query) -> _Answer:
    if not query.words:
        return _Answer((), nothing=True)
    results = engine.find(query)
    ranking = tuple((hit.kind, hit.object_id) for hit in results.hits)
    return _Answer(ranking, nothing=not results.hits or results.relaxed)


def _compared(
    judgements: Mapping[str, Mapping[tuple[str, int], int]],
    judged: list[str],
    unanswered: list[str],
    answers: Mapping[str, tuple[_Answer, _Answer]],
) -> Replay:
    groups = _groups({thing for words in judged for thing in judgements[words]})
    scores = {}
    for words in judged:
        old, new = (_ndcg(answer, judgements[words], groups) for answer in answers[words])
        scores[words] = (old, new)
    changes = []
    for words, (before, after) in answers.items():
        first, second = scores.get(words, (None, None))
        if first != second or before.nothing != after.nothing:
            changes.append(Change(words, first, second, answered=not after.nothing))
    changes.sort(key=lambda change: ((change.after or 0) - (change.before or 0), change.words))

    def figures(side: Callable[[tuple[Any, Any]], Any]) -> Figures:
        return Figures(
            _mean([side(pair) for pair in scores.values()]), _mean([side(pair).nothing for pair in answers.values()])
        )

    return Replay(
        judged=len(judged),
        unanswered=len(unanswered),
        before=figures(lambda pair: pair[0]),
        after=figures(lambda pair: pair[1]),
        changes=tuple(changes),
    )


def _groups(things: set[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """What stands in a list once, by thing; what is no longer findable is not among them."""
    rows = SearchRecord.objects.filter(deleted=False, object_id__in={object_id for _, object_id in things})
    found = rows.values_list("kind", "object_id", "group")
    return {(kind, object_id): group for kind, object_id, group in found if (kind, object_id) in things}


def _ndcg(answer: _Answer, grades: Mapping[tuple[str, int], int], groups: Mapping[tuple[str, int], str]) -> float:
    """A list shows one variant of a family: the best list possible shows the best of each."""
    best: dict[str, int] = {}
    for thing, grade in grades.items():
        if thing in groups:
            best[groups[thing]] = max(grade, best.get(groups[thing], 0))
    return ndcg([grades.get(thing, 0) for thing in answer.ranking], best.values())


def _mean(values: list[Any]) -> float:
    return sum(values) / len(values) if values else 0.0
