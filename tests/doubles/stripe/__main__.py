"""The double beside a running site: prints what the site must be told, then serves until it is stopped."""

from __future__ import annotations

import argparse
import threading

from tests.doubles.stripe.notices import Courier, post_to
from tests.doubles.stripe.server import SECRET_KEY, WEBHOOK_SECRET, StripeDouble


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.doubles.stripe", description=__doc__)
    parser.add_argument("--port", type=int, default=12111)
    parser.add_argument("--webhook", default="http://127.0.0.1:8000/shop/checkout/webhook/card/")
    parser.add_argument("--times", type=int, default=1, help="how often every notice is sent; 0 sends none")
    parser.add_argument("--late", type=float, default=0.5, help="seconds after which notices are sent")
    parser.add_argument("--shuffled", action="store_true", help="notices in any order")
    chosen = parser.parse_args()
    courier = Courier(post_to(chosen.webhook), WEBHOOK_SECRET, chosen.times, chosen.late, chosen.shuffled)
    with StripeDouble(port=chosen.port, courier=courier) as double:
        print(  # noqa: T201
            f"STRIPE_SECRET_KEY={SECRET_KEY} STRIPE_WEBHOOK_SECRETS={WEBHOOK_SECRET}"
            f" STRIPE_API_BASE={double.address} STRIPE_PAGE_ORIGIN={double.address} make run",
            flush=True,
        )
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
