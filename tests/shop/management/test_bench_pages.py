"""The measuring of pages: what it prints, not how long anything takes."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.shop import category, family, single

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    return category("Sutures", holding=[single(), single(), family()])


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("bench_pages", *arguments, "--times=1", stdout=out)
    return out.getvalue()


class TestBenchPages:
    def test_prints_a_line_a_page_with_stock_oscar_beside_it(self, shelf):
        lines = printed(shelf.get_absolute_url()).splitlines()

        assert lines[0] == "4 items, 3 in lists"
        assert lines[1].split() == [
            "page", "p50", "ms", "p95", "ms", "CPU", "ms", "CPU", "new", "SQL", "first", "bytes",
        ]  # fmt: skip
        assert [line.split("  ")[0] for line in lines[2:]] == [shelf.get_absolute_url(), "stock Oscar's list"]

    def test_prints_the_same_as_json(self, shelf):
        found = json.loads(printed(shelf.get_absolute_url(), "--json"))

        assert (found["items"], found["listed"]) == (4, 3)
        page, stock = found["pages"]
        assert set(page) == {"name", "p50", "p95", "cpu", "cpu_new", "sql", "sql_first", "bytes"}
        assert (page["bytes"] > 1_000, stock["sql"] > 3) == (True, True)

    def test_refuses_an_address_that_does_not_answer(self, shelf):
        with pytest.raises(CommandError, match="/shop/nowhere/ answered 404"):
            printed("/shop/nowhere/")

    def test_needs_a_catalogue(self):
        with pytest.raises(CommandError, match="load the demonstration first"):
            printed()
