"""Mail, Redis and Elasticsearch are away: an order is placed all the same, and the mail comes once, later."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from oscar.core.loading import get_model

from core.retrying import take_up_again
from tests.doubles.stripe import StripeDouble
from tests.factories.checkout import run_tasks
from tests.factories.shop import single
from tests.shop.checkout.buyer import Buyer

Order = get_model("order", "Order")
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(120)]


class NobodyAtHome(EmailBackend):
    """A mail server that refuses the connection."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError("mail")


@pytest.fixture
def everything_is_away(settings: Any) -> Iterator[Any]:
    """Closed ports where Redis and Elasticsearch were, and no mail server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
    settings.CACHES = {
        "default": {"BACKEND": "core.cache.ForgivingRedisCache", "LOCATION": f"redis://127.0.0.1:{port}/0"}
    }
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    settings.EMAIL_BACKEND = f"{__name__}.{NobodyAtHome.__name__}"
    yield settings
    caches.close_all()


class TestAnOrderWhileEverythingElseIsAway:
    def test_is_placed_and_paid_and_its_mail_comes_once_later(self, everything_is_away, stripe_double: StripeDouble):
        buyer = Buyer(single(price="10.00", stock_of=50).stockrecords.get(), stripe_double)
        buyer.presses_pay()
        buyer.pays()

        page = buyer.comes_back()
        run_tasks()

        assert page.status_code == 200
        assert Order.objects.get().status == "Paid"
        assert mail.outbox == []

        everything_is_away.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        for minutes in (1, 2, 3):
            take_up_again(now=timezone.now() + dt.timedelta(minutes=minutes))
            run_tasks()

        number = Order.objects.get().number
        subjects = sorted(letter.subject for letter in mail.outbox)
        assert subjects == [f"Order {number} is paid: your invoice", f"Your order {number}"]
