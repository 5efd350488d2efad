"""Measuring the checkout in this process: a guest goes through Django's whole stack, pays, and leaves no trace."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt
from shop.payments.models import DemonstrationPayment

DETAILS = {
    "email": "theatre.stores@hospital.example",
    "first_name": "Noor",
    "last_name": "Buyer",
    "organisation": "Day surgery unit",
    "line1": "1 Example Road",
    "town": "Leeds",
    "postcode": "LS1 4AP",
    "country": "GB",
    "delivery": "standard",
}


SHOWN = re.compile(r'name="quote" value="([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Step:
    """What one request, or several, cost. ``ms`` by the clock and ``cpu_ms`` of this process alone; None: not known."""

    name: str
    requests: int
    sql: int
    ms: float
    cpu_ms: float | None


STOCK_OSCAR = Step("stock Oscar", requests=13, sql=216, ms=286.0, cpu_ms=None)
"""Its own way from the basket to the order, measured once on two shared cores with PostgreSQL 15."""


class CannotBuy(Exception):
    """The way to the order could not be gone; the message says where it ended."""


class _Undo(Exception):
    """Takes back what a way through the checkout wrote."""


def best_of(times: int, *, lines: int = 1) -> list[Step]:
    """Go ``times`` from a basket of ``lines`` lines to a paid order; of each step the least, statements of the last.

    Each way is one transaction that is rolled back: the shop is afterwards as it was. The gateway's own page is
    not ours and is not counted.

    Raises:
        CannotBuy: there are not enough goods, or a page did not answer as it should.
    """
    ways = [_way(lines) for _ in range(times + 1)][1:]  # the first teaches the process its templates
    return [
        replace(same[-1], ms=min(step.ms for step in same), cpu_ms=min(step.cpu_ms or 0.0 for step in same))
        for same in zip(*ways, strict=True)
    ]


def total(steps: list[Step]) -> Step:
    """``steps`` added up."""
    return Step(
        name="in all",
        requests=sum(step.requests for step in steps),
        sql=sum(step.sql for step in steps),
        ms=sum(step.ms for step in steps),
        cpu_ms=sum(step.cpu_ms or 0.0 for step in steps),
    )


def table(steps: list[Step]) -> str:
    """``steps``, their sum and stock Oscar's as aligned text."""
    rows = [*steps, total(steps), STOCK_OSCAR]
    width = max(len(row.name) for row in rows)
    written = [f"{'step':<{width}}{'requests':>10}{'SQL':>7}{'ms':>9}{'CPU ms':>9}"]
    for row in rows:
        cpu = f"{row.cpu_ms:>9.1f}" if row.cpu_ms is not None else f"{'':>9}"
        written.append(f"{row.name:<{width}}{row.requests:>10}{row.sql:>7}{row.ms:>9.1f}{cpu}".rstrip())
    return "\n".join(written)


def _way(lines: int) -> list[Step]:
    steps: list[Step] = []
    try:
        with transaction.atomic():
            _buy(steps, lines)
            raise _Undo
    except _Undo:
        return steps


def _buy(steps: list[Step], lines: int) -> None:
    guest = Client(headers={"Sec-Fetch-Site": "same-origin"})
    known = set(PaymentAttempt.objects.values_list("pk", flat=True))
    for unit in _goods(lines):
        guest.post(reverse("basket:add"), {"unit": unit, "quantity": 1})

    def asked(name: str, status: int, ask: Callable[[], Any]) -> Any:
        with CaptureQueriesContext(connection) as sent:
            started, cpu_started = time.perf_counter(), time.process_time()
            answer = ask()
            cpu, wall = time.process_time() - cpu_started, time.perf_counter() - started
        if answer.status_code != status:
            raise CannotBuy(f"{name}: answered {answer.status_code}, not {status}.")
        steps.append(Step(name, 1, len(sent), wall * 1000, cpu * 1000))
        return answer

    asked("details", 200, lambda: guest.get(reverse("checkout:index")))
    asked("details sent", 302, lambda: guest.post(reverse("checkout:index"), DETAILS))
    page = asked("review", 200, lambda: guest.get(reverse("checkout:review")))
    shown = SHOWN.search(page.content.decode())
    if shown is None:
        raise CannotBuy("review: the page carries no quote.")
    pay = {"quote": shown[1], "gateway": "demonstration"}
    gateway = asked("pay pressed", 302, lambda: guest.post(reverse("checkout:review"), pay)).url
    reference = gateway.rstrip("/").rpartition("/")[2]
    DemonstrationPayment.objects.filter(reference=reference).update(state="AUTHORISED")  # the gateway's side of it
    key = PaymentAttempt.objects.exclude(pk__in=known).get().key
    back = asked("back from the gateway", 302, lambda: guest.get(reverse("checkout:payment-return", args=[key])))
    asked("order", 200, lambda: guest.get(back.url))


def _goods(lines: int) -> list[int]:
    """Stock records to buy, of different products."""
    records = get_model("partner", "StockRecord").objects.filter(
        price__isnull=False,
        product__is_public=True,
        product__structure="standalone",
        product__stock_levels__on_hand__gt=100,
        product__device__discontinued=False,
    )
    records = records.exclude(product__device__supply="rx_only").exclude(selling_unit__minimum__gt=1)
    found = list(records.order_by("product_id", "pk").distinct("product_id").values_list("pk", flat=True)[:lines])
    if len(found) < lines:
        raise CannotBuy(f"There are {len(found)} products to buy, not {lines}: load the demonstration first.")
    return found
