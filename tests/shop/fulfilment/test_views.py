"""The page of an order asks for its progress until it is paid, and no longer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desks.furniture import paid_order
from tests.factories.shop import single

pytestmark = pytest.mark.django_db
POLL = {"HX-Request": "true", "HX-Target": "order-progress"}


@pytest.fixture
def order() -> Any:
    product = single(stock_of=50)
    placed = paid_order((product.stockrecords.get(), 1))
    type(placed).objects.filter(pk=placed.pk).update(status="Placed", date_placed=timezone.now())
    return placed


@pytest.fixture
def address(order) -> str:
    return reverse("checkout:thank-you", kwargs={"key": order.attempt.key})


def becomes(order: Any, **changes: Any) -> None:
    type(order).objects.filter(pk=order.pk).update(**changes)


class TestTheOrderPage:
    def test_asks_again_until_the_payment_is_taken(self, client, address):
        page = client.get(address).content.decode()

        assert f'hx-get="{address}"' in page
        assert "Load the page again" in page

    def test_that_is_asked_answers_with_the_progress_alone(self, client, address):
        answer = client.get(address, headers=POLL)

        assert answer.status_code == 200
        assert "<html" not in answer.content.decode()
        assert "Your payment is being taken" in answer.content.decode()

    def test_says_paid_and_that_no_more_need_be_asked(self, client, order, address):
        becomes(order, status="Paid")

        answer = client.get(address, headers=POLL)

        assert answer.status_code == 286  # htmx: stop polling
        assert 'aria-current="step"><span class="timeline__label">Paid' in answer.content.decode()
        assert "being taken" not in answer.content.decode()

    def test_loaded_again_shows_it_paid_without_javascript(self, client, order, address):
        becomes(order, status="Paid")

        page = client.get(address).content.decode()

        assert 'aria-current="step"><span class="timeline__label">Paid' in page
        assert "hx-trigger" not in page.partition('id="order-progress"')[2].partition(">")[0]

    def test_does_not_ask_for_ever(self, client, order, address):
        becomes(order, date_placed=timezone.now() - dt.timedelta(minutes=11))

        assert client.get(address, headers=POLL).status_code == 286
        assert "every 3s" not in client.get(address).content.decode()

    def test_of_an_account_asks_in_the_same_way(self, client, order, django_user_model):
        user = django_user_model.objects.create_user("nurse@example.org", "a-long-word-for-theatre")
        becomes(order, user=user)
        client.force_login(user)

        answer = client.get(reverse("customer:order", args=[order.number]), headers=POLL)

        assert "Your payment is being taken" in answer.content.decode()
