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
        for scanned in ("0100844505009035", "(01)00844505009035", "]d20100844505009035", "00844505009035"):
            assert "00844505009035" in identifiers.keys_asked(scanned)

    @pytest.mark.parametrize(
        "scanned",
        [
            "]d2010084450500903417271231",
            "]C1010084450500903417271231",
            "]Q3010084450500903410AB-12",
            "]e00100844505009034",
            "]E0844505009034",
            "C1010084450500903417271231",
            "(17)271231(01)00844505009034(10)A",
            "(01) 0084 4505 0090 34 (17) 271231 (10) AB-12",
            "]d2(01)00844505009034(21)77",
            "]d217271231010084450500903410AB12",
            "1727123110AB12\x1d0100844505009034",
            "10AB12 0100844505009034",
            "https://id.gs1.example/01/00844505009034/10/AB12",
        ],
    )
    def test_a_label_is_understood_as_the_scanner_gives_it(self, scanned):
        assert "00844505009034" in identifiers.keys_asked(scanned)
        assert "00844505009034" in identifiers.keys_asked(" ".join(scanned.split()))  # as a form sends it

    @pytest.mark.parametrize("scanned", ["]C0+B382SD9034712000X", "]d1+B382SD9034712000X/$$3271231LOT7Y"])
    def test_a_hibc_label_is_understood_as_the_scanner_gives_it(self, scanned):
        assert "B382SD9034712000" in identifiers.keys_asked(scanned)

    def test_an_iccbba_label_holds_its_product_code(self):
        assert "A9999XYZ100T0479" in identifiers.keys_asked("=/A9999XYZ100T0479=,000025=A99971312345600=>014032")

    def test_a_part_number_that_begins_like_a_label_is_asked_for_as_it_stands(self):
        assert identifiers.keys_asked("17-271231-9") == ("172712319", "00000172712319")
        assert identifiers.keys_asked("C1-0142") == ("C10142",)

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
