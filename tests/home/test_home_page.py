"""The front page."""

from __future__ import annotations

import pytest

from tests.factories import content
from tests.factories.shop import category, family, single

pytestmark = pytest.mark.django_db


class TestTheFrontPage:
    def test_leads_to_every_category_that_holds_something(self, client):
        content.home()
        category("Sutures", holding=[single(), family()])
        category("Empty")

        response = client.get("/")

        assert [(link.name, link.count) for link in response.context["categories"]] == [("Sutures", 2)]

    def test_costs_at_most_twelve_queries_and_sets_no_cookie(self, client, at_most_queries):
        for n in range(4):
            category(f"Category {n}", holding=[single()])
            content.article(f"Article {n}")
            content.guide(f"Guide {n}")
            content.notice(f"Notice {n}")
        client.get("/")

        with at_most_queries(12):
            response = client.get("/")

        assert response.status_code == 200
        assert not response.cookies
