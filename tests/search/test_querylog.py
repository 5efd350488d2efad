"""What was asked is counted, who asked is not."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from search import records
from search.data import Hit, Results
from search.models import QueryDay
from search.querylog import counting, privacy, reports

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FOUND = Results(hits=(Hit("product", 1, 1.0),), total=3, counts={"product": 2, "guide": 1})
NOTHING = Results(hits=(), total=0)
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture(autouse=True)
def _nothing_counted():
    counting._counted.clear()
    yield
    counting._counted.clear()


def row(words):
    return QueryDay.objects.get(words=words)


class TestCounting:
    def test_adds_up_by_words_tab_and_day(self):
        for results in (FOUND, NOTHING, FOUND):
            counting.count_search("  Gauze   SWAB ", "", results, on=TODAY)
        counting.count_search("gauze swab", "guide", FOUND, on=TODAY)
        assert counting.write() == 2
        counting.count_search("gauze swab", "", FOUND, on=TODAY)
        counting.write()

        all_kinds = QueryDay.objects.get(words="gauze swab", kind="")
        assert (all_kinds.asked, all_kinds.nothing, all_kinds.found) == (4, 1, {"product": 2, "guide": 1})
        assert QueryDay.objects.get(kind="guide").asked == 1

    def test_nearest_results_alone_count_as_nothing(self):
        counting.count_search("gauze", "", Results(hits=FOUND.hits, total=1, relaxed=True), on=TODAY)
        counting.write()

        assert row("gauze").nothing == 1

    def test_writes_nothing_while_a_page_is_made(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            counting.count_search("gauze", "", FOUND, on=TODAY)

    def test_a_thread_writes_a_moment_later(self, settings, monkeypatch):
        settings.SEARCH_LOG_WRITTEN_AFTER_SECONDS = 0.01
        written = threading.Event()
        monkeypatch.setattr(counting, "write", written.set)
        monkeypatch.setattr(counting, "_timer", None)

        counting.count_search("gauze", "", FOUND, on=TODAY)

        assert written.wait(30)

    def test_has_no_column_for_a_person(self):
        columns = {column.name for column in QueryDay._meta.get_fields()}

        assert columns == {
            "id", "day", "words", "kind", "asked", "nothing", "clicks", "places", "added", "found",
        }  # fmt: skip

    def test_takes_no_more_than_it_can_hold(self, monkeypatch):
        monkeypatch.setattr(counting, "MOST_COUNTED", 2)
        for words in ("one swab", "two swab", "three swab", "one swab"):
            counting.count_search(words, "", FOUND, on=TODAY)

        assert counting.write() == 2
        assert row("one swab").asked == 2

    def test_a_failing_database_breaks_nothing(self, monkeypatch, caplog):
        counting.count_search("gauze", "", FOUND, on=TODAY)
        monkeypatch.setattr(counting, "_without_numbers_of_persons", _fail)

        assert counting.write() == 0
        assert "could not be written" in caplog.text


def _fail(batch):
    raise DatabaseError("gone")


class TestPersonalData:
    @pytest.mark.parametrize(
        "words",
        [
            "anna.smith@ward.example",
            "suture for a.b@c.example please",
            "03/04/1961",
            "1961-04-03 smith",
            "qq 12 34 56 c",
        ],
    )
    def test_is_neither_counted_nor_told(self, words):
        counting.count_search(words, "", FOUND, on=TODAY)

        assert counting.token(words, "") == ""
        assert counting.write() == 0

    @pytest.mark.parametrize("words", ["943 476 5919", "+44 7700 900123", "4000 0012 3456 7899", "call 07700-900-123"])
    def test_long_numbers_that_no_product_bears_are_not_kept(self, words):
        counting.count_search(words, "", NOTHING, on=TODAY)
        counting.write()

        assert not QueryDay.objects.exists()

    def test_a_number_that_a_product_bears_is_kept(self, shelves):
        shelves.products.put(1, "Swab", identifiers=("05012345678900", "7700900"))
        records.refresh_kind("product")
        for words in ("5012345678900", "7700900"):
            counting.count_search(words, "", FOUND, on=TODAY)

        assert counting.write() == 2

    @pytest.mark.parametrize("words", ["3-0 vicryl", "10 x 10 cm", "size 7.5", "18g needle", "hs-4411", "vcp316h"])
    def test_sizes_and_part_numbers_are_no_persons(self, words):
        asked = privacy.normalised(words)

        assert not privacy.is_personal(asked)
        assert privacy.keys_to_prove(asked) == ()


class TestWhatAPageTells:
    def tell(self, client, token, **what):
        return client.post(reverse("site_search:told"), {"token": token, **what}, **HERE)

    def test_clicks_and_additions_are_counted_with_their_query(self, client):
        token = counting.token("Gauze", "")
        answers = [
            self.tell(client, token, what="opened", place="3"),
            self.tell(client, token, what="opened", place="1"),
            self.tell(client, token, what="added"),
        ]
        counting.write()

        assert [answer.status_code for answer in answers] == [204, 204, 204]
        assert (row("gauze").clicks, row("gauze").places, row("gauze").added) == (2, 4, 1)

    @pytest.mark.parametrize(
        ("token", "what"),
        [("forged", {"what": "added"}), (None, {"what": "stolen"}), (None, {"what": "opened", "place": "first"})],
    )
    def test_what_no_page_of_ours_said_is_refused(self, client, token, what):
        assert self.tell(client, token or counting.token("gauze", ""), **what).status_code == 400
        assert counting.write() == 0

    def test_other_sites_are_refused(self, client):
        token = counting.token("gauze", "")

        answer = client.post(
            reverse("site_search:told"), {"token": token, "what": "added"}, HTTP_SEC_FETCH_SITE="cross-site"
        )

        assert answer.status_code == 403
        assert counting.write() == 0

    def test_costs_no_statement_and_sets_no_cookie(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            answer = self.tell(client, counting.token("gauze", ""), what="added")
        assert not answer.cookies


class TestReports:
    def asked(self, words, *, days_ago=1, **counts):
        QueryDay.objects.create(day=TODAY - dt.timedelta(days=days_ago), words=words, **counts)

    @pytest.fixture
    def month(self):
        self.asked("wipey", asked=7, nothing=7)
        self.asked("wipey", days_ago=2, asked=3, nothing=3)
        self.asked("gauze", asked=20, clicks=1, places=9, found={"product": 4, "guide": 1})
        self.asked("silk", asked=10, clicks=8, places=16, added=3, found={"product": 2})
        self.asked("rare", asked=2)
        self.asked("old", days_ago=40, asked=90, nothing=90)
        return (TODAY - dt.timedelta(days=27), TODAY)

    def test_zero_results_stand_by_how_often(self, month):
        assert [(line.words, line.nothing) for line in reports.zero_results(*month)] == [("wipey", 10)]

    def test_low_clicks_are_queries_that_found_something_nobody_opened(self, month):
        lines = reports.low_clicks(*month)

        assert [line.words for line in lines] == ["gauze"]
        assert lines[0].click_rate == 0.05
        assert lines[0].found == {"product": 4, "guide": 1}

    def test_top_queries_say_what_came_of_them(self, month):
        lines = {line.words: line for line in reports.top(*month)}

        assert list(lines) == ["gauze", "silk", "wipey", "rare"]
        assert (lines["silk"].mean_place, lines["silk"].added) == (2.0, 3)

    def test_totals(self, month):
        line = reports.totals(*month)

        assert (line.asked, line.nothing, line.clicks, line.added) == (42, 10, 9, 3)

    def test_cost_two_statements(self, month, django_assert_num_queries):
        with django_assert_num_queries(2):
            reports.top(*month)

    def test_what_is_old_goes_and_what_was_asked_once_goes_sooner(self, settings):
        settings.SEARCH_LOG_KEPT_DAYS, settings.SEARCH_LOG_KEPT_DAYS_IF_RARE = 100, 30
        self.asked("ancient", days_ago=101, asked=50)
        self.asked("once", days_ago=31, asked=1)
        self.asked("once lately", days_ago=29, asked=1)
        self.asked("twice", days_ago=31, asked=2)

        assert counting.forget_old(TODAY) == 2
        assert set(QueryDay.objects.values_list("words", flat=True)) == {"once lately", "twice"}
