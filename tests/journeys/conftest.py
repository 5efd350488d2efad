"""A browser, the site it visits, and the demonstration loaded into a database of the journeys' own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django_tasks_db.management.commands.db_worker import Worker
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from launch.services.chromium import find_chromium
from search import indexing
from search.engines.elasticsearch import client
from tests.journeys.database import JourneyDatabase
from tests.journeys.server import serving
from tests.journeys.visitor import Visitor

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",  # a test machine often runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE, DESK = (390, 844), (1440, 900)


def unavailable(what: str) -> NoReturn:
    """Say loudly that journeys cannot be made here; under CI that is a failure, because nobody would read it."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="package")
def program() -> Path:
    """Chromium of this machine; looked for first, because all the rest is in vain without it."""
    found = find_chromium()
    if found is None:
        unavailable("NO BROWSER: install Chromium, or say where one is: SUTURE_CHROMIUM=…")
    return found


@pytest.fixture(scope="package")
def site(
    program: Path, test_database: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[str, JourneyDatabase]]:
    """The site, served, with the demonstration in it and the search index built: its address, and its database."""
    database = JourneyDatabase()
    with django_db_blocker.unblock(), database.demonstration(), serving() as address:
        changes = {
            "SITE_URL": address,
            "SEARCH_INDEX_PREFIX": f"{project.SEARCH_INDEX_PREFIX}-{project.DATABASES['default']['NAME']}-journeys",
            "SEARCH_TIMEOUT_SECONDS": 20.0,  # a busy machine is not an outage
        }
        with override_settings(**changes):
            call_command("load_demo")
            if project.ELASTICSEARCH_URL:
                indexing.rebuild(from_sources=False)
            for path in ("/", "/library/", "/education/"):  # pictures are brought to size once, not in every copy
                assert Client().get(path).status_code == 200
            connection.close()  # nobody may be in a database that is copied
            yield address, database
            if project.ELASTICSEARCH_URL:
                _drop_index()
            _drop_files()


@pytest.fixture(scope="package")
def browser(program: Path, site: tuple[str, JourneyDatabase]) -> Iterator[Browser]:
    """Started after the site: Playwright keeps a loop in this thread, for which Django would open other connections."""
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the loop is Playwright's; nothing of ours awaits
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS, timeout=180_000)
        yield chromium
        chromium.close()


def _drop_index() -> None:
    connected = client(project.ELASTICSEARCH_URL, 60.0)
    for index in connected.indices.get(index=f"{project.SEARCH_INDEX_PREFIX}-*").body:
        connected.indices.delete(index=index)


def _drop_files() -> None:
    from cms.media import Rendition, SiteDocument, SiteImage

    for model in (Rendition, SiteImage, SiteDocument):
        for row in model.objects.all():
            row.file.delete(save=False)


@pytest.fixture(autouse=True)
def fresh(site: tuple[str, JourneyDatabase]) -> None:
    """Every journey finds the demonstration as it was loaded."""
    site[1].copy()


@pytest.fixture
def enters(site: tuple[str, JourneyDatabase], browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """``enters(width=390, javascript=False)``: somebody new, with nothing in the browser yet."""
    contexts = []

    def open_window(size: tuple[int, int] = DESK, *, javascript: bool = True) -> Visitor:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=javascript, locale="en-GB"
        )
        contexts.append(context)
        return Visitor(context, site[0], javascript)

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture(params=[DESK, PHONE], ids=["1440px", "390px"])
def visitor(request: pytest.FixtureRequest, enters: Callable[..., Visitor]) -> Iterator[Visitor]:
    """Somebody at a desk, then somebody with a phone. Nothing may go wrong in the browser that they do not see."""
    somebody = enters(request.param)
    yield somebody
    assert somebody.troubles == []


@pytest.fixture
def reader(enters: Callable[..., Visitor]) -> Iterator[Visitor]:
    """As ``visitor``, at a desk alone: where the width of the window changes nothing."""
    somebody = enters(DESK)
    yield somebody
    assert somebody.troubles == []


@pytest.fixture
def run_tasks() -> Callable[[], None]:
    """Do what waits in the queue, as the worker does, until nothing waits."""

    def run() -> None:
        Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="journeys",
        ).run()

    return run


@pytest.fixture
def elasticsearch_index(site: tuple[str, JourneyDatabase], fresh: None) -> Iterator[Any]:
    """For journeys that change what is found: the index is as it was for the next one."""
    if not project.ELASTICSEARCH_URL:
        unavailable("NO ELASTICSEARCH: set ELASTICSEARCH_URL")
    yield client(project.ELASTICSEARCH_URL, 60.0)
    site[1].copy()
    indexing.rebuild(from_sources=False)
