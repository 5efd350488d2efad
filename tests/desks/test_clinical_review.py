"""Editors submit, a reviewer signs: nothing clinical becomes public in any other way."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from resources.models import GuidePage, LibraryIndexPage, NoticePage

TODAY = timezone.localdate()
SIGNATURE = {
    "reviewer": "Robin Reviewer, consultant surgeon",
    "reviewed_on": str(TODAY),
    "review_by_date": str(TODAY + dt.timedelta(days=365)),
    "comment": "Clear and current.",
}


@pytest.fixture
def library(shop) -> LibraryIndexPage:
    root = Site.objects.get(is_default_site=True).root_page
    return root.add_child(instance=LibraryIndexPage(title="Library", slug="review-library"))


@pytest.fixture
def guide(library) -> GuidePage:
    page = library.add_child(instance=GuidePage(title="Closing a wound", slug="closing", live=False))
    page.save_revision()
    return page


def form(**fields: Any) -> dict[str, Any]:
    """A guide as a browser sends it."""
    blank = {"title": "Closing a wound", "slug": "closing", "intro": "How to close it.", "picture": ""}
    blank |= dict.fromkeys(("author", "key_points", "sources", "picture_alt", "seo_title", "search_description"), "")
    blank |= {"body": streamfield([("paragraph", rich_text("<p>Absorbable.</p>"))]), "related": streamfield([])}
    blank["comments"] = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    return nested_form_data(blank | fields)


def edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def sign(client: Any, page: Any, **changes: str) -> Any:
    """Send the reviewer's form."""
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "sign", state.pk])
    return client.post(address, SIGNATURE | changes, headers={"x-requested-with": "XMLHttpRequest"})


def words(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


class TestAnEditor:
    def test_is_offered_review_and_not_publication(self, sign_in, guide):
        shown = sign_in("editor").get(edit(guide)).content.decode()

        assert "Submit to Clinical review" in shown
        assert 'name="action-publish"' not in shown

    @pytest.mark.parametrize("page", ["existing", "new"])
    def test_who_publishes_all_the_same_keeps_a_draft_and_is_told_why(self, sign_in, guide, library, page):
        new = reverse("wagtailadmin_pages:add", args=["resources", "guidepage", library.pk])
        address, slug = (edit(guide), "closing") if page == "existing" else (new, "another")

        answer = sign_in("editor").post(address, form(slug=slug) | {"action-publish": "1"}, follow=True)

        assert GuidePage.objects.get(slug=slug).live is False
        assert "kept as a draft and not published" in words(answer)

    def test_cannot_name_a_reviewer(self, sign_in, guide):
        named = {"reviewer": "Somebody", "reviewed_on": "2026-01-01", "review_by_date": "2030-01-01"}

        sign_in("editor").post(edit(guide), form(**named))

        draft = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
        assert (draft.intro, draft.reviewer, draft.review_by_date) == ("How to close it.", "", None)

    def test_cannot_sign_her_own_submission(self, sign_in, guide):
        editor = sign_in("editor")
        editor.post(edit(guide), form() | {"action-submit": "1"})

        answer = sign(editor, guide)

        guide.refresh_from_db()
        assert (answer.status_code, guide.live) == (403, False)

    def test_cannot_take_a_page_off(self, sign_in, guide):
        guide.get_latest_revision().publish()

        sign_in("editor").post(reverse("wagtailadmin_pages:unpublish", args=[guide.pk]))

        guide.refresh_from_db()
        assert guide.live is True


class TestAReviewer:
    @pytest.fixture
    def submitted(self, sign_in, guide) -> GuidePage:
        sign_in("editor").post(edit(guide), form() | {"action-submit": "1"})
        return guide

    def test_finds_the_submission_on_the_front_page(self, sign_in, submitted):
        assert "Awaiting your review" in words(sign_in("reviewer").get("/cms/"))

    def test_is_asked_for_name_and_dates(self, sign_in, submitted):
        state = submitted.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "sign", state.pk])

        asked = json.loads(sign_in("reviewer").get(address).content)["html"]

        assert [f'name="{name}"' in asked for name in ("reviewer", "reviewed_on", "review_by_date")] == [True] * 3

    def test_who_signs_publishes_with_name_and_dates(self, sign_in, submitted, client):
        sign(sign_in("reviewer"), submitted)

        submitted.refresh_from_db()
        assert (submitted.live, submitted.reviewer, submitted.reviewed_on) == (True, SIGNATURE["reviewer"], TODAY)
        assert str(submitted.review_by_date) == SIGNATURE["review_by_date"]
        assert submitted.live_revision == submitted.latest_revision
        assert SIGNATURE["reviewer"] in client.get(submitted.get_url()).content.decode()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("reviewer", ""),
            ("reviewed_on", ""),
            ("reviewed_on", str(TODAY + dt.timedelta(days=1))),
            ("review_by_date", ""),
            ("review_by_date", str(TODAY)),
        ],
    )
    def test_whose_signature_is_not_complete_publishes_nothing(self, sign_in, submitted, field, value):
        answer = sign(sign_in("reviewer"), submitted, **{field: value})

        submitted.refresh_from_db()
        assert json.loads(answer.content)["step"] == "action"
        assert "w-field__errors" in json.loads(answer.content)["html"]
        assert (submitted.live, submitted.workflow_in_progress) == (False, True)

    def test_cannot_sign_past_the_form(self, sign_in, submitted):
        answer = sign_in("reviewer").post(
            edit(submitted),
            form()
            | {
                "action-workflow-action": "1",
                "workflow-action-name": "sign",
                "workflow-action-extra-data": json.dumps({"comment": "fine"}),
            },
        )

        submitted.refresh_from_db()
        assert (answer.status_code, submitted.live) == (400, False)

    def test_sends_it_back_with_words(self, sign_in, submitted):
        state = submitted.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "reject", state.pk])

        sign_in("reviewer").post(address, {"comment": "Name the source of the figure."})

        submitted.refresh_from_db()
        assert (submitted.live, submitted.current_workflow_state.status) == (False, "needs_changes")
        assert "Name the source of the figure." in sign_in("editor").get(edit(submitted)).content.decode()

    def test_publishes_directly_only_with_name_and_dates(self, sign_in, guide):
        answer = sign_in("reviewer").post(edit(guide), form() | {"action-publish": "1"})

        guide.refresh_from_db()
        assert guide.live is False
        assert "published with its reviewer and the dates of the review" in words(answer)

    def test_approves_a_notice_without_a_signature(self, sign_in, library):
        notice = library.add_child(
            instance=NoticePage(
                title="Removal", slug="removal", kind="RECALL", reference="R1", issued_on=TODAY, reason="A", action="B",
                live=False,
            )
        )  # fmt: skip
        notice.save_revision()
        notice.get_workflow().start(notice, None)
        state = notice.current_workflow_task_state

        sign_in("reviewer").post(reverse("wagtailadmin_pages:workflow_action", args=[notice.pk, "approve", state.pk]))

        notice.refresh_from_db()
        assert notice.live is True


