"""A page for healthcare professionals: led to sign in, refused, read. Its words are nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from demo.accounts import PASSWORD
from resources.models import GuidePage
from search import indexing
from tests.journeys.visitor import Visitor

GUIDE = "/library/central-line-sterile-field/"
CANARY = "zinnoberkanarie"
pytestmark = pytest.mark.browser


@pytest.fixture
def with_canary(elasticsearch_index: Any) -> None:
    """A word that stands in this page alone, delivered to the index."""
    guide = GuidePage.objects.get(slug="central-line-sterile-field")
    guide.intro = f"{guide.intro} {CANARY}"
    guide.save_revision().publish()
    assert indexing.deliver().down == ""
    elasticsearch_index.indices.refresh(index="_all")


class TestAPageForProfessionals:
    def test_leads_a_stranger_to_sign_in_and_a_clinician_back_to_it(self, visitor: Visitor):
        visitor.opens(GUIDE)
        assert visitor.path.startswith("/account/login/")

        visitor.signs_in("clinician@suture.example", PASSWORD)

        assert visitor.path == GUIDE
        visitor.sees("Reviewed")

    def test_refuses_somebody_signed_in_who_is_none(self, reader: Visitor):
        reader.signs_in("merchandiser@suture.example", PASSWORD)

        answer = reader.opens(GUIDE)

        assert answer.status == 403
        reader.sees("This page is not open to you")
        assert "Key points" not in reader.reads()

    @pytest.mark.usefixtures("with_canary")
    def test_is_found_by_those_alone_who_may_read_it(self, reader: Visitor, enters: Callable[..., Visitor]):
        reader.opens(f"/search/?q={CANARY}")
        reader.sees("Nothing found")
        assert "central" not in reader.reads().replace(CANARY, "")
        answer = reader.context.request.get(f"{reader.base}/search/suggest/?q={CANARY[:6]}")
        assert "option" not in answer.text()

        clinician = enters()
        clinician.signs_in("clinician@suture.example", PASSWORD)
        clinician.opens(f"/search/?q={CANARY}")
        assert clinician.page.locator(".hits__item").count() == 1
        assert CANARY in clinician.reads()
