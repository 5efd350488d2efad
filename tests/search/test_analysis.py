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
    ("10 cm x 10 cm", ["10x10"]),
    ("10×10cm", ["10x10"]),
    ("4 x 4", ["4x4"]),
    ("19 mm needle", ["19mm", "needle"]),
    ("7 1/2", ["7.5"]),
    ("7½", ["7.5"]),
    ("No.15", ["no", "15"]),
    ("non-absorbable", ["nonabsorbable"]),
    ("Non absorbable", ["nonabsorbable"]),
    ("canon printing", ["canon", "printing"]),
    ("not sterile", ["nonsterile"]),
    ("latex-free, powder free", ["latexfree", "powderfree"]),
    ("not made with natural rubber latex", ["latexfree"]),
    ("10 cm", ["100mm"]),
    ("100 mm", ["100mm"]),
    ("2.5cm", ["25mm"]),
    ("7,5 cm", ["75mm"]),
    ("0.5 cm", ["5mm"]),
    ("100 x 100 mm", ["10x10"]),
    ("75 x 75 mm", ["7.5x7.5"]),
    ("7.5 x 7.5 cm", ["7.5x7.5"]),
    ("4x4 in", ["4x4"]),
    ('4" x 4"', ["4x4"]),
    ('18"', ["18in"]),
    ("18 inches", ["18in"]),
    ("3 in 10 patients", ["3", "in", "10", "patients"]),
    ("CH 16, 16 French", ["16fr", "16fr"]),
    ("Foley CH14, Charrière 12", ["foley", "14fr", "12fr"]),
    ("14 Charrière", ["14fr"]),
    ("FR14-200", ["fr14", "200"]),
    ("ch 14/16", ["ch", "14", "16"]),
    ("gauge 18", ["18g"]),
    ("10*10 cm", ["10x10"]),
    ("10 cm by 10 cm", ["10x10"]),
    ("standby 5", ["standby", "5"]),
    ("⅜ circle", ["3", "8", "circle"]),
    ("5 cc", ["5ml"]),
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


class TestWhatIsAsked:
    def test_a_question_is_searched_by_what_it_is_about(self):
        assert analysis.subject_words("What should I use for the skin, or can the skin heal?") == [
            "skin",
            "skin",
            "heal",
        ]
        assert analysis.key_words("gloves size 7.5") == ["gloves", "7.5"]

    def test_where_nothing_else_is_said_every_word_counts(self):
        assert analysis.subject_words("which one can") == ["one", "can"]
        assert analysis.key_words("size") == ["size"]

    def test_sizes_and_words_with_an_opposite_never_lack(self):
        words = ["3oh", "19mm", "absorbable", "nonabsorbable", "nonsterile", "latexfree", "suture", "curved"]

        assert [word for word in words if analysis.is_decisive(word)] == words[:6]

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("how is the fascia of a midline laparotomy closed with small bites", True),
            ("3-0 absorbable suture reverse cutting 19 mm", False),
            ("what is the AQL of a glove", False),
            ("drape for a caesarean section with pouch and film", False),
        ],
    )
    def test_key_words_are_no_sentence(self, text, sentence):
        assert analysis.is_sentence(text) is sentence


class TestSynonyms:
    def test_there_are_many_and_no_phrase_is_known_twice_for_the_same(self):
        pairs = {
            frozenset((one, other)) for group in analysis.SYNONYMS for one in group for other in group if one != other
        }

        assert len(pairs) + sum(len(line) - 1 for line in analysis.ALSO) >= 400
        assert len({line[0] for line in analysis.ALSO}) == len(analysis.ALSO)

    def test_what_is_narrower_is_found_by_the_wider_and_not_the_other_way_round(self):
        assert "polyglactin" in analysis.expanded(["vicryl"])[0]
        assert "vicryl" not in analysis.expanded(["polyglactin"])[0]
        assert "nonabsorbable" not in analysis.expanded(["absorbable"])[0]

    def test_every_group_holds_two_different_meanings_and_no_stop_word(self):
        for group in (*analysis.SYNONYMS, *analysis.ALSO):
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
