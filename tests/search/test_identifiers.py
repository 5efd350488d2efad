from __future__ import annotations

import pytest

from search import identifiers


class TestKeys:
    def test_case_blanks_and_punctuation_do_not_matter(self):
        assert {identifiers.key(said) for said in ("VCP316H", "vcp-316 h", "Vcp.316/H")} == {"VCP316H"}

    def test_a_short_gtin_also_answers_to_its_fourteen_digits(self):
        assert identifiers.keys_of(["844505009034", "510-132C"]) == ["844505009034", "00844505009034", "510132C"]

    def test_each_key_stands_once(self):
        assert identifiers.keys_of(["510-132C", "510132c", "", "--"]) == ["510132C"]


class TestKeysAsked:
    def test_a_gtin_without_its_leading_zeros_is_the_same_gtin(self):
        assert "00844505009034" in identifiers.keys_asked("8 44505 00903 4")

    def test_a_scanned_label_holds_its_gtin(self):
        assert "00844505009034" in identifiers.keys_asked("(01)00844505009034(17)271231(10)AB-12")

    @pytest.mark.parametrize("label", ["+B382SD9034712000X", "+B382SD9034712000X/$$3271231LOT7Y"])
    def test_a_scanned_hibc_label_holds_its_primary_code(self, label):
        assert "B382SD9034712000" in identifiers.keys_asked(label)

    def test_a_label_with_a_wrong_check_digit_is_not_cut(self):
        assert "00844505009035" not in identifiers.keys_asked("010084450500903517271231")

    @pytest.mark.parametrize("words", ["3-0", "3/0", "000", "10 cm", "4x4", "18G", "7.5", "suture", "no", ""])
    def test_sizes_and_plain_words_are_no_identifiers(self, words):
        assert identifiers.keys_asked(words) == ()

    def test_an_identifier_within_a_longer_query_is_seen(self):
        assert identifiers.keys_within("ethicon vcp316h 3-0 suture") == ("VCP316H",)
