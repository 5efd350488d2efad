"""Two workers label one parcel at once. One label is bought; with the guard off there are two."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from django.utils import timezone

from shop.fulfilment import shipments
from shop.fulfilment.carriers.easypost import EasyPostCarrier
from shop.fulfilment.carriers.port import ParcelRequest
from shop.fulfilment.dispatch import dispatch
from shop.fulfilment.models import Shipment
from tests.desks.furniture import paid_order
from tests.doubles.easypost import EasyPostDouble
from tests.factories.shop import single
from tests.races.together import all_at_once

pytestmark = pytest.mark.race


@pytest.fixture
def parcel(easypost_double: EasyPostDouble, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shipment]:
    """Announced by both workers before either keeps a reference."""
    order = paid_order((single(stock_of=10).stockrecords.get(), 1))
    dispatch(order, {order.lines.get().pk: 1}, adapter="easypost")
    both, announce = threading.Barrier(2), EasyPostCarrier.announce

    def announce_together(self: EasyPostCarrier, request: ParcelRequest) -> str:
        reference = announce(self, request)
        both.wait(timeout=30)
        return reference

    monkeypatch.setattr(EasyPostCarrier, "announce", announce_together)
    yield Shipment.objects.get()


def label(parcel: Shipment) -> str:
    mine = Shipment.objects.select_related("order__shipping_address", "event").get(pk=parcel.pk)
    return shipments.buy_label(mine, now=timezone.now()).tracking_number


class TestTwoWorkersWithOneParcel:
    def test_buy_one_label(self, parcel, easypost_double):
        numbers = all_at_once([partial(label, parcel)] * 2)

        assert len(set(numbers)) == len(easypost_double.bought) == 1

    def test_without_the_guard_buy_two(self, parcel, easypost_double, monkeypatch):
        monkeypatch.setattr(shipments, "keep_reference", lambda mine, reference: setattr(mine, "reference", reference))

        all_at_once([partial(label, parcel)] * 2)

        assert len(easypost_double.bought) == 2
