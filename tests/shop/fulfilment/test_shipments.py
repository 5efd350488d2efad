"""Parcels: labelled after the dispatch, followed by notices or the sweeper, told once to their buyer."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.fulfilment import shipments
from shop.fulfilment.dispatch import dispatch, dispatch_all
from shop.fulfilment.models import Shipment, ShipmentEvent
from tests.desks.furniture import paid_order
from tests.doubles.easypost import EasyPostDouble, Fault, signed
from tests.factories.checkout import run_tasks
from tests.factories.shop import UserFactory, single

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def order() -> Any:
    return paid_order((single(title="Braided suture", stock_of=50).stockrecords.get(), 3))


@pytest.fixture
def parcel(order, easypost_double: EasyPostDouble, no_network_in_transactions) -> Shipment:
    """Bought at EasyPost, with everything that dispatch asked for done."""
    dispatch(order, {order.lines.get().pk: 3}, adapter="easypost")
    run_tasks()
    return Shipment.objects.get()


def tell(body: bytes, headers: dict[str, str]) -> int:
    address = reverse("carrier-webhook", args=["easypost"])
    return Client().post(address, body, content_type="application/json", headers=headers).status_code


def subjects(mailoutbox: list[Any]) -> list[str]:
    return [mail.subject for mail in mailoutbox if "is on its way" in mail.subject or "delivered" in mail.subject]


def page_of(order: Any) -> str:
    return Client().get(reverse("checkout:thank-you", args=[order.attempt.key])).content.decode()


class TestALabel:
    def test_is_bought_by_a_task_and_never_in_the_dispatch(self, order, easypost_double, no_network_in_transactions):
        with transaction.atomic():
            dispatch(order, {order.lines.get().pk: 3}, adapter="easypost")

        assert easypost_double.asked == []
        assert Shipment.objects.get().state == "ANNOUNCED"

        run_tasks()

        shipment = Shipment.objects.get()
        assert (shipment.state, shipment.carrier, shipment.cost) == ("LABELLED", "Evri", Decimal("3.10"))
        assert shipment.tracking_url == "https://track.easypost.example/EZ0000000001"
        assert shipment.label_url.endswith(".pdf")

    def test_of_a_dispatch_that_is_rolled_back_is_never_bought(self, order, easypost_double):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            dispatch(order, {order.lines.get().pk: 3}, adapter="easypost")
            _ = 1 / 0
        run_tasks()

        assert easypost_double.asked == []
        assert not Shipment.objects.exists()

    def test_of_a_fast_delivery_is_fast(self, order, easypost_double):
        type(order).objects.filter(pk=order.pk).update(shipping_code="next-day")
        dispatch_with(order, easypost_double)

        assert Shipment.objects.get().carrier == "DPDUK"

    @pytest.mark.parametrize("fault", [
        Fault("POST /v2/shipments", status=500), Fault("POST /v2/shipments", answer_lost=True),
        Fault("POST */buy", status=429), Fault("POST */buy", answer_lost=True), Fault("POST */buy", hangs_seconds=4.0),
    ], ids=lambda fault: f"{fault.on} {fault.status or fault.hangs_seconds or 'lost'}")  # fmt: skip
    def test_is_bought_once_whatever_went_wrong_before(self, order, easypost_double, fault, mailoutbox):
        easypost_double.goes_wrong(fault)
        dispatch_with(order, easypost_double)
        assert Shipment.objects.get().state == "ANNOUNCED"
        assert subjects(mailoutbox) == []

        DBTaskResult.objects.failed().update(status="READY", finished_at=None)
        run_tasks()

        assert Shipment.objects.get().state == "LABELLED"
        assert len(easypost_double.bought) == 1
        assert subjects(mailoutbox) == [f"Order {order.number} is on its way"]

    def test_that_is_refused_waits_for_somebody_who_carries_it_by_hand(
        self, order, easypost_double, admin_client, mailoutbox
    ):
        easypost_double.goes_wrong(Fault("POST */buy", status=422, code="SHIPMENT.POSTAGE.FAILURE"))
        dispatch_with(order, easypost_double)
        shipment = Shipment.objects.get()
        assert "SHIPMENT.POSTAGE.FAILURE" in shipment.problem
        assert shipment.problem in admin_client.get(reverse("dashboard:parcels")).content.decode().replace(
            "&#x27;", "'"
        )

        admin_client.post(
            reverse("dashboard:parcel", args=[shipment.pk]),
            {"action": "by_hand", "carrier": "Parcelforce", "reference": "PB 123"},
        )
        run_tasks()

        shipment.refresh_from_db()
        assert (shipment.adapter, shipment.problem, shipment.state) == ("manual", "", "LABELLED")
        (mail,) = [mail for mail in mailoutbox if "is on its way" in mail.subject]
        assert "https://www.parcelforce.com/track-trace?trackNumber=PB123" in mail.body

    def test_that_is_not_needed_is_given_back(self, parcel, admin_client):
        answer = admin_client.post(reverse("dashboard:parcel", args=[parcel.pk]), {"action": "give_back"}, follow=True)

        parcel.refresh_from_db()
        assert parcel.state == "CANCELLED"
        assert "Label given back." in answer.content.decode()


def dispatch_with(order: Any, double: EasyPostDouble) -> None:
    dispatch(order, {order.lines.get().pk: 3}, adapter="easypost")
    run_tasks()


class TestAParcel:
    def test_tells_its_buyer_when_it_leaves_and_when_it_arrives(self, parcel, order, easypost_double, mailoutbox):
        easypost_double.moves_on(parcel.reference, "in_transit")
        easypost_double.moves_on(parcel.reference, "delivered")
        easypost_double.deliver(tell)
        run_tasks()

        assert subjects(mailoutbox) == [f"Order {order.number} is on its way", f"Order {order.number} is delivered"]
        left = next(mail for mail in mailoutbox if "is on its way" in mail.subject)
        for body in (left.body, left.alternatives[0][0]):
            assert "https://track.easypost.example/EZ0000000001" in body

    def test_is_followed_on_the_page_of_the_order(self, parcel, order, easypost_double):
        before = page_of(order)
        assert 'aria-current="step"><span class="timeline__label">Packed' in before

        easypost_double.moves_on(parcel.reference, "in_transit", "Left the depot", "WAKEFIELD")
        easypost_double.deliver(tell)
        run_tasks()

        page = page_of(order)
        assert 'aria-current="step"><span class="timeline__label">On its way' in page
        assert "Left the depot, WAKEFIELD, GB" in page
        assert "24\N{NO-BREAK SPACE}November 2026" in page

    def test_completes_its_order_with_the_last_that_arrives(self, order, easypost_double):
        line = order.lines.get().pk
        for quantity in (1, 2):
            dispatch(order, {line: quantity}, adapter="easypost")
        run_tasks()
        first, second = Shipment.objects.order_by("pk")

        self.arrives(easypost_double, first)
        order.refresh_from_db()
        assert order.status == "Dispatched"
        assert "Partly delivered" in page_of(order)

        self.arrives(easypost_double, second)
        order.refresh_from_db()
        assert order.status == "Completed"
        assert 'aria-current="step"><span class="timeline__label">Delivered' in page_of(order)

    def arrives(self, double: EasyPostDouble, shipment: Shipment) -> None:
        double.moves_on(shipment.reference, "delivered")
        double.deliver(tell)
        run_tasks()

    def test_of_a_part_names_its_lines_and_that_more_follows(self, order):
        dispatch(order, {order.lines.get().pk: 1}, carrier="DPD", reference="155019")

        page = page_of(order)

        assert "Partly handed over" in page
        assert "Parcel 1" in page
        assert "https://track.dpd.co.uk/parcels/155019" in page
        assert "The rest follows" in page

    def test_carried_by_hand_is_delivered_when_somebody_says_so(self, order, admin_client, mailoutbox):
        dispatch_all(order, carrier="Example Couriers", reference="EX 1")
        shipment = Shipment.objects.get()
        for _ in range(2):
            admin_client.post(reverse("dashboard:parcel", args=[shipment.pk]), {"action": "delivered"})
        run_tasks()

        order.refresh_from_db()
        assert order.status == "Completed"
        assert subjects(mailoutbox).count(f"Order {order.number} is delivered") == 1

    def test_that_comes_back_or_is_lost_wants_somebody(self, parcel, easypost_double, admin_client):
        easypost_double.moves_on(parcel.reference, "return_to_sender")
        easypost_double.deliver(tell)
        run_tasks()

        parcel.refresh_from_db()
        assert (parcel.state, parcel.problem) == ("GOING_BACK", "the carrier says: coming back to us")
        assert parcel.problem in admin_client.get(reverse("dashboard:parcels")).content.decode()


class TestNotices:
    @pytest.mark.parametrize("seed", range(6))
    def test_tell_one_story_however_they_come(self, parcel, order, easypost_double, mailoutbox, seed):
        for status in ("pre_transit", "in_transit", "out_for_delivery", "delivered"):
            easypost_double.moves_on(parcel.reference, status)
        shuffled = easypost_double.notices * 2
        random.Random(seed).shuffle(shuffled)

        answers = easypost_double.deliver(tell, notices=shuffled)
        run_tasks()

        parcel.refresh_from_db()
        assert set(answers) == {200}
        assert parcel.state == "DELIVERED"
        assert ShipmentEvent.objects.count() == 4
        assert subjects(mailoutbox).count(f"Order {order.number} is delivered") == 1

    def test_that_are_forged_change_nothing(self, parcel, easypost_double):
        easypost_double.moves_on(parcel.reference, "delivered")
        (body,) = easypost_double.notices

        assert tell(body, {"X-Hmac-Signature": "hmac-sha256-hex=00"}) == 400
        assert tell(body, {}) == 400
        assert not DBTaskResult.objects.ready().exists()

    def test_about_strangers_are_taken_and_forgotten(self, parcel):
        body = b'{"description": "tracker.updated", "result": {"shipment_id": "shp_stranger"}}'

        assert tell(body, signed(body)) == 200
        assert not DBTaskResult.objects.ready().exists()

    def test_have_no_address_without_a_carrier(self, settings):
        settings.EASYPOST_API_KEY = ""

        assert tell(b"{}", {}) == 404


class TestAnswersThatCross:
    def test_do_not_take_a_parcel_back(self, parcel, easypost_double):
        from shop.fulfilment.carriers import get_carrier

        easypost_double.moves_on(parcel.reference, "in_transit")
        earlier = get_carrier("easypost").look_up(parcel.reference)
        easypost_double.moves_on(parcel.reference, "delivered")
        later = get_carrier("easypost").look_up(parcel.reference)

        shipments.record(parcel, later, now=NOW)
        assert shipments.record(parcel, earlier, now=NOW).state == "DELIVERED"

    def test_without_the_guard_take_it_back(self, parcel, easypost_double, monkeypatch):
        from shop.fulfilment.carriers import get_carrier

        monkeypatch.setattr(shipments, "may_follow", lambda old, new: True)
        easypost_double.moves_on(parcel.reference, "in_transit")
        earlier = get_carrier("easypost").look_up(parcel.reference)
        easypost_double.moves_on(parcel.reference, "delivered")

        shipments.record(parcel, get_carrier("easypost").look_up(parcel.reference), now=NOW)
        assert shipments.record(parcel, earlier, now=NOW).state == "ON_ITS_WAY"


class TestTheSweeper:
    def test_asks_about_parcels_whose_notices_never_came(self, parcel, easypost_double):
        easypost_double.moves_on(parcel.reference, "delivered")

        assert shipments.sweep(now=timezone.now()) == 0
        assert shipments.sweep(now=timezone.now() + shipments.SILENT_FOR) == 1

        parcel.refresh_from_db()
        assert parcel.state == "DELIVERED"
        assert shipments.sweep(now=timezone.now() + dt.timedelta(days=9)) == 0

    def test_stops_at_a_carrier_that_is_away_and_asks_again_later(self, parcel, easypost_double):
        later = timezone.now() + shipments.SILENT_FOR
        easypost_double.goes_wrong(Fault("GET *", status=503))

        assert shipments.sweep(now=later) == 0
        assert shipments.sweep(now=later) == 1


class TestTheDesk:
    def test_chooses_between_a_label_and_a_number(self, order, easypost_double, admin_client):
        line = order.lines.get()
        url = reverse("dashboard:order-detail", args=[order.number])
        assert "Buy a label (EasyPost)" in admin_client.get(url).content.decode()

        admin_client.post(url, {
            "line_action": "create_shipping_event", "selected_line": line.pk, f"selected_line_qty_{line.pk}": 3,
            "adapter": "easypost",
        })  # fmt: skip

        assert Shipment.objects.get().adapter == "easypost"

    def test_is_offered_no_label_without_a_key(self, order, admin_client):
        line = order.lines.get()
        url = reverse("dashboard:order-detail", args=[order.number])

        admin_client.post(url, {
            "line_action": "create_shipping_event", "selected_line": line.pk, f"selected_line_qty_{line.pk}": 3,
            "adapter": "easypost",
        })  # fmt: skip

        assert not Shipment.objects.exists()
        order.refresh_from_db()
        assert order.status == "Paid"

    def test_asks_the_carrier_and_says_when_it_does_not_answer(self, parcel, easypost_double, admin_client):
        url = reverse("dashboard:parcel", args=[parcel.pk])
        easypost_double.moves_on(parcel.reference, "out_for_delivery")
        easypost_double.goes_wrong(Fault("GET *", status=503))

        assert "Nothing changed." in admin_client.post(url, {"action": "refresh"}, follow=True).content.decode()
        assert "out for delivery" in admin_client.post(url, {"action": "refresh"}, follow=True).content.decode()

    def test_is_closed_to_others(self, parcel, client):
        client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")

        for answer in (
            client.get(reverse("dashboard:parcels")),
            client.get(reverse("dashboard:parcel", args=[parcel.pk])),
            client.post(reverse("dashboard:parcel", args=[parcel.pk]), {"action": "give_back"}),
        ):
            assert answer.status_code in (302, 403)
        parcel.refresh_from_db()
        assert parcel.state == "LABELLED"
