"""Accounts: one's own orders and addresses, and nobody else's."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.urls import reverse
from oscar.core.loading import get_model

from tests.factories.shop import UserFactory

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")
UserAddress = get_model("address", "UserAddress")


@pytest.fixture(autouse=True)
def nobody_has_tried():
    cache.clear()


@pytest.fixture
def noor(client):
    """Somebody signed in."""
    user = UserFactory(email="noor@hospital.example")
    client.force_login(user)
    return user


def order(number="SU-AAAA2222B", *, user=None, guest_email="", **fields):
    made = Order.objects.create(
        number=number,
        user=user,
        guest_email=guest_email,
        currency="GBP",
        total_excl_tax=Decimal("10.00"),
        total_incl_tax=Decimal("12.00"),
        shipping_excl_tax=Decimal("0.00"),
        shipping_incl_tax=Decimal("0.00"),
        shipping_method="Standard",
        status="Paid",
        **fields,
    )
    made.lines.create(
        partner_name="Warehouse",
        partner_sku="HF-125-EA",
        title="Halsted forceps",
        quantity=2,
        num_allocated=2,
        line_price_incl_tax=Decimal("12.00"),
        line_price_excl_tax=Decimal("10.00"),
        line_price_before_discounts_incl_tax=Decimal("12.00"),
        line_price_before_discounts_excl_tax=Decimal("10.00"),
        unit_price_incl_tax=Decimal("6.00"),
        unit_price_excl_tax=Decimal("5.00"),
    )
    return made


def address(user, **fields):
    return UserAddress.objects.create(
        user=user,
        **{"first_name": "Noor", "last_name": "Buyer", "line1": "1 Example Road", "line4": "Leeds",
           "postcode": "LS1 4AP", "country_id": "GB"} | fields,
    )  # fmt: skip


class TestOrders:
    def test_of_the_person_signed_in_are_listed_newest_first(self, client, noor):
        order("SU-OLDER", user=noor)
        order("SU-NEWER", user=noor)
        order("SU-OTHERS", user=UserFactory())

        listed = client.get(reverse("customer:order-list")).context["orders"]

        assert [(row.number, row.item_count, row.total_incl) for row in listed] == [
            ("SU-NEWER", 2, Decimal("12.00")),
            ("SU-OLDER", 2, Decimal("12.00")),
        ]

    def test_of_ones_own_are_shown(self, client, noor):
        page = client.get(reverse("customer:order", args=[order(user=noor).number])).content.decode()

        assert "Halsted forceps" in page
        assert "Thank you" not in page

    def test_of_somebody_else_or_nobody_are_not_found(self, client, noor):
        theirs = order("SU-THEIRS", user=UserFactory())
        guests = order("SU-GUESTS", guest_email=noor.email)

        for number in (theirs.number, guests.number, "SU-UNKNOWN"):
            assert client.get(reverse("customer:order", args=[number])).status_code == 404

    @pytest.mark.parametrize("name", ["summary", "order-list", "address-list", "address-create", "profile-view"])
    def test_and_everything_else_of_an_account_asks_to_sign_in(self, client, name):
        address = reverse(f"customer:{name}")

        response = client.get(address)

        assert (response.status_code, response["Location"]) == (302, f"{reverse('account_login')}?next={address}")


class TestFindingAnOrder:
    def find(self, client, number, email):
        return client.post(reverse("customer:find-order"), {"number": number, "email": email})

    def test_shows_it_to_who_knows_number_and_email_however_typed(self, client):
        order("SU-AAAA2222B", guest_email="Guest@Hospital.example")

        response = self.find(client, " su-aaaa 2222b", "guest@hospital.EXAMPLE")

        assert response.status_code == 302
        assert b"Halsted forceps" in client.get(response["Location"]).content

    def test_answers_alike_for_an_unknown_number_and_a_wrong_email(self, client):
        order("SU-AAAA2222B", guest_email="guest@hospital.example")

        wrong, unknown = (
            self.find(client, "SU-AAAA2222B", "else@hospital.example"),
            self.find(client, "SU-X", "a@b.example"),
        )

        assert wrong.status_code == unknown.status_code == 422
        assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()

    def test_shows_nothing_to_who_only_guesses_the_address(self, client):
        order("SU-AAAA2222B", guest_email="guest@hospital.example")

        assert b"Halsted" not in client.get(reverse("customer:find-order"), {"number": "SU-AAAA2222B"}).content

    def test_stops_after_ten_tries_even_for_the_right_answer(self, client):
        order("SU-AAAA2222B", guest_email="guest@hospital.example")
        for _ in range(10):
            self.find(client, "SU-AAAA2222B", "guess@hospital.example")

        assert self.find(client, "SU-AAAA2222B", "guest@hospital.example").status_code == 429


class TestAddresses:
    GIVEN = {"first_name": "Noor", "last_name": "Buyer", "line3": "Day surgery", "line1": "2 New Road", "line4": "York",
             "postcode": "yo1 7hh", "country": "GB", "is_default_for_shipping": "on"}  # fmt: skip

    def test_are_added_and_the_new_default_takes_over(self, client, noor):
        old = address(noor, is_default_for_shipping=True)

        response = client.post(reverse("customer:address-create"), self.GIVEN)

        assert response["Location"] == reverse("customer:address-list")
        old.refresh_from_db()
        new = noor.addresses.exclude(pk=old.pk).get()
        assert (new.postcode, new.is_default_for_shipping, old.is_default_for_shipping) == ("YO1 7HH", True, False)

    def test_is_asked_for_in_our_words(self, client, noor):
        page = client.get(reverse("customer:address-create")).content.decode()

        labels = [
            " ".join(re.sub(r"<[^>]+>", "", label).split()) for label in re.findall(r"<label.*?</label>", page, re.S)
        ]
        assert {"Postcode", "Country", "Town or city", "Telephone (optional)"} <= set(labels)
        assert "Zip" not in page

    def test_with_something_missing_say_what_and_keep_the_rest(self, client, noor):
        response = client.post(reverse("customer:address-create"), self.GIVEN | {"line4": ""})

        assert response.status_code == 422
        assert response.context["form"].errors["line4"] == ["Enter town or city."]
        assert b"2 New Road" in response.content
        assert not noor.addresses.exists()

    def test_are_deleted_by_post_only(self, client, noor):
        mine = address(noor)

        assert client.get(reverse("customer:address-delete", args=[mine.pk])).status_code == 405
        assert noor.addresses.exists()

        client.post(reverse("customer:address-delete", args=[mine.pk]))
        assert not noor.addresses.exists()

    def test_of_somebody_else_can_neither_be_seen_changed_nor_deleted(self, client, noor):
        theirs = address(UserFactory())

        for name in ("address-detail", "address-delete"):
            assert client.post(reverse(f"customer:{name}", args=[theirs.pk]), self.GIVEN).status_code == 404
        theirs.refresh_from_db()
        assert theirs.line1 == "1 Example Road"


class TestTheProfile:
    def test_keeps_a_name(self, client, noor):
        client.post(reverse("customer:profile-view"), {"first_name": "Noor", "last_name": "Buyer"})

        noor.refresh_from_db()
        assert noor.get_full_name() == "Noor Buyer"

    def test_has_an_overview(self, client, noor):
        order("SU-MINE", user=noor)
        address(noor)

        response = client.get(reverse("customer:summary"))

        assert [row.number for row in response.context["orders"]] == ["SU-MINE"]
        assert len(response.context["addresses"]) == 1


class TestAPostcode:
    @pytest.mark.parametrize(
        ("country", "typed", "said"),
        [
            ("GB", "12", "Enter a full UK postcode, like LS1 4AP."),
            ("IM", "LS1 4AP", "Enter a full Isle of Man postcode, like IM1 3LY."),
            ("IM", "", "Enter postcode."),
        ],
    )
    def test_that_is_none_of_its_country_is_refused_once_with_an_example(self, client, noor, country, typed, said):
        kept = address(noor)
        typed = {
            "first_name": "Noor", "last_name": "Buyer", "line1": "2 Example Road", "line4": "Douglas",
            "postcode": typed, "country": country,
        }  # fmt: skip

        page = client.post(reverse("customer:address-detail", args=[kept.pk]), typed)

        assert page.context["form"].errors == {"postcode": [said]}
        kept.refresh_from_db()
        assert (kept.line1, kept.postcode) == ("1 Example Road", "LS1 4AP")
        assert 'value="2 Example Road"' in page.content.decode()
