"""An item's text is shown anywhere: nothing in it runs, and nothing depends on the page."""

import re

from lxml import html

from .address import is_absolute, runs
from .feed import CONTENT, Feed, Rule, named, text

RULE = "feed-content"
FORBIDDEN = frozenset({
    "script", "style", "iframe", "frame", "frameset", "form", "input", "button", "select",
    "textarea", "object", "embed", "applet", "link", "meta", "base", "svg", "math", "template",
})
ADDRESSES = ("href", "src", "poster", "cite", "data", "action", "background", "longdesc")
_TWICE = re.compile(r"&lt;/?(?:p|a|em|strong|div|br|li|ul|h[1-6])\b[^<]{0,200}&gt;")


def srcset(value: str) -> list[str]:
    """The addresses of a srcset."""
    found = []
    rest = value.strip(" \t\n,")
    while rest:
        address = rest.split(maxsplit=1)[0]
        rest = rest[len(address):]
        if address.endswith(","):
            address = address.rstrip(",")
        else:
            rest = rest.partition(",")[2]
        found.append(address)
        rest = rest.strip(" \t\n,")
    return found


def check(feed: Feed) -> Rule:
    """Elements that run or ask, attributes that run or dress, addresses that need a page."""
    for item in feed.items:
        value, name = text(item, f"{CONTENT}encoded"), named(item)
        if not value:
            continue
        line = item.sourceline
        if _TWICE.search(value) and "<" not in value:
            yield feed.finding(RULE, f"{name} has its content escaped twice", "escape it once",
                               line)
            continue
        for element in html.fragment_fromstring(value, create_parent="div").iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag in FORBIDDEN:
                yield feed.finding(RULE, f"{name} has a <{element.tag}> in its content",
                                   "leave it out of feeds", line)
            yield from _attributes(feed, name, element.attrib, line)


def _attributes(feed: Feed, name: str, attributes: object, line: int) -> Rule:
    for key, value in dict(attributes).items():  # type: ignore[call-overload]
        if key.startswith("on") or key == "style":
            yield feed.finding(RULE, f"{name} has the attribute {key} in its content",
                               "leave it out of feeds", line)
        addresses = srcset(value) if key == "srcset" else [value] if key in ADDRESSES else []
        for address in addresses:
            if runs(address):
                yield feed.finding(RULE, f"{name} has a script for an address", "remove it",
                                   line)
            elif not is_absolute(address):
                yield feed.finding(RULE, f'{name} has the relative address "{address}"',
                                   "write it whole: a reader has no page to start from", line)
