"""The list of subscriptions can be imported, and leads to feeds that are there."""

from collections.abc import Collection

from .address import is_web
from .feed import Feed, Rule

RULE = "feed-opml"


def check(feed: Feed, feeds: Collection[str]) -> Rule:
    """feeds: the addresses of the site's RSS feeds."""
    line, message = feed.fault
    if message:
        yield feed.finding(RULE, f"is not well-formed: {message}", "build again", line)
        return
    if feed.root.tag != "opml" or feed.root.get("version") != "2.0":
        yield feed.finding(RULE, "is not OPML 2.0", 'write <opml version="2.0">')
        return
    if not feed.root.findtext("head/title"):
        yield feed.finding(RULE, "has no title", "name the site in it")
    outlines = feed.root.findall("body/outline")
    if not outlines:
        yield feed.finding(RULE, "lists no feed", "give the site a category")
    seen = set()
    for outline in outlines:
        address = outline.get("xmlUrl") or ""
        name = outline.get("text") or address
        for attribute in ("text", "title", "xmlUrl", "htmlUrl"):
            if not outline.get(attribute):
                yield feed.finding(RULE, f'"{name}" has no {attribute}', "write it",
                                   outline.sourceline)
        if outline.get("type") != "rss":
            yield feed.finding(RULE, f'"{name}" is not said to be RSS', 'write type="rss"',
                               outline.sourceline)
        if not is_web(address) or address not in feeds:
            yield feed.finding(RULE, f'"{name}" leads to {address}, where no feed is',
                               "build again", outline.sourceline)
        if address in seen:
            yield feed.finding(RULE, f'"{name}" is there twice', "keep it once",
                               outline.sourceline)
        seen.add(address)
