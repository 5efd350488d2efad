"""Somebody with a browser, and a note of everything that went wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

PATIENCE_MS = 30_000
"""A machine that does other things is not a fault of the site."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page cost to load."""

    requests: int
    kib: float

    def __str__(self) -> str:
        return f"{self.requests:>3} requests {self.kib:>8.1f} KiB"


@dataclass
class Visitor:
    """A browser window. ``troubles``: console errors, failed requests, other hosts, what the policy refused."""

    context: BrowserContext
    base: str
    javascript: bool = True
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self._loaded: list[Request] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfinished", lambda request: self._loaded.append(request))
        self.page.on("response", self._response)

    def opens(self, path: str) -> Response:
        """Go to an address of the site and wait until it has loaded all it loads."""
        answer = self.page.goto(self.base + path, wait_until="load")
        assert answer is not None
        self.waits_for_the_header()
        return answer

    def waits_for_the_header(self) -> None:
        """Every page fetches its header's state once; after that nothing more comes by itself."""
        if self.javascript:
            self.page.locator("#header-state[hx-trigger]").wait_for(state="detached")

    @property
    def path(self) -> str:
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def sees(self, words: str) -> Locator:
        """Wait until ``words`` can be read in the page's main part."""
        found = self.page.get_by_role("main").get_by_text(words).first
        found.wait_for()
        return found

    def reads(self) -> str:
        """All that can be read in the main part."""
        return self.page.get_by_role("main").inner_text()

    def presses(self, name: str) -> None:
        """Press the button called ``name``; where it leads to another page, wait for that."""
        self.page.get_by_role("main").get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state("load")

    def follows(self, name: str) -> None:
        """Follow the link called ``name`` in the main part."""
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state("load")

    def fills(self, **fields: str) -> None:
        """Write into the form fields of these names."""
        for name, value in fields.items():
            self.page.get_by_role("main").locator(f"[name={name}]").fill(value)

    def adds(self, form: Locator, quantity: int = 1) -> None:
        """Put ``quantity`` of what ``form`` offers into the basket, and wait for the news of it."""
        form.get_by_role("spinbutton").fill(str(quantity))
        form.get_by_role("button").click()
        self.page.locator("[data-news]").get_by_text("Added to your basket").wait_for()

    def signs_in(self, email: str, password: str) -> None:
        """On the site's one sign-in page, wherever we are."""
        if not self.path.startswith("/account/login/"):
            self.opens("/account/login/")
        self.fills(login=email, password=password)
        self.page.locator("form[action*='/account/login/'] button[type=submit]").first.click()
        self.page.wait_for_url(lambda address: "/account/login/" not in address)

    def weight(self) -> Weight:
        """Requests and KiB over the wire since the last call."""
        loaded, self._loaded = self._loaded, []
        sizes = [request.sizes() for request in loaded]
        total = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
        return Weight(len(loaded), round(total / 1024, 1))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):  # _response names those
            self.troubles.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.troubles.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.troubles.append(f"{response.status} for {response.url}")
