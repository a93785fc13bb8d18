"""A page that is only read runs no JavaScript."""

from collections.abc import Iterator

from ..budgets import SCRIPTED
from ..page import Page, Problem, line_of
from .content_policy import DATA_TYPES

RULE = "script"
REMEDY = "make it work in HTML and CSS"
LEVEL = "error"


def check(page: Page) -> Iterator[Problem]:
    """Scripts, and their preloads, on pages outside `SCRIPTED`."""
    if page.name.startswith(SCRIPTED):
        return
    for element in page.find("script", "link"):
        if element.tag == "link":
            wanted = "modulepreload" in (element.get("rel") or "").lower().split()
        else:
            wanted = (element.get("type") or "").lower() not in DATA_TYPES
        if wanted:
            what = element.get("src") or element.get("href") or "an inline script"
            yield Problem(line_of(element), f"this page is only read, and runs {what}")
