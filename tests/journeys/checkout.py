"""What somebody does between the basket and the gateway, on the pages themselves."""

from __future__ import annotations

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
    """Press the button of the review, then ``outcome`` (Succeed, Decline, Vanish) on the gateway's page."""
    visitor.presses("Pay £")
    visitor.sees("This is not a bank. No money moves here.")
    visitor.presses(outcome)


def order_number(visitor: Visitor) -> str:
    """The number on the order's page."""
    heading = visitor.page.get_by_role("heading", level=1).inner_text()
    return heading.removeprefix("Order ")
