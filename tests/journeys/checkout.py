"""What somebody does between the basket and the gateway, on the pages themselves."""

from __future__ import annotations

from django.db.models import QuerySet
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt
from tests.journeys.visitor import Visitor

ADDRESS = {
    "first_name": "Noor",
    "last_name": "Buyer",
    "organisation": "Day surgery unit",
    "line1": "1 Example Road",
    "town": "Leeds",
    "postcode": "LS1 4AP",
    "po_number": "PO-1001",
}
GUEST = "theatre.stores@hospital.example"


def adds_and_checks_out(visitor: Visitor, product: str) -> None:
    """From the page of ``product`` (its address) to the details of the checkout."""
    visitor.opens(product)
    visitor.adds(visitor.page.locator(".add--prominent"))
    visitor.opens("/shop/basket/")
    visitor.follows("Check out")


def gives_details(visitor: Visitor, *, email: str | None = GUEST) -> None:
    """Fill in the details and go on to the review. ``email`` None leaves what the account knows."""
    visitor.fills(**ADDRESS, **({"email": email} if email else {}))
    visitor.presses("Continue to review")
    visitor.sees("Review your order")


def pays(visitor: Visitor, outcome: str) -> None:
    """Press the button of the review, then ``outcome`` (Succeed, 3-D Secure, …) on the gateway's page."""
    has_a_choice = visitor.page.locator("#pay-demonstration").count()  # as members of an organisation have
    if has_a_choice:
        visitor.page.locator("#pay-demonstration").check()
    visitor.presses("Place the order for £" if has_a_choice else "Pay £")
    visitor.sees("This is not a bank. No money moves here.")
    visitor.presses(outcome)


def order_number(visitor: Visitor) -> str:
    """The number on the order's page."""
    heading = visitor.page.get_by_role("heading", level=1).inner_text()
    return heading.removeprefix("Order ")


def orders() -> QuerySet:
    """What was ordered in this journey; the demonstration has some orders on account of its own."""
    found: QuerySet = get_model("order", "Order").objects.exclude(attempt__gateway="account")
    return found


def attempts() -> QuerySet[PaymentAttempt]:
    """What was begun to be paid in this journey."""
    return PaymentAttempt.objects.exclude(gateway="account")
