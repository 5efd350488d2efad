"""Addresses that nobody types twice: the person's book and the organisation's delivery points."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from shop.organisations.models import DeliveryPoint, OrganisationChange
from tests.factories.organisations import organisation
from tests.factories.shop import UserFactory, single

pytestmark = pytest.mark.django_db
UserAddress = get_model("address", "UserAddress")
FORM = {
    "email": "noor@hospital.example",
    "first_name": "Noor",
    "last_name": "Buyer",
    "organisation": "Day surgery unit",
    "line1": "1 Example Road",
    "line2": "",
    "town": "Leeds",
    "postcode": "ls1 4ap",
    "country": "GB",
    "phone": "",
    "po_number": "PO-7",
    "vat_number": "",
    "delivery": "standard",
}


@pytest.fixture
def person():
    return UserFactory(first_name="Noor", last_name="Buyer")


@pytest.fixture
def buyer(client, person):
    client.defaults["HTTP_SEC_FETCH_SITE"] = "same-origin"
    client.force_login(person)
    client.post(reverse("basket:add"), {"unit": single(stock_of=50).stockrecords.get().pk, "quantity": 1})
    return client


def in_book(person: Any, **fields: Any) -> Any:
    filled = {
        "first_name": "Ada",
        "last_name": "Stores",
        "line1": "2 Mill Lane",
        "line4": "York",
        "postcode": "YO1 7HH",
    }
    return UserAddress.objects.create(user=person, **filled | {"postcode": "YO1 7HH", "country_id": "GB"} | fields)


def point_of(hospital: Any, **fields: Any) -> DeliveryPoint:
    filled = {"name": "Goods-in", "line1": "Beech Street", "town": "Hull", "postcode": "HU3 2JZ", "country_id": "GB"}
    return DeliveryPoint.objects.create(organisation=hospital, **filled | fields)


def details(buyer: Any, **data: Any) -> Any:
    return buyer.post(reverse("checkout:index"), data) if data else buyer.get(reverse("checkout:index"))


class TestTheList:
    def test_has_the_book_and_the_delivery_points(self, buyer, person):
        in_book(person)
        point_of(organisation(person), name="Main theatres")

        known = details(buyer).context["known"]

        assert [(one.source, one.name) for one in known] == [
            ("Address book", "Ada Stores"),
            (known[1].source, "Main theatres"),
        ]
        assert known[0].lines == "2 Mill Lane, York, YO1 7HH, United Kingdom"

    def test_has_nothing_of_others(self, buyer):
        in_book(UserFactory())
        point_of(organisation(UserFactory()))

        assert details(buyer).context["known"] == []

    def test_has_nothing_for_guests(self, client):
        client.post(
            reverse("basket:add"),
            {"unit": single().stockrecords.get().pk, "quantity": 1},
            HTTP_SEC_FETCH_SITE="same-origin",
        )

        page = client.get(reverse("checkout:index"))

        assert page.context["known"] == []
        assert "address book" not in page.content.decode()

    def test_leaves_out_countries_that_are_not_served(self, buyer, person):
        france, _ = get_model("address", "Country").objects.get_or_create(
            iso_3166_1_a2="FR", defaults={"printable_name": "France", "name": "France"}
        )
        in_book(person, postcode="75001", country_id=france.pk)

        assert details(buyer).context["known"] == []


class TestOnePress:
    def test_fills_every_field_and_keeps_what_else_was_typed(self, buyer, person):
        known = in_book(person, line3="Ward 4", line2="Floor 2")

        page = details(buyer, **FORM | {"use": f"book-{known.pk}"})

        shown = {name: page.context["form"][name].value() for name in FORM}
        assert page.status_code == 200
        assert shown == FORM | {
            "first_name": "Ada",
            "last_name": "Stores",
            "organisation": "Ward 4",
            "line1": "2 Mill Lane",
            "line2": "Floor 2",
            "town": "York",
            "postcode": "YO1 7HH",
        }

    def test_of_a_delivery_point_keeps_who_receives(self, buyer, person):
        hospital = organisation(person)
        point = point_of(hospital)

        form = details(buyer, **FORM | {"use": f"point-{point.pk}"}).context["form"]

        assert (form["first_name"].value(), form["organisation"].value(), form["line1"].value()) == (
            "Noor",
            f"{hospital.name}, Goods-in",
            "Beech Street",
        )

    @pytest.mark.parametrize("key", ["", "book-0", "point-x", "nonsense"])
    def test_of_nothing_known_checks_and_sends_nothing(self, buyer, key):
        page = details(buyer, **FORM | {"use": key})

        assert (page.status_code, page.context["form"]["line1"].value()) == (200, "1 Example Road")

    def test_of_somebody_elses_address_fills_in_nothing(self, buyer):
        stranger = in_book(UserFactory())

        page = details(buyer, **FORM | {"use": f"book-{stranger.pk}"})

        assert "2 Mill Lane" not in page.content.decode()


class TestKeepingAnAddress:
    def test_adds_it_to_the_book_once(self, buyer, person):
        for _ in range(2):
            details(buyer, **FORM | {"keep_address": "yes", "phone": "0113 496 0000"})

        kept = UserAddress.objects.get(user=person)
        assert (kept.line1, kept.line3, kept.line4, kept.postcode) == (
            "1 Example Road",
            "Day surgery unit",
            "Leeds",
            "LS1 4AP",
        )
        assert str(kept.phone_number) == "+441134960000"

    def test_leaves_out_a_number_that_is_none(self, buyer, person):
        details(buyer, **FORM | {"keep_address": "yes", "phone": "ask at the desk"})

        assert str(UserAddress.objects.get(user=person).phone_number) == ""

    @pytest.mark.parametrize("data", [FORM, FORM | {"keep_address": "yes", "postcode": "12"}])
    def test_happens_only_when_asked_and_right(self, buyer, data):
        details(buyer, **data)

        assert not UserAddress.objects.exists()


class TestTheDesk:
    @pytest.fixture
    def desk(self, client):
        client.force_login(UserFactory(is_staff=True, is_superuser=True))
        return client

    def data(self, **changes: str) -> dict[str, str]:
        filled = {"name": "Goods-in", "line1": "Beech Street", "town": "Hull", "postcode": "HU3 2JZ", "country": "GB"}
        return filled | changes

    def test_keeps_delivery_points_and_writes_down_who_did(self, desk):
        hospital = organisation(UserFactory())

        desk.post(reverse("dashboard:organisation-point-add", args=[hospital.pk]), self.data())
        point = DeliveryPoint.objects.get(organisation=hospital)
        desk.post(reverse("dashboard:organisation-point-remove", args=[point.pk]))

        said = list(OrganisationChange.objects.filter(organisation=hospital).values_list("what", flat=True))
        assert said[:2] == ["Delivery point Goods-in removed", "Delivery point Goods-in added"]
        assert not DeliveryPoint.objects.exists()

    @pytest.mark.parametrize("changes", [{"line1": ""}, {"country": "FR"}, {"name": "Theatres"}])
    def test_refuses_what_is_no_address_or_there_already(self, desk, changes):
        hospital = organisation(UserFactory())
        point_of(hospital, name="Theatres")

        answer = desk.post(reverse("dashboard:organisation-point-add", args=[hospital.pk]), self.data(**changes))

        assert answer.status_code == 422
        assert DeliveryPoint.objects.count() == 1

    def test_is_for_merchandisers(self, client):
        hospital = organisation(UserFactory())
        client.force_login(UserFactory())

        answer = client.post(reverse("dashboard:organisation-point-add", args=[hospital.pk]), self.data())

        assert answer.status_code in (302, 403)
        assert not DeliveryPoint.objects.exists()
