"""A page names the feeds it can be followed by: the nearest first, each once, with a title."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from ..page import Page, Problem, line_of

RULE = "autodiscovery"
REMEDY = "let base.html write them, from feeds_for"
LEVEL = "error"
TYPES = ("application/rss+xml", "application/feed+json")


def check(page: Page) -> Iterator[Problem]:
    """Pages that name no RSS feed, one without a title, one twice, or the site's before a
    category's."""
    if not page.indexable:
        return
    seen: set[str] = set()
    depths = dict.fromkeys(TYPES, 99)
    for link in page.find("link"):
        kind = link.get("type") or ""
        if (link.get("rel") or "").lower() != "alternate" or kind not in TYPES:
            continue
        address, line = urljoin(page.address.of(page.name), link.get("href") or ""), line_of(link)
        if not (link.get("title") or "").strip():
            yield Problem(line, f"the feed {link.get('href')} has no title")
        if address in seen:
            yield Problem(line, f"the feed {link.get('href')} is named twice")
        seen.add(address)
        # The site's own stands at its root, a category's below: readers offer the first.
        depth = urlsplit(address).path.count("/")
        if depth > depths[kind]:
            yield Problem(line, f"the feed {link.get('href')} stands after a more general one")
        depths[kind] = depth
    if depths[TYPES[0]] == 99:
        yield Problem(0, "names no RSS feed")
