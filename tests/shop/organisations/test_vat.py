from __future__ import annotations

import pytest

from shop.organisations.vat import NotAVatNumber, vat_number


class TestVatNumber:
    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            ("GB 980 7806 84", "GB980780684"),
            ("980780684", "GB980780684"),
            ("gb980780684001", "GB980780684001"),
            ("XI 980780684", "XI980780684"),
            ("GD 001", "GBGD001"),
            ("GBHA599", "GBHA599"),
            ("ie 6433435f", "IE6433435F"),
            ("DE 136.695.976", "DE136695976"),
            ("FR40 303 265 045", "FR40303265045"),
            ("EL 094259216", "EL094259216"),
        ],
    )
    def test_is_printed_in_one_way(self, typed, printed):
        assert vat_number(typed) == printed

    def test_of_the_newer_series_leaves_55_more(self):
        old = vat_number("GB100000034")  # 8·1 + 34 = 42; 42 + 55 = 97

        assert old == "GB100000034"

    @pytest.mark.parametrize(
        "typed",
        [
            "GB980780685",
            "GB908780684",
            "12345",
            "DE123456789",
            "IE6433435E",
            "US123456789",
            "GBGD500",
            "GBHA499",
            "GB98078068x",
            "",
        ],
    )
    def test_with_wrong_digits_or_shape_is_refused(self, typed):
        with pytest.raises(NotAVatNumber):
            vat_number(typed)
