from __future__ import annotations

from pathlib import Path

import pytest

from launch.paths import Checkout
from launch.summary import Summary


def summary(*, has_search: bool) -> str:
    return Summary(
        site="http://127.0.0.1:8001",
        checkout=Checkout(Path("/src/suture")),
        accounts="clinician@suture.example  a password\n",
        database="PostgreSQL 18.6, embedded",
        search="Elasticsearch 9.4.3 on Java 25" if has_search else "Elasticsearch is not running: there is no Maven",
        has_search=has_search,
        first_page_after=12.34,
    ).text()


class TestSummary:
    @pytest.mark.parametrize("path", ["/", "/shop/", "/library/", "/search/", "/cms/", "/dashboard/"])
    def test_names_every_address_on_the_chosen_port(self, path):
        assert any(line.endswith(f"http://127.0.0.1:8001{path}") for line in summary(has_search=True).splitlines())

    def test_tells_accounts_mail_logs_and_seconds(self):
        text = summary(has_search=True)

        for fact in ("clinician@suture.example  a password", "/src/suture/var/mail", "/src/suture/var/log", "12.3 s"):
            assert fact in text

    def test_without_elasticsearch_it_says_who_answers_and_how_to_get_it(self):
        text = summary(has_search=False)

        assert "Search answers from PostgreSQL" in text
        assert "Docker" in text
        assert "Maven" in text
        assert "how to" not in summary(has_search=True)
        assert "answers from PostgreSQL" not in summary(has_search=True)
