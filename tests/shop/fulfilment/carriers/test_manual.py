"""Carriage that somebody arranged by hand."""

from __future__ import annotations

import pytest

from shop.fulfilment.carriers.manual import PAGES, ManualCarrier, tracking_url
from shop.fulfilment.carriers.port import CarrierRefused
from tests.contracts.carrier import CarrierContract, request


class TestManualCarrier(CarrierContract):
    @pytest.fixture
    def carrier(self) -> ManualCarrier:
        return ManualCarrier()

    def test_remembers_carrier_and_number(self, carrier):
        parcel = carrier.buy(carrier.announce(request(carrier="DPD", tracking_number="15 5019")))

        assert (parcel.carrier, parcel.tracking_number) == ("DPD", "15 5019")
        assert parcel.tracking_url == "https://track.dpd.co.uk/parcels/155019"

    def test_refuses_what_would_be_read_back_otherwise(self, carrier):
        with pytest.raises(CarrierRefused):
            carrier.announce(request(carrier="A\x1fB"))


class TestTheTrackingLink:
    @pytest.mark.parametrize("carrier", PAGES)
    def test_is_a_page_of_the_carrier_with_the_number(self, carrier):
        url = tracking_url(carrier, "ab 12 3456 789 gb")

        assert url.startswith("https://")
        assert url.endswith("AB123456789GB")

    def test_cannot_be_bent_by_what_was_typed_in(self):
        assert tracking_url("DPD", "../x?y=1#z") == "https://track.dpd.co.uk/parcels/..%2FX%3FY%3D1%23Z"

    @pytest.mark.parametrize(("carrier", "number"), [("Example Couriers", "1"), ("DPD", "  "), ("", "")])
    def test_is_empty_where_there_is_none(self, carrier, number):
        assert tracking_url(carrier, number) == ""
