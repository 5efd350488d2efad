"""Elasticsearch is gone: the page says so and answers all the same."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.test import override_settings

from demo.catalogue import find
from search import engines
from tests.journeys.visitor import Visitor

SUTURE = find("absorbable-suture", brand="Harrolact", usp_size="3-0")
WORDS = ("absorbable suture 3-0", SUTURE.part_number, SUTURE.gtin, "glove latex", "reprocessing")
NOTICE = "Search is running in a simpler form at the moment"
pytestmark = pytest.mark.browser


def answers(visitor: Visitor, words: str) -> tuple[list[str], bool]:
    """(titles of the list, whether the notice is there)."""
    answer = visitor.opens(f"/search/?q={words}")
    assert answer.status == 200
    titles = [heading.inner_text() for heading in visitor.page.locator(".hits__item").get_by_role("heading").all()]
    return titles, NOTICE in visitor.reads()


class TestSearchWithoutElasticsearch:
    @pytest.mark.usefixtures("elasticsearch_index")
    def test_answers_the_same_words_and_says_so(
        self, reader: Visitor, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
    ):
        monkeypatch.setattr(engines, "breaker", engines.CircuitBreaker())
        before = {words: answers(reader, words) for words in WORDS}

        with override_settings(ELASTICSEARCH_URL="http://127.0.0.1:9"):
            started = time.monotonic()
            during = {words: answers(reader, words) for words in WORDS}
            seconds = (time.monotonic() - started) / len(WORDS)
            reader.opens("/")
            reader.page.get_by_role("banner").get_by_role("combobox").press_sequentially("harro", delay=30)
            reader.page.get_by_role("option").first.wait_for()
        monkeypatch.setattr(engines, "breaker", engines.CircuitBreaker())
        after = {words: answers(reader, words) for words in WORDS}

        figure(f"{seconds:.2f} s for a page of results without Elasticsearch")
        for words in WORDS:
            figure(f"  {words}: {len(before[words][0])} hits on the page with it, {len(during[words][0])} without")
        assert after == before
        assert not any(notice for _, notice in before.values())
        assert all(notice for _, notice in during.values())
        assert all(titles for titles, _ in during.values())
        for number in (SUTURE.part_number, SUTURE.gtin):
            assert during[number][0][0] == before[number][0][0]
