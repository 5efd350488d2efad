"""A stateful double of PayPal: orders, authorisations, captures, refunds and notices it vouches for, on the loopback.

    python -m tests.doubles.paypal --webhook http://127.0.0.1:8000/shop/checkout/webhook/paypal/

``books`` has the state and its rules, ``server`` speaks HTTP (tokens, keys, faults, errors), ``page`` is what a buyer
sees, ``notices`` signs and verifies. It knows nothing of the shop. What it does follows PayPal's documentation:

* developer.paypal.com/docs/api/orders/v2/ and /docs/api/payments/v2/ (requests, answers, codes of refusals)
* developer.paypal.com/api/rest/reference/idempotency/ (a key used again: the state of the first request)
* developer.paypal.com/api/rest/webhooks/rest/ (the headers of a notice, and what its signature covers)
* developer.paypal.com/docs/api/reference/currency-codes/ (no decimals in HUF, JPY and TWD)
"""

from tests.doubles.paypal.notices import Event
from tests.doubles.paypal.server import Fault, PayPalDouble

__all__ = ["Event", "Fault", "PayPalDouble"]
