"""Header and footer follow the pages."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from home.models import StandardPage
from tests.factories import content

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgotten():
    cache.clear()
    yield
    cache.clear()


def links(part: str) -> dict[str, str]:
    page = BeautifulSoup(Client().get("/").content, "html.parser")
    return {link.get_text(strip=True): link["href"] for link in page.select(f".{part} nav a")}


class TestHeader:
    def test_follows_a_renamed_page(self):
        library = content.library()
        assert links("site-header")["Guides & library"] == "/library/"

        library.slug = "surgical-library"
        library.save_revision().publish()

        assert links("site-header")["Guides & library"] == "/surgical-library/"
        assert links("site-footer")["Safety notices"] == "/surgical-library/?kind=notice"

    def test_leads_to_no_page_that_is_not_there(self):
        content.home()

        assert list(links("site-header")) == ["Products"]


class TestFooter:
    def test_has_the_pages_that_ask_for_a_place_in_it(self):
        for title, column in (("About us", "ABOUT"), ("Privacy", "HELP"), ("Draft of a plan", "")):
            content.publish(content.home(), StandardPage(title=title, footer=column))

        assert {name: path for name, path in links("site-footer").items() if name in ("About us", "Privacy")} == {
            "About us": "/about-us/",
            "Privacy": "/privacy/",
        }
        assert "Draft of a plan" not in links("site-footer")

    def test_drops_a_page_that_is_taken_off(self):
        page = content.publish(content.home(), StandardPage(title="Contact", footer="ABOUT"))
        assert "Contact" in links("site-footer")

        page.unpublish()

        assert "Contact" not in links("site-footer")
