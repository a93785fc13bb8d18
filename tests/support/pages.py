"""Browser pages that remember what they asked for and what they complained of."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

OWN_HOSTS = {"127.0.0.1", "localhost"}
LOCAL_SCHEMES = {"data", "blob", "about", "file"}


class RecordedPage(Page):
    """A Playwright page, for type checkers; the two lists are set by `Pages.open`.

    foreign_requests: URLs asked of any host but this machine; complaints: console errors
    (refusals by the CSP among them) and uncaught exceptions. A test that expects one
    clears the list; whatever is left fails the test at its end.
    """

    foreign_requests: list[str]
    complaints: list[str]


def is_foreign(url: str) -> bool:
    """Whether a request for this URL would leave the machine."""
    parts = urlsplit(url)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname not in OWN_HOSTS


class Pages:
    """Opens pages in contexts of their own, and closes them all."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._pages: list[RecordedPage] = []

    def open(self, **options: Any) -> RecordedPage:
        """A page in a new context. options: Playwright's `new_context` ones
        (java_script_enabled, color_scheme, viewport, locale…)."""
        context = self._browser.new_context(**{"locale": "fr-CA", **options})
        self._contexts.append(context)
        page: Any = context.new_page()
        page.foreign_requests = []
        page.complaints = []
        page.on(
            "request",
            lambda request: page.foreign_requests.append(request.url)
            if is_foreign(request.url) else None,
        )
        page.on(
            "console",
            lambda message: page.complaints.append(f"{message.text} ({page.url})")
            if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: page.complaints.append(f"{error} ({page.url})"))
        self._pages.append(page)
        return page  # type: ignore[no-any-return]

    def close(self) -> None:
        """Closes everything opened, then fails on what any page has left."""
        for context in self._contexts:
            context.close()
        for page in self._pages:
            assert page.foreign_requests == []
            assert page.complaints == []
