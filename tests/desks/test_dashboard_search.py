"""Merchandisers steer the search at their desk; editors read the reports and briefs at theirs."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from search import records
from search.models import ContentBrief, Judgement, QueryDay, SteeringEvent, SteeringRule
from search.steering import services

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PAGES = ("search-reports", "search-query", "search-rules", "search-preview", "search-publish")
FORMS = ("search-rule-add", "search-publish-now", "search-undo", "search-discard", "search-judge", "search-brief")


@pytest.fixture
def desk(sign_in, settings):
    settings.ELASTICSEARCH_URL = ""
    return sign_in("merchandiser")


def asked(words="wipey", **counts):
    return QueryDay.objects.create(day=TODAY, words=words, **{"asked": 9, "nothing": 9} | counts)


def send(client, name, *args, **fields):
    return client.post(reverse(f"dashboard:{name}", args=args), fields, follow=True)


class TestWhoMay:
    @pytest.mark.parametrize("role", ["editor", "reviewer", "clinician"])
    def test_nobody_else_steers(self, sign_in, role):
        client = sign_in(role)
        before = SteeringRule.objects.count()

        answers = [client.get(reverse(f"dashboard:{name}")) for name in PAGES]
        answers += [client.post(reverse(f"dashboard:{name}"), {"kind": "STOP_WORD", "words": "x"}) for name in FORMS]

        assert {answer.status_code for answer in answers} <= {302, 403}
        assert not any(answer.status_code == 302 and "/login/" not in answer["Location"] for answer in answers)
        assert SteeringRule.objects.count() == before
        assert not ContentBrief.objects.exists()

    def test_staff_without_the_right_are_refused(self, client, shop):
        from tests.factories.shop import UserFactory

        client.force_login(UserFactory(is_staff=True), backend="allauth.account.auth_backends.AuthenticationBackend")

        answers = {client.get(reverse(f"dashboard:{name}")).status_code for name in PAGES}
        answers |= {client.post(reverse(f"dashboard:{name}")).status_code for name in FORMS}
        assert answers == {403}

    @pytest.mark.parametrize(("role", "status"), [("editor", 200), ("administrator", 200), ("reviewer", 302)])
    def test_editors_read_the_reports(self, sign_in, role, status):
        asked("clingwrap for drips")

        answer = sign_in(role).get(reverse("search_report"))

        assert answer.status_code == status
        assert (b"clingwrap for drips" in answer.content) == (status == 200)

    def test_editors_make_and_keep_briefs(self, sign_in):
        asked("clingwrap for drips")
        editor = sign_in("editor")

        editor.post(reverse("search_report"), {"words": "clingwrap for drips"})

        brief = ContentBrief.objects.get()
        assert (brief.words, brief.asked, brief.state) == ("clingwrap for drips", 9, "WANTED")
        page = editor.get(reverse("wagtailsnippets_site_search_contentbrief:list"))
        assert b"clingwrap for drips" in page.content
        assert editor.get(reverse("wagtailsnippets_site_search_contentbrief:edit", args=[brief.pk])).status_code == 200


class TestReports:
    @pytest.mark.parametrize(
        ("report", "words"), [("nothing", "wipey"), ("few", "gauze"), ("top", "silk"), ("unknown", "wipey")]
    )
    def test_show_their_lines(self, desk, report, words):
        asked("wipey")
        asked("gauze", nothing=0, asked=20)
        asked("silk", nothing=0, asked=30, clicks=30, places=45)

        page = desk.get(reverse("dashboard:search-reports"), {"report": report}).context["lines"]

        assert page[0].words == words

    def test_say_what_is_wrong_with_days_and_show_the_usual_ones(self, desk):
        asked("wipey")

        page = desk.get(reverse("dashboard:search-reports"), {"since": "2026-12-01", "until": "2026-01-01"})

        assert "The last day lies before the first." in page.content.decode()
        assert [line.words for line in page.context["lines"]] == ["wipey"]

    def test_a_click_makes_a_brief_once(self, desk):
        asked("wipey")

        send(desk, "search-brief", words="Wipey")
        page = send(desk, "search-brief", words="wipey")

        assert ContentBrief.objects.get().asked == 9
        assert "open brief for “wipey” already" in page.content.decode()


class TestRules:
    def test_what_cannot_be_is_said_and_nothing_is_lost(self, desk):
        before = SteeringRule.objects.count()

        page = send(desk, "search-rule-add", kind="SYNONYM", words="absorbable", meant="non-absorbable")
        assert "never the same" in page.content.decode()
        page = send(desk, "search-rule-add", kind="PIN", words="gauze", target="product:999999")
        assert "no longer there" in page.content.decode()
        page = send(desk, "search-rule-add", kind="PIN", words="gauze", target="nonsense")
        assert "The line:" in page.content.decode()
        page = send(desk, "search-rule-add", kind="STOP_WORD", words="deluxe", starts_on="soon")
        assert "The first day:" in page.content.decode()
        assert SteeringRule.objects.count() == before

    def test_a_thing_is_hidden_from_one_query_or_from_all(self, desk, shop):
        records.refresh_kind("product")
        target = f"product:{shop.product.pk}"

        send(desk, "search-rule-add", kind="HIDE", words="needle", target=target)
        send(desk, "search-rule-add", kind="HIDE_EVERYWHERE", words="needle", target=target)

        hidden = services.draft().rules.filter(kind="HIDE")
        assert {(rule.words, rule.target_id) for rule in hidden} == {("needle", shop.product.pk), ("", shop.product.pk)}
        page = desk.get(reverse("dashboard:search-rules")).content.decode()
        assert "Every query" in page

    def test_the_list_of_a_query_shows_the_draft_and_what_else_may_be_pinned(self, desk, shop):
        records.refresh_kind("product")
        send(desk, "search-rule-add", kind="PIN", words="zzqx", target=f"product:{shop.product.pk}")

        page = desk.get(reverse("dashboard:search-query"), {"q": "zzqx", "find": "gloves"}).context

        assert [(place.object_id, place.pinned) for place, grade in page["lines"]] == [(shop.product.pk, True)]
        assert [shop.parent.children.filter(pk=place.object_id).exists() for place in page["others"]] == [True]

    def test_a_foreign_address_is_not_returned_to(self, desk):
        answer = desk.post(
            reverse("dashboard:search-rule-add"),
            {"kind": "STOP_WORD", "words": "deluxe", "back": "https://elsewhere.example/"},
        )

        assert answer["Location"] == reverse("dashboard:search-rules")

    def test_grades_of_a_list_are_kept(self, desk, shop):
        send(desk, "search-judge", words="Needle holder", **{f"grade-product:{shop.product.pk}": "3", "grade-x": "9"})
        assert (Judgement.objects.get().words, Judgement.objects.get().grade) == ("needle holder", 3)

        page = send(desk, "search-judge", words="needle holder", **{f"grade-product:{shop.product.pk}": "7"})
        assert "A grade is 0, 1, 2 or 3." in page.content.decode()
        assert Judgement.objects.get().grade == 3


class TestPublishing:
    def test_names_who_and_can_be_undone(self, desk, shop):
        page = send(desk, "search-publish-now", revision=services.draft().revision)
        assert "Published." in page.content.decode()
        assert SteeringEvent.objects.get().by == shop.people["merchandiser"]

        page = send(desk, "search-undo")
        assert services.published() is None
        assert "Undo the last publish" not in page.content.decode()

    def test_is_refused_where_lists_get_worse_until_there_is_a_reason(self, desk, shop):
        records.refresh_kind("product")
        services.judge("needle holder", {("product", shop.product.pk): 3}, by=None, at=timezone.now())
        target = f"product:{shop.product.pk}"
        send(desk, "search-rule-add", kind="HIDE", words="needle holder", target=target)
        revision = services.draft().revision

        refused = desk.post(reverse("dashboard:search-publish-now"), {"revision": revision, "reason": "no"})
        assert refused.status_code == 409
        assert "would get worse" in refused.content.decode()
        assert services.published() is None

        page = send(desk, "search-publish-now", revision=revision, reason="It is being recalled today.")
        assert "Published." in page.content.decode()
        assert "Published all the same because: It is being recalled today." in page.content.decode()

    def test_of_a_draft_that_somebody_changed_is_refused(self, desk):
        page = send(desk, "search-publish-now", revision="0")

        assert "Somebody changed the draft" in page.content.decode()
        assert services.published() is None
