"""Where countries and postcodes lie."""

from __future__ import annotations

import pytest

from shop.fulfilment.working_days import Nation
from shop.fulfilment.zones import Zone, area_of, destination_of, misplaced


class TestZones:
    @pytest.mark.parametrize(
        ("country", "postcode", "zone", "nation"),
        [
            ("GB", "LS1 4AP", Zone.MAINLAND, Nation.ENGLAND),
            ("GB", "ls14ap", Zone.MAINLAND, Nation.ENGLAND),
            ("GB", "CF10 1AA", Zone.MAINLAND, Nation.ENGLAND),
            ("GB", "EH1 1AA", Zone.MAINLAND, Nation.SCOTLAND),
            ("GB", "AB10 1AA", Zone.MAINLAND, Nation.SCOTLAND),
            ("GB", "AB38 9LT", Zone.HIGHLANDS, Nation.SCOTLAND),
            ("GB", "IV2 3UJ", Zone.HIGHLANDS, Nation.SCOTLAND),
            ("GB", "HS1 2AF", Zone.HIGHLANDS, Nation.SCOTLAND),
            ("GB", "ZE10TX", Zone.HIGHLANDS, Nation.SCOTLAND),
            ("GB", "PA19 1AA", Zone.MAINLAND, Nation.SCOTLAND),
            ("GB", "PA20 9AA", Zone.HIGHLANDS, Nation.SCOTLAND),
            ("GB", "KA27 8AA", Zone.HIGHLANDS, Nation.SCOTLAND),
            ("GB", "PH16 5AA", Zone.MAINLAND, Nation.SCOTLAND),
            ("GB", "PH33 6AA", Zone.HIGHLANDS, Nation.SCOTLAND),
            ("GB", "TR21 0JY", Zone.HIGHLANDS, Nation.ENGLAND),
            ("GB", "TR1 3LJ", Zone.MAINLAND, Nation.ENGLAND),
            ("GB", "BT9 7AB", Zone.NORTHERN_IRELAND, Nation.NORTHERN_IRELAND),
            ("GB", "SW1A 1AA", Zone.MAINLAND, Nation.ENGLAND),
            ("GB", "", Zone.MAINLAND, Nation.ENGLAND),
            ("GB", "BT", Zone.NORTHERN_IRELAND, Nation.NORTHERN_IRELAND),
            ("IM", "IM1 3LY", Zone.ISLE_OF_MAN, Nation.ISLE_OF_MAN),
            ("JE", "JE2 3AB", Zone.CHANNEL_ISLANDS, Nation.JERSEY),
            ("GG", "GY1 1WG", Zone.CHANNEL_ISLANDS, Nation.GUERNSEY),
            ("IE", "D02 X285", Zone.IRELAND, Nation.IRELAND),
        ],
    )
    def test_of_an_address(self, country, postcode, zone, nation):
        found = destination_of(country, postcode)

        assert (found.zone, found.nation) == (zone, nation)

    @pytest.mark.parametrize(("postcode", "area"), [("w1a 1hq", "W"), ("M11AE", "M"), ("1234", ""), ("", "")])
    def test_begin_with_an_area(self, postcode, area):
        assert area_of(postcode) == area


class TestMisplaced:
    @pytest.mark.parametrize(
        ("country", "postcode"), [("GB", "JE2 3AB"), ("GB", "GY1 1WG"), ("GB", "IM1 3LY"),
                                  ("GB", "BF1 2AT"), ("GB", "GX11 1AA")]
    )  # fmt: skip
    def test_postcodes_are_said_to_be_so(self, country, postcode):
        assert misplaced(country, postcode)

    @pytest.mark.parametrize(
        ("country", "postcode"), [("GB", "LS1 4AP"), ("JE", "JE2 3AB"), ("GG", "GY1 1WG"), ("IM", "IM1 3LY")]
    )
    def test_is_nothing_that_lies_there(self, country, postcode):
        assert misplaced(country, postcode) == ""
