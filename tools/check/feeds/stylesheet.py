"""A feed that a browser opens is readable, by CSS: browsers are removing XSLT."""

import re

from .feed import Feed, Rule

RULE = "feed-stylesheet"
_STYLESHEET = re.compile(rb"<\?xml-stylesheet\s([^?]*)\?>")


def address(feed: Feed) -> str:
    """The stylesheet's address as written, "" when there is none."""
    found = _STYLESHEET.search(feed.data)
    href = re.search(rb'href="([^"]*)"', found[1]) if found else None
    return href[1].decode() if href else ""


def check(feed: Feed) -> Rule:
    """No stylesheet, or one that is not CSS."""
    found = _STYLESHEET.findall(feed.data)
    if not found:
        yield feed.finding(RULE, "has no stylesheet", "name the site's feed.css")
    for attributes in found:
        if b'type="text/css"' not in attributes:
            yield feed.finding(RULE, "has a stylesheet that is not CSS",
                               "use CSS: browsers are removing XSLT")
