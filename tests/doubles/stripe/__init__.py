"""A stateful double of Stripe: Checkout Sessions, PaymentIntents, refunds and signed notices, on the loopback.

    python -m tests.doubles.stripe --webhook http://127.0.0.1:8000/shop/checkout/webhook/card/

``books`` has the state and its rules, ``server`` speaks HTTP (keys, faults, errors), ``page`` is what a buyer sees,
``notices`` signs and delivers. It knows nothing of the shop and nothing of Stripe's library, so that both are checked.
"""

from tests.doubles.stripe.notices import Event, signature
from tests.doubles.stripe.server import Fault, StripeDouble

__all__ = ["Event", "Fault", "StripeDouble", "signature"]
