"""Made-up pages: the seed decides them, the search finds them, and they never come into a shop that is in use."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from blog.models import ArticlePage
from demo.generated_pages import generate_pages
from resources.models import GuidePage
from search.api import refresh_kind
from search.models import SearchRecord
from tests.factories.content import home

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return home()


def texts() -> list[tuple[str, str]]:
    return [(page.title, str(page.body)) for page in [*GuidePage.objects.order_by("pk"), *ArticlePage.objects.all()]]


def test_are_sound_pages_that_the_search_reads(client):
    assert list(generate_pages(9, seed=3)) == [9]

    assert (GuidePage.objects.live().count(), ArticlePage.objects.live().count()) == (5, 4)
    assert Page.find_problems() == ([], [], [], [], [])
    assert client.get(GuidePage.objects.first().url).status_code == 200
    refresh_kind("guide")
    row = SearchRecord.objects.filter(kind="guide").first()
    assert "no advice" in row.summary
    assert len(row.body.split()) > 200


def test_the_seed_decides_them_and_works_once():
    list(generate_pages(4, seed=3))
    first = texts()
    Page.objects.filter(slug__startswith="generated-3-").delete()
    list(generate_pages(4, seed=3))
    assert texts() == first

    with pytest.raises(CommandError, match="there already"):
        call_command("generate_pages", "4", seed=3)


@pytest.mark.parametrize(("count", "allowed", "said"), [("0", True, "Between 1"), ("5", False, "DEMO_ALLOWED")])
def test_refusals_write_nothing(settings, count, allowed, said):
    settings.DEMO_ALLOWED = allowed
    with pytest.raises(CommandError, match=said):
        call_command("generate_pages", count)
    assert not GuidePage.objects.exists()
