"""A page that may be listed names its one address, and it is its own."""

from collections.abc import Iterator

from ..page import Page, Problem, line_of

RULE = "canonical"
REMEDY = "let base.html write it, or set indexable = False in the page's template"
LEVEL = "error"


def check(page: Page) -> Iterator[Problem]:
    """Pages without a canonical address, with several, or with another page's."""
    if not page.indexable:
        return
    found = page.canonical
    if len(found) != 1:
        yield Problem(0, f"{len(found)} canonical addresses; a page has one")
        return
    own, said = page.address.of(page.name), found[0].get("href")
    if said != own:
        yield Problem(line_of(found[0]), f"the canonical address is {said}; the page is at {own}")
