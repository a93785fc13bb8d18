"""Readers know the elements of RSS and of the extensions that are in use, and nothing else."""

from typing import Any

from .feed import ATOM, CONTENT, DC, HISTORY, ITUNES, Feed, Rule

RULE = "feed-element"
CHANNEL = frozenset({
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster",
    "pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image",
    "skipHours", "skipDays", "item", f"{ATOM}link", f"{HISTORY}archive", f"{HISTORY}complete",
    *(f"{ITUNES}{name}" for name in ("category", "explicit", "owner", "author", "image",
                                     "new-feed-url", "type")),
})
ITEM = frozenset({
    "title", "link", "description", "category", "comments", "enclosure", "guid", "pubDate",
    "source", "author", f"{CONTENT}encoded", f"{DC}creator", f"{ITUNES}duration",
})
ATTRIBUTES = {
    "guid": {"isPermaLink"}, "category": {"domain"}, "enclosure": {"url", "length", "type"},
    f"{ATOM}link": {"rel", "href", "type", "title", "hreflang", "length"},
    f"{ITUNES}category": {"text"}, "source": {"url"},
}


def check(feed: Feed) -> Rule:
    """Elements and attributes that no reader knows, in the channel and in its items."""
    yield from _children(feed, feed.channel, CHANNEL, "channel")
    for item in feed.items:
        yield from _children(feed, item, ITEM, "item")


def _children(feed: Feed, parent: Any, known: frozenset[str], name: str) -> Rule:
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        if child.tag not in known:
            yield feed.finding(RULE, f"<{child.tag}> is no element of an {name}"
                               if name == "item" else f"<{child.tag}> is no element of a {name}",
                               "leave it out", child.sourceline)
        for attribute in child.attrib:
            if child.tag in known and attribute not in ATTRIBUTES.get(child.tag, ()):
                yield feed.finding(RULE, f"<{child.tag}> has no attribute {attribute}",
                                   "leave it out", child.sourceline)
