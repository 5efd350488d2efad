"""The checkout as a browser without JavaScript goes through it."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt
from shop.devices.models import Device
from shop.payments.gateways.demonstration import SIGNATURE_HEADER, sign
from shop.payments.models import DemonstrationPayment
from shop.pricing.models import SellingUnit
from tests.factories.shop import single

Order = get_model("order", "Order")
State = PaymentAttempt.State
pytestmark = pytest.mark.django_db

FORM = {
    "email": "theatre.stores@hospital.example",
    "first_name": "Noor",
    "last_name": "Buyer",
    "organisation": "Day surgery unit",
    "line1": "1 Example Road",
    "line2": "",
    "town": "Leeds",
    "postcode": "ls1 4ap",
    "country": "GB",
    "phone": "",
    "po_number": "PO-1001",
    "delivery": "standard",
}
COLD = {"type": "Storage temperature", "low": 2, "high": 8, "unit": "°C", "note": ""}


class Guest:
    """Somebody with a browser and a filled basket."""

    def __init__(self, record, quantity: int = 2) -> None:
        self.client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        self.client.post(reverse("basket:add"), {"unit": record.pk, "quantity": quantity})

    def gives_details(self, **changes: str):
        return self.client.post(reverse("checkout:index"), FORM | changes)

    def asks_for_charges(self, *, htmx: bool = False, **changes: str):
        headers = {"HX-Request": "true"} if htmx else {}
        return self.client.post(reverse("checkout:index"), FORM | changes | {"show": "delivery"}, headers=headers)

    def reviews(self):
        return self.client.get(reverse("checkout:review"))

    def presses_pay(self, shown_hash: str):
        return self.client.post(reverse("checkout:review"), {"quote": shown_hash, "gateway": "demonstration"})

    def reaches_the_gateway(self) -> DemonstrationPayment:
        self.gives_details()
        self.presses_pay(self.reviews().context["quote"].hash)
        return DemonstrationPayment.objects.get()

    def chooses(self, outcome: str):
        address = reverse("demonstration-payment", kwargs={"reference": DemonstrationPayment.objects.get().reference})
        return self.client.post(address, {"outcome": outcome})

    def comes_back(self):
        key = PaymentAttempt.objects.get().key
        return self.client.get(reverse("checkout:payment-return", kwargs={"key": key}), follow=True)


@pytest.fixture
def product():
    return single(price="10.00", stock_of=50)


@pytest.fixture
def guest(product):
    return Guest(product.stockrecords.get())


class TestAGuestWhoPays:
    def test_has_an_order_after_six_requests_and_few_statements(self, guest):
        with CaptureQueriesContext(connection) as sent:
            guest.client.get(reverse("checkout:index"))
            guest.gives_details()
            shown = guest.reviews().context["quote"].hash
            guest.presses_pay(shown)
            guest.chooses("succeed")
            page = guest.comes_back()

        assert page.status_code == 200
        assert page.context["order"].number == Order.objects.get().number
        assert Order.objects.get().total_incl_tax == Decimal("31.80")
        assert len(sent) <= 110, f"{len(sent)} statements"

    def test_is_written_to_in_the_transaction_of_the_order(self, guest):
        guest.reaches_the_gateway()
        guest.chooses("succeed")
        guest.comes_back()

        tasks = DBTaskResult.objects.values_list("task_path", flat=True)
        assert {path.rsplit(".", 1)[-1] for path in tasks} == {
            "send_demonstration_notice",
            "send_order_placed",
            "capture_payment",
        }


class TestAGuestWhoIsDeclined:
    def test_is_told_why_and_has_the_basket_back(self, guest, product):
        guest.reaches_the_gateway()
        guest.chooses("decline")

        page = guest.comes_back()

        assert "The card was declined. Nothing was charged" in page.content.decode()
        assert Order.objects.count() == 0
        assert product.stock_levels.get().reserved == 0
        assert guest.client.get(reverse("basket:summary")).context["basket"].item_count == 2


class TestAGuestWhoVanishes:
    def test_has_the_order_all_the_same_when_the_notice_comes(self, guest):
        payment = guest.reaches_the_gateway()
        guest.chooses("vanish")
        body = json.dumps({"id": "evt-1", "payment": str(payment.reference)}).encode()
        address = reverse("checkout:webhook", kwargs={"gateway_name": "demonstration"})

        answers = [
            Client().post(address, body, content_type="application/json", headers={SIGNATURE_HEADER: sign(body)})
            for _ in range(3)
        ]

        assert [answer.status_code for answer in answers] == [200, 200, 200]
        assert Order.objects.count() == 1


class TestAForgedNotice:
    @pytest.mark.parametrize("body", [b"", b"{}", b"not json", b'{"id": 1}', b"\xff" * 5000])
    def test_is_refused_and_changes_nothing(self, guest, body):
        guest.reaches_the_gateway()
        guest.chooses("vanish")
        address = reverse("checkout:webhook", kwargs={"gateway_name": "demonstration"})

        answer = Client().post(address, body, content_type="application/json", headers={SIGNATURE_HEADER: "wrong"})

        assert answer.status_code == 400
        assert Order.objects.count() == 0

    def test_for_a_gateway_we_do_not_have_is_not_found(self):
        address = reverse("checkout:webhook", kwargs={"gateway_name": "nobody"})

        assert Client().post(address, b"{}", content_type="application/json").status_code == 404


class TestDetails:
    def test_keeps_what_was_typed_and_says_how_to_mend_it(self, guest):
        page = guest.gives_details(email="", postcode="12")

        assert page.status_code == 422
        text = page.content.decode()
        assert "Enter an email address." in text
        assert "Enter a full UK postcode, like LS1 4AP." in text
        assert 'value="Day surgery unit"' in text

    def test_speak_of_the_eircode_in_ireland(self, guest):
        page = guest.gives_details(country="IE", postcode="")

        assert page.context["form"]["postcode"].label == "Eircode"
        assert page.context["form"].errors["postcode"] == ["Enter the Eircode."]

    def test_are_not_typed_twice(self, guest):
        guest.gives_details()

        page = guest.client.get(reverse("checkout:index"))

        assert 'value="1 Example Road"' in page.content.decode()

    def test_charge_by_the_address_typed_as_it_is_typed(self, guest):
        page = guest.asks_for_charges(postcode="BT9", htmx=True)

        text = page.content.decode()
        assert [template.name for template in page.templates] == ["components/delivery_choices.html"]
        assert "To Northern Ireland." in text
        assert ("£11.00" in text, "£24.00" in text, "<form" in text) == (True, True, False)

    def test_charge_by_the_address_typed_without_scripts(self, guest):
        page = guest.asks_for_charges(postcode="IV2 3UJ", email="")

        text = page.content.decode()
        assert (page.status_code, page.context["form"].errors) == (200, {})
        assert "To the Highlands and islands." in text
        assert "Next working day is not offered.</strong> It does not go to the Highlands and islands." in text
        assert ('value="IV2 3UJ"' in text, "£12.50" in text) == (True, True)

    def test_with_a_method_that_does_not_go_there_are_kept_and_mended(self, guest):
        page = guest.gives_details(postcode="ZE1 0TX", delivery="next-day")

        assert page.status_code == 422
        text = page.content.decode()
        assert "Delivery: It does not go to the Highlands and islands." in text
        assert 'value="ZE1 0TX"' in text

    @pytest.mark.parametrize(
        ("country", "postcode", "said"),
        [
            ("GB", "JE2 3AB", "JE is a postcode of Jersey. Choose that as the country."),
            ("GB", "BF1 2AT", "We do not deliver to forces&#x27; post offices (BFPO)."),
            ("IM", "LS1 4AP", "Enter a full Isle of Man postcode, like IM1 3LY."),
            ("IE", "LS1 4AP", "Enter a full Eircode, like D02 X285."),
            ("GG", "JE2 3AB", "Enter a full Guernsey postcode, like GY1 1WG."),
            ("JE", "JE2", "Enter a full Jersey postcode, like JE2 3AB."),
        ],
    )
    def test_with_a_postcode_of_another_place_say_so(self, guest, country, postcode, said):
        page = guest.gives_details(country=country, postcode=postcode)

        assert (page.status_code, said in page.content.decode()) == (422, True)

    @pytest.mark.parametrize(
        ("country", "postcode", "charge"),
        [("GB", "BT9 7AB", "11.00"), ("IM", "IM1 3LY", "12.00"), ("JE", "je2 3ab", "14.50"), ("GG", "GY1 1WG", "14.50"),
         ("IE", "d02 x285", "16.00"), ("GB", "HS1 2AF", "12.50")],
    )  # fmt: skip
    def test_lead_to_the_charge_of_their_zone(self, guest, country, postcode, charge):
        guest.gives_details(country=country, postcode=postcode)

        assert guest.reviews().context["quote"].delivery_excl == Decimal(charge)

    def test_without_a_basket_lead_to_the_basket(self):
        assert Client().get(reverse("checkout:index")).url == reverse("basket:summary")


class TestReview:
    def test_shows_every_cost_before_the_button(self, guest):
        guest.gives_details()

        quote = guest.reviews().context["quote"]

        assert (quote.goods_excl, quote.delivery_excl, quote.vat, quote.total_incl) == (
            Decimal("20.00"),
            Decimal("6.50"),
            Decimal("5.30"),
            Decimal("31.80"),
        )

    def test_a_changed_price_is_a_difference_to_confirm(self, guest, product):
        guest.gives_details()
        shown = guest.reviews().context["quote"].hash
        product.stockrecords.update(price=Decimal("12.00"))

        page = guest.presses_pay(shown)

        assert page.status_code == 409
        assert "before £12.00" in page.content.decode()
        assert PaymentAttempt.objects.count() == 0

    def test_a_tier_that_went_away_is_a_difference_to_confirm(self):
        product = single(price="10.00", tiers={2: "9.00"})
        guest = Guest(product.stockrecords.get())
        guest.gives_details()
        shown = guest.reviews().context["quote"]
        product.stockrecords.get().selling_unit.tiers.all().delete()

        page = guest.presses_pay(shown.hash)

        assert (shown.goods_excl, page.context["quote"].goods_excl) == (Decimal("18.00"), Decimal("20.00"))
        assert page.status_code == 409
        assert PaymentAttempt.objects.count() == 0

    def test_a_number_that_is_not_sold_any_more_is_refused_before_anything_is_held(self, guest, product):
        guest.gives_details()
        shown = guest.reviews().context["quote"].hash
        SellingUnit.objects.filter(stockrecord__product=product).update(minimum=5, multiple=5)

        page = guest.presses_pay(shown)

        said = guest.client.get(page.url).content.decode()
        assert f"{product.title}: Sold in multiples of 5. The next quantity is 5. Nothing was charged." in said
        assert (PaymentAttempt.objects.count(), product.stock_levels.get().reserved) == (0, 0)

    def test_goods_sold_meanwhile_are_named(self, guest, product):
        guest.gives_details()
        shown = guest.reviews().context["quote"].hash
        product.stock_levels.update(on_hand=1)

        page = guest.presses_pay(shown)

        assert page.url == reverse("basket:summary")
        assert f"{product.title}: only 1 left" in guest.client.get(page.url).content.decode()
        assert PaymentAttempt.objects.count() == 0

    def test_without_a_way_to_pay_says_so(self, guest):
        guest.gives_details()
        shown = guest.reviews().context["quote"].hash

        page = guest.client.post(reverse("checkout:review"), {"quote": shown, "gateway": "nobody"})

        assert page.status_code == 422
        assert "Choose how you want to pay." in page.content.decode()


class TestColdGoods:
    @pytest.fixture(autouse=True)
    def cold(self, product):
        Device.objects.filter(product=product).update(storage=[COLD])

    def test_travel_overnight_in_a_box_that_is_paid_for(self, guest, product):
        page = guest.client.get(reverse("checkout:index"))
        assert f"Standard delivery is not offered.</strong> {product.title} must stay cold" in page.content.decode()

        guest.gives_details(delivery="next-day")

        page = guest.reviews()
        assert page.context["quote"].delivery_excl == Decimal("26.00")
        assert "the charge includes an insulated box at £14.00" in page.content.decode()

    def test_that_were_added_after_the_details_lead_back_to_them(self, guest, product):
        Device.objects.filter(product=product).update(storage=[])
        guest.gives_details()
        shown = guest.reviews().context["quote"].hash
        Device.objects.filter(product=product).update(storage=[COLD])

        page = guest.presses_pay(shown)

        assert page.url == reverse("checkout:index")
        assert "must stay cold, and this takes longer than one night" in guest.client.get(page.url).content.decode()
        assert PaymentAttempt.objects.count() == 0

    def test_of_unknown_storage_are_named_and_not_taken_for_ambient(self, guest, product):
        Device.objects.filter(product=product).update(storage=[])
        guest.gives_details()

        said = f"No storage temperature is stated for {product.title}. It travels without cooling"
        assert said in guest.client.get(reverse("checkout:index")).content.decode()
        assert said in guest.reviews().content.decode()


class TestThePromisedDay:
    def test_stands_on_the_review_and_a_later_one_is_a_difference(self, guest, monkeypatch):
        moment = dt.datetime(2026, 12, 24, 14, 59, tzinfo=dt.UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        guest.gives_details(delivery="next-day")
        page = guest.reviews()
        assert "Arrives 29\u00a0December 2026" in page.content.decode()
        moment += dt.timedelta(minutes=2)

        again = guest.presses_pay(page.context["quote"].hash)

        assert again.status_code == 409
        assert "It arrives 30\u00a0December 2026, before 29\u00a0December 2026." in again.content.decode()


class TestGoingBackBeforePaying:
    def test_offers_to_go_on_or_to_take_the_basket_back(self, guest, product):
        guest.reaches_the_gateway()

        page = guest.client.get(reverse("checkout:index"), follow=True)
        assert page.templates[0].name == "shop/checkout_wait.html"

        guest.client.post(page.request["PATH_INFO"], {"action": "cancel"}, follow=True)

        assert PaymentAttempt.objects.get().state == State.FAILED
        assert product.stock_levels.get().reserved == 0
        assert guest.client.get(reverse("basket:summary")).context["basket"].item_count == 2

    def test_pressing_the_button_again_leads_to_the_same_payment(self, guest):
        guest.reaches_the_gateway()
        key = PaymentAttempt.objects.get().key

        answer = guest.client.post(reverse("checkout:wait", kwargs={"key": key}), {"action": "pay"})

        assert str(DemonstrationPayment.objects.get().reference) in answer.url
