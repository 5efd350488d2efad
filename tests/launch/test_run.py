from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from launch.commands import run
from launch.commands.run import index_when_ready, write_environment
from launch.paths import Checkout
from launch.troubles import Trouble


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(run, "INDEX_PAUSE_SECONDS", 0.0)


def search(*, is_up: bool, problem: str = "") -> SimpleNamespace:
    finished = threading.Event()
    finished.set()
    description = f"Elasticsearch is not running: {problem}"
    return SimpleNamespace(finished=finished, is_up=is_up, problem=problem, description=description, seconds=12.0)


def project(narrator, *, refusals: int) -> SimpleNamespace:
    """Django whose rebuild is refused so many times before it is done."""
    asked: list[str] = []

    def manage(*words: str) -> None:
        asked.append(" ".join(words))
        if len(asked) <= refusals:
            raise Trouble("rebuilt by another process")

    supervisor = SimpleNamespace(stopping=threading.Event())
    return SimpleNamespace(manage=manage, narrator=narrator, supervisor=supervisor, asked=asked)


class TestIndexWhenReady:
    def test_asks_again_while_another_process_fills_the_index(self, narrator, terminal):
        django = project(narrator, refusals=2)

        index_when_ready(django, search(is_up=True))

        assert django.asked == ["rebuild_search_index --if-needed"] * 3
        assert "Elasticsearch is up after 12 s" in terminal.getvalue()

    def test_gives_up_with_the_reason(self, narrator, terminal):
        django = project(narrator, refusals=99)

        index_when_ready(django, search(is_up=True))

        assert len(django.asked) == run.INDEX_ATTEMPTS
        assert terminal.getvalue() == "  rebuilt by another process\n"

    def test_says_who_answers_when_it_did_not_come_up(self, narrator, terminal):
        django = project(narrator, refusals=0)

        index_when_ready(django, search(is_up=False, problem="no room"))

        assert django.asked == []
        said = "  Elasticsearch is not running: no room\n  Search answers from PostgreSQL.\n"
        assert terminal.getvalue() == said


class TestWriteEnvironment:
    def test_holds_the_password_for_oneself_only(self, tmp_path):
        checkout = Checkout(tmp_path)
        checkout.prepare()
        names = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "ELASTICSEARCH_URL", "PORT", "SITE_URL")

        write_environment(checkout, dict.fromkeys(names, "a b"))

        file = checkout.var / "env"
        assert file.read_text().splitlines()[1] == "export DATABASE_URL='a b'"
        assert file.stat().st_mode & 0o077 == 0
