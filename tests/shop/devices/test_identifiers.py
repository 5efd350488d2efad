from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.devices import identifiers

HIBC_BODIES = st.from_regex(r"\+[A-Z][A-Z0-9]{3}[A-Z0-9]{1,13}[0-9]", fullmatch=True)


class TestGtin:
    @pytest.mark.parametrize("value", ["00844505009256", "00815131022254", "5901234123457", "036000291452", "96385074"])
    def test_knows_right_check_digits_of_every_length(self, value):
        assert identifiers.gtin_check_digit_holds(value)

    @pytest.mark.parametrize("value", ["00208851107345", "5901234123458", "036000291453"])
    def test_knows_wrong_check_digits(self, value):
        assert not identifiers.gtin_check_digit_holds(value)

    @pytest.mark.parametrize("value", ["", "123456789", "0084450500925A", "٠٠٨٤٤٥٠٥٠٠٩٢٥٦", "008445050092560"])
    def test_knows_what_is_no_gtin(self, value):
        assert not identifiers.is_gtin(value)

    @given(st.from_regex(r"[0-9]{13}", fullmatch=True), st.integers(0, 12), st.integers(1, 9))
    def test_a_single_wrong_digit_never_passes(self, body, place, shift):
        value = body + identifiers.gs1_check_digit(body)
        spoilt = value[:place] + str((int(value[place]) + shift) % 10) + value[place + 1 :]

        assert identifiers.gtin_check_digit_holds(value)
        assert not identifiers.gtin_check_digit_holds(spoilt)


class TestHibc:
    @pytest.mark.parametrize(
        ("body", "character"),
        [("+A123BJC5D6E71", "G"), ("+A99912345/$$52001510X3/16D20111212/S77DE1G45", "-")],
    )
    def test_gives_the_published_check_characters(self, body, character):
        assert identifiers.hibc_check_character(body) == character

    def test_recognises_both_ways_of_writing(self):
        assert identifiers.is_hibc("A123BJC5D6E71")
        assert identifiers.is_hibc("+A123BJC5D6E71G")
        assert not identifiers.is_hibc("00844505009256")
        assert not identifiers.is_hibc("a123bjc5d6e71")

    @given(HIBC_BODIES)
    def test_a_label_holds_only_with_its_own_check_character(self, body):
        right = identifiers.hibc_check_character(body)
        wrong = "A" if right != "A" else "B"

        assert identifiers.check_digit_holds("HIBCC", body + right)
        assert not identifiers.check_digit_holds("HIBCC", body + wrong)


class TestAgency:
    @pytest.mark.parametrize(
        ("value", "agency"),
        [
            ("00844505009256", "GS1"),
            ("0036000291452", "GS1"),
            ("A123BJC5D6E71", "HIBCC"),
            ("+A123BJC5D6E71G", "HIBCC"),
            ("=/A9999XYZ100T0944", "ICCBBA"),
            ("55154-0123-4", "OTHER"),
            ("", "OTHER"),
        ],
    )
    def test_is_guessed_from_the_form(self, value, agency):
        assert identifiers.guess_agency(value) == agency

    def test_a_gtin_filed_under_hibcc_is_checked_as_a_gtin(self):
        assert not identifiers.has_form_of("HIBCC", "00844505009256")
        assert identifiers.check_digit_holds("HIBCC", "00844505009256")
        assert not identifiers.check_digit_holds("HIBCC", "00844505009257")

    def test_what_should_be_a_gtin_and_is_none_fails(self):
        assert not identifiers.check_digit_holds("GS1", "1081463902131")
        assert not identifiers.check_digit_holds("GS1", "ABC")

    def test_nothing_can_be_wrong_where_there_is_no_check_digit(self):
        assert identifiers.check_digit_holds("HIBCC", "A123BJC5D6E71")
        assert identifiers.check_digit_holds("OTHER", "anything")


class TestUsable:
    @pytest.mark.parametrize("value", ["1", "A123BJC5D6E71", "+A123BJC5D6E71G", "=/A9999XYZ100T0944", "B" * 64])
    def test_accepts_what_agencies_use(self, value):
        assert identifiers.is_usable(value)

    @pytest.mark.parametrize("value", ["", " ", "12 34", "ß123", "12\x0034", "B" * 65, "<script>", "12\n"])
    def test_refuses_the_impossible(self, value):
        assert not identifiers.is_usable(value)


class TestSearchForms:
    def test_a_short_gtin_is_found_in_fourteen_digits(self):
        assert "00036000291452" in identifiers.search_forms("036000291452")
        assert "05901234123457" in identifiers.search_forms("5901234123457")

    def test_a_padded_gtin_is_found_without_its_zeros(self):
        assert identifiers.search_forms("00036000291452") == ("00036000291452", "0036000291452", "036000291452")

    def test_an_indicator_digit_is_never_dropped(self):
        assert identifiers.search_forms("10815131022251") == ("10815131022251",)

    def test_hibc_is_found_bare_and_as_on_the_label(self):
        assert identifiers.search_forms("A123BJC5D6E71") == ("A123BJC5D6E71", "+A123BJC5D6E71G")
        assert identifiers.search_forms("+a123bjc5d6e71g") == ("+A123BJC5D6E71G", "A123BJC5D6E71")

    @given(st.text(max_size=80))
    def test_takes_any_text(self, value):
        forms = identifiers.search_forms(value)

        assert len(set(forms)) == len(forms)
        assert identifiers.guess_agency(value) in {"GS1", "HIBCC", "ICCBBA", "OTHER"}
