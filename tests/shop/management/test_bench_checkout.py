"""The measuring of the checkout: what it prints and that it leaves nothing, not how long anything takes."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt
from shop.management.buying import best_of, total
from shop.payments.models import DemonstrationPayment
from shop.stock.models import StockMovement
from tests.factories.shop import single

pytestmark = pytest.mark.django_db
STEPS = ["details", "details sent", "review", "pay pressed", "back from the gateway", "order"]


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("bench_checkout", "--times=1", *arguments, stdout=out)
    return out.getvalue()


class TestAGuestsWholeCheckout:
    @pytest.mark.parametrize("lines", [1, 5])
    def test_takes_at_most_six_requests_and_110_statements(self, lines, figure):
        for _ in range(lines):
            single(stock_of=500)

        found = total(best_of(1, lines=lines))

        figure(f"guest checkout of {lines} lines: {found.requests} requests, {found.sql} statements")
        assert found.requests <= 6
        assert found.sql <= 110


class TestBenchCheckout:
    def test_prints_a_line_a_step_with_stock_oscar_beside_it(self):
        single(stock_of=500)

        lines = printed().splitlines()

        assert [line.split("  ")[0] for line in lines] == [
            "step",
            *STEPS,
            "in all",
            "stock Oscar",
            "Goal: at most 6 requests and 110 statements.",
        ]
        assert lines[-2].split() == ["stock", "Oscar", "13", "216", "286.0"]

    def test_prints_the_same_as_json(self):
        single(stock_of=500)

        found = json.loads(printed("--json"))

        assert [step["name"] for step in found["steps"]] == STEPS
        assert found["total"]["sql"] == sum(step["sql"] for step in found["steps"])
        assert (found["goal"], found["stock_oscar"]["sql"]) == ({"requests": 6, "sql": 110}, 216)

    def test_leaves_nothing(self):
        single(stock_of=500)
        moved = StockMovement.objects.count()

        printed()

        kept = (PaymentAttempt, DemonstrationPayment, get_model("order", "Order"), get_model("basket", "Basket"))
        assert [model.objects.count() for model in kept] == [0, 0, 0, 0]
        assert StockMovement.objects.count() == moved

    def test_needs_goods(self):
        with pytest.raises(CommandError, match="load the demonstration first"):
            printed()

    @pytest.mark.parametrize("wrong", ["--times=0", "--lines=0"])
    def test_refuses_numbers_that_make_no_sense(self, wrong):
        with pytest.raises(CommandError, match="whole numbers from 1"):
            printed(wrong)
