"""Pages and the records by which they are found."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from search import api as search
from search.models import SearchRecord
from tests.factories import content
from tests.factories.shop import UserFactory

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture(autouse=True)
def without_elasticsearch(settings):
    settings.ELASTICSEARCH_URL = ""


def titles(words: str, user=NOBODY) -> set[int]:
    return {hit.object_id for hit in search.find(words, user=user).hits}


class TestAPublishedPage:
    def test_is_found_by_its_words(self):
        guide = content.guide(title="Closing a zebrafish laceration")

        assert titles("zebrafish") == {guide.pk}

    def test_is_gone_when_it_is_unpublished(self):
        guide = content.guide(title="Closing a zebrafish laceration")

        guide.unpublish()

        assert titles("zebrafish") == set()

    def test_is_gone_when_it_is_deleted(self):
        content.notice(title="A zebrafish notice").delete()

        assert titles("zebrafish") == set()

    def test_a_draft_of_it_is_not_found(self):
        guide = content.guide(title="Public words")
        guide.title = "Zebrafish words"
        guide.save_revision()

        assert titles("zebrafish") == set()


class TestAPageThatIsClosed:
    def test_is_found_by_those_who_may_read_it_and_leaves_no_trace_for_others(self):
        guide = content.guide(title="Zebrafish for professionals")
        content.for_professionals(guide)

        assert titles("zebrafish") == set()
        assert search.find("zebrafish", user=NOBODY).total == 0
        assert titles("zebrafish", UserFactory()) == set()
        assert titles("zebrafish", content.professional()) == {guide.pk}

    def test_by_a_page_above_it_is_closed_too(self):
        guide = content.guide(title="Zebrafish below a closed page")
        content.for_signed_in(content.library())

        assert titles("zebrafish") == set()
        assert titles("zebrafish", UserFactory()) == {guide.pk}

    def test_is_open_again_when_the_restriction_goes(self):
        guide = content.guide(title="Zebrafish opened")
        content.for_professionals(guide)
        for restriction in list(guide.get_view_restrictions()):
            restriction.delete()

        assert SearchRecord.objects.get(object_id=guide.pk, kind="guide").audience == "public"
