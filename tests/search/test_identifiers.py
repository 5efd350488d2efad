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

    def test_a_label_with_a_wrong_check_digit_is_still_found_by(self):
        assert "00844505009035" in identifiers.keys_asked("010084450500903517271231")
        assert identifiers.keys_asked("0100844505009035") == ("0100844505009035",)

    @pytest.mark.parametrize("scanned", ["]d2010084450500903417271231", "(17)271231(01)00844505009034(10)A"])
    def test_a_label_is_understood_as_the_scanner_gives_it(self, scanned):
        assert "00844505009034" in identifiers.keys_asked(scanned)

    def test_a_spreadsheet_may_have_taken_off_the_zeros(self):
        assert "00000815131022" in identifiers.keys_asked("815131022")

    def test_a_short_part_number_is_asked_for_beside_the_word(self):
        assert [identifiers.key_if_short(words) for words in ("7", "10A", "TorqVue\u2122 LP", "3-0")] == [
            "7",
            "",
            "TORQVUELP",
            "30",
        ]
        assert identifiers.key_if_short("suture for the skin of a face") == ""

    @pytest.mark.parametrize("words", ["3-0", "3/0", "000", "10 cm", "4x4", "18G", "7.5", "suture", "no", ""])
    def test_sizes_and_plain_words_are_no_identifiers(self, words):
        assert identifiers.keys_asked(words) == ()

    def test_an_identifier_within_a_longer_query_is_seen(self):
        assert identifiers.keys_within("ethicon vcp316h 3-0 suture") == ("VCP316H",)
