"""The double beside a running site: prints what the site must be told, then serves until it is stopped."""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Sequence

from tests.doubles.paypal.notices import Event
from tests.doubles.paypal.server import CLIENT_ID, CLIENT_SECRET, WEBHOOK_ID, PayPalDouble
from tests.doubles.stripe.notices import post_to


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.doubles.paypal", description=__doc__)
    parser.add_argument("--port", type=int, default=12112)
    parser.add_argument("--webhook", default="http://127.0.0.1:8000/shop/checkout/webhook/paypal/")
    parser.add_argument("--times", type=int, default=1, help="how often every notice is sent; 0 sends none")
    parser.add_argument("--late", type=float, default=0.5, help="seconds after which notices are sent")
    chosen = parser.parse_args()

    def courier(double: PayPalDouble, events: Sequence[Event]) -> None:
        def go() -> None:
            time.sleep(chosen.late)
            double.deliver(post_to(chosen.webhook), events=events, times=chosen.times)

        threading.Thread(target=go, daemon=True).start()

    with PayPalDouble(port=chosen.port, courier=courier) as double:
        print(  # noqa: T201
            f"PAYPAL_CLIENT_ID={CLIENT_ID} PAYPAL_CLIENT_SECRET={CLIENT_SECRET} PAYPAL_WEBHOOK_ID={WEBHOOK_ID}"
            f" PAYPAL_API_BASE={double.address} make run",
            flush=True,
        )
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
