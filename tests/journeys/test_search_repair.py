"""A query that finds nothing, repaired by somebody with a browser: report, synonym, preview, publish, answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from demo.accounts import PASSWORD
from search.models import ContentBrief, QueryDay, SteeringEvent
from search.querylog import counting
from tests.journeys.conftest import DESK
from tests.journeys.inspection import NARROWEST, barriers, barriers_everywhere, too_wide
from tests.journeys.visitor import Visitor

WORDS, MEANT = "zinnoberwisch", "gauze swab"
SIZES = ((390, 844), (820, 1180), (1440, 900))
PAGES = ("", "query/?q=gauze+swab&find=film", "rules/", "preview/", "publish/")
pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    counting._counted.clear()


@pytest.fixture
def merchandiser(enters: Callable[..., Visitor]) -> Visitor:
    somebody = enters(DESK)
    somebody.page.goto(f"{somebody.base}/dashboard/")
    somebody.signs_in("merchandiser@suture.example", PASSWORD)
    return somebody


def hits(reader: Visitor, words: str = WORDS) -> list[str]:
    reader.opens(f"/search/?q={words}")
    return [one.inner_text() for one in reader.page.locator(".hits__item").get_by_role("heading").all()]


class TestAZeroResultQuery:
    def test_is_repaired_from_the_report_to_the_answer(self, reader: Visitor, merchandiser: Visitor):
        assert hits(reader) == []
        assert hits(reader) == []
        counting.write()
        row = QueryDay.objects.get(words=WORDS)
        assert (row.asked, row.nothing) == (2, 2)
        desk = merchandiser.page

        desk.goto(f"{merchandiser.base}/dashboard/search/")
        desk.get_by_role("row", name=WORDS).get_by_role("link", name="Synonym").click()
        desk.wait_for_load_state("load")
        assert desk.get_by_label("Who asks for").input_value() == WORDS
        desk.get_by_label("also finds").fill(MEANT)
        merchandiser.presses("Add synonym")
        merchandiser.sees("The rule is in the draft.")
        assert hits(reader) == []

        desk.goto(f"{merchandiser.base}/dashboard/search/preview/")
        before, after = desk.get_by_role("region", name="Before"), desk.get_by_role("region", name="After")
        assert "Nothing is found." in before.inner_text()
        assert after.get_by_text("New", exact=True).count() >= 5
        merchandiser.follows("Next: replay and publish")
        assert WORDS in desk.get_by_role("region", name="Replay").inner_text()
        merchandiser.presses("Publish the draft")
        merchandiser.sees("Published.")

        found = hits(reader)
        assert len(found) >= 5
        assert found == hits(reader, MEANT)[: len(found)]
        event = SteeringEvent.objects.get()
        assert event.by.email == "merchandiser@suture.example"
        assert event.figures["after"]["zero_result_rate"] < event.figures["before"]["zero_result_rate"]

        merchandiser.presses("Undo the last publish")
        merchandiser.sees("has been undone")
        assert hits(reader) == []
        assert merchandiser.troubles == []

    def test_becomes_a_brief_that_editors_see(self, enters: Callable[..., Visitor], merchandiser: Visitor):
        QueryDay.objects.create(day=timezone.localdate(), words=WORDS, asked=7, nothing=7)
        merchandiser.page.goto(f"{merchandiser.base}/dashboard/search/")
        merchandiser.page.get_by_role("row", name=WORDS).get_by_role("button", name="Content brief").click()
        merchandiser.sees("among the content briefs now")

        editor = enters(DESK)
        editor.page.goto(f"{editor.base}/cms/snippets/site_search/contentbrief/")
        editor.signs_in("editor@suture.example", PASSWORD)
        editor.sees(WORDS)
        editor.page.goto(f"{editor.base}/cms/reports/search/")
        editor.sees(WORDS)
        assert barriers(editor) == []
        assert ContentBrief.objects.get().asked == 7


class TestWhatComesOfASearch:
    def test_is_told_by_the_page_and_by_the_one_opened_from_it(self, reader: Visitor):
        reader.opens("/search/?q=gauze+swab&kind=product")
        second = reader.page.locator(".hits__item").nth(1).get_by_role("heading").get_by_role("link")
        with reader.page.expect_response("**/search/told/") as told:
            second.click()
        assert told.value.status == 204
        reader.page.wait_for_load_state("load")
        reader.waits_for_the_header()
        with reader.page.expect_response("**/search/told/") as told:
            reader.page.locator("form.add button").first.click()
        assert told.value.status == 204
        counting.write()

        row = QueryDay.objects.get(words="gauze swab", kind="product")
        assert (row.asked, row.clicks, row.places, row.added) == (1, 1, 2, 1)


class TestTheDeskOfTheSearch:
    @pytest.mark.parametrize("path", PAGES)
    def test_has_no_barriers_and_fits_a_phone(self, merchandiser: Visitor, path: str):
        desk = merchandiser.page
        desk.goto(f"{merchandiser.base}/dashboard/search/query/?q={WORDS}")
        desk.get_by_label("also finds").fill(MEANT)
        merchandiser.presses("Add synonym")
        desk.goto(f"{merchandiser.base}/dashboard/search/{path}")

        assert barriers_everywhere(merchandiser, SIZES) == []
        assert too_wide(merchandiser, NARROWEST) == []
