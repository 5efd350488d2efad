"""The page on which a buyer pays: no script, no picture, and no card number, because none is needed."""

from __future__ import annotations

from html import escape
from typing import Any

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>
  body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 28rem; margin: 3rem auto; padding: 0 1rem; }}
  button {{ font: inherit; display: block; width: 100%; padding: .75rem; margin: .75rem 0; }}
</style></head>
<body><main><p>A double of the card page. No money moves here.</p>{content}</main></body>
</html>"""

BUTTONS = (("pay", "Pay"), ("vanish", "Pay and close"), ("decline", "Decline"), ("close", "Close"))
"""Pay goes back to the shop; vanish pays and stays, as a closed tab does; close goes back without paying."""


REMEMBER = '<p><label><input type="checkbox" name="remember"> Remember this card for next time</label></p>'


def payment_page(session: dict[str, Any], intent: dict[str, Any] | None, customer: dict[str, Any] | None) -> str:
    """What the buyer sees of ``session`` as it is now."""
    amount = f"{session['amount_total']} {session['currency'].upper()}"
    if session["status"] == "complete":
        return _page("Paid", "<h1>Paid</h1><p>This tab could be closed now.</p>")
    if session["status"] == "expired":
        return _page("Expired", "<h1>This page has expired</h1>")
    error = (intent or {}).get("last_payment_error")
    said = f'<p role="alert">{escape(error["message"])}</p>' if error else ""
    buttons = "".join(f'<button name="action" value="{value}">{label}</button>' for value, label in BUTTONS)
    kept = f"<p>Cards remembered: {customer['_cards']}</p>" if customer else ""
    form = f'<form method="post">{kept}{REMEMBER if session["_may_remember"] else ""}{buttons}</form>'
    return _page("Pay", f"<h1>{escape(session['_item'])}</h1><p>{escape(amount)}, in minor units</p>{said}{form}")


def _page(title: str, content: str) -> str:
    return PAGE.format(title=title, content=content)
