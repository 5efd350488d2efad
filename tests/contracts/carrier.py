"""What every carrier promises: inherit, give a ``carrier``, and it is proven."""

from __future__ import annotations

import uuid

import pytest

from shop.fulfilment.carriers.port import (
    BadSignature,
    Carrier,
    CarrierError,
    ParcelRequest,
    ParcelState,
    Place,
)

HOME = Place("Noor Buyer", "1 Example Road", "", "Leeds", "LS1 4AP", "GB", organisation="Day surgery unit")


def request(**more: object) -> ParcelRequest:
    values = {"key": uuid.uuid4(), "to": HOME, "grams": 850, "carrier": "DPD", "tracking_number": "15 5019"}
    return ParcelRequest(**values | more)  # type: ignore[arg-type]


class CarrierContract:
    """Subclasses give the fixture ``carrier``."""

    @pytest.fixture
    def reference(self, carrier: Carrier) -> str:
        return carrier.announce(request())

    def test_gives_each_parcel_a_reference_of_its_own(self, carrier):
        assert carrier.announce(request()) != carrier.announce(request())

    def test_buys_a_number_that_can_be_followed(self, carrier, reference):
        parcel = carrier.buy(reference)

        assert parcel.state is ParcelState.LABELLED
        assert parcel.reference == reference
        assert parcel.carrier
        assert parcel.tracking_number
        assert parcel.tracking_url.startswith("https://")

    def test_buys_once_however_often_it_is_asked(self, carrier, reference):
        assert carrier.buy(reference) == carrier.buy(reference)

    def test_tells_again_what_was_bought(self, carrier, reference):
        bought = carrier.buy(reference)

        assert carrier.look_up(reference) == bought

    def test_takes_back_what_was_not_used(self, carrier, reference):
        carrier.buy(reference)

        assert carrier.cancel(reference).state is ParcelState.CANCELLED

    def test_an_unknown_reference_is_an_error(self, carrier):
        for ask in (carrier.buy, carrier.look_up, carrier.cancel):
            with pytest.raises(CarrierError):
                ask("nobody-knows-this")

    def test_a_forged_notice_is_refused(self, carrier):
        for headers in ({}, {"X-Hmac-Signature": "hmac-sha256-hex=00"}, {"X-Hmac-Signature": "ü"}):
            with pytest.raises(BadSignature):
                carrier.read_notification(body=b'{"description": "tracker.updated"}', headers=headers)
