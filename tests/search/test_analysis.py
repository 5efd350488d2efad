from __future__ import annotations

import pytest

from search import analysis
from search.engines.elasticsearch import alias_name

SPELLINGS = [
    ("3-0", ["3oh"]),
    ("3/0", ["3oh"]),
    ("3‑0", ["3oh"]),
    ("000", ["3oh"]),
    ("3 oh", ["3oh"]),
    ("10-0 nylon", ["10oh", "nylon"]),
    ("2-0/3-0", ["2oh", "3oh"]),
    ("size 3", ["size", "3"]),
    ("3.0", ["3.0"]),
    ("10,000 units", None),
    ("10 000", ["10", "000"]),
    ("AB-3-0", ["ab", "3", "0"]),
    ("12-000-4", ["12", "000", "4"]),
    ("0000 and 00", ["4oh", "and", "2oh"]),
    ("10 1/2", ["10.5"]),
    ("1/2 circle", ["1", "2", "circle"]),
    ("500 g", ["500g"]),
    ("2026-10-0", ["2026", "10", "0"]),
    ("18 gauge", ["18g"]),
    ("18G", ["18g"]),
    ("10 cm x 10 cm", ["10x10", "cm"]),
    ("10×10cm", ["10x10", "cm"]),
    ("4 x 4", ["4x4"]),
    ("19 mm needle", ["19mm", "needle"]),
    ("7 1/2", ["7.5"]),
    ("7½", ["7.5"]),
    ("No.15", ["no", "15"]),
]


class TestWords:
    @pytest.mark.parametrize(("text", "words"), [case for case in SPELLINGS if case[1]])
    def test_a_size_has_one_spelling(self, text, words):
        assert analysis.words_of(text) == words

    def test_thousands_are_not_a_suture_size(self):
        assert "3oh" not in analysis.words_of("10,000 units")

    @pytest.mark.parametrize("text", [text for text, _ in SPELLINGS])
    def test_elasticsearch_cuts_sizes_the_same_way(self, text, elasticsearch):
        index = f"{alias_name()}-analysis"
        elasticsearch.indices.create(index=index, settings=analysis.index_settings())

        tokens = elasticsearch.indices.analyze(index=index, analyzer="asked_beginnings", text=text)["tokens"]

        theirs = [token["token"] for token in tokens]
        assert [word for word in theirs if "oh" in word] == [word for word in analysis.words_of(text) if "oh" in word]
        if text not in ("10,000 units",):
            assert theirs == analysis.words_of(text)


class TestSynonyms:
    def test_every_group_holds_two_different_meanings_and_no_stop_word(self):
        for group in analysis.SYNONYMS:
            assert len(set(group)) == len(group) >= 2, group
            assert not {word for phrase in group for word in phrase.split()} & analysis.STOP_WORDS, group

    def test_a_plural_is_understood_and_the_rest_stays(self):
        places = analysis.expanded(["sterile", "swabs"])

        assert places[0] == ["sterile"]
        assert {"swabs", "sponge"} <= set(places[1])

    def test_a_phrase_is_one_place(self):
        places = analysis.expanded(["curved", "artery", "forceps"])

        assert len(places) == 2
        assert {"artery forceps", "haemostat", "hemostat"} <= set(places[1])
