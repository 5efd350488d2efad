"""A merchandiser chooses the EMDN code of a product by its name."""

from __future__ import annotations

import pytest
from django.urls import reverse

from shop.devices.code_lists import store
from shop.devices.codes import CodeSystem
from shop.devices.models import Device
from shop.forks.dashboard.catalogue.device_forms import DeviceForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(shop):
    store(CodeSystem.EMDN, {"H": "Suture devices", "H01": "Surgical sutures"}, edition="of the test")


def form(product, **changes):
    shown = DeviceForm(None, None, instance=product)
    data = {f"device-{name}": shown[name].value() for name in shown.fields}
    data |= {f"device-{name}": value for name, value in changes.items()}
    return DeviceForm(None, None, {name: value for name, value in data.items() if value}, instance=product)


class TestLookup:
    def test_answers_words_and_beginnings(self, sign_in, names):
        answer = sign_in("merchandiser").get(reverse("dashboard:catalogue-emdn-lookup"), {"q": "surgical"})

        assert answer.json() == {
            "results": [{"id": "H01", "text": "H01 Surgical sutures"}],
            "pagination": {"more": False},
        }

    def test_without_an_answer_offers_no_code(self, sign_in, names):
        answer = sign_in("merchandiser").get(reverse("dashboard:catalogue-emdn-lookup"), {"q": "zeppelin"})

        assert answer.json()["results"] == [{"id": "", "text": "No code"}]

    def test_is_for_the_desk_alone(self, sign_in, names):
        assert sign_in("clinician").get(reverse("dashboard:catalogue-emdn-lookup")).status_code in (302, 403)


class TestForm:
    def test_shows_the_code_with_its_name_and_saves_another(self, shop, names):
        product = shop.product
        Device.objects.filter(product=product).update(emdn="H")
        product.device.refresh_from_db()

        assert "H Suture devices" in str(form(product)["emdn"])
        changed = form(product, emdn="H01")
        assert changed.is_valid(), changed.errors
        changed.save()
        assert Device.objects.get(product=product).emdn == "H01"

    def test_refuses_a_code_that_the_list_does_not_have(self, shop, names):
        refused = form(shop.product, emdn="H99")

        assert not refused.is_valid()
        assert "H99 is not in the list of EMDN that is loaded" in str(refused.errors["emdn"])

    def test_keeps_a_code_that_was_there_before_the_list(self, shop, names):
        product = shop.product
        Device.objects.filter(product=product).update(emdn="H99")
        product.device.refresh_from_db()

        assert form(product, brand="Other").is_valid()
