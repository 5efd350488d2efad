"""Rules of merchandisers, as both engines keep them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from search import asking, records
from search.models import SteeringRule
from search.steering import current, lists, services
from search.steering.rules import compiled
from tests.search.shelves import ids

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
Kind = SteeringRule.Kind


def rule(kind, words="", **more):
    return services.add_rule(kind, words, by=None, at=NOW, **more)


def thing(number, kind="product"):
    return (kind, number, f"{kind} {number}")


@pytest.fixture
def ask(engine):
    """``ask("words")``: ids of what is found under the draft; ``on`` another day."""

    def found(words, on=TODAY, kinds=()):
        steering = compiled(services.draft(), on)
        return ids(engine.find(asking.query(words, user=None, per_page=10, kinds=kinds, steering=steering)))

    return found


@pytest.fixture
def stocked(shelves, engine):
    shelves.products.put(1, "Transparent film dressing 10 x 12 cm")
    shelves.products.put(2, "Gauze swab 10 x 10 cm", group="swabs")
    shelves.products.put(3, "Gauze swab 5 x 5 cm", group="swabs")
    shelves.products.put(4, "Gauze bandage")
    shelves.guides.put(1, "Choosing a film")
    engine.store()
    return shelves


@pytest.mark.usefixtures("stocked")
class TestSynonyms:
    def test_find_nothing_before_they_are_made(self, ask):
        assert ask("clingwrap") == []

    def test_one_way_finds_what_is_meant_and_not_the_other_way_round(self, shelves, engine, ask):
        shelves.products.put(8, "Clingwrap cutter")
        engine.store()
        rule(Kind.ONE_WAY, "clingwrap", meant=["film dressing"])

        assert set(ask("clingwrap")) == {1, 8}
        assert ask("Clingwraps 10x12cm") == [1]
        assert set(ask("film", kinds=("product",))) == {1}

    def test_both_ways_every_phrase_finds_the_others(self, shelves, engine, ask):
        shelves.products.put(9, "Klarpad wound cover")
        engine.store()
        rule(Kind.SYNONYM, "klarpad", meant=["film dressing"])

        assert set(ask("klarpad")) == {1, 9}
        assert set(ask("film dressing")) >= {1, 9}

    def test_mean_what_has_a_synonym_of_the_trade_too(self, ask):
        rule(Kind.ONE_WAY, "wipey", meant=["sponge"])

        assert set(ask("wipey")) <= {2, 3}
        assert ask("wipey")

    def test_keep_the_size_that_was_asked_for(self, ask):
        rule(Kind.ONE_WAY, "wipey", meant=["swab"])

        assert ask("wipey 5x5") == [3]


@pytest.mark.usefixtures("stocked")
class TestStopWords:
    def test_need_not_be_found(self, ask):
        assert ask("bandage deluxe") != ask("bandage") or not ask("deluxe")
        rule(Kind.STOP_WORD, "deluxe")

        assert ask("Deluxe bandage") == ask("bandage")

    def test_are_searched_when_nothing_else_was_said(self, shelves, engine, ask):
        shelves.products.put(9, "Deluxe trolley")
        engine.store()
        rule(Kind.STOP_WORD, "deluxe")

        assert ask("deluxe") == [9]


@pytest.mark.usefixtures("stocked")
class TestPins:
    def test_stand_first_in_their_order_though_they_lack_the_words(self, ask):
        rule(Kind.PIN, "gauze", target=thing(1))
        rule(Kind.PIN, "gauze", target=thing(4))

        assert ask("gauze")[:2] == [1, 4]
        assert ask("Gauze")[:2] == [1, 4]
        assert ask("gauze swab")[:1] != [1]

    def test_answer_a_query_that_finds_nothing_else(self, ask):
        rule(Kind.PIN, "zzqx", target=thing(4))

        assert ask("zzqx") == [4]

    def test_choose_the_variant_that_stands_for_its_family(self, ask):
        first = next(one for one in ask("gauze swab") if one in (2, 3))
        other = 5 - first
        rule(Kind.PIN, "gauze swab", target=thing(other))

        found = ask("gauze swab")
        assert found[0] == other
        assert first not in found

    def test_count_between_their_days_alone(self, ask):
        rule(
            Kind.PIN,
            "gauze",
            target=thing(1),
            starts_on=TODAY,
            ends_on=TODAY + dt.timedelta(days=2),
        )

        assert [ask("gauze", TODAY + dt.timedelta(days=day))[0] == 1 for day in (-1, 0, 2, 3)] == [
            False,
            True,
            True,
            False,
        ]

    def test_stay_within_the_kind_that_is_looked_at(self, ask):
        rule(Kind.PIN, "gauze", target=thing(1, "guide"))

        assert 1 not in ask("gauze", kinds=("product",))


@pytest.mark.usefixtures("stocked")
class TestBoosts:
    def test_raise_and_lower_what_is_found_anyway(self, ask):
        before = ask("gauze")
        rule(Kind.BOOST, "gauze", target=thing(before[-1]), factor=10.0)

        assert ask("gauze")[0] == before[-1]
        assert set(ask("gauze")) == set(before)
        rule(Kind.BOOST, "gauze", target=thing(before[-1]), factor=0.1)
        assert ask("gauze")[-1] == before[-1]


@pytest.mark.usefixtures("stocked")
class TestHiddenThings:
    def test_go_from_one_query_with_their_whole_family(self, ask):
        rule(Kind.HIDE, "gauze", target=thing(2))

        assert ask("gauze") == [4]
        assert ask("swab")

    def test_go_from_every_query_and_from_suggestions(self, engine, ask):
        rule(Kind.HIDE, target=thing(2))

        assert not {2, 3} & {*ask("gauze"), *ask("swab"), *ask("gauze swab 5x5")}
        steering = compiled(services.draft(), TODAY)
        suggested = engine.suggest(asking.query("gau", user=None, per_page=8, steering=steering))
        assert [one.object_id for one in suggested] == [4]


class TestThePublishedRules:
    @pytest.fixture
    def fallback(self, shelves, settings):
        settings.ELASTICSEARCH_URL = ""
        shelves.products.put(1, "Transparent film dressing")
        records.refresh_kind("product")

    def publish(self):
        return services.publish(revision=services.draft().revision, by=None, at=NOW, on=TODAY)

    @pytest.mark.usefixtures("fallback")
    def test_count_at_once_where_they_were_published(self, settings, django_capture_on_commit_callbacks):
        settings.SEARCH_STEERING_KEPT_SECONDS = 600
        current.forget()
        rule(Kind.ONE_WAY, "clingwrap", meant=["film dressing"])
        assert not asking.find("clingwrap", kinds=(), user=None, page=1, per_page=5).hits

        with django_capture_on_commit_callbacks(execute=True):
            self.publish()

        assert ids(asking.find("clingwrap", kinds=(), user=None, page=1, per_page=5)) == [1]
        current.forget()

    def test_cost_a_search_one_statement_at_most(self, settings, django_assert_num_queries):
        rule(Kind.ONE_WAY, "clingwrap", meant=["film dressing"])
        self.publish()
        current.forget()
        current.current()

        with django_assert_num_queries(1):
            current.current()
        settings.SEARCH_STEERING_KEPT_SECONDS = 600
        with django_assert_num_queries(0):
            current.current()
        current.forget()

    @pytest.mark.usefixtures("fallback")
    def test_are_laid_beside_those_of_the_draft(self):
        rule(Kind.ONE_WAY, "clingwrap", meant=["film dressing"])

        before, after = lists.compared("clingwrap", None, services.draft(), on=TODAY)

        assert before.places == ()
        assert [(place.title, place.number, place.was) for place in after.places] == [
            ("Transparent film dressing", 1, None)
        ]
