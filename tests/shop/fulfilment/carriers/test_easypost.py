"""The adapter against the double of EasyPost, whatever goes wrong on the way."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest

from core.money import Money
from shop.fulfilment.carriers.easypost import EasyPostCarrier
from shop.fulfilment.carriers.port import (
    BadSignature,
    CarrierError,
    CarrierRefused,
    CarrierUnavailable,
    ParcelState,
    Place,
)
from tests.contracts.carrier import CarrierContract, request
from tests.doubles.easypost import EasyPostDouble, Fault, signed


@pytest.fixture
def carrier(easypost_double: EasyPostDouble) -> EasyPostCarrier:
    return EasyPostCarrier()


@pytest.fixture
def reference(carrier: EasyPostCarrier) -> str:
    return carrier.announce(request())


class TestEasyPostCarrier(CarrierContract):
    @pytest.fixture
    def carrier(self, easypost_double: EasyPostDouble) -> EasyPostCarrier:
        return EasyPostCarrier()


class TestBuying:
    def test_tells_what_the_parcel_weighs_and_where_it_goes(self, carrier, easypost_double):
        made = easypost_double.shipments[carrier.announce(request(grams=850))]

        assert made["parcel"] == {"weight": 30.0}  # ounces
        assert made["options"] == {"label_format": "PDF"}
        assert (made["to_address"]["city"], made["to_address"]["zip"]) == ("Leeds", "LS1 4AP")

    def test_weighs_something_always(self, carrier, easypost_double):
        assert easypost_double.shipments[carrier.announce(request(grams=0))]["parcel"] == {"weight": 0.1}

    @pytest.mark.parametrize(
        ("days", "name", "price"), [(None, "Evri", "3.10"), (2, "RoyalMailV3", "4.90"), (1, "DPDUK", "8.40")]
    )
    def test_takes_the_cheapest_that_is_fast_enough(self, carrier, reference, days, name, price):
        parcel = carrier.buy(reference, within_days=days)

        assert (parcel.carrier, parcel.cost) == (name, Money(Decimal(price), "GBP"))
        assert parcel.label_url.endswith(".pdf")
        assert parcel.expected_on == dt.date(2026, 11, 24)

    def test_refuses_where_nothing_is_fast_enough(self, carrier, reference, easypost_double):
        with pytest.raises(CarrierRefused, match="No service brings it there"):
            carrier.buy(reference, within_days=0)

        assert easypost_double.bought == []

    def test_refuses_an_address_it_does_not_know(self, carrier):
        with pytest.raises(CarrierRefused, match=r"ADDRESS\.VERIFY\.FAILURE"):
            carrier.announce(request(to=Place("Noor", "", "", "Leeds", "", "GB")))

    @pytest.mark.parametrize("fault", [
        Fault("POST */buy", answer_lost=True), Fault("POST */buy", hangs_seconds=4.0),
    ], ids=["lost", "late"])  # fmt: skip
    def test_of_which_the_answer_is_lost_is_not_bought_again(self, carrier, reference, easypost_double, fault):
        easypost_double.goes_wrong(fault)
        with pytest.raises(CarrierUnavailable):
            carrier.buy(reference)

        parcel = carrier.buy(reference)

        assert parcel.state is ParcelState.LABELLED
        assert easypost_double.asked.count(f"POST /v2/shipments/{reference}/buy") == 1
        assert len(easypost_double.bought) == 1

    def test_that_somebody_else_did_meanwhile_is_read_back(self, carrier, reference, easypost_double, monkeypatch):
        first = carrier.buy(reference)
        unaware = easypost_double.shipments[reference] | {"postage_label": None}
        answers = iter([unaware])
        read = carrier._shipment
        monkeypatch.setattr(carrier, "_shipment", lambda known: next(answers, None) or read(known))

        assert carrier.buy(reference) == first
        assert easypost_double.asked.count(f"POST /v2/shipments/{reference}/buy") == 2

    @pytest.mark.parametrize("status", [401, 429, 500, 503])
    def test_that_fails_for_now_says_so(self, carrier, reference, easypost_double, status):
        easypost_double.goes_wrong(Fault("POST */buy", status=status))

        with pytest.raises(CarrierUnavailable):
            carrier.buy(reference)

        assert carrier.buy(reference).state is ParcelState.LABELLED

    def test_that_is_refused_says_why(self, carrier, reference, easypost_double):
        easypost_double.goes_wrong(Fault("POST */buy", status=422, code="SHIPMENT.POSTAGE.FAILURE"))

        with pytest.raises(CarrierRefused, match=r"SHIPMENT\.POSTAGE\.FAILURE: It went wrong by script"):
            carrier.buy(reference)

    def test_asks_nobody_who_is_not_there(self, carrier, settings):
        settings.EASYPOST_API_BASE = "http://127.0.0.1:9"

        with pytest.raises(CarrierUnavailable):
            carrier.announce(request())


class TestFollowing:
    def test_tells_each_scan_once_with_its_place(self, carrier, reference, easypost_double):
        carrier.buy(reference)
        easypost_double.moves_on(reference, "in_transit", "Left the depot", "WAKEFIELD")
        easypost_double.moves_on(reference, "delivered", "Signed for by goods-in")

        parcel = carrier.look_up(reference)

        assert parcel.state is ParcelState.DELIVERED
        assert [(one.state, one.words, one.place) for one in parcel.happened] == [
            (ParcelState.ON_ITS_WAY, "Left the depot", "WAKEFIELD, GB"),
            (ParcelState.DELIVERED, "Signed for by goods-in", "LEEDS, GB"),
        ]
        assert parcel.happened[1].at == dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)

    @pytest.mark.parametrize(("status", "state"), [
        ("pre_transit", ParcelState.LABELLED), ("out_for_delivery", ParcelState.OUT_FOR_DELIVERY),
        ("available_for_pickup", ParcelState.TO_COLLECT), ("return_to_sender", ParcelState.GOING_BACK),
        ("failure", ParcelState.FAILED), ("something_new", ParcelState.ON_ITS_WAY),
    ])  # fmt: skip
    def test_knows_its_words(self, carrier, reference, easypost_double, status, state):
        carrier.buy(reference)
        easypost_double.moves_on(reference, status)

        assert carrier.look_up(reference).state is state

    def test_takes_no_link_that_is_none(self, carrier, reference, easypost_double):
        carrier.buy(reference)
        easypost_double.shipments[reference]["tracker"]["public_url"] = "javascript:alert(1)"

        assert carrier.look_up(reference).tracking_url == ""

    def test_what_is_not_bought_is_only_announced(self, carrier, reference):
        assert carrier.look_up(reference).state is ParcelState.ANNOUNCED


class TestGivingBack:
    def test_is_refused_once_the_label_is_used_or_never_was(self, carrier, reference, easypost_double):
        with pytest.raises(CarrierRefused):
            carrier.cancel(reference)
        carrier.buy(reference)
        easypost_double.moves_on(reference, "in_transit")

        with pytest.raises(CarrierRefused):
            carrier.cancel(reference)

    def test_twice_is_done_once(self, carrier, reference, easypost_double):
        carrier.buy(reference)

        assert carrier.cancel(reference) == carrier.cancel(reference)
        assert easypost_double.asked.count(f"POST /v2/shipments/{reference}/refund") == 1


class TestNotices:
    def test_name_the_shipment(self, carrier, reference, easypost_double):
        carrier.buy(reference)
        easypost_double.moves_on(reference, "in_transit")
        (body,) = easypost_double.notices

        assert carrier.read_notification(body=body, headers=signed(body)) == reference

    def test_of_other_matters_concern_nobody(self, carrier):
        body = json.dumps({"description": "batch.updated", "result": {}}).encode()

        assert carrier.read_notification(body=body, headers=signed(body)) is None

    def test_changed_on_the_way_are_refused(self, carrier, reference, easypost_double):
        carrier.buy(reference)
        easypost_double.moves_on(reference, "in_transit")
        (body,) = easypost_double.notices

        for forged in (body + b" ", body.replace(b"in_transit", b"delivered")):
            with pytest.raises(BadSignature):
                carrier.read_notification(body=forged, headers=signed(body))

    @pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"description": "tracker.updated", "result": []}'])
    def test_that_are_none_are_refused_though_signed(self, carrier, body):
        with pytest.raises(BadSignature):
            carrier.read_notification(body=body, headers=signed(body))

    def test_are_believed_by_nobody_without_a_secret(self, carrier, settings):
        settings.EASYPOST_WEBHOOK_SECRET = ""

        with pytest.raises(BadSignature):
            carrier.read_notification(body=b"{}", headers=signed(b"{}", ""))


def test_an_answer_that_is_no_shipment_is_an_error(carrier, monkeypatch):
    monkeypatch.setattr(carrier, "_ask", lambda *asked: {})

    with pytest.raises(CarrierError):
        carrier.look_up("shp_1")
