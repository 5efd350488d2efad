"""The front of the library."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import content

pytestmark = pytest.mark.django_db


class TestTheLibrary:
    def test_has_everything_with_the_newest_reviewed_or_issued_first_and_says_so(self, client):
        content.guide("Another guide, not reviewed yet")
        content.guide("Guide of May", reviewed_on=dt.date(2026, 5, 1))
        content.notice("A notice of June", issued_on=dt.date(2026, 6, 1))
        content.document("Document of April", valid_from=dt.date(2026, 4, 1))

        answer = client.get("/library/")

        assert [item.title for item in answer.context["items"]] == [
            "A notice of June",
            "Guide of May",
            "Document of April",
            "Another guide, not reviewed yet",
        ]
        assert "Newest reviewed or issued first." in answer.content.decode()

    def test_of_one_kind_says_its_own_order(self, client):
        content.guide("Older", reviewed_on=dt.date(2026, 5, 1))
        content.guide("Newer", reviewed_on=dt.date(2026, 6, 1))

        answer = client.get("/library/?kind=guide")

        assert [item.title for item in answer.context["items"]] == ["Newer", "Older"]
        assert "Newest reviewed first." in answer.content.decode()
