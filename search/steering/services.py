"""Changing the rules: all edits go to the draft, nothing counts before it is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from search import analysis
from search.collection import Collection
from search.models import Judgement, SearchRecord, SteeringEvent, SteeringRule, SteeringSet
from search.querylog.privacy import normalised
from search.records import name_of
from search.steering import current, replay
from search.steering.rules import compiled

LONGEST_PHRASE = 5
"""Words of a phrase that has a synonym."""
MOST_MEANT = 10
MOST_RULES = 5_000
MOST_PINS = 20
"""For one query: the first page of its list."""
ALLOWED_FALL = 0.02
"""Of nDCG@10 on the judged queries."""
SHORTEST_REASON = 10

Kind = SteeringRule.Kind
State = SteeringSet.State


class Refused(Exception):
    """A rule or a publish that cannot be; the message says why in words for the desk. Nothing was changed."""


class WorseRanking(Refused):
    """The replay says that lists get worse, and nobody gave a reason to publish all the same."""

    def __init__(self, found: replay.Replay) -> None:
        super().__init__(
            f"The lists for judged queries would get worse: nDCG@10 from {found.before.ndcg_at_10:.3f} to "
            f"{found.after.ndcg_at_10:.3f}. Change the draft, or give a reason to publish it all the same."
        )
        self.replay = found


def published() -> SteeringSet | None:
    """The rules that count, if any do."""
    return SteeringSet.objects.filter(state=State.PUBLISHED).first()


def draft() -> SteeringSet | None:
    """The rules that are being worked on, if any are."""
    return SteeringSet.objects.filter(state=State.DRAFT).first()


@transaction.atomic
def add_rule(
    kind: str,
    words: str,
    *,
    meant: Iterable[str] = (),
    target: tuple[str, int, str] | None = None,
    factor: float | None = None,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    by: Any,
    at: dt.datetime,
) -> SteeringRule:
    """Put a rule into the draft, which begins as a copy of what is published.

    ``target`` is (kind, object id, title). A pin goes below those that are there; what is said again of the same thing
    and query replaces what was said before.

    Raises:
        Refused: see there.
    """
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused("The end lies before the start.")
    words = " ".join(words.split())[:200]
    meant = [" ".join(phrase.split())[:200] for phrase in meant if phrase.strip()]
    _check_words(kind, words, meant)
    if kind == Kind.BOOST and not (factor and 0.1 <= factor <= 10):
        raise Refused("A boost multiplies the score by 0.1 to 10.")
    rule = SteeringRule(
        kind=kind, words=words, meant=meant, starts_on=starts_on, ends_on=ends_on, created_by=by, created_at=at
    )
    rule.set = _draft_to_edit(at)
    if rule.set.rules.count() >= MOST_RULES:
        raise Refused(f"There are {MOST_RULES} rules already. Remove some first.")
    same = rule.set.rules.filter(kind=kind, words__iexact=words)
    if kind in (Kind.PIN, Kind.BOOST, Kind.HIDE):
        if target is None:
            raise Refused("Choose a line of the list first.")
        rule.target_kind, rule.target_id, rule.target_title = target[0], target[1], target[2][:300]
        same = same.filter(target_kind=target[0], target_id=target[1])
    if kind == Kind.PIN:
        pins = rule.set.rules.filter(kind=kind, words__iexact=words)
        if pins.count() >= MOST_PINS:
            raise Refused(f"{MOST_PINS} things are pinned for this query already.")
        rule.place = (pins.aggregate(last=Max("place"))["last"] or 0) + 1
    if kind == Kind.BOOST:
        rule.factor = factor
    if kind in (Kind.SYNONYM, Kind.ONE_WAY):
        same = same.filter(meant=meant)
    same.delete()
    rule.save()
    return rule


@transaction.atomic
def remove_rule(rule: SteeringRule, *, at: dt.datetime) -> None:
    """Take ``rule`` out of the draft. One that is published goes from the copy that the draft begins as."""
    edited = _draft_to_edit(at)
    if rule.set_id == edited.pk:
        rule.delete()
        return
    twins = {name: getattr(rule, name) for name in COMPARED}
    edited.rules.filter(**twins).delete()


@transaction.atomic
def discard_draft() -> None:
    """Throw the draft away; what is published stays."""
    SteeringSet.objects.filter(state=State.DRAFT, events=None).delete()
    SteeringSet.objects.filter(state=State.DRAFT).update(state=State.PAST)


@transaction.atomic
def publish(*, revision: int, by: Any, at: dt.datetime, on: dt.date, reason: str = "") -> SteeringEvent:
    """Make the draft count, after a replay over the judged queries.

    ``revision`` is that of the draft somebody looked at; ``reason`` is needed where nDCG@10 falls by more than
    ``ALLOWED_FALL``, and is kept.

    Raises:
        WorseRanking: it falls, and there is no reason.
        Refused: there is no draft, or it has been changed since.
    """
    chosen = SteeringSet.objects.select_for_update().filter(state=State.DRAFT).first()
    if chosen is None:
        raise Refused("There is no draft to publish.")
    if chosen.revision != revision:
        raise Refused("Somebody changed the draft since you looked at it. Look again, then publish.")
    before = SteeringSet.objects.select_for_update().filter(state=State.PUBLISHED).first()
    found = replay.replay(compiled(before, on), compiled(chosen, on), on=on)
    reason = " ".join(reason.split())[:500]
    worse = found.before.ndcg_at_10 - found.after.ndcg_at_10 > ALLOWED_FALL
    if worse and len(reason) < SHORTEST_REASON:
        raise WorseRanking(found)
    _switch(before, State.PAST, chosen)
    chosen.replaced = before
    chosen.save(update_fields=["state", "replaced"])
    transaction.on_commit(current.forget)
    return SteeringEvent.objects.create(
        action=SteeringEvent.Action.PUBLISHED,
        set=chosen,
        at=at,
        by=by,
        figures=found.figures(),
        reason=reason if worse else "",
    )


def undoable() -> SteeringEvent | None:
    """The last publish, if it is the last thing that happened."""
    last = SteeringEvent.objects.select_related("set", "by").first()
    return last if last and last.action == SteeringEvent.Action.PUBLISHED and last.set else None


@transaction.atomic
def undo(*, by: Any, at: dt.datetime) -> SteeringEvent:
    """Take the last publish back: what counted before counts again, and its rules are a draft once more if none is.

    Raises:
        Refused: nothing was published, or it has been undone already.
    """
    wrong = SteeringSet.objects.select_for_update().filter(state=State.PUBLISHED).first()
    last = undoable()
    if wrong is None or last is None or last.set_id != wrong.pk:
        raise Refused("There is nothing to undo.")
    _switch(wrong, State.PAST if draft() else State.DRAFT, wrong.replaced)
    if wrong.replaced:
        wrong.replaced.save(update_fields=["state"])
    transaction.on_commit(current.forget)
    return SteeringEvent.objects.create(action=SteeringEvent.Action.UNDONE, set=wrong, at=at, by=by)


@transaction.atomic
def judge(words: str, grades: dict[tuple[str, int], int | None], *, by: Any, at: dt.datetime) -> int:
    """Keep how good answers things are to ``words``; None takes a judgement back. Returns how many changed.

    Raises:
        Refused: a grade is not 0 to 3, or nothing was asked.
    """
    asked = normalised(words)
    if not asked:
        raise Refused("Judge the answers to a query, not an empty list.")
    known = {(one.kind, one.object_id): one for one in Judgement.objects.filter(words=asked)}
    changed = 0
    for (kind, object_id), grade in grades.items():
        old = known.get((kind, object_id))
        if (old.grade if old else None) == grade:
            continue
        if grade is not None and grade not in range(4):
            raise Refused("A grade is 0, 1, 2 or 3.")
        changed += 1
        if grade is None:
            Judgement.objects.filter(words=asked, kind=kind, object_id=object_id).delete()
        else:
            Judgement.objects.update_or_create(
                words=asked, kind=kind, object_id=object_id, defaults={"grade": grade, "by": by, "at": at}
            )
    return changed


def load_judgements(collection: Collection, *, at: dt.datetime) -> tuple[int, int]:
    """Take over the judged queries of a collection in BEIR layout, whose documents are named as `search_export` does.

    Returns how many judgements there are of things that are here, and how many of things that are not. What was judged
    by hand stays.

    Raises:
        search.collection.UnreadableCollection: see there.
    """
    rows = SearchRecord.objects.filter(deleted=False).only("kind", "object_id", "identifiers", "title")
    here = {name_of(row): (row.kind, row.object_id) for row in rows.order_by("kind", "object_id").iterator()}
    queries, judged = collection.queries(), collection.judgements()
    found = [
        Judgement(words=normalised(words), kind=kind, object_id=object_id, grade=round(grade), at=at)
        for query, words in queries.items()
        for document, grade in judged.get(query, {}).items()
        if document in here
        for kind, object_id in [here[document]]
    ]
    Judgement.objects.bulk_create(found, ignore_conflicts=True, batch_size=1000)
    return len(found), sum(map(len, judged.values())) - len(found)


COMPARED = ("kind", "words", "meant", "target_kind", "target_id", "place", "factor", "starts_on", "ends_on")
"""What makes two rules of two sets the same."""


def differences(first: SteeringSet | None, second: SteeringSet | None) -> tuple[list[SteeringRule], list[SteeringRule]]:
    """(rules of ``second`` that ``first`` has not, rules of ``first`` that ``second`` has not)."""
    old = {_same(rule): rule for rule in first.rules.all()} if first else {}
    new = {_same(rule): rule for rule in second.rules.all()} if second else {}
    return [rule for key, rule in new.items() if key not in old], [rule for key, rule in old.items() if key not in new]


def _same(rule: SteeringRule) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value := getattr(rule, name), list) else value for name in COMPARED)


def _draft_to_edit(at: dt.datetime) -> SteeringSet:
    """The draft, locked and counted as edited; made from what is published when there is none."""
    made, created = SteeringSet.objects.get_or_create(state=State.DRAFT, defaults={"created_at": at})
    edited = SteeringSet.objects.select_for_update().get(pk=made.pk)
    if created and (source := published()):
        copies = list(source.rules.all())
        for copy in copies:
            copy.pk, copy._state.adding, copy.set = None, True, edited
        SteeringRule.objects.bulk_create(copies)
    edited.revision += 1
    edited.save(update_fields=["revision"])
    return edited


def _switch(old: SteeringSet | None, state: str, new: SteeringSet | None) -> None:
    """``old`` becomes ``state``, and ``new`` the published one, in memory: at no moment are there two of a state."""
    if old:
        if state == State.DRAFT:
            old.revision += 1
        old.state = state
        old.save(update_fields=["state", "revision"])
    if new:
        new.state = State.PUBLISHED


def _check_words(kind: str, words: str, meant: list[str]) -> None:
    if kind == Kind.HIDE and not words:
        return
    if not analysis.phrase_key(words):
        raise Refused("Say which words it is for: one at least that means something.")
    if kind == Kind.STOP_WORD:
        spoken = analysis.words_of(words)
        if len(spoken) != 1:
            raise Refused("A stop word is one word.")
        if analysis.is_decisive(spoken[0]):
            raise Refused(f"“{words}” tells products apart (a size, a number or a property), so it cannot be left out.")
    if kind in (Kind.SYNONYM, Kind.ONE_WAY):
        _check_meant(words, meant)


def _check_meant(words: str, meant: list[str]) -> None:
    phrases = [words, *meant]
    if not meant or any(not analysis.phrase_key(phrase) for phrase in meant):
        raise Refused("Say what the words mean: a phrase with one word at least that means something.")
    if len(meant) > MOST_MEANT:
        raise Refused(f"At most {MOST_MEANT} phrases can mean the same.")
    if long := next((phrase for phrase in phrases if len(analysis.words_of(phrase)) > LONGEST_PHRASE), None):
        raise Refused(f"“{long}” is too long: {LONGEST_PHRASE} words at most.")
    if len({analysis.phrase_key(phrase) for phrase in phrases}) < len(phrases):
        raise Refused("The phrases are the same to the search already.")
    told_apart = [{word for word in analysis.words_of(phrase) if analysis.is_decisive(word)} for phrase in phrases]
    if len({frozenset(words) for words in told_apart if words}) > 1:
        raise Refused("Sizes, numbers and properties that have an opposite are never the same as others.")
