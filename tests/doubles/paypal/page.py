"""The page on which a buyer approves: no script, no picture, no account."""

from __future__ import annotations

from html import escape
from typing import Any

from tests.doubles.stripe.page import PAGE

BUTTONS = (
    ("approve", "Approve"),
    ("vanish", "Approve and close"),
    ("decline", "Approve with a card that is declined"),
    ("cancel", "Cancel and return"),
)
"""Approve goes back to the shop; vanish approves and stays, as a closed tab does; a decline is found out later."""


def approval_page(order: dict[str, Any]) -> str:
    """What the buyer sees of ``order`` as it is now."""
    if order["status"] != "PAYER_ACTION_REQUIRED":
        return _page("Approved", "<h1>Approved</h1><p>This tab could be closed now.</p>")
    unit = order["purchase_units"][0]
    amount = f"{unit['amount']['value']} {unit['amount']['currency_code']}"
    buttons = "".join(f'<button name="action" value="{value}">{label}</button>' for value, label in BUTTONS)
    return _page(
        "Approve", f'<h1>{escape(unit["description"])}</h1><p>{escape(amount)}</p><form method="post">{buttons}</form>'
    )


def _page(title: str, content: str) -> str:
    return PAGE.format(title=title, content=content).replace("the card page", "PayPal’s page")
