"""People who buy through HTTP alone, each with a browser's cookies and a story of their own."""

from __future__ import annotations

import http.client
import re
import urllib.parse
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie

from django.urls import reverse

from tests.shop.checkout.buyer import FORM

TIMEOUT_SECONDS = 60
HIDDEN = re.compile(r'name="(quote|csrfmiddlewaretoken)" value="([^"]+)"')


class Browser:
    """One connection that is kept open, and the cookies of one visitor. ``requests`` counts what was asked."""

    def __init__(self, address: str) -> None:
        self._host = urllib.parse.urlsplit(address).netloc
        self._connection = http.client.HTTPConnection(self._host, timeout=TIMEOUT_SECONDS)
        self.cookies: dict[str, str] = {}
        self.requests = 0

    def twin(self) -> Browser:
        """Another connection of the same visitor, as a second press of a button opens one."""
        twin = Browser(f"http://{self._host}")
        twin.cookies = dict(self.cookies)
        return twin

    def get(self, path: str) -> tuple[str, dict[str, str]]:
        """The address it ends at and the hidden fields of the page there."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> tuple[str, dict[str, str]]:
        """As ``get``: redirects are followed."""
        return self._ask("POST", path, urllib.parse.urlencode(fields))

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None) -> tuple[str, dict[str, str]]:
        self.requests += 1
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if answer.status in (301, 302, 303):
            to = urllib.parse.urlsplit(answer.headers["Location"]).path
            return self._ask("GET", to, None)
        assert answer.status in (200, 409), f"{method} {path}: {answer.status}\n{text[:2000]}"
        return path, dict(HIDDEN.findall(text))


Wishes = Sequence[tuple[int, int]]
"""Stock record, selling units."""
Story = Callable[[Browser, Wishes], None]


def _to_the_review(browser: Browser, wishes: Wishes) -> dict[str, str]:
    for record, quantity in wishes:
        browser.post(reverse("basket:add"), {"unit": str(record), "quantity": str(quantity)})
    at, fields = _gives_details(browser)
    assert at == reverse("checkout:review"), at
    return fields


def _gives_details(browser: Browser) -> tuple[str, dict[str, str]]:
    at, fields = browser.get(reverse("checkout:index"))
    return browser.post(at, FORM | fields) if at == reverse("checkout:index") else (at, fields)


def _presses_pay(browser: Browser, fields: dict[str, str]) -> tuple[str, dict[str, str]]:
    return browser.post(reverse("checkout:review"), fields | {"gateway": "demonstration"})


def _answers(browser: Browser, page: tuple[str, dict[str, str]], outcome: str) -> str:
    """Choose ``outcome`` on the provider's page; the address at which the browser ends."""
    at, fields = page
    assert "/demonstration" in at, at
    return browser.post(at, fields | {"outcome": outcome})[0]


def pays(browser: Browser, wishes: Wishes) -> None:
    """The usual buyer."""
    at = _answers(browser, _presses_pay(browser, _to_the_review(browser, wishes)), "succeed")
    assert "/placed/" in at, at


def pays_if_there_is_one(browser: Browser, wishes: Wishes) -> None:
    """Wants what many want. Whoever is too late is told so, in the basket."""
    (record, quantity), *_ = wishes
    browser.post(reverse("basket:add"), {"unit": str(record), "quantity": str(quantity)})
    at, fields = _gives_details(browser)
    if at == reverse("checkout:review"):
        at, fields = _presses_pay(browser, fields)
    if at != reverse("basket:summary"):
        _answers(browser, (at, fields), "succeed")


def presses_twice(browser: Browser, wishes: Wishes) -> None:
    """Two presses of the button at one moment. One at least leads to the provider; the other may be told to wait."""
    fields = _to_the_review(browser, wishes)
    second = browser.twin()
    with ThreadPoolExecutor(max_workers=2) as pool:
        pages = list(pool.map(lambda one: _presses_pay(one, fields), (browser, second)))
    second.close()
    to_pay = next(page for page in pages if "/demonstration" in page[0])
    _answers(browser, to_pay, "succeed")
    for at, _ in pages:
        browser.get(at)


def is_declined_first(browser: Browser, wishes: Wishes) -> None:
    """The card is refused; the basket is there again and the second try succeeds."""
    _answers(browser, _presses_pay(browser, _to_the_review(browser, wishes)), "decline")
    pays(browser, ())


def vanishes(browser: Browser, wishes: Wishes) -> None:
    """Pays and closes the tab: the shop hears of it from the provider alone."""
    _answers(browser, _presses_pay(browser, _to_the_review(browser, wishes)), "vanish")


def comes_back_thrice(browser: Browser, wishes: Wishes) -> None:
    """Pays and reloads the page it came back to."""
    at = _answers(browser, _presses_pay(browser, _to_the_review(browser, wishes)), "succeed")
    for _ in range(2):
        browser.get(at)


def gives_up(browser: Browser, wishes: Wishes) -> None:
    """Is declined and does not try again: no order."""
    _answers(browser, _presses_pay(browser, _to_the_review(browser, wishes)), "decline")
