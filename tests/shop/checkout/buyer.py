"""Somebody who goes through the checkout by card, against the double of Stripe."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from shop.checkout.models import PaymentAttempt
from tests.doubles.stripe import StripeDouble

FORM = {
    "email": "theatre.stores@hospital.example",
    "first_name": "Noor",
    "last_name": "Buyer",
    "organisation": "Day surgery unit",
    "line1": "1 Example Road",
    "town": "Leeds",
    "postcode": "LS1 4AP",
    "country": "GB",
    "po_number": "PO-1001",
    "delivery": "standard",
}


def tell_the_shop(body: bytes, headers: dict[str, str]) -> int:
    """A notice arrives at our webhook."""
    address = reverse("checkout:webhook", kwargs={"gateway_name": "card"})
    signed = {name: value for name, value in headers.items() if name == "Stripe-Signature"}
    return Client().post(address, body, content_type="application/json", headers=signed).status_code


class Buyer:
    """Somebody with a browser, a filled basket, and a card."""

    def __init__(self, record: Any, stripe: StripeDouble) -> None:
        self.stripe = stripe
        self.client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        self.client.post(reverse("basket:add"), {"unit": record.pk, "quantity": 2})

    def reviews(self) -> Any:
        self.client.post(reverse("checkout:index"), FORM)
        return self.client.get(reverse("checkout:review"))

    def presses_pay(self) -> Any:
        return self.presses_pay_for(self.reviews().context["quote"].hash)

    def presses_pay_for(self, shown: str) -> Any:
        """The button alone, on a page that showed the quote of this hash."""
        return self.client.post(reverse("checkout:review"), {"quote": shown, "gateway": "card"})

    @property
    def attempt(self) -> PaymentAttempt:
        return PaymentAttempt.objects.get()

    @property
    def session(self) -> str:
        return self.attempt.gateway_reference or ""

    def pays(self) -> None:
        assert self.stripe.pays(self.session)

    def tries_again(self) -> None:
        """Back to the basket or, where the shop remembers that something was begun, on with that."""
        answer = self.client.get(reverse("checkout:index"))
        if answer.status_code == 302 and "/wait/" in answer.url:
            answer = self.client.post(answer.url, {"action": "pay"})
            assert answer.url.startswith(self.stripe.address)
        else:
            assert self.presses_pay().url.startswith(self.stripe.address)

    def comes_back(self) -> Any:
        return self.client.get(reverse("checkout:payment-return", kwargs={"key": self.attempt.key}), follow=True)

    def waiting(self, action: str) -> Any:
        return self.client.post(reverse("checkout:wait", kwargs={"key": self.attempt.key}), {"action": action})

    def basket_count(self) -> int:
        return self.client.get(reverse("basket:summary")).context["basket"].item_count
