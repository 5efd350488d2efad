"""Lists narrowed by facets, sorted by date, read as they were typed: both engines, and what the page makes of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from search import asking, engines, narrowing
from search.passages import with_page_numbers
from search.sources import Facet
from tests.search.shelves import ANYBODY, ids

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_breaker")]


def asked(words, **more):
    return replace(asking.query(words, user=ANYBODY, per_page=20), **more)


@pytest.fixture
def stocked(engine, shelves):
    for number, (maker, sterile) in enumerate(
        [("Arden", "Yes"), ("Arden", "No"), ("Bellamy", "Yes"), ("Cole", "Yes")], start=1
    ):
        shelves.products.put(number, f"Silk suture {number}", facets={"maker": [maker], "sterile": [sterile]})
    shelves.products.put(5, "Silk suture 5", facets={"maker": ["Arden"], "sterile": ["Yes"]}, group="family")
    shelves.products.put(6, "Silk suture 6", facets={"maker": ["Arden"], "sterile": ["Yes"]}, group="family")
    shelves.products.put(7, "Secret silk", facets={"maker": ["Hidden maker"]}, audience="professional")
    shelves.guides.put(1, "Choosing silk", facets={"specialty": ["Skin", "Bowel"]}, dated=dt.date(2024, 1, 1))
    shelves.guides.put(2, "Silk and silk again", facets={"specialty": ["Skin"]}, dated=dt.date(2026, 1, 1))
    shelves.guides.put(3, "Silk silk silk")
    engine.store()
    return engine


class TestFacets:
    def test_narrow_to_any_value_of_a_facet_and_to_all_facets(self, stocked):
        found = stocked.find(asked("silk", narrowed=(("maker", ("Arden", "Bellamy")), ("sterile", ("Yes",)))))

        assert {hit.object_id for hit in found.hits} - {5, 6} == {1, 3}
        assert (found.total, len(found.hits)) == (3, 3)

    def test_one_of_several_values_is_enough(self, stocked):
        assert ids(stocked.find(asked("silk", narrowed=(("specialty", ("Bowel",)),)))) == [1]

    def test_leave_the_counts_of_kinds_alone(self, stocked):
        found = stocked.find(asked("silk", narrowed=(("maker", ("Cole",)),)))

        assert (found.total, dict(found.counts)) == (1, {"product": 5, "guide": 3})

    @pytest.mark.parametrize("value", ["Arden'; --", "Ard", "arden", "maker:Arden", "*", '"'])
    def test_a_value_that_nothing_has_leaves_nothing(self, stocked, value):
        assert stocked.find(asked("silk", narrowed=(("maker", (value,)),))).total == 0

    def test_are_counted_each_by_what_the_others_leave_and_a_family_once(self, stocked):
        found = stocked.find(asked("silk", faceted=("maker", "sterile"), narrowed=(("maker", ("Arden",)),)))

        if stocked.name == "postgres":  # it cannot know
            assert found.facets == {}
            return
        assert found.facets == {"maker": {"Arden": 3, "Bellamy": 1, "Cole": 1}, "sterile": {"Yes": 2, "No": 1}}

    def test_tell_nothing_of_what_the_reader_may_not_see(self, stocked):
        found = stocked.find(asked("silk", faceted=("maker",)))

        assert "Hidden maker" not in found.facets.get("maker", {})
        assert stocked.find(asked("silk", narrowed=(("maker", ("Hidden maker",)),))).total == 0


class TestOrder:
    def test_newest_first_puts_what_has_no_date_last(self, stocked):
        assert ids(stocked.find(asked("silk", kinds=("guide",), order="newest"))) == [2, 1, 3]

    @pytest.fixture
    def priced(self, engine, shelves):
        """A family of two at 9 and 1, singles at 5 and 100, one on request."""
        shelves.products.put(1, "Silk suture", price=Decimal("9.00"), group="family")
        shelves.products.put(2, "Silk suture", price=Decimal("1.00"), group="family")
        shelves.products.put(3, "Silk suture silk", price=Decimal("5.50"))
        shelves.products.put(4, "Silk", price=Decimal("100"))
        shelves.products.put(5, "Silk on request")
        engine.store()
        return engine

    @pytest.mark.parametrize(("order", "expected"), [("cheapest", [2, 3, 4, 5]), ("dearest", [4, 1, 3, 5])])
    def test_by_price_a_family_counts_by_its_first_and_what_has_none_is_last(self, priced, order, expected):
        assert ids(priced.find(asked("silk", order=order))) == expected

    def test_by_price_heeds_a_changed_one(self, priced, shelves):
        shelves.products.put(4, "Silk", price=Decimal("0.50"))
        shelves.products.put(2, "Silk suture", group="family")
        priced.store()

        assert ids(priced.find(asked("silk", order="cheapest"))) == [4, 3, 1, 5]


class TestAsTyped:
    def test_mended_spelling_is_no_answer_to_who_means_what_was_typed(self, shelves, fill):
        shelves.products.put(1, "Nylon suture")
        fill()

        mended = engines.answer(lambda engine: engine.find(asked("nylom suture")))
        typed = engines.answer(lambda engine: engine.find(asked("nylom suture", as_typed=True)))

        assert (typed.corrected, typed.total) == ("", 1)
        assert mended.total == 1


class TestPages:
    def test_a_passage_names_the_page_of_its_first_marked_word(self, engine, shelves):
        shelves.guides.paged = True
        shelves.guides.put(1, "Leaflet", body="Before use.\fRinse the lumen well.\fStore & keep the catgut dry.")
        shelves.guides.put(2, "Catgut leaflet of one page", body="Keep the catgut dry.")
        engine.store()

        found = with_page_numbers(engine.find(asked("catgut")).hits)

        assert {hit.object_id: hit.page_number for hit in found} == {1: 3, 2: None}

    def test_the_passage_with_more_of_the_words_is_shown_though_the_summary_has_one(self, shelves, fill):
        shelves.guides.paged = True
        body = "Before use.\fStones form where catgut lies in urine."
        shelves.guides.put(1, "Leaflet", summary="About catgut.", body=body)
        fill()

        (hit,) = with_page_numbers(engines.answer(lambda engine: engine.find(asked("catgut stones urine"))).hits)

        assert (hit.page_number, "<mark>urine</mark>" in hit.highlight) == (2, True)

    def test_nothing_is_asked_for_kinds_without_pages(self, stocked, django_assert_num_queries):
        hits = stocked.find(asked("silk")).hits

        with django_assert_num_queries(0):
            assert with_page_numbers(hits) == tuple(hits)


class TestAddresses:
    def test_are_heard_and_written_the_same_way(self):
        chosen = narrowing.heard(["maker:Arden", "maker:Bellamy: & Co", "sterile:Yes", "maker:Arden"])

        assert chosen == {"maker": ["Arden", "Bellamy: & Co"], "sterile": ["Yes"]}
        assert narrowing.heard(value for _, value in narrowing.pairs(chosen)) == chosen

    @pytest.mark.parametrize("asked_for", ["maker", "maker:", "", "maker:\x00", "maker:" + "x" * 400])
    def test_what_cannot_be_understood_counts_as_not_said(self, asked_for):
        assert narrowing.heard([asked_for]) == {}

    def test_only_what_is_offered_is_kept(self):
        assert narrowing.kept({"maker": ["A"], "wish": ["B"]}, [Facet("maker", "Maker")]) == {"maker": ["A"]}

    def test_a_chip_leads_to_the_page_without_its_choice(self):
        first, second = narrowing.chips([Facet("maker", "Maker")], {"maker": ["A", "B & C"]}, [("q", "silk")])

        assert (first.label, first.url) == ("Maker: A", "?q=silk&f=maker%3AB+%26+C")
        assert second.url == "?q=silk&f=maker%3AA"


class TestOffer:
    def offered(self, counts, chosen=None, order=()):
        facets = narrowing.offer([Facet("size", "Size", order)], chosen or {}, counts)
        return [[(one.label, one.count, one.selected) for one in facet.choices] for facet in facets]

    def test_one_value_is_no_choice(self):
        assert self.offered({"size": {"3-0": 4}}) == []

    def test_what_was_chosen_stands_there_though_nothing_has_it(self):
        assert self.offered({"size": {}}, {"size": ["3-0"]}) == [[("3-0", 0, True)]]

    def test_without_counts_it_shows_none(self):
        assert self.offered({}, {"size": ["3-0"]}) == [[("3-0", None, True)]]

    def test_values_stand_in_the_order_of_the_trade_or_of_their_numbers(self):
        counts = {"size": {"3-0": 9, "1": 2, "2-0": 3}}

        assert [label for label, *_ in self.offered(counts, order=("1", "2-0", "3-0"))[0]] == ["1", "2-0", "3-0"]
        lengths = {"size": {"100 mm": 9, "20 mm": 1, "Not stated": 50}}
        assert [label for label, *_ in self.offered(lengths)[0]] == ["20 mm", "100 mm", "Not stated"]
