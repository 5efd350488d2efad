"""Rules in the form in which a query meets them: looked up, never searched through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from django.db.models import Q

from search import analysis
from search.models import SearchRecord
from search.steering.models import SteeringRule, SteeringSet
from search.steering.wishes import UNSTEERED, Steered

MOST_WAYS = 8
"""Wordings that one query is asked in, its own among them."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the rules say of one query, or of every query."""

    pins: tuple[tuple[str, int], ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Steering:
    """A set of rules as it stands on one day. Two that say the same of a query are equal for it."""

    meanings: Mapping[tuple[str, ...], Sequence[str]] = field(default_factory=dict)
    """By phrase (``analysis.phrase_key``), what else it means."""
    stop_words: frozenset[str] = frozenset()
    by_query: Mapping[tuple[str, ...], _Wishes] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    """Groups that no query finds."""

    def heard(self, words: str) -> str:
        """``words`` without the stop words of merchandisers; as they are when nothing else is said."""
        if not self.stop_words:
            return words
        kept = " ".join(part for part in words.split() if not self.stop_words.issuperset(analysis.words_of(part)))
        return kept if analysis.words_of(kept) else words

    def of(self, words: str) -> Steered:
        """What is wished of the query ``words``, which has been ``heard``."""
        wishes = self.by_query.get(analysis.phrase_key(words), _Wishes())
        meanings = self._met(words)
        hidden = self.hidden | wishes.hidden
        if not (meanings or hidden or wishes.pins or wishes.weights):
            return UNSTEERED
        return Steered(
            ways=_ways(words, meanings),
            meanings=meanings,
            pins=wishes.pins,
            weights=tuple(sorted(wishes.weights.items())),
            hidden=tuple(sorted(hidden)),
        )

    def _met(self, words: str) -> Mapping[tuple[str, ...], Sequence[str]]:
        """Those of ``meanings`` whose phrases stand in ``words``."""
        if not self.meanings:
            return {}
        said = analysis.phrase_key(words)
        longest = max(map(len, self.meanings))
        within = (said[start : start + length] for start in range(len(said)) for length in range(1, longest + 1))
        return {phrase: self.meanings[phrase] for phrase in within if phrase in self.meanings}


def compiled(chosen: SteeringSet | None, on: dt.date) -> Steering:
    """The rules of ``chosen`` that count ``on`` that day. Two statements; none without a set."""
    if chosen is None:
        return Steering()
    rules = chosen.rules.filter(
        Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on)
    ).order_by("kind", "words", "place", "pk")
    return _compiled(list(rules))


def _compiled(rules: Sequence[SteeringRule]) -> Steering:
    kinds = SteeringRule.Kind
    meanings: dict[tuple[str, ...], list[str]] = {}
    pins: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    weights: dict[tuple[str, ...], dict[str, float]] = {}
    hidden: dict[tuple[str, ...], set[str]] = {}
    groups = _groups(rule for rule in rules if rule.kind in (kinds.BOOST, kinds.HIDE))
    for rule in rules:
        query = analysis.phrase_key(rule.words)
        thing = (rule.target_kind, rule.target_id or 0)
        if rule.kind == kinds.SYNONYM:
            for phrase in (rule.words, *rule.meant):
                _mean(meanings, phrase, (other for other in (rule.words, *rule.meant) if other != phrase))
        elif rule.kind == kinds.ONE_WAY:
            _mean(meanings, rule.words, rule.meant)
        elif rule.kind == kinds.PIN:
            pins.setdefault(query, []).append(thing)
        elif rule.kind == kinds.BOOST and thing in groups:
            of_query = weights.setdefault(query, {})
            of_query[groups[thing]] = of_query.get(groups[thing], 1.0) * (rule.factor or 1.0)
        elif rule.kind == kinds.HIDE and thing in groups:
            hidden.setdefault(query, set()).add(groups[thing])
    return Steering(
        meanings=meanings,
        stop_words=frozenset(
            word for rule in rules if rule.kind == kinds.STOP_WORD for word in analysis.words_of(rule.words)
        ),
        by_query={
            query: _Wishes(tuple(pins.get(query, ())), weights.get(query, {}), frozenset(hidden.get(query, ())))
            for query in {*pins, *weights, *hidden} - {()}
        },
        hidden=frozenset(hidden.get((), ())),
    )


def _mean(meanings: dict[tuple[str, ...], list[str]], said: str, meant: Iterable[str]) -> None:
    known = meanings.setdefault(analysis.phrase_key(said), [])
    known.extend(words for other in meant if (words := analysis.plain(other)) not in known)


def _groups(rules: Iterable[SteeringRule]) -> dict[tuple[str, int], str]:
    """By thing, what it stands in a list with: the variants of a family are raised, lowered and hidden together."""
    wanted = Q(pk=None)
    for rule in rules:
        wanted |= Q(kind=rule.target_kind, object_id=rule.target_id)
    rows = SearchRecord.objects.filter(wanted, deleted=False).values_list("kind", "object_id", "group")
    return {(kind, object_id): group for kind, object_id, group in rows}


def _ways(words: str, meanings: Mapping[tuple[str, ...], Sequence[str]]) -> tuple[str, ...]:
    """The other wordings of ``words``, each phrase in ``meanings`` as it stands or as one of what it means."""
    if not meanings:
        return ()
    places = analysis.replaced(analysis.telling_words(words), meanings)
    wordings = (" ".join(wording) for wording in islice(product(*places), MOST_WAYS))
    own = " ".join(place[0] for place in places)
    return tuple(wording for wording in wordings if wording != own)