class TestTheClock:
    def test_a_signed_page_goes_live_on_its_day_and_expires_on_another(self, sign_in, guide, monkeypatch):
        now = timezone.now()
        guide.go_live_at, guide.expire_at = now + dt.timedelta(days=1), now + dt.timedelta(days=5)
        guide.save_revision()
        guide.get_workflow().start(guide, None)
        sign(sign_in("reviewer"), guide)
        guide.refresh_from_db()
        assert (guide.live, guide.approved_schedule) == (False, True)

        seen = []
        for days in (2, 6):
            monkeypatch.setattr(timezone, "now", lambda days=days: now + dt.timedelta(days=days))
            call_command("publish_scheduled")
            guide.refresh_from_db()
            seen.append((guide.live, guide.expired))
        assert seen == [(True, False), (False, True)]


class TestReviewDates:
    @pytest.fixture
    def dated(self, library) -> None:
        for days, title in ((-3, "Overdue guide"), (30, "Guide due soon"), (400, "Guide due later")):
            page = GuidePage(title=title, review_by_date=TODAY + dt.timedelta(days=days))
            library.add_child(instance=page)

    def test_stand_on_the_front_page_when_they_come_near(self, sign_in, dated):
        panel = BeautifulSoup(sign_in("editor").get("/cms/").content, "html.parser").find(id="review-dates-section")

        assert [row.find("a").text for row in panel.find_all("tr")[1:]] == ["Overdue guide", "Guide due soon"]
        assert [row.find(class_="w-status").text.split() for row in panel.find_all("tr")[1:]] == [
            ["Overdue"],
            ["Due", "soon"],
        ]

    def test_have_a_report_in_order(self, sign_in, dated):
        shown = words(sign_in("editor").get(reverse("review_dates_report")))

        places = [shown.index(title) for title in ("Overdue guide", "Guide due soon", "Guide due later")]
        assert places == sorted(places)

    def test_come_as_a_file(self, sign_in, dated):
        answer = sign_in("editor").get(reverse("review_dates_report"), {"export": "csv"})

        rows = b"".join(answer.streaming_content).decode().splitlines()
        assert rows[0] == "Page,Review by,Kind"
        assert rows[1] == f"Overdue guide,{TODAY - dt.timedelta(days=3)},guide"
