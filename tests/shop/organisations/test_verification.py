"""What is sold on prescription only is sold to verified professionals."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shop.checkout import attempts
from shop.checkout.models import PaymentAttempt
from shop.devices.models import Device, Supply
from shop.organisations import verification
from tests.factories.checkout import basket_with, start
from tests.factories.shop import UserFactory, family, single

pytestmark = pytest.mark.django_db


def verified(user, days=30):
    today = timezone.localdate()
    verification.verify(
        user, until=today + dt.timedelta(days=days), evidence="NMC 12A3456E", by=None, at=timezone.now()
    )
    return user


@pytest.fixture
def lens():
    product = single(price="100.00", stock_of=5, title="Lens")
    Device.objects.filter(product=product).update(supply=Supply.RX_ONLY)
    return product.stockrecords.get()


class TestAnRxOnlyLine:
    def test_is_not_sold_to_a_guest_or_to_who_is_not_verified(self, lens):
        for user in (None, UserFactory(), verified(UserFactory(), days=-1)):
            with pytest.raises(attempts.NotSold) as refused:
                start(basket_with((lens, 1)), user=user)
            assert refused.value.reasons == [f"Lens: {verification.REASON}"]

        assert not PaymentAttempt.objects.exists()

    def test_is_sold_to_a_verified_professional(self, lens):
        assert start(basket_with((lens, 1)), user=verified(UserFactory())).state == PaymentAttempt.State.OPEN

    def test_that_only_the_family_calls_so_is_not_sold_either(self):
        parent = family(title="Lenses")
        Device.objects.filter(product=parent).update(supply=Supply.RX_ONLY)
        child = parent.children.first()
        Device.objects.filter(product=child).delete()
        child.refresh_from_db()

        assert verification.is_rx_only(child)

    def test_says_so_in_the_basket_and_keeps_from_the_checkout(self, lens):
        browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
        browser.post(reverse("basket:add"), {"unit": lens.pk, "quantity": 1})

        page = browser.get(reverse("basket:summary"))

        assert not page.context["basket"].can_check_out
        assert "verified professionals" in page.context["basket"].lines[0].problem
        assert browser.get(reverse("checkout:index")).url == reverse("basket:summary")

    def test_goes_to_the_checkout_of_a_verified_professional(self, lens):
        browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
        browser.force_login(verified(UserFactory()))
        browser.post(reverse("basket:add"), {"unit": lens.pk, "quantity": 1})

        assert browser.get(reverse("basket:summary")).context["basket"].can_check_out
        assert browser.get(reverse("checkout:index")).status_code == 200


class TestWhatIsNotStated:
    def test_is_sold_to_anybody(self):
        record = single(stock_of=5).stockrecords.get()

        assert record.product.device.supply == Supply.NOT_STATED
        assert start(basket_with((record, 1))).state == PaymentAttempt.State.OPEN
