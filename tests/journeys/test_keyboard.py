"""The shop with nothing but a keyboard."""

from __future__ import annotations

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


def focused(visitor: Visitor, question: str = "element => element.textContent.trim()") -> str:
    """What ``question`` answers about the element that has the focus."""
    return visitor.page.locator("*:focus").evaluate(question)


def tabs_to(visitor: Visitor, selector: str, *, at_most: int = 60) -> None:
    """Press Tab until what ``selector`` names has the focus; it must be visible there."""
    for _ in range(at_most):
        visitor.page.keyboard.press("Tab")
        if visitor.page.locator(f"{selector}:focus").count():
            break
    else:
        pytest.fail(f"{selector} is not reached with {at_most} presses of Tab")
    outline = visitor.page.locator(selector).and_(visitor.page.locator(":focus"))
    style = outline.evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).boxShadow")
    assert style != "nonenone", f"{selector} does not show that it has the focus"


class TestTheKeyboard:
    def test_skips_to_the_content(self, visitor: Visitor):
        visitor.opens("/")

        visitor.page.keyboard.press("Tab")
        assert focused(visitor) == "Skip to main content"
        assert visitor.page.locator(".skip-link").is_visible()
        visitor.page.keyboard.press("Enter")

        assert visitor.page.locator("main:focus").count() == 1
        visitor.page.keyboard.press("Tab")
        assert focused(visitor, "element => Boolean(element.closest('main'))")

    def test_searches_by_the_list_of_suggestions_and_adds_to_the_basket(self, visitor: Visitor):
        visitor.opens("/")
        tabs_to(visitor, "#header-search")
        visitor.page.keyboard.type("harrolact 3-0", delay=30)
        visitor.page.get_by_role("option").first.wait_for()
        visitor.page.keyboard.press("ArrowDown")
        chosen = visitor.page.locator("#header-search").get_attribute("aria-activedescendant")
        assert visitor.page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
        visitor.page.keyboard.press("Enter")
        visitor.page.wait_for_url("**/shop/products/**")
        visitor.waits_for_the_header()

        tabs_to(visitor, ".add__quantity", at_most=120)
        visitor.page.keyboard.press("Control+A")
        visitor.page.keyboard.type("2")
        visitor.page.keyboard.press("Enter")
        visitor.page.locator("[data-news]").get_by_text("Added to your basket").wait_for()
        visitor.page.get_by_role("banner").get_by_text("2 items").wait_for(state="attached")

    def test_closes_the_suggestions_with_escape_and_keeps_the_words(self, reader: Visitor):
        reader.opens("/")
        box = reader.page.locator("#header-search")
        box.press_sequentially("harro", delay=30)
        reader.page.get_by_role("option").first.wait_for()

        box.press("Escape")

        assert box.get_attribute("aria-expanded") == "false"
        assert reader.page.locator("#header-search-list").is_hidden()
        assert box.input_value() == "harro"


class TestTheComboboxOfTheSearch:
    def test_tells_how_many_suggestions_there_are_and_marks_the_one_chosen(self, reader: Visitor):
        reader.opens("/")
        box, page = reader.page.get_by_role("banner").get_by_role("combobox"), reader.page
        status = page.locator("form[data-suggest] [role=status]").first
        box.press_sequentially("harro", delay=30)
        options = page.get_by_role("option")
        options.first.wait_for()

        assert box.get_attribute("aria-expanded") == "true"
        assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
        assert status.inner_text() == f"{options.count()} suggestions, use the arrow keys."

        box.press("ArrowUp")
        assert options.last.get_attribute("aria-selected") == "true"
        box.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") is None
        box.fill("zzzzqqq")
        status.get_by_text("No suggestions.").wait_for(state="attached")
        assert box.get_attribute("aria-expanded") == "false"

    def test_offers_what_was_searched_for_here_and_forgets_it_when_asked(self, reader: Visitor):
        page = reader.page
        for words in ("silk suture", "nitrile gloves"):
            reader.opens("/")
            box = page.get_by_role("banner").get_by_role("combobox")
            box.fill(words)
            box.press("Enter")
            page.wait_for_url("**/search/?q=*")
        reader.opens("/")
        box = page.get_by_role("banner").get_by_role("combobox")
        box.focus()
        options = page.get_by_role("option")
        options.first.wait_for()
        assert [one.inner_text().split("\n")[0] for one in options.all()] == [
            "nitrile gloves", "silk suture", "Clear recent searches"
        ]  # fmt: skip

        box.press("ArrowUp")
        box.press("Enter")

        page.locator("form[data-suggest] [role=status]").first.get_by_text("cleared").wait_for(state="attached")
        assert box.evaluate("box => box === document.activeElement")
        assert page.evaluate("localStorage.getItem('recent-searches')") is None
        assert options.count() == 0


class TestTheFiltersOfTheSearch:
    def test_are_chosen_and_taken_away_by_the_keyboard(self, reader: Visitor):
        page = reader.page
        reader.opens("/search/?q=suture&kind=product")
        before = page.locator(".search-count").inner_text()
        tabs_to(reader, ".found__filters input[type=checkbox]")
        page.keyboard.press("Space")

        chip = page.locator(".chips .chip").first
        chip.wait_for()
        assert "f=" in reader.path
        page.locator("#search-news").get_by_text("with 1 filter").wait_for(state="attached")
        chip.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "f=" not in url)
        assert page.locator(".search-count").inner_text() == before
