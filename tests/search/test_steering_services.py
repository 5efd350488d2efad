"""The draft, its publishing and its undoing; what may not be said."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from search import records
from search.models import Judgement, SteeringEvent, SteeringRule, SteeringSet
from search.steering import replay, services
from search.steering.rules import Steering, compiled

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
Kind = SteeringRule.Kind
REASON = "The maker asked for it in writing."


def rule(kind, words="", **more):
    return services.add_rule(kind, words, by=None, at=NOW, **more)


def publish(reason=""):
    return services.publish(revision=services.draft().revision, by=None, at=timezone.now(), on=TODAY, reason=reason)


def wording():
    """What the published rules mean by what."""
    chosen = services.published()
    return {one.words: one.meant for one in chosen.rules.all()} if chosen else {}


@pytest.fixture
def fallback(shelves, settings):
    """Two things, found by PostgreSQL."""
    settings.ELASTICSEARCH_URL = ""
    shelves.products.put(1, "Gauze swab")
    shelves.products.put(2, "Gauze bandage")
    records.refresh_kind("product")
    return shelves


class TestADraft:
    def test_begins_as_a_copy_of_what_is_published_and_leaves_that_alone(self):
        rule(Kind.ONE_WAY, "swabbie", meant=["swab"])
        publish()
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])

        assert wording() == {"swabbie": ["swab"]}
        added, removed = services.differences(services.published(), services.draft())
        assert [one.words for one in added] == ["tape"]
        assert removed == []

    def test_loses_a_rule_that_is_still_published(self):
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])
        publish()
        services.remove_rule(services.published().rules.get(), at=NOW)

        assert wording() == {"tape": ["plaster"]}
        assert services.draft().rules.count() == 0
        publish()
        assert wording() == {}

    def test_can_be_thrown_away(self):
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])
        services.discard_draft()

        assert services.draft() is None
        assert SteeringRule.objects.count() == 0

    def test_keeps_the_last_word_on_a_thing_and_query(self):
        rule(Kind.BOOST, "gauze", target=("product", 1, "Swab"), factor=2.0)
        rule(Kind.BOOST, "Gauze", target=("product", 1, "Swab"), factor=3.0)

        assert [one.factor for one in services.draft().rules.all()] == [3.0]


class TestRefusals:
    @pytest.mark.parametrize(
        ("kind", "words", "more", "why"),
        [
            (Kind.ONE_WAY, "tape", {}, "Say what the words mean"),
            (Kind.ONE_WAY, "the", {"meant": ["tape"]}, "one at least"),
            (Kind.SYNONYM, "absorbable", {"meant": ["non-absorbable"]}, "never the same"),
            (Kind.SYNONYM, "3-0 silk", {"meant": ["2-0 silk"]}, "never the same"),
            (Kind.SYNONYM, "tape", {"meant": ["tapes"]}, "the same to the search already"),
            (Kind.ONE_WAY, "one two three four five six", {"meant": ["tape"]}, "too long"),
            (Kind.STOP_WORD, "sterile", {}, "tells products apart"),
            (Kind.STOP_WORD, "3-0", {}, "tells products apart"),
            (Kind.STOP_WORD, "two words", {}, "one word"),
            (Kind.PIN, "gauze", {}, "Choose a line"),
            (Kind.PIN, "", {"target": ("product", 1, "Swab")}, "which words"),
            (Kind.BOOST, "gauze", {"target": ("product", 1, "Swab"), "factor": 99.0}, "0.1 to 10"),
            (
                Kind.PIN,
                "gauze",
                {"target": ("product", 1, "Swab"), "starts_on": TODAY, "ends_on": TODAY - dt.timedelta(days=1)},
                "before the start",
            ),
        ],
    )
    def test_say_why_and_write_nothing(self, kind, words, more, why):
        with pytest.raises(services.Refused, match=why):
            rule(kind, words, **more)

        assert SteeringRule.objects.count() == 0

    def test_a_draft_that_was_changed_since_it_was_looked_at_is_not_published(self):
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])
        seen = services.draft().revision
        rule(Kind.ONE_WAY, "strip", meant=["plaster"])

        with pytest.raises(services.Refused, match="changed the draft"):
            services.publish(revision=seen, by=None, at=NOW, on=TODAY)
        assert services.published() is None

    def test_nothing_is_published_without_a_draft(self):
        with pytest.raises(services.Refused, match="no draft"):
            services.publish(revision=0, by=None, at=NOW, on=TODAY)


class TestUndo:
    def test_brings_back_what_counted_before_and_keeps_the_rules_as_a_draft(self):
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])
        publish()
        rule(Kind.ONE_WAY, "strip", meant=["plaster"])
        publish()
        services.undo(by=None, at=timezone.now())

        assert wording() == {"tape": ["plaster"]}
        assert {one.words for one in services.draft().rules.all()} == {"tape", "strip"}
        actions = SteeringEvent.objects.values_list("action", flat=True)
        assert list(actions) == ["UNDONE", "PUBLISHED", "PUBLISHED"]

    def test_of_the_first_publish_leaves_no_rules(self):
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])
        publish()
        services.undo(by=None, at=timezone.now())

        assert services.published() is None
        assert compiled(services.published(), TODAY) == Steering()

    def test_goes_back_once_alone(self):
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])
        publish()
        services.undo(by=None, at=timezone.now())

        with pytest.raises(services.Refused, match="nothing to undo"):
            services.undo(by=None, at=timezone.now())

    def test_leaves_a_draft_that_was_begun_since_alone(self):
        rule(Kind.ONE_WAY, "tape", meant=["plaster"])
        publish()
        rule(Kind.ONE_WAY, "strip", meant=["plaster"])
        mine = services.draft()
        services.undo(by=None, at=timezone.now())

        assert services.draft() == mine
        assert SteeringSet.objects.filter(state="PAST").count() == 1


@pytest.mark.usefixtures("fallback")
class TestTheReplay:
    def judge(self, words="gauze", **grades):
        services.judge(words, {("product", int(name[1:])): grade for name, grade in grades.items()}, by=None, at=NOW)

    def test_refuses_a_draft_that_makes_judged_lists_worse(self):
        self.judge(p1=3, p2=0)
        rule(Kind.HIDE, "gauze", target=("product", 1, "Swab"))

        with pytest.raises(services.WorseRanking) as worse:
            publish()

        assert worse.value.replay.before.ndcg_at_10 > 0.6
        assert worse.value.replay.after.ndcg_at_10 == 0.0
        assert services.published() is None
        assert not SteeringEvent.objects.exists()

    def test_takes_a_reason_and_keeps_it(self):
        self.judge(p1=3)
        rule(Kind.HIDE, "gauze", target=("product", 1, "Swab"))
        with pytest.raises(services.WorseRanking):
            publish("because")

        event = publish(REASON)

        assert event.reason == REASON
        assert event.figures["judged"] == 1
        assert event.figures["after"]["ndcg_at_10"] == 0.0

    def test_keeps_no_reason_where_none_was_needed(self):
        self.judge(p1=3)
        rule(Kind.PIN, "gauze", target=("product", 1, "Swab"))

        event = publish(REASON)

        assert event.reason == ""
        assert event.figures["after"]["ndcg_at_10"] == 1.0

    def test_lets_a_small_fall_pass(self):
        for number in range(60):
            self.judge(f"gauze {'x' * (number + 1)}", p1=3)
        self.judge("gauze", p1=3)
        rule(Kind.HIDE, "gauze", target=("product", 1, "Swab"))

        event = publish()

        before, after = (event.figures[side]["ndcg_at_10"] for side in ("before", "after"))
        assert 0 < before - after <= services.ALLOWED_FALL

    def test_counts_queries_that_find_something_now(self):
        self.judge("wipey", p1=3)
        rule(Kind.ONE_WAY, "wipey", meant=["swab"])

        found = replay.replay(Steering(), compiled(services.draft(), TODAY), on=TODAY)

        assert (found.before.zero_result_rate, found.after.zero_result_rate) == (1.0, 0.0)
        assert [(one.words, one.before, one.after, one.answered) for one in found.changes] == [
            ("wipey", 0.0, 1.0, True)
        ]

    def test_asks_once_where_the_rules_say_the_same(self, monkeypatch):
        self.judge(p1=3)
        rule(Kind.ONE_WAY, "wipey", meant=["swab"])
        asked = []
        find = replay.PostgresEngine.find
        monkeypatch.setattr(replay.PostgresEngine, "find", lambda self, query: asked.append(query) or find(self, query))

        replay.replay(Steering(), compiled(services.draft(), TODAY), on=TODAY)

        assert [query.words for query in asked] == ["gauze"]


class TestJudging:
    def test_keeps_changes_and_takes_back(self):
        assert services.judge("Gauze  SWAB", {("product", 1): 3, ("product", 2): None}, by=None, at=NOW) == 1
        assert services.judge("gauze swab", {("product", 1): 3}, by=None, at=NOW) == 0
        assert Judgement.objects.get().words == "gauze swab"

        assert services.judge("gauze swab", {("product", 1): None}, by=None, at=NOW) == 1
        assert not Judgement.objects.exists()

    def test_refuses_what_is_no_grade(self):
        with pytest.raises(services.Refused, match="0, 1, 2 or 3"):
            services.judge("gauze", {("product", 1): 4}, by=None, at=NOW)
        assert not Judgement.objects.exists()
