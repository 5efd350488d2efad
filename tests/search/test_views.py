from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_breaker", "plain_templates")]


@pytest.fixture
def plain_templates(settings):
    """Pages of the search alone: what they are given is looked at here, how they look elsewhere."""
    pages = {
        "search/search.html": "{% for one in items %}{% include one.template with card=one.card %}{% endfor %}",
        "search/suggestions.html": "{% for s in suggestions %}[{{ s.label }}: {{ s.title }} {{ s.url }}]{% endfor %}",
        "shelf/product.html": "[P {{ card.title }}]",
        "shelf/guide.html": "[G {{ card.title }}]",
    }
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", pages)]},
        }
    ]


@pytest.fixture
def stocked(shelves, fill):
    for number in range(1, 26):
        shelves.products.put(number, f"Silk suture {number}", identifiers=(f"SK-{number:04}",))
    shelves.guides.put(1, "Choosing silk")
    fill()
    return shelves


def look(client, **query):
    return client.get(reverse("site_search:results"), query)


class TestResultPage:
    def test_mixes_kinds_in_one_list(self, client, stocked):
        page = look(client, q="silk")

        assert page.status_code == 200
        assert {item.hit.kind for item in page.context["items"]} == {"product", "guide"}
        assert page.content.count(b"[P Silk suture") == 19
        assert page.content.count(b"[G Choosing silk]") == 1

    def test_tabs_tell_kinds_with_counts_and_addresses(self, client, stocked):
        tabs = look(client, q="silk &", kind="guide").context["tabs"]

        assert [(tab.label, tab.count, tab.url, tab.current) for tab in tabs] == [
            ("All", 26, "?q=silk+%26", False),
            ("Products", 25, "?q=silk+%26&kind=product", False),
            ("Guides", 1, "?q=silk+%26&kind=guide", True),
        ]

    def test_pages_are_addresses_too(self, client, stocked):
        page = look(client, q="silk", page=2).context

        assert (page["page_obj"].number, page["page_obj"].paginator.num_pages, len(page["items"])) == (2, 2, 6)
        assert page["page_obj"].pages == [1, 2]
        assert page["rest"] == "q=silk&"

    def test_a_page_too_far_shows_the_last(self, client, stocked):
        assert look(client, q="silk", page=40).context["page_obj"].number == 2

    @pytest.mark.parametrize(
        "query", [{}, {"q": ""}, {"q": "silk", "page": "x"}, {"q": "silk", "page": "-1"}, {"q": "silk", "kind": "x"}]
    )
    def test_no_address_is_an_error(self, client, stocked, query):
        page = look(client, **query)

        assert page.status_code == 200
        assert page.context["page_obj"].number == 1

    def test_an_over_long_query_is_cut(self, client, stocked):
        assert len(look(client, q="silk " * 300).context["query"]) == 1000

    def test_an_identifier_stands_first_without_a_redirect(self, client, stocked):
        page = look(client, q="sk0007")

        assert page.status_code == 200
        assert page.context["items"][0].card.title == "Silk suture 7"

    def test_says_when_the_fallback_answered(self, client, stocked, settings):
        settings.ELASTICSEARCH_URL = ""

        page = look(client, q="silk")
        assert page.context["results"].degraded
        assert len(page.context["items"]) == 20

    def test_a_thing_that_went_a_moment_ago_leaves_no_hole(self, client, stocked):
        del stocked.guides.things[1]

        assert b"[G" not in look(client, q="silk").content

    def test_asks_which_rules_are_published_and_what_is_called_so_and_nothing_else_with_elasticsearch(
        self, client, stocked, settings, django_assert_num_queries
    ):
        with django_assert_num_queries(2):
            look(client, q="silk")

        settings.ELASTICSEARCH_URL = ""
        with django_assert_num_queries(3):
            look(client, q="silk")

    def test_is_not_to_be_kept_by_shared_caches(self, client, stocked):
        assert "private" in look(client, q="silk")["Cache-Control"]

    def test_only_reads(self, client, stocked):
        assert client.post(reverse("site_search:results"), {"q": "silk"}).status_code in (403, 405)


class Desk:
    """One gatherer for both kinds; counts its calls."""

    def __init__(self, hidden=()):
        self.calls, self.hidden = [], hidden

    def cards(self, found, request):
        self.calls.append([one.kind for one in found])
        return {
            (one.kind, one.object_id): SimpleNamespace(title=one.title, url="/")
            for one in found
            if (one.kind, one.object_id) not in self.hidden
        }


class TestGatherers:
    def test_kinds_that_share_one_are_asked_together_and_nothing_else(self, client, stocked, monkeypatch):
        desk = Desk()
        for shelf in (stocked.products, stocked.guides):
            shelf.gatherer = desk
            monkeypatch.setattr(shelf, "hydrate", lambda *_: pytest.fail("asked although there is a gatherer"))

        page = look(client, q="silk")

        assert len(page.context["items"]) == 20
        assert [set(kinds) for kinds in desk.calls] == [{"product", "guide"}]
        assert b"[G Choosing silk]" in page.content

    @pytest.mark.parametrize("down", [False, True])
    def test_what_it_leaves_out_is_neither_shown_nor_counted(self, client, stocked, settings, down):
        stocked.products.gatherer = stocked.guides.gatherer = Desk(hidden={("guide", 1)})
        if down:
            settings.ELASTICSEARCH_URL = ""

        page = look(client, q="silk")

        assert b"[G" not in page.content
        assert [(tab.label, tab.count) for tab in page.context["tabs"]] == [("All", 25), ("Products", 25)]
        assert client.get(reverse("site_search:suggest"), {"q": "choos"}).content == b""


class TestSuggestions:
    def test_are_lines_with_title_and_address(self, client, stocked):
        page = client.get(reverse("site_search:suggest"), {"q": "choos"})

        assert page.content == b"[Guide: Choosing silk /guide/1/]"

    @pytest.mark.parametrize("typed", ["", "c", " c "])
    def test_wait_for_the_second_character(self, client, stocked, typed):
        assert client.get(reverse("site_search:suggest"), {"q": typed}).content == b""
